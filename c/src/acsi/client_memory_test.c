/* A session in which one allocation fails, for each allocation there is: nothing crashes, leaks or is told twice. */
#include "base/memory.h"
#include "cases.h"

#ifdef SDVP_COUNT_ALLOCATIONS

/* What was begun and what has ended, by callbacks. */
typedef struct tally {
    unsigned begun;
    unsigned ended;
    sdvp_association_t *association;
} tally_t;

static tally_t tally;

static void on_done(void *ctx, const sdvp_outcome_t *outcome)
{
    (void)outcome;
    ((tally_t *)ctx)->ended++;
}

static void on_reply(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    (void)response;
    on_done(ctx, outcome);
}

static void on_associated(void *ctx, const sdvp_outcome_t *outcome, sdvp_association_t *association)
{
    ((tally_t *)ctx)->association = association;
    on_done(ctx, outcome);
}

static void on_resumed(void *ctx, const sdvp_outcome_t *outcome, sdvp_resumption_t resumption)
{
    (void)resumption;
    on_done(ctx, outcome);
}

static sdvp_error_t on_report(void *ctx, const sdvp_report_t *report)
{
    (void)ctx;
    (void)report;
    return SDVP_OK;
}

static sdvp_error_t source(void *ctx, uint64_t offset, uint8_t *to, size_t wanted, size_t *length)
{
    (void)ctx;
    *length = offset < 40000 ? 40000 - (size_t)offset : 0;
    *length = *length < wanted ? *length : wanted;
    memset(to, 'x', *length);
    return SDVP_OK;
}

static void begun(sdvp_error_t error)
{
    tally.begun += error == SDVP_OK;
}

/* Answers what is open, as far as it goes. */
static void answer_all(scripted_t *scripted)
{
    static const sdvp_result_t model = {SDVP_OK, {.type = SDVP_ENUMERATED, .is.integer = 4}};
    static const char *const names[] = {"LLN0"};
    for (size_t i = 1; i < scripted->count; i++) {
        sent_t *call = &scripted->calls[i];
        sdvp_message_t response = {.refused = false};
        if (call->request.service == SDVP_GET_DATA_VALUES) {
            response.is.read_response.results = (sdvp_results_t){&model, 1};
        } else if (call->request.service == SDVP_GET_SERVER_DIRECTORY) {
            response.is.directory_response = (sdvp_directory_response_t){{names, 1}, i < 8};
        }
        scripted_answer(call, response);
        call->forgotten = true;
    }
}

static void call_everything(sdvp_client_t *client, sdvp_association_t *association)
{
    const sdvp_report_listener_t listener = {NULL, on_report, NULL};
    const sdvp_value_t member = sdvp_text(SDVP_VISIBLE_STRING, "x");
    const sdvp_write_t write = {"HP1/LLN0.NamPlt.d[DC]", member};
    sdvp_message_t message = {.service = SDVP_GET_SERVER_DIRECTORY};
    sdvp_listen(association, "id", &listener);
    begun(sdvp_call_all(association, &message, on_reply, &tally));
    message.service = SDVP_SET_DATA_VALUES;
    message.is.write_request.writes = (sdvp_writes_t){&write, 1};
    begun(sdvp_call(association, &message, on_reply, &tally));
    begun(sdvp_call(association, &message, on_reply, &tally));
    sdvp_command_t command = sdvp_command(client, "HP1/KPMP1.OpCtl", member);
    begun(sdvp_control(association, &command, 1000, on_done, &tally));
    begun(sdvp_resume(association, "HP1/LLN0.brcb01", 5, on_resumed, &tally));
    begun(sdvp_upload(association, &(sdvp_file_upload_t){"a", 0, source}, on_done, &tally));
}

static void session(scripted_t *scripted, sdvp_client_t *client)
{
    begun(sdvp_associate(client, "device", on_associated, &tally));
    if (scripted->count == 0) {
        return;
    }
    scripted_grant(scripted_last(scripted), "a", 2);
    if (tally.association == NULL) {
        return;
    }
    call_everything(client, tally.association);
    answer_all(scripted);
    const sdvp_report_member_t member = {.index = 0, .value = sdvp_text(SDVP_VISIBLE_STRING, "x")};
    sdvp_message_t report = {.service = SDVP_REPORT};
    report.is.report = (sdvp_report_t){.rpt_id = "id", .has_entry_id = true, .entry_id = 1, .members = &member,
        .count = 1, .more_segments_follow = true};
    scripted_send(scripted, "a", report);
    report.is.report.sub_sq_num = 1;
    report.is.report.members = NULL;
    report.is.report.count = 0;
    report.is.report.more_segments_follow = false;
    scripted_send(scripted, "a", report);
    begun(sdvp_association_release(tally.association, on_done, &tally));
}

static void no_allocation_that_fails_does_harm(void **state)
{
    (void)state;
    bool failed = true;
    unsigned long nth = 1;
    for (; failed && nth < 10000; nth++) {
        memset(&tally, 0, sizeof tally);
        scripted_t *scripted = scripted_new();
        sdvp_client_config_t config = scripted_config(scripted);
        sdvp_client_t *client = NULL;
        unsigned long before = sdvp_allocations();
        sdvp_fail_allocation(nth);
        if (sdvp_client_new(&config, &client) == SDVP_OK) {
            session(scripted, client);
            sdvp_client_free(client);
        }
        failed = sdvp_allocations() - before >= nth;
        sdvp_fail_allocation(0);
        assert_int_equal(tally.begun, tally.ended);
        scripted_free(scripted);
    }
    assert_in_range(nth, 30, 9999);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_allocation_that_fails_does_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
#else
int main(void)
{
    print_message("allocations are not counted in this build: configure with SDVP_SANITIZE\n");
    return 0;
}
#endif
