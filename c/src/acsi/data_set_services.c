/*
 * GetDataSetDirectory, GetDataSetValues, SetDataSetValues, CreateDataSet, DeleteDataSet (IEC 61850-7-2 clause 13). A data set
 * opens no door: a member is read only by whom GetDataValues is allowed on it, written only by whom SetDataValues is.
 */
#include "acsi/data_sets.h"
#include "acsi/state.h"
#include "data/fc.h"

/* Whether the caller may use the service on a data set; refuses if not. */
static bool is_allowed(sdvp_call_t *call, const char *name)
{
    if (!sdvp_set_name_check(name)) {
        sdvp_call_refuse(
            call, SDVP_PARAMETER_VALUE_INAPPROPRIATE,
            "a data set is LD/LN.name or @name with at most 32 characters, but got \"%.130s\"", name);
        return false;
    }
    if (name[0] == '@' || sdvp_may(call->server, call->caller.roles, call->service, name, SDVP_FC_NONE)) {
        return true;
    }
    sdvp_call_deny(call, name);
    return false;
}

/* The data set that is asked for; refuses if the caller may not or there is none. */
static sdvp_set_t *find(sdvp_call_t *call, const char *name)
{
    if (!is_allowed(call, name)) {
        return NULL;
    }
    sdvp_set_t *set = sdvp_server_find_set(call->server, call->association_id, name);
    if (set == NULL) {
        sdvp_set_unknown(call, name);
    }
    return set;
}

static bool may_read(const sdvp_call_t *call, const char *fcda)
{
    return sdvp_may_fcda(call->server, call->caller.roles, SDVP_GET_DATA_VALUES, fcda);
}

static void no_memory(sdvp_call_t *call)
{
    /* What does not fit there would not fit a message either. */
    sdvp_call_refuse(
        call, SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT, "the answer is too long; ask for less at a time");
}

static void answer_page(sdvp_call_t *call, const sdvp_set_t *set, size_t first)
{
    size_t rest = set->count - first;
    size_t most = call->server->config.limits.max_names_per_page;
    const char **names = sdvp_arena_alloc(call->server->arena, (rest + 1) * sizeof *names);
    if (names == NULL) {
        no_memory(call);
        return;
    }
    for (size_t i = 0; i < rest; i++) {
        names[i] = set->members[first + i].fcda;
    }
    sdvp_message_t response = {0};
    sdvp_get_data_set_directory_response_t *page = &response.is.get_data_set_directory_response;
    page->members.items = names;
    page->deletable = set->deletable;
    for (size_t length = rest < most ? rest : most;; length = (length + 1) / 2) {
        page->members.count = length;
        page->more_follows = length < rest;
        if (length <= 1) {
            sdvp_call_answer_fitting(call, &response, "a member");
            return;
        }
        if (sdvp_call_fits(call, &response)) {
            sdvp_call_answer(call, &response);
            return;
        }
    }
}

static void directory(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    (void)part;
    const sdvp_get_data_set_directory_request_t *asked = &request->is.get_data_set_directory_request;
    const sdvp_set_t *set = find(call, asked->data_set);
    if (set == NULL) {
        return;
    }
    if (asked->has_continue_after && asked->continue_after >= set->count) {
        sdvp_call_refuse(
            call, SDVP_PARAMETER_VALUE_INAPPROPRIATE, "expected in continueAfter 0 to %zu, but got %u", set->count - 1,
            (unsigned)asked->continue_after);
        return;
    }
    answer_page(call, set, asked->has_continue_after ? asked->continue_after + 1u : 0);
}

static void set_values(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    sdvp_server_t *server = part;
    const sdvp_set_t *set = find(call, request->is.data_set_request.data_set);
    if (set == NULL) {
        return;
    }
    sdvp_result_t *results = sdvp_arena_alloc(server->arena, (set->count + 1) * sizeof *results);
    for (size_t i = 0; results != NULL && i < set->count; i++) {
        const sdvp_set_member_t *member = &set->members[i];
        results[i].error = SDVP_ACCESS_VIOLATION;
        if (may_read(call, member->fcda)) {
            results[i].error =
                sdvp_values_read(server->config.values, &member->selection, server->arena, &results[i].value);
            results = results[i].error == SDVP_NO_MEMORY ? NULL : results;
        }
    }
    if (results == NULL) {
        no_memory(call);
        return;
    }
    sdvp_message_t response = {.is.read_response.results = {results, set->count}};
    sdvp_call_answer_fitting(call, &response, "the values of the data set");
}

/* The name space of 7-2 lets a data set write less than SetDataValues: SP is left out. */
static bool is_settable(sdvp_fc_t fc)
{
    return sdvp_fc_writable(fc) && fc != SDVP_FC_SP;
}

static void write_values(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    sdvp_server_t *server = part;
    const sdvp_set_data_set_values_request_t *asked = &request->is.set_data_set_values_request;
    const sdvp_set_t *set = find(call, asked->data_set);
    if (set == NULL) {
        return;
    }
    if (set->count != asked->values.count) {
        sdvp_call_refuse(
            call, SDVP_PARAMETER_VALUE_INCONSISTENT, "%.130s has %zu members, but %zu values came", set->name,
            set->count, asked->values.count);
        return;
    }
    if (!sdvp_writes_have_room(call, set->count, false)) {
        return;
    }
    sdvp_error_t *results = sdvp_arena_alloc(server->arena, (set->count + 1) * sizeof *results);
    sdvp_write_t *writes = sdvp_arena_alloc(server->arena, (set->count + 1) * sizeof *writes);
    if (results == NULL || writes == NULL) {
        no_memory(call);
        return;
    }
    for (size_t i = 0; i < set->count; i++) {
        writes[i].reference = set->members[i].fcda;
        writes[i].value = asked->values.items[i];
    }
    sdvp_writes_t all = {writes, set->count};
    sdvp_write_all(call, &all, is_settable, results);
    sdvp_message_t response = {.is.write_response.results = {results, all.count}};
    sdvp_call_answer(call, &response);
}

static void create(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    (void)part;
    const sdvp_create_data_set_request_t *asked = &request->is.create_data_set_request;
    if (!is_allowed(call, asked->data_set)) {
        return;
    }
    for (size_t i = 0; i < asked->members.count; i++) {
        if (!may_read(call, asked->members.items[i])) {
            sdvp_call_deny(call, asked->members.items[i]);
            return;
        }
    }
    sdvp_set_create(call, asked);
}

static void delete(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    (void)part;
    if (is_allowed(call, request->is.data_set_request.data_set)) {
        sdvp_set_delete(call, request->is.data_set_request.data_set);
    }
}

sdvp_error_t sdvp_add_data_sets(sdvp_server_t *server)
{
    /* Reports and logs need them also where clients have no services of data sets. */
    sdvp_error_t error = sdvp_sets_load(server);
    if (error != SDVP_OK || !server->config.data_sets) {
        return error;
    }
    sdvp_server_serve(server, SDVP_GET_DATA_SET_DIRECTORY, directory, server);
    sdvp_server_serve(server, SDVP_GET_DATA_SET_VALUES, set_values, server);
    sdvp_server_serve(server, SDVP_CREATE_DATA_SET, create, server);
    sdvp_server_serve(server, SDVP_DELETE_DATA_SET, delete, server);
    if (server->config.settings != NULL) {
        sdvp_server_serve(server, SDVP_SET_DATA_SET_VALUES, write_values, server);
    }
    return sdvp_server_add_part(server, &(sdvp_part_t){.ctx = server, .names = sdvp_set_names});
}
