/* A session with a device in which, each time, another allocation fails: nothing breaks, nothing is lost. */
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
#include "contract_model.h"
#include "folder.h"
#include "sdvp/files.h"
#include "sdvp/process.h"
#include "wire/format.h"

/* A transport that takes everything at once and measures it. */
typedef struct drain {
    sdvp_server_transport_t transport;
    const sdvp_server_listener_t *listener;
    char association[40];
    bool answered;
    bool refused;
    uint32_t last_invoke_id;
    int64_t now_ms;
} drain_t;

static sdvp_error_t start(void *ctx, const sdvp_server_listener_t *listener)
{
    ((drain_t *)ctx)->listener = listener;
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

static void answer(void *ctx, sdvp_open_call_t *call, const sdvp_message_t *response)
{
    drain_t *drain = ctx;
    (void)call;
    assert_true(size_of(ctx, "centre", response) > 0);
    drain->answered = true;
    drain->refused = response->refused;
    if (response->service == SDVP_ASSOCIATE && !response->refused) {
        snprintf(drain->association, sizeof drain->association, "%s", response->association_id);
    }
}

static sdvp_error_t send_now(
    void *ctx, const char *peer, const sdvp_message_t *message, sdvp_sent_t sent, void *sent_ctx)
{
    assert_true(size_of(ctx, peer, message) > 0);
    if (sent != NULL) {
        sent(sent_ctx, SDVP_OK);
    }
    return SDVP_OK;
}

static int64_t utc_us(void *ctx)
{
    return INT64_C(1767225600000000) + ((drain_t *)ctx)->now_ms * 1000;
}

static int64_t monotonic_ms(void *ctx)
{
    return ((drain_t *)ctx)->now_ms;
}

static void operate(
    void *ctx, const sdvp_command_t *command, const sdvp_caller_t *caller, sdvp_operation_t *operation)
{
    (void)ctx;
    (void)command;
    (void)caller;
    sdvp_operation_done(operation, SDVP_NO_ADD_CAUSE, NULL);
}

static void ask(drain_t *drain, sdvp_service_t service, sdvp_message_t request)
{
    static const sdvp_caller_t CALLER = {"centre", SDVP_ROLE_SERVICE_PROVIDER};
    request.pdu = SDVP_REQUEST;
    request.service = service;
    request.invoke_id = ++drain->last_invoke_id;
    request.association_id = service == SDVP_ASSOCIATE ? NULL : drain->association;
    drain->answered = false;
    drain->listener->on_request(drain->listener->ctx, &CALLER, &request, NULL);
    assert_true(drain->answered);
}

static void command(drain_t *drain, sdvp_service_t service, const char *control, int64_t later_ms)
{
    int64_t now_us = utc_us(drain);
    const sdvp_command_t is = {
        .control = control,
        .ctl_val = sdvp_boolean(true),
        .or_cat = SDVP_OR_REMOTE_CONTROL,
        .or_ident = (const uint8_t *)"centre",
        .or_ident_length = 6,
        .ctl_num = 7,
        .t = sdvp_timestamp_of(now_us, SDVP_TIME_QUALITY_USUAL),
        .oper_tm = sdvp_timestamp_of(now_us + later_ms * 1000, SDVP_TIME_QUALITY_USUAL),
        .add_cause = SDVP_NO_ADD_CAUSE};
    ask(drain, service, (sdvp_message_t){.is.command = is});
}

static void data_session(drain_t *drain)
{
    static const char *const NAMES[] = {"HP1/GGIO1.AnIn1[MX]", "HP1/ZTYP1.All[SP]"};
    const sdvp_write_t writes[] = {{"HP1/GGIO1.IntSet1.setVal[SP]", sdvp_integer(SDVP_INT32, 5)}};
    ask(drain, SDVP_GET_LOGICAL_NODE_DIRECTORY,
        (sdvp_message_t){.is.get_logical_node_directory_request = {"HP1/GAPC1", SDVP_CLASS_DATA_OBJECT, NULL}});
    ask(drain, SDVP_GET_DATA_DEFINITION, (sdvp_message_t){.is.get_data_definition_request = {"HP1/ZTYP1.All"}});
    ask(drain, SDVP_GET_DATA_VALUES, (sdvp_message_t){.is.read_request.references = {NAMES, 2}});
    ask(drain, SDVP_GET_ALL_DATA_VALUES,
        (sdvp_message_t){.is.get_all_data_values_request = {"HP1/GGIO1", SDVP_FC_CF, NULL}});
    ask(drain, SDVP_SET_DATA_VALUES, (sdvp_message_t){.is.write_request.writes = {writes, 1}});
    ask(drain, SDVP_CREATE_DATA_SET, (sdvp_message_t){.is.create_data_set_request = {"@Own", {NAMES, 2}}});
    ask(drain, SDVP_CREATE_DATA_SET, (sdvp_message_t){.is.create_data_set_request = {"HP1/LLN0.Set", {NAMES, 2}}});
    ask(drain, SDVP_GET_DATA_SET_VALUES, (sdvp_message_t){.is.data_set_request = {"@Own"}});
    ask(drain, SDVP_DELETE_DATA_SET, (sdvp_message_t){.is.data_set_request = {"@Own"}});
}

static void group_session(drain_t *drain)
{
    static const char *const NAMES[] = {"HP3/GGIO1.Lim[SE]"};
    const sdvp_write_t writes[] = {{"HP3/GGIO1.Lim.setMag.f[SE]", sdvp_float32(5)}};
    ask(drain, SDVP_SELECT_EDIT_SG, (sdvp_message_t){.is.setting_group_request = {"HP3/LLN0.SGCB", 2}});
    ask(drain, SDVP_SET_EDIT_SG_VALUE, (sdvp_message_t){.is.write_request.writes = {writes, 1}});
    ask(drain, SDVP_GET_EDIT_SG_VALUE, (sdvp_message_t){.is.read_request.references = {NAMES, 1}});
    ask(drain, SDVP_CONFIRM_EDIT_SG_VALUES, (sdvp_message_t){.is.sgcb_request = {"HP3/LLN0.SGCB"}});
    ask(drain, SDVP_SELECT_ACTIVE_SG, (sdvp_message_t){.is.setting_group_request = {"HP3/LLN0.SGCB", 1}});
}

static void file_session(drain_t *drain)
{
    const uint8_t octets[] = "content";
    ask(drain, SDVP_SET_FILE, (sdvp_message_t){.is.set_file_request = {"a/b.txt", 0, octets, 4, false}});
    ask(drain, SDVP_SET_FILE, (sdvp_message_t){.is.set_file_request = {"a/b.txt", 4, octets + 4, 3, true}});
    ask(drain, SDVP_GET_FILE, (sdvp_message_t){.is.get_file_request = {"a/b.txt", 0, 100}});
    ask(drain, SDVP_GET_FILE_ATTRIBUTE_VALUES,
        (sdvp_message_t){.is.get_file_attribute_values_request = {"", NULL}});
    ask(drain, SDVP_DELETE_FILE, (sdvp_message_t){.is.delete_file_request = {"a/b.txt"}});
}

static void pass(drain_t *drain, sdvp_server_t *server, int64_t ms)
{
    drain->now_ms += ms;
    for (int i = 0; i < 8 && sdvp_server_deadline(server) <= drain->now_ms; i++) {
        sdvp_server_run(server);
    }
}

static void done(void *ctx, sdvp_error_t error, sdvp_add_cause_t cause, const char *why)
{
    (void)error;
    (void)cause;
    (void)why;
    ++*(unsigned *)ctx;
}

static void control_session(drain_t *drain, sdvp_server_t *server)
{
    unsigned times = 0;
    const sdvp_value_t on = sdvp_boolean(true);
    const sdvp_command_t origin = {.or_cat = SDVP_OR_AUTOMATIC_BAY};
    command(drain, SDVP_OPERATE, "HP1/GGIO1.SPCSO1", 0);
    command(drain, SDVP_SELECT_WITH_VALUE, "HP1/GGIO7.SboEnhanced", 0);
    command(drain, SDVP_OPERATE, "HP1/GGIO7.SboEnhanced", 0);
    command(drain, SDVP_TIME_ACTIVATED_OPERATE, "HP1/GGIO7.Timed", 1000);
    pass(drain, server, 2000);
    command(drain, SDVP_TIME_ACTIVATED_OPERATE, "HP1/GGIO7.Timed", 1000);
    command(drain, SDVP_CANCEL, "HP1/GGIO7.Timed", 1000);
    sdvp_error_t own = sdvp_server_operate(server, "HP1/GGIO7.DirectEnhanced", &on, &origin, done, &times);
    pass(drain, server, 0);
    pass(drain, server, 20000);
    assert_int_equal(times, own == SDVP_OK ? 1 : 0);
}

static void session(const char *path)
{
    static const sdvp_access_rule_t RULES[] = {
        {SDVP_ROLE_SERVICE_PROVIDER, SDVP_ALL_SERVICES, NULL, SDVP_ALL_FCS}};
    static const sdvp_setting_handler_t SETTINGS = {0};
    static const sdvp_setting_group_store_t GROUPS_STORE = {0};
    drain_t drain = {.now_ms = 1000};
    drain.transport = (sdvp_server_transport_t){
        .ctx = &drain, .start = start, .answer = answer, .send = send_now, .size = size_of};
    const sdvp_clock_t clock = {&drain, utc_us, monotonic_ms};
    const sdvp_control_handler_t handler = {NULL, operate, NULL};
    sdvp_values_t *values = sdvp_values_new(contract_model());
    sdvp_process_t *process = values == NULL ? NULL : sdvp_process_new(values, &clock);
    sdvp_directory_t *directory = NULL;
    sdvp_server_t *server = NULL;
    sdvp_error_t error = sdvp_directory_new(path, (sdvp_file_limits_t){0}, &directory);
    if (process != NULL && error == SDVP_OK) {
        const sdvp_file_store_t files = sdvp_directory_store(directory);
        const sdvp_server_config_t config = {
            .values = values, .process = process, .transport = &drain.transport, .clock = &clock,
            .policy = {.rules = RULES, .count = 1}, .controls = &handler, .settings = &SETTINGS, .data_sets = true,
            .setting_groups = &GROUPS_STORE, .files = &files};
        error = sdvp_server_new(&config, &server);
        if (error == SDVP_OK && sdvp_server_start(server) == SDVP_OK) {
            ask(&drain, SDVP_ASSOCIATE, (sdvp_message_t){.is.associate_request = {65536, 5}});
            data_session(&drain);
            group_session(&drain);
            file_session(&drain);
            control_session(&drain, server);
        }
    }
    sdvp_server_free(server);
    sdvp_directory_free(directory);
    sdvp_process_free(process);
    sdvp_values_free(values);
}

static void an_allocation_that_fails_does_no_harm(void **state)
{
    (void)state;
    folder_t folder = folder_new();
    unsigned long before = sdvp_allocations();
    session(folder.path);
    unsigned long allocations = sdvp_allocations() - before;
    assert_in_range(allocations, 100, 5000);
    for (unsigned long nth = 1; nth <= allocations; nth++) {
        sdvp_fail_allocation(nth);
        session(folder.path);
        sdvp_fail_allocation(0);
    }
    folder_remove(folder.path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(an_allocation_that_fails_does_no_harm)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
