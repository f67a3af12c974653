// The buffer in which a thread puts together a page.
#ifndef TWEELUIK_PAGE_H
#define TWEELUIK_PAGE_H
#include <stdint.h>

struct page_buffer {
  uint8_t *_Null_unspecified base;
  // How many bytes are in use, and for how many there is room.
  uint32_t top, capacity;
  // The number of the scope that is open, which no other scope of any thread has had; 0 when none is open.
  uint32_t scope;
};

extern _Thread_local struct page_buffer tweeluik_page_buffer;

static inline struct page_buffer *_Nonnull page_buffer(void) { return &tweeluik_page_buffer; }

// Makes room for that many bytes in all. Ends the program when there is no memory.
void page_buffer_grow(uint32_t capacity);
// Opens a scope. Closing it forgets all that is in the buffer.
void page_buffer_open(void);
void page_buffer_close(void);
#endif
