#include "message_maker.h"

#include <string.h>

#include "data/type.h"
#include "wire/schema.h"

uint32_t random_below(maker_t *maker, uint32_t limit)
{
    maker->state ^= maker->state << 13;
    maker->state ^= maker->state >> 7;
    maker->state ^= maker->state << 17;
    return limit == 0 ? 0 : (uint32_t)(maker->state >> 20) % limit;
}

static uint64_t random_bits(maker_t *maker)
{
    random_below(maker, 1);
    return maker->state;
}

static int64_t random_between(maker_t *maker, int64_t least, int64_t most)
{
    uint64_t span = (uint64_t)most - (uint64_t)least;
    uint64_t offset = span == UINT64_MAX ? random_bits(maker) : random_bits(maker) % (span + 1);
    switch (random_below(maker, 4)) {
    case 0:
        return least;
    case 1:
        return most;
    default:
        return (int64_t)((uint64_t)least + offset);
    }
}

static const char *pick(maker_t *maker, const char *const *words, uint32_t count)
{
    return words[random_below(maker, count)];
}

/* Text with all that a writer may stumble over. */
static const char *random_text(maker_t *maker, size_t most)
{
    static const char *const PIECES[] = {
        "a", "Z", "0", " ", "  ", "<", ">", "&", "'", "\"", "\\", "]]>", "&amp;", "\n", "\t", "\xc3\xa9", "\xe2\x82\xac",
        "\xf0\x9f\x98\x80", "\r", "HP1/LLN0.Meas",
    };
    char *text = sdvp_arena_alloc(maker->arena, most + 1);
    size_t length = 0;
    for (uint32_t i = random_below(maker, 12); i > 0; i--) {
        const char *piece = pick(maker, PIECES, sizeof PIECES / sizeof *PIECES);
        if (length + strlen(piece) > most) {
            break;
        }
        memcpy(text + length, piece, strlen(piece));
        length += strlen(piece);
    }
    return text;
}

static const char *ruled_text(maker_t *maker, sdvp_rule_t rule)
{
    static const char *const REFERENCES[] = {"HP1", "HP1/LLN0", "HP1/STMP1.Tmp", "A_1/b2.C.d(0).e(999999)"};
    static const char *const FCDAS[] = {"HP1/STMP1.Tmp[MX]", "HP1/DSCH1.SchdVal.val(3)[SP]", "a/b.c[CO]"};
    static const char *const DATA_SETS[] = {"HP1/LLN0.Meas", "@mine", "@a_1", ""};
    static const char *const IDS[] = {"HP1/LLN0.Meas01", "", "a'b<c>&d \"~"};
    static const char *const NAMES[] = {"HP1", "a & b", " x'y ", "\xc3\xa9", "<n>"};
    switch (rule) {
    case SDVP_RULE_REFERENCE:
        return pick(maker, REFERENCES, 4);
    case SDVP_RULE_FCDA:
        return pick(maker, FCDAS, 3);
    case SDVP_RULE_DATA_SET:
        return pick(maker, DATA_SETS, 3);
    case SDVP_RULE_DATA_SET_OR_NONE:
        return pick(maker, DATA_SETS, 4);
    case SDVP_RULE_RPT_ID:
        return pick(maker, IDS, 3);
    case SDVP_RULE_NAME:
    case SDVP_RULE_DEVICE_NAME:
        return pick(maker, NAMES, 5);
    case SDVP_RULE_REMARK: {
        /* A carriage return is no text that a remark keeps. */
        char *remark = (char *)(uintptr_t)random_text(maker, 200);
        for (char *c = strchr(remark, '\r'); c != NULL; c = strchr(c, '\r')) {
            *c = '-';
        }
        return remark;
    }
    default:
        return random_text(maker, 200);
    }
}

static sdvp_timestamp_t random_time(maker_t *maker)
{
    static const sdvp_timestamp_t SAME = {1795418460, 2097152, 10};
    return random_below(maker, 2) == 0
               ? SAME
               : (sdvp_timestamp_t){(uint32_t)random_between(maker, 0, UINT32_MAX), random_below(maker, 1u << 24),
                                    (uint8_t)random_below(maker, 256)};
}

static sdvp_entry_time_t random_entry_time(maker_t *maker)
{
    return (sdvp_entry_time_t){(uint16_t)random_between(maker, 0, UINT16_MAX), random_below(maker, 86400000)};
}

static double random_real(maker_t *maker, sdvp_type_code_t type)
{
    uint64_t bits = random_bits(maker);
    float single = 0;
    double real = 0;
    memcpy(&single, &bits, sizeof single);
    memcpy(&real, &bits, sizeof real);
    if (random_below(maker, 2) == 0) {
        real = (double)(int32_t)bits / 8;
        single = (float)real;
    }
    return type == SDVP_FLOAT32 ? (double)single : real;
}

static sdvp_value_t random_list(maker_t *maker, sdvp_type_code_t type, int levels)
{
    size_t count = random_below(maker, 4);
    sdvp_value_t *items = sdvp_arena_alloc(maker->arena, (count + 1) * sizeof *items);
    for (size_t i = 0; i < count; i++) {
        items[i] = random_value(maker, levels - 1);
    }
    return (sdvp_value_t){.type = type, .is.list = {items, count}};
}

sdvp_value_t random_value(maker_t *maker, int levels)
{
    sdvp_value_t value = {.type = (sdvp_type_code_t)random_below(maker, levels > 0 ? SDVP_TYPE_CODES : SDVP_STRUCTURE)};
    const sdvp_type_facts_t *facts = sdvp_type_facts(value.type);
    switch (facts->kind) {
    case SDVP_KIND_BOOLEAN:
        value.is.boolean = random_below(maker, 2) == 1;
        break;
    case SDVP_KIND_INTEGER:
        value.is.integer = random_between(maker, sdvp_type_least(value.type), sdvp_type_most(value.type));
        break;
    case SDVP_KIND_FLOAT32:
    case SDVP_KIND_FLOAT64:
        value.is.real = random_real(maker, value.type);
        break;
    case SDVP_KIND_OCTETS:
        value.is.octets.octets = (const uint8_t *)random_text(maker, 64);
        value.is.octets.length = strlen((const char *)value.is.octets.octets);
        break;
    case SDVP_KIND_TEXT:
        value = sdvp_text(value.type, value.type == SDVP_UNICODE_STRING ? random_text(maker, 200) : "EU");
        break;
    case SDVP_KIND_ENTRY_ID:
        value.is.entry_id = random_bits(maker);
        break;
    case SDVP_KIND_ENTRY_TIME:
        value.is.entry_time = random_entry_time(maker);
        break;
    case SDVP_KIND_TIMESTAMP:
        value.is.timestamp = random_time(maker);
        break;
    case SDVP_KIND_BITS:
        value.is.bits = (sdvp_bits_t)random_below(maker, 1u << facts->size);
        break;
    case SDVP_KIND_LIST:
        value = random_list(maker, value.type, levels);
        break;
    }
    return value;
}

static void fill(maker_t *maker, const sdvp_layout_t *layout, char *base, uint32_t place);

static void fill_list(maker_t *maker, const sdvp_field_t *field, char *base)
{
    size_t count = random_below(maker, 5) + ((field->flags & SDVP_SOME) != 0 ? 1 : 0);
    char *items = sdvp_arena_alloc(maker->arena, (count + 1) * field->layout->size);
    for (size_t i = 0; i < count; i++) {
        fill(maker, field->layout, items + i * field->layout->size, (uint32_t)i);
    }
    memcpy(base + field->offset, &items, sizeof items);
    memcpy(base + field->has, &count, sizeof count);
}

static void fill_definition(maker_t *maker, sdvp_node_t *node, int levels)
{
    static const sdvp_literal_t LITERALS[] = {{-1, "?"}, {1, "on & <off>"}};
    static const sdvp_type_member_t MEMBERS[] = {
        {"f", {.code = SDVP_FLOAT32}},
        {"e", {.code = SDVP_ENUMERATED, .name = "Mode", .literals = LITERALS, .count = 2}},
    };
    static const sdvp_type_t TYPES[] = {
        {.code = SDVP_STRUCTURE, .members = MEMBERS, .count = 2},
        {.code = SDVP_ARRAY, .members = MEMBERS, .count = 96},
        {.code = SDVP_TIMESTAMP},
    };
    static const char *const NAMES[] = {"a", "b", "c"};
    uint16_t count = (uint16_t)random_below(maker, 4);
    *node = (sdvp_node_t){.name = "Tmp", .fc = SDVP_FC_MX, .type = TYPES[random_below(maker, 3)]};
    if (levels == 0) {
        return;
    }
    sdvp_node_t *children = sdvp_arena_alloc(maker->arena, (count + 1u) * sizeof *children);
    *node = (sdvp_node_t){.name = "Tmp", .cdc = "MV", .children = children, .count = count};
    for (uint16_t i = 0; i < count; i++) {
        fill_definition(maker, &children[i], (int)random_below(maker, (uint32_t)levels));
        children[i].name = NAMES[i];
    }
}

static void fill_result(maker_t *maker, const sdvp_field_t *field, void *at)
{
    sdvp_error_t error = (sdvp_error_t)(random_below(maker, 2) == 0 ? 0 : random_below(maker, 13));
    if (field->form == SDVP_FORM_WRITE_RESULT) {
        *(sdvp_error_t *)at = error;
        return;
    }
    sdvp_result_t *result = at;
    result->error = error;
    result->value = error == SDVP_OK ? random_value(maker, 3) : (sdvp_value_t){0};
}

static void fill_octets(maker_t *maker, const sdvp_field_t *field, char *base)
{
    const char *text = random_text(maker, 64);
    size_t length = strlen(text);
    memcpy(base + field->offset, &text, sizeof text);
    memcpy(base + field->has, &length, sizeof length);
}

static void fill_leaf(maker_t *maker, const sdvp_field_t *field, char *base, uint32_t place)
{
    void *at = base + field->offset;
    const char *text = NULL;
    switch (field->form) {
    case SDVP_FORM_WHOLE:
        sdvp_field_set_number(
            field, base,
            (field->flags & SDVP_NEXT_INDEX) != 0 ? place * 3 + random_below(maker, 3)
                                                  : random_between(maker, field->range.least, field->range.most));
        break;
    case SDVP_FORM_TRUTH:
        *(bool *)at = random_below(maker, 2) == 1;
        break;
    case SDVP_FORM_TEXT:
        text = ruled_text(maker, (sdvp_rule_t)field->rule);
        memcpy(at, &text, sizeof text);
        break;
    case SDVP_FORM_WORD:
        sdvp_field_set_number(
            field, base, field->range.least + random_below(maker, (uint32_t)field->words->count));
        break;
    case SDVP_FORM_SET:
        *(sdvp_bits_t *)at = (sdvp_bits_t)(random_below(maker, 1u << field->words->count) << field->range.least);
        break;
    case SDVP_FORM_CHECK:
        *(sdvp_bits_t *)at = (sdvp_bits_t)random_below(maker, 4);
        break;
    case SDVP_FORM_ENTRY_ID:
        *(sdvp_entry_id_t *)at = random_bits(maker);
        break;
    case SDVP_FORM_ENTRY_TIME:
        *(sdvp_entry_time_t *)at = random_entry_time(maker);
        break;
    default:
        *(sdvp_timestamp_t *)at = random_time(maker);
    }
}

static void fill_field(maker_t *maker, const sdvp_field_t *field, char *base, uint32_t place)
{
    static const char *const SERVICES[] = {"Associate", "GetDataValues", "Report"};
    void *at = base + field->offset;
    switch (field->form) {
    case SDVP_FORM_LIST:
        fill_list(maker, field, base);
        break;
    case SDVP_FORM_STRUCT:
        fill(maker, field->layout, at, 0);
        break;
    case SDVP_FORM_VALUE:
        *(sdvp_value_t *)at = random_value(maker, 3);
        break;
    case SDVP_FORM_RESULT:
    case SDVP_FORM_WRITE_RESULT:
        fill_result(maker, field, at);
        break;
    case SDVP_FORM_DEFINITION:
        fill_definition(maker, at, 4);
        break;
    case SDVP_FORM_SERVICES:
        *(sdvp_names_t *)at = (sdvp_names_t){SERVICES, random_below(maker, 4)};
        break;
    case SDVP_FORM_CONTENT:
    case SDVP_FORM_IDENT:
        fill_octets(maker, field, base);
        break;
    default:
        fill_leaf(maker, field, base, place);
    }
}

static void fill(maker_t *maker, const sdvp_layout_t *layout, char *base, uint32_t place)
{
    for (size_t i = 0; i < layout->count; i++) {
        const sdvp_field_t *field = &layout->fields[i];
        bool there = (field->flags & SDVP_OPTIONAL) == 0 || random_below(maker, 2) == 0;
        if (there) {
            fill_field(maker, field, base, place);
        }
        sdvp_field_set_there(field, base, there);
    }
}

bool random_message(maker_t *maker, sdvp_pdu_t pdu, sdvp_service_t service, bool refused, sdvp_message_t *to)
{
    const sdvp_layout_t *layout = refused ? sdvp_refusal_layout() : sdvp_layout_of(pdu, service);
    bool associates = service == SDVP_ASSOCIATE && pdu == SDVP_REQUEST;
    if (layout == NULL || sdvp_layout_of(pdu, service) == NULL) {
        return false;
    }
    *to = (sdvp_message_t){.pdu = pdu, .service = service, .refused = refused};
    to->association_id = associates ? NULL : "k3f9-A";
    to->invoke_id = pdu == SDVP_UNCONFIRMED ? 0 : 1 + random_below(maker, INT32_MAX);
    fill(maker, layout, (char *)&to->is, 0);
    return true;
}
