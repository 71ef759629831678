#include "acsi/log.h"

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
} query_t;

/* Reads an entry, without the values that the caller may not read; false if there is no memory. */
static bool read_entry(const query_t *query, const sdvp_stored_t *stored, sdvp_log_entry_t *to)
{
    sdvp_unpacker_t unpacker = {stored->octets, stored->length, false};
    size_t count = (size_t)sdvp_unpack_number(&unpacker, 2);
    sdvp_log_value_t *values = sdvp_arena_alloc(query->arena, (count + 1) * sizeof *values);
    if (values == NULL) {
        return false;
    }
    *to = (sdvp_log_entry_t){.entry_id = stored->id, .time_of_entry = stored->time, .values = values};
    for (size_t i = 0; i < count && !unpacker.bad; i++) {
        sdvp_log_value_t *value = &values[to->count];
        value->reasons = (sdvp_bits_t)sdvp_unpack_number(&unpacker, 1);
        value->reference = sdvp_unpack_text(&unpacker, query->arena);
        sdvp_unpack_value(&unpacker, query->arena, &value->value);
        to->count += sdvp_may_fcda(
            query->all->server, query->call->caller.roles, SDVP_GET_DATA_VALUES, value->reference);
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
        sdvp_log_entry_t *entry = next_room(query);
        if (entry == NULL || !read_entry(query, &stored, entry)) {
            return true;
        }
        query->count += entry->count > 0;
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
            (unsigned long long)(query->count > 0 ? query->entries[0].entry_id : after),
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
