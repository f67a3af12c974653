#include "page.h"
#include "nothing_left.h"
#include <stdatomic.h>

_Thread_local struct page_buffer tweeluik_page_buffer;

static _Atomic uint32_t scopes;

// What a thread keeps for its next page: more than nearly all pages take.
enum { KEPT = 1 << 22 };

void page_buffer_grow(uint32_t capacity) {
  struct page_buffer *buffer = page_buffer();
  uint8_t *base = realloc(buffer->base, capacity);
  if (!base) nothing_left();
  buffer->base = base;
  buffer->capacity = capacity;
}

void page_buffer_open(void) {
  uint32_t scope;
  do scope = atomic_fetch_add_explicit(&scopes, 1, memory_order_relaxed) + 1;
  while (scope == 0);
  page_buffer()->scope = scope;
}

void page_buffer_close(void) {
  struct page_buffer *buffer = page_buffer();
  buffer->scope = 0;
  buffer->top = 0;
  if (buffer->capacity > KEPT) {
    free(buffer->base);
    buffer->base = NULL;
    buffer->capacity = 0;
  }
}
