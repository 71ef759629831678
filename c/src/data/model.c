#include "data/model.h"

#include <stdio.h>
#include <string.h>

#include "data/cells.h"

uint32_t sdvp_type_cells(const sdvp_type_t *type)
{
    uint32_t cells = 0;
    switch (type->code) {
    case SDVP_STRUCTURE:
        for (uint32_t i = 0; i < type->count; i++) {
            cells += sdvp_type_cells(&type->members[i].type);
        }
        return cells;
    case SDVP_ARRAY:
        return type->count * sdvp_type_cells(&type->members[0].type);
    default:
        return 1;
    }
}

uint32_t sdvp_node_cells(const sdvp_node_t *node)
{
    if (node->cdc == NULL) {
        return sdvp_type_cells(&node->type);
    }
    uint32_t cells = 0;
    for (uint16_t i = 0; i < node->count; i++) {
        cells += sdvp_node_cells(&node->children[i]);
    }
    return cells;
}

const sdvp_node_t *sdvp_node_child(const sdvp_node_t *node, const char *name, uint32_t *cell)
{
    uint32_t at = 0;
    for (uint16_t i = 0; i < node->count; i++) {
        const sdvp_node_t *child = &node->children[i];
        if (strcmp(child->name, name) == 0) {
            *cell = at;
            return child;
        }
        at += sdvp_node_cells(child);
    }
    return NULL;
}

/* Finds logical device and node; `object` becomes the number of the first data object of the node among all. */
static bool find_node(const sdvp_values_t *values, const sdvp_reference_t *reference, sdvp_place_t *to, uint32_t *object)
{
    uint32_t at = 0;
    for (uint16_t i = 0; i < values->model->count; i++) {
        const sdvp_logical_device_t *device = &values->model->devices[i];
        bool here = strcmp(device->name, reference->logical_device) == 0;
        if (here) {
            to->device = device;
            to->cell = values->object_cells[at];
        }
        for (uint16_t k = 0; k < device->count; k++) {
            const sdvp_logical_node_t *node = &device->nodes[k];
            if (here && reference->logical_node != NULL && strcmp(node->name, reference->logical_node) == 0) {
                to->node = node;
                to->cell = values->object_cells[at];
                to->cells = values->object_cells[at + node->object_count] - to->cell;
                *object = at;
                return true;
            }
            at += node->object_count;
        }
        if (here) {
            to->cells = values->object_cells[at] - to->cell;
            return reference->logical_node == NULL;
        }
    }
    return false;
}

/* One name and index further down inside an attribute. */
static bool descend(const sdvp_reference_t *reference, size_t part, sdvp_selection_t *to)
{
    if (reference->parts[part].name != NULL && to->place.attribute != NULL && !to->whole) {
        const sdvp_type_t *type = to->type;
        uint32_t i = 0;
        if (type->code != SDVP_STRUCTURE) {
            return false;
        }
        for (; i < type->count && strcmp(type->members[i].name, reference->parts[part].name) != 0; i++) {
            to->place.cell += sdvp_type_cells(&type->members[i].type);
        }
        if (i == type->count) {
            return false;
        }
        to->type = &type->members[i].type;
    }
    int32_t index = reference->parts[part].index;
    if (index >= 0) {
        if (to->type == NULL || to->type->code != SDVP_ARRAY || (uint32_t)index >= to->type->count) {
            return false;
        }
        to->whole = false;
        to->type = &to->type->members[0].type;
        to->place.cell += (uint32_t)index * sdvp_type_cells(to->type);
    }
    return true;
}

/* The child that a part of a reference names: an array of data objects has one for each element, named har(0) and so on. */
static const sdvp_node_t *child_of(
    const sdvp_node_t *object, const sdvp_reference_t *reference, size_t part, uint32_t *cell)
{
    char element[SDVP_REFERENCE_MAX + 16];
    int32_t index = reference->parts[part].index;
    const sdvp_node_t *child = NULL;
    if (index >= 0) {
        snprintf(element, sizeof element, "%s(%d)", reference->parts[part].name, (int)index);
        child = sdvp_node_child(object, element, cell);
    }
    if (child == NULL) {
        child = sdvp_node_child(object, reference->parts[part].name, cell);
        child = child != NULL && child->cdc != NULL && index >= 0 ? NULL : child;
    }
    return child;
}

/* From a data object down to what the rest of the reference names. */
static bool go_down(const sdvp_reference_t *reference, sdvp_selection_t *to)
{
    for (size_t part = 0; part < reference->count; part++) {
        if (part > 0 && to->place.attribute == NULL) {
            uint32_t cell = 0;
            const sdvp_node_t *child = child_of(to->place.object, reference, part, &cell);
            if (child == NULL) {
                return false;
            }
            to->place.cell += cell;
            if (child->cdc != NULL) {
                to->place.object = child;
                to->object_cell = to->place.cell;
                continue;
            }
            to->place.attribute = child;
            to->type = &child->type;
            to->whole = true;
        } else if (part > 0) {
            to->whole = false;
        }
        if (!descend(reference, part, to)) {
            return false;
        }
    }
    to->place.cells = to->type == NULL ? sdvp_node_cells(to->place.object) : sdvp_type_cells(to->type);
    return true;
}

bool sdvp_values_locate(const sdvp_values_t *values, const sdvp_reference_t *reference, sdvp_selection_t *to)
{
    memset(to, 0, sizeof *to);
    uint32_t object = 0;
    if (reference->count == 0 || !find_node(values, reference, &to->place, &object) || to->place.node == NULL) {
        return false;
    }
    for (uint16_t i = 0; i < to->place.node->object_count; i++) {
        if (strcmp(to->place.node->objects[i].name, reference->parts[0].name) == 0) {
            to->place.object = &to->place.node->objects[i];
            to->place.cell = values->object_cells[object + i];
            to->object_cell = to->place.cell;
            if (!go_down(reference, to)) {
                return false;
            }
            if (to->type != NULL) {
                to->place.type = *to->type;
            }
            return true;
        }
    }
    return false;
}

bool sdvp_node_concerns(const sdvp_node_t *node, sdvp_fc_t fc)
{
    if (node->cdc == NULL) {
        return node->fc == fc;
    }
    for (uint16_t i = 0; i < node->count; i++) {
        if (sdvp_node_concerns(&node->children[i], fc)) {
            return true;
        }
    }
    return false;
}

bool sdvp_values_select(const sdvp_values_t *values, const sdvp_reference_t *reference, sdvp_selection_t *to)
{
    if (!sdvp_values_locate(values, reference, to)) {
        return false;
    }
    to->fc = reference->fc;
    return sdvp_node_concerns(to->place.attribute != NULL ? to->place.attribute : to->place.object, to->fc);
}

bool sdvp_values_select_text(const sdvp_values_t *values, const char *fcda, sdvp_selection_t *to)
{
    sdvp_reference_t reference;
    return sdvp_reference_parse(fcda, &reference, NULL) == SDVP_OK && sdvp_values_select(values, &reference, to);
}

bool sdvp_values_find(const sdvp_values_t *values, const sdvp_reference_t *reference, sdvp_place_t *to)
{
    memset(to, 0, sizeof *to);
    if (reference->count == 0) {
        uint32_t object = 0;
        return find_node(values, reference, to, &object);
    }
    sdvp_selection_t selection;
    bool found = sdvp_values_locate(values, reference, &selection);
    *to = selection.place;
    return found;
}

sdvp_error_t sdvp_values_handle(const sdvp_values_t *values, const char *fcda, sdvp_handle_t *to)
{
    sdvp_selection_t selection;
    if (!sdvp_values_select_text(values, fcda, &selection)) {
        return SDVP_INSTANCE_NOT_AVAILABLE;
    }
    if (selection.type == NULL) {
        return SDVP_TYPE_CONFLICT;
    }
    to->cell = selection.place.cell;
    to->cells = selection.place.cells;
    to->type = selection.type;
    return SDVP_OK;
}

/* Writes the name of the attribute below a node that has the cell, "Do.da". */
static void append_path(const sdvp_node_t *node, uint32_t cell, char *to, size_t used)
{
    while (node->cdc != NULL) {
        uint16_t i = 0;
        for (uint32_t cells; (cells = sdvp_node_cells(&node->children[i])) <= cell; i++) {
            cell -= cells;
        }
        node = &node->children[i];
        size_t length = strlen(node->name);
        if (used + 1 + length > SDVP_REFERENCE_MAX) {
            return;
        }
        to[used++] = '.';
        memcpy(to + used, node->name, length + 1);
        used += length;
    }
}

void sdvp_values_reference(const sdvp_values_t *values, uint32_t cell, char *to)
{
    uint32_t object = 0;
    to[0] = '\0';
    for (uint16_t i = 0; i < values->model->count; i++) {
        const sdvp_logical_device_t *device = &values->model->devices[i];
        for (uint16_t k = 0; k < device->count; k++) {
            const sdvp_logical_node_t *node = &device->nodes[k];
            for (uint16_t n = 0; n < node->object_count; n++, object++) {
                const sdvp_node_t *found = &node->objects[n];
                size_t length = strlen(device->name) + strlen(node->name) + strlen(found->name) + 2;
                if (cell < values->object_cells[object + 1] && length <= SDVP_REFERENCE_MAX) {
                    strcpy(to, device->name);
                    strcat(strcat(to, "/"), node->name);
                    strcat(strcat(to, "."), found->name);
                    append_path(found, cell - values->object_cells[object], to, length);
                    return;
                }
            }
        }
    }
}
