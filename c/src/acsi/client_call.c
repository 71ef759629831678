/* The calls of a client: numbers them, keeps at most the negotiated number open, ends every one exactly once. */
#include <inttypes.h>
#include <string.h>

#include "acsi/client.h"
#include "base/memory.h"

#define MAX_LATE 16u
#define LEAST_COPY 512u

void sdvp_client_call_list_add(call_list_t *list, client_call_t *call)
{
    call->list = list;
    call->next = NULL;
    call->prev = list->last;
    *(list->last == NULL ? &list->first : &list->last->next) = call;
    list->last = call;
    list->count++;
}

void sdvp_client_call_list_remove(client_call_t *call)
{
    call_list_t *list = call->list;
    if (list == NULL) {
        return;
    }
    *(call->prev == NULL ? &list->first : &call->prev->next) = call->next;
    *(call->next == NULL ? &list->last : &call->next->prev) = call->prev;
    list->count--;
    call->list = NULL;
}

static void call_free(client_call_t *call)
{
    sdvp_arena_free(call->arena);
    sdvp_release(call->peer);
    sdvp_release(call);
}

static void drop(client_call_t *call)
{
    const sdvp_client_transport_t *transport = call->client->config.transport;
    transport->forget(transport->ctx, call->number);
    sdvp_client_call_list_remove(call);
    call_free(call);
}

void sdvp_client_call_list_drop(call_list_t *list)
{
    while (list->first != NULL) {
        drop(list->first);
    }
}

void sdvp_deliver_reply(client_call_t *call, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    ((sdvp_replied_t)call->done)(call->ctx, outcome, response);
}

/* An Associate nobody waits for any more may still open an association, which is then to be aborted. */
static bool keep_for_late_answer(client_call_t *call, sdvp_error_t error)
{
    if (call->association != NULL || call->client->freed || (error != SDVP_TIMED_OUT && error != SDVP_CANCELLED)) {
        return false;
    }
    call_list_t *late = &call->client->late;
    if (late->count >= MAX_LATE) {
        drop(late->first);
    }
    sdvp_client_call_list_add(late, call);
    return true;
}

void sdvp_client_call_finish(client_call_t *call, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    sdvp_client_t *client = call->client;
    sdvp_association_t *association = call->association;
    sdvp_client_enter(client);
    bool sent = call->list != NULL && call->list != (association == NULL ? NULL : &association->waiting);
    sdvp_client_call_list_remove(call);
    sdvp_client_timer_stop(client, &call->timer);
    call->finished = true;
    call->deliver(call, outcome, outcome->error == SDVP_OK ? response : NULL);
    if (!sent || call->answered || !keep_for_late_answer(call, outcome->error)) {
        if (sent && !call->answered && !call->sending) {
            client->config.transport->forget(client->config.transport->ctx, call->number);
        }
        if (!call->sending) {
            call_free(call);
        }
    }
    if (association != NULL) {
        sdvp_client_call_dispatch(association);
        sdvp_client_call_release_if_drained(association);
    }
    sdvp_client_leave(client);
}

static void on_time_over(void *owner)
{
    client_call_t *call = owner;
    char detail[256];
    sdvp_detail_print(
        detail, "%s did not answer %s number %" PRIu32 " within %" PRIu32 " ms; it may or may not have been done",
        call->association == NULL ? call->peer : call->association->peer, sdvp_service_name(call->service),
        call->invoke_id, call->client->config.call_timeout_ms);
    sdvp_outcome_t outcome = sdvp_outcome_of(SDVP_TIMED_OUT, detail);
    sdvp_client_call_finish(call, &outcome, NULL);
}

static bool enables_reports(const sdvp_message_t *request)
{
    return (request->service == SDVP_SET_BRCB_VALUES || request->service == SDVP_SET_URCB_VALUES)
        && request->is.rcb.has_rpt_ena && request->is.rcb.rpt_ena;
}

/* An answer that nobody waits for: one that opened an association is answered with Abort. */
static void late_answer(client_call_t *call, const sdvp_message_t *response)
{
    bool opened = response != NULL && response->service == SDVP_ASSOCIATE && !response->refused
        && response->association_id != NULL;
    if (call->association == NULL && opened) {
        sdvp_client_association_abort(
            call->client, call->peer, response->association_id, "the answer to Associate came too late");
    }
    if (call->list != NULL) {
        sdvp_client_call_list_remove(call);
        call_free(call);
    }
}

/* There will be no answer. A transport that has lost the device has lost the association. */
static void failed(client_call_t *call, sdvp_error_t error, const char *detail)
{
    sdvp_association_t *association = call->association;
    sdvp_client_t *client = call->client;
    sdvp_outcome_t outcome = sdvp_outcome_of(error, detail);
    sdvp_client_enter(client);
    sdvp_client_call_finish(call, &outcome, NULL);
    if (association != NULL && (error == SDVP_LOST || error == SDVP_NOT_ONLINE)) {
        sdvp_client_association_ended(
            association, SDVP_PEER_LOST, SDVP_LOST, detail == NULL ? sdvp_error_name(error) : detail);
    }
    sdvp_client_leave(client);
}

static void on_answered(void *ctx, sdvp_error_t error, const char *detail, const sdvp_message_t *response)
{
    client_call_t *call = ctx;
    call->answered = true;
    if (call->finished) {
        late_answer(call, response);
        return;
    }
    if (response == NULL) {
        failed(call, error == SDVP_OK ? SDVP_PROTOCOL : error, detail);
        return;
    }
    char fault[256];
    sdvp_outcome_t outcome = sdvp_outcome_of(SDVP_OK, "");
    if (!sdvp_client_belongs(call, response, fault)) {
        outcome = sdvp_outcome_of(SDVP_PROTOCOL, fault);
    } else if (response->refused) {
        const sdvp_refusal_t *refusal = &response->is.refusal;
        outcome = (sdvp_outcome_t){refusal->error, refusal->add_cause, refusal->detail == NULL ? "" : refusal->detail};
    } else if (call->enables) {
        /* The answer comes before the first report that follows from it, whose SqNum is 0 again. */
        sdvp_client_streams_restart(call->association);
    }
    sdvp_client_call_finish(call, &outcome, response);
}

static sdvp_error_t call_new(sdvp_client_t *client, const call_start_t *start, client_call_t **to)
{
    client_call_t *call = sdvp_alloc(sizeof *call);
    if (call == NULL) {
        return SDVP_NO_MEMORY;
    }
    call->client = client;
    call->service = start->request->service;
    call->results = sdvp_client_results_wanted(start->request);
    call->enables = enables_reports(start->request);
    call->deliver = start->deliver;
    call->done = start->done;
    call->ctx = start->ctx;
    call->tag = start->tag;
    call->timer = (client_timer_t){.when = SDVP_NEVER, .fire = on_time_over, .owner = call};
    *to = call;
    return SDVP_OK;
}

/* What became of a call while the transport was sending it. */
static sdvp_error_t handed_over(client_call_t *call, sdvp_error_t error)
{
    sdvp_client_t *client = call->client;
    if (!call->finished) {
        if (error != SDVP_OK) {
            sdvp_client_call_list_remove(call);
            sdvp_client_timer_stop(client, &call->timer);
        }
        return error;
    }
    /* Its callback has been called. If it is in a list, a late answer is waited for. */
    if (error == SDVP_OK && !call->answered && call->list == NULL) {
        client->config.transport->forget(client->config.transport->ctx, call->number);
    }
    if (error != SDVP_OK || call->list == NULL) {
        sdvp_client_call_list_remove(call);
        call_free(call);
    }
    return SDVP_OK;
}

/*
 * Gives a call to the transport. On an error it was not sent, and is not in a list any more; it is still there. Else it may
 * have been finished and freed.
 */
static sdvp_error_t hand_over(client_call_t *call, call_list_t *list, sdvp_message_t *request)
{
    sdvp_client_t *client = call->client;
    const sdvp_client_transport_t *transport = client->config.transport;
    const char *peer = call->association == NULL ? call->peer : call->association->peer;
    request->pdu = SDVP_REQUEST;
    request->invoke_id = call->invoke_id;
    request->association_id = call->association == NULL ? NULL : call->association->id;
    sdvp_client_call_list_add(list, call);
    sdvp_client_timer_start(client, &call->timer, sdvp_client_now(client) + client->config.call_timeout_ms);
    call->sending = true;
    uint64_t number = 0;
    sdvp_error_t error = transport->send(transport->ctx, peer, request, on_answered, call, &number);
    call->sending = false;
    call->number = number;
    return handed_over(call, error);
}

sdvp_error_t sdvp_client_call_associate(sdvp_client_t *client, const char *peer, const call_start_t *start)
{
    client_call_t *call = NULL;
    sdvp_error_t error = call_new(client, start, &call);
    if (error != SDVP_OK) {
        return error;
    }
    call->peer = sdvp_copy_text(peer);
    call->invoke_id = INVOKE_ID_OF_ASSOCIATE;
    sdvp_message_t request = *start->request;
    sdvp_client_enter(client);
    error = call->peer == NULL ? SDVP_NO_MEMORY : hand_over(call, &client->associating, &request);
    if (error != SDVP_OK) {
        call_free(call);
    }
    sdvp_client_leave(client);
    return error;
}

static sdvp_error_t send_call(client_call_t *call, sdvp_message_t *request)
{
    sdvp_association_t *association = call->association;
    association->last_invoke_id =
        association->last_invoke_id >= INT32_MAX ? 1 : association->last_invoke_id + 1;
    call->invoke_id = association->last_invoke_id;
    return hand_over(call, &association->open, request);
}

/* Copies a call's request and has it wait. */
static sdvp_error_t enqueue(client_call_t *call, const sdvp_message_t *request)
{
    sdvp_association_t *association = call->association;
    const sdvp_client_config_t *config = &call->client->config;
    if (association->waiting.count >= config->max_waiting_calls) {
        return SDVP_NO_MEMORY;
    }
    call->arena = sdvp_arena_new(LEAST_COPY, config->max_joined_octets);
    call->request = call->arena == NULL ? NULL : sdvp_arena_alloc(call->arena, sizeof *request);
    if (call->request == NULL || sdvp_message_copy(call->arena, request, call->request) != SDVP_OK) {
        return SDVP_NO_MEMORY;
    }
    sdvp_client_call_list_add(&association->waiting, call);
    return SDVP_OK;
}

sdvp_error_t sdvp_client_call_begin(sdvp_association_t *association, const call_start_t *start)
{
    if (association->state != ASSOCIATION_OPEN && start->request->service != SDVP_RELEASE) {
        return SDVP_LOST;
    }
    if (start->done == NULL) {
        return SDVP_BAD_ARGUMENT;
    }
    client_call_t *call = NULL;
    sdvp_error_t error = call_new(association->client, start, &call);
    if (error != SDVP_OK) {
        return error;
    }
    call->association = association;
    sdvp_client_enter(association->client);
    sdvp_message_t request = *start->request;
    if (association->waiting.count > 0 || association->open.count >= association->max_outstanding_calls) {
        error = enqueue(call, &request);
    } else {
        error = send_call(call, &request);
    }
    if (error != SDVP_OK) {
        call_free(call);
    }
    if (error == SDVP_LOST || error == SDVP_NOT_ONLINE) {
        sdvp_client_association_ended(association, SDVP_PEER_LOST, SDVP_LOST, "the link says that the device is gone");
    }
    sdvp_client_leave(association->client);
    return error;
}

void sdvp_client_call_dispatch(sdvp_association_t *association)
{
    if (association->dispatching) {
        return;
    }
    association->dispatching = true;
    while (association->state != ASSOCIATION_ENDED && association->waiting.first != NULL
        && association->open.count < association->max_outstanding_calls) {
        client_call_t *call = association->waiting.first;
        sdvp_client_call_list_remove(call);
        sdvp_error_t error = send_call(call, call->request);
        if (error != SDVP_OK) {
            failed(call, error, "the call waited for its turn and then could not be sent");
        }
    }
    association->dispatching = false;
}

void sdvp_client_call_end_condemned(call_list_t *list, const sdvp_outcome_t *outcome)
{
    client_call_t *call = list->first;
    while (call != NULL) {
        if (!call->condemned) {
            call = call->next;
            continue;
        }
        sdvp_client_call_finish(call, outcome, NULL);
        call = list->first; /* the callback may have changed the list */
    }
}

void sdvp_client_call_end_all(sdvp_association_t *association, sdvp_error_t error, const char *reason)
{
    call_list_t *const lists[] = {&association->open, &association->waiting};
    static const char *const what[] = {"got no answer; it may or may not have been done", "was not sent"};
    for (size_t i = 0; i < 2; i++) {
        while (lists[i]->first != NULL) {
            client_call_t *call = lists[i]->first;
            char detail[256];
            sdvp_detail_print(detail, "association %s with %s: %s %s, the association has ended: %s", association->id,
                association->peer, sdvp_service_name(call->service), what[i], reason);
            sdvp_outcome_t outcome = sdvp_outcome_of(error, detail);
            sdvp_client_call_finish(call, &outcome, NULL);
        }
    }
}

void sdvp_client_call_release_if_drained(sdvp_association_t *association)
{
    if (association->state != ASSOCIATION_DRAINING || !association->release_wanted || association->open.count > 0
        || association->waiting.count > 0) {
        return;
    }
    association->release_wanted = false;
    sdvp_client_association_release(association);
}
