#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/crc32c.h"
#include "base/little.h"
#include "store/journal.h"

/*
 * The mark: a file that is written in place, so also when the disk is full, and not made safe itself. After a loss of power
 * it may be behind, never ahead. It tells of entries that are missing at the end, where no later entry could.
 */
enum { MARK = 12 };

void sdvp_journal_mark(sdvp_journal_t *journal)
{
    uint8_t octets[MARK];
    if (journal->mark >= 0 && journal->marked != journal->durable) {
        sdvp_put64(octets, journal->durable);
        sdvp_put32(octets + 8, sdvp_crc32c(0, octets, 8));
        journal->marked = pwrite(journal->mark, octets, MARK, 0) == MARK ? journal->durable : 0;
    }
}

static void read_mark(sdvp_journal_t *journal, const char *path)
{
    char name[1024 + 8];
    uint8_t octets[MARK];
    snprintf(name, sizeof name, "%s.mark", path);
    journal->mark = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (journal->mark < 0 || pread(journal->mark, octets, MARK, 0) != MARK
        || sdvp_get32(octets + 8) != sdvp_crc32c(0, octets, 8)) {
        return;
    }
    journal->marked = sdvp_get64(octets);
    if (journal->marked > journal->ring.highest) {
        journal->parts->health.damaged++;
        journal->ring.highest = journal->marked;
        journal->ring.gap = true;
    }
}

/* Reading again what files hold. */

static void replay_start(sdvp_journal_t *journal, const sdvp_record_t *record)
{
    sdvp_ring_t *ring = &journal->ring;
    if (!journal->begun) {
        ring->highest = record->entry.id;
        ring->lost = record->entry.id;
    } else if (record->entry.id > ring->highest) {
        ring->highest = record->entry.id;
        ring->gap = true;
    }
    if (record->type == SDVP_RECORD_PURGE) {
        sdvp_ring_clear(ring);
    }
    size_t length = record->entry.length;
    length = length > SDVP_FINGERPRINT_MAX ? SDVP_FINGERPRINT_MAX : length;
    memcpy(journal->fingerprint, record->entry.octets, length);
    journal->fingerprint[length] = '\0';
}

static void replay_entry(sdvp_journal_t *journal, const sdvp_record_t *record, uint32_t segment, uint32_t offset)
{
    sdvp_ring_t *ring = &journal->ring;
    const sdvp_stored_t *entry = &record->entry;
    if (!journal->begun) {
        ring->lost = record->other;
    } else if (record->other != ring->highest) {
        ring->gap = true;
    }
    if (entry->id > ring->highest) {
        const sdvp_slot_t slot = {
            .id = entry->id, .segment = segment, .offset = offset, .length = (uint32_t)entry->length,
            .days = entry->time.days, .milliseconds = entry->time.milliseconds, .kind = (uint8_t)entry->kind};
        sdvp_ring_add(ring, &slot);
    }
}

static void replay(void *ctx, const sdvp_record_t *record, uint32_t segment, uint32_t offset)
{
    sdvp_journal_t *journal = ctx;
    journal->torn = record == NULL;
    if (record == NULL) {
        journal->parts->health.damaged++;
        journal->ring.gap = true;
        return;
    }
    if (record->type == SDVP_RECORD_ENTRY) {
        replay_entry(journal, record, segment, offset);
    } else if (record->type == SDVP_RECORD_DROP) {
        sdvp_ring_drop(&journal->ring, SDVP_ENTRY_INTERROGATION, record->entry.id);
    } else {
        replay_start(journal, record);
    }
    journal->begun = true;
}

sdvp_error_t sdvp_journal_load(sdvp_journal_t *journal, const char *path)
{
    sdvp_segments_t *segments = &journal->segments;
    sdvp_error_t error = sdvp_segments_open(segments, path, journal->parts->scratch, journal->parts->room);
    error = error == SDVP_OK ? sdvp_segments_replay(segments, replay, journal) : error;
    if (error == SDVP_OK && journal->torn) {
        /* What was torn off had an id; the next entry shall tell, after another restart too, that something is missing. */
        journal->ring.highest++;
    }
    if (error == SDVP_OK) {
        read_mark(journal, path);
    }
    journal->durable = journal->ring.highest;
    return error;
}
