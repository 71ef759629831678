#include <stdio.h>
#include <string.h>

#include "acsi/report.h"
#include "base/memory.h"

/* While a transport is busy and nothing of ours is under way, it is asked again after so long. */
static const int64_t RETRY_MS = 100;

/* Windows. */

sdvp_report_window_t *sdvp_window_new(sdvp_report_block_t *block, sdvp_server_association_t *association)
{
    sdvp_report_window_t *window = sdvp_alloc(sizeof *window);
    if (window != NULL) {
        *window = (sdvp_report_window_t){
            .next = block->all->windows, .all = block->all, .block = block, .association = association};
        block->all->windows = window;
    }
    return window;
}

static void remove_window(sdvp_report_window_t *window)
{
    sdvp_report_window_t **at = &window->all->windows;
    while (*at != window) {
        at = &(*at)->next;
    }
    *at = window->next;
    sdvp_release(window);
}

void sdvp_window_close(sdvp_report_window_t *window)
{
    window->block = NULL;
    window->association = NULL;
    if (window->under_way == 0) {
        remove_window(window);
    }
}

/*
 * Reports leave in the middle of a moment of the values, in which nothing may be written; but the end of an association has
 * selections given back. So it waits for the next run.
 */
static void failed(sdvp_report_block_t *block, sdvp_error_t error)
{
    block->failure = error;
    if (block->all->failures.at == NULL) {
        sdvp_timer_start(block->all->server, &block->all->failures, 0);
    }
}

void sdvp_reports_end_failed(void *reports)
{
    sdvp_reports_t *all = reports;
    for (size_t i = 0; i < all->count; i++) {
        sdvp_report_block_t *block = &all->blocks[i];
        if (block->window != NULL && block->failure != SDVP_OK) {
            char reason[SDVP_BLOCK_NAME + 80];
            snprintf(
                reason, sizeof reason, "a report of %s could not be sent: %s", block->reference,
                sdvp_error_name(block->failure));
            /* Its end disables the block. */
            sdvp_server_abort(all->server, block->window->association, reason);
        }
    }
}

static void sent(void *ctx, sdvp_error_t error)
{
    sdvp_report_window_t *window = ctx;
    sdvp_report_block_t *block = window->block;
    window->under_way--;
    if (block == NULL) {
        if (window->under_way == 0) {
            remove_window(window);
        }
        return;
    }
    if (error != SDVP_OK) {
        failed(block, error);
        return;
    }
    block->dirty = true;
    sdvp_reports_pump(block->all);
}

/* Reports. */

static bool has(const sdvp_rcb_settings_t *settings, sdvp_bits_t field)
{
    return (settings->opt_flds & field) != 0;
}

/* A report without members. */
static sdvp_report_t empty_report(
    const sdvp_report_block_t *block, const sdvp_rcb_settings_t *settings, const sdvp_set_t *set)
{
    return (sdvp_report_t){
        .rpt_id = sdvp_block_rpt_id(block, settings),
        .has_sq_num = has(settings, SDVP_OPT_SEQ_NUM),
        .data_set = has(settings, SDVP_OPT_DATA_SET) ? set->name : NULL,
        .has_buf_ovfl = has(settings, SDVP_OPT_BUF_OVFL),
        .has_conf_rev = has(settings, SDVP_OPT_CONF_REV),
        .conf_rev = settings->conf_rev,
        .has_time_of_entry = has(settings, SDVP_OPT_TIME_STAMP),
        .has_entry_id = has(settings, SDVP_OPT_ENTRY_ID)};
}

static size_t size_of(
    sdvp_reports_t *all, const sdvp_server_association_t *association, const sdvp_report_t *report)
{
    sdvp_message_t message = {.pdu = SDVP_UNCONFIRMED, .service = SDVP_REPORT, .is.report = *report};
    return sdvp_server_size(all->server, association, &message);
}

int32_t sdvp_block_too_great(
    sdvp_report_block_t *block, const sdvp_rcb_settings_t *settings, const sdvp_set_t *set,
    const sdvp_server_association_t *association)
{
    sdvp_reports_t *all = block->all;
    for (size_t i = 0; i < set->count; i++) {
        sdvp_report_member_t member = {
            .index = (uint16_t)i, .data_ref = has(settings, SDVP_OPT_DATA_REF) ? set->members[i].fcda : NULL};
        sdvp_report_t report = empty_report(block, settings, set);
        const sdvp_clock_t *clock = sdvp_server_clock(all->server);
        report.time_of_entry = sdvp_entry_time_of(clock->utc_us(clock->ctx));
        report.members = &member;
        report.count = 1;
        sdvp_arena_reset(all->arena);
        if (sdvp_values_read(all->trigger.values, &set->members[i].selection, all->arena, &member.value) != SDVP_OK
            || size_of(all, association, &report) > association->max_message_size) {
            return (int32_t)i;
        }
    }
    return -1;
}

/* The members of an entry; false if the octets make no sense for this data set. */
static bool members_of(const sdvp_report_block_t *block, const sdvp_stored_t *entry, sdvp_report_t *report)
{
    sdvp_arena_t *arena = block->all->arena;
    sdvp_unpacker_t unpacker = {entry->octets, entry->length, false};
    size_t count = (size_t)sdvp_unpack_number(&unpacker, 2);
    sdvp_report_member_t *members =
        count == 0 || count > block->set->count ? NULL : sdvp_arena_alloc(arena, count * sizeof *members);
    if (members == NULL) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        sdvp_bits_t reasons = (sdvp_bits_t)sdvp_unpack_number(&unpacker, 1);
        size_t index = (size_t)sdvp_unpack_number(&unpacker, 2);
        sdvp_unpack_value(&unpacker, arena, &members[i].value);
        if (unpacker.bad || index >= block->set->count) {
            return false;
        }
        members[i].index = (uint16_t)index;
        members[i].reasons = has(&block->settings, SDVP_OPT_REASON) ? reasons : 0;
        members[i].data_ref = has(&block->settings, SDVP_OPT_DATA_REF) ? block->set->members[index].fcda : NULL;
    }
    report->members = members;
    report->count = count;
    return true;
}

static sdvp_error_t send_segment(sdvp_report_block_t *block, const sdvp_report_t *segment)
{
    sdvp_report_window_t *window = block->window;
    sdvp_message_t message = {.pdu = SDVP_UNCONFIRMED, .service = SDVP_REPORT, .is.report = *segment};
    window->under_way++;
    sdvp_error_t error = sdvp_server_send(block->all->server, window->association, &message, sent, window);
    if (error != SDVP_OK) {
        window->under_way--;
    }
    return error;
}

/* How many members from `first` on fit into one segment, one at least; reckoned by what each adds to an empty one. */
static size_t fitting(const sdvp_report_block_t *block, const sdvp_report_t *whole, size_t empty, size_t first)
{
    size_t octets = empty;
    size_t count = 0;
    while (first + count < whole->count) {
        sdvp_report_t one = *whole;
        one.members = &whole->members[first + count];
        one.count = 1;
        octets += size_of(block->all, block->window->association, &one) - empty;
        if (count > 0 && octets > block->window->association->max_message_size) {
            break;
        }
        count++;
    }
    return count;
}

/* Sends a report in segments, from the first on that has not been taken yet. */
static sdvp_error_t send_segments(sdvp_report_block_t *block, const sdvp_report_t *whole)
{
    sdvp_report_t none = *whole;
    none.count = 0;
    size_t empty = size_of(block->all, block->window->association, &none);
    sdvp_error_t error = SDVP_OK;
    size_t first = 0;
    for (uint32_t number = 0; error == SDVP_OK && first < whole->count; number++) {
        sdvp_report_t segment = *whole;
        segment.members = &whole->members[first];
        segment.count = fitting(block, whole, empty, first);
        segment.sub_sq_num = number;
        first += segment.count;
        segment.more_segments_follow = first < whole->count;
        if (number >= block->segments_sent) {
            error = send_segment(block, &segment);
            block->segments_sent += error == SDVP_OK;
        }
    }
    return error;
}

/* Gives the entry that comes next its number, unless it has one already since a part of it has been sent. */
static void begin(sdvp_report_block_t *block, const sdvp_stored_t *entry)
{
    if (block->begun != entry->id) {
        block->begun = entry->id;
        block->segments_sent = 0;
        if (block->control->buffered) {
            block->last_sq_num = block->next_sq_num;
            block->next_sq_num = block->next_sq_num == UINT16_MAX ? 0 : block->next_sq_num + 1;
        }
    }
}

static sdvp_error_t send_entry(sdvp_report_block_t *block, const sdvp_stored_t *entry)
{
    sdvp_report_t report = empty_report(block, &block->settings, block->set);
    report.time_of_entry = entry->time;
    report.entry_id = entry->id;
    report.buf_ovfl = block->overflow;
    sdvp_arena_reset(block->all->arena);
    if (!members_of(block, entry, &report)) {
        block->overflow = true; /* lost, and told as that */
        return SDVP_OK;
    }
    begin(block, entry);
    report.sq_num = block->control->buffered ? block->last_sq_num : (uint32_t)(entry->id - block->first_id) & 0xff;
    if (report.count == 1
        || size_of(block->all, block->window->association, &report) <= block->window->association->max_message_size) {
        return send_segment(block, &report);
    }
    return send_segments(block, &report);
}

/* Sends what a block can send now. */
static void pump(sdvp_report_block_t *block)
{
    block->dirty = false;
    while (block->window != NULL && block->failure == SDVP_OK
           && block->window->under_way < block->all->config.send_window) {
        sdvp_stored_t entry;
        bool gap;
        bool found = block->buffer.next(block->buffer.ctx, block->sent_up_to, &entry, &gap);
        block->overflow = block->overflow || gap;
        if (!found) {
            return;
        }
        const sdvp_report_window_t *window = block->window;
        bool tells_overflow = has(&block->settings, SDVP_OPT_BUF_OVFL);
        sdvp_entry_id_t id = entry.id;
        sdvp_entry_time_t time = entry.time;
        bool overflow = block->overflow;
        sdvp_error_t error = send_entry(block, &entry);
        if (block->window != window || block->failure != SDVP_OK) {
            return; /* its end came while it was being sent, or is about to */
        }
        if (error == SDVP_BUSY) {
            if (window->under_way == 0 && block->all->retry.at == NULL) {
                sdvp_timer_start(block->all->server, &block->all->retry, RETRY_MS);
            }
            return;
        }
        if (error != SDVP_OK) {
            failed(block, error);
            return;
        }
        block->sent_up_to = id;
        block->time_of_entry = time;
        block->overflow = block->begun == id ? overflow && !tells_overflow : block->overflow;
        block->begun = 0;
    }
}

void sdvp_reports_pump(void *reports)
{
    sdvp_reports_t *all = reports;
    const sdvp_report_store_t *buffers = all->config.buffers;
    if (all->pumping) {
        return;
    }
    all->pumping = true;
    for (size_t i = 0; i < all->count;) {
        if (all->blocks[i].dirty) {
            pump(&all->blocks[i]);
            /* Who was sent to may have made others dirty. */
            i = all->blocks[i].dirty ? i : 0;
        } else {
            i++;
        }
    }
    all->pumping = false;
    int64_t due = buffers->deadline == NULL ? SDVP_NEVER : buffers->deadline(buffers->ctx);
    if (due != SDVP_NEVER && all->durable.at == NULL) {
        sdvp_timer_start(all->server, &all->durable, due - sdvp_server_now(all->server));
    }
}
