#include "data/type.h"

#include <string.h>

static const sdvp_type_facts_t FACTS[SDVP_TYPE_CODES] = {
    [SDVP_BOOLEAN] = {"BOOLEAN", SDVP_KIND_BOOLEAN, 0},
    [SDVP_INT8] = {"INT8", SDVP_KIND_INTEGER, 8},
    [SDVP_INT16] = {"INT16", SDVP_KIND_INTEGER, 16},
    [SDVP_INT32] = {"INT32", SDVP_KIND_INTEGER, 32},
    [SDVP_INT64] = {"INT64", SDVP_KIND_INTEGER, 64},
    [SDVP_INT8U] = {"INT8U", SDVP_KIND_INTEGER, 8},
    [SDVP_INT16U] = {"INT16U", SDVP_KIND_INTEGER, 16},
    [SDVP_INT32U] = {"INT32U", SDVP_KIND_INTEGER, 32},
    [SDVP_FLOAT32] = {"FLOAT32", SDVP_KIND_FLOAT32, 32},
    [SDVP_FLOAT64] = {"FLOAT64", SDVP_KIND_FLOAT64, 64},
    [SDVP_ENUMERATED] = {"ENUMERATED", SDVP_KIND_INTEGER, 32},
    [SDVP_OCTET_STRING] = {"OCTET_STRING", SDVP_KIND_OCTETS, 64},
    [SDVP_VISIBLE_STRING] = {"VISIBLE_STRING", SDVP_KIND_TEXT, 255},
    [SDVP_UNICODE_STRING] = {"UNICODE_STRING", SDVP_KIND_TEXT, 255},
    [SDVP_OBJECT_REFERENCE] = {"OBJECT_REFERENCE", SDVP_KIND_TEXT, 129},
    [SDVP_CURRENCY] = {"CURRENCY", SDVP_KIND_TEXT, 3},
    [SDVP_ENTRY_ID] = {"ENTRY_ID", SDVP_KIND_ENTRY_ID, 8},
    [SDVP_ENTRY_TIME] = {"ENTRY_TIME", SDVP_KIND_ENTRY_TIME, 48},
    [SDVP_TIMESTAMP] = {"TIMESTAMP", SDVP_KIND_TIMESTAMP, 64},
    [SDVP_QUALITY] = {"QUALITY", SDVP_KIND_BITS, 13},
    [SDVP_DBPOS] = {"DBPOS", SDVP_KIND_BITS, 2},
    [SDVP_TCMD] = {"TCMD", SDVP_KIND_BITS, 2},
    [SDVP_CHECK] = {"CHECK", SDVP_KIND_BITS, 2},
    [SDVP_TRG_OPS] = {"TRG_OPS", SDVP_KIND_BITS, 6},
    [SDVP_OPT_FLDS] = {"OPT_FLDS", SDVP_KIND_BITS, 10},
    [SDVP_STRUCTURE] = {"STRUCTURE", SDVP_KIND_LIST, 0},
    [SDVP_ARRAY] = {"ARRAY", SDVP_KIND_LIST, 0},
};

const sdvp_type_facts_t *sdvp_type_facts(sdvp_type_code_t code)
{
    return &FACTS[code];
}

const char *sdvp_type_name(sdvp_type_code_t code)
{
    return (size_t)code < SDVP_TYPE_CODES ? FACTS[code].name : "unknown type";
}

sdvp_type_code_t sdvp_type_of(const char *name, size_t length)
{
    for (size_t i = 0; i < SDVP_TYPE_CODES; i++) {
        if (strlen(FACTS[i].name) == length && memcmp(FACTS[i].name, name, length) == 0) {
            return (sdvp_type_code_t)i;
        }
    }
    return SDVP_TYPE_CODES;
}

static bool is_unsigned(sdvp_type_code_t code)
{
    return code == SDVP_INT8U || code == SDVP_INT16U || code == SDVP_INT32U;
}

int64_t sdvp_type_least(sdvp_type_code_t code)
{
    return is_unsigned(code) ? 0 : -sdvp_type_most(code) - 1;
}

int64_t sdvp_type_most(sdvp_type_code_t code)
{
    int bits = FACTS[code].size - (is_unsigned(code) ? 0 : 1);
    return (int64_t)(((uint64_t)1 << bits) - 1);
}

const char *sdvp_literal(const sdvp_type_t *type, int64_t ordinal)
{
    for (uint32_t i = 0; i < type->count; i++) {
        if (type->literals[i].ordinal == ordinal) {
            return type->literals[i].literal;
        }
    }
    return NULL;
}
