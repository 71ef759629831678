#include "device.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BROWSE \
    (SDVP_SERVICE_BIT(SDVP_GET_SERVER_DIRECTORY) | SDVP_SERVICE_BIT(SDVP_GET_LOGICAL_DEVICE_DIRECTORY) \
     | SDVP_SERVICE_BIT(SDVP_GET_LOGICAL_NODE_DIRECTORY) | SDVP_SERVICE_BIT(SDVP_GET_DATA_DIRECTORY) \
     | SDVP_SERVICE_BIT(SDVP_GET_DATA_DEFINITION) | SDVP_SERVICE_BIT(SDVP_GET_DATA_VALUES) \
     | SDVP_SERVICE_BIT(SDVP_GET_ALL_DATA_VALUES))

static const sdvp_access_rule_t RULES[] = {
    {SDVP_ROLE_SERVICE_PROVIDER, SDVP_ALL_SERVICES, NULL, SDVP_ALL_FCS},
    {SDVP_ROLE_VENDOR, BROWSE, NULL, SDVP_ALL_FCS},
    {SDVP_ROLE_USER, BROWSE, "HP1/GGIO1.AnIn1", SDVP_ALL_FCS},
    {SDVP_ROLE_USER, SDVP_SERVICE_BIT(SDVP_OPERATE), "HP1/GGIO1.SPCSO1", SDVP_ALL_FCS},
};

static int64_t utc_us(void *ctx)
{
    return ((device_t *)ctx)->utc_us;
}

static int64_t monotonic_ms(void *ctx)
{
    return ((device_t *)ctx)->now_ms;
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text);
    return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

static void operate(
    void *ctx, const sdvp_command_t *command, const sdvp_caller_t *caller, sdvp_operation_t *operation)
{
    (void)caller;
    device_t *device = ctx;
    device->operated++;
    if (device->keep_operations) {
        device->operations[device->operation_count++] = operation;
        return;
    }
    bool refuses = ends_with(command->control, ".ISCSO1") || ends_with(command->control, ".Refusing");
    if (refuses && command->ctl_val.is.integer != 25) {
        sdvp_operation_done(operation, (sdvp_add_cause_t)command->ctl_val.is.integer, NULL);
        return;
    }
    char reference[200];
    snprintf(reference, sizeof reference, "%s.mxVal[MX]", command->control);
    sdvp_handle_t handle;
    if (sdvp_values_handle(device->values, reference, &handle) != SDVP_OK) {
        snprintf(reference, sizeof reference, "%s.stVal[ST]", command->control);
    }
    device_put(device, reference, command->ctl_val);
    sdvp_operation_done(operation, SDVP_NO_ADD_CAUSE, NULL);
}

static sdvp_add_cause_t check(void *ctx, const sdvp_command_t *command, const sdvp_caller_t *caller)
{
    (void)command;
    (void)caller;
    return ((device_t *)ctx)->check;
}

static sdvp_error_t set(void *ctx, const char *fcda, const sdvp_value_t *value, const sdvp_caller_t *caller)
{
    (void)ctx;
    (void)caller;
    return strcmp(fcda, "HP1/GGIO1.IntSet1.setVal[SP]") == 0 && value->is.integer == 13
        ? SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE
        : SDVP_OK;
}

static void ended(void *ctx, const char *peer, const char *association_id, const char *reason)
{
    (void)peer;
    (void)association_id;
    device_t *device = ctx;
    device->ends++;
    snprintf(device->ended, sizeof device->ended, "%s", reason);
}

device_t *device_new(void)
{
    static const sdvp_setting_group_store_t NO_STORE = {0};
    device_t *device = calloc(1, sizeof *device);
    device->loopback = loopback_new();
    device->values = sdvp_values_new(contract_model());
    if (device->values == NULL) {
        fprintf(stderr, "the contract's model has no values\n");
        abort();
    }
    device->utc_us = INT64_C(1767225600000000);
    device->now_ms = 1000;
    device->check = SDVP_NO_ADD_CAUSE;
    device->clock = (sdvp_clock_t){device, utc_us, monotonic_ms};
    device->handler = (sdvp_control_handler_t){device, operate, check};
    device->settings = (sdvp_setting_handler_t){device, set};
    device->config = (sdvp_server_config_t){
        .values = device->values,
        .transport = loopback_server(device->loopback),
        .clock = &device->clock,
        .policy = {.rules = RULES, .count = sizeof RULES / sizeof *RULES},
        .limits = {.max_associations = 100, .max_associations_per_peer = 3, .max_outstanding_calls = 5,
                   .max_names_per_page = 50},
        .controls = &device->handler,
        .settings = &device->settings,
        .data_sets = true,
        .setting_groups = &NO_STORE,
        .observer = {.ctx = device, .ended = ended},
    };
    return device;
}

void device_start(device_t *device)
{
    sdvp_error_t error = device->server != NULL ? SDVP_OK : sdvp_server_new(&device->config, &device->server);
    if (error != SDVP_OK || sdvp_server_start(device->server) != SDVP_OK) {
        fprintf(stderr, "the device does not start: %s\n", sdvp_error_name(error));
        abort();
    }
}

device_t *device_started(void)
{
    device_t *device = device_new();
    device_start(device);
    return device;
}

void device_free(device_t *device)
{
    sdvp_server_free(device->server);
    while (device->operation_count > 0) {
        sdvp_operation_done(device->operations[--device->operation_count], SDVP_NO_ADD_CAUSE, NULL);
    }
    sdvp_values_free(device->values);
    loopback_free(device->loopback);
    free(device);
}

void device_settle(device_t *device)
{
    do {
        sdvp_server_run(device->server);
        loopback_deliver(device->loopback);
    } while (sdvp_server_deadline(device->server) <= device->now_ms);
}

void device_advance(device_t *device, int64_t ms)
{
    int64_t end = device->now_ms + ms;
    device_settle(device);
    for (int64_t due; (due = sdvp_server_deadline(device->server)) <= end;) {
        device->utc_us += (due - device->now_ms) * 1000;
        device->now_ms = due;
        device_settle(device);
    }
    device->utc_us += (end - device->now_ms) * 1000;
    device->now_ms = end;
    device_settle(device);
}

void device_put(device_t *device, const char *fcda, sdvp_value_t value)
{
    const sdvp_write_t write = {fcda, value};
    sdvp_fault_t fault = {0};
    if (sdvp_values_set(device->values, &write, 1, &fault) != SDVP_OK) {
        fprintf(stderr, "%s cannot be put: %s\n", fcda, fault.detail);
        abort();
    }
}

sdvp_value_t device_get(device_t *device, const char *fcda)
{
    sdvp_handle_t handle;
    sdvp_value_t value = {0};
    sdvp_arena_t *arena = sdvp_arena_new(256, 4096);
    if (sdvp_values_handle(device->values, fcda, &handle) != SDVP_OK
        || sdvp_values_get(device->values, fcda, arena, &value) != SDVP_OK || handle.cells != 1) {
        fprintf(stderr, "%s is no basic value\n", fcda);
        abort();
    }
    sdvp_arena_free(arena);
    return value;
}

void device_operation_done(device_t *device, sdvp_add_cause_t cause_told)
{
    sdvp_operation_t *operation = device->operations[0];
    device->operation_count--;
    memmove(device->operations, device->operations + 1, device->operation_count * sizeof operation);
    sdvp_operation_done(operation, cause_told, NULL);
    device_settle(device);
}

static sdvp_error_t hear(void *ctx, const char *peer, const sdvp_message_t *message)
{
    (void)peer;
    party_t *party = ctx;
    if (party->taking == SDVP_OK && party->heard_count < DEVICE_HEARD) {
        party->heard[party->heard_count++] = *message;
    }
    return party->taking;
}

party_t *party_new(device_t *device, const char *peer, unsigned roles)
{
    party_t *party = calloc(1, sizeof *party);
    party->device = device;
    snprintf(party->peer, sizeof party->peer, "%s", peer);
    party->transport = loopback_client(device->loopback, peer, roles);
    party->listener = (sdvp_client_listener_t){.ctx = party, .on_unconfirmed = hear};
    party->transport->start(party->transport->ctx, &party->listener);
    (void)party_associate(party, 65536, 5);
    return party;
}

void party_free(party_t *party)
{
    free(party);
}

static void answered(void *ctx, sdvp_error_t error, const char *detail, const sdvp_message_t *response)
{
    (void)detail;
    party_t *party = ctx;
    if (error == SDVP_OK) {
        party->answers++;
        party->response = *response;
    }
}

void tell(party_t *party, sdvp_service_t service, sdvp_message_t request)
{
    uint64_t number;
    request.pdu = SDVP_REQUEST;
    request.service = service;
    if (request.association_id == NULL && service != SDVP_ASSOCIATE) {
        request.association_id = party->id;
    }
    if (request.invoke_id == 0) {
        request.invoke_id = ++party->last_invoke_id;
    }
    (void)party->transport->send(party->transport->ctx, "device", &request, answered, party, &number);
}

const sdvp_message_t *ask(party_t *party, sdvp_service_t service, sdvp_message_t request)
{
    size_t before = party->answers;
    tell(party, service, request);
    device_settle(party->device);
    return party->answers > before ? &party->response : NULL;
}

sdvp_error_t refused(party_t *party, sdvp_service_t service, sdvp_message_t request)
{
    const sdvp_message_t *response = ask(party, service, request);
    return response == NULL ? SDVP_TIMED_OUT : response->refused ? response->is.refusal.error : SDVP_OK;
}

sdvp_add_cause_t cause(const party_t *party)
{
    return party->response.refused ? party->response.is.refusal.add_cause : SDVP_NO_ADD_CAUSE;
}

const sdvp_message_t *party_associate(party_t *party, uint32_t max_message_size, uint32_t max_outstanding_calls)
{
    sdvp_message_t request = {.is.associate_request = {max_message_size, max_outstanding_calls}};
    const sdvp_message_t *response = ask(party, SDVP_ASSOCIATE, request);
    if (response == NULL || response->refused) {
        return NULL;
    }
    snprintf(party->id, sizeof party->id, "%s", response->association_id);
    return response;
}

sdvp_result_t read_one(party_t *party, const char *fcda)
{
    const char *const names[] = {fcda};
    const sdvp_message_t *response =
        ask(party, SDVP_GET_DATA_VALUES, (sdvp_message_t){.is.read_request.references = {names, 1}});
    if (response->refused) {
        return (sdvp_result_t){.error = response->is.refusal.error};
    }
    return response->is.read_response.results.items[0];
}

sdvp_error_t write_one(party_t *party, const char *fcda, sdvp_value_t value)
{
    const sdvp_write_t write = {fcda, value};
    const sdvp_message_t *response =
        ask(party, SDVP_SET_DATA_VALUES, (sdvp_message_t){.is.write_request.writes = {&write, 1}});
    return response->refused ? response->is.refusal.error : response->is.write_response.results.items[0];
}

sdvp_command_t command_of(const party_t *party, const char *control, sdvp_value_t ctl_val, uint32_t ctl_num)
{
    return (sdvp_command_t){
        .control = control,
        .ctl_val = ctl_val,
        .or_cat = SDVP_OR_REMOTE_CONTROL,
        .or_ident = (const uint8_t *)party->peer,
        .or_ident_length = strlen(party->peer),
        .ctl_num = ctl_num,
        .t = sdvp_timestamp_of(party->device->utc_us, SDVP_TIME_QUALITY_USUAL),
        .add_cause = SDVP_NO_ADD_CAUSE,
    };
}

sdvp_error_t order(party_t *party, sdvp_service_t service, sdvp_command_t command)
{
    return refused(party, service, (sdvp_message_t){.is.command = command});
}
