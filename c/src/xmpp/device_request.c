/* What clients ask, and what they get. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "xmpp/device.h"

bool sdvp_device_takes(void *ctx, const sdvp_stanza_t *iq)
{
    const sdvp_xmpp_server_t *server = ctx;
    const char *ns = server->face == NULL || iq->payload == NULL ? NULL : xmpp_stanza_get_ns(iq->payload);
    return (ns != NULL && strcmp(ns, "jabber:iq:rpc") == 0) || sdvp_formats_know(&server->formats, iq->payload);
}

bool sdvp_device_admits(void *ctx, const char *from)
{
    const sdvp_xmpp_server_t *server = ctx;
    return sdvp_roster_roles(server->connection, from) != 0;
}

/* What must get through whatever else its sender asks. */
static bool is_reserved(sdvp_service_t service)
{
    switch (service) {
    case SDVP_SELECT:
    case SDVP_SELECT_WITH_VALUE:
    case SDVP_OPERATE:
    case SDVP_TIME_ACTIVATED_OPERATE:
    case SDVP_CANCEL:
    case SDVP_RELEASE:
        return true;
    default:
        return false;
    }
}

typedef struct read_ahead {
    sdvp_xmpp_server_t *server;
    const sdvp_stanza_t *iq;
} read_ahead_t;

static bool may_use_reserve(void *ctx)
{
    read_ahead_t *in = ctx;
    sdvp_fault_t fault;
    sdvp_message_t message;
    sdvp_arena_reset(in->server->arena);
    const sdvp_xml_t *xml = sdvp_tree_of(in->iq->payload, in->server->arena, &fault);
    const sdvp_format_t *format = xml == NULL ? NULL : sdvp_formats_find(&in->server->formats, xml);
    return format != NULL
           && (format->is_unconfirmed(xml)
               || (format->decode(xml, SDVP_REQUEST, in->server->arena, &message, &fault) == SDVP_OK
                   && is_reserved(message.service)));
}

static bool always(void *ctx)
{
    (void)ctx;
    return true;
}

int64_t sdvp_device_holds_up(void *ctx, const sdvp_stanza_t *iq)
{
    sdvp_xmpp_server_t *server = ctx;
    unsigned roles = server->limiter == NULL ? 0 : sdvp_roster_roles(server->connection, iq->from);
    read_ahead_t in = {server, iq};
    return roles == 0 ? 0
                      : sdvp_limiter_call(server->limiter, iq->from, roles, sdvp_link_now(server->connection),
                                          may_use_reserve, &in);
}

static void refuse(sdvp_xmpp_server_t *server, const sdvp_stanza_t *iq, const char *words)
{
    sdvp_reply_error(server->connection, iq, "modify", "bad-request", words);
}

/* A payload that is no message: some formats have words of their own for it. */
static void refuse_fault(
    sdvp_xmpp_server_t *server, const sdvp_stanza_t *iq, const sdvp_format_t *format, const sdvp_xml_t *xml,
    const sdvp_fault_t *fault)
{
    if (format != NULL && format->encode_fault != NULL) {
        sdvp_text_t measured = sdvp_text_fixed(NULL, 0);
        format->encode_fault(xml, fault, &measured);
        if (measured.length > 0) {
            format->encode_fault(xml, fault, sdvp_out_begin(server->connection, "iq", "result", iq->from, iq->id));
            (void)sdvp_out_end(server->connection, "iq", NULL, NULL);
            return;
        }
    }
    char words[sizeof fault->path + sizeof fault->detail + 64];
    sdvp_fault_words(fault, words, sizeof words);
    refuse(server, iq, words);
}

static void answer(
    sdvp_connection_t *c, const char *to, const char *id, const sdvp_format_t *format, const sdvp_message_t *response)
{
    format->encode(response, sdvp_out_begin(c, "iq", "result", to, id));
    if (sdvp_out_end(c, "iq", NULL, NULL) == SDVP_LIMIT_EXCEEDED) {
        sdvp_link_tell(c, SDVP_WARNING, "an answer to %s is longer than the %u octets that are set", to,
                       (unsigned)c->settings.max_stanza);
        sdvp_reply_error_to(c, to, id, (const char *const[3]){"modify", "not-acceptable", "the answer is too long"}, NULL);
    }
}

void sdvp_device_answer(void *ctx, sdvp_open_call_t *call, const sdvp_message_t *response)
{
    sdvp_xmpp_server_t *server = ctx;
    sdvp_open_call_t **each = &server->calls;
    while (*each != NULL && *each != call) {
        each = &(*each)->next;
    }
    if (*each == NULL) {
        return;
    }
    *each = call->next;
    server->call_count--;
    if (call->peer != NULL) {
        answer(server->connection, call->peer->jid, call->id, call->format, response);
        const sdvp_text_t *out = &server->connection->out;
        if (sdvp_text_state(out) == SDVP_OK) {
            sdvp_orders_answered(&call->peer->orders, call->order, out->at, out->length);
        }
    }
    sdvp_release(call->id);
    sdvp_release(call);
}

void sdvp_device_reply(void *ctx, const char *caller, const char *id, const sdvp_sdvp2_answer_t *answered)
{
    sdvp_connection_t *c = ((sdvp_xmpp_server_t *)ctx)->connection;
    sdvp_sdvp2_put_answer(sdvp_out_begin(c, "iq", "result", caller, id), answered);
    if (sdvp_out_end(c, "iq", NULL, NULL) == SDVP_LIMIT_EXCEEDED) {
        sdvp_reply_error_to(c, caller, id, (const char *const[3]){"modify", "not-acceptable", "the answer is too long"}, NULL);
    }
}

static sdvp_open_call_t *open_call(sdvp_client_peer_t *peer, const char *id)
{
    sdvp_xmpp_server_t *server = peer->server;
    sdvp_open_call_t *call = server->call_count < server->settings.max_calls ? sdvp_alloc(sizeof *call) : NULL;
    char *copy = call == NULL ? NULL : sdvp_copy_text(id);
    if (copy == NULL) {
        sdvp_release(call);
        return NULL;
    }
    *call = (sdvp_open_call_t){server->calls, peer, peer->format, 0, copy};
    server->calls = call;
    server->call_count++;
    return call;
}

static void too_much(sdvp_xmpp_server_t *server, const sdvp_stanza_t *iq)
{
    sdvp_reply_error(server->connection, iq, "wait", "resource-constraint", "this device has no room for more clients and calls now");
}

/* Why a request comes too late; the client is told in the words of the services. */
static bool is_late(sdvp_xmpp_server_t *server, const sdvp_stanza_t *iq, const sdvp_format_t *format,
                    const sdvp_message_t *request)
{
    const char *late = sdvp_freshness_matters(request->service)
                           ? sdvp_freshness_doubt(&server->freshness, sdvp_link_now(server->connection))
                           : NULL;
    if (late == NULL) {
        return false;
    }
    sdvp_link_tell(server->connection, SDVP_WARNING, "refused %s of %s: %s", sdvp_service_name(request->service), iq->from,
                   late);
    sdvp_message_t refused = {
        .pdu = SDVP_RESPONSE,
        .service = request->service,
        .association_id = request->association_id,
        .invoke_id = request->invoke_id,
        .refused = true,
        .is.refusal = {SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT, SDVP_NO_ADD_CAUSE, late},
    };
    answer(server->connection, iq->from, iq->id, format, &refused);
    return true;
}

static void serve(sdvp_client_peer_t *peer, const sdvp_stanza_t *iq, const sdvp_message_t *request)
{
    sdvp_xmpp_server_t *server = peer->server;
    uint64_t order = 0;
    if (!sdvp_service_only_reads(request->service)) {
        const sdvp_order_t *before = sdvp_orders_take(&peer->orders, server->connection, iq, &order);
        if (before != NULL) {
            if (before->answer != NULL) {
                (void)sdvp_out_again(server->connection, before->answer, before->length);
            }
            return; /* the answer to the first has the same id, and comes */
        }
    }
    sdvp_open_call_t *call = open_call(peer, iq->id);
    if (call == NULL) {
        too_much(server, iq);
        return;
    }
    call->order = order;
    sdvp_caller_t caller = {peer->jid, sdvp_roster_roles(server->connection, peer->jid)};
    server->listener.on_request(server->listener.ctx, &caller, request, call);
}

/* Takes a message in an iq set, and acknowledges it. */
static void take(sdvp_xmpp_server_t *server, const sdvp_stanza_t *iq, const sdvp_format_t *format, const sdvp_xml_t *xml)
{
    sdvp_message_t message;
    sdvp_fault_t fault;
    sdvp_connection_t *c = server->connection;
    if (format->decode(xml, SDVP_UNCONFIRMED, server->arena, &message, &fault) != SDVP_OK) {
        refuse_fault(server, iq, format, xml, &fault);
        return;
    }
    bool is_set = strcmp(iq->type, "set") == 0;
    if (!is_set || format->carrier(&message) != SDVP_IQ_SET) {
        char words[128];
        (void)snprintf(words, sizeof words, "expected %s in %s, came in an iq %s", sdvp_service_name(message.service),
                       format->carrier(&message) == SDVP_IQ_SET ? "an iq set" : "a message", iq->type);
        refuse(server, iq, words);
        return;
    }
    if (sdvp_device_peer(server, iq->from) == NULL) {
        sdvp_reply_error(c, iq, "wait", "unexpected-request", "there is no association");
        return;
    }
    sdvp_caller_t caller = {iq->from, sdvp_roster_roles(c, iq->from)};
    server->listener.on_unconfirmed(server->listener.ctx, &caller, &message);
    sdvp_text_t *out = sdvp_out_begin(c, "iq", "result", iq->from, iq->id);
    if (format->encode_acknowledgement != NULL) {
        format->encode_acknowledgement(&message, out);
    }
    (void)sdvp_out_end(c, "iq", NULL, NULL);
}

static void request(sdvp_xmpp_server_t *server, const sdvp_stanza_t *iq, const sdvp_format_t *format, const sdvp_xml_t *xml)
{
    sdvp_message_t message;
    sdvp_fault_t fault;
    if (format->decode(xml, SDVP_REQUEST, server->arena, &message, &fault) != SDVP_OK) {
        refuse_fault(server, iq, format, xml, &fault);
        return;
    }
    sdvp_carrier_t carrier = strcmp(iq->type, "get") == 0 ? SDVP_IQ_GET : SDVP_IQ_SET;
    if (!format->takes(&message, carrier)) {
        char words[128];
        (void)snprintf(words, sizeof words, "expected %s in an iq %s, came in an iq %s", sdvp_service_name(message.service),
                       carrier == SDVP_IQ_GET ? "set" : "get", iq->type);
        refuse(server, iq, words);
        return;
    }
    sdvp_client_peer_t *peer = sdvp_device_peer_add(server, iq->from, format);
    if (peer == NULL) {
        too_much(server, iq);
    } else if (!is_late(server, iq, format, &message)) {
        serve(peer, iq, &message);
    }
}

void sdvp_device_request(void *ctx, const sdvp_stanza_t *iq)
{
    sdvp_xmpp_server_t *server = ctx;
    sdvp_fault_t fault = {0};
    if (iq->from == NULL || !sdvp_jid_is_full(iq->from) || sdvp_roster_roles(server->connection, iq->from) == 0) {
        sdvp_reply_unavailable(server->connection, iq);
        return;
    }
    sdvp_arena_reset(server->arena);
    const sdvp_xml_t *xml = sdvp_tree_of(iq->payload, server->arena, &fault);
    if (xml == NULL) {
        refuse_fault(server, iq, NULL, NULL, &fault);
        return;
    }
    /* In the namespace that it shares with rpc it is asked first; what is not of it is left to that. */
    if (server->face != NULL && sdvp_face_is_ours(xml, strcmp(iq->type, "get") == 0)) {
        sdvp_face_ask(server->face, iq->from, iq->id, xml);
        return;
    }
    const sdvp_format_t *format = sdvp_formats_find(&server->formats, xml);
    if (format == NULL) {
        sdvp_reply_unavailable(server->connection, iq);
    } else if (format->is_unconfirmed(xml)) {
        take(server, iq, format, xml);
    } else {
        request(server, iq, format, xml);
    }
}

static void hear(sdvp_xmpp_server_t *server, const sdvp_stanza_t *stanza, xmpp_stanza_t *child)
{
    sdvp_fault_t fault = {0};
    sdvp_message_t message;
    sdvp_arena_reset(server->arena);
    const sdvp_xml_t *xml = sdvp_tree_of(child, server->arena, &fault);
    const sdvp_format_t *format = xml == NULL ? NULL : sdvp_formats_find(&server->formats, xml);
    if (format == NULL || format->decode(xml, SDVP_UNCONFIRMED, server->arena, &message, &fault) != SDVP_OK) {
        sdvp_link_tell(server->connection, SDVP_WARNING, "dropped a message of %s: %s at %.80s: %s", stanza->from,
                       sdvp_error_name(fault.error), fault.path, fault.detail);
        return;
    }
    sdvp_caller_t caller = {stanza->from, sdvp_roster_roles(server->connection, stanza->from)};
    server->listener.on_unconfirmed(server->listener.ctx, &caller, &message);
}

void sdvp_device_message(void *ctx, const sdvp_stanza_t *stanza)
{
    sdvp_xmpp_server_t *server = ctx;
    sdvp_connection_t *c = server->connection;
    unsigned roles = sdvp_roster_roles(c, stanza->from);
    if (roles == 0 || sdvp_device_peer(server, stanza->from) == NULL) {
        return; /* it has no association */
    }
    if (sdvp_stanza_is_delayed(stanza)) {
        sdvp_link_tell(c, SDVP_WARNING, "dropped a message of %s: it was kept for later", stanza->from);
        return;
    }
    if (server->limiter != NULL
        && sdvp_limiter_call(server->limiter, stanza->from, roles, sdvp_link_now(c), always, NULL) > 0) {
        return;
    }
    xmpp_stanza_t *child = xmpp_stanza_get_children(stanza->xml);
    for (; child != NULL && sdvp_device_peer(server, stanza->from) != NULL; child = xmpp_stanza_get_next(child)) {
        if (xmpp_stanza_is_tag(child) && sdvp_formats_know(&server->formats, child)) {
            hear(server, stanza, child);
        }
    }
}
