#include "wire/xml.h"

#include <stdio.h>
#include <string.h>

#include "base/read.h"

const sdvp_xml_limits_t SDVP_XML_LIMITS = {128, 262144, 10000, 64, 4096, 65536};

/* Longest part of a name that a path shows. */
#define PATH_NAME 40
/* What is shown of a path at most, in elements. */
#define PATH_DEPTH 128

const sdvp_xml_attribute_t *sdvp_xml_find(const sdvp_xml_t *xml, const char *name)
{
    const sdvp_xml_attribute_t *found = xml->attributes;
    while (found != NULL && strcmp(found->name, name) != 0) {
        found = found->next;
    }
    return found;
}

static size_t place_of(const sdvp_xml_t *xml)
{
    size_t place = 1;
    for (const sdvp_xml_t *each = xml->parent->first; each != xml; each = each->next) {
        place += strcmp(each->name, xml->name) == 0 ? 1 : 0;
    }
    return place;
}

void sdvp_xml_path(const sdvp_xml_t *xml, const char *suffix, char *to, size_t size)
{
    const sdvp_xml_t *steps[PATH_DEPTH + 2];
    size_t count = 0;
    for (; xml != NULL && count < PATH_DEPTH + 2; xml = xml->parent) {
        steps[count++] = xml;
    }
    sdvp_text_t text = sdvp_text_fixed(to, size);
    while (count > 0) {
        const sdvp_xml_t *step = steps[--count];
        size_t length = strlen(step->name);
        size_t place = step->parent == NULL ? 1 : place_of(step);
        sdvp_text_add(&text, step->parent == NULL ? "" : "/");
        sdvp_text_put(&text, step->name, length > PATH_NAME ? sdvp_utf8_cut(step->name, PATH_NAME) : length);
        sdvp_text_add(&text, length > PATH_NAME ? "\xe2\x80\xa6" : "");
        if (place > 1) {
            sdvp_text_char(&text, '[');
            sdvp_text_number(&text, (int64_t)place);
            sdvp_text_char(&text, ']');
        }
    }
    sdvp_text_add(&text, suffix);
    if (text.length >= size) {
        to[sdvp_utf8_cut(to, size - 1)] = '\0';
    }
}

sdvp_error_t sdvp_xml_fault(
    sdvp_fault_t *fault, sdvp_error_t error, const sdvp_xml_t *at, const char *attribute, const char *format, ...)
{
    va_list arguments;
    char suffix[PATH_NAME + 4] = "";
    if (attribute != NULL) {
        snprintf(suffix, sizeof suffix, "/@%s", attribute);
        suffix[sdvp_utf8_cut(suffix, strlen(suffix))] = '\0';
    }
    va_start(arguments, format);
    vsnprintf(fault->detail, sizeof fault->detail, format, arguments);
    va_end(arguments);
    fault->error = error;
    sdvp_xml_path(at, suffix, fault->path, sizeof fault->path);
    return error;
}

sdvp_xml_builder_t sdvp_xml_build(
    sdvp_arena_t *arena, const sdvp_xml_limits_t *limits, bool borrow, sdvp_fault_t *fault)
{
    return (sdvp_xml_builder_t){.arena = arena, .limits = limits, .borrow = borrow, .fault = fault};
}

sdvp_error_t sdvp_xml_refuse(sdvp_xml_builder_t *builder, sdvp_error_t error, const char *detail)
{
    if (builder->error == SDVP_OK) {
        const sdvp_xml_t *at = builder->top != NULL ? builder->top : builder->root;
        builder->error = sdvp_fault_set(builder->fault, error, "%s", detail);
        sdvp_xml_path(at, "", builder->fault->path, sizeof builder->fault->path);
    }
    return builder->error;
}

static sdvp_error_t no_memory(sdvp_xml_builder_t *builder)
{
    return sdvp_xml_refuse(builder, SDVP_NO_MEMORY, "the message takes more memory than there is for it");
}

static sdvp_error_t limit(sdvp_xml_builder_t *builder, const char *what, size_t value, size_t most)
{
    if (value <= most) {
        return builder->error;
    }
    char detail[120];
    snprintf(detail, sizeof detail, "expected at most %zu %s, but there are more", most, what);
    return sdvp_xml_refuse(builder, SDVP_LIMIT_EXCEEDED, detail);
}

/* Of good UTF-8, as UTF-16 counts. */
static size_t units_of(const char *text, size_t length)
{
    size_t units = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        units += (c & 0xc0) == 0x80 ? 0 : c >= 0xf0 ? 2 : 1;
    }
    return units;
}

static sdvp_error_t count(sdvp_xml_builder_t *builder, size_t more)
{
    builder->characters += more;
    return limit(builder, "characters", builder->characters, builder->limits->characters);
}

static const char *keep(sdvp_xml_builder_t *builder, const char *text)
{
    return builder->borrow ? text : sdvp_arena_text(builder->arena, text, strlen(text));
}

static bool is_blank(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] != ' ' && text[i] != '\t' && text[i] != '\n' && text[i] != '\r') {
            return false;
        }
    }
    return true;
}

static sdvp_error_t mixed(sdvp_xml_builder_t *builder)
{
    return sdvp_xml_refuse(builder, SDVP_NOT_WELL_FORMED, "text and elements are mixed");
}

static void drop_text(sdvp_xml_builder_t *builder)
{
    builder->text = NULL;
    builder->length = 0;
    builder->units = 0;
    builder->room = 0;
}

static void append(sdvp_xml_t *parent, sdvp_xml_t *child)
{
    child->parent = parent;
    if (parent == NULL) {
        return;
    }
    if (parent->last == NULL) {
        parent->first = child;
    } else {
        parent->last->next = child;
    }
    parent->last = child;
    parent->count++;
}

sdvp_error_t sdvp_xml_start(sdvp_xml_builder_t *builder, const char *space, const char *name)
{
    sdvp_xml_t *parent = builder->top;
    if (builder->error != SDVP_OK) {
        return builder->error;
    }
    if (parent == NULL && builder->root != NULL) {
        return sdvp_xml_refuse(builder, SDVP_NOT_WELL_FORMED, "expected the end of input, but another element began");
    }
    if (parent != NULL && !is_blank(builder->text, builder->length)) {
        return mixed(builder);
    }
    sdvp_xml_t *xml = sdvp_arena_alloc(builder->arena, sizeof *xml);
    bool shared = parent != NULL && strcmp(parent->space, space) == 0;
    const char *kept_space = shared ? parent->space : keep(builder, space);
    const char *kept_name = keep(builder, name);
    if (xml == NULL || kept_space == NULL || kept_name == NULL) {
        return no_memory(builder);
    }
    *xml = (sdvp_xml_t){.space = kept_space, .name = kept_name, .text = ""};
    append(parent, xml);
    builder->root = parent == NULL ? xml : builder->root;
    builder->top = xml;
    drop_text(builder);
    size_t units = units_of(name, strlen(name));
    size_t space_units = shared ? 0 : units_of(space, strlen(space));
    limit(builder, "nested elements", ++builder->depth, builder->limits->depth);
    limit(builder, "child elements", parent == NULL ? 0 : parent->count, builder->limits->children);
    limit(builder, "characters of a name", units > space_units ? units : space_units, builder->limits->attribute_length);
    return count(builder, units);
}

sdvp_error_t sdvp_xml_attribute(sdvp_xml_builder_t *builder, const char *space, const char *name, const char *value)
{
    sdvp_xml_t *xml = builder->top;
    if (builder->error != SDVP_OK || xml == NULL) {
        return builder->error;
    }
    size_t length = strlen(value);
    size_t name_units = units_of(name, strlen(name));
    size_t value_units = units_of(value, length);
    size_t longer = name_units > value_units ? name_units : value_units;
    limit(builder, "attributes", ++xml->attribute_count, builder->limits->attributes);
    limit(builder, "characters of an attribute", longer, builder->limits->attribute_length);
    limit(builder, "characters of a name", units_of(space, strlen(space)), builder->limits->attribute_length);
    if (count(builder, name_units + value_units) != SDVP_OK || *space != '\0') {
        return builder->error;
    }
    if (sdvp_xml_find(xml, name) != NULL) {
        return sdvp_xml_refuse(builder, SDVP_NOT_WELL_FORMED, "an attribute comes twice");
    }
    sdvp_xml_attribute_t *attribute = sdvp_arena_alloc(builder->arena, sizeof *attribute);
    const char *kept_name = keep(builder, name);
    const char *kept_value = keep(builder, value);
    if (attribute == NULL || kept_name == NULL || kept_value == NULL) {
        return no_memory(builder);
    }
    *attribute = (sdvp_xml_attribute_t){kept_name, kept_value, length, NULL};
    sdvp_xml_attribute_t **last = &xml->attributes;
    while (*last != NULL) {
        last = &(*last)->next;
    }
    *last = attribute;
    return SDVP_OK;
}

/* Room doubles, so that many small pieces take no more than a few times their length. */
static sdvp_error_t append_text(sdvp_xml_builder_t *builder, const char *text, size_t length)
{
    if (builder->length + length + 1 > builder->room) {
        size_t room = 2 * builder->length + length + 1;
        char *at = sdvp_arena_alloc(builder->arena, room);
        if (at == NULL) {
            return no_memory(builder);
        }
        if (builder->length > 0) {
            memcpy(at, builder->text, builder->length);
        }
        builder->text = at;
        builder->room = room;
    }
    memcpy(builder->text + builder->length, text, length);
    builder->length += length;
    builder->text[builder->length] = '\0';
    return SDVP_OK;
}

sdvp_error_t sdvp_xml_text(sdvp_xml_builder_t *builder, const char *text, size_t length)
{
    const sdvp_xml_t *xml = builder->top;
    if (builder->error != SDVP_OK || length == 0) {
        return builder->error;
    }
    if (xml == NULL) {
        return is_blank(text, length)
                   ? SDVP_OK
                   : sdvp_xml_refuse(builder, SDVP_NOT_WELL_FORMED, "text outside the element");
    }
    size_t units = units_of(text, length);
    if (count(builder, units) != SDVP_OK) {
        return builder->error;
    }
    if (xml->count > 0) {
        return is_blank(text, length) ? SDVP_OK : mixed(builder);
    }
    builder->units += units;
    if (limit(builder, "characters of text", builder->units, builder->limits->text_length) != SDVP_OK) {
        return builder->error;
    }
    if (builder->borrow && builder->length == 0) {
        builder->text = (char *)(uintptr_t)text; /* not written to: there is no room behind it */
        builder->length = length;
        return SDVP_OK;
    }
    return append_text(builder, text, length);
}

sdvp_error_t sdvp_xml_end(sdvp_xml_builder_t *builder)
{
    sdvp_xml_t *xml = builder->top;
    if (builder->error != SDVP_OK || xml == NULL) {
        return builder->error;
    }
    if (xml->count == 0 && builder->length > 0) {
        xml->text = builder->text;
        xml->length = builder->length;
    }
    drop_text(builder);
    builder->top = xml->parent;
    builder->depth--;
    return SDVP_OK;
}
