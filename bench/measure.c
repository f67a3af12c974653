/* Runs a program and prints what it took: seconds, seconds of the processor in the program and in the system, KiB at most.
 *
 *   measure PROGRAM ARGUMENT...
 *
 * What the program prints is thrown away. It is small itself, because a process counts the memory of the one that started it.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static double seconds(struct timeval time) { return time.tv_sec + time.tv_usec / 1e6; }

static void run(char **arguments) {
  int nowhere = open("/dev/null", O_WRONLY);
  dup2(nowhere, STDOUT_FILENO);
  execv(arguments[0], arguments);
  perror(arguments[0]);
  _exit(127);
}

int main(int count, char **arguments) {
  if (count < 2) {
    fprintf(stderr, "usage: measure PROGRAM ARGUMENT...\n");
    return 2;
  }
  double start = now();
  pid_t child = fork();
  if (child == 0) run(arguments + 1);
  int status;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
    perror("measure");
    return 2;
  }
  double wall = now() - start;
  printf("%.6f %.6f %.6f %ld\n", wall, seconds(usage.ru_utime), seconds(usage.ru_stime), usage.ru_maxrss);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
