/* The way between the own client and the engine, in memory. What the engine says is delivered later, outside of it. */
#include <string.h>

#include "base/memory.h"
#include "face/inside.h"

static const size_t LETTER_FIRST = 1024;
static const size_t LETTER_MOST = 4 * 1024 * 1024;

/* The engine is to know what a caller is now. */
static bool tell_roles(sdvp_face_t *face, sdvp_face_caller_t *caller)
{
    unsigned roles = face->settings.roles(face->settings.ctx, caller->jid);
    if (roles != caller->roles) {
        caller->roles = roles;
        face->engine.on_roles_changed(face->engine.ctx, &(sdvp_caller_t){caller->jid, roles});
    }
    return roles != 0;
}

static sdvp_face_caller_t *caller_named(const sdvp_face_t *face, const char *jid)
{
    sdvp_face_caller_t *caller = face->callers;
    while (caller != NULL && strcmp(caller->jid, jid) != 0) {
        caller = caller->next;
    }
    return caller;
}

static sdvp_error_t local_start(void *ctx, const sdvp_client_listener_t *listener)
{
    sdvp_face_t *face = ctx;
    face->own = listener == NULL ? (sdvp_client_listener_t){0} : *listener;
    return SDVP_OK;
}

static sdvp_error_t local_send(
    void *ctx, const char *peer, const sdvp_message_t *request, sdvp_answered_t answered, void *answered_ctx,
    uint64_t *number)
{
    sdvp_face_t *face = ctx;
    sdvp_face_caller_t *caller = caller_named(face, peer);
    if (!face->started || face->over || caller == NULL || !tell_roles(face, caller)) {
        return SDVP_NOT_ONLINE;
    }
    sdvp_face_open_t *open = sdvp_alloc(sizeof *open);
    if (open == NULL) {
        return SDVP_NO_MEMORY;
    }
    *open = (sdvp_face_open_t){face->open, ++face->last_number, answered, answered_ctx};
    face->open = open;
    *number = open->number;
    const sdvp_caller_t who = {caller->jid, caller->roles};
    face->engine.on_request(face->engine.ctx, &who, request, (sdvp_open_call_t *)(void *)open);
    return SDVP_OK;
}

static void local_forget(void *ctx, uint64_t number)
{
    sdvp_face_t *face = ctx;
    for (sdvp_face_open_t *open = face->open; open != NULL; open = open->next) {
        open->answered = open->number == number ? NULL : open->answered;
    }
    for (sdvp_face_letter_t *letter = face->first; letter != NULL; letter = letter->next) {
        letter->answered = letter->number == number ? NULL : letter->answered;
    }
}

static void local_abort(void *ctx, const char *peer, const sdvp_message_t *message)
{
    sdvp_face_t *face = ctx;
    if (face->started && !face->over) {
        const sdvp_caller_t who = {peer, face->settings.roles(face->settings.ctx, peer)};
        face->engine.on_unconfirmed(face->engine.ctx, &who, message);
    }
}

/* A copy of a message, to be filled in and delivered; NULL without memory. */
static sdvp_face_letter_t *letter_new(const sdvp_message_t *message)
{
    sdvp_arena_t *arena = sdvp_arena_new(LETTER_FIRST, LETTER_MOST);
    sdvp_face_letter_t *letter = arena == NULL ? NULL : sdvp_arena_alloc(arena, sizeof *letter);
    if (letter == NULL || sdvp_message_copy(arena, message, &letter->message) != SDVP_OK) {
        sdvp_arena_free(arena);
        return NULL;
    }
    letter->arena = arena;
    return letter;
}

static void put(sdvp_face_t *face, sdvp_face_letter_t *letter)
{
    *(face->last == NULL ? &face->first : &face->last->next) = letter;
    face->last = letter;
}

static void answer(void *ctx, sdvp_open_call_t *call, const sdvp_message_t *response)
{
    sdvp_face_t *face = ctx;
    sdvp_face_open_t **each = &face->open;
    while (*each != NULL && (void *)*each != (void *)call) {
        each = &(*each)->next;
    }
    sdvp_face_open_t *open = *each;
    if (open == NULL) {
        face->settings.inner->answer(face->settings.inner->ctx, call, response);
        return;
    }
    *each = open->next;
    /* Without memory there is no answer, and the client's time ends the call. */
    sdvp_face_letter_t *letter = open->answered == NULL || face->over ? NULL : letter_new(response);
    if (letter != NULL) {
        letter->number = open->number;
        letter->answered = open->answered;
        letter->answered_ctx = open->answered_ctx;
        put(face, letter);
    }
    sdvp_release(open);
}

static sdvp_error_t send(void *ctx, const char *peer, const sdvp_message_t *message, sdvp_sent_t sent, void *sent_ctx)
{
    sdvp_face_t *face = ctx;
    if (sdvp_face_caller_of(face, message->association_id) == NULL) {
        return face->settings.inner->send(face->settings.inner->ctx, peer, message, sent, sent_ctx);
    }
    sdvp_face_letter_t *letter = letter_new(message);
    const char *copy = letter == NULL ? NULL : sdvp_arena_text(letter->arena, peer, strlen(peer));
    if (copy == NULL) {
        sdvp_arena_free(letter == NULL ? NULL : letter->arena);
        return SDVP_NO_MEMORY;
    }
    letter->peer = copy;
    letter->sent = sent;
    letter->sent_ctx = sent_ctx;
    put(face, letter);
    return SDVP_OK;
}

void sdvp_face_deliver(sdvp_face_t *face)
{
    while (face->first != NULL) {
        sdvp_face_letter_t *letter = face->first;
        face->first = letter->next;
        face->last = face->first == NULL ? NULL : face->last;
        if (letter->answered != NULL) {
            letter->answered(letter->answered_ctx, SDVP_OK, NULL, &letter->message);
        } else if (letter->number == 0) {
            sdvp_error_t error = face->own.on_unconfirmed == NULL
                                     ? SDVP_LOST
                                     : face->own.on_unconfirmed(face->own.ctx, letter->peer, &letter->message);
            if (letter->sent != NULL) {
                letter->sent(letter->sent_ctx, error);
            }
        }
        sdvp_arena_free(letter->arena);
    }
}

static void on_request(
    void *ctx, const sdvp_caller_t *caller, const sdvp_message_t *request, sdvp_open_call_t *call)
{
    const sdvp_face_t *face = ctx;
    face->engine.on_request(face->engine.ctx, caller, request, call);
}

static void on_unconfirmed(void *ctx, const sdvp_caller_t *caller, const sdvp_message_t *message)
{
    const sdvp_face_t *face = ctx;
    face->engine.on_unconfirmed(face->engine.ctx, caller, message);
}

static void on_roles_changed(void *ctx, const sdvp_caller_t *caller)
{
    const sdvp_face_t *face = ctx;
    face->engine.on_roles_changed(face->engine.ctx, caller);
}

/* The engine ends all associations of a peer, also one that is ours. */
static void on_peer_gone(void *ctx, const char *peer, const char *reason)
{
    const sdvp_face_t *face = ctx;
    face->engine.on_peer_gone(face->engine.ctx, peer, reason);
    if (face->own.on_peer_gone != NULL) {
        face->own.on_peer_gone(face->own.ctx, peer, reason);
    }
}

static void on_rights_changed(void *ctx)
{
    const sdvp_face_t *face = ctx;
    if (face->engine.on_rights_changed != NULL) {
        face->engine.on_rights_changed(face->engine.ctx);
    }
}

static bool is_associated(void *ctx, const char *peer)
{
    const sdvp_face_t *face = ctx;
    return face->engine.is_associated == NULL || face->engine.is_associated(face->engine.ctx, peer);
}

static sdvp_error_t start(void *ctx, const sdvp_server_listener_t *listener)
{
    sdvp_face_t *face = ctx;
    face->engine = *listener;
    face->inner_listener =
        (sdvp_server_listener_t){
            face, on_request, on_unconfirmed, on_roles_changed, on_peer_gone, on_rights_changed, is_associated};
    sdvp_error_t error = face->settings.inner->start(face->settings.inner->ctx, &face->inner_listener);
    face->started = error == SDVP_OK;
    return error;
}

static size_t size(void *ctx, const char *peer, const sdvp_message_t *message)
{
    const sdvp_face_t *face = ctx;
    return face->settings.inner->size(face->settings.inner->ctx, peer, message);
}

static const char *doubt(void *ctx)
{
    const sdvp_face_t *face = ctx;
    return face->settings.inner->doubt == NULL ? NULL : face->settings.inner->doubt(face->settings.inner->ctx);
}

static unsigned roles_of(void *ctx, const char *peer)
{
    const sdvp_face_t *face = ctx;
    return face->settings.roles(face->settings.ctx, peer);
}

void sdvp_face_link(sdvp_face_t *face)
{
    face->port = (sdvp_server_transport_t){face, start, answer, send, size, doubt, roles_of};
    face->local = (sdvp_client_transport_t){face, local_start, local_send, local_forget, local_abort, NULL};
}

void sdvp_face_roles_changed(sdvp_face_t *face)
{
    for (sdvp_face_caller_t *caller = face->callers; caller != NULL; caller = caller->next) {
        (void)tell_roles(face, caller);
    }
}

void sdvp_face_link_free(sdvp_face_t *face)
{
    while (face->first != NULL) {
        sdvp_face_letter_t *letter = face->first;
        face->first = letter->next;
        sdvp_arena_free(letter->arena);
    }
    while (face->open != NULL) {
        sdvp_face_open_t *open = face->open;
        face->open = open->next;
        sdvp_release(open);
    }
}
