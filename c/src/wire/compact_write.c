#include <string.h>

#include "data/time.h"
#include "wire/compact.h"

/* The member itself. */
static const void *at(const sdvp_field_t *field, const void *base)
{
    return (const char *)base + field->offset;
}

static sdvp_span_t text_of(const sdvp_field_t *field, const void *base)
{
    const char *text = NULL;
    memcpy(&text, at(field, base), sizeof text);
    return field->rule == SDVP_RULE_REMARK ? sdvp_remark(text) : sdvp_span(text);
}

static sdvp_bits_t bits_of(const sdvp_field_t *field, const void *base)
{
    sdvp_bits_t bits = 0;
    memcpy(&bits, at(field, base), sizeof bits);
    return bits;
}

/* The services that are known, in the order of their numbers. */
static void put_services(sdvp_xml_writer_t *out, const sdvp_names_t *names)
{
    const char *before = "";
    for (int i = 1; i < SDVP_SERVICE_LIMIT; i++) {
        const char *name = sdvp_service_name((sdvp_service_t)i);
        for (size_t k = 0; name != NULL && k < names->count; k++) {
            if (strcmp(names->items[k], name) == 0) {
                sdvp_xml_write_text(out, before, strlen(before));
                sdvp_xml_write_text(out, name, strlen(name));
                before = " ";
                break;
            }
        }
    }
}

static void put_word(sdvp_text_t *text, const sdvp_field_t *field, const void *base)
{
    int64_t number = sdvp_field_number(field, base);
    int64_t place = number - field->range.least;
    if ((field->flags & SDVP_AS_NUMBER) != 0) {
        sdvp_text_number(text, number);
    } else if (place >= 0 && (size_t)place < field->words->count) {
        sdvp_text_add(text, field->words->words[place]);
    }
}

/* Text of a leaf that never needs escaping. */
static void put_leaf(sdvp_text_t *text, const sdvp_field_t *field, const void *base)
{
    sdvp_entry_id_t id = 0;
    sdvp_entry_time_t time = {0, 0};
    bool truth = false;
    switch (field->form) {
    case SDVP_FORM_WHOLE:
        sdvp_text_number(text, sdvp_field_number(field, base));
        break;
    case SDVP_FORM_TRUTH:
        memcpy(&truth, at(field, base), sizeof truth);
        sdvp_text_add(text, truth ? "true" : "false");
        break;
    case SDVP_FORM_WORD:
        put_word(text, field, base);
        break;
    case SDVP_FORM_SET:
        sdvp_text_words(text, field->words, bits_of(field, base), (int)field->range.least);
        break;
    case SDVP_FORM_CHECK:
        sdvp_text_bits(text, bits_of(field, base), 2);
        break;
    case SDVP_FORM_ENTRY_ID:
        memcpy(&id, at(field, base), sizeof id);
        sdvp_text_hex64(text, id);
        break;
    default:
        memcpy(&time, at(field, base), sizeof time);
        sdvp_text_entry_time(text, time);
    }
}

static bool is_zero(const sdvp_field_t *field, const void *base)
{
    bool truth = false;
    if (field->form == SDVP_FORM_TRUTH) {
        memcpy(&truth, at(field, base), sizeof truth);
        return !truth;
    }
    return field->form == SDVP_FORM_CHECK ? bits_of(field, base) == 0 : sdvp_field_number(field, base) == 0;
}

/* Whether an attribute is left out because a reader knows it anyway. */
static bool is_known(const sdvp_field_t *field, const void *base, sdvp_series_t *series)
{
    if ((field->flags & SDVP_OMIT_ZERO) != 0 && is_zero(field, base)) {
        return true;
    }
    if ((field->flags & SDVP_NEXT_INDEX) != 0) {
        int64_t index = sdvp_field_number(field, base);
        bool known = index == series->next_index;
        series->next_index = index + 1;
        return known;
    }
    if ((field->flags & SDVP_SAME_REASONS) != 0) {
        sdvp_bits_t mask = (sdvp_bits_t)((1u << field->words->count) - 1);
        bool known = (bits_of(field, base) & mask) == (series->reasons & mask);
        series->reasons = bits_of(field, base);
        return known;
    }
    return false;
}

static void put_attribute(sdvp_xml_writer_t *out, const sdvp_field_t *field, const void *base, sdvp_series_t *series)
{
    if (!sdvp_field_is_there(field, base) || is_known(field, base, series)) {
        return;
    }
    if (field->form == SDVP_FORM_TEXT) {
        sdvp_xml_write_attribute(out, field->tag, text_of(field, base).at);
        return;
    }
    sdvp_xml_open_attribute(out, field->tag);
    put_leaf(out->text, field, base);
    sdvp_xml_close_attribute(out);
}

static void put_timestamp(sdvp_xml_writer_t *out, const sdvp_field_t *field, const void *base)
{
    sdvp_value_t value = {.type = SDVP_TIMESTAMP};
    memcpy(&value.is.timestamp, at(field, base), sizeof value.is.timestamp);
    sdvp_compact_put_value(out, &value, NULL);
}

static void put_error(sdvp_xml_writer_t *out, sdvp_error_t error)
{
    sdvp_xml_write_start(out, "err", NULL);
    sdvp_xml_open_text(out);
    sdvp_text_number(out->text, error);
    sdvp_xml_write_end(out, "err");
}

/* The element of a value, or of what stands in its place. */
static void put_bare(sdvp_xml_writer_t *out, const sdvp_field_t *field, const void *base, sdvp_series_t *series)
{
    const void *what = at(field, base);
    sdvp_series_t *used = (field->flags & SDVP_SERIES) != 0 ? series : NULL;
    switch (field->form) {
    case SDVP_FORM_VALUE:
        sdvp_compact_put_value(out, what, used);
        break;
    case SDVP_FORM_TIMESTAMP:
        put_timestamp(out, field, base);
        break;
    case SDVP_FORM_DEFINITION:
        sdvp_compact_put_definition(out, what);
        break;
    case SDVP_FORM_RESULT: {
        const sdvp_result_t *result = what;
        if (result->error == SDVP_OK) {
            sdvp_compact_put_value(out, &result->value, used);
        } else {
            put_error(out, result->error);
        }
        break;
    }
    default: { /* the result of a write */
        const sdvp_error_t *result = what;
        if (*result == SDVP_OK) {
            sdvp_xml_write_leaf(out, "ok", "");
        } else {
            put_error(out, *result);
        }
    }
    }
}

static void put_text(sdvp_xml_writer_t *out, const sdvp_field_t *field, sdvp_span_t text)
{
    if ((field->flags & SDVP_HEXABLE) != 0) {
        sdvp_compact_put_text(out, text);
    } else {
        sdvp_xml_write_text(out, text.at, text.length);
    }
}

/* What is inside of an element that belongs to a member alone. */
static void put_content(sdvp_xml_writer_t *out, const sdvp_field_t *field, const void *base)
{
    const uint8_t *octets = NULL;
    size_t count = 0;
    switch (field->form) {
    case SDVP_FORM_TEXT:
        put_text(out, field, text_of(field, base));
        break;
    case SDVP_FORM_IDENT:
    case SDVP_FORM_CONTENT:
        memcpy(&octets, at(field, base), sizeof octets);
        count = sdvp_field_count(field, base);
        if (field->form == SDVP_FORM_IDENT) {
            put_text(out, field, (sdvp_span_t){(const char *)octets, count});
        } else if (count > 0) {
            sdvp_xml_open_text(out);
            sdvp_text_base64(out->text, octets, count);
        }
        break;
    case SDVP_FORM_STRUCT:
        sdvp_compact_put_fields(out, field->layout, at(field, base), &(sdvp_series_t){0});
        break;
    case SDVP_FORM_SERVICES:
        put_services(out, at(field, base));
        break;
    default:
        sdvp_xml_open_text(out);
        put_leaf(out->text, field, base);
    }
}

static void put_list(sdvp_xml_writer_t *out, const sdvp_field_t *field, const void *base)
{
    const sdvp_layout_t *layout = field->layout;
    const char *items = NULL;
    size_t count = sdvp_field_count(field, base);
    sdvp_series_t series = {0};
    memcpy(&items, at(field, base), sizeof items);
    for (size_t i = 0; i < count; i++) {
        const void *item = items + i * layout->size;
        if (layout->fields[0].name == NULL) { /* no structure: it brings its own element */
            sdvp_compact_put_fields(out, layout, item, &series);
            continue;
        }
        sdvp_xml_write_start(out, field->tag, NULL);
        sdvp_compact_put_fields(out, layout, item, &series);
        sdvp_xml_write_end(out, field->tag);
    }
}

static void put_inside(sdvp_xml_writer_t *out, const sdvp_field_t *field, const void *base, sdvp_series_t *series)
{
    if (!sdvp_field_is_there(field, base)) {
        return;
    }
    if (field->form == SDVP_FORM_LIST) {
        put_list(out, field, base);
    } else if (field->place == SDVP_AT_TEXT) {
        put_content(out, field, base);
    } else if (field->place == SDVP_AT_BARE) {
        put_bare(out, field, base, series);
    } else {
        sdvp_xml_write_start(out, field->tag, NULL);
        if (field->place == SDVP_AT_WRAPPED) {
            put_bare(out, field, base, series);
        } else {
            put_content(out, field, base);
        }
        sdvp_xml_write_end(out, field->tag);
    }
}

void sdvp_compact_put_fields(
    sdvp_xml_writer_t *out, const sdvp_layout_t *layout, const void *base, sdvp_series_t *series)
{
    for (size_t i = 0; i < layout->count; i++) {
        if (layout->fields[i].place == SDVP_AT_ATTRIBUTE) {
            put_attribute(out, &layout->fields[i], base, series);
        }
    }
    for (size_t i = 0; i < layout->count; i++) {
        if (layout->fields[i].place != SDVP_AT_ATTRIBUTE) {
            put_inside(out, &layout->fields[i], base, series);
        }
    }
}
