// Calls of Linux that the C library has, and whose headers show them only to programs that ask for more than POSIX.
#ifdef __linux__
#include <sys/inotify.h>

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
int syncfs(int descriptor);
#endif
