/* References as names of files. */
#ifndef SDVP_STORE_NAMES_H
#define SDVP_STORE_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Writes DIRECTORY/FOLDER/NAME, everything in NAME but letters, digits, '_' and '-' as %XX. False if it does not fit, or is
 * longer than a name of a file may be.
 */
bool sdvp_path(char *to, size_t size, const char *directory, const char *folder, const char *name);

/* Makes a directory and the folders of a store in it, where they are not there yet. */
bool sdvp_make_folders(const char *directory);

#endif
