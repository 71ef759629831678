/* Files of vectors for tests. */
#ifndef SDVP_TEST_FILES_H
#define SDVP_TEST_FILES_H

#include <stddef.h>

/* Content of a file without the line end at its very end, a NUL behind it. New: free. The test fails if there is none. */
char *file_content(const char *path, size_t *length);
/* Calls `each` with the name of every file in a folder that ends in `extension`, without that; sorted. Returns their number. */
size_t each_file(const char *folder, const char *extension, void (*each)(void *ctx, const char *name), void *ctx);

#endif
