/* Associations, directories, reading, writing and data sets, over a loopback. */
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

/* Directory of the names that come with a prefix and a number, in pages; how many. */
static const sdvp_directory_response_t *node_directory(party_t *party, const char *node, sdvp_acsi_class_t acsi_class,
                                                       const char *after)
{
    sdvp_message_t request = {.is.get_logical_node_directory_request = {node, acsi_class, after}};
    const sdvp_message_t *response = ask(party, SDVP_GET_LOGICAL_NODE_DIRECTORY, request);
    return response->refused ? NULL : &response->is.directory_response;
}

static void names_are(const sdvp_directory_response_t *directory, const char *expected)
{
    char all[2000] = "";
    assert_non_null(directory);
    for (size_t i = 0; i < directory->names.count; i++) {
        strcat(strcat(all, i == 0 ? "" : " "), directory->names.items[i]);
    }
    assert_string_equal(all, expected);
}

static void whole_model_is_found_by_browsing(void **state)
{
    (void)state;
    sdvp_message_t request = {.is.get_server_directory_request.object_class = SDVP_CLASS_LOGICAL_DEVICE};
    names_are(&ask(provider, SDVP_GET_SERVER_DIRECTORY, request)->is.directory_response, "HP1 HP2 HP3");
    request.is.get_logical_device_directory_request =
        (sdvp_get_logical_device_directory_request_t){.logical_device = "HP1"};
    names_are(
        &ask(provider, SDVP_GET_LOGICAL_DEVICE_DIRECTORY, request)->is.directory_response,
        "LLN0 GGIO1 GGIO2 GGIO3 GGIO4 GGIO5 GGIO6 GGIO7 MMXU1 GAPC1 ZTYP1");
    names_are(node_directory(provider, "HP1/MMXU1", SDVP_CLASS_DATA_OBJECT, NULL), "A NamPlt");
    names_are(node_directory(provider, "HP2/LLN0", SDVP_CLASS_DATA_SET, NULL), "Count Types");
    names_are(node_directory(provider, "HP3/LLN0", SDVP_CLASS_SGCB, NULL), "SGCB");
    names_are(node_directory(provider, "HP3/GGIO1", SDVP_CLASS_SGCB, NULL), "");
}

static void get_data_directory_lists_children_and_components(void **state)
{
    (void)state;
    static const struct {
        const char *data;
        const char *names;
    } CASES[] = {{"HP1/MMXU1.A", "phsA angRef"},       {"HP1/MMXU1.A.phsA.cVal", "mag ang"},
                 {"HP1/MMXU1.A.phsA.cVal.mag", "f"},   {"HP1/ZTYP1.Curve.crvPts(3)", "xVal yVal"},
                 {"HP1/ZTYP1.Curve.crvPts", "xVal yVal"}, {"HP1/GGIO1.AnIn1.q", ""}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sdvp_message_t request = {.is.get_data_directory_request.data = CASES[i].data};
        names_are(&ask(provider, SDVP_GET_DATA_DIRECTORY, request)->is.directory_response, CASES[i].names);
    }
}

static void long_directory_comes_in_pages(void **state)
{
    (void)state;
    size_t got = 0;
    char after[32];
    const sdvp_directory_response_t *page = node_directory(provider, "HP1/GAPC1", SDVP_CLASS_DATA_OBJECT, NULL);
    while (page->more_follows) {
        assert_in_range(page->names.count, 1, 50);
        got += page->names.count;
        snprintf(after, sizeof after, "%s", page->names.items[page->names.count - 1]);
        page = node_directory(provider, "HP1/GAPC1", SDVP_CLASS_DATA_OBJECT, after);
    }
    assert_int_equal(got + page->names.count, LONG_DIRECTORY + 1);
}

static void no_page_is_longer_than_the_message_size(void **state)
{
    (void)state;
    party_associate(provider, 1024, 5);
    size_t got = 0;
    char after[32];
    const char *from = NULL;
    const sdvp_directory_response_t *page;
    do {
        page = node_directory(provider, "HP1/GAPC1", SDVP_CLASS_DATA_OBJECT, from);
        assert_in_range(strlen(loopback_last(device->loopback)), 1, 1024);
        got += page->names.count;
        snprintf(after, sizeof after, "%s", page->names.items[page->names.count - 1]);
        from = after;
    } while (page->more_follows);
    assert_int_equal(got, LONG_DIRECTORY + 1);
}

static void unknown_instances_are_not_available(void **state)
{
    (void)state;
    sdvp_message_t request = {.is.get_logical_device_directory_request.logical_device = "HP9"};
    assert_int_equal(refused(provider, SDVP_GET_LOGICAL_DEVICE_DIRECTORY, request), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_null(node_directory(provider, "HP1/NONE1", SDVP_CLASS_DATA_OBJECT, NULL));
    assert_int_equal(provider->response.is.refusal.error, SDVP_INSTANCE_NOT_AVAILABLE);
    static const char *const DATA[] = {"HP1/GGIO1.None", "HP1/GGIO1.AnIn1.none", "HP1/ZTYP1.Curve.crvPts(10)"};
    for (size_t i = 0; i < 3; i++) {
        request.is.get_data_directory_request = (sdvp_get_data_directory_request_t){.data = DATA[i]};
        assert_int_equal(refused(provider, SDVP_GET_DATA_DIRECTORY, request), SDVP_INSTANCE_NOT_AVAILABLE);
    }
    request.is.get_data_definition_request.data = "HP1/MMXU1.A.phsA.cVal.mag";
    assert_int_equal(refused(provider, SDVP_GET_DATA_DEFINITION, request), SDVP_INSTANCE_NOT_AVAILABLE);
}

static void a_page_after_a_name_that_is_not_there_is_refused(void **state)
{
    (void)state;
    assert_null(node_directory(provider, "HP1/GGIO1", SDVP_CLASS_DATA_OBJECT, "None"));
    assert_int_equal(provider->response.is.refusal.error, SDVP_PARAMETER_VALUE_INAPPROPRIATE);
}

static void a_class_that_is_not_there_is_refused(void **state)
{
    (void)state;
    assert_null(node_directory(provider, "HP1/GGIO1", SDVP_CLASS_LOG, NULL));
    assert_int_equal(provider->response.is.refusal.error, SDVP_CLASS_NOT_SUPPORTED);
    sdvp_message_t request = {.is.get_server_directory_request.object_class = SDVP_CLASS_FILE};
    assert_int_equal(refused(provider, SDVP_GET_SERVER_DIRECTORY, request), SDVP_CLASS_NOT_SUPPORTED);
}

static void user_sees_only_the_way_to_what_it_may_use(void **state)
{
    (void)state;
    party_t *user = party_new(device, "user@x/1", SDVP_ROLE_USER);
    sdvp_message_t request = {.is.get_server_directory_request.object_class = SDVP_CLASS_LOGICAL_DEVICE};
    names_are(&ask(user, SDVP_GET_SERVER_DIRECTORY, request)->is.directory_response, "HP1");
    request.is.get_logical_device_directory_request =
        (sdvp_get_logical_device_directory_request_t){.logical_device = "HP1"};
    names_are(&ask(user, SDVP_GET_LOGICAL_DEVICE_DIRECTORY, request)->is.directory_response, "GGIO1");
    names_are(node_directory(user, "HP1/GGIO1", SDVP_CLASS_DATA_OBJECT, NULL), "AnIn1");
    request.is.get_data_directory_request = (sdvp_get_data_directory_request_t){.data = "HP1/GGIO1.AnIn1"};
    names_are(&ask(user, SDVP_GET_DATA_DIRECTORY, request)->is.directory_response, "mag q t d");
    request.is.get_data_directory_request.data = "HP1/GGIO1.SPCSO1";
    assert_int_equal(refused(user, SDVP_GET_DATA_DIRECTORY, request), SDVP_ACCESS_VIOLATION);
    request.is.get_data_directory_request.data = "HP1/GGIO1.NoSuch";
    assert_int_equal(refused(user, SDVP_GET_DATA_DIRECTORY, request), SDVP_ACCESS_VIOLATION);
    party_free(user);
}

static void get_data_definition_tells_an_object_and_an_attribute(void **state)
{
    (void)state;
    sdvp_message_t request = {.is.get_data_definition_request.data = "HP1/GGIO1.AnIn1"};
    const sdvp_node_t *node =
        &ask(provider, SDVP_GET_DATA_DEFINITION, request)->is.get_data_definition_response.definition;
    assert_string_equal(node->name, "AnIn1");
    assert_string_equal(node->cdc, "MV");
    assert_int_equal(node->count, 4);
    assert_string_equal(node->children[0].name, "mag");
    request.is.get_data_definition_request.data = "HP1/ZTYP1.All.vEnumerated";
    node = &ask(provider, SDVP_GET_DATA_DEFINITION, request)->is.get_data_definition_response.definition;
    assert_int_equal(node->fc, SDVP_FC_SP);
    assert_int_equal(node->type.code, SDVP_ENUMERATED);
    assert_int_equal(node->type.count, 4);
    assert_string_equal(node->type.literals[3].literal, "all & <every>");
}

static void get_data_values_of_an_object_gives_its_members_of_that_constraint(void **state)
{
    (void)state;
    sdvp_result_t read = read_one(provider, "HP1/GGIO1.AnIn1[MX]");
    assert_int_equal(read.error, SDVP_OK);
    assert_int_equal(read.value.type, SDVP_STRUCTURE);
    assert_int_equal(read.value.is.list.count, 3);
    assert_true(read.value.is.list.items[0].is.list.items[0].is.real == 21.5);
    assert_int_equal(read.value.is.list.items[1].type, SDVP_QUALITY);
    assert_int_equal(read.value.is.list.items[2].is.timestamp.fraction, 0x800001);
}

static void get_data_values_members_fail_one_by_one(void **state)
{
    (void)state;
    static const char *const NAMES[] = {
        "HP1/GGIO1.AnIn1.mag.f[MX]", "HP1/GGIO1.None[MX]", "HP1/GGIO1.AnIn1[ST]", "HP1/GGIO7.Timed.Oper[CO]",
        "HP1/GGIO1.None[CO]"};
    const sdvp_results_t *results =
        &ask(provider, SDVP_GET_DATA_VALUES, (sdvp_message_t){.is.read_request.references = {NAMES, 5}})
             ->is.read_response.results;
    assert_int_equal(results->items[0].error, SDVP_OK);
    assert_true(results->items[0].value.is.real == 21.5);
    assert_int_equal(results->items[1].error, SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(results->items[2].error, SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(results->items[3].error, SDVP_ACCESS_VIOLATION);
    assert_int_equal(results->items[4].error, SDVP_INSTANCE_NOT_AVAILABLE);
}

static void get_data_values_whose_answer_does_not_fit_is_refused(void **state)
{
    (void)state;
    const char *names[100];
    for (size_t i = 0; i < 100; i++) {
        names[i] = "HP1/GGIO1.AnIn1[MX]";
    }
    party_associate(provider, 1024, 5);
    sdvp_message_t request = {.is.read_request.references = {names, 100}};
    assert_int_equal(
        refused(provider, SDVP_GET_DATA_VALUES, request), SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT);
    assert_int_equal(read_one(provider, "HP1/GGIO1.AnIn1.mag[MX]").error, SDVP_OK);
}

static void get_all_data_values_comes_in_pages_of_what_has_the_constraint(void **state)
{
    (void)state;
    sdvp_message_t request = {.is.get_all_data_values_request = {"HP1/GGIO1", SDVP_FC_MX, NULL}};
    const sdvp_get_all_data_values_response_t *page =
        &ask(provider, SDVP_GET_ALL_DATA_VALUES, request)->is.get_all_data_values_response;
    assert_int_equal(page->values.count, 2);
    assert_string_equal(page->values.items[1].reference, "HP1/GGIO1.AnOut1");
    size_t got = 0;
    char after[64];
    request.is.get_all_data_values_request = (sdvp_get_all_data_values_request_t){"HP1/GAPC1", SDVP_FC_ST, NULL};
    do {
        page = &ask(provider, SDVP_GET_ALL_DATA_VALUES, request)->is.get_all_data_values_response;
        assert_in_range(page->values.count, 1, 50);
        got += page->values.count;
        snprintf(after, sizeof after, "%s", page->values.items[page->values.count - 1].reference);
        request.is.get_all_data_values_request.continue_after = after;
    } while (page->more_follows);
    assert_int_equal(got, LONG_DIRECTORY);
}

static void get_all_data_values_that_cannot_be_are_refused(void **state)
{
    (void)state;
    sdvp_message_t request = {.is.get_all_data_values_request = {"HP1/NONE1", SDVP_FC_MX, NULL}};
    assert_int_equal(refused(provider, SDVP_GET_ALL_DATA_VALUES, request), SDVP_INSTANCE_NOT_AVAILABLE);
    request.is.get_all_data_values_request = (sdvp_get_all_data_values_request_t){"HP1/GGIO1", SDVP_FC_CO, NULL};
    assert_int_equal(refused(provider, SDVP_GET_ALL_DATA_VALUES, request), SDVP_ACCESS_VIOLATION);
}

static void get_all_data_values_of_a_role_with_few_rights_leaves_out_the_rest(void **state)
{
    (void)state;
    party_t *user = party_new(device, "user@x/1", SDVP_ROLE_USER);
    sdvp_message_t request = {.is.get_all_data_values_request = {"HP1/GGIO1", SDVP_FC_MX, NULL}};
    const sdvp_message_t *response = ask(user, SDVP_GET_ALL_DATA_VALUES, request);
    assert_false(response->refused);
    assert_int_equal(response->is.get_all_data_values_response.values.count, 1);
    request.is.get_all_data_values_request.logical_node = "HP1/MMXU1";
    assert_int_equal(refused(user, SDVP_GET_ALL_DATA_VALUES, request), SDVP_ACCESS_VIOLATION);
    party_free(user);
}

static sdvp_value_t f(float number, sdvp_value_t *room)
{
    *room = sdvp_float32(number);
    return sdvp_structure(room, 1);
}

static void set_data_values_of_a_whole_object_a_part_and_an_element(void **state)
{
    (void)state;
    sdvp_value_t room;
    sdvp_value_t point[2] = {sdvp_float32(1), sdvp_float32(2)};
    sdvp_value_t magnitude = f(40, &room);
    assert_int_equal(write_one(provider, "HP1/GGIO1.AnSet1[SP]", sdvp_structure(&magnitude, 1)), SDVP_OK);
    assert_true(read_one(provider, "HP1/GGIO1.AnSet1.setMag.f[SP]").value.is.real == 40);
    assert_int_equal(write_one(provider, "HP1/GGIO1.AnSet1.setMag.f[SP]", sdvp_float32(41)), SDVP_OK);
    assert_int_equal(write_one(provider, "HP1/ZTYP1.Curve.crvPts(4)[SP]", sdvp_structure(point, 2)), SDVP_OK);
    assert_true(read_one(provider, "HP1/ZTYP1.Curve.crvPts(4).yVal[SP]").value.is.real == 2);
    assert_true(read_one(provider, "HP1/ZTYP1.Curve.crvPts(5).yVal[SP]").value.is.real == 0);
}

static void set_data_values_members_fail_one_by_one(void **state)
{
    (void)state;
    sdvp_value_t room;
    const sdvp_write_t writes[] = {
        {"HP1/GGIO1.IntSet1.setVal[SP]", sdvp_integer(SDVP_INT32, 7)},
        {"HP1/GGIO1.IntSet1.setVal[SP]", sdvp_integer(SDVP_INT32, 51)},
        {"HP1/GGIO1.IntSet1.setVal[SP]", sdvp_boolean(true)},
        {"HP1/GGIO1.IntSet1.setVal[SP]", sdvp_integer(SDVP_INT32, 13)},
        {"HP1/GGIO1.None.setVal[SP]", sdvp_integer(SDVP_INT32, 1)},
        {"HP1/GGIO1.AnIn1.mag[MX]", f(1, &room)},
        {"HP1/GGIO1.IntSet1[DC]", sdvp_integer(SDVP_INT32, 1)},
        {"HP1/ZTYP1.All.vEnumerated[SP]", sdvp_integer(SDVP_ENUMERATED, 5)},
    };
    static const sdvp_error_t EXPECTED[] = {
        SDVP_OK,
        SDVP_PARAMETER_VALUE_INAPPROPRIATE,
        SDVP_TYPE_CONFLICT,
        SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE,
        SDVP_INSTANCE_NOT_AVAILABLE,
        SDVP_ACCESS_VIOLATION,
        SDVP_INSTANCE_NOT_AVAILABLE,
        SDVP_PARAMETER_VALUE_INAPPROPRIATE};
    const sdvp_message_t *response =
        ask(provider, SDVP_SET_DATA_VALUES, (sdvp_message_t){.is.write_request.writes = {writes, 8}});
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(response->is.write_response.results.items[i], EXPECTED[i]);
    }
    assert_int_equal(device_get(device, "HP1/GGIO1.IntSet1.setVal[SP]").is.integer, 7);
}

static void set_data_values_by_a_role_that_may_only_read_is_refused(void **state)
{
    (void)state;
    party_t *vendor = party_new(device, "vendor@x/1", SDVP_ROLE_VENDOR);
    assert_int_equal(
        write_one(vendor, "HP1/GGIO1.IntSet1.setVal[SP]", sdvp_integer(SDVP_INT32, 1)), SDVP_ACCESS_VIOLATION);
    party_free(vendor);
}

static void data_set_directory_and_values_follow_the_members(void **state)
{
    (void)state;
    sdvp_message_t request = {.is.get_data_set_directory_request.data_set = "HP2/LLN0.Types"};
    const sdvp_message_t *response = ask(provider, SDVP_GET_DATA_SET_DIRECTORY, request);
    assert_int_equal(response->is.get_data_set_directory_response.members.count, 2);
    assert_string_equal(response->is.get_data_set_directory_response.members.items[0], "HP1/ZTYP1.All[SP]");
    assert_false(response->is.get_data_set_directory_response.deletable);
    request.is.data_set_request.data_set = "HP2/LLN0.Types";
    response = ask(provider, SDVP_GET_DATA_SET_VALUES, request);
    assert_int_equal(response->is.read_response.results.count, 2);
    assert_int_equal(response->is.read_response.results.items[0].value.is.list.count, SDVP_TYPE_CODES);
}

static void set_data_set_values_leaves_settings_out(void **state)
{
    (void)state;
    sdvp_message_t request = {.is.data_set_request.data_set = "HP2/LLN0.Types"};
    const sdvp_message_t *read = ask(provider, SDVP_GET_DATA_SET_VALUES, request);
    const sdvp_value_t values[2] = {
        read->is.read_response.results.items[0].value, sdvp_text(SDVP_VISIBLE_STRING, "counted")};
    sdvp_message_t set = {.is.set_data_set_values_request = {"HP2/LLN0.Types", {values, 2}}};
    const sdvp_message_t *response = ask(provider, SDVP_SET_DATA_SET_VALUES, set);
    assert_int_equal(response->is.write_response.results.items[0], SDVP_ACCESS_VIOLATION);
    assert_int_equal(response->is.write_response.results.items[1], SDVP_OK);
    assert_string_equal(device_get(device, "HP2/GGIO1.Cnt00.d[DC]").is.text.text, "counted");
    set.is.set_data_set_values_request.values.count = 1;
    assert_int_equal(refused(provider, SDVP_SET_DATA_SET_VALUES, set), SDVP_PARAMETER_VALUE_INCONSISTENT);
}

static sdvp_error_t create(party_t *party, const char *name, const char *member, size_t count)
{
    const char *members[400];
    for (size_t i = 0; i < count; i++) {
        members[i] = member;
    }
    sdvp_message_t request = {.is.create_data_set_request = {name, {members, count}}};
    return refused(party, SDVP_CREATE_DATA_SET, request);
}

static void data_sets_are_made_and_deleted(void **state)
{
    (void)state;
    sdvp_message_t request = {.is.data_set_request.data_set = "HP1/LLN0.Mine"};
    assert_int_equal(create(provider, "HP1/LLN0.Mine", "HP1/GGIO1.AnIn1[MX]", 2), SDVP_OK);
    assert_int_equal(create(provider, "HP1/LLN0.Mine", "HP1/GGIO1.AnIn1[MX]", 1), SDVP_INSTANCE_IN_USE);
    names_are(node_directory(provider, "HP1/LLN0", SDVP_CLASS_DATA_SET, NULL), "Mine");
    assert_int_equal(refused(provider, SDVP_DELETE_DATA_SET, request), SDVP_OK);
    assert_int_equal(refused(provider, SDVP_GET_DATA_SET_VALUES, request), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(refused(provider, SDVP_DELETE_DATA_SET, request), SDVP_INSTANCE_NOT_AVAILABLE);
    request.is.data_set_request.data_set = "HP2/LLN0.Count";
    assert_int_equal(refused(provider, SDVP_DELETE_DATA_SET, request), SDVP_ACCESS_VIOLATION);
}

static void data_sets_that_cannot_be_are_refused(void **state)
{
    (void)state;
    const char *member = "HP1/GGIO1.AnIn1[MX]";
    assert_int_equal(create(provider, "HP1/NONE1.Mine", member, 1), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(create(provider, "HP1/LLN0.Mine", "HP1/GGIO1.None[MX]", 1), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(
        create(provider, "HP1/LLN0.Mine", "HP1/GGIO7.Timed[CO]", 1), SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    assert_int_equal(
        create(provider, "HP1/LLN0.M2345678901234567890123456789012345", member, 1),
        SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    assert_int_equal(create(provider, "HP1/LLN0.Mine", member, 257), SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT);
    char name[16];
    for (int i = 0; i < 8; i++) {
        snprintf(name, sizeof name, "@Set%d", i);
        assert_int_equal(create(provider, name, member, 1), SDVP_OK);
    }
    assert_int_equal(create(provider, "@Set8", member, 1), SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT);
}

static void a_data_set_of_an_association_is_its_own_and_ends_with_it(void **state)
{
    (void)state;
    sdvp_message_t request = {.is.data_set_request.data_set = "@Own"};
    assert_int_equal(create(provider, "@Own", "HP1/GGIO1.AnIn1[MX]", 1), SDVP_OK);
    assert_int_equal(refused(provider, SDVP_GET_DATA_SET_VALUES, request), SDVP_OK);
    char first[64];
    strcpy(first, provider->id);
    party_associate(provider, 65536, 5);
    assert_int_equal(refused(provider, SDVP_GET_DATA_SET_VALUES, request), SDVP_INSTANCE_NOT_AVAILABLE);
    strcpy(provider->id, first);
    assert_int_equal(refused(provider, SDVP_RELEASE, (sdvp_message_t){0}), SDVP_OK);
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
        TEST(whole_model_is_found_by_browsing),
        TEST(get_data_directory_lists_children_and_components),
        TEST(long_directory_comes_in_pages),
        TEST(no_page_is_longer_than_the_message_size),
        TEST(unknown_instances_are_not_available),
        TEST(a_page_after_a_name_that_is_not_there_is_refused),
        TEST(a_class_that_is_not_there_is_refused),
        TEST(user_sees_only_the_way_to_what_it_may_use),
        TEST(get_data_definition_tells_an_object_and_an_attribute),
        TEST(get_data_values_of_an_object_gives_its_members_of_that_constraint),
        TEST(get_data_values_members_fail_one_by_one),
        TEST(get_data_values_whose_answer_does_not_fit_is_refused),
        TEST(get_all_data_values_comes_in_pages_of_what_has_the_constraint),
        TEST(get_all_data_values_that_cannot_be_are_refused),
        TEST(get_all_data_values_of_a_role_with_few_rights_leaves_out_the_rest),
        TEST(set_data_values_of_a_whole_object_a_part_and_an_element),
        TEST(set_data_values_members_fail_one_by_one),
        TEST(set_data_values_by_a_role_that_may_only_read_is_refused),
        TEST(data_set_directory_and_values_follow_the_members),
        TEST(set_data_set_values_leaves_settings_out),
        TEST(data_sets_are_made_and_deleted),
        TEST(data_sets_that_cannot_be_are_refused),
        TEST(a_data_set_of_an_association_is_its_own_and_ends_with_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
