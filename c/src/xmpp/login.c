/* The life of links and streams: each login has a connection of libstrophe of its own; a stream may outlive it. */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "base/memory.h"
#include "xmpp/login.h"

static const int64_t LOGIN_MS = 30000;

/* Called for each socket: a dead peer is found by TCP too, and no stanza waits for the next (Nagle). */
static int set_up_socket(xmpp_conn_t *conn, void *socket_of)
{
    sdvp_connection_t *c = sdvp_link_owner(conn);
    memcpy(&c->fd, socket_of, sizeof c->fd);
    /* A program that this one starts would keep the stream open when this one is gone. */
    (void)fcntl(c->fd, F_SETFD, FD_CLOEXEC);
    const int on = 1;
    const int idle_s = 10;
    const int interval_s = 5;
    const int probes = 3;
    (void)setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    (void)setsockopt(c->fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    (void)setsockopt(c->fd, IPPROTO_TCP, TCP_KEEPIDLE, &idle_s, sizeof idle_s);
    (void)setsockopt(c->fd, IPPROTO_TCP, TCP_KEEPINTVL, &interval_s, sizeof interval_s);
    (void)setsockopt(c->fd, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
    return 0;
}

static void because(sdvp_connection_t *c, const char *format, va_list arguments)
{
    (void)vsnprintf(c->reason, sizeof c->reason, format, arguments);
}

void sdvp_login_refuse(sdvp_connection_t *c, bool needs_person, const char *format, ...)
{
    if (!c->abandoned) {
        va_list arguments;
        va_start(arguments, format);
        because(c, format, arguments);
        va_end(arguments);
        c->needs_person = needs_person;
    }
    c->abandoned = true;
}

void sdvp_login_refuse_tls(sdvp_connection_t *c)
{
    const char *path = c->settings.ca_file;
    FILE *file = path == NULL ? NULL : fopen(path, "r");
    int why = errno;
    if (path != NULL && file == NULL) {
        sdvp_login_refuse(c, true, "the authorities to be trusted cannot be read: %.150s: %s", path, strerror(why));
    } else {
        sdvp_login_refuse(
            c, true,
            "TLS with the XMPP server did not come about: expected a certificate of a trusted authority%s%.150s, in its "
            "time, for %s",
            path == NULL ? "" : ", such as one in ", path == NULL ? "" : path, c->domain);
    }
    if (file != NULL) {
        (void)fclose(file);
    }
}

void sdvp_link_abandon(sdvp_connection_t *c, const char *reason)
{
    if (!c->abandoned) {
        (void)snprintf(c->reason, sizeof c->reason, "%s", reason);
    }
    c->abandoned = true;
}

/* Faults of a stream that a person has to mend (RFC 6120 4.9.3). */
static bool needs_person(const char *condition)
{
    return strcmp(condition, "host-unknown") == 0 || strcmp(condition, "not-authorized") == 0
           || strcmp(condition, "conflict") == 0 || strcmp(condition, "policy-violation") == 0;
}

/* The XMPP server ends the stream, and says why. */
static void stream_failed(sdvp_connection_t *c, const sdvp_stanza_t *error)
{
    char text[160] = "";
    const char *condition = error->payload == NULL ? "error" : xmpp_stanza_get_name(error->payload);
    xmpp_stanza_t *words = sdvp_tag_child(error->xml, "text", "urn:ietf:params:xml:ns:xmpp-streams");
    if (words != NULL) {
        sdvp_tag_text(words, text, sizeof text);
    }
    c->ended = true;
    c->needs_person = needs_person(condition);
    if (!c->abandoned) {
        (void)snprintf(c->reason, sizeof c->reason, "the XMPP server ended the stream: %s%s%s", condition,
                       *text == '\0' ? "" : ": ", text);
    }
    c->abandoned = true;
}

/* libstrophe hands over errors of TLS (SSL_ERROR_ZERO_RETURN is one) and those of sockets, which are higher. */
enum { TLS_CLOSED = 6, TLS_ERRORS = 12 };

static void link_ended(sdvp_connection_t *c, int error)
{
    c->down = true;
    if (c->abandoned) {
        return;
    }
    if (!c->reached) {
        (void)snprintf(c->reason, sizeof c->reason, "the XMPP server of %.150s cannot be reached: %s", c->domain,
                       error == 0 ? "it refuses connections, or there is no way to it" : strerror(error));
    } else if (error == 0) {
        c->ended = true;
        (void)snprintf(c->reason, sizeof c->reason, "the stream was closed");
    } else if (error == TLS_CLOSED) {
        (void)snprintf(c->reason, sizeof c->reason, "the XMPP server closed the link");
    } else {
        (void)snprintf(c->reason, sizeof c->reason, "the link to the XMPP server broke: %s (error %d)",
                       error > TLS_ERRORS ? strerror(error) : "TLS was cut off", error);
    }
}

static void on_event(
    xmpp_conn_t *conn, xmpp_conn_event_t event, int error, xmpp_stream_error_t *stream_error, void *ctx)
{
    sdvp_connection_t *c = ctx;
    (void)stream_error; /* libstrophe has none on the streams that are made here */
    switch (event) {
    case XMPP_CONN_RAW_CONNECT:
        c->reached = true;
        if (c->settings.direct_tls && (xmpp_conn_tls_start(conn) != XMPP_EOK || !xmpp_conn_is_secured(conn))) {
            sdvp_login_refuse_tls(c);
        } else {
            sdvp_stream_open(c);
        }
        break;
    case XMPP_CONN_CONNECT:
        c->opening = false;
        break;
    case XMPP_CONN_DISCONNECT:
    case XMPP_CONN_FAIL:
        link_ended(c, error);
        break;
    }
}

static bool is_stanza(const sdvp_stanza_t *stanza)
{
    return strcmp(stanza->name, "iq") == 0 || strcmp(stanza->name, "message") == 0
           || strcmp(stanza->name, "presence") == 0;
}

static int on_stanza(xmpp_conn_t *conn, xmpp_stanza_t *xml, void *ctx)
{
    sdvp_connection_t *c = ctx;
    if (c->opening || c->down || c->abandoned || conn != c->conn) {
        return 1;
    }
    sdvp_stanza_t stanza = sdvp_stanza_of(xml);
    const char *ns = xmpp_stanza_get_ns(xml);
    c->heard = sdvp_link_now(c);
    if (ns != NULL && strcmp(ns, "http://etherx.jabber.org/streams") == 0 && strcmp(stanza.name, "error") == 0) {
        stream_failed(c, &stanza);
    } else if (ns != NULL && strcmp(ns, SDVP_NS_SM) == 0) {
        sdvp_sm_came(c, &stanza);
    } else if (c->phase == SDVP_PHASE_LOGIN) {
        sdvp_negotiate(c, &stanza);
    } else if (is_stanza(&stanza)) {
        sdvp_link_dispatch(c, &stanza);
        c->sm_in++;
    }
    return 1;
}

static void prepare(sdvp_connection_t *c)
{
    const sdvp_connection_settings_t *s = &c->settings;
    (void)xmpp_conn_set_flags(c->conn, XMPP_CONN_FLAG_DISABLE_SM);
    xmpp_conn_set_sockopt_callback(c->conn, set_up_socket);
    xmpp_conn_set_jid(c->conn, s->jid);
    if (s->ca_file != NULL) {
        xmpp_conn_set_cafile(c->conn, s->ca_file);
    }
    if (s->certificate != NULL) {
        xmpp_conn_set_client_cert(c->conn, s->certificate, s->key);
    }
    xmpp_handler_add(c->conn, on_stanza, NULL, NULL, NULL, c);
}

static uint16_t port_of(const sdvp_connection_settings_t *s)
{
    return s->port != 0 ? s->port : s->direct_tls ? 5223 : s->host != NULL ? 5222 : 0;
}

void sdvp_login_start(sdvp_connection_t *c)
{
    c->down = false;
    c->reached = false;
    c->opening = false;
    c->by_certificate = false;
    c->authenticated = false;
    c->abandoned = false;
    c->ended = false;
    c->needs_person = false;
    c->phase = SDVP_PHASE_LOGIN;
    c->login_began = sdvp_link_now(c);
    c->conn = xmpp_conn_new(c->strophe);
    if (c->conn == NULL) {
        c->down = true;
        c->trouble = SDVP_NO_MEMORY;
        return;
    }
    prepare(c);
    if (xmpp_connect_raw(c->conn, c->settings.host, port_of(&c->settings), on_event, c) != XMPP_EOK) {
        c->down = true;
        (void)snprintf(c->reason, sizeof c->reason, "no address of the XMPP server of %.150s could be reached",
                       c->domain);
    }
}

/* Closes the socket first, so that TLS has nobody to wait for. */
static void close_link(sdvp_connection_t *c)
{
    xmpp_conn_t *conn = c->conn;
    if (conn != NULL && !c->down && c->fd >= 0) {
        (void)shutdown(c->fd, SHUT_RDWR);
    }
    c->down = true;
    if (conn != NULL) {
        (void)xmpp_conn_release(conn);
    }
    c->conn = NULL;
    c->fd = -1;
    sdvp_scram_free(c->scram);
    c->scram = NULL;
}

static void schedule(sdvp_connection_t *c, uint32_t wait)
{
    c->phase = c->wanted ? SDVP_PHASE_WAITING : SDVP_PHASE_IDLE;
    c->next_login = sdvp_link_now(c) + wait;
}

static void login_failed(sdvp_connection_t *c)
{
    c->failures++;
    uint32_t wait = c->needs_person ? sdvp_backoff_wait_refused(&c->backoff, sdvp_link_chance(c))
                                    : sdvp_backoff_wait(&c->backoff, c->failures, sdvp_link_chance(c));
    schedule(c, wait);
    sdvp_link_tell(c, SDVP_WARNING, "login %u of %s failed, next in %u ms: %s", c->failures, c->settings.jid, wait,
              c->reason);
}

/*
 * A stream that can be resumed is worth a quick try. One that did not last counts as a failed login: two programs with one
 * address would throw each other out for ever.
 */
static void stream_lost(sdvp_connection_t *c)
{
    bool resumable = c->sm_on && c->sm_id[0] != '\0' && !c->ended;
    bool lasted = sdvp_link_now(c) - c->online_since >= c->backoff.most;
    c->failures = resumable || lasted ? 0 : c->failures + 1;
    schedule(c, sdvp_backoff_wait(&c->backoff, c->failures, sdvp_link_chance(c)));
    if (resumable) {
        c->suspended_until = sdvp_link_now(c) + c->sm_keeps;
        sdvp_state_change(c, SDVP_LINK_SUSPENDED, c->reason);
    } else {
        sdvp_state_change(c, SDVP_LINK_OFFLINE, c->reason);
    }
}

void sdvp_login_settle(sdvp_connection_t *c)
{
    if (c->phase < SDVP_PHASE_LOGIN || !(c->down || c->abandoned)) {
        return;
    }
    sdvp_phase_t was = c->phase;
    close_link(c);
    if (was == SDVP_PHASE_UP) {
        stream_lost(c);
        return;
    }
    if (was == SDVP_PHASE_ROSTER) {
        sdvp_out_lose(c, SDVP_LOST);
        sdvp_iq_fail_all(c, SDVP_LOST);
    }
    login_failed(c);
}

void sdvp_login_bound(sdvp_connection_t *c)
{
    c->phase = SDVP_PHASE_ROSTER;
    sdvp_roster_load(c);
}

void sdvp_login_roster(sdvp_connection_t *c, sdvp_error_t error)
{
    if (c->phase != SDVP_PHASE_ROSTER) {
        return;
    }
    if (error != SDVP_OK) {
        sdvp_login_refuse(c, false, "the XMPP server gave no roster: %s", sdvp_error_name(error));
        return;
    }
    c->phase = SDVP_PHASE_UP;
    c->online_since = sdvp_link_now(c);
    char reason[SDVP_JID_MAX + 32];
    (void)snprintf(reason, sizeof reason, "logged in as %s", c->jid);
    sdvp_state_change(c, SDVP_LINK_ONLINE, reason);
    sdvp_presence_announce(c);
}

void sdvp_login_resumed(sdvp_connection_t *c)
{
    c->phase = SDVP_PHASE_UP;
    c->sm_on = true;
    c->sm_asked = false;
    c->sm_proven = false;
    c->failures = 0;
    c->online_since = sdvp_link_now(c);
    sdvp_out_take_back(c);
    sdvp_out_flush(c);
    sdvp_state_change(c, SDVP_LINK_RESUMED, "the stream goes on");
}

void sdvp_login_run(sdvp_connection_t *c)
{
    int64_t now = sdvp_link_now(c);
    /* During a login the XMPP server itself says whether it still holds the stream. */
    if (c->state == SDVP_LINK_SUSPENDED && c->phase < SDVP_PHASE_LOGIN && now >= c->suspended_until) {
        sdvp_state_change(c, SDVP_LINK_OFFLINE, "the stream was not resumed in the time that the XMPP server keeps it");
        sdvp_sm_reset(c);
    }
    if (c->phase == SDVP_PHASE_WAITING && now >= c->next_login) {
        sdvp_login_start(c);
    } else if ((c->phase == SDVP_PHASE_LOGIN || c->phase == SDVP_PHASE_ROSTER) && now >= c->login_began + LOGIN_MS) {
        sdvp_login_refuse(c, false, "the XMPP server did not finish the login in %d s", (int)(LOGIN_MS / 1000));
    }
}

int64_t sdvp_login_deadline(const sdvp_connection_t *c)
{
    int64_t next = c->phase == SDVP_PHASE_WAITING                                     ? c->next_login
                 : c->phase == SDVP_PHASE_LOGIN || c->phase == SDVP_PHASE_ROSTER ? c->login_began + LOGIN_MS
                                                                                      : SDVP_NEVER;
    bool ends = c->state == SDVP_LINK_SUSPENDED && c->phase < SDVP_PHASE_LOGIN;
    return ends && c->suspended_until < next ? c->suspended_until : next;
}

void sdvp_login_end(sdvp_connection_t *c)
{
    close_link(c);
    c->phase = SDVP_PHASE_IDLE;
}
