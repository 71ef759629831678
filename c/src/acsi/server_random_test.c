/* Any requests, with references that exist and such that do not: every one is answered once, and nothing breaks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "device.h"
#include "folder.h"
#include "message_maker.h"
#include "sdvp/files.h"
#include "sdvp/process.h"

static const char *const FCDAS[] = {
    "HP1/GGIO1.AnIn1[MX]", "HP1/ZTYP1.All[SP]", "HP1/ZTYP1.Curve.crvPts(3).xVal[SP]", "HP1/GGIO1.IntSet1.setVal[SP]",
    "HP3/GGIO1.Lim.setMag[SE]", "HP3/GGIO1.Lim[SG]", "HP1/GGIO7.Timed.Oper[CO]", "HP2/GGIO1.Cnt00.d[DC]",
    "HP1/GGIO1.SPCSO3.ctlModel[CF]", "HP1/LLN0.Loc.stVal[ST]"};
static const char *const CONTROLS[] = {
    "HP1/GGIO1.SPCSO1", "HP1/GGIO1.SPCSO3", "HP1/GGIO1.SPCSO4", "HP1/GGIO1.AnOut1", "HP1/GGIO7.Sbo",
    "HP1/GGIO7.DirectEnhanced", "HP1/GGIO7.SboEnhanced", "HP1/GGIO7.Timed", "HP1/GGIO7.Refusing", "HP1/GGIO3.Mod",
    "HP1/GGIO1.AnIn1"};
static const char *const SETS[] = {"HP2/LLN0.Count", "HP2/LLN0.Types", "@Own", "@Other", "HP1/LLN0.Mine", "HP1/MMXU1.Mine"};
static const char *const FILES[] = {"a", "b/c", "b/d", "b", "../a", "e"};

static maker_t maker;
static device_t *device;

static const char *pick(const char *const *from, size_t count)
{
    return from[random_below(&maker, (uint32_t)count)];
}
#define PICK(from) pick(from, sizeof from / sizeof *from)

/* A value that may be written to what is named: that which is there, or another. */
static sdvp_value_t value_for(const char *fcda)
{
    sdvp_value_t value;
    bool fits = random_below(&maker, 3) > 0 && sdvp_values_get(device->values, fcda, maker.arena, &value) == SDVP_OK;
    return fits ? value : random_value(&maker, 3);
}

static void aim_command(sdvp_command_t *command)
{
    static const int64_t TIMES[] = {0, -1000000, 1000000, 60000000, -40000000};
    int64_t at = device->utc_us + TIMES[random_below(&maker, 5)];
    sdvp_value_t *number = sdvp_arena_alloc(maker.arena, sizeof *number);
    command->control = PICK(CONTROLS);
    command->t = sdvp_timestamp_of(at, SDVP_TIME_QUALITY_USUAL);
    command->oper_tm = sdvp_timestamp_of(device->utc_us + TIMES[random_below(&maker, 5)], SDVP_TIME_QUALITY_USUAL);
    command->ctl_num = random_below(&maker, 4);
    command->or_cat = random_below(&maker, 4) > 0 ? SDVP_OR_REMOTE_CONTROL : command->or_cat;
    command->or_ident = (const uint8_t *)"x";
    command->or_ident_length = random_below(&maker, 2);
    command->test = random_below(&maker, 8) == 0;
    *number = sdvp_float32((float)random_below(&maker, 40));
    command->ctl_val = strcmp(command->control, "HP1/GGIO1.AnOut1") == 0 ? sdvp_structure(number, 1)
        : strcmp(command->control, "HP1/GGIO7.Refusing") == 0
        ? sdvp_integer(SDVP_INT32, random_below(&maker, 28))
        : strcmp(command->control, "HP1/GGIO3.Mod") == 0
        ? sdvp_integer(SDVP_ENUMERATED, 1 + random_below(&maker, 5))
        : sdvp_boolean(random_below(&maker, 2) == 0);
}

static void aim_names(sdvp_names_t *names)
{
    for (size_t i = 0; i < names->count; i++) {
        ((const char **)(uintptr_t)names->items)[i] = PICK(FCDAS);
    }
}

static void aim_writes(sdvp_writes_t *writes)
{
    for (size_t i = 0; i < writes->count; i++) {
        sdvp_write_t *write = (sdvp_write_t *)(uintptr_t)&writes->items[i];
        write->reference = PICK(FCDAS);
        write->value = value_for(write->reference);
    }
}

/* Lets a request name what exists. */
static void aim(sdvp_message_t *request)
{
    switch (request->service) {
    case SDVP_GET_DATA_VALUES:
    case SDVP_GET_EDIT_SG_VALUE:
        aim_names(&request->is.read_request.references);
        break;
    case SDVP_SET_DATA_VALUES:
    case SDVP_SET_EDIT_SG_VALUE:
        aim_writes(&request->is.write_request.writes);
        break;
    case SDVP_GET_DATA_SET_VALUES:
    case SDVP_DELETE_DATA_SET:
        request->is.data_set_request.data_set = PICK(SETS);
        break;
    case SDVP_SET_DATA_SET_VALUES:
        request->is.set_data_set_values_request.data_set = PICK(SETS);
        break;
    case SDVP_CREATE_DATA_SET:
        request->is.create_data_set_request.data_set = PICK(SETS);
        aim_names(&request->is.create_data_set_request.members);
        break;
    case SDVP_GET_DATA_SET_DIRECTORY:
        request->is.get_data_set_directory_request.data_set = PICK(SETS);
        break;
    case SDVP_SELECT_ACTIVE_SG:
    case SDVP_SELECT_EDIT_SG:
        request->is.setting_group_request = (sdvp_setting_group_request_t){"HP3/LLN0.SGCB", random_below(&maker, 5)};
        break;
    case SDVP_CONFIRM_EDIT_SG_VALUES:
    case SDVP_GET_SGCB_VALUES:
        request->is.sgcb_request.sgcb = "HP3/LLN0.SGCB";
        break;
    case SDVP_SELECT:
    case SDVP_SELECT_WITH_VALUE:
    case SDVP_CANCEL:
    case SDVP_OPERATE:
    case SDVP_TIME_ACTIVATED_OPERATE:
        aim_command(&request->is.command);
        break;
    case SDVP_GET_FILE:
        request->is.get_file_request.file_name = PICK(FILES);
        request->is.get_file_request.offset = random_below(&maker, 3);
        break;
    case SDVP_SET_FILE:
        request->is.set_file_request.file_name = PICK(FILES);
        request->is.set_file_request.offset = random_below(&maker, 3);
        break;
    case SDVP_DELETE_FILE:
        request->is.delete_file_request.file_name = PICK(FILES);
        break;
    default:
        break;
    }
}

/* One request by a party, or something else that happens to it. */
static size_t one(party_t *party)
{
    uint32_t what = random_below(&maker, 60);
    if (what == 0) {
        loopback_roles(device->loopback, party->peer, SDVP_ROLE_VENDOR);
        loopback_roles(device->loopback, party->peer, SDVP_ROLE_SERVICE_PROVIDER);
        return 0;
    }
    if (what == 1) {
        (void)party_associate(party, 1024 + random_below(&maker, 4000), 5);
        return 1;
    }
    sdvp_message_t request;
    sdvp_service_t service = (sdvp_service_t)(2 + random_below(&maker, SDVP_SERVICE_LIMIT - 2));
    if (!random_message(&maker, SDVP_REQUEST, service, false, &request)) {
        return 0;
    }
    if (random_below(&maker, 8) > 0) {
        aim(&request);
    }
    request.association_id = party->id;
    request.invoke_id = 1 + random_below(&maker, 500);
    tell(party, service, request);
    return 1;
}

static void run(uint64_t seed)
{
    static const char *const PEERS[] = {"one@x/1", "two@x/1", "three@x/1"};
    party_t *parties[3];
    size_t asked[3] = {1, 1, 1};
    maker = (maker_t){sdvp_arena_new(1u << 16, 64u << 20), seed};
    for (size_t i = 0; i < 3; i++) {
        parties[i] = party_new(device, PEERS[i], SDVP_ROLE_SERVICE_PROVIDER);
    }
    for (int round = 0; round < 3000; round++) {
        size_t who = random_below(&maker, 3);
        device->keep_operations = random_below(&maker, 4) == 0;
        asked[who] += one(parties[who]);
        if (random_below(&maker, 3) == 0) {
            device_settle(device);
        }
        if (random_below(&maker, 20) == 0) {
            device_advance(device, random_below(&maker, 20000));
        }
        if (device->operation_count > 8 || (device->operation_count > 0 && random_below(&maker, 10) == 0)) {
            device_operation_done(device, (sdvp_add_cause_t)((int)random_below(&maker, 29) - 1));
        }
        sdvp_arena_reset(maker.arena);
    }
    device_advance(device, 20000);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(parties[i]->answers, asked[i]);
    }
    device_free(device);
    for (size_t i = 0; i < 3; i++) {
        party_free(parties[i]);
    }
    sdvp_arena_free(maker.arena);
}

static void every_request_is_answered_once(void **state)
{
    (void)state;
    uint64_t seed = (uint64_t)time(NULL) * 2654435761u | 1;
    folder_t folder = folder_new();
    sdvp_directory_t *directory;
    assert_int_equal(sdvp_directory_new(folder.path, (sdvp_file_limits_t){0}, &directory), SDVP_OK);
    const sdvp_file_store_t files = sdvp_directory_store(directory);
    print_message("seed %llu\n", (unsigned long long)seed);
    for (int i = 0; i < 2; i++) {
        device = device_new();
        sdvp_process_t *process = sdvp_process_new(device->values, &device->clock);
        device->config.files = &files;
        device->config.process = process;
        device_start(device);
        run(seed + (uint64_t)i * 2);
        sdvp_process_free(process);
    }
    sdvp_directory_free(directory);
    folder_remove(folder.path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_request_is_answered_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
