/* All data sets of a server (IEC 61850-7-2 clause 13): configured ones, those that clients made, those of associations. */
#include "acsi/data_sets.h"

#include <stdio.h>
#include <string.h>

#include "acsi/state.h"
#include "base/memory.h"
#include "data/fc.h"

enum { MAX_NAME = 32 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_of_association(const char *name)
{
    return name[0] == '@';
}

bool sdvp_set_name_check(const char *name)
{
    if (!is_of_association(name)) {
        sdvp_reference_t reference;
        return sdvp_reference_parse(name, &reference, NULL) == SDVP_OK && reference.count == 1
            && reference.fc == SDVP_FC_NONE;
    }
    size_t length = strlen(name + 1);
    bool good = length >= 1 && length <= MAX_NAME && is_letter(name[1]);
    for (size_t i = 1; good && i <= length; i++) {
        good = is_letter(name[i]) || (name[i] >= '0' && name[i] <= '9') || name[i] == '_';
    }
    return good;
}

sdvp_set_t *sdvp_server_find_set(const sdvp_server_t *server, const char *association_id, const char *name)
{
    const char *owner = is_of_association(name) ? association_id : "";
    for (sdvp_set_t *set = server->sets; set != NULL; set = set->next) {
        if (strcmp(set->name, name) == 0 && strcmp(set->association_id, owner) == 0) {
            return set;
        }
    }
    return NULL;
}

sdvp_set_t *sdvp_server_acquire_set(sdvp_server_t *server, const char *association_id, const char *name)
{
    sdvp_set_t *set = sdvp_server_find_set(server, association_id, name);
    if (set != NULL) {
        set->uses++;
    }
    return set;
}

void sdvp_server_release_set(sdvp_set_t *set)
{
    set->uses--;
}

static void free_set(sdvp_set_t *set)
{
    for (size_t i = 0; set->members != NULL && i < set->count; i++) {
        sdvp_release((char *)(uintptr_t)set->members[i].fcda);
    }
    sdvp_release(set->members);
    sdvp_release((char *)(uintptr_t)set->name);
    sdvp_release(set);
}

static void remove_set(sdvp_server_t *server, sdvp_set_t *set)
{
    sdvp_set_t **at = &server->sets;
    while (*at != set) {
        at = &(*at)->next;
    }
    *at = set->next;
    free_set(set);
}

/* Makes a data set whose members have all been found; NULL if one has not (`*missing`), or there is no memory. */
static sdvp_set_t *make(
    const sdvp_server_t *server, const char *name, const sdvp_names_t *members, const char **missing)
{
    sdvp_set_t *set = sdvp_alloc(sizeof *set);
    *missing = NULL;
    if (set == NULL) {
        return NULL;
    }
    set->name = sdvp_copy_text(name);
    set->members = sdvp_alloc((members->count + 1) * sizeof *set->members);
    bool good = set->name != NULL && set->members != NULL;
    for (size_t i = 0; good && i < members->count; i++) {
        sdvp_set_member_t *member = &set->members[i];
        if (!sdvp_values_select_text(server->config.values, members->items[i], &member->selection)
            || !sdvp_fc_readable(member->selection.fc)) {
            *missing = members->items[i];
            good = false;
            break;
        }
        member->fcda = sdvp_copy_text(members->items[i]);
        good = member->fcda != NULL;
        set->count++;
    }
    if (!good) {
        free_set(set);
        return NULL;
    }
    return set;
}

static void append(sdvp_server_t *server, sdvp_set_t *set)
{
    sdvp_set_t **end = &server->sets;
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = set;
}

static sdvp_error_t load_configured(sdvp_server_t *server, const char *device, const sdvp_logical_node_t *node)
{
    for (uint16_t i = 0; i < node->data_set_count; i++) {
        char name[3 * SDVP_REFERENCE_MAX];
        snprintf(name, sizeof name, "%s/%s.%s", device, node->name, node->data_sets[i].name);
        const char *missing;
        sdvp_names_t members = {node->data_sets[i].members, node->data_sets[i].count};
        sdvp_set_t *set = make(server, name, &members, &missing);
        if (set == NULL) {
            return missing != NULL ? SDVP_INSTANCE_NOT_AVAILABLE : SDVP_NO_MEMORY;
        }
        append(server, set);
    }
    return SDVP_OK;
}

/* One that was kept; left out if the model no longer has its members or has a configured one instead. */
static void load_kept(void *ctx, const char *name, const sdvp_names_t *members)
{
    sdvp_server_t *server = ctx;
    const char *missing;
    if (!sdvp_set_name_check(name) || is_of_association(name) || members->count == 0
        || sdvp_server_find_set(server, "", name) != NULL) {
        return;
    }
    sdvp_set_t *set = make(server, name, members, &missing);
    if (set != NULL) {
        set->deletable = true;
        append(server, set);
    }
}

sdvp_error_t sdvp_sets_load(sdvp_server_t *server)
{
    const sdvp_model_t *model = sdvp_values_model(server->config.values);
    for (uint16_t i = 0; i < model->count; i++) {
        for (uint16_t k = 0; k < model->devices[i].count; k++) {
            sdvp_error_t error = load_configured(server, model->devices[i].name, &model->devices[i].nodes[k]);
            if (error != SDVP_OK) {
                return error;
            }
        }
    }
    const sdvp_data_set_store_t *store = server->config.data_set_store;
    return store == NULL ? SDVP_OK : store->load(store->ctx, load_kept, server);
}

void sdvp_sets_ended(sdvp_server_t *server, const char *association_id)
{
    for (sdvp_set_t *set = server->sets; set != NULL;) {
        sdvp_set_t *next = set->next;
        if (strcmp(set->association_id, association_id) == 0) {
            remove_set(server, set);
        }
        set = next;
    }
}

void sdvp_sets_free(sdvp_server_t *server)
{
    while (server->sets != NULL) {
        remove_set(server, server->sets);
    }
}

bool sdvp_set_names(
    void *ctx, const sdvp_logical_device_t *device, const sdvp_logical_node_t *node, sdvp_acsi_class_t acsi_class,
    sdvp_names_t *to)
{
    if (acsi_class != SDVP_CLASS_DATA_SET) {
        return false;
    }
    sdvp_server_t *server = ctx;
    char start[3 * SDVP_REFERENCE_MAX];
    size_t length = (size_t)snprintf(start, sizeof start, "%s/%s.", device->name, node->name);
    size_t count = 0;
    for (const sdvp_set_t *set = server->sets; set != NULL; set = set->next) {
        count += strncmp(set->name, start, length) == 0;
    }
    const char **names = sdvp_arena_alloc(server->arena, (count + 1) * sizeof *names);
    to->items = names;
    to->count = 0;
    for (const sdvp_set_t *set = server->sets; names != NULL && set != NULL; set = set->next) {
        if (strncmp(set->name, start, length) == 0) {
            names[to->count++] = set->name + length;
        }
    }
    return true;
}

static size_t made_by(const sdvp_server_t *server, const char *association_id)
{
    size_t count = 0;
    for (const sdvp_set_t *set = server->sets; set != NULL; set = set->next) {
        count += set->deletable && strcmp(set->association_id, association_id) == 0;
    }
    return count;
}

static bool has_node(const sdvp_server_t *server, const char *name)
{
    sdvp_reference_t reference;
    sdvp_place_t place;
    if (sdvp_reference_parse(name, &reference, NULL) != SDVP_OK) {
        return false;
    }
    reference.count = 0;
    return sdvp_values_find(server->config.values, &reference, &place);
}

/* Whether a data set may be made; refuses if not. */
static bool is_fit(sdvp_call_t *call, const sdvp_create_data_set_request_t *asked)
{
    const sdvp_server_t *server = call->server;
    const char *name = asked->data_set;
    const char *dot = strrchr(name, '.');
    bool own = is_of_association(name);
    size_t most = own ? server->config.limits.max_association_data_sets : server->config.limits.max_data_sets;
    size_t most_members = server->config.limits.max_data_set_members;
    if (!own && !has_node(server, name)) {
        sdvp_call_refuse(
            call, SDVP_INSTANCE_NOT_AVAILABLE, "a data set is made in a logical node, but there is none for %.130s",
            name);
    } else if (sdvp_server_find_set(server, call->association_id, name) != NULL) {
        sdvp_call_refuse(call, SDVP_INSTANCE_IN_USE, "%.130s exists already", name);
    } else if (!own && dot != NULL && strlen(dot + 1) > MAX_NAME) {
        sdvp_call_refuse(
            call, SDVP_PARAMETER_VALUE_INAPPROPRIATE,
            "the name of a data set has at most %d characters, but got %.130s", MAX_NAME, dot + 1);
    } else if (asked->members.count == 0) {
        sdvp_call_refuse(
            call, SDVP_PARAMETER_VALUE_INAPPROPRIATE, "%.130s must have at least one member", name);
    } else if (asked->members.count > most_members) {
        sdvp_call_refuse(
            call, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "a data set may have %zu members, but %.130s has %zu",
            most_members, name, asked->members.count);
    } else if (made_by(server, own ? call->association_id : "") >= most) {
        sdvp_call_refuse(
            call, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "clients may make %zu data sets in %s; delete one first", most,
            own ? "an association" : "this server");
    } else {
        return true;
    }
    return false;
}

/* Makes the members, or refuses. */
static sdvp_set_t *make_asked(sdvp_call_t *call, const sdvp_create_data_set_request_t *asked)
{
    const char *missing;
    sdvp_set_t *set = make(call->server, asked->data_set, &asked->members, &missing);
    if (set != NULL) {
        return set;
    }
    sdvp_selection_t selection;
    if (missing == NULL) {
        sdvp_call_refuse(call, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, "there is no memory for another data set");
    } else if (sdvp_values_select_text(call->server->config.values, missing, &selection)) {
        sdvp_call_refuse(
            call, SDVP_PARAMETER_VALUE_INAPPROPRIATE, "a member must be readable, but %.140s is not", missing);
    } else {
        sdvp_call_refuse(call, SDVP_INSTANCE_NOT_AVAILABLE, "there is no member %.140s", missing);
    }
    return NULL;
}

static void not_kept(sdvp_call_t *call, const char *name)
{
    sdvp_call_refuse(
        call, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT,
        "this change of %.130s cannot be kept: the device's store fails", name);
}

void sdvp_set_create(sdvp_call_t *call, const sdvp_create_data_set_request_t *asked)
{
    const sdvp_data_set_store_t *store = call->server->config.data_set_store;
    sdvp_set_t *set = is_fit(call, asked) ? make_asked(call, asked) : NULL;
    if (set == NULL) {
        return;
    }
    set->deletable = true;
    if (is_of_association(asked->data_set)) {
        memcpy(set->association_id, call->association_id, sizeof set->association_id);
    } else if (store != NULL && store->save(store->ctx, asked->data_set, &asked->members) != SDVP_OK) {
        free_set(set);
        not_kept(call, asked->data_set);
        return;
    }
    append(call->server, set);
    sdvp_call_answer(call, NULL);
}

void sdvp_set_delete(sdvp_call_t *call, const char *name)
{
    const sdvp_data_set_store_t *store = call->server->config.data_set_store;
    sdvp_set_t *set = sdvp_server_find_set(call->server, call->association_id, name);
    if (set == NULL) {
        sdvp_set_unknown(call, name);
    } else if (!set->deletable) {
        sdvp_call_refuse(
            call, SDVP_ACCESS_VIOLATION, "%.130s is configured and cannot be deleted by a client", name);
    } else if (set->uses > 0) {
        sdvp_call_refuse(
            call, SDVP_INSTANCE_IN_USE, "%.130s is used by %u control blocks; give them another DatSet first", name,
            (unsigned)set->uses);
    } else if (
        !is_of_association(name) && store != NULL && store->remove(store->ctx, name) != SDVP_OK) {
        not_kept(call, name);
    } else {
        remove_set(call->server, set);
        sdvp_call_answer(call, NULL);
    }
}

void sdvp_set_unknown(sdvp_call_t *call, const char *name)
{
    sdvp_call_refuse(call, SDVP_INSTANCE_NOT_AVAILABLE, "there is no data set %.130s", name);
}
