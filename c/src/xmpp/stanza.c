#include "xmpp/stanza.h"

#include <string.h>

static const char *or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

static xmpp_stanza_t *first_element(xmpp_stanza_t *of)
{
    xmpp_stanza_t *child = xmpp_stanza_get_children(of);
    while (child != NULL && !xmpp_stanza_is_tag(child)) {
        child = xmpp_stanza_get_next(child);
    }
    return child;
}

sdvp_stanza_t sdvp_stanza_of(xmpp_stanza_t *xml)
{
    return (sdvp_stanza_t){
        .xml = xml,
        .name = or_empty(xmpp_stanza_get_name(xml)),
        .type = or_empty(xmpp_stanza_get_type(xml)),
        .id = or_empty(xmpp_stanza_get_id(xml)),
        .from = xmpp_stanza_get_from(xml),
        .payload = first_element(xml),
    };
}

bool sdvp_tag_is(xmpp_stanza_t *element, const char *name, const char *ns)
{
    return element != NULL && strcmp(or_empty(xmpp_stanza_get_name(element)), name) == 0
           && strcmp(or_empty(xmpp_stanza_get_ns(element)), ns) == 0;
}

xmpp_stanza_t *sdvp_tag_child(xmpp_stanza_t *element, const char *name, const char *ns)
{
    xmpp_stanza_t *child = xmpp_stanza_get_children(element);
    while (child != NULL && !sdvp_tag_is(child, name, ns)) {
        child = xmpp_stanza_get_next(child);
    }
    return child;
}

const char *sdvp_tag_attribute(xmpp_stanza_t *element, const char *name)
{
    return or_empty(xmpp_stanza_get_attribute(element, name));
}

void sdvp_tag_text(xmpp_stanza_t *element, char *to, size_t size)
{
    size_t length = 0;
    for (xmpp_stanza_t *child = xmpp_stanza_get_children(element); child != NULL; child = xmpp_stanza_get_next(child)) {
        const char *piece = xmpp_stanza_is_text(child) ? or_empty(xmpp_stanza_get_text_ptr(child)) : "";
        size_t left = size - 1 - length;
        size_t take = strlen(piece) < left ? strlen(piece) : left;
        memcpy(to + length, piece, take);
        length += take;
    }
    to[length] = '\0';
}

bool sdvp_stanza_is_delayed(const sdvp_stanza_t *stanza)
{
    return sdvp_tag_child(stanza->xml, "delay", SDVP_NS_DELAY) != NULL;
}

void sdvp_stanza_error_of(const sdvp_stanza_t *stanza, sdvp_stanza_error_t *to)
{
    *to = (sdvp_stanza_error_t){.condition = "undefined-condition"};
    xmpp_stanza_t *error = xmpp_stanza_get_child_by_name(stanza->xml, "error");
    xmpp_stanza_t *child = error == NULL ? NULL : xmpp_stanza_get_children(error);
    for (; child != NULL; child = xmpp_stanza_get_next(child)) {
        if (!xmpp_stanza_is_tag(child)) {
            continue;
        }
        if (strcmp(or_empty(xmpp_stanza_get_ns(child)), SDVP_NS_STANZAS) != 0) {
            to->application = child;
        } else if (strcmp(xmpp_stanza_get_name(child), "text") == 0) {
            sdvp_tag_text(child, to->text, sizeof to->text);
        } else {
            to->condition = xmpp_stanza_get_name(child);
        }
    }
}

bool sdvp_means_unreachable(const char *condition)
{
    static const char *const THOSE[] = {
        "gone",
        "item-not-found",
        "recipient-unavailable",
        "remote-server-not-found",
        "remote-server-timeout",
        "service-unavailable",
    };
    for (size_t i = 0; i < sizeof THOSE / sizeof *THOSE; i++) {
        if (strcmp(condition, THOSE[i]) == 0) {
            return true;
        }
    }
    return false;
}

void sdvp_write_escaped(sdvp_text_t *to, const char *text)
{
    for (const char *c = text; *c != '\0'; c++) {
        switch (*c) {
        case '&':
            sdvp_text_add(to, "&amp;");
            break;
        case '<':
            sdvp_text_add(to, "&lt;");
            break;
        case '>':
            sdvp_text_add(to, "&gt;");
            break;
        case '\'':
            sdvp_text_add(to, "&apos;");
            break;
        default:
            sdvp_text_char(to, *c);
        }
    }
}

void sdvp_write_attribute(sdvp_text_t *to, const char *name, const char *value)
{
    if (value != NULL && *value != '\0') {
        sdvp_text_char(to, ' ');
        sdvp_text_add(to, name);
        sdvp_text_add(to, "='");
        sdvp_write_escaped(to, value);
        sdvp_text_char(to, '\'');
    }
}
