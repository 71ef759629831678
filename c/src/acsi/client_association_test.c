#include "cases.h"

/* How an association ended, as its listener heard. */
typedef struct end {
    unsigned times;
    sdvp_end_t end;
    char reason[256];
} end_t;

static void hear_end(void *ctx, sdvp_association_t *association, sdvp_end_t how, const char *reason)
{
    end_t *end = ctx;
    assert_int_equal(sdvp_association_end(association), how);
    end->times++;
    end->end = how;
    strncpy(end->reason, reason, sizeof end->reason - 1);
}

static sdvp_error_t ask(sdvp_association_t *association, heard_t *heard)
{
    sdvp_message_t request = {.service = SDVP_GET_SERVER_DIRECTORY};
    return sdvp_call(association, &request, hear_reply, heard);
}

static void a_peer_that_goes_ends_every_call_once_and_tells_it_once(void **state)
{
    world_t *world = *state;
    end_t end = {0};
    heard_t heard = {0};
    sdvp_association_on_end(world->association, hear_end, &end);
    for (int i = 0; i < 8; i++) {
        ask(world->association, &heard);
    }
    scripted_gone(world->scripted, "presence unavailable");
    scripted_gone(world->scripted, "presence unavailable");
    assert_int_equal(heard.times, 8);
    assert_int_equal(heard.error, SDVP_LOST);
    assert_non_null(strstr(heard.detail, "was not sent"));
    assert_int_equal(end.times, 1);
    assert_int_equal(end.end, SDVP_PEER_LOST);
    assert_string_equal(end.reason, "presence unavailable");
    assert_int_equal(world->scripted->abort_count, 0);
}

static void whoever_listens_late_is_told_at_once(void **state)
{
    world_t *world = *state;
    end_t end = {0};
    sdvp_association_abort(world->association, "no need");
    sdvp_association_on_end(world->association, hear_end, &end);
    assert_int_equal(end.times, 1);
    assert_int_equal(end.end, SDVP_ABORTED);
}

static void abort_of_the_device_ends_that_association_only(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    sdvp_associate(world->client, "device", hear_associated, &heard);
    scripted_grant(scripted_last(world->scripted), "b", 1);
    sdvp_message_t message = {.service = SDVP_ABORT};
    message.is.abort.reason = "shutting down";
    assert_int_equal(scripted_send(world->scripted, "b", message), SDVP_OK);
    assert_int_equal(sdvp_association_end(heard.association), SDVP_ABORTED_BY_SERVER);
    assert_int_equal(sdvp_association_end(world->association), SDVP_NOT_ENDED);
    assert_int_equal(scripted_send(world->scripted, "unknown", message), SDVP_OK);
}

static void an_id_is_one_of_its_peer_only(void **state)
{
    world_t *world = *state;
    sdvp_message_t message = {.pdu = SDVP_UNCONFIRMED, .service = SDVP_ABORT, .association_id = "a"};
    message.is.abort.reason = "forged";
    const sdvp_client_listener_t *listener = world->scripted->listener;
    listener->on_unconfirmed(listener->ctx, "stranger", &message);
    listener->on_peer_gone(listener->ctx, "stranger", "gone");
    assert_int_equal(sdvp_association_end(world->association), SDVP_NOT_ENDED);
}

static void abort_ends_calls_at_once_and_tells_the_device(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    ask(world->association, &heard);
    char reason[400];
    memset(reason, 'r', sizeof reason - 1);
    reason[sizeof reason - 1] = '\0';
    memcpy(reason + 254, "\xc3\xa4", 2); /* a character of two octets on the edge */
    sdvp_association_abort(world->association, reason);
    sdvp_association_abort(world->association, "again");
    assert_int_equal(heard.error, SDVP_LOST);
    assert_int_equal(world->scripted->abort_count, 1);
    assert_int_equal(strlen(world->scripted->aborts[0].is.abort.reason), 254);
}

static void release_waits_for_open_and_waiting_calls_and_takes_no_new_ones(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    heard_t released = {0};
    for (int i = 0; i < 6; i++) {
        ask(world->association, &heard);
    }
    assert_int_equal(sdvp_association_release(world->association, hear_done, &released), SDVP_OK);
    assert_int_equal(sdvp_association_release(world->association, hear_done, &released), SDVP_LOST);
    assert_int_equal(ask(world->association, &heard), SDVP_LOST);
    for (size_t i = 1; i <= 6; i++) {
        assert_int_equal(world->scripted->calls[world->scripted->count - 1].request.service,
            SDVP_GET_SERVER_DIRECTORY);
        scripted_ok(&world->scripted->calls[i]);
    }
    assert_int_equal(heard.times, 6);
    assert_int_equal(released.times, 0);
    assert_int_equal(scripted_last(world->scripted)->request.service, SDVP_RELEASE);
    scripted_ok(scripted_last(world->scripted));
    assert_int_equal(released.times, 1);
    assert_int_equal(released.error, SDVP_OK);
    assert_int_equal(sdvp_association_end(world->association), SDVP_RELEASED);
    assert_int_equal(world->scripted->abort_count, 0);
}

static void release_that_is_not_answered_ends_the_association_anyway(void **state)
{
    world_t *world = *state;
    heard_t released = {0};
    sdvp_association_release(world->association, hear_done, &released);
    scripted_advance(world->scripted, world->client, 10000);
    assert_int_equal(released.error, SDVP_TIMED_OUT);
    assert_int_equal(released.times, 1);
    assert_int_equal(sdvp_association_end(world->association), SDVP_ABORTED);
    assert_int_equal(world->scripted->abort_count, 1);
}

static void release_that_cannot_be_sent_ends_the_association_anyway(void **state)
{
    world_t *world = *state;
    heard_t released = {0};
    world->scripted->failing = SDVP_BUSY;
    assert_int_equal(sdvp_association_release(world->association, hear_done, &released), SDVP_OK);
    assert_int_equal(released.error, SDVP_BUSY);
    assert_int_equal(released.times, 1);
    assert_int_equal(sdvp_association_end(world->association), SDVP_ABORTED);
}

static void a_peer_that_goes_while_release_waits_ends_the_release_once(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    heard_t released = {0};
    ask(world->association, &heard);
    sdvp_association_release(world->association, hear_done, &released);
    scripted_gone(world->scripted, "gone");
    assert_int_equal(heard.times, 1);
    assert_int_equal(released.times, 1);
    assert_int_equal(released.error, SDVP_LOST);
    assert_int_equal(sdvp_association_end(world->association), SDVP_PEER_LOST);
}

static void a_release_may_be_given_up_before_it_is_sent_and_goes_on(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    heard_t released = {0};
    ask(world->association, &heard);
    sdvp_association_release(world->association, hear_done, &released);
    sdvp_give_up(world->client, &released);
    assert_int_equal(released.error, SDVP_CANCELLED);
    scripted_ok(scripted_last(world->scripted));
    scripted_ok(scripted_last(world->scripted));
    assert_int_equal(released.times, 1);
    assert_int_equal(sdvp_association_end(world->association), SDVP_RELEASED);
}

static void an_association_that_is_freed_is_aborted_and_its_calls_are_cancelled(void **state)
{
    world_t *world = *state;
    heard_t heard = {0};
    ask(world->association, &heard);
    sdvp_association_free(world->association);
    assert_int_equal(heard.error, SDVP_CANCELLED);
    assert_int_equal(world->scripted->abort_count, 1);
    assert_true(world->scripted->calls[1].forgotten);
    sdvp_association_free(NULL);
    sdvp_client_free(NULL);
}

/* Opens the next association as soon as the last one ends, as a reckless program would. */
static void associate_again(void *ctx, sdvp_association_t *association, sdvp_end_t end, const char *reason)
{
    (void)association;
    (void)end;
    (void)reason;
    world_t *world = ctx;
    world->association = scripted_associate(world->scripted, world->client, 1);
    sdvp_association_on_end(world->association, associate_again, world);
}

static void a_peer_that_goes_ends_only_what_was_open_then(void **state)
{
    world_t *world = *state;
    sdvp_association_t *first = world->association;
    sdvp_association_on_end(first, associate_again, world);
    scripted_gone(world->scripted, "gone");
    assert_ptr_not_equal(world->association, first);
    assert_int_equal(sdvp_association_end(first), SDVP_PEER_LOST);
    assert_int_equal(sdvp_association_end(world->association), SDVP_NOT_ENDED);
    sdvp_association_on_end(world->association, NULL, NULL);
}

static void what_the_device_did_not_tell_counts_as_offered(void **state)
{
    world_t *world = *state;
    assert_true(sdvp_association_offers(world->association, SDVP_OPERATE));
    heard_t heard = {0};
    sdvp_associate(world->client, "device", hear_associated, &heard);
    const char *const services[] = {"GetDataValues", "TimeTravel"};
    sdvp_message_t granted = {.association_id = "b"};
    granted.is.associate_response = (sdvp_associate_response_t){1024, 1, {services, 2}};
    scripted_answer(scripted_last(world->scripted), granted);
    assert_true(sdvp_association_offers(heard.association, SDVP_GET_DATA_VALUES));
    assert_false(sdvp_association_offers(heard.association, SDVP_OPERATE));
}

static void associations_have_a_limit(void **state)
{
    (void)state;
    scripted_t *scripted = scripted_new();
    sdvp_client_config_t config = scripted_config(scripted);
    config.max_associations = 1;
    sdvp_client_t *client = NULL;
    assert_int_equal(sdvp_client_new(&config, &client), SDVP_OK);
    heard_t heard = {0};
    assert_int_equal(sdvp_associate(client, "device", hear_associated, &heard), SDVP_OK);
    assert_int_equal(sdvp_associate(client, "device", hear_associated, &heard), SDVP_NO_MEMORY);
    scripted_grant(scripted_last(scripted), "a", 1);
    sdvp_association_free(heard.association);
    assert_int_equal(sdvp_associate(client, "device", hear_associated, &heard), SDVP_OK);
    sdvp_client_free(client);
    assert_int_equal(heard.times, 2);
    scripted_free(scripted);
}

static void a_configuration_that_makes_no_sense_is_refused(void **state)
{
    (void)state;
    scripted_t *scripted = scripted_new();
    sdvp_client_t *client = NULL;
    sdvp_client_config_t config = scripted_config(scripted);
    config.max_message_size = 1023;
    assert_int_equal(sdvp_client_new(&config, &client), SDVP_BAD_ARGUMENT);
    config = scripted_config(scripted);
    config.call_timeout_ms = 0;
    assert_int_equal(sdvp_client_new(&config, &client), SDVP_BAD_ARGUMENT);
    assert_null(client);
    scripted_free(scripted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ASSOCIATION_TEST(a_peer_that_goes_ends_every_call_once_and_tells_it_once),
        ASSOCIATION_TEST(whoever_listens_late_is_told_at_once),
        ASSOCIATION_TEST(abort_of_the_device_ends_that_association_only),
        ASSOCIATION_TEST(an_id_is_one_of_its_peer_only),
        ASSOCIATION_TEST(abort_ends_calls_at_once_and_tells_the_device),
        ASSOCIATION_TEST(release_waits_for_open_and_waiting_calls_and_takes_no_new_ones),
        ASSOCIATION_TEST(release_that_is_not_answered_ends_the_association_anyway),
        ASSOCIATION_TEST(release_that_cannot_be_sent_ends_the_association_anyway),
        ASSOCIATION_TEST(a_peer_that_goes_while_release_waits_ends_the_release_once),
        ASSOCIATION_TEST(a_release_may_be_given_up_before_it_is_sent_and_goes_on),
        ASSOCIATION_TEST(an_association_that_is_freed_is_aborted_and_its_calls_are_cancelled),
        ASSOCIATION_TEST(a_peer_that_goes_ends_only_what_was_open_then),
        ASSOCIATION_TEST(what_the_device_did_not_tell_counts_as_offered),
        cmocka_unit_test(associations_have_a_limit),
        cmocka_unit_test(a_configuration_that_makes_no_sense_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
