#include <stdio.h>

#include "data/cells.h"

/* Makes the list of a structure or array. */
static sdvp_value_t *list(sdvp_arena_t *arena, sdvp_type_code_t type, size_t count, sdvp_value_t *to)
{
    sdvp_value_t *items = sdvp_arena_alloc(arena, (count > 0 ? count : 1) * sizeof *items);
    to->type = type;
    to->is.list.items = items;
    to->is.list.count = count;
    return items;
}

static sdvp_error_t read_type(
    const sdvp_values_t *values, const sdvp_type_t *type, uint32_t *cell, sdvp_arena_t *arena, sdvp_value_t *to)
{
    if (type->code != SDVP_STRUCTURE && type->code != SDVP_ARRAY) {
        sdvp_cell_read(&values->cells[(*cell)++], to);
        return SDVP_OK;
    }
    sdvp_value_t *items = list(arena, type->code, type->count, to);
    sdvp_error_t error = items == NULL ? SDVP_NO_MEMORY : SDVP_OK;
    for (uint32_t i = 0; error == SDVP_OK && i < type->count; i++) {
        const sdvp_type_t *inner = &type->members[type->code == SDVP_ARRAY ? 0 : i].type;
        error = read_type(values, inner, cell, arena, &items[i]);
    }
    return error;
}

/* Where a walk over a data object is. */
typedef struct walk {
    const sdvp_values_t *values;
    sdvp_arena_t *arena;
    sdvp_fc_t fc;
    uint32_t cell;
} walk_t;

static sdvp_error_t read_node(walk_t *walk, const sdvp_node_t *node, sdvp_value_t *to)
{
    if (node->cdc == NULL) {
        return read_type(walk->values, &node->type, &walk->cell, walk->arena, to);
    }
    sdvp_value_t *items = list(walk->arena, SDVP_STRUCTURE, node->count, to);
    if (items == NULL) {
        return SDVP_NO_MEMORY;
    }
    size_t count = 0;
    for (uint16_t i = 0; i < node->count; i++) {
        if (!sdvp_node_concerns(&node->children[i], walk->fc)) {
            walk->cell += sdvp_node_cells(&node->children[i]);
            continue;
        }
        sdvp_error_t error = read_node(walk, &node->children[i], &items[count++]);
        if (error != SDVP_OK) {
            return error;
        }
    }
    to->is.list.count = count;
    return SDVP_OK;
}

sdvp_error_t sdvp_values_read(
    const sdvp_values_t *values, const sdvp_selection_t *selection, sdvp_arena_t *arena, sdvp_value_t *to)
{
    walk_t walk = {values, arena, selection->fc, selection->place.cell};
    return selection->type == NULL ? read_node(&walk, selection->place.object, to)
                                   : read_type(values, selection->type, &walk.cell, arena, to);
}

sdvp_error_t sdvp_values_get(const sdvp_values_t *values, const char *fcda, sdvp_arena_t *arena, sdvp_value_t *to)
{
    sdvp_selection_t selection;
    if (!sdvp_values_select_text(values, fcda, &selection)) {
        return SDVP_INSTANCE_NOT_AVAILABLE;
    }
    return sdvp_values_read(values, &selection, arena, to);
}

static sdvp_error_t other_count(const sdvp_node_t *node, const sdvp_value_t *value, sdvp_fault_t *fault)
{
    if (fault != NULL) {
        fault->error = SDVP_TYPE_CONFLICT;
        snprintf(fault->path, sizeof fault->path, "%s", node->name);
        snprintf(
            fault->detail, sizeof fault->detail, "expected the structure of %s, but got %s", node->name,
            sdvp_type_name(value->type));
    }
    return SDVP_TYPE_CONFLICT;
}

static sdvp_error_t check_node(
    const sdvp_node_t *node, sdvp_fc_t fc, const sdvp_value_t *value, sdvp_fault_t *fault)
{
    if (node->cdc == NULL) {
        return sdvp_value_check(value, &node->type, fault);
    }
    if (value->type != SDVP_STRUCTURE) {
        return other_count(node, value, fault);
    }
    size_t at = 0;
    for (uint16_t i = 0; i < node->count; i++) {
        if (sdvp_node_concerns(&node->children[i], fc)) {
            if (at == value->is.list.count) {
                return other_count(node, value, fault);
            }
            sdvp_error_t error = check_node(&node->children[i], fc, &value->is.list.items[at++], fault);
            if (error != SDVP_OK) {
                return error;
            }
        }
    }
    return at == value->is.list.count ? SDVP_OK : other_count(node, value, fault);
}

sdvp_error_t sdvp_selection_check(const sdvp_selection_t *selection, const sdvp_value_t *value, sdvp_fault_t *fault)
{
    return selection->type != NULL ? sdvp_value_check(value, selection->type, fault)
                                   : check_node(selection->place.object, selection->fc, value, fault);
}

static void put_node(sdvp_values_t *values, const sdvp_node_t *node, walk_t *walk, const sdvp_value_t *value)
{
    if (node->cdc == NULL) {
        walk->cell = sdvp_cells_put(values, value, walk->cell);
        return;
    }
    size_t at = 0;
    for (uint16_t i = 0; i < node->count; i++) {
        if (sdvp_node_concerns(&node->children[i], walk->fc)) {
            put_node(values, &node->children[i], walk, &value->is.list.items[at++]);
        } else {
            walk->cell += sdvp_node_cells(&node->children[i]);
        }
    }
}

void sdvp_cells_put_selection(sdvp_values_t *values, const sdvp_selection_t *selection, const sdvp_value_t *value)
{
    if (selection->type != NULL) {
        sdvp_cells_put(values, value, selection->place.cell);
    } else {
        walk_t walk = {values, NULL, selection->fc, selection->place.cell};
        put_node(values, selection->place.object, &walk, value);
    }
}
