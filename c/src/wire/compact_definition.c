/* <do>, <da>, <m>, <el>, <l>: docs/wire/compact.md, "Definitions". */
#include <string.h>

#include "base/arena.h"
#include "base/read.h"
#include "data/type.h"
#include "wire/compact.h"

#define MAX_NAME 64
#define MAX_ENUMERATION_NAME 255
#define MAX_ARRAY 1000000

/* Literals in the order of their ordinals. */
static void put_literals(sdvp_xml_writer_t *out, const sdvp_type_t *type)
{
    const sdvp_literal_t *last = NULL;
    for (uint32_t i = 0; i < type->count; i++) {
        const sdvp_literal_t *next = NULL;
        for (uint32_t k = 0; k < type->count; k++) {
            const sdvp_literal_t *each = &type->literals[k];
            bool later = last == NULL || each->ordinal > last->ordinal;
            next = later && (next == NULL || each->ordinal < next->ordinal) ? each : next;
        }
        if (next == NULL) {
            return;
        }
        sdvp_xml_write_start(out, "l", NULL);
        sdvp_xml_write_number(out, "o", next->ordinal);
        sdvp_xml_write_text(out, next->literal, strlen(next->literal));
        sdvp_xml_write_end(out, "l");
        last = next;
    }
}

static void put_type(sdvp_xml_writer_t *out, const sdvp_type_t *type)
{
    sdvp_xml_write_attribute(out, "t", sdvp_compact_tag(type->code));
    if (type->code == SDVP_ENUMERATED) {
        sdvp_xml_write_attribute(out, "enum", type->name == NULL ? "" : type->name);
        put_literals(out, type);
    } else if (type->code == SDVP_ARRAY) {
        sdvp_xml_write_number(out, "size", type->count);
        sdvp_xml_write_start(out, "el", NULL);
        put_type(out, &type->members[0].type);
        sdvp_xml_write_end(out, "el");
    }
    for (uint32_t i = 0; type->code == SDVP_STRUCTURE && i < type->count; i++) {
        sdvp_xml_write_start(out, "m", NULL);
        sdvp_xml_write_attribute(out, "n", type->members[i].name);
        put_type(out, &type->members[i].type);
        sdvp_xml_write_end(out, "m");
    }
}

void sdvp_compact_put_definition(sdvp_xml_writer_t *out, const sdvp_node_t *node)
{
    bool object = node->cdc != NULL;
    const char *tag = object ? "do" : "da";
    sdvp_xml_write_start(out, tag, NULL);
    sdvp_xml_write_attribute(out, "n", node->name);
    if (object) {
        sdvp_xml_write_attribute(out, "cdc", node->cdc);
        for (uint16_t i = 0; i < node->count; i++) {
            sdvp_compact_put_definition(out, &node->children[i]);
        }
    } else {
        sdvp_xml_write_attribute(out, "fc", sdvp_fc_name(node->fc));
        put_type(out, &node->type);
    }
    sdvp_xml_write_end(out, tag);
}

static sdvp_error_t no_memory(const sdvp_reading_t *in, const sdvp_xml_t *xml)
{
    return sdvp_xml_fault(in->fault, SDVP_NO_MEMORY, xml, NULL, "no memory for a definition");
}

static sdvp_error_t check_level(const sdvp_reading_t *in, const sdvp_xml_t *xml, int level)
{
    return level <= SDVP_MAX_LEVELS
               ? SDVP_OK
               : sdvp_xml_fault(
                   in->fault, SDVP_LIMIT_EXCEEDED, xml, NULL, "expected at most %d levels, but there are more",
                   SDVP_MAX_LEVELS);
}

static sdvp_error_t take_name(sdvp_element_t *element, const char *name, size_t most, const char **to)
{
    const sdvp_xml_attribute_t *attribute = sdvp_element_required(element, name);
    if (attribute == NULL) {
        return element->fault->error;
    }
    size_t units = sdvp_utf8_units(attribute->value, attribute->length);
    *to = attribute->value;
    return units >= 1 && units <= most ? SDVP_OK
                                       : sdvp_xml_fault(
                                           element->fault, SDVP_BAD_VALUE, element->xml, name,
                                           "expected 1 to %zu characters, but there are %zu", most, units);
}

static sdvp_error_t take_number(sdvp_element_t *element, const char *name, int64_t least, int64_t most, int64_t *to)
{
    const sdvp_xml_attribute_t *attribute = sdvp_element_required(element, name);
    if (attribute == NULL) {
        return element->fault->error;
    }
    return sdvp_read_integer(attribute->value, attribute->length, least, most, to)
               ? SDVP_OK
               : sdvp_xml_fault(
                   element->fault, SDVP_BAD_VALUE, element->xml, name, "expected a whole number, but got \"%.40s\"",
                   attribute->value);
}

static sdvp_error_t take_type(const sdvp_reading_t *in, sdvp_element_t *element, int level, sdvp_type_t *to);

/* The root of a tree: where two members of one name are told, which belong to no single element. */
static const sdvp_xml_t *root_of(const sdvp_xml_t *xml)
{
    while (xml->parent != NULL) {
        xml = xml->parent;
    }
    return xml;
}

static sdvp_error_t take_member(
    const sdvp_reading_t *in, const sdvp_xml_t *xml, int level, sdvp_type_member_t *members, uint32_t count)
{
    sdvp_element_t element = sdvp_element(xml, in->fault);
    sdvp_type_member_t *to = &members[count];
    sdvp_error_t error = take_name(&element, "n", MAX_NAME, &to->name);
    error = error == SDVP_OK ? take_type(in, &element, level + 1, &to->type) : error;
    error = error == SDVP_OK ? sdvp_element_end(&element) : error;
    for (uint32_t i = 0; error == SDVP_OK && i < count; i++) {
        if (strcmp(members[i].name, to->name) == 0) {
            error = sdvp_xml_fault(
                in->fault, SDVP_BAD_VALUE, root_of(xml), NULL, "a structure has two members of the same name %.40s",
                to->name);
        }
    }
    return error;
}

static sdvp_error_t take_structure(const sdvp_reading_t *in, sdvp_element_t *element, int level, sdvp_type_t *to)
{
    sdvp_type_member_t *members = sdvp_arena_items(in->arena, element->xml->count, sizeof *members);
    if (members == NULL) {
        return no_memory(in, element->xml);
    }
    to->members = members;
    while (sdvp_element_has_next(element)) {
        const sdvp_xml_t *child = sdvp_element_next(element, "m");
        sdvp_error_t error = child == NULL ? in->fault->error : take_member(in, child, level, members, to->count);
        if (error != SDVP_OK) {
            return error;
        }
        to->count++;
    }
    return SDVP_OK;
}

static sdvp_error_t take_array(const sdvp_reading_t *in, sdvp_element_t *element, int level, sdvp_type_t *to)
{
    int64_t size = 0;
    sdvp_error_t error = take_number(element, "size", 1, MAX_ARRAY, &size);
    const sdvp_xml_t *child = error == SDVP_OK ? sdvp_element_next(element, "el") : NULL;
    if (child == NULL) {
        return in->fault->error;
    }
    sdvp_type_member_t *member = sdvp_arena_alloc(in->arena, sizeof *member);
    if (member == NULL) {
        return no_memory(in, child);
    }
    sdvp_element_t inner = sdvp_element(child, in->fault);
    to->members = member;
    to->count = (uint32_t)size;
    error = take_type(in, &inner, level + 1, &member->type);
    return error == SDVP_OK ? sdvp_element_end(&inner) : error;
}

static sdvp_error_t take_literal(const sdvp_reading_t *in, const sdvp_xml_t *xml, sdvp_literal_t *literals, uint32_t count)
{
    sdvp_element_t element = sdvp_element(xml, in->fault);
    int64_t ordinal = 0;
    sdvp_error_t error = take_number(&element, "o", INT32_MIN, INT32_MAX, &ordinal);
    for (uint32_t i = 0; error == SDVP_OK && i < count; i++) {
        if (literals[i].ordinal == ordinal) {
            error = sdvp_xml_fault(in->fault, SDVP_BAD_VALUE, xml, "o", "the ordinal comes twice");
        }
    }
    element.text_taken = true;
    literals[count] = (sdvp_literal_t){(int32_t)ordinal, xml->text};
    return error == SDVP_OK ? sdvp_element_end(&element) : error;
}

static sdvp_error_t take_enumeration(const sdvp_reading_t *in, sdvp_element_t *element, sdvp_type_t *to)
{
    sdvp_error_t error = take_name(element, "enum", MAX_ENUMERATION_NAME, &to->name);
    sdvp_literal_t *literals = sdvp_arena_items(in->arena, element->xml->count, sizeof *literals);
    if (literals == NULL) {
        return no_memory(in, element->xml);
    }
    to->literals = literals;
    while (error == SDVP_OK) {
        const sdvp_xml_t *child = sdvp_element_next(element, "l");
        error = child == NULL ? in->fault->error : take_literal(in, child, literals, to->count);
        to->count += error == SDVP_OK ? 1 : 0;
        if (!sdvp_element_has_next(element)) {
            break;
        }
    }
    return error;
}

static sdvp_error_t take_type(const sdvp_reading_t *in, sdvp_element_t *element, int level, sdvp_type_t *to)
{
    sdvp_error_t error = check_level(in, element->xml, level);
    const sdvp_xml_attribute_t *tag = error == SDVP_OK ? sdvp_element_required(element, "t") : NULL;
    if (tag == NULL) {
        return in->fault->error;
    }
    *to = (sdvp_type_t){.code = sdvp_compact_type(tag->value)};
    switch (to->code) {
    case SDVP_TYPE_CODES:
        return sdvp_xml_fault(
            in->fault, SDVP_BAD_VALUE, element->xml, "t", "expected the name of a value such as f, but got \"%.40s\"",
            tag->value);
    case SDVP_STRUCTURE:
        return take_structure(in, element, level, to);
    case SDVP_ARRAY:
        return take_array(in, element, level, to);
    case SDVP_ENUMERATED:
        return take_enumeration(in, element, to);
    default:
        return SDVP_OK;
    }
}

static sdvp_error_t take_node(const sdvp_reading_t *in, const sdvp_xml_t *xml, int level, sdvp_node_t *to);

static sdvp_error_t take_children(const sdvp_reading_t *in, sdvp_element_t *element, int level, sdvp_node_t *to)
{
    sdvp_node_t *children = sdvp_arena_items(in->arena, element->xml->count, sizeof *children);
    if (children == NULL) {
        return no_memory(in, element->xml);
    }
    to->children = children;
    while (sdvp_element_has_next(element)) {
        sdvp_error_t error = take_node(in, sdvp_element_next(element, NULL), level + 1, &children[to->count]);
        if (error != SDVP_OK) {
            return error;
        }
        to->count++;
    }
    return sdvp_element_end(element);
}

static sdvp_error_t take_object(const sdvp_reading_t *in, const sdvp_xml_t *xml, int level, sdvp_node_t *to)
{
    sdvp_element_t element = sdvp_element(xml, in->fault);
    sdvp_error_t error = take_name(&element, "n", MAX_NAME, &to->name);
    error = error == SDVP_OK ? take_name(&element, "cdc", MAX_NAME, &to->cdc) : error;
    error = error == SDVP_OK ? take_children(in, &element, level, to) : error;
    if (error == SDVP_OK && !(sdvp_is_data_name(to->name) && sdvp_is_data_name(to->cdc))) {
        return sdvp_xml_fault(in->fault, SDVP_BAD_VALUE, xml, NULL, "expected names of printable characters");
    }
    for (uint16_t i = 0; error == SDVP_OK && i < to->count; i++) {
        for (uint16_t k = 0; error == SDVP_OK && k < i; k++) {
            if (strcmp(to->children[i].name, to->children[k].name) == 0) {
                error = sdvp_xml_fault(
                    in->fault, SDVP_BAD_VALUE, xml, NULL, "data object %.40s has two children of the same name", to->name);
            }
        }
    }
    return error;
}

static sdvp_error_t take_attribute(const sdvp_reading_t *in, const sdvp_xml_t *xml, int level, sdvp_node_t *to)
{
    sdvp_element_t element = sdvp_element(xml, in->fault);
    sdvp_error_t error = take_name(&element, "n", MAX_NAME, &to->name);
    const sdvp_xml_attribute_t *fc = error == SDVP_OK ? sdvp_element_required(&element, "fc") : NULL;
    if (fc == NULL) {
        return in->fault->error;
    }
    to->fc = sdvp_fc_of(fc->value);
    if (to->fc == SDVP_FC_NONE) {
        return sdvp_xml_fault(
            in->fault, SDVP_BAD_VALUE, xml, "fc", "expected a functional constraint, but got \"%.40s\"", fc->value);
    }
    error = take_type(in, &element, level + 1, &to->type);
    error = error == SDVP_OK ? sdvp_element_end(&element) : error;
    if (error == SDVP_OK && !sdvp_is_data_name(to->name)) {
        return sdvp_xml_fault(in->fault, SDVP_BAD_VALUE, root_of(xml), NULL, "expected a name of printable characters");
    }
    return error;
}

static sdvp_error_t take_node(const sdvp_reading_t *in, const sdvp_xml_t *xml, int level, sdvp_node_t *to)
{
    sdvp_error_t error = check_level(in, xml, level);
    *to = (sdvp_node_t){0};
    if (error != SDVP_OK) {
        return error;
    }
    if (strcmp(xml->name, "do") == 0) {
        return take_object(in, xml, level, to);
    }
    if (strcmp(xml->name, "da") == 0) {
        return take_attribute(in, xml, level, to);
    }
    return sdvp_xml_fault(
        in->fault, SDVP_UNEXPECTED_ELEMENT, xml, NULL, "expected <do> or <da>, but got <%.40s>", xml->name);
}

sdvp_error_t sdvp_compact_take_definition(const sdvp_reading_t *in, const sdvp_xml_t *xml, sdvp_node_t *to)
{
    return take_node(in, xml, 1, to);
}
