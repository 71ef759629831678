/* Looks up, once, what the filter between process and clients has to do with. */
#include <string.h>

#include "acsi/process.h"
#include "base/memory.h"

typedef sdvp_part_of_point_t part_t;

static part_t find(const sdvp_node_t *object, uint32_t object_cell, const char *name, sdvp_fc_t fc)
{
    uint32_t cell;
    const sdvp_node_t *found = sdvp_node_child(object, name, &cell);
    if (found == NULL || found->cdc != NULL || found->fc != fc) {
        return (part_t){0};
    }
    return (part_t){object_cell + cell, sdvp_type_cells(&found->type), &found->type};
}

/* The first of some names, up to NULL. */
static part_t first(const sdvp_node_t *object, uint32_t cell, const char *const *names, sdvp_fc_t fc)
{
    part_t found = {0};
    for (; *names != NULL && found.cells == 0; names++) {
        found = find(object, cell, *names, fc);
    }
    return found;
}

static bool same_type(const sdvp_type_t *one, const sdvp_type_t *other)
{
    if (one->code != other->code || one->count != other->count) {
        return false;
    }
    if (one->code != SDVP_STRUCTURE && one->code != SDVP_ARRAY) {
        return true;
    }
    uint32_t members = one->code == SDVP_ARRAY ? 1 : one->count;
    for (uint32_t i = 0; i < members; i++) {
        const char *name = one->members[i].name;
        const char *other_name = other->members[i].name;
        bool named = name == other_name || (name != NULL && other_name != NULL && strcmp(name, other_name) == 0);
        if (!named || !same_type(&one->members[i].type, &other->members[i].type)) {
            return false;
        }
    }
    return true;
}

static part_t typed(part_t part, sdvp_type_code_t code)
{
    return part.cells > 0 && part.type->code == code ? part : (part_t){0};
}

static part_t like(part_t part, const part_t *value)
{
    return part.cells > 0 && value->cells > 0 && same_type(part.type, value->type) ? part : (part_t){0};
}

static void find_measure(const sdvp_node_t *object, uint32_t cell, sdvp_fc_t fc, sdvp_measure_t *to)
{
    to->is_vector = find(object, cell, "cVal", fc).cells > 0;
    to->db = find(object, cell, "db", SDVP_FC_CF);
    to->db_ref = find(object, cell, "dbRef", SDVP_FC_CF);
    to->db_ang = find(object, cell, "dbAng", SDVP_FC_CF);
    to->db_ang_ref = find(object, cell, "dbAngRef", SDVP_FC_CF);
    to->zero_db = find(object, cell, "zeroDb", SDVP_FC_CF);
    to->zero_db_ref = find(object, cell, "zeroDbRef", SDVP_FC_CF);
    to->range_c = find(object, cell, "rangeC", SDVP_FC_CF);
}

static void find_parts(sdvp_data_point_t *point, uint32_t cell, sdvp_fc_t fc)
{
    static const char *const VALUES[] = {"stVal", "mag", "cVal", "mxVal", "valWTr", NULL};
    static const char *const SUBSTITUTES[] = {"subVal", "subMag", "subCVal", NULL};
    const sdvp_node_t *object = point->object;
    point->value = first(object, cell, VALUES, fc);
    point->time = typed(find(object, cell, "t", fc), SDVP_TIMESTAMP);
    point->live = like(find(object, cell, "instMag", fc), &point->value);
    if (point->live.cells == 0) {
        point->live = like(find(object, cell, "instCVal", fc), &point->value);
    }
    point->range = typed(find(object, cell, "range", fc), SDVP_ENUMERATED);
    point->sub_ena = typed(find(object, cell, "subEna", SDVP_FC_SV), SDVP_BOOLEAN);
    point->sub_value = like(first(object, cell, SUBSTITUTES, SDVP_FC_SV), &point->value);
    point->sub_q = typed(find(object, cell, "subQ", SDVP_FC_SV), SDVP_QUALITY);
    point->blk_ena = typed(find(object, cell, "blkEna", SDVP_FC_BL), SDVP_BOOLEAN);
    find_measure(object, cell, fc, &point->measure);
}

static void mark(uint8_t *marks, const part_t *part)
{
    if (part->cells > 0) {
        memset(marks + part->cell, 1, part->cells);
    }
}

/* A data object is a point if it has a quality of status or measurement. */
static void find_point(
    sdvp_process_t *process, const sdvp_node_t *object, uint32_t cell, sdvp_behaviour_t *behaviour)
{
    part_t quality = typed(find(object, cell, "q", SDVP_FC_ST), SDVP_QUALITY);
    sdvp_fc_t fc = quality.cells > 0 ? SDVP_FC_ST : SDVP_FC_MX;
    quality = quality.cells > 0 ? quality : typed(find(object, cell, "q", SDVP_FC_MX), SDVP_QUALITY);
    if (quality.cells == 0) {
        return;
    }
    sdvp_data_point_t *point = &process->points[process->point_count++];
    point->object = object;
    point->behaviour = behaviour;
    point->quality = quality;
    find_parts(point, cell, fc);
    mark(process->outputs, &point->quality);
    mark(process->outputs, &point->value);
    mark(process->outputs, &point->live);
    mark(process->outputs, &point->range);
    mark(process->outputs, &point->time);
    uint32_t at = cell;
    for (uint16_t i = 0; i < object->count; i++) {
        uint32_t cells = sdvp_node_cells(&object->children[i]);
        for (uint32_t k = 0; object->children[i].cdc == NULL && k < cells; k++) {
            process->point_of[at + k] = (uint32_t)process->point_count;
        }
        at += cells;
    }
}

/* Data objects below one, itself included; returns how many there are where `process` is NULL. */
static size_t visit(sdvp_process_t *process, const sdvp_node_t *object, uint32_t cell, sdvp_behaviour_t *behaviour)
{
    size_t count = 1;
    if (process != NULL) {
        find_point(process, object, cell, behaviour);
    }
    for (uint16_t i = 0; i < object->count; i++) {
        if (object->children[i].cdc != NULL) {
            count += visit(process, &object->children[i], cell, behaviour);
        }
        cell += sdvp_node_cells(&object->children[i]);
    }
    return count;
}

static part_t status_of(
    const sdvp_process_t *process, const char *device, const char *node, const char *object, const char *name)
{
    char reference[4 * SDVP_REFERENCE_MAX] = "";
    sdvp_selection_t found;
    strcat(strcat(strcat(reference, device), "/"), node);
    strcat(strcat(strcat(strcat(reference, "."), object), "."), name);
    strcat(reference, "[ST]");
    if (!sdvp_values_select_text(process->seen, reference, &found) || found.type == NULL) {
        return (part_t){0};
    }
    return (part_t){found.place.cell, found.place.cells, found.type};
}

static void find_behaviour(
    sdvp_process_t *process, const char *device, const sdvp_logical_node_t *node, sdvp_behaviour_t *to)
{
    to->node = node;
    to->own_mod = status_of(process, device, node->name, "Mod", "stVal");
    to->device_mod = status_of(process, device, "LLN0", "Mod", "stVal");
    to->beh = status_of(process, device, node->name, "Beh", "stVal");
    to->beh_q = typed(status_of(process, device, node->name, "Beh", "q"), SDVP_QUALITY);
    to->beh_t = typed(status_of(process, device, node->name, "Beh", "t"), SDVP_TIMESTAMP);
    mark(process->modes, &to->own_mod);
    mark(process->modes, &to->device_mod);
    mark(process->modes, &to->beh);
    to->mode = sdvp_behaviour_current(process, to);
}

static sdvp_error_t make_room(sdvp_process_t *process, const sdvp_model_t *model)
{
    size_t objects = 0;
    size_t nodes = 0;
    uint32_t cells = sdvp_values_cells(process->seen) + 1;
    for (uint16_t i = 0; i < model->count; i++) {
        nodes += model->devices[i].count;
        for (uint16_t k = 0; k < model->devices[i].count; k++) {
            const sdvp_logical_node_t *node = &model->devices[i].nodes[k];
            for (uint16_t n = 0; n < node->object_count; n++) {
                objects += visit(NULL, &node->objects[n], 0, NULL);
            }
        }
    }
    process->points = sdvp_alloc((objects + 1) * sizeof *process->points);
    process->behaviours = sdvp_alloc((nodes + 1) * sizeof *process->behaviours);
    process->point_of = sdvp_alloc(cells * sizeof *process->point_of);
    process->outputs = sdvp_alloc(cells);
    process->modes = sdvp_alloc(cells);
    process->touched = sdvp_alloc(cells);
    bool good = process->points != NULL && process->behaviours != NULL && process->point_of != NULL
        && process->outputs != NULL && process->modes != NULL && process->touched != NULL;
    return good ? SDVP_OK : SDVP_NO_MEMORY;
}

sdvp_error_t sdvp_process_find(sdvp_process_t *process)
{
    const sdvp_model_t *model = sdvp_values_model(process->seen);
    sdvp_error_t error = make_room(process, model);
    uint32_t cell = 0;
    for (uint16_t i = 0; error == SDVP_OK && i < model->count; i++) {
        for (uint16_t k = 0; k < model->devices[i].count; k++) {
            const sdvp_logical_node_t *node = &model->devices[i].nodes[k];
            sdvp_behaviour_t *behaviour = &process->behaviours[process->behaviour_count++];
            find_behaviour(process, model->devices[i].name, node, behaviour);
            for (uint16_t n = 0; n < node->object_count; n++) {
                (void)visit(process, &node->objects[n], cell, behaviour);
                cell += sdvp_node_cells(&node->objects[n]);
            }
        }
    }
    return error;
}
