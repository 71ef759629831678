#include "cases.h"

static sdvp_error_t ask(sdvp_association_t *association, heard_t *heard)
{
    sdvp_message_t request = {.service = SDVP_GET_LOGICAL_DEVICE_DIRECTORY};
    request.is.get_logical_device_directory_request.logical_device = "HP1";
    return sdvp_call(association, &request, hear_reply, heard);
}

static void associate_asks_for_the_limits_of_the_configuration(void **state)
{
    world_t *world = *state;
    static heard_t heard;
    assert_int_equal(sdvp_associate(world->client, "device", hear_associated, &heard), SDVP_OK);
    const sdvp_message_t *request = &scripted_last(world->scripted)->request;
    assert_int_equal(request->invoke_id, 1);
    assert_null(request->association_id);
    assert_int_equal(request->is.associate_request.max_message_size, 65536);
    assert_int_equal(request->is.associate_request.max_outstanding_calls, 10);

    scripted_grant(scripted_last(world->scripted), "a", 7);

    assert_int_equal(heard.error, SDVP_OK);
    assert_int_equal(sdvp_association_max_outstanding_calls(heard.association), 7);
    assert_string_equal(sdvp_association_id(heard.association), "a");
}

static void associate_refused_has_the_error_of_the_device(void **state)
{
    world_t *world = *state;
    static heard_t heard;
    sdvp_associate(world->client, "device", hear_associated, &heard);
    scripted_refuse(scripted_last(world->scripted), SDVP_ACCESS_VIOLATION, SDVP_NO_ADD_CAUSE);
    assert_int_equal(heard.error, SDVP_ACCESS_VIOLATION);
    assert_string_equal(heard.detail, "because");
    assert_null(heard.association);
}

static void associate_answered_too_late_is_aborted(void **state)
{
    world_t *world = *state;
    static heard_t heard;
    sdvp_associate(world->client, "device", hear_associated, &heard);
    scripted_advance(world->scripted, world->client, 9999);
    assert_int_equal(heard.times, 0);
    scripted_advance(world->scripted, world->client, 1);
    assert_int_equal(heard.error, SDVP_TIMED_OUT);

    scripted_grant(scripted_last(world->scripted), "late", 2);

    assert_int_equal(world->scripted->abort_count, 1);
    assert_string_equal(world->scripted->aborts[0].association_id, "late");
    assert_string_equal(world->scripted->aborts[0].is.abort.reason, "the answer to Associate came too late");
    assert_int_equal(heard.times, 1);
}

static void late_answers_to_associate_are_not_waited_for_without_end(void **state)
{
    world_t *world = *state;
    static heard_t heard;
    for (int i = 0; i < 20; i++) {
        sdvp_associate(world->client, "device", hear_associated, &heard);
        scripted_advance(world->scripted, world->client, 10000);
    }
    assert_true(world->scripted->calls[3].forgotten);
    assert_false(world->scripted->calls[4].forgotten);
}

static void associate_while_the_peer_goes_fails(void **state)
{
    world_t *world = *state;
    static heard_t heard;
    sdvp_associate(world->client, "device", hear_associated, &heard);
    scripted_gone(world->scripted, "presence unavailable");
    assert_int_equal(heard.error, SDVP_LOST);
    assert_non_null(strstr(heard.detail, "presence unavailable"));
}

static void associate_granted_more_than_asked_for_is_a_protocol_error_and_aborted(void **state)
{
    world_t *world = *state;
    static heard_t heard;
    sdvp_associate(world->client, "device", hear_associated, &heard);
    scripted_grant(scripted_last(world->scripted), "a", 11);
    assert_int_equal(heard.error, SDVP_PROTOCOL);
    assert_non_null(strstr(heard.detail, "but got 65536 and 11"));
    assert_int_equal(world->scripted->abort_count, 1);
}

static void associate_with_an_id_that_is_open_is_a_protocol_error(void **state)
{
    world_t *world = *state;
    sdvp_association_t *first = scripted_associate(world->scripted, world->client, 2);
    static heard_t heard;
    sdvp_associate(world->client, "device", hear_associated, &heard);
    scripted_grant(scripted_last(world->scripted), "a", 2);
    assert_int_equal(heard.error, SDVP_PROTOCOL);
    assert_int_equal(sdvp_association_end(first), SDVP_NOT_ENDED);
}

static void invoke_ids_rise_from_that_of_associate(void **state)
{
    world_t *world = *state;
    sdvp_association_t *association = scripted_associate(world->scripted, world->client, 5);
    static heard_t heard;
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(ask(association, &heard), SDVP_OK);
        assert_int_equal(scripted_last(world->scripted)->request.invoke_id, i + 2);
    }
}

static void calls_above_the_limit_wait_in_order_and_go_when_one_is_answered(void **state)
{
    world_t *world = *state;
    sdvp_association_t *association = scripted_associate(world->scripted, world->client, 2);
    static heard_t heard[4];
    char name[] = "HP1";
    sdvp_get_data_directory_request_t request = {name, NULL};
    for (int i = 0; i < 4; i++) {
        name[2] = (char)('1' + i);
        sdvp_message_t message = {.service = SDVP_GET_DATA_DIRECTORY};
        message.is.get_data_directory_request = request;
        assert_int_equal(sdvp_call(association, &message, hear_reply, &heard[i]), SDVP_OK);
    }
    memset(name, 'x', 3);
    assert_int_equal(world->scripted->count, 3);
    scripted_ok(&world->scripted->calls[2]);
    assert_int_equal(world->scripted->count, 4);
    assert_string_equal(scripted_last(world->scripted)->request.is.get_data_directory_request.data, "HP3");
    scripted_ok(&world->scripted->calls[1]);
    assert_string_equal(scripted_last(world->scripted)->request.is.get_data_directory_request.data, "HP4");
    assert_int_equal(heard[0].times + heard[1].times, 2);
    assert_int_equal(heard[2].times + heard[3].times, 0);
}

static void calls_that_wait_have_a_limit(void **state)
{
    world_t *world = *state;
    sdvp_association_t *association = scripted_associate(world->scripted, world->client, 1);
    static heard_t heard;
    for (int i = 0; i < 101; i++) {
        assert_int_equal(ask(association, &heard), SDVP_OK);
    }
    assert_int_equal(ask(association, &heard), SDVP_NO_MEMORY);
    assert_int_equal(heard.times, 0);
}

static void silence_fails_the_call_when_its_time_is_over_and_makes_room_for_the_next(void **state)
{
    world_t *world = *state;
    sdvp_association_t *association = scripted_associate(world->scripted, world->client, 1);
    static heard_t first;
    static heard_t second;
    ask(association, &first);
    scripted_advance(world->scripted, world->client, 4000);
    ask(association, &second);
    assert_int_equal(sdvp_client_deadline(world->client), world->scripted->now_ms + 6000);
    scripted_advance(world->scripted, world->client, 6000);
    assert_int_equal(first.error, SDVP_TIMED_OUT);
    assert_non_null(strstr(first.detail, "may or may not have been done"));
    assert_int_equal(world->scripted->count, 3);
    assert_true(world->scripted->calls[1].forgotten);
    /* The time of a call begins when it is sent, not while it waits. */
    scripted_advance(world->scripted, world->client, 9999);
    assert_int_equal(second.times, 0);
    scripted_advance(world->scripted, world->client, 1);
    assert_int_equal(second.error, SDVP_TIMED_OUT);
    assert_int_equal(sdvp_client_deadline(world->client), SDVP_NEVER);
}

static void an_answer_that_does_not_belong_to_its_call_is_a_protocol_error(void **state)
{
    world_t *world = *state;
    sdvp_association_t *association = scripted_associate(world->scripted, world->client, 5);
    const sdvp_message_t good = {
        .pdu = SDVP_RESPONSE, .service = SDVP_GET_LOGICAL_DEVICE_DIRECTORY, .association_id = "a"};
    for (int i = 0; i < 4; i++) {
        heard_t heard = {0};
        ask(association, &heard);
        sent_t *call = scripted_last(world->scripted);
        sdvp_message_t wrong = good;
        wrong.invoke_id = call->request.invoke_id + (i == 0 ? 1 : 0);
        wrong.service = i == 1 ? SDVP_GET_DATA_DIRECTORY : good.service;
        wrong.association_id = i == 2 ? "b" : "a";
        wrong.pdu = i == 3 ? SDVP_REQUEST : SDVP_RESPONSE;
        call->answered(call->ctx, SDVP_OK, NULL, &wrong);
        assert_int_equal(heard.error, SDVP_PROTOCOL);
        assert_int_equal(heard.times, 1);
    }
}

static void a_wrong_number_of_results_is_a_protocol_error(void **state)
{
    world_t *world = *state;
    sdvp_association_t *association = scripted_associate(world->scripted, world->client, 5);
    static heard_t heard;
    const char *const references[] = {"HP1/STMP1.Tmp[MX]", "HP1/STMP2.Tmp[MX]"};
    sdvp_message_t request = {.service = SDVP_GET_DATA_VALUES};
    request.is.read_request.references = (sdvp_names_t){references, 2};
    sdvp_call(association, &request, hear_reply, &heard);
    const sdvp_result_t result = {.error = SDVP_ACCESS_VIOLATION};
    sdvp_message_t response = {.pdu = SDVP_RESPONSE};
    response.is.read_response.results = (sdvp_results_t){&result, 1};
    scripted_answer(scripted_last(world->scripted), response);
    assert_int_equal(heard.error, SDVP_PROTOCOL);
    assert_non_null(strstr(heard.detail, "2 results of GetDataValues, but got 1"));
}

static void what_the_transport_cannot_send_is_told_by_the_return_only(void **state)
{
    world_t *world = *state;
    sdvp_association_t *association = scripted_associate(world->scripted, world->client, 5);
    static heard_t heard;
    world->scripted->failing = SDVP_BUSY;
    assert_int_equal(ask(association, &heard), SDVP_BUSY);
    assert_int_equal(sdvp_association_end(association), SDVP_NOT_ENDED);
    assert_int_equal(sdvp_associate(world->client, "device", hear_associated, &heard), SDVP_BUSY);
    world->scripted->failing = SDVP_NOT_ONLINE;
    assert_int_equal(ask(association, &heard), SDVP_NOT_ONLINE);
    assert_int_equal(sdvp_association_end(association), SDVP_PEER_LOST);
    assert_int_equal(heard.times, 0);
    assert_int_equal(sdvp_client_deadline(world->client), SDVP_NEVER);
}

static void a_call_that_waited_and_cannot_be_sent_ends_with_that_error(void **state)
{
    world_t *world = *state;
    sdvp_association_t *association = scripted_associate(world->scripted, world->client, 1);
    static heard_t heard[3];
    for (int i = 0; i < 3; i++) {
        ask(association, &heard[i]);
    }
    world->scripted->failing = SDVP_BUSY;
    scripted_ok(scripted_last(world->scripted));
    assert_int_equal(heard[1].error, SDVP_BUSY);
    assert_int_equal(heard[2].error, SDVP_BUSY);
    assert_int_equal(heard[1].times + heard[2].times, 2);
}

static void a_transport_that_has_lost_the_device_ends_the_association(void **state)
{
    world_t *world = *state;
    sdvp_association_t *association = scripted_associate(world->scripted, world->client, 5);
    static heard_t first;
    static heard_t second;
    ask(association, &first);
    ask(association, &second);
    sent_t *call = scripted_last(world->scripted);
    call->answered(call->ctx, SDVP_LOST, "recipient-unavailable", NULL);
    assert_int_equal(first.error, SDVP_LOST);
    assert_int_equal(second.error, SDVP_LOST);
    assert_int_equal(first.times + second.times, 2);
    assert_int_equal(sdvp_association_end(association), SDVP_PEER_LOST);
    assert_int_equal(ask(association, &first), SDVP_LOST);
}

static void services_without_an_answer_cannot_be_called(void **state)
{
    world_t *world = *state;
    sdvp_association_t *association = scripted_associate(world->scripted, world->client, 5);
    static heard_t heard;
    const int wrong[] = {0, SDVP_ASSOCIATE, SDVP_ABORT, SDVP_RELEASE, SDVP_REPORT, 32, SDVP_COMMAND_TERMINATION, 56};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        sdvp_message_t request = {.service = (sdvp_service_t)wrong[i]};
        assert_int_equal(sdvp_call(association, &request, hear_reply, &heard), SDVP_BAD_ARGUMENT);
    }
    assert_int_equal(world->scripted->count, 1);
}

static void what_is_given_up_ends_at_once_and_nothing_else(void **state)
{
    world_t *world = *state;
    sdvp_association_t *association = scripted_associate(world->scripted, world->client, 2);
    static heard_t mine;
    static heard_t other;
    ask(association, &mine);
    ask(association, &other);
    ask(association, &mine);
    sdvp_associate(world->client, "device", hear_associated, &mine);
    sdvp_give_up(world->client, &mine);
    assert_int_equal(mine.times, 3);
    assert_int_equal(mine.error, SDVP_CANCELLED);
    assert_int_equal(other.times, 0);
    assert_true(world->scripted->calls[1].forgotten);
    scripted_ok(&world->scripted->calls[2]);
    assert_int_equal(other.times, 1);
    /* The device may still grant the association. */
    scripted_grant(&world->scripted->calls[3], "b", 1);
    assert_string_equal(world->scripted->aborts[0].association_id, "b");
}

/* Ctx of callbacks that free things. */
typedef struct freeing {
    sdvp_client_t *client;
    sdvp_association_t *association;
    unsigned times;
} freeing_t;

static void free_client(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    (void)outcome;
    (void)response;
    freeing_t *freeing = ctx;
    freeing->times++;
    sdvp_association_free(freeing->association);
    freeing->association = NULL;
    sdvp_client_free(freeing->client);
    freeing->client = NULL;
}

static void the_client_may_be_freed_in_a_callback_and_every_other_call_ends(void **state)
{
    (void)state;
    for (int way = 0; way < 4; way++) {
        scripted_t *scripted = scripted_new();
        freeing_t freeing = {.client = scripted_client(scripted)};
        freeing.association = scripted_associate(scripted, freeing.client, 2);
        heard_t heard = {0};
        sdvp_message_t request = {.service = SDVP_GET_SERVER_DIRECTORY};
        sdvp_call(freeing.association, &request, free_client, &freeing);
        ask(freeing.association, &heard);
        ask(freeing.association, &heard);
        sdvp_associate(freeing.client, "device", hear_associated, &heard);
        if (way == 0) {
            scripted_ok(&scripted->calls[1]);
        } else if (way == 1) {
            scripted_advance(scripted, freeing.client, 10000);
        } else if (way == 2) {
            scripted_gone(scripted, "gone");
        } else {
            sdvp_give_up(freeing.client, &freeing);
        }
        assert_int_equal(freeing.times, 1);
        assert_int_equal(heard.times, 3);
        assert_null(scripted->listener);
        scripted_free(scripted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLIENT_TEST(associate_asks_for_the_limits_of_the_configuration),
        CLIENT_TEST(associate_refused_has_the_error_of_the_device),
        CLIENT_TEST(associate_answered_too_late_is_aborted),
        CLIENT_TEST(late_answers_to_associate_are_not_waited_for_without_end),
        CLIENT_TEST(associate_while_the_peer_goes_fails),
        CLIENT_TEST(associate_granted_more_than_asked_for_is_a_protocol_error_and_aborted),
        CLIENT_TEST(associate_with_an_id_that_is_open_is_a_protocol_error),
        CLIENT_TEST(invoke_ids_rise_from_that_of_associate),
        CLIENT_TEST(calls_above_the_limit_wait_in_order_and_go_when_one_is_answered),
        CLIENT_TEST(calls_that_wait_have_a_limit),
        CLIENT_TEST(silence_fails_the_call_when_its_time_is_over_and_makes_room_for_the_next),
        CLIENT_TEST(an_answer_that_does_not_belong_to_its_call_is_a_protocol_error),
        CLIENT_TEST(a_wrong_number_of_results_is_a_protocol_error),
        CLIENT_TEST(what_the_transport_cannot_send_is_told_by_the_return_only),
        CLIENT_TEST(a_call_that_waited_and_cannot_be_sent_ends_with_that_error),
        CLIENT_TEST(a_transport_that_has_lost_the_device_ends_the_association),
        CLIENT_TEST(services_without_an_answer_cannot_be_called),
        CLIENT_TEST(what_is_given_up_ends_at_once_and_nothing_else),
        cmocka_unit_test(the_client_may_be_freed_in_a_callback_and_every_other_call_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
