#include "cases.h"

/* The link of a simple program: each step is the next line of a script, which answers what was sent last. */
typedef struct script {
    world_t *world;
    const sdvp_message_t *answers; /* refused or not; Associate is granted */
    size_t count;
    size_t next;
    unsigned steps;
} script_t;

static sdvp_error_t step(void *ctx, uint32_t timeout_ms)
{
    script_t *script = ctx;
    scripted_t *scripted = script->world->scripted;
    script->steps++;
    assert_in_range(timeout_ms, 0, 1000);
    scripted->now_ms += timeout_ms;
    if (script->next == script->count) {
        return script->count == 0 ? SDVP_NOT_ONLINE : SDVP_OK;
    }
    if (scripted_last(scripted)->request.service == SDVP_ASSOCIATE) {
        scripted_grant(scripted_last(scripted), "a", 1);
    } else {
        scripted_answer(scripted_last(scripted), script->answers[script->next++]);
    }
    return SDVP_OK;
}

static sdvp_waiter_t waiter_over(world_t *world, script_t *script)
{
    return (sdvp_waiter_t){.client = world->client, .step = step, .step_ctx = script};
}

static void a_simple_program_reads_writes_and_leaves(void **state)
{
    world_t *world = *state;
    const sdvp_result_t result = {SDVP_OK, sdvp_text(SDVP_VISIBLE_STRING, "Hp 6")};
    const sdvp_error_t written[] = {SDVP_OK, SDVP_ACCESS_VIOLATION};
    sdvp_message_t answers[4] = {{.refused = false}};
    answers[0].is.read_response.results = (sdvp_results_t){&result, 1};
    answers[1].is.write_response.results = (sdvp_write_results_t){&written[0], 1};
    answers[2].is.write_response.results = (sdvp_write_results_t){&written[1], 1};
    script_t script = {world, answers, 4, 0, 0};
    sdvp_waiter_t waiter = waiter_over(world, &script);
    sdvp_association_t *association = NULL;
    assert_int_equal(sdvp_wait_associate(&waiter, "device", &association), SDVP_OK);

    sdvp_arena_t *arena = sdvp_arena_new(256, 4096);
    sdvp_value_t value;
    assert_int_equal(sdvp_wait_read(&waiter, association, "HP1/LLN0.NamPlt.vendor[DC]", arena, &value), SDVP_OK);
    assert_string_equal(value.is.text.text, "Hp 6");
    assert_int_equal(sdvp_wait_write(&waiter, association, "HP1/LLN0.NamPlt.d[DC]", &value), SDVP_OK);
    assert_int_equal(
        sdvp_wait_write(&waiter, association, "HP1/LLN0.NamPlt.d[DC]", &value), SDVP_ACCESS_VIOLATION);
    assert_string_equal(waiter.fault.detail, "HP1/LLN0.NamPlt.d[DC]");
    assert_int_equal(sdvp_wait_release(&waiter, association), SDVP_OK);
    assert_int_equal(sdvp_wait_release(&waiter, association), SDVP_LOST);
    assert_int_equal(sdvp_association_end(association), SDVP_RELEASED);
    sdvp_arena_free(arena);
}

static void a_control_that_is_refused_is_told_with_its_cause(void **state)
{
    world_t *world = *state;
    const sdvp_result_t model = {SDVP_OK, sdvp_integer(SDVP_ENUMERATED, 1)};
    sdvp_message_t answers[2] = {{.refused = false}, {.refused = true}};
    answers[0].is.read_response.results = (sdvp_results_t){&model, 1};
    answers[1].is.refusal = (sdvp_refusal_t){SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE, 8, "off"};
    script_t script = {world, answers, 2, 0, 0};
    sdvp_waiter_t waiter = waiter_over(world, &script);
    const sdvp_value_t on = sdvp_boolean(true);
    assert_int_equal(sdvp_wait_control(&waiter, world->association, "HP1/KPMP1.OpCtl", &on),
        SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    assert_string_equal(waiter.fault.detail, "blocked-by-mode: off");
}

static void silence_ends_the_wait_by_the_clock_of_the_client(void **state)
{
    world_t *world = *state;
    static const sdvp_message_t none[1];
    script_t script = {world, none, 1, 1, 0};
    sdvp_waiter_t waiter = waiter_over(world, &script);
    const sdvp_value_t on = sdvp_boolean(true);
    assert_int_equal(sdvp_wait_write(&waiter, world->association, "HP1/LLN0.NamPlt.d[DC]", &on), SDVP_TIMED_OUT);
    assert_int_equal(script.steps, 10);
}

static void a_link_that_fails_ends_the_wait_and_calls_back_no_more(void **state)
{
    world_t *world = *state;
    script_t script = {.world = world};
    sdvp_waiter_t waiter = waiter_over(world, &script);
    const sdvp_value_t on = sdvp_boolean(true);
    assert_int_equal(sdvp_wait_write(&waiter, world->association, "HP1/LLN0.NamPlt.d[DC]", &on), SDVP_NOT_ONLINE);
    assert_int_equal(sdvp_wait_release(&waiter, world->association), SDVP_NOT_ONLINE);
    sdvp_association_t *association = NULL;
    assert_int_equal(sdvp_wait_associate(&waiter, "device", &association), SDVP_NOT_ONLINE);
    assert_null(association);
    assert_string_equal(waiter.fault.detail, "the link failed");
    assert_true(world->scripted->calls[1].forgotten);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLIENT_TEST(a_simple_program_reads_writes_and_leaves),
        ASSOCIATION_TEST(a_control_that_is_refused_is_told_with_its_cause),
        ASSOCIATION_TEST(silence_ends_the_wait_by_the_clock_of_the_client),
        ASSOCIATION_TEST(a_link_that_fails_ends_the_wait_and_calls_back_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
