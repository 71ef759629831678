#include "acsi/log.h"

#include <string.h>

#include "base/arena.h"

/* Entries that are read until an answer is measured again. */
enum { CHUNK = 32 };

/* The log that a call is about; NULL: the call has been refused. */
static sdvp_open_log_t *log_of(sdvp_logs_t *all, sdvp_call_t *call, const char *reference)
{
    if (!sdvp_may(all->server, call->caller.roles, call->service, reference, SDVP_FC_NONE)) {
        sdvp_call_deny(call, reference);
        return NULL;
    }
    sdvp_open_log_t *log = sdvp_logs_find(all, reference);
    if (log == NULL) {
        sdvp_call_refuse(call, SDVP_INSTANCE_NOT_AVAILABLE, "there is no log %s", reference);
    }
    return log;
}

void sdvp_log_status(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    sdvp_open_log_t *log = log_of(part, call, request->is.block_request.reference);
    if (log == NULL) {
        return;
    }
    sdvp_message_t response = {.pdu = SDVP_RESPONSE};
    sdvp_log_ends_t ends;
    if (log->port.ends(log->port.ctx, &ends)) {
        response.is.get_log_status_values_response = (sdvp_get_log_status_values_response_t){
            .old_entr_tm = ends.oldest_time, .new_entr_tm = ends.newest_time, .old_entr = ends.oldest,
            .new_entr = ends.newest};
    }
    sdvp_call_answer(call, &response);
}

/* What a caller is shown of a log. */
typedef struct query {
    sdvp_logs_t *all;
    sdvp_call_t *call;
    sdvp_open_log_t *log;
    const sdvp_interval_t *interval;
    sdvp_arena_t *arena;
    sdvp_log_entry_t *entries;
    size_t count;
    size_t room;
    sdvp_entry_id_t too_large; /* the entry for which there was no memory */
} query_t;

/* A member of an entry, but for its value. */
typedef struct log_member {
    sdvp_bits_t reasons;
    char reference[SDVP_REFERENCE_MAX + sizeof "[FC]"];
} log_member_t;

/* Reads a member up to its value; whether the caller may read that. */
static bool next_member(const query_t *query, sdvp_unpacker_t *unpacker, log_member_t *to)
{
    to->reasons = (sdvp_bits_t)sdvp_unpack_number(unpacker, 1);
    sdvp_unpack_text_to(unpacker, to->reference, sizeof to->reference);
    return sdvp_may_fcda(query->all->server, query->call->caller.roles, SDVP_GET_DATA_VALUES, to->reference);
}

/* How many values of an entry the caller may read; 0 if the entry is damaged. Takes no memory. */
static size_t visible_in(const query_t *query, const sdvp_stored_t *stored)
{
    sdvp_unpacker_t unpacker = {stored->octets, stored->length, false};
    log_member_t member;
    size_t visible = 0;
    for (size_t left = (size_t)sdvp_unpack_number(&unpacker, 2); left > 0 && !unpacker.bad; left--) {
        visible += next_member(query, &unpacker, &member);
        sdvp_unpack_nothing(&unpacker);
    }
    return unpacker.bad ? 0 : visible;
}

/* Reads those of an entry that is not damaged; false if there is no memory. */
static bool read_entry(const query_t *query, const sdvp_stored_t *stored, size_t visible, sdvp_log_entry_t *to)
{
    sdvp_unpacker_t unpacker = {stored->octets, stored->length, false};
    sdvp_log_value_t *values = sdvp_arena_items(query->arena, visible, sizeof *values);
    if (values == NULL) {
        return false;
    }
    *to = (sdvp_log_entry_t){.entry_id = stored->id, .time_of_entry = stored->time, .values = values};
    log_member_t member;
    for (size_t left = (size_t)sdvp_unpack_number(&unpacker, 2); left > 0 && !unpacker.bad; left--) {
        if (!next_member(query, &unpacker, &member) || to->count == visible) {
            sdvp_unpack_nothing(&unpacker);
            continue;
        }
        sdvp_log_value_t *value = &values[to->count++];
        value->reasons = member.reasons;
        value->reference = sdvp_arena_text(query->arena, member.reference, strlen(member.reference));
        if (value->reference == NULL) {
            return false;
        }
        sdvp_unpack_value(&unpacker, query->arena, &value->value);
    }
    return !unpacker.bad;
}

/* Room for one more entry. */
static sdvp_log_entry_t *next_room(query_t *query)
{
    if (query->count == query->room) {
        size_t room = query->room == 0 ? 2 * CHUNK : 2 * query->room;
        sdvp_log_entry_t *entries = sdvp_arena_alloc(query->arena, room * sizeof *entries);
        if (entries == NULL) {
            return NULL;
        }
        for (size_t i = 0; i < query->count; i++) {
            entries[i] = query->entries[i];
        }
        query->entries = entries;
        query->room = room;
    }
    return &query->entries[query->count];
}

static bool fits(const query_t *query, size_t count, sdvp_message_t *response)
{
    *response = (sdvp_message_t){
        .pdu = SDVP_RESPONSE,
        .is.query_log_response = {.entries = query->entries, .count = count, .more_follows = true}};
    return sdvp_call_fits(query->call, response);
}

/* Reads on until there is more than an answer can take; false if it has come to the end. */
static bool read_entries(query_t *query, sdvp_entry_id_t after)
{
    const sdvp_entry_log_t *port = &query->log->port;
    sdvp_stored_t stored;
    sdvp_message_t response;
    size_t measured = 0;
    while (port->next(port->ctx, after, query->interval, &stored)) {
        after = stored.id;
        size_t visible = visible_in(query, &stored);
        if (visible == 0) {
            continue;
        }
        sdvp_log_entry_t *entry = next_room(query);
        if (entry == NULL || !read_entry(query, &stored, visible, entry)) {
            query->too_large = stored.id;
            return true;
        }
        query->count++;
        if (query->count >= measured + CHUNK) {
            measured = query->count;
            if (!fits(query, query->count, &response)) {
                return true;
            }
        }
    }
    return false;
}

/* Answers with as many entries as fit. */
static void answer_page(query_t *query, sdvp_entry_id_t after)
{
    bool more = read_entries(query, after);
    sdvp_message_t response;
    size_t fitting = 0;
    size_t too_many = query->count + 1;
    while (too_many - fitting > 1) {
        size_t middle = fitting + (too_many - fitting) / 2;
        if (fits(query, middle, &response)) {
            fitting = middle;
        } else {
            too_many = middle;
        }
    }
    if (fitting == 0 && (query->count > 0 || more)) {
        sdvp_call_refuse(
            query->call, SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT,
            "entry %016llx must fit in %u octets, but does not; associate with a greater message size, or go on after "
            "it by QueryLogAfter",
            (unsigned long long)(query->count > 0 ? query->entries[0].entry_id : query->too_large),
            (unsigned)query->call->max_message_size);
        return;
    }
    (void)fits(query, fitting, &response);
    response.is.query_log_response.more_follows = more || fitting < query->count;
    sdvp_call_answer(query->call, &response);
}

static query_t query_of(void *part, sdvp_call_t *call, sdvp_open_log_t *log)
{
    sdvp_logs_t *all = part;
    return (query_t){.all = all, .call = call, .log = log, .arena = sdvp_server_arena(all->server)};
}

void sdvp_log_query_by_time(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    const sdvp_query_log_by_time_request_t *asked = &request->is.query_log_by_time_request;
    sdvp_open_log_t *log = log_of(part, call, asked->log);
    if (log == NULL) {
        return;
    }
    if (asked->has_range_start && asked->has_range_stop
        && sdvp_entry_time_us(asked->range_stop) < sdvp_entry_time_us(asked->range_start)) {
        sdvp_call_refuse(
            call, SDVP_PARAMETER_VALUE_INAPPROPRIATE, "the stop of a query must not be before its start");
        return;
    }
    query_t query = query_of(part, call, log);
    const sdvp_interval_t interval = {
        asked->has_range_start ? &asked->range_start : NULL, asked->has_range_stop ? &asked->range_stop : NULL};
    query.interval = &interval;
    answer_page(&query, asked->has_continue_after ? asked->continue_after : 0);
}

void sdvp_log_query_after(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    const sdvp_query_log_after_request_t *asked = &request->is.query_log_after_request;
    sdvp_open_log_t *log = log_of(part, call, asked->log);
    sdvp_stored_t found;
    if (log == NULL) {
        return;
    }
    /* Else a client that comes back late would not see that the log has wrapped around meanwhile. */
    if (asked->entry != 0
        && (!log->port.next(log->port.ctx, asked->entry - 1, NULL, &found) || found.id != asked->entry)) {
        sdvp_log_ends_t ends = {0};
        (void)log->port.ends(log->port.ctx, &ends);
        sdvp_call_refuse(
            call, SDVP_PARAMETER_VALUE_INAPPROPRIATE,
            "entry %016llx is not in %s, which has %016llx to %016llx; ask for what is after 0000000000000000 or by time",
            (unsigned long long)asked->entry, asked->log, (unsigned long long)ends.oldest,
            (unsigned long long)ends.newest);
        return;
    }
    query_t query = query_of(part, call, log);
    answer_page(&query, asked->entry);
}
