#include "acsi/process.h"

#include <string.h>

#include "acsi/behaviour.h"
#include "acsi/number.h"
#include "base/memory.h"

int sdvp_behaviour_current(const sdvp_process_t *process, const sdvp_behaviour_t *behaviour)
{
    const sdvp_part_of_point_t *const parts[] = {&behaviour->own_mod, &behaviour->device_mod, &behaviour->beh};
    int modes[3];
    for (size_t i = 0; i < 3; i++) {
        double number = sdvp_part_number(process->said, parts[i]);
        modes[i] = number >= SDVP_BEH_ON && number <= SDVP_BEH_OFF ? (int)number : SDVP_BEH_ON;
    }
    bool by_mod = sdvp_part_is_there(parts[0]) || sdvp_part_is_there(parts[1]);
    return by_mod ? sdvp_beh_combined(modes[0], modes[1]) : modes[2];
}

void sdvp_behaviour_align(sdvp_process_t *process, const sdvp_behaviour_t *behaviour, sdvp_timestamp_t now)
{
    bool by_mod = sdvp_part_is_there(&behaviour->own_mod) || sdvp_part_is_there(&behaviour->device_mod);
    if (!by_mod || !sdvp_part_is_there(&behaviour->beh)
        || (int)sdvp_part_number(process->said, &behaviour->beh) == behaviour->mode) {
        return;
    }
    sdvp_value_t beh = {.type = behaviour->beh.type->code, .is.integer = behaviour->mode};
    sdvp_value_t good = sdvp_bit_string(SDVP_QUALITY, SDVP_Q_GOOD);
    sdvp_value_t time = sdvp_time(now);
    sdvp_process_say(process, &behaviour->beh, &beh);
    sdvp_process_say(process, &behaviour->beh_q, &good);
    sdvp_process_say(process, &behaviour->beh_t, &time);
}

sdvp_bits_t sdvp_behaviour_applied(const sdvp_behaviour_t *behaviour, sdvp_bits_t quality)
{
    if (behaviour->mode == SDVP_BEH_OFF) {
        return (sdvp_bits_t)((quality & ~SDVP_Q_QUESTIONABLE) | SDVP_Q_INVALID);
    }
    return sdvp_beh_is_test(behaviour->mode) ? (sdvp_bits_t)(quality | SDVP_Q_TEST) : quality;
}

static void touch(sdvp_process_t *process, uint32_t cell)
{
    process->touched[cell] = 1;
    process->first = cell < process->first ? cell : process->first;
    process->end = cell >= process->end ? cell + 1 : process->end;
}

static void forget_moment(sdvp_process_t *process)
{
    if (process->first < process->end) {
        memset(process->touched + process->first, 0, process->end - process->first);
    }
    process->first = UINT32_MAX;
    process->end = 0;
}

static void hear(void *ctx, const sdvp_cell_event_t *events, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        touch(ctx, events[i].cell);
    }
}

void sdvp_process_say(sdvp_process_t *process, const sdvp_part_of_point_t *part, const sdvp_value_t *value)
{
    /* The watcher marks it. */
    if (sdvp_part_is_there(part)) {
        (void)sdvp_values_put(process->said, (sdvp_handle_t){part->cell, part->cells, part->type}, value);
    }
}

/* What is seen as it was written: what the process says, or settings, at which what is derived looks. */
static void pass_on(sdvp_process_t *process, bool of_process)
{
    sdvp_values_begin(process->seen);
    for (uint32_t cell = process->first; cell < process->end; cell++) {
        sdvp_fc_t fc = sdvp_values_attribute(process->seen, cell)->fc;
        bool is_of_process = fc == SDVP_FC_ST || fc == SDVP_FC_MX;
        if (process->touched[cell] && !process->outputs[cell] && is_of_process == of_process) {
            sdvp_value_t value;
            sdvp_values_cell(process->said, cell, &value);
            (void)sdvp_values_put(
                process->seen, (sdvp_handle_t){cell, 1, sdvp_values_cell_type(process->seen, cell)}, &value);
        }
    }
}

static bool modes_touched(const sdvp_process_t *process)
{
    for (uint32_t cell = process->first; cell < process->end; cell++) {
        if (process->touched[cell] && process->modes[cell]) {
            return true;
        }
    }
    return false;
}

static void follow_modes(sdvp_process_t *process, sdvp_timestamp_t now)
{
    for (size_t i = 0; i < process->behaviour_count; i++) {
        sdvp_behaviour_t *behaviour = &process->behaviours[i];
        int mode = sdvp_behaviour_current(process, behaviour);
        behaviour->changed = mode != behaviour->mode;
        behaviour->mode = mode;
        sdvp_behaviour_align(process, behaviour, now);
    }
    for (size_t i = 0; i < process->point_count; i++) {
        process->points[i].due = process->points[i].behaviour->changed;
    }
}

static void derive(sdvp_process_t *process, sdvp_data_point_t *point, sdvp_timestamp_t now)
{
    point->due = false;
    sdvp_point_live_write(process, point);
    sdvp_point_derive(process, point, now, point->behaviour->changed);
}

/* Settings become one moment of what is seen, what the process says and what follows from both another. */
static void publish_moment(sdvp_process_t *process)
{
    int64_t now_us = process->clock->utc_us(process->clock->ctx);
    sdvp_timestamp_t now = sdvp_timestamp_of(now_us, SDVP_TIME_QUALITY_USUAL);
    bool moded = modes_touched(process);
    if (moded) {
        follow_modes(process, now);
    }
    pass_on(process, false);
    sdvp_values_end(process->seen);
    pass_on(process, true);
    for (uint32_t cell = process->first; cell < process->end; cell++) {
        if (process->touched[cell] && process->point_of[cell] > 0) {
            process->points[process->point_of[cell] - 1].due = true;
        }
    }
    for (size_t i = 0; i < process->point_count; i++) {
        if (process->points[i].due) {
            derive(process, &process->points[i], now);
        }
    }
    sdvp_values_end(process->seen);
    for (size_t i = 0; moded && i < process->behaviour_count; i++) {
        process->behaviours[i].changed = false;
    }
    forget_moment(process);
}

void sdvp_process_begin(sdvp_process_t *process)
{
    process->open = true;
    sdvp_values_begin(process->said);
}

void sdvp_process_end(sdvp_process_t *process)
{
    process->open = false;
    sdvp_values_end(process->said);
    if (process->first < process->end) {
        publish_moment(process);
    }
}

sdvp_error_t sdvp_process_put(sdvp_process_t *process, sdvp_handle_t handle, const sdvp_value_t *value)
{
    sdvp_error_t error = sdvp_values_put(process->said, handle, value);
    if (error == SDVP_OK && !process->open) {
        sdvp_process_end(process);
    }
    return error;
}

sdvp_error_t sdvp_process_set(
    sdvp_process_t *process, const sdvp_write_t *writes, size_t count, sdvp_fault_t *fault)
{
    sdvp_error_t error = sdvp_values_set(process->said, writes, count, fault);
    if (error == SDVP_OK && !process->open) {
        sdvp_process_end(process);
    }
    return error;
}

sdvp_error_t sdvp_process_write(
    sdvp_process_t *process, const sdvp_selection_t *selection, const sdvp_value_t *value)
{
    sdvp_error_t error = sdvp_values_write(process->said, selection, value);
    if (error == SDVP_OK && !process->open) {
        sdvp_process_end(process);
    }
    return error;
}

sdvp_error_t sdvp_process_get(
    const sdvp_process_t *process, const char *fcda, sdvp_arena_t *arena, sdvp_value_t *to)
{
    return sdvp_values_get(process->said, fcda, arena, to);
}

/* Brings Beh, range and quality in line with the values as they are. */
static void refresh_all(sdvp_process_t *process)
{
    sdvp_timestamp_t now =
        sdvp_timestamp_of(process->clock->utc_us(process->clock->ctx), SDVP_TIME_QUALITY_USUAL);
    for (size_t i = 0; i < process->behaviour_count; i++) {
        sdvp_behaviour_align(process, &process->behaviours[i], now);
    }
    sdvp_values_begin(process->seen);
    for (size_t i = 0; i < process->point_count; i++) {
        sdvp_point_derive(process, &process->points[i], now, false);
    }
    sdvp_values_end(process->seen);
    forget_moment(process);
}

sdvp_process_t *sdvp_process_new(sdvp_values_t *values, const sdvp_clock_t *clock)
{
    sdvp_process_t *process = sdvp_alloc(sizeof *process);
    if (process == NULL) {
        return NULL;
    }
    process->seen = values;
    process->clock = clock == NULL ? sdvp_system_clock() : clock;
    process->said = sdvp_values_new(sdvp_values_model(values));
    process->first = UINT32_MAX;
    bool good = process->said != NULL;
    for (uint32_t cell = 0; good && cell < sdvp_values_cells(values); cell++) {
        sdvp_value_t value;
        sdvp_values_cell(values, cell, &value);
        good = sdvp_values_put(
                   process->said, (sdvp_handle_t){cell, 1, sdvp_values_cell_type(values, cell)}, &value)
            == SDVP_OK;
    }
    if (!good || sdvp_process_find(process) != SDVP_OK
        || sdvp_values_watch(process->said, hear, process) != SDVP_OK) {
        sdvp_process_free(process);
        return NULL;
    }
    refresh_all(process);
    return process;
}

void sdvp_process_free(sdvp_process_t *process)
{
    if (process == NULL) {
        return;
    }
    for (size_t i = 0; i < process->point_count; i++) {
        sdvp_arena_free(process->points[i].kept);
    }
    sdvp_values_free(process->said);
    sdvp_release(process->points);
    sdvp_release(process->behaviours);
    sdvp_release(process->point_of);
    sdvp_release(process->outputs);
    sdvp_release(process->modes);
    sdvp_release(process->touched);
    sdvp_release(process);
}

/* "LD/LN.Mod". */
static bool is_mode(const char *control)
{
    const char *dot = strchr(control, '.');
    return dot != NULL && strcmp(dot, ".Mod") == 0;
}

static void take_mode(sdvp_process_t *process, const sdvp_command_t *command)
{
    static const char *const NAMES[] = {".stVal[ST]", ".q[ST]", ".t[ST]"};
    int64_t now_us = process->clock->utc_us(process->clock->ctx);
    const sdvp_value_t values[] = {
        command->ctl_val, sdvp_bit_string(SDVP_QUALITY, SDVP_Q_GOOD),
        sdvp_time(sdvp_timestamp_of(now_us, SDVP_TIME_QUALITY_USUAL))};
    sdvp_process_begin(process);
    for (size_t i = 0; i < 3; i++) {
        char reference[SDVP_REFERENCE_MAX + 32];
        sdvp_handle_t handle;
        strcpy(reference, command->control);
        strcat(reference, NAMES[i]);
        if (sdvp_values_handle(process->said, reference, &handle) == SDVP_OK) {
            (void)sdvp_process_put(process, handle, &values[i]);
        }
    }
    sdvp_process_end(process);
}

static void operate(void *ctx, const sdvp_command_t *command, const sdvp_caller_t *caller, sdvp_operation_t *operation)
{
    sdvp_process_t *process = ctx;
    if (!is_mode(command->control)) {
        process->controls->operate(process->controls->ctx, command, caller, operation);
        return;
    }
    if (!command->test) {
        take_mode(process, command);
    }
    sdvp_operation_done(operation, SDVP_NO_ADD_CAUSE, NULL);
}

static sdvp_add_cause_t check(void *ctx, const sdvp_command_t *command, const sdvp_caller_t *caller)
{
    const sdvp_control_handler_t *controls = ((sdvp_process_t *)ctx)->controls;
    return is_mode(command->control) || controls->check == NULL
        ? SDVP_NO_ADD_CAUSE
        : controls->check(controls->ctx, command, caller);
}

sdvp_control_handler_t sdvp_process_controls(sdvp_process_t *process, const sdvp_control_handler_t *controls)
{
    process->controls = controls;
    return (sdvp_control_handler_t){process, operate, check};
}
