#include <string.h>

#include "base/decimal.h"
#include "base/read.h"
#include "data/time.h"
#include "data/type.h"
#include "data/words.h"

/* As few decimals as give the fraction back: none, three, six or nine. */
static void put_timestamp(sdvp_text_t *text, sdvp_timestamp_t time)
{
    static const int64_t UNITS[] = {1000000, 1000, 1};
    int64_t nanos = sdvp_time_nanos(time.fraction);
    for (size_t i = 0; i < 3; i++) {
        int64_t rounded = (nanos + UNITS[i] / 2) / UNITS[i] * UNITS[i];
        if (i == 2 || sdvp_time_fraction(rounded, 9) == time.fraction) {
            nanos = rounded;
            break;
        }
    }
    sdvp_text_date_time(text, time.seconds);
    if (nanos > 0) {
        int digits = nanos % 1000000 == 0 ? 3 : nanos % 1000 == 0 ? 6 : 9;
        sdvp_text_char(text, '.');
        sdvp_text_digits(text, (uint64_t)(digits == 3 ? nanos / 1000000 : digits == 6 ? nanos / 1000 : nanos), digits);
    }
    sdvp_text_char(text, 'Z');
}

static void put_time(sdvp_text_t *text, sdvp_timestamp_t time)
{
    put_timestamp(text, time);
    sdvp_text_add(text, (time.quality & 0x80) != 0 ? " leap-seconds-known" : "");
    sdvp_text_add(text, (time.quality & 0x40) != 0 ? " clock-failure" : "");
    sdvp_text_add(text, (time.quality & 0x20) != 0 ? " clock-not-synchronized" : "");
    if ((time.quality & 0x1f) != SDVP_TIME_QUALITY_USUAL) {
        sdvp_text_add(text, " accuracy=");
        sdvp_text_number(text, time.quality & 0x1f);
    }
}

static void put_entry_time(sdvp_text_t *text, sdvp_entry_time_t time)
{
    int64_t milliseconds = sdvp_entry_time_us(time) / 1000;
    sdvp_text_date_time(text, milliseconds / 1000);
    if (milliseconds % 1000 != 0) {
        sdvp_text_char(text, '.');
        sdvp_text_digits(text, (uint64_t)(milliseconds % 1000), 3);
    }
    sdvp_text_char(text, 'Z');
}

static void put_quality(sdvp_text_t *text, sdvp_bits_t bits)
{
    sdvp_text_add(text, SDVP_VALIDITIES.words[bits >> SDVP_QUALITY_FLAGS & 3]);
    for (int i = 0; i < SDVP_QUALITY_FLAGS; i++) {
        if ((bits >> (SDVP_QUALITY_FLAGS - 1 - i) & 1) != 0) {
            sdvp_text_char(text, ' ');
            sdvp_text_add(text, SDVP_QUALITY_WORDS.words[i]);
        }
    }
}

static void put_bits(sdvp_text_t *text, const sdvp_value_t *value)
{
    sdvp_bits_t bits = value->is.bits;
    switch (value->type) {
    case SDVP_QUALITY:
        put_quality(text, bits);
        break;
    case SDVP_DBPOS:
        sdvp_text_add(text, SDVP_DBPOS_WORDS.words[bits & 3]);
        break;
    case SDVP_TCMD:
        sdvp_text_add(text, SDVP_TCMD_WORDS.words[bits & 3]);
        break;
    default:
        sdvp_text_bits(text, bits, sdvp_type_facts(value->type)->size);
    }
}

static bool looks_like_integer(const char *text)
{
    size_t digits = strspn(text + (*text == '-' ? 1 : 0), "0123456789");
    return digits >= 1 && digits <= 19 && text[digits + (*text == '-' ? 1 : 0)] == '\0';
}

/* NULL if the literal would not read back: taken for an ordinal, for nothing, or the same as an earlier one. */
static const char *readable_literal(const sdvp_type_t *type, int64_t ordinal)
{
    const char *literal = type == NULL ? NULL : sdvp_literal(type, ordinal);
    if (literal == NULL || *literal == '\0' || looks_like_integer(literal)) {
        return NULL;
    }
    for (uint32_t i = 0; i < type->count; i++) {
        if (type->literals[i].ordinal < ordinal && strcmp(type->literals[i].literal, literal) == 0) {
            return NULL;
        }
    }
    return literal;
}

static void put_integer(sdvp_text_t *text, const sdvp_value_t *value, const sdvp_type_t *type)
{
    const char *literal = value->type == SDVP_ENUMERATED ? readable_literal(type, value->is.integer) : NULL;
    if (literal == NULL) {
        sdvp_text_number(text, value->is.integer);
    } else {
        sdvp_text_add(text, literal);
    }
}

static void put_leaf(sdvp_text_t *text, const sdvp_value_t *value, const sdvp_type_t *type)
{
    switch (sdvp_type_facts(value->type)->kind) {
    case SDVP_KIND_BOOLEAN:
        sdvp_text_add(text, value->is.boolean ? "true" : "false");
        break;
    case SDVP_KIND_INTEGER:
        put_integer(text, value, type);
        break;
    case SDVP_KIND_FLOAT32:
        sdvp_text_float_shown(text, (float)value->is.real);
        break;
    case SDVP_KIND_FLOAT64:
        sdvp_text_double_shown(text, value->is.real);
        break;
    case SDVP_KIND_OCTETS:
        sdvp_text_hex(text, value->is.octets.octets, value->is.octets.length);
        break;
    case SDVP_KIND_TEXT:
        sdvp_text_put(text, value->is.text.length == 0 ? "" : value->is.text.text, value->is.text.length);
        break;
    case SDVP_KIND_ENTRY_ID:
        sdvp_text_hex64(text, value->is.entry_id);
        break;
    case SDVP_KIND_ENTRY_TIME:
        put_entry_time(text, value->is.entry_time);
        break;
    case SDVP_KIND_TIMESTAMP:
        put_time(text, value->is.timestamp);
        break;
    case SDVP_KIND_BITS:
        put_bits(text, value);
        break;
    case SDVP_KIND_LIST:
        break;
    }
}

/* Quotes and backslashes of what was written since `from` get a backslash; all of it gets quotes. */
static void put_quoted(sdvp_text_t *text, const char *from, size_t length)
{
    sdvp_text_char(text, '"');
    for (size_t i = 0; i < length; i++) {
        if (from[i] == '"' || from[i] == '\\') {
            sdvp_text_char(text, '\\');
        }
        sdvp_text_char(text, from[i]);
    }
    sdvp_text_char(text, '"');
}

static bool needs_quotes(const char *literal)
{
    size_t length = strlen(literal);
    return strpbrk(literal, ",{}[]\"\\") != NULL || literal[0] == ' ' || (length > 0 && literal[length - 1] == ' ')
           || strchr("\t\n\r", literal[0]) != NULL || strchr("\t\n\r", literal[length - 1]) != NULL;
}

static void put_value(sdvp_text_t *text, const sdvp_value_t *value, const sdvp_type_t *type);

static void put_list(sdvp_text_t *text, const sdvp_value_t *value, const sdvp_type_t *type)
{
    bool array = value->type == SDVP_ARRAY;
    bool fits = type != NULL && type->code == value->type && type->count == value->is.list.count;
    sdvp_text_char(text, array ? '[' : '{');
    for (size_t i = 0; i < value->is.list.count; i++) {
        const sdvp_type_member_t *member = fits ? &type->members[array ? 0 : i] : NULL;
        sdvp_text_add(text, i == 0 ? "" : ", ");
        if (member != NULL && !array) {
            sdvp_text_add(text, member->name);
            sdvp_text_add(text, ": ");
        }
        put_value(text, &value->is.list.items[i], member == NULL ? NULL : &member->type);
    }
    sdvp_text_char(text, array ? ']' : '}');
}

static void put_value(sdvp_text_t *text, const sdvp_value_t *value, const sdvp_type_t *type)
{
    sdvp_kind_t kind = sdvp_type_facts(value->type)->kind;
    const char *literal = value->type == SDVP_ENUMERATED ? readable_literal(type, value->is.integer) : NULL;
    if (kind == SDVP_KIND_LIST) {
        put_list(text, value, type);
    } else if (kind == SDVP_KIND_TEXT) {
        put_quoted(text, value->is.text.text, value->is.text.length);
    } else if (literal != NULL && needs_quotes(literal)) {
        put_quoted(text, literal, strlen(literal));
    } else {
        put_leaf(text, value, type);
    }
}

size_t sdvp_value_print(const sdvp_value_t *value, const sdvp_type_t *type, char *to, size_t size)
{
    sdvp_text_t text = sdvp_text_fixed(to, size);
    const sdvp_type_t *fitting = type != NULL && type->code == value->type ? type : NULL;
    if (sdvp_type_facts(value->type)->kind == SDVP_KIND_LIST) {
        put_list(&text, value, fitting);
    } else {
        put_leaf(&text, value, fitting);
    }
    if (to != NULL && size > 0 && text.length >= size) {
        to[sdvp_utf8_cut(to, size - 1)] = '\0';
    }
    return text.length;
}
