#include "xmpp/device.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"

static const uint32_t SERVER_ANSWER_MS = 30000;

sdvp_client_peer_t *sdvp_device_peer(const sdvp_xmpp_server_t *server, const char *jid)
{
    sdvp_client_peer_t *peer = server->peers;
    while (peer != NULL && !sdvp_jid_same(peer->jid, jid)) {
        peer = peer->next;
    }
    return peer;
}

static void peer_is_gone(void *ctx, const char *jid, const char *reason)
{
    (void)jid;
    sdvp_device_gone(ctx, reason);
}

static void take_out(sdvp_client_peer_t *peer)
{
    sdvp_xmpp_server_t *server = peer->server;
    sdvp_client_peer_t **each = &server->peers;
    while (*each != peer) {
        each = &(*each)->next;
    }
    *each = peer->next;
    server->peer_count--;
    sdvp_peer_unwatch(server->connection, peer->jid, peer);
    for (sdvp_open_call_t *call = server->calls; call != NULL; call = call->next) {
        call->peer = call->peer == peer ? NULL : call->peer;
    }
}

/* Whether nothing of a client would be lost with it but the memory of its orders. */
static bool is_idle(const sdvp_client_peer_t *peer)
{
    const sdvp_xmpp_server_t *server = peer->server;
    const sdvp_open_call_t *call = server->calls;
    while (call != NULL && call->peer != peer) {
        call = call->next;
    }
    return call == NULL && peer->deliveries == NULL && server->listener.is_associated != NULL
           && !server->listener.is_associated(server->listener.ctx, peer->jid);
}

/* Room for one more client, be it in the place of the one that has been here longest with nothing open. */
static bool make_room(sdvp_xmpp_server_t *server)
{
    if (server->peer_count < server->settings.max_peers) {
        return true;
    }
    sdvp_client_peer_t *oldest = NULL;
    for (sdvp_client_peer_t *peer = server->peers; peer != NULL; peer = peer->next) {
        oldest = is_idle(peer) ? peer : oldest;
    }
    if (oldest == NULL) {
        return false;
    }
    take_out(oldest);
    sdvp_orders_free(&oldest->orders);
    sdvp_release(oldest);
    return true;
}

sdvp_client_peer_t *sdvp_device_peer_add(sdvp_xmpp_server_t *server, const char *jid, const sdvp_format_t *format)
{
    sdvp_client_peer_t *peer = sdvp_device_peer(server, jid);
    if (peer != NULL) {
        peer->format = format;
        return peer;
    }
    size_t size = strlen(jid) + 1;
    peer = make_room(server) ? sdvp_alloc(sizeof *peer + size) : NULL;
    if (peer == NULL) {
        return NULL;
    }
    memcpy(peer->jid, jid, size);
    peer->server = server;
    peer->format = format;
    if (sdvp_peer_watch(server->connection, jid, peer_is_gone, peer) != SDVP_OK) {
        sdvp_release(peer);
        return NULL;
    }
    peer->next = server->peers;
    server->peers = peer;
    server->peer_count++;
    return peer;
}

void sdvp_device_gone(sdvp_client_peer_t *peer, const char *reason)
{
    sdvp_xmpp_server_t *server = peer->server;
    take_out(peer);
    sdvp_device_lose(peer);
    sdvp_link_tell(server->connection, SDVP_INFO, "client %s is gone: %s", peer->jid, reason);
    if (server->started && server->listener.on_peer_gone != NULL) {
        server->listener.on_peer_gone(server->listener.ctx, peer->jid, reason);
    }
    sdvp_orders_free(&peer->orders);
    sdvp_release(peer);
}

static void on_presence(void *ctx, const sdvp_stanza_t *presence)
{
    sdvp_client_peer_t *peer =
        strcmp(presence->type, "unavailable") == 0 ? sdvp_device_peer(ctx, presence->from) : NULL;
    if (peer != NULL) {
        char reason[SDVP_JID_MAX + 64];
        (void)snprintf(reason, sizeof reason, "presence of %s went unavailable", presence->from);
        sdvp_device_gone(peer, reason);
    }
}

static void on_roster(void *ctx, const char *account)
{
    sdvp_xmpp_server_t *server = ctx;
    if (server->face != NULL && server->started) {
        sdvp_face_roles_changed(server->face);
    }
    for (sdvp_client_peer_t *peer = server->peers; peer != NULL;) {
        sdvp_client_peer_t *next = peer->next;
        if (sdvp_jid_same_account(peer->jid, account)) {
            sdvp_caller_t caller = {peer->jid, sdvp_roster_roles(server->connection, peer->jid)};
            if (server->started && server->listener.on_roles_changed != NULL) {
                server->listener.on_roles_changed(server->listener.ctx, &caller);
            }
            if (caller.roles == 0) {
                char reason[SDVP_JID_MAX + 64];
                (void)snprintf(reason, sizeof reason, "%s has no role in the roster any more", account);
                sdvp_device_gone(peer, reason);
            }
        }
        peer = next;
    }
    if (server->started && server->listener.on_rights_changed != NULL) {
        server->listener.on_rights_changed(server->listener.ctx);
    }
}

static unsigned roles_of(void *ctx, const char *peer)
{
    const sdvp_xmpp_server_t *server = ctx;
    return sdvp_roster_roles(server->connection, peer);
}

static void confirmed(void *ctx, sdvp_error_t error, const sdvp_stanza_t *answer)
{
    sdvp_xmpp_server_t *server = ctx;
    server->ping = 0;
    if (error == SDVP_OK || answer != NULL) {
        sdvp_freshness_confirmed(&server->freshness, sdvp_link_now(server->connection));
    }
}

static void on_state(void *ctx, sdvp_link_state_t state, const char *reason)
{
    sdvp_xmpp_server_t *server = ctx;
    sdvp_connection_t *c = server->connection;
    if (state == SDVP_LINK_SUSPENDED) {
        sdvp_freshness_suspended(&server->freshness, c->heard, sdvp_link_now(c));
    } else if (state == SDVP_LINK_RESUMED) {
        sdvp_iq_forget(c, server->ping); /* it went out before the link was lost: its answer shows nothing */
        server->ping = 0;
        sdvp_text_add(sdvp_iq_begin(c, "get", c->domain), "<ping xmlns='" SDVP_NS_PING "'/>");
        (void)sdvp_iq_send(c, c->domain, SERVER_ANSWER_MS, confirmed, server, &server->ping);
    } else {
        sdvp_freshness_renewed(&server->freshness);
    }
    char words[300];
    (void)snprintf(words, sizeof words, "own stream lost: %s", reason);
    while (state == SDVP_LINK_OFFLINE && server->peers != NULL) {
        sdvp_device_gone(server->peers, words);
    }
}

static void run(void *ctx)
{
    sdvp_face_run(((sdvp_xmpp_server_t *)ctx)->face);
}

static int64_t deadline(void *ctx)
{
    return sdvp_face_deadline(((sdvp_xmpp_server_t *)ctx)->face);
}

static sdvp_error_t start(void *ctx, const sdvp_server_listener_t *listener)
{
    sdvp_xmpp_server_t *server = ctx;
    if (server->started) {
        return SDVP_BAD_ARGUMENT;
    }
    server->listener = *listener;
    server->started = true;
    server->part = (sdvp_link_part_t){
        .ctx = server,
        .on_state = on_state,
        .on_presence = on_presence,
        .on_message = sdvp_device_message,
        .on_roster = on_roster,
        .takes = sdvp_device_takes,
        .on_request = sdvp_device_request,
        .admits = sdvp_device_admits,
        .holds_up = sdvp_device_holds_up,
        .run = server->face == NULL ? NULL : run,
        .deadline = server->face == NULL ? NULL : deadline,
        .features = server->formats.features,
        .automation = server->formats.automation,
    };
    sdvp_link_part_add(server->connection, &server->part);
    return SDVP_OK;
}

static const char *doubt(void *ctx)
{
    sdvp_xmpp_server_t *server = ctx;
    return sdvp_freshness_doubt(&server->freshness, sdvp_link_now(server->connection));
}

static void usual(uint32_t *value, uint32_t number, uint32_t most)
{
    *value = *value == 0 ? number : *value > most ? most : *value;
}

static void complete(sdvp_xmpp_server_settings_t *settings)
{
    usual(&settings->latest_order_ms, 30000, UINT32_MAX);
    usual(&settings->report_every, 64, 64);
    usual(&settings->report_window, 256, 256);
    usual(&settings->report_patience_ms, 120000, UINT32_MAX);
    usual(&settings->max_peers, 32, UINT32_MAX);
    usual(&settings->max_calls, 128, UINT32_MAX);
    if (settings->report_window < settings->report_every) {
        settings->report_window = settings->report_every;
    }
    settings->message_memory = settings->message_memory == 0 ? 4 * 1024 * 1024 : settings->message_memory;
}

static bool add_face(sdvp_xmpp_server_t *server)
{
    const sdvp_face_settings_t settings = {
        .inner = &server->port,
        .sdvp2 = server->settings.sdvp2,
        .clock = server->connection->clock,
        .ctx = server,
        .roles = roles_of,
        .reply = sdvp_device_reply,
    };
    static const char *const FEATURES[] = {"jabber:iq:rpc", "urn:sdvp:acsi:1#sdvp2", NULL};
    sdvp_formats_tell(&server->formats, FEATURES, "rpc");
    server->face = sdvp_face_new(&settings);
    return server->face != NULL;
}

/* Names of formats without `sdvp2`, and whether that is among them. False if one is not known, or there is none beside it. */
static bool read_formats(sdvp_xmpp_server_t *server, bool *has_face)
{
    const char *names[SDVP_MOST_FORMATS + 1] = {NULL};
    size_t count = 0;
    const char *const *each = server->settings.formats;
    for (; each != NULL && *each != NULL && count < SDVP_MOST_FORMATS; each++) {
        if (strcmp(*each, "sdvp2") == 0) {
            *has_face = true;
        } else {
            names[count++] = *each;
        }
    }
    bool all = each == NULL || *each == NULL;
    return all && sdvp_formats_of(&server->formats, each == NULL ? NULL : names)
           && (!*has_face || (server->settings.sdvp2 != NULL && server->settings.sdvp2->values != NULL));
}

sdvp_xmpp_server_t *sdvp_xmpp_server_new(
    sdvp_connection_t *connection, const sdvp_xmpp_server_settings_t *settings, sdvp_fault_t *fault)
{
    sdvp_xmpp_server_t *server = sdvp_alloc(sizeof *server);
    if (server == NULL) {
        sdvp_fault_set(fault, SDVP_NO_MEMORY, "no memory for the transport of %s", connection->settings.jid);
        return NULL;
    }
    server->connection = connection;
    server->settings = settings == NULL ? (sdvp_xmpp_server_settings_t){0} : *settings;
    complete(&server->settings);
    server->port = (sdvp_server_transport_t){
        server, start, sdvp_device_answer, sdvp_device_send, sdvp_device_size, doubt, roles_of,
    };
    bool has_face = false;
    if (!read_formats(server, &has_face)) {
        sdvp_fault_set(fault, SDVP_BAD_ARGUMENT, "expected names of wire formats that this library has, such as compact; "
                       "sdvp2 only beside another, and with its values");
        sdvp_xmpp_server_free(server);
        return NULL;
    }
    sdvp_freshness_begin(&server->freshness, server->settings.latest_order_ms);
    server->arena = sdvp_arena_new(8192, server->settings.message_memory);
    server->limiter = server->settings.unlimited ? NULL : sdvp_limiter_new(&server->settings.rates);
    if (server->arena == NULL || (has_face && !add_face(server)) || (server->limiter == NULL && !server->settings.unlimited)) {
        sdvp_fault_set(fault, SDVP_NO_MEMORY, "no memory for the transport of %s", connection->settings.jid);
        sdvp_xmpp_server_free(server);
        return NULL;
    }
    return server;
}

void sdvp_xmpp_server_free(sdvp_xmpp_server_t *server)
{
    if (server == NULL) {
        return;
    }
    sdvp_link_part_remove(server->connection, &server->part);
    sdvp_iq_forget(server->connection, server->ping);
    sdvp_face_free(server->face);
    server->started = false; /* the engine is gone already: nobody is told any more */
    while (server->peers != NULL) {
        for (sdvp_delivery_t *each = server->peers->deliveries; each != NULL; each = each->next) {
            each->sent = NULL;
        }
        sdvp_device_gone(server->peers, "the device ends");
    }
    while (server->calls != NULL) {
        sdvp_open_call_t *call = server->calls;
        server->calls = call->next;
        sdvp_release(call->id);
        sdvp_release(call);
    }
    sdvp_limiter_free(server->limiter);
    sdvp_arena_free(server->arena);
    sdvp_release(server);
}

const sdvp_server_transport_t *sdvp_xmpp_server_transport(sdvp_xmpp_server_t *server)
{
    return server->face == NULL ? &server->port : sdvp_face_transport(server->face);
}
