#include "parsing.h"
#include "nothing_left.h"
#include <stdint.h>
#include <string.h>

struct block {
  struct block *below;
  size_t size, used;
  max_align_t bytes[];
};

// Before each piece is its size.
union header {
  size_t size;
  max_align_t align;
};

static _Thread_local struct block *top;

// The size of the first block, which a thread keeps. Each next one is twice as large as the one below it.
enum { FIRST = 1 << 18 };

static size_t rounded(size_t size) {
  size_t step = sizeof(max_align_t);
  if (size > SIZE_MAX / 2) nothing_left();
  return (size + step - 1) / step * step;
}

static char *take(size_t size) {
  size_t needed = sizeof(union header) + rounded(size);
  if (!top || top->size - top->used < needed) {
    size_t next = top ? 2 * top->size : FIRST;
    if (next < needed) next = needed;
    struct block *block = malloc(sizeof(struct block) + next);
    if (!block) nothing_left();
    *block = (struct block){.below = top, .size = next, .used = 0};
    top = block;
  }
  union header *header = (union header *)((char *)top->bytes + top->used);
  top->used += needed;
  header->size = rounded(size);
  return (char *)(header + 1);
}

struct parsing_mark parsing_memory_mark(void) {
  return (struct parsing_mark){.block = top, .used = top ? top->used : 0};
}

void parsing_memory_release(struct parsing_mark mark) {
  while (top && top != mark.block && (mark.block || top->below)) {
    struct block *below = top->below;
    free(top);
    top = below;
  }
  if (top) top->used = mark.block ? mark.used : 0;
}

static void *clear(size_t count, size_t size) {
  size_t all;
  if (__builtin_mul_overflow(count, size, &all)) nothing_left();
  return memset(take(all), 0, all);
}

static void *resize(void *old, size_t size) {
  if (!old) return take(size);
  union header *header = (union header *)old - 1;
  size_t had = header->size;
  if (size <= had) return old;
  // The last piece grows where it is.
  size_t more = rounded(size) - had;
  if ((char *)old + had == (char *)top->bytes + top->used && top->size - top->used >= more) {
    top->used += more;
    header->size += more;
    return old;
  }
  return memcpy(take(size), old, had);
}

static void leave(void *old) { (void)old; }

static cmark_mem memory = {clear, resize, leave};

cmark_mem *parsing_memory(void) { return &memory; }
