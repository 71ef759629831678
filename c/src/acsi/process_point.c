/* What clients see of a data object, made of what the process says of it. */
#include <string.h>

#include "acsi/process.h"

typedef sdvp_part_of_point_t part_t;

/* A copy of a value is not larger. */
static const size_t KEPT_LIMIT = 64 * 1024;

/* Where values come from: cells of one of the two sets, or a value that was kept. */
typedef struct source {
    const sdvp_values_t *values;
    const part_t *part;
} source_t;

static bool is_touched(const sdvp_process_t *process, const part_t *part)
{
    for (uint32_t i = 0; i < part->cells; i++) {
        if (process->touched[part->cell + i]) {
            return true;
        }
    }
    return false;
}

static bool is_true(const sdvp_process_t *process, const part_t *flag)
{
    sdvp_value_t value;
    if (flag->cells == 0) {
        return false;
    }
    sdvp_values_cell(process->seen, flag->cell, &value);
    return value.is.boolean;
}

static sdvp_bits_t bits(const sdvp_values_t *values, const part_t *part)
{
    sdvp_value_t value;
    sdvp_values_cell(values, part->cell, &value);
    return value.is.bits;
}

static sdvp_timestamp_t time_of(const sdvp_values_t *values, const part_t *part)
{
    sdvp_value_t value;
    sdvp_values_cell(values, part->cell, &value);
    return value.is.timestamp;
}

static void write_cell(sdvp_process_t *process, uint32_t cell, const sdvp_value_t *value)
{
    sdvp_handle_t handle = {cell, 1, sdvp_values_cell_type(process->seen, cell)};
    (void)sdvp_values_put(process->seen, handle, value);
}

/* Writes a basic value, unless it is there already. */
static bool put(sdvp_process_t *process, const part_t *part, const sdvp_value_t *value)
{
    sdvp_value_t before;
    sdvp_values_cell(process->seen, part->cell, &before);
    if (sdvp_value_equals(&before, value)) {
        return false;
    }
    write_cell(process, part->cell, value);
    return true;
}

static bool put_bits(sdvp_process_t *process, const part_t *part, sdvp_bits_t quality)
{
    sdvp_value_t value = sdvp_bit_string(SDVP_QUALITY, quality);
    return put(process, part, &value);
}

static void put_time(sdvp_process_t *process, const part_t *part, sdvp_timestamp_t time)
{
    if (part->cells > 0) {
        sdvp_value_t value = sdvp_time(time);
        (void)put(process, part, &value);
    }
}

/* What is shown of a cell whose magnitude is nearly 0. */
static void zero(sdvp_value_t *value)
{
    if (value->type == SDVP_FLOAT32) {
        value->is.real = 0;
    } else if (value->type <= SDVP_INT32U && value->type != SDVP_BOOLEAN) {
        value->is.integer = 0;
    }
}

/* Copies a value, `zeroed` cells of it as 0, if it is another one or always; whether it did. */
static bool copy(sdvp_process_t *process, source_t from, const part_t *to, uint32_t zeroed, bool always)
{
    bool differs = always;
    for (int write = 0; write <= (differs ? 1 : 0); write++) {
        for (uint32_t i = 0; i < to->cells; i++) {
            sdvp_value_t value;
            sdvp_value_t before;
            sdvp_values_cell(from.values, from.part->cell + i, &value);
            if (i < zeroed) {
                zero(&value);
            }
            if (write == 1) {
                write_cell(process, to->cell + i, &value);
            } else {
                sdvp_values_cell(process->seen, to->cell + i, &before);
                differs = differs || !sdvp_value_equals(&before, &value);
            }
        }
    }
    return differs;
}

static sdvp_bits_t doubtful(sdvp_bits_t quality)
{
    return (quality & SDVP_Q_QUESTIONABLE) == SDVP_Q_GOOD ? (sdvp_bits_t)(quality | SDVP_Q_QUESTIONABLE) : quality;
}

/* Mod and Beh must be believed whatever they say, or nobody could tell why the rest is invalid. */
static sdvp_bits_t moded(const sdvp_data_point_t *point, sdvp_bits_t quality)
{
    bool tells_mode = strcmp(point->object->name, "Mod") == 0 || strcmp(point->object->name, "Beh") == 0;
    return tells_mode ? quality : sdvp_behaviour_applied(point->behaviour, quality);
}

static uint32_t zeroed_cells(const sdvp_data_point_t *point)
{
    return point->measure.is_vector && point->value.type->code == SDVP_STRUCTURE
        ? sdvp_type_cells(&point->value.type->members[0].type)
        : point->value.cells;
}

static bool put_range(sdvp_process_t *process, const sdvp_data_point_t *point, double magnitude, sdvp_bits_t *quality)
{
    sdvp_value_t value;
    sdvp_range_t range;
    bool outside;
    if (point->range.cells == 0) {
        return false;
    }
    sdvp_values_cell(process->seen, point->range.cell, &value);
    if (!sdvp_range_of(process, &point->measure, magnitude, (int)value.is.integer, &range, &outside)) {
        return false;
    }
    *quality = outside ? (sdvp_bits_t)(doubtful(*quality) | SDVP_Q_OUT_OF_RANGE) : *quality;
    value.is.integer = range;
    return put(process, &point->range, &value);
}

/*
 * Writes a live value with what follows from it; `always` even if it is the same, or within the deadband. Whether value,
 * quality or range were written.
 */
static bool publish(sdvp_process_t *process, const sdvp_data_point_t *point, source_t live, sdvp_bits_t own, bool always)
{
    bool wrote = false;
    sdvp_bits_t quality = own;
    if (point->value.cells > 0) {
        double magnitude = sdvp_measure_magnitude(&point->measure, live.values, live.part);
        bool zeroed = sdvp_deadband_zeroes(process, &point->measure, magnitude);
        if (always || sdvp_deadband_passes(process, point, live.values, live.part, zeroed)) {
            wrote = copy(process, live, &point->value, zeroed ? zeroed_cells(point) : 0, always);
        }
        wrote = put_range(process, point, magnitude, &quality) || wrote;
    }
    wrote = put_bits(process, &point->quality, moded(point, quality)) || wrote;
    if (point->live.cells > 0) {
        (void)copy(process, live, &point->live, 0, false);
    }
    return wrote;
}

/* Keeps what stands still while blkEna is true: what is seen, or what the process says if that is substituted. */
static void freeze(sdvp_process_t *process, sdvp_data_point_t *point, bool substituted)
{
    if (!is_true(process, &point->blk_ena)) {
        point->frozen = false;
        sdvp_arena_free(point->kept);
        point->kept = NULL;
        return;
    }
    if (point->frozen) {
        return;
    }
    const sdvp_values_t *from = substituted ? process->said : process->seen;
    point->frozen = true;
    point->kept_quality = bits(process->said, &point->quality);
    if (point->time.cells > 0) {
        point->kept_time = time_of(from, &point->time);
    }
    point->kept = point->value.cells == 0 ? NULL : sdvp_arena_new(256, KEPT_LIMIT);
    sdvp_value_t *cells =
        point->kept == NULL ? NULL : sdvp_arena_alloc(point->kept, point->value.cells * sizeof *cells);
    for (uint32_t i = 0; cells != NULL && i < point->value.cells; i++) {
        sdvp_value_t value;
        sdvp_values_cell(from, point->value.cell + i, &value);
        if (sdvp_value_copy(point->kept, &value, &cells[i]) != SDVP_OK) {
            cells = NULL;
        }
    }
    point->kept_value.is.list.items = cells;
}

static void put_kept(sdvp_process_t *process, const sdvp_data_point_t *point, const part_t *part)
{
    /* Without memory what is seen stands still anyway, as nothing is written. */
    for (uint32_t i = 0; point->kept_value.is.list.items != NULL && i < part->cells; i++) {
        const part_t cell = {part->cell + i, 1, NULL};
        (void)put(process, &cell, &point->kept_value.is.list.items[i]);
    }
}

static void show_frozen(sdvp_process_t *process, const sdvp_data_point_t *point)
{
    put_kept(process, point, &point->value);
    put_kept(process, point, &point->live);
    put_time(process, &point->time, point->kept_time);
    sdvp_bits_t marked = doubtful(point->kept_quality) | SDVP_Q_OPERATOR_BLOCKED | SDVP_Q_OLD_DATA;
    (void)put_bits(process, &point->quality, moded(point, marked));
}

static void show(sdvp_process_t *process, const sdvp_data_point_t *point, bool switched, const sdvp_timestamp_t *mode_time)
{
    bool held = sdvp_deadband_is_on(process, &point->measure);
    bool value_came = is_touched(process, &point->value);
    bool time_came = is_touched(process, &point->time);
    source_t live = {process->said, &point->value};
    bool wrote =
        publish(process, point, live, bits(process->said, &point->quality), switched || (value_came && !held));
    if (mode_time != NULL && wrote && !time_came && !switched) {
        put_time(process, &point->time, *mode_time);
    } else if (point->time.cells > 0 && (switched || (time_came && (wrote || !held)))) {
        put_time(process, &point->time, time_of(process->said, &point->time));
    }
}

void sdvp_point_live_write(sdvp_process_t *process, const sdvp_data_point_t *point)
{
    for (uint32_t i = 0; i < point->live.cells && is_touched(process, &point->live); i++) {
        const part_t cell = {point->value.cell + i, 1, sdvp_values_cell_type(process->said, point->value.cell + i)};
        sdvp_value_t value;
        sdvp_values_cell(process->said, point->live.cell + i, &value);
        sdvp_process_say(process, &cell, &value);
    }
}

void sdvp_point_derive(sdvp_process_t *process, sdvp_data_point_t *point, sdvp_timestamp_t now, bool mode_changed)
{
    bool switched = is_touched(process, &point->sub_ena) || is_touched(process, &point->sub_value)
        || is_touched(process, &point->sub_q) || is_touched(process, &point->blk_ena);
    bool substituted = is_true(process, &point->sub_ena) && point->sub_value.cells > 0;
    freeze(process, point, substituted);
    if (substituted) {
        sdvp_bits_t given = point->sub_q.cells > 0 ? bits(process->seen, &point->sub_q) : SDVP_Q_GOOD;
        source_t substitute = {process->seen, &point->sub_value};
        bool wrote = publish(process, point, substitute, given | SDVP_Q_SUBSTITUTED, switched);
        if (wrote || switched) {
            put_time(process, &point->time, now);
        }
    } else if (point->frozen) {
        show_frozen(process, point);
    } else {
        show(process, point, switched, mode_changed ? &now : NULL);
    }
}
