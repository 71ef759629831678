/* The value path of a device takes no memory after it has been started; and what happens when there is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "folder.h"
#include "reporter.h"
#include "wire/format.h"

/* A transport that takes everything at once: it writes messages in the format compact into memory of its own. */
typedef struct drain {
    sdvp_server_transport_t transport;
    const sdvp_server_listener_t *listener;
    char text[8192];
    size_t reports;
    char association[40];
    bool refused;
} drain_t;

static sdvp_error_t start(void *ctx, const sdvp_server_listener_t *listener)
{
    ((drain_t *)ctx)->listener = listener;
    return SDVP_OK;
}

static void answer(void *ctx, sdvp_open_call_t *call, const sdvp_message_t *response)
{
    drain_t *drain = ctx;
    (void)call;
    drain->refused = response->refused;
    if (response->service == SDVP_ASSOCIATE && !response->refused) {
        snprintf(drain->association, sizeof drain->association, "%s", response->association_id);
    }
}

static sdvp_error_t send_now(
    void *ctx, const char *peer, const sdvp_message_t *message, sdvp_sent_t sent, void *sent_ctx)
{
    drain_t *drain = ctx;
    (void)peer;
    sdvp_text_t text = sdvp_text_fixed(drain->text, sizeof drain->text);
    sdvp_compact()->encode(message, &text);
    assert_int_equal(sdvp_text_state(&text), SDVP_OK);
    drain->reports += message->service == SDVP_REPORT;
    if (sent != NULL) {
        sent(sent_ctx, SDVP_OK);
    }
    return SDVP_OK;
}

static size_t size_of(void *ctx, const char *peer, const sdvp_message_t *message)
{
    (void)ctx;
    (void)peer;
    sdvp_text_t text = sdvp_text_fixed(NULL, 0);
    sdvp_compact()->encode(message, &text);
    return text.length;
}

static void ask(drain_t *drain, sdvp_message_t request)
{
    static const sdvp_caller_t CALLER = {"centre", SDVP_ROLE_SERVICE_PROVIDER};
    request.pdu = SDVP_REQUEST;
    request.invoke_id = 1;
    request.association_id = request.service == SDVP_ASSOCIATE ? NULL : drain->association;
    drain->refused = true;
    drain->listener->on_request(drain->listener->ctx, &CALLER, &request, NULL);
}

static const sdvp_access_rule_t RULES[] = {{SDVP_ROLE_SERVICE_PROVIDER, SDVP_ALL_SERVICES, NULL, SDVP_ALL_FCS}};

/* A device with its server, NULL if there was no memory. */
static sdvp_server_t *start_server(
    sdvp_values_t *values, drain_t *drain, const sdvp_report_config_t *reporting, const sdvp_log_config_t *logging)
{
    *drain = (drain_t){.transport = {drain, start, answer, send_now, size_of, NULL}};
    const sdvp_server_config_t config = {
        .values = values, .transport = &drain->transport, .policy = {.rules = RULES, .count = 1}, .data_sets = true};
    sdvp_server_t *server;
    if (sdvp_server_new(&config, &server) != SDVP_OK) {
        return NULL;
    }
    if (sdvp_server_add_reports(server, reporting) != SDVP_OK || sdvp_server_add_logs(server, logging, NULL) != SDVP_OK
        || sdvp_server_start(server) != SDVP_OK) {
        sdvp_server_free(server);
        return NULL;
    }
    return server;
}

static void enable_all(drain_t *drain)
{
    ask(drain, (sdvp_message_t){.service = SDVP_ASSOCIATE, .is.associate_request = {65536, 10}});
    ask(drain,
        (sdvp_message_t){
            .service = SDVP_SET_BRCB_VALUES, .is.rcb = {.reference = MEAS, .has_rpt_ena = true, .rpt_ena = true}});
    ask(drain,
        (sdvp_message_t){
            .service = SDVP_SET_BRCB_VALUES,
            .is.rcb = {.reference = MEAS2, .has_buf_tm = true, .buf_tm = 1, .has_rpt_ena = true, .rpt_ena = true}});
    ask(drain,
        (sdvp_message_t){
            .service = SDVP_SET_URCB_VALUES, .is.rcb = {.reference = LIVE, .has_rpt_ena = true, .rpt_ena = true}});
}

#ifdef SDVP_COUNT_ALLOCATIONS

static void put(sdvp_values_t *values, sdvp_handle_t handle, int64_t count)
{
    sdvp_value_t value = sdvp_integer(SDVP_INT32, count);
    sdvp_values_begin(values);
    assert_int_equal(sdvp_values_put(values, handle, &value), SDVP_OK);
    sdvp_values_end(values);
}

static void assert_no_allocation(const sdvp_report_config_t *reporting, const sdvp_log_config_t *logging)
{
    drain_t drain;
    sdvp_values_t *values = sdvp_values_new(reporter_model());
    sdvp_server_t *server = start_server(values, &drain, reporting, logging);
    assert_non_null(server);
    enable_all(&drain);
    assert_false(drain.refused);
    sdvp_handle_t handle;
    assert_int_equal(sdvp_values_handle(values, "HP1/GGIO1.IntIn1.stVal[ST]", &handle), SDVP_OK);
    unsigned long before = sdvp_allocations();
    for (int64_t i = 1; i <= 5000; i++) {
        put(values, handle, i);
        sdvp_server_run(server);
    }
    assert_int_equal(sdvp_allocations(), before);
    assert_true(drain.reports >= 5000);
    sdvp_server_free(server);
    sdvp_values_free(values);
}

static void from_a_value_to_a_report_no_memory_is_taken(void **state)
{
    (void)state;
    assert_no_allocation(NULL, NULL);
}

static void from_a_value_to_a_report_by_way_of_the_disk_no_memory_is_taken(void **state)
{
    (void)state;
    folder_t folder = folder_new();
    sdvp_store_limits_t limits = sdvp_store_limits();
    limits.group_ms = 0;
    sdvp_store_t *store = sdvp_store_in_directory(folder.path, &limits, sdvp_system_clock(), NULL);
    assert_non_null(store);
    const sdvp_report_config_t reporting = {.buffers = sdvp_store_reports(store), .states = sdvp_store_states(store)};
    const sdvp_log_config_t logging = {.logs = sdvp_store_logs(store), .states = sdvp_store_states(store)};
    assert_no_allocation(&reporting, &logging);
    sdvp_store_free(store);
    folder_remove(folder.path);
}

/* One life of a device, with an allocation that fails; whether it got to its end without one failing. */
static bool live(unsigned long failing)
{
    drain_t drain;
    unsigned long before = sdvp_allocations();
    sdvp_fail_allocation(failing);
    const sdvp_store_limits_t limits = sdvp_store_limits();
    folder_t folder = folder_new();
    sdvp_values_t *values = sdvp_values_new(reporter_model());
    sdvp_store_t *store = sdvp_store_in_directory(folder.path, &limits, sdvp_system_clock(), NULL);
    const sdvp_report_config_t reporting = {
        .buffers = store == NULL ? NULL : sdvp_store_reports(store),
        .states = store == NULL ? NULL : sdvp_store_states(store)};
    sdvp_server_t *server = values == NULL ? NULL : start_server(values, &drain, &reporting, NULL);
    if (server != NULL) {
        enable_all(&drain);
        const sdvp_write_t write = {"HP1/GGIO1.IntIn1.stVal[ST]", sdvp_integer(SDVP_INT32, 7)};
        (void)sdvp_values_set(values, &write, 1, NULL);
        ask(&drain,
            (sdvp_message_t){.service = SDVP_SET_BRCB_VALUES, .is.rcb = {.reference = MEAS, .has_rpt_ena = true}});
        ask(&drain,
            (sdvp_message_t){
                .service = SDVP_SET_BRCB_VALUES, .is.rcb = {.reference = MEAS, .dat_set = "HP1/LLN0.Conf"}});
        ask(&drain,
            (sdvp_message_t){.service = SDVP_QUERY_LOG_AFTER, .is.query_log_after_request = {.log = DAY}});
    }
    sdvp_server_free(server);
    sdvp_store_free(store);
    sdvp_values_free(values);
    sdvp_fail_allocation(0);
    folder_remove(folder.path);
    return sdvp_allocations() - before < failing;
}

static void whichever_allocation_fails_nothing_crashes_and_nothing_leaks(void **state)
{
    (void)state;
    unsigned long nth = 1;
    while (!live(nth)) {
        nth++;
    }
    assert_true(nth > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(from_a_value_to_a_report_no_memory_is_taken),
        cmocka_unit_test(from_a_value_to_a_report_by_way_of_the_disk_no_memory_is_taken),
        cmocka_unit_test(whichever_allocation_fails_nothing_crashes_and_nothing_leaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#else

/* Without the counter there is only this to be seen. */
static void reports_leave_at_once(void **state)
{
    (void)state;
    drain_t drain;
    sdvp_values_t *values = sdvp_values_new(reporter_model());
    sdvp_server_t *server = start_server(values, &drain, NULL, NULL);
    assert_non_null(server);
    enable_all(&drain);
    const sdvp_write_t write = {"HP1/GGIO1.IntIn1.stVal[ST]", sdvp_integer(SDVP_INT32, 7)};
    assert_int_equal(sdvp_values_set(values, &write, 1, NULL), SDVP_OK);
    assert_int_equal(drain.reports, 2);
    sdvp_server_free(server);
    sdvp_values_free(values);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reports_leave_at_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#endif
