/*
 * A link in memory between one server and several clients. Every message crosses it as text of the format compact and is
 * read from that on the other side, so that tests see what a link would carry. Nothing happens until it is delivered. What
 * is delivered stays where it is until the loopback is freed.
 */
#ifndef SDVP_TEST_LOOPBACK_H
#define SDVP_TEST_LOOPBACK_H

#include "sdvp/transport.h"

typedef struct loopback loopback_t;

loopback_t *loopback_new(void);
void loopback_free(loopback_t *loopback);

/* The server's side. Borrowed while the loopback lives. */
const sdvp_server_transport_t *loopback_server(loopback_t *loopback);
/* The side of one more client, at most 16; its roles are SDVP_ROLE_…. Borrowed while the loopback lives. */
const sdvp_client_transport_t *loopback_client(loopback_t *loopback, const char *peer, unsigned roles);

/* Delivers one message; false if there is none. */
bool loopback_step(loopback_t *loopback);
/* Delivers until nothing is on its way. */
void loopback_deliver(loopback_t *loopback);

/* The roster puts a client into other groups; what comes from it later has these roles. */
void loopback_roles(loopback_t *loopback, const char *peer, unsigned roles);
/* A client goes without a word: the server hears of it, the client's calls are never answered. */
void loopback_gone(loopback_t *loopback, const char *peer);
/*
 * At most so many messages without answer that the client has not taken yet; further ones are SDVP_BUSY. 0: any number.
 */
void loopback_window(loopback_t *loopback, size_t messages);
/* Keeps messages without answer from being delivered, as with a slow client. */
void loopback_hold(loopback_t *loopback, bool hold);
/* Text of the last message that was put on the way. Borrowed until the next. */
const char *loopback_last(const loopback_t *loopback);

#endif
