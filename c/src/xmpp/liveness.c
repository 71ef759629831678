/*
 * Who is still there (XEP-0199). The own stream: when nothing came for a while its XMPP server is asked, and if that does
 * not answer, the link is given up. Peers that are watched: whatever comes from one shows that it is there; one that
 * answers nothing counts as gone, if the own stream is alive.
 */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "xmpp/stream.h"

static const uint32_t IDLE_MS = 120000;
static const uint32_t METERED_MS = 60000;
static const uint32_t METERED_LONGEST_MS = 900000;

static sdvp_text_t *begin_ping(sdvp_connection_t *c, const char *to)
{
    sdvp_text_t *out = sdvp_iq_begin(c, "get", to);
    sdvp_text_add(out, "<ping xmlns='" SDVP_NS_PING "'/>");
    return out;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* To which the interval of the own stream may grow. */
static uint32_t longest(const sdvp_connection_t *c)
{
    return c->settings.metered ? METERED_LONGEST_MS : c->watches != NULL ? c->settings.ping_interval : IDLE_MS;
}

void sdvp_liveness_begin(sdvp_connection_t *c)
{
    c->heard = sdvp_link_now(c);
    c->pinging = false;
    c->ping_interval = c->settings.ping_interval;
}

static void own_answered(void *ctx, sdvp_error_t error, const sdvp_stanza_t *answer)
{
    sdvp_connection_t *c = ctx;
    (void)answer;
    c->pinging = false;
    c->ping_interval = least(c->ping_interval * 2, longest(c));
    if (error == SDVP_TIMED_OUT && c->heard <= c->ping_asked && sdvp_link_is_online(c)) {
        char reason[128];
        (void)snprintf(reason, sizeof reason, "the XMPP server said nothing for %u s and did not answer a ping",
                       (unsigned)((sdvp_link_now(c) - c->heard) / 1000));
        /*
         * Prosody 0.12 goes on with the parser of the old link: if that had broken within a stanza, it takes all that
         * comes for a part of it, and hears nothing or says not-well-formed.
         */
        c->ended = c->ended || !c->sm_proven;
        sdvp_link_abandon(c, reason);
    }
}

static int64_t own_due(const sdvp_connection_t *c)
{
    return c->pinging || !sdvp_link_is_online(c) ? SDVP_NEVER : c->heard + least(c->ping_interval, longest(c));
}

static void run_own(sdvp_connection_t *c)
{
    int64_t now = sdvp_link_now(c);
    if (now < own_due(c)) {
        return;
    }
    c->ping_interval = least(c->ping_interval, longest(c));
    c->ping_asked = now;
    (void)begin_ping(c, c->domain);
    c->pinging = sdvp_iq_send(c, c->domain, c->settings.ping_timeout, own_answered, c, NULL) == SDVP_OK;
    if (!c->pinging) {
        c->heard = now; /* too much is under way already; what comes back will tell */
    }
}

/* Whether a stanza can only come from the sender that it names. */
static bool is_own_word(const sdvp_stanza_t *stanza)
{
    if (stanza->from == NULL || strcmp(stanza->type, "error") == 0) {
        return false;
    }
    bool is_presence = strcmp(stanza->name, "presence") == 0;
    return (!is_presence || *stanza->type == '\0') && !sdvp_stanza_is_delayed(stanza);
}

void sdvp_link_heard(sdvp_connection_t *c, const sdvp_stanza_t *stanza)
{
    int64_t now = sdvp_link_now(c);
    c->heard = now;
    if (c->watches == NULL || !is_own_word(stanza)) {
        return;
    }
    for (sdvp_peer_watch_t *watch = c->watches; watch != NULL; watch = watch->next) {
        if (sdvp_jid_same(watch->peer, stanza->from)) {
            watch->heard = now;
            bool only_answers = strcmp(stanza->type, "result") == 0;
            if (!only_answers && watch->interval != c->settings.ping_interval && watch->longest == watch->interval) {
                watch->interval = c->settings.ping_interval;
            }
        }
    }
}

static void unlink_watch(sdvp_connection_t *c, sdvp_peer_watch_t *watch)
{
    sdvp_peer_watch_t **each = &c->watches;
    while (*each != NULL && *each != watch) {
        each = &(*each)->next;
    }
    if (*each != NULL) {
        *each = watch->next;
    }
    sdvp_iq_forget(c, watch->question);
}

static void end(sdvp_peer_watch_t *watch, const char *why)
{
    sdvp_connection_t *c = watch->connection;
    unlink_watch(c, watch);
    watch->gone(watch->gone_ctx, watch->peer, why);
    sdvp_release(watch);
}

/* That says nothing about the peer. */
static void own_stream_away(sdvp_peer_watch_t *watch)
{
    watch->heard = sdvp_link_now(watch->connection);
    watch->due = watch->heard + watch->interval;
}

static void server_answered(void *ctx, sdvp_error_t error, const sdvp_stanza_t *answer)
{
    sdvp_peer_watch_t *watch = ctx;
    watch->question = 0;
    if (watch->heard > watch->asked) {
        watch->due = watch->heard + watch->interval;
    } else if (answer != NULL || error == SDVP_OK) {
        end(watch, "it does not answer pings");
    } else {
        own_stream_away(watch);
    }
}

/* Nothing else came either: is it the own stream? */
static void ask_own_server(sdvp_peer_watch_t *watch)
{
    sdvp_connection_t *c = watch->connection;
    watch->due = SDVP_NEVER;
    (void)begin_ping(c, c->domain);
    if (sdvp_iq_send(c, c->domain, c->settings.ping_timeout, server_answered, watch, &watch->question) != SDVP_OK) {
        own_stream_away(watch);
    }
}

static void not_answered(sdvp_peer_watch_t *watch, sdvp_error_t error, const sdvp_stanza_t *answer)
{
    sdvp_connection_t *c = watch->connection;
    if (answer != NULL) {
        sdvp_stanza_error_t why;
        sdvp_stanza_error_of(answer, &why);
        if (sdvp_means_unreachable(why.condition)) {
            char text[96];
            (void)snprintf(text, sizeof text, "ping: %s", why.condition);
            end(watch, text);
        } else {
            own_stream_away(watch);
        }
    } else if (error != SDVP_TIMED_OUT || !sdvp_link_is_online(c)) {
        own_stream_away(watch);
    } else if (c->heard > watch->asked) {
        end(watch, "it does not answer pings");
    } else {
        ask_own_server(watch);
    }
}

static void peer_answered(void *ctx, sdvp_error_t error, const sdvp_stanza_t *answer)
{
    sdvp_peer_watch_t *watch = ctx;
    watch->question = 0;
    if (error == SDVP_OK) {
        watch->heard = sdvp_link_now(watch->connection);
        watch->interval = least(watch->interval * 2, watch->longest);
        watch->due = watch->heard + watch->interval;
    } else if (watch->heard > watch->asked) {
        watch->due = watch->heard + watch->interval;
    } else {
        not_answered(watch, error, answer);
    }
}

static void look(sdvp_peer_watch_t *watch)
{
    sdvp_connection_t *c = watch->connection;
    int64_t now = sdvp_link_now(c);
    if (now - watch->heard < watch->interval) {
        watch->due = watch->heard + watch->interval;
    } else if (!sdvp_link_is_online(c)) {
        own_stream_away(watch);
    } else {
        watch->asked = now;
        watch->due = SDVP_NEVER;
        (void)begin_ping(c, watch->peer);
        uint32_t timeout = watch->longest > c->settings.ping_interval && watch->longest >= METERED_MS && !c->settings.metered
                               ? 30000
                               : c->settings.ping_timeout;
        if (sdvp_iq_send(c, watch->peer, timeout, peer_answered, watch, &watch->question) != SDVP_OK) {
            own_stream_away(watch);
        }
    }
}

void sdvp_liveness_run(sdvp_connection_t *c)
{
    run_own(c);
    for (sdvp_peer_watch_t *watch = c->watches; watch != NULL; watch = watch->next) {
        if (watch->due <= sdvp_link_now(c)) {
            look(watch);
        }
    }
}

int64_t sdvp_liveness_deadline(const sdvp_connection_t *c)
{
    int64_t next = own_due(c);
    for (const sdvp_peer_watch_t *watch = c->watches; watch != NULL; watch = watch->next) {
        next = watch->due < next ? watch->due : next;
    }
    return next;
}

sdvp_error_t sdvp_peer_watch(sdvp_connection_t *c, const char *peer, sdvp_peer_gone_t gone, void *ctx)
{
    size_t size = strlen(peer) + 1;
    sdvp_peer_watch_t *watch = sdvp_alloc(sizeof *watch + size);
    if (watch == NULL) {
        return SDVP_NO_MEMORY;
    }
    memcpy(watch->peer, peer, size);
    watch->connection = c;
    watch->gone = gone;
    watch->gone_ctx = ctx;
    watch->interval = c->settings.ping_interval;
    watch->longest = c->settings.metered ? METERED_LONGEST_MS : watch->interval;
    own_stream_away(watch);
    watch->next = c->watches;
    c->watches = watch;
    return SDVP_OK;
}

void sdvp_peer_watch_rarely(sdvp_connection_t *c, const char *peer)
{
    for (sdvp_peer_watch_t *watch = c->watches; watch != NULL; watch = watch->next) {
        if (sdvp_jid_same(watch->peer, peer) && watch->longest < METERED_LONGEST_MS) {
            watch->longest = METERED_LONGEST_MS;
            watch->interval = METERED_MS;
            watch->due = watch->question == 0 ? watch->heard + watch->interval : watch->due;
        }
    }
}

void sdvp_peer_unwatch(sdvp_connection_t *c, const char *peer, const void *ctx)
{
    for (sdvp_peer_watch_t *watch = c->watches; watch != NULL; watch = watch->next) {
        if (watch->gone_ctx == ctx && sdvp_jid_same(watch->peer, peer)) {
            unlink_watch(c, watch);
            sdvp_release(watch);
            return;
        }
    }
}

void sdvp_liveness_free(sdvp_connection_t *c)
{
    while (c->watches != NULL) {
        sdvp_peer_watch_t *watch = c->watches;
        unlink_watch(c, watch);
        sdvp_release(watch);
    }
}
