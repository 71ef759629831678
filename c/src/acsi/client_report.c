/*
 * The reports of an association, by RptID: joins segments, drops doubles, notices gaps (IEC 61850-7-2 clause 17.2.3.2.3).
 * Doubles come from below: a link that is resumed sends again what it does not know to have arrived (XEP-0198).
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "acsi/client.h"
#include "base/memory.h"

#define MAX_STREAMS 1000u
#define REMEMBERED 1024u    /* entries; more than any resumed link sends again */
#define MAX_MEMBERS 65536u  /* more than any data set has */
#define FIRST_PIECE 1024u

typedef struct report_stream {
    struct report_stream *next;
    char *rpt_id;
    sdvp_report_listener_t listener;
    unsigned busy; /* in the listener: not to be freed */
    bool dropped;
    bool restarts; /* SqNum begins anew with the next report */
    bool has_last;
    uint32_t last_sq_num;
    sdvp_entry_id_t *handled; /* REMEMBERED of them, as a ring; made with the first */
    size_t handled_count;
    bool begun; /* the first segments of `first` are here */
    sdvp_report_t first;
    sdvp_arena_t *arena; /* of what is joined; made with the first report of several segments */
    sdvp_report_member_t *members;
    size_t member_count;
    size_t member_room;
    uint32_t next_sub_sq_num;
} report_stream_t;

static void stream_free(report_stream_t *stream)
{
    sdvp_arena_free(stream->arena);
    sdvp_release(stream->members);
    sdvp_release(stream->handled);
    sdvp_release(stream->rpt_id);
    sdvp_release(stream);
}

static void drop(report_stream_t *stream)
{
    stream->dropped = true;
    if (stream->busy == 0) {
        stream_free(stream);
    }
}

static report_stream_t **place_of(sdvp_association_t *association, const char *rpt_id)
{
    report_stream_t **place = &association->streams;
    while (*place != NULL && strcmp((*place)->rpt_id, rpt_id) != 0) {
        place = &(*place)->next;
    }
    return place;
}

void sdvp_ignore(sdvp_association_t *association, const char *rpt_id)
{
    report_stream_t **place = place_of(association, rpt_id);
    report_stream_t *stream = *place;
    if (stream != NULL) {
        *place = stream->next;
        association->stream_count--;
        drop(stream);
    }
}

sdvp_error_t sdvp_listen(
    sdvp_association_t *association, const char *rpt_id, const sdvp_report_listener_t *listener)
{
    if (rpt_id == NULL || listener == NULL || listener->on_report == NULL) {
        return SDVP_BAD_ARGUMENT;
    }
    report_stream_t *stream = sdvp_alloc(sizeof *stream);
    char *copy = sdvp_copy_text(rpt_id);
    if (stream == NULL || copy == NULL
        || (association->stream_count >= MAX_STREAMS && *place_of(association, rpt_id) == NULL)) {
        sdvp_release(copy);
        sdvp_release(stream);
        return SDVP_NO_MEMORY;
    }
    sdvp_ignore(association, rpt_id);
    stream->rpt_id = copy;
    stream->listener = *listener;
    stream->next = association->streams;
    association->streams = stream;
    association->stream_count++;
    return SDVP_OK;
}

void sdvp_client_streams_free(sdvp_association_t *association)
{
    while (association->streams != NULL) {
        report_stream_t *stream = association->streams;
        association->streams = stream->next;
        stream_free(stream);
    }
}

/* Which RptID the block has is not known here; that the other streams let one gap pass does no harm. */
void sdvp_client_streams_restart(sdvp_association_t *association)
{
    for (report_stream_t *each = association->streams; each != NULL; each = each->next) {
        each->restarts = true;
    }
}

static void tell_loss(report_stream_t *stream, const char *why)
{
    if (stream->listener.on_loss != NULL) {
        stream->listener.on_loss(stream->listener.ctx, why);
    }
}

static const char *sq_num_text(const sdvp_report_t *report, char to[16])
{
    if (!report->has_sq_num) {
        return "none";
    }
    snprintf(to, 16, "%" PRIu32, report->sq_num);
    return to;
}

static bool was_handled(const report_stream_t *stream, sdvp_entry_id_t entry)
{
    size_t count = stream->handled_count < REMEMBERED ? stream->handled_count : REMEMBERED;
    for (size_t i = 0; i < count; i++) {
        if (stream->handled[i] == entry) {
            return true;
        }
    }
    return false;
}

static bool remember(report_stream_t *stream, const sdvp_report_t *report)
{
    if (!report->has_entry_id) {
        return true;
    }
    if (stream->handled == NULL) {
        stream->handled = sdvp_alloc(REMEMBERED * sizeof *stream->handled);
        if (stream->handled == NULL) {
            return false;
        }
    }
    stream->handled[stream->handled_count++ % REMEMBERED] = report->entry_id;
    return true;
}

/* Whether it belongs to the report whose first segments are here. */
static bool continues(const report_stream_t *stream, const sdvp_report_t *report)
{
    const sdvp_report_t *first = &stream->first;
    return stream->begun && first->has_sq_num == report->has_sq_num
        && (!first->has_sq_num || first->sq_num == report->sq_num) && first->has_entry_id == report->has_entry_id
        && (!first->has_entry_id || first->entry_id == report->entry_id);
}

static bool is_double(const report_stream_t *stream, const sdvp_report_t *report)
{
    if (report->has_entry_id && was_handled(stream, report->entry_id)) {
        return true;
    }
    if (continues(stream, report)) {
        return report->sub_sq_num < stream->next_sub_sq_num;
    }
    return !report->has_entry_id && report->has_sq_num && stream->has_last
        && report->sq_num == stream->last_sq_num;
}

static void forget(report_stream_t *stream)
{
    stream->begun = false;
    stream->member_count = 0;
    stream->next_sub_sq_num = 0;
    if (stream->arena != NULL) {
        sdvp_arena_reset(stream->arena);
    }
}

static void incomplete(report_stream_t *stream)
{
    if (!stream->begun) {
        return;
    }
    char number[16];
    char why[256];
    sdvp_detail_print(why, "the report of %s with SqNum %s ended after its first %" PRIu32 " segments", stream->rpt_id,
        sq_num_text(&stream->first, number), stream->next_sub_sq_num);
    forget(stream);
    tell_loss(stream, why);
}

/* SqNum begins with 0 again whenever the block is enabled, and after 255 (URCB) or 65,535 (BRCB). */
static void note_gap(report_stream_t *stream, const sdvp_report_t *report)
{
    if (report->has_sq_num && stream->has_last && report->sq_num != stream->last_sq_num + 1 && report->sq_num != 0) {
        char why[256];
        sdvp_detail_print(why, "expected SqNum %" PRIu32 " of %s, but got %" PRIu32, stream->last_sq_num + 1,
            stream->rpt_id, report->sq_num);
        tell_loss(stream, why);
    }
}

static sdvp_error_t store(report_stream_t *stream, const sdvp_report_t *report)
{
    note_gap(stream, report);
    sdvp_error_t error = stream->listener.on_report(stream->listener.ctx, report);
    if (error == SDVP_OK && !remember(stream, report)) {
        error = SDVP_NO_MEMORY;
    }
    if (error == SDVP_OK) {
        stream->has_last = report->has_sq_num;
        stream->last_sq_num = report->sq_num;
    }
    return error;
}

/* Copies the members of a segment behind those that are here, and what else the first one says. */
static bool keep(report_stream_t *stream, const sdvp_report_t *segment, size_t limit)
{
    if (stream->arena == NULL) {
        stream->arena = sdvp_arena_new(FIRST_PIECE, limit);
    }
    sdvp_message_t from = {.pdu = SDVP_UNCONFIRMED, .service = SDVP_REPORT};
    sdvp_message_t copy;
    from.is.report = *segment;
    if (stream->arena == NULL || sdvp_message_copy(stream->arena, &from, &copy) != SDVP_OK) {
        return false;
    }
    size_t count = stream->member_count + segment->count;
    if (count > stream->member_room) {
        sdvp_report_member_t *larger = sdvp_resize(stream->members, 2 * count * sizeof *larger);
        if (larger == NULL) {
            return false;
        }
        stream->members = larger;
        stream->member_room = 2 * count;
    }
    if (segment->count > 0) {
        memcpy(stream->members + stream->member_count, copy.is.report.members, segment->count * sizeof *stream->members);
    }
    stream->member_count = count;
    if (!stream->begun) {
        stream->first = copy.is.report;
        stream->begun = true;
    }
    stream->next_sub_sq_num++;
    return true;
}

static sdvp_error_t complete(report_stream_t *stream)
{
    for (size_t i = 1; i < stream->member_count; i++) {
        if (stream->members[i].index <= stream->members[i - 1].index) {
            char why[256];
            sdvp_detail_print(why,
                "the segments of a report of %s do not belong together: member %u comes after member %u",
                stream->rpt_id, (unsigned)stream->members[i].index, (unsigned)stream->members[i - 1].index);
            forget(stream);
            tell_loss(stream, why);
            return SDVP_OK;
        }
    }
    sdvp_report_t joined = stream->first;
    joined.sub_sq_num = 0;
    joined.more_segments_follow = false;
    joined.members = stream->members;
    joined.count = stream->member_count;
    stream->begun = false;
    sdvp_error_t error = store(stream, &joined);
    forget(stream);
    return error;
}

static sdvp_error_t take(report_stream_t *stream, const sdvp_report_t *report, size_t limit)
{
    if (stream->restarts) {
        stream->restarts = false;
        stream->has_last = false;
    }
    if (is_double(stream, report)) {
        return SDVP_OK;
    }
    char why[256];
    if (report->sub_sq_num != (continues(stream, report) ? stream->next_sub_sq_num : 0)) {
        char number[16];
        incomplete(stream);
        sdvp_detail_print(why, "expected segment 0 of the next report of %s, but got segment %" PRIu32 " of SqNum %s",
            stream->rpt_id, report->sub_sq_num, sq_num_text(report, number));
        tell_loss(stream, why);
        return SDVP_OK;
    }
    if (report->sub_sq_num == 0) {
        incomplete(stream);
        if (!report->more_segments_follow) {
            return store(stream, report);
        }
    }
    if (stream->member_count + report->count > MAX_MEMBERS || !keep(stream, report, limit)) {
        forget(stream);
        sdvp_detail_print(why, "expected at most %u members in a report of %s, and room for them, but got more",
            MAX_MEMBERS, stream->rpt_id);
        tell_loss(stream, why);
        return SDVP_OK;
    }
    return report->more_segments_follow ? SDVP_OK : complete(stream);
}

sdvp_error_t sdvp_client_report_received(sdvp_association_t *association, const sdvp_report_t *report)
{
    report_stream_t *stream = *place_of(association, report->rpt_id);
    if (stream == NULL) {
        return SDVP_OK;
    }
    stream->busy++;
    sdvp_error_t error = take(stream, report, association->client->config.max_joined_octets);
    stream->busy--;
    if (stream->dropped && stream->busy == 0) {
        stream_free(stream);
    }
    return error;
}
