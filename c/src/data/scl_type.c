/* Types of attributes: DA and BDA, DAType and EnumType (IEC 61850-6 clauses 9.5.4 to 9.5.6). */
#include <stdlib.h>
#include <string.h>

#include "data/scl.h"
#include "data/type.h"

/* bType of IEC 61850-6 by what it is here. */
static const struct {
    const char *name;
    sdvp_type_code_t code;
} BASIC[] = {
    {"BOOLEAN", SDVP_BOOLEAN}, {"INT8", SDVP_INT8}, {"INT16", SDVP_INT16}, {"INT24", SDVP_INT32},
    {"INT32", SDVP_INT32}, {"INT64", SDVP_INT64}, {"INT128", SDVP_INT64}, {"INT8U", SDVP_INT8U},
    {"INT16U", SDVP_INT16U}, {"INT24U", SDVP_INT32U}, {"INT32U", SDVP_INT32U}, {"FLOAT32", SDVP_FLOAT32},
    {"FLOAT64", SDVP_FLOAT64}, {"Dbpos", SDVP_DBPOS}, {"Tcmd", SDVP_TCMD}, {"Quality", SDVP_QUALITY},
    {"Timestamp", SDVP_TIMESTAMP}, {"VisString32", SDVP_VISIBLE_STRING}, {"VisString64", SDVP_VISIBLE_STRING},
    {"VisString65", SDVP_VISIBLE_STRING}, {"VisString129", SDVP_VISIBLE_STRING},
    {"VisString255", SDVP_VISIBLE_STRING}, {"Unicode255", SDVP_UNICODE_STRING}, {"Octet6", SDVP_OCTET_STRING},
    {"Octet16", SDVP_OCTET_STRING}, {"Octet64", SDVP_OCTET_STRING}, {"EntryID", SDVP_ENTRY_ID},
    {"EntryTime", SDVP_ENTRY_TIME}, {"Check", SDVP_CHECK}, {"ObjRef", SDVP_OBJECT_REFERENCE},
    {"Currency", SDVP_CURRENCY}, {"TrgOps", SDVP_TRG_OPS}, {"OptFlds", SDVP_OPT_FLDS},
};

/* Physical communication address, IEC 61850-8-1. */
static const sdvp_type_member_t PHY_COM_ADDR[] = {
    {"Addr", {.code = SDVP_OCTET_STRING}},
    {"PRIORITY", {.code = SDVP_INT8U}},
    {"VID", {.code = SDVP_INT16U}},
    {"APPID", {.code = SDVP_INT16U}},
};

static int by_ordinal(const void *a, const void *b)
{
    int32_t one = ((const sdvp_literal_t *)a)->ordinal;
    int32_t other = ((const sdvp_literal_t *)b)->ordinal;
    return (one > other) - (one < other);
}

static bool literal(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *at, sdvp_literal_t *to, sdvp_scl_map_t *texts)
{
    const char *ord = sdvp_scl_or(at, "ord", "");
    bool negative = *ord == '-';
    int64_t size = sdvp_scl_digits(ord + (negative ? 1 : 0), strlen(ord) - (negative ? 1 : 0), 9);
    if (size < 0) {
        return sdvp_scl_fail(
            reading, at, SDVP_BAD_VALUE, "expected ord of EnumVal to be a whole number, but got \"%.40s\"", ord);
    }
    size_t first = 0;
    size_t end = at->length;
    while (first < end && strchr(" \t\r\n", at->text[first]) != NULL) {
        first++;
    }
    while (end > first && strchr(" \t\r\n", at->text[end - 1]) != NULL) {
        end--;
    }
    char *text = sdvp_scl_room(reading, reading->out, end - first + 1, 1);
    if (text == NULL) {
        return false;
    }
    to->ordinal = (int32_t)(negative ? -size : size);
    to->literal = memcpy(text, at->text + first, end - first);
    if (!sdvp_scl_map_add(texts, text, NULL)) {
        sdvp_scl_warn(
            reading, at, "there are two ordinals named \"%.80s\"; values by this name get the smaller", text);
    }
    return true;
}

static bool enumeration(sdvp_scl_reading_t *reading, sdvp_scl_type_t *type)
{
    size_t count = sdvp_scl_count(type->element, "EnumVal");
    const char *id = sdvp_scl_or(type->element, "id", "");
    sdvp_literal_t *literals = sdvp_scl_room(reading, reading->out, count, sizeof *literals);
    sdvp_scl_map_t texts;
    if (literals == NULL || !sdvp_scl_map_make(reading, &texts, count)) {
        return false;
    }
    if (count == 0) {
        return sdvp_scl_fail(
            reading, type->element, SDVP_MISSING, "expected an EnumVal in EnumType %.64s, but there is none; add one", id);
    }
    const sdvp_scl_element_t *each = sdvp_scl_child(type->element, "EnumVal");
    for (size_t i = 0; i < count; i++, each = sdvp_scl_next(each->next, "EnumVal")) {
        if (!literal(reading, each, &literals[i], &texts)) {
            return false;
        }
    }
    qsort(literals, count, sizeof *literals, by_ordinal);
    for (size_t i = 1; i < count; i++) {
        if (literals[i].ordinal == literals[i - 1].ordinal) {
            return sdvp_scl_fail(
                reading, type->element, SDVP_BAD_VALUE,
                "EnumType %.64s has two literals of the ordinal %d; give one of them another", id, literals[i].ordinal);
        }
    }
    type->type = (sdvp_type_t){
        .code = SDVP_ENUMERATED, .name = sdvp_scl_keep(reading, id), .literals = literals, .count = (uint32_t)count};
    type->leaves = 1;
    type->levels = 1;
    return type->type.name != NULL;
}

/* One value for each member that is there, from the type or zero. */
static bool declared_value(
    sdvp_scl_reading_t *reading, sdvp_scl_type_t *type, const sdvp_scl_type_t *members)
{
    bool any = false;
    for (uint32_t i = 0; i < type->type.count; i++) {
        any = any || members[i].has_initial;
    }
    if (!any) {
        return true;
    }
    sdvp_value_t *items = sdvp_scl_room(reading, reading->out, type->type.count, sizeof *items);
    for (uint32_t i = 0; items != NULL && i < type->type.count; i++) {
        if (members[i].has_initial) {
            items[i] = members[i].initial;
        } else if (sdvp_value_zero(reading->out, &members[i].type, &items[i]) != SDVP_OK) {
            return sdvp_scl_fail(reading, type->element, SDVP_NO_MEMORY, "the values of the type need too much memory");
        }
    }
    type->has_initial = true;
    type->initial = (sdvp_value_t){.type = SDVP_STRUCTURE, .is.list = {items, type->type.count}};
    return items != NULL;
}

static bool member(
    sdvp_scl_reading_t *reading, sdvp_scl_type_t *owner, const sdvp_scl_element_t *at, sdvp_scl_type_t *to,
    bool *left_out)
{
    uint32_t count = 0;
    if (!sdvp_scl_array_size(reading, at, NULL, &count) || !sdvp_scl_attribute_type(reading, at, count, to, left_out)) {
        return false;
    }
    if (!*left_out) {
        owner->leaves += to->leaves;
        owner->levels = to->levels + 1 > owner->levels ? to->levels + 1 : owner->levels;
    }
    return sdvp_scl_fits(reading, owner->element, owner->leaves);
}

static bool structure(sdvp_scl_reading_t *reading, sdvp_scl_type_t *type)
{
    size_t count = sdvp_scl_count(type->element, "BDA");
    sdvp_type_member_t *members = sdvp_scl_room(reading, reading->out, count, sizeof *members);
    sdvp_scl_type_t *found = sdvp_scl_room(reading, reading->scratch, count, sizeof *found);
    sdvp_scl_map_t names;
    if (members == NULL || found == NULL || !sdvp_scl_map_make(reading, &names, count)) {
        return false;
    }
    type->type = (sdvp_type_t){.code = SDVP_STRUCTURE, .members = members};
    type->levels = 1;
    const sdvp_scl_element_t *each = type->element->first;
    for (; (each = sdvp_scl_next(each, "BDA")) != NULL; each = each->next) {
        const char *name = sdvp_scl_or(each, "name", "");
        bool left_out = false;
        if (!sdvp_scl_is_name(name, 64)) {
            return sdvp_scl_fail(
                reading, each, SDVP_BAD_VALUE,
                "expected name of BDA to be a letter, then letters, digits and underscores, but got \"%.80s\"", name);
        }
        if (!sdvp_scl_map_add(&names, name, NULL)) {
            return sdvp_scl_fail(reading, each, SDVP_BAD_VALUE, "there are two members named %s; rename one", name);
        }
        if (!member(reading, type, each, &found[type->type.count], &left_out)) {
            return false;
        }
        if (!left_out) {
            sdvp_type_member_t *to = &members[type->type.count];
            to->name = sdvp_scl_keep(reading, name);
            to->type = found[type->type.count++].type;
        }
    }
    if (type->type.count == 0) {
        return sdvp_scl_fail(
            reading, type->element, SDVP_MISSING, "expected a BDA in DAType %.64s, but there is none; add one",
            sdvp_scl_or(type->element, "id", ""));
    }
    return reading->error == SDVP_OK && declared_value(reading, type, found);
}

static bool constructed(
    sdvp_scl_reading_t *reading, int kind, const sdvp_scl_element_t *attribute, sdvp_scl_type_t *to)
{
    sdvp_scl_type_t *type = sdvp_scl_type(reading, kind, sdvp_scl_given(attribute, "type"), attribute);
    if (type == NULL) {
        return false;
    }
    if (type->state != SDVP_SCL_RESOLVED) {
        bool good = sdvp_scl_enter(reading, type)
            && (kind == SDVP_SCL_DA_TYPE ? structure(reading, type) : enumeration(reading, type));
        if (!good) {
            return false;
        }
        sdvp_scl_leave(reading, type);
    }
    *to = *type;
    return true;
}

static bool basic(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *attribute, sdvp_scl_type_t *to)
{
    const char *name = sdvp_scl_or(attribute, "bType", "");
    to->leaves = 1;
    to->levels = 1;
    if (strcmp(name, "PhyComAddr") == 0) {
        to->type = (sdvp_type_t){.code = SDVP_STRUCTURE, .members = PHY_COM_ADDR, .count = 4};
        to->levels = 2;
        return true;
    }
    for (size_t i = 0; i < sizeof BASIC / sizeof *BASIC; i++) {
        if (strcmp(name, BASIC[i].name) == 0) {
            to->type.code = BASIC[i].code;
            return true;
        }
    }
    return sdvp_scl_fail(
        reading, attribute, SDVP_BAD_VALUE,
        "expected bType of %s to be Struct, Enum or one of those of IEC 61850-6 such as INT32, but got \"%.60s\"",
        attribute->name, name);
}

static void take_declared_value(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *attribute, sdvp_scl_type_t *to)
{
    const sdvp_scl_element_t *val = sdvp_scl_child(attribute, "Val");
    sdvp_fault_t why = {0};
    sdvp_value_t value;
    bool taken = false;
    if (val == NULL) {
        return;
    }
    if (!sdvp_scl_value(reading, val, &to->type, &value, &taken, &why) && reading->error == SDVP_OK) {
        sdvp_scl_warn(reading, val, "%s; left it out", why.detail);
    } else if (taken) {
        to->has_initial = true;
        to->initial = value;
    }
}

static bool array(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *at, uint32_t count, sdvp_scl_type_t *to)
{
    if (!sdvp_scl_fits(reading, at, (uint64_t)to->leaves * count)) {
        return false;
    }
    sdvp_type_member_t *element = sdvp_scl_room(reading, reading->out, 1, sizeof *element);
    sdvp_value_t *items = to->has_initial ? sdvp_scl_room(reading, reading->out, count, sizeof *items) : NULL;
    if (element == NULL || (to->has_initial && items == NULL)) {
        return false;
    }
    for (uint32_t i = 0; to->has_initial && i < count; i++) {
        items[i] = to->initial;
    }
    element->type = to->type;
    to->type = (sdvp_type_t){.code = SDVP_ARRAY, .members = element, .count = count};
    to->initial = (sdvp_value_t){.type = SDVP_ARRAY, .is.list = {items, count}};
    to->leaves *= count;
    to->levels++;
    return true;
}

bool sdvp_scl_attribute_type(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *attribute, uint32_t count, sdvp_scl_type_t *to,
    bool *left_out)
{
    const char *name = sdvp_scl_or(attribute, "bType", "");
    *to = (sdvp_scl_type_t){.element = attribute};
    *left_out = strcmp(name, "SvOptFlds") == 0 || strcmp(name, "LogOptFlds") == 0;
    if (*left_out) {
        sdvp_scl_warn(reading, attribute, "the bType %s is not supported; left it out", name);
        return true;
    }
    bool good = strcmp(name, "Struct") == 0 ? constructed(reading, SDVP_SCL_DA_TYPE, attribute, to)
        : strcmp(name, "Enum") == 0         ? constructed(reading, SDVP_SCL_ENUM_TYPE, attribute, to)
                                            : basic(reading, attribute, to);
    if (good) {
        take_declared_value(reading, attribute, to);
    }
    return good && reading->error == SDVP_OK && (count == 0 || array(reading, attribute, count, to));
}
