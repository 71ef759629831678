/* Values, their types and texts (IEC 61850-7-2 clause 6.1, IEC 61850-7-3). */
#ifndef SDVP_VALUE_H
#define SDVP_VALUE_H

#include "sdvp/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The types of values, in the order of docs/wire/tree.md. */
typedef enum sdvp_type_code {
    SDVP_BOOLEAN,
    SDVP_INT8,
    SDVP_INT16,
    SDVP_INT32,
    SDVP_INT64,
    SDVP_INT8U,
    SDVP_INT16U,
    SDVP_INT32U,
    SDVP_FLOAT32,
    SDVP_FLOAT64,
    SDVP_ENUMERATED,       /* ordinal, range of INT32 */
    SDVP_OCTET_STRING,     /* 64 octets at most */
    SDVP_VISIBLE_STRING,   /* printable ASCII, 255 at most */
    SDVP_UNICODE_STRING,   /* 255 characters at most */
    SDVP_OBJECT_REFERENCE, /* 129 characters at most */
    SDVP_CURRENCY,         /* three letters */
    SDVP_ENTRY_ID,         /* eight octets */
    SDVP_ENTRY_TIME,
    SDVP_TIMESTAMP,
    SDVP_QUALITY,          /* 13 bits */
    SDVP_DBPOS,            /* 2 bits */
    SDVP_TCMD,             /* 2 bits */
    SDVP_CHECK,            /* 2 bits: synchrocheck, interlock-check */
    SDVP_TRG_OPS,          /* 6 bits */
    SDVP_OPT_FLDS,         /* 10 bits */
    SDVP_STRUCTURE,
    SDVP_ARRAY,
    SDVP_TYPE_CODES
} sdvp_type_code_t;

/* Time stamp: seconds since 1970 (UTC), a fraction in units of 2^-24 s, the octet TimeQuality. */
typedef struct sdvp_timestamp {
    uint32_t seconds;
    uint32_t fraction; /* 0 to 2^24 - 1 */
    uint8_t quality;
} sdvp_timestamp_t;

/* Ten significant bits of the fraction, nothing wrong: what is usual. */
#define SDVP_TIME_QUALITY_USUAL 0x0a

/* Time of an entry: days since 1984-01-01, milliseconds since midnight. */
typedef struct sdvp_entry_time {
    uint16_t days;
    uint32_t milliseconds;
} sdvp_entry_time_t;

/* Identification of an entry of a buffer or a log: eight octets, compared as a big-endian number. */
typedef uint64_t sdvp_entry_id_t;

/*
 * Quality and the other bit strings are numbers in which bit 0 of the standard is the MOST significant of the bits that the
 * type has: a validity of "questionable" is binary 11 in front, 0x1800 of 13 bits.
 */
typedef uint16_t sdvp_bits_t;
#define SDVP_Q_GOOD 0x0000
#define SDVP_Q_INVALID 0x0800
#define SDVP_Q_RESERVED 0x1000
#define SDVP_Q_QUESTIONABLE 0x1800
#define SDVP_Q_OVERFLOW 0x0400
#define SDVP_Q_OUT_OF_RANGE 0x0200
#define SDVP_Q_BAD_REFERENCE 0x0100
#define SDVP_Q_OSCILLATORY 0x0080
#define SDVP_Q_FAILURE 0x0040
#define SDVP_Q_OLD_DATA 0x0020
#define SDVP_Q_INCONSISTENT 0x0010
#define SDVP_Q_INACCURATE 0x0008
#define SDVP_Q_SUBSTITUTED 0x0004
#define SDVP_Q_TEST 0x0002
#define SDVP_Q_OPERATOR_BLOCKED 0x0001

/*
 * A value. Which member of `is` counts follows from `type`: `boolean`; `integer` for all INT and ENUMERATED; `real` for both
 * FLOAT (FLOAT32 holds the exact number of the 32 bits); `octets` for OCTET_STRING; `text` for VISIBLE_STRING,
 * UNICODE_STRING, OBJECT_REFERENCE, CURRENCY (`length` in octets, a NUL behind them); `entry_id`, `entry_time`, `timestamp`;
 * `bits` from QUALITY to OPT_FLDS; `list` for STRUCTURE and ARRAY. What is pointed to is borrowed from where the value came
 * from.
 */
typedef struct sdvp_value {
    sdvp_type_code_t type;
    union {
        bool boolean;
        int64_t integer;
        double real;
        sdvp_bits_t bits;
        sdvp_entry_id_t entry_id;
        sdvp_entry_time_t entry_time;
        sdvp_timestamp_t timestamp;
        struct {
            const char *text;
            size_t length;
        } text;
        struct {
            const uint8_t *octets;
            size_t length;
        } octets;
        struct {
            const struct sdvp_value *items;
            size_t count;
        } list;
    } is;
} sdvp_value_t;

/* One ordinal of an enumeration. */
typedef struct sdvp_literal {
    int32_t ordinal;
    const char *literal;
} sdvp_literal_t;

/* The type of an attribute. */
typedef struct sdvp_type {
    sdvp_type_code_t code;
    const char *name;                     /* ENUMERATED: name of the enumeration; else NULL */
    const sdvp_literal_t *literals;       /* ENUMERATED */
    const struct sdvp_type_member *members; /* STRUCTURE: its members; ARRAY: one, without name, the type of elements */
    uint32_t count;                       /* literals, members of a STRUCTURE, elements of an ARRAY */
} sdvp_type_t;

typedef struct sdvp_type_member {
    const char *name;
    sdvp_type_t type;
} sdvp_type_member_t;

/* Name of a type as IEC 61850-7-2 has it ("INT8U"). Borrowed for ever. */
const char *sdvp_type_name(sdvp_type_code_t code);

/* Values for everyday use; what they point to is borrowed. */
sdvp_value_t sdvp_boolean(bool value);
sdvp_value_t sdvp_integer(sdvp_type_code_t type, int64_t value);
sdvp_value_t sdvp_float32(float value);
sdvp_value_t sdvp_float64(double value);
sdvp_value_t sdvp_text(sdvp_type_code_t type, const char *text);
sdvp_value_t sdvp_time(sdvp_timestamp_t value);
sdvp_value_t sdvp_bit_string(sdvp_type_code_t type, sdvp_bits_t bits);
sdvp_value_t sdvp_structure(const sdvp_value_t *members, size_t count);

/* True if type and content are the same, floats by their bits. */
bool sdvp_value_equals(const sdvp_value_t *a, const sdvp_value_t *b);

/*
 * Whether a value is of a type: the same code, in range, strings not too long, an enumeration's ordinal one of its
 * literals, members and elements in number and type. On a mismatch `fault` (may be NULL) names the place and both types.
 */
sdvp_error_t sdvp_value_check(const sdvp_value_t *value, const sdvp_type_t *type, sdvp_fault_t *fault);

/* A copy with all that it points to. NULL in a `text` or `items` that should have something: there was no room. */
sdvp_error_t sdvp_value_copy(sdvp_arena_t *arena, const sdvp_value_t *from, sdvp_value_t *to);

/* The zero of a type: false, 0, empty, 1970; of an enumeration 0, or its first literal where 0 is none. */
sdvp_error_t sdvp_value_zero(sdvp_arena_t *arena, const sdvp_type_t *type, sdvp_value_t *to);

/*
 * The text people type and read, as in vectors/value. Writes at most `size` octets, NUL included, and returns the length
 * the whole would have, as snprintf does. `type` gives enumerations their literals and structures the names of their
 * members; NULL, or where it does not fit: ordinals, and members without names. The reader takes what the writer writes
 * and other spellings of it; on SDVP_BAD_VALUE `fault` (may be NULL) says what was expected.
 */
size_t sdvp_value_print(const sdvp_value_t *value, const sdvp_type_t *type, char *to, size_t size);
sdvp_error_t sdvp_value_parse(
    sdvp_arena_t *arena, const sdvp_type_t *type, const char *text, sdvp_value_t *to, sdvp_fault_t *fault);

/* Between clocks and times. Microseconds since 1970; what is out of range becomes the nearest that is in it. */
sdvp_timestamp_t sdvp_timestamp_of(int64_t utc_us, uint8_t quality);
int64_t sdvp_timestamp_us(sdvp_timestamp_t time);
sdvp_entry_time_t sdvp_entry_time_of(int64_t utc_us);
int64_t sdvp_entry_time_us(sdvp_entry_time_t time);

#ifdef __cplusplus
}
#endif
#endif
