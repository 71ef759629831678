#include <string.h>

#include "base/arena.h"
#include "base/read.h"
#include "data/type.h"
#include "wire/tree_parts.h"

#define MAX_PART (48 * 1024)
#define MAX_IDENT 64

/* A member, and where it is to be put. */
typedef struct target {
    const sdvp_tree_reader_t *in;
    const sdvp_field_t *field;
    char *base;
} target_t;

static void *at(const target_t *to)
{
    return to->base + to->field->offset;
}

static sdvp_error_t bad(const target_t *to, const sdvp_tree_t *node, const char *expected)
{
    return sdvp_tree_fault(
        to->in, SDVP_BAD_VALUE, node, NULL, "expected %s, but got \"%.80s\"", expected, node->is.text.at);
}

static sdvp_error_t take_fields(
    const sdvp_tree_reader_t *in, sdvp_tree_t *node, const sdvp_layout_t *layout, void *base);
static sdvp_error_t take_inside(const target_t *to, sdvp_tree_t *node);

/* Place of a word, from 0. */
static sdvp_error_t take_word(const target_t *to, const sdvp_words_t *words, const sdvp_tree_t *node, int *place)
{
    sdvp_span_t text = {"", 0};
    sdvp_error_t error = sdvp_tree_take_text(to->in, node, &text);
    *place = error == SDVP_OK ? sdvp_word_of(words, text.at, text.length) : -1;
    return error == SDVP_OK && *place < 0 ? bad(to, node, "one of the words") : error;
}

static sdvp_error_t take_set(const target_t *to, const sdvp_tree_t *node)
{
    const sdvp_words_t *words = to->field->words;
    uint32_t bits = 0;
    sdvp_error_t error = sdvp_tree_expect(to->in, node, SDVP_TREE_ITEMS);
    bool twice = false;
    for (const sdvp_tree_t *each = node->first; error == SDVP_OK && each != NULL; each = each->next) {
        int place = 0;
        error = take_word(to, words, each, &place);
        uint32_t bit = error == SDVP_OK ? 1u << (words->count - 1 - (size_t)place + (size_t)to->field->range.least) : 0;
        twice = twice || (bits & bit) != 0;
        bits |= bit;
    }
    sdvp_bits_t all = (sdvp_bits_t)bits;
    memcpy(at(to), &all, sizeof all);
    return error == SDVP_OK && twice ? sdvp_tree_fault(to->in, SDVP_BAD_VALUE, node, NULL, "a word comes twice") : error;
}

static sdvp_error_t take_services(const target_t *to, const sdvp_tree_t *node)
{
    sdvp_error_t error = sdvp_tree_expect(to->in, node, SDVP_TREE_ITEMS);
    const char **items = error == SDVP_OK ? sdvp_arena_items(to->in->arena, node->count, sizeof *items) : NULL;
    if (error == SDVP_OK && items == NULL) {
        return sdvp_tree_no_memory(to->in, node);
    }
    sdvp_names_t names = {items, 0};
    for (const sdvp_tree_t *each = node->first; error == SDVP_OK && each != NULL; each = each->next) {
        sdvp_span_t text = {"", 0};
        error = sdvp_tree_take_text(to->in, each, &text);
        items[names.count++] = text.at;
    }
    memcpy(at(to), &names, sizeof names);
    return error;
}

static sdvp_error_t take_item(const target_t *to, sdvp_tree_t *node, void *item)
{
    const sdvp_layout_t *layout = to->field->layout;
    target_t inner = {to->in, &layout->fields[0], item};
    if (inner.field->name == NULL) {
        return take_inside(&inner, node);
    }
    sdvp_error_t error = sdvp_tree_expect(to->in, node, SDVP_TREE_FIELDS);
    error = error == SDVP_OK ? take_fields(to->in, node, layout, item) : error;
    return error == SDVP_OK ? sdvp_tree_end(to->in, node) : error;
}

/* Whether the items of a list that has indices come in order. */
static bool in_order(const sdvp_layout_t *layout, const char *items, size_t count)
{
    int64_t next = 0;
    if ((layout->fields[0].flags & SDVP_NEXT_INDEX) == 0) {
        return true;
    }
    for (size_t i = 0; i < count; i++) {
        int64_t index = sdvp_field_number(&layout->fields[0], items + i * layout->size);
        if (index < next) {
            return false;
        }
        next = index + 1;
    }
    return true;
}

static sdvp_error_t take_list(const target_t *to, const sdvp_tree_t *node)
{
    const sdvp_layout_t *layout = to->field->layout;
    sdvp_error_t error = sdvp_tree_expect(to->in, node, SDVP_TREE_ITEMS);
    if (error != SDVP_OK) {
        return error;
    }
    char *items = sdvp_arena_items(to->in->arena, node->count, layout->size);
    size_t count = 0;
    if (items == NULL) {
        return sdvp_tree_no_memory(to->in, node);
    }
    for (sdvp_tree_t *each = node->first; error == SDVP_OK && each != NULL; each = each->next) {
        error = take_item(to, each, items + count++ * layout->size);
    }
    if (error == SDVP_OK && count == 0 && (to->field->flags & SDVP_SOME) != 0) {
        return sdvp_tree_fault(to->in, SDVP_MISSING, node, NULL, "expected 1 or more items, but got 0");
    }
    if (error == SDVP_OK && !in_order(layout, items, count)) {
        return sdvp_tree_fault(
            to->in, SDVP_BAD_VALUE, node, NULL, "members of a report come in the order of the data set");
    }
    memcpy(at(to), &items, sizeof items);
    memcpy(to->base + to->field->has, &count, sizeof count);
    return error;
}

static sdvp_error_t take_result(const target_t *to, sdvp_tree_t *node)
{
    sdvp_result_t *result = at(to);
    int place = 0;
    sdvp_error_t error = sdvp_tree_expect(to->in, node, SDVP_TREE_FIELDS);
    if (error != SDVP_OK) {
        return error;
    }
    sdvp_tree_t *refused = sdvp_tree_find(node, "error");
    if (refused == NULL) {
        error = sdvp_tree_take_members_of_value(to->in, node, 1, &result->value);
    } else {
        refused->asked = true;
        error = take_word(to, &SDVP_ERROR_WORDS, refused, &place);
        result->error = (sdvp_error_t)(place + 1);
    }
    return error == SDVP_OK ? sdvp_tree_end(to->in, node) : error;
}

static sdvp_error_t take_write_result(const target_t *to, const sdvp_tree_t *node)
{
    sdvp_error_t *result = at(to);
    sdvp_span_t text = {"", 0};
    int place = -1;
    sdvp_error_t error = sdvp_tree_take_text(to->in, node, &text);
    if (error == SDVP_OK && strcmp(text.at, "ok") != 0) {
        error = take_word(to, &SDVP_ERROR_WORDS, node, &place);
    }
    *result = (sdvp_error_t)(place + 1);
    return error;
}

static sdvp_error_t take_octets(const target_t *to, const sdvp_tree_t *node)
{
    bool ident = to->field->form == SDVP_FORM_IDENT;
    size_t most = ident ? MAX_IDENT : MAX_PART;
    sdvp_span_t octets = {"", 0};
    sdvp_error_t error = ident ? sdvp_tree_take_utf8(to->in, node, &octets)
                               : sdvp_tree_take_octets(to->in, node, SDVP_TREE_BASE64, &octets);
    memcpy(at(to), &octets.at, sizeof octets.at);
    memcpy(to->base + to->field->has, &octets.length, sizeof octets.length);
    if (error == SDVP_OK && octets.length > most) {
        /* What is in the limits of its own, but not of the message, is told of the structure around. */
        return sdvp_tree_fault(
            to->in, SDVP_BAD_VALUE, node->parent, NULL, "expected at most %zu octets, but there are %zu", most,
            octets.length);
    }
    return error;
}

/* A leaf that is a text of a form. */
static sdvp_error_t take_formed(const target_t *to, const sdvp_tree_t *node)
{
    sdvp_span_t text = {"", 0};
    sdvp_error_t error = sdvp_tree_take_text(to->in, node, &text);
    uint32_t bits = 0;
    bool good = false;
    if (error != SDVP_OK) {
        return error;
    }
    switch (to->field->form) {
    case SDVP_FORM_CHECK:
        good = sdvp_read_bits(text.at, text.length, 2, &bits);
        *(sdvp_bits_t *)at(to) = (sdvp_bits_t)bits;
        return good ? SDVP_OK : bad(to, node, "two digits 0 or 1");
    case SDVP_FORM_ENTRY_ID:
        good = sdvp_read_entry_id(text, at(to));
        return good ? SDVP_OK : bad(to, node, "16 digits 0-9a-f");
    case SDVP_FORM_ENTRY_TIME:
        good = sdvp_read_entry_time_numbers(text, at(to));
        return good ? SDVP_OK : bad(to, node, "days and milliseconds such as 15667 26460125");
    default:
        good = sdvp_read_timestamp_numbers(text, at(to));
        return good ? SDVP_OK : bad(to, node, "seconds, fraction and time quality such as 1795418460 2097152 10");
    }
}

static sdvp_error_t take_text(const target_t *to, const sdvp_tree_t *node)
{
    sdvp_span_t text = {"", 0};
    sdvp_error_t error = sdvp_tree_take_text(to->in, node, &text);
    const char *expected = error == SDVP_OK ? sdvp_rule_broken((sdvp_rule_t)to->field->rule, text) : NULL;
    if (error == SDVP_OK && to->field->rule == SDVP_RULE_REMARK) {
        sdvp_span_t cut = sdvp_remark(text.at);
        text.at = cut.length == text.length ? text.at : sdvp_arena_text(to->in->arena, text.at, cut.length);
        error = text.at == NULL ? sdvp_tree_no_memory(to->in, node) : SDVP_OK;
    }
    memcpy(at(to), &text.at, sizeof text.at);
    return expected == NULL ? error : bad(to, node, expected);
}

static sdvp_error_t take_number(const target_t *to, const sdvp_tree_t *node)
{
    int64_t number = 0;
    int place = 0;
    sdvp_error_t error;
    if (to->field->form == SDVP_FORM_WORD) {
        error = take_word(to, to->field->words, node, &place);
        number = to->field->range.least + place;
    } else {
        error = sdvp_tree_take_whole(to->in, node, to->field->range.least, to->field->range.most, &number);
    }
    sdvp_field_set_number(to->field, to->base, number);
    return error;
}

static sdvp_error_t take_struct(const target_t *to, sdvp_tree_t *node)
{
    sdvp_error_t error = sdvp_tree_expect(to->in, node, SDVP_TREE_FIELDS);
    error = error == SDVP_OK ? take_fields(to->in, node, to->field->layout, at(to)) : error;
    return error == SDVP_OK ? sdvp_tree_end(to->in, node) : error;
}

static sdvp_error_t take_inside(const target_t *to, sdvp_tree_t *node)
{
    switch (to->field->form) {
    case SDVP_FORM_WHOLE:
    case SDVP_FORM_WORD:
        return take_number(to, node);
    case SDVP_FORM_TRUTH:
        return sdvp_tree_take_truth(to->in, node, at(to));
    case SDVP_FORM_TEXT:
        return take_text(to, node);
    case SDVP_FORM_SET:
        return take_set(to, node);
    case SDVP_FORM_LIST:
        return take_list(to, node);
    case SDVP_FORM_SERVICES:
        return take_services(to, node);
    case SDVP_FORM_VALUE:
        return sdvp_tree_take_value(to->in, node, at(to));
    case SDVP_FORM_RESULT:
        return take_result(to, node);
    case SDVP_FORM_WRITE_RESULT:
        return take_write_result(to, node);
    case SDVP_FORM_DEFINITION:
        return sdvp_tree_take_definition(to->in, node, at(to));
    case SDVP_FORM_STRUCT:
        return take_struct(to, node);
    case SDVP_FORM_IDENT:
    case SDVP_FORM_CONTENT:
        return take_octets(to, node);
    default:
        return take_formed(to, node);
    }
}

static sdvp_error_t take_fields(
    const sdvp_tree_reader_t *in, sdvp_tree_t *node, const sdvp_layout_t *layout, void *base)
{
    sdvp_error_t error = SDVP_OK;
    for (size_t i = 0; error == SDVP_OK && i < layout->count; i++) {
        target_t to = {in, &layout->fields[i], base};
        sdvp_tree_t *member = sdvp_tree_find(node, to.field->name);
        if (member == NULL && (to.field->flags & SDVP_OPTIONAL) != 0) {
            sdvp_field_set_there(to.field, base, false);
            continue;
        }
        error = sdvp_tree_get(in, node, to.field->name, &member);
        error = error == SDVP_OK ? take_inside(&to, member) : error;
        if (error == SDVP_OK) {
            sdvp_field_set_there(to.field, base, true);
        }
    }
    return error;
}

/* Text of a member of the envelope: what the format says of it, else what is in the tree. */
static sdvp_error_t take_envelope_text(
    const sdvp_tree_reader_t *in, sdvp_tree_t *tree, const char *said, const char *name, sdvp_span_t *to)
{
    sdvp_tree_t *member = NULL;
    if (said != NULL) {
        *to = sdvp_span(said);
        return SDVP_OK;
    }
    sdvp_error_t error = sdvp_tree_get(in, tree, name, &member);
    return error == SDVP_OK ? sdvp_tree_take_text(in, member, to) : error;
}

static sdvp_error_t take_pdu(
    const sdvp_tree_reader_t *in, sdvp_tree_t *tree, const sdvp_tree_envelope_t *envelope, sdvp_message_t *message)
{
    static const char *const PDUS[] = {"request", "response", "unconfirmed"};
    sdvp_span_t text = {"", 0};
    sdvp_error_t error = take_envelope_text(in, tree, envelope->pdu, "pdu", &text);
    for (size_t i = 0; error == SDVP_OK && i < 3; i++) {
        if (strcmp(text.at, PDUS[i]) == 0) {
            message->pdu = (sdvp_pdu_t)i;
            return SDVP_OK;
        }
    }
    return error != SDVP_OK ? error
                            : sdvp_tree_fault(
                                in, SDVP_BAD_VALUE, tree, "pdu",
                                "expected request, response or unconfirmed, but got \"%.40s\"", text.at);
}

static sdvp_error_t take_service(
    const sdvp_tree_reader_t *in, sdvp_tree_t *tree, const sdvp_tree_envelope_t *envelope, sdvp_message_t *message)
{
    sdvp_span_t text = {"", 0};
    sdvp_error_t error = take_envelope_text(in, tree, envelope->service, "service", &text);
    message->service = error == SDVP_OK ? sdvp_service_of(text.at) : 0;
    if (error == SDVP_OK && sdvp_layout_of(message->pdu, message->service) == NULL) {
        return sdvp_tree_fault(
            in, SDVP_BAD_VALUE, tree, "service", "expected a service that has such a message, but got \"%.40s\"", text.at);
    }
    return error;
}

static sdvp_error_t take_ids(const sdvp_tree_reader_t *in, sdvp_tree_t *tree, sdvp_message_t *message)
{
    sdvp_span_t id = {NULL, 0};
    int64_t number = 0;
    sdvp_tree_t *member = sdvp_tree_find(tree, "associationId");
    bool associates = message->service == SDVP_ASSOCIATE && message->pdu == SDVP_REQUEST;
    sdvp_error_t error = SDVP_OK;
    if (!associates && (member != NULL || !message->refused)) {
        error = sdvp_tree_get(in, tree, "associationId", &member);
        error = error == SDVP_OK ? sdvp_tree_take_text(in, member, &id) : error;
        if (error == SDVP_OK && !sdvp_is_association_id(id)) {
            return sdvp_tree_fault(in, SDVP_BAD_VALUE, member, NULL, "expected 1 to 36 letters, digits or hyphens");
        }
    }
    message->association_id = id.at;
    if (error == SDVP_OK && message->pdu != SDVP_UNCONFIRMED) {
        error = sdvp_tree_get(in, tree, "invokeId", &member);
        error = error == SDVP_OK ? sdvp_tree_take_whole(in, member, 1, INT32_MAX, &number) : error;
    }
    message->invoke_id = (uint32_t)number;
    return error;
}

static sdvp_error_t take_refusal(const sdvp_tree_reader_t *in, sdvp_tree_t *node, sdvp_message_t *message)
{
    node->asked = true;
    sdvp_error_t error = sdvp_tree_expect(in, node, SDVP_TREE_FIELDS);
    error = error == SDVP_OK ? take_fields(in, node, sdvp_refusal_layout(), &message->is) : error;
    return error == SDVP_OK ? sdvp_tree_end(in, node) : error;
}

sdvp_error_t sdvp_tree_read(
    sdvp_tree_t *tree, const sdvp_tree_envelope_t *envelope, sdvp_arena_t *arena, sdvp_message_t *message,
    sdvp_fault_t *fault)
{
    sdvp_tree_reader_t in = {arena, fault, envelope->path};
    *message = (sdvp_message_t){0};
    sdvp_error_t error = sdvp_tree_expect(&in, tree, SDVP_TREE_FIELDS);
    error = error == SDVP_OK ? take_pdu(&in, tree, envelope, message) : error;
    error = error == SDVP_OK ? take_service(&in, tree, envelope, message) : error;
    if (error != SDVP_OK) {
        return error;
    }
    sdvp_tree_t *refusal = message->pdu == SDVP_RESPONSE ? sdvp_tree_find(tree, "refusal") : NULL;
    message->refused = refusal != NULL;
    error = take_ids(&in, tree, message);
    if (error == SDVP_OK && refusal != NULL) {
        error = take_refusal(&in, refusal, message);
    } else if (error == SDVP_OK) {
        error = take_fields(&in, tree, sdvp_layout_of(message->pdu, message->service), &message->is);
    }
    return error == SDVP_OK ? sdvp_tree_end(&in, tree) : error;
}
