/* Libstrophe without the library: what a ping costs at the least. */
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strophe.h>
#include <sys/socket.h>
#include <unistd.h>

#include "bench/ends.h"

#define PATIENCE_S 40

typedef struct end {
    xmpp_ctx_t *strophe;
    xmpp_conn_t *conn;
    char other[600]; /* the full address of the other end */
    bool online;
    bool ended; /* on purpose */
} end_t;

/* As the library sets it, so that neither waits for TCP. */
static int without_delay(xmpp_conn_t *conn, void *socket_of)
{
    (void)conn;
    const int on = 1;
    int fd;
    memcpy(&fd, socket_of, sizeof fd);
    return setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

static void on_event(
    xmpp_conn_t *conn, xmpp_conn_event_t event, int error, xmpp_stream_error_t *stream_error, void *ctx)
{
    (void)conn;
    (void)error;
    (void)stream_error;
    end_t *end = ctx;
    must(event == XMPP_CONN_CONNECT || end->ended, "libstrophe cannot log in, or its stream has ended");
    end->online = true;
}

/* Logs in and waits for it; an end stays as long as its process. */
static end_t *log_in(const accounts_t *accounts, const char *account, const char *password)
{
    end_t *end = calloc(1, sizeof *end);
    must(end != NULL, "no memory");
    char jid[600];
    snprintf(jid, sizeof jid, "%s/bare", account);
    xmpp_initialize();
    end->strophe = xmpp_ctx_new(NULL, NULL);
    end->conn = end->strophe == NULL ? NULL : xmpp_conn_new(end->strophe);
    must(end->conn != NULL, "no memory");
    /* Its stream management would ask for an acknowledgement of each stanza, which the library does not. */
    xmpp_conn_set_flags(end->conn, XMPP_CONN_FLAG_MANDATORY_TLS | XMPP_CONN_FLAG_DISABLE_SM);
    xmpp_conn_set_jid(end->conn, jid);
    xmpp_conn_set_pass(end->conn, password);
    if (accounts->ca_file != NULL) {
        xmpp_conn_set_cafile(end->conn, accounts->ca_file);
    }
    xmpp_conn_set_sockopt_callback(end->conn, without_delay);
    must(
        xmpp_connect_client(end->conn, accounts->host, accounts->port, on_event, end) == XMPP_EOK,
        "the XMPP server cannot be reached");
    int64_t end_of_patience = now_ns() + PATIENCE_S * 1000000000LL;
    while (!end->online) {
        xmpp_run_once(end->strophe, 100);
        must(now_ns() < end_of_patience, "libstrophe could not log in for 40 s");
    }
    return end;
}

static int on_ping(xmpp_conn_t *conn, xmpp_stanza_t *stanza, void *ctx)
{
    (void)ctx;
    xmpp_stanza_t *answer = xmpp_stanza_reply(stanza);
    must(answer != NULL, "no memory");
    xmpp_stanza_set_type(answer, "result");
    xmpp_send(conn, answer);
    xmpp_stanza_release(answer);
    return 1;
}

_Noreturn void bare_serve(const accounts_t *accounts, int ready)
{
    end_t *end = log_in(accounts, accounts->device, accounts->device_password);
    xmpp_handler_add(end->conn, on_ping, "urn:xmpp:ping", "iq", "get", end);
    must(write(ready, "", 1) == 1, "the measuring process is gone");
    for (;;) {
        xmpp_run_once(end->strophe, 1000);
    }
}

static int on_answer(xmpp_conn_t *conn, xmpp_stanza_t *stanza, void *ctx)
{
    (void)conn;
    (void)ctx;
    const char *id = xmpp_stanza_get_id(stanza);
    const char *type = xmpp_stanza_get_type(stanza);
    unsigned long lane = MOST_OPEN;
    bool is_answer = type != NULL && (strcmp(type, "result") == 0 || strcmp(type, "error") == 0);
    if (is_answer && id != NULL && strncmp(id, "lane", 4) == 0) {
        lane = strtoul(id + 4, NULL, 10);
    }
    if (lane < MOST_OPEN) {
        load_answered((unsigned)lane, strcmp(type, "result") == 0);
    }
    return 1;
}

static void ping(void *ctx, unsigned lane)
{
    end_t *end = ctx;
    char id[16];
    snprintf(id, sizeof id, "lane%u", lane);
    xmpp_stanza_t *iq = xmpp_iq_new(end->strophe, "get", id);
    xmpp_stanza_t *payload = xmpp_stanza_new(end->strophe);
    must(iq != NULL && payload != NULL, "no memory");
    xmpp_stanza_set_to(iq, end->other);
    xmpp_stanza_set_name(payload, "ping");
    xmpp_stanza_set_ns(payload, "urn:xmpp:ping");
    xmpp_stanza_add_child(iq, payload);
    xmpp_stanza_release(payload);
    xmpp_send(end->conn, iq);
    xmpp_stanza_release(iq);
}

static void step(void *ctx, uint32_t timeout_ms)
{
    xmpp_run_once(((end_t *)ctx)->strophe, timeout_ms);
}

static void end_of(void *ctx)
{
    end_t *end = ctx;
    end->ended = true;
    xmpp_conn_release(end->conn);
    xmpp_ctx_free(end->strophe);
    xmpp_shutdown();
    free(end);
}

way_t bare_connect(const accounts_t *accounts)
{
    end_t *end = log_in(accounts, accounts->client, accounts->client_password);
    snprintf(end->other, sizeof end->other, "%s/bare", accounts->device);
    xmpp_handler_add(end->conn, on_answer, NULL, "iq", NULL, end);
    return (way_t){end, "bare-ping", ping, step, end_of};
}
