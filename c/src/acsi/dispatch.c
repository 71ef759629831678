#include <stdio.h>
#include <string.h>

#include "acsi/state.h"
#include "base/memory.h"

static void refuse(
    sdvp_server_t *server, const sdvp_caller_t *caller, const sdvp_message_t *request, sdvp_open_call_t *open,
    sdvp_refusal_t refusal)
{
    refusal.add_cause = SDVP_NO_ADD_CAUSE;
    sdvp_server_refuse(server, caller, request, open, &refusal);
}

static void release(
    sdvp_server_t *server, sdvp_server_association_t *association, const sdvp_message_t *request,
    sdvp_open_call_t *open)
{
    char detail[200];
    if (association->open_calls > 0) {
        snprintf(
            detail, sizeof detail, "Release must come after every answer, but %u calls of association %s are open",
            (unsigned)association->open_calls, association->id);
        refuse(
            server, &association->caller, request, open,
            (sdvp_refusal_t){.error = SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE, .detail = detail});
        return;
    }
    char id[SDVP_ASSOCIATION_ID + 1];
    strcpy(id, association->id);
    sdvp_message_t response = {
        .pdu = SDVP_RESPONSE, .service = SDVP_RELEASE, .association_id = id, .invoke_id = request->invoke_id};
    sdvp_server_answered(server, &association->caller, &response);
    sdvp_server_end(server, association, "released");
    server->config.transport->answer(server->config.transport->ctx, open, &response);
}

/* Opens a call; NULL if there is no memory. */
static sdvp_call_t *begin(
    sdvp_server_t *server, sdvp_server_association_t *association, const sdvp_message_t *request,
    sdvp_open_call_t *open)
{
    sdvp_call_t *call = sdvp_alloc(sizeof *call);
    if (call == NULL) {
        return NULL;
    }
    call->caller.peer = sdvp_copy_text(association->caller.peer);
    if (call->caller.peer == NULL) {
        sdvp_release(call);
        return NULL;
    }
    call->caller.roles = association->caller.roles;
    call->server = server;
    call->association = association;
    call->open = open;
    memcpy(call->association_id, association->id, sizeof call->association_id);
    call->service = request->service;
    call->invoke_id = request->invoke_id;
    call->max_message_size = association->max_message_size;
    call->next = server->calls;
    server->calls = call;
    association->open_calls++;
    return call;
}

static void serve(
    sdvp_server_t *server, sdvp_server_association_t *association, const sdvp_message_t *request,
    sdvp_open_call_t *open)
{
    char detail[400];
    const sdvp_caller_t *caller = &association->caller;
    const char *name = sdvp_service_name(request->service);
    const sdvp_service_entry_t *entry = &server->services[request->service];
    if (!sdvp_may_use(server, caller->roles, request->service)) {
        snprintf(detail, sizeof detail, "%.250s may not use %s", caller->peer, name);
        refuse(
            server, caller, request, open, (sdvp_refusal_t){.error = SDVP_ACCESS_VIOLATION, .detail = detail});
        return;
    }
    if (association->open_calls >= association->max_outstanding_calls) {
        snprintf(
            detail, sizeof detail, "association %s may have %u open calls, but this is one more", association->id,
            (unsigned)association->max_outstanding_calls);
        refuse(
            server, caller, request, open,
            (sdvp_refusal_t){.error = SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, .detail = detail});
        return;
    }
    sdvp_call_t *call = begin(server, association, request, open);
    if (call == NULL) {
        refuse(
            server, caller, request, open,
            (sdvp_refusal_t){
                .error = SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT, .detail = "there is no memory for another call"});
    } else if (entry->serve == NULL) {
        sdvp_call_refuse(call, SDVP_CLASS_NOT_SUPPORTED, "this server does not have %s", name);
    } else {
        sdvp_arena_reset(server->arena);
        entry->serve(entry->part, call, request);
    }
}

void sdvp_server_request(
    void *ctx, const sdvp_caller_t *caller, const sdvp_message_t *request, sdvp_open_call_t *open)
{
    sdvp_server_t *server = ctx;
    char detail[400];
    if (caller->roles == 0) {
        refuse(server, caller, request, open, (sdvp_refusal_t){.error = SDVP_ACCESS_VIOLATION, .detail = ""});
        return;
    }
    if (request->service == SDVP_ASSOCIATE) {
        sdvp_server_associate(server, caller, request, open);
        return;
    }
    const char *id = request->association_id == NULL ? "" : request->association_id;
    sdvp_server_association_t *association = sdvp_server_find_of(server, id, caller->peer);
    if (association == NULL) {
        sdvp_server_send_abort(server, caller->peer, id, "there is no such association");
        snprintf(
            detail, sizeof detail, "%s needs an open association, but %.200s has none of id \"%.64s\"; Associate again",
            sdvp_service_name(request->service), caller->peer, id);
        refuse(
            server, caller, request, open,
            (sdvp_refusal_t){.error = SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE, .detail = detail});
    } else if (request->service == SDVP_RELEASE) {
        release(server, association, request, open);
    } else {
        serve(server, association, request, open);
    }
}

void sdvp_server_unconfirmed(void *ctx, const sdvp_caller_t *caller, const sdvp_message_t *message)
{
    sdvp_server_t *server = ctx;
    /* Report and CommandTermination go the other way only; that a client sends one harms nobody. */
    if (message->service == SDVP_ABORT) {
        sdvp_server_association_t *association =
            sdvp_server_find_of(server, message->association_id, caller->peer);
        if (association != NULL) {
            sdvp_server_end(server, association, message->is.abort.reason);
        }
    }
}
