#include "cases.h"

static const char *const CONTROL = "HP1/KPMP1.OpCtl";

static sdvp_command_t command(world_t *world)
{
    return sdvp_command(world->client, CONTROL, sdvp_boolean(true));
}

static void terminate(world_t *world, sdvp_command_t command_, sdvp_add_cause_t cause)
{
    sdvp_message_t message = {.service = SDVP_COMMAND_TERMINATION};
    message.is.command = command_;
    message.is.command.add_cause = cause;
    scripted_send(world->scripted, "a", message);
}

static sdvp_error_t operate(world_t *world, const sdvp_command_t *order, heard_t *heard)
{
    return sdvp_operate_and_wait(world->association, SDVP_OPERATE, order, 5000, hear_done, heard);
}

static void commands_have_origin_time_and_a_running_number_that_starts_again_after_255(void **state)
{
    world_t *world = *state;
    for (uint32_t i = 0; i < 258; i++) {
        sdvp_command_t next = command(world);
        assert_int_equal(next.ctl_num, i % 256);
        assert_int_equal(next.or_cat, SDVP_OR_REMOTE_CONTROL);
        assert_int_equal(next.t.seconds, 1790000000);
        assert_int_equal(next.t.quality, SDVP_TIME_QUALITY_USUAL);
        assert_int_equal(next.add_cause, SDVP_NO_ADD_CAUSE);
    }
}

static void the_end_completes_the_wait(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    sdvp_command_t order = command(world);
    assert_int_equal(operate(world, &order, &heard), SDVP_OK);
    assert_int_equal(operate(world, &order, &heard), SDVP_BAD_ARGUMENT);
    scripted_ok(scripted_last(world->scripted));
    assert_int_equal(heard.times, 0);
    /* T may have been rounded on the way. */
    sdvp_command_t end = order;
    end.t.fraction = 0;
    terminate(world, end, SDVP_NO_ADD_CAUSE);
    assert_int_equal(heard.times, 1);
    assert_int_equal(heard.error, SDVP_OK);
    assert_int_equal(sdvp_client_deadline(world->client), SDVP_NEVER);
}

static void an_end_that_overtakes_the_answer_is_kept(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    sdvp_command_t order = command(world);
    operate(world, &order, &heard);
    terminate(world, order, SDVP_NO_ADD_CAUSE);
    assert_int_equal(heard.times, 0);
    scripted_ok(scripted_last(world->scripted));
    assert_int_equal(heard.times, 1);
    assert_int_equal(heard.error, SDVP_OK);
}

static void the_end_of_a_command_whose_answer_was_lost_is_the_outcome(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    sdvp_command_t order = command(world);
    operate(world, &order, &heard);
    terminate(world, order, 9);
    scripted_advance(world->scripted, world->client, 10000);
    assert_int_equal(heard.times, 1);
    assert_int_equal(heard.error, SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    assert_int_equal(heard.add_cause, 9);
    assert_non_null(strstr(heard.detail, "was accepted, but not done"));
}

/* Counts what every listener of ends hears. */
static void count(void *ctx, const sdvp_command_t *ended)
{
    assert_string_equal(ended->control, CONTROL);
    ++*(unsigned *)ctx;
}

static void the_end_of_another_command_is_not_taken_but_heard_by_the_listener(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    unsigned ends = 0;
    sdvp_on_termination(world->association, count, &ends);
    sdvp_command_t order = command(world);
    operate(world, &order, &heard);
    scripted_ok(scripted_last(world->scripted));
    sdvp_command_t other = order;
    other.ctl_num++;
    terminate(world, other, SDVP_NO_ADD_CAUSE);
    other = order;
    other.or_cat = SDVP_OR_PROCESS;
    terminate(world, other, SDVP_NO_ADD_CAUSE);
    other = order;
    other.or_ident = (const uint8_t *)"me";
    other.or_ident_length = 2;
    terminate(world, other, SDVP_NO_ADD_CAUSE);
    assert_int_equal(heard.times, 0);
    assert_int_equal(ends, 3);
    terminate(world, order, SDVP_NO_ADD_CAUSE);
    assert_int_equal(heard.times, 1);
    assert_int_equal(ends, 4);
}

static void a_refusal_is_the_outcome(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    sdvp_command_t order = command(world);
    operate(world, &order, &heard);
    scripted_refuse(scripted_last(world->scripted), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE, 8);
    assert_int_equal(heard.times, 1);
    assert_int_equal(heard.add_cause, 8);
    /* The same number may be used again. */
    assert_int_equal(operate(world, &order, &heard), SDVP_OK);
    scripted_refuse(scripted_last(world->scripted), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE, 8);
    assert_int_equal(heard.times, 2);
}

static void an_end_that_does_not_come_is_waited_for_no_longer_than_told(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    sdvp_command_t order = command(world);
    operate(world, &order, &heard);
    scripted_advance(world->scripted, world->client, 3000);
    scripted_ok(scripted_last(world->scripted));
    scripted_advance(world->scripted, world->client, 4999);
    assert_int_equal(heard.times, 0);
    scripted_advance(world->scripted, world->client, 1);
    assert_int_equal(heard.error, SDVP_TIMED_OUT);
    terminate(world, order, SDVP_NO_ADD_CAUSE);
    assert_int_equal(heard.times, 1);
}

static void a_command_for_later_is_waited_for_until_after_its_time(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    sdvp_command_t order = command(world);
    order.oper_tm = order.t;
    order.oper_tm.seconds += 60;
    sdvp_operate_and_wait(world->association, SDVP_TIME_ACTIVATED_OPERATE, &order, 5000, hear_done, &heard);
    assert_int_equal(scripted_last(world->scripted)->request.service, SDVP_TIME_ACTIVATED_OPERATE);
    scripted_ok(scripted_last(world->scripted));
    scripted_advance(world->scripted, world->client, 64999);
    assert_int_equal(heard.times, 0);
    scripted_advance(world->scripted, world->client, 1);
    assert_int_equal(heard.error, SDVP_TIMED_OUT);
}

static void an_association_that_ends_ends_the_wait(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    sdvp_command_t order = command(world);
    operate(world, &order, &heard);
    scripted_ok(scripted_last(world->scripted));
    scripted_gone(world->scripted, "gone");
    assert_int_equal(heard.error, SDVP_LOST);
    assert_non_null(strstr(heard.detail, "may or may not have been done"));
    assert_int_equal(heard.times, 1);
}

static void a_wait_may_be_given_up_before_and_after_the_answer(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    for (int answered = 0; answered < 2; answered++) {
        sdvp_command_t order = command(world);
        operate(world, &order, &heard);
        if (answered) {
            scripted_ok(scripted_last(world->scripted));
        }
        sdvp_give_up(world->client, &heard);
        assert_int_equal(heard.error, SDVP_CANCELLED);
        assert_int_equal(heard.times, answered + 1);
    }
}

/* Begins sdvp_control and answers the question for the model. */
static void control(world_t *world, int64_t ctl_model, heard_t *heard)
{
    char name[] = "HP1/KPMP1.OpCtl";
    uint8_t ident[] = {'m', 'e'};
    sdvp_command_t order = sdvp_command(world->client, name, sdvp_boolean(true));
    order.or_ident = ident;
    order.or_ident_length = 2;
    assert_int_equal(sdvp_control(world->association, &order, 5000, hear_done, heard), SDVP_OK);
    memset(name, 'x', 3);
    memset(ident, 'x', 2);
    sent_t *call = scripted_last(world->scripted);
    assert_int_equal(call->request.service, SDVP_GET_DATA_VALUES);
    assert_string_equal(call->request.is.read_request.references.items[0], "HP1/KPMP1.OpCtl.ctlModel[CF]");
    const sdvp_result_t result = {SDVP_OK, sdvp_integer(SDVP_ENUMERATED, ctl_model)};
    sdvp_message_t response = {.refused = false};
    response.is.read_response.results = (sdvp_results_t){&result, 1};
    scripted_answer(call, response);
}

/* The service of the last call; answers it. */
static sdvp_service_t take(world_t *world)
{
    sent_t *call = scripted_last(world->scripted);
    sdvp_service_t service = call->request.service;
    assert_string_equal(call->request.is.command.control, CONTROL);
    if (service != SDVP_SELECT) {
        assert_memory_equal(call->request.is.command.or_ident, "me", 2);
    }
    scripted_ok(call);
    return service;
}

static void a_control_is_operated_as_its_model_asks_for(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    control(world, 1, &heard);
    assert_int_equal(take(world), SDVP_OPERATE);
    assert_int_equal(heard.times, 1);
    control(world, 2, &heard);
    assert_int_equal(take(world), SDVP_SELECT);
    assert_int_equal(take(world), SDVP_OPERATE);
    assert_int_equal(heard.times, 2);
    control(world, 3, &heard);
    assert_int_equal(take(world), SDVP_OPERATE);
    assert_int_equal(heard.times, 2);
    terminate(world, scripted_last(world->scripted)->request.is.command, SDVP_NO_ADD_CAUSE);
    assert_int_equal(heard.times, 3);
    control(world, 4, &heard);
    sdvp_command_t selected = scripted_last(world->scripted)->request.is.command;
    assert_int_equal(take(world), SDVP_SELECT_WITH_VALUE);
    sdvp_command_t operated = scripted_last(world->scripted)->request.is.command;
    assert_int_equal(selected.ctl_num, operated.ctl_num);
    assert_int_equal(take(world), SDVP_OPERATE);
    terminate(world, operated, SDVP_NO_ADD_CAUSE);
    assert_int_equal(heard.times, 4);
    assert_int_equal(heard.error, SDVP_OK);
}

static void a_control_that_cannot_be_selected_is_not_operated(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    control(world, 4, &heard);
    scripted_refuse(scripted_last(world->scripted), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT, 27);
    assert_int_equal(heard.error, SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
    assert_int_equal(heard.add_cause, 27);
    assert_int_equal(scripted_last(world->scripted)->request.service, SDVP_SELECT_WITH_VALUE);
}

static void a_control_without_a_model_is_not_operated(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    sdvp_command_t order = command(world);
    sdvp_control(world->association, &order, 5000, hear_done, &heard);
    const sdvp_result_t result = {.error = SDVP_INSTANCE_NOT_AVAILABLE};
    sdvp_message_t response = {.refused = false};
    response.is.read_response.results = (sdvp_results_t){&result, 1};
    scripted_answer(scripted_last(world->scripted), response);
    assert_int_equal(heard.error, SDVP_INSTANCE_NOT_AVAILABLE);
    const sdvp_result_t text = {SDVP_OK, sdvp_text(SDVP_VISIBLE_STRING, "direct")};
    response.is.read_response.results = (sdvp_results_t){&text, 1};
    sdvp_control(world->association, &order, 5000, hear_done, &heard);
    scripted_answer(scripted_last(world->scripted), response);
    assert_int_equal(heard.error, SDVP_PROTOCOL);
    assert_int_equal(heard.times, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ASSOCIATION_TEST(commands_have_origin_time_and_a_running_number_that_starts_again_after_255),
        ASSOCIATION_TEST(the_end_completes_the_wait),
        ASSOCIATION_TEST(an_end_that_overtakes_the_answer_is_kept),
        ASSOCIATION_TEST(the_end_of_a_command_whose_answer_was_lost_is_the_outcome),
        ASSOCIATION_TEST(the_end_of_another_command_is_not_taken_but_heard_by_the_listener),
        ASSOCIATION_TEST(a_refusal_is_the_outcome),
        ASSOCIATION_TEST(an_end_that_does_not_come_is_waited_for_no_longer_than_told),
        ASSOCIATION_TEST(a_command_for_later_is_waited_for_until_after_its_time),
        ASSOCIATION_TEST(an_association_that_ends_ends_the_wait),
        ASSOCIATION_TEST(a_wait_may_be_given_up_before_and_after_the_answer),
        ASSOCIATION_TEST(a_control_is_operated_as_its_model_asks_for),
        ASSOCIATION_TEST(a_control_that_cannot_be_selected_is_not_operated),
        ASSOCIATION_TEST(a_control_without_a_model_is_not_operated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
