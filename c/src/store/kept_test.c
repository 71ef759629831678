/* Data sets and setting groups outlive a server. */
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
#include "folder.h"
#include "sdvp/kept.h"

#define SGCB "HP3/LLN0.SGCB"
#define LIMIT "HP3/GGIO1.Lim.setMag.f"

static folder_t folder;
static sdvp_store_t *store;
static sdvp_kept_t *kept;
static sdvp_data_set_store_t data_sets;
static sdvp_setting_group_store_t groups;
static device_t *device;
static party_t *provider;

static void start(void)
{
    const sdvp_store_limits_t limits = sdvp_store_limits();
    store = sdvp_store_in_directory(folder.path, &limits, sdvp_system_clock(), NULL);
    assert_non_null(store);
    kept = sdvp_kept_new(sdvp_store_states(store));
    data_sets = sdvp_kept_data_sets(kept);
    groups = sdvp_kept_setting_groups(kept);
    device = device_new();
    device->config.data_set_store = &data_sets;
    device->config.setting_groups = &groups;
    device_start(device);
    provider = party_new(device, "provider@x/1", SDVP_ROLE_SERVICE_PROVIDER);
}

static void stop(void)
{
    device_free(device);
    party_free(provider);
    sdvp_kept_free(kept);
    sdvp_store_free(store);
}

static int set_up(void **state)
{
    (void)state;
    folder = folder_new();
    start();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    stop();
    folder_remove(folder.path);
    return 0;
}

static void restart(void)
{
    stop();
    start();
}

static sdvp_error_t create(const char *name)
{
    static const char *const MEMBERS[] = {"HP1/GGIO1.AnIn1[MX]", "HP1/GGIO1.SPCSO1.stVal[ST]"};
    return refused(
        provider, SDVP_CREATE_DATA_SET, (sdvp_message_t){.is.create_data_set_request = {name, {MEMBERS, 2}}});
}

static sdvp_error_t set_request(sdvp_service_t service, const char *name)
{
    return refused(provider, service, (sdvp_message_t){.is.data_set_request = {name}});
}

static void data_sets_that_clients_made_are_there_again(void **state)
{
    (void)state;
    assert_int_equal(create("HP1/LLN0.One"), SDVP_OK);
    assert_int_equal(create("HP1/LLN0.Two"), SDVP_OK);
    assert_int_equal(create("@Own"), SDVP_OK);
    assert_int_equal(set_request(SDVP_DELETE_DATA_SET, "HP1/LLN0.One"), SDVP_OK);
    restart();
    assert_int_equal(set_request(SDVP_GET_DATA_SET_VALUES, "HP1/LLN0.One"), SDVP_INSTANCE_NOT_AVAILABLE);
    assert_int_equal(set_request(SDVP_GET_DATA_SET_VALUES, "HP1/LLN0.Two"), SDVP_OK);
    assert_int_equal(provider->response.is.read_response.results.count, 2);
    assert_int_equal(set_request(SDVP_DELETE_DATA_SET, "HP1/LLN0.Two"), SDVP_OK);
    restart();
    assert_int_equal(set_request(SDVP_GET_DATA_SET_VALUES, "HP1/LLN0.Two"), SDVP_INSTANCE_NOT_AVAILABLE);
}

static void setting_groups_are_there_again(void **state)
{
    (void)state;
    const sdvp_write_t write = {LIMIT "[SE]", sdvp_float32(42)};
    assert_int_equal(
        refused(provider, SDVP_SELECT_EDIT_SG, (sdvp_message_t){.is.setting_group_request = {SGCB, 3}}), SDVP_OK);
    assert_int_equal(
        refused(provider, SDVP_SET_EDIT_SG_VALUE, (sdvp_message_t){.is.write_request.writes = {&write, 1}}), SDVP_OK);
    assert_int_equal(
        refused(provider, SDVP_CONFIRM_EDIT_SG_VALUES, (sdvp_message_t){.is.sgcb_request = {SGCB}}), SDVP_OK);
    restart();
    assert_true(device_get(device, LIMIT "[SG]").is.real == 0);
    assert_int_equal(
        refused(provider, SDVP_SELECT_ACTIVE_SG, (sdvp_message_t){.is.setting_group_request = {SGCB, 3}}), SDVP_OK);
    restart();
    assert_true(device_get(device, LIMIT "[SG]").is.real == 42);
}

/* Turns one bit of a file, behind its header. */
static void damage(void *ctx, const char *path)
{
    (void)ctx;
    FILE *file = fopen(path, "r+b");
    fseek(file, 20, SEEK_SET);
    int octet = fgetc(file);
    fseek(file, 20, SEEK_SET);
    fputc(octet ^ 4, file);
    fclose(file);
}

static void what_is_damaged_is_as_if_it_had_never_been(void **state)
{
    (void)state;
    assert_int_equal(create("HP1/LLN0.One"), SDVP_OK);
    assert_int_equal(
        refused(provider, SDVP_SELECT_ACTIVE_SG, (sdvp_message_t){.is.setting_group_request = {SGCB, 3}}), SDVP_OK);
    folder_files(folder.path, damage, NULL);
    restart();
    assert_int_equal(set_request(SDVP_GET_DATA_SET_VALUES, "HP1/LLN0.One"), SDVP_INSTANCE_NOT_AVAILABLE);
    const sdvp_message_t *response =
        ask(provider, SDVP_GET_SGCB_VALUES, (sdvp_message_t){.is.sgcb_request = {SGCB}});
    assert_int_equal(response->is.get_sgcb_values_response.act_sg, 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(data_sets_that_clients_made_are_there_again),
        TEST(setting_groups_are_there_again),
        TEST(what_is_damaged_is_as_if_it_had_never_been),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
