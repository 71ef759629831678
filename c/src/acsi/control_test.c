/* Direct controls with normal security over a loopback: AddCauses, repetition, a slow process. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <string.h>

#include "switching.h"

static void operate_shows_on_the_status_side_with_origin_and_ctl_num(void **state)
{
    (void)state;
    sdvp_command_t command = command_of(provider, "HP1/GGIO1.SPCSO1", *on(), 17);
    assert_int_equal(order(provider, SDVP_OPERATE, command), SDVP_OK);
    assert_true(is_on("HP1/GGIO1.SPCSO1.stVal[ST]"));
    assert_int_equal(device_get(device, "HP1/GGIO1.SPCSO1.ctlNum[ST]").is.integer, 17);
    assert_int_equal(device_get(device, "HP1/GGIO1.SPCSO1.origin.orCat[ST]").is.integer, SDVP_OR_REMOTE_CONTROL);
    sdvp_value_t ident = device_get(device, "HP1/GGIO1.SPCSO1.origin.orIdent[ST]");
    assert_int_equal(ident.is.octets.length, strlen(provider->peer));
    assert_memory_equal(ident.is.octets.octets, provider->peer, strlen(provider->peer));
}

static void operate_of_set_points_and_enumerations(void **state)
{
    (void)state;
    sdvp_value_t number = sdvp_float32(22.5f);
    assert_int_equal(
        order(provider, SDVP_OPERATE, command_of(provider, "HP1/GGIO1.AnOut1", sdvp_structure(&number, 1), 1)), SDVP_OK);
    assert_true(device_get(device, "HP1/GGIO1.AnOut1.mxVal.f[MX]").is.real == 22.5);
    assert_int_equal(
        order(provider, SDVP_OPERATE, command_of(provider, "HP1/GGIO1.ENCS1", sdvp_integer(SDVP_ENUMERATED, 127), 2)),
        SDVP_OK);
    assert_int_equal(device_get(device, "HP1/GGIO1.ENCS1.stVal[ST]").is.integer, 127);
}

static void operate_refused_by_the_device_tells_its_cause(void **state)
{
    (void)state;
    for (int i = 0; i <= 27; i++) {
        sdvp_command_t command =
            command_of(provider, "HP1/GGIO1.ISCSO1", sdvp_integer(SDVP_INT32, i), (uint32_t)i);
        sdvp_error_t error = order(provider, SDVP_OPERATE, command);
        assert_int_equal(error, i == 25 ? SDVP_OK : sdvp_add_cause_error((sdvp_add_cause_t)i));
        assert_int_equal(cause(provider), i == 25 ? SDVP_NO_ADD_CAUSE : i);
        if (i != 25) {
            assert_non_null(strstr(provider->response.is.refusal.detail, "HP1/GGIO1.ISCSO1"));
        }
    }
}

typedef struct refusal_case {
    const char *control;
    sdvp_value_t ctl_val;
    sdvp_error_t error;
    sdvp_add_cause_t cause;
} refusal_case_t;

static void expect(const refusal_case_t *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sdvp_command_t command = switch_to(provider, cases[i].control, cases[i].ctl_val);
        assert_int_equal(order(provider, SDVP_OPERATE, command), cases[i].error);
        assert_int_equal(cause(provider), cases[i].cause);
        assert_non_null(strstr(provider->response.is.refusal.detail, cases[i].control));
    }
}

static void operate_that_cannot_be_is_refused_with_its_cause(void **state)
{
    (void)state;
    sdvp_value_t low = sdvp_float32(9);
    sdvp_value_t high = sdvp_float32(31);
    sdvp_value_t nan = sdvp_float32(0.0f / 0.0f);
    const refusal_case_t cases[] = {
        {"HP1/GGIO1.SPCSO2", *on(), SDVP_ACCESS_VIOLATION, 1},
        {"HP1/GGIO1.AnIn1", *on(), SDVP_ACCESS_VIOLATION, 1},
        {"HP1/GGIO1.None", *on(), SDVP_INSTANCE_NOT_AVAILABLE, SDVP_NO_ADD_CAUSE},
        {"HP1/GGIO1.SPCSO1", sdvp_integer(SDVP_INT32, 1), SDVP_TYPE_CONFLICT, 26},
        {"HP1/GGIO1.ENCS1", sdvp_integer(SDVP_ENUMERATED, 5), SDVP_PARAMETER_VALUE_INAPPROPRIATE, 4},
        {"HP1/GGIO1.ISCSO1", sdvp_integer(SDVP_INT32, 28), SDVP_PARAMETER_VALUE_INAPPROPRIATE, 4},
        {"HP1/GGIO1.AnOut1", sdvp_structure(&low, 1), SDVP_PARAMETER_VALUE_INAPPROPRIATE, 4},
        {"HP1/GGIO1.AnOut1", sdvp_structure(&high, 1), SDVP_PARAMETER_VALUE_INAPPROPRIATE, 4},
        {"HP1/GGIO1.AnOut1", sdvp_structure(&nan, 1), SDVP_PARAMETER_VALUE_INAPPROPRIATE, 4},
        {"HP1/GGIO1.SPCSO3", *on(), SDVP_CONTROL_MUST_BE_SELECTED, 18},
        {"HP1/GGIO2.SPCSO1", *on(), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE, 2},
        {"HP1/GGIO3.SPCSO1", *on(), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE, 8},
        {"HP1/GGIO4.SPCSO1", *on(), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE, 8},
        {"HP1/GGIO5.SPCSO1", *on(), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE, 13},
        {"HP1/GGIO6.SPCSO1", *on(), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE, 24},
    };
    expect(cases, sizeof cases / sizeof *cases);
    assert_int_equal(device->operated, 0);
}

static void operate_of_mod_is_taken_although_the_node_is_off(void **state)
{
    (void)state;
    sdvp_command_t command = command_of(provider, "HP1/GGIO3.Mod", sdvp_integer(SDVP_ENUMERATED, 1), 1);
    assert_int_equal(order(provider, SDVP_OPERATE, command), SDVP_OK);
}

static void operate_as_a_test_is_taken_only_where_the_node_is_in_test(void **state)
{
    (void)state;
    sdvp_command_t command = switch_on(provider, "HP1/GGIO4.SPCSO1");
    command.test = true;
    assert_int_equal(order(provider, SDVP_OPERATE, command), SDVP_OK);
    command = switch_on(provider, "HP1/GGIO1.SPCSO1");
    command.test = true;
    assert_int_equal(order(provider, SDVP_OPERATE, command), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    assert_int_equal(cause(provider), 8);
}

static void operate_from_the_place_itself_is_taken_where_loc_is_set(void **state)
{
    (void)state;
    sdvp_command_t command = switch_on(provider, "HP1/GGIO2.SPCSO1");
    command.or_cat = SDVP_OR_BAY_CONTROL;
    assert_int_equal(order(provider, SDVP_OPERATE, command), SDVP_OK);
}

static void operate_is_refused_where_loc_of_the_device_is_set(void **state)
{
    (void)state;
    device_put(device, "HP1/LLN0.Loc.stVal[ST]", *on());
    assert_int_equal(
        order(provider, SDVP_OPERATE, switch_on(provider, "HP1/GGIO1.SPCSO1")),
        SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    assert_int_equal(cause(provider), 2);
}

static void operate_with_a_bad_originator_category_is_refused(void **state)
{
    (void)state;
    static const sdvp_or_cat_t BAD[] = {SDVP_OR_NOT_SUPPORTED, SDVP_OR_PROCESS};
    for (size_t i = 0; i < 2; i++) {
        sdvp_command_t command = switch_on(provider, "HP1/GGIO1.SPCSO1");
        command.or_cat = BAD[i];
        assert_int_equal(order(provider, SDVP_OPERATE, command), SDVP_PARAMETER_VALUE_INCONSISTENT);
        assert_int_equal(cause(provider), 26);
    }
}

static void operate_too_old_or_too_far_ahead_is_refused(void **state)
{
    (void)state;
    sdvp_command_t command = switch_on(provider, "HP1/GGIO1.SPCSO1");
    command.t = sdvp_timestamp_of(device->utc_us - 31000000, SDVP_TIME_QUALITY_USUAL);
    assert_int_equal(order(provider, SDVP_OPERATE, command), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    assert_int_equal(cause(provider), 16);
    command.t = sdvp_timestamp_of(device->utc_us + 31000000, SDVP_TIME_QUALITY_USUAL);
    assert_int_equal(order(provider, SDVP_OPERATE, command), SDVP_PARAMETER_VALUE_INCONSISTENT);
    assert_int_equal(cause(provider), 26);
    command.t = sdvp_timestamp_of(device->utc_us - 29000000, SDVP_TIME_QUALITY_USUAL);
    assert_int_equal(order(provider, SDVP_OPERATE, command), SDVP_OK);
}

static void operate_without_right_is_refused(void **state)
{
    (void)state;
    party_t *user = party_new(device, "user@x/1", SDVP_ROLE_USER);
    assert_int_equal(order(user, SDVP_OPERATE, switch_on(user, "HP1/GGIO1.SPCSO1")), SDVP_OK);
    assert_int_equal(order(user, SDVP_OPERATE, switch_on(user, "HP1/GGIO1.SPCSO3")), SDVP_ACCESS_VIOLATION);
    assert_int_equal(cause(user), 20);
    party_free(user);
}

static void operate_refused_by_interlocking_tells_so(void **state)
{
    (void)state;
    device->check = 10;
    assert_int_equal(
        order(provider, SDVP_OPERATE, switch_on(provider, "HP1/GGIO1.SPCSO1")),
        SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    assert_int_equal(cause(provider), 10);
    assert_int_equal(device->operated, 0);
}

static void a_repeated_command_gets_the_answer_of_the_first_time(void **state)
{
    (void)state;
    sdvp_command_t command = command_of(provider, "HP1/GGIO1.ISCSO1", sdvp_integer(SDVP_INT32, 9), 5);
    assert_int_equal(order(provider, SDVP_OPERATE, command), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    char detail[200];
    strcpy(detail, provider->response.is.refusal.detail);
    /* In another association of the same client too. */
    party_associate(provider, 65536, 5);
    assert_int_equal(order(provider, SDVP_OPERATE, command), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    assert_int_equal(cause(provider), 9);
    assert_string_equal(provider->response.is.refusal.detail, detail);
    assert_int_equal(device->operated, 1);
    /* But another client is somebody else. */
    assert_int_equal(order(other, SDVP_OPERATE, command), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    assert_int_equal(device->operated, 2);
}

static void another_command_with_the_same_numbers_is_refused(void **state)
{
    (void)state;
    sdvp_command_t command = command_of(provider, "HP1/GGIO1.ISCSO1", sdvp_integer(SDVP_INT32, 25), 5);
    assert_int_equal(order(provider, SDVP_OPERATE, command), SDVP_OK);
    command.ctl_val = sdvp_integer(SDVP_INT32, 9);
    assert_int_equal(order(provider, SDVP_OPERATE, command), SDVP_PARAMETER_VALUE_INCONSISTENT);
    assert_int_equal(cause(provider), 26);
    assert_int_equal(device->operated, 1);
}

static void a_repetition_before_the_answer_waits_for_it(void **state)
{
    (void)state;
    device->keep_operations = true;
    sdvp_command_t command = switch_on(provider, "HP1/GGIO1.SPCSO1");
    tell(provider, SDVP_OPERATE, (sdvp_message_t){.is.command = command});
    tell(provider, SDVP_OPERATE, (sdvp_message_t){.is.command = command});
    size_t before = provider->answers;
    device_settle(device);
    assert_int_equal(provider->answers, before);
    device_operation_done(device, SDVP_NO_ADD_CAUSE);
    assert_int_equal(provider->answers, before + 2);
    assert_int_equal(device->operated, 1);
}

static void a_control_takes_one_command_at_a_time(void **state)
{
    (void)state;
    device->keep_operations = true;
    tell(provider, SDVP_OPERATE, (sdvp_message_t){.is.command = switch_on(provider, "HP1/GGIO1.SPCSO1")});
    assert_int_equal(order(other, SDVP_OPERATE, switch_on(other, "HP1/GGIO1.SPCSO1")), SDVP_INSTANCE_IN_USE);
    assert_int_equal(cause(other), 12);
    device_operation_done(device, SDVP_NO_ADD_CAUSE);
    assert_false(provider->response.refused);
}

static void a_process_that_does_not_answer_times_out_and_keeps_the_control_a_while(void **state)
{
    (void)state;
    device->keep_operations = true;
    tell(provider, SDVP_OPERATE, (sdvp_message_t){.is.command = switch_on(provider, "HP1/GGIO1.SPCSO1")});
    device_advance(device, 7999);
    assert_int_equal(provider->answers, 1);
    device_advance(device, 1);
    assert_int_equal(cause(provider), 16);
    assert_int_equal(order(other, SDVP_OPERATE, switch_on(other, "HP1/GGIO1.SPCSO1")), SDVP_INSTANCE_IN_USE);
    device_advance(device, 5 * 60 * 1000);
    tell(other, SDVP_OPERATE, (sdvp_message_t){.is.command = switch_on(other, "HP1/GGIO1.SPCSO1")});
    device_settle(device);
    assert_int_equal(device->operated, 2);
    /* The late one changes nothing. */
    device_operation_done(device, 9);
    device_operation_done(device, SDVP_NO_ADD_CAUSE);
    assert_false(other->response.refused);
}

static void a_late_process_frees_the_control(void **state)
{
    (void)state;
    device->keep_operations = true;
    tell(provider, SDVP_OPERATE, (sdvp_message_t){.is.command = switch_on(provider, "HP1/GGIO1.SPCSO1")});
    device_advance(device, 8000);
    device_operation_done(device, SDVP_NO_ADD_CAUSE);
    device->keep_operations = false;
    assert_int_equal(order(other, SDVP_OPERATE, switch_on(other, "HP1/GGIO1.SPCSO1")), SDVP_OK);
}

typedef struct own_end {
    unsigned times;
    sdvp_error_t error;
    sdvp_add_cause_t cause;
} own_end_t;

#define TEST(name) cmocka_unit_test_setup_teardown(name, switching_set_up, switching_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(operate_shows_on_the_status_side_with_origin_and_ctl_num),
        TEST(operate_of_set_points_and_enumerations),
        TEST(operate_refused_by_the_device_tells_its_cause),
        TEST(operate_that_cannot_be_is_refused_with_its_cause),
        TEST(operate_of_mod_is_taken_although_the_node_is_off),
        TEST(operate_as_a_test_is_taken_only_where_the_node_is_in_test),
        TEST(operate_from_the_place_itself_is_taken_where_loc_is_set),
        TEST(operate_is_refused_where_loc_of_the_device_is_set),
        TEST(operate_with_a_bad_originator_category_is_refused),
        TEST(operate_too_old_or_too_far_ahead_is_refused),
        TEST(operate_without_right_is_refused),
        TEST(operate_refused_by_interlocking_tells_so),
        TEST(a_repeated_command_gets_the_answer_of_the_first_time),
        TEST(another_command_with_the_same_numbers_is_refused),
        TEST(a_repetition_before_the_answer_waits_for_it),
        TEST(a_control_takes_one_command_at_a_time),
        TEST(a_process_that_does_not_answer_times_out_and_keeps_the_control_a_while),
        TEST(a_late_process_frees_the_control),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
