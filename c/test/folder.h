/* Folders for tests. */
#ifndef SDVP_TEST_FOLDER_H
#define SDVP_TEST_FOLDER_H

#include <stddef.h>

typedef struct folder {
    char path[64];
} folder_t;

/* Makes an empty folder of its own. */
folder_t folder_new(void);
/* Removes a folder with everything in it. */
void folder_remove(const char *path);
/* Hands the path of every file below a folder to `found`. */
void folder_files(const char *path, void (*found)(void *ctx, const char *file), void *ctx);
/* Octets of all files below a folder. */
size_t folder_size(const char *path);

#endif
