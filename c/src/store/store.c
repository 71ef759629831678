#include "sdvp/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "store/journal.h"
#include "store/names.h"
#include "store/states.h"

/* A journal that has been opened; in memory it stays when it is closed. */
typedef struct place {
    sdvp_store_t *store;
    char *name; /* with its folder; NULL: free */
    bool open;
    sdvp_journal_t journal;
} place_t;

struct sdvp_store {
    sdvp_store_parts_t parts;
    char *directory; /* NULL: in memory */
    int lock;
    place_t **places; /* `most` of them, NULL behind those that have been used */
    sdvp_states_t states;
    sdvp_report_store_t reports;
    sdvp_log_store_t logs;
    sdvp_state_store_t state_port;
};

sdvp_store_limits_t sdvp_store_limits(void)
{
    return (sdvp_store_limits_t){
        .report_entries = 1000,
        .report_octets = 256 * 1024,
        .log_entries = 10000,
        .log_octets = 2 * 1024 * 1024,
        .entry_octets = 16 * 1024,
        .spare_octets = 16 * 1024,
        .group_ms = 100,
        .most = 64};
}

/* What both ports do. */

static void append(void *ctx, const sdvp_stored_t *entry)
{
    sdvp_journal_append(&((place_t *)ctx)->journal, entry);
}

static sdvp_entry_id_t highest(void *ctx)
{
    return ((place_t *)ctx)->journal.ring.highest;
}

static void release(place_t *place)
{
    if (place->name != NULL) {
        sdvp_journal_release(&place->journal);
        sdvp_release(place->name);
        place->name = NULL;
    }
    place->open = false;
}

static void close_place(void *ctx)
{
    place_t *place = ctx;
    place->open = false;
    if (place->store->directory != NULL) {
        release(place);
    }
}

static void run(void *ctx)
{
    sdvp_store_t *store = ctx;
    if (store->directory == NULL) {
        return;
    }
    int64_t now = store->parts.clock->monotonic_ms(store->parts.clock->ctx);
    for (uint16_t i = 0; i < store->parts.limits.most && store->places[i] != NULL; i++) {
        if (store->places[i]->open) {
            sdvp_journal_run(&store->places[i]->journal, now);
        }
    }
}

static int64_t deadline(void *ctx)
{
    const sdvp_store_t *store = ctx;
    int64_t first = SDVP_NEVER;
    for (uint16_t i = 0; i < store->parts.limits.most && store->places[i] != NULL; i++) {
        const place_t *place = store->places[i];
        first = place->open && place->journal.due < first ? place->journal.due : first;
    }
    return first;
}

/* The port of buffers. */

static bool buffer_next(void *ctx, sdvp_entry_id_t after, sdvp_stored_t *to, bool *gap)
{
    return sdvp_journal_next(&((place_t *)ctx)->journal, after, NULL, to, gap);
}

static bool buffer_contains(void *ctx, sdvp_entry_id_t id)
{
    return sdvp_journal_contains(&((place_t *)ctx)->journal, id);
}

static bool buffer_ends(void *ctx, sdvp_entry_id_t *oldest, sdvp_entry_id_t *newest)
{
    const sdvp_slot_t *first;
    const sdvp_slot_t *last;
    if (!sdvp_journal_ends(&((place_t *)ctx)->journal, &first, &last)) {
        return false;
    }
    *oldest = first->id;
    *newest = last->id;
    return true;
}

static void buffer_drop(void *ctx, sdvp_entry_id_t after)
{
    sdvp_journal_drop(&((place_t *)ctx)->journal, after);
}

static void buffer_purge(void *ctx, const char *fingerprint)
{
    sdvp_journal_purge(&((place_t *)ctx)->journal, fingerprint);
}

/* The port of logs. */

static bool log_next(void *ctx, sdvp_entry_id_t after, const sdvp_interval_t *interval, sdvp_stored_t *to)
{
    bool gap;
    return sdvp_journal_next(&((place_t *)ctx)->journal, after, interval, to, &gap);
}

static bool log_ends(void *ctx, sdvp_log_ends_t *to)
{
    const sdvp_slot_t *first;
    const sdvp_slot_t *last;
    if (!sdvp_journal_ends(&((place_t *)ctx)->journal, &first, &last)) {
        return false;
    }
    *to = (sdvp_log_ends_t){
        .oldest = first->id,
        .oldest_time = {.days = first->days, .milliseconds = first->milliseconds},
        .newest = last->id,
        .newest_time = {.days = last->days, .milliseconds = last->milliseconds}};
    return true;
}

/* Finds or makes the place of a journal; NULL if there is no room. `found`: it is there already. */
static place_t *place_for(sdvp_store_t *store, const char *name, bool *found)
{
    place_t *unused = NULL;
    *found = false;
    for (uint16_t i = 0; i < store->parts.limits.most; i++) {
        place_t *place = store->places[i];
        if (place == NULL) {
            if (unused == NULL) {
                unused = sdvp_alloc(sizeof *unused);
                store->places[i] = unused;
            }
            return unused;
        }
        if (place->name == NULL) {
            unused = unused == NULL ? place : unused;
        } else if (strcmp(place->name, name) == 0) {
            *found = true;
            return place;
        }
    }
    return unused;
}

static sdvp_error_t open_new(place_t *place, sdvp_room_t room, const char *path, const char *fingerprint)
{
    place->name = sdvp_copy_text(path);
    if (place->name == NULL) {
        return SDVP_NO_MEMORY;
    }
    const char *of_files = place->store->directory == NULL ? NULL : path;
    sdvp_error_t error = sdvp_journal_open(&place->journal, &place->store->parts, room, of_files, fingerprint);
    if (error != SDVP_OK) {
        sdvp_release(place->name);
        place->name = NULL;
    }
    return error;
}

static sdvp_error_t open_place(
    sdvp_store_t *store, const char *folder, const char *name, const char *fingerprint, place_t **to)
{
    char path[1024];
    const char *directory = store->directory == NULL ? "" : store->directory;
    if (!sdvp_path(path, sizeof path, directory, folder, name)) {
        return SDVP_BAD_ARGUMENT;
    }
    bool found;
    place_t *place = place_for(store, path, &found);
    if (place == NULL) {
        return SDVP_NO_MEMORY;
    }
    if (place->open) {
        return SDVP_BAD_ARGUMENT;
    }
    const sdvp_store_limits_t *limits = &store->parts.limits;
    bool log = fingerprint == NULL;
    const sdvp_room_t room = {log ? limits->log_entries : limits->report_entries,
                              log ? limits->log_octets : limits->report_octets};
    place->store = store;
    sdvp_error_t error = SDVP_OK;
    if (!found) {
        error = open_new(place, room, path, fingerprint);
    } else if (!log && strcmp(place->journal.fingerprint, fingerprint) != 0) {
        sdvp_journal_purge(&place->journal, fingerprint);
    }
    place->open = error == SDVP_OK;
    *to = place;
    return error;
}

static sdvp_error_t open_buffer(void *ctx, const char *block, const char *fingerprint, sdvp_report_buffer_t *to)
{
    place_t *place;
    sdvp_error_t error = open_place(ctx, "report", block, fingerprint, &place);
    if (error == SDVP_OK) {
        *to = (sdvp_report_buffer_t){
            place, append, buffer_next, buffer_contains, buffer_ends, highest, buffer_drop, buffer_purge, close_place};
    }
    return error;
}

static sdvp_error_t open_log(void *ctx, const char *log, sdvp_entry_log_t *to)
{
    place_t *place;
    sdvp_error_t error = open_place(ctx, "log", log, NULL, &place);
    if (error == SDVP_OK) {
        *to = (sdvp_entry_log_t){place, append, log_next, log_ends, highest, close_place};
    }
    return error;
}

/* Making and ending. */

sdvp_store_t *sdvp_store_in_memory(const sdvp_store_limits_t *limits)
{
    sdvp_store_t *store = sdvp_alloc(sizeof *store);
    if (store == NULL) {
        return NULL;
    }
    store->places = sdvp_alloc(limits->most * sizeof *store->places);
    if (store->places == NULL) {
        sdvp_release(store);
        return NULL;
    }
    store->parts.limits = *limits;
    store->parts.room = limits->entry_octets + SDVP_RECORD_HEADER + SDVP_FINGERPRINT_MAX;
    store->parts.health.writing = true;
    store->lock = -1;
    store->states.most = limits->most;
    store->reports = (sdvp_report_store_t){store, open_buffer, run, deadline};
    store->logs = (sdvp_log_store_t){store, open_log, run, deadline};
    store->state_port = (sdvp_state_store_t){&store->states, sdvp_states_load, sdvp_states_save};
    return store;
}

/* Keeps other processes out. */
static bool lock(sdvp_store_t *store)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/lock", store->directory);
    store->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return store->lock >= 0 && fcntl(store->lock, F_SETLK, &whole) == 0;
}

sdvp_store_t *sdvp_store_in_directory(
    const char *path, const sdvp_store_limits_t *limits, const sdvp_clock_t *clock, sdvp_fault_t *fault)
{
    sdvp_store_t *store = sdvp_store_in_memory(limits);
    const char *trouble = "there is no memory";
    bool made = false;
    if (store != NULL) {
        store->parts.clock = clock;
        store->directory = sdvp_copy_text(path);
        store->parts.scratch = sdvp_alloc(store->parts.room);
        store->states.directory = store->directory;
        if (store->directory != NULL && store->parts.scratch != NULL) {
            trouble = strlen(path) > 512           ? "expected a path of at most 512 octets"
                      : !sdvp_make_folders(path) ? strerror(errno)
                      : !lock(store)             ? "cannot be locked: another program may be using it"
                                                 : NULL;
        }
        made = trouble == NULL;
    }
    if (!made && fault != NULL) {
        *fault = (sdvp_fault_t){.error = store == NULL ? SDVP_NO_MEMORY : SDVP_STORAGE};
        snprintf(fault->detail, sizeof fault->detail, "the store %.120s: %s", path, trouble);
    }
    if (!made) {
        sdvp_store_free(store);
        store = NULL;
    }
    return store;
}

void sdvp_store_free(sdvp_store_t *store)
{
    if (store == NULL) {
        return;
    }
    for (uint16_t i = 0; i < store->parts.limits.most && store->places[i] != NULL; i++) {
        release(store->places[i]);
        sdvp_release(store->places[i]);
    }
    if (store->lock >= 0) {
        close(store->lock);
    }
    sdvp_states_release(&store->states);
    sdvp_release(store->places);
    sdvp_release(store->parts.scratch);
    sdvp_release(store->directory);
    sdvp_release(store);
}

const sdvp_report_store_t *sdvp_store_reports(sdvp_store_t *store)
{
    return &store->reports;
}

const sdvp_log_store_t *sdvp_store_logs(sdvp_store_t *store)
{
    return &store->logs;
}

const sdvp_state_store_t *sdvp_store_states(sdvp_store_t *store)
{
    return &store->state_port;
}

sdvp_store_health_t sdvp_store_health(const sdvp_store_t *store)
{
    sdvp_store_health_t health = store->parts.health;
    health.trouble = store->parts.trouble;
    return health;
}
