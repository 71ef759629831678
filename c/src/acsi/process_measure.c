/*
 * Deadband and range of measured values (IEC 61850-7-3: db, zeroDb, range, rangeC). db and zeroDb count thousandths of a
 * percent of a reference: dbRef if that is above 0; else, where there is no dbRef, the span of rangeC as in editions before
 * 2.1; else the value that was published last. 0 switches either off. The angle of a vector has dbAng, of dbAngRef or 360.
 */
#include <math.h>
#include <string.h>

#include "acsi/number.h"
#include "acsi/process.h"

static const double UNIT = 1e-5;
static const double FULL_CIRCLE = 360;

static double cell_number(const sdvp_values_t *values, uint32_t cell)
{
    sdvp_value_t value;
    double number;
    sdvp_values_cell(values, cell, &value);
    return sdvp_value_number(&value, &number) ? number : 0;
}

double sdvp_part_number(const sdvp_values_t *values, const sdvp_part_of_point_t *part)
{
    return sdvp_part_is_there(part) ? cell_number(values, part->cell + part->cells - 1) : 0;
}

/* The number of a member of a vector: that in its last cell. */
static double member_number(const sdvp_values_t *values, const sdvp_part_of_point_t *part, uint32_t member)
{
    uint32_t cell = part->cell;
    if (part->type->code != SDVP_STRUCTURE || member >= part->type->count) {
        return 0;
    }
    for (uint32_t i = 0; i <= member; i++) {
        cell += sdvp_type_cells(&part->type->members[i].type);
    }
    return cell_number(values, cell - 1);
}

double sdvp_measure_magnitude(const sdvp_measure_t *measure, const sdvp_values_t *values, const sdvp_part_of_point_t *part)
{
    return measure->is_vector ? member_number(values, part, 0) : sdvp_part_number(values, part);
}

/* A member of rangeC; false if it has none of that name. */
static bool configured(const sdvp_process_t *process, const sdvp_measure_t *measure, const char *name, double *to)
{
    uint32_t cell = measure->range_c.cell;
    if (!sdvp_part_is_there(&measure->range_c) || measure->range_c.type->code != SDVP_STRUCTURE) {
        return false;
    }
    for (uint32_t i = 0; i < measure->range_c.type->count; i++) {
        const sdvp_type_member_t *member = &measure->range_c.type->members[i];
        cell += sdvp_type_cells(&member->type);
        if (strcmp(member->name, name) == 0) {
            *to = cell_number(process->seen, cell - 1);
            return true;
        }
    }
    return false;
}

static double span(const sdvp_process_t *process, const sdvp_measure_t *measure)
{
    double min = 0;
    double max = 0;
    (void)configured(process, measure, "min", &min);
    (void)configured(process, measure, "max", &max);
    return max - min;
}

bool sdvp_deadband_is_on(const sdvp_process_t *process, const sdvp_measure_t *measure)
{
    return sdvp_part_number(process->seen, &measure->db) > 0 || sdvp_part_number(process->seen, &measure->db_ang) > 0;
}

static double reference_of(
    const sdvp_process_t *process, const sdvp_measure_t *measure, const sdvp_part_of_point_t *reference, double last)
{
    double given = sdvp_part_number(process->seen, reference);
    if (given > 0) {
        return given;
    }
    double width = sdvp_part_is_there(reference) ? 0 : span(process, measure);
    return width > 0 ? width : fabs(last);
}

/* A NaN is beyond everything: what came is no number any more, or is one again. */
static bool is_beyond(double difference, double width)
{
    return !(fabs(difference) <= width);
}

bool sdvp_deadband_passes(
    const sdvp_process_t *process, const sdvp_data_point_t *point, const sdvp_values_t *values,
    const sdvp_part_of_point_t *part, bool zeroed)
{
    const sdvp_measure_t *measure = &point->measure;
    if (!sdvp_deadband_is_on(process, measure)) {
        return true;
    }
    double before = sdvp_measure_magnitude(measure, process->seen, &point->value);
    double now = zeroed ? 0 : sdvp_measure_magnitude(measure, values, part);
    double count = sdvp_part_number(process->seen, &measure->db);
    if (count > 0 && is_beyond(now - before, count * UNIT * reference_of(process, measure, &measure->db_ref, before))) {
        return true;
    }
    double angles = sdvp_part_number(process->seen, &measure->db_ang);
    double given = sdvp_part_number(process->seen, &measure->db_ang_ref);
    return measure->is_vector && angles > 0
        && is_beyond(
               member_number(values, part, 1) - member_number(process->seen, &point->value, 1),
               angles * UNIT * (given > 0 ? given : FULL_CIRCLE));
}

bool sdvp_deadband_zeroes(const sdvp_process_t *process, const sdvp_measure_t *measure, double magnitude)
{
    double count = sdvp_part_number(process->seen, &measure->zero_db);
    return count > 0 && fabs(magnitude) < count * UNIT * reference_of(process, measure, &measure->zero_db_ref, 0);
}

static bool is_above(double value, bool there, double limit, double hysteresis)
{
    return there && value > limit - hysteresis;
}

static bool is_below(double value, bool there, double limit, double hysteresis)
{
    return there && value < limit + hysteresis;
}

bool sdvp_range_of(
    const sdvp_process_t *process, const sdvp_measure_t *measure, double magnitude, int before, sdvp_range_t *to,
    bool *outside)
{
    double min = 0;
    double max = 0;
    double limit_db = 0;
    double limit = 0;
    (void)configured(process, measure, "min", &min);
    (void)configured(process, measure, "max", &max);
    if (!sdvp_part_is_there(&measure->range_c) || !(max > min)) {
        return false;
    }
    (void)configured(process, measure, "limDb", &limit_db);
    double hysteresis = limit_db * UNIT * (max - min);
    bool was_high = before == SDVP_RANGE_HIGH || before == SDVP_RANGE_HIGH_HIGH;
    bool was_low = before == SDVP_RANGE_LOW || before == SDVP_RANGE_LOW_LOW;
    *outside = !(magnitude >= min && magnitude <= max);
    *to = SDVP_RANGE_NORMAL;
    bool there = configured(process, measure, "hhLim", &limit);
    if (is_above(magnitude, there, limit, before == SDVP_RANGE_HIGH_HIGH ? hysteresis : 0)) {
        *to = SDVP_RANGE_HIGH_HIGH;
        return true;
    }
    there = configured(process, measure, "hLim", &limit);
    if (is_above(magnitude, there, limit, was_high ? hysteresis : 0)) {
        *to = SDVP_RANGE_HIGH;
        return true;
    }
    there = configured(process, measure, "llLim", &limit);
    if (is_below(magnitude, there, limit, before == SDVP_RANGE_LOW_LOW ? hysteresis : 0)) {
        *to = SDVP_RANGE_LOW_LOW;
        return true;
    }
    there = configured(process, measure, "lLim", &limit);
    if (is_below(magnitude, there, limit, was_low ? hysteresis : 0)) {
        *to = SDVP_RANGE_LOW;
    }
    return true;
}
