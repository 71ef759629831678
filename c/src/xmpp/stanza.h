/* Stanzas: what came, looked into; what is sent, written as text. */
#ifndef SDVP_XMPP_STANZA_H
#define SDVP_XMPP_STANZA_H

#include <strophe.h>

#include "base/text.h"

#define SDVP_NS_STANZAS "urn:ietf:params:xml:ns:xmpp-stanzas"
#define SDVP_NS_ROSTER "jabber:iq:roster"
#define SDVP_NS_DISCO_INFO "http://jabber.org/protocol/disco#info"
#define SDVP_NS_CAPS "http://jabber.org/protocol/caps"
#define SDVP_NS_PING "urn:xmpp:ping"
#define SDVP_NS_TIME "urn:xmpp:time"
#define SDVP_NS_VERSION "jabber:iq:version"
#define SDVP_NS_DELAY "urn:xmpp:delay"
#define SDVP_NS_SM "urn:xmpp:sm:3"
#define SDVP_NS_LIMITS "urn:sdvp:limits:1"
#define SDVP_METERED "urn:sdvp:link:metered"

/* A stanza that came; all of it is libstrophe's, and good as long as the stanza is handled. */
typedef struct sdvp_stanza {
    xmpp_stanza_t *xml;
    const char *name; /* iq, message, presence */
    const char *type; /* "": none */
    const char *id;   /* "": none */
    const char *from; /* NULL: the own XMPP server, for the own account */
    xmpp_stanza_t *payload; /* first child element; NULL: none */
} sdvp_stanza_t;

sdvp_stanza_t sdvp_stanza_of(xmpp_stanza_t *xml);
/* Name and namespace of an element that may be NULL. */
bool sdvp_tag_is(xmpp_stanza_t *element, const char *name, const char *ns);
/* The first child of that name and namespace; NULL: none. */
xmpp_stanza_t *sdvp_tag_child(xmpp_stanza_t *element, const char *name, const char *ns);
/* An attribute, "" if it is missing. */
const char *sdvp_tag_attribute(xmpp_stanza_t *element, const char *name);
/* Copies the text of an element, cut at `size`; "" for none. */
void sdvp_tag_text(xmpp_stanza_t *element, char *to, size_t size);
/* Whether an XMPP server had kept it for later (XEP-0203). */
bool sdvp_stanza_is_delayed(const sdvp_stanza_t *stanza);

/* What an error says. */
typedef struct sdvp_stanza_error {
    const char *condition; /* "undefined-condition" if it names none */
    char text[160];
    xmpp_stanza_t *application; /* element of a namespace of its own; NULL: none */
} sdvp_stanza_error_t;
void sdvp_stanza_error_of(const sdvp_stanza_t *stanza, sdvp_stanza_error_t *to);
/* Whether a condition says that the addressee was not reached at all. */
bool sdvp_means_unreachable(const char *condition);

/* Text in an attribute in single quotes, or between tags. */
void sdvp_write_escaped(sdvp_text_t *to, const char *text);
/* " name='value'", escaped; nothing if value is NULL or "". */
void sdvp_write_attribute(sdvp_text_t *to, const char *name, const char *value);

#endif
