/*
 * What of schedules survives a loss of power. Settings: a state for each node, with the attributes that clients have
 * set. Where the schedules and controllers were: one state for all, so that it is of one moment.
 */
#include <string.h>

#include "acsi/schedule.h"
#include "base/crc32c.h"
#include "base/memory.h"
#include "data/packed.h"
#include "data/type.h"

enum { VERSION = 1 };
/* Octets of a packed value at most, with the name of its attribute. */
enum { PACKED_NUMBER = SDVP_REFERENCE_MAX + 80, PACKED_TEXT = SDVP_REFERENCE_MAX + 1100 };
static const char STATES[] = "schedules";
/* Of one state. */
static const size_t MOST = 1u << 20;

static bool is_setting(const sdvp_node_t *attribute)
{
    return attribute->fc == SDVP_FC_SP || attribute->fc == SDVP_FC_CF;
}

/* One attribute: its name below the node, its cells. */
static void pack_attribute(
    const sdvp_schedules_t *all, const sdvp_schedule_node_t *node, uint32_t cell, uint32_t count, sdvp_packer_t *packer)
{
    char reference[SDVP_REFERENCE_MAX + 1];
    sdvp_values_reference(all->config.values, cell, reference);
    sdvp_pack_text(packer, reference + strlen(node->reference));
    sdvp_pack_number(packer, count, 2);
    for (uint32_t i = 0; i < count; i++) {
        sdvp_value_t value;
        sdvp_values_cell(all->config.values, cell + i, &value);
        sdvp_pack_value(packer, &value);
    }
}

static void pack_settings(const sdvp_schedules_t *all, const sdvp_schedule_node_t *node, sdvp_packer_t *packer)
{
    const sdvp_values_t *values = all->config.values;
    sdvp_pack_number(packer, VERSION, 1);
    for (uint32_t at = 0; at < node->count;) {
        const sdvp_node_t *attribute = sdvp_values_attribute(values, node->first + at);
        uint32_t count = sdvp_type_cells(&attribute->type);
        if (memchr(node->given + at, 1, count) != NULL && count <= UINT16_MAX) {
            pack_attribute(all, node, node->first + at, count, packer);
        }
        at += count;
    }
}

static int64_t entity_known(const sdvp_schedule_controller_t *controller)
{
    return (controller->in_charge ? 1 : 0) | (controller->before_known ? 2 : 0);
}

static void pack_states(const sdvp_schedules_t *all, sdvp_packer_t *packer)
{
    sdvp_pack_number(packer, VERSION, 1);
    sdvp_pack_number(packer, all->schedule_count, 2);
    for (size_t i = 0; i < all->schedule_count; i++) {
        const sdvp_schedule_t *schedule = &all->schedules[i];
        sdvp_pack_text(packer, schedule->node.reference);
        sdvp_pack_number(packer, schedule->is_dsch ? SDVP_SCHEDULE_NOT_READY : schedule->state, 1);
        sdvp_pack_number(packer, schedule->standing, 1);
        sdvp_pack_number(packer, schedule->by_event ? 1 : 0, 1);
        sdvp_pack_number(packer, (uint64_t)(schedule->is_dsch ? SDVP_NO_TIME : schedule->start), 8);
        sdvp_pack_number(packer, (uint64_t)schedule->next, 8);
    }
    sdvp_pack_number(packer, all->controller_count, 2);
    for (size_t i = 0; i < all->controller_count; i++) {
        const sdvp_schedule_controller_t *controller = &all->controllers[i];
        const sdvp_value_t none = sdvp_boolean(false);
        sdvp_pack_text(packer, controller->node.reference);
        sdvp_pack_number(packer, (uint64_t)entity_known(controller), 1);
        sdvp_pack_value(packer, controller->before_known ? &controller->before.is : &none);
    }
}

/* Writes a state by `pack`; `checksum` (may be NULL) has that of what was saved last, which is not saved again. */
static sdvp_error_t save(
    sdvp_schedules_t *all, const char *name, const sdvp_schedule_node_t *node, uint32_t *checksum)
{
    const sdvp_state_store_t *states = all->config.states;
    sdvp_packer_t packer = {NULL, 0, 0};
    for (int pass = 0; pass < 2; pass++) {
        if (pass == 1) {
            packer.size = packer.used;
            packer.used = 0;
            packer.to = packer.size > MOST ? NULL : sdvp_alloc(packer.size);
            if (packer.to == NULL) {
                return SDVP_NO_MEMORY;
            }
        }
        if (node != NULL) {
            pack_settings(all, node, &packer);
        } else {
            pack_states(all, &packer);
        }
    }
    /* 0 is of nothing at all. */
    uint32_t now = sdvp_crc32c(0, packer.to, packer.used) | 1u;
    sdvp_error_t error = SDVP_OK;
    if (checksum == NULL || *checksum != now) {
        error = states->save(states->ctx, name, packer.to, packer.used);
    }
    if (checksum != NULL && error == SDVP_OK) {
        *checksum = now;
    }
    sdvp_release(packer.to);
    return error;
}

static sdvp_error_t save_node(sdvp_schedules_t *all, sdvp_schedule_node_t *node)
{
    sdvp_error_t error = node->unsaved ? save(all, node->reference, node, NULL) : SDVP_OK;
    node->unsaved = error != SDVP_OK;
    return error;
}

void sdvp_schedules_save(sdvp_schedules_t *all)
{
    sdvp_error_t worst = SDVP_OK;
    if (all->config.states == NULL) {
        return;
    }
    for (size_t i = 0; i < all->schedule_count; i++) {
        sdvp_error_t error = save_node(all, &all->schedules[i].node);
        worst = error != SDVP_OK ? error : worst;
    }
    for (size_t i = 0; i < all->controller_count; i++) {
        sdvp_error_t error = save_node(all, &all->controllers[i].node);
        worst = error != SDVP_OK ? error : worst;
    }
    /* Whoever runs has settings that are safe. */
    worst = worst == SDVP_OK ? save(all, STATES, NULL, &all->saved) : worst;
    bool begins = worst != SDVP_OK && !all->failing;
    all->failing = worst != SDVP_OK;
    if (begins && all->config.observer.not_saved != NULL) {
        all->config.observer.not_saved(all->config.observer.ctx, worst);
    }
}

/* Octets of the longest state that there may be. */
static size_t longest(const sdvp_schedules_t *all)
{
    size_t most = 64 + (all->schedule_count + all->controller_count) * (PACKED_NUMBER + 64);
    for (size_t i = 0; i < all->schedule_count + all->controller_count; i++) {
        bool second = i >= all->schedule_count;
        const sdvp_schedule_node_t *node =
            second ? &all->controllers[i - all->schedule_count].node : &all->schedules[i].node;
        size_t octets = 64;
        for (uint32_t at = 0; at < node->count; at++) {
            const sdvp_node_t *attribute = sdvp_values_attribute(all->config.values, node->first + at);
            sdvp_kind_t kind = sdvp_type_facts(sdvp_values_cell_type(all->config.values, node->first + at)->code)->kind;
            bool text = kind == SDVP_KIND_TEXT || kind == SDVP_KIND_OCTETS;
            if (is_setting(attribute)) {
                octets += text ? PACKED_TEXT : PACKED_NUMBER;
            }
        }
        most = octets > most ? octets : most;
    }
    return most < MOST ? most : MOST;
}

/* A state with all that is made of it. */
typedef struct loaded {
    sdvp_arena_t *arena;
    size_t room;
    sdvp_unpacker_t unpacker;
} loaded_t;

/* False: nothing is there that can be read. */
static bool load(const sdvp_schedules_t *all, const char *name, loaded_t *to)
{
    size_t length = 0;
    sdvp_arena_reset(to->arena);
    uint8_t *octets = sdvp_arena_alloc(to->arena, to->room);
    const sdvp_state_store_t *states = all->config.states;
    if (octets == NULL || states->load(states->ctx, name, octets, to->room, &length) != SDVP_OK) {
        return false;
    }
    to->unpacker = (sdvp_unpacker_t){octets, length, false};
    return sdvp_unpack_number(&to->unpacker, 1) == VERSION;
}

/* One attribute of a node, if the model still has it and of that type. */
static void restore_attribute(sdvp_schedules_t *all, sdvp_schedule_node_t *node, loaded_t *from)
{
    char reference[SDVP_REFERENCE_MAX + 1];
    sdvp_reference_t parsed;
    sdvp_selection_t found;
    const char *name = sdvp_unpack_text(&from->unpacker, from->arena);
    uint32_t count = (uint32_t)sdvp_unpack_number(&from->unpacker, 2);
    bool fits = strlen(node->reference) + strlen(name) <= SDVP_REFERENCE_MAX;
    memcpy(reference, node->reference, strlen(node->reference) + 1);
    fits = fits && strcat(reference, name) != NULL && sdvp_reference_parse(reference, &parsed, NULL) == SDVP_OK
        && sdvp_values_locate(all->config.values, &parsed, &found) && found.type != NULL && found.place.cells == count
        && is_setting(found.place.attribute);
    for (uint32_t i = 0; i < count && !from->unpacker.bad; i++) {
        sdvp_value_t value;
        sdvp_unpack_value(&from->unpacker, from->arena, &value);
        if (!fits || from->unpacker.bad) {
            continue;
        }
        uint32_t cell = found.place.cell + i;
        sdvp_handle_t handle = {cell, 1, sdvp_values_cell_type(all->config.values, cell)};
        sdvp_error_t error = all->config.process != NULL
            ? sdvp_process_put(all->config.process, handle, &value)
            : sdvp_values_put(all->config.values, handle, &value);
        node->given[cell - node->first] = error == SDVP_OK ? 1 : 0;
    }
}

static void load_node(sdvp_schedules_t *all, sdvp_schedule_node_t *node, loaded_t *loaded)
{
    if (node->is != NULL && load(all, node->reference, loaded)) {
        while (loaded->unpacker.left > 0 && !loaded->unpacker.bad) {
            restore_attribute(all, node, loaded);
        }
    }
}

static sdvp_error_t open(const sdvp_schedules_t *all, loaded_t *to)
{
    to->room = longest(all);
    to->arena = all->schedule_count == 0 ? NULL : sdvp_arena_new(to->room + 64, 8 * MOST);
    if (all->schedule_count == 0) {
        return SDVP_OK;
    }
    return to->arena == NULL ? SDVP_NO_MEMORY : SDVP_OK;
}

sdvp_error_t sdvp_schedules_load_settings(sdvp_schedules_t *all)
{
    loaded_t loaded = {0};
    sdvp_error_t error = all->config.states == NULL ? SDVP_OK : open(all, &loaded);
    for (size_t i = 0; loaded.arena != NULL && i < all->schedule_count; i++) {
        load_node(all, &all->schedules[i].node, &loaded);
    }
    for (size_t i = 0; loaded.arena != NULL && i < all->controller_count; i++) {
        load_node(all, &all->controllers[i].node, &loaded);
    }
    sdvp_arena_free(loaded.arena);
    return error;
}

static void restore_schedule(const sdvp_schedules_t *all, loaded_t *from)
{
    const char *name = sdvp_unpack_text(&from->unpacker, from->arena);
    sdvp_schedule_t *schedule = sdvp_schedule_of(all, name, strlen(name));
    uint64_t state = sdvp_unpack_number(&from->unpacker, 1);
    uint64_t standing = sdvp_unpack_number(&from->unpacker, 1);
    bool by_event = sdvp_unpack_number(&from->unpacker, 1) != 0;
    int64_t start = (int64_t)sdvp_unpack_number(&from->unpacker, 8);
    int64_t next = (int64_t)sdvp_unpack_number(&from->unpacker, 8);
    if (from->unpacker.bad || schedule == NULL || schedule->is_dsch || state < SDVP_SCHEDULE_NOT_READY
        || state > SDVP_SCHEDULE_RUNNING) {
        return;
    }
    schedule->state = (sdvp_schedule_state_t)state;
    bool near = standing == SDVP_OR_AUTOMATIC_BAY || standing == SDVP_OR_AUTOMATIC_STATION;
    schedule->standing = near ? (sdvp_or_cat_t)standing : SDVP_OR_AUTOMATIC_REMOTE;
    schedule->by_event = by_event;
    schedule->start = state == SDVP_SCHEDULE_NOT_READY ? SDVP_NO_TIME : start;
    schedule->next = state == SDVP_SCHEDULE_NOT_READY ? SDVP_NO_TIME : next;
}

static void restore_controller(sdvp_schedules_t *all, loaded_t *from)
{
    sdvp_value_t before;
    const char *name = sdvp_unpack_text(&from->unpacker, from->arena);
    uint64_t known = sdvp_unpack_number(&from->unpacker, 1);
    sdvp_unpack_value(&from->unpacker, from->arena, &before);
    for (size_t i = 0; i < all->controller_count && !from->unpacker.bad; i++) {
        sdvp_schedule_controller_t *controller = &all->controllers[i];
        if (strcmp(controller->node.reference, name) == 0) {
            controller->in_charge = (known & 1) != 0;
            controller->before_known = (known & 2) != 0 && controller->entity.there
                && sdvp_entity_ctl_val(&controller->entity, &before, &controller->before);
        }
    }
}

sdvp_error_t sdvp_schedules_load_states(sdvp_schedules_t *all)
{
    loaded_t loaded = {0};
    sdvp_error_t error = all->config.states == NULL ? SDVP_OK : open(all, &loaded);
    if (loaded.arena != NULL && load(all, STATES, &loaded)) {
        uint64_t count = sdvp_unpack_number(&loaded.unpacker, 2);
        for (uint64_t i = 0; i < count && !loaded.unpacker.bad; i++) {
            restore_schedule(all, &loaded);
        }
        count = sdvp_unpack_number(&loaded.unpacker, 2);
        for (uint64_t i = 0; i < count && !loaded.unpacker.bad; i++) {
            restore_controller(all, &loaded);
        }
    }
    sdvp_arena_free(loaded.arena);
    return error;
}
