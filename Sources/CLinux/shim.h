// Linux system calls that the C library has, but that its headers show only to programs that ask for more than POSIX.
#ifdef __linux__
#include <malloc.h>
#include <stddef.h>
#include <sys/inotify.h>

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
int syncfs(int descriptor);

// The beginning of dl_phdr_info.
struct loaded_object {
  unsigned long address;
  const char *name;
};
int dl_iterate_phdr(int (*visit)(struct loaded_object *object, size_t size, void *data), void *data);
#endif
