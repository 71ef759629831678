/* The parts of the filter between process and clients, for its own sources; see sdvp/process.h. */
#ifndef SDVP_ACSI_PROCESS_H
#define SDVP_ACSI_PROCESS_H

#include "data/model.h"
#include "sdvp/process.h"

/* An attribute of a data object; `cells` 0: there is none. */
typedef struct sdvp_part_of_point {
    uint32_t cell;
    uint32_t cells;
    const sdvp_type_t *type;
} sdvp_part_of_point_t;

/* What limits a measured value; process_measure.c. */
typedef struct sdvp_measure {
    bool is_vector;
    sdvp_part_of_point_t db;
    sdvp_part_of_point_t db_ref;
    sdvp_part_of_point_t db_ang;
    sdvp_part_of_point_t db_ang_ref;
    sdvp_part_of_point_t zero_db;
    sdvp_part_of_point_t zero_db_ref;
    sdvp_part_of_point_t range_c;
} sdvp_measure_t;

typedef enum sdvp_range {
    SDVP_RANGE_NORMAL,
    SDVP_RANGE_HIGH,
    SDVP_RANGE_LOW,
    SDVP_RANGE_HIGH_HIGH,
    SDVP_RANGE_LOW_LOW
} sdvp_range_t;

/* Modes as the standard numbers them; 0: not told. */
typedef struct sdvp_behaviour {
    const sdvp_logical_node_t *node;
    sdvp_part_of_point_t own_mod;
    sdvp_part_of_point_t device_mod;
    sdvp_part_of_point_t beh;
    sdvp_part_of_point_t beh_q;
    sdvp_part_of_point_t beh_t;
    int mode;
    bool changed;
} sdvp_behaviour_t;

/* A data object with a quality. Substitution wins over blocking, blocking over the process. */
typedef struct sdvp_data_point {
    const sdvp_node_t *object;
    sdvp_behaviour_t *behaviour;
    bool due; /* is to be derived in this moment */
    sdvp_part_of_point_t quality;
    sdvp_part_of_point_t value;
    sdvp_part_of_point_t live;
    sdvp_part_of_point_t range;
    sdvp_part_of_point_t time;
    sdvp_part_of_point_t sub_ena;
    sdvp_part_of_point_t sub_value;
    sdvp_part_of_point_t sub_q;
    sdvp_part_of_point_t blk_ena;
    sdvp_measure_t measure;
    /* What stands still while blkEna is true. */
    bool frozen;
    sdvp_arena_t *kept;
    sdvp_value_t kept_value;
    sdvp_timestamp_t kept_time;
    sdvp_bits_t kept_quality;
} sdvp_data_point_t;

struct sdvp_process {
    sdvp_values_t *seen; /* by clients */
    sdvp_values_t *said; /* by the process; the same cells */
    const sdvp_clock_t *clock;
    const sdvp_control_handler_t *controls;
    sdvp_data_point_t *points;
    size_t point_count;
    sdvp_behaviour_t *behaviours;
    size_t behaviour_count;
    uint32_t *point_of; /* of each cell, from 1; 0: none */
    uint8_t *outputs;   /* of each cell: whether it is derived */
    uint8_t *modes;     /* of each cell: whether a behaviour depends on it */
    /* The moment that is open. */
    bool open;
    uint8_t *touched;
    uint32_t first;
    uint32_t end;
};

static inline bool sdvp_part_is_there(const sdvp_part_of_point_t *part)
{
    return part->cells > 0;
}

/* process_find.c: looks everything up. */
sdvp_error_t sdvp_process_find(sdvp_process_t *process);

/* process_behaviour.c */
int sdvp_behaviour_current(const sdvp_process_t *process, const sdvp_behaviour_t *behaviour);
/* Brings Beh of the process in line with Mod. */
void sdvp_behaviour_align(sdvp_process_t *process, const sdvp_behaviour_t *behaviour, sdvp_timestamp_t now);
sdvp_bits_t sdvp_behaviour_applied(const sdvp_behaviour_t *behaviour, sdvp_bits_t quality);

/* process_measure.c: numbers of cells of a set of values. */
double sdvp_part_number(const sdvp_values_t *values, const sdvp_part_of_point_t *part);
double sdvp_measure_magnitude(const sdvp_measure_t *measure, const sdvp_values_t *values, const sdvp_part_of_point_t *part);
bool sdvp_deadband_is_on(const sdvp_process_t *process, const sdvp_measure_t *measure);
/* Whether a value has moved by more than the deadband; `zeroed` as it is shown. */
bool sdvp_deadband_passes(
    const sdvp_process_t *process, const sdvp_data_point_t *point, const sdvp_values_t *values,
    const sdvp_part_of_point_t *part, bool zeroed);
/* Whether a magnitude is so small that 0 is shown. */
bool sdvp_deadband_zeroes(const sdvp_process_t *process, const sdvp_measure_t *measure, double magnitude);
/* The range of a magnitude that was in another before; false: none is configured. */
bool sdvp_range_of(
    const sdvp_process_t *process, const sdvp_measure_t *measure, double magnitude, int before, sdvp_range_t *to,
    bool *outside);

/* process_point.c */
/* A write to the instantaneous value is one to the value, too: the process need not know of deadbands. */
void sdvp_point_live_write(sdvp_process_t *process, const sdvp_data_point_t *point);
/* Writes what clients see of a point, in the moment of `seen` that is open. */
void sdvp_point_derive(sdvp_process_t *process, sdvp_data_point_t *point, sdvp_timestamp_t now, bool mode_changed);
/* Writes one basic value to what the process says, as part of the moment. */
void sdvp_process_say(sdvp_process_t *process, const sdvp_part_of_point_t *part, const sdvp_value_t *value);

/* Writes what a client or the device's own logic sets, as a moment of its own or in the one that is open. */
sdvp_error_t sdvp_process_write(
    sdvp_process_t *process, const sdvp_selection_t *selection, const sdvp_value_t *value);

#endif
