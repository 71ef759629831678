/*
 * A link over XMPP (RFC 6120, RFC 6121), on libstrophe, and the two transports over it.
 *
 * The application owns the loop. In the simplest form
 *
 *     while (running) {
 *         sdvp_step(connection, 1000);
 *     }
 *
 * and with epoll: wait for sdvp_fd to become readable (and writable, if sdvp_wants_write), at most until sdvp_deadline, then
 * call sdvp_step with 0. The descriptor changes with each login.
 *
 * Nothing blocks longer than sdvp_step is told, but for two things that libstrophe does while it logs in: asking the DNS,
 * and the handshake of TLS, for as long as the XMPP server takes with it.
 *
 * What libstrophe does not: channel binding, and trusting only the authorities of `ca_file` (those of the machine are
 * trusted too; on a box with an authority of its own leave the machine's store empty).
 *
 * A connection may be used in its own callbacks, but not stepped and not freed there. A process that uses it need not ignore
 * SIGPIPE.
 */
#ifndef SDVP_XMPP_H
#define SDVP_XMPP_H

#include "sdvp/transport.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The longest address that is taken, in octets; who has a longer one is a stranger. */
#define SDVP_JID_MAX 511

/* One login at an XMPP server, kept up. */
typedef struct sdvp_connection sdvp_connection_t;

typedef enum sdvp_link_state {
    SDVP_LINK_OFFLINE,   /* not logged in, or no longer: what waited is lost */
    SDVP_LINK_ONLINE,    /* logged in anew: presence and associations begin anew */
    SDVP_LINK_SUSPENDED, /* the link is gone, the stream is not (XEP-0198): what is sent waits */
    SDVP_LINK_RESUMED    /* the same stream goes on; what waited is delivered */
} sdvp_link_state_t;

/* "offline", "online", "suspended", "resumed". Borrowed for ever. */
const char *sdvp_link_state_name(sdvp_link_state_t state);

/* Which group of the roster gives which role. */
typedef struct sdvp_role_group {
    const char *name; /* upper and lower case matter */
    unsigned role;    /* SDVP_ROLE_… */
} sdvp_role_group_t;

/*
 * Settings of a connection. Start from {0}: a 0 or NULL means what is usual. All is copied.
 */
typedef struct sdvp_connection_settings {
    const char *jid;      /* "hp01@example.org/agent": account and resource; needed */
    const char *password; /* NULL: asked for, or none, the certificate is enough */
    /* Asked at each login that needs it, if `password` is NULL: writes it with a NUL; false: there is none. */
    bool (*ask_password)(void *ctx, char *to, size_t size);
    void *ask_password_ctx;
    const char *certificate; /* of the client (SASL EXTERNAL), PEM; read at each login */
    const char *key;         /* its key, PEM */
    const char *ca_file;     /* authorities that the XMPP server's certificate may come from, PEM */
    const char *host;        /* where the XMPP server is; NULL: the DNS says (SRV), else the domain */
    uint16_t port;           /* 0: 5222, or 5223 with direct TLS */
    bool direct_tls;         /* TLS from the first octet (XEP-0368) instead of STARTTLS; without TLS nothing is ever said */
    bool no_resume;          /* do without XEP-0198 */
    int8_t priority;         /* of the presence; -1 and less: reached at the full address only */

    const sdvp_role_group_t *groups; /* NULL: "Vendor", "Service Provider", "User" */
    size_t group_count;

    sdvp_log_t log;            /* `line` NULL: nothing is told */
    const sdvp_clock_t *clock; /* must outlive the connection; NULL: of the machine */

    /* A link that is paid by the octet: asks whether it is there after 1 min of silence, then ever less often to each 15 min. */
    bool metered;
    /* Milliseconds. Usual: asks after 6,000 of silence while somebody needs the link, and waits 8,000 for the answer. */
    uint32_t ping_interval;
    uint32_t ping_timeout;
    /*
     * Milliseconds between logins. Usual: 1,000 after the first failure doubling to 120,000, each longer or shorter by a half;
     * 300,000 when only a person can help; the first wait is anything up to 60,000, so that a thousand boxes do not come at
     * once (`scatter`; UINT32_MAX: no more than `wait_first`, for programs for which people wait).
     */
    uint32_t wait_first;
    uint32_t wait_most;
    uint32_t wait_refused;
    uint32_t scatter;

    uint32_t max_stanza;   /* octets of one that is sent; usual 262,144 */
    uint32_t max_waiting;  /* stanzas that may wait for the link; usual 1,000 */
    uint32_t max_requests; /* that may wait for an answer; usual 256 */
    uint32_t max_contacts; /* of the roster, and of addresses whose presence is known; usual 1,000 each */

    /* Told each change, and the reason in words. The connection may be used but not freed in it. */
    void (*on_state)(void *ctx, sdvp_link_state_t state, const char *reason);
    void *on_state_ctx;
} sdvp_connection_settings_t;

/*
 * Makes a connection that is not logged in. New: sdvp_connection_free. NULL with `fault` (may be NULL) filled in if a setting
 * makes no sense or there is no memory.
 */
sdvp_connection_t *sdvp_connection_new(const sdvp_connection_settings_t *settings, sdvp_fault_t *fault);

/*
 * Ends the link without a farewell, so that the XMPP server may still keep its stream for a while (after
 * sdvp_connection_disconnect it does not), and frees all. What waits for an answer is told SDVP_CANCELLED. The transports over
 * it are to be freed before.
 */
void sdvp_connection_free(sdvp_connection_t *connection);

/* Begins to log in, in the next sdvp_step, and stays logged in, with growing waits, until sdvp_connection_disconnect. */
void sdvp_connection_connect(sdvp_connection_t *connection);

/* Says farewell and logs out; the state is offline when a later sdvp_step has told it, within 2 s. */
void sdvp_connection_disconnect(sdvp_connection_t *connection);

sdvp_link_state_t sdvp_connection_state(const sdvp_connection_t *connection);

/* The full address as the XMPP server has given it, or before the first login that of the settings. Borrowed until the next. */
const char *sdvp_connection_jid(const sdvp_connection_t *connection);

/*
 * Why the connection is not online: SDVP_OK if it is, SDVP_LOGIN_FAILED if only a person can help (password, certificate,
 * weak mechanisms), else SDVP_NOT_ONLINE. `reason` (may be NULL) is borrowed until the next sdvp_step.
 */
sdvp_error_t sdvp_connection_trouble(const sdvp_connection_t *connection, const char **reason);

/*
 * Sends what waits, waits at most `timeout_ms` for something to happen, handles it, and does everything that is due; comes
 * back early when something happened. All callbacks come inside it, or inside a call that says so. SDVP_OK, or
 * SDVP_NO_MEMORY when something could not be done for lack of it (and is tried again).
 */
sdvp_error_t sdvp_step(sdvp_connection_t *connection, uint32_t timeout_ms);

/* What to wait for before the next sdvp_step: the socket, -1 if there is none; */
int sdvp_fd(const sdvp_connection_t *connection);
/* whether it is to be written to; */
bool sdvp_wants_write(const sdvp_connection_t *connection);
/* and until when at most, by the connection's monotonic clock. */
int64_t sdvp_deadline(const sdvp_connection_t *connection);

/* What a contact may be, by the groups it is in in the own roster; 0: a stranger. `jid` with or without resource. */
unsigned sdvp_roster_roles(const sdvp_connection_t *connection, const char *jid);

/* The address at which an account is online, the one of the highest priority. Borrowed until the next step; NULL: none. */
const char *sdvp_presence_find(const sdvp_connection_t *connection, const char *account);

/* How a request to the XMPP server about the roster ended. */
typedef void (*sdvp_roster_done_t)(void *ctx, sdvp_error_t error);

/*
 * Puts a contact into the roster with exactly these groups, or takes it out with `groups` NULL. `done` (may be NULL) is called
 * once, later. An error if the request could not be sent; then `done` is not called.
 */
sdvp_error_t sdvp_roster_set(
    sdvp_connection_t *connection, const char *account, const char *const *groups, size_t count, sdvp_roster_done_t done,
    void *ctx);

/* Asks an account for its presence, and grants it the own (RFC 6121 clause 3). */
sdvp_error_t sdvp_presence_ask(sdvp_connection_t *connection, const char *account);

/*
 * A device's way to all of its clients (sdvp/transport.h), each at its full address. Who has no role in the device's roster
 * gets service-unavailable to whatever it asks, which is what an XMPP server says when nobody is there. A message that an XMPP
 * server had kept for later is dropped; an order that comes twice is carried out once; of the Reports to a client one of 64 is
 * acknowledged, and no more than 256 are on their way (docs/wire/compact.md). When the roster takes roles from a client or
 * gives it some, that takes effect at once.
 */
typedef struct sdvp_xmpp_server sdvp_xmpp_server_t;

/* Calls in time: a lasting average above 0, and how many at once after a pause. {0}: what is usual. */
typedef struct sdvp_rate {
    double per_second;
    double burst;
} sdvp_rate_t;

/* How much one account may ask, by its role; who has several roles has the most generous rate. {0}: what is usual. */
typedef struct sdvp_rate_limits {
    sdvp_rate_t service_provider; /* usual 1,000 and 5,000 */
    sdvp_rate_t user;             /* usual 200 and 2,000 */
    sdvp_rate_t vendor;           /* usual 200 and 2,000 */
    sdvp_rate_t reserve;          /* for commands, Cancel, Release; usual 5 and 20 */
    uint32_t refusals;            /* so many of them, usual 500, */
    uint32_t within_ms;           /* in so long, usual 10,000, */
    uint32_t lock_out_ms;         /* lock an account out for so long, usual 30,000; the reserve stays open to it */
} sdvp_rate_limits_t;

typedef struct sdvp_xmpp_server_settings {
    const char *const *formats; /* names of wire formats, then NULL; NULL: all that the library has */
    sdvp_rate_limits_t rates;
    bool unlimited;             /* no rates */
    uint32_t latest_order_ms;   /* how late an order without a T of its own may come; usual 30,000 */
    uint32_t report_every;      /* which Report asks for an acknowledgement; usual 64, at most that */
    uint32_t report_window;     /* how many may be on their way to a client; usual 256, at most that */
    uint32_t report_patience_ms; /* for each Report that asks; usual 120,000 */
    uint32_t max_peers;         /* clients with an association or an open call at a time; usual 32 */
    uint32_t max_calls;         /* open at a time, of all clients; usual 128 */
    size_t message_memory;      /* octets that one message that comes may take; usual 4 MiB */
} sdvp_xmpp_server_settings_t;

/* New: sdvp_xmpp_server_free. `settings` NULL: all as usual. NULL with `fault` (may be NULL) filled in if a format is not known
 * or there is no memory. */
sdvp_xmpp_server_t *sdvp_xmpp_server_new(
    sdvp_connection_t *connection, const sdvp_xmpp_server_settings_t *settings, sdvp_fault_t *fault);
/* To be called before the connection is freed, and right after the server that uses it is: nobody is told anything. */
void sdvp_xmpp_server_free(sdvp_xmpp_server_t *server);
/* What the server's engine wants. Borrowed while `server` lives. */
const sdvp_server_transport_t *sdvp_xmpp_server_transport(sdvp_xmpp_server_t *server);

/*
 * An operator's way to devices (sdvp/transport.h), several at a time, each named by its full address (sdvp_presence_find). The
 * wire format is what the device says it speaks (XEP-0030). A device that has an association is watched: it counts as gone when
 * its presence goes, when it answers no ping, and when the own stream is lost. A device that says that it had too many calls is
 * asked again when it says, for up to 5 s in all. Not on a connection with a sdvp_xmpp_server_t.
 */
typedef struct sdvp_xmpp_client sdvp_xmpp_client_t;

typedef struct sdvp_xmpp_client_settings {
    const char *const *formats; /* names of wire formats, the one that is preferred first, then NULL; NULL: all */
    uint32_t max_devices;       /* usual 256 */
    uint32_t max_calls;         /* open at a time; usual 128 */
    size_t message_memory;      /* octets that one message that comes may take; usual 4 MiB */
} sdvp_xmpp_client_settings_t;

/* New: sdvp_xmpp_client_free. `settings` NULL: all as usual. NULL as sdvp_xmpp_server_new. */
sdvp_xmpp_client_t *sdvp_xmpp_client_new(
    sdvp_connection_t *connection, const sdvp_xmpp_client_settings_t *settings, sdvp_fault_t *fault);
/* Before the connection is freed, and right after the client that uses it is: nobody is told anything. */
void sdvp_xmpp_client_free(sdvp_xmpp_client_t *client);
/* What the client's engine wants. Borrowed while `client` lives. */
const sdvp_client_transport_t *sdvp_xmpp_client_transport(sdvp_xmpp_client_t *client);

#ifdef __cplusplus
}
#endif
#endif
