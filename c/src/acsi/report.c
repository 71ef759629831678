#include "acsi/report.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"

enum { FIRST_ARENA = 32 * 1024, MOST_ARENA = 4 * 1024 * 1024 };

static sdvp_report_block_t *find(const sdvp_reports_t *all, const char *reference, bool buffered)
{
    for (size_t i = 0; i < all->count; i++) {
        if (all->blocks[i].control->buffered == buffered && strcmp(all->blocks[i].reference, reference) == 0) {
            return &all->blocks[i];
        }
    }
    return NULL;
}

/* The block that a call is about; NULL: the call has been refused. */
static sdvp_report_block_t *block_of(sdvp_reports_t *all, sdvp_call_t *call, const char *reference)
{
    if (!sdvp_may(all->server, call->caller.roles, call->service, reference, SDVP_FC_NONE)) {
        sdvp_call_deny(call, reference);
        return NULL;
    }
    bool buffered = call->service == SDVP_GET_BRCB_VALUES || call->service == SDVP_SET_BRCB_VALUES;
    sdvp_report_block_t *block = find(all, reference, buffered);
    if (block == NULL) {
        sdvp_call_refuse(
            call, SDVP_INSTANCE_NOT_AVAILABLE, "there is no such control block as %s", reference);
    }
    return block;
}

static void serve_get(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    const sdvp_report_block_t *block = block_of(part, call, request->is.block_request.reference);
    if (block != NULL) {
        sdvp_message_t response = {.pdu = SDVP_RESPONSE};
        sdvp_block_values(block, &response.is.rcb);
        sdvp_call_answer(call, &response);
    }
}

static void serve_set(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    sdvp_reports_t *all = part;
    sdvp_report_block_t *block = block_of(all, call, request->is.rcb.reference);
    if (block == NULL) {
        return;
    }
    sdvp_error_t error = sdvp_block_set(block, call, &request->is.rcb);
    if (error == SDVP_OK) {
        sdvp_call_answer(call, NULL);
    } else {
        sdvp_call_refuse(call, error, "%s", all->detail);
    }
    sdvp_reports_pump(all);
}

static void durable(void *ctx)
{
    sdvp_reports_t *all = ctx;
    const sdvp_report_store_t *buffers = all->config.buffers;
    buffers->run(buffers->ctx);
    for (size_t i = 0; i < all->count; i++) {
        all->blocks[i].dirty = true;
    }
    sdvp_reports_pump(all);
}

static void retry(void *ctx)
{
    sdvp_reports_t *all = ctx;
    for (size_t i = 0; i < all->count; i++) {
        all->blocks[i].dirty = true;
    }
    sdvp_reports_pump(all);
}

/* The part of the server. */

static sdvp_error_t start(void *ctx)
{
    sdvp_reports_t *all = ctx;
    sdvp_error_t error = sdvp_trigger_start(&all->trigger);
    for (size_t i = 0; error == SDVP_OK && i < all->count; i++) {
        error = sdvp_block_start(&all->blocks[i]);
    }
    return error;
}

static void ended(void *ctx, const sdvp_server_association_t *association)
{
    sdvp_reports_t *all = ctx;
    for (size_t i = 0; i < all->count; i++) {
        sdvp_block_ended(&all->blocks[i], association);
    }
}

static void roles_changed(void *ctx, const sdvp_server_association_t *association)
{
    sdvp_reports_t *all = ctx;
    for (size_t i = 0; i < all->count; i++) {
        sdvp_block_roles_changed(&all->blocks[i], association);
    }
}

static bool names(
    void *ctx, const sdvp_logical_device_t *device, const sdvp_logical_node_t *node, sdvp_acsi_class_t acsi_class,
    sdvp_names_t *to)
{
    const sdvp_reports_t *all = ctx;
    if (acsi_class != SDVP_CLASS_BRCB && acsi_class != SDVP_CLASS_URCB) {
        return false;
    }
    const char **items = sdvp_arena_alloc(sdvp_server_arena(all->server), (all->count + 1) * sizeof *items);
    to->items = items;
    to->count = 0;
    for (size_t i = 0; items != NULL && i < all->count; i++) {
        const sdvp_report_block_t *block = &all->blocks[i];
        if (block->device == device && block->node == node
            && block->control->buffered == (acsi_class == SDVP_CLASS_BRCB)) {
            items[to->count++] = strrchr(block->reference, '.') + 1;
        }
    }
    return true;
}

static void free_reports(void *ctx)
{
    sdvp_reports_t *all = ctx;
    for (size_t i = 0; i < all->count; i++) {
        sdvp_block_release(&all->blocks[i]);
    }
    sdvp_timer_stop(&all->durable);
    sdvp_timer_stop(&all->retry);
    sdvp_timer_stop(&all->failures);
    sdvp_trigger_release(&all->trigger);
    while (all->windows != NULL) {
        sdvp_report_window_t *next = all->windows->next;
        sdvp_release(all->windows);
        all->windows = next;
    }
    sdvp_arena_free(all->arena);
    sdvp_store_free(all->memory);
    sdvp_store_free(all->queues);
    sdvp_release(all->reserved);
    sdvp_release(all->blocks);
    sdvp_release(all);
}

/* Goes over the instances of all blocks of the model; fills in as many as there is room for, and counts them. */
static size_t each_block(sdvp_reports_t *all, sdvp_report_block_t *blocks, bool only_unbuffered)
{
    const sdvp_model_t *model = sdvp_values_model(sdvp_server_values(all->server));
    size_t count = 0;
    for (uint16_t d = 0; d < model->count; d++) {
        for (uint16_t n = 0; n < model->devices[d].count; n++) {
            const sdvp_logical_node_t *node = &model->devices[d].nodes[n];
            for (uint32_t i = 0; i < node->report_control_count; i++) {
                const sdvp_report_control_t *control = &node->report_controls[i];
                unsigned instances = only_unbuffered && control->buffered ? 0 : control->instances;
                for (unsigned instance = 1; instance <= instances; instance++, count++) {
                    if (blocks != NULL) {
                        sdvp_report_block_t *block = &blocks[count];
                        block->all = all;
                        block->device = &model->devices[d];
                        block->node = node;
                        block->control = control;
                        snprintf(
                            block->reference, sizeof block->reference, control->indexed ? "%s/%s.%s%02u" : "%s/%s.%s",
                            block->device->name, node->name, control->name, instance);
                    }
                }
            }
        }
    }
    return count;
}

static void preset(sdvp_report_config_t *config)
{
    config->send_window = config->send_window == 0 ? 64 : config->send_window;
    config->queue_octets = config->queue_octets == 0 ? 16 * 1024 : config->queue_octets;
    config->min_intg_pd = config->min_intg_pd == 0 ? 100 : config->min_intg_pd;
    config->max_resv_tms = config->max_resv_tms == 0  ? INT16_MAX
                           : config->max_resv_tms < 0 ? 0
                                                      : config->max_resv_tms;
}

static sdvp_error_t make_stores(sdvp_reports_t *all)
{
    sdvp_store_limits_t limits = sdvp_store_limits();
    size_t unbuffered = each_block(all, NULL, true);
    limits.most = (uint16_t)(all->count > UINT16_MAX ? UINT16_MAX : all->count + 1);
    if (all->config.buffers == NULL || all->config.states == NULL) {
        all->memory = sdvp_store_in_memory(&limits);
        if (all->memory == NULL) {
            return SDVP_NO_MEMORY;
        }
        all->config.buffers = all->config.buffers == NULL ? sdvp_store_reports(all->memory) : all->config.buffers;
        all->config.states = all->config.states == NULL ? sdvp_store_states(all->memory) : all->config.states;
    }
    limits.report_entries = all->config.send_window;
    limits.report_octets = all->config.queue_octets;
    limits.entry_octets = all->config.queue_octets;
    limits.most = (uint16_t)(unbuffered + 1);
    all->queues = sdvp_store_in_memory(&limits);
    return all->queues == NULL ? SDVP_NO_MEMORY : SDVP_OK;
}

static sdvp_error_t make(sdvp_reports_t *all)
{
    all->count = each_block(all, NULL, false);
    all->blocks = sdvp_alloc(all->count * sizeof *all->blocks + 1);
    all->arena = sdvp_arena_new(FIRST_ARENA, MOST_ARENA);
    all->reserved = sdvp_alloc(all->config.reserved_count * sizeof *all->reserved + 1);
    if (all->blocks == NULL || all->arena == NULL || all->reserved == NULL) {
        return SDVP_NO_MEMORY;
    }
    if (all->config.reserved_count > 0) {
        memcpy(all->reserved, all->config.reserved, all->config.reserved_count * sizeof *all->reserved);
    }
    (void)each_block(all, all->blocks, false);
    return make_stores(all);
}

sdvp_error_t sdvp_server_add_reports(sdvp_server_t *server, const sdvp_report_config_t *config)
{
    sdvp_reports_t *all = sdvp_alloc(sizeof *all);
    if (all == NULL) {
        return SDVP_NO_MEMORY;
    }
    all->server = server;
    all->config = config == NULL ? (sdvp_report_config_t){0} : *config;
    preset(&all->config);
    all->durable.fire = durable;
    all->durable.ctx = all;
    all->retry.fire = retry;
    all->retry.ctx = all;
    all->failures.fire = sdvp_reports_end_failed;
    all->failures.ctx = all;
    const sdvp_part_t part = {.ctx = all, .start = start, .ended = ended, .roles_changed = roles_changed, .names = names,
        .free = free_reports};
    sdvp_error_t error = sdvp_trigger_init(&all->trigger, server, sdvp_reports_pump, all);
    error = error == SDVP_OK ? make(all) : error;
    error = error == SDVP_OK ? sdvp_server_add_part(server, &part) : error;
    if (error != SDVP_OK) {
        all->count = 0; /* none has begun to live */
        free_reports(all);
        return error;
    }
    sdvp_server_serve(server, SDVP_GET_BRCB_VALUES, serve_get, all);
    sdvp_server_serve(server, SDVP_SET_BRCB_VALUES, serve_set, all);
    sdvp_server_serve(server, SDVP_GET_URCB_VALUES, serve_get, all);
    sdvp_server_serve(server, SDVP_SET_URCB_VALUES, serve_set, all);
    sdvp_server_offer(server, SDVP_REPORT);
    return SDVP_OK;
}
