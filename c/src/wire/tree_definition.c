/* Definitions as docs/wire/tree.md has them. */
#include <string.h>

#include "base/arena.h"
#include "base/read.h"
#include "data/type.h"
#include "wire/tree_parts.h"

#define MAX_NAME 64
#define MAX_ENUMERATION_NAME 255
#define MAX_ARRAY 1000000

static void put_type(const sdvp_tree_sink_t *sink, const sdvp_type_t *type);

static void open_list(const sdvp_tree_sink_t *sink, const char *name)
{
    sink->member(sink->ctx, name);
    sink->open(sink->ctx, SDVP_TREE_ITEMS);
}

static void close_list(const sdvp_tree_sink_t *sink)
{
    sink->close(sink->ctx, SDVP_TREE_ITEMS);
    sink->end_member(sink->ctx);
}

static void put_type_member(const sdvp_tree_sink_t *sink, const char *name, const sdvp_type_t *type)
{
    sink->member(sink->ctx, name);
    put_type(sink, type);
    sink->end_member(sink->ctx);
}

/* In the order of their ordinals. */
static void put_literals(const sdvp_tree_sink_t *sink, const sdvp_type_t *type)
{
    int64_t last = INT64_MIN;
    open_list(sink, "literals");
    for (uint32_t i = 0; i < type->count; i++) {
        const sdvp_literal_t *next = NULL;
        for (uint32_t k = 0; k < type->count; k++) {
            const sdvp_literal_t *each = &type->literals[k];
            next = each->ordinal > last && (next == NULL || each->ordinal < next->ordinal) ? each : next;
        }
        if (next == NULL) {
            break;
        }
        sink->item(sink->ctx);
        sink->open(sink->ctx, SDVP_TREE_FIELDS);
        sdvp_tree_put_whole(sink, "ordinal", next->ordinal);
        sdvp_tree_put_text(sink, "literal", sdvp_span(next->literal));
        sink->close(sink->ctx, SDVP_TREE_FIELDS);
        last = next->ordinal;
    }
    close_list(sink);
}

static void put_members(const sdvp_tree_sink_t *sink, const sdvp_type_t *type)
{
    open_list(sink, "members");
    for (uint32_t i = 0; i < type->count; i++) {
        sink->item(sink->ctx);
        sink->open(sink->ctx, SDVP_TREE_FIELDS);
        sdvp_tree_put_text(sink, "name", sdvp_span(type->members[i].name));
        put_type_member(sink, "type", &type->members[i].type);
        sink->close(sink->ctx, SDVP_TREE_FIELDS);
    }
    close_list(sink);
}

static void put_type(const sdvp_tree_sink_t *sink, const sdvp_type_t *type)
{
    sink->open(sink->ctx, SDVP_TREE_FIELDS);
    sdvp_tree_put_text(sink, "type", sdvp_span(sdvp_type_name(type->code)));
    if (type->code == SDVP_STRUCTURE) {
        put_members(sink, type);
    } else if (type->code == SDVP_ARRAY) {
        sdvp_tree_put_whole(sink, "size", type->count);
        put_type_member(sink, "element", &type->members[0].type);
    } else if (type->code == SDVP_ENUMERATED) {
        sdvp_tree_put_text(sink, "name", sdvp_span(type->name));
        put_literals(sink, type);
    }
    sink->close(sink->ctx, SDVP_TREE_FIELDS);
}

void sdvp_tree_put_definition(const sdvp_tree_sink_t *sink, const sdvp_node_t *node)
{
    sink->open(sink->ctx, SDVP_TREE_FIELDS);
    if (node->cdc != NULL) {
        sdvp_tree_put_text(sink, "dataObject", sdvp_span(node->name));
        sdvp_tree_put_text(sink, "cdc", sdvp_span(node->cdc));
        open_list(sink, "children");
        for (uint16_t i = 0; i < node->count; i++) {
            sink->item(sink->ctx);
            sdvp_tree_put_definition(sink, &node->children[i]);
        }
        close_list(sink);
    } else {
        sdvp_tree_put_text(sink, "dataAttribute", sdvp_span(node->name));
        sdvp_tree_put_text(sink, "fc", sdvp_span(sdvp_fc_name(node->fc)));
        put_type_member(sink, "type", &node->type);
    }
    sink->close(sink->ctx, SDVP_TREE_FIELDS);
}

static sdvp_error_t take_name(
    const sdvp_tree_reader_t *in, const sdvp_tree_t *fields, const char *name, size_t most, const char **to)
{
    sdvp_tree_t *at = NULL;
    sdvp_span_t text = {"", 0};
    sdvp_error_t error = sdvp_tree_get(in, fields, name, &at);
    error = error == SDVP_OK ? sdvp_tree_take_text(in, at, &text) : error;
    *to = text.at;
    size_t units = sdvp_utf8_units(text.at, text.length);
    if (error == SDVP_OK && (units < 1 || units > most)) {
        return sdvp_tree_fault(
            in, SDVP_BAD_VALUE, at, NULL, "expected 1 to %zu characters, but there are %zu", most, units);
    }
    return error;
}

static sdvp_error_t check_level(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, int level)
{
    sdvp_error_t error = sdvp_tree_expect(in, at, SDVP_TREE_FIELDS);
    if (error == SDVP_OK && level > SDVP_MAX_LEVELS) {
        return sdvp_tree_fault(
            in, SDVP_LIMIT_EXCEEDED, at, NULL, "expected at most %d levels, but there are more", SDVP_MAX_LEVELS);
    }
    return error;
}

static sdvp_error_t take_type(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, int level, sdvp_type_t *to);

static sdvp_error_t take_type_member(
    const sdvp_tree_reader_t *in, const sdvp_tree_t *fields, const char *name, int level, sdvp_type_t *to)
{
    sdvp_tree_t *at = NULL;
    sdvp_error_t error = sdvp_tree_get(in, fields, name, &at);
    return error == SDVP_OK ? take_type(in, at, level, to) : error;
}

static sdvp_error_t take_structure(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, int level, sdvp_type_t *to)
{
    sdvp_tree_t *list = NULL;
    sdvp_error_t error = sdvp_tree_get_list(in, at, "members", &list);
    if (error != SDVP_OK) {
        return error;
    }
    sdvp_type_member_t *members = sdvp_arena_items(in->arena, list->count, sizeof *members);
    if (members == NULL) {
        return sdvp_tree_no_memory(in, at);
    }
    to->members = members;
    for (sdvp_tree_t *each = list->first; error == SDVP_OK && each != NULL; each = each->next) {
        sdvp_type_member_t *member = &members[to->count++];
        error = sdvp_tree_expect(in, each, SDVP_TREE_FIELDS);
        error = error == SDVP_OK ? take_name(in, each, "name", MAX_NAME, &member->name) : error;
        error = error == SDVP_OK ? take_type_member(in, each, "type", level + 1, &member->type) : error;
        error = error == SDVP_OK ? sdvp_tree_end(in, each) : error;
    }
    for (uint32_t i = 0; error == SDVP_OK && i < to->count; i++) {
        for (uint32_t k = 0; error == SDVP_OK && k < i; k++) {
            if (strcmp(members[i].name, members[k].name) == 0) {
                error = sdvp_tree_fault(in, SDVP_BAD_VALUE, at, NULL, "a structure has two members of the same name");
            }
        }
    }
    return error;
}

static sdvp_error_t take_array(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, int level, sdvp_type_t *to)
{
    int64_t size = 0;
    sdvp_tree_t *number = NULL;
    sdvp_type_member_t *member = sdvp_arena_alloc(in->arena, sizeof *member);
    sdvp_error_t error = member == NULL ? sdvp_tree_no_memory(in, at) : sdvp_tree_get(in, at, "size", &number);
    error = error == SDVP_OK ? sdvp_tree_take_whole(in, number, 1, MAX_ARRAY, &size) : error;
    to->members = member;
    to->count = (uint32_t)size;
    return error == SDVP_OK ? take_type_member(in, at, "element", level + 1, &member->type) : error;
}

static sdvp_error_t take_literal(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, sdvp_literal_t *to)
{
    sdvp_tree_t *ordinal = NULL;
    sdvp_tree_t *literal = NULL;
    int64_t number = 0;
    sdvp_span_t text = {"", 0};
    sdvp_error_t error = sdvp_tree_expect(in, at, SDVP_TREE_FIELDS);
    error = error == SDVP_OK ? sdvp_tree_get(in, at, "ordinal", &ordinal) : error;
    error = error == SDVP_OK ? sdvp_tree_take_whole(in, ordinal, INT32_MIN, INT32_MAX, &number) : error;
    error = error == SDVP_OK ? sdvp_tree_get(in, at, "literal", &literal) : error;
    error = error == SDVP_OK ? sdvp_tree_take_text(in, literal, &text) : error;
    *to = (sdvp_literal_t){(int32_t)number, text.at};
    return error == SDVP_OK ? sdvp_tree_end(in, at) : error;
}

static sdvp_error_t take_enumeration(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, sdvp_type_t *to)
{
    sdvp_tree_t *list = NULL;
    sdvp_error_t error = take_name(in, at, "name", MAX_ENUMERATION_NAME, &to->name);
    error = error == SDVP_OK ? sdvp_tree_get_list(in, at, "literals", &list) : error;
    if (error != SDVP_OK) {
        return error;
    }
    if (list->count == 0) {
        return sdvp_tree_fault(in, SDVP_MISSING, list, NULL, "expected 1 or more items, but got 0");
    }
    sdvp_literal_t *literals = sdvp_arena_items(in->arena, list->count, sizeof *literals);
    if (literals == NULL) {
        return sdvp_tree_no_memory(in, at);
    }
    to->literals = literals;
    for (const sdvp_tree_t *each = list->first; error == SDVP_OK && each != NULL; each = each->next) {
        error = take_literal(in, each, &literals[to->count++]);
    }
    for (uint32_t i = 0; error == SDVP_OK && i < to->count; i++) {
        for (uint32_t k = 0; error == SDVP_OK && k < i; k++) {
            if (literals[i].ordinal == literals[k].ordinal) {
                error = sdvp_tree_fault(in, SDVP_BAD_VALUE, at, NULL, "an ordinal comes twice");
            }
        }
    }
    return error;
}

static sdvp_error_t take_type(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, int level, sdvp_type_t *to)
{
    sdvp_tree_t *type = NULL;
    sdvp_span_t text = {"", 0};
    sdvp_error_t error = check_level(in, at, level);
    error = error == SDVP_OK ? sdvp_tree_get(in, at, "type", &type) : error;
    error = error == SDVP_OK ? sdvp_tree_take_text(in, type, &text) : error;
    if (error != SDVP_OK) {
        return error;
    }
    *to = (sdvp_type_t){.code = sdvp_type_of(text.at, text.length)};
    if (to->code == SDVP_TYPE_CODES) {
        return sdvp_tree_fault(
            in, SDVP_BAD_VALUE, type, NULL, "expected a type such as FLOAT32, but got \"%.40s\"", text.at);
    }
    if (to->code == SDVP_STRUCTURE) {
        error = take_structure(in, at, level, to);
    } else if (to->code == SDVP_ARRAY) {
        error = take_array(in, at, level, to);
    } else if (to->code == SDVP_ENUMERATED) {
        error = take_enumeration(in, at, to);
    }
    return error == SDVP_OK ? sdvp_tree_end(in, at) : error;
}

static sdvp_error_t take_node(const sdvp_tree_reader_t *in, sdvp_tree_t *at, int level, sdvp_node_t *to);

static sdvp_error_t take_object(const sdvp_tree_reader_t *in, sdvp_tree_t *at, int level, sdvp_node_t *to)
{
    sdvp_tree_t *list = NULL;
    sdvp_error_t error = take_name(in, at, "dataObject", MAX_NAME, &to->name);
    error = error == SDVP_OK ? take_name(in, at, "cdc", MAX_NAME, &to->cdc) : error;
    error = error == SDVP_OK ? sdvp_tree_get_list(in, at, "children", &list) : error;
    if (error != SDVP_OK) {
        return error;
    }
    if (list->count > UINT16_MAX) {
        return sdvp_tree_fault(in, SDVP_LIMIT_EXCEEDED, list, NULL, "expected at most %d children", UINT16_MAX);
    }
    sdvp_node_t *children = sdvp_arena_items(in->arena, list->count, sizeof *children);
    if (children == NULL) {
        return sdvp_tree_no_memory(in, at);
    }
    to->children = children;
    for (sdvp_tree_t *each = list->first; error == SDVP_OK && each != NULL; each = each->next) {
        error = take_node(in, each, level + 1, &children[to->count++]);
    }
    for (uint16_t i = 0; error == SDVP_OK && i < to->count; i++) {
        for (uint16_t k = 0; error == SDVP_OK && k < i; k++) {
            if (strcmp(children[i].name, children[k].name) == 0) {
                error = sdvp_tree_fault(in, SDVP_BAD_VALUE, at, NULL, "two children have the same name");
            }
        }
    }
    return error;
}

static sdvp_error_t take_attribute(const sdvp_tree_reader_t *in, sdvp_tree_t *at, int level, sdvp_node_t *to)
{
    sdvp_tree_t *fc = NULL;
    sdvp_span_t text = {"", 0};
    sdvp_error_t error = take_name(in, at, "dataAttribute", MAX_NAME, &to->name);
    error = error == SDVP_OK ? sdvp_tree_get(in, at, "fc", &fc) : error;
    error = error == SDVP_OK ? sdvp_tree_take_text(in, fc, &text) : error;
    to->fc = error == SDVP_OK ? sdvp_fc_of(text.at) : SDVP_FC_NONE;
    if (error == SDVP_OK && to->fc == SDVP_FC_NONE) {
        return sdvp_tree_fault(in, SDVP_BAD_VALUE, fc, NULL, "expected a functional constraint, but got \"%.40s\"", text.at);
    }
    return error == SDVP_OK ? take_type_member(in, at, "type", level + 1, &to->type) : error;
}

static sdvp_error_t take_node(const sdvp_tree_reader_t *in, sdvp_tree_t *at, int level, sdvp_node_t *to)
{
    sdvp_error_t error = check_level(in, at, level);
    if (error != SDVP_OK) {
        return error;
    }
    bool object = sdvp_tree_find(at, "dataObject") != NULL;
    error = object ? take_object(in, at, level, to) : take_attribute(in, at, level, to);
    if (error == SDVP_OK && !(sdvp_is_data_name(to->name) && (!object || sdvp_is_data_name(to->cdc)))) {
        return sdvp_tree_fault(in, SDVP_BAD_VALUE, at, NULL, "expected names of printable characters");
    }
    return error == SDVP_OK ? sdvp_tree_end(in, at) : error;
}

sdvp_error_t sdvp_tree_take_definition(const sdvp_tree_reader_t *in, sdvp_tree_t *at, sdvp_node_t *to)
{
    return take_node(in, at, 1, to);
}
