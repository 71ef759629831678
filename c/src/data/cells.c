#include "data/cells.h"

#include <string.h>

uint32_t sdvp_cell_room(sdvp_type_code_t code)
{
    switch (code) {
    case SDVP_OCTET_STRING:
        return 64 + 1;
    case SDVP_VISIBLE_STRING:
        return 255 + 1;
    case SDVP_UNICODE_STRING:
        return 255 * 4 + 1;
    case SDVP_OBJECT_REFERENCE:
        return SDVP_REFERENCE_MAX + 1;
    case SDVP_CURRENCY:
        return 3 + 1;
    default:
        return 0;
    }
}

static bool write_text(sdvp_cell_t *cell, const void *text, size_t length)
{
    if (cell->is.text.length == length && (length == 0 || memcmp(cell->is.text.room, text, length) == 0)) {
        return false;
    }
    if (length > 0) {
        memcpy(cell->is.text.room, text, length);
    }
    cell->is.text.room[length] = '\0';
    cell->is.text.length = (uint32_t)length;
    return true;
}

static bool write_timestamp(sdvp_cell_t *cell, sdvp_timestamp_t now)
{
    sdvp_timestamp_t *was = &cell->is.timestamp;
    bool same = was->seconds == now.seconds && was->fraction == now.fraction && was->quality == now.quality;
    *was = now;
    return !same;
}

static bool write_real(sdvp_cell_t *cell, double now)
{
    bool same = memcmp(&cell->is.real, &now, sizeof now) == 0;
    cell->is.real = now;
    return !same;
}

static bool write_integer(sdvp_cell_t *cell, int64_t now)
{
    bool same = cell->is.integer == now;
    cell->is.integer = now;
    return !same;
}

static bool write_entry_time(sdvp_cell_t *cell, sdvp_entry_time_t now)
{
    sdvp_entry_time_t *was = &cell->is.entry_time;
    bool same = was->days == now.days && was->milliseconds == now.milliseconds;
    *was = now;
    return !same;
}

static bool write_bits(sdvp_cell_t *cell, sdvp_bits_t now)
{
    bool same = cell->is.bits == now;
    cell->is.bits = now;
    return !same;
}

bool sdvp_cell_write(sdvp_cell_t *cell, const sdvp_value_t *value)
{
    switch (value->type) {
    case SDVP_BOOLEAN: {
        bool same = cell->is.boolean == value->is.boolean;
        cell->is.boolean = value->is.boolean;
        return !same;
    }
    case SDVP_FLOAT32:
    case SDVP_FLOAT64:
        return write_real(cell, value->is.real);
    case SDVP_OCTET_STRING:
        return write_text(cell, value->is.octets.octets, value->is.octets.length);
    case SDVP_VISIBLE_STRING:
    case SDVP_UNICODE_STRING:
    case SDVP_OBJECT_REFERENCE:
    case SDVP_CURRENCY:
        return write_text(cell, value->is.text.text, value->is.text.length);
    case SDVP_ENTRY_ID: {
        bool same = cell->is.entry_id == value->is.entry_id;
        cell->is.entry_id = value->is.entry_id;
        return !same;
    }
    case SDVP_ENTRY_TIME:
        return write_entry_time(cell, value->is.entry_time);
    case SDVP_TIMESTAMP:
        return write_timestamp(cell, value->is.timestamp);
    case SDVP_QUALITY:
    case SDVP_DBPOS:
    case SDVP_TCMD:
    case SDVP_CHECK:
    case SDVP_TRG_OPS:
    case SDVP_OPT_FLDS:
        return write_bits(cell, value->is.bits);
    default:
        return write_integer(cell, value->is.integer);
    }
}

void sdvp_cell_read(const sdvp_cell_t *cell, sdvp_value_t *to)
{
    to->type = cell->type->code;
    switch (to->type) {
    case SDVP_BOOLEAN:
        to->is.boolean = cell->is.boolean;
        break;
    case SDVP_FLOAT32:
    case SDVP_FLOAT64:
        to->is.real = cell->is.real;
        break;
    case SDVP_OCTET_STRING:
        to->is.octets.octets = (const uint8_t *)cell->is.text.room;
        to->is.octets.length = cell->is.text.length;
        break;
    case SDVP_VISIBLE_STRING:
    case SDVP_UNICODE_STRING:
    case SDVP_OBJECT_REFERENCE:
    case SDVP_CURRENCY:
        to->is.text.text = cell->is.text.room;
        to->is.text.length = cell->is.text.length;
        break;
    case SDVP_ENTRY_ID:
        to->is.entry_id = cell->is.entry_id;
        break;
    case SDVP_ENTRY_TIME:
        to->is.entry_time = cell->is.entry_time;
        break;
    case SDVP_TIMESTAMP:
        to->is.timestamp = cell->is.timestamp;
        break;
    case SDVP_QUALITY:
    case SDVP_DBPOS:
    case SDVP_TCMD:
    case SDVP_CHECK:
    case SDVP_TRG_OPS:
    case SDVP_OPT_FLDS:
        to->is.bits = cell->is.bits;
        break;
    default:
        to->is.integer = cell->is.integer;
        break;
    }
}
