#include <stdio.h>
#include <string.h>

#include "acsi/state.h"
#include "base/memory.h"
#include "base/random.h"

static const char ALPHABET[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/* 62^22 is more than 2^130: nobody guesses one. */
static bool make_id(char *id)
{
    size_t used = 0;
    while (used < SDVP_ASSOCIATION_ID) {
        unsigned char octets[2 * SDVP_ASSOCIATION_ID];
        if (!sdvp_random(octets, sizeof octets)) {
            return false;
        }
        for (size_t i = 0; i < sizeof octets && used < SDVP_ASSOCIATION_ID; i++) {
            /* 248 is four times 62: each letter is as likely as any other. */
            if (octets[i] < 248) {
                id[used++] = ALPHABET[octets[i] % 62];
            }
        }
    }
    id[used] = '\0';
    return true;
}

sdvp_server_association_t *sdvp_server_find(const sdvp_server_t *server, const char *id)
{
    sdvp_server_association_t *at = server->associations;
    while (at != NULL && strcmp(at->id, id) != 0) {
        at = at->next;
    }
    return at;
}

sdvp_server_association_t *sdvp_server_find_of(const sdvp_server_t *server, const char *id, const char *peer)
{
    sdvp_server_association_t *found = id == NULL ? NULL : sdvp_server_find(server, id);
    return found != NULL && strcmp(found->caller.peer, peer) == 0 ? found : NULL;
}

static size_t count_of(const sdvp_server_t *server, const char *peer)
{
    size_t count = 0;
    for (const sdvp_server_association_t *at = server->associations; at != NULL; at = at->next) {
        count += strcmp(at->caller.peer, peer) == 0;
    }
    return count;
}

static void free_association(sdvp_server_association_t *association)
{
    sdvp_release((char *)(uintptr_t)association->caller.peer);
    sdvp_release(association);
}

static sdvp_server_association_t *make(
    sdvp_server_t *server, const sdvp_caller_t *caller, const sdvp_associate_request_t *request)
{
    sdvp_server_association_t *made = sdvp_alloc(sizeof *made);
    if (made == NULL) {
        return NULL;
    }
    const sdvp_server_limits_t *limits = &server->config.limits;
    made->caller.peer = sdvp_copy_text(caller->peer);
    made->caller.roles = caller->roles;
    made->max_message_size =
        request->max_message_size < limits->max_message_size ? request->max_message_size : limits->max_message_size;
    made->max_outstanding_calls = request->max_outstanding_calls < limits->max_outstanding_calls
        ? request->max_outstanding_calls
        : limits->max_outstanding_calls;
    if (made->caller.peer == NULL || !make_id(made->id)) {
        free_association(made);
        return NULL;
    }
    sdvp_server_association_t **end = &server->associations;
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = made;
    server->association_count++;
    return made;
}

static const char *obstacle(const sdvp_server_t *server, const char *peer, char *text, size_t size)
{
    const sdvp_server_limits_t *limits = &server->config.limits;
    if (server->closing) {
        return "this server is closing";
    }
    if (count_of(server, peer) >= limits->max_associations_per_peer) {
        snprintf(
            text, size, "%.200s may have %u associations, and has them already", peer,
            (unsigned)limits->max_associations_per_peer);
        return text;
    }
    if (server->association_count >= limits->max_associations) {
        snprintf(
            text, size, "this server takes %u associations, and has them already", (unsigned)limits->max_associations);
        return text;
    }
    return NULL;
}

/* What is there and what the caller may use. */
static size_t offer(const sdvp_server_t *server, unsigned roles, const char **names)
{
    size_t count = 0;
    for (int service = 1; service < SDVP_SERVICE_LIMIT; service++) {
        bool always = service == SDVP_ASSOCIATE || service == SDVP_RELEASE || service == SDVP_ABORT;
        bool there = (server->offered & SDVP_SERVICE_BIT(service)) != 0;
        if (always || (there && sdvp_may_use(server, roles, (sdvp_service_t)service))) {
            names[count++] = sdvp_service_name((sdvp_service_t)service);
        }
    }
    return count;
}

void sdvp_server_associate(
    sdvp_server_t *server, const sdvp_caller_t *caller, const sdvp_message_t *request, sdvp_open_call_t *open)
{
    char text[300];
    sdvp_refusal_t refusal = {SDVP_ACCESS_VIOLATION, SDVP_NO_ADD_CAUSE, ""};
    sdvp_server_association_t *made = NULL;
    if (sdvp_may_use(server, caller->roles, SDVP_ASSOCIATE)) {
        refusal.error = SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT;
        refusal.detail = obstacle(server, caller->peer, text, sizeof text);
        if (refusal.detail == NULL) {
            refusal.detail = "there is no memory for another association";
            made = make(server, caller, &request->is.associate_request);
        }
    }
    if (made == NULL) {
        sdvp_server_refuse(server, caller, request, open, &refusal);
        return;
    }
    const char *names[SDVP_SERVICE_LIMIT];
    sdvp_message_t response = {
        .pdu = SDVP_RESPONSE, .service = SDVP_ASSOCIATE, .association_id = made->id, .invoke_id = request->invoke_id};
    response.is.associate_response.max_message_size = made->max_message_size;
    response.is.associate_response.max_outstanding_calls = made->max_outstanding_calls;
    response.is.associate_response.services.items = names;
    response.is.associate_response.services.count = offer(server, caller->roles, names);
    const sdvp_server_observer_t *observer = &server->config.observer;
    if (observer->associated != NULL) {
        observer->associated(observer->ctx, caller, made->id);
    }
    sdvp_server_answered(server, caller, &response);
    server->config.transport->answer(server->config.transport->ctx, open, &response);
}

void sdvp_server_end(sdvp_server_t *server, sdvp_server_association_t *association, const char *reason)
{
    sdvp_server_association_t **at = &server->associations;
    while (*at != NULL && *at != association) {
        at = &(*at)->next;
    }
    if (*at == NULL) {
        return;
    }
    *at = association->next;
    association->next = NULL;
    server->association_count--;
    for (sdvp_call_t *call = server->calls; call != NULL; call = call->next) {
        if (call->association == association) {
            call->association = NULL;
        }
    }
    for (size_t i = 0; i < server->part_count; i++) {
        if (server->parts[i].ended != NULL) {
            server->parts[i].ended(server->parts[i].ctx, association);
        }
    }
    sdvp_sets_ended(server, association->id);
    const sdvp_server_observer_t *observer = &server->config.observer;
    if (observer->ended != NULL) {
        observer->ended(observer->ctx, association->caller.peer, association->id, reason);
    }
    free_association(association);
}

void sdvp_server_send_abort(sdvp_server_t *server, const char *peer, const char *id, const char *reason)
{
    const sdvp_server_transport_t *transport = server->config.transport;
    sdvp_message_t message = {
        .pdu = SDVP_UNCONFIRMED, .service = SDVP_ABORT, .association_id = id, .is.abort = {reason}};
    /* If it cannot be sent, the peer is gone and needs no telling. */
    (void)transport->send(transport->ctx, peer, &message, NULL, NULL);
}

void sdvp_server_abort(sdvp_server_t *server, sdvp_server_association_t *association, const char *reason)
{
    sdvp_server_send_abort(server, association->caller.peer, association->id, reason);
    sdvp_server_end(server, association, reason);
}

sdvp_error_t sdvp_server_send(
    sdvp_server_t *server, const sdvp_server_association_t *association, sdvp_message_t *message, sdvp_sent_t sent,
    void *sent_ctx)
{
    const sdvp_server_transport_t *transport = server->config.transport;
    message->pdu = SDVP_UNCONFIRMED;
    message->association_id = association->id;
    return transport->send(transport->ctx, association->caller.peer, message, sent, sent_ctx);
}

size_t sdvp_server_size(sdvp_server_t *server, const sdvp_server_association_t *association, sdvp_message_t *message)
{
    const sdvp_server_transport_t *transport = server->config.transport;
    message->pdu = SDVP_UNCONFIRMED;
    message->association_id = association->id;
    return transport->size(transport->ctx, association->caller.peer, message);
}

/* The first association of a peer that is not marked as seen by its place behind `after`. */
static sdvp_server_association_t *next_of(sdvp_server_association_t *from, const char *peer)
{
    while (from != NULL && strcmp(from->caller.peer, peer) != 0) {
        from = from->next;
    }
    return from;
}

void sdvp_server_roles_changed(void *ctx, const sdvp_caller_t *caller)
{
    sdvp_server_t *server = ctx;
    char reason[300];
    snprintf(reason, sizeof reason, "%.200s has no role any more", caller->peer);
    sdvp_server_association_t *at = next_of(server->associations, caller->peer);
    while (at != NULL) {
        sdvp_server_association_t *next = next_of(at->next, caller->peer);
        at->caller.roles = caller->roles;
        for (size_t i = 0; i < server->part_count; i++) {
            if (server->parts[i].roles_changed != NULL) {
                server->parts[i].roles_changed(server->parts[i].ctx, at);
            }
        }
        if (caller->roles == 0) {
            sdvp_server_abort(server, at, reason);
        }
        at = next;
    }
}

unsigned sdvp_server_roles_now(const sdvp_server_t *server, const sdvp_caller_t *caller)
{
    const sdvp_server_transport_t *transport = server->config.transport;
    const sdvp_server_association_t *there = next_of(server->associations, caller->peer);
    return transport->roles != NULL ? transport->roles(transport->ctx, caller->peer)
         : there != NULL           ? there->caller.roles
                                   : caller->roles;
}

void sdvp_server_rights_changed(void *ctx)
{
    sdvp_server_t *server = ctx;
    for (size_t i = 0; i < server->part_count; i++) {
        if (server->parts[i].rights_changed != NULL) {
            server->parts[i].rights_changed(server->parts[i].ctx);
        }
    }
}

void sdvp_server_peer_gone(void *ctx, const char *peer, const char *reason)
{
    sdvp_server_t *server = ctx;
    for (sdvp_server_association_t *at; (at = next_of(server->associations, peer)) != NULL;) {
        sdvp_server_end(server, at, reason);
    }
}

bool sdvp_server_is_associated(void *ctx, const char *peer)
{
    const sdvp_server_t *server = ctx;
    return next_of(server->associations, peer) != NULL;
}

void sdvp_server_close(sdvp_server_t *server)
{
    server->closing = true;
    while (server->associations != NULL) {
        sdvp_server_abort(server, server->associations, "the server is closing");
    }
}
