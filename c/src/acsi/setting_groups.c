/*
 * The setting group control blocks of every logical device whose LLN0 has a setting control (IEC 61850-7-2 clause 16).
 * Editing belongs to one association at a time, and ends with it, with SelectEditSG of 0, with ConfirmEditSGValues, and
 * resvTms seconds after its last use (0: not by time).
 */
#include "acsi/setting_groups.h"

#include <stdio.h>
#include <string.h>

#include "acsi/state.h"
#include "base/memory.h"

static const char NAME[] = "SGCB";

sdvp_timestamp_t sdvp_group_block_now(const sdvp_server_t *server)
{
    const sdvp_clock_t *clock = server->config.clock;
    return sdvp_timestamp_of(clock->utc_us(clock->ctx), SDVP_TIME_QUALITY_USUAL);
}

void sdvp_group_block_end_edit(void *ctx)
{
    sdvp_group_block_t *block = ctx;
    sdvp_timer_stop(&block->reservation);
    block->editor[0] = '\0';
    block->edit_sg = 0;
}

void sdvp_group_block_reserve(sdvp_group_block_t *block)
{
    sdvp_timer_stop(&block->reservation);
    if (block->control->resv_tms > 0) {
        block->reservation.fire = sdvp_group_block_end_edit;
        block->reservation.ctx = block;
        sdvp_timer_start(block->server, &block->reservation, block->control->resv_tms * INT64_C(1000));
    }
}

static bool block_names(
    void *ctx, const sdvp_logical_device_t *device, const sdvp_logical_node_t *node, sdvp_acsi_class_t acsi_class,
    sdvp_names_t *to)
{
    static const char *const NAMES[] = {NAME};
    if (acsi_class != SDVP_CLASS_SGCB) {
        return false;
    }
    to->items = NAMES;
    to->count = 0;
    for (const sdvp_group_block_t *block = ((sdvp_setting_groups_t *)ctx)->blocks; block != NULL; block = block->next) {
        to->count += block->device == device && node == &device->nodes[0];
    }
    return true;
}

static void association_ended(void *ctx, const sdvp_server_association_t *association)
{
    for (sdvp_group_block_t *block = ((sdvp_setting_groups_t *)ctx)->blocks; block != NULL; block = block->next) {
        if (strcmp(block->editor, association->id) == 0) {
            sdvp_group_block_end_edit(block);
        }
    }
}

static void free_all(void *ctx)
{
    sdvp_setting_groups_t *all = ctx;
    while (all->blocks != NULL) {
        sdvp_group_block_t *block = all->blocks;
        all->blocks = block->next;
        sdvp_timer_stop(&block->reservation);
        sdvp_groups_free(block->groups);
        sdvp_release(block);
    }
    sdvp_release(all);
}

static void take_stored(void *ctx, const sdvp_stored_groups_t *stored)
{
    sdvp_group_block_t *block = ctx;
    sdvp_groups_take(block->groups, stored);
    if (stored->act_sg >= 1 && stored->act_sg <= block->control->num_of_sg) {
        block->act_sg = stored->act_sg;
    }
    block->l_act_tm = stored->l_act_tm;
}

/* Begins with what was stored, else with the values of the model in every group; writes the active one. */
static sdvp_error_t add_block(sdvp_setting_groups_t *all, const sdvp_logical_device_t *device)
{
    const sdvp_setting_group_store_t *store = all->server->config.setting_groups;
    sdvp_group_block_t *block = sdvp_alloc(sizeof *block);
    if (block == NULL) {
        return SDVP_NO_MEMORY;
    }
    block->next = all->blocks;
    all->blocks = block;
    block->server = all->server;
    block->device = device;
    block->control = device->nodes[0].setting_control;
    block->act_sg = block->control->act_sg;
    block->l_act_tm = sdvp_group_block_now(all->server);
    snprintf(block->reference, sizeof block->reference, "%s/%s.%s", device->name, device->nodes[0].name, NAME);
    block->groups = sdvp_groups_new(all->server->config.values, device, block->control->num_of_sg);
    if (block->groups == NULL) {
        return SDVP_NO_MEMORY;
    }
    sdvp_error_t error =
        store->load == NULL ? SDVP_OK : store->load(store->ctx, block->reference, take_stored, block);
    return error != SDVP_OK ? error : sdvp_groups_activate(block->groups, all->server, block->act_sg);
}

sdvp_error_t sdvp_add_setting_groups(sdvp_server_t *server)
{
    if (server->config.setting_groups == NULL) {
        return SDVP_OK;
    }
    sdvp_setting_groups_t *all = sdvp_alloc(sizeof *all);
    if (all == NULL) {
        return SDVP_NO_MEMORY;
    }
    all->server = server;
    const sdvp_model_t *model = sdvp_values_model(server->config.values);
    sdvp_error_t error = SDVP_OK;
    for (uint16_t i = 0; error == SDVP_OK && i < model->count; i++) {
        const sdvp_logical_device_t *device = &model->devices[i];
        if (device->count > 0 && device->nodes[0].setting_control != NULL) {
            error = add_block(all, device);
        }
    }
    sdvp_part_t part = {.ctx = all, .ended = association_ended, .names = block_names, .free = free_all};
    error = error != SDVP_OK ? error : sdvp_server_add_part(server, &part);
    if (error != SDVP_OK) {
        free_all(all);
        return error;
    }
    sdvp_setting_groups_serve(all);
    return SDVP_OK;
}
