#include "base/text.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"

static const size_t LEAST_ROOM = 256;

sdvp_text_t sdvp_text_fixed(char *at, size_t size)
{
    sdvp_text_t text = {.at = size == 0 ? NULL : at, .size = at == NULL ? 0 : size};
    if (text.at != NULL) {
        *text.at = '\0';
    }
    return text;
}

sdvp_text_t sdvp_text_growing(size_t limit)
{
    return (sdvp_text_t){.limit = limit};
}

void sdvp_text_free(sdvp_text_t *text)
{
    if (text->limit > 0) {
        sdvp_release(text->at);
        *text = sdvp_text_growing(text->limit);
    }
}

void sdvp_text_reset(sdvp_text_t *text)
{
    text->length = 0;
    text->exhausted = false;
    if (text->at != NULL) {
        *text->at = '\0';
    }
}

sdvp_error_t sdvp_text_state(const sdvp_text_t *text)
{
    if (text->exhausted) {
        return SDVP_NO_MEMORY;
    }
    return text->length < text->size ? SDVP_OK : SDVP_LIMIT_EXCEEDED;
}

static void grow(sdvp_text_t *text, size_t wanted)
{
    if (text->exhausted || wanted > text->limit) {
        return;
    }
    size_t size = text->size * 2 < LEAST_ROOM ? LEAST_ROOM : text->size * 2;
    size = size < wanted ? wanted : size;
    size = size > text->limit ? text->limit : size;
    char *at = sdvp_resize(text->at, size);
    if (at == NULL) {
        text->exhausted = true;
        return;
    }
    text->at = at;
    text->size = size;
}

void sdvp_text_put(sdvp_text_t *text, const char *from, size_t length)
{
    if (length >= text->size || text->length >= text->size - length) {
        grow(text, text->length + length + 1);
    }
    if (text->length < text->size) {
        size_t room = text->size - text->length - 1;
        size_t part = length < room ? length : room;
        memcpy(text->at + text->length, from, part);
        text->at[text->length + part] = '\0';
    }
    text->length += length;
}

void sdvp_text_add(sdvp_text_t *text, const char *from)
{
    sdvp_text_put(text, from, strlen(from));
}

void sdvp_text_char(sdvp_text_t *text, char c)
{
    sdvp_text_put(text, &c, 1);
}

static size_t put_decimal(uint64_t number, char *end)
{
    size_t count = 0;
    do {
        *(end - ++count) = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return count;
}

void sdvp_text_number(sdvp_text_t *text, int64_t number)
{
    char digits[21];
    char *end = digits + sizeof digits;
    uint64_t size = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    size_t count = put_decimal(size, end);
    if (number < 0) {
        *(end - ++count) = '-';
    }
    sdvp_text_put(text, end - count, count);
}

void sdvp_text_digits(sdvp_text_t *text, uint64_t number, int digits)
{
    char all[20];
    memset(all, '0', sizeof all);
    char *end = all + sizeof all;
    size_t count = put_decimal(number, end);
    size_t least = digits < (int)sizeof all ? (size_t)digits : sizeof all;
    count = count < least ? least : count;
    sdvp_text_put(text, end - count, count);
}

void sdvp_text_hex(sdvp_text_t *text, const uint8_t *octets, size_t length)
{
    static const char DIGITS[] = "0123456789abcdef";
    for (size_t i = 0; i < length; i++) {
        char pair[2] = {DIGITS[octets[i] >> 4], DIGITS[octets[i] & 15]};
        sdvp_text_put(text, pair, 2);
    }
}

void sdvp_text_hex64(sdvp_text_t *text, uint64_t number)
{
    uint8_t octets[8];
    for (int i = 0; i < 8; i++) {
        octets[i] = (uint8_t)(number >> (56 - 8 * i));
    }
    sdvp_text_hex(text, octets, sizeof octets);
}

void sdvp_text_base64(sdvp_text_t *text, const uint8_t *octets, size_t length)
{
    static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < length; i += 3) {
        size_t count = length - i < 3 ? length - i : 3;
        uint32_t group = (uint32_t)octets[i] << 16;
        group |= count > 1 ? (uint32_t)octets[i + 1] << 8 : 0;
        group |= count > 2 ? octets[i + 2] : 0;
        char four[4] = {DIGITS[group >> 18], DIGITS[group >> 12 & 63], DIGITS[group >> 6 & 63], DIGITS[group & 63]};
        memset(four + count + 1, '=', 3 - count);
        sdvp_text_put(text, four, 4);
    }
}

void sdvp_text_bits(sdvp_text_t *text, uint32_t bits, int count)
{
    for (int i = count - 1; i >= 0; i--) {
        sdvp_text_char(text, (bits >> i & 1) != 0 ? '1' : '0');
    }
}

sdvp_error_t sdvp_fault_set(sdvp_fault_t *fault, sdvp_error_t error, const char *format, ...)
{
    if (fault != NULL) {
        va_list arguments;
        va_start(arguments, format);
        vsnprintf(fault->detail, sizeof fault->detail, format, arguments);
        va_end(arguments);
        fault->path[0] = '\0';
        fault->error = error;
    }
    return error;
}
