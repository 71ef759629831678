/* Finds the schedules of a model and what they control. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acsi/schedule.h"
#include "base/memory.h"
#include "base/text.h"

static const char *const ENTRIES[SDVP_SCHEDULE_KINDS] = {"ValING", "ValSPG", "ValENG", "ValASG"};
static const char *const CURRENT[SDVP_SCHEDULE_KINDS] = {"ValINS", "ValSPS", "ValENS", "ValMV"};
enum { MAX_DIGITS = 4 };

const char *sdvp_schedule_entries_name(sdvp_schedule_kind_t kind)
{
    return ENTRIES[kind];
}

static sdvp_handle_t attribute(
    const sdvp_schedules_t *all, const sdvp_schedule_node_t *node, const char *object, const char *name, sdvp_fc_t fc)
{
    char reference[2 * SDVP_REFERENCE_MAX + 80];
    sdvp_handle_t found = {0, 0, NULL};
    snprintf(reference, sizeof reference, "%s.%s.%s[%s]", node->reference, object, name, sdvp_fc_name(fc));
    if (sdvp_values_handle(all->config.values, reference, &found) != SDVP_OK) {
        found.cells = 0;
    }
    return found;
}

static sdvp_shown_t shown(
    const sdvp_schedules_t *all, const sdvp_schedule_node_t *node, const char *object, const char *name, sdvp_fc_t fc)
{
    return (sdvp_shown_t){
        attribute(all, node, object, name, fc), attribute(all, node, object, "q", fc),
        attribute(all, node, object, "t", fc)};
}

static sdvp_shown_t status(const sdvp_schedules_t *all, const sdvp_schedule_node_t *node, const char *object)
{
    return shown(all, node, object, "stVal", SDVP_FC_ST);
}

static sdvp_handle_t setting(const sdvp_schedules_t *all, const sdvp_schedule_node_t *node, const char *object)
{
    return attribute(all, node, object, "setVal", SDVP_FC_SP);
}

static void find_current(const sdvp_schedules_t *all, const sdvp_schedule_node_t *node, sdvp_shown_t *to)
{
    for (int kind = 0; kind < SDVP_SCHEDULE_KINDS; kind++) {
        bool analogue = kind == SDVP_SCHEDULE_ANALOGUE;
        to[kind] = shown(
            all, node, CURRENT[kind], analogue ? "mag" : "stVal", analogue ? SDVP_FC_MX : SDVP_FC_ST);
    }
}

/* The number behind a name, 0 without one; -1: it is another name. */
static int number_behind(const char *object, const char *name)
{
    size_t length = strlen(name);
    if (strncmp(object, name, length) != 0) {
        return -1;
    }
    const char *digits = object + length;
    size_t count = strspn(digits, "0123456789");
    return digits[count] != '\0' || count > MAX_DIGITS ? -1 : (int)strtol(digits, NULL, 10);
}

/*
 * The data objects of a name with numbers behind it, by number; returns how many, `most` + 1 if there are more than
 * `most`.
 */
static size_t numbered(
    const sdvp_schedule_node_t *node, const char *name, const sdvp_node_t **to, size_t most)
{
    size_t count = 0;
    for (uint16_t i = 0; i < node->is->object_count; i++) {
        const sdvp_node_t *object = &node->is->objects[i];
        int number = number_behind(object->name, name);
        if (number < 0) {
            continue;
        }
        if (count == most) {
            return most + 1;
        }
        size_t at = count++;
        for (; at > 0 && number_behind(to[at - 1]->name, name) > number; at--) {
            to[at] = to[at - 1];
        }
        to[at] = object;
    }
    return count;
}

static sdvp_error_t too_many(
    const sdvp_schedule_node_t *node, const char *name, size_t most, sdvp_fault_t *fault)
{
    return sdvp_fault_set(
        fault, SDVP_LIMIT_EXCEEDED, "expected at most %zu %s in %s, but it has more", most, name, node->reference);
}

static sdvp_error_t find_entries(sdvp_schedule_t *schedule, sdvp_fault_t *fault)
{
    const sdvp_node_t *objects[SDVP_SCHEDULE_ENTRIES_MAX];
    for (int kind = 0; kind < SDVP_SCHEDULE_KINDS; kind++) {
        size_t count = numbered(&schedule->node, ENTRIES[kind], objects, SDVP_SCHEDULE_ENTRIES_MAX);
        if (count > SDVP_SCHEDULE_ENTRIES_MAX) {
            return too_many(&schedule->node, ENTRIES[kind], SDVP_SCHEDULE_ENTRIES_MAX, fault);
        }
        schedule->entries[kind] = count == 0 ? NULL : sdvp_alloc(count * sizeof *schedule->entries[kind]);
        if (count > 0 && schedule->entries[kind] == NULL) {
            return sdvp_fault_set(fault, SDVP_NO_MEMORY, "there is no memory for %s", schedule->node.reference);
        }
        schedule->entry_count[kind] = count;
        for (size_t i = 0; i < count; i++) {
            schedule->entries[kind][i] = attribute(
                schedule->all, &schedule->node, objects[i]->name, kind == SDVP_SCHEDULE_ANALOGUE ? "setMag" : "setVal",
                SDVP_FC_SP);
        }
    }
    return SDVP_OK;
}

static sdvp_error_t find_starts(sdvp_schedule_t *schedule, sdvp_fault_t *fault)
{
    const sdvp_node_t *objects[SDVP_SCHEDULE_STARTS_MAX];
    schedule->start_count = numbered(&schedule->node, "StrTm", objects, SDVP_SCHEDULE_STARTS_MAX);
    if (schedule->start_count > SDVP_SCHEDULE_STARTS_MAX) {
        schedule->start_count = 0;
        return too_many(&schedule->node, "StrTm", SDVP_SCHEDULE_STARTS_MAX, fault);
    }
    for (size_t i = 0; i < schedule->start_count; i++) {
        const char *name = objects[i]->name;
        schedule->start_times[i] = attribute(schedule->all, &schedule->node, name, "setTm", SDVP_FC_SP);
        schedule->start_calendars[i] = attribute(schedule->all, &schedule->node, name, "setCal", SDVP_FC_SP);
    }
    return SDVP_OK;
}

static sdvp_error_t find_schedule(sdvp_schedule_t *schedule, sdvp_fault_t *fault)
{
    const sdvp_schedules_t *all = schedule->all;
    const sdvp_schedule_node_t *node = &schedule->node;
    schedule->state = SDVP_SCHEDULE_NOT_READY;
    schedule->error = SDVP_ENABLING_NONE;
    schedule->standing = SDVP_OR_AUTOMATIC_REMOTE;
    schedule->start = SDVP_NO_TIME;
    schedule->next = SDVP_NO_TIME;
    schedule->schd_st = status(all, node, "SchdSt");
    if (schedule->is_dsch) {
        schedule->num_pts = attribute(all, node, "SchdAbsTm", "numPts", SDVP_FC_SP);
        schedule->points = attribute(all, node, "SchdAbsTm", "val", SDVP_FC_SP);
        schedule->times = attribute(all, node, "SchdAbsTm", "time", SDVP_FC_SP);
        bool over = sdvp_handle_is_there(&schedule->times) && schedule->times.cells > SDVP_SCHEDULE_ENTRIES_MAX;
        return over ? too_many(node, "points", SDVP_SCHEDULE_ENTRIES_MAX, fault) : SDVP_OK;
    }
    schedule->schd_ena_err = status(all, node, "SchdEnaErr");
    schedule->nxt_str_tm = status(all, node, "NxtStrTm");
    schedule->act_str_tm = status(all, node, "ActStrTm");
    schedule->schd_entr = status(all, node, "SchdEntr");
    schedule->ena_req = status(all, node, "EnaReq");
    schedule->dsa_req = status(all, node, "DsaReq");
    find_current(all, node, schedule->current);
    schedule->num_entr = setting(all, node, "NumEntr");
    schedule->schd_intv = setting(all, node, "SchdIntv");
    schedule->unit = attribute(all, node, "SchdIntv", "units.SIUnit", SDVP_FC_CF);
    schedule->multiplier = attribute(all, node, "SchdIntv", "units.multiplier", SDVP_FC_CF);
    schedule->priority = setting(all, node, "SchdPrio");
    schedule->reuse = setting(all, node, "SchdReuse");
    schedule->evt_trg = setting(all, node, "EvtTrg");
    schedule->in_syn = attribute(all, node, "InSyn", "setSrcRef", SDVP_FC_SP);
    sdvp_error_t error = find_entries(schedule, fault);
    return error == SDVP_OK ? find_starts(schedule, fault) : error;
}

static sdvp_error_t find_controller(sdvp_schedule_controller_t *controller, sdvp_fault_t *fault)
{
    const sdvp_schedules_t *all = controller->all;
    const sdvp_schedule_node_t *node = &controller->node;
    const sdvp_node_t *objects[SDVP_SCHEDULE_LIST_MAX] = {NULL};
    controller->list_count = numbered(node, "Schd", objects, SDVP_SCHEDULE_LIST_MAX);
    if (controller->list_count > SDVP_SCHEDULE_LIST_MAX) {
        controller->list_count = 0;
        return too_many(node, "Schd", SDVP_SCHEDULE_LIST_MAX, fault);
    }
    for (size_t i = 0; i < controller->list_count && objects[i] != NULL; i++) {
        controller->list[i] = attribute(all, node, objects[i]->name, "setSrcRef", SDVP_FC_SP);
    }
    controller->ctl_ent = attribute(all, node, "CtlEnt", "setSrcRef", SDVP_FC_SP);
    controller->beh = attribute(all, node, "Beh", "stVal", SDVP_FC_ST);
    controller->act_schd_ref = status(all, node, "ActSchdRef");
    controller->health = status(all, node, "Health");
    find_current(all, node, controller->current);
    return SDVP_OK;
}

static sdvp_error_t take_node(
    const sdvp_schedules_t *all, sdvp_schedule_node_t *node, const sdvp_logical_device_t *device,
    const sdvp_logical_node_t *is, sdvp_fault_t *fault)
{
    sdvp_reference_t reference;
    sdvp_place_t place;
    snprintf(node->reference, sizeof node->reference, "%s/%s", device->name, is->name);
    node->device = device;
    node->is = is;
    if (sdvp_reference_parse(node->reference, &reference, fault) != SDVP_OK
        || !sdvp_values_find(all->config.values, &reference, &place)) {
        return sdvp_fault_set(fault, SDVP_BAD_ARGUMENT, "%s is no name of a node", node->reference);
    }
    node->first = place.cell;
    node->count = place.cells;
    node->given = sdvp_alloc(place.cells + 1);
    return node->given != NULL ? SDVP_OK : sdvp_fault_set(fault, SDVP_NO_MEMORY, "there is no memory for schedules");
}

/* Whether a node is of a class: its name is a prefix, the class, a number. */
static bool is_of_class(const sdvp_logical_node_t *node, const char *name)
{
    size_t length = strlen(node->name);
    while (length > 0 && node->name[length - 1] >= '0' && node->name[length - 1] <= '9') {
        length--;
    }
    return length >= 4 && memcmp(node->name + length - 4, name, 4) == 0;
}

typedef sdvp_error_t (*found_t)(
    sdvp_schedules_t *all, const sdvp_logical_device_t *device, const sdvp_logical_node_t *node, sdvp_fault_t *fault);

static sdvp_error_t each_node(sdvp_schedules_t *all, found_t found, sdvp_fault_t *fault)
{
    const sdvp_model_t *model = sdvp_values_model(all->config.values);
    sdvp_error_t error = SDVP_OK;
    for (uint16_t i = 0; i < model->count; i++) {
        for (uint16_t k = 0; k < model->devices[i].count && error == SDVP_OK; k++) {
            error = found(all, &model->devices[i], &model->devices[i].nodes[k], fault);
        }
    }
    return error;
}

static bool is_schedule(const sdvp_logical_node_t *node)
{
    return is_of_class(node, "FSCH") || is_of_class(node, "DSCH");
}

static sdvp_error_t count_node(
    sdvp_schedules_t *all, const sdvp_logical_device_t *device, const sdvp_logical_node_t *node, sdvp_fault_t *fault)
{
    all->schedule_count += is_schedule(node) ? 1 : 0;
    all->controller_count += is_of_class(node, "FSCC") ? 1 : 0;
    if (all->schedule_count > SDVP_SCHEDULES_MAX || all->controller_count > SDVP_SCHEDULE_CONTROLLERS_MAX) {
        return sdvp_fault_set(
            fault, SDVP_LIMIT_EXCEEDED, "expected at most %d schedules and %d controllers of them, but %s/%s is one more",
            SDVP_SCHEDULES_MAX, SDVP_SCHEDULE_CONTROLLERS_MAX, device->name, node->name);
    }
    return SDVP_OK;
}

static sdvp_error_t add_node(
    sdvp_schedules_t *all, const sdvp_logical_device_t *device, const sdvp_logical_node_t *node, sdvp_fault_t *fault)
{
    sdvp_error_t error = SDVP_OK;
    if (is_schedule(node)) {
        sdvp_schedule_t *schedule = &all->schedules[all->schedule_count++];
        schedule->all = all;
        schedule->is_dsch = is_of_class(node, "DSCH");
        error = take_node(all, &schedule->node, device, node, fault);
        error = error == SDVP_OK ? find_schedule(schedule, fault) : error;
    } else if (is_of_class(node, "FSCC")) {
        sdvp_schedule_controller_t *controller = &all->controllers[all->controller_count++];
        controller->all = all;
        controller->last_schedule = controller->node.reference;
        error = take_node(all, &controller->node, device, node, fault);
        error = error == SDVP_OK ? find_controller(controller, fault) : error;
    }
    return error;
}

static sdvp_error_t add_assignment(
    sdvp_schedules_t *all, const sdvp_schedule_assignment_t *assignment, sdvp_fault_t *fault)
{
    sdvp_schedule_controller_t *controller = &all->controllers[all->controller_count++];
    controller->all = all;
    controller->assignment = assignment;
    controller->last_schedule = controller->node.reference;
    snprintf(controller->node.reference, sizeof controller->node.reference, "%s", assignment->entity);
    if (assignment->count > SDVP_SCHEDULE_LIST_MAX) {
        return too_many(&controller->node, "schedules", SDVP_SCHEDULE_LIST_MAX, fault);
    }
    sdvp_entity_find(all->config.values, assignment->entity, &controller->entity);
    if (!controller->entity.there) {
        return sdvp_fault_set(
            fault, SDVP_INSTANCE_NOT_AVAILABLE, "the model has no %s, to which schedules are assigned", assignment->entity);
    }
    for (size_t i = 0; i < assignment->count; i++) {
        if (sdvp_schedule_of(all, assignment->schedules[i], strlen(assignment->schedules[i])) == NULL) {
            return sdvp_fault_set(
                fault, SDVP_INSTANCE_NOT_AVAILABLE, "the model has no schedule %s, which is assigned to %s",
                assignment->schedules[i], assignment->entity);
        }
    }
    return SDVP_OK;
}

sdvp_error_t sdvp_schedules_find(sdvp_schedules_t *all, sdvp_fault_t *fault)
{
    all->controller_count = all->config.assignment_count;
    sdvp_error_t error = each_node(all, count_node, fault);
    if (error != SDVP_OK || all->schedule_count + all->controller_count == 0) {
        all->schedule_count = 0;
        all->controller_count = 0;
        return error;
    }
    all->schedules = sdvp_alloc((all->schedule_count + 1) * sizeof *all->schedules);
    all->controllers = sdvp_alloc((all->controller_count + 1) * sizeof *all->controllers);
    all->schedule_count = 0;
    all->controller_count = 0;
    if (all->schedules == NULL || all->controllers == NULL) {
        return sdvp_fault_set(fault, SDVP_NO_MEMORY, "there is no memory for schedules");
    }
    error = each_node(all, add_node, fault);
    for (size_t i = 0; i < all->config.assignment_count && error == SDVP_OK; i++) {
        error = add_assignment(all, &all->config.assignments[i], fault);
    }
    return error;
}
