/*
 * A DSCH of IEC 61850-7-420:2009: SchdAbsTm, of class SCA, says in its first numPts elements of val and time what holds
 * from when on. There is nothing to enable: it is ready while its settings make sense and lie ahead, runs from its
 * first time on, also if that is in the past, and is not ready once it is over. The last value lasts as long as the one
 * before it; a single one until the settings change. SchdSt is numbered as that of FSCH. It has no priority, which
 * counts as 0.
 */
#include <math.h>

#include "acsi/schedule.h"

static uint32_t elements(const sdvp_handle_t *handle)
{
    bool flat = sdvp_handle_is_there(handle) && handle->type->code == SDVP_ARRAY && handle->cells == handle->type->count;
    return flat ? handle->cells : 0;
}

/* When a point begins; the point after the last is the end. */
static int64_t time_of(const sdvp_schedule_t *schedule, uint32_t point)
{
    const sdvp_schedule_settings_t *settings = &schedule->settings;
    sdvp_value_t time;
    if (point == settings->entries && point == 1) {
        return INT64_MAX;
    }
    if (point == settings->entries) {
        int64_t last = time_of(schedule, point - 1);
        return last + (last - time_of(schedule, point - 2));
    }
    sdvp_values_cell(schedule->all->config.values, schedule->times.cell + point, &time);
    return sdvp_timestamp_us(time.is.timestamp);
}

bool sdvp_dsch_read(sdvp_schedule_t *schedule)
{
    const sdvp_values_t *values = schedule->all->config.values;
    uint32_t most = elements(&schedule->points) < elements(&schedule->times) ? elements(&schedule->points)
                                                                             : elements(&schedule->times);
    int64_t points = sdvp_schedule_integer(values, &schedule->num_pts, 0);
    if (points < 1 || points > (int64_t)most || schedule->times.type->members[0].type.code != SDVP_TIMESTAMP) {
        return false;
    }
    schedule->settings.entries = (uint32_t)points;
    for (uint32_t i = 0; i < schedule->settings.entries; i++) {
        sdvp_value_t value;
        double number = 0;
        sdvp_values_cell(values, schedule->points.cell + i, &value);
        bool bad = (sdvp_value_number(&value, &number) && !isfinite(number))
            || (i > 0 && time_of(schedule, i) <= time_of(schedule, i - 1));
        if (bad) {
            return false;
        }
    }
    return time_of(schedule, 0) != 0;
}

void sdvp_dsch_look(sdvp_schedule_t *schedule, int64_t now)
{
    schedule->entry = 0;
    schedule->start = SDVP_NO_TIME;
    schedule->state = SDVP_SCHEDULE_NOT_READY;
    if (!schedule->settings.sound) {
        return;
    }
    schedule->start = time_of(schedule, 0);
    if (now < schedule->start) {
        schedule->state = SDVP_SCHEDULE_READY;
        return;
    }
    uint32_t from = 0; /* the last point that has begun */
    uint32_t to = schedule->settings.entries;
    while (to - from > 1) {
        uint32_t middle = from + (to - from) / 2;
        if (time_of(schedule, middle) <= now) {
            from = middle;
        } else {
            to = middle;
        }
    }
    if (now < time_of(schedule, from + 1)) {
        schedule->entry = from + 1;
        schedule->state = SDVP_SCHEDULE_RUNNING;
    }
}

int64_t sdvp_dsch_next_change(const sdvp_schedule_t *schedule)
{
    switch (schedule->state) {
    case SDVP_SCHEDULE_READY:
        return schedule->start;
    case SDVP_SCHEDULE_RUNNING:
        return time_of(schedule, schedule->entry);
    default:
        return INT64_MAX;
    }
}
