/* The tree of a device and its values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <stdio.h>
#include <string.h>

#include "contract_model.h"
#include "data/model.h"

static sdvp_values_t *values;
static sdvp_arena_t *arena;

static struct {
    unsigned moments;
    size_t count;
    sdvp_cell_event_t events[64];
    sdvp_error_t writing;
} heard;

static void hear(void *ctx, const sdvp_cell_event_t *events, size_t count)
{
    (void)ctx;
    heard.moments++;
    heard.count = count;
    memcpy(heard.events, events, (count < 64 ? count : 64) * sizeof *events);
    const sdvp_write_t write = {"HP1/GGIO1.IntSet1.setVal[SP]", sdvp_integer(SDVP_INT32, 1)};
    heard.writing = sdvp_values_set(values, &write, 1, NULL);
}

static int set_up(void **state)
{
    (void)state;
    values = sdvp_values_new(contract_model());
    arena = sdvp_arena_new(4096, 1 << 20);
    memset(&heard, 0, sizeof heard);
    assert_int_equal(sdvp_values_watch(values, hear, NULL), SDVP_OK);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    sdvp_values_free(values);
    sdvp_arena_free(arena);
    return 0;
}

static sdvp_value_t get(const char *fcda)
{
    sdvp_value_t value;
    assert_int_equal(sdvp_values_get(values, fcda, arena, &value), SDVP_OK);
    return value;
}

static void values_begin_with_initials_or_zeros(void **state)
{
    (void)state;
    assert_true(get("HP1/GGIO1.AnIn1.mag.f[MX]").is.real == 21.5);
    assert_int_equal(get("HP1/GGIO4.Beh.stVal[ST]").is.integer, 3);
    assert_int_equal(get("HP1/ZTYP1.All.vEnumerated[SP]").is.integer, 0);
    assert_string_equal(get("HP1/GGIO1.AnIn1.d[DC]").is.text.text, "flow");
    assert_int_equal(get("HP1/GGIO1.AnIn1.q[MX]").is.bits, SDVP_Q_GOOD);
}

static void a_data_object_is_a_structure_of_what_has_the_constraint(void **state)
{
    (void)state;
    sdvp_value_t value = get("HP1/MMXU1.A[MX]");
    assert_int_equal(value.is.list.count, 1);
    assert_int_equal(value.is.list.items[0].is.list.count, 2);
    assert_int_equal(get("HP1/MMXU1.A[CF]").is.list.count, 2);
    sdvp_value_t none;
    assert_int_equal(sdvp_values_get(values, "HP1/MMXU1.A[SP]", arena, &none), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(sdvp_values_get(values, "HP1/MMXU1[MX]", arena, &none), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(sdvp_values_get(values, "HP1/MMXU1.A.phsA.q(0)[MX]", arena, &none), SDVP_INSTANCE_NOT_AVAILABLE);
}

static void every_cell_is_found_by_its_reference(void **state)
{
    (void)state;
    for (uint32_t cell = 0; cell < sdvp_values_cells(values);) {
        char text[SDVP_REFERENCE_MAX + 8];
        sdvp_reference_t reference;
        sdvp_selection_t found;
        sdvp_values_reference(values, cell, text);
        assert_int_equal(sdvp_reference_parse(text, &reference, NULL), SDVP_OK);
        assert_true(sdvp_values_locate(values, &reference, &found));
        assert_int_equal(found.place.cell, cell);
        assert_ptr_equal(found.place.attribute, sdvp_values_attribute(values, cell));
        assert_int_equal(sdvp_values_attribute_cell(values, cell + found.place.cells - 1), cell);
        cell += found.place.cells;
    }
}

static void a_place_of_a_node_or_device_has_all_of_its_cells(void **state)
{
    (void)state;
    sdvp_reference_t reference;
    sdvp_place_t place;
    uint32_t all = 0;
    static const char *const DEVICES[] = {"HP1", "HP2", "HP3"};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(sdvp_reference_parse(DEVICES[i], &reference, NULL), SDVP_OK);
        assert_true(sdvp_values_find(values, &reference, &place));
        assert_int_equal(place.cell, all);
        all += place.cells;
    }
    assert_int_equal(all, sdvp_values_cells(values));
    assert_int_equal(sdvp_reference_parse("HP2/GGIO1", &reference, NULL), SDVP_OK);
    assert_true(sdvp_values_find(values, &reference, &place));
    assert_int_equal(place.cells, COUNTERS * 4);
    assert_int_equal(sdvp_reference_parse("HP9", &reference, NULL), SDVP_OK);
    assert_false(sdvp_values_find(values, &reference, &place));
}

static void a_batch_is_one_moment_or_nothing(void **state)
{
    (void)state;
    const sdvp_write_t writes[] = {
        {"HP1/GGIO1.SPCSO1.stVal[ST]", sdvp_boolean(true)},
        {"HP1/GGIO1.AnIn1.d[DC]", sdvp_text(SDVP_VISIBLE_STRING, "other")},
        {"HP1/GGIO1.SPCSO1.ctlNum[ST]", sdvp_integer(SDVP_INT8U, 0)},
        {"HP1/GGIO1.SPCSO1.stVal[ST]", sdvp_integer(SDVP_INT8, 0)},
    };
    sdvp_fault_t fault;
    assert_int_equal(sdvp_values_set(values, writes, 4, &fault), SDVP_TYPE_CONFLICT);
    assert_int_equal(heard.moments, 0);
    assert_false(get("HP1/GGIO1.SPCSO1.stVal[ST]").is.boolean);
    assert_int_equal(sdvp_values_set(values, writes, 3, &fault), SDVP_OK);
    assert_int_equal(heard.moments, 1);
    assert_int_equal(heard.count, 3);
    assert_true(heard.events[0].cell < heard.events[1].cell && heard.events[1].cell < heard.events[2].cell);
    assert_string_equal(heard.events[0].attribute->name, "d");
    assert_true(heard.events[0].changed);
    assert_string_equal(heard.events[1].attribute->name, "ctlNum");
    assert_false(heard.events[1].changed);
    assert_int_equal(heard.writing, SDVP_BAD_ARGUMENT);
    assert_string_equal(get("HP1/GGIO1.AnIn1.d[DC]").is.text.text, "other");
}

static void an_unknown_reference_is_named(void **state)
{
    (void)state;
    const sdvp_write_t write = {"HP1/GGIO1.None.stVal[ST]", sdvp_boolean(true)};
    sdvp_fault_t fault;
    assert_int_equal(sdvp_values_set(values, &write, 1, &fault), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_non_null(strstr(fault.detail, "HP1/GGIO1.None.stVal[ST]"));
}

static void writes_by_handle_between_begin_and_end_are_one_moment(void **state)
{
    (void)state;
    sdvp_handle_t f;
    sdvp_handle_t t;
    assert_int_equal(sdvp_values_handle(values, "HP1/GGIO1.AnIn1.mag.f[MX]", &f), SDVP_OK);
    assert_int_equal(sdvp_values_handle(values, "HP1/GGIO1.AnIn1.t[MX]", &t), SDVP_OK);
    assert_int_equal(sdvp_values_handle(values, "HP1/GGIO1.AnIn1[MX]", &t), SDVP_TYPE_CONFLICT);
    assert_int_equal(sdvp_values_handle(values, "HP1/GGIO1.AnIn1.t[ST]", &t), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(sdvp_values_handle(values, "HP1/GGIO1.AnIn1.t[MX]", &t), SDVP_OK);
    sdvp_value_t number = sdvp_float32(5);
    sdvp_value_t time = sdvp_time((sdvp_timestamp_t){1, 2, 3});
    sdvp_values_begin(values);
    assert_int_equal(sdvp_values_put(values, t, &time), SDVP_OK);
    assert_int_equal(sdvp_values_put(values, f, &number), SDVP_OK);
    assert_int_equal(sdvp_values_put(values, f, &time), SDVP_TYPE_CONFLICT);
    assert_int_equal(heard.moments, 0);
    sdvp_values_end(values);
    assert_int_equal(heard.moments, 1);
    assert_int_equal(heard.count, 2);
    assert_int_equal(sdvp_values_put(values, f, &number), SDVP_OK);
    assert_int_equal(heard.moments, 2);
    assert_false(heard.events[0].changed);
}

static void an_object_is_written_as_it_is_read(void **state)
{
    (void)state;
    sdvp_value_t all = get("HP1/ZTYP1.All[SP]");
    sdvp_selection_t selection;
    assert_true(sdvp_values_select_text(values, "HP1/ZTYP1.All[SP]", &selection));
    assert_int_equal(sdvp_values_write(values, &selection, &all), SDVP_OK);
    assert_int_equal(heard.count, selection.place.cells);
    for (size_t i = 0; i < heard.count && i < 64; i++) {
        assert_false(heard.events[i].changed);
    }
    all.is.list.count--;
    assert_int_equal(sdvp_values_write(values, &selection, &all), SDVP_TYPE_CONFLICT);
}

static void who_stops_watching_hears_nothing_more(void **state)
{
    (void)state;
    const sdvp_write_t write = {"HP1/GGIO1.SPCSO1.stVal[ST]", sdvp_boolean(true)};
    sdvp_values_unwatch(values, hear, NULL);
    sdvp_values_unwatch(values, hear, NULL);
    assert_int_equal(sdvp_values_set(values, &write, 1, NULL), SDVP_OK);
    assert_int_equal(heard.moments, 0);
}

static void strings_have_room_for_the_longest(void **state)
{
    (void)state;
    char long_text[256];
    memset(long_text, 'x', 255);
    long_text[255] = '\0';
    const sdvp_write_t write = {"HP1/ZTYP1.All.vVisibleString[SP]", sdvp_text(SDVP_VISIBLE_STRING, long_text)};
    assert_int_equal(sdvp_values_set(values, &write, 1, NULL), SDVP_OK);
    assert_int_equal(get("HP1/ZTYP1.All.vVisibleString[SP]").is.text.length, 255);
    char wide[255 * 3 + 1] = "";
    for (size_t i = 0; i < 255; i++) {
        memcpy(wide + 3 * i, "\xe2\x82\xac", 4);
    }
    const sdvp_write_t euros = {"HP1/ZTYP1.All.vUnicodeString[SP]", sdvp_text(SDVP_UNICODE_STRING, wide)};
    assert_int_equal(sdvp_values_set(values, &euros, 1, NULL), SDVP_OK);
    assert_int_equal(get("HP1/ZTYP1.All.vUnicodeString[SP]").is.text.length, 255 * 3);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(values_begin_with_initials_or_zeros),
        TEST(a_data_object_is_a_structure_of_what_has_the_constraint),
        TEST(every_cell_is_found_by_its_reference),
        TEST(a_place_of_a_node_or_device_has_all_of_its_cells),
        TEST(a_batch_is_one_moment_or_nothing),
        TEST(an_unknown_reference_is_named),
        TEST(writes_by_handle_between_begin_and_end_are_one_moment),
        TEST(an_object_is_written_as_it_is_read),
        TEST(who_stops_watching_hears_nothing_more),
        TEST(strings_have_room_for_the_longest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
