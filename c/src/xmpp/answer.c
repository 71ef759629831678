/* Where what comes goes: answers to who asked, requests to the part that takes them, once each is let in. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "data/time.h"
#include "xmpp/stream.h"

void sdvp_link_part_add(sdvp_connection_t *c, sdvp_link_part_t *part)
{
    sdvp_link_part_t **last = &c->parts;
    while (*last != NULL) {
        last = &(*last)->next;
    }
    part->next = NULL;
    *last = part;
    c->caps[0] = '\0';
    if (sdvp_link_is_online(c)) {
        sdvp_presence_announce(c);
    }
}

void sdvp_link_part_remove(sdvp_connection_t *c, sdvp_link_part_t *part)
{
    sdvp_link_part_t **each = &c->parts;
    while (*each != NULL && *each != part) {
        each = &(*each)->next;
    }
    if (*each != NULL) {
        *each = part->next;
    }
    c->caps[0] = '\0';
}

/* The own account and its XMPP server. */
static bool is_of_the_house(const sdvp_connection_t *c, const char *from)
{
    return from == NULL || sdvp_jid_same_account(from, c->jid) || sdvp_jid_same(from, c->domain);
}

static bool is_admitted(const sdvp_connection_t *c, const sdvp_stanza_t *iq)
{
    if (is_of_the_house(c, iq->from)) {
        return true;
    }
    for (const sdvp_link_part_t *part = c->parts; part != NULL; part = part->next) {
        if (part->admits != NULL && !part->admits(part->ctx, iq->from)) {
            return false;
        }
    }
    return true;
}

/* Whether the sender has asked too much, and has been told so. */
static bool is_held_up(sdvp_connection_t *c, const sdvp_stanza_t *iq)
{
    int64_t wait = 0;
    for (const sdvp_link_part_t *part = c->parts; part != NULL && !is_of_the_house(c, iq->from); part = part->next) {
        int64_t each = part->holds_up == NULL ? 0 : part->holds_up(part->ctx, iq);
        wait = each > wait ? each : wait;
    }
    if (wait <= 0) {
        return false;
    }
    /* Rounded up, so that who takes it at its word comes in time. */
    int64_t tenths = (wait + 99) / 100;
    char text[96];
    char extra[96];
    (void)snprintf(text, sizeof text,
                   "more calls than this device takes from one account; call again in %" PRId64 ".%" PRId64 " s",
                   tenths / 10, tenths % 10);
    (void)snprintf(extra, sizeof extra, "<retry-after xmlns='" SDVP_NS_LIMITS "' seconds='%" PRId64 ".%" PRId64 "'/>",
                   tenths / 10, tenths % 10);
    sdvp_reply_error_to(c, iq->from, iq->id, (const char *const[3]){"wait", "resource-constraint", text}, extra);
    return true;
}

static void ping(sdvp_connection_t *c, const sdvp_stanza_t *iq)
{
    sdvp_reply_result(c, iq);
}

static void version(sdvp_connection_t *c, const sdvp_stanza_t *iq)
{
    sdvp_text_t *out = sdvp_out_begin(c, "iq", "result", iq->from, iq->id);
    sdvp_text_add(out, "<query xmlns='" SDVP_NS_VERSION "'><name>SDVP</name><version>0.1.0</version></query>");
    (void)sdvp_out_end(c, "iq", NULL, NULL);
}

/* XEP-0202. The time zone is not told, but UTC: it would say where a house stands. */
static void time_of_day(sdvp_connection_t *c, const sdvp_stanza_t *iq)
{
    int64_t us = c->clock->utc_us(c->clock->ctx);
    int64_t seconds = us / 1000000 - (us % 1000000 < 0);
    sdvp_text_t *out = sdvp_out_begin(c, "iq", "result", iq->from, iq->id);
    sdvp_text_add(out, "<time xmlns='" SDVP_NS_TIME "'><tzo>Z</tzo><utc>");
    sdvp_text_date_time(out, seconds);
    sdvp_text_char(out, '.');
    sdvp_text_digits(out, (uint64_t)(us - seconds * 1000000) / 1000, 3);
    sdvp_text_add(out, "Z</utc></time>");
    (void)sdvp_out_end(c, "iq", NULL, NULL);
}

typedef struct own {
    const char *name;
    const char *ns;
    void (*answer)(sdvp_connection_t *c, const sdvp_stanza_t *iq);
} own_t;

/* What every connection answers. */
static const own_t *own_of(const sdvp_stanza_t *iq)
{
    static const own_t OWN[] = {
        {"ping", SDVP_NS_PING, ping},
        {"query", SDVP_NS_DISCO_INFO, sdvp_disco_answer},
        {"query", SDVP_NS_VERSION, version},
        {"time", SDVP_NS_TIME, time_of_day},
    };
    for (size_t i = 0; strcmp(iq->type, "get") == 0 && i < sizeof OWN / sizeof *OWN; i++) {
        if (sdvp_tag_is(iq->payload, OWN[i].name, OWN[i].ns)) {
            return &OWN[i];
        }
    }
    return NULL;
}

static sdvp_link_part_t *part_of(const sdvp_connection_t *c, const sdvp_stanza_t *iq)
{
    sdvp_link_part_t *part = c->parts;
    while (part != NULL && (part->takes == NULL || !part->takes(part->ctx, iq))) {
        part = part->next;
    }
    return part;
}

static void request(sdvp_connection_t *c, const sdvp_stanza_t *iq)
{
    if (iq->id[0] == '\0') {
        return; /* nobody could match an answer */
    }
    if (iq->payload == NULL) {
        if (is_admitted(c, iq)) {
            sdvp_reply_error(c, iq, "modify", "bad-request", "expected an element in the iq, came none");
        } else {
            sdvp_reply_unavailable(c, iq);
        }
        return;
    }
    if (sdvp_roster_is_push(c, iq)) {
        sdvp_roster_push(c, iq);
        return;
    }
    const own_t *own = own_of(iq);
    sdvp_link_part_t *part = own == NULL ? part_of(c, iq) : NULL;
    if ((own == NULL && part == NULL) || !is_admitted(c, iq)) {
        sdvp_reply_unavailable(c, iq);
    } else if (!is_held_up(c, iq)) {
        if (own != NULL) {
            own->answer(c, iq);
        } else {
            part->on_request(part->ctx, iq);
        }
    }
}

static void message(sdvp_connection_t *c, const sdvp_stanza_t *stanza)
{
    if (strcmp(stanza->type, "error") == 0 || stanza->from == NULL) {
        return;
    }
    for (sdvp_link_part_t *part = c->parts; part != NULL; part = part->next) {
        if (part->on_message != NULL) {
            part->on_message(part->ctx, stanza);
        }
    }
}

void sdvp_link_dispatch(sdvp_connection_t *c, const sdvp_stanza_t *stanza)
{
    if (stanza->from != NULL && strlen(stanza->from) > SDVP_JID_MAX) {
        return; /* as nobody who is known has so long an address */
    }
    sdvp_link_heard(c, stanza);
    if (strcmp(stanza->name, "presence") == 0) {
        sdvp_presence_came(c, stanza);
    } else if (strcmp(stanza->name, "message") == 0) {
        message(c, stanza);
    } else if (strcmp(stanza->type, "get") == 0 || strcmp(stanza->type, "set") == 0) {
        request(c, stanza);
    } else {
        sdvp_iq_answered(c, stanza);
    }
}
