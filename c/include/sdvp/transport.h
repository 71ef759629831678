/*
 * What stands between the services and a link. The server's and the client's engines know these two ports and nothing of
 * XMPP; sdvp/xmpp.h and, in tests, a loop in memory stand behind them.
 */
#ifndef SDVP_TRANSPORT_H
#define SDVP_TRANSPORT_H

#include "sdvp/service.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What somebody may be, from the groups of the device's roster; several at a time. */
#define SDVP_ROLE_VENDOR 1u
#define SDVP_ROLE_SERVICE_PROVIDER 2u
#define SDVP_ROLE_USER 4u

/* Who asks. */
typedef struct sdvp_caller {
    const char *peer; /* with XMPP the full JID; borrowed for the call */
    unsigned roles;   /* SDVP_ROLE_…, or-ed; never 0 */
} sdvp_caller_t;

/* How one message, that was sent without waiting, ended: SDVP_OK, or why it did not arrive. Called once. */
typedef void (*sdvp_sent_t)(void *ctx, sdvp_error_t error);

/* A call that a server has to answer; the transport's, until it is answered. */
typedef struct sdvp_open_call sdvp_open_call_t;

/* What comes from clients: the server's engine fills this in. */
typedef struct sdvp_server_listener {
    void *ctx;
    /* A call came. Answered by sdvp_server_transport.answer, once, in this call or later. `request` is borrowed for the call. */
    void (*on_request)(void *ctx, const sdvp_caller_t *caller, const sdvp_message_t *request, sdvp_open_call_t *call);
    /* Abort came. */
    void (*on_unconfirmed)(void *ctx, const sdvp_caller_t *caller, const sdvp_message_t *message);
    /* What a client may be has changed; `caller->roles` 0: nothing any more. */
    void (*on_roles_changed)(void *ctx, const sdvp_caller_t *caller);
    /* A client is gone, and all of its associations with it. */
    void (*on_peer_gone)(void *ctx, const char *peer, const char *reason);
    /*
     * What somebody may be has changed, who need not be connected: what was promised for later is looked at again, by
     * sdvp_server_transport.roles. After on_roles_changed.
     */
    void (*on_rights_changed)(void *ctx);
    /* Whether a client has an association: who has none may have to make room for another. NULL: all are kept. */
    bool (*is_associated)(void *ctx, const char *peer);
} sdvp_server_listener_t;

/* How a server reaches its clients: a transport fills this in. */
typedef struct sdvp_server_transport {
    void *ctx;
    /* To be called once, before anything comes. `listener` must outlive the transport. */
    sdvp_error_t (*start)(void *ctx, const sdvp_server_listener_t *listener);
    /* Answers a call. Where its client is gone, the answer is dropped. */
    void (*answer)(void *ctx, sdvp_open_call_t *call, const sdvp_message_t *response);
    /*
     * Sends Report, CommandTermination or Abort. `sent` (may be NULL) is called when the link has taken it, or, where
     * messages are acknowledged, when the client has. An error here, and then `sent` is never called, if it cannot be
     * taken now: SDVP_BUSY means that it may be tried again after the next `sent`.
     */
    sdvp_error_t (*send)(void *ctx, const char *peer, const sdvp_message_t *message, sdvp_sent_t sent, void *sent_ctx);
    /* Octets of a message in the format that is spoken with a peer: what the agreed message size is held against. */
    size_t (*size)(void *ctx, const char *peer, const sdvp_message_t *message);
    /*
     * Why an order that has just come may be older than it may be (the link was away, and the XMPP server may have kept
     * it). NULL: orders come when they are given. Borrowed until the next call.
     */
    const char *(*doubt)(void *ctx);
    /* What a client may be now, be it connected or not. NULL: what on_roles_changed told, or what it was when it asked. */
    unsigned (*roles)(void *ctx, const char *peer);
} sdvp_server_transport_t;

/* What a client hears: the client's engine fills this in. */
typedef struct sdvp_client_listener {
    void *ctx;
    /* Report, CommandTermination or Abort came. SDVP_OK when it is done with; else it is refused to the server. */
    sdvp_error_t (*on_unconfirmed)(void *ctx, const char *peer, const sdvp_message_t *message);
    /* A device is gone. */
    void (*on_peer_gone)(void *ctx, const char *peer, const char *reason);
} sdvp_client_listener_t;

/* The answer to a call, or why there is none (`response` NULL). Called once. `response` is borrowed for the call. */
typedef void (*sdvp_answered_t)(void *ctx, sdvp_error_t error, const char *detail, const sdvp_message_t *response);

/* How a client reaches devices. */
typedef struct sdvp_client_transport {
    void *ctx;
    /* To be called once, before anything is sent. With NULL again when the client is freed: it hears nothing from then on. */
    sdvp_error_t (*start)(void *ctx, const sdvp_client_listener_t *listener);
    /*
     * Sends a call. `number` names it for `forget`. An error here means that `answered` is never called. A peer that stays
     * silent never answers: the caller keeps the time.
     */
    sdvp_error_t (*send)(
        void *ctx, const char *peer, const sdvp_message_t *request, sdvp_answered_t answered, void *answered_ctx,
        uint64_t *number);
    /* No answer to a call is wanted any more: `answered` is not called. */
    void (*forget)(void *ctx, uint64_t number);
    /* Sends Abort; what cannot be sent is dropped. */
    void (*abort)(void *ctx, const char *peer, const sdvp_message_t *message);
} sdvp_client_transport_t;

#ifdef __cplusplus
}
#endif
#endif
