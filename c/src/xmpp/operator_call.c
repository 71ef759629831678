/* What is asked of devices. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/read.h"
#include "xmpp/freshness.h"
#include "xmpp/operator.h"

/* The client's engine keeps a shorter time; this one only frees what waits for a peer that never answers. */
static const uint32_t ANSWER_MS = 300000;
/* For a device that says when it takes calls again: in all, at least, and between those that were held. */
static const int64_t LONGEST_WAIT = 5000;
static const int64_t SHORTEST_WAIT = 20;
static const int64_t BETWEEN_HELD = 10;

static void release_call(sdvp_outcall_t *call)
{
    for (size_t i = 0; i < SDVP_MOST_FORMATS; i++) {
        sdvp_release(call->text[i]);
    }
    sdvp_release(call);
}

/* Takes it out of the list; it is still to be released. */
static void unlink_call(sdvp_xmpp_client_t *client, sdvp_outcall_t *call)
{
    sdvp_outcall_t **each = &client->calls;
    while (*each != call) {
        each = &(*each)->next;
    }
    *each = call->next;
    client->call_count--;
    sdvp_iq_forget(client->connection, call->question);
}

/* Tells who waits, who then knows whether there is an association; the device may be forgotten after that. */
static void finish(
    sdvp_xmpp_client_t *client, sdvp_outcall_t *call, sdvp_error_t error, const char *detail,
    const sdvp_message_t *response)
{
    sdvp_jid_t jid = "";
    unlink_call(client, call);
    if (call->device != NULL) {
        call->device->calls--;
        memcpy(jid, call->device->jid, strlen(call->device->jid) + 1);
    }
    if (!call->is_abort) {
        call->answered(call->ctx, error, detail, response);
    }
    sdvp_operator_settle(client, jid);
    release_call(call);
}

void sdvp_operator_fail(sdvp_xmpp_client_t *client, const sdvp_device_t *device, sdvp_error_t error, const char *reason)
{
    sdvp_outcall_t *call = client->calls;
    while (call != NULL) {
        if (device != NULL && call->device != device) {
            call = call->next;
            continue;
        }
        if (device != NULL) {
            call->device = NULL; /* it is being taken away already */
        }
        finish(client, call, error, reason, NULL);
        call = client->calls; /* those who were told may have changed the list */
    }
}

/* Milliseconds after which the device takes calls again; -1: it does not say so. */
static int64_t retry_after(const sdvp_stanza_error_t *error)
{
    if (!sdvp_tag_is(error->application, "retry-after", SDVP_NS_LIMITS)) {
        return -1;
    }
    const char *text = sdvp_tag_attribute(error->application, "seconds");
    double seconds = -1;
    if (strspn(text, "0123456789.") != strlen(text) || !sdvp_read_double(text, strlen(text), &seconds)) {
        return -1;
    }
    return seconds < 0 || seconds > 86400 ? -1 : (int64_t)(seconds * 1000);
}

/* Whether it is asked again: it was not even read, so that this is no second order. */
static bool is_postponed(sdvp_outcall_t *call, int64_t wait)
{
    wait = wait < SHORTEST_WAIT ? SHORTEST_WAIT : wait;
    if (call->waited + wait > LONGEST_WAIT || call->device == NULL) {
        return false;
    }
    int64_t then = sdvp_link_now(call->device->client->connection) + wait;
    call->waited += wait;
    call->due = then;
    call->device->free_at = then > call->device->free_at ? then : call->device->free_at;
    return true;
}

static void refused(sdvp_xmpp_client_t *client, sdvp_outcall_t *call, const sdvp_stanza_t *answer)
{
    sdvp_stanza_error_t why;
    char words[SDVP_JID_MAX + 320];
    sdvp_stanza_error_of(answer, &why);
    int64_t wait = retry_after(&why);
    if (wait >= 0 && is_postponed(call, wait)) {
        return;
    }
    bool unreachable = sdvp_means_unreachable(why.condition);
    (void)snprintf(words, sizeof words, "%s answered %s%s%s%s", answer->from == NULL ? "the XMPP server" : answer->from,
                   why.condition, *why.text == '\0' ? "" : ": ", why.text,
                   unreachable ? ": it is offline, or the own account is not in its roster" : "");
    finish(client, call, wait >= 0 ? SDVP_BUSY : unreachable ? SDVP_LOST : SDVP_PROTOCOL, words, NULL);
}

static void read_answer(sdvp_xmpp_client_t *client, sdvp_outcall_t *call, const sdvp_stanza_t *answer)
{
    const sdvp_format_t *format = call->device->format;
    sdvp_fault_t fault = {.error = SDVP_MISSING, .detail = "expected an answer, came an empty iq result"};
    sdvp_message_t response;
    sdvp_arena_reset(client->arena);
    const sdvp_xml_t *xml = answer->payload == NULL ? NULL : sdvp_tree_of(answer->payload, client->arena, &fault);
    sdvp_error_t error =
        xml == NULL ? fault.error : format->decode(xml, SDVP_RESPONSE, client->arena, &response, &fault);
    if (xml != NULL && error == SDVP_OK && response.service == call->service) {
        finish(client, call, SDVP_OK, NULL, &response);
        return;
    }
    char words[sizeof fault.path + sizeof fault.detail + SDVP_JID_MAX + 128];
    int length = snprintf(words, sizeof words, "answer of %s to %s: ", call->device->jid, sdvp_service_name(call->service));
    if (xml != NULL && error == SDVP_OK) {
        (void)snprintf(words + length, sizeof words - (size_t)length, "came one to %s", sdvp_service_name(response.service));
    } else {
        sdvp_fault_words(&fault, words + length, sizeof words - (size_t)length);
    }
    finish(client, call, SDVP_PROTOCOL, words, NULL);
}

static void when_told(void *ctx, sdvp_error_t error, const sdvp_stanza_t *answer)
{
    sdvp_outcall_t *call = ctx;
    sdvp_xmpp_client_t *client = call->device->client;
    call->question = 0;
    if (error == SDVP_OK && call->is_abort) {
        finish(client, call, SDVP_OK, NULL, NULL);
    } else if (error == SDVP_OK) {
        read_answer(client, call, answer);
    } else if (answer != NULL) {
        refused(client, call, answer);
    } else {
        finish(client, call, error, "there was no answer", NULL);
    }
}

static size_t place_of(const sdvp_formats_t *formats, const sdvp_format_t *format)
{
    size_t place = 0;
    while (formats->each[place] != format) {
        place++;
    }
    return place;
}

/* The device's format is known: sends it, unless the device wants no reads now. */
static void post(sdvp_outcall_t *call)
{
    sdvp_device_t *device = call->device;
    sdvp_xmpp_client_t *client = device->client;
    sdvp_connection_t *c = client->connection;
    int64_t now = sdvp_link_now(c);
    if (call->waited == 0 && sdvp_service_only_reads(call->service) && now < device->free_at) {
        /* A crowd would only be refused again. Orders have a reserve of their own at the device. */
        call->due = device->free_at;
        device->free_at += BETWEEN_HELD;
        call->waited = 1;
        return;
    }
    size_t place = place_of(&client->formats, device->format);
    call->due = SDVP_NEVER;
    if (call->carrier[place] == SDVP_MESSAGE) {
        sdvp_text_add(sdvp_out_begin(c, "message", "normal", device->jid, NULL), call->text[place]);
        finish(client, call, sdvp_out_end(c, "message", NULL, NULL), NULL, NULL);
        return;
    }
    const char *type = call->carrier[place] == SDVP_IQ_GET ? "get" : "set";
    sdvp_text_add(sdvp_iq_begin(c, type, device->jid), call->text[place]);
    sdvp_error_t error = sdvp_iq_send(c, device->jid, ANSWER_MS, when_told, call, &call->question);
    if (error != SDVP_OK) {
        finish(client, call, error, "it could not be sent", NULL);
    }
}

/* The payload in the format of the device, or in each that it may speak. False: there is no room. */
static bool write_down(sdvp_outcall_t *call, const sdvp_message_t *message)
{
    sdvp_xmpp_client_t *client = call->device->client;
    for (size_t i = 0; i < client->formats.count; i++) {
        const sdvp_format_t *format = client->formats.each[i];
        if (call->device->format != NULL && call->device->format != format) {
            continue;
        }
        sdvp_text_t measured = sdvp_text_fixed(NULL, 0);
        format->encode(message, &measured);
        call->text[i] = measured.length < client->connection->settings.max_stanza ? sdvp_alloc(measured.length + 1) : NULL;
        if (call->text[i] == NULL) {
            return false;
        }
        sdvp_text_t text = sdvp_text_fixed(call->text[i], measured.length + 1);
        format->encode(message, &text);
        call->carrier[i] = format->carrier(message);
    }
    return true;
}

static sdvp_error_t begin(
    sdvp_xmpp_client_t *client, const char *peer, const sdvp_message_t *message, sdvp_outcall_t **to)
{
    if (!sdvp_jid_is_full(peer)) {
        return SDVP_BAD_ARGUMENT;
    }
    if (!client->started || client->connection->state == SDVP_LINK_OFFLINE) {
        return SDVP_NOT_ONLINE;
    }
    if (client->call_count >= client->settings.max_calls) {
        return SDVP_BUSY;
    }
    sdvp_device_t *device = sdvp_operator_device_add(client, peer);
    sdvp_outcall_t *call = device == NULL ? NULL : sdvp_alloc(sizeof *call);
    if (call == NULL) {
        if (device != NULL) {
            sdvp_operator_settle(client, peer);
        }
        return SDVP_NO_MEMORY;
    }
    call->device = device;
    call->service = message->service;
    call->number = ++client->last_number;
    call->due = device->format == NULL ? SDVP_NEVER : sdvp_link_now(client->connection);
    if (!write_down(call, message) || (device->format == NULL && !sdvp_operator_ask_features(device))) {
        release_call(call);
        sdvp_operator_settle(client, peer);
        return SDVP_LIMIT_EXCEEDED;
    }
    /* At the end, so that calls go out in their order. */
    sdvp_outcall_t **last = &client->calls;
    while (*last != NULL) {
        last = &(*last)->next;
    }
    *last = call;
    client->call_count++;
    device->calls++;
    *to = call;
    return SDVP_OK;
}

sdvp_error_t sdvp_operator_send(
    void *ctx, const char *peer, const sdvp_message_t *request, sdvp_answered_t when_answered, void *answered_ctx,
    uint64_t *number)
{
    sdvp_xmpp_client_t *client = ctx;
    sdvp_outcall_t *call;
    sdvp_error_t error = begin(client, peer, request, &call);
    if (error != SDVP_OK) {
        return error;
    }
    call->answered = when_answered;
    call->ctx = answered_ctx;
    *number = call->number;
    return SDVP_OK;
}

void sdvp_operator_forget(void *ctx, uint64_t number)
{
    sdvp_xmpp_client_t *client = ctx;
    sdvp_outcall_t *call = client->calls;
    while (call != NULL && call->number != number) {
        call = call->next;
    }
    if (call != NULL) {
        call->is_abort = true; /* nobody is told */
        finish(client, call, SDVP_CANCELLED, NULL, NULL);
    }
}

void sdvp_operator_abort(void *ctx, const char *peer, const sdvp_message_t *message)
{
    sdvp_xmpp_client_t *client = ctx;
    sdvp_outcall_t *call;
    if (begin(client, peer, message, &call) == SDVP_OK) {
        call->is_abort = true;
    }
    sdvp_operator_settle(client, peer);
}

static void post_due(sdvp_xmpp_client_t *client, bool only_aborts)
{
    sdvp_outcall_t *call = client->calls;
    while (call != NULL) {
        sdvp_outcall_t *next = call->next;
        if (call->device->format != NULL && call->due <= sdvp_link_now(client->connection)
            && (call->is_abort || !only_aborts)) {
            uint64_t after = next == NULL ? 0 : next->number;
            post(call);
            /* Who was told may have changed the list: goes on with the one that was next, if it is still there. */
            next = client->calls;
            while (next != NULL && (after == 0 || next->number < after)) {
                next = next->next;
            }
        }
        call = next;
    }
}

void sdvp_operator_run(void *ctx)
{
    post_due(ctx, false);
}

void sdvp_operator_post_aborts(sdvp_xmpp_client_t *client)
{
    post_due(client, true);
}

int64_t sdvp_operator_deadline(void *ctx)
{
    const sdvp_xmpp_client_t *client = ctx;
    int64_t next = SDVP_NEVER;
    for (const sdvp_outcall_t *call = client->calls; call != NULL; call = call->next) {
        next = call->due < next ? call->due : next;
    }
    return next;
}
