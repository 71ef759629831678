/* What others may know of us: service discovery (XEP-0030), and its hash in the presence (XEP-0115). */
#include <string.h>

#include "xmpp/stream.h"

#define NODE "urn:sdvp"
#define NAME "SDVP"

enum { MAX_FEATURES = 48 };

static const char *const OWN[] = {SDVP_NS_CAPS, SDVP_NS_DISCO_INFO, SDVP_NS_PING, SDVP_NS_TIME, SDVP_NS_VERSION};

/* All features, sorted by octets, each once. */
static size_t collect(const sdvp_connection_t *c, const char *to[MAX_FEATURES])
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof OWN / sizeof *OWN; i++) {
        to[count++] = OWN[i];
    }
    if (c->settings.metered) {
        to[count++] = SDVP_METERED;
    }
    for (const sdvp_link_part_t *part = c->parts; part != NULL; part = part->next) {
        for (const char *const *each = part->features; each != NULL && *each != NULL && count < MAX_FEATURES; each++) {
            to[count++] = *each;
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const char *feature = to[i];
        size_t place = 0;
        while (place < kept && strcmp(to[place], feature) < 0) {
            place++;
        }
        if (place < kept && strcmp(to[place], feature) == 0) {
            continue;
        }
        memmove(to + place + 1, to + place, (kept - place) * sizeof *to);
        to[place] = feature;
        kept++;
    }
    return kept;
}

/* The automations that parts make of the account, after the program's own identity. */
static const char *automation(const sdvp_connection_t *c, size_t number)
{
    for (const sdvp_link_part_t *part = c->parts; part != NULL; part = part->next) {
        if (part->automation != NULL && number-- == 0) {
            return part->automation;
        }
    }
    return NULL;
}

static void hash(sdvp_connection_t *c, const char *const *features, size_t count)
{
    xmpp_sha1_t *sha = xmpp_sha1_new(c->strophe);
    if (sha == NULL) {
        c->caps[0] = '\0';
        return;
    }
    const char *type = automation(c, 0); /* "automation" sorts before "client" */
    if (type != NULL) {
        const char *pieces[] = {"automation/", type, "//" NAME "<"};
        for (size_t i = 0; i < 3; i++) {
            xmpp_sha1_update(sha, (const unsigned char *)pieces[i], strlen(pieces[i]));
        }
    }
    static const char PROGRAM[] = "client/bot//" NAME "<";
    xmpp_sha1_update(sha, (const unsigned char *)PROGRAM, sizeof PROGRAM - 1);
    for (size_t i = 0; i < count; i++) {
        xmpp_sha1_update(sha, (const unsigned char *)features[i], strlen(features[i]));
        xmpp_sha1_update(sha, (const unsigned char *)"<", 1);
    }
    unsigned char digest[XMPP_SHA1_DIGEST_SIZE];
    xmpp_sha1_final(sha);
    xmpp_sha1_to_digest(sha, digest);
    xmpp_sha1_free(sha);
    sdvp_text_t text = sdvp_text_fixed(c->caps, sizeof c->caps);
    sdvp_text_base64(&text, digest, sizeof digest);
}

void sdvp_caps_renew(sdvp_connection_t *c)
{
    const char *features[MAX_FEATURES];
    hash(c, features, collect(c, features));
}

static void write_identity(sdvp_text_t *out, const char *category, const char *type)
{
    sdvp_text_add(out, "<identity");
    sdvp_write_attribute(out, "category", category);
    sdvp_write_attribute(out, "type", type);
    sdvp_text_add(out, " name='" NAME "'/>");
}

void sdvp_disco_answer(sdvp_connection_t *c, const sdvp_stanza_t *iq)
{
    const char *node = sdvp_tag_attribute(iq->payload, "node");
    if (c->caps[0] == '\0') {
        sdvp_caps_renew(c);
    }
    if (*node != '\0' && (strncmp(node, NODE "#", sizeof NODE) != 0 || strcmp(node + sizeof NODE, c->caps) != 0)) {
        sdvp_reply_error(c, iq, "cancel", "item-not-found", "there is no such node; expected none, or " NODE "#hash");
        return;
    }
    const char *features[MAX_FEATURES];
    size_t count = collect(c, features);
    sdvp_text_t *out = sdvp_out_begin(c, "iq", "result", iq->from, iq->id);
    sdvp_text_add(out, "<query xmlns='" SDVP_NS_DISCO_INFO "'");
    sdvp_write_attribute(out, "node", node);
    sdvp_text_char(out, '>');
    write_identity(out, "client", "bot");
    if (automation(c, 0) != NULL) {
        write_identity(out, "automation", automation(c, 0));
    }
    for (size_t i = 0; i < count; i++) {
        sdvp_text_add(out, "<feature");
        sdvp_write_attribute(out, "var", features[i]);
        sdvp_text_add(out, "/>");
    }
    sdvp_text_add(out, "</query>");
    (void)sdvp_out_end(c, "iq", NULL, NULL);
}
