#include "acsi/trigger.h"

#include <string.h>

#include "base/memory.h"

/* A member of a data set that has a cell. */
typedef struct sdvp_cell_watch {
    sdvp_source_t *source; /* NULL: free */
    uint32_t member;
    uint32_t next; /* 1 + the next of the same cell; of a free one, the next that is free */
} watch_t;

enum { FIRST_ARENA = 16 * 1024, MOST_ARENA = 4 * 1024 * 1024, COUNT_OCTETS = 2 };

sdvp_error_t sdvp_trigger_init(sdvp_trigger_t *to, sdvp_server_t *server, void (*after)(void *ctx), void *ctx)
{
    *to = (sdvp_trigger_t){.server = server, .values = sdvp_server_values(server), .after = after, .ctx = ctx};
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

static sdvp_error_t watch_cells(sdvp_source_t *source)
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

/* Making entries. */

void sdvp_entry_member(sdvp_packer_t *packer, uint8_t reasons, const char *name, size_t index)
{
    sdvp_pack_number(packer, reasons, 1);
    if (name != NULL) {
        sdvp_pack_text(packer, name);
    } else {
        sdvp_pack_number(packer, index, 2);
    }
}

static void pack_head(const sdvp_source_t *source, size_t index, uint8_t reasons, sdvp_packer_t *packer)
{
    const char *name = source->named ? source->set->members[index].fcda : NULL;
    sdvp_entry_member(packer, source->triggers.with_reasons ? reasons : 0, name, index);
}

static sdvp_error_t pack_current(const sdvp_source_t *source, size_t index, sdvp_packer_t *packer)
{
    sdvp_trigger_t *trigger = source->trigger;
    sdvp_value_t value;
    sdvp_arena_reset(trigger->arena);
    sdvp_error_t error =
        sdvp_values_read(trigger->values, &source->set->members[index].selection, trigger->arena, &value);
    if (error == SDVP_OK) {
        sdvp_pack_value(packer, &value);
    }
    return error;
}

static sdvp_packer_t begin_entry(const sdvp_trigger_t *trigger, size_t count)
{
    sdvp_packer_t packer = {trigger->scratch, trigger->scratch_size, 0};
    sdvp_pack_number(&packer, count, COUNT_OCTETS);
    return packer;
}

static void end_entry(sdvp_source_t *source, sdvp_entry_kind_t kind, const sdvp_packer_t *packer, sdvp_error_t error)
{
    bool whole = error == SDVP_OK && packer->used <= packer->size;
    source->take(source->ctx, kind, whole ? packer->to : NULL, whole ? packer->used : 0);
}

void sdvp_source_flush(sdvp_source_t *source)
{
    sdvp_timer_stop(&source->buf_tm);
    if (source->waits == 0) {
        return;
    }
    sdvp_packer_t packer = begin_entry(source->trigger, source->waits);
    for (size_t i = 0; i < source->set->count; i++) {
        sdvp_source_member_t *member = &source->members[i];
        if (member->pending != 0) {
            pack_head(source, i, member->pending, &packer);
            sdvp_pack(&packer, source->waiting + member->at, member->length);
            member->pending = 0;
        }
    }
    source->waits = 0;
    end_entry(source, SDVP_ENTRY_EVENT, &packer, SDVP_OK);
}

static void tell_touched(sdvp_source_t *source)
{
    size_t count = 0;
    for (size_t i = 0; i < source->set->count; i++) {
        count += source->members[i].touched != 0;
    }
    sdvp_packer_t packer = begin_entry(source->trigger, count);
    sdvp_error_t error = SDVP_OK;
    for (size_t i = 0; i < source->set->count; i++) {
        sdvp_source_member_t *member = &source->members[i];
        if (member->touched != 0 && error == SDVP_OK) {
            pack_head(source, i, member->touched, &packer);
            error = pack_current(source, i, &packer);
        }
        member->touched = 0;
    }
    end_entry(source, SDVP_ENTRY_EVENT, &packer, error);
}

/* Has what is touched wait for BufTm; a member that waits for the same reason already sends off what waits. */
static void let_touched_wait(sdvp_source_t *source)
{
    bool collides = false;
    for (size_t i = 0; i < source->set->count; i++) {
        collides = collides || (source->members[i].pending & source->members[i].touched) != 0;
    }
    if (collides) {
        sdvp_source_flush(source);
    }
    for (size_t i = 0; i < source->set->count; i++) {
        sdvp_source_member_t *member = &source->members[i];
        if (member->touched == 0) {
            continue;
        }
        sdvp_packer_t packer = {source->waiting + member->at, SIZE_MAX, 0};
        if (pack_current(source, i, &packer) == SDVP_OK) {
            member->length = (uint32_t)packer.used;
            source->waits += member->pending == 0;
            member->pending |= member->touched;
        } else {
            source->take(source->ctx, SDVP_ENTRY_EVENT, NULL, 0);
        }
        member->touched = 0;
    }
    if (source->buf_tm.at == NULL && source->waits > 0) {
        sdvp_timer_start(source->trigger->server, &source->buf_tm, source->triggers.buf_tm);
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
        if (source->triggers.buf_tm == 0) {
            tell_touched(source);
        } else {
            let_touched_wait(source);
        }
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

/* Sources. */

static void buf_tm_over(void *ctx)
{
    sdvp_source_t *source = ctx;
    sdvp_source_flush(source);
    source->trigger->after(source->trigger->ctx);
}

static void whole(sdvp_source_t *source, sdvp_entry_kind_t kind, uint8_t reason)
{
    sdvp_source_flush(source);
    sdvp_packer_t packer = begin_entry(source->trigger, source->set->count);
    sdvp_error_t error = SDVP_OK;
    for (size_t i = 0; i < source->set->count && error == SDVP_OK; i++) {
        pack_head(source, i, reason, &packer);
        error = pack_current(source, i, &packer);
    }
    end_entry(source, kind, &packer, error);
}

static void intg_pd_over(void *ctx)
{
    sdvp_source_t *source = ctx;
    sdvp_timer_start(source->trigger->server, &source->intg_pd, source->triggers.intg_pd);
    whole(source, SDVP_ENTRY_INTEGRITY, SDVP_TRG_INTEGRITY);
    source->trigger->after(source->trigger->ctx);
}

void sdvp_source_interrogate(sdvp_source_t *source)
{
    if (source->set != NULL) {
        whole(source, SDVP_ENTRY_INTERROGATION, SDVP_TRG_GI);
    }
}

/* How much longer a value of the same type can get: texts grow. */
static size_t slack(const sdvp_value_t *value)
{
    enum { OCTETS = 64, CHARACTERS = 255, UNICODE = 4 * 255 };
    size_t more = 0;
    switch (value->type) {
    case SDVP_OCTET_STRING:
        return OCTETS - value->is.octets.length;
    case SDVP_UNICODE_STRING:
        return UNICODE - value->is.text.length;
    case SDVP_VISIBLE_STRING:
    case SDVP_OBJECT_REFERENCE:
    case SDVP_CURRENCY:
        return CHARACTERS - value->is.text.length;
    case SDVP_STRUCTURE:
    case SDVP_ARRAY:
        for (size_t i = 0; i < value->is.list.count; i++) {
            more += slack(&value->is.list.items[i]);
        }
        return more;
    default:
        return 0;
    }
}

/* Gives each member its room in what waits; tells the octets of all and of the greatest entry. */
static sdvp_error_t measure(sdvp_source_t *source, size_t *values, size_t *entry)
{
    sdvp_trigger_t *trigger = source->trigger;
    *values = 0;
    *entry = COUNT_OCTETS;
    for (size_t i = 0; i < source->set->count; i++) {
        sdvp_packer_t head = {NULL, 0, 0};
        sdvp_packer_t packer = {NULL, 0, 0};
        sdvp_value_t value;
        sdvp_arena_reset(trigger->arena);
        if (sdvp_values_read(trigger->values, &source->set->members[i].selection, trigger->arena, &value) != SDVP_OK) {
            return SDVP_NO_MEMORY;
        }
        pack_head(source, i, 0, &head);
        sdvp_pack_value(&packer, &value);
        source->members[i].at = (uint32_t)*values;
        *values += packer.used + slack(&value);
        *entry += head.used + packer.used + slack(&value);
    }
    return *entry > UINT32_MAX ? SDVP_NO_MEMORY : SDVP_OK;
}

static sdvp_error_t make_room(sdvp_source_t *source)
{
    sdvp_trigger_t *trigger = source->trigger;
    size_t values;
    size_t entry;
    source->members = sdvp_alloc(source->set->count * sizeof *source->members + 1);
    if (source->members == NULL || measure(source, &values, &entry) != SDVP_OK) {
        return SDVP_NO_MEMORY;
    }
    if (source->triggers.buf_tm > 0) {
        source->waiting = sdvp_alloc(values + 1);
        if (source->waiting == NULL) {
            return SDVP_NO_MEMORY;
        }
    }
    if (entry > trigger->scratch_size) {
        uint8_t *scratch = sdvp_resize(trigger->scratch, entry);
        if (scratch == NULL) {
            return SDVP_NO_MEMORY;
        }
        trigger->scratch = scratch;
        trigger->scratch_size = entry;
    }
    return watch_cells(source);
}

sdvp_error_t sdvp_source_watch(sdvp_source_t *source, const sdvp_set_t *set, sdvp_triggers_t triggers)
{
    sdvp_source_ignore(source);
    source->set = set;
    source->triggers = triggers;
    source->buf_tm.fire = buf_tm_over;
    source->buf_tm.ctx = source;
    source->intg_pd.fire = intg_pd_over;
    source->intg_pd.ctx = source;
    if (make_room(source) != SDVP_OK) {
        sdvp_source_ignore(source);
        return SDVP_NO_MEMORY;
    }
    if (triggers.intg_pd > 0 && (triggers.trg_ops & SDVP_TRG_INTEGRITY) != 0) {
        sdvp_timer_start(source->trigger->server, &source->intg_pd, triggers.intg_pd);
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

void sdvp_source_ignore(sdvp_source_t *source)
{
    if (source->set != NULL) {
        untouch(source);
        for (size_t i = 0; i < source->set->count; i++) {
            const sdvp_place_t *place = &source->set->members[i].selection.place;
            for (uint32_t cell = place->cell; cell < place->cell + place->cells; cell++) {
                remove_watches(source, cell);
            }
        }
    }
    source->set = NULL;
    source->waits = 0;
    sdvp_release(source->members);
    sdvp_release(source->waiting);
    source->members = NULL;
    source->waiting = NULL;
    sdvp_timer_stop(&source->buf_tm);
    sdvp_timer_stop(&source->intg_pd);
}
