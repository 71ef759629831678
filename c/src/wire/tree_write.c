#include <string.h>

#include "base/text.h"
#include "data/type.h"
#include "wire/tree_parts.h"

void sdvp_text_timestamp_numbers(sdvp_text_t *text, sdvp_timestamp_t time)
{
    sdvp_text_number(text, time.seconds);
    sdvp_text_char(text, ' ');
    sdvp_text_number(text, time.fraction);
    sdvp_text_char(text, ' ');
    sdvp_text_number(text, time.quality);
}

void sdvp_text_entry_time_numbers(sdvp_text_t *text, sdvp_entry_time_t time)
{
    sdvp_text_number(text, time.days);
    sdvp_text_char(text, ' ');
    sdvp_text_number(text, time.milliseconds);
}

void sdvp_tree_put_leaf(sdvp_text_t *text, const sdvp_tree_leaf_t *leaf)
{
    switch (leaf->kind) {
    case SDVP_TREE_WHOLE:
        sdvp_text_number(text, leaf->whole);
        break;
    case SDVP_TREE_TRUTH:
        sdvp_text_add(text, leaf->truth ? "true" : "false");
        break;
    case SDVP_TREE_HEX:
        sdvp_text_hex(text, (const uint8_t *)leaf->text.at, leaf->text.length);
        break;
    case SDVP_TREE_BASE64:
        sdvp_text_base64(text, (const uint8_t *)leaf->text.at, leaf->text.length);
        break;
    default:
        sdvp_text_put(text, leaf->text.at, leaf->text.length);
    }
}

/* A member if it has a name, else what stands by itself. */
static void put_leaf(const sdvp_tree_sink_t *sink, const char *name, const sdvp_tree_leaf_t *leaf)
{
    if (name != NULL) {
        sink->member(sink->ctx, name);
    }
    sink->leaf(sink->ctx, leaf);
    if (name != NULL) {
        sink->end_member(sink->ctx);
    }
}

void sdvp_tree_put_text(const sdvp_tree_sink_t *sink, const char *name, sdvp_span_t text)
{
    sdvp_tree_leaf_t leaf = {.kind = SDVP_TREE_TEXT, .text = text};
    put_leaf(sink, name, &leaf);
}

void sdvp_tree_put_whole(const sdvp_tree_sink_t *sink, const char *name, int64_t whole)
{
    sdvp_tree_leaf_t leaf = {.kind = SDVP_TREE_WHOLE, .whole = whole};
    put_leaf(sink, name, &leaf);
}

static void put_truth(const sdvp_tree_sink_t *sink, const char *name, bool truth)
{
    sdvp_tree_leaf_t leaf = {.kind = SDVP_TREE_TRUTH, .truth = truth};
    put_leaf(sink, name, &leaf);
}

static void put_octets(const sdvp_tree_sink_t *sink, const char *name, sdvp_tree_kind_t kind, sdvp_span_t octets)
{
    sdvp_tree_leaf_t leaf = {.kind = kind, .text = octets};
    put_leaf(sink, name, &leaf);
}

static void put_built(const sdvp_tree_sink_t *sink, const char *name, const sdvp_text_t *text)
{
    sdvp_tree_put_text(sink, name, (sdvp_span_t){text->at, text->length});
}

/* The leaf of a value that is no list. */
static void put_value_leaf(const sdvp_tree_sink_t *sink, const char *name, const sdvp_value_t *value)
{
    char room[40];
    sdvp_text_t text = sdvp_text_fixed(room, sizeof room);
    switch (sdvp_type_facts(value->type)->kind) {
    case SDVP_KIND_BOOLEAN:
        put_truth(sink, name, value->is.boolean);
        return;
    case SDVP_KIND_INTEGER:
        sdvp_tree_put_whole(sink, name, value->is.integer);
        return;
    case SDVP_KIND_TEXT:
        sdvp_tree_put_text(sink, name, (sdvp_span_t){value->is.text.text, value->is.text.length});
        return;
    case SDVP_KIND_OCTETS:
        put_octets(
            sink, name, SDVP_TREE_HEX, (sdvp_span_t){(const char *)value->is.octets.octets, value->is.octets.length});
        return;
    case SDVP_KIND_ENTRY_ID:
        for (int i = 0; i < 8; i++) {
            room[i] = (char)(value->is.entry_id >> (56 - 8 * i));
        }
        put_octets(sink, name, SDVP_TREE_HEX, (sdvp_span_t){room, 8});
        return;
    case SDVP_KIND_FLOAT32:
    case SDVP_KIND_FLOAT64:
        sdvp_text_real(&text, value->type, value->is.real);
        put_octets(sink, name, SDVP_TREE_REAL, (sdvp_span_t){text.at, text.length});
        return;
    case SDVP_KIND_ENTRY_TIME:
        sdvp_text_entry_time_numbers(&text, value->is.entry_time);
        break;
    case SDVP_KIND_TIMESTAMP:
        sdvp_text_timestamp_numbers(&text, value->is.timestamp);
        break;
    default:
        sdvp_text_bits(&text, value->is.bits, sdvp_type_facts(value->type)->size);
    }
    put_built(sink, name, &text);
}

void sdvp_tree_put_members_of_value(const sdvp_tree_sink_t *sink, const sdvp_value_t *value)
{
    sdvp_tree_put_text(sink, "type", sdvp_span(sdvp_type_name(value->type)));
    if (sdvp_type_facts(value->type)->kind != SDVP_KIND_LIST) {
        put_value_leaf(sink, "value", value);
        return;
    }
    sink->member(sink->ctx, "value");
    sink->open(sink->ctx, SDVP_TREE_ITEMS);
    for (size_t i = 0; i < value->is.list.count; i++) {
        sink->item(sink->ctx);
        sdvp_tree_put_value(sink, &value->is.list.items[i]);
    }
    sink->close(sink->ctx, SDVP_TREE_ITEMS);
    sink->end_member(sink->ctx);
}

void sdvp_tree_put_value(const sdvp_tree_sink_t *sink, const sdvp_value_t *value)
{
    sink->open(sink->ctx, SDVP_TREE_FIELDS);
    sdvp_tree_put_members_of_value(sink, value);
    sink->close(sink->ctx, SDVP_TREE_FIELDS);
}

static void put_fields(const sdvp_tree_sink_t *sink, const sdvp_layout_t *layout, const void *base);
static void put_inside(const sdvp_tree_sink_t *sink, const sdvp_field_t *field, const void *base);

static const char *error_name(sdvp_error_t error)
{
    return error == SDVP_OK ? "ok" : sdvp_error_name(error);
}

static void put_set(const sdvp_tree_sink_t *sink, const sdvp_field_t *field, const void *base)
{
    sdvp_bits_t bits = 0;
    size_t count = field->words->count;
    memcpy(&bits, (const char *)base + field->offset, sizeof bits);
    sink->open(sink->ctx, SDVP_TREE_ITEMS);
    for (size_t i = 0; i < count; i++) {
        if ((bits >> (count - 1 - i + (size_t)field->range.least) & 1) != 0) {
            sink->item(sink->ctx);
            sdvp_tree_put_text(sink, NULL, sdvp_span(field->words->words[i]));
        }
    }
    sink->close(sink->ctx, SDVP_TREE_ITEMS);
}

static void put_list(const sdvp_tree_sink_t *sink, const sdvp_field_t *field, const void *base)
{
    const sdvp_layout_t *layout = field->layout;
    const char *items = NULL;
    size_t count = sdvp_field_count(field, base);
    memcpy(&items, (const char *)base + field->offset, sizeof items);
    sink->open(sink->ctx, SDVP_TREE_ITEMS);
    for (size_t i = 0; i < count; i++) {
        const void *item = items + i * layout->size;
        sink->item(sink->ctx);
        if (layout->fields[0].name == NULL) {
            put_inside(sink, &layout->fields[0], item);
            continue;
        }
        sink->open(sink->ctx, SDVP_TREE_FIELDS);
        put_fields(sink, layout, item);
        sink->close(sink->ctx, SDVP_TREE_FIELDS);
    }
    sink->close(sink->ctx, SDVP_TREE_ITEMS);
}

static void put_services(const sdvp_tree_sink_t *sink, const sdvp_names_t *names)
{
    sink->open(sink->ctx, SDVP_TREE_ITEMS);
    for (int i = 1; i < SDVP_SERVICE_LIMIT; i++) {
        const char *name = sdvp_service_name((sdvp_service_t)i);
        for (size_t k = 0; name != NULL && k < names->count; k++) {
            if (strcmp(names->items[k], name) == 0) {
                sink->item(sink->ctx);
                sdvp_tree_put_text(sink, NULL, sdvp_span(name));
                break;
            }
        }
    }
    sink->close(sink->ctx, SDVP_TREE_ITEMS);
}

static void put_result(const sdvp_tree_sink_t *sink, const sdvp_result_t *result)
{
    sink->open(sink->ctx, SDVP_TREE_FIELDS);
    if (result->error != SDVP_OK) {
        sdvp_tree_put_text(sink, "error", sdvp_span(sdvp_error_name(result->error)));
    } else {
        sdvp_tree_put_members_of_value(sink, &result->value);
    }
    sink->close(sink->ctx, SDVP_TREE_FIELDS);
}

static void put_word(const sdvp_tree_sink_t *sink, const sdvp_field_t *field, const void *base)
{
    int64_t place = sdvp_field_number(field, base) - field->range.least;
    bool known = place >= 0 && (size_t)place < field->words->count;
    sdvp_tree_put_text(sink, NULL, sdvp_span(known ? field->words->words[place] : ""));
}

static void put_small(const sdvp_tree_sink_t *sink, const sdvp_field_t *field, const void *base)
{
    const void *at = (const char *)base + field->offset;
    char room[40];
    sdvp_text_t text = sdvp_text_fixed(room, sizeof room);
    switch (field->form) {
    case SDVP_FORM_CHECK:
        sdvp_text_bits(&text, *(const sdvp_bits_t *)at, 2);
        break;
    case SDVP_FORM_ENTRY_ID:
        sdvp_text_hex64(&text, *(const sdvp_entry_id_t *)at);
        break;
    case SDVP_FORM_ENTRY_TIME:
        sdvp_text_entry_time_numbers(&text, *(const sdvp_entry_time_t *)at);
        break;
    default:
        sdvp_text_timestamp_numbers(&text, *(const sdvp_timestamp_t *)at);
    }
    put_built(sink, NULL, &text);
}

/* A text, or octets with their count. */
static void put_long(const sdvp_tree_sink_t *sink, const sdvp_field_t *field, const void *base)
{
    sdvp_span_t text = {NULL, 0};
    memcpy(&text.at, (const char *)base + field->offset, sizeof text.at);
    if (field->form == SDVP_FORM_TEXT) {
        text = field->rule == SDVP_RULE_REMARK ? sdvp_remark(text.at) : sdvp_span(text.at);
        sdvp_tree_put_text(sink, NULL, text);
        return;
    }
    text.length = sdvp_field_count(field, base);
    put_octets(sink, NULL, field->form == SDVP_FORM_CONTENT ? SDVP_TREE_BASE64 : SDVP_TREE_TEXT, text);
}

static void put_inside(const sdvp_tree_sink_t *sink, const sdvp_field_t *field, const void *base)
{
    const void *at = (const char *)base + field->offset;
    switch (field->form) {
    case SDVP_FORM_WHOLE:
        sdvp_tree_put_whole(sink, NULL, sdvp_field_number(field, base));
        break;
    case SDVP_FORM_TRUTH:
        put_truth(sink, NULL, *(const bool *)at);
        break;
    case SDVP_FORM_WORD:
        put_word(sink, field, base);
        break;
    case SDVP_FORM_SET:
        put_set(sink, field, base);
        break;
    case SDVP_FORM_LIST:
        put_list(sink, field, base);
        break;
    case SDVP_FORM_SERVICES:
        put_services(sink, at);
        break;
    case SDVP_FORM_VALUE:
        sdvp_tree_put_value(sink, at);
        break;
    case SDVP_FORM_RESULT:
        put_result(sink, at);
        break;
    case SDVP_FORM_WRITE_RESULT:
        sdvp_tree_put_text(sink, NULL, sdvp_span(error_name(*(const sdvp_error_t *)at)));
        break;
    case SDVP_FORM_DEFINITION:
        sdvp_tree_put_definition(sink, at);
        break;
    case SDVP_FORM_STRUCT:
        sink->open(sink->ctx, SDVP_TREE_FIELDS);
        put_fields(sink, field->layout, at);
        sink->close(sink->ctx, SDVP_TREE_FIELDS);
        break;
    case SDVP_FORM_TEXT:
    case SDVP_FORM_IDENT:
    case SDVP_FORM_CONTENT:
        put_long(sink, field, base);
        break;
    default:
        put_small(sink, field, base);
    }
}

static void put_fields(const sdvp_tree_sink_t *sink, const sdvp_layout_t *layout, const void *base)
{
    for (size_t i = 0; i < layout->count; i++) {
        const sdvp_field_t *field = &layout->fields[i];
        if (sdvp_field_is_there(field, base)) {
            sink->member(sink->ctx, field->name);
            put_inside(sink, field, base);
            sink->end_member(sink->ctx);
        }
    }
}

static void put_envelope(const sdvp_tree_sink_t *sink, const sdvp_message_t *message, unsigned without)
{
    static const char *const PDUS[] = {"request", "response", "unconfirmed"};
    if ((without & SDVP_TREE_NO_PDU) == 0) {
        sdvp_tree_put_text(sink, "pdu", sdvp_span(PDUS[message->pdu]));
    }
    if (message->association_id != NULL) {
        sdvp_tree_put_text(sink, "associationId", sdvp_span(message->association_id));
    }
    if ((without & SDVP_TREE_NO_SERVICE) == 0) {
        sdvp_tree_put_text(sink, "service", sdvp_span(sdvp_service_name(message->service)));
    }
    if (message->pdu != SDVP_UNCONFIRMED) {
        sdvp_tree_put_whole(sink, "invokeId", message->invoke_id);
    }
}

void sdvp_tree_write(const sdvp_tree_sink_t *sink, const sdvp_message_t *message, unsigned without)
{
    const sdvp_layout_t *layout = sdvp_layout_of(message->pdu, message->service);
    sink->open(sink->ctx, SDVP_TREE_FIELDS);
    put_envelope(sink, message, without);
    if (message->refused) {
        sink->member(sink->ctx, "refusal");
        sink->open(sink->ctx, SDVP_TREE_FIELDS);
        put_fields(sink, sdvp_refusal_layout(), &message->is);
        sink->close(sink->ctx, SDVP_TREE_FIELDS);
        sink->end_member(sink->ctx);
    } else if (layout != NULL) {
        put_fields(sink, layout, &message->is);
    }
    sink->close(sink->ctx, SDVP_TREE_FIELDS);
}
