/* What the files of a connection share about its link and nobody else needs. */
#ifndef SDVP_XMPP_LOGIN_H
#define SDVP_XMPP_LOGIN_H

#include <signal.h>

#include "xmpp/stream.h"

/* What libstrophe allocates by, for one connection. */
xmpp_mem_t sdvp_link_memory(sdvp_connection_t *c);
/* The connection whose libstrophe has allocated this: the way back from a callback that has no context. */
sdvp_connection_t *sdvp_link_owner(void *block);
/* libstrophe's TLS writes to sockets that the other side may have closed; between these that does not end the program. */
typedef struct sdvp_quiet {
    sigset_t before;
    bool was_pending;
} sdvp_quiet_t;
void sdvp_quiet_begin(sdvp_quiet_t *quiet);
void sdvp_quiet_end(const sdvp_quiet_t *quiet);
/* Ends the link at once. */
void sdvp_login_end(sdvp_connection_t *c);

#endif
