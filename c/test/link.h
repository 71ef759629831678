/* Connections to a Prosody of a test, and what they tell. */
#ifndef SDVP_TEST_LINK_H
#define SDVP_TEST_LINK_H

#include "prosody.h"
#include "sdvp/xmpp.h"

/* What a connection has told. */
typedef struct link_told {
    sdvp_link_state_t states[32];
    int count;
    char reason[256];
} link_told_t;

/* Tries again soon. Everything is told to `told`, and lines of the log are printed if SDVP_TEST_LOG is set. */
sdvp_connection_settings_t link_settings(
    const prosody_t *server, const char *jid, const char *password, link_told_t *told);
/* A connection that logs in. */
sdvp_connection_t *link_connect(const sdvp_connection_settings_t *settings);
sdvp_connection_t *link_connect_as(const prosody_t *server, const char *jid, const char *password, link_told_t *told);

int64_t link_now(void);

/* Steps both (`b` may be NULL) until something holds, 10 s at most. */
#define UNTIL(a, b, condition)                                                                                         \
    do {                                                                                                               \
        int64_t end_ = link_now() + 10000;                                                                             \
        while (!(condition) && link_now() < end_) {                                                                    \
            sdvp_step(a, 10);                                                                                          \
            if ((b) != NULL) {                                                                                         \
                sdvp_step(b, 0);                                                                                       \
            }                                                                                                          \
        }                                                                                                              \
        if (!(condition)) {                                                                                            \
            const char *reason_;                                                                                       \
            (void)sdvp_connection_trouble(a, &reason_);                                                                \
            fail_msg("10 s and not yet: %s (%s)", #condition, reason_);                                                \
        }                                                                                                              \
    } while (false)

#endif
