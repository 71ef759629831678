#include "acsi/calendar.h"

static const int64_t SECOND = 1000000;
static const int64_t HOUR = 3600;
static const int64_t DAY = 86400;
enum { NO_DAY = INT32_MIN };
/* 29 February comes every eighth year at worst; in months or days every third. */
enum { PERIODS_TO_TRY = 9 };

static int64_t floor_divide(int64_t number, int64_t by)
{
    return number / by - (number % by < 0 ? 1 : 0);
}

/* Years begin in March here, so that the day that may be missing is the last. */
int64_t sdvp_days_of_date(int64_t year, int64_t month, int64_t day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = floor_divide(y, 400);
    int64_t in_era = y - era * 400;
    int64_t in_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719468;
}

/* Months since the year 0 of a day. */
static int64_t month_of_day(int64_t days)
{
    int64_t z = days + 719468;
    int64_t era = floor_divide(z, 146097);
    int64_t in_era = z - era * 146097;
    int64_t year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int64_t in_year = in_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * in_year + 2) / 153; /* from March */
    return (year + era * 400) * 12 + month + 2;
}

/* Months and years count from the year 0. */
static int64_t first_of_month(int64_t month)
{
    int64_t year = floor_divide(month, 12);
    return sdvp_days_of_date(year, month - year * 12 + 1, 1);
}

/* 1970-01-01 was a Thursday. */
static int64_t week_day_of(int64_t days)
{
    return days + 3 - floor_divide(days + 3, 7) * 7 + 1;
}

static int64_t monday_before(int64_t days)
{
    return days - (week_day_of(days) - 1);
}

bool sdvp_calendar_is_sound(const sdvp_calendar_t *calendar)
{
    bool clock = calendar->hour >= 0 && calendar->hour < 24 && calendar->minute >= 0 && calendar->minute < 60;
    bool week_day = calendar->week_day >= 1 && calendar->week_day <= 7;
    bool month = calendar->month >= 1 && calendar->month <= 12;
    bool day = calendar->day >= 1 && calendar->day <= 31;
    bool monthly = calendar->period == SDVP_PER_MONTH;
    bool yearly = calendar->period == SDVP_PER_YEAR;
    if (!clock || calendar->occ < 0 || calendar->occ > UINT16_MAX || calendar->period < SDVP_PER_HOUR
        || calendar->period > SDVP_PER_YEAR) {
        return false;
    }
    switch (calendar->type) {
    case SDVP_OCC_TIME:
        return calendar->period <= SDVP_PER_DAY || (calendar->period == SDVP_PER_WEEK && week_day) || (monthly && day)
            || (yearly && month && day);
    case SDVP_OCC_WEEK_DAY:
        return week_day && (monthly || yearly);
    case SDVP_OCC_WEEK_OF_YEAR:
        return week_day && yearly;
    case SDVP_OCC_DAY_OF_MONTH:
        return monthly || (yearly && month);
    case SDVP_OCC_DAY_OF_YEAR:
        return yearly;
    default:
        return false;
    }
}

/* The number of the period that a second is in. */
static int64_t period_of(const sdvp_calendar_t *calendar, int64_t second)
{
    int64_t days = floor_divide(second, DAY);
    switch (calendar->period) {
    case SDVP_PER_HOUR:
        return floor_divide(second, HOUR);
    case SDVP_PER_DAY:
        return days;
    case SDVP_PER_WEEK:
        return floor_divide(days + 3, 7);
    case SDVP_PER_MONTH:
        return month_of_day(days);
    default:
        return floor_divide(month_of_day(days), 12);
    }
}

static int64_t day_in_month(int64_t month, int64_t number)
{
    int64_t first = first_of_month(month);
    int64_t length = first_of_month(month + 1) - first;
    return number >= 1 && number <= length ? first + number - 1 : NO_DAY;
}

/* The occ-th weekDay from one day on, before another. */
static int64_t week_day_between(const sdvp_calendar_t *calendar, int64_t first, int64_t end)
{
    int64_t to_first = (calendar->week_day - week_day_of(first) + 7) % 7;
    int64_t last = end - 1 - (week_day_of(end - 1) - calendar->week_day + 7) % 7;
    int64_t found = calendar->occ == 0 ? last : first + to_first + (calendar->occ - 1) * 7;
    return found < end ? found : NO_DAY;
}

/* Week 1 is that of 4 January (ISO 8601). */
static int64_t day_in_week(const sdvp_calendar_t *calendar, int64_t year)
{
    int64_t first = monday_before(sdvp_days_of_date(year, 1, 4));
    int64_t end = monday_before(sdvp_days_of_date(year + 1, 1, 4));
    int64_t monday = calendar->occ == 0 ? end - 7 : first + (calendar->occ - 1) * 7;
    return monday < end ? monday + calendar->week_day - 1 : NO_DAY;
}

static int64_t day_of_time(const sdvp_calendar_t *calendar, int64_t period)
{
    switch (calendar->period) {
    case SDVP_PER_WEEK:
        return period * 7 - 3 + calendar->week_day - 1;
    case SDVP_PER_MONTH:
        return day_in_month(period, calendar->day);
    case SDVP_PER_YEAR:
        return day_in_month(period * 12 + calendar->month - 1, calendar->day);
    default:
        return period;
    }
}

/* The day in a period; NO_DAY if that has none. */
static int64_t day_within(const sdvp_calendar_t *calendar, int64_t period)
{
    bool yearly = calendar->period == SDVP_PER_YEAR;
    bool narrowed = yearly && calendar->month >= 1 && calendar->month <= 12;
    int64_t month = !yearly ? period : period * 12 + (narrowed ? calendar->month - 1 : 0);
    int64_t first = first_of_month(month);
    int64_t end = first_of_month(month + (yearly && !narrowed ? 12 : 1));
    switch (calendar->type) {
    case SDVP_OCC_TIME:
        return day_of_time(calendar, period);
    case SDVP_OCC_WEEK_DAY:
        return week_day_between(calendar, first, end);
    case SDVP_OCC_WEEK_OF_YEAR:
        return day_in_week(calendar, period);
    case SDVP_OCC_DAY_OF_MONTH:
        return day_in_month(month, calendar->occ == 0 ? end - first : calendar->occ);
    default:
        first = first_of_month(period * 12);
        end = first_of_month(period * 12 + 12);
        return calendar->occ == 0 ? end - 1 : calendar->occ <= end - first ? first + calendar->occ - 1 : NO_DAY;
    }
}

static int64_t within(const sdvp_calendar_t *calendar, int64_t period)
{
    if (calendar->period == SDVP_PER_HOUR) {
        return (period * HOUR + calendar->minute * 60) * SECOND;
    }
    int64_t day = day_within(calendar, period);
    return day == NO_DAY ? SDVP_NO_TIME : (day * DAY + calendar->hour * HOUR + calendar->minute * 60) * SECOND;
}

int64_t sdvp_calendar_next(const sdvp_calendar_t *calendar, int64_t from_us)
{
    int64_t period = period_of(calendar, floor_divide(from_us, SECOND));
    /* One period back: week 1 may begin in the year before. */
    for (int i = -1; i < PERIODS_TO_TRY; i++) {
        int64_t found = within(calendar, period + i);
        if (found != SDVP_NO_TIME && found >= from_us) {
            return found;
        }
    }
    return SDVP_NO_TIME;
}

int64_t sdvp_calendar_latest(const sdvp_calendar_t *calendar, int64_t until_us)
{
    int64_t period = period_of(calendar, floor_divide(until_us, SECOND));
    for (int i = -1; i < PERIODS_TO_TRY; i++) {
        int64_t found = within(calendar, period - i);
        if (found != SDVP_NO_TIME && found <= until_us) {
            return found;
        }
    }
    return SDVP_NO_TIME;
}
