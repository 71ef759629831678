#include "data/packed.h"

#include <string.h>

#include "base/little.h"

enum { DEEPEST = 32 };

void sdvp_pack(sdvp_packer_t *packer, const void *octets, size_t length)
{
    if (packer->used <= packer->size && length <= packer->size - packer->used && length > 0) {
        memcpy(packer->to + packer->used, octets, length);
    }
    packer->used += length;
}

void sdvp_pack_number(sdvp_packer_t *packer, uint64_t number, size_t width)
{
    uint8_t octets[8];
    sdvp_put64(octets, number);
    sdvp_pack(packer, octets, width);
}

static void pack_counted(sdvp_packer_t *packer, const void *octets, size_t length)
{
    length = length > UINT16_MAX ? UINT16_MAX : length;
    sdvp_pack_number(packer, length, 2);
    sdvp_pack(packer, octets, length);
}

void sdvp_pack_text(sdvp_packer_t *packer, const char *text)
{
    pack_counted(packer, text == NULL ? "" : text, text == NULL ? 0 : strlen(text));
}

/* Octets of a type that is a number; 0 for others. */
static size_t width_of(sdvp_type_code_t type)
{
    switch (type) {
    case SDVP_BOOLEAN:
    case SDVP_INT8:
    case SDVP_INT8U:
        return 1;
    case SDVP_INT16:
    case SDVP_INT16U:
    case SDVP_QUALITY:
    case SDVP_DBPOS:
    case SDVP_TCMD:
    case SDVP_CHECK:
    case SDVP_TRG_OPS:
    case SDVP_OPT_FLDS:
        return 2;
    case SDVP_INT32:
    case SDVP_INT32U:
    case SDVP_ENUMERATED:
    case SDVP_FLOAT32:
        return 4;
    case SDVP_INT64:
    case SDVP_FLOAT64:
    case SDVP_ENTRY_ID:
        return 8;
    default:
        return 0;
    }
}

/* The number of a value whose type is one. */
static uint64_t number_of(const sdvp_value_t *value)
{
    uint64_t wide;
    uint32_t narrow;
    float single;
    switch (value->type) {
    case SDVP_BOOLEAN:
        return value->is.boolean;
    case SDVP_FLOAT32:
        single = (float)value->is.real;
        memcpy(&narrow, &single, sizeof narrow);
        return narrow;
    case SDVP_FLOAT64:
        memcpy(&wide, &value->is.real, sizeof wide);
        return wide;
    case SDVP_ENTRY_ID:
        return value->is.entry_id;
    default:
        return value->type >= SDVP_QUALITY ? value->is.bits : (uint64_t)value->is.integer;
    }
}

void sdvp_pack_value(sdvp_packer_t *packer, const sdvp_value_t *value)
{
    sdvp_pack_number(packer, (uint64_t)value->type, 1);
    size_t width = width_of(value->type);
    if (width > 0) {
        sdvp_pack_number(packer, number_of(value), width);
        return;
    }
    switch (value->type) {
    case SDVP_OCTET_STRING:
        pack_counted(packer, value->is.octets.octets, value->is.octets.length);
        break;
    case SDVP_ENTRY_TIME:
        sdvp_pack_number(packer, value->is.entry_time.days, 2);
        sdvp_pack_number(packer, value->is.entry_time.milliseconds, 4);
        break;
    case SDVP_TIMESTAMP:
        sdvp_pack_number(packer, value->is.timestamp.seconds, 4);
        sdvp_pack_number(packer, value->is.timestamp.fraction, 4);
        sdvp_pack_number(packer, value->is.timestamp.quality, 1);
        break;
    case SDVP_STRUCTURE:
    case SDVP_ARRAY:
        sdvp_pack_number(packer, value->is.list.count, 4);
        for (size_t i = 0; i < value->is.list.count; i++) {
            sdvp_pack_value(packer, &value->is.list.items[i]);
        }
        break;
    default:
        pack_counted(packer, value->is.text.text, value->is.text.length);
    }
}

/* `length` octets, or NULL. */
static const uint8_t *octets_of(sdvp_unpacker_t *unpacker, size_t length)
{
    if (unpacker->bad || length > unpacker->left) {
        unpacker->bad = true;
        return NULL;
    }
    const uint8_t *taken = unpacker->from;
    unpacker->from += length;
    unpacker->left -= length;
    return taken;
}

uint64_t sdvp_unpack_number(sdvp_unpacker_t *unpacker, size_t width)
{
    uint8_t octets[8] = {0};
    const uint8_t *from = octets_of(unpacker, width);
    if (from != NULL) {
        memcpy(octets, from, width);
    }
    return sdvp_get64(octets);
}

/* A counted text in the arena, with its length. */
static const char *unpack_counted(sdvp_unpacker_t *unpacker, sdvp_arena_t *arena, size_t *length)
{
    *length = (size_t)sdvp_unpack_number(unpacker, 2);
    const uint8_t *from = octets_of(unpacker, *length);
    const char *text = from == NULL ? NULL : sdvp_arena_text(arena, (const char *)from, *length);
    if (text == NULL) {
        unpacker->bad = true;
        *length = 0;
        return "";
    }
    return text;
}

const char *sdvp_unpack_text(sdvp_unpacker_t *unpacker, sdvp_arena_t *arena)
{
    size_t length;
    return unpack_counted(unpacker, arena, &length);
}

void sdvp_unpack_text_to(sdvp_unpacker_t *unpacker, char *to, size_t size)
{
    size_t length = (size_t)sdvp_unpack_number(unpacker, 2);
    const uint8_t *from = octets_of(unpacker, length);
    length = from == NULL || length >= size ? 0 : length;
    if (length > 0) {
        memcpy(to, from, length);
    }
    to[length] = '\0';
}

static void set_number(sdvp_value_t *to, uint64_t number, size_t width)
{
    float single;
    uint32_t narrow = (uint32_t)number;
    switch (to->type) {
    case SDVP_BOOLEAN:
        to->is.boolean = number != 0;
        break;
    case SDVP_FLOAT32:
        memcpy(&single, &narrow, sizeof single);
        to->is.real = (double)single;
        break;
    case SDVP_FLOAT64:
        memcpy(&to->is.real, &number, sizeof to->is.real);
        break;
    case SDVP_ENTRY_ID:
        to->is.entry_id = number;
        break;
    case SDVP_INT8U:
    case SDVP_INT16U:
    case SDVP_INT32U:
        to->is.integer = (int64_t)number;
        break;
    default:
        if (to->type >= SDVP_QUALITY) {
            to->is.bits = (sdvp_bits_t)number;
        } else {
            uint64_t sign = UINT64_C(1) << (width * 8 - 1);
            to->is.integer = (int64_t)((number ^ sign) - sign);
        }
    }
}

static void unpack_value(sdvp_unpacker_t *unpacker, sdvp_arena_t *arena, int depth, sdvp_value_t *to);

static void unpack_list(sdvp_unpacker_t *unpacker, sdvp_arena_t *arena, int depth, sdvp_value_t *to)
{
    size_t count = (size_t)sdvp_unpack_number(unpacker, 4);
    /* Each has an octet at least, so what is asked for is bounded by what is there. */
    unpacker->bad = unpacker->bad || count > unpacker->left || depth == DEEPEST;
    sdvp_value_t *items = unpacker->bad ? NULL : sdvp_arena_alloc(arena, (count == 0 ? 1 : count) * sizeof *items);
    if (items == NULL) {
        unpacker->bad = true;
        return;
    }
    for (size_t i = 0; i < count && !unpacker->bad; i++) {
        unpack_value(unpacker, arena, depth + 1, &items[i]);
    }
    to->is.list.items = items;
    to->is.list.count = count;
}

static void unpack_value(sdvp_unpacker_t *unpacker, sdvp_arena_t *arena, int depth, sdvp_value_t *to)
{
    uint64_t type = sdvp_unpack_number(unpacker, 1);
    unpacker->bad = unpacker->bad || type >= SDVP_TYPE_CODES;
    *to = (sdvp_value_t){.type = unpacker->bad ? SDVP_BOOLEAN : (sdvp_type_code_t)type};
    size_t width = width_of(to->type);
    if (width > 0) {
        set_number(to, sdvp_unpack_number(unpacker, width), width);
        return;
    }
    switch (to->type) {
    case SDVP_OCTET_STRING:
        to->is.octets.octets = (const uint8_t *)unpack_counted(unpacker, arena, &to->is.octets.length);
        break;
    case SDVP_ENTRY_TIME:
        to->is.entry_time.days = (uint16_t)sdvp_unpack_number(unpacker, 2);
        to->is.entry_time.milliseconds = (uint32_t)sdvp_unpack_number(unpacker, 4);
        break;
    case SDVP_TIMESTAMP:
        to->is.timestamp.seconds = (uint32_t)sdvp_unpack_number(unpacker, 4);
        to->is.timestamp.fraction = (uint32_t)sdvp_unpack_number(unpacker, 4);
        to->is.timestamp.quality = (uint8_t)sdvp_unpack_number(unpacker, 1);
        break;
    case SDVP_STRUCTURE:
    case SDVP_ARRAY:
        unpack_list(unpacker, arena, depth, to);
        break;
    default:
        to->is.text.text = unpack_counted(unpacker, arena, &to->is.text.length);
    }
}

void sdvp_unpack_value(sdvp_unpacker_t *unpacker, sdvp_arena_t *arena, sdvp_value_t *to)
{
    unpack_value(unpacker, arena, 0, to);
}

static void pass_over(sdvp_unpacker_t *unpacker, int depth)
{
    uint64_t type = sdvp_unpack_number(unpacker, 1);
    unpacker->bad = unpacker->bad || type >= SDVP_TYPE_CODES;
    size_t width = unpacker->bad ? 0 : width_of((sdvp_type_code_t)type);
    if (unpacker->bad || width > 0) {
        (void)octets_of(unpacker, width);
        return;
    }
    switch ((sdvp_type_code_t)type) {
    case SDVP_ENTRY_TIME:
        (void)octets_of(unpacker, 6);
        break;
    case SDVP_TIMESTAMP:
        (void)octets_of(unpacker, 9);
        break;
    case SDVP_STRUCTURE:
    case SDVP_ARRAY: {
        size_t count = (size_t)sdvp_unpack_number(unpacker, 4);
        unpacker->bad = unpacker->bad || count > unpacker->left || depth == DEEPEST;
        for (; count > 0 && !unpacker->bad; count--) {
            pass_over(unpacker, depth + 1);
        }
        break;
    }
    default:
        (void)octets_of(unpacker, (size_t)sdvp_unpack_number(unpacker, 2));
    }
}

void sdvp_unpack_nothing(sdvp_unpacker_t *unpacker)
{
    pass_over(unpacker, 0);
}
