#include <string.h>

#include "base/arena.h"
#include "base/read.h"
#include "data/time.h"
#include "wire/compact.h"

/* Octets of a part of a file at most. */
#define MAX_PART (48 * 1024)
#define MAX_IDENT 64
/* Characters of the list of services at most. */
#define MAX_SERVICES 4096

/* A member, and where it is to be put. */
typedef struct target {
    const sdvp_reading_t *in;
    const sdvp_field_t *field;
    char *base;
} target_t;

static void *at(const target_t *to)
{
    return to->base + to->field->offset;
}

static void put(const target_t *to, const void *from, size_t size)
{
    memcpy(at(to), from, size);
    sdvp_field_set_there(to->field, to->base, true);
}

static sdvp_error_t no_memory(const target_t *to, const sdvp_xml_t *xml)
{
    return sdvp_xml_fault(to->in->fault, SDVP_NO_MEMORY, xml, NULL, "no memory for a message");
}

static bool read_word(const target_t *to, sdvp_span_t text)
{
    const sdvp_field_t *field = to->field;
    int64_t number = 0;
    if ((field->flags & SDVP_AS_NUMBER) != 0) {
        int64_t most = field->range.least + (int64_t)field->words->count - 1;
        if (!sdvp_read_integer(text.at, text.length, field->range.least, most, &number)) {
            return false;
        }
    } else {
        int place = sdvp_word_of(field->words, text.at, text.length);
        if (place < 0) {
            return false;
        }
        number = field->range.least + place;
    }
    sdvp_field_set_number(field, to->base, number);
    return true;
}

static bool read_truth(const target_t *to, sdvp_span_t text)
{
    bool truth = text.length == 4 && memcmp(text.at, "true", 4) == 0;
    bool may_be_false = to->field->place != SDVP_AT_ATTRIBUTE || (to->field->flags & SDVP_OMIT_ZERO) == 0;
    put(to, &truth, sizeof truth);
    return truth || (may_be_false && text.length == 5 && memcmp(text.at, "false", 5) == 0);
}

static bool read_bits(const target_t *to, sdvp_span_t text)
{
    const sdvp_field_t *field = to->field;
    sdvp_bits_t bits = 0;
    uint32_t check = 0;
    bool good = field->form == SDVP_FORM_SET ? sdvp_read_words(text, field->words, (int)field->range.least, &bits)
                                             : sdvp_read_bits(text.at, text.length, 2, &check);
    bits = field->form == SDVP_FORM_SET ? bits : (sdvp_bits_t)check;
    put(to, &bits, sizeof bits);
    return good;
}

/* A leaf whose text needs no memory. */
static bool read_leaf(const target_t *to, sdvp_span_t text)
{
    const sdvp_field_t *field = to->field;
    int64_t number = 0;
    sdvp_entry_id_t id = 0;
    sdvp_entry_time_t time = {0, 0};
    bool good = false;
    switch (field->form) {
    case SDVP_FORM_WHOLE:
        good = sdvp_read_integer(text.at, text.length, field->range.least, field->range.most, &number);
        sdvp_field_set_number(field, to->base, number);
        sdvp_field_set_there(field, to->base, true);
        return good;
    case SDVP_FORM_TRUTH:
        return read_truth(to, text);
    case SDVP_FORM_WORD:
        return read_word(to, text);
    case SDVP_FORM_SET:
    case SDVP_FORM_CHECK:
        return read_bits(to, text);
    case SDVP_FORM_ENTRY_ID:
        good = sdvp_read_entry_id(text, &id);
        put(to, &id, sizeof id);
        return good;
    case SDVP_FORM_ENTRY_TIME:
        good = sdvp_read_entry_time(text.at, text.length, &time);
        put(to, &time, sizeof time);
        return good;
    default:
        put(to, &text.at, sizeof text.at);
        return sdvp_rule_broken((sdvp_rule_t)field->rule, text) == NULL;
    }
}

static const char *expected(const sdvp_field_t *field)
{
    switch (field->form) {
    case SDVP_FORM_WHOLE:
        return "a whole number in its range";
    case SDVP_FORM_TRUTH:
        return (field->flags & SDVP_OMIT_ZERO) != 0 ? "true or no attribute at all" : "true or false";
    case SDVP_FORM_WORD:
        return (field->flags & SDVP_AS_NUMBER) != 0 ? "a number of the table" : "one of the words";
    case SDVP_FORM_SET:
        return "words in their order with one space between";
    case SDVP_FORM_CHECK:
        return "two digits 0 or 1";
    case SDVP_FORM_ENTRY_ID:
        return "16 digits 0-9a-f";
    case SDVP_FORM_ENTRY_TIME:
        return "a time such as 2026-11-23T07:21:00.125Z";
    default:
        return sdvp_rule_broken((sdvp_rule_t)field->rule, (sdvp_span_t){"\xff", 1});
    }
}

static void begin_index(const target_t *to, sdvp_series_t *series, bool there)
{
    if ((to->field->flags & SDVP_NEXT_INDEX) != 0) {
        if (!there) {
            sdvp_field_set_number(to->field, to->base, series->next_index);
        }
        series->next_index = sdvp_field_number(to->field, to->base) + 1;
    }
}

static void keep_reasons(const target_t *to, sdvp_series_t *series, bool there)
{
    if ((to->field->flags & SDVP_SAME_REASONS) != 0) {
        sdvp_bits_t *reasons = at(to);
        *reasons = there ? *reasons : series->reasons;
        series->reasons = *reasons;
    }
}

static sdvp_error_t bad_attribute(const target_t *to, const sdvp_xml_t *xml, const char *came)
{
    return sdvp_xml_fault(
        to->in->fault, SDVP_BAD_VALUE, xml, to->field->tag, "expected %s, but got \"%.80s\"", expected(to->field), came);
}

static sdvp_error_t take_attribute(const target_t *to, sdvp_element_t *element, sdvp_series_t *series)
{
    const sdvp_field_t *field = to->field;
    const uint8_t may_miss = SDVP_OPTIONAL | SDVP_OMIT_ZERO | SDVP_NEXT_INDEX | SDVP_SAME_REASONS;
    const sdvp_xml_attribute_t *attribute = sdvp_element_attribute(element, field->tag);
    if (attribute == NULL && (field->flags & may_miss) == 0) {
        sdvp_element_required(element, field->tag);
        return to->in->fault->error;
    }
    if (attribute == NULL) {
        sdvp_field_set_there(field, to->base, (field->flags & SDVP_OPTIONAL) == 0);
    } else if (!read_leaf(to, (sdvp_span_t){attribute->value, attribute->length})) {
        return bad_attribute(to, element->xml, attribute->value);
    }
    int64_t least = (field->flags & SDVP_NEXT_INDEX) != 0 ? series->next_index : INT64_MIN;
    if (attribute != NULL && least >= 0 && sdvp_field_number(field, to->base) < least) {
        return sdvp_xml_fault(
            to->in->fault, SDVP_BAD_VALUE, element->xml, field->tag, "members come in the order of the data set");
    }
    begin_index(to, series, attribute != NULL);
    if ((field->flags & SDVP_NEXT_INDEX) != 0 && series->next_index > field->range.most + 1) {
        /* Said by no attribute: the message as a whole has too many. */
        return sdvp_xml_fault(
            to->in->fault, SDVP_BAD_VALUE, element->xml->parent, NULL, "a data set has at most %d members",
            (int)field->range.most + 1);
    }
    keep_reasons(to, series, attribute != NULL);
    return SDVP_OK;
}

static sdvp_error_t take_error(const target_t *to, const sdvp_xml_t *xml, sdvp_error_t *error)
{
    int64_t number = 0;
    sdvp_error_t fault = sdvp_element_leaf(xml, to->in->fault);
    if (fault != SDVP_OK) {
        return fault;
    }
    if (!sdvp_read_integer(xml->text, xml->length, 1, (int64_t)SDVP_ERROR_WORDS.count, &number)) {
        return sdvp_xml_fault(
            to->in->fault, SDVP_BAD_VALUE, xml, NULL, "expected the number of an error, 1 to 12, but got \"%.40s\"",
            xml->text);
    }
    *error = (sdvp_error_t)number;
    return SDVP_OK;
}

static sdvp_error_t take_result(const target_t *to, const sdvp_xml_t *xml, sdvp_series_t *series)
{
    sdvp_result_t *result = at(to);
    if (strcmp(xml->name, "err") == 0) {
        return take_error(to, xml, &result->error);
    }
    return sdvp_compact_take_value(to->in, xml, series, &result->value);
}

static sdvp_error_t take_write_result(const target_t *to, const sdvp_xml_t *xml)
{
    sdvp_element_t element = sdvp_element(xml, to->in->fault);
    if (strcmp(xml->name, "err") == 0) {
        return take_error(to, xml, at(to));
    }
    if (strcmp(xml->name, "ok") != 0) {
        return sdvp_xml_fault(
            to->in->fault, SDVP_UNEXPECTED_ELEMENT, xml, NULL, "expected <ok> or <err>, but got <%.40s>", xml->name);
    }
    return sdvp_element_end(&element);
}

static sdvp_error_t take_timestamp(const target_t *to, const sdvp_xml_t *xml)
{
    sdvp_value_t value;
    sdvp_error_t error = sdvp_compact_take_value(to->in, xml, NULL, &value);
    if (error == SDVP_OK) {
        put(to, &value.is.timestamp, sizeof value.is.timestamp);
    }
    return error;
}

/* The element of a value, or of what stands in its place. */
static sdvp_error_t take_bare(const target_t *to, sdvp_element_t *element, sdvp_series_t *series)
{
    sdvp_series_t *used = (to->field->flags & SDVP_SERIES) != 0 ? series : NULL;
    const sdvp_xml_t *child = sdvp_element_next(element, to->field->form == SDVP_FORM_TIMESTAMP ? "t" : NULL);
    if (child == NULL) {
        return to->in->fault->error;
    }
    switch (to->field->form) {
    case SDVP_FORM_VALUE:
        return sdvp_compact_take_value(to->in, child, used, at(to));
    case SDVP_FORM_TIMESTAMP:
        return take_timestamp(to, child);
    case SDVP_FORM_DEFINITION:
        return sdvp_compact_take_definition(to->in, child, at(to));
    case SDVP_FORM_RESULT:
        return take_result(to, child, used);
    default:
        return take_write_result(to, child);
    }
}

static sdvp_error_t take_octets(const target_t *to, const sdvp_xml_t *xml)
{
    size_t count = 0;
    sdvp_error_t error = sdvp_element_leaf(xml, to->in->fault);
    if (error != SDVP_OK) {
        return error;
    }
    uint8_t *octets = sdvp_arena_alloc(to->in->arena, xml->length / 4 * 3 + 3);
    if (octets == NULL) {
        return no_memory(to, xml);
    }
    if (!sdvp_read_base64(xml->text, xml->length, octets, &count)) {
        return sdvp_xml_fault(to->in->fault, SDVP_BAD_VALUE, xml, NULL, "expected base64, padded, without line ends");
    }
    if (count > MAX_PART) {
        /* The message as a whole is at fault, as with all that is not said of one element alone. */
        return sdvp_xml_fault(
            to->in->fault, SDVP_BAD_VALUE, xml->parent == NULL ? xml : xml->parent, NULL,
            "a part of a file must have at most %d octets, but has %zu", MAX_PART, count);
    }
    memcpy(at(to), &octets, sizeof octets);
    memcpy(to->base + to->field->has, &count, sizeof count);
    return SDVP_OK;
}

/* Text of an element, perhaps in hexadecimal, that keeps a rule. */
static sdvp_error_t take_text(const target_t *to, sdvp_element_t *element)
{
    const sdvp_field_t *field = to->field;
    sdvp_span_t text = {element->xml->text, element->xml->length};
    sdvp_error_t error = SDVP_OK;
    element->text_taken = true;
    if ((field->flags & SDVP_HEXABLE) != 0) {
        error = sdvp_compact_take_text(to->in, element, &text);
    }
    if (error == SDVP_OK && field->place == SDVP_AT_CHILD) {
        error = sdvp_element_end(element); /* nothing else is in it, whatever the text is */
    }
    if (error != SDVP_OK) {
        return error;
    }
    if (field->form == SDVP_FORM_IDENT) {
        memcpy(at(to), &text.at, sizeof text.at);
        memcpy(to->base + field->has, &text.length, sizeof text.length);
        return text.length <= MAX_IDENT ? SDVP_OK
                                        : sdvp_xml_fault(
                                            to->in->fault, SDVP_BAD_VALUE, element->xml, NULL,
                                            "orIdent must have at most 64 octets, but has %zu", text.length);
    }
    if (field->form == SDVP_FORM_TEXT && field->rule == SDVP_RULE_REMARK) {
        sdvp_span_t cut = sdvp_remark(text.at);
        text.at = cut.length == text.length ? text.at : sdvp_arena_text(to->in->arena, text.at, cut.length);
        memcpy(at(to), &text.at, sizeof text.at);
        return text.at == NULL ? no_memory(to, element->xml) : SDVP_OK;
    }
    return read_leaf(to, text) ? SDVP_OK
                               : sdvp_xml_fault(
                                   to->in->fault, SDVP_BAD_VALUE, element->xml, NULL, "expected %s, but got \"%.80s\"",
                                   expected(field), text.at);
}

/* Names with one space between; which of them are known is not asked here. */
static sdvp_error_t take_services(const target_t *to, const sdvp_xml_t *xml)
{
    sdvp_error_t error = sdvp_element_leaf(xml, to->in->fault);
    if (error == SDVP_OK && xml->length > MAX_SERVICES) {
        error = sdvp_xml_fault(to->in->fault, SDVP_LIMIT_EXCEEDED, xml, NULL, "expected at most 4096 characters");
    }
    if (error != SDVP_OK) {
        return error;
    }
    const char **items = sdvp_arena_items(to->in->arena, xml->length / 2 + 1, sizeof *items);
    char *text = sdvp_arena_text(to->in->arena, xml->text, xml->length);
    sdvp_names_t names = {items, 0};
    if (items == NULL || text == NULL) {
        return no_memory(to, xml);
    }
    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        if (length > 0) {
            items[names.count++] = text;
        }
        text += length;
        if (*text == ' ') {
            *text++ = '\0';
        }
    }
    put(to, &names, sizeof names);
    return SDVP_OK;
}

static sdvp_error_t take_child(const target_t *to, const sdvp_xml_t *xml, sdvp_series_t *series)
{
    sdvp_element_t element = sdvp_element(xml, to->in->fault);
    sdvp_error_t error = SDVP_OK;
    switch (to->field->form) {
    case SDVP_FORM_CONTENT:
        return take_octets(to, xml);
    case SDVP_FORM_SERVICES:
        return take_services(to, xml);
    case SDVP_FORM_STRUCT:
        error = sdvp_compact_take_fields(to->in, &element, to->field->layout, at(to), series);
        break;
    default:
        error = to->field->place == SDVP_AT_WRAPPED ? take_bare(to, &element, series) : take_text(to, &element);
    }
    return error == SDVP_OK ? sdvp_element_end(&element) : error;
}

static sdvp_error_t take_item(const target_t *to, sdvp_element_t *element, sdvp_series_t *series, void *item)
{
    const sdvp_layout_t *layout = to->field->layout;
    target_t inner = {to->in, &layout->fields[0], item};
    if (inner.field->place == SDVP_AT_BARE && inner.field->name == NULL) {
        return take_bare(&inner, element, series);
    }
    const sdvp_xml_t *child = sdvp_element_next(element, to->field->tag);
    if (child == NULL) {
        return to->in->fault->error;
    }
    if (inner.field->name == NULL) {
        return take_child(&inner, child, series);
    }
    sdvp_element_t within = sdvp_element(child, to->in->fault);
    sdvp_error_t error = sdvp_compact_take_fields(to->in, &within, layout, item, series);
    return error == SDVP_OK ? sdvp_element_end(&within) : error;
}

static sdvp_error_t take_list(const target_t *to, sdvp_element_t *element)
{
    size_t size = to->field->layout->size;
    char *items = sdvp_arena_items(to->in->arena, element->xml->count, size);
    size_t count = 0;
    sdvp_series_t series = {0};
    if (items == NULL) {
        return no_memory(to, element->xml);
    }
    bool some = (to->field->flags & SDVP_SOME) != 0;
    while ((some && count == 0) || sdvp_element_has_next(element)) {
        /* Without any child there is no room for an item, but reading one fails before it is touched. */
        sdvp_error_t error = take_item(to, element, &series, items + count * size);
        if (error != SDVP_OK) {
            return error;
        }
        count++;
    }
    memcpy(at(to), &items, sizeof items);
    memcpy(to->base + to->field->has, &count, sizeof count);
    return SDVP_OK;
}

static sdvp_error_t take_field(const target_t *to, sdvp_element_t *element, sdvp_series_t *series)
{
    const sdvp_field_t *field = to->field;
    if (field->place == SDVP_AT_ATTRIBUTE) {
        return take_attribute(to, element, series);
    }
    if (field->form == SDVP_FORM_LIST) {
        return take_list(to, element);
    }
    if (field->place == SDVP_AT_TEXT) {
        return take_text(to, element);
    }
    if (field->place == SDVP_AT_BARE) {
        return take_bare(to, element, series);
    }
    if ((field->flags & SDVP_OPTIONAL) != 0 && !sdvp_element_has_next(element)) {
        sdvp_field_set_there(field, to->base, false);
        return SDVP_OK;
    }
    const sdvp_xml_t *child = sdvp_element_next(element, field->tag);
    return child == NULL ? to->in->fault->error : take_child(to, child, series);
}

sdvp_error_t sdvp_compact_take_fields(
    const sdvp_reading_t *in, sdvp_element_t *element, const sdvp_layout_t *layout, void *base, sdvp_series_t *series)
{
    sdvp_error_t error = SDVP_OK;
    for (size_t i = 0; error == SDVP_OK && i < 2 * layout->count; i++) {
        /* All attributes, then what is inside. */
        /* NOLINTNEXTLINE(clang-analyzer-core.DivideZero): with no fields there is no round */
        target_t to = {in, &layout->fields[i % layout->count], base};
        bool attribute = to.field->place == SDVP_AT_ATTRIBUTE;
        if (attribute == (i < layout->count)) {
            error = take_field(&to, element, series);
        }
    }
    return error;
}
