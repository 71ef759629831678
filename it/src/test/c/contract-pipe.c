#include "contract-pipe.h"

#include <stdlib.h>
#include <string.h>

#include "wire/format.h"

#define MOST (64u << 20)
#define OPEN_CALLS 256

/* A call of the C client that waits for its answer. */
typedef struct waiting {
    uint64_t number; /* 0: free */
    sdvp_answered_t answered;
    void *ctx;
} waiting_t;

/* What a client of the C device may be now. */
typedef struct peer {
    struct peer *next;
    unsigned roles;
    char name[];
} peer_t;

struct contract_pipe {
    const char *device;
    sdvp_server_transport_t server;
    sdvp_client_transport_t client;
    const sdvp_server_listener_t *clients;
    const sdvp_client_listener_t *hearer;
    sdvp_text_t text;
    uint64_t last;
    waiting_t waiting[OPEN_CALLS];
    peer_t *peers;
};

/* A call to the C device; its number is the other side's. */
struct sdvp_open_call {
    unsigned long number;
};

static const char *encoded(contract_pipe_t *pipe, const sdvp_message_t *message)
{
    sdvp_text_reset(&pipe->text);
    sdvp_compact()->encode(message, &pipe->text);
    return pipe->text.at;
}

/* Reads a message in an arena of its own, which is to be freed when it is done with. */
static sdvp_arena_t *decoded(char *xml, sdvp_pdu_t pdu, sdvp_message_t *message)
{
    sdvp_arena_t *arena = sdvp_arena_new(16384, MOST);
    const sdvp_xml_t *payload;
    sdvp_fault_t fault;
    if (sdvp_xml_read(arena, xml, strlen(xml), &payload, &fault) != SDVP_OK
        || sdvp_compact()->decode(payload, pdu, arena, message, &fault) != SDVP_OK) {
        contract_say("undecodable %s at %s: %s", sdvp_error_name(fault.error), fault.path, fault.detail);
        sdvp_arena_free(arena);
        return NULL;
    }
    return arena;
}

static sdvp_error_t start_server(void *ctx, const sdvp_server_listener_t *listener)
{
    ((contract_pipe_t *)ctx)->clients = listener;
    return SDVP_OK;
}

static void answer(void *ctx, sdvp_open_call_t *call, const sdvp_message_t *response)
{
    contract_say("response %lu %s", call->number, encoded(ctx, response));
    free(call);
}

static sdvp_error_t send_message(
    void *ctx, const char *peer, const sdvp_message_t *message, sdvp_sent_t sent, void *sent_ctx)
{
    contract_say("message %s %s", peer, encoded(ctx, message));
    if (sent != NULL) {
        sent(sent_ctx, SDVP_OK);
    }
    return SDVP_OK;
}

static size_t size(void *ctx, const char *peer, const sdvp_message_t *message)
{
    (void)ctx;
    (void)peer;
    sdvp_text_t measure = sdvp_text_fixed(NULL, 0);
    sdvp_compact()->encode(message, &measure);
    return measure.length;
}

static const char *doubt(void *ctx)
{
    (void)ctx;
    return NULL;
}

static unsigned roles_of(void *ctx, const char *name)
{
    const peer_t *peer = ((contract_pipe_t *)ctx)->peers;
    while (peer != NULL && strcmp(peer->name, name) != 0) {
        peer = peer->next;
    }
    return peer == NULL ? 0 : peer->roles;
}

static void remember(contract_pipe_t *pipe, const sdvp_caller_t *caller)
{
    peer_t *peer = pipe->peers;
    while (peer != NULL && strcmp(peer->name, caller->peer) != 0) {
        peer = peer->next;
    }
    if (peer == NULL) {
        size_t size = strlen(caller->peer) + 1;
        peer = calloc(1, sizeof *peer + size);
        if (peer == NULL) {
            abort();
        }
        memcpy(peer->name, caller->peer, size);
        peer->next = pipe->peers;
        pipe->peers = peer;
    }
    peer->roles = caller->roles;
}

static sdvp_error_t start_client(void *ctx, const sdvp_client_listener_t *listener)
{
    ((contract_pipe_t *)ctx)->hearer = listener;
    return SDVP_OK;
}

static sdvp_error_t send_call(
    void *ctx, const char *peer, const sdvp_message_t *request, sdvp_answered_t answered, void *answered_ctx,
    uint64_t *number)
{
    (void)peer;
    contract_pipe_t *pipe = ctx;
    waiting_t *free_one = NULL;
    for (size_t i = 0; i < OPEN_CALLS && free_one == NULL; i++) {
        free_one = pipe->waiting[i].number == 0 ? &pipe->waiting[i] : NULL;
    }
    if (free_one == NULL) {
        return SDVP_BUSY;
    }
    *number = ++pipe->last;
    *free_one = (waiting_t){*number, answered, answered_ctx};
    contract_say("request %lu %s", (unsigned long)*number, encoded(pipe, request));
    return SDVP_OK;
}

static waiting_t taken(contract_pipe_t *pipe, uint64_t number)
{
    for (size_t i = 0; i < OPEN_CALLS; i++) {
        if (pipe->waiting[i].number == number) {
            waiting_t found = pipe->waiting[i];
            pipe->waiting[i].number = 0;
            return found;
        }
    }
    return (waiting_t){.number = 0};
}

static void forget(void *ctx, uint64_t number)
{
    taken(ctx, number);
}

static void send_abort(void *ctx, const char *peer, const sdvp_message_t *message)
{
    (void)peer;
    contract_say("message %s", encoded(ctx, message));
}

contract_pipe_t *contract_pipe_new(const char *device)
{
    contract_pipe_t *pipe = calloc(1, sizeof *pipe);
    if (pipe != NULL) {
        pipe->device = device;
        pipe->text = sdvp_text_growing(MOST);
        pipe->server = (sdvp_server_transport_t){
            .ctx = pipe, .start = start_server, .answer = answer, .send = send_message, .size = size, .doubt = doubt,
            .roles = roles_of};
        pipe->client = (sdvp_client_transport_t){
            .ctx = pipe, .start = start_client, .send = send_call, .forget = forget, .abort = send_abort};
    }
    return pipe;
}

void contract_pipe_free(contract_pipe_t *pipe)
{
    if (pipe != NULL) {
        while (pipe->peers != NULL) {
            peer_t *next = pipe->peers->next;
            free(pipe->peers);
            pipe->peers = next;
        }
        sdvp_text_free(&pipe->text);
        free(pipe);
    }
}

const sdvp_server_transport_t *contract_pipe_server(const contract_pipe_t *pipe)
{
    return &pipe->server;
}

const sdvp_client_transport_t *contract_pipe_client(const contract_pipe_t *pipe)
{
    return &pipe->client;
}

static sdvp_caller_t caller(char **words)
{
    sdvp_caller_t caller = {.peer = contract_word(words)};
    caller.roles = (unsigned)strtoul(contract_word(words), NULL, 10);
    return caller;
}

static void take_request(contract_pipe_t *pipe, char *words)
{
    sdvp_caller_t from = caller(&words);
    remember(pipe, &from);
    sdvp_open_call_t *call = calloc(1, sizeof *call);
    call->number = strtoul(contract_word(&words), NULL, 10);
    sdvp_message_t request;
    sdvp_arena_t *arena = decoded(words, SDVP_REQUEST, &request);
    if (arena == NULL) {
        free(call);
        return;
    }
    pipe->clients->on_request(pipe->clients->ctx, &from, &request, call);
    sdvp_arena_free(arena);
}

static void take_unconfirmed(contract_pipe_t *pipe, char *words)
{
    sdvp_caller_t from = {.peer = pipe->device};
    if (pipe->device == NULL) {
        from = caller(&words);
    }
    sdvp_message_t message;
    sdvp_arena_t *arena = decoded(words, SDVP_UNCONFIRMED, &message);
    if (arena == NULL) {
        return;
    }
    if (pipe->device == NULL) {
        pipe->clients->on_unconfirmed(pipe->clients->ctx, &from, &message);
    } else {
        pipe->hearer->on_unconfirmed(pipe->hearer->ctx, from.peer, &message);
    }
    sdvp_arena_free(arena);
}

static void take_response(contract_pipe_t *pipe, char *words)
{
    waiting_t call = taken(pipe, strtoul(contract_word(&words), NULL, 10));
    sdvp_message_t response;
    sdvp_arena_t *arena = decoded(words, SDVP_RESPONSE, &response);
    if (call.number != 0) {
        call.answered(call.ctx, arena == NULL ? SDVP_PROTOCOL : SDVP_OK, "", arena == NULL ? NULL : &response);
    }
    sdvp_arena_free(arena);
}

bool contract_pipe_command(contract_pipe_t *pipe, const char *what, char *words)
{
    if (strcmp(what, "request") == 0) {
        take_request(pipe, words);
    } else if (strcmp(what, "unconfirmed") == 0) {
        take_unconfirmed(pipe, words);
    } else if (strcmp(what, "response") == 0) {
        take_response(pipe, words);
    } else if (strcmp(what, "no-response") == 0) {
        waiting_t call = taken(pipe, strtoul(contract_word(&words), NULL, 10));
        if (call.number != 0) {
            call.answered(call.ctx, SDVP_LOST, words, NULL);
        }
    } else if (strcmp(what, "device-gone") == 0) {
        pipe->hearer->on_peer_gone(pipe->hearer->ctx, pipe->device, words);
    } else if (strcmp(what, "peer-roles") == 0) {
        sdvp_caller_t changed = caller(&words);
        remember(pipe, &changed);
        pipe->clients->on_roles_changed(pipe->clients->ctx, &changed);
        pipe->clients->on_rights_changed(pipe->clients->ctx);
        contract_say("ok");
    } else if (strcmp(what, "peer-gone") == 0) {
        const char *peer = contract_word(&words);
        pipe->clients->on_peer_gone(pipe->clients->ctx, peer, words);
        contract_say("ok");
    } else {
        return false;
    }
    return true;
}
