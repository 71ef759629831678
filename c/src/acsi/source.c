#include "acsi/trigger.h"
#include "base/memory.h"

enum { COUNT_OCTETS = 2 };

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

void sdvp_source_tell(sdvp_source_t *source)
{
    if (source->triggers.buf_tm == 0) {
        tell_touched(source);
    } else {
        let_touched_wait(source);
    }
}

/* What makes them. */

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
    return sdvp_trigger_add(source);
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

void sdvp_source_ignore(sdvp_source_t *source)
{
    if (source->set != NULL) {
        sdvp_trigger_remove(source);
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
