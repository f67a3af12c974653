// The memory that libcmark takes while it parses: pieces of large blocks, all given back at once. A text's tree is thousands of
// small things that live equally long.
#ifndef TWEELUIK_PARSING_H
#define TWEELUIK_PARSING_H
#include <cmark.h>
#include <stddef.h>

// What a thread had taken at a moment.
struct parsing_mark {
  void *_Nullable block;
  size_t used;
};

struct parsing_mark parsing_memory_mark(void);
// Gives back all that this thread took since the mark. Marks are released in the reverse of the order in which they were made.
void parsing_memory_release(struct parsing_mark mark);

// For cmark_parser_new_with_mem. It ends the program when there is no memory.
cmark_mem *_Nonnull parsing_memory(void);
#endif
