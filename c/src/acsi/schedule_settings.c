/* The settings of an FSCH as a whole, looked through. */
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "acsi/schedule.h"

static const int64_t SECOND = 1000000;
static const int64_t LONGEST_DAYS = 366;
/* SIUnitKind. */
enum { UNIT_NONE = 1, UNIT_S = 4, UNIT_H = 84, UNIT_MIN = 85 };

static bool unsound(sdvp_schedule_settings_t *to, sdvp_enabling_error_t error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static bool unsound(sdvp_schedule_settings_t *to, sdvp_enabling_error_t error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(to->why, sizeof to->why, format, arguments);
    va_end(arguments);
    to->error = error;
    return false;
}

/* The BOOLEAN that InSyn refers to: itself, or the stVal or general of a data object. */
static bool find_event(const sdvp_schedule_t *schedule, const char *source, uint32_t *cell)
{
    static const char *const BELOW[] = {"", ".stVal", ".general"};
    for (size_t i = 0; i < sizeof BELOW / sizeof *BELOW; i++) {
        char reference[SDVP_REFERENCE_MAX + 16];
        sdvp_handle_t found;
        snprintf(reference, sizeof reference, "%s%s[ST]", source, BELOW[i]);
        if (sdvp_values_handle(schedule->all->config.values, reference, &found) == SDVP_OK
            && found.type->code == SDVP_BOOLEAN) {
            *cell = found.cell;
            return true;
        }
    }
    return false;
}

static bool read_event(const sdvp_schedule_t *schedule, sdvp_schedule_settings_t *to)
{
    char source[SDVP_REFERENCE_MAX + 1];
    sdvp_schedule_value_t is;
    if (!sdvp_schedule_is_true(schedule->all->config.values, &schedule->evt_trg)) {
        return true;
    }
    to->has_event = sdvp_schedule_target(schedule->all, &schedule->node, &schedule->in_syn, source)
        && find_event(schedule, source, &to->event);
    bool there = sdvp_schedule_read(schedule->all->config.values, &schedule->in_syn, &is);
    return to->has_event
        || unsound(
               to, SDVP_ENABLING_OTHER,
               "%.40s.EvtTrg is true, so InSyn must refer to a data object with a BOOLEAN, but is \"%.60s\"",
               schedule->node.reference, there && is.is.is.text.text != NULL ? is.is.is.text.text : "");
}

static bool read_interval(const sdvp_schedule_t *schedule, sdvp_schedule_settings_t *to)
{
    const sdvp_values_t *values = schedule->all->config.values;
    int64_t number = sdvp_schedule_integer(values, &schedule->schd_intv, 0);
    int64_t multiplier = sdvp_schedule_integer(values, &schedule->multiplier, 0);
    int64_t unit = sdvp_schedule_integer(values, &schedule->unit, UNIT_NONE);
    int64_t one = unit == UNIT_NONE || unit == UNIT_S ? 1 : unit == UNIT_MIN ? 60 : unit == UNIT_H ? 3600 : 0;
    if (one == 0 || multiplier != 0) {
        return unsound(
            to, SDVP_ENABLING_SCHD_INTV,
            "%.60s.SchdIntv must be in s, min or h, but is in unit %" PRId64 ", ten to the power of %" PRId64,
            schedule->node.reference, unit, multiplier);
    }
    if (number < 1 || number > LONGEST_DAYS * 86400 / one) {
        return unsound(
            to, SDVP_ENABLING_SCHD_INTV,
            "%.60s.SchdIntv must be positive and at most %" PRId64 " days, but is %" PRId64 " times %" PRId64 " s",
            schedule->node.reference, LONGEST_DAYS, number, one);
    }
    to->interval = number * one * SECOND;
    return true;
}

/* Number of entries, interval, and one sort of values that fits all that it controls. */
static bool read_shape(const sdvp_schedule_t *schedule, sdvp_schedule_settings_t *to)
{
    size_t most = 0;
    int kinds = 0;
    for (int kind = 0; kind < SDVP_SCHEDULE_KINDS; kind++) {
        if (schedule->entry_count[kind] > 0) {
            most = schedule->entry_count[kind] > most ? schedule->entry_count[kind] : most;
            to->kind = kinds++ == 0 ? (sdvp_schedule_kind_t)kind : to->kind;
        }
    }
    if (kinds == 0) {
        return unsound(to, SDVP_ENABLING_VALUES, "%s has no values", schedule->node.reference);
    }
    int64_t entries = sdvp_schedule_integer(schedule->all->config.values, &schedule->num_entr, 0);
    if (entries < 1 || entries > (int64_t)most) {
        return unsound(
            to, SDVP_ENABLING_NUM_ENTR, "%.80s.NumEntr must be 1 to %zu, but is %" PRId64, schedule->node.reference, most,
            entries);
    }
    to->entries = (uint32_t)entries;
    if (!read_interval(schedule, to)) {
        return false;
    }
    return kinds == 1
        || unsound(
               to, SDVP_ENABLING_INCONSISTENT_CDC, "%.80s has values of several classes, the first are %s",
               schedule->node.reference, sdvp_schedule_entries_name(to->kind));
}

/* The next thing that a schedule controls, by whatever controller. */
static const sdvp_entity_t *controlled(const sdvp_schedule_t *schedule, size_t *at)
{
    const sdvp_schedules_t *all = schedule->all;
    while (*at < all->controller_count) {
        const sdvp_schedule_controller_t *controller = &all->controllers[(*at)++];
        for (size_t i = 0; controller->entity.there && i < controller->schedule_count; i++) {
            if (controller->schedules[i] == schedule) {
                return &controller->entity;
            }
        }
    }
    return NULL;
}

static bool check_classes(const sdvp_schedule_t *schedule, sdvp_schedule_settings_t *to)
{
    size_t at = 0;
    const sdvp_entity_t *entity;
    while ((entity = controlled(schedule, &at)) != NULL) {
        if (!sdvp_entity_takes(entity, to->kind)) {
            return unsound(
                to, SDVP_ENABLING_INCONSISTENT_CDC, "%.60s has values of %s, which %.70s of class %.3s does not take",
                schedule->node.reference, sdvp_schedule_entries_name(to->kind), entity->reference,
                entity->control.object.node->cdc);
        }
    }
    return true;
}

static bool is_number(const sdvp_value_t *value)
{
    for (size_t i = 0; value->type == SDVP_STRUCTURE && i < value->is.list.count; i++) {
        if (value->is.list.items[i].type == SDVP_FLOAT32 && !isfinite(value->is.list.items[i].is.real)) {
            return false;
        }
    }
    return true;
}

/* What is wrong with one value; true if something is. */
static bool objects(
    const sdvp_schedule_t *schedule, const sdvp_schedule_settings_t *to, size_t entry, char *why, size_t size)
{
    const sdvp_handle_t *handle = &schedule->entries[to->kind][entry];
    sdvp_schedule_value_t value;
    char text[64];
    if (!sdvp_schedule_read(schedule->all->config.values, handle, &value)) {
        snprintf(why, size, "there is no value");
        return true;
    }
    sdvp_value_print(&value.is, NULL, text, sizeof text);
    if (!is_number(&value.is)) {
        snprintf(why, size, "%s is no number", text);
        return true;
    }
    if (to->kind != SDVP_SCHEDULE_ANALOGUE && sdvp_value_check(&value.is, handle->type, NULL) != SDVP_OK) {
        snprintf(
            why, size, "%s is not one of %s", text,
            handle->type->name != NULL ? handle->type->name : sdvp_type_name(handle->type->code));
        return true;
    }
    size_t at = 0;
    const sdvp_entity_t *entity;
    while ((entity = controlled(schedule, &at)) != NULL) {
        if (sdvp_entity_objects(entity, &value.is, why, size)) {
            return true;
        }
    }
    return false;
}

static bool check_values(const sdvp_schedule_t *schedule, sdvp_schedule_settings_t *to)
{
    for (uint32_t i = 0; i < to->entries; i++) {
        char why[160];
        if (objects(schedule, to, i, why, sizeof why)) {
            char reference[SDVP_REFERENCE_MAX + 1];
            const sdvp_handle_t *handle = &schedule->entries[to->kind][i];
            snprintf(reference, sizeof reference, "%s", schedule->node.reference);
            if (sdvp_handle_is_there(handle)) {
                sdvp_values_reference(schedule->all->config.values, handle->cell, reference);
            }
            return unsound(to, SDVP_ENABLING_VALUES, "%.60s: %s", reference, why);
        }
    }
    return true;
}

/* The members of setCal, by name, in the order of sdvp_calendar_t; false if it says no time. */
static bool read_calendar(const sdvp_values_t *values, const sdvp_handle_t *handle, sdvp_calendar_t *to)
{
    static const char *const NAMES[] = {"occ", "occType", "occPer", "weekDay", "month", "day", "hr", "mn"};
    int64_t numbers[sizeof NAMES / sizeof *NAMES];
    if (!sdvp_handle_is_there(handle) || handle->type->code != SDVP_STRUCTURE) {
        return false;
    }
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        sdvp_handle_t member = {handle->cell, 1, NULL};
        for (uint32_t k = 0; k < handle->type->count && member.type == NULL; k++) {
            const sdvp_type_member_t *each = &handle->type->members[k];
            if (strcmp(each->name, NAMES[i]) == 0) {
                member.type = &each->type;
            } else {
                member.cell += sdvp_type_cells(&each->type);
            }
        }
        numbers[i] = member.type == NULL ? INT64_MIN : sdvp_schedule_integer(values, &member, INT64_MIN);
        if (numbers[i] == INT64_MIN) {
            return false;
        }
    }
    *to = (sdvp_calendar_t){numbers[0], numbers[1], numbers[2], numbers[3],
                            numbers[4], numbers[5], numbers[6], numbers[7]};
    return sdvp_calendar_is_sound(to);
}

static void read_starts(const sdvp_schedule_t *schedule, sdvp_schedule_settings_t *to)
{
    const sdvp_values_t *values = schedule->all->config.values;
    for (size_t i = 0; i < schedule->start_count; i++) {
        sdvp_schedule_start_t *start = &to->starts[to->start_count];
        sdvp_schedule_value_t time;
        bool timed = sdvp_schedule_read(values, &schedule->start_times[i], &time) && time.is.type == SDVP_TIMESTAMP;
        int64_t at = timed ? sdvp_timestamp_us(time.is.is.timestamp) : 0;
        start->at = at == 0 ? SDVP_NO_TIME : at; /* 1970 says nothing */
        start->has_calendar = read_calendar(values, &schedule->start_calendars[i], &start->calendar);
        if (!start->has_calendar) {
            start->calendar = (sdvp_calendar_t){0};
        }
        to->start_count += start->at != SDVP_NO_TIME || start->has_calendar ? 1 : 0;
    }
}

void sdvp_schedule_settings_read(const sdvp_schedule_t *schedule, sdvp_schedule_settings_t *to)
{
    const sdvp_values_t *values = schedule->all->config.values;
    memset(to, 0, sizeof *to);
    read_starts(schedule, to);
    to->error = SDVP_ENABLING_NONE;
    to->reuse = sdvp_schedule_is_true(values, &schedule->reuse);
    to->priority = sdvp_schedule_integer(values, &schedule->priority, 0);
    to->sound = read_event(schedule, to) && read_shape(schedule, to) && check_classes(schedule, to)
        && check_values(schedule, to);
    to->has_event = to->has_event && to->sound;
}

static int64_t one_next(const sdvp_schedule_start_t *start, int64_t from)
{
    if (start->has_calendar) {
        return sdvp_calendar_next(&start->calendar, start->at > from ? start->at : from);
    }
    return start->at >= from ? start->at : SDVP_NO_TIME;
}

static int64_t one_latest(const sdvp_schedule_start_t *start, int64_t until)
{
    if (start->has_calendar) {
        int64_t found = sdvp_calendar_latest(&start->calendar, until);
        return found >= start->at ? found : SDVP_NO_TIME;
    }
    return start->at <= until ? start->at : SDVP_NO_TIME;
}

int64_t sdvp_schedule_start_next(const sdvp_schedule_settings_t *settings, int64_t from)
{
    int64_t best = SDVP_NO_TIME;
    for (size_t i = 0; i < settings->start_count; i++) {
        int64_t next = one_next(&settings->starts[i], from);
        best = next != SDVP_NO_TIME && (best == SDVP_NO_TIME || next < best) ? next : best;
    }
    return best;
}

int64_t sdvp_schedule_start_latest(const sdvp_schedule_settings_t *settings, int64_t until)
{
    /* SDVP_NO_TIME is before all times. */
    int64_t best = SDVP_NO_TIME;
    for (size_t i = 0; i < settings->start_count; i++) {
        int64_t latest = one_latest(&settings->starts[i], until);
        best = latest > best ? latest : best;
    }
    return best;
}
