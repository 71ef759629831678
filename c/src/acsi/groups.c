#include "acsi/groups.h"

#include <string.h>

#include "base/memory.h"

/* Of one copy of all values. */
static const size_t COPY_LIMIT = 4u << 20;

/* A model of nothing but what is in groups; and an attribute in it, as in the whole model. */
typedef struct attribute {
    char reference[SDVP_REFERENCE_MAX + 1];
    sdvp_selection_t here;
    sdvp_selection_t there; /* in the whole model */
} attribute_t;

struct sdvp_groups {
    sdvp_values_t *values;
    sdvp_model_t model;
    sdvp_logical_device_t device;
    sdvp_logical_node_t *nodes;
    attribute_t *attributes;
    size_t attribute_count;
    sdvp_values_t **groups; /* the first of number 1; the last is the edited copy */
    uint32_t count;
    sdvp_arena_t *arena;
};

static void copy_nodes(sdvp_groups_t *groups, const sdvp_logical_device_t *device, bool *good)
{
    uint16_t used = 0;
    for (uint16_t i = 0; *good && i < device->count; i++) {
        const sdvp_logical_node_t *node = &device->nodes[i];
        sdvp_node_t *objects = sdvp_alloc((node->object_count + 1u) * sizeof *objects);
        uint16_t count = 0;
        *good = objects != NULL;
        for (uint16_t k = 0; *good && k < node->object_count; k++) {
            if (sdvp_node_concerns(&node->objects[k], SDVP_FC_SG)) {
                objects[count++] = node->objects[k];
            }
        }
        groups->nodes[used].name = node->name;
        groups->nodes[used].objects = objects;
        groups->nodes[used].object_count = count;
        groups->device.count = ++used;
    }
}

static bool make_model(sdvp_groups_t *groups, const sdvp_logical_device_t *device)
{
    bool good = true;
    groups->nodes = sdvp_alloc((device->count + 1u) * sizeof *groups->nodes);
    if (groups->nodes == NULL) {
        return false;
    }
    groups->device.name = device->name;
    groups->device.nodes = groups->nodes;
    groups->model = (sdvp_model_t){"", &groups->device, 1};
    copy_nodes(groups, device, &good);
    return good;
}

static bool make_groups(sdvp_groups_t *groups)
{
    groups->groups = sdvp_alloc((groups->count + 1) * sizeof *groups->groups);
    for (uint32_t i = 0; groups->groups != NULL && i <= groups->count; i++) {
        groups->groups[i] = sdvp_values_new(&groups->model);
        if (groups->groups[i] == NULL) {
            return false;
        }
    }
    return groups->groups != NULL;
}

static bool find_attributes(sdvp_groups_t *groups)
{
    const sdvp_values_t *values = groups->groups[0];
    groups->attributes = sdvp_alloc((sdvp_values_cells(values) + 1) * sizeof *groups->attributes);
    if (groups->attributes == NULL) {
        return false;
    }
    for (uint32_t cell = 0; cell < sdvp_values_cells(values);) {
        const sdvp_node_t *node = sdvp_values_attribute(values, cell);
        attribute_t *attribute = &groups->attributes[groups->attribute_count];
        sdvp_reference_t parsed;
        sdvp_values_reference(values, cell, attribute->reference);
        if (node->fc == SDVP_FC_SG && sdvp_reference_parse(attribute->reference, &parsed, NULL) == SDVP_OK) {
            parsed.fc = SDVP_FC_SG;
            groups->attribute_count += sdvp_values_select(values, &parsed, &attribute->here)
                && sdvp_values_select(groups->values, &parsed, &attribute->there);
        }
        cell += sdvp_type_cells(&node->type);
    }
    return true;
}

/* Copies one attribute between two sets of values. */
static sdvp_error_t copy(
    sdvp_groups_t *groups, const sdvp_values_t *from, const sdvp_selection_t *source, sdvp_values_t *to,
    const sdvp_selection_t *target)
{
    sdvp_value_t value;
    sdvp_arena_reset(groups->arena);
    sdvp_error_t error = sdvp_values_read(from, source, groups->arena, &value);
    return error != SDVP_OK ? error : sdvp_values_write(to, target, &value);
}

static sdvp_error_t copy_all(sdvp_groups_t *groups, const sdvp_values_t *from, sdvp_values_t *to)
{
    sdvp_error_t error = SDVP_OK;
    for (size_t i = 0; error == SDVP_OK && i < groups->attribute_count; i++) {
        const attribute_t *attribute = &groups->attributes[i];
        error = copy(groups, from, &attribute->here, to, &attribute->here);
    }
    return error;
}

sdvp_groups_t *sdvp_groups_new(sdvp_values_t *values, const sdvp_logical_device_t *device, uint32_t count)
{
    sdvp_groups_t *groups = sdvp_alloc(sizeof *groups);
    if (groups == NULL) {
        return NULL;
    }
    groups->values = values;
    groups->count = count;
    groups->arena = sdvp_arena_new(1024, COPY_LIMIT);
    bool good = groups->arena != NULL && make_model(groups, device) && make_groups(groups) && find_attributes(groups);
    for (uint32_t k = 0; good && k < count; k++) {
        for (size_t i = 0; good && i < groups->attribute_count; i++) {
            const attribute_t *attribute = &groups->attributes[i];
            good = copy(groups, values, &attribute->there, groups->groups[k], &attribute->here) == SDVP_OK;
        }
    }
    if (!good) {
        sdvp_groups_free(groups);
        return NULL;
    }
    return groups;
}

void sdvp_groups_free(sdvp_groups_t *groups)
{
    if (groups == NULL) {
        return;
    }
    for (uint32_t i = 0; groups->groups != NULL && i <= groups->count; i++) {
        sdvp_values_free(groups->groups[i]);
    }
    for (uint16_t i = 0; groups->nodes != NULL && i < groups->device.count; i++) {
        sdvp_release((sdvp_node_t *)(uintptr_t)groups->nodes[i].objects);
    }
    sdvp_release(groups->groups);
    sdvp_release(groups->nodes);
    sdvp_release(groups->attributes);
    sdvp_arena_free(groups->arena);
    sdvp_release(groups);
}

static const attribute_t *attribute_of(const sdvp_groups_t *groups, const char *reference)
{
    for (size_t i = 0; i < groups->attribute_count; i++) {
        if (strcmp(groups->attributes[i].reference, reference) == 0) {
            return &groups->attributes[i];
        }
    }
    return NULL;
}

void sdvp_groups_take(sdvp_groups_t *groups, const sdvp_stored_groups_t *stored)
{
    for (uint32_t k = 0; k < groups->count && k < stored->count; k++) {
        for (size_t i = 0; i < stored->groups[k].count; i++) {
            const sdvp_write_t *write = &stored->groups[k].items[i];
            const attribute_t *attribute = attribute_of(groups, write->reference);
            if (attribute != NULL) {
                (void)sdvp_values_write(groups->groups[k], &attribute->here, &write->value);
            }
        }
    }
}

sdvp_error_t sdvp_groups_tell(
    const sdvp_groups_t *groups, uint32_t edited, sdvp_arena_t *arena, sdvp_stored_groups_t *to)
{
    sdvp_writes_t *all = sdvp_arena_alloc(arena, (groups->count + 1) * sizeof *all);
    sdvp_error_t error = all == NULL ? SDVP_NO_MEMORY : SDVP_OK;
    for (uint32_t k = 0; error == SDVP_OK && k < groups->count; k++) {
        const sdvp_values_t *group = groups->groups[k + 1 == edited ? groups->count : k];
        sdvp_write_t *writes = sdvp_arena_alloc(arena, (groups->attribute_count + 1) * sizeof *writes);
        error = writes == NULL ? SDVP_NO_MEMORY : SDVP_OK;
        for (size_t i = 0; error == SDVP_OK && i < groups->attribute_count; i++) {
            writes[i].reference = groups->attributes[i].reference;
            error = sdvp_values_read(group, &groups->attributes[i].here, arena, &writes[i].value);
        }
        all[k] = (sdvp_writes_t){writes, groups->attribute_count};
    }
    to->groups = all;
    to->count = groups->count;
    return error;
}

sdvp_error_t sdvp_groups_activate(sdvp_groups_t *groups, sdvp_server_t *server, uint32_t number)
{
    sdvp_error_t error = SDVP_OK;
    sdvp_server_begin_writes(server);
    for (size_t i = 0; error == SDVP_OK && i < groups->attribute_count; i++) {
        const attribute_t *attribute = &groups->attributes[i];
        sdvp_value_t value;
        sdvp_arena_reset(groups->arena);
        error = sdvp_values_read(groups->groups[number - 1], &attribute->here, groups->arena, &value);
        if (error == SDVP_OK) {
            error = sdvp_server_write(server, &attribute->there, &value);
        }
    }
    sdvp_server_end_writes(server);
    return error;
}

sdvp_error_t sdvp_groups_edit(sdvp_groups_t *groups, uint32_t number)
{
    return copy_all(groups, groups->groups[number - 1], groups->groups[groups->count]);
}

sdvp_error_t sdvp_groups_confirm(sdvp_groups_t *groups, uint32_t number)
{
    return copy_all(groups, groups->groups[groups->count], groups->groups[number - 1]);
}

sdvp_values_t *sdvp_groups_edited(const sdvp_groups_t *groups)
{
    return groups->groups[groups->count];
}
