#include "store/journal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>


static const int64_t RETRY_MS = 1000;

static int64_t now_of(const sdvp_journal_t *journal)
{
    return journal->parts->clock->monotonic_ms(journal->parts->clock->ctx);
}

/* The disk does not take what it is given. */
static void failed(sdvp_journal_t *journal, const char *what)
{
    sdvp_store_parts_t *parts = journal->parts;
    snprintf(parts->trouble, sizeof parts->trouble, "%s of %.100s failed: %s; entries are kept in memory only, see to the "
             "disk", what, journal->segments.path, strerror(errno));
    parts->health.writing = false;
    journal->retry = now_of(journal) + RETRY_MS;
}

static void took(sdvp_journal_t *journal)
{
    journal->retry = 0;
    journal->parts->health.writing = true;
}

/* Files. */

static sdvp_record_t start_record(const sdvp_journal_t *journal, sdvp_record_type_t type)
{
    return (sdvp_record_t){
        .type = type,
        .entry = {.id = journal->ring.highest,
                  .octets = (const uint8_t *)journal->fingerprint,
                  .length = strlen(journal->fingerprint)},
        .other = journal->ring.lost};
}

/* Forgets what was in files that are no longer there. */
static void forget_before(sdvp_ring_t *ring, uint32_t segment)
{
    uint32_t gone = 0;
    for (uint32_t age = 0; age < ring->count; age++) {
        uint32_t number = sdvp_ring_at(ring, age)->segment;
        if (number != SDVP_IN_MEMORY && number >= segment) {
            break;
        }
        gone = number == SDVP_IN_MEMORY ? gone : age + 1;
    }
    while (gone-- > 0) {
        sdvp_ring_evict(ring);
    }
}

static uint32_t first_needed(const sdvp_journal_t *journal)
{
    for (uint32_t age = 0; age < journal->ring.count; age++) {
        uint32_t number = sdvp_ring_at(&journal->ring, age)->segment;
        if (number != SDVP_IN_MEMORY) {
            return number;
        }
    }
    return journal->segments.newest;
}

static uint32_t segment_size(const sdvp_journal_t *journal)
{
    return journal->budget / 4;
}

static sdvp_error_t next_file(sdvp_journal_t *journal)
{
    sdvp_segments_t *segments = &journal->segments;
    while (sdvp_segments_have_older(segments) && segments->oldest < first_needed(journal)) {
        sdvp_segments_remove_oldest(segments);
    }
    while (sdvp_segments_have_older(segments) && segments->total + segment_size(journal) > journal->budget) {
        forget_before(&journal->ring, sdvp_segments_remove_oldest(segments));
    }
    const sdvp_record_t start = start_record(journal, SDVP_RECORD_START);
    return sdvp_segments_begin(segments, &start);
}

/* What cannot be made safe goes on as what is kept in memory only: it is told as such, and then counts as kept. */
static void sync_now(sdvp_journal_t *journal)
{
    if (journal->due != SDVP_NEVER && sdvp_segments_sync(&journal->segments) != SDVP_OK) {
        failed(journal, "making safe");
        journal->parts->health.unsafe += journal->unsynced;
    }
    journal->unsynced = 0;
    journal->due = SDVP_NEVER;
    journal->durable = journal->ring.highest;
    sdvp_journal_mark(journal);
}

static sdvp_error_t write_record(sdvp_journal_t *journal, const sdvp_record_t *record, uint32_t *offset)
{
    sdvp_segments_t *segments = &journal->segments;
    if (journal->retry != 0 && now_of(journal) < journal->retry) {
        return SDVP_STORAGE;
    }
    sdvp_error_t error = SDVP_OK;
    uint64_t end = (uint64_t)segments->end + SDVP_RECORD_HEADER + record->entry.length;
    if (segments->file < 0 || end > segment_size(journal)) {
        error = next_file(journal);
    }
    error = error == SDVP_OK ? sdvp_segments_write(segments, record, offset) : error;
    if (error != SDVP_OK) {
        failed(journal, "writing");
        if (segments->file < 0) {
            sync_now(journal); /* which is too late for what the file had */
        }
        return error;
    }
    took(journal);
    int64_t due = now_of(journal) + journal->parts->limits.group_ms;
    journal->due = due < journal->due ? due : journal->due;
    return SDVP_OK;
}

/* The port. */

sdvp_error_t sdvp_journal_open(
    sdvp_journal_t *to, sdvp_store_parts_t *parts, sdvp_room_t room, const char *path, const char *fingerprint)
{
    *to = (sdvp_journal_t){.parts = parts, .on_disk = path != NULL, .due = SDVP_NEVER};
    to->segments.file = -1;
    to->segments.reading = -1;
    to->mark = -1;
    uint32_t least = 4 * (parts->room + SDVP_RECORD_HEADER + SDVP_FINGERPRINT_MAX);
    to->budget = room.octets > least ? room.octets : least;
    const char *wanted = fingerprint == NULL ? "" : fingerprint;
    if (strlen(wanted) > SDVP_FINGERPRINT_MAX) {
        return SDVP_BAD_ARGUMENT;
    }
    sdvp_error_t error = sdvp_ring_init(&to->ring, room.entries, path == NULL ? room.octets : parts->limits.spare_octets);
    if (error != SDVP_OK) {
        return error;
    }
    error = path == NULL ? SDVP_OK : sdvp_journal_load(to, path);
    if (error == SDVP_OK && to->begun && strcmp(to->fingerprint, wanted) != 0) {
        sdvp_journal_purge(to, wanted);
    }
    strcpy(to->fingerprint, wanted);
    if (error == SDVP_OK && path != NULL && to->segments.file < 0) {
        error = next_file(to);
        if (error != SDVP_OK && to->begun) {
            failed(to, "writing"); /* what was kept there goes on being kept, in memory */
            error = SDVP_OK;
        } else if (to->retry != 0) {
            took(to);
        }
    }
    if (error != SDVP_OK) {
        sdvp_journal_release(to);
    }
    return error;
}

void sdvp_journal_release(sdvp_journal_t *journal)
{
    sdvp_journal_run(journal, SDVP_NEVER);
    sdvp_segments_close(&journal->segments);
    if (journal->mark >= 0) {
        close(journal->mark);
        journal->mark = -1;
    }
    sdvp_ring_release(&journal->ring);
}

void sdvp_journal_append(sdvp_journal_t *journal, const sdvp_stored_t *entry)
{
    sdvp_ring_t *ring = &journal->ring;
    if (entry->id <= ring->highest) {
        return; /* the port forbids it: nothing may come twice, or out of order */
    }
    if (entry->length > journal->parts->limits.entry_octets) {
        journal->parts->health.too_long++;
        sdvp_ring_miss(ring, entry->id);
        return;
    }
    const sdvp_record_t record = {.type = SDVP_RECORD_ENTRY, .entry = *entry, .other = ring->highest};
    sdvp_slot_t slot = {
        .id = entry->id, .length = (uint32_t)entry->length, .days = entry->time.days,
        .milliseconds = entry->time.milliseconds, .kind = (uint8_t)entry->kind};
    if (journal->on_disk && write_record(journal, &record, &slot.offset) == SDVP_OK) {
        slot.segment = journal->segments.newest;
        sdvp_ring_add(ring, &slot);
        journal->unsynced++;
        return;
    }
    if (journal->on_disk) {
        sync_now(journal); /* what is before it */
        journal->parts->health.unsafe++;
    }
    journal->parts->health.too_long += !sdvp_ring_keep(ring, entry);
    journal->durable = ring->highest;
    sdvp_journal_mark(journal);
}

static bool within(const sdvp_interval_t *interval, const sdvp_slot_t *slot)
{
    if (interval == NULL) {
        return true;
    }
    const sdvp_entry_time_t *start = interval->start;
    const sdvp_entry_time_t *stop = interval->stop;
    bool early = start != NULL
                 && (slot->days < start->days || (slot->days == start->days && slot->milliseconds < start->milliseconds));
    bool late = stop != NULL
                && (slot->days > stop->days || (slot->days == stop->days && slot->milliseconds > stop->milliseconds));
    return !early && !late;
}

static bool read_slot(sdvp_journal_t *journal, const sdvp_slot_t *slot, sdvp_stored_t *to)
{
    if (slot->segment == SDVP_IN_MEMORY) {
        *to = (sdvp_stored_t){
            .id = slot->id, .time = {.days = slot->days, .milliseconds = slot->milliseconds},
            .kind = (sdvp_entry_kind_t)slot->kind, .octets = journal->ring.memory + slot->offset, .length = slot->length};
        return true;
    }
    sdvp_record_t record;
    if (!sdvp_segments_read(&journal->segments, slot->segment, slot->offset, slot->length, &record)
        || record.type != SDVP_RECORD_ENTRY || record.entry.id != slot->id) {
        journal->parts->health.damaged++;
        return false;
    }
    *to = record.entry;
    return true;
}

bool sdvp_journal_next(
    sdvp_journal_t *journal, sdvp_entry_id_t after, const sdvp_interval_t *interval, sdvp_stored_t *to, bool *gap)
{
    sdvp_ring_t *ring = &journal->ring;
    *gap = after != 0 && after < ring->lost;
    uint32_t age = sdvp_ring_after(ring, after);
    while (age < ring->count) {
        const sdvp_slot_t *slot = sdvp_ring_at(ring, age);
        if (slot->id > journal->durable) {
            return false;
        }
        *gap = *gap || (after != 0 && slot->gap);
        if (!within(interval, slot)) {
            age++;
        } else if (read_slot(journal, slot, to)) {
            return true;
        } else {
            sdvp_ring_damaged(ring, age);
        }
    }
    *gap = *gap || (after != 0 && ring->gap && after < ring->highest);
    return false;
}

bool sdvp_journal_contains(const sdvp_journal_t *journal, sdvp_entry_id_t id)
{
    uint32_t age = id == 0 ? UINT32_MAX : sdvp_ring_after(&journal->ring, id - 1);
    return age < journal->ring.count && id <= journal->durable && sdvp_ring_at(&journal->ring, age)->id == id;
}

bool sdvp_journal_ends(const sdvp_journal_t *journal, const sdvp_slot_t **oldest, const sdvp_slot_t **newest)
{
    uint32_t durable = sdvp_ring_after(&journal->ring, journal->durable);
    if (durable == 0) {
        return false;
    }
    *oldest = sdvp_ring_at(&journal->ring, 0);
    *newest = sdvp_ring_at(&journal->ring, durable - 1);
    return true;
}

void sdvp_journal_drop(sdvp_journal_t *journal, sdvp_entry_id_t after)
{
    uint32_t count = journal->ring.count;
    sdvp_ring_drop(&journal->ring, SDVP_ENTRY_INTERROGATION, after);
    if (journal->on_disk && journal->ring.count < count) {
        const sdvp_record_t record = {.type = SDVP_RECORD_DROP, .entry = {.id = after}};
        uint32_t offset;
        /* If it is not written, they are there again after a restart, which does no harm. */
        (void)write_record(journal, &record, &offset);
    }
}

void sdvp_journal_purge(sdvp_journal_t *journal, const char *fingerprint)
{
    snprintf(journal->fingerprint, sizeof journal->fingerprint, "%s", fingerprint);
    sdvp_ring_clear(&journal->ring);
    journal->durable = journal->ring.highest;
    journal->due = SDVP_NEVER;
    journal->unsynced = 0;
    if (journal->on_disk) {
        const sdvp_record_t purge = start_record(journal, SDVP_RECORD_PURGE);
        if (sdvp_segments_begin(&journal->segments, &purge) != SDVP_OK) {
            failed(journal, "purging");
            sdvp_segments_remove_all(&journal->segments);
        }
        while (sdvp_segments_have_older(&journal->segments)) {
            sdvp_segments_remove_oldest(&journal->segments);
        }
        /* Where there is no file any more, it alone knows the highest id. */
        sdvp_journal_mark(journal);
    }
}

void sdvp_journal_run(sdvp_journal_t *journal, int64_t now)
{
    if (journal->due != SDVP_NEVER && now >= journal->due) {
        sync_now(journal);
    }
}
