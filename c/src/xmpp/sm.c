/* Stream management (XEP-0198): acknowledgements both ways, and going on with a stream over another link. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/read.h"
#include "xmpp/stream.h"

/* If the XMPP server does not say how long it keeps a stream. */
static const uint32_t USUAL_KEEP_MS = 300000;

void sdvp_sm_reset(sdvp_connection_t *c)
{
    c->sm_on = false;
    c->sm_asked = false;
    c->sm_id[0] = '\0';
    c->sm_in = 0;
    c->sm_acked = 0;
}

bool sdvp_sm_resume(sdvp_connection_t *c)
{
    if (c->sm_id[0] == '\0' || c->state != SDVP_LINK_SUSPENDED) {
        return false;
    }
    char text[512];
    sdvp_text_t to = sdvp_text_fixed(text, sizeof text);
    sdvp_text_add(&to, "<resume xmlns='" SDVP_NS_SM "'");
    sdvp_write_attribute(&to, "previd", c->sm_id);
    sdvp_text_add(&to, " h='");
    sdvp_text_number(&to, c->sm_in);
    sdvp_text_add(&to, "'/>");
    if (sdvp_text_state(&to) != SDVP_OK) {
        return false;
    }
    sdvp_link_put(c, text);
    return true;
}

void sdvp_sm_enable(sdvp_connection_t *c)
{
    sdvp_sm_reset(c);
    sdvp_link_put(c, "<enable xmlns='" SDVP_NS_SM "' resume='true'/>");
}

void sdvp_sm_ask(sdvp_connection_t *c)
{
    if (!c->sm_asked) {
        c->sm_asked = true;
        sdvp_link_put(c, "<r xmlns='" SDVP_NS_SM "'/>");
    }
}

/* Counts go round at 2^32. False: it acknowledges more than was sent. */
static bool acknowledged(sdvp_connection_t *c, const sdvp_stanza_t *stanza)
{
    const char *text = sdvp_tag_attribute(stanza->xml, "h");
    int64_t h = 0;
    if (!sdvp_read_integer(text, strlen(text), 0, UINT32_MAX, &h)) {
        return false;
    }
    uint32_t more = (uint32_t)h - c->sm_acked;
    if (more > c->waiting) {
        return false;
    }
    c->sm_acked = (uint32_t)h;
    sdvp_out_acknowledged(c, more);
    return true;
}

static void enabled(sdvp_connection_t *c, const sdvp_stanza_t *stanza)
{
    const char *resume = sdvp_tag_attribute(stanza->xml, "resume");
    const char *id = sdvp_tag_attribute(stanza->xml, "id");
    const char *max = sdvp_tag_attribute(stanza->xml, "max");
    int64_t seconds = 0;
    c->sm_on = true;
    c->sm_proven = true;
    if ((strcmp(resume, "true") == 0 || strcmp(resume, "1") == 0) && strlen(id) < sizeof c->sm_id) {
        memcpy(c->sm_id, id, strlen(id) + 1);
    }
    bool said = sdvp_read_integer(max, strlen(max), 1, 86400, &seconds);
    c->sm_keeps = said ? (uint32_t)seconds * 1000 : USUAL_KEEP_MS;
    sdvp_login_bound(c);
}

static void resumed(sdvp_connection_t *c, const sdvp_stanza_t *stanza)
{
    if (!acknowledged(c, stanza)) {
        c->ended = true;
        sdvp_link_abandon(c, "the XMPP server resumed the stream with a count that is not possible");
        return;
    }
    sdvp_login_resumed(c);
}

/* The XMPP server has counted what we asked it to count: or it does not keep the stream any more, or never does. */
static void failed(sdvp_connection_t *c)
{
    if (c->state == SDVP_LINK_SUSPENDED) {
        sdvp_state_change(c, SDVP_LINK_OFFLINE, "the XMPP server no longer held the stream");
        sdvp_negotiate(c, NULL);
    } else {
        sdvp_sm_reset(c);
        sdvp_login_bound(c);
    }
}

void sdvp_sm_came(sdvp_connection_t *c, const sdvp_stanza_t *stanza)
{
    /* A stream that is still to be resumed counts nothing yet: anybody could say so, before TLS. */
    bool counts = c->sm_on && c->phase != SDVP_PHASE_LOGIN;
    if (strcmp(stanza->name, "r") == 0 && counts) {
        char text[64];
        (void)snprintf(text, sizeof text, "<a xmlns='" SDVP_NS_SM "' h='%" PRIu32 "'/>", c->sm_in);
        sdvp_link_put(c, text);
    } else if (strcmp(stanza->name, "a") == 0 && counts) {
        c->sm_asked = false;
        c->sm_proven = true;
        if (!acknowledged(c, stanza)) {
            c->ended = true;
            sdvp_link_abandon(c, "the XMPP server acknowledged what was not sent");
        } else if (c->first != NULL) {
            sdvp_sm_ask(c);
        }
    } else if (c->phase == SDVP_PHASE_LOGIN && c->authenticated) {
        if (strcmp(stanza->name, "enabled") == 0) {
            enabled(c, stanza);
        } else if (strcmp(stanza->name, "resumed") == 0 && c->state == SDVP_LINK_SUSPENDED) {
            resumed(c, stanza);
        } else if (strcmp(stanza->name, "failed") == 0) {
            failed(c);
        }
    }
}
