/* GetServerDirectory, GetLogicalDeviceDirectory, GetLogicalNodeDirectory, GetDataDirectory (IEC 61850-7-2 clauses 7 to 12). */
#include <stdio.h>
#include <string.h>

#include "acsi/files.h"
#include "acsi/state.h"

void sdvp_answer_names(sdvp_call_t *call, const sdvp_names_t *names, const char *continue_after)
{
    size_t first = 0;
    if (continue_after != NULL) {
        while (first < names->count && strcmp(names->items[first], continue_after) != 0) {
            first++;
        }
        if (first == names->count) {
            sdvp_call_refuse(
                call, SDVP_PARAMETER_VALUE_INAPPROPRIATE,
                "expected in continueAfter a name of this directory, but got \"%.130s\"", continue_after);
            return;
        }
        first++;
    }
    size_t rest = names->count - first;
    size_t most = sdvp_server_config(call->server)->limits.max_names_per_page;
    sdvp_message_t response = {0};
    sdvp_directory_response_t *page = &response.is.directory_response;
    page->names.items = names->items + first;
    for (size_t length = rest < most ? rest : most;; length = (length + 1) / 2) {
        page->names.count = length;
        page->more_follows = length < rest;
        if (length <= 1) {
            sdvp_call_answer_fitting(call, &response, "one name");
            return;
        }
        if (sdvp_call_fits(call, &response)) {
            sdvp_call_answer(call, &response);
            return;
        }
    }
}

/* Room for so many names in the memory of answers; refuses if there is none. */
static const char **room(sdvp_call_t *call, size_t count)
{
    const char **names = sdvp_arena_alloc(sdvp_server_arena(call->server), (count + 1) * sizeof *names);
    if (names == NULL) {
        sdvp_call_refuse(call, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "the directory does not fit into memory");
    }
    return names;
}

/* Puts a name down, if the caller may use the service on it; `separator` 0: the name is all. */
static void add_visible(
    const sdvp_call_t *call, const char *parent, char separator, const char *name, sdvp_names_t *to)
{
    char reference[2 * SDVP_REFERENCE_MAX];
    if (separator == 0) {
        snprintf(reference, sizeof reference, "%s", name);
    } else {
        snprintf(reference, sizeof reference, "%s%c%s", parent, separator, name);
    }
    if (sdvp_may(call->server, call->caller.roles, call->service, reference, SDVP_FC_NONE)) {
        ((const char **)(uintptr_t)to->items)[to->count++] = name;
    }
}

static void server_directory(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    sdvp_server_t *server = part;
    const sdvp_get_server_directory_request_t *asked = &request->is.get_server_directory_request;
    const sdvp_model_t *model = sdvp_values_model(server->config.values);
    if (asked->object_class != SDVP_CLASS_LOGICAL_DEVICE) {
        if (server->config.files != NULL) {
            sdvp_files_directory(call, asked->continue_after);
        } else {
            sdvp_call_refuse(
                call, SDVP_CLASS_NOT_SUPPORTED, "this server has logical devices, but no files to list");
        }
        return;
    }
    sdvp_names_t names = {room(call, model->count), 0};
    if (names.items != NULL) {
        for (uint16_t i = 0; i < model->count; i++) {
            add_visible(call, "", 0, model->devices[i].name, &names);
        }
        sdvp_answer_names(call, &names, asked->continue_after);
    }
}

static void unknown(sdvp_call_t *call, const char *what, const char *reference)
{
    sdvp_call_refuse(
        call, SDVP_INSTANCE_NOT_AVAILABLE, "expected a %s, but there is no %.200s", what, reference);
}

static void device_directory(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    sdvp_server_t *server = part;
    const char *asked = request->is.get_logical_device_directory_request.logical_device;
    sdvp_reference_t reference;
    if (sdvp_reference_parse(asked, &reference, NULL) != SDVP_OK) {
        sdvp_call_refuse(
            call, SDVP_INSTANCE_NOT_AVAILABLE, "expected the name of a logical device, but got \"%.200s\"", asked);
        return;
    }
    if (!sdvp_may(server, call->caller.roles, call->service, asked, SDVP_FC_NONE)) {
        sdvp_call_deny(call, asked);
        return;
    }
    sdvp_place_t place;
    if (reference.logical_node != NULL || !sdvp_values_find(server->config.values, &reference, &place)) {
        unknown(call, "logical device", asked);
        return;
    }
    sdvp_names_t names = {room(call, place.device->count), 0};
    if (names.items != NULL) {
        for (uint16_t i = 0; i < place.device->count; i++) {
            add_visible(call, asked, '/', place.device->nodes[i].name, &names);
        }
        sdvp_answer_names(call, &names, request->is.get_logical_device_directory_request.continue_after);
    }
}

static const char *class_name(sdvp_acsi_class_t acsi_class)
{
    static const char *const NAMES[] = {"data-object", "data-set", "brcb", "urcb", "lcb", "log", "sgcb"};
    return (size_t)acsi_class < sizeof NAMES / sizeof *NAMES ? NAMES[acsi_class] : "?";
}

/* Names of the instances of a class in a logical node; false if the server does not have the class. */
static bool names_in(
    sdvp_server_t *server, const sdvp_place_t *place, sdvp_acsi_class_t acsi_class, sdvp_names_t *to)
{
    for (size_t i = 0; i < server->part_count; i++) {
        const sdvp_part_t *part = &server->parts[i];
        if (part->names != NULL && part->names(part->ctx, place->device, place->node, acsi_class, to)) {
            return true;
        }
    }
    return false;
}

static void node_directory(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    sdvp_server_t *server = part;
    const sdvp_get_logical_node_directory_request_t *asked = &request->is.get_logical_node_directory_request;
    if (!sdvp_may(server, call->caller.roles, call->service, asked->logical_node, SDVP_FC_NONE)) {
        sdvp_call_deny(call, asked->logical_node);
        return;
    }
    sdvp_reference_t reference;
    sdvp_place_t place;
    if (sdvp_reference_parse(asked->logical_node, &reference, NULL) != SDVP_OK || reference.count > 0
        || reference.logical_node == NULL || !sdvp_values_find(server->config.values, &reference, &place)) {
        unknown(call, "logical node", asked->logical_node);
        return;
    }
    sdvp_names_t all = {0};
    if (!names_in(server, &place, asked->acsi_class, &all)) {
        sdvp_call_refuse(
            call, SDVP_CLASS_NOT_SUPPORTED, "this server does not have the class %s, asked for in %.130s",
            class_name(asked->acsi_class), asked->logical_node);
        return;
    }
    sdvp_names_t names = {room(call, all.count), 0};
    if (names.items != NULL) {
        for (size_t i = 0; i < all.count; i++) {
            add_visible(call, asked->logical_node, '.', all.items[i], &names);
        }
        sdvp_answer_names(call, &names, asked->continue_after);
    }
}

static bool object_names(
    void *ctx, const sdvp_logical_device_t *device, const sdvp_logical_node_t *node, sdvp_acsi_class_t acsi_class,
    sdvp_names_t *to)
{
    (void)device;
    if (acsi_class != SDVP_CLASS_DATA_OBJECT) {
        return false;
    }
    sdvp_server_t *server = ctx;
    const char **names = sdvp_arena_alloc(server->arena, (node->object_count + 1u) * sizeof *names);
    to->items = names;
    to->count = names == NULL ? 0 : node->object_count;
    for (size_t i = 0; i < to->count; i++) {
        names[i] = node->objects[i].name;
    }
    return true;
}

static void data_directory(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    sdvp_server_t *server = part;
    const char *asked = request->is.get_data_directory_request.data;
    if (!sdvp_may(server, call->caller.roles, call->service, asked, SDVP_FC_NONE)) {
        sdvp_call_deny(call, asked);
        return;
    }
    sdvp_reference_t reference;
    sdvp_selection_t found;
    if (sdvp_reference_parse(asked, &reference, NULL) != SDVP_OK
        || !sdvp_values_locate(server->config.values, &reference, &found)) {
        unknown(call, "data object or attribute", asked);
        return;
    }
    const sdvp_type_t *type = found.type;
    while (type != NULL && type->code == SDVP_ARRAY) {
        type = &type->members[0].type;
    }
    const sdvp_node_t *object = found.place.object;
    size_t count = type == NULL ? object->count : type->code == SDVP_STRUCTURE ? type->count : 0;
    sdvp_names_t names = {room(call, count), 0};
    if (names.items != NULL) {
        for (size_t i = 0; i < count; i++) {
            const char *name = type == NULL ? object->children[i].name : type->members[i].name;
            add_visible(call, asked, '.', name, &names);
        }
        sdvp_answer_names(call, &names, request->is.get_data_directory_request.continue_after);
    }
}

sdvp_error_t sdvp_add_directories(sdvp_server_t *server)
{
    sdvp_server_serve(server, SDVP_GET_SERVER_DIRECTORY, server_directory, server);
    sdvp_server_serve(server, SDVP_GET_LOGICAL_DEVICE_DIRECTORY, device_directory, server);
    sdvp_server_serve(server, SDVP_GET_LOGICAL_NODE_DIRECTORY, node_directory, server);
    sdvp_server_serve(server, SDVP_GET_DATA_DIRECTORY, data_directory, server);
    return sdvp_server_add_part(server, &(sdvp_part_t){.ctx = server, .names = object_names});
}
