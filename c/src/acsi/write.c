/* Writes that clients ask for: each is checked, offered to the device, and then written to the model. */
#include <string.h>

#include "acsi/number.h"
#include "acsi/process.h"
#include "acsi/state.h"
#include "data/fc.h"

bool sdvp_writes_have_room(sdvp_call_t *call, size_t writes, bool limited)
{
    sdvp_server_t *server = call->server;
    size_t most = server->config.limits.max_references_per_call;
    if (limited && writes > most) {
        sdvp_call_refuse(
            call, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "expected at most %zu references in one %s, but got %zu", most,
            sdvp_service_name(call->service), writes);
        return false;
    }
    sdvp_error_t *worst = sdvp_arena_alloc(server->arena, (writes + 1) * sizeof *worst);
    sdvp_message_t response = {.is.write_response.results = {worst, writes}};
    for (size_t i = 0; worst != NULL && i < writes; i++) {
        /* The longest name of an error. */
        worst[i] = SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT;
    }
    if (worst != NULL && sdvp_call_fits(call, &response)) {
        return true;
    }
    sdvp_call_refuse(
        call, SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
        "the results of %zu writes must fit in %u octets, but may need more; nothing was written, write fewer at a time",
        writes, (unsigned)call->max_message_size);
    return false;
}

sdvp_error_t sdvp_fitting_error(const sdvp_selection_t *selection, const sdvp_value_t *value)
{
    sdvp_error_t error = sdvp_selection_check(selection, value, NULL);
    return error == SDVP_OK || error == SDVP_TYPE_CONFLICT ? error : SDVP_PARAMETER_VALUE_INAPPROPRIATE;
}

static bool is_bounded(const sdvp_node_t *attribute)
{
    return strcmp(attribute->name, "setVal") == 0 || strcmp(attribute->name, "setMag") == 0;
}

/* The value of a data object: all that is of a functional constraint in it. */
static bool object_in_range(const sdvp_object_t *object, sdvp_fc_t fc, const sdvp_value_t *value)
{
    size_t at = 0;
    sdvp_object_t inner = {object->values, NULL, object->cell};
    for (uint16_t i = 0; i < object->node->count; i++) {
        const sdvp_node_t *child = &object->node->children[i];
        if (sdvp_node_concerns(child, fc)) {
            const sdvp_value_t *part = &value->is.list.items[at++];
            inner.node = child;
            bool good = child->cdc != NULL ? object_in_range(&inner, fc, part)
                                           : !is_bounded(child) || sdvp_in_range(object, part);
            if (!good) {
                return false;
            }
        }
        inner.cell += sdvp_node_cells(child);
    }
    return true;
}

sdvp_error_t sdvp_range_error(
    const sdvp_values_t *values, const sdvp_selection_t *selection, const sdvp_value_t *value)
{
    sdvp_object_t object = {values, selection->place.object, selection->object_cell};
    const sdvp_node_t *attribute = selection->place.attribute;
    bool good = attribute == NULL ? object_in_range(&object, selection->fc, value)
                                  : !is_bounded(attribute) || sdvp_in_range(&object, value);
    return good ? SDVP_OK : SDVP_PARAMETER_VALUE_INAPPROPRIATE;
}

/* Why a value cannot be written, before the device is asked. */
static sdvp_error_t unwritable(const sdvp_call_t *call, const sdvp_write_t *write, sdvp_selection_t *to)
{
    sdvp_values_t *values = call->server->config.values;
    sdvp_reference_t reference;
    if (!sdvp_may_fcda(call->server, call->caller.roles, SDVP_SET_DATA_VALUES, write->reference)) {
        return SDVP_ACCESS_VIOLATION;
    }
    if (sdvp_reference_parse(write->reference, &reference, NULL) != SDVP_OK
        || !sdvp_values_locate(values, &reference, to)) {
        return SDVP_INSTANCE_NOT_AVAILABLE;
    }
    if (!sdvp_fc_writable(reference.fc)) {
        return SDVP_ACCESS_VIOLATION;
    }
    if (!sdvp_values_select(values, &reference, to)) {
        return SDVP_INSTANCE_NOT_AVAILABLE;
    }
    sdvp_error_t error = sdvp_fitting_error(to, &write->value);
    return error != SDVP_OK ? error : sdvp_range_error(values, to, &write->value);
}

static sdvp_error_t write_one(const sdvp_call_t *call, const sdvp_write_t *write, sdvp_settable_t settable)
{
    const sdvp_setting_handler_t *handler = call->server->config.settings;
    sdvp_selection_t selection;
    if (!settable(sdvp_fc_in(write->reference))) {
        return SDVP_ACCESS_VIOLATION;
    }
    sdvp_error_t error = unwritable(call, write, &selection);
    if (error == SDVP_OK && handler->set != NULL) {
        error = handler->set(handler->ctx, write->reference, &write->value, &call->caller);
    }
    if (error == SDVP_OK) {
        error = sdvp_server_write(call->server, &selection, &write->value);
    }
    return error >= SDVP_NO_MEMORY ? SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT : error;
}

void sdvp_write_all(
    sdvp_call_t *call, const sdvp_writes_t *writes, sdvp_settable_t settable, sdvp_error_t *results)
{
    for (size_t i = 0; i < writes->count; i++) {
        results[i] = write_one(call, &writes->items[i], settable);
    }
}

sdvp_error_t sdvp_server_write(sdvp_server_t *server, const sdvp_selection_t *selection, const sdvp_value_t *value)
{
    struct sdvp_process *process = server->config.process;
    return process != NULL ? sdvp_process_write(process, selection, value)
                           : sdvp_values_write(server->config.values, selection, value);
}

void sdvp_server_begin_writes(sdvp_server_t *server)
{
    if (server->config.process != NULL) {
        sdvp_process_begin(server->config.process);
    } else {
        sdvp_values_begin(server->config.values);
    }
}

void sdvp_server_end_writes(sdvp_server_t *server)
{
    if (server->config.process != NULL) {
        sdvp_process_end(server->config.process);
    } else {
        sdvp_values_end(server->config.values);
    }
}
