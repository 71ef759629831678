/* A device and a client of it, both whole, over a real XMPP server: what the layers do together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <stdio.h>
#include <stdlib.h>

#include "link.h"
#include "reporter.h"
#include "sdvp.h"

static prosody_t server;

#define DEVICE "hp01@sdvp.test/agent"
#define COUNTER "HP1/GGIO1.IntIn1.stVal[ST]"

typedef struct whole {
    relay_t relay;
    link_told_t of_device;
    link_told_t of_desk;
    sdvp_connection_t *device;
    sdvp_connection_t *desk;
    sdvp_values_t *values;
    sdvp_xmpp_server_t *serving;
    sdvp_server_t *engine;
    sdvp_xmpp_client_t *asking;
    sdvp_client_t *client;
    sdvp_association_t *association;
    /* What has come of reports. */
    int32_t next;
    int wrong;
    sdvp_entry_id_t last;
    bool done;
    sdvp_error_t error;
} whole_t;

/* One turn of both programs. */
static sdvp_error_t turn(void *ctx, uint32_t timeout_ms)
{
    whole_t *whole = ctx;
    sdvp_error_t error = sdvp_step(whole->desk, timeout_ms < 5 ? timeout_ms : 5);
    sdvp_client_run(whole->client);
    (void)sdvp_step(whole->device, 0);
    sdvp_server_run(whole->engine);
    return error;
}

static void until_true(whole_t *whole, bool (*holds)(const whole_t *whole), const char *what)
{
    int64_t end = link_now() + 40000;
    while (!holds(whole) && link_now() < end) {
        (void)turn(whole, 5);
    }
    if (!holds(whole)) {
        fail_msg("not after 40 s: %s; next report %d, %d wrong, device: %s (%d), client: %s (%d), association end %d", what,
                 whole->next, whole->wrong, whole->of_device.reason, whole->of_device.count, whole->of_desk.reason,
                 whole->of_desk.count, whole->association == NULL ? -1 : (int)sdvp_association_end(whole->association));
    }
}

static bool both_are_there(const whole_t *whole)
{
    return sdvp_presence_find(whole->desk, "hp01@sdvp.test") != NULL
           && sdvp_presence_find(whole->device, "desk@sdvp.test") != NULL;
}

static whole_t *whole_new(void)
{
    static const sdvp_access_rule_t RULES[] = {
        {SDVP_ROLE_SERVICE_PROVIDER, SDVP_ALL_SERVICES, NULL, SDVP_ALL_FCS}};
    static const sdvp_setting_handler_t ALL = {0};
    whole_t *whole = calloc(1, sizeof *whole);
    relay_start(&whole->relay, server.port);
    sdvp_connection_settings_t of_device = link_settings(&server, DEVICE, "hp01-secret", &whole->of_device);
    of_device.port = whole->relay.port;
    whole->device = link_connect(&of_device);
    whole->desk = link_connect_as(&server, "desk@sdvp.test/desk", "desk-secret", &whole->of_desk);
    whole->values = sdvp_values_new(reporter_model());
    whole->serving = sdvp_xmpp_server_new(whole->device, NULL, NULL);
    const sdvp_server_config_t config = {
        .values = whole->values,
        .transport = sdvp_xmpp_server_transport(whole->serving),
        .clock = sdvp_system_clock(),
        .policy = {.rules = RULES, .count = 1},
        .data_sets = true,
        .settings = &ALL,
    };
    assert_int_equal(sdvp_server_new(&config, &whole->engine), SDVP_OK);
    assert_int_equal(sdvp_server_add_reports(whole->engine, NULL), SDVP_OK);
    assert_int_equal(sdvp_server_start(whole->engine), SDVP_OK);
    whole->asking = sdvp_xmpp_client_new(whole->desk, NULL, NULL);
    sdvp_client_config_t asking = sdvp_client_defaults(sdvp_xmpp_client_transport(whole->asking));
    assert_int_equal(sdvp_client_new(&asking, &whole->client), SDVP_OK);
    until_true(whole, both_are_there, "both online");
    return whole;
}

static void whole_free(whole_t *whole)
{
    sdvp_client_free(whole->client);
    sdvp_xmpp_client_free(whole->asking);
    sdvp_server_free(whole->engine);
    sdvp_xmpp_server_free(whole->serving);
    sdvp_connection_free(whole->desk);
    sdvp_connection_free(whole->device);
    sdvp_values_free(whole->values);
    relay_end(&whole->relay);
    free(whole);
}

static void count_to(whole_t *whole, int32_t count)
{
    const sdvp_write_t write = {COUNTER, sdvp_integer(SDVP_INT32, count)};
    assert_int_equal(sdvp_values_set(whole->values, &write, 1, NULL), SDVP_OK);
}

static void aValue_isReadAndWritten(void **state)
{
    (void)state;
    whole_t *whole = whole_new();
    sdvp_waiter_t waiter = {.client = whole->client, .step = turn, .step_ctx = whole};
    sdvp_arena_t *arena = sdvp_arena_new(1024, 65536);
    sdvp_value_t value;
    assert_int_equal(sdvp_wait_associate(&waiter, DEVICE, &whole->association), SDVP_OK);
    count_to(whole, 41);
    assert_int_equal(sdvp_wait_read(&waiter, whole->association, COUNTER, arena, &value), SDVP_OK);
    assert_int_equal(value.is.integer, 41);
    const sdvp_value_t seven = sdvp_integer(SDVP_INT32, 7);
    assert_int_equal(sdvp_wait_write(&waiter, whole->association, "HP1/GGIO1.Set1.setVal[SP]", &seven), SDVP_OK);
    assert_int_equal(sdvp_wait_read(&waiter, whole->association, "HP1/GGIO1.Set1.setVal[SP]", arena, &value), SDVP_OK);
    assert_int_equal(value.is.integer, 7);
    assert_int_equal(sdvp_wait_read(&waiter, whole->association, "HP1/GGIO9.Set1.setVal[SP]", arena, &value),
                     SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(sdvp_wait_release(&waiter, whole->association), SDVP_OK);
    sdvp_arena_free(arena);
    whole_free(whole);
}

static sdvp_error_t on_report(void *ctx, const sdvp_report_t *report)
{
    whole_t *whole = ctx;
    for (size_t i = 0; i < report->count; i++) {
        const sdvp_value_t *value = &report->members[i].value;
        if (report->members[i].index != 2 || value->type != SDVP_STRUCTURE) {
            continue;
        }
        int32_t count = (int32_t)value->is.list.items[0].is.integer;
        whole->wrong += count != whole->next;
        whole->next = count + 1;
    }
    whole->last = report->entry_id;
    return SDVP_OK;
}

static void on_resumed(void *ctx, const sdvp_outcome_t *outcome, sdvp_resumption_t resumption)
{
    whole_t *whole = ctx;
    (void)resumption;
    whole->done = true;
    whole->error = outcome->error;
}

static bool is_done(const whole_t *whole)
{
    return whole->done;
}

static void listen_from_last(whole_t *whole)
{
    sdvp_waiter_t waiter = {.client = whole->client, .step = turn, .step_ctx = whole};
    const sdvp_report_listener_t listener = {.ctx = whole, .on_report = on_report};
    assert_int_equal(sdvp_wait_associate(&waiter, DEVICE, &whole->association), SDVP_OK);
    assert_int_equal(sdvp_listen(whole->association, MEAS, &listener), SDVP_OK);
    whole->done = false;
    assert_int_equal(sdvp_resume(whole->association, MEAS, whole->last, on_resumed, whole), SDVP_OK);
    until_true(whole, is_done, "control block enabled");
    assert_int_equal(whole->error, SDVP_OK);
}

enum { LAST = 600 };

static bool has_all(const whole_t *whole)
{
    return whole->next == LAST + 1;
}

static bool has_all_or_ended(const whole_t *whole)
{
    return has_all(whole) || sdvp_association_end(whole->association) != SDVP_NOT_ENDED;
}

static bool is_back(const whole_t *whole)
{
    sdvp_link_state_t state = sdvp_connection_state(whole->device);
    return whole->of_device.count > 1 && (state == SDVP_LINK_ONLINE || state == SDVP_LINK_RESUMED);
}

/* Where the XMPP server did not take the stream up again, the client begins anew after the last entry it has. */
static void go_on(whole_t *whole)
{
    if (sdvp_association_end(whole->association) != SDVP_NOT_ENDED) {
        until_true(whole, both_are_there, "both online again");
        sdvp_association_free(whole->association);
        listen_from_last(whole);
    }
}

static void reports_comeOnceAndInOrder_acrossLinksThatBreak(void **state)
{
    (void)state;
    whole_t *whole = whole_new();
    whole->next = 1;
    listen_from_last(whole);
    for (int32_t count = 1; count <= LAST; count++) {
        count_to(whole, count);
        (void)turn(whole, 0);
        if (count % 150 == 75) {
            relay_cut(&whole->relay);
        } else if (count % 150 == 149) {
            until_true(whole, is_back, "the device is back");
            go_on(whole);
        }
    }
    /* A stream that the XMPP server took up again, but passes nothing on of, is given up by the device some time later. */
    until_true(whole, has_all_or_ended, "all reports, or an end of the association");
    for (int i = 0; i < 3 && !has_all(whole); i++) {
        go_on(whole);
        until_true(whole, has_all_or_ended, "all reports, or an end of the association");
    }
    assert_true(has_all(whole));
    assert_int_equal(whole->wrong, 0);
    whole_free(whole);
}

static bool is_offline(const whole_t *whole)
{
    return sdvp_connection_state(whole->desk) == SDVP_LINK_OFFLINE;
}

static bool sees_device(const whole_t *whole)
{
    return sdvp_presence_find(whole->desk, "hp01@sdvp.test") != NULL;
}

static void reports_goOnAfterTheLastEntry_whenTheClientWasAway(void **state)
{
    (void)state;
    whole_t *whole = whole_new();
    whole->next = 1;
    listen_from_last(whole);
    for (int32_t count = 1; count <= 200; count++) {
        count_to(whole, count);
        (void)turn(whole, 0);
    }
    sdvp_connection_disconnect(whole->desk);
    until_true(whole, is_offline, "the client is offline");
    assert_int_equal(sdvp_association_end(whole->association), SDVP_PEER_LOST);
    for (int32_t count = 201; count <= LAST; count++) {
        count_to(whole, count);
        (void)turn(whole, 0);
    }
    sdvp_connection_connect(whole->desk);
    until_true(whole, sees_device, "the client is back");
    listen_from_last(whole);
    until_true(whole, has_all, "all reports");
    assert_int_equal(whole->wrong, 0);
    whole_free(whole);
}

int main(void)
{
    if (!prosody_start(&server)) {
        return 77;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aValue_isReadAndWritten),
        cmocka_unit_test(reports_comeOnceAndInOrder_acrossLinksThatBreak),
        cmocka_unit_test(reports_goOnAfterTheLastEntry_whenTheClientWasAway),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    prosody_end(&server);
    return failed;
}
