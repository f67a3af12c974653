#pragma once

#include <stddef.h>

/// The bytes of a file that is built into the program.
struct embedded {
    const unsigned char *bytes;
    size_t count;
};

/// The file of `templates/assets` with a name; none, of 0 bytes, where there is no such file.
struct embedded embedded_file(const char *name);
