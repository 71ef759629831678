/* CalendarTime against a plain reference: every minute of some years, looked at with the C library's calendar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <stdlib.h>
#include <time.h>

#include "acsi/calendar.h"

#define SECOND INT64_C(1000000)
#define DAY INT64_C(86400)
enum { CASES = 400, DAYS = 3 * 366 };

static uint64_t seed = 20261123;

static int64_t below(int64_t limit)
{
    seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (int64_t)((seed >> 33) % (uint64_t)limit);
}

static int64_t week_day(const struct tm *at)
{
    return at->tm_wday == 0 ? 7 : at->tm_wday;
}

static struct tm date_of(int64_t day)
{
    struct tm at;
    time_t second = (time_t)(day * DAY);
    gmtime_r(&second, &at);
    return at;
}

/* Whether a day is the occ-th (0: the last) of those that `same` counts, in the month or year that it is in. */
static bool is_nth(const sdvp_calendar_t *calendar, int64_t day, bool by_month, bool by_week_day)
{
    struct tm at = date_of(day);
    int64_t before = 0;
    int64_t after = 0;
    for (int64_t step = 1; step <= 366; step++) {
        struct tm back = date_of(day - step);
        struct tm on = date_of(day + step);
        bool counts = !by_week_day || step % 7 == 0;
        before += counts && back.tm_year == at.tm_year && (!by_month || back.tm_mon == at.tm_mon) ? 1 : 0;
        after += counts && on.tm_year == at.tm_year && (!by_month || on.tm_mon == at.tm_mon) ? 1 : 0;
    }
    return calendar->occ == 0 ? after == 0 : before + 1 == calendar->occ;
}

/* By strftime's ISO weeks. */
static bool is_in_week(const sdvp_calendar_t *calendar, int64_t day)
{
    char text[8];
    struct tm at = date_of(day);
    strftime(text, sizeof text, "%V", &at);
    int64_t week = atoi(text);
    struct tm next = date_of(day + 7);
    strftime(text, sizeof text, "%V", &next);
    return week_day(&at) == calendar->week_day && (calendar->occ == 0 ? atoi(text) == 1 : week == calendar->occ);
}

static bool is_on(const sdvp_calendar_t *calendar, int64_t day)
{
    struct tm at = date_of(day);
    bool yearly = calendar->period == SDVP_PER_YEAR;
    bool narrowed = yearly && calendar->month >= 1 && calendar->month <= 12;
    bool month = at.tm_mon + 1 == calendar->month;
    switch (calendar->type) {
    case SDVP_OCC_TIME:
        return calendar->period <= SDVP_PER_DAY
            || (calendar->period == SDVP_PER_WEEK ? week_day(&at) == calendar->week_day
                                                  : at.tm_mday == calendar->day && (!yearly || month));
    case SDVP_OCC_WEEK_DAY:
        return week_day(&at) == calendar->week_day && (!narrowed || month)
            && is_nth(calendar, day, !yearly || narrowed, true);
    case SDVP_OCC_WEEK_OF_YEAR:
        return is_in_week(calendar, day);
    case SDVP_OCC_DAY_OF_MONTH:
        return (!yearly || month) && is_nth(calendar, day, true, false);
    default:
        return is_nth(calendar, day, false, false);
    }
}

static sdvp_calendar_t any_calendar(void)
{
    for (;;) {
        sdvp_calendar_t calendar = {
            .occ = below(6),
            .type = below(5),
            .period = below(5),
            .week_day = below(9),
            .month = below(14),
            .day = below(33),
            .hour = below(24),
            .minute = below(60),
        };
        if (sdvp_calendar_is_sound(&calendar)) {
            return calendar;
        }
    }
}

/* The first moment on a day, by the reference. */
static int64_t moment(const sdvp_calendar_t *calendar, int64_t day)
{
    return (day * DAY + calendar->hour * 3600 + calendar->minute * 60) * SECOND;
}

static void next_and_latest_are_those_of_the_plain_reference(void **state)
{
    (void)state;
    for (int i = 0; i < CASES; i++) {
        sdvp_calendar_t calendar = any_calendar();
        int64_t from_day = below(40000); /* until 2079 */
        int64_t from = from_day * DAY * SECOND + below(DAY * SECOND);
        if (calendar.period == SDVP_PER_HOUR) {
            int64_t next = sdvp_calendar_next(&calendar, from);
            assert_true(next >= from && next - from < 3600 * SECOND && next / SECOND / 60 % 60 == calendar.minute);
            assert_int_equal(next % (60 * SECOND), 0);
            continue;
        }
        int64_t next = SDVP_NO_TIME;
        for (int64_t day = from_day; day < from_day + DAYS && next == SDVP_NO_TIME; day++) {
            next = moment(&calendar, day) >= from && is_on(&calendar, day) ? moment(&calendar, day) : next;
        }
        int64_t latest = SDVP_NO_TIME;
        for (int64_t day = from_day; day > from_day - DAYS && latest == SDVP_NO_TIME; day--) {
            latest = moment(&calendar, day) <= from && is_on(&calendar, day) ? moment(&calendar, day) : latest;
        }
        if (next != SDVP_NO_TIME) {
            assert_int_equal(sdvp_calendar_next(&calendar, from), next);
        }
        if (latest != SDVP_NO_TIME) {
            assert_int_equal(sdvp_calendar_latest(&calendar, from), latest);
        }
    }
}

static void the_twenty_ninth_of_february_is_passed_over_until_it_comes(void **state)
{
    (void)state;
    const sdvp_calendar_t calendar = {.type = SDVP_OCC_TIME, .period = SDVP_PER_YEAR, .month = 2, .day = 29, .hour = 6};
    const sdvp_calendar_t never = {.type = SDVP_OCC_TIME, .period = SDVP_PER_YEAR, .month = 2, .day = 30};
    int64_t from = sdvp_days_of_date(2097, 1, 1) * DAY * SECOND;
    assert_int_equal(
        sdvp_calendar_next(&calendar, from), (sdvp_days_of_date(2104, 2, 29) * DAY + 6 * 3600) * SECOND);
    assert_true(sdvp_calendar_next(&never, from) == SDVP_NO_TIME);
    assert_true(sdvp_calendar_latest(&never, from) == SDVP_NO_TIME);
}

static void what_says_no_time_is_not_sound(void **state)
{
    (void)state;
    const sdvp_calendar_t good = {.type = SDVP_OCC_TIME, .period = SDVP_PER_DAY, .hour = 23, .minute = 59};
    assert_true(sdvp_calendar_is_sound(&good));
    sdvp_calendar_t bad = good;
    bad.type = -1; /* NONE */
    assert_false(sdvp_calendar_is_sound(&bad));
    bad = good;
    bad.hour = 24;
    assert_false(sdvp_calendar_is_sound(&bad));
    bad = good;
    bad.period = 5;
    assert_false(sdvp_calendar_is_sound(&bad));
    bad = good;
    bad.type = SDVP_OCC_WEEK_DAY;
    assert_false(sdvp_calendar_is_sound(&bad));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(next_and_latest_are_those_of_the_plain_reference),
        cmocka_unit_test(the_twenty_ninth_of_february_is_passed_over_until_it_comes),
        cmocka_unit_test(what_says_no_time_is_not_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
