/* Directories and data sets over a loopback. */
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

/* One page of the names of a class in a logical node; NULL if that was refused. */
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
        TEST(whole_model_is_found_by_browsing),
        TEST(get_data_directory_lists_children_and_components),
        TEST(long_directory_comes_in_pages),
        TEST(no_page_is_longer_than_the_message_size),
        TEST(unknown_instances_are_not_available),
        TEST(a_page_after_a_name_that_is_not_there_is_refused),
        TEST(a_class_that_is_not_there_is_refused),
        TEST(user_sees_only_the_way_to_what_it_may_use),
        TEST(get_data_definition_tells_an_object_and_an_attribute),
        TEST(data_set_directory_and_values_follow_the_members),
        TEST(set_data_set_values_leaves_settings_out),
        TEST(data_sets_are_made_and_deleted),
        TEST(data_sets_that_cannot_be_are_refused),
        TEST(a_data_set_of_an_association_is_its_own_and_ends_with_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
