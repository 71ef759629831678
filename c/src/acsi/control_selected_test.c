/* Controls that are selected, enhanced or for later, over a loopback. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <string.h>

#include "switching.h"

static void select_then_operate(void **state)
{
    (void)state;
    const char *control = "HP1/GGIO7.Sbo";
    assert_int_equal(order(provider, SDVP_SELECT, (sdvp_command_t){.control = control}), SDVP_OK);
    assert_true(is_on("HP1/GGIO7.Sbo.stSeld[ST]"));
    assert_int_equal(order(provider, SDVP_SELECT, (sdvp_command_t){.control = control}),
                     SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    assert_int_equal(cause(provider), 19);
    assert_int_equal(order(other, SDVP_SELECT, (sdvp_command_t){.control = control}),
                     SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
    assert_int_equal(cause(other), 27);
    assert_int_equal(order(other, SDVP_OPERATE, switch_on(other, control)), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
    assert_int_equal(order(provider, SDVP_OPERATE, switch_on(provider, control)), SDVP_OK);
    assert_true(is_on("HP1/GGIO7.Sbo.stVal[ST]"));
    assert_false(is_on("HP1/GGIO7.Sbo.stSeld[ST]"));
    assert_int_equal(order(provider, SDVP_OPERATE, switch_on(provider, control)), SDVP_CONTROL_MUST_BE_SELECTED);
}

static void a_selection_ends_by_time_by_cancel_and_with_its_association(void **state)
{
    (void)state;
    const char *control = "HP1/GGIO7.Sbo";
    sdvp_command_t select = {.control = control};
    assert_int_equal(order(provider, SDVP_SELECT, select), SDVP_OK);
    device_advance(device, 15000);
    assert_false(is_on("HP1/GGIO7.Sbo.stSeld[ST]"));
    assert_int_equal(order(provider, SDVP_SELECT, select), SDVP_OK);
    assert_int_equal(order(other, SDVP_CANCEL, switch_on(other, control)), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
    assert_int_equal(order(provider, SDVP_CANCEL, switch_on(provider, control)), SDVP_OK);
    assert_int_equal(order(provider, SDVP_CANCEL, switch_on(provider, control)), SDVP_CONTROL_MUST_BE_SELECTED);
    assert_int_equal(order(provider, SDVP_SELECT, select), SDVP_OK);
    assert_int_equal(refused(provider, SDVP_RELEASE, (sdvp_message_t){0}), SDVP_OK);
    assert_int_equal(order(other, SDVP_SELECT, select), SDVP_OK);
}

static void a_selection_ends_with_the_right_to_operate(void **state)
{
    (void)state;
    assert_int_equal(order(provider, SDVP_SELECT, (sdvp_command_t){.control = "HP1/GGIO7.Sbo"}), SDVP_OK);
    loopback_roles(device->loopback, provider->peer, SDVP_ROLE_VENDOR);
    assert_false(is_on("HP1/GGIO7.Sbo.stSeld[ST]"));
}

static void direct_enhanced_is_terminated_when_the_status_is_there(void **state)
{
    (void)state;
    device->keep_operations = true;
    sdvp_command_t command = switch_on(provider, "HP1/GGIO7.DirectEnhanced");
    assert_int_equal(order(provider, SDVP_OPERATE, command), SDVP_OK);
    device_operation_done(device, SDVP_NO_ADD_CAUSE);
    assert_int_equal(provider->heard_count, 0);
    device_put(device, "HP1/GGIO7.DirectEnhanced.stVal[ST]", *on());
    device_settle(device);
    const sdvp_message_t *end = termination(provider);
    assert_string_equal(end->association_id, provider->id);
    assert_int_equal(end->is.command.ctl_num, command.ctl_num);
    assert_int_equal(end->is.command.add_cause, SDVP_NO_ADD_CAUSE);
    assert_int_equal(other->heard_count, 0);
}

static void direct_enhanced_is_terminated_when_its_time_is_over(void **state)
{
    (void)state;
    device->keep_operations = true;
    assert_int_equal(order(provider, SDVP_OPERATE, switch_on(provider, "HP1/GGIO7.DirectEnhanced")), SDVP_OK);
    device_operation_done(device, SDVP_NO_ADD_CAUSE);
    device_advance(device, 9999);
    assert_int_equal(provider->heard_count, 0);
    device_advance(device, 1);
    assert_int_equal(termination(provider)->is.command.add_cause, 16);
}

static void enhanced_security_tells_what_the_device_refuses(void **state)
{
    (void)state;
    sdvp_command_t command = command_of(provider, "HP1/GGIO7.Refusing", sdvp_integer(SDVP_INT32, 21), 3);
    assert_int_equal(order(provider, SDVP_OPERATE, command), SDVP_OK);
    assert_int_equal(termination(provider)->is.command.add_cause, 21);
}

static void a_termination_of_an_association_that_has_ended_goes_nowhere(void **state)
{
    (void)state;
    device->keep_operations = true;
    assert_int_equal(order(provider, SDVP_OPERATE, switch_on(provider, "HP1/GGIO7.DirectEnhanced")), SDVP_OK);
    assert_int_equal(refused(provider, SDVP_RELEASE, (sdvp_message_t){0}), SDVP_OK);
    device_operation_done(device, 9);
    assert_int_equal(provider->heard_count, 0);
}

static void sbo_enhanced_must_be_operated_as_it_was_selected(void **state)
{
    (void)state;
    const char *control = "HP1/GGIO7.SboEnhanced";
    sdvp_command_t command = switch_on(provider, control);
    assert_int_equal(order(provider, SDVP_SELECT, command), SDVP_ACCESS_VIOLATION);
    assert_int_equal(cause(provider), 1);
    assert_int_equal(order(provider, SDVP_SELECT_WITH_VALUE, command), SDVP_OK);
    sdvp_command_t off = command;
    off.ctl_val = sdvp_boolean(false);
    off.t.fraction++;
    assert_int_equal(order(provider, SDVP_OPERATE, off), SDVP_PARAMETER_VALUE_INCONSISTENT);
    assert_int_equal(cause(provider), 26);
    /* It is no longer selected then. */
    command = switch_on(provider, control);
    assert_int_equal(order(provider, SDVP_OPERATE, command), SDVP_CONTROL_MUST_BE_SELECTED);
    command = switch_on(provider, control);
    assert_int_equal(order(provider, SDVP_SELECT_WITH_VALUE, command), SDVP_OK);
    assert_int_equal(order(provider, SDVP_OPERATE, command), SDVP_OK);
    assert_int_equal(termination(provider)->is.command.add_cause, SDVP_NO_ADD_CAUSE);
    assert_true(is_on("HP1/GGIO7.SboEnhanced.stVal[ST]"));
}

static void select_with_value_by_a_bad_originator_fails(void **state)
{
    (void)state;
    sdvp_command_t command = switch_on(provider, "HP1/GGIO7.SboEnhanced");
    command.or_cat = SDVP_OR_PROCESS;
    assert_int_equal(
        order(provider, SDVP_SELECT_WITH_VALUE, command), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    assert_int_equal(cause(provider), 3);
}

static void a_selection_whose_time_is_over_while_a_command_runs_ends_with_that(void **state)
{
    (void)state;
    device->keep_operations = true;
    sdvp_command_t command = switch_on(provider, "HP1/GGIO7.Sbo");
    assert_int_equal(order(provider, SDVP_SELECT, (sdvp_command_t){.control = "HP1/GGIO7.Sbo"}), SDVP_OK);
    device_advance(device, 14000);
    command.t = sdvp_timestamp_of(device->utc_us, SDVP_TIME_QUALITY_USUAL);
    tell(provider, SDVP_OPERATE, (sdvp_message_t){.is.command = command});
    device_advance(device, 2000);
    assert_true(is_on("HP1/GGIO7.Sbo.stSeld[ST]"));
    device_operation_done(device, SDVP_NO_ADD_CAUSE);
    assert_false(is_on("HP1/GGIO7.Sbo.stSeld[ST]"));
}

static void time_activated_operate_is_done_at_its_time(void **state)
{
    (void)state;
    assert_int_equal(order(provider, SDVP_TIME_ACTIVATED_OPERATE, later(provider, 60000)), SDVP_OK);
    assert_int_equal(order(other, SDVP_OPERATE, switch_on(other, "HP1/GGIO7.Timed")), SDVP_INSTANCE_IN_USE);
    device_advance(device, 59999);
    assert_int_equal(device->operated, 0);
    device_advance(device, 1);
    assert_int_equal(device->operated, 1);
    assert_true(is_on("HP1/GGIO7.Timed.stVal[ST]"));
    assert_int_equal(termination(provider)->is.command.add_cause, SDVP_NO_ADD_CAUSE);
}

static void time_activated_operate_that_cannot_be_is_refused(void **state)
{
    (void)state;
    assert_int_equal(
        order(provider, SDVP_TIME_ACTIVATED_OPERATE, later(provider, 0)), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    assert_int_equal(cause(provider), 16);
    assert_int_equal(
        order(provider, SDVP_TIME_ACTIVATED_OPERATE, later(provider, INT64_C(7) * 24 * 3600 * 1000 + 1000)),
        SDVP_PARAMETER_VALUE_INCONSISTENT);
    sdvp_command_t command = switch_on(provider, "HP1/GGIO1.SPCSO1");
    command.oper_tm = sdvp_timestamp_of(device->utc_us + 1000000, SDVP_TIME_QUALITY_USUAL);
    assert_int_equal(order(provider, SDVP_TIME_ACTIVATED_OPERATE, command), SDVP_ACCESS_VIOLATION);
    assert_int_equal(cause(provider), 1);
}

static void a_command_that_waits_is_cancelled_by_its_giver(void **state)
{
    (void)state;
    sdvp_command_t command = later(provider, 60000);
    assert_int_equal(order(provider, SDVP_TIME_ACTIVATED_OPERATE, command), SDVP_OK);
    assert_int_equal(order(other, SDVP_CANCEL, command), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
    sdvp_command_t wrong = command;
    wrong.ctl_num = (wrong.ctl_num + 1) % 256;
    assert_int_equal(order(provider, SDVP_CANCEL, wrong), SDVP_PARAMETER_VALUE_INCONSISTENT);
    assert_int_equal(order(provider, SDVP_CANCEL, command), SDVP_OK);
    assert_int_equal(termination(provider)->is.command.add_cause, 15);
    device_advance(device, 60000);
    assert_int_equal(device->operated, 0);
}

static void a_command_that_waits_outlives_its_association_but_not_the_right(void **state)
{
    (void)state;
    assert_int_equal(order(provider, SDVP_TIME_ACTIVATED_OPERATE, later(provider, 60000)), SDVP_OK);
    assert_int_equal(refused(provider, SDVP_RELEASE, (sdvp_message_t){0}), SDVP_OK);
    device_advance(device, 60000);
    assert_int_equal(device->operated, 1);
    party_associate(provider, 65536, 5);
    assert_int_equal(order(provider, SDVP_TIME_ACTIVATED_OPERATE, later(provider, 60000)), SDVP_OK);
    loopback_roles(device->loopback, provider->peer, SDVP_ROLE_VENDOR);
    device_settle(device);
    assert_int_equal(termination(provider)->is.command.add_cause, 20);
    device_advance(device, 60000);
    assert_int_equal(device->operated, 1);
}

static void a_command_that_waits_does_not_outlive_the_right_of_who_is_offline(void **state)
{
    (void)state;
    assert_int_equal(order(provider, SDVP_TIME_ACTIVATED_OPERATE, later(provider, 60000)), SDVP_OK);
    loopback_gone(device->loopback, provider->peer);
    loopback_roles(device->loopback, provider->peer, 0);
    assert_int_equal(order(other, SDVP_OPERATE, switch_on(other, "HP1/GGIO7.Timed")), SDVP_OK);
    assert_int_equal(device->operated, 1);
    device_advance(device, 60000);
    assert_int_equal(device->operated, 1);
}

typedef struct own_end {
    unsigned times;
    sdvp_error_t error;
    sdvp_add_cause_t cause;
} own_end_t;

static void own_done(void *ctx, sdvp_error_t error, sdvp_add_cause_t add_cause, const char *why)
{
    (void)why;
    own_end_t *end = ctx;
    end->times++;
    end->error = error;
    end->cause = add_cause;
}

static void the_device_operates_its_own_controls_of_every_model(void **state)
{
    (void)state;
    static const char *const CONTROLS[] = {
        "HP1/GGIO1.SPCSO1", "HP1/GGIO7.Sbo", "HP1/GGIO7.DirectEnhanced", "HP1/GGIO7.SboEnhanced"};
    const sdvp_command_t origin = {.or_cat = SDVP_OR_AUTOMATIC_BAY};
    for (size_t i = 0; i < 4; i++) {
        own_end_t end = {0};
        assert_int_equal(
            sdvp_server_operate(device->server, CONTROLS[i], on(), &origin, own_done, &end), SDVP_OK);
        device_settle(device);
        assert_int_equal(end.times, 1);
        assert_int_equal(end.error, SDVP_OK);
    }
    own_end_t end = {0};
    sdvp_value_t seven = sdvp_integer(SDVP_INT32, 7);
    assert_int_equal(
        sdvp_server_operate(device->server, "HP1/GGIO7.Refusing", &seven, &origin, own_done, &end), SDVP_OK);
    device_settle(device);
    assert_int_equal(end.times, 1);
    assert_int_equal(end.cause, 7);
}

static void a_server_that_goes_answers_what_is_open(void **state)
{
    (void)state;
    device->keep_operations = true;
    tell(provider, SDVP_OPERATE, (sdvp_message_t){.is.command = switch_on(provider, "HP1/GGIO1.SPCSO1")});
    device_settle(device);
    sdvp_server_free(device->server);
    device->server = NULL;
    loopback_deliver(device->loopback);
    assert_int_equal(provider->response.is.refusal.error, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, switching_set_up, switching_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(select_then_operate),
        TEST(a_selection_ends_by_time_by_cancel_and_with_its_association),
        TEST(a_selection_ends_with_the_right_to_operate),
        TEST(direct_enhanced_is_terminated_when_the_status_is_there),
        TEST(direct_enhanced_is_terminated_when_its_time_is_over),
        TEST(enhanced_security_tells_what_the_device_refuses),
        TEST(a_termination_of_an_association_that_has_ended_goes_nowhere),
        TEST(sbo_enhanced_must_be_operated_as_it_was_selected),
        TEST(select_with_value_by_a_bad_originator_fails),
        TEST(a_selection_whose_time_is_over_while_a_command_runs_ends_with_that),
        TEST(time_activated_operate_is_done_at_its_time),
        TEST(time_activated_operate_that_cannot_be_is_refused),
        TEST(a_command_that_waits_is_cancelled_by_its_giver),
        TEST(a_command_that_waits_outlives_its_association_but_not_the_right),
        TEST(a_command_that_waits_does_not_outlive_the_right_of_who_is_offline),
        TEST(the_device_operates_its_own_controls_of_every_model),
        TEST(a_server_that_goes_answers_what_is_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
