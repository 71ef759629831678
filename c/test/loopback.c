#include "loopback.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "wire/format.h"

enum { MAX_CLIENTS = 16 };

typedef struct client {
    loopback_t *loopback;
    char peer[80];
    unsigned roles;
    bool gone;
    sdvp_client_transport_t transport;
    const sdvp_client_listener_t *listener;
} client_t;

struct sdvp_open_call {
    struct sdvp_open_call *next;
    client_t *client;
    uint64_t number;
    bool forgotten;
    sdvp_answered_t answered;
    void *ctx;
};

typedef enum kind { TO_SERVER, TO_SERVER_UNCONFIRMED, ANSWER, TO_CLIENT } kind_t;

typedef struct delivered {
    struct delivered *next;
    sdvp_arena_t *arena;
} delivered_t;

typedef struct item {
    struct item *next;
    kind_t kind;
    client_t *client;
    struct sdvp_open_call *call;
    sdvp_sent_t sent;
    void *sent_ctx;
    char *text;
} item_t;

struct loopback {
    const sdvp_format_t *format;
    sdvp_server_transport_t server;
    const sdvp_server_listener_t *listener;
    client_t clients[MAX_CLIENTS];
    size_t client_count;
    item_t *first;
    delivered_t *delivered;
    struct sdvp_open_call *calls;
    uint64_t last_number;
    size_t window;
    size_t on_their_way;
    bool hold;
    char *last;
};

static char *encode(const loopback_t *loopback, const sdvp_message_t *message)
{
    sdvp_text_t text = sdvp_text_growing(8u << 20);
    loopback->format->encode(message, &text);
    if (sdvp_text_state(&text) != SDVP_OK || text.at == NULL) {
        fprintf(stderr, "loopback: %s cannot be written\n", sdvp_service_name(message->service));
        abort();
    }
    char *copy = strdup(text.at);
    sdvp_text_free(&text);
    return copy;
}

static void put(loopback_t *loopback, item_t item, const sdvp_message_t *message)
{
    item_t *made = malloc(sizeof *made);
    *made = item;
    made->next = NULL;
    made->text = encode(loopback, message);
    free(loopback->last);
    loopback->last = strdup(made->text);
    item_t **end = &loopback->first;
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = made;
}

static client_t *find(loopback_t *loopback, const char *peer)
{
    for (size_t i = 0; i < loopback->client_count; i++) {
        if (strcmp(loopback->clients[i].peer, peer) == 0) {
            return &loopback->clients[i];
        }
    }
    return NULL;
}

static unsigned roles_of(void *ctx, const char *peer)
{
    const client_t *client = find(ctx, peer);
    return client == NULL ? 0 : client->roles;
}

static sdvp_error_t server_start(void *ctx, const sdvp_server_listener_t *listener)
{
    ((loopback_t *)ctx)->listener = listener;
    return SDVP_OK;
}

static void server_answer(void *ctx, sdvp_open_call_t *call, const sdvp_message_t *response)
{
    put(ctx, (item_t){.kind = ANSWER, .client = call->client, .call = call}, response);
}

static sdvp_error_t server_send(
    void *ctx, const char *peer, const sdvp_message_t *message, sdvp_sent_t sent, void *sent_ctx)
{
    loopback_t *loopback = ctx;
    client_t *client = find(loopback, peer);
    if (client == NULL || client->gone) {
        return SDVP_LOST;
    }
    if (loopback->window > 0 && loopback->on_their_way >= loopback->window && message->service == SDVP_REPORT) {
        return SDVP_BUSY;
    }
    loopback->on_their_way++;
    put(loopback, (item_t){.kind = TO_CLIENT, .client = client, .sent = sent, .sent_ctx = sent_ctx}, message);
    return SDVP_OK;
}

static size_t server_size(void *ctx, const char *peer, const sdvp_message_t *message)
{
    (void)peer;
    sdvp_text_t text = sdvp_text_fixed(NULL, 0);
    ((loopback_t *)ctx)->format->encode(message, &text);
    return text.length;
}

static sdvp_error_t client_start(void *ctx, const sdvp_client_listener_t *listener)
{
    ((client_t *)ctx)->listener = listener;
    return SDVP_OK;
}

static sdvp_error_t client_send(
    void *ctx, const char *peer, const sdvp_message_t *request, sdvp_answered_t answered, void *answered_ctx,
    uint64_t *number)
{
    (void)peer;
    client_t *client = ctx;
    loopback_t *loopback = client->loopback;
    if (client->gone) {
        return SDVP_LOST;
    }
    struct sdvp_open_call *call = calloc(1, sizeof *call);
    call->client = client;
    call->number = *number = ++loopback->last_number;
    call->answered = answered;
    call->ctx = answered_ctx;
    call->next = loopback->calls;
    loopback->calls = call;
    put(loopback, (item_t){.kind = TO_SERVER, .client = client, .call = call}, request);
    return SDVP_OK;
}

static void client_forget(void *ctx, uint64_t number)
{
    for (struct sdvp_open_call *call = ((client_t *)ctx)->loopback->calls; call != NULL; call = call->next) {
        call->forgotten = call->forgotten || call->number == number;
    }
}

static void client_abort(void *ctx, const char *peer, const sdvp_message_t *message)
{
    (void)peer;
    client_t *client = ctx;
    if (!client->gone) {
        put(client->loopback, (item_t){.kind = TO_SERVER_UNCONFIRMED, .client = client}, message);
    }
}

loopback_t *loopback_new(void)
{
    loopback_t *loopback = calloc(1, sizeof *loopback);
    loopback->format = sdvp_compact();
    loopback->server = (sdvp_server_transport_t){
        .ctx = loopback, .start = server_start, .answer = server_answer, .send = server_send, .size = server_size,
        .roles = roles_of};
    return loopback;
}

static void drop(item_t *item)
{
    free(item->text);
    free(item);
}

void loopback_free(loopback_t *loopback)
{
    while (loopback->first != NULL) {
        item_t *item = loopback->first;
        loopback->first = item->next;
        drop(item);
    }
    while (loopback->calls != NULL) {
        struct sdvp_open_call *call = loopback->calls;
        loopback->calls = call->next;
        free(call);
    }
    while (loopback->delivered != NULL) {
        delivered_t *kept = loopback->delivered;
        loopback->delivered = kept->next;
        sdvp_arena_free(kept->arena);
        free(kept);
    }
    free(loopback->last);
    free(loopback);
}

const sdvp_server_transport_t *loopback_server(loopback_t *loopback)
{
    return &loopback->server;
}

const sdvp_client_transport_t *loopback_client(loopback_t *loopback, const char *peer, unsigned roles)
{
    if (loopback->client_count == MAX_CLIENTS) {
        return NULL;
    }
    client_t *client = &loopback->clients[loopback->client_count++];
    client->loopback = loopback;
    snprintf(client->peer, sizeof client->peer, "%s", peer);
    client->roles = roles;
    client->transport = (sdvp_client_transport_t){
        .ctx = client, .start = client_start, .send = client_send, .forget = client_forget, .abort = client_abort};
    return &client->transport;
}

static void close_call(loopback_t *loopback, struct sdvp_open_call *call)
{
    struct sdvp_open_call **at = &loopback->calls;
    while (*at != call) {
        at = &(*at)->next;
    }
    *at = call->next;
    free(call);
}

static void hand_over(loopback_t *loopback, const item_t *item, const sdvp_message_t *message)
{
    const sdvp_caller_t caller = {item->client->peer, item->client->roles};
    switch (item->kind) {
    case TO_SERVER:
        loopback->listener->on_request(loopback->listener->ctx, &caller, message, item->call);
        break;
    case TO_SERVER_UNCONFIRMED:
        loopback->listener->on_unconfirmed(loopback->listener->ctx, &caller, message);
        break;
    case ANSWER:
        if (!item->call->forgotten && !item->client->gone) {
            item->call->answered(item->call->ctx, SDVP_OK, NULL, message);
        }
        close_call(loopback, item->call);
        break;
    case TO_CLIENT: {
        const sdvp_client_listener_t *listener = item->client->listener;
        sdvp_error_t error = SDVP_LOST;
        loopback->on_their_way--;
        if (!item->client->gone) {
            error = listener == NULL ? SDVP_OK : listener->on_unconfirmed(listener->ctx, "device", message);
        }
        if (item->sent != NULL) {
            item->sent(item->sent_ctx, error);
        }
        break;
    }
    }
}

static sdvp_pdu_t pdu_of(kind_t kind)
{
    return kind == TO_SERVER ? SDVP_REQUEST : kind == ANSWER ? SDVP_RESPONSE : SDVP_UNCONFIRMED;
}

static void deliver(loopback_t *loopback, const item_t *item)
{
    delivered_t *kept = malloc(sizeof *kept);
    sdvp_arena_t *arena = sdvp_arena_new(4096, 64u << 20);
    *kept = (delivered_t){loopback->delivered, arena};
    loopback->delivered = kept;
    const sdvp_xml_t *xml;
    sdvp_message_t message;
    sdvp_fault_t fault = {0};
    if (sdvp_xml_read(arena, item->text, strlen(item->text), &xml, &fault) != SDVP_OK
        || loopback->format->decode(xml, pdu_of(item->kind), arena, &message, &fault) != SDVP_OK) {
        fprintf(stderr, "loopback: %s: %s in %s\n", fault.path, fault.detail, item->text);
        abort();
    }
    hand_over(loopback, item, &message);
}

bool loopback_step(loopback_t *loopback)
{
    item_t **at = &loopback->first;
    while (*at != NULL && loopback->hold && (*at)->kind == TO_CLIENT) {
        at = &(*at)->next;
    }
    item_t *item = *at;
    if (item == NULL) {
        return false;
    }
    *at = item->next;
    deliver(loopback, item);
    drop(item);
    return true;
}

void loopback_deliver(loopback_t *loopback)
{
    while (loopback_step(loopback)) {
    }
}

void loopback_roles(loopback_t *loopback, const char *peer, unsigned roles)
{
    client_t *client = find(loopback, peer);
    client->roles = roles;
    const sdvp_caller_t caller = {peer, roles};
    loopback->listener->on_roles_changed(loopback->listener->ctx, &caller);
    loopback->listener->on_rights_changed(loopback->listener->ctx);
}

void loopback_gone(loopback_t *loopback, const char *peer)
{
    find(loopback, peer)->gone = true;
    loopback->listener->on_peer_gone(loopback->listener->ctx, peer, "gone");
}

void loopback_window(loopback_t *loopback, size_t messages)
{
    loopback->window = messages;
}

void loopback_hold(loopback_t *loopback, bool hold)
{
    loopback->hold = hold;
}

const char *loopback_last(const loopback_t *loopback)
{
    return loopback->last == NULL ? "" : loopback->last;
}
