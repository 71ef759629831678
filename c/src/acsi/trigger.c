#include "acsi/trigger.h"

#include <string.h>

#include "base/memory.h"

/* A member of a data set that has a cell. */
typedef struct sdvp_cell_watch {
    sdvp_source_t *source; /* NULL: free */
    uint32_t member;
    uint32_t next; /* 1 + the next of the same cell; of a free one, the next that is free */
} watch_t;

enum { FIRST_ARENA = 16 * 1024, MOST_ARENA = 4 * 1024 * 1024 };

sdvp_error_t sdvp_trigger_init(sdvp_trigger_t *to, sdvp_server_t *server, void (*made)(void *ctx), void *ctx)
{
    *to = (sdvp_trigger_t){.server = server, .values = sdvp_server_values(server), .after = made, .ctx = ctx};
    to->touched_end = &to->touched;
    to->heads = sdvp_alloc((size_t)sdvp_values_cells(to->values) * sizeof *to->heads + 1);
    to->arena = sdvp_arena_new(FIRST_ARENA, MOST_ARENA);
    if (to->heads == NULL || to->arena == NULL) {
        sdvp_trigger_release(to);
        return SDVP_NO_MEMORY;
    }
    return SDVP_OK;
}

/* The index. */

static sdvp_error_t more_watches(sdvp_trigger_t *trigger)
{
    uint32_t room = trigger->watch_room == 0 ? 64 : 2 * trigger->watch_room;
    watch_t *watches = sdvp_resize(trigger->watches, room * sizeof *watches);
    if (watches == NULL) {
        return SDVP_NO_MEMORY;
    }
    for (uint32_t i = room; i-- > trigger->watch_room;) {
        watches[i] = (watch_t){.next = trigger->unused};
        trigger->unused = i + 1;
    }
    trigger->watches = watches;
    trigger->watch_room = room;
    return SDVP_OK;
}

static sdvp_error_t add_watch(sdvp_source_t *source, uint32_t member, uint32_t cell)
{
    sdvp_trigger_t *trigger = source->trigger;
    if (trigger->unused == 0 && more_watches(trigger) != SDVP_OK) {
        return SDVP_NO_MEMORY;
    }
    uint32_t number = trigger->unused;
    watch_t *watch = &trigger->watches[number - 1];
    trigger->unused = watch->next;
    *watch = (watch_t){source, member, 0};
    uint32_t *at = &trigger->heads[cell];
    while (*at != 0) {
        at = &trigger->watches[*at - 1].next;
    }
    *at = number;
    return SDVP_OK;
}

static void remove_watches(sdvp_source_t *source, uint32_t cell)
{
    sdvp_trigger_t *trigger = source->trigger;
    for (uint32_t *at = &trigger->heads[cell]; *at != 0;) {
        uint32_t number = *at;
        watch_t *watch = &trigger->watches[number - 1];
        if (watch->source == source) {
            *at = watch->next;
            *watch = (watch_t){.next = trigger->unused};
            trigger->unused = number;
        } else {
            at = &watch->next;
        }
    }
}

static bool concerns(const sdvp_source_t *source, const sdvp_selection_t *selection, uint32_t cell)
{
    return selection->fc == SDVP_FC_NONE || sdvp_values_attribute(source->trigger->values, cell)->fc == selection->fc;
}

sdvp_error_t sdvp_trigger_add(sdvp_source_t *source)
{
    for (uint32_t i = 0; i < source->set->count; i++) {
        const sdvp_selection_t *selection = &source->set->members[i].selection;
        uint32_t end = selection->place.cell + selection->place.cells;
        for (uint32_t cell = selection->place.cell; cell < end; cell++) {
            if (concerns(source, selection, cell) && add_watch(source, i, cell) != SDVP_OK) {
                return SDVP_NO_MEMORY;
            }
        }
    }
    return SDVP_OK;
}

/* In the middle of the telling of a moment a source may be ignored by what an entry leads to. */
static void untouch(sdvp_source_t *source)
{
    sdvp_trigger_t *trigger = source->trigger;
    sdvp_source_t **at = &trigger->touched;
    while (*at != NULL && *at != source) {
        at = &(*at)->next_touched;
    }
    if (*at == source) {
        *at = source->next_touched;
        if (trigger->touched_end == &source->next_touched) {
            trigger->touched_end = at;
        }
    }
    source->is_touched = false;
}

void sdvp_trigger_remove(sdvp_source_t *source)
{
    untouch(source);
    for (size_t i = 0; i < source->set->count; i++) {
        const sdvp_place_t *place = &source->set->members[i].selection.place;
        for (uint32_t cell = place->cell; cell < place->cell + place->cells; cell++) {
            remove_watches(source, cell);
        }
    }
}

/* Events. */

static void touch(sdvp_trigger_t *trigger, const watch_t *watch, sdvp_bits_t happened)
{
    sdvp_source_t *source = watch->source;
    sdvp_bits_t stated = happened & source->triggers.trg_ops;
    if ((stated & SDVP_TRG_DCHG) != 0) {
        stated &= (sdvp_bits_t)~SDVP_TRG_DUPD; /* a change is not also told as an update */
    }
    if (stated == 0) {
        return;
    }
    source->members[watch->member].touched |= (uint8_t)stated;
    if (!source->is_touched) {
        source->is_touched = true;
        source->next_touched = NULL;
        *trigger->touched_end = source;
        trigger->touched_end = &source->next_touched;
    }
}

/* The cells of one attribute from the first event on: what became of the attribute; returns how many events. */
static size_t same_attribute(const sdvp_trigger_t *trigger, const sdvp_cell_event_t *events, size_t count, bool *changed)
{
    *changed = events[0].changed;
    const sdvp_node_t *attribute = events[0].attribute;
    size_t same = 1;
    if (attribute->type.code == SDVP_STRUCTURE || attribute->type.code == SDVP_ARRAY) {
        uint32_t first = sdvp_values_attribute_cell(trigger->values, events[0].cell);
        while (same < count && events[same].attribute == attribute
               && sdvp_values_attribute_cell(trigger->values, events[same].cell) == first) {
            *changed = *changed || events[same].changed;
            same++;
        }
    }
    return same;
}

static void on_moment(void *ctx, const sdvp_cell_event_t *events, size_t count)
{
    sdvp_trigger_t *trigger = ctx;
    for (size_t i = 0; i < count;) {
        bool changed;
        size_t same = same_attribute(trigger, events + i, count - i, &changed);
        sdvp_bits_t options = events[i].attribute->trg_ops;
        sdvp_bits_t happened = changed ? options : (sdvp_bits_t)(options & SDVP_TRG_DUPD);
        for (size_t end = i + same; i < end; i++) {
            for (uint32_t at = happened == 0 ? 0 : trigger->heads[events[i].cell]; at != 0;
                 at = trigger->watches[at - 1].next) {
                touch(trigger, &trigger->watches[at - 1], happened);
            }
        }
    }
    if (trigger->touched == NULL) {
        return;
    }
    while (trigger->touched != NULL) {
        sdvp_source_t *source = trigger->touched;
        trigger->touched = source->next_touched;
        source->is_touched = false;
        sdvp_source_tell(source);
    }
    trigger->touched_end = &trigger->touched;
    trigger->after(trigger->ctx);
}

sdvp_error_t sdvp_trigger_start(sdvp_trigger_t *trigger)
{
    sdvp_error_t error = sdvp_values_watch(trigger->values, on_moment, trigger);
    trigger->watching = error == SDVP_OK;
    return error;
}

void sdvp_trigger_release(sdvp_trigger_t *trigger)
{
    if (trigger->watching) {
        sdvp_values_unwatch(trigger->values, on_moment, trigger);
        trigger->watching = false;
    }
    sdvp_release(trigger->heads);
    sdvp_release(trigger->watches);
    sdvp_release(trigger->scratch);
    sdvp_arena_free(trigger->arena);
    *trigger = (sdvp_trigger_t){0};
}
