/*
 * What a message says, apart from XML: docs/wire/tree.md. Written to a sink member by member, read from a tree in an arena;
 * formats whose messages are structures of named members stand on this.
 */
#ifndef SDVP_WIRE_TREE_H
#define SDVP_WIRE_TREE_H

#include "wire/leaf.h"

typedef enum sdvp_tree_kind {
    SDVP_TREE_FIELDS,
    SDVP_TREE_ITEMS,
    SDVP_TREE_TEXT,
    SDVP_TREE_WHOLE,
    SDVP_TREE_TRUTH,
    SDVP_TREE_REAL,  /* a decimal, as text */
    SDVP_TREE_HEX,   /* octets whose text is hexadecimal */
    SDVP_TREE_BASE64 /* octets whose text is base64 */
} sdvp_tree_kind_t;

/* A leaf. `text` counts of texts, decimals and octets. */
typedef struct sdvp_tree_leaf {
    sdvp_tree_kind_t kind;
    sdvp_span_t text;
    int64_t whole;
    bool truth;
} sdvp_tree_leaf_t;

/* Takes what is written: a format fills this in. */
typedef struct sdvp_tree_sink {
    void *ctx;
    void (*open)(void *ctx, sdvp_tree_kind_t kind);
    void (*close)(void *ctx, sdvp_tree_kind_t kind);
    void (*member)(void *ctx, const char *name);
    void (*end_member)(void *ctx);
    void (*item)(void *ctx); /* before each item of a list */
    void (*leaf)(void *ctx, const sdvp_tree_leaf_t *leaf);
} sdvp_tree_sink_t;

/* What of the envelope a format says elsewhere. */
#define SDVP_TREE_NO_PDU 1u
#define SDVP_TREE_NO_SERVICE 2u
void sdvp_tree_write(const sdvp_tree_sink_t *sink, const sdvp_message_t *message, unsigned without);
/* Text of a leaf, as docs/wire/tree.md has it. */
void sdvp_tree_put_leaf(sdvp_text_t *text, const sdvp_tree_leaf_t *leaf);

/* What has been read. Texts are ended by a NUL. */
typedef struct sdvp_tree {
    sdvp_tree_leaf_t is;
    const char *name; /* as a member; else NULL */
    size_t place;     /* as an item of a list, from 1 */
    bool asked;
    struct sdvp_tree *parent;
    struct sdvp_tree *next;
    struct sdvp_tree *first;
    struct sdvp_tree *last;
    size_t count;
} sdvp_tree_t;

/* New node below `parent` (NULL: a root), the arena's; NULL without memory. */
sdvp_tree_t *sdvp_tree_add(sdvp_arena_t *arena, sdvp_tree_t *parent, sdvp_tree_kind_t kind, const char *name);
/* NULL if there is none. */
sdvp_tree_t *sdvp_tree_find(const sdvp_tree_t *fields, const char *name);

/* What a format has said of the envelope elsewhere; NULL: it is in the tree. */
typedef struct sdvp_tree_envelope {
    const char *pdu;
    const char *service;
    const char *path; /* what goes before the path of a fault */
} sdvp_tree_envelope_t;
/* Reads a message; what it points to is the arena's. `fault` must not be NULL. */
sdvp_error_t sdvp_tree_read(
    sdvp_tree_t *tree, const sdvp_tree_envelope_t *envelope, sdvp_arena_t *arena, sdvp_message_t *message,
    sdvp_fault_t *fault);

/* JSON: every leaf a string; vectors/README.md. */
sdvp_error_t sdvp_json_read(
    sdvp_arena_t *arena, const char *text, size_t length, sdvp_tree_t **to, sdvp_fault_t *fault);
void sdvp_json_write(sdvp_text_t *text, const sdvp_message_t *message);
void sdvp_json_put_string(sdvp_text_t *text, sdvp_span_t string);

#endif
