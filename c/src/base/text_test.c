/* Text of bounded size, numbers, octets and UTF-8. */
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */

#include "base/decimal.h"
#include "base/read.h"

static void text_that_grows_stops_at_its_limit(void **state)
{
    (void)state;
    sdvp_text_t text = sdvp_text_growing(1000);
    for (int i = 0; i < 999; i++) {
        sdvp_text_char(&text, 'x');
    }
    assert_int_equal(sdvp_text_state(&text), SDVP_OK);
    assert_int_equal(strlen(text.at), 999);
    sdvp_text_char(&text, 'x');
    assert_int_equal(sdvp_text_state(&text), SDVP_LIMIT_EXCEEDED);
    assert_int_equal(text.length, 1000);
    assert_int_equal(strlen(text.at), 999);
    sdvp_text_reset(&text);
    sdvp_text_add(&text, "again");
    assert_string_equal(text.at, "again");
    assert_int_equal(sdvp_text_state(&text), SDVP_OK);
    sdvp_text_free(&text);
}

static void a_text_without_room_measures(void **state)
{
    (void)state;
    sdvp_text_t text = sdvp_text_fixed(NULL, 0);
    sdvp_text_add(&text, "abc");
    sdvp_text_number(&text, INT64_MIN);
    sdvp_text_base64(&text, (const uint8_t *)"1234", 4);
    assert_int_equal(text.length, 3 + 20 + 8);
    assert_int_equal(sdvp_text_state(&text), SDVP_LIMIT_EXCEEDED);
}

static void whole_numbers_have_one_spelling(void **state)
{
    (void)state;
    static const char *const BAD[] = {"", "-", "+1", "01", "-0", "-01", "1.0", " 1", "1 ", "9223372036854775808",
                                      "-9223372036854775809", "12345678901234567890", "0x1"};
    int64_t number = 0;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        assert_false(sdvp_read_integer(BAD[i], strlen(BAD[i]), INT64_MIN, INT64_MAX, &number));
    }
    static const int64_t GOOD[] = {0, 1, -1, 9, 10, INT64_MAX, INT64_MIN, INT64_MIN + 1};
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        char room[24];
        sdvp_text_t text = sdvp_text_fixed(room, sizeof room);
        sdvp_text_number(&text, GOOD[i]);
        assert_true(sdvp_read_integer(room, text.length, INT64_MIN, INT64_MAX, &number));
        assert_int_equal(number, GOOD[i]);
    }
    assert_false(sdvp_read_integer("256", 3, 0, 255, &number));
    assert_false(sdvp_read_integer("-1", 2, 0, 255, &number));
}

/* The rule of docs/wire/compact.md in its own words: "%.*e" with more and more digits until it reads back. */
static void by_the_rule(double number, bool single, char *digits)
{
    for (int n = 0; n < 17; n++) {
        sprintf(digits, "%.*e", n, number);
        if (single ? strtof(digits, NULL) == (float)number : strtod(digits, NULL) == number) {
            return;
        }
    }
}

static void check_real(double number, bool single)
{
    char room[64];
    char digits[64];
    double back = 0;
    float back_single = 0;
    sdvp_text_t text = sdvp_text_fixed(room, sizeof room);
    if (single) {
        sdvp_text_float(&text, (float)number);
        assert_true(sdvp_read_float(room, text.length, &back_single));
        back = (double)back_single;
    } else {
        sdvp_text_double(&text, number);
        assert_true(sdvp_read_double(room, text.length, &back));
    }
    assert_memory_equal(&back, &number, sizeof back);
    by_the_rule(number, single, digits);
    int exponent = atoi(strchr(digits, 'e') + 1);
    assert_true((strchr(room, 'E') != NULL) == (number != 0 && (exponent < -5 || exponent > 14)));
    /* The same digits, whatever the point and the zeros around them. */
    char bare[2][64];
    for (int k = 0; k < 2; k++) {
        const char *from = k == 0 ? room : digits;
        size_t length = 0;
        for (; *from != '\0' && *from != 'E' && *from != 'e'; from++) {
            if (*from >= '0' && *from <= '9' && (length > 0 || *from != '0')) {
                bare[k][length++] = *from;
            }
        }
        while (length > 0 && bare[k][length - 1] == '0') {
            length--;
        }
        bare[k][length] = '\0';
    }
    assert_string_equal(bare[0], bare[1]);
}

static void floating_point_has_the_fewest_digits(void **state)
{
    (void)state;
    uint64_t random = 0x9e3779b97f4a7c15u;
    for (int i = 0; i < 30000; i++) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        float single = 0;
        double real = 0;
        memcpy(&single, &random, sizeof single);
        memcpy(&real, &random, sizeof real);
        if (isfinite(single)) {
            check_real((double)single, true);
        }
        if (isfinite(real)) {
            check_real(real, false);
        }
        check_real((double)(float)((double)(int32_t)random / 100), true);
        check_real((double)(int32_t)random / 1000, false);
    }
    for (int exponent = -1074; exponent < 1024; exponent++) {
        check_real(ldexp(1, exponent), false);
        check_real(ldexp(1, exponent < -149 ? -149 : exponent > 127 ? 127 : exponent), true);
    }
}

static void numbers_of_other_forms_are_refused(void **state)
{
    (void)state;
    static const char *const BAD[] = {"", "-", ".5", "5.", "1e", "1e+", "+1", "1,5", "0x1p3", "1f", "inf", "nan", " 1",
                                      "1 ", "--1", "1e39", "-1e39", "1e999999999999",
                                      "10000000000000000000000000000000000000000000000000000000000000000"};
    float number = 0;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        assert_false(sdvp_read_float(BAD[i], strlen(BAD[i]), &number));
    }
    assert_true(sdvp_read_float("1e-999999999999", 15, &number));
    assert_true(number == 0);
    assert_true(sdvp_read_float("0e99999999", 10, &number));
    assert_true(sdvp_read_float("000000000000000000000000000000000000000000000000000000000000001.", 63, &number));
    assert_true(number == 1);
}

/* Where a locale with a decimal comma is installed. */
static void numbers_do_not_follow_the_locale(void **state)
{
    (void)state;
    bool comma = setlocale(LC_NUMERIC, "de_DE.UTF-8") != NULL || setlocale(LC_NUMERIC, "da_DK.UTF-8") != NULL;
    char room[64];
    sdvp_text_t text = sdvp_text_fixed(room, sizeof room);
    double number = 0;
    sdvp_text_double(&text, 1.25e-7);
    setlocale(LC_NUMERIC, "C");
    if (!comma) {
        print_message("no locale with a decimal comma is installed: only the usual one is tried\n");
    }
    assert_string_equal(room, "1.25E-7");
    assert_true(sdvp_read_double(room, text.length, &number));
}

static void base64_is_padded_and_strict(void **state)
{
    (void)state;
    static const char *const GOOD[] = {"", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"};
    static const char *const BAD[] = {"Z", "Zg", "Zg=", "Z===", "====", "Zg==Zg==", "Zm9v\n", "Zm-v", "=Zm9"};
    uint8_t octets[16];
    size_t count = 0;
    for (size_t i = 0; i < 7; i++) {
        char room[16];
        sdvp_text_t text = sdvp_text_fixed(room, sizeof room);
        sdvp_text_base64(&text, (const uint8_t *)"foobar", i);
        assert_string_equal(room, GOOD[i]);
        assert_true(sdvp_read_base64(GOOD[i], strlen(GOOD[i]), octets, &count));
        assert_int_equal(count, i);
        assert_memory_equal(octets, "foobar", i);
    }
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        assert_false(sdvp_read_base64(BAD[i], strlen(BAD[i]), octets, &count));
    }
}

static void octets_that_are_no_utf8_are_known(void **state)
{
    (void)state;
    static const char *const BAD[] = {"\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80",
                                      "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xc3", "\xe2\x82", "\xff", "a\xc3("};
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        assert_true(sdvp_utf8_units(BAD[i], strlen(BAD[i])) == SIZE_MAX);
    }
    assert_int_equal(sdvp_utf8_units("a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", 10), 5);
    size_t octets = 0;
    assert_int_equal(sdvp_utf8_at("\xf0\x9f\x98\x80", &octets), 0x1f600);
    assert_int_equal(octets, 4);
    for (size_t length = 0; length <= 10; length++) {
        size_t cut = sdvp_utf8_cut("a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", length);
        assert_true(cut <= length && sdvp_utf8_units("a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", cut) != SIZE_MAX);
    }
    assert_false(sdvp_is_xml_character(0xfffe));
    assert_false(sdvp_is_xml_character(8));
    assert_true(sdvp_is_xml_character(0x10ffff));
}

static void a_fault_is_cut_to_its_room(void **state)
{
    (void)state;
    sdvp_fault_t fault;
    char text[600];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_int_equal(sdvp_fault_set(&fault, SDVP_BUSY, "%s", text), SDVP_BUSY);
    assert_int_equal(strlen(fault.detail), sizeof fault.detail - 1);
    assert_string_equal(fault.path, "");
    assert_int_equal(sdvp_fault_set(NULL, SDVP_LOST, "no place for it"), SDVP_LOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_that_grows_stops_at_its_limit),
        cmocka_unit_test(a_text_without_room_measures),
        cmocka_unit_test(whole_numbers_have_one_spelling),
        cmocka_unit_test(floating_point_has_the_fewest_digits),
        cmocka_unit_test(numbers_of_other_forms_are_refused),
        cmocka_unit_test(numbers_do_not_follow_the_locale),
        cmocka_unit_test(base64_is_padded_and_strict),
        cmocka_unit_test(octets_that_are_no_utf8_are_known),
        cmocka_unit_test(a_fault_is_cut_to_its_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
