#include "xmpp/operator.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"

sdvp_device_t *sdvp_operator_device(const sdvp_xmpp_client_t *client, const char *jid)
{
    sdvp_device_t *device = client->devices;
    while (device != NULL && !sdvp_jid_same(device->jid, jid)) {
        device = device->next;
    }
    return device;
}

sdvp_device_t *sdvp_operator_device_add(sdvp_xmpp_client_t *client, const char *jid)
{
    sdvp_device_t *device = sdvp_operator_device(client, jid);
    if (device != NULL) {
        return device;
    }
    size_t size = strlen(jid) + 1;
    device = client->device_count < client->settings.max_devices ? sdvp_alloc(sizeof *device + size) : NULL;
    if (device != NULL) {
        memcpy(device->jid, jid, size);
        device->client = client;
        device->format = client->formats.count == 1 ? client->formats.each[0] : NULL;
        device->next = client->devices;
        client->devices = device;
        client->device_count++;
    }
    return device;
}

static void take_out(sdvp_device_t *device)
{
    sdvp_xmpp_client_t *client = device->client;
    sdvp_device_t **each = &client->devices;
    while (*each != device) {
        each = &(*each)->next;
    }
    *each = device->next;
    client->device_count--;
    sdvp_peer_unwatch(client->connection, device->jid, device);
    sdvp_iq_forget(client->connection, device->question);
}

static void is_silent(void *ctx, const char *jid, const char *reason)
{
    (void)jid;
    sdvp_operator_gone(ctx, reason);
}

void sdvp_operator_settle(sdvp_xmpp_client_t *client, const char *jid)
{
    sdvp_connection_t *c = client->connection;
    sdvp_device_t *device = sdvp_operator_device(client, jid);
    if (device == NULL) {
        return;
    }
    bool (*is_associated)(void *, const char *) = client->listener.is_associated;
    bool wanted = client->started && is_associated != NULL && is_associated(client->listener.ctx, device->jid);
    if (wanted && !device->is_watched) {
        device->is_watched = sdvp_peer_watch(c, device->jid, is_silent, device) == SDVP_OK;
        if (device->is_metered) {
            sdvp_peer_watch_rarely(c, device->jid);
        }
        (void)sdvp_operator_ask_features(device);
    } else if (!wanted && device->is_watched) {
        sdvp_peer_unwatch(c, device->jid, device);
        device->is_watched = false;
    }
    if (!wanted && device->calls == 0) {
        take_out(device);
        sdvp_release(device);
    }
}

void sdvp_operator_gone(sdvp_device_t *device, const char *reason)
{
    sdvp_xmpp_client_t *client = device->client;
    take_out(device);
    if (client->started && client->listener.on_peer_gone != NULL) {
        client->listener.on_peer_gone(client->listener.ctx, device->jid, reason);
    }
    sdvp_operator_fail(client, device, SDVP_LOST, reason);
    sdvp_release(device);
}

static void on_presence(void *ctx, const sdvp_stanza_t *presence)
{
    sdvp_device_t *device =
        strcmp(presence->type, "unavailable") == 0 ? sdvp_operator_device(ctx, presence->from) : NULL;
    if (device != NULL) {
        char reason[SDVP_JID_MAX + 64];
        (void)snprintf(reason, sizeof reason, "presence of %s went unavailable", presence->from);
        sdvp_operator_gone(device, reason);
    }
}

static void on_state(void *ctx, sdvp_link_state_t state, const char *reason)
{
    sdvp_xmpp_client_t *client = ctx;
    char words[300];
    (void)snprintf(words, sizeof words, "own stream lost: %s", reason);
    while (state == SDVP_LINK_OFFLINE && client->devices != NULL) {
        sdvp_operator_gone(client->devices, words);
    }
}

/* Reads a message without answer and finds its format; false: it cannot be read, and `fault` says why. */
static bool hear(
    sdvp_device_t *device, xmpp_stanza_t *payload, const sdvp_format_t **format, sdvp_message_t *message,
    sdvp_fault_t *fault)
{
    sdvp_xmpp_client_t *client = device->client;
    sdvp_arena_reset(client->arena);
    *fault = (sdvp_fault_t){.error = SDVP_UNEXPECTED_ELEMENT, .detail = "expected a message of a format that is spoken"};
    const sdvp_xml_t *xml = sdvp_tree_of(payload, client->arena, fault);
    *format = xml == NULL ? NULL : sdvp_formats_find(&client->formats, xml);
    return *format != NULL && (*format)->decode(xml, SDVP_UNCONFIRMED, client->arena, message, fault) == SDVP_OK;
}

static sdvp_error_t hand_on(sdvp_xmpp_client_t *client, const char *from, const sdvp_message_t *message)
{
    sdvp_error_t error = client->listener.on_unconfirmed(client->listener.ctx, from, message);
    if (message->service == SDVP_ABORT) {
        sdvp_operator_settle(client, from);
    }
    return error;
}

static void on_message(void *ctx, const sdvp_stanza_t *stanza)
{
    sdvp_xmpp_client_t *client = ctx;
    sdvp_connection_t *c = client->connection;
    if (!client->started || (sdvp_stanza_is_delayed(stanza) && c->state != SDVP_LINK_RESUMED)) {
        return;
    }
    xmpp_stanza_t *child = xmpp_stanza_get_children(stanza->xml);
    for (; child != NULL; child = xmpp_stanza_get_next(child)) {
        const sdvp_format_t *format;
        sdvp_message_t message;
        sdvp_fault_t fault;
        sdvp_device_t *device = sdvp_operator_device(client, stanza->from);
        if (device == NULL || !xmpp_stanza_is_tag(child) || !sdvp_formats_know(&client->formats, child)) {
            continue;
        }
        if (!hear(device, child, &format, &message, &fault)) {
            sdvp_link_tell(c, SDVP_WARNING, "dropped a message of %s: %s at %.80s: %s", stanza->from,
                           sdvp_error_name(fault.error), fault.path, fault.detail);
        } else if (hand_on(client, stanza->from, &message) != SDVP_OK) {
            sdvp_link_tell(c, SDVP_WARNING, "a message of %s was lost: nobody took it", stanza->from);
        }
    }
}

static bool takes(void *ctx, const sdvp_stanza_t *iq)
{
    const sdvp_xmpp_client_t *client = ctx;
    return client->started && strcmp(iq->type, "set") == 0 && sdvp_formats_know(&client->formats, iq->payload);
}

static void on_request(void *ctx, const sdvp_stanza_t *iq)
{
    sdvp_xmpp_client_t *client = ctx;
    sdvp_connection_t *c = client->connection;
    sdvp_device_t *device = iq->from == NULL ? NULL : sdvp_operator_device(client, iq->from);
    const sdvp_format_t *format;
    sdvp_message_t message;
    sdvp_fault_t fault;
    if (device == NULL) {
        sdvp_reply_error(c, iq, "wait", "unexpected-request", "there is no association");
        return;
    }
    if (!hear(device, iq->payload, &format, &message, &fault)) {
        char words[sizeof fault.path + sizeof fault.detail + 64];
        sdvp_fault_words(&fault, words, sizeof words);
        sdvp_reply_error(c, iq, "modify", "bad-request", words);
        return;
    }
    if (format->carrier(&message) != SDVP_IQ_SET && !format->may_be_acknowledged(&message)) {
        char words[96];
        (void)snprintf(words, sizeof words, "expected %s in a message, came in an iq set",
                       sdvp_service_name(message.service));
        sdvp_reply_error(c, iq, "modify", "bad-request", words);
        return;
    }
    if (hand_on(client, iq->from, &message) != SDVP_OK) {
        sdvp_reply_error(c, iq, "cancel", "internal-server-error", NULL);
        return;
    }
    sdvp_text_t *out = sdvp_out_begin(c, "iq", "result", iq->from, iq->id);
    if (format->encode_acknowledgement != NULL) {
        format->encode_acknowledgement(&message, out);
    }
    (void)sdvp_out_end(c, "iq", NULL, NULL);
}

static sdvp_error_t start(void *ctx, const sdvp_client_listener_t *listener)
{
    sdvp_xmpp_client_t *client = ctx;
    if (listener == NULL) {
        /* What the engine still sent, such as Abort, goes out yet. */
        client->started = false;
        client->listener = (sdvp_client_listener_t){0};
        return SDVP_OK;
    }
    if (client->started) {
        return SDVP_BAD_ARGUMENT;
    }
    sdvp_link_part_remove(client->connection, &client->part); /* of an engine before */
    client->listener = *listener;
    client->started = true;
    client->part = (sdvp_link_part_t){
        .ctx = client,
        .on_state = on_state,
        .on_presence = on_presence,
        .on_message = on_message,
        .takes = takes,
        .on_request = on_request,
        .run = sdvp_operator_run,
        .deadline = sdvp_operator_deadline,
    };
    sdvp_link_part_add(client->connection, &client->part);
    return SDVP_OK;
}

sdvp_xmpp_client_t *sdvp_xmpp_client_new(
    sdvp_connection_t *connection, const sdvp_xmpp_client_settings_t *settings, sdvp_fault_t *fault)
{
    sdvp_xmpp_client_t *client = sdvp_alloc(sizeof *client);
    if (client == NULL) {
        sdvp_fault_set(fault, SDVP_NO_MEMORY, "no memory for the transport of %s", connection->settings.jid);
        return NULL;
    }
    client->connection = connection;
    client->settings = settings == NULL ? (sdvp_xmpp_client_settings_t){0} : *settings;
    sdvp_xmpp_client_settings_t *own = &client->settings;
    own->max_devices = own->max_devices == 0 ? 256 : own->max_devices;
    own->max_calls = own->max_calls == 0 ? 128 : own->max_calls;
    own->message_memory = own->message_memory == 0 ? 4 * 1024 * 1024 : own->message_memory;
    client->port =
        (sdvp_client_transport_t){client, start, sdvp_operator_send, sdvp_operator_forget, sdvp_operator_abort,
                                  sdvp_jid_same};
    client->arena = sdvp_arena_new(8192, own->message_memory);
    bool known = sdvp_formats_of(&client->formats, own->formats);
    if (client->arena == NULL || !known) {
        sdvp_fault_set(fault, known ? SDVP_NO_MEMORY : SDVP_BAD_ARGUMENT,
                       known ? "no memory for the transport"
                             : "expected names of wire formats that this library has, such as compact");
        sdvp_xmpp_client_free(client);
        return NULL;
    }
    return client;
}

void sdvp_xmpp_client_free(sdvp_xmpp_client_t *client)
{
    if (client == NULL) {
        return;
    }
    client->started = false; /* the engine is gone already: nobody is told any more */
    sdvp_link_part_remove(client->connection, &client->part);
    sdvp_operator_post_aborts(client);
    for (sdvp_outcall_t *call = client->calls; call != NULL; call = call->next) {
        call->is_abort = true;
    }
    sdvp_operator_fail(client, NULL, SDVP_CANCELLED, "the client ends");
    while (client->devices != NULL) {
        sdvp_operator_gone(client->devices, "the client ends");
    }
    sdvp_arena_free(client->arena);
    sdvp_release(client);
}

const sdvp_client_transport_t *sdvp_xmpp_client_transport(sdvp_xmpp_client_t *client)
{
    return &client->port;
}
