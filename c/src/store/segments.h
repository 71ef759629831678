/*
 * The files of one buffer or log: PATH.00000001 and so on. Records are only ever added, each with its length and CRC32C, so
 * that whatever a loss of power or a bad disk leaves can be told from what was written. The oldest file is removed as a whole.
 */
#ifndef SDVP_STORE_SEGMENTS_H
#define SDVP_STORE_SEGMENTS_H

#include "sdvp/store.h"

/* Octets of a record before what it carries. */
#define SDVP_RECORD_HEADER 36u
#define SDVP_FINGERPRINT_MAX 64u

typedef enum sdvp_record_type {
    SDVP_RECORD_START = 1, /* twice at the beginning of a file: `id` the highest, `other` all lost up to it; carries the fingerprint */
    SDVP_RECORD_PURGE,     /* as START, in a file before which nothing counts */
    SDVP_RECORD_ENTRY,     /* `other`: the highest id before it */
    SDVP_RECORD_DROP       /* drops interrogations after `id` */
} sdvp_record_type_t;

typedef struct sdvp_record {
    sdvp_record_type_t type;
    sdvp_stored_t entry; /* its `id` counts always */
    uint64_t other;
} sdvp_record_t;

typedef struct sdvp_segments {
    char path[1024]; /* of the files, without their number */
    uint32_t oldest; /* number of the oldest file, 0: there is none */
    uint32_t newest;
    int file;        /* the newest, open for writing; -1: none */
    uint32_t end;    /* its length */
    uint64_t total;  /* octets of all files */
    int reading;     /* another one, open for reading; -1: none */
    uint32_t read;   /* its number */
    uint8_t *scratch; /* room for the greatest record; of the store */
    uint32_t room;
} sdvp_segments_t;

/* Finds the files of a path. SDVP_STORAGE, SDVP_BAD_ARGUMENT if the path is too long. */
sdvp_error_t sdvp_segments_open(sdvp_segments_t *to, const char *path, uint8_t *scratch, uint32_t room);
void sdvp_segments_close(sdvp_segments_t *segments);

/* Hears of records while files are read again: of each that is whole, and of damage (`record` NULL). */
typedef void (*sdvp_replay_t)(void *ctx, const sdvp_record_t *record, uint32_t segment, uint32_t offset);
/* Reads all files, oldest first, and cuts off a torn end of the newest. SDVP_STORAGE if a file cannot be read at all. */
sdvp_error_t sdvp_segments_replay(sdvp_segments_t *segments, sdvp_replay_t replay, void *ctx);

/* Begins a new file with a record; what is in the one before is made safe. SDVP_STORAGE. */
sdvp_error_t sdvp_segments_begin(sdvp_segments_t *segments, const sdvp_record_t *start);
/* Adds a record to the newest file: all of it, or nothing. Tells where. SDVP_STORAGE. */
sdvp_error_t sdvp_segments_write(sdvp_segments_t *segments, const sdvp_record_t *record, uint32_t *offset);
/* SDVP_STORAGE if it is not known to be safe; then nothing more is added to the newest file. */
sdvp_error_t sdvp_segments_sync(sdvp_segments_t *segments);
/* Reads a record whose octets are `length` long into the scratch room; false if it is damaged. */
bool sdvp_segments_read(sdvp_segments_t *segments, uint32_t number, uint32_t offset, uint32_t length, sdvp_record_t *to);
/* Whether there are files but the newest; numbers go on when all have been removed. */
bool sdvp_segments_have_older(const sdvp_segments_t *segments);
/* Removes the oldest file, never the newest. Returns the number of the one that is then the oldest. */
uint32_t sdvp_segments_remove_oldest(sdvp_segments_t *segments);
/* Removes all files. */
void sdvp_segments_remove_all(sdvp_segments_t *segments);

/* Makes safe which files a directory has, that of a path. SDVP_STORAGE. */
sdvp_error_t sdvp_sync_directory(const char *path);

#endif
