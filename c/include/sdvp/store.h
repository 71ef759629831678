/*
 * Where a device keeps what outlives the moment: buffers of reports, logs, and what clients set in control blocks. Ports as
 * structures of functions, so that a device may bring its own; and a store that fills them in, in memory or on disk.
 */
#ifndef SDVP_STORE_H
#define SDVP_STORE_H

#include "sdvp/value.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Why an entry was made. */
typedef enum sdvp_entry_kind { SDVP_ENTRY_EVENT, SDVP_ENTRY_INTEGRITY, SDVP_ENTRY_INTERROGATION } sdvp_entry_kind_t;

/* An entry of a buffer or a log. What is in `octets` is the engine's and means nothing to a store. */
typedef struct sdvp_stored {
    sdvp_entry_id_t id; /* rises from entry to entry; never 0 */
    sdvp_entry_time_t time;
    sdvp_entry_kind_t kind;
    const uint8_t *octets;
    size_t length;
} sdvp_stored_t;

/*
 * The buffer of one BRCB (IEC 61850-7-2 clause 17.2.3). Calls take effect in their order, on disk too. Nothing here may wait
 * for longer than a local disk read takes.
 *
 *   - Durability: an entry can be read from when it is safe, which may be after `append`; so nothing is sent that a loss of
 *     power could unmake.
 *   - Overflow: an entry that does not fit pushes out the oldest. None is refused.
 *   - Damage: what cannot be read back is a gap; it is never handed out and never left out in silence.
 *   - A disk that is full or fails: the buffer goes on in memory and says so (sdvp_store_health).
 */
typedef struct sdvp_report_buffer {
    void *ctx;
    /* Keeps an entry; its id is above `highest`. Copied. */
    void (*append)(void *ctx, const sdvp_stored_t *entry);
    /*
     * The first durable entry after an id, which need not be in the buffer; 0: from the oldest. False if there is none. `gap`:
     * entries between the id and this one (or the end) were lost; never with 0. What `to` points to is good until the next
     * call to any port of the store.
     */
    bool (*next)(void *ctx, sdvp_entry_id_t after, sdvp_stored_t *to, bool *gap);
    /* Whether a durable entry has this id. */
    bool (*contains)(void *ctx, sdvp_entry_id_t id);
    /* Ids of the oldest and newest durable entry; false if there is none. */
    bool (*ends)(void *ctx, sdvp_entry_id_t *oldest, sdvp_entry_id_t *newest);
    /* The highest id ever appended, which outlives purging, overflow and restart; 0: none was. */
    sdvp_entry_id_t (*highest)(void *ctx);
    /* Drops interrogations after an id, since a newer one replaces them (clause 17.2.3.2.2.10). That is no gap. */
    void (*drop_interrogations)(void *ctx, sdvp_entry_id_t after);
    /* Empties the buffer; `fingerprint` as in `open`. */
    void (*purge)(void *ctx, const char *fingerprint);
    /* Makes safe what was appended and ends the use. */
    void (*close)(void *ctx);
} sdvp_report_buffer_t;

/* Opens buffers. Must outlive them. */
typedef struct sdvp_report_store {
    void *ctx;
    /*
     * Opens the buffer of a BRCB instance ("HP1/LLN0.Meas01") with what it held; each once at a time. `fingerprint` (64
     * characters at most) is of the settings under which entries are made: a buffer that was kept under another is emptied.
     * SDVP_STORAGE if nothing can be kept there, SDVP_NO_MEMORY.
     */
    sdvp_error_t (*open)(void *ctx, const char *block, const char *fingerprint, sdvp_report_buffer_t *to);
    /* Does what is due: makes entries safe in groups. May wait for the disk. NULL: nothing is ever due. */
    void (*run)(void *ctx);
    /* Monotonic ms when `run` is due, SDVP_NEVER if it is not. NULL as above. */
    int64_t (*deadline)(void *ctx);
} sdvp_report_store_t;

/* The ends of a log, by ids. */
typedef struct sdvp_log_ends {
    sdvp_entry_id_t oldest;
    sdvp_entry_time_t oldest_time;
    sdvp_entry_id_t newest;
    sdvp_entry_time_t newest_time;
} sdvp_log_ends_t;

/* A time interval, ends included; NULL: open on that side. */
typedef struct sdvp_interval {
    const sdvp_entry_time_t *start;
    const sdvp_entry_time_t *stop;
} sdvp_interval_t;

/*
 * One log (IEC 61850-7-2 clause 17.3.4). Rules as for a buffer, but that what is damaged is left out. Times may step back
 * with the clock, so an interval of time is not one of ids.
 */
typedef struct sdvp_entry_log {
    void *ctx;
    void (*append)(void *ctx, const sdvp_stored_t *entry);
    /* The first safe entry after an id and within an interval (NULL: all). Lifetimes as `next` of a buffer. */
    bool (*next)(void *ctx, sdvp_entry_id_t after, const sdvp_interval_t *interval, sdvp_stored_t *to);
    /* False if the log is empty. */
    bool (*ends)(void *ctx, sdvp_log_ends_t *to);
    sdvp_entry_id_t (*highest)(void *ctx);
    void (*close)(void *ctx);
} sdvp_entry_log_t;

/* Opens logs ("HP1/LLN0.Day"); each once at a time. As sdvp_report_store_t. */
typedef struct sdvp_log_store {
    void *ctx;
    sdvp_error_t (*open)(void *ctx, const char *log, sdvp_entry_log_t *to);
    void (*run)(void *ctx);
    int64_t (*deadline)(void *ctx);
} sdvp_log_store_t;

/* Keeps what clients set in control blocks, under the reference of the block. */
typedef struct sdvp_state_store {
    void *ctx;
    /* What was saved last. SDVP_INSTANCE_NOT_AVAILABLE: nothing, or it cannot be read any more. */
    sdvp_error_t (*load)(void *ctx, const char *name, uint8_t *to, size_t size, size_t *length);
    /* Safe when this returns SDVP_OK (waits for the disk); else SDVP_STORAGE, SDVP_NO_MEMORY, and the old stays. */
    sdvp_error_t (*save)(void *ctx, const char *name, const uint8_t *octets, size_t length);
} sdvp_state_store_t;

/* Room, for each buffer and each log. */
typedef struct sdvp_store_limits {
    uint32_t report_entries;
    uint32_t report_octets; /* in memory, or on disk */
    uint32_t log_entries;
    uint32_t log_octets;
    uint32_t entry_octets;  /* greatest entry; a greater one is lost, which is a gap */
    uint32_t spare_octets;  /* on disk: memory of a buffer for when the disk is full */
    uint32_t group_ms;      /* on disk: within this time entries are made safe, together */
    uint16_t most;          /* how many buffers and logs, together; and how many states in memory */
} sdvp_store_limits_t;

/* 1,000 reports in 256 KiB; 10,000 entries of a log in 2 MiB; 16 KiB an entry; 16 KiB spare; 100 ms; 64. */
sdvp_store_limits_t sdvp_store_limits(void);

/* All three ports, in memory or in a directory. */
typedef struct sdvp_store sdvp_store_t;

/* In memory, which ends with the store and not with `close`. New: sdvp_store_free. NULL if there is no memory. */
sdvp_store_t *sdvp_store_in_memory(const sdvp_store_limits_t *limits);

/*
 * In a directory, which is made if need be and must be used by one store at a time. Safe against loss of power. New:
 * sdvp_store_free. NULL: see `fault` (may be NULL). `clock` must outlive the store.
 */
sdvp_store_t *sdvp_store_in_directory(
    const char *path, const sdvp_store_limits_t *limits, const sdvp_clock_t *clock, sdvp_fault_t *fault);

/* Closes what is open. */
void sdvp_store_free(sdvp_store_t *store);

/* The ports; borrowed until the store is freed. */
const sdvp_report_store_t *sdvp_store_reports(sdvp_store_t *store);
const sdvp_log_store_t *sdvp_store_logs(sdvp_store_t *store);
const sdvp_state_store_t *sdvp_store_states(sdvp_store_t *store);

/* How a store is doing. */
typedef struct sdvp_store_health {
    bool writing;          /* false: the disk takes nothing, entries are in memory only */
    uint64_t unsafe;       /* entries since the store was made that are kept in memory only, or were not made safe */
    uint64_t too_long;     /* entries that were greater than entry_octets and lost */
    uint64_t damaged;      /* places in files that could not be read */
    const char *trouble;   /* what failed last, for people; "" if nothing; borrowed until the next call */
} sdvp_store_health_t;
sdvp_store_health_t sdvp_store_health(const sdvp_store_t *store);

#ifdef __cplusplus
}
#endif
#endif
