/* The inside of an operator's transport: operator.c is the port and what devices send, operator_call.c what is asked of them. */
#ifndef SDVP_XMPP_OPERATOR_H
#define SDVP_XMPP_OPERATOR_H

#include "xmpp/format.h"

typedef struct sdvp_device {
    struct sdvp_device *next;
    sdvp_xmpp_client_t *client;
    const sdvp_format_t *format; /* NULL: not known yet */
    uint32_t calls;
    uint64_t question; /* what it speaks; 0: not asked, or answered */
    bool is_watched;
    bool is_metered; /* its link is paid by the octet: it is asked rarely whether it is there */
    bool is_asked;   /* what it speaks, once */
    int64_t free_at; /* when it takes reads again */
    char jid[];
} sdvp_device_t;

typedef struct sdvp_outcall {
    struct sdvp_outcall *next;
    uint64_t number;
    sdvp_device_t *device; /* NULL: gone */
    sdvp_service_t service;
    bool is_abort; /* nobody waits for its answer, or no longer */
    sdvp_carrier_t carrier[SDVP_MOST_FORMATS];
    char *text[SDVP_MOST_FORMATS]; /* the payload in each format that the device may turn out to speak */
    sdvp_answered_t answered;
    void *ctx;
    uint64_t question; /* 0: not under way */
    int64_t due;       /* when to be sent; SDVP_NEVER: is under way, or waits for the format */
    int64_t waited;
} sdvp_outcall_t;

struct sdvp_xmpp_client {
    sdvp_connection_t *connection;
    sdvp_link_part_t part;
    sdvp_client_transport_t port;
    sdvp_client_listener_t listener;
    bool started;
    sdvp_xmpp_client_settings_t settings;
    sdvp_formats_t formats;
    sdvp_arena_t *arena;
    sdvp_device_t *devices;
    size_t device_count;
    sdvp_outcall_t *calls;
    size_t call_count;
    uint64_t last_number;
};

sdvp_device_t *sdvp_operator_device(const sdvp_xmpp_client_t *client, const char *jid);
/* Known or new; NULL: no room. */
sdvp_device_t *sdvp_operator_device_add(sdvp_xmpp_client_t *client, const char *jid);
/* Asks what it speaks, unless that is done. */
bool sdvp_operator_ask_features(sdvp_device_t *device);
/* Watches a device while there is an association, and forgets it when nothing is left; it need not be known. */
void sdvp_operator_settle(sdvp_xmpp_client_t *client, const char *jid);
void sdvp_operator_gone(sdvp_device_t *device, const char *reason);

/* operator_call.c */
sdvp_error_t sdvp_operator_send(
    void *ctx, const char *peer, const sdvp_message_t *request, sdvp_answered_t answered, void *answered_ctx,
    uint64_t *number);
void sdvp_operator_forget(void *ctx, uint64_t number);
void sdvp_operator_abort(void *ctx, const char *peer, const sdvp_message_t *message);
void sdvp_operator_run(void *ctx);
/* Sends the Aborts that wait for the next run. */
void sdvp_operator_post_aborts(sdvp_xmpp_client_t *client);
int64_t sdvp_operator_deadline(void *ctx);
/* Ends all calls to a device, or with NULL all. */
void sdvp_operator_fail(sdvp_xmpp_client_t *client, const sdvp_device_t *device, sdvp_error_t error, const char *reason);

#endif
