/* Writing alone: as many files as a site has, each as large, and nothing is made for them.
 *
 *   writing THREADS LIST OUTPUT
 *
 * LIST holds a line for each file, its size and its path; OUTPUT does not exist.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 64, LONGEST = 4096, MOST_THREADS = 64 };

typedef struct {
  char *path;
  size_t size;
} File;

static File *files;
static size_t file_count, largest;
static atomic_size_t next_file;
static char *filling;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

/* The folders that a file stands in; most were made for the one before. */
static void make_folders(char *path) {
  for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    if (mkdir(path, 0755) && errno != EEXIST) fail(path);
    *slash = '/';
  }
}

static void read_list(const char *list, const char *output) {
  FILE *lines = fopen(list, "r");
  if (!lines) fail(list);
  char name[LONGEST], path[2 * LONGEST];
  size_t size, room = 0;
  while (fscanf(lines, "%zu %4095[^\n]", &size, name) == 2) {
    if (file_count == room) files = realloc(files, (room = room ? room * 2 : 1024) * sizeof *files);
    snprintf(path, sizeof path, "%s/%s", output, name);
    files[file_count++] = (File){strdup(path), size};
    if (size > largest) largest = size;
  }
  fclose(lines);
}

/* As the tool writes: under another name first, so that each file is whole. */
static void write_file(File file) {
  char other[2 * LONGEST + 8];
  snprintf(other, sizeof other, "%s.tmp", file.path);
  int opened = open(other, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (opened < 0 || write(opened, filling, file.size) != (ssize_t)file.size) fail(file.path);
  close(opened);
  if (rename(other, file.path)) fail(file.path);
}

static void *work(void *unused) {
  size_t first;
  while ((first = atomic_fetch_add(&next_file, CHUNK)) < file_count)
    for (size_t index = first; index < first + CHUNK && index < file_count; index++) write_file(files[index]);
  return unused;
}

int main(int count, char **arguments) {
  int threads = count == 4 ? atoi(arguments[1]) : 0;
  if (threads < 1 || threads > MOST_THREADS) {
    fprintf(stderr, "usage: writing THREADS LIST OUTPUT\n");
    return 2;
  }
  read_list(arguments[2], arguments[3]);
  filling = malloc(largest + 1);
  memset(filling, 'x', largest + 1);
  if (mkdir(arguments[3], 0755)) fail(arguments[3]);
  for (size_t index = 0; index < file_count; index++) make_folders(files[index].path);
  pthread_t others[MOST_THREADS];
  for (int index = 1; index < threads; index++)
    if (pthread_create(&others[index], NULL, work, NULL)) fail("a thread");
  work(NULL);
  for (int index = 1; index < threads; index++) pthread_join(others[index], NULL);
  return 0;
}
