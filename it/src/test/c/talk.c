/*
 * What libstrophe, a library that nobody here wrote, gets from a heat pump by stanzas written by hand.
 *
 * Reads from standard input, a line each: address, port and CA file of the XMPP server, the full address of the heat
 * pump, own address and password. Then each line is a request: type of the iq, a blank, the payload. Prints the answer to
 * each as one line: type of the iq, a blank, the stanza. Ends when standard input does.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strophe.h>

#define MAX_LINE 65536
#define MAX_STANZA (MAX_LINE + 2048)

struct talk {
    xmpp_ctx_t *ctx;
    xmpp_conn_t *conn;
    char device[1024];
    char line[MAX_LINE];
    char stanza[MAX_STANZA];
    unsigned sent;
    int failed;
};

static int read_line(char *line, size_t size)
{
    size_t length;

    if (fgets(line, (int)size, stdin) == NULL)
        return 0;
    length = strlen(line);
    if (length > 0 && line[length - 1] == '\n')
        line[length - 1] = '\0';
    return 1;
}

static void must_read_line(char *line, size_t size)
{
    if (!read_line(line, size)) {
        fprintf(stderr, "talk: standard input ended before everything needed to log in was said\n");
        exit(2);
    }
}

static void ask_next(struct talk *talk);

static int on_answer(xmpp_conn_t *conn, xmpp_stanza_t *stanza, void *data)
{
    struct talk *talk = data;
    char *text;
    size_t length;

    (void)conn;
    if (xmpp_stanza_to_text(stanza, &text, &length) != XMPP_EOK) {
        fprintf(stderr, "talk: the answer cannot be written\n");
        exit(1);
    }
    printf("%s %s\n", xmpp_stanza_get_type(stanza), text);
    fflush(stdout);
    xmpp_free(talk->ctx, text);
    ask_next(talk);
    return 0;
}

/* The payload goes out as it came in, so that it may be anything. */
static void ask_next(struct talk *talk)
{
    char id[16];
    char *payload;
    int length;

    if (!read_line(talk->line, sizeof talk->line)) {
        xmpp_disconnect(talk->conn);
        return;
    }
    payload = strchr(talk->line, ' ');
    if (payload == NULL) {
        fprintf(stderr, "talk: expected a type and a payload, but got \"%s\"\n", talk->line);
        exit(2);
    }
    *payload++ = '\0';
    snprintf(id, sizeof id, "c%u", ++talk->sent);
    length = snprintf(talk->stanza, sizeof talk->stanza, "<iq type='%s' id='%s' to='%s'>%s</iq>", talk->line, id,
                      talk->device, payload);
    if (length < 0 || (size_t)length >= sizeof talk->stanza) {
        fprintf(stderr, "talk: the stanza is too long\n");
        exit(2);
    }
    xmpp_id_handler_add(talk->conn, on_answer, id, talk);
    /* In one piece, which libstrophe counts as one stanza (XEP-0198). */
    xmpp_send_raw(talk->conn, talk->stanza, (size_t)length);
}

static void on_connection(xmpp_conn_t *conn, xmpp_conn_event_t event, int error, xmpp_stream_error_t *stream_error,
                          void *data)
{
    struct talk *talk = data;

    (void)stream_error;
    if (event == XMPP_CONN_CONNECT) {
        if (!xmpp_conn_is_secured(conn)) {
            fprintf(stderr, "talk: the stream is not secured\n");
            exit(1);
        }
        ask_next(talk);
    } else {
        talk->failed = error != 0;
        xmpp_stop(talk->ctx);
    }
}

int main(void)
{
    static struct talk talk;
    char address[256], port[16], ca_file[4096], jid[1024], password[1024];

    must_read_line(address, sizeof address);
    must_read_line(port, sizeof port);
    must_read_line(ca_file, sizeof ca_file);
    must_read_line(talk.device, sizeof talk.device);
    must_read_line(jid, sizeof jid);
    must_read_line(password, sizeof password);

    /* A stream that is cut is told by an event. */
    signal(SIGPIPE, SIG_IGN);
    xmpp_initialize();
    talk.ctx = xmpp_ctx_new(NULL, xmpp_get_default_logger(XMPP_LEVEL_ERROR));
    talk.conn = xmpp_conn_new(talk.ctx);
    xmpp_conn_set_flags(talk.conn, XMPP_CONN_FLAG_MANDATORY_TLS);
    xmpp_conn_set_cafile(talk.conn, ca_file);
    xmpp_conn_set_jid(talk.conn, jid);
    xmpp_conn_set_pass(talk.conn, password);
    if (xmpp_connect_client(talk.conn, address, (unsigned short)atoi(port), on_connection, &talk) != XMPP_EOK) {
        fprintf(stderr, "talk: no way to %s:%s\n", address, port);
        return 1;
    }
    xmpp_run(talk.ctx);
    xmpp_conn_release(talk.conn);
    xmpp_ctx_free(talk.ctx);
    xmpp_shutdown();
    return talk.failed;
}
