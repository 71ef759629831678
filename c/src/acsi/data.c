/* GetDataValues, GetDataDefinition, GetAllDataValues (IEC 61850-7-2 clauses 10 to 12): what can be learnt about data. */
#include <string.h>

#include "acsi/state.h"
#include "data/fc.h"

static void too_many(sdvp_call_t *call, size_t most, size_t came)
{
    sdvp_call_refuse(
        call, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "expected at most %zu references in one %s, but got %zu", most,
        sdvp_service_name(call->service), came);
}

static void no_memory(sdvp_call_t *call)
{
    /* What does not fit there would not fit a message either. */
    sdvp_call_refuse(
        call, SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT, "the answer is too long; ask for less at a time");
}

/* Reads one reference, or tells why not; SDVP_NO_MEMORY if there is no room. */
static sdvp_error_t read_one(sdvp_server_t *server, const sdvp_call_t *call, const char *fcda, sdvp_value_t *to)
{
    sdvp_reference_t reference;
    sdvp_selection_t selection;
    if (!sdvp_may_fcda(server, call->caller.roles, SDVP_GET_DATA_VALUES, fcda)) {
        return SDVP_ACCESS_VIOLATION;
    }
    if (sdvp_reference_parse(fcda, &reference, NULL) != SDVP_OK) {
        return SDVP_INSTANCE_NOT_AVAILABLE;
    }
    if (!sdvp_fc_readable(reference.fc) && sdvp_values_locate(server->config.values, &reference, &selection)) {
        return SDVP_ACCESS_VIOLATION;
    }
    if (!sdvp_values_select(server->config.values, &reference, &selection)) {
        return SDVP_INSTANCE_NOT_AVAILABLE;
    }
    return sdvp_values_read(server->config.values, &selection, server->arena, to);
}

static void data_values(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    sdvp_server_t *server = part;
    const sdvp_names_t *references = &request->is.read_request.references;
    if (references->count > server->config.limits.max_references_per_call) {
        too_many(call, server->config.limits.max_references_per_call, references->count);
        return;
    }
    sdvp_result_t *results = sdvp_arena_alloc(server->arena, (references->count + 1) * sizeof *results);
    for (size_t i = 0; results != NULL && i < references->count; i++) {
        results[i].error = read_one(server, call, references->items[i], &results[i].value);
        if (results[i].error >= SDVP_NO_MEMORY) {
            results = NULL;
        }
    }
    if (results == NULL) {
        no_memory(call);
        return;
    }
    sdvp_message_t response = {.is.read_response.results = {results, references->count}};
    sdvp_call_answer_fitting(call, &response, "the values of all references");
}

static void data_definition(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    sdvp_server_t *server = part;
    const char *asked = request->is.get_data_definition_request.data;
    if (!sdvp_may(server, call->caller.roles, call->service, asked, SDVP_FC_NONE)) {
        sdvp_call_deny(call, asked);
        return;
    }
    sdvp_reference_t reference;
    sdvp_selection_t found;
    if (sdvp_reference_parse(asked, &reference, NULL) != SDVP_OK
        || !sdvp_values_locate(server->config.values, &reference, &found) || (found.type != NULL && !found.whole)) {
        sdvp_call_refuse(
            call, SDVP_INSTANCE_NOT_AVAILABLE,
            "expected a data object or an attribute directly below one, but there is no %.130s", asked);
        return;
    }
    sdvp_message_t response = {0};
    sdvp_node_t *definition = &response.is.get_data_definition_response.definition;
    *definition = *(found.place.attribute != NULL ? found.place.attribute : found.place.object);
    /* Initial values and trigger options are matters of the server. */
    definition->has_initial = false;
    definition->trg_ops = 0;
    sdvp_call_answer_fitting(call, &response, "the definition");
}

/* The data objects of a logical node that a caller may read some of, as GetAllDataValues does. */
typedef struct readable {
    sdvp_write_t *items; /* references without [FC]; values follow */
    sdvp_selection_t *selections;
    size_t count;
} readable_t;

static bool find_readable(
    const sdvp_call_t *call, const sdvp_logical_node_t *node, const sdvp_get_all_data_values_request_t *asked,
    readable_t *to)
{
    sdvp_server_t *server = call->server;
    to->count = 0;
    to->items = sdvp_arena_alloc(server->arena, (node->object_count + 1u) * sizeof *to->items);
    to->selections = sdvp_arena_alloc(server->arena, (node->object_count + 1u) * sizeof *to->selections);
    if (to->items == NULL || to->selections == NULL) {
        return false;
    }
    for (uint16_t i = 0; i < node->object_count; i++) {
        size_t length = strlen(asked->logical_node) + strlen(node->objects[i].name) + 2;
        char *text = sdvp_arena_alloc(server->arena, length);
        if (text == NULL) {
            return false;
        }
        strcat(strcat(strcpy(text, asked->logical_node), "."), node->objects[i].name);
        sdvp_reference_t reference;
        if (sdvp_reference_parse(text, &reference, NULL) == SDVP_OK
            && sdvp_may(server, call->caller.roles, call->service, text, asked->fc)) {
            reference.fc = asked->fc;
            to->items[to->count].reference = text;
            to->count += sdvp_values_select(server->config.values, &reference, &to->selections[to->count]);
        }
    }
    return true;
}

/* Cuts a page; the values of a page are of the same instant. */
static void answer_page(sdvp_call_t *call, readable_t *rest)
{
    sdvp_server_t *server = call->server;
    size_t most = server->config.limits.max_names_per_page;
    size_t length = rest->count < most ? rest->count : most;
    for (size_t i = 0; i < length; i++) {
        if (sdvp_values_read(server->config.values, &rest->selections[i], server->arena, &rest->items[i].value)
            != SDVP_OK) {
            length = i;
        }
    }
    if (length == 0 && rest->count > 0) {
        no_memory(call);
        return;
    }
    sdvp_message_t response = {.is.get_all_data_values_response.values.items = rest->items};
    for (;; length = (length + 1) / 2) {
        response.is.get_all_data_values_response.values.count = length;
        response.is.get_all_data_values_response.more_follows = length < rest->count;
        if (sdvp_call_fits(call, &response)) {
            sdvp_call_answer(call, &response);
            return;
        }
        if (length <= 1) {
            sdvp_call_refuse(
                call, SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
                "%s must fit in %u octets, but does not; read its parts",
                rest->count == 0 ? "the answer" : rest->items[0].reference, (unsigned)call->max_message_size);
            return;
        }
    }
}

static bool skip_to(sdvp_call_t *call, const sdvp_get_all_data_values_request_t *asked, readable_t *rest)
{
    if (asked->continue_after == NULL) {
        return true;
    }
    size_t first = 0;
    while (first < rest->count && strcmp(rest->items[first].reference, asked->continue_after) != 0) {
        first++;
    }
    if (first == rest->count) {
        sdvp_call_refuse(
            call, SDVP_PARAMETER_VALUE_INAPPROPRIATE,
            "expected in continueAfter a data object with %s of %.130s, but got %.130s", sdvp_fc_name(asked->fc),
            asked->logical_node, asked->continue_after);
        return false;
    }
    first++;
    rest->items += first;
    rest->selections += first;
    rest->count -= first;
    return true;
}

static void all_data_values(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    sdvp_server_t *server = part;
    const sdvp_get_all_data_values_request_t *asked = &request->is.get_all_data_values_request;
    sdvp_reference_t reference;
    sdvp_place_t place;
    bool found = sdvp_reference_parse(asked->logical_node, &reference, NULL) == SDVP_OK && reference.count == 0
        && reference.logical_node != NULL && sdvp_values_find(server->config.values, &reference, &place);
    readable_t readable = {0};
    if (found && !find_readable(call, place.node, asked, &readable)) {
        no_memory(call);
        return;
    }
    /* A right may be about single data objects of the node. */
    if (readable.count == 0
        && !sdvp_may(server, call->caller.roles, call->service, asked->logical_node, SDVP_FC_NONE)) {
        sdvp_call_deny(call, asked->logical_node);
    } else if (!found) {
        sdvp_call_refuse(
            call, SDVP_INSTANCE_NOT_AVAILABLE, "expected a logical node, but there is no %.130s",
            asked->logical_node);
    } else if (!sdvp_fc_readable(asked->fc)) {
        sdvp_call_refuse(
            call, SDVP_ACCESS_VIOLATION, "values of functional constraint %s cannot be read, asked for in %.130s",
            sdvp_fc_name(asked->fc), asked->logical_node);
    } else if (skip_to(call, asked, &readable)) {
        answer_page(call, &readable);
    }
}

/* SetDataValues tells for each write what it may not. */
static bool any(sdvp_fc_t fc)
{
    (void)fc;
    return true;
}

static void set_data_values(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    sdvp_server_t *server = part;
    const sdvp_writes_t *writes = &request->is.write_request.writes;
    if (!sdvp_writes_have_room(call, writes->count, true)) {
        return;
    }
    sdvp_error_t *results = sdvp_arena_alloc(server->arena, (writes->count + 1) * sizeof *results);
    if (results == NULL) {
        no_memory(call);
        return;
    }
    sdvp_write_all(call, writes, any, results);
    sdvp_message_t response = {.is.write_response.results = {results, writes->count}};
    sdvp_call_answer(call, &response);
}

sdvp_error_t sdvp_add_data(sdvp_server_t *server)
{
    sdvp_server_serve(server, SDVP_GET_DATA_VALUES, data_values, server);
    sdvp_server_serve(server, SDVP_GET_DATA_DEFINITION, data_definition, server);
    sdvp_server_serve(server, SDVP_GET_ALL_DATA_VALUES, all_data_values, server);
    if (server->config.settings != NULL) {
        sdvp_server_serve(server, SDVP_SET_DATA_VALUES, set_data_values, server);
    }
    return SDVP_OK;
}
