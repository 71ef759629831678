/* The client's engine and the server's over a loopback, with every message as text of the format compact between them. */
#include <stdio.h>

#include "cases.h"
#include "device.h"
#include "reporter.h"

typedef struct pair {
    device_t *device;
    sdvp_waiter_t waiter;
    sdvp_association_t *association;
    sdvp_arena_t *arena;
    sdvp_message_t answer;
} pair_t;

static sdvp_error_t step(void *ctx, uint32_t timeout_ms)
{
    device_t *device = ctx;
    device_settle(device);
    device_advance(device, timeout_ms < 100 ? timeout_ms : 100);
    return SDVP_OK;
}

static int set_up(void **state)
{
    static pair_t pair;
    memset(&pair, 0, sizeof pair);
    pair.device = device_started();
    sdvp_client_config_t config =
        sdvp_client_defaults(loopback_client(pair.device->loopback, "provider", SDVP_ROLE_SERVICE_PROVIDER));
    config.clock = &pair.device->clock;
    pair.arena = sdvp_arena_new(1 << 16, 1 << 22);
    pair.waiter = (sdvp_waiter_t){.step = step, .step_ctx = pair.device};
    *state = &pair;
    return sdvp_client_new(&config, &pair.waiter.client) == SDVP_OK
            && sdvp_wait_associate(&pair.waiter, "device", &pair.association) == SDVP_OK
        ? 0
        : 1;
}

static int tear_down(void **state)
{
    pair_t *pair = *state;
    sdvp_client_free(pair->waiter.client);
    device_free(pair->device);
    sdvp_arena_free(pair->arena);
    return 0;
}

static sdvp_error_t call(pair_t *pair, const sdvp_message_t *request)
{
    return sdvp_wait_call(&pair->waiter, pair->association, request, pair->arena, &pair->answer);
}

static void a_directory_of_several_pages_comes_whole(void **state)
{
    pair_t *pair = *state;
    sdvp_message_t request = {.service = SDVP_GET_LOGICAL_NODE_DIRECTORY};
    request.is.get_logical_node_directory_request.logical_node = "HP1/GAPC1";
    assert_int_equal(call(pair, &request), SDVP_OK);
    const sdvp_names_t *names = &pair->answer.is.directory_response.names;
    assert_true(names->count >= LONG_DIRECTORY);
    for (size_t i = 1; i < names->count; i++) {
        assert_string_not_equal(names->items[i - 1], names->items[i]);
    }
}

static void a_definition_is_copied_with_all_its_types(void **state)
{
    pair_t *pair = *state;
    sdvp_message_t request = {.service = SDVP_GET_DATA_DEFINITION};
    request.is.get_data_definition_request.data = "HP1/GGIO7.SboEnhanced";
    assert_int_equal(call(pair, &request), SDVP_OK);
    const sdvp_node_t *object = &pair->answer.is.get_data_definition_response.definition;
    assert_string_equal(object->cdc, "SPC");
    const sdvp_node_t *model = object->children;
    while (strcmp(model->name, "ctlModel") != 0) {
        assert_true(++model < object->children + object->count);
    }
    assert_int_equal(model->type.code, SDVP_ENUMERATED);
    assert_string_equal(model->type.literals[4].literal, "sbo-with-enhanced-security");
}

static void values_are_read_and_written(void **state)
{
    pair_t *pair = *state;
    const char *setting = "HP1/GGIO1.IntSet1.setVal[SP]";
    sdvp_value_t value = sdvp_integer(SDVP_INT32, 7);
    assert_int_equal(sdvp_wait_write(&pair->waiter, pair->association, setting, &value), SDVP_OK);
    value = sdvp_integer(SDVP_INT32, 51);
    assert_int_equal(sdvp_wait_write(&pair->waiter, pair->association, setting, &value),
        SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    assert_int_equal(sdvp_wait_read(&pair->waiter, pair->association, setting, pair->arena, &value), SDVP_OK);
    assert_int_equal(value.is.integer, 7);
    assert_int_equal(sdvp_wait_read(&pair->waiter, pair->association, "HP1/GGIO1.None[MX]", pair->arena, &value),
        SDVP_INSTANCE_NOT_AVAILABLE);
    assert_string_equal(pair->waiter.fault.detail, "HP1/GGIO1.None[MX]");
}

static void every_control_model_is_operated_and_followed(void **state)
{
    pair_t *pair = *state;
    static const char *const controls[] = {
        "HP1/GGIO1.SPCSO1", "HP1/GGIO7.Sbo", "HP1/GGIO7.DirectEnhanced", "HP1/GGIO7.SboEnhanced"};
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++) {
        const sdvp_value_t on = sdvp_boolean(true);
        char status[SDVP_REFERENCE_MAX + 1];
        snprintf(status, sizeof status, "%s.stVal[ST]", controls[i]);
        assert_int_equal(sdvp_wait_control(&pair->waiter, pair->association, controls[i], &on), SDVP_OK);
        sdvp_value_t value = device_get(pair->device, status);
        assert_true(value.is.boolean);
    }
}

static void a_command_that_is_never_seen_to_follow_ends_with_its_cause(void **state)
{
    pair_t *pair = *state;
    const sdvp_value_t on = sdvp_boolean(true);
    pair->device->keep_operations = true;
    assert_true(sdvp_wait_control(&pair->waiter, pair->association, "HP1/GGIO7.DirectEnhanced", &on) != SDVP_OK);
    assert_non_null(strstr(pair->waiter.fault.detail, "time-limit-over"));
}

static void a_status_only_control_is_refused(void **state)
{
    pair_t *pair = *state;
    const sdvp_value_t on = sdvp_boolean(true);
    assert_int_equal(sdvp_wait_control(&pair->waiter, pair->association, "HP1/GGIO1.SPCSO2", &on),
        SDVP_ACCESS_VIOLATION);
    assert_non_null(strstr(pair->waiter.fault.detail, "not-supported"));
}

static void a_released_association_is_gone_on_both_sides(void **state)
{
    pair_t *pair = *state;
    assert_int_equal(sdvp_server_associations(pair->device->server), 1);
    assert_int_equal(sdvp_wait_release(&pair->waiter, pair->association), SDVP_OK);
    assert_int_equal(sdvp_server_associations(pair->device->server), 0);
    sdvp_value_t value;
    assert_int_equal(sdvp_wait_read(&pair->waiter, pair->association, "HP1/GGIO1.AnIn1[MX]", pair->arena, &value),
        SDVP_LOST);
}

static void an_association_of_who_has_no_role_any_more_is_aborted(void **state)
{
    pair_t *pair = *state;
    loopback_roles(pair->device->loopback, "provider", 0);
    device_settle(pair->device);
    assert_int_equal(sdvp_association_end(pair->association), SDVP_ABORTED_BY_SERVER);
}

/* Counts the reports that carry a counter, and checks that none is missing. */
typedef struct follower {
    int64_t last;
    sdvp_entry_id_t entry;
    unsigned losses;
} follower_t;

static sdvp_error_t follow(void *ctx, const sdvp_report_t *report)
{
    follower_t *follower = ctx;
    int64_t count = report_count(report);
    if (count >= 0) {
        assert_int_equal(count, follower->last + 1);
        follower->last = count;
    }
    follower->entry = report->entry_id;
    return SDVP_OK;
}

static void lose(void *ctx, const char *why)
{
    (void)why;
    ((follower_t *)ctx)->losses++;
}

static void on_resumed(void *ctx, const sdvp_outcome_t *outcome, sdvp_resumption_t resumption)
{
    assert_int_equal(outcome->error, SDVP_OK);
    *(sdvp_resumption_t *)ctx = resumption;
}

static sdvp_resumption_t resume(reporter_t *device, sdvp_client_t *client, follower_t *follower, unsigned round)
{
    heard_t opened = {0};
    sdvp_resumption_t resumption = (sdvp_resumption_t)99;
    assert_int_equal(sdvp_associate(client, "device", hear_associated, &opened), SDVP_OK);
    reporter_settle(device);
    assert_int_equal(opened.error, SDVP_OK);
    const sdvp_report_listener_t listener = {follower, follow, lose};
    assert_int_equal(sdvp_listen(opened.association, MEAS, &listener), SDVP_OK);
    assert_int_equal(sdvp_resume(opened.association, MEAS, follower->entry, on_resumed, &resumption), SDVP_OK);
    reporter_settle(device);
    for (int i = 0; i < 20; i++) {
        reporter_count(device, (int32_t)(follower->last + 1));
        reporter_advance(device, 500);
    }
    /* The other times the client forgets it, as after a crash: the block stays enabled at the device. */
    if (round % 2 == 0) {
        sdvp_association_free(opened.association);
    }
    reporter_settle(device);
    return resumption;
}

static void reports_go_on_over_associations_without_a_loss_or_a_double(void **state)
{
    (void)state;
    reporter_t *device = reporter_new();
    reporter_start(device);
    sdvp_client_config_t config =
        sdvp_client_defaults(loopback_client(device->loopback, "centre", SDVP_ROLE_SERVICE_PROVIDER));
    config.clock = &device->clock;
    sdvp_client_t *client = NULL;
    assert_int_equal(sdvp_client_new(&config, &client), SDVP_OK);
    follower_t follower = {.last = 0};
    for (unsigned round = 0; round < 4; round++) {
        sdvp_resumption_t resumption = resume(device, client, &follower, round);
        assert_int_equal(resumption, round == 0 ? SDVP_FROM_OLDEST : SDVP_SEAMLESS);
        /* Nobody listens: the device keeps what happens. */
        reporter_count(device, (int32_t)(follower.last + 1));
        reporter_advance(device, 2000);
    }
    assert_true(follower.last > 80);
    assert_int_equal(follower.losses, 0);
    sdvp_client_free(client);
    reporter_free(device);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_directory_of_several_pages_comes_whole),
        TEST(a_definition_is_copied_with_all_its_types),
        TEST(values_are_read_and_written),
        TEST(every_control_model_is_operated_and_followed),
        TEST(a_command_that_is_never_seen_to_follow_ends_with_its_cause),
        TEST(a_status_only_control_is_refused),
        TEST(a_released_association_is_gone_on_both_sides),
        TEST(an_association_of_who_has_no_role_any_more_is_aborted),
        cmocka_unit_test(reports_go_on_over_associations_without_a_loss_or_a_double),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
