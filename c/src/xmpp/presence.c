/* Presence (RFC 6121 clauses 3 and 4): the own, that of others, and who may hear whose. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "xmpp/stream.h"

static void send_presence(sdvp_connection_t *c, const char *type, const char *to)
{
    (void)sdvp_out_begin(c, "presence", type, to, NULL);
    (void)sdvp_out_end(c, "presence", NULL, NULL);
}

void sdvp_presence_announce(sdvp_connection_t *c)
{
    sdvp_caps_renew(c);
    sdvp_text_t *out = sdvp_out_begin(c, "presence", NULL, NULL, NULL);
    if (c->settings.priority != 0) {
        sdvp_text_add(out, "<priority>");
        sdvp_text_number(out, c->settings.priority);
        sdvp_text_add(out, "</priority>");
    }
    sdvp_text_add(out, "<c xmlns='" SDVP_NS_CAPS "' hash='sha-1' node='urn:sdvp'");
    sdvp_write_attribute(out, "ver", c->caps);
    sdvp_text_add(out, "/>");
    (void)sdvp_out_end(c, "presence", NULL, NULL);
}

static sdvp_presence_t *find(const sdvp_connection_t *c, const char *jid)
{
    for (size_t i = 0; i < c->presence_count; i++) {
        if (sdvp_jid_same(c->presences[i].jid, jid)) {
            return &c->presences[i];
        }
    }
    return NULL;
}

static sdvp_presence_t *add(sdvp_connection_t *c, const char *jid)
{
    if (c->presence_count == c->presence_room) {
        size_t room = c->presence_room == 0 ? 8 : c->presence_room * 2;
        sdvp_presence_t *more = sdvp_resize(c->presences, room * sizeof *more);
        if (more == NULL) {
            return NULL;
        }
        c->presences = more;
        c->presence_room = room;
    }
    char *copy = c->presence_count < c->settings.max_contacts ? sdvp_copy_text(jid) : NULL;
    if (copy == NULL) {
        return NULL;
    }
    sdvp_presence_t *presence = &c->presences[c->presence_count++];
    *presence = (sdvp_presence_t){.jid = copy};
    return presence;
}

static void available(sdvp_connection_t *c, const sdvp_stanza_t *stanza)
{
    sdvp_presence_t *presence = find(c, stanza->from);
    /* Anybody may send presence: what strangers send is not kept, so that there is room for contacts. */
    bool is_known = sdvp_roster_has(c, stanza->from) || sdvp_jid_same_account(stanza->from, c->jid);
    presence = presence == NULL && is_known ? add(c, stanza->from) : presence;
    if (presence == NULL) {
        return;
    }
    xmpp_stanza_t *priority = xmpp_stanza_get_child_by_name(stanza->xml, "priority");
    char text[16] = "0";
    if (priority != NULL) {
        sdvp_tag_text(priority, text, sizeof text);
    }
    presence->priority = (int)strtol(text, NULL, 10);
}

static void unavailable(sdvp_connection_t *c, const sdvp_stanza_t *stanza)
{
    sdvp_presence_t *presence = find(c, stanza->from);
    if (presence != NULL) {
        sdvp_release(presence->jid);
        *presence = c->presences[--c->presence_count];
    }
}

/* Who has a role gets the own presence; anyone else's request is left unanswered. */
static void asked(sdvp_connection_t *c, const sdvp_stanza_t *stanza)
{
    sdvp_jid_t account;
    if (sdvp_roster_roles(c, stanza->from) != 0 && sdvp_jid_bare(stanza->from, account)) {
        send_presence(c, "subscribed", account);
    } else {
        sdvp_link_tell(c, SDVP_INFO, "left a subscription request unanswered: %.200s has no role in the roster of %s",
                  stanza->from, c->settings.jid);
    }
}

void sdvp_presence_came(sdvp_connection_t *c, const sdvp_stanza_t *stanza)
{
    if (stanza->from == NULL) {
        return;
    }
    if (strcmp(stanza->type, "subscribe") == 0) {
        asked(c, stanza);
    } else if (*stanza->type == '\0' && sdvp_jid_is_full(stanza->from)) {
        available(c, stanza);
    } else if (strcmp(stanza->type, "unavailable") == 0) {
        unavailable(c, stanza);
    } else {
        return;
    }
    for (sdvp_link_part_t *part = c->parts; part != NULL; part = part->next) {
        if (part->on_presence != NULL) {
            part->on_presence(part->ctx, stanza);
        }
    }
}

const char *sdvp_presence_find(const sdvp_connection_t *c, const char *account)
{
    const sdvp_presence_t *best = NULL;
    for (size_t i = 0; i < c->presence_count; i++) {
        const sdvp_presence_t *each = &c->presences[i];
        if (sdvp_jid_same_account(each->jid, account) && !sdvp_jid_same(each->jid, c->jid)
            && (best == NULL || each->priority > best->priority)) {
            best = each;
        }
    }
    return best == NULL ? NULL : best->jid;
}

void sdvp_presence_free(sdvp_connection_t *c)
{
    while (c->presence_count > 0) {
        sdvp_release(c->presences[--c->presence_count].jid);
    }
}

sdvp_error_t sdvp_presence_ask(sdvp_connection_t *c, const char *account)
{
    if (!sdvp_jid_is_bare(account)) {
        return SDVP_BAD_ARGUMENT;
    }
    if (c->state == SDVP_LINK_OFFLINE) {
        return SDVP_NOT_ONLINE;
    }
    send_presence(c, "subscribe", account);
    send_presence(c, "subscribed", account);
    return SDVP_OK;
}
