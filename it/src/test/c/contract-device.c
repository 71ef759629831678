/*
 * The device of the contract in C: behaves as ContractServer in Java says. Lines it takes: "files FOLDER", "login …" (see
 * contract-link.h) or "pipe", "roles ACCOUNT", "write FCDA VALUE"; events: "online JID", "offline REASON", "ended ASSOCIATION REASON".
 */
#include <stdio.h>
#include <string.h>

#include "contract-pipe.h"
#include "sdvp/reporting.h"

extern const sdvp_model_t contract_model;

typedef struct device {
    sdvp_values_t *values;
    sdvp_arena_t *arena;
    sdvp_store_t *store;
    sdvp_directory_t *directory;
    sdvp_connection_t *connection;
    sdvp_xmpp_server_t *link;
    contract_pipe_t *pipe; /* in the place of these two */
    sdvp_server_t *server;
} device_t;

#define BROWSE \
    (SDVP_SERVICE_BIT(SDVP_GET_SERVER_DIRECTORY) | SDVP_SERVICE_BIT(SDVP_GET_LOGICAL_DEVICE_DIRECTORY) \
        | SDVP_SERVICE_BIT(SDVP_GET_LOGICAL_NODE_DIRECTORY) | SDVP_SERVICE_BIT(SDVP_GET_DATA_DIRECTORY) \
        | SDVP_SERVICE_BIT(SDVP_GET_DATA_DEFINITION) | SDVP_SERVICE_BIT(SDVP_GET_DATA_VALUES) \
        | SDVP_SERVICE_BIT(SDVP_GET_ALL_DATA_VALUES))

static const sdvp_access_rule_t RULES[] = {
    {.roles = SDVP_ROLE_SERVICE_PROVIDER, .services = SDVP_ALL_SERVICES, .constraints = SDVP_ALL_FCS},
    {.roles = SDVP_ROLE_VENDOR, .services = BROWSE, .constraints = SDVP_ALL_FCS},
    {.roles = SDVP_ROLE_USER, .services = BROWSE, .below = "HP1/GGIO1.AnIn1", .constraints = SDVP_ALL_FCS},
    {.roles = SDVP_ROLE_USER,
        .services = SDVP_SERVICE_BIT(SDVP_OPERATE),
        .below = "HP1/GGIO1.SPCSO1",
        .constraints = SDVP_ALL_FCS},
};

/* Writes what was commanded to mxVal or stVal. */
static sdvp_error_t show(device_t *device, const sdvp_command_t *command)
{
    char fcda[SDVP_REFERENCE_MAX + 16];
    sdvp_handle_t handle;
    snprintf(fcda, sizeof fcda, "%s.mxVal[MX]", command->control);
    if (sdvp_values_handle(device->values, fcda, &handle) != SDVP_OK) {
        snprintf(fcda, sizeof fcda, "%s.stVal[ST]", command->control);
    }
    return sdvp_values_set(
        device->values, &(sdvp_write_t){.reference = fcda, .value = command->ctl_val}, 1, NULL);
}

static void operate(
    void *ctx, const sdvp_command_t *command, const sdvp_caller_t *caller, sdvp_operation_t *operation)
{
    (void)caller;
    const char *name = strrchr(command->control, '.');
    bool told = strcmp(name, ".ISCSO1") == 0 || strcmp(name, ".Refusing") == 0;
    if (told && command->ctl_val.is.integer != 25) {
        sdvp_operation_done(operation, (sdvp_add_cause_t)command->ctl_val.is.integer, NULL);
        return;
    }
    sdvp_error_t error = show(ctx, command);
    sdvp_operation_done(operation, error == SDVP_OK ? SDVP_NO_ADD_CAUSE : 0, NULL);
}

static sdvp_error_t set(void *ctx, const char *fcda, const sdvp_value_t *value, const sdvp_caller_t *caller)
{
    (void)ctx;
    (void)caller;
    bool refused = strstr(fcda, ".setVal[") != NULL && value->type == SDVP_INT32 && value->is.integer == 13;
    return refused ? SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE : SDVP_OK;
}

static void ended(void *ctx, const char *peer, const char *association_id, const char *reason)
{
    (void)ctx;
    (void)peer;
    contract_say("ended %s %s", association_id, reason);
}

static sdvp_error_t add_reports_and_logs(device_t *device)
{
    sdvp_error_t error = sdvp_server_add_reports(
        device->server, &(sdvp_report_config_t){.buffers = sdvp_store_reports(device->store)});
    return error != SDVP_OK ? error
                            : sdvp_server_add_logs(
                                device->server,
                                &(sdvp_log_config_t){.logs = sdvp_store_logs(device->store), .min_intg_pd = 50},
                                NULL);
}

static sdvp_error_t serve(device_t *device, const sdvp_server_transport_t *transport)
{
    sdvp_file_store_t files = sdvp_directory_store(device->directory);
    sdvp_server_config_t config = {
        .values = device->values,
        .transport = transport,
        .policy = {.rules = RULES, .count = sizeof RULES / sizeof *RULES},
        .limits =
            {.max_associations = 100,
                .max_associations_per_peer = 3,
                .max_message_size = 65536,
                .max_outstanding_calls = 5,
                .max_names_per_page = 50},
        .controls = &(sdvp_control_handler_t){.ctx = device, .operate = operate},
        .settings = &(sdvp_setting_handler_t){.set = set},
        .data_sets = true,
        .setting_groups = &(sdvp_setting_group_store_t){0},
        .files = &files,
        .observer = {.ended = ended},
    };
    sdvp_error_t error = sdvp_server_new(&config, &device->server);
    if (error == SDVP_OK) {
        error = add_reports_and_logs(device);
    }
    return error == SDVP_OK ? sdvp_server_start(device->server) : error;
}

static void answer(sdvp_error_t error)
{
    error == SDVP_OK ? contract_say("ok") : contract_say("error %s", sdvp_error_name(error));
}

static void log_in(device_t *device, char *words)
{
    device->connection = contract_connection(words, -1);
    if (device->connection == NULL) {
        return;
    }
    device->link = sdvp_xmpp_server_new(
        device->connection, &(sdvp_xmpp_server_settings_t){.unlimited = true, .max_peers = 1000}, NULL);
    sdvp_error_t error = serve(device, sdvp_xmpp_server_transport(device->link));
    if (error == SDVP_OK) {
        sdvp_connection_connect(device->connection);
    }
    answer(error);
}

static sdvp_error_t write_value(device_t *device, char *words)
{
    const char *fcda = contract_word(&words);
    sdvp_handle_t handle;
    sdvp_value_t value;
    sdvp_arena_reset(device->arena);
    sdvp_error_t error = sdvp_values_handle(device->values, fcda, &handle);
    if (error == SDVP_OK) {
        error = sdvp_value_parse(device->arena, handle.type, words, &value, NULL);
    }
    if (error == SDVP_OK) {
        sdvp_values_begin(device->values);
        error = sdvp_values_put(device->values, handle, &value);
        sdvp_values_end(device->values);
    }
    return error;
}

static void command(void *ctx, const char *what, char *words)
{
    device_t *device = ctx;
    if (strcmp(what, "files") == 0) {
        sdvp_file_limits_t limits = {.max_file_size = 200000, .max_total_size = 2000000, .max_files = 100};
        answer(sdvp_directory_new(words, limits, &device->directory));
    } else if (strcmp(what, "login") == 0) {
        log_in(device, words);
    } else if (strcmp(what, "pipe") == 0) {
        device->pipe = contract_pipe_new(NULL);
        answer(serve(device, contract_pipe_server(device->pipe)));
    } else if (device->pipe != NULL && contract_pipe_command(device->pipe, what, words)) {
        return;
    } else if (strcmp(what, "roles") == 0) {
        contract_say("ok %u", sdvp_roster_roles(device->connection, words));
    } else if (strcmp(what, "write") == 0) {
        answer(write_value(device, words));
    } else {
        contract_say("error there is no %s", what);
    }
}

static int64_t run(void *ctx)
{
    device_t *device = ctx;
    if (device->server == NULL) {
        return SDVP_NEVER;
    }
    sdvp_server_run(device->server);
    return sdvp_server_deadline(device->server);
}

int main(void)
{
    sdvp_store_limits_t limits = sdvp_store_limits();
    limits.report_entries = 5000;
    limits.report_octets = 2u << 20;
    limits.log_entries = 200;
    limits.most = 128;
    device_t device = {
        .values = sdvp_values_new(&contract_model),
        .arena = sdvp_arena_new(1024, 1u << 20),
        .store = sdvp_store_in_memory(&limits),
    };
    contract_run(&(contract_program_t){.ctx = &device, .command = command, .run = run}, &device.connection);
    sdvp_server_free(device.server);
    sdvp_xmpp_server_free(device.link);
    sdvp_connection_free(device.connection);
    contract_pipe_free(device.pipe);
    sdvp_directory_free(device.directory);
    sdvp_store_free(device.store);
    sdvp_arena_free(device.arena);
    sdvp_values_free(device.values);
    return 0;
}
