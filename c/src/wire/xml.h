/* XML as a small tree in an arena, read from text or put together from what an XMPP library has, and written. */
#ifndef SDVP_WIRE_XML_H
#define SDVP_WIRE_XML_H

#include "base/text.h"

/* An attribute without namespace; those with one are passed over. */
typedef struct sdvp_xml_attribute {
    const char *name;
    const char *value;
    size_t length; /* of the value, in octets */
    struct sdvp_xml_attribute *next;
} sdvp_xml_attribute_t;

/* An element. It has either children or text; white space between children is dropped. */
typedef struct sdvp_xml {
    const char *space; /* namespace, "": none */
    const char *name;  /* without prefix */
    const char *text;
    size_t length; /* of the text, in octets */
    sdvp_xml_attribute_t *attributes;
    size_t attribute_count;
    struct sdvp_xml *parent;
    struct sdvp_xml *next;
    struct sdvp_xml *first;
    struct sdvp_xml *last;
    size_t count; /* children */
} sdvp_xml_t;

/* NULL if there is none. */
const sdvp_xml_attribute_t *sdvp_xml_find(const sdvp_xml_t *xml, const char *name);
/*
 * The place of an element below its root, "getDataValues/r[2]"; [n] is the n-th child of that name, left out for the first.
 * `suffix` is put behind it. What is too long is cut.
 */
void sdvp_xml_path(const sdvp_xml_t *xml, const char *suffix, char *to, size_t size);

/*
 * Fills in `fault` (not NULL) for what is wrong at an element, or, if `attribute` is not NULL, at an attribute of it, and
 * returns `error`.
 */
sdvp_error_t sdvp_xml_fault(
    sdvp_fault_t *fault, sdvp_error_t error, const sdvp_xml_t *at, const char *attribute, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* What a reader takes; docs/wire/compact.md. Characters are counted as UTF-16 has them. */
typedef struct sdvp_xml_limits {
    size_t depth;
    size_t characters;
    size_t children;
    size_t attributes;
    size_t attribute_length;
    size_t text_length;
} sdvp_xml_limits_t;
extern const sdvp_xml_limits_t SDVP_XML_LIMITS;
/* Octets of a namespace that is within the limits, at most. */
#define SDVP_XML_MAX_SPACE (3 * 4096)

/*
 * Puts a tree together, within limits. Any step that fails fills in `fault` and makes all later ones fail the same way.
 */
typedef struct sdvp_xml_builder {
    sdvp_arena_t *arena;
    const sdvp_xml_limits_t *limits;
    sdvp_fault_t *fault;
    bool borrow;
    sdvp_error_t error;
    sdvp_xml_t *top; /* innermost open element */
    sdvp_xml_t *root;
    size_t depth;
    size_t characters;
    char *text; /* of the innermost open element so far */
    size_t length;
    size_t units;
    size_t room;
} sdvp_xml_builder_t;

/*
 * Begins. With `borrow`, names, namespaces, values and texts are not copied (a text that comes in several pieces is); they
 * must outlive the tree. `fault` must not be NULL.
 */
sdvp_xml_builder_t sdvp_xml_build(
    sdvp_arena_t *arena, const sdvp_xml_limits_t *limits, bool borrow, sdvp_fault_t *fault);
sdvp_error_t sdvp_xml_start(sdvp_xml_builder_t *builder, const char *space, const char *name);
/* Of the element that was started last, before its content; `space` "" for what has no prefix. */
sdvp_error_t sdvp_xml_attribute(sdvp_xml_builder_t *builder, const char *space, const char *name, const char *value);
/* With `borrow` there must be a NUL behind `length` octets. */
sdvp_error_t sdvp_xml_text(sdvp_xml_builder_t *builder, const char *text, size_t length);
sdvp_error_t sdvp_xml_end(sdvp_xml_builder_t *builder);
/* Refuses what is built so far, at the innermost open element. */
sdvp_error_t sdvp_xml_refuse(sdvp_xml_builder_t *builder, sdvp_error_t error, const char *detail);

/*
 * Reads a document in UTF-8: one element. No DTD, no comment, no processing instruction; the limits hold while it is read.
 * The tree is the arena's.
 */
sdvp_error_t sdvp_xml_read(
    sdvp_arena_t *arena, const char *text, size_t length, const sdvp_xml_t **to, sdvp_fault_t *fault);

/* Writes XML in the canonical form of docs/wire/compact.md. */
typedef struct sdvp_xml_writer {
    sdvp_text_t *text;
    bool in_tag; /* the last start tag is still open */
} sdvp_xml_writer_t;

/* `space` NULL: that of the element around. */
void sdvp_xml_write_start(sdvp_xml_writer_t *out, const char *name, const char *space);
void sdvp_xml_write_attribute(sdvp_xml_writer_t *out, const char *name, const char *value);
void sdvp_xml_write_number(sdvp_xml_writer_t *out, const char *name, int64_t value);
/* Attribute whose value the caller writes to out->text, without anything that must be escaped, and then closes. */
void sdvp_xml_open_attribute(sdvp_xml_writer_t *out, const char *name);
void sdvp_xml_close_attribute(sdvp_xml_writer_t *out);
/* What XML cannot carry becomes U+FFFD. */
void sdvp_xml_write_text(sdvp_xml_writer_t *out, const char *text, size_t length);
/* Text that the caller writes to out->text after this, without anything that must be escaped. */
void sdvp_xml_open_text(sdvp_xml_writer_t *out);
void sdvp_xml_write_end(sdvp_xml_writer_t *out, const char *name);
void sdvp_xml_write_leaf(sdvp_xml_writer_t *out, const char *name, const char *text);
/* An element with all that is in it; attributes with a namespace are not kept by a tree. */
void sdvp_xml_write(sdvp_xml_writer_t *out, const sdvp_xml_t *xml);

/* Text in which what XML cannot carry has become U+FFFD; nothing is escaped. */
void sdvp_text_carryable(sdvp_text_t *text, const char *from, size_t length);
/* Whether XML 1.0 carries all characters of a text, and no carriage return is in it, which XMPP servers do not keep. */
bool sdvp_xml_is_plain(const char *text, size_t length);

#endif
