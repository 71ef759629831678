/* What all layers stand on: errors, texts of errors, bounded memory, the clock. */
#ifndef SDVP_BASE_H
#define SDVP_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * How a call ended. 1 to 12 are ServiceError of IEC 61850-7-2 (clause 5.3.2, "Common types"), given by an ACSI server;
 * from 100 on it is this library that could not do what was asked.
 */
typedef enum sdvp_error {
    SDVP_OK = 0,
    SDVP_INSTANCE_NOT_AVAILABLE = 1,
    SDVP_INSTANCE_IN_USE = 2,
    SDVP_ACCESS_VIOLATION = 3,
    SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE = 4,
    SDVP_PARAMETER_VALUE_INAPPROPRIATE = 5,
    SDVP_PARAMETER_VALUE_INCONSISTENT = 6,
    SDVP_CLASS_NOT_SUPPORTED = 7,
    SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT = 8,
    SDVP_CONTROL_MUST_BE_SELECTED = 9,
    SDVP_TYPE_CONFLICT = 10,
    SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT = 11,
    SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT = 12,

    SDVP_NO_MEMORY = 100,      /* an allocation failed, or a limit that was handed in is reached */
    SDVP_BAD_ARGUMENT = 101,   /* the caller handed in what the function's text forbids */
    SDVP_NOT_WELL_FORMED = 102, /* input: broken XML or JSON, a DTD, a comment, text mixed with elements */
    SDVP_LIMIT_EXCEEDED = 103, /* input: beyond a limit of the format */
    SDVP_UNEXPECTED_ELEMENT = 104,
    SDVP_UNEXPECTED_ATTRIBUTE = 105,
    SDVP_MISSING = 106,
    SDVP_BAD_VALUE = 107,
    SDVP_TIMED_OUT = 108,      /* no answer in time; whether the server did it is not known */
    SDVP_CANCELLED = 109,      /* the caller gave up, or closed what the call ran on */
    SDVP_LOST = 110,           /* the association or the link has ended */
    SDVP_PROTOCOL = 111,       /* an answer came that makes no sense */
    SDVP_BUSY = 112,           /* told to wait by the other side (stanza error of type wait) */
    SDVP_NOT_ONLINE = 113,     /* there is no link now */
    SDVP_LOGIN_FAILED = 114,   /* the XMPP server refused the login, or its certificate is not trusted */
    SDVP_STORAGE = 115         /* a store on disk failed */
} sdvp_error_t;

/*
 * Name of an error: of 1 to 12 as the standard writes it with hyphens ("access-violation"), of the faults of input as the
 * formats name them ("bad-value"), else small with hyphens ("timed-out"). Borrowed for ever; "unknown-error" for others.
 */
const char *sdvp_error_name(sdvp_error_t error);

/* What was wrong, for people and logs: what was expected, what came, for which reference and peer. */
typedef struct sdvp_fault {
    sdvp_error_t error;
    char path[1024];  /* input: the element, such as "getDataValues/r[2]"; empty: the very start, or not input */
    char detail[256]; /* one sentence, cut if it is longer; never has a password in it */
} sdvp_fault_t;

/*
 * Memory that only grows, up to a limit, and is given back as a whole: what a message is read into.
 */
typedef struct sdvp_arena sdvp_arena_t;

/*
 * Makes an arena of at most `limit` octets; `first` of them are allocated at once and kept over resets, so that who needs
 * no more never allocates again. New: sdvp_arena_free. NULL if there is no memory.
 */
sdvp_arena_t *sdvp_arena_new(size_t first, size_t limit);
void sdvp_arena_free(sdvp_arena_t *arena);
/* Takes back all that was given out. */
void sdvp_arena_reset(sdvp_arena_t *arena);
/* `size` octets, zeroed and aligned for any type; borrowed until the next reset. NULL beyond the limit. */
void *sdvp_arena_alloc(sdvp_arena_t *arena, size_t size);
/* A copy of `length` octets of text with a NUL behind them; borrowed until the next reset. NULL beyond the limit. */
char *sdvp_arena_text(sdvp_arena_t *arena, const char *text, size_t length);

/* Two clocks in one port, so that tests can have their own. */
typedef struct sdvp_clock {
    void *ctx;
    /* Microseconds since 1970-01-01 00:00 UTC; may jump. */
    int64_t (*utc_us)(void *ctx);
    /* Milliseconds since any moment; never goes back. */
    int64_t (*monotonic_ms)(void *ctx);
} sdvp_clock_t;

/* The clock of the machine. Borrowed for ever. */
const sdvp_clock_t *sdvp_system_clock(void);

/* A moment that does not come: what a function that tells its next deadline says when there is none. */
#define SDVP_NEVER INT64_MAX

/* Where the library tells what happens. */
typedef enum sdvp_level { SDVP_DEBUG, SDVP_INFO, SDVP_WARNING, SDVP_SEVERE } sdvp_level_t;
typedef struct sdvp_log {
    void *ctx;
    sdvp_level_t least; /* what is below is not made at all */
    void (*line)(void *ctx, sdvp_level_t level, const char *text);
} sdvp_log_t;

#ifdef __cplusplus
}
#endif
#endif
