/* A directory of files, for its own sources. */
#ifndef SDVP_STORE_DIRECTORY_H
#define SDVP_STORE_DIRECTORY_H

#include "sdvp/files.h"

struct sdvp_directory {
    int root;
    int incoming;
    sdvp_file_limits_t limits;
    uint64_t stored;    /* measured when an upload begins: files may also come and go by other hands */
    uint64_t uploading; /* octets of uploads that are under way */
    uint64_t last_part;
};

/* One file below the root. */
typedef struct sdvp_listed {
    char *name;
    uint64_t size;
    int64_t modified_us;
} sdvp_listed_t;

/* Files below a path that clients may see, by name. Freed by sdvp_listing_free. */
typedef struct sdvp_listing {
    sdvp_listed_t *items;
    size_t count;
    size_t room;
} sdvp_listing_t;

/* directory_list.c. `path` "": everything. */
sdvp_error_t sdvp_directory_list(
    const sdvp_directory_t *directory, const char *path, sdvp_listing_t *to, sdvp_fault_t *fault);
void sdvp_listing_free(sdvp_listing_t *listing);
/* The folder that a path lies in, open, and what follows in the path; -1 if there is none, or a link is on the way. */
int sdvp_directory_parent(const sdvp_directory_t *directory, const char *path, bool make, const char **last);
sdvp_error_t sdvp_directory_missing(const char *path, sdvp_fault_t *fault);

#endif
