#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/read.h"
#include "data/type.h"

static sdvp_error_t check_integer(const sdvp_value_t *value, sdvp_fault_t *fault)
{
    int64_t least = sdvp_type_least(value->type);
    int64_t most = sdvp_type_most(value->type);
    if (value->is.integer >= least && value->is.integer <= most) {
        return SDVP_OK;
    }
    return sdvp_fault_set(
        fault, SDVP_BAD_VALUE, "%s must be %" PRId64 " to %" PRId64 ", but is %" PRId64, sdvp_type_name(value->type), least,
        most, value->is.integer);
}

/* Most strings are ASCII. Control characters and what is no character cannot be carried by XML 1.0. */
static sdvp_error_t check_text(const sdvp_value_t *value, sdvp_fault_t *fault)
{
    const char *name = sdvp_type_name(value->type);
    const char *text = value->is.text.text;
    size_t length = value->is.text.length;
    size_t most = sdvp_type_facts(value->type)->size;
    bool unicode = value->type == SDVP_UNICODE_STRING;
    size_t count = 0;
    if (unicode && sdvp_utf8_units(text, length) == SIZE_MAX) {
        return sdvp_fault_set(fault, SDVP_BAD_VALUE, "%s must be UTF-8", name);
    }
    for (size_t at = 0; at < length; count++) {
        size_t octets = 1;
        uint32_t c = unicode ? sdvp_utf8_at(text + at, &octets) : (unsigned char)text[at];
        bool good = unicode ? sdvp_is_xml_character(c) : c >= 0x20 && c <= 0x7e;
        if (!good) {
            return sdvp_fault_set(
                fault, SDVP_BAD_VALUE, "%s must not hold the character U+%04" PRIX32 " at index %zu", name, c, count);
        }
        at += octets;
    }
    if (count > most) {
        return sdvp_fault_set(
            fault, SDVP_BAD_VALUE, "%s must have at most %zu characters, but has %zu", name, most, count);
    }
    return SDVP_OK;
}

static sdvp_error_t check_bits(const sdvp_value_t *value, sdvp_fault_t *fault)
{
    int size = sdvp_type_facts(value->type)->size;
    if (value->is.bits >> size == 0) {
        return SDVP_OK;
    }
    return sdvp_fault_set(
        fault, SDVP_BAD_VALUE, "%s must fit in %d bits, but is %u", sdvp_type_name(value->type), size,
        (unsigned)value->is.bits);
}

sdvp_error_t sdvp_leaf_check(const sdvp_value_t *value, sdvp_fault_t *fault)
{
    switch (sdvp_type_facts(value->type)->kind) {
    case SDVP_KIND_INTEGER:
        return check_integer(value, fault);
    case SDVP_KIND_FLOAT32:
        /* Not where a double was handed in for one: nothing but a NaN differs from itself. */
        return value->is.real != value->is.real || (double)(float)value->is.real == value->is.real
                   ? SDVP_OK
                   : sdvp_fault_set(fault, SDVP_BAD_VALUE, "%.17g is no FLOAT32", value->is.real);
    case SDVP_KIND_OCTETS:
        return value->is.octets.length <= 64 ? SDVP_OK
                                             : sdvp_fault_set(
                                                 fault, SDVP_BAD_VALUE, "%s must have at most 64 octets, but has %zu",
                                                 sdvp_type_name(value->type), value->is.octets.length);
    case SDVP_KIND_TEXT:
        return check_text(value, fault);
    case SDVP_KIND_BITS:
        return check_bits(value, fault);
    case SDVP_KIND_TIMESTAMP:
        return value->is.timestamp.fraction >> 24 == 0
                   ? SDVP_OK
                   : sdvp_fault_set(fault, SDVP_BAD_VALUE, "the fraction of a TIMESTAMP must fit in 24 bits");
    case SDVP_KIND_ENTRY_TIME:
        return value->is.entry_time.milliseconds < 86400000
                   ? SDVP_OK
                   : sdvp_fault_set(fault, SDVP_BAD_VALUE, "the milliseconds of an ENTRY_TIME must be 0 to 86399999");
    default:
        return SDVP_OK;
    }
}

/* Where in a value we are: "mag.f" or "(3).f". */
typedef struct place {
    char text[120];
    size_t length;
} place_t;

static size_t step_into(place_t *place, const sdvp_type_t *type, uint32_t index)
{
    size_t before = place->length;
    size_t room = sizeof place->text - before;
    int more = type->code == SDVP_ARRAY
                   ? snprintf(place->text + before, room, "(%" PRIu32 ")", index)
                   : snprintf(place->text + before, room, "%s%s", before == 0 ? "" : ".", type->members[index].name);
    place->length += more < 0 || (size_t)more >= room ? 0 : (size_t)more;
    place->text[place->length] = '\0';
    return before;
}

static const char *at(const place_t *place)
{
    return place->length == 0 ? "" : " at ";
}

static sdvp_error_t check(const sdvp_value_t *value, const sdvp_type_t *type, place_t *place, sdvp_fault_t *fault);

static sdvp_error_t check_list(const sdvp_value_t *value, const sdvp_type_t *type, place_t *place, sdvp_fault_t *fault)
{
    const char *what = type->code == SDVP_ARRAY ? "elements" : "members";
    if (value->is.list.count != type->count) {
        return sdvp_fault_set(
            fault, SDVP_TYPE_CONFLICT, "expected %" PRIu32 " %s%s%s, but got %zu", type->count, what, at(place), place->text,
            value->is.list.count);
    }
    for (uint32_t i = 0; i < type->count; i++) {
        const sdvp_type_t *part = &type->members[type->code == SDVP_ARRAY ? 0 : i].type;
        size_t before = step_into(place, type, i);
        sdvp_error_t error = check(&value->is.list.items[i], part, place, fault);
        if (error != SDVP_OK) {
            return error;
        }
        place->length = before;
        place->text[before] = '\0';
    }
    return SDVP_OK;
}

static sdvp_error_t check(const sdvp_value_t *value, const sdvp_type_t *type, place_t *place, sdvp_fault_t *fault)
{
    if (value->type != type->code) {
        char shown[64];
        sdvp_value_print(value, NULL, shown, sizeof shown);
        return sdvp_fault_set(
            fault, SDVP_TYPE_CONFLICT, "expected %s%s%s, but got %s %s", sdvp_type_name(type->code), at(place), place->text,
            sdvp_type_name(value->type), shown);
    }
    if (type->code == SDVP_STRUCTURE || type->code == SDVP_ARRAY) {
        return check_list(value, type, place, fault);
    }
    if (type->code == SDVP_ENUMERATED && sdvp_literal(type, value->is.integer) == NULL) {
        return sdvp_fault_set(
            fault, SDVP_BAD_VALUE, "expected an ordinal of %s%s%s, but got %" PRId64, type->name, at(place), place->text,
            value->is.integer);
    }
    return sdvp_leaf_check(value, fault);
}

sdvp_error_t sdvp_value_check(const sdvp_value_t *value, const sdvp_type_t *type, sdvp_fault_t *fault)
{
    place_t place = {.length = 0};
    sdvp_error_t error = check(value, type, &place, fault);
    if (error != SDVP_OK && fault != NULL) {
        memcpy(fault->path, place.text, place.length + 1);
    }
    return error;
}
