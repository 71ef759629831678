#include "face/inside.h"

#include <limits.h>
#include <string.h>

#include "base/memory.h"
#include "wire/rpc_value.h"

static const size_t MOST_CALLERS = 32;
static const size_t MOST_ASKS = 128;
static const size_t ASK_FIRST = 2048;
static const size_t ASK_MOST = 4 * 1024 * 1024;

int64_t sdvp_face_now(const sdvp_face_t *face)
{
    return face->settings.clock->monotonic_ms(face->settings.clock->ctx);
}

sdvp_face_t *sdvp_face_new(const sdvp_face_settings_t *settings)
{
    sdvp_face_t *face = sdvp_alloc(sizeof *face);
    if (face == NULL) {
        return NULL;
    }
    face->settings = *settings;
    sdvp_face_link(face);
    sdvp_client_config_t config = sdvp_client_defaults(&face->local);
    config.clock = settings->clock;
    if (sdvp_client_new(&config, &face->client) != SDVP_OK) {
        sdvp_release(face);
        return NULL;
    }
    return face;
}

static void caller_free(sdvp_face_caller_t *caller)
{
    sdvp_face_t *face = caller->face;
    sdvp_face_caller_t **each = &face->callers;
    while (*each != caller) {
        each = &(*each)->next;
    }
    *each = caller->next;
    face->caller_count--;
    sdvp_release(caller);
}

void sdvp_face_free(sdvp_face_t *face)
{
    if (face == NULL) {
        return;
    }
    face->over = true;
    sdvp_client_free(face->client); /* ends every call, and with it every ask */
    while (face->callers != NULL) {
        caller_free(face->callers);
    }
    sdvp_face_link_free(face);
    sdvp_face_orders_free(&face->orders);
    sdvp_release(face);
}

const sdvp_server_transport_t *sdvp_face_transport(sdvp_face_t *face)
{
    return &face->port;
}

void sdvp_face_finish(sdvp_face_ask_t *ask, const sdvp_sdvp2_answer_t *answer)
{
    sdvp_face_t *face = ask->face;
    if (ask->order != 0) {
        sdvp_face_orders_answered(&face->orders, ask->order, answer);
    }
    if (!face->over) {
        face->settings.reply(face->settings.ctx, ask->jid, ask->id, answer);
    }
    face->ask_count--;
    sdvp_arena_free(ask->arena);
}

void sdvp_face_refuse(sdvp_face_ask_t *ask, sdvp_error_t error)
{
    bool is_acsi = error >= SDVP_INSTANCE_NOT_AVAILABLE && error <= SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT;
    const sdvp_sdvp2_answer_t answer = {
        .kind = SDVP_SDVP2_REFUSED, .error = is_acsi ? error : SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT};
    sdvp_face_finish(ask, &answer);
}

sdvp_face_caller_t *sdvp_face_caller_of(const sdvp_face_t *face, const char *association_id)
{
    sdvp_face_caller_t *caller = face->callers;
    while (caller != NULL
           && (caller->association == NULL || association_id == NULL
               || strcmp(sdvp_association_id(caller->association), association_id) != 0)) {
        caller = caller->next;
    }
    return caller;
}

static void on_end(void *ctx, sdvp_association_t *association, sdvp_end_t end, const char *reason)
{
    (void)end;
    (void)reason;
    sdvp_face_caller_t *caller = ctx;
    if (!caller->face->over) {
        caller_free(caller);
        sdvp_association_free(association);
    }
}

static void on_associated(void *ctx, const sdvp_outcome_t *outcome, sdvp_association_t *association)
{
    sdvp_face_caller_t *caller = ctx;
    sdvp_face_ask_t *waiting = caller->waiting;
    caller->waiting = NULL;
    caller->association = association;
    sdvp_error_t error = outcome->error;
    if (association == NULL) {
        caller_free(caller);
    }
    while (waiting != NULL) {
        sdvp_face_ask_t *ask = waiting;
        waiting = ask->next;
        if (association != NULL) {
            sdvp_face_answer(ask);
        } else {
            sdvp_face_refuse(ask, error);
        }
    }
    if (association != NULL) {
        sdvp_association_on_end(association, on_end, caller);
    }
}

/* The one that is known or a new one; NULL: there is no room, or no memory. */
static sdvp_face_caller_t *caller_of(sdvp_face_t *face, const char *jid)
{
    sdvp_face_caller_t *caller = face->callers;
    while (caller != NULL && strcmp(caller->jid, jid) != 0) {
        caller = caller->next;
    }
    if (caller != NULL || face->caller_count >= MOST_CALLERS) {
        return caller;
    }
    size_t length = strlen(jid) + 1;
    caller = sdvp_alloc(sizeof *caller + length);
    if (caller != NULL) {
        memcpy(caller->jid, jid, length);
        caller->face = face;
        caller->roles = face->settings.roles(face->settings.ctx, jid);
        caller->next = face->callers;
        face->callers = caller;
        face->caller_count++;
    }
    return caller;
}

static void enter(sdvp_face_ask_t *ask)
{
    sdvp_face_t *face = ask->face;
    sdvp_face_caller_t *caller = caller_of(face, ask->jid);
    ask->caller = caller;
    if (caller == NULL) {
        sdvp_face_refuse(ask, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT);
        return;
    }
    caller->last_use = sdvp_face_now(face);
    if (caller->association != NULL) {
        sdvp_face_answer(ask);
        return;
    }
    bool asked = caller->waiting != NULL;
    sdvp_face_ask_t **last = &caller->waiting;
    while (*last != NULL) {
        last = &(*last)->next;
    }
    *last = ask;
    if (!asked && sdvp_associate(face->client, caller->jid, on_associated, caller) != SDVP_OK) {
        caller_free(caller);
        sdvp_face_refuse(ask, SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT);
    }
}

static const char *copy(sdvp_arena_t *arena, const char *text, bool *good)
{
    const char *made = text == NULL ? NULL : sdvp_arena_text(arena, text, strlen(text));
    *good = *good && (text == NULL || made != NULL);
    return made;
}

static sdvp_face_ask_t *ask_new(
    sdvp_face_t *face, const char *caller, const char *id, const sdvp_sdvp2_call_t *call)
{
    sdvp_arena_t *arena = face->ask_count < MOST_ASKS ? sdvp_arena_new(ASK_FIRST, ASK_MOST) : NULL;
    sdvp_face_ask_t *ask = arena == NULL ? NULL : sdvp_arena_alloc(arena, sizeof *ask);
    bool good = ask != NULL;
    if (good) {
        *ask = (sdvp_face_ask_t){.face = face, .arena = arena, .call = *call};
        ask->jid = copy(arena, caller, &good);
        ask->id = copy(arena, id, &good);
        ask->call.reference = copy(arena, call->reference, &good);
        ask->call.continue_after = copy(arena, call->continue_after, &good);
    }
    if (good && call->method == SDVP_SDVP2_WRITE) {
        const char *text = sdvp_sdvp2_leaf_text(arena, &call->value);
        good = text != NULL;
        ask->call.value = (sdvp_tree_leaf_t){.kind = SDVP_TREE_TEXT, .text = {text, good ? strlen(text) : 0}};
    }
    if (!good) {
        sdvp_arena_free(arena);
        return NULL;
    }
    face->ask_count++;
    return ask;
}

static void reply(sdvp_face_t *face, const char *caller, const char *id, const sdvp_sdvp2_answer_t *answer)
{
    face->settings.reply(face->settings.ctx, caller, id, answer);
}

static void take(sdvp_face_t *face, const char *caller, const char *id, const sdvp_sdvp2_call_t *call)
{
    static const sdvp_sdvp2_answer_t FULL = {.kind = SDVP_SDVP2_REFUSED, .error = SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT};
    uint64_t order = 0;
    if (call->method == SDVP_SDVP2_WATCHDOG) {
        face->watchdog = face->watchdog == INT32_MAX ? 1 : face->watchdog + 1;
        reply(face, caller, id, &(sdvp_sdvp2_answer_t){.kind = SDVP_SDVP2_COUNT, .count = face->watchdog});
        return;
    }
    if (call->method == SDVP_SDVP2_WRITE) {
        const sdvp_face_order_t *before =
            sdvp_face_orders_take(&face->orders, caller, id, call, sdvp_face_now(face), &order);
        if (before != NULL) {
            if (before->is_answered) {
                reply(face, caller, id, &before->answer);
            }
            return; /* the answer to the first has the same id, and comes */
        }
    }
    bool is_lost = call->method == SDVP_SDVP2_WRITE && order == 0;
    sdvp_face_ask_t *ask = is_lost ? NULL : ask_new(face, caller, id, call);
    if (ask == NULL) {
        if (order != 0) {
            sdvp_face_orders_answered(&face->orders, order, &FULL);
        }
        reply(face, caller, id, &FULL);
        return;
    }
    ask->order = order;
    enter(ask);
}

void sdvp_face_ask(sdvp_face_t *face, const char *caller, const char *id, const sdvp_xml_t *payload)
{
    sdvp_fault_t fault = {0};
    sdvp_sdvp2_call_t call = {.method = SDVP_SDVP2_WATCHDOG};
    sdvp_arena_t *arena = sdvp_arena_new(ASK_FIRST, ASK_MOST);
    sdvp_error_t error = arena == NULL ? sdvp_fault_set(&fault, SDVP_NO_MEMORY, "there is no memory for it")
                                       : sdvp_sdvp2_read_call(payload, arena, &call, &fault);
    if (error == SDVP_OK) {
        take(face, caller, id, &call);
    } else {
        char words[sizeof fault.path + sizeof fault.detail + 64];
        sdvp_text_t text = sdvp_text_fixed(words, sizeof words);
        sdvp_text_add(&text, "ERROR: ");
        sdvp_text_add(&text, fault.path);
        sdvp_text_add(&text, fault.path[0] == '\0' ? "" : ": ");
        sdvp_text_add(&text, fault.detail);
        reply(face, caller, id, &(sdvp_sdvp2_answer_t){.kind = SDVP_SDVP2_METHOD_ERROR, .text = words});
    }
    sdvp_arena_free(arena);
}

bool sdvp_face_is_ours(const sdvp_xml_t *payload, bool is_get)
{
    const sdvp_xml_t *call = payload->first;
    const sdvp_xml_t *name = call == NULL || strcmp(call->name, "methodCall") != 0 ? NULL : call->first;
    if (strcmp(payload->name, "query") != 0 || strcmp(payload->space, SDVP_RPC_SPACE) != 0 || name == NULL
        || strcmp(name->name, "methodName") != 0 || name->text == NULL) {
        return false;
    }
    char method[40] = "";
    if (name->length < sizeof method) {
        memcpy(method, name->text, name->length);
    }
    bool is_rpc = name->length >= 5 && memcmp(name->text, "acsi.", 5) == 0;
    return is_get ? !is_rpc : sdvp_sdvp2_method_of(method) != SDVP_SDVP2_METHODS;
}

static void released(void *ctx, const sdvp_outcome_t *outcome)
{
    (void)outcome; /* it has ended, whatever the engine has said */
    sdvp_association_free(*(sdvp_association_t **)ctx);
    sdvp_release(ctx);
}

/* The caller goes at once, so that its next call opens another association. */
static void release(sdvp_face_caller_t *caller)
{
    sdvp_association_t *association = caller->association;
    sdvp_association_t **kept = sdvp_alloc(sizeof *kept);
    sdvp_association_on_end(association, NULL, NULL);
    if (kept != NULL) {
        *kept = association;
    }
    if (kept == NULL || sdvp_association_release(association, released, kept) != SDVP_OK) {
        sdvp_association_free(association);
        sdvp_release(kept);
    }
    caller_free(caller);
}

static bool is_idle(const sdvp_face_caller_t *caller, int64_t now)
{
    return caller->association != NULL && now - caller->last_use >= SDVP_FACE_IDLE_MS;
}

static void release_idle(sdvp_face_t *face)
{
    int64_t now = sdvp_face_now(face);
    for (sdvp_face_caller_t *caller = face->callers; caller != NULL;) {
        sdvp_face_caller_t *next = caller->next;
        if (is_idle(caller, now)) {
            release(caller);
        }
        caller = next;
    }
}

void sdvp_face_run(sdvp_face_t *face)
{
    sdvp_face_deliver(face);
    sdvp_client_run(face->client);
    release_idle(face);
}

int64_t sdvp_face_deadline(const sdvp_face_t *face)
{
    if (face->first != NULL) {
        return sdvp_face_now(face);
    }
    int64_t next = sdvp_client_deadline(face->client);
    for (const sdvp_face_caller_t *caller = face->callers; caller != NULL; caller = caller->next) {
        int64_t due = caller->last_use + SDVP_FACE_IDLE_MS;
        next = caller->association != NULL && due < next ? due : next;
    }
    return next;
}
