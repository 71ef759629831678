/* What is true of each type of values (IEC 61850-7-2 clause 6.1). */
#ifndef SDVP_DATA_TYPE_H
#define SDVP_DATA_TYPE_H

#include "sdvp/value.h"

/* What a value of a type holds: which member of sdvp_value_t.is. */
typedef enum sdvp_kind {
    SDVP_KIND_BOOLEAN,
    SDVP_KIND_INTEGER,
    SDVP_KIND_FLOAT32,
    SDVP_KIND_FLOAT64,
    SDVP_KIND_OCTETS,
    SDVP_KIND_TEXT,
    SDVP_KIND_ENTRY_ID,
    SDVP_KIND_ENTRY_TIME,
    SDVP_KIND_TIMESTAMP,
    SDVP_KIND_BITS,
    SDVP_KIND_LIST
} sdvp_kind_t;

typedef struct sdvp_type_facts {
    const char *name; /* of IEC 61850-7-2 */
    sdvp_kind_t kind;
    uint16_t size; /* bits of numbers and bit strings; most octets or characters of strings */
} sdvp_type_facts_t;

/* Borrowed for ever. `code` must be one of the types. */
const sdvp_type_facts_t *sdvp_type_facts(sdvp_type_code_t code);
/* SDVP_TYPE_CODES for what is no name of a type. */
sdvp_type_code_t sdvp_type_of(const char *name, size_t length);
/* Least and greatest of an integer type. */
int64_t sdvp_type_least(sdvp_type_code_t code);
int64_t sdvp_type_most(sdvp_type_code_t code);

/* Levels of structures and arrays in a value, and of a definition, at most. */
#define SDVP_MAX_LEVELS 16

/*
 * Whether the content of a value that is no STRUCTURE and no ARRAY is one of its type: in range, not too long, of the
 * characters that its type has. `fault` may be NULL.
 */
sdvp_error_t sdvp_leaf_check(const sdvp_value_t *value, sdvp_fault_t *fault);

/* Literal of an ordinal, NULL if there is none. Borrowed from the type. */
const char *sdvp_literal(const sdvp_type_t *type, int64_t ordinal);

/* The two writers and the reader of values as people see them, for texts that are not ended by a NUL. */
sdvp_error_t sdvp_leaf_parse(
    sdvp_arena_t *arena, const sdvp_type_t *type, const char *text, size_t length, sdvp_value_t *to, sdvp_fault_t *fault);

#endif
