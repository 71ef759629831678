/* Values of schedules, brought into the shape of a control, or of an object that shows them, and back. */
#include <math.h>
#include <string.h>

#include "acsi/schedule.h"
#include "data/type.h"

enum { DBPOS_OFF = 1, DBPOS_ON = 2 };

void sdvp_schedule_value_copy(const sdvp_schedule_value_t *from, sdvp_schedule_value_t *to)
{
    *to = *from;
    if (to->is.type == SDVP_STRUCTURE) {
        to->is.is.list.items = to->members;
    }
}

static sdvp_value_t *make_structure(sdvp_schedule_value_t *to, uint32_t count)
{
    to->is.type = SDVP_STRUCTURE;
    to->is.is.list.items = to->members;
    to->is.is.list.count = count;
    return to->members;
}

bool sdvp_schedule_read(const sdvp_values_t *values, const sdvp_handle_t *handle, sdvp_schedule_value_t *to)
{
    if (!sdvp_handle_is_there(handle) || handle->type->code == SDVP_ARRAY || handle->cells > SDVP_SCHEDULE_MEMBERS) {
        return false;
    }
    if (handle->type->code != SDVP_STRUCTURE) {
        sdvp_values_cell(values, handle->cell, &to->is);
        return true;
    }
    for (uint32_t i = 0; i < handle->type->count; i++) {
        if (sdvp_type_cells(&handle->type->members[i].type) != 1) {
            return false;
        }
        sdvp_values_cell(values, handle->cell + i, &to->members[i]);
    }
    make_structure(to, handle->type->count);
    return handle->type->count == handle->cells;
}

int64_t sdvp_schedule_integer(const sdvp_values_t *values, const sdvp_handle_t *handle, int64_t otherwise)
{
    sdvp_schedule_value_t value;
    bool whole = sdvp_schedule_read(values, handle, &value)
        && sdvp_type_facts(value.is.type)->kind == SDVP_KIND_INTEGER;
    return whole ? value.is.is.integer : otherwise;
}

bool sdvp_schedule_is_true(const sdvp_values_t *values, const sdvp_handle_t *handle)
{
    sdvp_schedule_value_t value;
    return sdvp_schedule_read(values, handle, &value) && value.is.type == SDVP_BOOLEAN && value.is.is.boolean;
}

static bool truth(const sdvp_value_t *value, bool *to)
{
    double number;
    if (value->type == SDVP_BOOLEAN) {
        *to = value->is.boolean;
        return true;
    }
    if (value->type == SDVP_DBPOS) {
        *to = value->is.bits == DBPOS_ON;
        return value->is.bits == DBPOS_ON || value->is.bits == DBPOS_OFF;
    }
    if (!sdvp_value_number(value, &number) || !isfinite(number)) {
        return false;
    }
    *to = number < 0 || number > 0;
    return true;
}

static bool basic_number(const sdvp_type_t *type, double number, sdvp_value_t *to)
{
    switch (sdvp_type_facts(type->code)->kind) {
    case SDVP_KIND_FLOAT32:
        *to = sdvp_float32((float)number);
        return true;
    case SDVP_KIND_FLOAT64:
        *to = sdvp_float64(number);
        return true;
    case SDVP_KIND_INTEGER:
        /* 2^63 as a double is beyond INT64; NaN fails each comparison. */
        if (!(number >= (double)sdvp_type_least(type->code) && number <= (double)sdvp_type_most(type->code))
            || number >= 0x1p63 || rint(number) < number || rint(number) > number) {
            return false;
        }
        *to = sdvp_integer(type->code, (int64_t)number);
        return true;
    default:
        return false;
    }
}

/* AnalogueValue: i, f or both. */
static bool analogue(const sdvp_type_t *type, double number, sdvp_schedule_value_t *to)
{
    if (type->count > SDVP_SCHEDULE_MEMBERS) {
        return false;
    }
    sdvp_value_t *members = make_structure(to, type->count);
    for (uint32_t i = 0; i < type->count; i++) {
        bool is_i = strcmp(type->members[i].name, "i") == 0;
        if (!basic_number(&type->members[i].type, is_i ? rint(number) : number, &members[i])) {
            return false;
        }
    }
    return true;
}

bool sdvp_schedule_convert(const sdvp_type_t *type, const sdvp_value_t *value, sdvp_schedule_value_t *to)
{
    bool on;
    double number;
    if (sdvp_value_check(value, type, NULL) == SDVP_OK) {
        if (value->type == SDVP_ARRAY
            || (value->type == SDVP_STRUCTURE && value->is.list.count > SDVP_SCHEDULE_MEMBERS)) {
            return false;
        }
        to->is = *value;
        if (value->type == SDVP_STRUCTURE) {
            memcpy(to->members, value->is.list.items, value->is.list.count * sizeof *to->members);
            to->is.is.list.items = to->members;
        }
        return true;
    }
    if (type->code == SDVP_BOOLEAN || type->code == SDVP_DBPOS) {
        bool known = truth(value, &on);
        to->is = type->code == SDVP_BOOLEAN ? sdvp_boolean(known && on)
                                            : sdvp_bit_string(SDVP_DBPOS, known && on ? DBPOS_ON : DBPOS_OFF);
        return known;
    }
    if (!sdvp_value_number(value, &number)) {
        return false;
    }
    bool made = type->code == SDVP_STRUCTURE ? analogue(type, number, to) : basic_number(type, number, &to->is);
    return made && sdvp_value_check(&to->is, type, NULL) == SDVP_OK;
}
