/* The own roster (RFC 6121 clause 2): who may be what, by the groups it is in. */
#include <string.h>

#include "base/memory.h"
#include "xmpp/stream.h"

static const uint32_t ANSWER_MS = 30000;

static sdvp_contact_t *find(const sdvp_connection_t *c, const char *jid)
{
    for (size_t i = 0; i < c->contact_count; i++) {
        if (sdvp_jid_same_account(c->contacts[i].account, jid)) {
            return &c->contacts[i];
        }
    }
    return NULL;
}

unsigned sdvp_roster_roles(const sdvp_connection_t *c, const char *jid)
{
    const sdvp_contact_t *contact = find(c, jid);
    return contact == NULL ? 0 : contact->roles;
}

bool sdvp_roster_has(const sdvp_connection_t *c, const char *jid)
{
    return find(c, jid) != NULL;
}

static void changed(sdvp_connection_t *c, const char *account)
{
    for (sdvp_link_part_t *part = c->parts; part != NULL; part = part->next) {
        if (part->on_roster != NULL) {
            part->on_roster(part->ctx, account);
        }
    }
}

static sdvp_contact_t *add(sdvp_connection_t *c, const char *account)
{
    if (c->contact_count == c->contact_room) {
        size_t room = c->contact_room == 0 ? 8 : c->contact_room * 2;
        sdvp_contact_t *more = room > 2 * (size_t)c->settings.max_contacts
                                   ? NULL
                                   : sdvp_resize(c->contacts, room * sizeof *more);
        if (more == NULL) {
            return NULL;
        }
        c->contacts = more;
        c->contact_room = room;
    }
    char *copy = c->contact_count < c->settings.max_contacts ? sdvp_copy_text(account) : NULL;
    if (copy == NULL) {
        return NULL;
    }
    sdvp_contact_t *contact = &c->contacts[c->contact_count++];
    *contact = (sdvp_contact_t){.account = copy};
    return contact;
}

static void take_out(sdvp_connection_t *c, sdvp_contact_t *contact)
{
    char *account = contact->account;
    *contact = c->contacts[--c->contact_count];
    changed(c, account);
    sdvp_release(account);
}

static unsigned roles_of(const sdvp_connection_t *c, xmpp_stanza_t *item)
{
    unsigned roles = 0;
    for (xmpp_stanza_t *child = xmpp_stanza_get_children(item); child != NULL; child = xmpp_stanza_get_next(child)) {
        char group[256];
        if (!sdvp_tag_is(child, "group", SDVP_NS_ROSTER)) {
            continue;
        }
        sdvp_tag_text(child, group, sizeof group);
        for (size_t i = 0; i < c->settings.group_count; i++) {
            roles |= strcmp(group, c->settings.groups[i].name) == 0 ? c->settings.groups[i].role : 0;
        }
    }
    return roles;
}

static void apply(sdvp_connection_t *c, xmpp_stanza_t *item)
{
    const char *jid = sdvp_tag_attribute(item, "jid");
    const char *subscription = sdvp_tag_attribute(item, "subscription");
    sdvp_jid_t account;
    if (*jid == '\0' || !sdvp_jid_bare(jid, account)) {
        sdvp_link_tell(c, SDVP_WARNING, "passed over a contact of the roster: expected an address, came \"%.80s\"", jid);
        return;
    }
    sdvp_contact_t *contact = find(c, account);
    if (strcmp(subscription, "remove") == 0) {
        if (contact != NULL) {
            take_out(c, contact);
        }
        return;
    }
    contact = contact == NULL ? add(c, account) : contact;
    if (contact == NULL) {
        sdvp_link_tell(c, SDVP_SEVERE, "%s is left out of the roster: there are %zu contacts", account, c->contact_count);
        return;
    }
    unsigned roles = roles_of(c, item);
    bool differs = roles != contact->roles;
    contact->roles = roles;
    contact->is_heard = strcmp(subscription, "both") == 0 || strcmp(subscription, "from") == 0;
    contact->seen = true;
    if (differs) {
        changed(c, account);
    }
}

static void apply_all(sdvp_connection_t *c, xmpp_stanza_t *query)
{
    xmpp_stanza_t *item = query == NULL ? NULL : xmpp_stanza_get_children(query);
    for (; item != NULL; item = xmpp_stanza_get_next(item)) {
        if (sdvp_tag_is(item, "item", SDVP_NS_ROSTER)) {
            apply(c, item);
        }
    }
}

static void loaded(void *ctx, sdvp_error_t error, const sdvp_stanza_t *answer)
{
    sdvp_connection_t *c = ctx;
    if (error == SDVP_OK) {
        for (size_t i = 0; i < c->contact_count; i++) {
            c->contacts[i].seen = false;
        }
        apply_all(c, answer->payload);
        for (size_t i = c->contact_count; i > 0; i--) {
            if (!c->contacts[i - 1].seen) {
                take_out(c, &c->contacts[i - 1]);
            }
        }
    }
    sdvp_login_roster(c, error);
}

void sdvp_roster_load(sdvp_connection_t *c)
{
    sdvp_text_t *out = sdvp_iq_begin(c, "get", NULL);
    sdvp_text_add(out, "<query xmlns='" SDVP_NS_ROSTER "'/>");
    sdvp_error_t error = sdvp_iq_send(c, NULL, ANSWER_MS, loaded, c, NULL);
    if (error != SDVP_OK) {
        sdvp_login_roster(c, error);
    }
}

/* RFC 6121 2.1.6: only the own XMPP server may push; from anyone else it would grant a role. */
bool sdvp_roster_is_push(const sdvp_connection_t *c, const sdvp_stanza_t *iq)
{
    bool is_own = iq->from == NULL
                  || (sdvp_jid_same_account(iq->from, c->jid) && iq->from[sdvp_jid_bare_length(iq->from)] == '\0');
    return is_own && strcmp(iq->type, "set") == 0 && sdvp_tag_is(iq->payload, "query", SDVP_NS_ROSTER);
}

void sdvp_roster_push(sdvp_connection_t *c, const sdvp_stanza_t *iq)
{
    sdvp_reply_result(c, iq);
    apply_all(c, iq->payload);
}

void sdvp_roster_free(sdvp_connection_t *c)
{
    for (size_t i = 0; i < c->contact_count; i++) {
        sdvp_release(c->contacts[i].account);
    }
    sdvp_release(c->contacts);
    c->contacts = NULL;
    c->contact_count = 0;
    c->contact_room = 0;
}

typedef struct change {
    sdvp_roster_done_t done;
    void *ctx;
} change_t;

static void change_answered(void *ctx, sdvp_error_t error, const sdvp_stanza_t *answer)
{
    (void)answer;
    change_t change = *(change_t *)ctx;
    sdvp_release(ctx);
    if (change.done != NULL) {
        change.done(change.ctx, error);
    }
}

sdvp_error_t sdvp_roster_set(
    sdvp_connection_t *c, const char *account, const char *const *groups, size_t count, sdvp_roster_done_t done,
    void *ctx)
{
    if (!sdvp_jid_is_bare(account)) {
        return SDVP_BAD_ARGUMENT;
    }
    change_t *change = sdvp_alloc(sizeof *change);
    if (change == NULL) {
        return SDVP_NO_MEMORY;
    }
    *change = (change_t){done, ctx};
    sdvp_text_t *out = sdvp_iq_begin(c, "set", NULL);
    sdvp_text_add(out, "<query xmlns='" SDVP_NS_ROSTER "'><item");
    sdvp_write_attribute(out, "jid", account);
    sdvp_text_add(out, groups == NULL ? " subscription='remove'>" : ">");
    for (size_t i = 0; groups != NULL && i < count; i++) {
        sdvp_text_add(out, "<group>");
        sdvp_write_escaped(out, groups[i]);
        sdvp_text_add(out, "</group>");
    }
    sdvp_text_add(out, "</item></query>");
    sdvp_error_t error = sdvp_iq_send(c, NULL, ANSWER_MS, change_answered, change, NULL);
    if (error != SDVP_OK) {
        sdvp_release(change);
    }
    return error;
}
