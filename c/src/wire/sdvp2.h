/*
 * The five methods of the boxes of SDVP2, as payload of an iq and as JSON: docs/wire/sdvp2.md. They are no services of the
 * ACSI: there is no association, and no type of a value.
 */
#ifndef SDVP_WIRE_SDVP2_H
#define SDVP_WIRE_SDVP2_H

#include "wire/tree.h"
#include "wire/xml.h"

typedef enum sdvp_sdvp2_method {
    SDVP_SDVP2_GET_NAME_LIST,
    SDVP_SDVP2_GET_VARIABLE_ACCESS_ATTRIBUTES,
    SDVP_SDVP2_READ,
    SDVP_SDVP2_WRITE,
    SDVP_SDVP2_WATCHDOG,
    SDVP_SDVP2_METHODS
} sdvp_sdvp2_method_t;

typedef struct sdvp_sdvp2_call {
    sdvp_sdvp2_method_t method;
    const char *reference; /* Read, Write, GetVariableAccessAttributes; GetNameList: ObjectClass */
    const char *object_scope;
    const char *domain_name;
    const char *continue_after;
    sdvp_tree_leaf_t value; /* Write: text, whole number, truth or decimal */
    bool has_activation;    /* Write */
    int64_t activation;     /* seconds since 1970 */
} sdvp_sdvp2_call_t;

typedef enum sdvp_sdvp2_kind {
    SDVP_SDVP2_NAME_LIST,
    SDVP_SDVP2_TYPE_DESCRIPTION,
    SDVP_SDVP2_VALUE,
    SDVP_SDVP2_UNKNOWN, /* Read of what is unknown or no value */
    SDVP_SDVP2_WRITE_RESULT,
    SDVP_SDVP2_COUNT, /* of Watchdog */
    SDVP_SDVP2_REFUSED,
    SDVP_SDVP2_METHOD_ERROR,
    SDVP_SDVP2_KINDS
} sdvp_sdvp2_kind_t;

typedef struct sdvp_sdvp2_answer {
    sdvp_sdvp2_kind_t kind;
    sdvp_names_t names;    /* NAME_LIST, TYPE_DESCRIPTION */
    bool truth;            /* NAME_LIST: more follows; WRITE_RESULT: done */
    const char *reference; /* VALUE */
    const char *text;      /* VALUE; METHOD_ERROR: for people */
    int64_t time;          /* VALUE: seconds since 1970 */
    int32_t count;         /* COUNT */
    sdvp_error_t error;    /* REFUSED: SDVP_OK (no-error) or 1 to 12 */
} sdvp_sdvp2_answer_t;

/* Name of a method as it is called, and back: SDVP_SDVP2_METHODS for others. */
const char *sdvp_sdvp2_method_name(sdvp_sdvp2_method_t method);
sdvp_sdvp2_method_t sdvp_sdvp2_method_of(const char *name);

/* What is read is the arena's, or the tree's. `fault` must not be NULL. */
sdvp_error_t sdvp_sdvp2_read_call(
    const sdvp_xml_t *payload, sdvp_arena_t *arena, sdvp_sdvp2_call_t *call, sdvp_fault_t *fault);
sdvp_error_t sdvp_sdvp2_read_answer(
    const sdvp_xml_t *payload, sdvp_arena_t *arena, sdvp_sdvp2_answer_t *answer, sdvp_fault_t *fault);
void sdvp_sdvp2_put_call(sdvp_text_t *text, const sdvp_sdvp2_call_t *call);
void sdvp_sdvp2_put_answer(sdvp_text_t *text, const sdvp_sdvp2_answer_t *answer);

/* As JSON of vectors/README.md. `is_call` says which of the two a document is. */
void sdvp_sdvp2_call_to_json(sdvp_text_t *text, const sdvp_sdvp2_call_t *call);
void sdvp_sdvp2_answer_to_json(sdvp_text_t *text, const sdvp_sdvp2_answer_t *answer);
sdvp_error_t sdvp_sdvp2_from_json(
    const sdvp_tree_t *tree, sdvp_arena_t *arena, bool *is_call, sdvp_sdvp2_call_t *call, sdvp_sdvp2_answer_t *answer,
    sdvp_fault_t *fault);

/* What the readers share. */

/* A text in which carriage returns are line feeds, and what XML cannot carry U+FFFD. NULL without memory. */
const char *sdvp_sdvp2_clean(sdvp_arena_t *arena, sdvp_span_t text);
/* The text of a leaf; NULL for what is none, or without memory. */
const char *sdvp_sdvp2_leaf_text(sdvp_arena_t *arena, const sdvp_tree_leaf_t *leaf);
/* A leaf as Write has it; false for octets, lists and structures, or without memory. */
bool sdvp_sdvp2_canonical(sdvp_arena_t *arena, const sdvp_tree_leaf_t *from, sdvp_tree_leaf_t *to);
/* "2026-11-23T05:59:52Z" or "20261123T05:59:52", with or without decimals and Z; UTC. */
bool sdvp_sdvp2_read_time(const char *text, int64_t *seconds);
void sdvp_sdvp2_text_time(sdvp_text_t *text, int64_t seconds);
/* A number of 32 bits as programs write it: a sign and leading zeros are taken. */
bool sdvp_sdvp2_read_number(const char *text, int32_t *to);

#endif
