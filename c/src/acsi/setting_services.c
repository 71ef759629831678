/*
 * SelectActiveSG, SelectEditSG, SetEditSGValue, ConfirmEditSGValues, GetEditSGValue, GetSGCBValues (IEC 61850-7-2 clause
 * 16). SE names the attributes of SG in the group that is being edited.
 */
#include <string.h>

#include "acsi/setting_groups.h"
#include "acsi/state.h"

/* The block that is asked for, by a caller who may; refuses if not. */
static sdvp_group_block_t *find(sdvp_setting_groups_t *all, sdvp_call_t *call, const char *sgcb)
{
    if (!sdvp_may(call->server, call->caller.roles, call->service, sgcb, SDVP_FC_NONE)) {
        sdvp_call_deny(call, sgcb);
        return NULL;
    }
    sdvp_group_block_t *block = all->blocks;
    while (block != NULL && strcmp(block->reference, sgcb) != 0) {
        block = block->next;
    }
    if (block == NULL) {
        sdvp_call_refuse(
            call, SDVP_INSTANCE_NOT_AVAILABLE,
            "expected a setting group control block such as HP1/LLN0.SGCB, but there is no %.130s", sgcb);
    }
    return block;
}

static bool is_number(sdvp_call_t *call, const sdvp_group_block_t *block, uint32_t number, uint32_t least)
{
    if (number >= least && number <= block->control->num_of_sg) {
        return true;
    }
    sdvp_call_refuse(
        call, SDVP_PARAMETER_VALUE_INAPPROPRIATE, "%s has the groups %u to %u, but got %u", block->reference,
        (unsigned)least, (unsigned)block->control->num_of_sg, (unsigned)number);
    return false;
}

static sdvp_error_t not_editor(const sdvp_group_block_t *block, const char *association_id)
{
    if (strcmp(block->editor, association_id) == 0) {
        return SDVP_OK;
    }
    return block->editor[0] == '\0' ? SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE : SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT;
}

static bool is_editor(sdvp_call_t *call, const sdvp_group_block_t *block)
{
    sdvp_error_t error = not_editor(block, call->association_id);
    if (error == SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE) {
        sdvp_call_refuse(call, error, "SelectEditSG of %s must come first", block->reference);
    } else if (error != SDVP_OK) {
        sdvp_call_refuse(
            call, error, "another client edits group %u of %s", (unsigned)block->edit_sg, block->reference);
    }
    return error == SDVP_OK;
}

/* Saves the groups as they are to be; refuses if that cannot be. `edited`: as of sdvp_groups_tell. */
static bool save(sdvp_call_t *call, const sdvp_group_block_t *block, uint32_t act_sg, sdvp_timestamp_t l_act_tm, uint32_t edited)
{
    const sdvp_setting_group_store_t *store = call->server->config.setting_groups;
    if (store->save == NULL) {
        return true;
    }
    sdvp_stored_groups_t stored = {.act_sg = act_sg, .l_act_tm = l_act_tm};
    sdvp_error_t error = sdvp_groups_tell(block->groups, edited, call->server->arena, &stored);
    error = error != SDVP_OK ? error : store->save(store->ctx, block->reference, &stored);
    if (error != SDVP_OK) {
        sdvp_call_refuse(
            call, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "%s could not be saved and is as it was", block->reference);
    }
    return error == SDVP_OK;
}

static void answer(sdvp_call_t *call, const sdvp_group_block_t *block, sdvp_error_t error)
{
    if (error != SDVP_OK) {
        sdvp_call_refuse(
            call, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "%s could not be changed: %s", block->reference,
            sdvp_error_name(error));
    } else {
        sdvp_call_answer(call, NULL);
    }
}

static void select_active(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    uint32_t number = request->is.setting_group_request.setting_group;
    sdvp_group_block_t *block = find(part, call, request->is.setting_group_request.sgcb);
    if (block == NULL || !is_number(call, block, number, 1)) {
        return;
    }
    sdvp_timestamp_t time = sdvp_group_block_now(call->server);
    if (save(call, block, number, time, 0)) {
        sdvp_error_t error = sdvp_groups_activate(block->groups, call->server, number);
        block->act_sg = number;
        block->l_act_tm = time;
        answer(call, block, error);
    }
}

static void select_edit(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    uint32_t number = request->is.setting_group_request.setting_group;
    sdvp_group_block_t *block = find(part, call, request->is.setting_group_request.sgcb);
    if (block == NULL || !is_number(call, block, number, 0)
        || (block->editor[0] != '\0' && !is_editor(call, block))) {
        return;
    }
    sdvp_group_block_end_edit(block);
    sdvp_error_t error = SDVP_OK;
    if (number > 0) {
        error = sdvp_groups_edit(block->groups, number);
        memcpy(block->editor, call->association_id, sizeof block->editor);
        block->edit_sg = number;
        sdvp_group_block_reserve(block);
    }
    answer(call, block, error);
}

static void confirm(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    sdvp_group_block_t *block = find(part, call, request->is.sgcb_request.sgcb);
    if (block == NULL || !is_editor(call, block)
        || !save(call, block, block->act_sg, block->l_act_tm, block->edit_sg)) {
        return;
    }
    sdvp_error_t error = sdvp_groups_confirm(block->groups, block->edit_sg);
    if (error == SDVP_OK && block->edit_sg == block->act_sg) {
        error = sdvp_groups_activate(block->groups, call->server, block->act_sg);
    }
    sdvp_group_block_end_edit(block);
    answer(call, block, error);
}

static void get_values(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    const sdvp_group_block_t *block = find(part, call, request->is.sgcb_request.sgcb);
    if (block != NULL) {
        sdvp_message_t response = {0};
        response.is.get_sgcb_values_response = (sdvp_get_sgcb_values_response_t){
            .num_of_sg = block->control->num_of_sg,
            .act_sg = block->act_sg,
            .edit_sg = block->edit_sg,
            .l_act_tm = block->l_act_tm,
            .resv_tms = block->control->resv_tms,
        };
        sdvp_call_answer_fitting(call, &response, "the attributes");
    }
}

/* The block of a setting, with the setting in the edited copy and in the whole model. */
static sdvp_group_block_t *find_setting(
    const sdvp_setting_groups_t *all, const char *fcda, sdvp_selection_t *edited, sdvp_selection_t *active)
{
    sdvp_reference_t reference;
    if (sdvp_reference_parse(fcda, &reference, NULL) != SDVP_OK) {
        return NULL;
    }
    reference.fc = SDVP_FC_SG;
    for (sdvp_group_block_t *block = all->blocks; block != NULL; block = block->next) {
        if (strcmp(block->device->name, reference.logical_device) == 0
            && sdvp_values_select(all->server->config.values, &reference, active)
            && sdvp_values_select(sdvp_groups_edited(block->groups), &reference, edited)) {
            return block;
        }
    }
    return NULL;
}

static sdvp_error_t set_one(sdvp_setting_groups_t *all, const sdvp_call_t *call, const sdvp_write_t *write)
{
    sdvp_selection_t edited;
    sdvp_selection_t active;
    if (!sdvp_may_fcda(all->server, call->caller.roles, call->service, write->reference)
        || sdvp_fc_in(write->reference) != SDVP_FC_SE) {
        return SDVP_ACCESS_VIOLATION;
    }
    sdvp_group_block_t *block = find_setting(all, write->reference, &edited, &active);
    if (block == NULL) {
        return SDVP_INSTANCE_NOT_AVAILABLE;
    }
    sdvp_error_t error = not_editor(block, call->association_id);
    if (error == SDVP_OK) {
        sdvp_group_block_reserve(block);
        error = sdvp_fitting_error(&active, &write->value);
    }
    if (error == SDVP_OK) {
        /* minVal and maxVal are those of the server. */
        error = sdvp_range_error(all->server->config.values, &active, &write->value);
    }
    if (error == SDVP_OK) {
        error = sdvp_values_write(sdvp_groups_edited(block->groups), &edited, &write->value);
    }
    return error >= SDVP_NO_MEMORY ? SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT : error;
}

static void set_values(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    const sdvp_writes_t *writes = &request->is.write_request.writes;
    if (!sdvp_writes_have_room(call, writes->count, true)) {
        return;
    }
    sdvp_error_t *results = sdvp_arena_alloc(call->server->arena, (writes->count + 1) * sizeof *results);
    if (results == NULL) {
        sdvp_call_refuse(call, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "the answer does not fit into memory");
        return;
    }
    for (size_t i = 0; i < writes->count; i++) {
        results[i] = set_one(part, call, &writes->items[i]);
    }
    sdvp_message_t response = {.is.write_response.results = {results, writes->count}};
    sdvp_call_answer(call, &response);
}

static sdvp_error_t get_one(sdvp_setting_groups_t *all, const sdvp_call_t *call, const char *fcda, sdvp_value_t *to)
{
    sdvp_selection_t edited;
    sdvp_selection_t active;
    sdvp_fc_t fc = sdvp_fc_in(fcda);
    if (!sdvp_may_fcda(all->server, call->caller.roles, call->service, fcda)
        || (fc != SDVP_FC_SE && fc != SDVP_FC_SG)) {
        return SDVP_ACCESS_VIOLATION;
    }
    sdvp_group_block_t *block = find_setting(all, fcda, &edited, &active);
    if (block == NULL) {
        return SDVP_INSTANCE_NOT_AVAILABLE;
    }
    if (fc == SDVP_FC_SG) {
        return sdvp_values_read(all->server->config.values, &active, all->server->arena, to);
    }
    sdvp_error_t error = not_editor(block, call->association_id);
    if (error == SDVP_OK) {
        sdvp_group_block_reserve(block);
        error = sdvp_values_read(sdvp_groups_edited(block->groups), &edited, all->server->arena, to);
    }
    return error;
}

static void get_edited(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    const sdvp_names_t *references = &request->is.read_request.references;
    size_t most = call->server->config.limits.max_references_per_call;
    if (references->count > most) {
        sdvp_call_refuse(
            call, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "expected at most %zu references in one %s, but got %zu", most,
            sdvp_service_name(call->service), references->count);
        return;
    }
    sdvp_result_t *results = sdvp_arena_alloc(call->server->arena, (references->count + 1) * sizeof *results);
    for (size_t i = 0; results != NULL && i < references->count; i++) {
        results[i].error = get_one(part, call, references->items[i], &results[i].value);
        results = results[i].error >= SDVP_NO_MEMORY ? NULL : results;
    }
    if (results == NULL) {
        sdvp_call_refuse(call, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "the answer does not fit into memory");
        return;
    }
    sdvp_message_t response = {.is.read_response.results = {results, references->count}};
    sdvp_call_answer_fitting(call, &response, "the values of all references");
}

void sdvp_setting_groups_serve(sdvp_setting_groups_t *all)
{
    sdvp_server_t *server = all->server;
    sdvp_server_serve(server, SDVP_SELECT_ACTIVE_SG, select_active, all);
    sdvp_server_serve(server, SDVP_SELECT_EDIT_SG, select_edit, all);
    sdvp_server_serve(server, SDVP_SET_EDIT_SG_VALUE, set_values, all);
    sdvp_server_serve(server, SDVP_CONFIRM_EDIT_SG_VALUES, confirm, all);
    sdvp_server_serve(server, SDVP_GET_EDIT_SG_VALUE, get_edited, all);
    sdvp_server_serve(server, SDVP_GET_SGCB_VALUES, get_values, all);
}
