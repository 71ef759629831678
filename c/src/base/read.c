#include "base/read.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool sdvp_read_integer(const char *text, size_t length, int64_t least, int64_t most, int64_t *to)
{
    bool negative = length > 0 && text[0] == '-';
    size_t first = negative ? 1 : 0;
    if (length <= first || length - first > 19 || (text[first] == '0' && length > 1)) {
        return false;
    }
    uint64_t size = 0; /* 19 digits are always below 2^64 */
    for (size_t i = first; i < length; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        size = size * 10 + (uint64_t)(text[i] - '0');
    }
    if (size > (uint64_t)INT64_MAX + (negative ? 1 : 0)) {
        return false;
    }
    int64_t number = !negative ? (int64_t)size : size == 0 ? 0 : -(int64_t)(size - 1) - 1;
    *to = number;
    return number >= least && number <= most;
}

int32_t sdvp_read_digits(const char *text, size_t count)
{
    int32_t number = 0;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

bool sdvp_read_bits(const char *text, size_t length, int count, uint32_t *to)
{
    uint32_t bits = 0;
    if (length != (size_t)count) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        if (text[i] != '0' && text[i] != '1') {
            return false;
        }
        bits = bits << 1 | (uint32_t)(text[i] - '0');
    }
    *to = bits;
    return true;
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool sdvp_read_hex(const char *text, size_t length, uint8_t *to)
{
    if (length % 2 != 0) {
        return false;
    }
    for (size_t i = 0; i < length; i += 2) {
        int high = hex_digit(text[i]);
        int low = hex_digit(text[i + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        to[i / 2] = (uint8_t)(high << 4 | low);
    }
    return true;
}

static int base64_digit(char c)
{
    if (c >= 'A' && c <= 'Z') {
        return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
        return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
        return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

bool sdvp_read_base64(const char *text, size_t length, uint8_t *to, size_t *count)
{
    size_t octets = 0;
    if (length % 4 != 0) {
        return false;
    }
    for (size_t i = 0; i < length; i += 4) {
        bool last = i + 4 == length;
        size_t padding = last && text[i + 3] == '=' ? (text[i + 2] == '=' ? 2 : 1) : 0;
        uint32_t group = 0;
        for (size_t k = 0; k < 4; k++) {
            int digit = k < 4 - padding ? base64_digit(text[i + k]) : 0;
            if (digit < 0) {
                return false;
            }
            group = group << 6 | (uint32_t)digit;
        }
        for (size_t k = 0; k < 3 - padding; k++) {
            to[octets++] = (uint8_t)(group >> (16 - 8 * k));
        }
    }
    *count = octets;
    return true;
}

/* A number taken apart: its digits, up to the first 64, and a power of ten. */
typedef struct parts {
    bool negative;
    char digits[72]; /* digits, "e", exponent: what strtod takes in every locale */
    uint64_t size;   /* the digits as a number, if there are at most 18 */
    size_t count;
    size_t decimals;
    bool has_exponent;
    long exponent;
} parts_t;

static size_t take_digits(const char *text, size_t length, size_t at, parts_t *parts)
{
    size_t from = at;
    while (at < length && text[at] >= '0' && text[at] <= '9') {
        parts->digits[parts->count++] = text[at];
        parts->size = parts->count <= 18 ? parts->size * 10 + (uint64_t)(text[at] - '0') : UINT64_MAX;
        at++;
    }
    return at - from;
}

static bool take_exponent(const char *text, size_t length, parts_t *parts)
{
    size_t at = 0;
    bool negative = at < length && text[at] == '-';
    at += at < length && (text[at] == '-' || text[at] == '+') ? 1 : 0;
    if (at == length) {
        return false;
    }
    for (; at < length; at++) {
        if (text[at] < '0' || text[at] > '9') {
            return false;
        }
        parts->exponent = parts->exponent < 100000 ? parts->exponent * 10 + (text[at] - '0') : 100000;
    }
    parts->has_exponent = true;
    parts->exponent = negative ? -parts->exponent : parts->exponent;
    return true;
}

static bool take_apart(const char *text, size_t length, parts_t *parts)
{
    *parts = (parts_t){.negative = length > 0 && text[0] == '-'};
    size_t at = parts->negative ? 1 : 0;
    if (length > 64) {
        return false;
    }
    size_t whole = take_digits(text, length, at, parts);
    at += whole;
    if (whole == 0) {
        return false;
    }
    if (at < length && text[at] == '.') {
        parts->decimals = take_digits(text, length, at + 1, parts);
        at += 1 + parts->decimals;
        if (parts->decimals == 0) {
            return false;
        }
    }
    if (at == length) {
        return true;
    }
    return (text[at] == 'e' || text[at] == 'E') && take_exponent(text + at + 1, length - at - 1, parts);
}

/*
 * Digits and decimals so few that one division of exact numbers gives the nearest; for floats also by way of a double,
 * since no such number lies near enough to the middle of two floats.
 */
static bool is_quick(const parts_t *parts, double *size)
{
    static const double POWERS[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
    if (parts->has_exponent || parts->size >= 1000000000u || parts->decimals > 8) {
        return false;
    }
    *size = (double)parts->size / POWERS[parts->decimals];
    return true;
}

/* Without a decimal point, which is another in other locales. */
static const char *without_point(parts_t *parts)
{
    long exponent = parts->exponent - (long)parts->decimals;
    size_t count = parts->count;
    sdvp_text_t text = sdvp_text_fixed(parts->digits + count, sizeof parts->digits - count);
    sdvp_text_char(&text, 'e');
    sdvp_text_number(&text, exponent);
    return parts->digits;
}

bool sdvp_read_float(const char *text, size_t length, float *to)
{
    parts_t parts;
    double quick = 0;
    if (!take_apart(text, length, &parts)) {
        return false;
    }
    float size = is_quick(&parts, &quick) ? (float)quick : strtof(without_point(&parts), NULL);
    *to = parts.negative ? -size : size;
    return isfinite(size);
}

bool sdvp_read_double(const char *text, size_t length, double *to)
{
    parts_t parts;
    double size = 0;
    if (!take_apart(text, length, &parts)) {
        return false;
    }
    if (!is_quick(&parts, &size)) {
        size = strtod(without_point(&parts), NULL);
    }
    *to = parts.negative ? -size : size;
    return isfinite(size);
}
