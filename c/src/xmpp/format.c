#include "xmpp/format.h"

#include <stdio.h>
#include <string.h>

const sdvp_format_t *(*const SDVP_FORMATS[])(void) = {sdvp_compact, sdvp_rpc};
const size_t SDVP_FORMAT_COUNT = sizeof SDVP_FORMATS / sizeof *SDVP_FORMATS;

const sdvp_format_t *sdvp_format_named(const char *name)
{
    for (size_t i = 0; i < SDVP_FORMAT_COUNT; i++) {
        if (strcmp(SDVP_FORMATS[i]()->name, name) == 0) {
            return SDVP_FORMATS[i]();
        }
    }
    return NULL;
}

static bool is_told(const sdvp_formats_t *formats, const char *feature)
{
    const char *const *each = formats->features;
    while (*each != NULL && strcmp(*each, feature) != 0) {
        each++;
    }
    return *each != NULL;
}

void sdvp_formats_tell(sdvp_formats_t *formats, const char *const *features, const char *automation)
{
    size_t count = 0;
    while (formats->features[count] != NULL) {
        count++;
    }
    const size_t most = sizeof formats->features / sizeof *formats->features - 1;
    for (; *features != NULL && count < most; features++) {
        if (!is_told(formats, *features)) {
            formats->features[count++] = *features;
        }
    }
    formats->automation = formats->automation == NULL ? automation : formats->automation;
}

static bool add(sdvp_formats_t *formats, const sdvp_format_t *format)
{
    if (format == NULL || formats->count == SDVP_MOST_FORMATS) {
        return false;
    }
    sdvp_formats_tell(formats, format->features, format->automation);
    formats->each[formats->count++] = format;
    return true;
}

bool sdvp_formats_of(sdvp_formats_t *formats, const char *const *names)
{
    *formats = (sdvp_formats_t){0};
    bool good = true;
    for (size_t i = 0; names == NULL && i < SDVP_FORMAT_COUNT; i++) {
        good &= add(formats, SDVP_FORMATS[i]());
    }
    for (; names != NULL && *names != NULL; names++) {
        good &= add(formats, sdvp_format_named(*names));
    }
    return good && formats->count > 0;
}

bool sdvp_formats_know(const sdvp_formats_t *formats, xmpp_stanza_t *payload)
{
    const char *ns = payload == NULL ? NULL : xmpp_stanza_get_ns(payload);
    for (size_t i = 0; ns != NULL && i < formats->count; i++) {
        if (strcmp(formats->each[i]->space, ns) == 0) {
            return true;
        }
    }
    return false;
}

const sdvp_format_t *sdvp_formats_find(const sdvp_formats_t *formats, const sdvp_xml_t *payload)
{
    for (size_t i = 0; i < formats->count; i++) {
        if (strcmp(formats->each[i]->space, payload->space) == 0 && formats->each[i]->is_ours(payload)) {
            return formats->each[i];
        }
    }
    return NULL;
}

enum { MOST_ATTRIBUTES = 64, TREE_DEPTH = 256 }; /* the latter is beyond the limit of SDVP_XML_LIMITS */

/* libstrophe keeps the names of attributes without their prefixes and namespaces. */
static void add_attributes(xmpp_stanza_t *element, sdvp_xml_builder_t *builder)
{
    const char *pairs[MOST_ATTRIBUTES * 2 + 4];
    int count = xmpp_stanza_get_attributes(element, pairs, MOST_ATTRIBUTES * 2 + 4);
    for (int i = 0; i + 1 < count; i += 2) {
        if (strcmp(pairs[i], "xmlns") != 0) {
            (void)sdvp_xml_attribute(builder, "", pairs[i], pairs[i + 1]);
        }
    }
}

static void start(xmpp_stanza_t *element, sdvp_xml_builder_t *builder)
{
    const char *ns = xmpp_stanza_get_ns(element);
    (void)sdvp_xml_start(builder, ns == NULL ? "" : ns, xmpp_stanza_get_name(element));
    add_attributes(element, builder);
}

/* Without recursion: how deep it goes is the sender's to choose, up to the limit that the builder holds. */
const sdvp_xml_t *sdvp_tree_of(xmpp_stanza_t *element, sdvp_arena_t *arena, sdvp_fault_t *fault)
{
    xmpp_stanza_t *open[TREE_DEPTH];
    size_t depth = 0;
    sdvp_xml_builder_t builder = sdvp_xml_build(arena, &SDVP_XML_LIMITS, true, fault);
    xmpp_stanza_t *child = xmpp_stanza_get_children(element);
    start(element, &builder);
    while (builder.error == SDVP_OK) {
        if (child == NULL) {
            (void)sdvp_xml_end(&builder);
            if (depth == 0) {
                break;
            }
            child = xmpp_stanza_get_next(open[--depth]);
        } else if (xmpp_stanza_is_tag(child)) {
            start(child, &builder);
            if (builder.error == SDVP_OK && depth < TREE_DEPTH) {
                open[depth++] = child;
                child = xmpp_stanza_get_children(child);
            }
        } else {
            const char *text = xmpp_stanza_get_text_ptr(child);
            (void)sdvp_xml_text(&builder, text == NULL ? "" : text, text == NULL ? 0 : strlen(text));
            child = xmpp_stanza_get_next(child);
        }
    }
    return builder.error == SDVP_OK ? builder.root : NULL;
}

void sdvp_fault_words(const sdvp_fault_t *fault, char *to, size_t size)
{
    (void)snprintf(to, size, "%s at %s: %s", sdvp_error_name(fault->error), *fault->path == '\0' ? "the start" : fault->path,
                   fault->detail);
}
