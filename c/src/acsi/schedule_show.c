/* The status side of schedules and controllers: what is not there, or stays as it was, is passed over. */
#include <string.h>

#include "acsi/process.h"
#include "acsi/schedule.h"

enum { HEALTH_OK = 1, HEALTH_WARNING = 2 };

static void begin(sdvp_schedules_t *all)
{
    if (all->config.process != NULL) {
        sdvp_process_begin(all->config.process);
    } else {
        sdvp_values_begin(all->config.values);
    }
}

static void end(sdvp_schedules_t *all)
{
    if (all->config.process != NULL) {
        sdvp_process_end(all->config.process);
    } else {
        sdvp_values_end(all->config.values);
    }
}

static void put(sdvp_schedules_t *all, const sdvp_handle_t *handle, const sdvp_value_t *value)
{
    if (!sdvp_handle_is_there(handle)) {
        return;
    }
    /* What does not fit the type of the model is not shown. */
    if (all->config.process != NULL) {
        (void)sdvp_process_put(all->config.process, *handle, value);
    } else {
        (void)sdvp_values_put(all->config.values, *handle, value);
    }
}

static void put_time(sdvp_schedules_t *all, const sdvp_shown_t *shown, sdvp_bits_t quality, int64_t now)
{
    const sdvp_value_t q = sdvp_bit_string(SDVP_QUALITY, quality);
    const sdvp_value_t t = sdvp_time(sdvp_timestamp_of(now, SDVP_TIME_QUALITY_USUAL));
    put(all, &shown->quality, &q);
    put(all, &shown->time, &t);
}

/* `value` NULL: what it has does not hold any more. */
static void show(
    sdvp_schedules_t *all, const sdvp_shown_t *shown, const sdvp_value_t *value, sdvp_bits_t quality, int64_t now)
{
    const sdvp_values_t *values = all->config.values;
    sdvp_schedule_value_t shaped;
    sdvp_schedule_value_t is;
    if (!sdvp_handle_is_there(&shown->value)) {
        return;
    }
    bool fits = value != NULL && sdvp_schedule_convert(shown->value.type, value, &shaped);
    bool changed = fits
        && (!sdvp_schedule_read(values, &shown->value, &is) || !sdvp_value_equals(&is.is, &shaped.is));
    bool requalified = sdvp_schedule_read(values, &shown->quality, &is) && is.is.is.bits != quality;
    if (!changed && !requalified) {
        return;
    }
    if (fits) {
        put(all, &shown->value, &shaped.is);
    }
    put_time(all, shown, quality, now);
}

static void show_number(
    sdvp_schedules_t *all, const sdvp_shown_t *shown, sdvp_type_code_t type, int64_t number, int64_t now)
{
    const sdvp_value_t value = sdvp_integer(type, number);
    show(all, shown, &value, SDVP_Q_GOOD, now);
}

static void show_time(sdvp_schedules_t *all, const sdvp_shown_t *shown, int64_t time, int64_t now)
{
    bool known = time != SDVP_NO_TIME;
    const sdvp_value_t value = sdvp_time(sdvp_timestamp_of(known ? time : 0, SDVP_TIME_QUALITY_USUAL));
    show(all, shown, known ? &value : NULL, known ? SDVP_Q_GOOD : SDVP_Q_INVALID, now);
}

static void show_current(
    sdvp_schedules_t *all, const sdvp_shown_t *current, const sdvp_schedule_t *schedule, int64_t now)
{
    sdvp_schedule_value_t value;
    bool known = schedule != NULL && sdvp_schedule_value(schedule, &value);
    for (int kind = 0; kind < SDVP_SCHEDULE_KINDS; kind++) {
        show(all, &current[kind], known ? &value.is : NULL, known ? SDVP_Q_GOOD : SDVP_Q_INVALID, now);
    }
}

static void show_schedule(sdvp_schedules_t *all, const sdvp_schedule_t *schedule, int64_t now)
{
    if (schedule->is_dsch) {
        show_number(all, &schedule->schd_st, SDVP_INT32, schedule->state, now);
        return;
    }
    show_number(all, &schedule->schd_st, SDVP_ENUMERATED, schedule->state, now);
    show_number(all, &schedule->schd_ena_err, SDVP_ENUMERATED, schedule->error, now);
    show_time(all, &schedule->nxt_str_tm, schedule->next, now);
    show_time(all, &schedule->act_str_tm, schedule->start, now);
    show_number(all, &schedule->schd_entr, SDVP_INT32, schedule->entry, now);
    show_current(all, schedule->current, schedule, now);
}

static void show_controller(sdvp_schedules_t *all, const sdvp_schedule_controller_t *controller, int64_t now)
{
    const sdvp_handle_t *reference = &controller->act_schd_ref.value;
    if (controller->assignment != NULL) {
        return;
    }
    if (sdvp_handle_is_there(reference)) {
        bool active = controller->active != NULL;
        const sdvp_value_t text =
            sdvp_text(reference->type->code, active ? controller->active->node.reference : "");
        show(all, &controller->act_schd_ref, &text, active ? SDVP_Q_GOOD : SDVP_Q_INVALID, now);
    }
    show_current(all, controller->current, controller->active, now);
    show_number(all, &controller->health, SDVP_ENUMERATED, controller->refused ? HEALTH_WARNING : HEALTH_OK, now);
}

void sdvp_schedules_show(sdvp_schedules_t *all, int64_t now)
{
    begin(all);
    for (size_t i = 0; i < all->schedule_count; i++) {
        show_schedule(all, &all->schedules[i], now);
    }
    for (size_t i = 0; i < all->controller_count; i++) {
        show_controller(all, &all->controllers[i], now);
    }
    end(all);
}

void sdvp_schedule_pulse(sdvp_schedules_t *all, const sdvp_shown_t *request, int64_t now)
{
    for (int on = 1; on >= 0; on--) {
        const sdvp_value_t value = sdvp_boolean(on == 1);
        begin(all);
        put(all, &request->value, &value);
        put_time(all, request, SDVP_Q_GOOD, now);
        end(all);
    }
}

void sdvp_entity_show(sdvp_schedules_t *all, const sdvp_entity_t *entity, const sdvp_value_t *ctl_val, int64_t now)
{
    sdvp_schedule_value_t shaped;
    begin(all);
    if (sdvp_handle_is_there(&entity->status.value)
        && sdvp_schedule_convert(entity->status.value.type, ctl_val, &shaped)) {
        put(all, &entity->status.value, &shaped.is);
    }
    put_time(all, &entity->status, SDVP_Q_GOOD, now);
    end(all);
}
