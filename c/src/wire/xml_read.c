/* From text to a tree, through expat. */
#include <expat.h>
#include <string.h>

#include "base/memory.h"
#include "base/read.h"
#include "wire/xml.h"

/* Between namespace and name; no character of XML, so that it cannot be in either. */
#define SEPARATOR '\x01'

typedef struct reader {
    XML_Parser parser;
    sdvp_xml_builder_t builder;
} reader_t;

static void stop_on(reader_t *reader, sdvp_error_t error)
{
    if (error != SDVP_OK) {
        XML_StopParser(reader->parser, XML_FALSE);
    }
}

/* Cuts "namespace\1name" in two; the namespace is put in `space`. */
static const char *cut(const char *qualified, char *space, size_t size)
{
    const char *mark = strchr(qualified, SEPARATOR);
    size_t length = mark == NULL ? 0 : (size_t)(mark - qualified);
    length = length < size ? length : size - 1;
    memcpy(space, qualified, length);
    space[length] = '\0';
    return mark == NULL ? qualified : mark + 1;
}

static void XMLCALL on_start(void *user, const XML_Char *name, const XML_Char **attributes)
{
    reader_t *reader = user;
    char space[SDVP_XML_MAX_SPACE + 2];
    const char *local = cut(name, space, sizeof space);
    stop_on(reader, sdvp_xml_start(&reader->builder, space, local));
    for (size_t i = 0; attributes[i] != NULL; i += 2) {
        local = cut(attributes[i], space, sizeof space);
        stop_on(reader, sdvp_xml_attribute(&reader->builder, space, local, attributes[i + 1]));
    }
}

static void XMLCALL on_end(void *user, const XML_Char *name)
{
    reader_t *reader = user;
    (void)name;
    stop_on(reader, sdvp_xml_end(&reader->builder));
}

static void XMLCALL on_text(void *user, const XML_Char *text, int length)
{
    reader_t *reader = user;
    stop_on(reader, sdvp_xml_text(&reader->builder, text, (size_t)length));
}

static void refuse(reader_t *reader, const char *detail)
{
    stop_on(reader, sdvp_xml_refuse(&reader->builder, SDVP_NOT_WELL_FORMED, detail));
}

static void XMLCALL on_comment(void *user, const XML_Char *text)
{
    (void)text;
    refuse(user, "a comment is not allowed");
}

static void XMLCALL on_instruction(void *user, const XML_Char *target, const XML_Char *data)
{
    (void)target;
    (void)data;
    refuse(user, "a processing instruction is not allowed");
}

static void XMLCALL on_doctype(
    void *user, const XML_Char *name, const XML_Char *system, const XML_Char *public_id, int internal)
{
    (void)name;
    (void)system;
    (void)public_id;
    (void)internal;
    refuse(user, "a document type declaration is not allowed");
}

static bool prepare(reader_t *reader)
{
    static const XML_Memory_Handling_Suite MEMORY = {sdvp_alloc, sdvp_resize, sdvp_release};
    static const XML_Char SEPARATORS[] = {SEPARATOR, '\0'};
    reader->parser = XML_ParserCreate_MM("UTF-8", &MEMORY, SEPARATORS);
    if (reader->parser == NULL) {
        return false;
    }
    XML_SetUserData(reader->parser, reader);
    XML_SetElementHandler(reader->parser, on_start, on_end);
    XML_SetCharacterDataHandler(reader->parser, on_text);
    XML_SetCommentHandler(reader->parser, on_comment);
    XML_SetProcessingInstructionHandler(reader->parser, on_instruction);
    XML_SetStartDoctypeDeclHandler(reader->parser, on_doctype);
    return true;
}

static sdvp_error_t parse(reader_t *reader, const char *text, size_t length)
{
    enum XML_Status status = XML_Parse(reader->parser, text, (int)length, XML_TRUE);
    if (status == XML_STATUS_OK || reader->builder.error != SDVP_OK) {
        return reader->builder.error;
    }
    enum XML_Error code = XML_GetErrorCode(reader->parser);
    sdvp_error_t error = code == XML_ERROR_NO_MEMORY ? SDVP_NO_MEMORY : SDVP_NOT_WELL_FORMED;
    return sdvp_xml_refuse(&reader->builder, error, XML_ErrorString(code));
}

sdvp_error_t sdvp_xml_read(
    sdvp_arena_t *arena, const char *text, size_t length, const sdvp_xml_t **to, sdvp_fault_t *fault)
{
    reader_t reader = {.builder = sdvp_xml_build(arena, &SDVP_XML_LIMITS, false, fault)};
    size_t units = sdvp_utf8_units(text, length);
    if (units == SIZE_MAX) {
        return sdvp_fault_set(fault, SDVP_NOT_WELL_FORMED, "expected a text in UTF-8");
    }
    if (units > SDVP_XML_LIMITS.characters) {
        return sdvp_fault_set(
            fault, SDVP_LIMIT_EXCEEDED, "expected at most %zu characters, but there are more", SDVP_XML_LIMITS.characters);
    }
    if (!prepare(&reader)) {
        return sdvp_fault_set(fault, SDVP_NO_MEMORY, "no memory for a reader of XML");
    }
    sdvp_error_t error = parse(&reader, text, length);
    XML_ParserFree(reader.parser);
    *to = error == SDVP_OK ? reader.builder.root : NULL;
    return error;
}
