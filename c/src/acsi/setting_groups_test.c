/* Setting groups over a loopback. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <string.h>

#include "device.h"

#define SGCB "HP3/LLN0.SGCB"
#define LIMIT "HP3/GGIO1.Lim.setMag.f"

static device_t *device;
static party_t *provider;
static party_t *other;

/* A store that keeps one saving, or fails. */
static struct {
    bool fails;
    unsigned saved;
    uint32_t act_sg;
    double limits[8];
    bool load;
} kept;

static sdvp_error_t save(void *ctx, const char *sgcb, const sdvp_stored_groups_t *groups)
{
    (void)ctx;
    assert_string_equal(sgcb, SGCB);
    if (kept.fails) {
        return SDVP_STORAGE;
    }
    kept.saved++;
    kept.act_sg = groups->act_sg;
    for (size_t i = 0; i < groups->count; i++) {
        assert_int_equal(groups->groups[i].count, 1);
        assert_string_equal(groups->groups[i].items[0].reference, "HP3/GGIO1.Lim.setMag");
        kept.limits[i] = groups->groups[i].items[0].value.is.list.items[0].is.real;
    }
    return SDVP_OK;
}

static sdvp_error_t load(
    void *ctx, const char *sgcb, void (*found)(void *found_ctx, const sdvp_stored_groups_t *groups), void *found_ctx)
{
    (void)ctx;
    (void)sgcb;
    if (!kept.load) {
        return SDVP_OK;
    }
    const sdvp_value_t numbers[] = {sdvp_float32(11), sdvp_float32(12), sdvp_float32(13)};
    const sdvp_value_t magnitudes[] = {
        sdvp_structure(&numbers[0], 1), sdvp_structure(&numbers[1], 1), sdvp_structure(&numbers[2], 1)};
    const sdvp_write_t writes[] = {
        {"HP3/GGIO1.Lim.setMag", magnitudes[0]},
        {"HP3/GGIO1.Lim.setMag", magnitudes[1]},
        {"HP3/GGIO1.Gone.setMag", magnitudes[2]}};
    const sdvp_writes_t groups[] = {{&writes[0], 1}, {&writes[1], 1}, {&writes[2], 1}};
    found(found_ctx, &(sdvp_stored_groups_t){1, {5, 0, 0}, groups, 3});
    return SDVP_OK;
}

static void begin(void)
{
    static const sdvp_setting_group_store_t STORE = {NULL, load, save};
    device = device_new();
    device->config.setting_groups = &STORE;
    device_start(device);
    provider = party_new(device, "provider@x/1", SDVP_ROLE_SERVICE_PROVIDER);
    other = party_new(device, "other@x/1", SDVP_ROLE_SERVICE_PROVIDER);
}

static int set_up(void **state)
{
    (void)state;
    memset(&kept, 0, sizeof kept);
    begin();
    return 0;
}

static int set_up_with_stored_groups(void **state)
{
    (void)state;
    memset(&kept, 0, sizeof kept);
    kept.load = true;
    begin();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    device_free(device);
    party_free(provider);
    party_free(other);
    return 0;
}

static sdvp_error_t group(party_t *party, sdvp_service_t service, uint32_t number)
{
    return refused(party, service, (sdvp_message_t){.is.setting_group_request = {SGCB, number}});
}

static sdvp_error_t confirm(party_t *party)
{
    return refused(party, SDVP_CONFIRM_EDIT_SG_VALUES, (sdvp_message_t){.is.sgcb_request = {SGCB}});
}

static sdvp_error_t set(party_t *party, const char *fcda, sdvp_value_t value)
{
    const sdvp_write_t write = {fcda, value};
    const sdvp_message_t *response =
        ask(party, SDVP_SET_EDIT_SG_VALUE, (sdvp_message_t){.is.write_request.writes = {&write, 1}});
    assert_false(response->refused);
    return response->is.write_response.results.items[0];
}

static sdvp_result_t get(party_t *party, const char *fcda)
{
    const char *const names[] = {fcda};
    const sdvp_message_t *response =
        ask(party, SDVP_GET_EDIT_SG_VALUE, (sdvp_message_t){.is.read_request.references = {names, 1}});
    assert_false(response->refused);
    return response->is.read_response.results.items[0];
}

static sdvp_get_sgcb_values_response_t block(void)
{
    const sdvp_message_t *response =
        ask(provider, SDVP_GET_SGCB_VALUES, (sdvp_message_t){.is.sgcb_request = {SGCB}});
    assert_false(response->refused);
    return response->is.get_sgcb_values_response;
}

static void a_block_tells_its_groups(void **state)
{
    (void)state;
    sdvp_get_sgcb_values_response_t values = block();
    assert_int_equal(values.num_of_sg, 3);
    assert_int_equal(values.act_sg, 2);
    assert_int_equal(values.edit_sg, 0);
    assert_int_equal(values.resv_tms, 30);
}

static void an_edited_group_is_seen_when_it_is_confirmed_and_active(void **state)
{
    (void)state;
    assert_int_equal(group(provider, SDVP_SELECT_EDIT_SG, 2), SDVP_OK);
    assert_int_equal(block().edit_sg, 2);
    assert_int_equal(set(provider, LIMIT "[SE]", sdvp_float32(42)), SDVP_OK);
    assert_true(get(provider, LIMIT "[SE]").value.is.real == 42);
    assert_true(get(provider, LIMIT "[SG]").value.is.real == 0);
    assert_int_equal(confirm(provider), SDVP_OK);
    assert_true(device_get(device, LIMIT "[SG]").is.real == 42);
    assert_int_equal(block().edit_sg, 0);
    assert_int_equal(group(provider, SDVP_SELECT_ACTIVE_SG, 3), SDVP_OK);
    assert_true(device_get(device, LIMIT "[SG]").is.real == 0);
    assert_int_equal(group(provider, SDVP_SELECT_ACTIVE_SG, 2), SDVP_OK);
    assert_true(device_get(device, LIMIT "[SG]").is.real == 42);
    assert_int_equal(kept.saved, 3);
    assert_int_equal(kept.act_sg, 2);
    assert_true(kept.limits[0] == 0 && kept.limits[1] == 42 && kept.limits[2] == 0);
}

static void values_that_cannot_be_are_refused(void **state)
{
    (void)state;
    assert_int_equal(set(provider, LIMIT "[SE]", sdvp_float32(1)), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
    assert_int_equal(group(provider, SDVP_SELECT_EDIT_SG, 1), SDVP_OK);
    assert_int_equal(set(provider, LIMIT "[SE]", sdvp_float32(101)), SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    assert_int_equal(set(provider, LIMIT "[SE]", sdvp_boolean(true)), SDVP_TYPE_CONFLICT);
    assert_int_equal(set(provider, LIMIT "[SG]", sdvp_float32(1)), SDVP_ACCESS_VIOLATION);
    assert_int_equal(set(provider, "HP3/GGIO1.None[SE]", sdvp_float32(1)), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(set(provider, "HP1/GGIO1.AnIn1[SE]", sdvp_float32(1)), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(get(provider, LIMIT "[MX]").error, SDVP_ACCESS_VIOLATION);
    assert_true(get(provider, LIMIT "[SE]").value.is.real == 0);
}

static void groups_that_are_not_there_are_refused(void **state)
{
    (void)state;
    assert_int_equal(group(provider, SDVP_SELECT_ACTIVE_SG, 0), SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    assert_int_equal(group(provider, SDVP_SELECT_ACTIVE_SG, 4), SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    assert_int_equal(group(provider, SDVP_SELECT_EDIT_SG, 4), SDVP_PARAMETER_VALUE_INAPPROPRIATE);
    assert_int_equal(group(provider, SDVP_SELECT_EDIT_SG, 0), SDVP_OK);
    assert_int_equal(
        refused(provider, SDVP_GET_SGCB_VALUES, (sdvp_message_t){.is.sgcb_request = {"HP1/LLN0.SGCB"}}),
        SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(confirm(provider), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
}

static void one_client_edits_at_a_time(void **state)
{
    (void)state;
    assert_int_equal(group(provider, SDVP_SELECT_EDIT_SG, 1), SDVP_OK);
    assert_int_equal(group(other, SDVP_SELECT_EDIT_SG, 1), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
    assert_int_equal(set(other, LIMIT "[SE]", sdvp_float32(1)), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
    assert_int_equal(confirm(other), SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT);
    assert_int_equal(group(provider, SDVP_SELECT_EDIT_SG, 0), SDVP_OK);
    assert_int_equal(group(other, SDVP_SELECT_EDIT_SG, 1), SDVP_OK);
    assert_int_equal(refused(other, SDVP_RELEASE, (sdvp_message_t){0}), SDVP_OK);
    assert_int_equal(group(provider, SDVP_SELECT_EDIT_SG, 3), SDVP_OK);
}

static void editing_ends_some_time_after_its_last_use(void **state)
{
    (void)state;
    assert_int_equal(group(provider, SDVP_SELECT_EDIT_SG, 1), SDVP_OK);
    device_advance(device, 29000);
    assert_int_equal(set(provider, LIMIT "[SE]", sdvp_float32(1)), SDVP_OK);
    device_advance(device, 29999);
    assert_int_equal(block().edit_sg, 1);
    device_advance(device, 1);
    assert_int_equal(block().edit_sg, 0);
    assert_int_equal(confirm(provider), SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE);
}

static void what_cannot_be_saved_is_as_it_was(void **state)
{
    (void)state;
    kept.fails = true;
    assert_int_equal(group(provider, SDVP_SELECT_ACTIVE_SG, 3), SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT);
    assert_int_equal(block().act_sg, 2);
    assert_int_equal(group(provider, SDVP_SELECT_EDIT_SG, 2), SDVP_OK);
    assert_int_equal(set(provider, LIMIT "[SE]", sdvp_float32(42)), SDVP_OK);
    assert_int_equal(confirm(provider), SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT);
    assert_true(device_get(device, LIMIT "[SG]").is.real == 0);
    kept.fails = false;
    assert_int_equal(confirm(provider), SDVP_OK);
    assert_true(device_get(device, LIMIT "[SG]").is.real == 42);
}

static void stored_groups_are_taken_as_far_as_the_model_has_them(void **state)
{
    (void)state;
    sdvp_get_sgcb_values_response_t values = block();
    assert_int_equal(values.act_sg, 1);
    assert_int_equal(values.l_act_tm.seconds, 5);
    assert_true(device_get(device, LIMIT "[SG]").is.real == 11);
    assert_int_equal(group(provider, SDVP_SELECT_ACTIVE_SG, 2), SDVP_OK);
    assert_true(device_get(device, LIMIT "[SG]").is.real == 12);
    assert_int_equal(group(provider, SDVP_SELECT_ACTIVE_SG, 3), SDVP_OK);
    assert_true(device_get(device, LIMIT "[SG]").is.real == 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_block_tells_its_groups),
        TEST(an_edited_group_is_seen_when_it_is_confirmed_and_active),
        TEST(values_that_cannot_be_are_refused),
        TEST(groups_that_are_not_there_are_refused),
        TEST(one_client_edits_at_a_time),
        TEST(editing_ends_some_time_after_its_last_use),
        TEST(what_cannot_be_saved_is_as_it_was),
        cmocka_unit_test_setup_teardown(
            stored_groups_are_taken_as_far_as_the_model_has_them, set_up_with_stored_groups, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
