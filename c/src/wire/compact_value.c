#include <string.h>

#include "base/arena.h"
#include "base/read.h"
#include "data/time.h"
#include "data/type.h"
#include "wire/compact.h"

static const char *const TAGS[SDVP_TYPE_CODES] = {
    [SDVP_BOOLEAN] = "b",         [SDVP_INT8] = "i8",           [SDVP_INT16] = "i16",
    [SDVP_INT32] = "i32",         [SDVP_INT64] = "i64",         [SDVP_INT8U] = "u8",
    [SDVP_INT16U] = "u16",        [SDVP_INT32U] = "u32",        [SDVP_FLOAT32] = "f",
    [SDVP_FLOAT64] = "d",         [SDVP_ENUMERATED] = "e",      [SDVP_OCTET_STRING] = "o",
    [SDVP_VISIBLE_STRING] = "vs", [SDVP_UNICODE_STRING] = "us", [SDVP_OBJECT_REFERENCE] = "or",
    [SDVP_CURRENCY] = "cu",       [SDVP_ENTRY_ID] = "ei",       [SDVP_ENTRY_TIME] = "et",
    [SDVP_TIMESTAMP] = "t",       [SDVP_QUALITY] = "q",         [SDVP_DBPOS] = "db",
    [SDVP_TCMD] = "tc",           [SDVP_CHECK] = "ck",          [SDVP_TRG_OPS] = "tr",
    [SDVP_OPT_FLDS] = "of",       [SDVP_STRUCTURE] = "st",      [SDVP_ARRAY] = "ar",
};

const char *sdvp_compact_tag(sdvp_type_code_t type)
{
    return TAGS[type];
}

sdvp_type_code_t sdvp_compact_type(const char *tag)
{
    size_t i = 0;
    while (i < SDVP_TYPE_CODES && strcmp(TAGS[i], tag) != 0) {
        i++;
    }
    return (sdvp_type_code_t)i;
}

void sdvp_compact_put_text(sdvp_xml_writer_t *out, sdvp_span_t text)
{
    if (sdvp_xml_is_plain(text.at, text.length)) {
        sdvp_xml_write_text(out, text.at, text.length);
        return;
    }
    sdvp_xml_write_attribute(out, "enc", "hex");
    sdvp_xml_open_text(out);
    sdvp_text_hex(out->text, (const uint8_t *)text.at, text.length);
}

static bool same_time(const sdvp_timestamp_t *a, const sdvp_timestamp_t *b)
{
    return a->seconds == b->seconds && a->fraction == b->fraction && a->quality == b->quality;
}

static void put_timestamp(sdvp_xml_writer_t *out, const sdvp_timestamp_t *time, sdvp_series_t *series)
{
    bool repeats = series != NULL && series->has_time && same_time(&series->time, time);
    if (!repeats) {
        if (time->quality != SDVP_TIME_QUALITY_USUAL) {
            sdvp_xml_open_attribute(out, "q");
            sdvp_text_hex(out->text, &time->quality, 1);
            sdvp_xml_close_attribute(out);
        }
        sdvp_xml_open_text(out);
        sdvp_text_timestamp(out->text, *time);
    }
    if (series != NULL) {
        series->has_time = true;
        series->time = *time;
    }
}

static void put_octets(sdvp_xml_writer_t *out, const sdvp_value_t *value)
{
    if (value->is.octets.length > 0) {
        sdvp_xml_open_text(out);
        sdvp_text_hex(out->text, value->is.octets.octets, value->is.octets.length);
    }
}

static void put_bits(sdvp_xml_writer_t *out, const sdvp_value_t *value)
{
    if (value->type != SDVP_QUALITY) {
        sdvp_xml_open_text(out);
        sdvp_text_bits(out->text, value->is.bits, sdvp_type_facts(value->type)->size);
    } else if (value->is.bits != 0) {
        sdvp_xml_open_text(out);
        sdvp_text_quality(out->text, value->is.bits);
    }
}

/* What has text in any case. */
static void put_leaf(sdvp_xml_writer_t *out, const sdvp_value_t *value)
{
    sdvp_xml_open_text(out);
    switch (sdvp_type_facts(value->type)->kind) {
    case SDVP_KIND_BOOLEAN:
        sdvp_text_add(out->text, value->is.boolean ? "true" : "false");
        break;
    case SDVP_KIND_INTEGER:
        sdvp_text_number(out->text, value->is.integer);
        break;
    case SDVP_KIND_ENTRY_ID:
        sdvp_text_hex64(out->text, value->is.entry_id);
        break;
    case SDVP_KIND_ENTRY_TIME:
        sdvp_text_entry_time(out->text, value->is.entry_time);
        break;
    default:
        sdvp_text_real(out->text, value->type, value->is.real);
    }
}

void sdvp_compact_put_value(sdvp_xml_writer_t *out, const sdvp_value_t *value, sdvp_series_t *series)
{
    const char *tag = TAGS[value->type];
    sdvp_xml_write_start(out, tag, NULL);
    switch (sdvp_type_facts(value->type)->kind) {
    case SDVP_KIND_LIST:
        for (size_t i = 0; i < value->is.list.count; i++) {
            sdvp_compact_put_value(out, &value->is.list.items[i], series);
        }
        break;
    case SDVP_KIND_TEXT:
        sdvp_compact_put_text(out, (sdvp_span_t){value->is.text.text, value->is.text.length});
        break;
    case SDVP_KIND_OCTETS:
        put_octets(out, value);
        break;
    case SDVP_KIND_BITS:
        put_bits(out, value);
        break;
    case SDVP_KIND_TIMESTAMP:
        put_timestamp(out, &value->is.timestamp, series);
        break;
    default:
        put_leaf(out, value);
    }
    sdvp_xml_write_end(out, tag);
}

static sdvp_error_t bad_value(const sdvp_reading_t *in, const sdvp_xml_t *xml, const char *expected)
{
    return sdvp_xml_fault(
        in->fault, SDVP_BAD_VALUE, xml, NULL, "expected %s, but got \"%.80s\"", expected, xml->text);
}

sdvp_error_t sdvp_compact_take_text(const sdvp_reading_t *in, sdvp_element_t *element, sdvp_span_t *to)
{
    const sdvp_xml_t *xml = element->xml;
    const sdvp_xml_attribute_t *encoding = sdvp_element_attribute(element, "enc");
    element->text_taken = true;
    *to = (sdvp_span_t){xml->text, xml->length};
    if (encoding == NULL || encoding->length == 0) {
        return SDVP_OK;
    }
    if (strcmp(encoding->value, "hex") != 0) {
        return sdvp_xml_fault(in->fault, SDVP_BAD_VALUE, xml, "enc", "expected hex, but got \"%.40s\"", encoding->value);
    }
    char *text = sdvp_arena_alloc(in->arena, xml->length / 2 + 1);
    if (text == NULL) {
        return sdvp_xml_fault(in->fault, SDVP_NO_MEMORY, xml, NULL, "no memory for a text");
    }
    bool good = sdvp_read_hex(xml->text, xml->length, (uint8_t *)text);
    *to = (sdvp_span_t){text, xml->length / 2};
    if (!good || sdvp_utf8_units(to->at, to->length) == SIZE_MAX) {
        return bad_value(in, xml, "UTF-8 in hexadecimal");
    }
    return SDVP_OK;
}

static sdvp_error_t take_timestamp(
    const sdvp_reading_t *in, const sdvp_xml_t *xml, sdvp_series_t *series, sdvp_timestamp_t *to)
{
    sdvp_element_t element = sdvp_element(xml, in->fault);
    uint8_t quality = SDVP_TIME_QUALITY_USUAL;
    const sdvp_xml_attribute_t *attribute = sdvp_element_attribute(&element, "q");
    element.text_taken = true;
    if (attribute != NULL && (attribute->length != 2 || !sdvp_read_hex(attribute->value, 2, &quality))) {
        return sdvp_xml_fault(in->fault, SDVP_BAD_VALUE, xml, "q", "expected two digits 0-9a-f");
    }
    if (xml->attributes != NULL && attribute == NULL) {
        sdvp_element_required(&element, "q");
        return in->fault->error;
    }
    if (series != NULL && series->has_time && xml->length == 0 && attribute == NULL) {
        *to = series->time;
        return sdvp_element_end(&element);
    }
    sdvp_error_t error = sdvp_element_end(&element);
    if (error != SDVP_OK) {
        return error;
    }
    if (!sdvp_read_timestamp(xml->text, xml->length, quality, to)) {
        return bad_value(in, xml, "a time such as 2026-11-23T07:21:00.125Z");
    }
    if (series != NULL) {
        series->has_time = true;
        series->time = *to;
    }
    return SDVP_OK;
}

static sdvp_error_t take_octets(const sdvp_reading_t *in, const sdvp_xml_t *xml, sdvp_value_t *to)
{
    uint8_t *octets = sdvp_arena_alloc(in->arena, xml->length / 2);
    if (octets == NULL) {
        return sdvp_xml_fault(in->fault, SDVP_NO_MEMORY, xml, NULL, "no memory for a value");
    }
    to->is.octets.octets = octets;
    to->is.octets.length = xml->length / 2;
    bool good = xml->length <= 128 && sdvp_read_hex(xml->text, xml->length, octets);
    return good ? SDVP_OK : bad_value(in, xml, "at most 64 octets in hexadecimal digits 0-9a-f");
}

static sdvp_error_t take_text(const sdvp_reading_t *in, const sdvp_xml_t *xml, sdvp_value_t *to)
{
    sdvp_element_t element = sdvp_element(xml, in->fault);
    sdvp_span_t text = {xml->text, xml->length};
    sdvp_fault_t why = {0};
    sdvp_error_t error = SDVP_OK;
    element.text_taken = true;
    if (to->type == SDVP_UNICODE_STRING) {
        error = sdvp_compact_take_text(in, &element, &text);
    }
    error = error == SDVP_OK ? sdvp_element_end(&element) : error;
    if (error != SDVP_OK) {
        return error;
    }
    to->is.text.text = text.at;
    to->is.text.length = text.length;
    if (sdvp_leaf_check(to, &why) != SDVP_OK) {
        return sdvp_xml_fault(in->fault, SDVP_BAD_VALUE, xml, NULL, "%s", why.detail);
    }
    return SDVP_OK;
}

static bool read_bits(sdvp_span_t text, sdvp_value_t *to)
{
    uint32_t bits = 0;
    if (to->type == SDVP_QUALITY) {
        return sdvp_read_quality(text, &to->is.bits);
    }
    bool good = sdvp_read_bits(text.at, text.length, sdvp_type_facts(to->type)->size, &bits);
    to->is.bits = (sdvp_bits_t)bits;
    return good;
}

static bool read_leaf(sdvp_span_t text, sdvp_value_t *to)
{
    switch (sdvp_type_facts(to->type)->kind) {
    case SDVP_KIND_BOOLEAN:
        to->is.boolean = text.length == 4 && memcmp(text.at, "true", 4) == 0;
        return to->is.boolean || (text.length == 5 && memcmp(text.at, "false", 5) == 0);
    case SDVP_KIND_INTEGER:
        return sdvp_read_integer(
            text.at, text.length, sdvp_type_least(to->type), sdvp_type_most(to->type), &to->is.integer);
    case SDVP_KIND_ENTRY_ID:
        return sdvp_read_entry_id(text, &to->is.entry_id);
    case SDVP_KIND_ENTRY_TIME:
        return sdvp_read_entry_time(text.at, text.length, &to->is.entry_time);
    case SDVP_KIND_BITS:
        return read_bits(text, to);
    default:
        return sdvp_read_real(text, to->type, &to->is.real);
    }
}

static sdvp_error_t take_value(
    const sdvp_reading_t *in, const sdvp_xml_t *xml, sdvp_series_t *series, int level, sdvp_value_t *to);

static sdvp_error_t take_list(
    const sdvp_reading_t *in, const sdvp_xml_t *xml, sdvp_series_t *series, int level, sdvp_value_t *to)
{
    if (level > SDVP_MAX_LEVELS) {
        return sdvp_xml_fault(
            in->fault, SDVP_LIMIT_EXCEEDED, xml, NULL, "expected at most %d levels of structures and arrays",
            SDVP_MAX_LEVELS);
    }
    sdvp_value_t *items = sdvp_arena_items(in->arena, xml->count, sizeof *items);
    if (items == NULL) {
        return sdvp_xml_fault(in->fault, SDVP_NO_MEMORY, xml, NULL, "no memory for a value");
    }
    sdvp_element_t element = sdvp_element(xml, in->fault);
    size_t count = 0;
    while (sdvp_element_has_next(&element)) {
        sdvp_error_t error = take_value(in, sdvp_element_next(&element, NULL), series, level + 1, &items[count++]);
        if (error != SDVP_OK) {
            return error;
        }
    }
    to->is.list.items = items;
    to->is.list.count = count;
    return sdvp_element_end(&element);
}

static sdvp_error_t take_value(
    const sdvp_reading_t *in, const sdvp_xml_t *xml, sdvp_series_t *series, int level, sdvp_value_t *to)
{
    *to = (sdvp_value_t){.type = sdvp_compact_type(xml->name)};
    if (to->type == SDVP_TYPE_CODES) {
        return sdvp_xml_fault(
            in->fault, SDVP_UNEXPECTED_ELEMENT, xml, NULL, "expected a value such as <f>, but got <%.40s>", xml->name);
    }
    sdvp_kind_t kind = sdvp_type_facts(to->type)->kind;
    if (kind == SDVP_KIND_LIST) {
        return take_list(in, xml, series, level, to);
    }
    if (kind == SDVP_KIND_TIMESTAMP) {
        return take_timestamp(in, xml, series, &to->is.timestamp);
    }
    if (kind == SDVP_KIND_TEXT) {
        return take_text(in, xml, to);
    }
    sdvp_error_t error = sdvp_element_leaf(xml, in->fault);
    if (error != SDVP_OK) {
        return error;
    }
    if (kind == SDVP_KIND_OCTETS) {
        return take_octets(in, xml, to);
    }
    return read_leaf((sdvp_span_t){xml->text, xml->length}, to) ? SDVP_OK
                                                                 : bad_value(in, xml, sdvp_type_name(to->type));
}

sdvp_error_t sdvp_compact_take_value(
    const sdvp_reading_t *in, const sdvp_xml_t *xml, sdvp_series_t *series, sdvp_value_t *to)
{
    return take_value(in, xml, series, 1, to);
}
