/* What a transport cannot send: each call is told once, by its return if it is the first, else by its callback. */
#include "cases.h"

static const char *const CONTROL = "HP1/KPMP1.OpCtl";
static const sdvp_error_t FAILURES[] = {SDVP_LOST, SDVP_NOT_ONLINE, SDVP_BUSY};
enum { FAILURE_COUNT = 3 };

/* An association of its own for each failure: two of them end it. */
static void renew(world_t *world)
{
    world->scripted->failing = SDVP_OK;
    if (world->association != NULL) {
        sdvp_association_free(world->association);
    }
    world->scripted->abort_count = 0;
    world->association = scripted_associate(world->scripted, world->client, 5);
}

static sdvp_error_t sink(void *ctx, uint64_t offset, const uint8_t *octets, size_t length, uint64_t file_size)
{
    (void)ctx;
    (void)offset;
    (void)octets;
    (void)length;
    (void)file_size;
    return SDVP_OK;
}

static sdvp_error_t source(void *ctx, uint64_t offset, uint8_t *to, size_t size, size_t *length)
{
    (void)ctx;
    (void)offset;
    memset(to, 'x', size);
    *length = size;
    return SDVP_OK;
}

static bool on_page(void *ctx, const sdvp_query_log_response_t *page)
{
    (void)ctx;
    return page != NULL;
}

static void on_log_read(void *ctx, const sdvp_outcome_t *outcome, bool whole)
{
    assert_false(whole);
    hear_done(ctx, outcome);
}

static void on_resumed(void *ctx, const sdvp_outcome_t *outcome, sdvp_resumption_t how)
{
    (void)how;
    hear_done(ctx, outcome);
}

static sdvp_error_t begin_operate(world_t *world, heard_t *heard)
{
    sdvp_command_t order = sdvp_command(world->client, CONTROL, sdvp_boolean(true));
    return sdvp_operate_and_wait(world->association, SDVP_OPERATE, &order, 5000, hear_done, heard);
}

static sdvp_error_t begin_control(world_t *world, heard_t *heard)
{
    sdvp_command_t order = sdvp_command(world->client, CONTROL, sdvp_boolean(true));
    return sdvp_control(world->association, &order, 5000, hear_done, heard);
}

static sdvp_error_t begin_download(world_t *world, heard_t *heard)
{
    const sdvp_file_download_t download = {.file_name = "f", .max_size = 1000, .sink = sink};
    return sdvp_download(world->association, &download, hear_done, heard);
}

static sdvp_error_t begin_upload(world_t *world, heard_t *heard)
{
    const sdvp_file_upload_t upload = {.file_name = "f", .source = source};
    return sdvp_upload(world->association, &upload, hear_done, heard);
}

static sdvp_error_t begin_resume(world_t *world, heard_t *heard)
{
    return sdvp_resume(world->association, "HP1/LLN0.Meas01", 7, on_resumed, heard);
}

static sdvp_error_t begin_read_log(world_t *world, heard_t *heard)
{
    const sdvp_message_t request = {
        .service = SDVP_QUERY_LOG_AFTER, .is.query_log_after_request = {"HP1/LLN0.Day", 0}};
    return sdvp_read_log(world->association, &request, on_page, on_log_read, heard);
}

static sdvp_error_t begin_pages(world_t *world, heard_t *heard)
{
    const sdvp_message_t request = {.service = SDVP_GET_SERVER_DIRECTORY};
    return sdvp_call_all(world->association, &request, hear_reply, heard);
}

static sdvp_message_t model_answer(int64_t ctl_model)
{
    static sdvp_result_t result;
    result = (sdvp_result_t){SDVP_OK, sdvp_integer(SDVP_ENUMERATED, ctl_model)};
    sdvp_message_t response = {.refused = false};
    response.is.read_response.results = (sdvp_results_t){&result, 1};
    return response;
}

static sdvp_message_t direct_normal(void)
{
    return model_answer(1);
}

static sdvp_message_t sbo_normal(void)
{
    return model_answer(2);
}

static sdvp_message_t direct_enhanced(void)
{
    return model_answer(3);
}

static sdvp_message_t sbo_enhanced(void)
{
    return model_answer(4);
}

static sdvp_message_t part_of_a_file(void)
{
    sdvp_message_t response = {.refused = false};
    response.is.get_file_response =
        (sdvp_get_file_response_t){.file_size = 10, .content = (const uint8_t *)"12345", .length = 5};
    return response;
}

static sdvp_message_t ok(void)
{
    return (sdvp_message_t){.refused = false};
}

static sdvp_message_t not_in_the_buffer(void)
{
    sdvp_message_t response = {.refused = true};
    response.is.refusal = (sdvp_refusal_t){SDVP_PARAMETER_VALUE_INAPPROPRIATE, SDVP_NO_ADD_CAUSE, "no such entry"};
    return response;
}

static sdvp_message_t page_of_a_log(void)
{
    static const sdvp_log_entry_t ENTRY = {.entry_id = 5};
    sdvp_message_t response = {.refused = false};
    response.is.query_log_response =
        (sdvp_query_log_response_t){.entries = &ENTRY, .count = 1, .more_follows = true};
    return response;
}

static sdvp_message_t page_of_names(void)
{
    static const char *const NAMES[] = {"HP1"};
    sdvp_message_t response = {.refused = false};
    response.is.directory_response = (sdvp_directory_response_t){.names = {NAMES, 1}, .more_follows = true};
    return response;
}

/* What takes more than one call, and the answer to the first of them. */
static const struct {
    sdvp_error_t (*begin)(world_t *world, heard_t *heard);
    sdvp_message_t (*answer)(void);
} CONVENIENCES[] = {
    {begin_operate, NULL},
    {begin_control, direct_normal},
    {begin_control, sbo_normal},
    {begin_control, direct_enhanced},
    {begin_control, sbo_enhanced},
    {begin_download, part_of_a_file},
    {begin_upload, ok},
    {begin_resume, not_in_the_buffer},
    {begin_read_log, page_of_a_log},
    {begin_pages, page_of_names},
};
enum { CONVENIENCE_COUNT = sizeof CONVENIENCES / sizeof *CONVENIENCES };

static void what_cannot_be_begun_is_told_by_the_return_only(void **state)
{
    world_t *world = *state;
    for (size_t i = 0; i < CONVENIENCE_COUNT; i++) {
        for (size_t k = 0; k < FAILURE_COUNT; k++) {
            heard_t heard = {0};
            renew(world);
            world->scripted->failing = FAILURES[k];
            assert_int_equal(CONVENIENCES[i].begin(world, &heard), FAILURES[k]);
            assert_int_equal(
                sdvp_association_end(world->association), FAILURES[k] == SDVP_BUSY ? SDVP_NOT_ENDED : SDVP_PEER_LOST);
            assert_int_equal(heard.times, 0);
            assert_int_equal(sdvp_client_deadline(world->client), SDVP_NEVER);
        }
    }
}

static void a_next_step_that_cannot_be_sent_is_told_once_by_the_callback(void **state)
{
    world_t *world = *state;
    for (size_t i = 0; i < CONVENIENCE_COUNT; i++) {
        for (size_t k = 0; k < FAILURE_COUNT && CONVENIENCES[i].answer != NULL; k++) {
            heard_t heard = {0};
            renew(world);
            assert_int_equal(CONVENIENCES[i].begin(world, &heard), SDVP_OK);
            world->scripted->failing = FAILURES[k];
            scripted_answer(scripted_last(world->scripted), CONVENIENCES[i].answer());
            assert_int_equal(heard.times, 1);
            assert_int_equal(heard.error, FAILURES[k]);
            assert_int_equal(sdvp_client_deadline(world->client), SDVP_NEVER);
        }
    }
}

static void an_operate_after_its_select_that_cannot_be_sent_is_told_once(void **state)
{
    world_t *world = *state;
    for (size_t k = 0; k < FAILURE_COUNT; k++) {
        heard_t heard = {0};
        renew(world);
        assert_int_equal(begin_control(world, &heard), SDVP_OK);
        scripted_answer(scripted_last(world->scripted), sbo_enhanced());
        assert_int_equal(scripted_last(world->scripted)->request.service, SDVP_SELECT_WITH_VALUE);
        world->scripted->failing = FAILURES[k];
        scripted_ok(scripted_last(world->scripted));
        assert_int_equal(heard.times, 1);
        assert_int_equal(heard.error, FAILURES[k]);
    }
}

static void free_it(void *ctx, sdvp_association_t *association, sdvp_end_t end, const char *reason)
{
    (void)end;
    (void)reason;
    *(sdvp_association_t **)ctx = NULL;
    sdvp_association_free(association);
}

static void an_association_may_be_freed_when_it_ends_because_nothing_can_be_sent(void **state)
{
    world_t *world = *state;
    for (size_t i = 0; i < CONVENIENCE_COUNT; i++) {
        heard_t heard = {0};
        renew(world);
        sdvp_association_on_end(world->association, free_it, &world->association);
        world->scripted->failing = SDVP_LOST;
        assert_int_equal(CONVENIENCES[i].begin(world, &heard), SDVP_LOST);
        assert_null(world->association);
        assert_int_equal(heard.times, 0);
    }
}

/* A transport that comes to its end inside send. */
static sdvp_error_t (*scripted_send_call)(
    void *ctx, const char *peer, const sdvp_message_t *request, sdvp_answered_t answered, void *answered_ctx,
    uint64_t *number);
static enum { ANSWERED, ENDED, GONE, GONE_AND_TOLD } inside;

static sdvp_error_t send_and(
    void *ctx, const char *peer, const sdvp_message_t *request, sdvp_answered_t answered, void *answered_ctx,
    uint64_t *number)
{
    scripted_t *scripted = ctx;
    sdvp_error_t error = scripted_send_call(ctx, peer, request, answered, answered_ctx, number);
    if (error != SDVP_OK || request->service != SDVP_OPERATE) {
        return error;
    }
    if (inside == GONE || inside == GONE_AND_TOLD) {
        scripted_gone(scripted, "gone while it was sent");
        return inside == GONE ? SDVP_OK : SDVP_LOST;
    }
    if (inside == ENDED) {
        sdvp_message_t message = {.service = SDVP_COMMAND_TERMINATION};
        message.is.command = request->is.command;
        scripted_send(scripted, "a", message);
        scripted_ok(scripted_last(scripted));
    } else {
        scripted_refuse(scripted_last(scripted), SDVP_ACCESS_VIOLATION, 8);
    }
    return SDVP_OK;
}

static void a_command_may_come_to_its_end_while_it_is_sent(void **state)
{
    world_t *world = *state;
    static const sdvp_error_t EXPECTED[] = {SDVP_ACCESS_VIOLATION, SDVP_OK, SDVP_LOST, SDVP_LOST};
    scripted_send_call = world->scripted->transport.send;
    world->scripted->transport.send = send_and;
    for (int i = ANSWERED; i <= GONE_AND_TOLD; i++) {
        inside = i;
        heard_t heard = {0};
        renew(world);
        assert_int_equal(begin_operate(world, &heard), SDVP_OK);
        assert_int_equal(heard.times, 1);
        assert_int_equal(heard.error, EXPECTED[i]);
        renew(world);
        assert_int_equal(begin_control(world, &heard), SDVP_OK);
        scripted_answer(scripted_last(world->scripted), direct_enhanced());
        assert_int_equal(heard.times, 2);
        assert_int_equal(heard.error, EXPECTED[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLIENT_TEST(what_cannot_be_begun_is_told_by_the_return_only),
        CLIENT_TEST(a_next_step_that_cannot_be_sent_is_told_once_by_the_callback),
        CLIENT_TEST(an_operate_after_its_select_that_cannot_be_sent_is_told_once),
        CLIENT_TEST(an_association_may_be_freed_when_it_ends_because_nothing_can_be_sent),
        CLIENT_TEST(a_command_may_come_to_its_end_while_it_is_sent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
