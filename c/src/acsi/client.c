#include "acsi/client.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

#define LEAST_MESSAGE_SIZE 1024u
#define MAX_OR_IDENT 64u

void sdvp_client_enter(sdvp_client_t *client)
{
    client->depth++;
}

void sdvp_client_leave(sdvp_client_t *client)
{
    if (--client->depth > 0) {
        return;
    }
    while (client->dead != NULL) {
        sdvp_association_t *association = client->dead;
        client->dead = association->next;
        sdvp_client_association_destroy(association);
    }
    if (client->freed) {
        sdvp_release(client);
    }
}

int64_t sdvp_client_now(const sdvp_client_t *client)
{
    return client->config.clock->monotonic_ms(client->config.clock->ctx);
}

/* Most calls have the same time to live, so the place of a new timer is at the end, or near it. */
void sdvp_client_timer_start(sdvp_client_t *client, client_timer_t *timer, int64_t when)
{
    client_timer_t *before = client->last_timer;
    while (before != NULL && before->when > when) {
        before = before->prev;
    }
    timer->when = when;
    timer->prev = before;
    timer->next = before == NULL ? client->timers : before->next;
    *(timer->prev == NULL ? &client->timers : &timer->prev->next) = timer;
    *(timer->next == NULL ? &client->last_timer : &timer->next->prev) = timer;
}

void sdvp_client_timer_stop(sdvp_client_t *client, client_timer_t *timer)
{
    if (timer->when == SDVP_NEVER) {
        return;
    }
    *(timer->prev == NULL ? &client->timers : &timer->prev->next) = timer->next;
    *(timer->next == NULL ? &client->last_timer : &timer->next->prev) = timer->prev;
    timer->when = SDVP_NEVER;
}

sdvp_outcome_t sdvp_outcome_of(sdvp_error_t error, const char *detail)
{
    return (sdvp_outcome_t){error, SDVP_NO_ADD_CAUSE, detail == NULL ? "" : detail};
}

/* Takes away what is left of a character that was cut. */
static void trim(char *text)
{
    size_t length = strlen(text);
    size_t start = length;
    while (start > 0 && ((unsigned char)text[start - 1] & 0xc0) == 0x80) {
        start--;
    }
    if (start > 0 && (unsigned char)text[start - 1] >= 0xc0) {
        unsigned char lead = (unsigned char)text[start - 1];
        size_t wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (length - (start - 1) < wanted) {
            text[start - 1] = '\0';
        }
    }
}

void sdvp_detail_print(char *to, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(to, 256, format, arguments);
    va_end(arguments);
    trim(to);
}

void sdvp_detail_copy(char *to, const char *text)
{
    sdvp_detail_print(to, "%s", text == NULL ? "" : text);
}

bool sdvp_client_is_peer(const sdvp_client_t *client, const char *a, const char *b)
{
    return client->config.transport->is_same == NULL ? strcmp(a, b) == 0 : client->config.transport->is_same(a, b);
}

static sdvp_error_t on_unconfirmed(void *ctx, const char *peer, const sdvp_message_t *message)
{
    sdvp_client_t *client = ctx;
    sdvp_association_t *association = sdvp_client_association_find(client, peer, message->association_id);
    if (association == NULL) {
        return SDVP_OK; /* of one that is no more: nobody misses it */
    }
    sdvp_error_t error = SDVP_OK;
    sdvp_client_enter(client);
    switch (message->service) {
    case SDVP_ABORT:
        sdvp_client_association_ended(association, SDVP_ABORTED_BY_SERVER, SDVP_LOST, message->is.abort.reason);
        break;
    case SDVP_REPORT:
        error = sdvp_client_report_received(association, &message->is.report);
        break;
    case SDVP_COMMAND_TERMINATION:
        sdvp_client_command_terminated(association, &message->is.command);
        break;
    default:
        error = SDVP_PROTOCOL;
        break;
    }
    sdvp_client_leave(client);
    return error;
}

/* The first association with a peer that has not ended and was there before a moment. */
static sdvp_association_t *open_with(const sdvp_client_t *client, const char *peer, uint64_t before)
{
    for (sdvp_association_t *each = client->associations; each != NULL; each = each->next) {
        if (each->state != ASSOCIATION_ENDED && each->serial < before && sdvp_client_is_peer(client, each->peer, peer)) {
            return each;
        }
    }
    return NULL;
}

static void on_peer_gone(void *ctx, const char *peer, const char *reason)
{
    sdvp_client_t *client = ctx;
    sdvp_client_enter(client);
    char detail[256];
    sdvp_detail_print(detail, "Associate got no answer, %s is gone: %s", peer, reason == NULL ? "" : reason);
    for (client_call_t *call = client->associating.first; call != NULL; call = call->next) {
        call->condemned = call->condemned || sdvp_client_is_peer(client, call->peer, peer);
    }
    uint64_t now = ++client->serial;
    sdvp_outcome_t lost = sdvp_outcome_of(SDVP_LOST, detail);
    sdvp_client_call_end_condemned(&client->associating, &lost);
    sdvp_association_t *association;
    while ((association = open_with(client, peer, now)) != NULL) {
        sdvp_client_association_ended(association, SDVP_PEER_LOST, SDVP_LOST, reason);
    }
    sdvp_client_leave(client);
}

static bool is_associated(void *ctx, const char *peer)
{
    return open_with(ctx, peer, UINT64_MAX) != NULL;
}

sdvp_client_config_t sdvp_client_defaults(const sdvp_client_transport_t *transport)
{
    return (sdvp_client_config_t){
        .transport = transport,
        .clock = sdvp_system_clock(),
        .max_message_size = 65536,
        .max_outstanding_calls = 10,
        .max_waiting_calls = 100,
        .max_associations = 1000,
        .call_timeout_ms = 10000,
        .max_directory_names = 10000,
        .max_references_per_call = 200,
        .max_joined_octets = (size_t)4 * 1024 * 1024,
        .or_cat = SDVP_OR_REMOTE_CONTROL,
    };
}

static bool makes_sense(const sdvp_client_config_t *config)
{
    return config->transport != NULL && config->clock != NULL && config->max_message_size >= LEAST_MESSAGE_SIZE
        && config->max_outstanding_calls > 0 && config->max_waiting_calls > 0 && config->max_associations > 0
        && config->call_timeout_ms > 0 && config->max_directory_names > 0 && config->max_references_per_call > 0
        && config->max_joined_octets > 0 && config->or_ident_length <= MAX_OR_IDENT
        && (config->or_ident != NULL || config->or_ident_length == 0);
}

sdvp_error_t sdvp_client_new(const sdvp_client_config_t *config, sdvp_client_t **to)
{
    *to = NULL;
    if (!makes_sense(config)) {
        return SDVP_BAD_ARGUMENT;
    }
    sdvp_client_t *client = sdvp_alloc(sizeof *client);
    if (client == NULL) {
        return SDVP_NO_MEMORY;
    }
    client->config = *config;
    client->listener = (sdvp_client_listener_t){client, on_unconfirmed, on_peer_gone, is_associated};
    sdvp_error_t error = config->transport->start(config->transport->ctx, &client->listener);
    if (error != SDVP_OK) {
        sdvp_release(client);
        return error;
    }
    *to = client;
    return SDVP_OK;
}

void sdvp_client_free(sdvp_client_t *client)
{
    if (client == NULL || client->freed) {
        return;
    }
    client->freed = true;
    sdvp_client_enter(client);
    for (client_call_t *call = client->associating.first; call != NULL; call = call->next) {
        call->condemned = true;
    }
    sdvp_outcome_t cancelled = sdvp_outcome_of(SDVP_CANCELLED, "the client was freed");
    sdvp_client_call_end_condemned(&client->associating, &cancelled);
    while (client->associations != NULL) {
        sdvp_association_free(client->associations);
    }
    sdvp_client_call_list_drop(&client->late);
    client->config.transport->start(client->config.transport->ctx, NULL);
    sdvp_client_leave(client);
}

void sdvp_client_run(sdvp_client_t *client)
{
    sdvp_client_enter(client);
    int64_t now = sdvp_client_now(client);
    while (client->timers != NULL && client->timers->when <= now) {
        client_timer_t *timer = client->timers;
        sdvp_client_timer_stop(client, timer);
        timer->fire(timer->owner);
    }
    sdvp_client_leave(client);
}

int64_t sdvp_client_deadline(const sdvp_client_t *client)
{
    return client->timers == NULL ? SDVP_NEVER : client->timers->when;
}

static void condemn(call_list_t *list, const void *ctx)
{
    for (client_call_t *call = list->first; call != NULL; call = call->next) {
        call->condemned = call->condemned || call->tag == ctx;
    }
}

/* Ends what is condemned in an association; false if there was nothing any more. */
static bool give_up_one(sdvp_association_t *association, const void *ctx, const sdvp_outcome_t *outcome)
{
    sdvp_done_t released = association->released;
    if (released != NULL && association->release_wanted && association->released_ctx == ctx) {
        association->released = NULL; /* the release itself goes on */
        released(association->released_ctx, outcome);
        return true;
    }
    for (client_task_t *task = association->tasks; task != NULL; task = task->next) {
        if (task->condemned) {
            task->fail(task, outcome);
            return true;
        }
    }
    size_t before = association->open.count + association->waiting.count;
    sdvp_client_call_end_condemned(&association->waiting, outcome);
    sdvp_client_call_end_condemned(&association->open, outcome);
    return before != association->open.count + association->waiting.count;
}

void sdvp_give_up(sdvp_client_t *client, const void *ctx)
{
    sdvp_client_enter(client);
    condemn(&client->associating, ctx);
    for (sdvp_association_t *each = client->associations; each != NULL; each = each->next) {
        condemn(&each->open, ctx);
        condemn(&each->waiting, ctx);
        for (client_task_t *task = each->tasks; task != NULL; task = task->next) {
            task->condemned = task->condemned || task->tag == ctx;
        }
    }
    sdvp_outcome_t cancelled = sdvp_outcome_of(SDVP_CANCELLED, "given up by the caller");
    sdvp_client_call_end_condemned(&client->associating, &cancelled);
    bool again = true;
    while (again) {
        again = false;
        for (sdvp_association_t *each = client->associations; each != NULL && !again; each = each->next) {
            again = give_up_one(each, ctx, &cancelled);
        }
    }
    sdvp_client_leave(client);
}
