/* The inside of a device's transport: device.c is the port, device_request.c what comes, device_send.c what goes. */
#ifndef SDVP_XMPP_DEVICE_H
#define SDVP_XMPP_DEVICE_H

#include "face/face.h"
#include "xmpp/format.h"
#include "xmpp/freshness.h"
#include "xmpp/limit.h"
#include "xmpp/order.h"

/* A message without answer that is on its way, whose sender waits to be told. */
typedef struct sdvp_delivery {
    struct sdvp_delivery *next;
    struct sdvp_client_peer *peer; /* NULL: it is gone, and the sender told */
    sdvp_sent_t sent;
    void *sent_ctx;
    uint64_t report; /* number among the reports to the peer that ask for an acknowledgement; 0: it is none */
    uint64_t question;
} sdvp_delivery_t;

/* A client. */
typedef struct sdvp_client_peer {
    struct sdvp_client_peer *next;
    sdvp_xmpp_server_t *server;
    const sdvp_format_t *format;
    sdvp_orders_t orders;
    sdvp_delivery_t *deliveries;
    /* Reports: so many are sent, so many have come; so many questions are open. */
    uint64_t reports_sent;
    uint64_t reports_come;
    uint32_t reports_asked;
    bool failed; /* it did not acknowledge one: no more are sent */
    char jid[];
} sdvp_client_peer_t;

struct sdvp_open_call {
    sdvp_open_call_t *next;
    sdvp_client_peer_t *peer; /* NULL: gone */
    const sdvp_format_t *format;
    uint64_t order; /* 0: it only reads */
    char *id;
};

struct sdvp_xmpp_server {
    sdvp_connection_t *connection;
    sdvp_link_part_t part;
    sdvp_server_transport_t port;
    sdvp_server_listener_t listener;
    bool started;
    sdvp_xmpp_server_settings_t settings;
    sdvp_formats_t formats;
    sdvp_face_t *face; /* NULL: `sdvp2` is not among the formats */
    sdvp_limiter_t *limiter; /* NULL: no limits */
    sdvp_freshness_t freshness;
    sdvp_arena_t *arena;
    sdvp_client_peer_t *peers;
    size_t peer_count;
    sdvp_open_call_t *calls;
    size_t call_count;
    uint64_t ping; /* the request that shows what comes after a resumption to be new; 0: none is open */
};

/* NULL: it has asked nothing yet. */
sdvp_client_peer_t *sdvp_device_peer(const sdvp_xmpp_server_t *server, const char *jid);
/* The one that is known or a new one; NULL: there is no room, or no memory. */
sdvp_client_peer_t *sdvp_device_peer_add(sdvp_xmpp_server_t *server, const char *jid, const sdvp_format_t *format);
void sdvp_device_gone(sdvp_client_peer_t *peer, const char *reason);

/* device_request.c: functions of the part. */
bool sdvp_device_takes(void *ctx, const sdvp_stanza_t *iq);
bool sdvp_device_admits(void *ctx, const char *from);
int64_t sdvp_device_holds_up(void *ctx, const sdvp_stanza_t *iq);
void sdvp_device_request(void *ctx, const sdvp_stanza_t *iq);
/* The answer to a call of a controller of the SDVP2 project. */
void sdvp_device_reply(void *ctx, const char *caller, const char *id, const sdvp_sdvp2_answer_t *answer);
void sdvp_device_message(void *ctx, const sdvp_stanza_t *message);
void sdvp_device_answer(void *ctx, sdvp_open_call_t *call, const sdvp_message_t *response);

/* device_send.c: functions of the port. */
sdvp_error_t sdvp_device_send(
    void *ctx, const char *peer, const sdvp_message_t *message, sdvp_sent_t sent, void *sent_ctx);
size_t sdvp_device_size(void *ctx, const char *peer, const sdvp_message_t *message);
/* Tells all who wait that what they have sent to a peer is lost. */
void sdvp_device_lose(sdvp_client_peer_t *peer);

#endif
