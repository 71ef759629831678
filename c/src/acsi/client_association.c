/* Associations of a client: how they begin and how they end. */
#include <inttypes.h>
#include <string.h>

#include "acsi/client.h"
#include "base/memory.h"

static void take_services(sdvp_association_t *association, const sdvp_names_t *names)
{
    association->told_services = names->count > 0;
    for (size_t i = 0; i < names->count; i++) {
        sdvp_service_t service = sdvp_service_of(names->items[i]);
        if (service != 0 && service < SDVP_SERVICE_LIMIT) {
            association->services |= (uint64_t)1 << service;
        }
    }
}

void sdvp_client_association_destroy(sdvp_association_t *association)
{
    sdvp_client_streams_free(association);
    sdvp_release(association->peer);
    sdvp_release(association->id);
    sdvp_release(association);
}

static void link_in(sdvp_client_t *client, sdvp_association_t *association)
{
    association->next = client->associations;
    if (association->next != NULL) {
        association->next->prev = association;
    }
    client->associations = association;
    client->association_count++;
    association->serial = client->serial++;
}

static void link_out(sdvp_association_t *association)
{
    sdvp_client_t *client = association->client;
    *(association->prev == NULL ? &client->associations : &association->prev->next) = association->next;
    if (association->next != NULL) {
        association->next->prev = association->prev;
    }
    client->association_count--;
    association->next = client->dead;
    client->dead = association;
}

sdvp_association_t *sdvp_client_association_find(sdvp_client_t *client, const char *peer, const char *id)
{
    for (sdvp_association_t *each = client->associations; id != NULL && each != NULL; each = each->next) {
        if (each->state != ASSOCIATION_ENDED && strcmp(each->id, id) == 0
            && sdvp_client_is_peer(client, each->peer, peer)) {
            return each;
        }
    }
    return NULL;
}

void sdvp_client_association_abort(sdvp_client_t *client, const char *peer, const char *id, const char *reason)
{
    char cut[256];
    sdvp_detail_copy(cut, reason);
    sdvp_message_t message = {.pdu = SDVP_UNCONFIRMED, .service = SDVP_ABORT, .association_id = id};
    message.is.abort.reason = cut;
    client->config.transport->abort(client->config.transport->ctx, peer, &message);
}

/* Why what was granted makes no sense; "" if it does. */
static void check_granted(
    sdvp_client_t *client, const char *peer, const sdvp_message_t *granted, char *detail)
{
    const sdvp_associate_response_t *limits = &granted->is.associate_response;
    const sdvp_client_config_t *config = &client->config;
    sdvp_detail_copy(detail, "");
    if (granted->association_id == NULL || granted->association_id[0] == '\0') {
        sdvp_detail_print(detail, "expected of %s an association id, but got none", peer);
    } else if (limits->max_message_size > config->max_message_size
        || limits->max_outstanding_calls > config->max_outstanding_calls || limits->max_outstanding_calls == 0) {
        sdvp_client_association_abort(client, peer, granted->association_id, "limits above those asked for");
        sdvp_detail_print(detail,
            "expected of %s at most %" PRIu32 " octets and %" PRIu32 " open calls, but got %" PRIu32 " and %" PRIu32,
            peer, config->max_message_size, config->max_outstanding_calls, limits->max_message_size,
            limits->max_outstanding_calls);
    } else if (sdvp_client_association_find(client, peer, granted->association_id) != NULL) {
        sdvp_detail_print(
            detail, "expected of %s a new association id, but got %s again", peer, granted->association_id);
    }
}

sdvp_association_t *sdvp_client_association_new(
    sdvp_client_t *client, const char *peer, const sdvp_message_t *granted, sdvp_outcome_t *outcome)
{
    sdvp_association_t *association = sdvp_alloc(sizeof *association);
    if (association != NULL) {
        association->client = client;
        association->peer = sdvp_copy_text(peer);
        association->id = sdvp_copy_text(granted->association_id);
        association->max_message_size = granted->is.associate_response.max_message_size;
        association->max_outstanding_calls = granted->is.associate_response.max_outstanding_calls;
        association->last_invoke_id = INVOKE_ID_OF_ASSOCIATE;
        take_services(association, &granted->is.associate_response.services);
    }
    if (association == NULL || association->peer == NULL || association->id == NULL
        || client->association_count >= client->config.max_associations) {
        if (association != NULL) {
            sdvp_client_association_destroy(association);
        }
        sdvp_client_association_abort(client, peer, granted->association_id, "no room for another association");
        *outcome = sdvp_outcome_of(SDVP_NO_MEMORY, "no room for another association");
        return NULL;
    }
    link_in(client, association);
    return association;
}

static void deliver_associated(client_call_t *call, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    char detail[256] = "";
    sdvp_outcome_t told = *outcome;
    sdvp_association_t *association = NULL;
    if (response != NULL) {
        check_granted(call->client, call->peer, response, detail);
        if (detail[0] == '\0') {
            association = sdvp_client_association_new(call->client, call->peer, response, &told);
        } else {
            told = sdvp_outcome_of(SDVP_PROTOCOL, detail);
        }
    }
    ((sdvp_associated_t)call->done)(call->ctx, &told, association);
}

sdvp_error_t sdvp_associate(sdvp_client_t *client, const char *peer, sdvp_associated_t done, void *ctx)
{
    if (peer == NULL || done == NULL || client->freed) {
        return SDVP_BAD_ARGUMENT;
    }
    if (client->association_count + client->associating.count >= client->config.max_associations) {
        return SDVP_NO_MEMORY;
    }
    sdvp_message_t request = {.pdu = SDVP_REQUEST, .service = SDVP_ASSOCIATE};
    request.is.associate_request.max_message_size = client->config.max_message_size;
    request.is.associate_request.max_outstanding_calls = client->config.max_outstanding_calls;
    return sdvp_client_call_associate(
        client, peer, &(call_start_t){&request, deliver_associated, (any_function_t)done, ctx, ctx});
}

static void fail_tasks(sdvp_association_t *association, sdvp_error_t error, const char *reason)
{
    char detail[256];
    sdvp_detail_print(detail, "association %s with %s has ended before the command: %s; it may or may not have been done",
        association->id, association->peer, reason);
    sdvp_outcome_t outcome = sdvp_outcome_of(error, detail);
    while (association->tasks != NULL) {
        association->tasks->fail(association->tasks, &outcome);
    }
}

bool sdvp_client_association_ended(sdvp_association_t *association, sdvp_end_t end, sdvp_error_t error, const char *reason)
{
    if (association->state == ASSOCIATION_ENDED) {
        return false;
    }
    sdvp_client_t *client = association->client;
    sdvp_client_enter(client);
    association->state = ASSOCIATION_ENDED;
    association->end = end;
    sdvp_detail_copy(association->end_reason, reason);
    sdvp_client_call_end_all(association, error, association->end_reason);
    fail_tasks(association, error, association->end_reason);
    sdvp_ended_t on_end = association->on_end;
    association->on_end = NULL;
    if (on_end != NULL) {
        on_end(association->on_end_ctx, association, end, association->end_reason);
    }
    sdvp_done_t released = association->released;
    association->released = NULL;
    if (released != NULL) {
        /* It ended before Release could be answered. */
        sdvp_outcome_t outcome = sdvp_outcome_of(error, association->end_reason);
        released(association->released_ctx, &outcome);
    }
    sdvp_client_leave(client);
    return true;
}

void sdvp_association_abort(sdvp_association_t *association, const char *reason)
{
    sdvp_client_t *client = association->client;
    sdvp_client_enter(client);
    if (sdvp_client_association_ended(association, SDVP_ABORTED, SDVP_LOST, reason)) {
        sdvp_client_association_abort(client, association->peer, association->id, reason);
    }
    sdvp_client_leave(client);
}

void sdvp_association_free(sdvp_association_t *association)
{
    if (association == NULL || association->freed) {
        return;
    }
    sdvp_client_t *client = association->client;
    sdvp_client_enter(client);
    association->freed = true;
    if (sdvp_client_association_ended(association, SDVP_ABORTED, SDVP_CANCELLED, "the association was freed")) {
        sdvp_client_association_abort(client, association->peer, association->id, "closed by the client");
    }
    link_out(association);
    sdvp_client_leave(client);
}

/* Release was answered, or failed: `outcome` is told to the one who asked for it, after the end. */
static void on_released(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    (void)response;
    sdvp_association_t *association = ctx;
    sdvp_done_t done = association->released;
    void *done_ctx = association->released_ctx;
    association->released = NULL;
    if (outcome->error == SDVP_OK) {
        sdvp_client_association_ended(association, SDVP_RELEASED, SDVP_LOST, "released");
    } else {
        char reason[256];
        sdvp_detail_print(reason, "Release failed: %s", outcome->detail[0] == '\0' ? sdvp_error_name(outcome->error)
                                                                              : outcome->detail);
        sdvp_association_abort(association, reason);
    }
    if (done != NULL) {
        done(done_ctx, outcome);
    }
}

void sdvp_client_association_release(sdvp_association_t *association)
{
    sdvp_message_t request = {.pdu = SDVP_REQUEST, .service = SDVP_RELEASE};
    sdvp_error_t error = sdvp_client_call_begin(association,
        &(call_start_t){&request, sdvp_deliver_reply, (any_function_t)on_released, association, association->released_ctx});
    if (error != SDVP_OK) {
        sdvp_outcome_t outcome = sdvp_outcome_of(error, "Release could not be sent");
        on_released(association, &outcome, NULL);
    }
}

sdvp_error_t sdvp_association_release(sdvp_association_t *association, sdvp_done_t done, void *ctx)
{
    if (association->state != ASSOCIATION_OPEN) {
        return SDVP_LOST;
    }
    sdvp_client_t *client = association->client;
    sdvp_client_enter(client);
    association->state = ASSOCIATION_DRAINING;
    association->release_wanted = true;
    association->released = done;
    association->released_ctx = ctx;
    sdvp_client_call_release_if_drained(association);
    sdvp_client_leave(client);
    return SDVP_OK;
}

void sdvp_association_on_end(sdvp_association_t *association, sdvp_ended_t ended, void *ctx)
{
    if (association->state != ASSOCIATION_ENDED) {
        association->on_end = ended;
        association->on_end_ctx = ctx;
    } else if (ended != NULL) {
        sdvp_client_enter(association->client);
        ended(ctx, association, association->end, association->end_reason);
        sdvp_client_leave(association->client);
    }
}

const char *sdvp_association_peer(const sdvp_association_t *association)
{
    return association->peer;
}

const char *sdvp_association_id(const sdvp_association_t *association)
{
    return association->id;
}

sdvp_end_t sdvp_association_end(const sdvp_association_t *association)
{
    return association->end;
}

uint32_t sdvp_association_max_message_size(const sdvp_association_t *association)
{
    return association->max_message_size;
}

uint32_t sdvp_association_max_outstanding_calls(const sdvp_association_t *association)
{
    return association->max_outstanding_calls;
}

bool sdvp_association_offers(const sdvp_association_t *association, sdvp_service_t service)
{
    return !association->told_services || (association->services >> service & 1) != 0;
}

void sdvp_client_task_add(sdvp_association_t *association, client_task_t *task)
{
    task->association = association;
    task->prev = NULL;
    task->next = association->tasks;
    if (task->next != NULL) {
        task->next->prev = task;
    }
    association->tasks = task;
}

void sdvp_client_task_remove(client_task_t *task)
{
    *(task->prev == NULL ? &task->association->tasks : &task->prev->next) = task->next;
    if (task->next != NULL) {
        task->next->prev = task->prev;
    }
}
