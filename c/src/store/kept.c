#include "sdvp/kept.h"

#include <string.h>

#include "base/memory.h"
#include "data/packed.h"

enum { VERSION = 1 };
/* Of one state. */
static const size_t MOST = 1u << 20;
static const char DATA_SETS[] = "data-sets";

/* A data set as it is kept: its name, the number of its members, their references. */
typedef struct kept_set {
    struct kept_set *next;
    char *name;
    size_t length;
    uint8_t octets[];
} kept_set_t;

struct sdvp_kept {
    const sdvp_state_store_t *states;
    kept_set_t *sets; /* oldest first */
};

static void free_set(kept_set_t *set)
{
    if (set != NULL) {
        sdvp_release(set->name);
        sdvp_release(set);
    }
}

sdvp_kept_t *sdvp_kept_new(const sdvp_state_store_t *states)
{
    sdvp_kept_t *kept = sdvp_alloc(sizeof *kept);
    if (kept != NULL) {
        kept->states = states;
    }
    return kept;
}

static void forget_sets(sdvp_kept_t *kept)
{
    while (kept->sets != NULL) {
        kept_set_t *set = kept->sets;
        kept->sets = set->next;
        free_set(set);
    }
}

void sdvp_kept_free(sdvp_kept_t *kept)
{
    if (kept != NULL) {
        forget_sets(kept);
        sdvp_release(kept);
    }
}

static void pack_set(sdvp_packer_t *packer, const char *name, const sdvp_names_t *members)
{
    sdvp_pack_text(packer, name);
    sdvp_pack_number(packer, members->count, 4);
    for (size_t i = 0; i < members->count; i++) {
        sdvp_pack_text(packer, members->items[i]);
    }
}

static kept_set_t *make_set(const char *name, const sdvp_names_t *members)
{
    sdvp_packer_t measure = {0};
    pack_set(&measure, name, members);
    kept_set_t *set = sdvp_alloc(sizeof *set + measure.used);
    if (set == NULL || (set->name = sdvp_copy_text(name)) == NULL) {
        free_set(set);
        return NULL;
    }
    set->length = measure.used;
    sdvp_packer_t packer = {set->octets, set->length, 0};
    pack_set(&packer, name, members);
    return set;
}

/* Saves all data sets but one of a name, and one more. */
static sdvp_error_t save_sets(const sdvp_kept_t *kept, const char *without, const kept_set_t *more)
{
    size_t size = 1 + (more == NULL ? 0 : more->length);
    for (const kept_set_t *set = kept->sets; set != NULL; set = set->next) {
        size += set->length;
    }
    uint8_t *octets = size > MOST ? NULL : sdvp_alloc(size);
    if (octets == NULL) {
        return SDVP_NO_MEMORY;
    }
    sdvp_packer_t packer = {octets, size, 0};
    sdvp_pack_number(&packer, VERSION, 1);
    for (const kept_set_t *set = kept->sets; set != NULL; set = set->next) {
        if (strcmp(set->name, without) != 0) {
            sdvp_pack(&packer, set->octets, set->length);
        }
    }
    if (more != NULL) {
        sdvp_pack(&packer, more->octets, more->length);
    }
    sdvp_error_t error = kept->states->save(kept->states->ctx, DATA_SETS, octets, packer.used);
    sdvp_release(octets);
    return error;
}

static void take_out(sdvp_kept_t *kept, const char *name)
{
    kept_set_t **at = &kept->sets;
    while (*at != NULL && strcmp((*at)->name, name) != 0) {
        at = &(*at)->next;
    }
    kept_set_t *found = *at;
    if (found != NULL) {
        *at = found->next;
        free_set(found);
    }
}

static void put_in(sdvp_kept_t *kept, kept_set_t *set)
{
    kept_set_t **end = &kept->sets;
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = set;
}

static sdvp_error_t save_set(void *ctx, const char *name, const sdvp_names_t *members)
{
    sdvp_kept_t *kept = ctx;
    kept_set_t *set = make_set(name, members);
    sdvp_error_t error = set == NULL ? SDVP_NO_MEMORY : save_sets(kept, name, set);
    if (error != SDVP_OK) {
        free_set(set);
        return error;
    }
    take_out(kept, name);
    put_in(kept, set);
    return SDVP_OK;
}

static sdvp_error_t remove_set(void *ctx, const char *name)
{
    sdvp_error_t error = save_sets(ctx, name, NULL);
    if (error == SDVP_OK) {
        take_out(ctx, name);
    }
    return error;
}

/* What was saved under a name, with all that is made of it in an arena. */
typedef struct state {
    sdvp_arena_t *arena;
    sdvp_unpacker_t unpacker;
} state_t;

static sdvp_error_t load_state(const sdvp_kept_t *kept, const char *name, state_t *to)
{
    size_t length = 0;
    to->arena = sdvp_arena_new(MOST + 64, 16 * MOST);
    uint8_t *octets = to->arena == NULL ? NULL : sdvp_arena_alloc(to->arena, MOST);
    if (octets == NULL) {
        return SDVP_NO_MEMORY;
    }
    sdvp_error_t error = kept->states->load(kept->states->ctx, name, octets, MOST, &length);
    to->unpacker = (sdvp_unpacker_t){octets, length, false};
    if (error == SDVP_OK && sdvp_unpack_number(&to->unpacker, 1) != VERSION) {
        error = SDVP_INSTANCE_NOT_AVAILABLE;
    }
    return error;
}

static sdvp_error_t load_sets(
    void *ctx, void (*found)(void *found_ctx, const char *data_set, const sdvp_names_t *members), void *found_ctx)
{
    sdvp_kept_t *kept = ctx;
    state_t state = {0};
    sdvp_error_t error = load_state(kept, DATA_SETS, &state);
    forget_sets(kept);
    while (error == SDVP_OK && state.unpacker.left > 0) {
        const char *name = sdvp_unpack_text(&state.unpacker, state.arena);
        size_t count = (size_t)sdvp_unpack_number(&state.unpacker, 4);
        /* Each member takes two octets at least. */
        const char **items = state.unpacker.bad || count > state.unpacker.left / 2
            ? NULL
            : sdvp_arena_alloc(state.arena, (count + 1) * sizeof *items);
        for (size_t i = 0; items != NULL && i < count; i++) {
            items[i] = sdvp_unpack_text(&state.unpacker, state.arena);
        }
        if (items == NULL || state.unpacker.bad) {
            break;
        }
        const sdvp_names_t members = {items, count};
        kept_set_t *set = make_set(name, &members);
        if (set == NULL) {
            error = SDVP_NO_MEMORY;
            break;
        }
        put_in(kept, set);
        found(found_ctx, name, &members);
    }
    sdvp_arena_free(state.arena);
    return error == SDVP_INSTANCE_NOT_AVAILABLE ? SDVP_OK : error;
}

sdvp_data_set_store_t sdvp_kept_data_sets(sdvp_kept_t *kept)
{
    return (sdvp_data_set_store_t){kept, load_sets, save_set, remove_set};
}

static void pack_groups(sdvp_packer_t *packer, const sdvp_stored_groups_t *groups)
{
    sdvp_pack_number(packer, VERSION, 1);
    sdvp_pack_number(packer, groups->act_sg, 4);
    const sdvp_value_t time = sdvp_time(groups->l_act_tm);
    sdvp_pack_value(packer, &time);
    sdvp_pack_number(packer, groups->count, 4);
    for (size_t i = 0; i < groups->count; i++) {
        sdvp_pack_number(packer, groups->groups[i].count, 4);
        for (size_t k = 0; k < groups->groups[i].count; k++) {
            sdvp_pack_text(packer, groups->groups[i].items[k].reference);
            sdvp_pack_value(packer, &groups->groups[i].items[k].value);
        }
    }
}

static sdvp_error_t save_groups(void *ctx, const char *sgcb, const sdvp_stored_groups_t *groups)
{
    const sdvp_kept_t *kept = ctx;
    sdvp_packer_t measure = {0};
    pack_groups(&measure, groups);
    uint8_t *octets = measure.used > MOST ? NULL : sdvp_alloc(measure.used);
    if (octets == NULL) {
        return SDVP_NO_MEMORY;
    }
    sdvp_packer_t packer = {octets, measure.used, 0};
    pack_groups(&packer, groups);
    sdvp_error_t error = kept->states->save(kept->states->ctx, sgcb, octets, packer.used);
    sdvp_release(octets);
    return error;
}

/* One group; false if there is no memory or it makes no sense. */
static bool unpack_group(state_t *state, sdvp_writes_t *to)
{
    size_t count = (size_t)sdvp_unpack_number(&state->unpacker, 4);
    sdvp_write_t *items = count > state->unpacker.left
        ? NULL
        : sdvp_arena_alloc(state->arena, (count + 1) * sizeof *items);
    for (size_t i = 0; items != NULL && i < count; i++) {
        items[i].reference = sdvp_unpack_text(&state->unpacker, state->arena);
        sdvp_unpack_value(&state->unpacker, state->arena, &items[i].value);
    }
    *to = (sdvp_writes_t){items, count};
    return items != NULL && !state->unpacker.bad;
}

static sdvp_error_t load_groups(
    void *ctx, const char *sgcb, void (*found)(void *found_ctx, const sdvp_stored_groups_t *groups), void *found_ctx)
{
    state_t state = {0};
    sdvp_error_t error = load_state(ctx, sgcb, &state);
    if (error == SDVP_OK) {
        sdvp_value_t time;
        sdvp_stored_groups_t stored = {.act_sg = (uint32_t)sdvp_unpack_number(&state.unpacker, 4)};
        sdvp_unpack_value(&state.unpacker, state.arena, &time);
        stored.count = (size_t)sdvp_unpack_number(&state.unpacker, 4);
        sdvp_writes_t *groups = state.unpacker.bad || stored.count > 255
            ? NULL
            : sdvp_arena_alloc(state.arena, (stored.count + 1) * sizeof *groups);
        bool good = groups != NULL && time.type == SDVP_TIMESTAMP;
        for (size_t i = 0; good && i < stored.count; i++) {
            good = unpack_group(&state, &groups[i]);
        }
        if (good) {
            stored.groups = groups;
            stored.l_act_tm = time.is.timestamp;
            found(found_ctx, &stored);
        }
    }
    sdvp_arena_free(state.arena);
    return error == SDVP_INSTANCE_NOT_AVAILABLE ? SDVP_OK : error;
}

sdvp_setting_group_store_t sdvp_kept_setting_groups(sdvp_kept_t *kept)
{
    return (sdvp_setting_group_store_t){kept, load_groups, save_groups};
}
