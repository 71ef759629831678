/* Between stanzas and messages of the services. */
#ifndef SDVP_XMPP_FORMAT_H
#define SDVP_XMPP_FORMAT_H

#include "wire/format.h"
#include "xmpp/stream.h"

/* All formats that the library has, the one that is preferred first. */
extern const sdvp_format_t *(*const SDVP_FORMATS[])(void);
extern const size_t SDVP_FORMAT_COUNT;

/* NULL: there is none of that name. */
const sdvp_format_t *sdvp_format_named(const char *name);

/* Which formats a transport speaks, as many as there are. */
enum { SDVP_MOST_FORMATS = 4 };
typedef struct sdvp_formats {
    const sdvp_format_t *each[SDVP_MOST_FORMATS];
    size_t count;
    const char *features[SDVP_MOST_FORMATS * 8 + 1]; /* of all, ended by NULL */
    const char *automation;
} sdvp_formats_t;

/* By names ended by NULL; `names` NULL: all. False if one is not known. */
bool sdvp_formats_of(sdvp_formats_t *formats, const char *const *names);
/* Tells more features, each once, and an identity where there is none yet. */
void sdvp_formats_tell(sdvp_formats_t *formats, const char *const *features, const char *automation);
/* Whether a payload is in the namespace of one. */
bool sdvp_formats_know(const sdvp_formats_t *formats, xmpp_stanza_t *payload);
/* The format of a payload whose tree is read; NULL: of none. */
const sdvp_format_t *sdvp_formats_find(const sdvp_formats_t *formats, const sdvp_xml_t *payload);

/* An element of libstrophe as a tree that borrows its texts. `fault` must not be NULL. NULL if it is beyond a limit. */
const sdvp_xml_t *sdvp_tree_of(xmpp_stanza_t *element, sdvp_arena_t *arena, sdvp_fault_t *fault);
/* "bad-value at getDataValues/r: …" */
void sdvp_fault_words(const sdvp_fault_t *fault, char *to, size_t size);

#endif
