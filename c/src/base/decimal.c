#include "base/decimal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A number as its significant digits (without zeros at the end) and the decimal exponent of the first of them. */
typedef struct digits {
    char digit[20];
    size_t count;
    int exponent;
} digits_t;

/* What "%.*e" gives, without regard to how the locale writes the point. */
static void take(const char *printed, digits_t *to)
{
    const char *e = strchr(printed, 'e');
    to->count = 0;
    for (const char *at = printed; at < e; at++) {
        if (*at >= '0' && *at <= '9') {
            to->digit[to->count++] = *at;
        }
    }
    to->exponent = (int)strtol(e + 1, NULL, 10);
    while (to->count > 1 && to->digit[to->count - 1] == '0') {
        to->count--;
    }
}

/* `size` is positive and finite. From `least` digits on, the fewest that read back as the same number. */
static void shortest_float(float size, int least, digits_t *to)
{
    char printed[40];
    for (int n = least; n <= 9; n++) {
        snprintf(printed, sizeof printed, "%.*e", n - 1, (double)size);
        if (n == 9 || strtof(printed, NULL) == size) {
            break;
        }
    }
    take(printed, to);
}

static void shortest_double(double size, int least, digits_t *to)
{
    char printed[40];
    for (int n = least; n <= 17; n++) {
        snprintf(printed, sizeof printed, "%.*e", n - 1, size);
        if (n == 17 || strtod(printed, NULL) == size) {
            break;
        }
    }
    take(printed, to);
}

static void put_plain(sdvp_text_t *text, const digits_t *from)
{
    int exponent = from->exponent;
    if (exponent < 0) {
        sdvp_text_add(text, "0.");
        for (int i = exponent + 1; i < 0; i++) {
            sdvp_text_char(text, '0');
        }
    }
    for (int i = 0; i < (int)from->count; i++) {
        if (exponent >= 0 && i == exponent + 1) {
            sdvp_text_char(text, '.');
        }
        sdvp_text_char(text, from->digit[i]);
    }
    for (int i = (int)from->count; i <= exponent; i++) {
        sdvp_text_char(text, '0');
    }
}

static void put_digits(sdvp_text_t *text, bool negative, const digits_t *from)
{
    if (negative) {
        sdvp_text_char(text, '-');
    }
    if (from->exponent >= -5 && from->exponent <= 14) {
        put_plain(text, from);
        return;
    }
    sdvp_text_char(text, from->digit[0]);
    if (from->count > 1) {
        sdvp_text_char(text, '.');
        sdvp_text_put(text, from->digit + 1, from->count - 1);
    }
    sdvp_text_char(text, 'E');
    sdvp_text_number(text, from->exponent);
}

static bool special(sdvp_text_t *text, double number)
{
    if (isnan(number)) {
        sdvp_text_add(text, "NaN");
    } else if (isinf(number)) {
        sdvp_text_add(text, number < 0 ? "-INF" : "INF");
    } else if (number == 0) {
        sdvp_text_add(text, signbit(number) ? "-0" : "0");
    } else {
        return false;
    }
    return true;
}

/* `scaled` whole units of which ten to the `decimals` make one. */
static void put_scaled(sdvp_text_t *text, bool negative, uint64_t scaled, int decimals)
{
    char digits[24];
    size_t at = sizeof digits;
    for (int i = 0; i <= decimals || scaled > 0; i++) {
        if (i == decimals && i > 0) {
            digits[--at] = '.';
        }
        digits[--at] = (char)('0' + scaled % 10);
        scaled /= 10;
    }
    if (negative) {
        digits[--at] = '-';
    }
    sdvp_text_put(text, digits + at, sizeof digits - at);
}

static const double POWERS[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

void sdvp_text_float(sdvp_text_t *text, float number)
{
    float size = fabsf(number);
    if (special(text, number)) {
        return;
    }
    /*
     * Everyday numbers without printf. The product is exact (24 + 19 bits), and no decimal of so few digits lies near
     * enough to the middle of two floats for the detour over a double to round the wrong way.
     */
    for (int decimals = 0; size > 1e-3f && size < 16777216 && decimals <= 8; decimals++) {
        double scaled = rint((double)size * POWERS[decimals]);
        if ((float)(scaled / POWERS[decimals]) == size) {
            put_scaled(text, number < 0, (uint64_t)scaled, decimals);
            return;
        }
    }
    digits_t digits;
    shortest_float(size, 1, &digits);
    put_digits(text, number < 0, &digits);
}

void sdvp_text_double(sdvp_text_t *text, double number)
{
    double size = fabs(number);
    if (special(text, number)) {
        return;
    }
    /* At most one decimal of up to 15 digits reads as a given double: if one does, it is the nearest. */
    for (int decimals = 0; size > 1e-3 && size < 1e15 && decimals <= 12; decimals++) {
        double scaled = rint(size * POWERS[decimals]);
        if (scaled >= 1e15) {
            break;
        }
        if (scaled / POWERS[decimals] == size) {
            put_scaled(text, number < 0, (uint64_t)scaled, decimals);
            return;
        }
    }
    digits_t digits;
    shortest_double(size, 1, &digits);
    put_digits(text, number < 0, &digits);
}

static void put_shown(sdvp_text_t *text, bool negative, const digits_t *from)
{
    if (negative) {
        sdvp_text_char(text, '-');
    }
    if (from->exponent >= -3 && from->exponent < 7) {
        put_plain(text, from);
        if ((int)from->count <= from->exponent + 1) {
            sdvp_text_add(text, ".0");
        }
        return;
    }
    sdvp_text_char(text, from->digit[0]);
    sdvp_text_char(text, '.');
    sdvp_text_put(text, from->count > 1 ? from->digit + 1 : "0", from->count > 1 ? from->count - 1 : 1);
    sdvp_text_char(text, 'E');
    sdvp_text_number(text, from->exponent);
}

static bool special_shown(sdvp_text_t *text, double number)
{
    if (isfinite(number) && number != 0) {
        return false;
    }
    const char *sign = signbit(number) && !isnan(number) ? "-" : "";
    sdvp_text_add(text, sign);
    sdvp_text_add(text, isnan(number) ? "NaN" : isinf(number) ? "Infinity" : "0.0");
    return true;
}

void sdvp_text_float_shown(sdvp_text_t *text, float number)
{
    if (!special_shown(text, number)) {
        digits_t digits;
        shortest_float(fabsf(number), 2, &digits);
        put_shown(text, number < 0, &digits);
    }
}

void sdvp_text_double_shown(sdvp_text_t *text, double number)
{
    if (!special_shown(text, number)) {
        digits_t digits = {0};
        shortest_double(fabs(number), 2, &digits);
        put_shown(text, number < 0, &digits);
    }
}
