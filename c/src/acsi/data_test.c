/* Reading and writing over a loopback. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <stdio.h>
#include <string.h>

#include "device.h"

static device_t *device;

static party_t *provider;

static int set_up(void **state)
{
    (void)state;
    device = device_started();
    provider = party_new(device, "provider@x/1", SDVP_ROLE_SERVICE_PROVIDER);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    device_free(device);
    party_free(provider);
    return 0;
}

static void get_data_values_of_an_object_gives_its_members_of_that_constraint(void **state)
{
    (void)state;
    sdvp_result_t read = read_one(provider, "HP1/GGIO1.AnIn1[MX]");
    assert_int_equal(read.error, SDVP_OK);
    assert_int_equal(read.value.type, SDVP_STRUCTURE);
    assert_int_equal(read.value.is.list.count, 3);
    assert_true(read.value.is.list.items[0].is.list.items[0].is.real == 21.5);
    assert_int_equal(read.value.is.list.items[1].type, SDVP_QUALITY);
    assert_int_equal(read.value.is.list.items[2].is.timestamp.fraction, 0x800001);
}

static void get_data_values_members_fail_one_by_one(void **state)
{
    (void)state;
    static const char *const NAMES[] = {
        "HP1/GGIO1.AnIn1.mag.f[MX]", "HP1/GGIO1.None[MX]", "HP1/GGIO1.AnIn1[ST]", "HP1/GGIO7.Timed.Oper[CO]",
        "HP1/GGIO1.None[CO]"};
    const sdvp_results_t *results =
        &ask(provider, SDVP_GET_DATA_VALUES, (sdvp_message_t){.is.read_request.references = {NAMES, 5}})
             ->is.read_response.results;
    assert_int_equal(results->items[0].error, SDVP_OK);
    assert_true(results->items[0].value.is.real == 21.5);
    assert_int_equal(results->items[1].error, SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(results->items[2].error, SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(results->items[3].error, SDVP_ACCESS_VIOLATION);
    assert_int_equal(results->items[4].error, SDVP_INSTANCE_NOT_AVAILABLE);
}

static void get_data_values_whose_answer_does_not_fit_is_refused(void **state)
{
    (void)state;
    const char *names[100];
    for (size_t i = 0; i < 100; i++) {
        names[i] = "HP1/GGIO1.AnIn1[MX]";
    }
    party_associate(provider, 1024, 5);
    sdvp_message_t request = {.is.read_request.references = {names, 100}};
    assert_int_equal(
        refused(provider, SDVP_GET_DATA_VALUES, request), SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT);
    assert_int_equal(read_one(provider, "HP1/GGIO1.AnIn1.mag[MX]").error, SDVP_OK);
}

static void get_all_data_values_comes_in_pages_of_what_has_the_constraint(void **state)
{
    (void)state;
    sdvp_message_t request = {.is.get_all_data_values_request = {"HP1/GGIO1", SDVP_FC_MX, NULL}};
    const sdvp_get_all_data_values_response_t *page =
        &ask(provider, SDVP_GET_ALL_DATA_VALUES, request)->is.get_all_data_values_response;
    assert_int_equal(page->values.count, 2);
    assert_string_equal(page->values.items[1].reference, "HP1/GGIO1.AnOut1");
    size_t got = 0;
    char after[64];
    request.is.get_all_data_values_request = (sdvp_get_all_data_values_request_t){"HP1/GAPC1", SDVP_FC_ST, NULL};
    do {
        page = &ask(provider, SDVP_GET_ALL_DATA_VALUES, request)->is.get_all_data_values_response;
        assert_in_range(page->values.count, 1, 50);
        got += page->values.count;
        snprintf(after, sizeof after, "%s", page->values.items[page->values.count - 1].reference);
        request.is.get_all_data_values_request.continue_after = after;
    } while (page->more_follows);
    assert_int_equal(got, LONG_DIRECTORY);
}

static void get_all_data_values_that_cannot_be_are_refused(void **state)
{
    (void)state;
    sdvp_message_t request = {.is.get_all_data_values_request = {"HP1/NONE1", SDVP_FC_MX, NULL}};
    assert_int_equal(refused(provider, SDVP_GET_ALL_DATA_VALUES, request), SDVP_INSTANCE_NOT_AVAILABLE);
    request.is.get_all_data_values_request = (sdvp_get_all_data_values_request_t){"HP1/GGIO1", SDVP_FC_CO, NULL};
    assert_int_equal(refused(provider, SDVP_GET_ALL_DATA_VALUES, request), SDVP_ACCESS_VIOLATION);
}

static void get_all_data_values_of_a_role_with_few_rights_leaves_out_the_rest(void **state)
{
    (void)state;
    party_t *user = party_new(device, "user@x/1", SDVP_ROLE_USER);
    sdvp_message_t request = {.is.get_all_data_values_request = {"HP1/GGIO1", SDVP_FC_MX, NULL}};
    const sdvp_message_t *response = ask(user, SDVP_GET_ALL_DATA_VALUES, request);
    assert_false(response->refused);
    assert_int_equal(response->is.get_all_data_values_response.values.count, 1);
    request.is.get_all_data_values_request.logical_node = "HP1/MMXU1";
    assert_int_equal(refused(user, SDVP_GET_ALL_DATA_VALUES, request), SDVP_ACCESS_VIOLATION);
    party_free(user);
}

static sdvp_value_t f(float number, sdvp_value_t *room)
{
    *room = sdvp_float32(number);
    return sdvp_structure(room, 1);
}

static void set_data_values_of_a_whole_object_a_part_and_an_element(void **state)
{
    (void)state;
    sdvp_value_t room;
    sdvp_value_t point[2] = {sdvp_float32(1), sdvp_float32(2)};
    sdvp_value_t magnitude = f(40, &room);
    assert_int_equal(write_one(provider, "HP1/GGIO1.AnSet1[SP]", sdvp_structure(&magnitude, 1)), SDVP_OK);
    assert_true(read_one(provider, "HP1/GGIO1.AnSet1.setMag.f[SP]").value.is.real == 40);
    assert_int_equal(write_one(provider, "HP1/GGIO1.AnSet1.setMag.f[SP]", sdvp_float32(41)), SDVP_OK);
    assert_int_equal(write_one(provider, "HP1/ZTYP1.Curve.crvPts(4)[SP]", sdvp_structure(point, 2)), SDVP_OK);
    assert_true(read_one(provider, "HP1/ZTYP1.Curve.crvPts(4).yVal[SP]").value.is.real == 2);
    assert_true(read_one(provider, "HP1/ZTYP1.Curve.crvPts(5).yVal[SP]").value.is.real == 0);
}

static void set_data_values_members_fail_one_by_one(void **state)
{
    (void)state;
    sdvp_value_t room;
    const sdvp_write_t writes[] = {
        {"HP1/GGIO1.IntSet1.setVal[SP]", sdvp_integer(SDVP_INT32, 7)},
        {"HP1/GGIO1.IntSet1.setVal[SP]", sdvp_integer(SDVP_INT32, 51)},
        {"HP1/GGIO1.IntSet1.setVal[SP]", sdvp_boolean(true)},
        {"HP1/GGIO1.IntSet1.setVal[SP]", sdvp_integer(SDVP_INT32, 13)},
        {"HP1/GGIO1.None.setVal[SP]", sdvp_integer(SDVP_INT32, 1)},
        {"HP1/GGIO1.AnIn1.mag[MX]", f(1, &room)},
        {"HP1/GGIO1.IntSet1[DC]", sdvp_integer(SDVP_INT32, 1)},
        {"HP1/ZTYP1.All.vEnumerated[SP]", sdvp_integer(SDVP_ENUMERATED, 5)},
    };
    static const sdvp_error_t EXPECTED[] = {
        SDVP_OK,
        SDVP_PARAMETER_VALUE_INAPPROPRIATE,
        SDVP_TYPE_CONFLICT,
        SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE,
        SDVP_INSTANCE_NOT_AVAILABLE,
        SDVP_ACCESS_VIOLATION,
        SDVP_INSTANCE_NOT_AVAILABLE,
        SDVP_PARAMETER_VALUE_INAPPROPRIATE};
    const sdvp_message_t *response =
        ask(provider, SDVP_SET_DATA_VALUES, (sdvp_message_t){.is.write_request.writes = {writes, 8}});
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(response->is.write_response.results.items[i], EXPECTED[i]);
    }
    assert_int_equal(device_get(device, "HP1/GGIO1.IntSet1.setVal[SP]").is.integer, 7);
}

static void set_data_values_by_a_role_that_may_only_read_is_refused(void **state)
{
    (void)state;
    party_t *vendor = party_new(device, "vendor@x/1", SDVP_ROLE_VENDOR);
    assert_int_equal(
        write_one(vendor, "HP1/GGIO1.IntSet1.setVal[SP]", sdvp_integer(SDVP_INT32, 1)), SDVP_ACCESS_VIOLATION);
    party_free(vendor);
}

static void what_is_too_long_for_memory_is_refused_as_too_long(void **state)
{
    (void)state;
    const char *names[1000];
    for (size_t i = 0; i < 1000; i++) {
        names[i] = "HP1/ZTYP1.All[SP]";
    }
    device_free(device);
    device = device_new();
    device->config.limits.max_answer_memory = 200000;
    device_start(device);
    party_free(provider);
    provider = party_new(device, "provider@x/1", SDVP_ROLE_SERVICE_PROVIDER);
    sdvp_message_t request = {.is.read_request.references = {names, 1000}};
    assert_int_equal(
        refused(provider, SDVP_GET_DATA_VALUES, request), SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT);
    assert_int_equal(read_one(provider, "HP1/ZTYP1.All[SP]").error, SDVP_OK);
}

static void more_references_than_a_call_may_have_are_refused(void **state)
{
    (void)state;
    const char *names[1001];
    for (size_t i = 0; i < 1001; i++) {
        names[i] = "HP1/GGIO1.AnIn1.q[MX]";
    }
    sdvp_message_t request = {.is.read_request.references = {names, 1001}};
    assert_int_equal(refused(provider, SDVP_GET_DATA_VALUES, request), SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(get_data_values_of_an_object_gives_its_members_of_that_constraint),
        TEST(get_data_values_members_fail_one_by_one),
        TEST(get_data_values_whose_answer_does_not_fit_is_refused),
        TEST(get_all_data_values_comes_in_pages_of_what_has_the_constraint),
        TEST(get_all_data_values_that_cannot_be_are_refused),
        TEST(get_all_data_values_of_a_role_with_few_rights_leaves_out_the_rest),
        TEST(set_data_values_of_a_whole_object_a_part_and_an_element),
        TEST(set_data_values_members_fail_one_by_one),
        TEST(set_data_values_by_a_role_that_may_only_read_is_refused),
        TEST(what_is_too_long_for_memory_is_refused_as_too_long),
        TEST(more_references_than_a_call_may_have_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
