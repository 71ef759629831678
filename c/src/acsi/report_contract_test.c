/* The contract of reports and logs, through the client's engine and the format compact. */
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
#include "sdvp/client.h"
#include "sdvp/reporting.h"

enum { MOST_HEARD = 3000 };

static device_t *device;
static sdvp_arena_t *arena;
static unsigned clients;

/* A client of the device. */
typedef struct listener {
    sdvp_client_t *client;
    sdvp_waiter_t waiter;
    sdvp_association_t *association;
    size_t count;
    int64_t counts[MOST_HEARD];
    sdvp_report_t first; /* copies, good while `arena` is */
    sdvp_report_t last;
    unsigned losses;
} listener_t;

static sdvp_error_t step(void *ctx, uint32_t timeout_ms)
{
    (void)ctx;
    (void)timeout_ms;
    device_settle(device);
    return SDVP_OK;
}

static int set_up(void **state)
{
    (void)state;
    clients = 0;
    arena = sdvp_arena_new(1 << 16, 1 << 26);
    device = device_new();
    device->config.data_sets = true;
    assert_int_equal(sdvp_server_new(&device->config, &device->server), SDVP_OK);
    assert_int_equal(sdvp_server_add_reports(device->server, NULL), SDVP_OK);
    assert_int_equal(sdvp_server_add_logs(device->server, NULL, NULL), SDVP_OK);
    device_start(device);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    device_free(device);
    sdvp_arena_free(arena);
    return 0;
}

static listener_t connect_with(uint32_t max_message_size)
{
    listener_t to = {.count = 0};
    char name[16];
    snprintf(name, sizeof name, "centre%u", ++clients);
    sdvp_client_config_t config =
        sdvp_client_defaults(loopback_client(device->loopback, name, SDVP_ROLE_SERVICE_PROVIDER));
    config.clock = &device->clock;
    config.max_message_size = max_message_size;
    assert_int_equal(sdvp_client_new(&config, &to.client), SDVP_OK);
    to.waiter = (sdvp_waiter_t){.client = to.client, .step = step};
    assert_int_equal(sdvp_wait_associate(&to.waiter, "device", &to.association), SDVP_OK);
    return to;
}

static sdvp_error_t call(listener_t *by, sdvp_service_t service, sdvp_message_t request, sdvp_message_t *response)
{
    request.service = service;
    return sdvp_wait_call(&by->waiter, by->association, &request, arena, response);
}

#define SET(by, block, ...)                                                                                            \
    call(by, SDVP_SET_BRCB_VALUES, (sdvp_message_t){.is.rcb = {.reference = block, __VA_ARGS__}}, &(sdvp_message_t){0})
#define ENABLE(by, block, ...) SET(by, block, .has_rpt_ena = true, .rpt_ena = true, __VA_ARGS__)

static sdvp_rcb_t brcb(listener_t *by, const char *block)
{
    sdvp_message_t response;
    assert_int_equal(
        call(by, SDVP_GET_BRCB_VALUES, (sdvp_message_t){.is.block_request = {block}}, &response), SDVP_OK);
    return response.is.rcb;
}

static sdvp_error_t on_report(void *ctx, const sdvp_report_t *report)
{
    listener_t *listener = ctx;
    sdvp_message_t copy;
    const sdvp_message_t message = {.pdu = SDVP_UNCONFIRMED, .service = SDVP_REPORT, .is.report = *report};
    if (listener->count < 100) {
        assert_int_equal(sdvp_message_copy(arena, &message, &copy), SDVP_OK);
        listener->first = listener->count == 0 ? copy.is.report : listener->first;
        listener->last = copy.is.report;
    }
    const sdvp_value_t *value = &report->members[0].value;
    assert_true(listener->count < MOST_HEARD);
    listener->counts[listener->count++] =
        value->type == SDVP_STRUCTURE && value->is.list.items[0].type == SDVP_INT32 ? value->is.list.items[0].is.integer
                                                                                   : 0;
    return SDVP_OK;
}

static void on_loss(void *ctx, const char *why)
{
    (void)why;
    ((listener_t *)ctx)->losses++;
}

static void listen_to(listener_t *listener, const char *rpt_id)
{
    const sdvp_report_listener_t port = {listener, on_report, on_loss};
    assert_int_equal(sdvp_listen(listener->association, rpt_id, &port), SDVP_OK);
}

static void count(int counter, int64_t number)
{
    char reference[40];
    snprintf(reference, sizeof reference, "HP2/GGIO1.Cnt%02d.stVal[ST]", counter);
    device_put(device, reference, sdvp_integer(SDVP_INT32, number));
    device_settle(device);
}

static void a_brcb_tells_the_attributes_that_were_set(void **state)
{
    (void)state;
    static const char BLOCK[] = "HP2/LLN0.Meas01";
    listener_t centre = connect_with(65536);
    assert_int_equal(
        SET(&centre, BLOCK, .rpt_id = "R&D <1>", .has_opt_flds = true, .opt_flds = SDVP_OPT_SEQ_NUM | SDVP_OPT_ENTRY_ID,
            .has_buf_tm = true, .buf_tm = UINT32_MAX, .has_trg_ops = true, .trg_ops = SDVP_TRG_QCHG,
            .has_intg_pd = true, .intg_pd = 86400000, .has_resv_tms = true, .resv_tms = 1),
        SDVP_OK);
    sdvp_rcb_t values = brcb(&centre, BLOCK);
    assert_string_equal(values.rpt_id, "R&D <1>");
    assert_string_equal(values.dat_set, "HP2/LLN0.Count");
    assert_int_equal(values.opt_flds, SDVP_OPT_SEQ_NUM | SDVP_OPT_ENTRY_ID);
    assert_true(values.buf_tm == UINT32_MAX && values.intg_pd == 86400000 && values.conf_rev == 1);
    assert_int_equal(values.trg_ops, SDVP_TRG_QCHG);
    assert_int_equal(values.resv_tms, 1);
    assert_non_null(values.owner);
    assert_int_equal(SET(&centre, BLOCK, .dat_set = ""), SDVP_OK);
    assert_null(brcb(&centre, BLOCK).dat_set);
    assert_int_equal(SET(&centre, BLOCK, .dat_set = "HP2/LLN0.Count"), SDVP_OK);
    assert_string_equal(brcb(&centre, BLOCK).dat_set, "HP2/LLN0.Count");
    assert_int_equal(brcb(&centre, BLOCK).conf_rev, 3);
    sdvp_client_free(centre.client);
}

static void a_change_is_reported_with_every_field(void **state)
{
    (void)state;
    listener_t centre = connect_with(65536);
    listen_to(&centre, "HP2/LLN0.Meas02");
    assert_int_equal(ENABLE(&centre, "HP2/LLN0.Meas02", .has_purge_buf = true, .purge_buf = true), SDVP_OK);
    count(7, 70);
    assert_int_equal(centre.count, 1);
    assert_true(centre.first.buf_ovfl && centre.first.conf_rev == 1 && centre.first.entry_id != 0);
    assert_string_equal(centre.first.data_set, "HP2/LLN0.Count");
    assert_int_equal(centre.first.members[0].index, 7);
    assert_string_equal(centre.first.members[0].data_ref, "HP2/GGIO1.Cnt07[ST]");
    assert_int_equal(centre.first.members[0].reasons, SDVP_TRG_DCHG);
    assert_int_equal(centre.counts[0], 70);
    assert_true(brcb(&centre, "HP2/LLN0.Meas02").entry_id == centre.first.entry_id);
    sdvp_client_free(centre.client);
}

static void a_general_interrogation_reports_every_type_as_it_is_read(void **state)
{
    (void)state;
    listener_t centre = connect_with(65536);
    listen_to(&centre, "HP2/LLN0.Types01");
    assert_int_equal(ENABLE(&centre, "HP2/LLN0.Types01", .has_gi = true, .gi = true), SDVP_OK);
    device_settle(device);
    assert_int_equal(centre.count, 1);
    assert_int_equal(centre.first.count, 2);
    sdvp_value_t value;
    assert_int_equal(
        sdvp_wait_read(&centre.waiter, centre.association, "HP1/ZTYP1.All[SP]", arena, &value), SDVP_OK);
    assert_true(sdvp_value_equals(&value, &centre.first.members[0].value));
    assert_int_equal(centre.first.members[1].reasons, SDVP_TRG_GI);
    sdvp_client_free(centre.client);
}

static void on_resumed(void *ctx, const sdvp_outcome_t *outcome, sdvp_resumption_t resumption)
{
    assert_int_equal(outcome->error, SDVP_OK);
    *(int *)ctx = (int)resumption;
}

static void after_the_loss_of_the_link_a_client_resumes_without_loss_and_without_doubles(void **state)
{
    (void)state;
    listener_t first = connect_with(65536);
    listen_to(&first, "HP2/LLN0.Meas03");
    assert_int_equal(ENABLE(&first, "HP2/LLN0.Meas03", .has_purge_buf = true, .purge_buf = true), SDVP_OK);
    for (int64_t i = 1; i <= 20; i++) {
        count(3, i);
    }
    sdvp_entry_id_t last = first.last.entry_id;
    loopback_gone(device->loopback, "centre1");
    sdvp_client_free(first.client);
    for (int64_t i = 21; i <= 100; i++) {
        count(3, i);
    }
    listener_t again = connect_with(65536);
    listen_to(&again, "HP2/LLN0.Meas03");
    int resumption = -1;
    assert_int_equal(sdvp_resume(again.association, "HP2/LLN0.Meas03", last, on_resumed, &resumption), SDVP_OK);
    device_settle(device);
    assert_int_equal(resumption, SDVP_SEAMLESS);
    assert_int_equal(again.count, 80);
    for (size_t i = 0; i < 80; i++) {
        assert_int_equal(again.counts[i], i + 21);
    }
    assert_int_equal(again.losses, 0);
    sdvp_client_free(again.client);
}

static void an_entry_that_is_not_in_the_buffer_is_refused_and_the_client_begins_with_the_oldest(void **state)
{
    (void)state;
    listener_t centre = connect_with(65536);
    listen_to(&centre, "HP2/LLN0.Meas04");
    assert_int_equal(SET(&centre, "HP2/LLN0.Meas04", .has_purge_buf = true, .purge_buf = true), SDVP_OK);
    count(4, 1);
    int resumption = -1;
    assert_int_equal(sdvp_resume(centre.association, "HP2/LLN0.Meas04", 7, on_resumed, &resumption), SDVP_OK);
    device_settle(device);
    assert_int_equal(resumption, SDVP_FROM_OLDEST);
    assert_int_equal(centre.count, 1);
    assert_true(centre.first.buf_ovfl);
    sdvp_client_free(centre.client);
}

static void a_report_that_is_longer_than_a_message_arrives_whole(void **state)
{
    (void)state;
    listener_t narrow = connect_with(1024);
    listen_to(&narrow, "HP2/LLN0.Meas05");
    assert_int_equal(ENABLE(&narrow, "HP2/LLN0.Meas05", .has_purge_buf = true, .purge_buf = true), SDVP_OK);
    assert_int_equal(SET(&narrow, "HP2/LLN0.Meas05", .has_gi = true, .gi = true), SDVP_OK);
    device_settle(device);
    assert_int_equal(narrow.count, 1);
    assert_int_equal(narrow.first.count, COUNTERS);
    assert_int_equal(narrow.first.sq_num, 0);
    assert_int_equal(narrow.losses, 0);
    sdvp_client_free(narrow.client);
}

static void a_client_that_is_slower_than_its_reports_gets_them_all_once_and_in_order(void **state)
{
    (void)state;
    listener_t centre = connect_with(65536);
    listen_to(&centre, "HP2/LLN0.Meas07");
    assert_int_equal(ENABLE(&centre, "HP2/LLN0.Meas07", .has_purge_buf = true, .purge_buf = true), SDVP_OK);
    loopback_hold(device->loopback, true);
    for (int64_t i = 1; i <= 900; i++) {
        count(8, i);
    }
    loopback_hold(device->loopback, false);
    device_settle(device);
    assert_int_equal(centre.count, 900);
    for (size_t i = 0; i < 900; i++) {
        assert_int_equal(centre.counts[i], i + 1);
    }
    assert_int_equal(centre.losses, 0);
    sdvp_client_free(centre.client);
}

static void a_urcb_reports_while_enabled(void **state)
{
    (void)state;
    static const char BLOCK[] = "HP2/LLN0.Live01";
    listener_t centre = connect_with(65536);
    sdvp_message_t response;
    const sdvp_message_t reserve = {.is.rcb = {.reference = BLOCK, .rpt_id = "", .has_resv = true, .resv = true}};
    const sdvp_message_t enable = {.is.rcb = {.reference = BLOCK, .has_rpt_ena = true, .rpt_ena = true}};
    listen_to(&centre, BLOCK);
    assert_int_equal(call(&centre, SDVP_SET_URCB_VALUES, reserve, &response), SDVP_OK);
    assert_int_equal(call(&centre, SDVP_SET_URCB_VALUES, enable, &response), SDVP_OK);
    count(11, 1);
    count(11, 2);
    assert_int_equal(centre.count, 2);
    assert_int_equal(centre.last.sq_num, 1);
    assert_false(centre.last.has_entry_id);
    assert_int_equal(
        call(&centre, SDVP_GET_URCB_VALUES, (sdvp_message_t){.is.block_request = {BLOCK}}, &response), SDVP_OK);
    assert_true(response.is.rcb.rpt_ena && response.is.rcb.resv && response.is.rcb.sq_num == 1);
    sdvp_client_free(centre.client);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_brcb_tells_the_attributes_that_were_set),
        TEST(a_change_is_reported_with_every_field),
        TEST(a_general_interrogation_reports_every_type_as_it_is_read),
        TEST(after_the_loss_of_the_link_a_client_resumes_without_loss_and_without_doubles),
        TEST(an_entry_that_is_not_in_the_buffer_is_refused_and_the_client_begins_with_the_oldest),
        TEST(a_report_that_is_longer_than_a_message_arrives_whole),
        TEST(a_client_that_is_slower_than_its_reports_gets_them_all_once_and_in_order),
        TEST(a_urcb_reports_while_enabled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
