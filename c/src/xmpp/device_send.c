/* What a device sends unasked: Reports by turns acknowledged, so that a client that is slower is never sent too much. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "xmpp/device.h"

static const uint32_t ACKNOWLEDGEMENT_MS = 30000;
static const size_t LEAST_SIZE = 1024; /* a directory has to fit with its names */

size_t sdvp_device_size(void *ctx, const char *jid, const sdvp_message_t *message)
{
    const sdvp_client_peer_t *peer = sdvp_device_peer(ctx, jid);
    const sdvp_format_t *format = peer == NULL ? sdvp_compact() : peer->format;
    sdvp_text_t measured = sdvp_text_fixed(NULL, 0);
    format->encode(message, &measured);
    size_t least = measured.length < LEAST_SIZE ? measured.length : LEAST_SIZE;
    size_t reckoned = measured.length / format->size_factor;
    return reckoned > least ? reckoned : least;
}

/* Tells the sender, once; the delivery itself goes when the stanza or its answer is done with. */
static void tell(sdvp_delivery_t *delivery, sdvp_error_t error)
{
    sdvp_client_peer_t *peer = delivery->peer;
    if (peer == NULL) {
        return;
    }
    sdvp_delivery_t **each = &peer->deliveries;
    while (*each != delivery) {
        each = &(*each)->next;
    }
    *each = delivery->next;
    delivery->peer = NULL;
    if (delivery->sent != NULL) {
        delivery->sent(delivery->sent_ctx, error);
    }
}

/* The oldest first; what is sent meanwhile by those who are told is not lost. */
void sdvp_device_lose(sdvp_client_peer_t *peer)
{
    size_t count = 0;
    for (const sdvp_delivery_t *each = peer->deliveries; each != NULL; each = each->next) {
        count++;
    }
    for (; count > 0 && peer->deliveries != NULL; count--) {
        sdvp_delivery_t *oldest = peer->deliveries;
        while (oldest->next != NULL) {
            oldest = oldest->next;
        }
        tell(oldest, SDVP_LOST);
    }
}

static void taken_by_link(void *ctx, sdvp_error_t error)
{
    sdvp_delivery_t *delivery = ctx;
    tell(delivery, error);
    sdvp_release(delivery);
}

static sdvp_delivery_t *deliver(sdvp_client_peer_t *peer, sdvp_sent_t sent, void *sent_ctx)
{
    sdvp_delivery_t *delivery = sdvp_alloc(sizeof *delivery);
    if (delivery != NULL) {
        *delivery = (sdvp_delivery_t){.next = peer->deliveries, .peer = peer, .sent = sent, .sent_ctx = sent_ctx};
        peer->deliveries = delivery;
    }
    return delivery;
}

/* It could not be sent: nobody is told but by the error. */
static sdvp_error_t undo(sdvp_delivery_t *delivery, sdvp_error_t error)
{
    delivery->sent = NULL;
    tell(delivery, error);
    sdvp_release(delivery);
    return error;
}

static sdvp_error_t send_message(
    sdvp_client_peer_t *peer, const sdvp_message_t *message, sdvp_sent_t sent, void *sent_ctx)
{
    sdvp_connection_t *c = peer->server->connection;
    sdvp_delivery_t *delivery = deliver(peer, sent, sent_ctx);
    if (delivery == NULL) {
        return SDVP_NO_MEMORY;
    }
    peer->format->encode(message, sdvp_out_begin(c, "message", "normal", peer->jid, NULL));
    sdvp_error_t error = sdvp_out_end(c, "message", taken_by_link, delivery);
    return error == SDVP_OK ? SDVP_OK : undo(delivery, error);
}

/* The client did not take a message that it had to: what it was sent before, and what waits, is as good as lost. */
static void fail(sdvp_client_peer_t *peer, sdvp_error_t error, const sdvp_stanza_t *answer)
{
    sdvp_stanza_error_t why = {.condition = sdvp_error_name(error)};
    if (answer != NULL) {
        sdvp_stanza_error_of(answer, &why);
    }
    sdvp_link_tell(peer->server->connection, SDVP_WARNING, "a message to %s was not acknowledged: %s %s", peer->jid,
                   why.condition, why.text);
    peer->failed = true;
    sdvp_device_lose(peer);
}

static bool acknowledges(const sdvp_client_peer_t *peer, const sdvp_stanza_t *answer)
{
    if (peer->format->acknowledges == NULL) {
        return true;
    }
    sdvp_fault_t fault;
    sdvp_arena_reset(peer->server->arena);
    const sdvp_xml_t *xml = answer->payload == NULL ? NULL : sdvp_tree_of(answer->payload, peer->server->arena, &fault);
    return peer->format->acknowledges(xml);
}

static void acknowledged(void *ctx, sdvp_error_t error, const sdvp_stanza_t *answer)
{
    sdvp_delivery_t *delivery = ctx;
    sdvp_client_peer_t *peer = delivery->peer;
    if (peer != NULL) {
        bool good = error == SDVP_OK && acknowledges(peer, answer);
        if (delivery->report != 0) {
            peer->reports_asked--;
            peer->reports_come = good && delivery->report > peer->reports_come ? delivery->report : peer->reports_come;
        }
        tell(delivery, good ? SDVP_OK : SDVP_LOST);
        if (!good) {
            fail(peer, error, answer);
        }
    }
    sdvp_release(delivery);
}

static sdvp_error_t send_iq(
    sdvp_client_peer_t *peer, const sdvp_message_t *message, uint32_t patience, uint64_t report, sdvp_delivery_t *delivery)
{
    sdvp_connection_t *c = peer->server->connection;
    if (delivery == NULL) {
        return SDVP_NO_MEMORY;
    }
    delivery->report = report;
    peer->format->encode(message, sdvp_iq_begin(c, "set", peer->jid));
    sdvp_error_t error = sdvp_iq_send(c, peer->jid, patience, acknowledged, delivery, &delivery->question);
    return error == SDVP_OK ? SDVP_OK : undo(delivery, error);
}

static sdvp_error_t send_report(
    sdvp_client_peer_t *peer, const sdvp_message_t *message, sdvp_sent_t sent, void *sent_ctx)
{
    const sdvp_xmpp_server_settings_t *settings = &peer->server->settings;
    if (peer->reports_sent - peer->reports_come >= settings->report_window) {
        return SDVP_BUSY;
    }
    uint64_t number = peer->reports_sent + 1;
    bool ask = number % settings->report_every == 0;
    uint64_t patience = (uint64_t)settings->report_patience_ms * (peer->reports_asked + 1);
    sdvp_error_t error =
        ask ? send_iq(peer, message, patience < UINT32_MAX ? (uint32_t)patience : UINT32_MAX, number,
                      deliver(peer, sent, sent_ctx))
            : send_message(peer, message, sent, sent_ctx);
    if (error == SDVP_OK) {
        peer->reports_sent = number;
        peer->reports_asked += ask;
    }
    return error;
}

sdvp_error_t sdvp_device_send(
    void *ctx, const char *jid, const sdvp_message_t *message, sdvp_sent_t sent, void *sent_ctx)
{
    sdvp_client_peer_t *peer = sdvp_device_peer(ctx, jid);
    if (peer == NULL) {
        return SDVP_LOST;
    }
    if (peer->format->may_be_acknowledged(message)) {
        return peer->failed ? SDVP_LOST : send_report(peer, message, sent, sent_ctx);
    }
    return peer->format->carrier(message) == SDVP_IQ_SET
               ? send_iq(peer, message, ACKNOWLEDGEMENT_MS, 0, deliver(peer, sent, sent_ctx))
               : send_message(peer, message, sent, sent_ctx);
}
