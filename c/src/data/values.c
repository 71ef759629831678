#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "data/cells.h"

/* What start-up needs of memory for zeros, at most. */
static const size_t ZERO_LIMIT = 1u << 20;

static void count_objects(const sdvp_model_t *model, size_t *objects)
{
    *objects = 0;
    for (uint16_t i = 0; i < model->count; i++) {
        for (uint16_t k = 0; k < model->devices[i].count; k++) {
            *objects += model->devices[i].nodes[k].object_count;
        }
    }
}

/* Numbers the cells of each data object. */
static uint32_t number_cells(const sdvp_model_t *model, uint32_t *object_cells)
{
    uint32_t cell = 0;
    size_t object = 0;
    for (uint16_t i = 0; i < model->count; i++) {
        for (uint16_t k = 0; k < model->devices[i].count; k++) {
            const sdvp_logical_node_t *node = &model->devices[i].nodes[k];
            for (uint16_t n = 0; n < node->object_count; n++) {
                object_cells[object++] = cell;
                cell += sdvp_node_cells(&node->objects[n]);
            }
        }
    }
    object_cells[object] = cell;
    return cell;
}

/* Tells each cell of a type what it is of; returns the next one. */
static uint32_t bind_type(sdvp_values_t *values, const sdvp_node_t *attribute, const sdvp_type_t *type, uint32_t cell)
{
    if (type->code == SDVP_STRUCTURE || type->code == SDVP_ARRAY) {
        for (uint32_t i = 0; i < type->count; i++) {
            cell = bind_type(values, attribute, &type->members[type->code == SDVP_ARRAY ? 0 : i].type, cell);
        }
        return cell;
    }
    values->cells[cell].attribute = attribute;
    values->cells[cell].type = type;
    return cell + 1;
}

static uint32_t bind_node(sdvp_values_t *values, const sdvp_node_t *node, uint32_t cell)
{
    if (node->cdc == NULL) {
        return bind_type(values, node, &node->type, cell);
    }
    for (uint16_t i = 0; i < node->count; i++) {
        cell = bind_node(values, &node->children[i], cell);
    }
    return cell;
}

static void bind_model(sdvp_values_t *values)
{
    uint32_t cell = 0;
    for (uint16_t i = 0; i < values->model->count; i++) {
        for (uint16_t k = 0; k < values->model->devices[i].count; k++) {
            const sdvp_logical_node_t *node = &values->model->devices[i].nodes[k];
            for (uint16_t n = 0; n < node->object_count; n++) {
                cell = bind_node(values, &node->objects[n], cell);
            }
        }
    }
}

static bool take_texts(sdvp_values_t *values)
{
    size_t room = 0;
    for (uint32_t i = 0; i < values->count; i++) {
        room += sdvp_cell_room(values->cells[i].type->code);
    }
    values->texts = sdvp_alloc(room + 1);
    char *at = values->texts;
    for (uint32_t i = 0; at != NULL && i < values->count; i++) {
        uint32_t size = sdvp_cell_room(values->cells[i].type->code);
        if (size > 0) {
            values->cells[i].is.text.room = at;
            at += size;
        }
    }
    return values->texts != NULL;
}

/* Puts a checked value of a type into cells; returns the next cell. */
uint32_t sdvp_cells_put(sdvp_values_t *values, const sdvp_value_t *value, uint32_t cell)
{
    if (value->type == SDVP_STRUCTURE || value->type == SDVP_ARRAY) {
        for (size_t i = 0; i < value->is.list.count; i++) {
            cell = sdvp_cells_put(values, &value->is.list.items[i], cell);
        }
        return cell;
    }
    bool changed = sdvp_cell_write(&values->cells[cell], value);
    if (values->marks[cell] != SDVP_MARK_CHANGED) {
        values->marks[cell] = changed ? SDVP_MARK_CHANGED : SDVP_MARK_WRITTEN;
    }
    values->first = cell < values->first ? cell : values->first;
    values->end = cell >= values->end ? cell + 1 : values->end;
    return cell + 1;
}

static void forget_moment(sdvp_values_t *values)
{
    if (values->first < values->end) {
        memset(values->marks + values->first, SDVP_MARK_NONE, values->end - values->first);
    }
    values->first = values->count;
    values->end = 0;
}

/* Initial values, else zeros. */
static bool fill(sdvp_values_t *values)
{
    sdvp_arena_t *arena = sdvp_arena_new(4096, ZERO_LIMIT);
    bool good = arena != NULL;
    for (uint32_t cell = 0; good && cell < values->count;) {
        const sdvp_node_t *attribute = values->cells[cell].attribute;
        sdvp_value_t zero;
        const sdvp_value_t *initial = &attribute->initial;
        if (attribute->has_initial) {
            good = sdvp_value_check(initial, &attribute->type, NULL) == SDVP_OK;
        } else {
            good = sdvp_value_zero(arena, &attribute->type, &zero) == SDVP_OK;
            initial = &zero;
        }
        cell = good ? sdvp_cells_put(values, initial, cell) : cell;
        if (arena != NULL) {
            sdvp_arena_reset(arena);
        }
    }
    sdvp_arena_free(arena);
    forget_moment(values);
    return good;
}

sdvp_values_t *sdvp_values_new(const sdvp_model_t *model)
{
    sdvp_values_t *values = sdvp_alloc(sizeof *values);
    if (values == NULL) {
        return NULL;
    }
    size_t objects;
    count_objects(model, &objects);
    values->model = model;
    values->object_cells = sdvp_alloc((objects + 1) * sizeof *values->object_cells);
    if (values->object_cells != NULL) {
        values->count = number_cells(model, values->object_cells);
        values->first = values->count;
        values->cells = sdvp_alloc((values->count + 1) * sizeof *values->cells);
        values->marks = sdvp_alloc(values->count + 1);
        values->events = sdvp_alloc((values->count + 1) * sizeof *values->events);
    }
    if (values->cells == NULL || values->marks == NULL || values->events == NULL) {
        sdvp_values_free(values);
        return NULL;
    }
    bind_model(values);
    if (!take_texts(values) || !fill(values)) {
        sdvp_values_free(values);
        return NULL;
    }
    return values;
}

void sdvp_values_free(sdvp_values_t *values)
{
    if (values != NULL) {
        sdvp_release(values->object_cells);
        sdvp_release(values->cells);
        sdvp_release(values->marks);
        sdvp_release(values->events);
        sdvp_release(values->texts);
        sdvp_release(values->watches);
        sdvp_release(values);
    }
}

const sdvp_model_t *sdvp_values_model(const sdvp_values_t *values)
{
    return values->model;
}

uint32_t sdvp_values_cells(const sdvp_values_t *values)
{
    return values->count;
}

const sdvp_node_t *sdvp_values_attribute(const sdvp_values_t *values, uint32_t cell)
{
    return values->cells[cell].attribute;
}

const sdvp_type_t *sdvp_values_cell_type(const sdvp_values_t *values, uint32_t cell)
{
    return values->cells[cell].type;
}

uint32_t sdvp_values_attribute_cell(const sdvp_values_t *values, uint32_t cell)
{
    /* Where two logical nodes share one table of data objects, neighbours may be the same attribute of two instances. */
    uint32_t first = cell;
    while (first > 0 && values->cells[first - 1].attribute == values->cells[cell].attribute) {
        first--;
    }
    return cell - (cell - first) % sdvp_type_cells(&values->cells[cell].attribute->type);
}

void sdvp_values_cell(const sdvp_values_t *values, uint32_t cell, sdvp_value_t *to)
{
    sdvp_cell_read(&values->cells[cell], to);
}

void sdvp_values_begin(sdvp_values_t *values)
{
    values->open = true;
}

void sdvp_values_end(sdvp_values_t *values)
{
    values->open = false;
    size_t count = 0;
    for (uint32_t cell = values->first; cell < values->end; cell++) {
        if (values->marks[cell] != SDVP_MARK_NONE) {
            values->events[count].cell = cell;
            values->events[count].attribute = values->cells[cell].attribute;
            values->events[count++].changed = values->marks[cell] == SDVP_MARK_CHANGED;
        }
    }
    forget_moment(values);
    values->telling = true;
    for (size_t i = 0; count > 0 && i < values->watch_count; i++) {
        values->watches[i].watcher(values->watches[i].ctx, values->events, count);
    }
    values->telling = false;
}

sdvp_error_t sdvp_values_put(sdvp_values_t *values, sdvp_handle_t handle, const sdvp_value_t *value)
{
    if (values->telling) {
        return SDVP_BAD_ARGUMENT;
    }
    sdvp_error_t error = sdvp_value_check(value, handle.type, NULL);
    if (error == SDVP_OK) {
        sdvp_cells_put(values, value, handle.cell);
        if (!values->open) {
            sdvp_values_end(values);
        }
    }
    return error;
}

sdvp_error_t sdvp_values_write(sdvp_values_t *values, const sdvp_selection_t *selection, const sdvp_value_t *value)
{
    if (values->telling) {
        return SDVP_BAD_ARGUMENT;
    }
    sdvp_error_t error = sdvp_selection_check(selection, value, NULL);
    if (error == SDVP_OK) {
        sdvp_cells_put_selection(values, selection, value);
        if (!values->open) {
            sdvp_values_end(values);
        }
    }
    return error;
}

static sdvp_error_t check_write(const sdvp_values_t *values, const sdvp_write_t *write, sdvp_fault_t *fault)
{
    sdvp_selection_t selection;
    if (!sdvp_values_select_text(values, write->reference, &selection)) {
        if (fault != NULL) {
            fault->error = SDVP_INSTANCE_NOT_AVAILABLE;
            fault->path[0] = '\0';
            snprintf(fault->detail, sizeof fault->detail, "the model has no %.140s", write->reference);
        }
        return SDVP_INSTANCE_NOT_AVAILABLE;
    }
    return sdvp_selection_check(&selection, &write->value, fault);
}

sdvp_error_t sdvp_values_set(sdvp_values_t *values, const sdvp_write_t *writes, size_t count, sdvp_fault_t *fault)
{
    if (values->telling) {
        return SDVP_BAD_ARGUMENT;
    }
    for (size_t i = 0; i < count; i++) {
        sdvp_error_t error = check_write(values, &writes[i], fault);
        if (error != SDVP_OK) {
            return error;
        }
    }
    for (size_t i = 0; i < count; i++) {
        sdvp_selection_t selection;
        if (sdvp_values_select_text(values, writes[i].reference, &selection)) {
            sdvp_cells_put_selection(values, &selection, &writes[i].value);
        }
    }
    if (!values->open) {
        sdvp_values_end(values);
    }
    return SDVP_OK;
}

sdvp_error_t sdvp_values_watch(sdvp_values_t *values, sdvp_values_watcher_t watcher, void *ctx)
{
    sdvp_watch_t *watches = sdvp_resize(values->watches, (values->watch_count + 1) * sizeof *watches);
    if (watches == NULL) {
        return SDVP_NO_MEMORY;
    }
    values->watches = watches;
    watches[values->watch_count].watcher = watcher;
    watches[values->watch_count++].ctx = ctx;
    return SDVP_OK;
}

void sdvp_values_unwatch(sdvp_values_t *values, sdvp_values_watcher_t watcher, void *ctx)
{
    for (size_t i = 0; i < values->watch_count; i++) {
        if (values->watches[i].watcher == watcher && values->watches[i].ctx == ctx) {
            values->watch_count--;
            memmove(&values->watches[i], &values->watches[i + 1],
                    (values->watch_count - i) * sizeof *values->watches);
            return;
        }
    }
}
