/* Times as text in ISO 8601, UTC. */
#ifndef SDVP_DATA_TIME_H
#define SDVP_DATA_TIME_H

#include "base/text.h"
#include "sdvp/value.h"

/* Days from 1970-01-01 to 1984-01-01. */
#define SDVP_DAYS_TO_1984 5113
#define SDVP_TIME_FRACTIONS (1 << 24)

/* "2026-11-23T07:21:00"; seconds since 1970, from the year 1 on. */
void sdvp_text_date_time(sdvp_text_t *text, int64_t seconds);
/* The form of compact: "2026-11-23T07:21:00.125Z", up to eight decimals; as few as give the fraction back. */
void sdvp_text_timestamp(sdvp_text_t *text, sdvp_timestamp_t time);
/* The form of compact: "2026-11-23T07:21:00.125Z", always three decimals. */
void sdvp_text_entry_time(sdvp_text_t *text, sdvp_entry_time_t time);

/* Readers of these two; the time quality is the caller's. False for what is no such time, or out of range. */
bool sdvp_read_timestamp(const char *text, size_t length, uint8_t quality, sdvp_timestamp_t *to);
bool sdvp_read_entry_time(const char *text, size_t length, sdvp_entry_time_t *to);

/*
 * The first 19 characters of a date and time that exists, as seconds since 1970; false for others. `text` has as many.
 */
bool sdvp_read_date_time(const char *text, int64_t *seconds);
/* Decimals, `count` of them and 9 at most, in units of 2^-24 s, rounded; up to 2^24. */
uint32_t sdvp_time_fraction(int64_t decimals, size_t count);
/* Billionths of a second of a fraction, rounded. */
int64_t sdvp_time_nanos(uint32_t fraction);

#endif
