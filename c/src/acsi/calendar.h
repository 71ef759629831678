/*
 * A moment that comes again and again: CalendarTime, setCal of the class TSG (IEC 61850-7-3), always in UTC, so that
 * there is no summer time. With occType Time it is each hour at mn, each day at hr:mn, each week on weekDay, each month
 * on day, or each year on day and month, as occPer says. With the other types it is the occ-th of them in each occPer
 * (0: the last): the occ-th weekDay of each month or year, weekDay of the occ-th week (ISO 8601) of each year, the
 * occ-th day of each month or year. For a year, month narrows WeekDay and DayOfMonth to that month. A period that has
 * no such day is passed over.
 */
#ifndef SDVP_ACSI_CALENDAR_H
#define SDVP_ACSI_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

/* A time in microseconds that does not come, or is not set. */
#define SDVP_NO_TIME INT64_MIN

/* OccurrenceKind, PeriodKind. */
enum { SDVP_OCC_TIME, SDVP_OCC_WEEK_DAY, SDVP_OCC_WEEK_OF_YEAR, SDVP_OCC_DAY_OF_MONTH, SDVP_OCC_DAY_OF_YEAR };
enum { SDVP_PER_HOUR, SDVP_PER_DAY, SDVP_PER_WEEK, SDVP_PER_MONTH, SDVP_PER_YEAR };

typedef struct sdvp_calendar {
    int64_t occ;
    int64_t type;
    int64_t period;
    int64_t week_day; /* 1 (Monday) to 7 */
    int64_t month;
    int64_t day;
    int64_t hour;
    int64_t minute;
} sdvp_calendar_t;

/* Whether it says a time at all; occType NONE (-1) and what makes no sense do not. */
bool sdvp_calendar_is_sound(const sdvp_calendar_t *calendar);
/* The first such moment at or after a time, the last one at or before it; SDVP_NO_TIME if there is none in years. */
int64_t sdvp_calendar_next(const sdvp_calendar_t *calendar, int64_t from_us);
int64_t sdvp_calendar_latest(const sdvp_calendar_t *calendar, int64_t until_us);

/* Days from 1970-01-01 to a date. */
int64_t sdvp_days_of_date(int64_t year, int64_t month, int64_t day);

#endif
