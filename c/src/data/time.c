#include "data/time.h"

#include "base/read.h"

static const int64_t SECONDS_PER_DAY = 86400;
static const int64_t MICROSECONDS = 1000000;
static const int64_t POWERS[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000};
/* Characters of a date and a time without decimals and zone. */
static const size_t DATE_AND_TIME = 19;

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

uint32_t sdvp_time_fraction(int64_t decimals, size_t count)
{
    return (uint32_t)((decimals * SDVP_TIME_FRACTIONS + POWERS[count] / 2) / POWERS[count]);
}

int64_t sdvp_time_nanos(uint32_t fraction)
{
    return ((int64_t)fraction * POWERS[9] + SDVP_TIME_FRACTIONS / 2) / SDVP_TIME_FRACTIONS;
}

sdvp_timestamp_t sdvp_timestamp_of(int64_t utc_us, uint8_t quality)
{
    int64_t seconds = floor_div(utc_us, MICROSECONDS);
    uint32_t fraction = sdvp_time_fraction(utc_us - seconds * MICROSECONDS, 6);
    if (fraction == SDVP_TIME_FRACTIONS) {
        fraction = 0;
        seconds++;
    }
    if (seconds < 0) {
        return (sdvp_timestamp_t){0, 0, quality};
    }
    if (seconds > UINT32_MAX) {
        return (sdvp_timestamp_t){UINT32_MAX, SDVP_TIME_FRACTIONS - 1, quality};
    }
    return (sdvp_timestamp_t){(uint32_t)seconds, fraction, quality};
}

int64_t sdvp_timestamp_us(sdvp_timestamp_t time)
{
    int64_t part = ((int64_t)time.fraction * MICROSECONDS + SDVP_TIME_FRACTIONS / 2) / SDVP_TIME_FRACTIONS;
    return (int64_t)time.seconds * MICROSECONDS + part;
}

sdvp_entry_time_t sdvp_entry_time_of(int64_t utc_us)
{
    int64_t milliseconds = floor_div(utc_us, 1000);
    int64_t day = floor_div(milliseconds, SECONDS_PER_DAY * 1000);
    int64_t of_day = milliseconds - day * SECONDS_PER_DAY * 1000;
    if (day < SDVP_DAYS_TO_1984) {
        return (sdvp_entry_time_t){0, 0};
    }
    if (day - SDVP_DAYS_TO_1984 > UINT16_MAX) {
        return (sdvp_entry_time_t){UINT16_MAX, (uint32_t)(SECONDS_PER_DAY * 1000 - 1)};
    }
    return (sdvp_entry_time_t){(uint16_t)(day - SDVP_DAYS_TO_1984), (uint32_t)of_day};
}

int64_t sdvp_entry_time_us(sdvp_entry_time_t time)
{
    return ((time.days + (int64_t)SDVP_DAYS_TO_1984) * SECONDS_PER_DAY * 1000 + time.milliseconds) * 1000;
}

static void two(sdvp_text_t *text, char before, int64_t value)
{
    sdvp_text_char(text, before);
    sdvp_text_digits(text, (uint64_t)value, 2);
}

/* Years are counted from March here: the leap day comes last, and 153 days make five months. */
void sdvp_text_date_time(sdvp_text_t *text, int64_t seconds)
{
    int64_t day = floor_div(seconds, SECONDS_PER_DAY);
    int64_t days = day + 719468;
    int64_t of_day = seconds - day * SECONDS_PER_DAY;
    int64_t era = days / 146097;
    int64_t of_era = days % 146097;
    int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t m = (5 * of_year + 2) / 153;
    int64_t month = m < 10 ? m + 3 : m - 9;
    sdvp_text_digits(text, (uint64_t)(era * 400 + year_of_era + (month <= 2 ? 1 : 0)), 4);
    two(text, '-', month);
    two(text, '-', of_year - (153 * m + 2) / 5 + 1);
    two(text, 'T', of_day / 3600);
    two(text, ':', of_day / 60 % 60);
    two(text, ':', of_day % 60);
}

void sdvp_text_timestamp(sdvp_text_t *text, sdvp_timestamp_t time)
{
    int decimals = 0;
    int64_t digits = 0;
    while (time.fraction != 0 && decimals < 8) {
        decimals++;
        digits = ((int64_t)time.fraction * POWERS[decimals] + SDVP_TIME_FRACTIONS / 2) / SDVP_TIME_FRACTIONS;
        if (sdvp_time_fraction(digits, (size_t)decimals) == time.fraction) {
            break;
        }
    }
    sdvp_text_date_time(text, time.seconds);
    if (decimals > 0) {
        sdvp_text_char(text, '.');
        sdvp_text_digits(text, (uint64_t)digits, decimals);
    }
    sdvp_text_char(text, 'Z');
}

void sdvp_text_entry_time(sdvp_text_t *text, sdvp_entry_time_t time)
{
    int64_t days = (int64_t)time.days + SDVP_DAYS_TO_1984;
    sdvp_text_date_time(text, days * SECONDS_PER_DAY + time.milliseconds / 1000);
    sdvp_text_char(text, '.');
    sdvp_text_digits(text, time.milliseconds % 1000, 3);
    sdvp_text_char(text, 'Z');
}

static int32_t days_in(int32_t year, int32_t month)
{
    if (month == 2) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static int64_t day_of(int32_t year, int32_t month, int32_t day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t m = (month + 9) % 12;
    return 365 * y + floor_div(y, 4) - floor_div(y, 100) + floor_div(y, 400) + (153 * m + 2) / 5 + day - 719469;
}

bool sdvp_read_date_time(const char *text, int64_t *seconds)
{
    int32_t year = sdvp_read_digits(text, 4);
    int32_t month = sdvp_read_digits(text + 5, 2);
    int32_t day = sdvp_read_digits(text + 8, 2);
    int32_t hour = sdvp_read_digits(text + 11, 2);
    int32_t minute = sdvp_read_digits(text + 14, 2);
    int32_t second = sdvp_read_digits(text + 17, 2);
    bool marks = text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':';
    bool date = year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
    bool time = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    if (!marks || !date || !time) {
        return false;
    }
    *seconds = day_of(year, month, day) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
    return true;
}

/* Cuts "….125Z" in two; `most` decimals. */
static bool read_parts(const char *text, size_t length, size_t most, int64_t *seconds, size_t *count, int64_t *decimals)
{
    if (length < DATE_AND_TIME + 1 || text[length - 1] != 'Z') {
        return false;
    }
    *count = length == DATE_AND_TIME + 1 ? 0 : length - DATE_AND_TIME - 2;
    *decimals = *count > most ? -1 : sdvp_read_digits(text + DATE_AND_TIME + 1, *count);
    bool point = length == DATE_AND_TIME + 1 || (text[DATE_AND_TIME] == '.' && *count > 0);
    return point && *decimals >= 0 && sdvp_read_date_time(text, seconds);
}

bool sdvp_read_timestamp(const char *text, size_t length, uint8_t quality, sdvp_timestamp_t *to)
{
    int64_t seconds = 0;
    int64_t decimals = 0;
    size_t count = 0;
    if (!read_parts(text, length, 9, &seconds, &count, &decimals)) {
        return false;
    }
    uint32_t fraction = sdvp_time_fraction(decimals, count);
    seconds += fraction / SDVP_TIME_FRACTIONS;
    if (seconds < 0 || seconds > UINT32_MAX) {
        return false;
    }
    *to = (sdvp_timestamp_t){(uint32_t)seconds, fraction % SDVP_TIME_FRACTIONS, quality};
    return true;
}

bool sdvp_read_entry_time(const char *text, size_t length, sdvp_entry_time_t *to)
{
    int64_t seconds = 0;
    int64_t decimals = 0;
    size_t count = 0;
    if (!read_parts(text, length, 3, &seconds, &count, &decimals) || count != 3) {
        return false;
    }
    int64_t days = floor_div(seconds, SECONDS_PER_DAY);
    int64_t of_day = seconds - days * SECONDS_PER_DAY;
    days -= SDVP_DAYS_TO_1984;
    if (days < 0 || days > UINT16_MAX) {
        return false;
    }
    *to = (sdvp_entry_time_t){(uint16_t)days, (uint32_t)(of_day * 1000 + decimals)};
    return true;
}
