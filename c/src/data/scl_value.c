/* The text of Val (IEC 61850-6 clause 9.5.4.5): the standard's forms, and some that are often met. */
#include <ctype.h>
#include <string.h>

#include "base/read.h"
#include "data/scl.h"
#include "data/time.h"
#include "data/type.h"

enum { MAX_FORM = 256 };

typedef struct piece {
    const char *at;
    size_t length;
} piece_t;

static bool is(piece_t piece, const char *word)
{
    return strlen(word) == piece.length && memcmp(piece.at, word, piece.length) == 0;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static piece_t stripped(piece_t piece)
{
    while (piece.length > 0 && is_space(piece.at[0])) {
        piece = (piece_t){piece.at + 1, piece.length - 1};
    }
    while (piece.length > 0 && is_space(piece.at[piece.length - 1])) {
        piece.length--;
    }
    return piece;
}

/* Val is a normalized string, in which a line break counts as a blank, but here only indents. `room` has the length. */
static piece_t one_line(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *val, piece_t raw, char *room)
{
    bool broken = false;
    for (size_t i = 0; i < raw.length; i++) {
        broken = broken || (is_space(raw.at[i]) && raw.at[i] != ' ');
    }
    if (!broken) {
        return raw;
    }
    piece_t text = stripped(raw);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (!is_space(text.at[i])) {
            room[length++] = text.at[i];
        } else if (length > 0 && room[length - 1] != ' ') {
            room[length++] = ' ';
        }
    }
    sdvp_scl_warn(reading, val, "the value has line breaks or tabs; took each for a blank, none at the ends");
    return (piece_t){room, length};
}

/* A literal, by case: M and m are both multipliers; else an ordinal. */
static bool ordinal(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *val, const sdvp_type_t *type, piece_t text, sdvp_value_t *to,
    bool *taken, sdvp_fault_t *why)
{
    bool negative = text.length > 0 && text.at[0] == '-';
    *to = (sdvp_value_t){.type = SDVP_ENUMERATED};
    for (uint32_t i = 0; i < type->count && !*taken; i++) {
        if (is(text, type->literals[i].literal)) {
            to->is.integer = type->literals[i].ordinal;
            *taken = true;
        }
    }
    if (*taken) {
        return true;
    }
    if (text.length == 0) {
        sdvp_scl_warn(reading, val, "expected a literal of %.64s, but it is empty; left it out", type->name);
        return true;
    }
    int64_t size = sdvp_scl_digits(text.at + (negative ? 1 : 0), text.length - (negative ? 1 : 0), 9);
    to->is.integer = negative ? -size : size;
    if (size < 0 || sdvp_literal(type, to->is.integer) == NULL) {
        sdvp_fault_set(
            why, SDVP_BAD_VALUE, "expected a literal of %.64s, but got \"%.*s\"", type->name,
            (int)sdvp_utf8_cut(text.at, text.length < 80 ? text.length : 80), text.at);
        return false;
    }
    sdvp_scl_warn(
        reading, val, "expected a literal of %.64s, but got the ordinal %lld", type->name, (long long)to->is.integer);
    *taken = true;
    return true;
}

static size_t digits_at(piece_t text, size_t from)
{
    size_t count = 0;
    while (from + count < text.length && isdigit((unsigned char)text.at[from + count])) {
        count++;
    }
    return count;
}

/* 5. and .5 and +5 and 5,0 as they are meant. */
static void real(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *val, piece_t text, sdvp_text_t *to)
{
    if (is(text, "INF") || is(text, "-INF")) {
        sdvp_text_add(to, is(text, "INF") ? "Infinity" : "-Infinity");
        return;
    }
    size_t sign = text.length > 0 && (text.at[0] == '+' || text.at[0] == '-') ? 1 : 0;
    size_t whole = digits_at(text, sign);
    size_t point = sign + whole;
    size_t mark = point < text.length && (text.at[point] == '.' || text.at[point] == ',') ? 1 : 0;
    size_t part = mark == 0 ? 0 : digits_at(text, point + 1);
    size_t rest = point + mark + part;
    if (whole + part == 0 || whole > 40 || part > 60
        || (rest < text.length && text.at[rest] != 'e' && text.at[rest] != 'E')) {
        sdvp_text_put(to, text.at, text.length);
        return;
    }
    if (mark == 1 && text.at[point] == ',') {
        sdvp_scl_warn(reading, val, "expected a decimal point, but got a comma; took it for one");
    }
    sdvp_text_add(to, sign == 1 && text.at[0] == '-' ? "-" : "");
    sdvp_text_put(to, whole == 0 ? "0" : text.at + sign, whole == 0 ? 1 : whole);
    sdvp_text_char(to, '.');
    sdvp_text_put(to, part == 0 ? "0" : text.at + point + 1, part == 0 ? 1 : part);
    sdvp_text_put(to, text.at + rest, text.length - rest);
}

static void integer(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *val, piece_t text, sdvp_text_t *to)
{
    size_t sign = text.length > 0 && text.at[0] == '-' ? 1 : 0;
    size_t whole = digits_at(text, sign);
    size_t zeros = sign + whole + 1;
    if (whole > 0 && zeros < text.length && text.at[zeros - 1] == '.'
        && strspn(text.at + zeros, "0") >= text.length - zeros) {
        sdvp_scl_warn(reading, val, "expected a whole number, but got decimals; left them out");
        sdvp_text_put(to, text.at, sign + whole);
    } else if (text.length > 0 && text.at[0] == '+') {
        sdvp_text_put(to, text.at + 1, text.length - 1);
    } else {
        sdvp_text_put(to, text.at, text.length);
    }
}

static void boolean(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *val, piece_t text, sdvp_text_t *to)
{
    bool capitals = false;
    if (is(text, "1") || is(text, "0")) {
        sdvp_text_add(to, is(text, "1") ? "true" : "false");
        return;
    }
    for (size_t i = 0; i < text.length; i++) {
        capitals = capitals || isupper((unsigned char)text.at[i]);
        sdvp_text_char(to, (char)tolower((unsigned char)text.at[i]));
    }
    if (capitals) {
        sdvp_scl_warn(reading, val, "expected true or false in small letters");
    }
}

static void octets(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *val, piece_t text, sdvp_text_t *to)
{
    uint8_t read[MAX_FORM];
    size_t count = 0;
    bool hexadecimal = text.length % 2 == 0;
    for (size_t i = 0; i < text.length; i++) {
        hexadecimal = hexadecimal && isxdigit((unsigned char)text.at[i]);
    }
    if (!hexadecimal && sdvp_read_base64(text.at, text.length, read, &count)) {
        sdvp_scl_warn(reading, val, "expected octets in hexadecimal, but got base64");
        sdvp_text_hex(to, read, count);
    } else {
        sdvp_text_put(to, text.at, text.length);
    }
}

/* A time without zone is UTC. */
static void moment(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *val, piece_t text, sdvp_text_t *to)
{
    int64_t seconds = 0;
    size_t end = 19;
    sdvp_text_put(to, text.at, text.length);
    if (text.length < 19 || !sdvp_read_date_time(text.at, &seconds)) {
        return;
    }
    if (end < text.length && text.at[end] == '.') {
        end += 1 + digits_at(text, end + 1);
    }
    if (end == text.length) {
        sdvp_scl_warn(reading, val, "expected a time with zone; took it for UTC");
        sdvp_text_char(to, 'Z');
    }
}

/* The form that people type, which the reader of values takes. */
static void standard_form(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *val, sdvp_type_code_t type, piece_t text, sdvp_text_t *to)
{
    switch (sdvp_type_facts(type)->kind) {
    case SDVP_KIND_BOOLEAN:
        boolean(reading, val, text, to);
        return;
    case SDVP_KIND_FLOAT32:
    case SDVP_KIND_FLOAT64:
        real(reading, val, text, to);
        return;
    case SDVP_KIND_INTEGER:
        integer(reading, val, text, to);
        return;
    case SDVP_KIND_OCTETS:
    case SDVP_KIND_ENTRY_ID:
        octets(reading, val, text, to);
        return;
    case SDVP_KIND_TIMESTAMP:
    case SDVP_KIND_ENTRY_TIME:
        moment(reading, val, text, to);
        return;
    case SDVP_KIND_BITS:
        if (is(text, "intermediate-state") || is(text, "bad-state")) {
            text.length -= strlen("-state");
        }
        break;
    case SDVP_KIND_TEXT:
    case SDVP_KIND_LIST:
        break;
    }
    sdvp_text_put(to, text.at, text.length);
}

static bool leaf(
    sdvp_scl_reading_t *reading, const sdvp_type_t *type, piece_t text, sdvp_value_t *to, bool *taken, sdvp_fault_t *why)
{
    uint32_t bits = 0;
    if (type->code == SDVP_QUALITY && sdvp_read_bits(text.at, text.length, 13, &bits)) {
        *to = sdvp_bit_string(SDVP_QUALITY, (sdvp_bits_t)bits);
        *taken = true;
        return true;
    }
    sdvp_error_t error = sdvp_leaf_parse(reading->out, type, text.at, text.length, to, why);
    if (error == SDVP_NO_MEMORY) {
        return sdvp_scl_fail(reading, NULL, error, "the values need more memory than the limit allows");
    }
    *taken = error == SDVP_OK;
    return *taken;
}

bool sdvp_scl_value(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *val, const sdvp_type_t *type, sdvp_value_t *to, bool *taken,
    sdvp_fault_t *why)
{
    char form[MAX_FORM];
    sdvp_text_t written = sdvp_text_fixed(form, sizeof form);
    piece_t raw = {val->text, val->length};
    piece_t text = stripped(raw);
    *taken = false;
    if (sdvp_type_facts(type->code)->kind == SDVP_KIND_LIST) {
        sdvp_scl_warn(reading, val, "a structure cannot have a value itself; left it out");
        return true;
    }
    if (sdvp_type_facts(type->code)->kind == SDVP_KIND_TEXT) {
        char *room = type->code == SDVP_UNICODE_STRING ? NULL : sdvp_scl_room(reading, reading->scratch, raw.length, 1);
        text = room == NULL ? raw : one_line(reading, val, raw, room);
        return reading->error == SDVP_OK && leaf(reading, type, text, to, taken, why);
    }
    if (text.length != raw.length && text.length > 0) {
        sdvp_scl_warn(reading, val, "the value has white space around it; left it out");
    }
    if (type->code == SDVP_ENUMERATED) {
        return ordinal(reading, val, type, text, to, taken, why);
    }
    if (text.length == 0 && type->code != SDVP_OCTET_STRING) {
        sdvp_scl_warn(
            reading, val, "expected a value of %s, but it is empty; left it out", sdvp_type_name(type->code));
        return true;
    }
    if (text.length > MAX_FORM - 8) {
        sdvp_fault_set(
            why, SDVP_BAD_VALUE, "expected a value of %s, but it has %zu octets", sdvp_type_name(type->code), text.length);
        return false;
    }
    standard_form(reading, val, type->code, text, &written);
    return leaf(reading, type, (piece_t){form, written.length}, to, taken, why);
}
