#include "acsi/log.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"

sdvp_open_log_t *sdvp_logs_find(const sdvp_logs_t *all, const char *reference)
{
    for (size_t i = 0; i < all->log_count; i++) {
        if (strcmp(all->logs[i].reference, reference) == 0) {
            return &all->logs[i];
        }
    }
    return NULL;
}

/* The block that a call is about; NULL: the call has been refused. */
static sdvp_log_block_t *block_of(sdvp_logs_t *all, sdvp_call_t *call, const char *reference)
{
    if (!sdvp_may(all->server, call->caller.roles, call->service, reference, SDVP_FC_NONE)) {
        sdvp_call_deny(call, reference);
        return NULL;
    }
    for (size_t i = 0; i < all->block_count; i++) {
        if (strcmp(all->blocks[i].reference, reference) == 0) {
            return &all->blocks[i];
        }
    }
    sdvp_call_refuse(call, SDVP_INSTANCE_NOT_AVAILABLE, "there is no log control block %s", reference);
    return NULL;
}

static void serve_get(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    const sdvp_log_block_t *block = block_of(part, call, request->is.block_request.reference);
    if (block != NULL) {
        sdvp_message_t response = {.pdu = SDVP_RESPONSE};
        sdvp_log_block_values(block, &response.is.lcb);
        sdvp_call_answer(call, &response);
    }
}

static void serve_set(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    sdvp_logs_t *all = part;
    sdvp_log_block_t *block = block_of(all, call, request->is.lcb.reference);
    if (block == NULL) {
        return;
    }
    sdvp_error_t error = sdvp_log_block_set(block, &request->is.lcb);
    if (error == SDVP_OK) {
        sdvp_call_answer(call, NULL);
    } else {
        sdvp_call_refuse(call, error, "%s", all->detail);
    }
}

/* Entries have been made: they are to become safe. */
static void written(void *ctx)
{
    sdvp_logs_t *all = ctx;
    const sdvp_log_store_t *store = all->config.logs;
    int64_t due = store->deadline == NULL ? SDVP_NEVER : store->deadline(store->ctx);
    if (due != SDVP_NEVER && all->durable.at == NULL) {
        sdvp_timer_start(all->server, &all->durable, due - sdvp_server_now(all->server));
    }
}

static void durable(void *ctx)
{
    sdvp_logs_t *all = ctx;
    all->config.logs->run(all->config.logs->ctx);
    written(all);
}

sdvp_error_t sdvp_logs_append(sdvp_logs_t *logs, const char *log, const sdvp_log_value_t *values, size_t count)
{
    sdvp_open_log_t *to = sdvp_logs_find(logs, log);
    if (to == NULL || !to->is_open) {
        return SDVP_INSTANCE_NOT_AVAILABLE;
    }
    sdvp_packer_t packer = {NULL, 0, 0};
    for (int pass = 0; pass < 2; pass++) {
        sdvp_pack_number(&packer, count, 2);
        for (size_t i = 0; i < count; i++) {
            sdvp_entry_member(&packer, (uint8_t)values[i].reasons, values[i].reference, 0);
            sdvp_pack_value(&packer, &values[i].value);
        }
        if (pass == 0) {
            sdvp_arena_reset(logs->trigger.arena);
            packer = (sdvp_packer_t){sdvp_arena_alloc(logs->trigger.arena, packer.used), packer.used, 0};
            if (packer.to == NULL) {
                return SDVP_NO_MEMORY;
            }
        }
    }
    sdvp_log_add(logs, to, packer.to, packer.used);
    written(logs);
    return SDVP_OK;
}

const char *sdvp_logs_cannot_log(const sdvp_logs_t *logs, size_t number)
{
    for (size_t i = 0; i < logs->block_count; i++) {
        if (logs->blocks[i].cannot_log && number-- == 0) {
            return logs->blocks[i].reference;
        }
    }
    return NULL;
}

/* The part of the server. */

static sdvp_error_t start(void *ctx)
{
    sdvp_logs_t *all = ctx;
    sdvp_error_t error = sdvp_trigger_start(&all->trigger);
    for (size_t i = 0; error == SDVP_OK && i < all->log_count; i++) {
        sdvp_open_log_t *log = &all->logs[i];
        error = all->config.logs->open(all->config.logs->ctx, log->reference, &log->port);
        log->is_open = error == SDVP_OK;
    }
    for (size_t i = 0; error == SDVP_OK && i < all->block_count; i++) {
        error = sdvp_log_block_start(&all->blocks[i]);
    }
    return error;
}

static bool names(
    void *ctx, const sdvp_logical_device_t *device, const sdvp_logical_node_t *node, sdvp_acsi_class_t acsi_class,
    sdvp_names_t *to)
{
    const sdvp_logs_t *all = ctx;
    if (acsi_class != SDVP_CLASS_LCB && acsi_class != SDVP_CLASS_LOG) {
        return false;
    }
    (void)device;
    const char **items = sdvp_arena_alloc(
        sdvp_server_arena(all->server), ((size_t)node->log_control_count + node->log_count + 1) * sizeof *items);
    to->items = items;
    to->count = 0;
    if (items != NULL && acsi_class == SDVP_CLASS_LCB) {
        for (uint16_t i = 0; i < node->log_control_count; i++) {
            items[to->count++] = node->log_controls[i].name;
        }
    } else if (items != NULL) {
        for (uint16_t i = 0; i < node->log_count; i++) {
            items[to->count++] = node->logs[i];
        }
    }
    return true;
}

static void free_logs(void *ctx)
{
    sdvp_logs_t *all = ctx;
    for (size_t i = 0; i < all->block_count; i++) {
        sdvp_log_block_release(&all->blocks[i]);
    }
    for (size_t i = 0; i < all->log_count; i++) {
        if (all->logs[i].is_open) {
            all->logs[i].port.close(all->logs[i].port.ctx);
        }
    }
    sdvp_timer_stop(&all->durable);
    sdvp_trigger_release(&all->trigger);
    sdvp_store_free(all->memory);
    sdvp_release(all->blocks);
    sdvp_release(all->logs);
    sdvp_release(all);
}

static void name_node(sdvp_logs_t *all, const sdvp_logical_device_t *device, const sdvp_logical_node_t *node)
{
    for (uint16_t i = 0; i < node->log_control_count; i++) {
        sdvp_log_block_t *block = &all->blocks[all->block_count++];
        *block = (sdvp_log_block_t){.all = all, .device = device, .node = node, .control = &node->log_controls[i]};
        snprintf(block->reference, sizeof block->reference, "%s/%s.%s", device->name, node->name, block->control->name);
    }
    for (uint16_t i = 0; i < node->log_count; i++) {
        sdvp_open_log_t *log = &all->logs[all->log_count++];
        *log = (sdvp_open_log_t){.device = device, .node = node};
        snprintf(log->reference, sizeof log->reference, "%s/%s.%s", device->name, node->name, node->logs[i]);
    }
}

static sdvp_error_t make_blocks(sdvp_logs_t *all)
{
    const sdvp_model_t *model = sdvp_values_model(sdvp_server_values(all->server));
    size_t blocks = 0;
    size_t logs = 0;
    for (uint16_t d = 0; d < model->count; d++) {
        for (uint16_t n = 0; n < model->devices[d].count; n++) {
            blocks += model->devices[d].nodes[n].log_control_count;
            logs += model->devices[d].nodes[n].log_count;
        }
    }
    all->blocks = sdvp_alloc(blocks * sizeof *all->blocks + 1);
    all->logs = sdvp_alloc(logs * sizeof *all->logs + 1);
    if (all->blocks == NULL || all->logs == NULL) {
        return SDVP_NO_MEMORY;
    }
    for (uint16_t d = 0; d < model->count; d++) {
        for (uint16_t n = 0; n < model->devices[d].count; n++) {
            name_node(all, &model->devices[d], &model->devices[d].nodes[n]);
        }
    }
    return SDVP_OK;
}

static sdvp_error_t make(sdvp_logs_t *all)
{
    sdvp_error_t error = make_blocks(all);
    if (error == SDVP_OK && (all->config.logs == NULL || all->config.states == NULL)) {
        sdvp_store_limits_t limits = sdvp_store_limits();
        size_t most = all->block_count + all->log_count + 1;
        limits.most = (uint16_t)(most > UINT16_MAX ? UINT16_MAX : most);
        all->memory = sdvp_store_in_memory(&limits);
        if (all->memory == NULL) {
            return SDVP_NO_MEMORY;
        }
        all->config.logs = all->config.logs == NULL ? sdvp_store_logs(all->memory) : all->config.logs;
        all->config.states = all->config.states == NULL ? sdvp_store_states(all->memory) : all->config.states;
    }
    return error;
}

sdvp_error_t sdvp_server_add_logs(sdvp_server_t *server, const sdvp_log_config_t *config, sdvp_logs_t **logs)
{
    sdvp_logs_t *all = sdvp_alloc(sizeof *all);
    if (all == NULL) {
        return SDVP_NO_MEMORY;
    }
    all->server = server;
    all->config = config == NULL ? (sdvp_log_config_t){0} : *config;
    all->config.min_intg_pd = all->config.min_intg_pd == 0 ? 1000 : all->config.min_intg_pd;
    all->durable.fire = durable;
    all->durable.ctx = all;
    const sdvp_part_t part = {.ctx = all, .start = start, .names = names, .free = free_logs};
    sdvp_error_t error = sdvp_trigger_init(&all->trigger, server, written, all);
    error = error == SDVP_OK ? make(all) : error;
    error = error == SDVP_OK ? sdvp_server_add_part(server, &part) : error;
    if (error != SDVP_OK) {
        free_logs(all);
        return error;
    }
    sdvp_server_serve(server, SDVP_GET_LCB_VALUES, serve_get, all);
    sdvp_server_serve(server, SDVP_SET_LCB_VALUES, serve_set, all);
    sdvp_server_serve(server, SDVP_GET_LOG_STATUS_VALUES, sdvp_log_status, all);
    sdvp_server_serve(server, SDVP_QUERY_LOG_BY_TIME, sdvp_log_query_by_time, all);
    sdvp_server_serve(server, SDVP_QUERY_LOG_AFTER, sdvp_log_query_after, all);
    if (logs != NULL) {
        *logs = all;
    }
    return SDVP_OK;
}
