/*
 * The state machine of one FSCH. Its state follows from its settings, the start it is waiting for or has had, and the
 * time, so it may be looked at as seldom as one likes, a clock may be put, and a device may be off meanwhile: a start
 * that was missed counts if its run is not over yet. A start that comes during a run begins it anew if SchdReuse is
 * true, and is passed over else.
 */
#include <string.h>

#include "acsi/schedule.h"

static bool locks(sdvp_schedule_state_t state)
{
    return state == SDVP_SCHEDULE_READY || state == SDVP_SCHEDULE_RUNNING;
}

static void stop(sdvp_schedule_t *schedule)
{
    schedule->state = SDVP_SCHEDULE_NOT_READY;
    schedule->start = SDVP_NO_TIME;
    schedule->next = SDVP_NO_TIME;
    schedule->entry = 0;
}

static void begin(sdvp_schedule_t *schedule, int64_t at, bool by_event)
{
    schedule->start = at;
    schedule->by_event = by_event;
    schedule->next = SDVP_NO_TIME;
    schedule->state = SDVP_SCHEDULE_RUNNING;
    schedule->error = SDVP_ENABLING_NONE;
}

static bool is_over(const sdvp_schedule_t *schedule, int64_t now)
{
    return now - schedule->start >= schedule->settings.entries * schedule->settings.interval;
}

static void await(sdvp_schedule_t *schedule, int64_t now);

static void end(sdvp_schedule_t *schedule, int64_t now)
{
    schedule->start = SDVP_NO_TIME;
    schedule->next = SDVP_NO_TIME;
    if (schedule->settings.reuse) {
        await(schedule, now);
    } else {
        schedule->state = SDVP_SCHEDULE_NOT_READY;
    }
}

/* Waits for the next start, or begins with one that is due. */
static void await(sdvp_schedule_t *schedule, int64_t now)
{
    const sdvp_schedule_settings_t *settings = &schedule->settings;
    if (schedule->next == SDVP_NO_TIME || schedule->next > now) {
        /* Again, for the clock may have been put back. */
        schedule->next = sdvp_schedule_start_next(settings, now);
    }
    int64_t due = schedule->next;
    if (due != SDVP_NO_TIME && due <= now) {
        /* Only one that may run again may have missed more than one. */
        int64_t latest = settings->reuse ? sdvp_schedule_start_latest(settings, now) : due;
        begin(schedule, latest > due ? latest : due, false);
        if (is_over(schedule, now)) {
            end(schedule, now);
        }
        return;
    }
    bool waits = due != SDVP_NO_TIME || settings->has_event;
    schedule->state = waits ? SDVP_SCHEDULE_READY : SDVP_SCHEDULE_START_TIME_REQUIRED;
    schedule->error = waits ? SDVP_ENABLING_NONE : SDVP_ENABLING_STR_TM;
}

static void run(sdvp_schedule_t *schedule, int64_t now)
{
    if (now < schedule->start) {
        /* The clock was put back to before the start: an event does not come again, a start does. */
        if (schedule->by_event) {
            begin(schedule, now, true);
        } else {
            schedule->start = SDVP_NO_TIME;
            await(schedule, now);
        }
        return;
    }
    if (schedule->settings.reuse) {
        int64_t again = sdvp_schedule_start_latest(&schedule->settings, now);
        if (again > schedule->start && again >= schedule->starts_set) {
            begin(schedule, again, false);
        }
        schedule->next = sdvp_schedule_start_next(&schedule->settings, now + 1);
    }
    if (is_over(schedule, now)) {
        end(schedule, now);
    }
}

void sdvp_schedule_look(sdvp_schedule_t *schedule, int64_t now)
{
    if (schedule->is_dsch) {
        sdvp_dsch_look(schedule, now);
        return;
    }
    if (schedule->state == SDVP_SCHEDULE_RUNNING && schedule->start != SDVP_NO_TIME) {
        run(schedule, now);
    } else if (schedule->state != SDVP_SCHEDULE_NOT_READY) {
        await(schedule, now);
    }
    bool runs = schedule->state == SDVP_SCHEDULE_RUNNING && !is_over(schedule, now);
    schedule->entry = runs ? (uint32_t)((now - schedule->start) / schedule->settings.interval) + 1 : 0;
}

int64_t sdvp_schedule_next_change(const sdvp_schedule_t *schedule)
{
    if (schedule->is_dsch) {
        return sdvp_dsch_next_change(schedule);
    }
    int64_t over = schedule->entry == 0 ? INT64_MAX : schedule->start + schedule->entry * schedule->settings.interval;
    int64_t due = schedule->next == SDVP_NO_TIME ? INT64_MAX : schedule->next;
    return over < due ? over : due;
}

bool sdvp_schedule_value(const sdvp_schedule_t *schedule, sdvp_schedule_value_t *to)
{
    const sdvp_values_t *values = schedule->all->config.values;
    if (schedule->entry == 0) {
        return false;
    }
    if (schedule->is_dsch) {
        sdvp_values_cell(values, schedule->points.cell + schedule->entry - 1, &to->is);
        return true;
    }
    return sdvp_schedule_read(values, &schedule->entries[schedule->settings.kind][schedule->entry - 1], to);
}

void sdvp_schedule_resume(sdvp_schedule_t *schedule)
{
    if (schedule->is_dsch) {
        schedule->settings.sound = sdvp_dsch_read(schedule);
        return;
    }
    sdvp_schedule_settings_read(schedule, &schedule->settings);
    if (schedule->state == SDVP_SCHEDULE_NOT_READY) {
        return;
    }
    if (!schedule->settings.sound) {
        schedule->error = schedule->settings.error;
        stop(schedule);
    } else if (schedule->state == SDVP_SCHEDULE_RUNNING && schedule->start == SDVP_NO_TIME) {
        schedule->state = SDVP_SCHEDULE_READY;
    }
}

bool sdvp_schedule_enable(sdvp_schedule_t *schedule, int64_t now, sdvp_or_cat_t standing)
{
    if (locks(schedule->state)) {
        return true;
    }
    sdvp_schedule_settings_read(schedule, &schedule->settings);
    schedule->error = schedule->settings.error;
    if (!schedule->settings.sound) {
        stop(schedule);
        return false;
    }
    schedule->standing = standing;
    schedule->next = SDVP_NO_TIME;
    await(schedule, now);
    return true;
}

void sdvp_schedule_disable(sdvp_schedule_t *schedule)
{
    stop(schedule);
    schedule->error = SDVP_ENABLING_NONE;
}

void sdvp_schedule_event(sdvp_schedule_t *schedule, int64_t now)
{
    if (schedule->state == SDVP_SCHEDULE_READY && schedule->settings.has_event) {
        begin(schedule, now, true);
        sdvp_schedule_look(schedule, now);
    }
}

static bool same_starts(const sdvp_schedule_settings_t *a, const sdvp_schedule_settings_t *b)
{
    bool same = a->start_count == b->start_count;
    for (size_t i = 0; same && i < a->start_count; i++) {
        same = a->starts[i].at == b->starts[i].at && a->starts[i].has_calendar == b->starts[i].has_calendar
            && memcmp(&a->starts[i].calendar, &b->starts[i].calendar, sizeof a->starts[i].calendar) == 0;
    }
    return same;
}

void sdvp_schedule_changed(sdvp_schedule_t *schedule, int64_t now)
{
    sdvp_schedule_settings_t before = schedule->settings;
    if (schedule->is_dsch) {
        schedule->settings.sound = sdvp_dsch_read(schedule);
        sdvp_dsch_look(schedule, now);
        return;
    }
    if (schedule->state == SDVP_SCHEDULE_NOT_READY) {
        return;
    }
    sdvp_schedule_settings_read(schedule, &schedule->settings);
    if (!schedule->settings.sound) {
        stop(schedule);
        schedule->error = schedule->settings.error;
        return;
    }
    if (!same_starts(&before, &schedule->settings)) {
        schedule->starts_set = now;
    }
    if (schedule->state != SDVP_SCHEDULE_RUNNING) {
        schedule->next = SDVP_NO_TIME;
    }
    sdvp_schedule_look(schedule, now);
}
