/* Writing text into bounded room, and saying what was wrong. */
#ifndef SDVP_BASE_TEXT_H
#define SDVP_BASE_TEXT_H

#include <stdarg.h>

#include "sdvp/base.h"

/*
 * Text that is being written. What does not fit is counted, not written, so that the length of the whole is known in any
 * case; a text without room only measures. There is always a NUL behind what was written, if there is any room.
 */
typedef struct sdvp_text {
    char *at;       /* NULL: no room */
    size_t size;    /* octets of room, with the NUL */
    size_t length;  /* octets of the whole, without the NUL */
    size_t limit;   /* growing text: octets of room at most; else 0 */
    bool exhausted; /* growing text: there was no memory */
} sdvp_text_t;

/* Text in `size` octets that the caller has; `at` may be NULL and `size` 0: only measures. */
sdvp_text_t sdvp_text_fixed(char *at, size_t size);
/* Text that grows up to `limit` octets, NUL included. New: sdvp_text_free. */
sdvp_text_t sdvp_text_growing(size_t limit);
void sdvp_text_free(sdvp_text_t *text);
/* Begins anew and keeps the room. */
void sdvp_text_reset(sdvp_text_t *text);
/* SDVP_OK; SDVP_LIMIT_EXCEEDED or SDVP_NO_MEMORY if not everything has found room. */
sdvp_error_t sdvp_text_state(const sdvp_text_t *text);

void sdvp_text_put(sdvp_text_t *text, const char *from, size_t length);
void sdvp_text_add(sdvp_text_t *text, const char *from);
void sdvp_text_char(sdvp_text_t *text, char c);
void sdvp_text_number(sdvp_text_t *text, int64_t number);
/* `number` with leading zeros, `digits` of them in all. */
void sdvp_text_digits(sdvp_text_t *text, uint64_t number, int digits);
void sdvp_text_hex(sdvp_text_t *text, const uint8_t *octets, size_t length);
/* Sixteen digits. */
void sdvp_text_hex64(sdvp_text_t *text, uint64_t number);
void sdvp_text_base64(sdvp_text_t *text, const uint8_t *octets, size_t length);
/* The lowest `count` bits, the highest of them first. */
void sdvp_text_bits(sdvp_text_t *text, uint32_t bits, int count);

/* Fills in `fault` (may be NULL), path empty, and returns `error`. Detail and path are cut where they are too long. */
sdvp_error_t sdvp_fault_set(sdvp_fault_t *fault, sdvp_error_t error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
