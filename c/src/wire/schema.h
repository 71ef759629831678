/*
 * The members of all messages, once: their names in docs/wire/tree.md, where they stand in compact, and where they are in
 * the structures of sdvp/service.h. Readers and writers of all formats go by this table.
 */
#ifndef SDVP_WIRE_SCHEMA_H
#define SDVP_WIRE_SCHEMA_H

#include "data/words.h"
#include "sdvp/service.h"

/* What a member holds. In brackets: its type in C. */
typedef enum sdvp_form {
    SDVP_FORM_WHOLE,        /* whole number (integer of `width` octets) */
    SDVP_FORM_TRUTH,        /* (bool) */
    SDVP_FORM_TEXT,         /* text that keeps a rule (const char *; NULL: left out) */
    SDVP_FORM_WORD,         /* one of some words (integer of `width` octets: `range.least` + its place) */
    SDVP_FORM_SET,          /* several words (sdvp_bits_t) */
    SDVP_FORM_CHECK,        /* two bits (sdvp_bits_t) */
    SDVP_FORM_ENTRY_ID,     /* (sdvp_entry_id_t) */
    SDVP_FORM_ENTRY_TIME,   /* (sdvp_entry_time_t) */
    SDVP_FORM_TIMESTAMP,    /* (sdvp_timestamp_t) */
    SDVP_FORM_CONTENT,      /* octets in base64 (const uint8_t *, with a count) */
    SDVP_FORM_IDENT,        /* octets that are UTF-8 (const uint8_t *, with a count) */
    SDVP_FORM_VALUE,        /* (sdvp_value_t) */
    SDVP_FORM_RESULT,       /* value or error (sdvp_result_t) */
    SDVP_FORM_WRITE_RESULT, /* ok or error (sdvp_error_t) */
    SDVP_FORM_STRUCT,       /* members of their own, in place */
    SDVP_FORM_LIST,         /* items (pointer, with a count) */
    SDVP_FORM_SERVICES,     /* names of services (sdvp_names_t) */
    SDVP_FORM_DEFINITION    /* (sdvp_node_t) */
} sdvp_form_t;

/* What a text may be. */
typedef enum sdvp_rule {
    SDVP_RULE_ANY,
    SDVP_RULE_REMARK,           /* for people: what cannot be carried is replaced by the writer */
    SDVP_RULE_NAME,             /* 1 to 255 characters */
    SDVP_RULE_DEVICE_NAME,      /* 1 to 64 characters */
    SDVP_RULE_FILE_NAME,        /* 255 characters at most */
    SDVP_RULE_REFERENCE,        /* LD/LN.Do.Da(3).x */
    SDVP_RULE_FCDA,             /* LD/LN.Do[FC] */
    SDVP_RULE_DATA_SET,         /* LD/LN.name or @name */
    SDVP_RULE_DATA_SET_OR_NONE, /* or nothing */
    SDVP_RULE_RPT_ID            /* 129 printable ASCII characters at most */
} sdvp_rule_t;

/* Where a member stands in compact. */
typedef enum sdvp_stand {
    SDVP_AT_ATTRIBUTE,
    SDVP_AT_CHILD,   /* an element of its own, whose name is `tag` */
    SDVP_AT_WRAPPED, /* an element of its own around the element of the value */
    SDVP_AT_BARE,    /* the element of the value */
    SDVP_AT_TEXT     /* the text of the element around */
} sdvp_stand_t;

/* Flags of members. */
#define SDVP_OPTIONAL 0x01      /* may be left out */
#define SDVP_OMIT_ZERO 0x02     /* compact: left out for false or 0; true if it is there */
#define SDVP_HEXABLE 0x04       /* compact: text that may travel in hexadecimal */
#define SDVP_SERIES 0x08        /* compact: a time that repeats is left out */
#define SDVP_NEXT_INDEX 0x10    /* compact: left out where it is one more than the one before */
#define SDVP_SAME_REASONS 0x20  /* compact: left out where they are those of the one before */
#define SDVP_AS_NUMBER 0x40     /* compact: a word as its number */
#define SDVP_SOME 0x80          /* a list of one or more */

#define SDVP_NO_OFFSET 0xffff

struct sdvp_layout;

typedef struct sdvp_field {
    const char *name; /* in docs/wire/tree.md; NULL for items of a list */
    const char *tag;  /* in compact; NULL where that has none */
    uint8_t form;
    uint8_t place;
    uint8_t flags;
    uint8_t rule;  /* of a text */
    uint8_t width; /* octets of a number */
    uint16_t offset;
    uint16_t has; /* offset of the flag that says it is there, or of a list's or octets' count; SDVP_NO_OFFSET */
    struct {
        int64_t least;
        int64_t most;
    } range;
    const sdvp_words_t *words;
    const struct sdvp_layout *layout; /* of a structure, or of the items of a list */
} sdvp_field_t;

/* The members of a structure in the order of docs/wire/tree.md. A list of what is no structure has one, without name. */
typedef struct sdvp_layout {
    const sdvp_field_t *fields;
    size_t count;
    size_t size; /* of the structure in C */
} sdvp_layout_t;

/* NULL where a service has no such message. Offsets are those of sdvp_message_t.is. */
const sdvp_layout_t *sdvp_layout_of(sdvp_pdu_t pdu, sdvp_service_t service);
/* error, addCause, detail. */
const sdvp_layout_t *sdvp_refusal_layout(void);
/* Whether a service only reads. */
bool sdvp_service_reads(sdvp_service_t service);
/* Whether a service has a message without answer. */
bool sdvp_service_is_unconfirmed(sdvp_service_t service);

/* Numbers in structures. */
int64_t sdvp_field_number(const sdvp_field_t *field, const void *base);
void sdvp_field_set_number(const sdvp_field_t *field, void *base, int64_t number);
/* The count of a list or of octets. */
size_t sdvp_field_count(const sdvp_field_t *field, const void *base);
/* Whether a member that may be left out is there; others always are. */
bool sdvp_field_is_there(const sdvp_field_t *field, const void *base);
/* Says that a member is there, or, of those that are optional, that it is not. */
void sdvp_field_set_there(const sdvp_field_t *field, void *base, bool there);

#endif
