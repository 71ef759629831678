#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "data/type.h"

sdvp_value_t sdvp_boolean(bool value)
{
    return (sdvp_value_t){.type = SDVP_BOOLEAN, .is.boolean = value};
}

sdvp_value_t sdvp_integer(sdvp_type_code_t type, int64_t value)
{
    return (sdvp_value_t){.type = type, .is.integer = value};
}

sdvp_value_t sdvp_float32(float value)
{
    return (sdvp_value_t){.type = SDVP_FLOAT32, .is.real = (double)value};
}

sdvp_value_t sdvp_float64(double value)
{
    return (sdvp_value_t){.type = SDVP_FLOAT64, .is.real = value};
}

sdvp_value_t sdvp_text(sdvp_type_code_t type, const char *text)
{
    return (sdvp_value_t){.type = type, .is.text = {text, strlen(text)}};
}

sdvp_value_t sdvp_time(sdvp_timestamp_t value)
{
    return (sdvp_value_t){.type = SDVP_TIMESTAMP, .is.timestamp = value};
}

sdvp_value_t sdvp_bit_string(sdvp_type_code_t type, sdvp_bits_t bits)
{
    return (sdvp_value_t){.type = type, .is.bits = bits};
}

sdvp_value_t sdvp_structure(const sdvp_value_t *members, size_t count)
{
    return (sdvp_value_t){.type = SDVP_STRUCTURE, .is.list = {members, count}};
}

static bool same_octets(const void *a, const void *b, size_t length)
{
    return length == 0 || memcmp(a, b, length) == 0;
}

static bool same_list(const sdvp_value_t *a, const sdvp_value_t *b)
{
    bool same = a->is.list.count == b->is.list.count;
    for (size_t i = 0; same && i < a->is.list.count; i++) {
        same = sdvp_value_equals(&a->is.list.items[i], &b->is.list.items[i]);
    }
    return same;
}

static bool same_real(double a, double b)
{
    return isnan(a) ? isnan(b) : memcmp(&a, &b, sizeof a) == 0;
}

bool sdvp_value_equals(const sdvp_value_t *a, const sdvp_value_t *b)
{
    if (a->type != b->type) {
        return false;
    }
    switch (sdvp_type_facts(a->type)->kind) {
    case SDVP_KIND_BOOLEAN:
        return a->is.boolean == b->is.boolean;
    case SDVP_KIND_INTEGER:
        return a->is.integer == b->is.integer;
    case SDVP_KIND_FLOAT32:
    case SDVP_KIND_FLOAT64:
        return same_real(a->is.real, b->is.real);
    case SDVP_KIND_OCTETS:
        return a->is.octets.length == b->is.octets.length
               && same_octets(a->is.octets.octets, b->is.octets.octets, a->is.octets.length);
    case SDVP_KIND_TEXT:
        return a->is.text.length == b->is.text.length && same_octets(a->is.text.text, b->is.text.text, a->is.text.length);
    case SDVP_KIND_ENTRY_ID:
        return a->is.entry_id == b->is.entry_id;
    case SDVP_KIND_ENTRY_TIME:
        return a->is.entry_time.days == b->is.entry_time.days
               && a->is.entry_time.milliseconds == b->is.entry_time.milliseconds;
    case SDVP_KIND_TIMESTAMP:
        return a->is.timestamp.seconds == b->is.timestamp.seconds && a->is.timestamp.fraction == b->is.timestamp.fraction
               && a->is.timestamp.quality == b->is.timestamp.quality;
    case SDVP_KIND_BITS:
        return a->is.bits == b->is.bits;
    case SDVP_KIND_LIST:
        return same_list(a, b);
    }
    return false;
}

static sdvp_error_t copy_list(sdvp_arena_t *arena, const sdvp_value_t *from, sdvp_value_t *to)
{
    size_t count = from->is.list.count;
    sdvp_value_t *items = sdvp_arena_items(arena, count, sizeof *items);
    to->is.list.items = items;
    if (items == NULL) {
        return SDVP_NO_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        sdvp_error_t error = sdvp_value_copy(arena, &from->is.list.items[i], &items[i]);
        if (error != SDVP_OK) {
            return error;
        }
    }
    return SDVP_OK;
}

sdvp_error_t sdvp_value_copy(sdvp_arena_t *arena, const sdvp_value_t *from, sdvp_value_t *to)
{
    *to = *from;
    switch (sdvp_type_facts(from->type)->kind) {
    case SDVP_KIND_LIST:
        return copy_list(arena, from, to);
    case SDVP_KIND_TEXT:
        to->is.text.text = sdvp_arena_text(arena, from->is.text.length == 0 ? "" : from->is.text.text, from->is.text.length);
        return to->is.text.text == NULL ? SDVP_NO_MEMORY : SDVP_OK;
    case SDVP_KIND_OCTETS:
        to->is.octets.octets = sdvp_arena_alloc(arena, from->is.octets.length);
        if (to->is.octets.octets == NULL) {
            return SDVP_NO_MEMORY;
        }
        if (from->is.octets.length > 0) {
            memcpy((void *)(uintptr_t)to->is.octets.octets, from->is.octets.octets, from->is.octets.length);
        }
        return SDVP_OK;
    default:
        return SDVP_OK;
    }
}

/* The least ordinal that is not negative: negative ones are rare oddities; else the least of all. */
static int32_t first_ordinal(const sdvp_type_t *type)
{
    bool found = false;
    int32_t first = 0;
    for (uint32_t i = 0; i < type->count; i++) {
        int32_t ordinal = type->literals[i].ordinal;
        bool better = !found || (ordinal >= 0) > (first >= 0) || ((ordinal >= 0) == (first >= 0) && ordinal < first);
        first = better ? ordinal : first;
        found = true;
    }
    return first;
}

static sdvp_error_t zero_list(sdvp_arena_t *arena, const sdvp_type_t *type, sdvp_value_t *to)
{
    sdvp_value_t *items = sdvp_arena_items(arena, type->count, sizeof *items);
    to->is.list.items = items;
    to->is.list.count = type->count;
    if (items == NULL) {
        return SDVP_NO_MEMORY;
    }
    for (uint32_t i = 0; i < type->count; i++) {
        if (type->code == SDVP_ARRAY && i > 0) {
            items[i] = items[0]; /* what it points to may be shared */
            continue;
        }
        sdvp_error_t error = sdvp_value_zero(arena, &type->members[i].type, &items[i]);
        if (error != SDVP_OK) {
            return error;
        }
    }
    return SDVP_OK;
}

sdvp_error_t sdvp_value_zero(sdvp_arena_t *arena, const sdvp_type_t *type, sdvp_value_t *to)
{
    *to = (sdvp_value_t){.type = type->code};
    switch (sdvp_type_facts(type->code)->kind) {
    case SDVP_KIND_LIST:
        return zero_list(arena, type, to);
    case SDVP_KIND_INTEGER:
        to->is.integer = type->code == SDVP_ENUMERATED ? first_ordinal(type) : 0;
        return SDVP_OK;
    case SDVP_KIND_FLOAT32:
    case SDVP_KIND_FLOAT64:
        to->is.real = 0;
        return SDVP_OK;
    case SDVP_KIND_TEXT:
        to->is.text.text = "";
        return SDVP_OK;
    case SDVP_KIND_OCTETS:
        to->is.octets.octets = (const uint8_t *)"";
        return SDVP_OK;
    case SDVP_KIND_TIMESTAMP:
        to->is.timestamp.quality = SDVP_TIME_QUALITY_USUAL;
        return SDVP_OK;
    default:
        return SDVP_OK;
    }
}
