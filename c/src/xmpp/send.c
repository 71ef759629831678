/*
 * What goes out. A stanza stays here until the XMPP server has acknowledged it (XEP-0198), so that it can be sent again when
 * the stream is resumed; where the XMPP server does not do that, until it is handed to libstrophe.
 */
#include <string.h>

#include "base/memory.h"
#include "xmpp/stream.h"

/* Octets that may wait, beside the limit of stanzas. */
static const size_t MAX_WAITING_OCTETS = 4 * 1024 * 1024;

sdvp_text_t *sdvp_out_begin(sdvp_connection_t *c, const char *name, const char *type, const char *to, const char *id)
{
    sdvp_text_reset(&c->out);
    sdvp_text_char(&c->out, '<');
    sdvp_text_add(&c->out, name);
    sdvp_write_attribute(&c->out, "type", type);
    sdvp_write_attribute(&c->out, "id", id);
    sdvp_write_attribute(&c->out, "to", to);
    sdvp_text_char(&c->out, '>');
    return &c->out;
}

void sdvp_link_put(sdvp_connection_t *c, const char *text)
{
    xmpp_send_raw(c->conn, text, strlen(text));
}

static bool link_is_up(const sdvp_connection_t *c)
{
    return c->conn != NULL && !c->down && (c->phase == SDVP_PHASE_UP || c->phase == SDVP_PHASE_ROSTER);
}

static void hand_over(sdvp_connection_t *c, sdvp_outgoing_t *stanza)
{
    stanza->handed = true;
    xmpp_send_raw(c->conn, stanza->xml, stanza->length);
}

/* Those in front that are with the XMPP server, or as good as that, go to who is to be told. */
static void first_is_done(sdvp_connection_t *c)
{
    sdvp_outgoing_t *stanza = c->first;
    c->first = stanza->next;
    c->last = c->first == NULL ? NULL : c->last;
    c->waiting--;
    if (stanza->sent == NULL) {
        sdvp_release(stanza);
        return;
    }
    stanza->next = NULL;
    if (c->done_last == NULL) {
        c->done = stanza;
    } else {
        c->done_last->next = stanza;
    }
    c->done_last = stanza;
}

void sdvp_out_flush(sdvp_connection_t *c)
{
    if (!link_is_up(c)) {
        return;
    }
    bool any = false;
    for (sdvp_outgoing_t *stanza = c->first; stanza != NULL; stanza = stanza->next) {
        if (!stanza->handed) {
            hand_over(c, stanza);
            any = true;
        }
    }
    if (c->sm_on) {
        if (any) {
            sdvp_sm_ask(c);
        }
        return;
    }
    while (c->first != NULL && c->first->handed) {
        first_is_done(c);
    }
}

static sdvp_error_t enqueue(sdvp_connection_t *c, const char *xml, size_t length, sdvp_sent_t sent, void *ctx)
{
    if (!link_is_up(c) && c->state != SDVP_LINK_SUSPENDED) {
        return SDVP_NOT_ONLINE;
    }
    if (c->waiting >= c->settings.max_waiting || length > MAX_WAITING_OCTETS / 2) {
        return SDVP_BUSY;
    }
    sdvp_outgoing_t *stanza = sdvp_alloc(sizeof *stanza + length + 1);
    if (stanza == NULL) {
        return SDVP_NO_MEMORY;
    }
    memcpy(stanza->xml, xml, length);
    stanza->length = length;
    stanza->sent = sent;
    stanza->sent_ctx = ctx;
    if (c->last == NULL) {
        c->first = stanza;
    } else {
        c->last->next = stanza;
    }
    c->last = stanza;
    c->waiting++;
    sdvp_out_flush(c);
    return SDVP_OK;
}

sdvp_error_t sdvp_out_end(sdvp_connection_t *c, const char *name, sdvp_sent_t sent, void *ctx)
{
    sdvp_text_add(&c->out, "</");
    sdvp_text_add(&c->out, name);
    sdvp_text_char(&c->out, '>');
    sdvp_error_t error = sdvp_text_state(&c->out);
    return error != SDVP_OK ? error : enqueue(c, c->out.at, c->out.length, sent, ctx);
}

sdvp_error_t sdvp_out_again(sdvp_connection_t *c, const char *xml, size_t length)
{
    return enqueue(c, xml, length, NULL, NULL);
}

void sdvp_out_acknowledged(sdvp_connection_t *c, uint32_t count)
{
    for (; count > 0 && c->first != NULL; count--) {
        first_is_done(c);
    }
}

void sdvp_out_take_back(sdvp_connection_t *c)
{
    for (sdvp_outgoing_t *stanza = c->first; stanza != NULL; stanza = stanza->next) {
        stanza->handed = false;
    }
}

static void tell(sdvp_outgoing_t *stanza, sdvp_error_t error)
{
    sdvp_sent_t sent = stanza->sent;
    stanza->sent = NULL;
    if (sent != NULL) {
        sent(stanza->sent_ctx, error);
    }
}

void sdvp_out_tell(sdvp_connection_t *c)
{
    while (c->done != NULL) {
        sdvp_outgoing_t *stanza = c->done;
        c->done = stanza->next;
        c->done_last = c->done == NULL ? NULL : c->done_last;
        tell(stanza, SDVP_OK);
        sdvp_release(stanza);
    }
}

void sdvp_out_lose(sdvp_connection_t *c, sdvp_error_t error)
{
    sdvp_out_tell(c);
    while (c->first != NULL) {
        sdvp_outgoing_t *stanza = c->first;
        c->first = stanza->next;
        c->last = c->first == NULL ? NULL : c->last;
        c->waiting--;
        tell(stanza, error);
        sdvp_release(stanza);
    }
}
