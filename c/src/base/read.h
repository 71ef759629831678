/* Reading what text says: numbers, octets, UTF-8. Nothing here depends on the locale. */
#ifndef SDVP_BASE_READ_H
#define SDVP_BASE_READ_H

#include "base/text.h"

/* Decimal in its one canonical spelling (no plus sign, no leading zeros, no -0), from `least` to `most`. */
bool sdvp_read_integer(const char *text, size_t length, int64_t least, int64_t most, int64_t *to);
/* Exactly `count` digits, at most 9; -1 for what is none. */
int32_t sdvp_read_digits(const char *text, size_t count);
/* `count` digits 0 or 1, nothing else. */
bool sdvp_read_bits(const char *text, size_t length, int count, uint32_t *to);
/* Two digits 0-9a-f an octet. `to` has room for half of `length`. */
bool sdvp_read_hex(const char *text, size_t length, uint8_t *to);
/* RFC 4648 section 4, padded, no line ends. `to` has room for three octets of each four. */
bool sdvp_read_base64(const char *text, size_t length, uint8_t *to, size_t *count);

/*
 * Decimal numbers of the form -?digits(.digits)?([eE][+-]?digits)?, at most 64 characters, rounded to the nearest; not
 * beyond the range.
 */
bool sdvp_read_float(const char *text, size_t length, float *to);
bool sdvp_read_double(const char *text, size_t length, double *to);

/*
 * Number of characters of a text in UTF-8 as UTF-16 counts them (a character beyond U+FFFF is two), or SIZE_MAX if the
 * octets are no UTF-8 (RFC 3629: shortest form, no surrogates, up to U+10FFFF).
 */
size_t sdvp_utf8_units(const char *text, size_t length);
/* The character at `text`, which must be good UTF-8; sets the number of its octets. */
uint32_t sdvp_utf8_at(const char *text, size_t *octets);
/* Longest part of at most `length` octets that ends with a whole character. */
size_t sdvp_utf8_cut(const char *text, size_t length);
/* Whether XML 1.0 can carry a character. */
bool sdvp_is_xml_character(uint32_t c);

#endif
