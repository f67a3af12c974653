// What both do when the system has no memory left.
#include <stdio.h>
#include <stdlib.h>

static inline _Noreturn void nothing_left(void) {
  fputs("tweeluik: there is no memory left\n", stderr);
  abort();
}
