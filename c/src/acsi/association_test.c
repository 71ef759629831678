/* Associations over a loopback. */
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

static device_t *device;

static party_t *provider;

static int set_up(void **state)
{
    (void)state;
    device = device_started();
    provider = party_new(device, "provider@x/1", SDVP_ROLE_SERVICE_PROVIDER);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    device_free(device);
    party_free(provider);
    return 0;
}

static void associate_limits_are_the_smaller_of_both_sides(void **state)
{
    (void)state;
    const sdvp_message_t *modest = party_associate(provider, 2048, 2);
    assert_int_equal(modest->is.associate_response.max_message_size, 2048);
    assert_int_equal(modest->is.associate_response.max_outstanding_calls, 2);
    const sdvp_message_t *greedy = party_associate(provider, 1000000, 100);
    assert_int_equal(greedy->is.associate_response.max_message_size, 65536);
    assert_int_equal(greedy->is.associate_response.max_outstanding_calls, 5);
}

static bool offers(const sdvp_message_t *granted, const char *service)
{
    for (size_t i = 0; i < granted->is.associate_response.services.count; i++) {
        if (strcmp(granted->is.associate_response.services.items[i], service) == 0) {
            return true;
        }
    }
    return false;
}

static void associate_offers_what_is_there_and_what_the_caller_may(void **state)
{
    (void)state;
    const sdvp_message_t *granted = party_associate(provider, 65536, 5);
    assert_true(offers(granted, "Operate"));
    assert_true(offers(granted, "CommandTermination"));
    assert_true(offers(granted, "GetSGCBValues"));
    assert_false(offers(granted, "GetFile"));
    assert_false(offers(granted, "Report"));
    party_t *vendor = party_new(device, "vendor@x/1", SDVP_ROLE_VENDOR);
    granted = party_associate(vendor, 65536, 5);
    assert_true(offers(granted, "GetDataValues"));
    assert_false(offers(granted, "Operate"));
    assert_int_equal(granted->is.associate_response.services.count, 10);
    party_free(vendor);
}

static void associate_one_more_than_allowed_is_refused_and_allowed_again_after_a_release(void **state)
{
    (void)state;
    assert_non_null(party_associate(provider, 65536, 5));
    assert_non_null(party_associate(provider, 65536, 5));
    assert_null(party_associate(provider, 65536, 5));
    assert_int_equal(provider->response.is.refusal.error, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT);
    assert_int_equal(refused(provider, SDVP_RELEASE, (sdvp_message_t){0}), SDVP_OK);
    assert_non_null(party_associate(provider, 65536, 5));
}

static void associate_of_a_stranger_tells_nothing(void **state)
{
    (void)state;
    party_t *stranger = party_new(device, "stranger@x/1", 0);
    assert_string_equal(stranger->id, "");
    assert_int_equal(stranger->response.is.refusal.error, SDVP_ACCESS_VIOLATION);
    assert_string_equal(stranger->response.is.refusal.detail, "");
    party_free(stranger);
}

static void release_ends_the_association(void **state)
{
    (void)state;
    assert_int_equal(refused(provider, SDVP_RELEASE, (sdvp_message_t){0}), SDVP_OK);
    assert_int_equal(sdvp_server_associations(device->server), 0);
    assert_string_equal(device->ended, "released");
}

static void release_with_open_calls_is_refused(void **state)
{
    (void)state;
    device->keep_operations = true;
    sdvp_command_t command = command_of(provider, "HP1/GGIO1.SPCSO1", sdvp_boolean(true), 1);
    tell(provider, SDVP_OPERATE, (sdvp_message_t){.is.command = command});
    assert_int_equal(
        refused(provider, SDVP_RELEASE, (sdvp_message_t){0}), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    device_operation_done(device, SDVP_NO_ADD_CAUSE);
    assert_int_equal(refused(provider, SDVP_RELEASE, (sdvp_message_t){0}), SDVP_OK);
}

static void more_calls_than_negotiated_are_refused(void **state)
{
    (void)state;
    device->keep_operations = true;
    party_associate(provider, 65536, 1);
    sdvp_command_t command = command_of(provider, "HP1/GGIO1.SPCSO1", sdvp_boolean(true), 1);
    tell(provider, SDVP_OPERATE, (sdvp_message_t){.is.command = command});
    assert_int_equal(read_one(provider, "HP1/GGIO1.AnIn1.mag[MX]").error, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT);
}

static void abort_ends_the_association(void **state)
{
    (void)state;
    sdvp_message_t message = {
        .pdu = SDVP_UNCONFIRMED, .service = SDVP_ABORT, .association_id = provider->id, .is.abort = {"enough"}};
    provider->transport->abort(provider->transport->ctx, "device", &message);
    device_settle(device);
    assert_int_equal(sdvp_server_associations(device->server), 0);
    assert_string_equal(device->ended, "enough");
}

static void lost_peer_ends_all_of_its_associations(void **state)
{
    (void)state;
    party_associate(provider, 65536, 5);
    loopback_gone(device->loopback, provider->peer);
    assert_int_equal(device->ends, 2);
    assert_int_equal(sdvp_server_associations(device->server), 0);
}

static void unknown_association_is_refused_and_aborted(void **state)
{
    (void)state;
    sdvp_message_t request = {.association_id = "no-such-association"};
    request.is.get_server_directory_request.object_class = SDVP_CLASS_LOGICAL_DEVICE;
    assert_int_equal(
        refused(provider, SDVP_GET_SERVER_DIRECTORY, request), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    assert_int_equal(provider->heard_count, 1);
    assert_int_equal(provider->heard[0].service, SDVP_ABORT);
    assert_string_equal(provider->heard[0].association_id, "no-such-association");
}

static void association_of_another_client_is_as_unknown_and_the_other_is_not_disturbed(void **state)
{
    (void)state;
    party_t *thief = party_new(device, "thief@x/1", SDVP_ROLE_SERVICE_PROVIDER);
    sdvp_message_t request = {.association_id = provider->id};
    assert_int_equal(
        refused(thief, SDVP_GET_SERVER_DIRECTORY, request), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    assert_int_equal(read_one(provider, "HP1/GGIO1.AnIn1.mag[MX]").error, SDVP_OK);
    party_free(thief);
}

static void roles_taken_away_abort_the_association(void **state)
{
    (void)state;
    loopback_roles(device->loopback, provider->peer, 0);
    device_settle(device);
    assert_int_equal(sdvp_server_associations(device->server), 0);
    assert_int_equal(provider->heard[0].service, SDVP_ABORT);
}

static void other_roles_hold_at_once(void **state)
{
    (void)state;
    loopback_roles(device->loopback, provider->peer, SDVP_ROLE_USER);
    assert_int_equal(sdvp_server_associations(device->server), 1);
    assert_int_equal(read_one(provider, "HP1/GGIO1.AnIn1.mag[MX]").error, SDVP_OK);
    assert_int_equal(read_one(provider, "HP1/MMXU1.A[MX]").error, SDVP_ACCESS_VIOLATION);
    assert_int_equal(write_one(provider, "HP1/GGIO1.IntSet1.setVal[SP]", sdvp_integer(SDVP_INT32, 1)),
                     SDVP_ACCESS_VIOLATION);
}

static void a_service_that_is_not_there_is_refused(void **state)
{
    (void)state;
    assert_int_equal(
        refused(provider, SDVP_DELETE_FILE, (sdvp_message_t){.is.delete_file_request = {"x"}}),
        SDVP_CLASS_NOT_SUPPORTED);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(associate_limits_are_the_smaller_of_both_sides),
        TEST(associate_offers_what_is_there_and_what_the_caller_may),
        TEST(associate_one_more_than_allowed_is_refused_and_allowed_again_after_a_release),
        TEST(associate_of_a_stranger_tells_nothing),
        TEST(release_ends_the_association),
        TEST(release_with_open_calls_is_refused),
        TEST(more_calls_than_negotiated_are_refused),
        TEST(abort_ends_the_association),
        TEST(lost_peer_ends_all_of_its_associations),
        TEST(unknown_association_is_refused_and_aborted),
        TEST(association_of_another_client_is_as_unknown_and_the_other_is_not_disturbed),
        TEST(roles_taken_away_abort_the_association),
        TEST(other_roles_hold_at_once),
        TEST(a_service_that_is_not_there_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
