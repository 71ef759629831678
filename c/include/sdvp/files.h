/* Files of a device in a directory. */
#ifndef SDVP_FILES_H
#define SDVP_FILES_H

#include "sdvp/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How much clients may store. 0 anywhere: the default that is named. */
typedef struct sdvp_file_limits {
    uint64_t max_file_size;  /* octets of one file: 32 MiB */
    uint64_t max_total_size; /* of all files together, those under way included: 128 MiB */
    uint32_t max_files;      /* 1,000 */
} sdvp_file_limits_t;

typedef struct sdvp_directory sdvp_directory_t;

/*
 * Opens a directory, made if need be, for this store alone. Nobody gets out of it: names are relative and without "..", and
 * symbolic links are neither followed nor listed. A file that is being written lies in a hidden folder, .incoming, and is
 * renamed when it is whole and on disk; what a crash left there is deleted here. New: sdvp_directory_free. SDVP_STORAGE if
 * it cannot be opened, SDVP_NO_MEMORY.
 */
sdvp_error_t sdvp_directory_new(const char *path, sdvp_file_limits_t limits, sdvp_directory_t **to);
/* The server over it must be gone. */
void sdvp_directory_free(sdvp_directory_t *directory);
/* To be handed to a server. Uploads that broke off cannot be gone on with: a file begins anew. */
sdvp_file_store_t sdvp_directory_store(sdvp_directory_t *directory);

#ifdef __cplusplus
}
#endif
#endif
