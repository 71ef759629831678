/* A connection without an XMPP server: what it sends waits and can be looked at, what it hears a test says. */
#ifndef SDVP_TEST_OFFLINE_H
#define SDVP_TEST_OFFLINE_H

#include "xmpp/stream.h"

/* Suspended, so that it takes what is to be sent. New: sdvp_connection_free. */
sdvp_connection_t *offline_link(const char *jid);
/* Hears a stanza, given as XML. */
void offline_hear(sdvp_connection_t *c, const char *xml);
/* The last stanza that waits and has all of these words; NULL: none. Borrowed. */
const char *offline_sent(const sdvp_connection_t *c, const char *words);
/* The same, and its id; fails the test if there is none. */
void offline_id(const sdvp_connection_t *c, const char *words, char to[64]);

#endif
