/* A buffer or a log: an index, and files behind it or memory. */
#ifndef SDVP_STORE_JOURNAL_H
#define SDVP_STORE_JOURNAL_H

#include "store/ring.h"
#include "store/segments.h"

/* What the journals of a store have in common. */
typedef struct sdvp_store_parts {
    sdvp_store_limits_t limits;
    const sdvp_clock_t *clock; /* NULL in memory */
    uint8_t *scratch;          /* room for the greatest record */
    uint32_t room;
    sdvp_store_health_t health;
    char trouble[256];
} sdvp_store_parts_t;

typedef struct sdvp_journal {
    sdvp_store_parts_t *parts;
    bool on_disk;
    sdvp_ring_t ring;
    sdvp_segments_t segments;
    uint32_t budget;         /* octets of all files */
    sdvp_entry_id_t durable; /* up to which entries may be read */
    uint64_t unsynced;       /* entries that were written since */
    int64_t due;             /* when what is not yet durable is to be */
    int64_t retry;           /* the disk takes nothing before; 0: it does */
    int mark;                /* file that holds the highest id that counted as kept; -1: none */
    sdvp_entry_id_t marked;
    bool torn;               /* while files are read again: the last thing seen was damage */
    bool begun;              /* likewise: the beginning of a file has been seen */
    char fingerprint[SDVP_FINGERPRINT_MAX + 1];
} sdvp_journal_t;

/* Room of a journal. */
typedef struct sdvp_room {
    uint32_t entries;
    uint32_t octets;
} sdvp_room_t;

/*
 * Opens a journal with what it held. `path`: of its files, NULL: in memory. `fingerprint`: NULL for a log. SDVP_NO_MEMORY,
 * SDVP_BAD_ARGUMENT, SDVP_STORAGE; then there is nothing to be released.
 */
sdvp_error_t sdvp_journal_open(
    sdvp_journal_t *to, sdvp_store_parts_t *parts, sdvp_room_t room, const char *path, const char *fingerprint);
/* Gives back memory and files; what is not safe yet is made so. */
void sdvp_journal_release(sdvp_journal_t *journal);

void sdvp_journal_append(sdvp_journal_t *journal, const sdvp_stored_t *entry);
bool sdvp_journal_next(
    sdvp_journal_t *journal, sdvp_entry_id_t after, const sdvp_interval_t *interval, sdvp_stored_t *to, bool *gap);
bool sdvp_journal_contains(const sdvp_journal_t *journal, sdvp_entry_id_t id);
/* Slots of the oldest and newest durable entry; false if there is none. */
bool sdvp_journal_ends(const sdvp_journal_t *journal, const sdvp_slot_t **oldest, const sdvp_slot_t **newest);
void sdvp_journal_drop(sdvp_journal_t *journal, sdvp_entry_id_t after);
void sdvp_journal_purge(sdvp_journal_t *journal, const char *fingerprint);
/* Makes safe what is due at a time; SDVP_NEVER: all. */
void sdvp_journal_run(sdvp_journal_t *journal, int64_t now);

/* journal_load.c: reads again what the files of a path hold; writes the mark, when more counts as kept. */
sdvp_error_t sdvp_journal_load(sdvp_journal_t *journal, const char *path);
void sdvp_journal_mark(sdvp_journal_t *journal);

#endif
