#include "acsi/state.h"
#include "base/memory.h"

static const size_t FIRST_ANSWER_MEMORY = 16 * 1024;

static void preset(uint32_t *value, uint32_t otherwise)
{
    if (*value == 0) {
        *value = otherwise;
    }
}

static void preset_limits(sdvp_server_config_t *config)
{
    sdvp_server_limits_t *limits = &config->limits;
    preset(&limits->max_associations, 64);
    preset(&limits->max_associations_per_peer, 4);
    preset(&limits->max_message_size, 65536);
    preset(&limits->max_outstanding_calls, 10);
    preset(&limits->max_names_per_page, 500);
    preset(&limits->max_references_per_call, 1000);
    preset(&limits->max_data_sets, 32);
    preset(&limits->max_association_data_sets, 8);
    preset(&limits->max_data_set_members, 256);
    preset(&limits->max_answer_memory, 4u << 20);
    sdvp_control_limits_t *controls = &config->control_limits;
    preset(&controls->max_command_age_ms, 30 * 1000);
    preset(&controls->handler_timeout_ms, 8 * 1000);
    preset(&controls->handler_grace_ms, 5 * 60 * 1000);
    preset(&controls->remembered_commands, 1024);
    preset(&controls->default_select_timeout_ms, 15 * 1000);
    preset(&controls->default_operate_timeout_ms, 10 * 1000);
    preset(&controls->max_activation_delay_ms, 7u * 24 * 60 * 60 * 1000);
}

/* Copies what the configuration points to. */
static void copy_config(sdvp_server_t *server, const sdvp_server_config_t *config)
{
    server->config = *config;
    sdvp_server_config_t *own = &server->config;
    if (config->clock == NULL) {
        own->clock = sdvp_system_clock();
    }
    if (config->controls != NULL) {
        server->controls = *config->controls;
        own->controls = &server->controls;
    }
    if (config->settings != NULL) {
        server->settings = *config->settings;
        own->settings = &server->settings;
    }
    if (config->data_set_store != NULL) {
        server->data_set_store = *config->data_set_store;
        own->data_set_store = &server->data_set_store;
    }
    if (config->setting_groups != NULL) {
        server->setting_groups = *config->setting_groups;
        own->setting_groups = &server->setting_groups;
    }
    if (config->files != NULL) {
        server->files = *config->files;
        own->files = &server->files;
    }
    preset_limits(own);
}

static sdvp_error_t add_parts(sdvp_server_t *server)
{
    sdvp_error_t (*const ADDERS[])(sdvp_server_t *) = {
        sdvp_add_directories, sdvp_add_data,           sdvp_add_data_sets,
        sdvp_add_controls,    sdvp_add_setting_groups, sdvp_add_files,
    };
    sdvp_error_t error = SDVP_OK;
    for (size_t i = 0; error == SDVP_OK && i < sizeof ADDERS / sizeof *ADDERS; i++) {
        error = ADDERS[i](server);
    }
    return error;
}

sdvp_error_t sdvp_server_new(const sdvp_server_config_t *config, sdvp_server_t **to)
{
    *to = NULL;
    if (config->values == NULL || config->transport == NULL
        || (config->limits.max_message_size != 0 && config->limits.max_message_size < 1024)) {
        return SDVP_BAD_ARGUMENT;
    }
    sdvp_server_t *server = sdvp_alloc(sizeof *server);
    if (server == NULL) {
        return SDVP_NO_MEMORY;
    }
    copy_config(server, config);
    server->arena = sdvp_arena_new(FIRST_ANSWER_MEMORY, server->config.limits.max_answer_memory);
    server->listener.ctx = server;
    server->listener.on_request = sdvp_server_request;
    server->listener.on_unconfirmed = sdvp_server_unconfirmed;
    server->listener.on_roles_changed = sdvp_server_roles_changed;
    server->listener.on_peer_gone = sdvp_server_peer_gone;
    server->listener.is_associated = sdvp_server_is_associated;
    sdvp_error_t error = server->arena == NULL ? SDVP_NO_MEMORY : add_parts(server);
    if (error != SDVP_OK) {
        sdvp_server_free(server);
        return error;
    }
    *to = server;
    return SDVP_OK;
}

sdvp_error_t sdvp_server_start(sdvp_server_t *server)
{
    sdvp_error_t error = server->started ? SDVP_BAD_ARGUMENT : SDVP_OK;
    for (size_t i = 0; error == SDVP_OK && i < server->part_count; i++) {
        if (server->parts[i].start != NULL) {
            error = server->parts[i].start(server->parts[i].ctx);
        }
    }
    if (error != SDVP_OK) {
        return error;
    }
    server->started = true;
    return server->config.transport->start(server->config.transport->ctx, &server->listener);
}

void sdvp_server_free(sdvp_server_t *server)
{
    if (server == NULL) {
        return;
    }
    sdvp_server_close(server);
    for (size_t i = server->part_count; i-- > 0;) {
        if (server->parts[i].free != NULL) {
            server->parts[i].free(server->parts[i].ctx);
        }
    }
    while (server->calls != NULL) {
        sdvp_call_refuse(server->calls, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "the server is closing");
    }
    sdvp_sets_free(server);
    sdvp_arena_free(server->arena);
    sdvp_release(server);
}

sdvp_error_t sdvp_server_add_part(sdvp_server_t *server, const sdvp_part_t *part)
{
    if (server->started || server->part_count == SDVP_MAX_PARTS) {
        return SDVP_BAD_ARGUMENT;
    }
    server->parts[server->part_count++] = *part;
    return SDVP_OK;
}

void sdvp_server_serve(sdvp_server_t *server, sdvp_service_t service, sdvp_serve_t serve, void *part)
{
    server->services[service].serve = serve;
    server->services[service].part = part;
    sdvp_server_offer(server, service);
}

void sdvp_server_offer(sdvp_server_t *server, sdvp_service_t service)
{
    server->offered |= SDVP_SERVICE_BIT(service);
}

sdvp_arena_t *sdvp_server_arena(sdvp_server_t *server)
{
    return server->arena;
}

sdvp_values_t *sdvp_server_values(const sdvp_server_t *server)
{
    return server->config.values;
}

const sdvp_clock_t *sdvp_server_clock(const sdvp_server_t *server)
{
    return server->config.clock;
}

const sdvp_server_config_t *sdvp_server_config(const sdvp_server_t *server)
{
    return &server->config;
}

int64_t sdvp_server_now(const sdvp_server_t *server)
{
    return server->config.clock->monotonic_ms(server->config.clock->ctx);
}

size_t sdvp_server_associations(const sdvp_server_t *server)
{
    return server->association_count;
}
