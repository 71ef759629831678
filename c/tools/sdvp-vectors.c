/*
 * sdvp-vectors decode FORMAT [--as request|response|unconfirmed], encode FORMAT, batch: the program of vectors/README.md
 * with which implementations are compared.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "wire/format.h"
#include "wire/tree.h"

#define REFUSED 3
#define WRONG_USE 2

/* A document, the message and the tree it becomes have room here. */
static const size_t ROOM = 256u << 20;
static const size_t MOST_OUTPUT = 64u << 20;

typedef struct tool {
    sdvp_arena_t *arena;
    sdvp_message_t message;
    sdvp_fault_t fault;
    sdvp_text_t out;
} tool_t;

static const sdvp_format_t *format_of(const char *name)
{
    const sdvp_format_t *formats[] = {sdvp_compact(), sdvp_rpc()};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(formats[i]->name, name) == 0) {
            return formats[i];
        }
    }
    fprintf(stderr, "no format '%s'; there are compact, rpc\n", name);
    return NULL;
}

static bool pdu_of(const char *name, sdvp_pdu_t *to)
{
    static const char *const PDUS[] = {"request", "response", "unconfirmed"};
    for (size_t i = 0; i < 3; i++) {
        if (strcmp(PDUS[i], name) == 0) {
            *to = (sdvp_pdu_t)i;
            return true;
        }
    }
    fprintf(stderr, "expected request, response or unconfirmed, but got '%s'\n", name);
    return false;
}

static sdvp_error_t decode(tool_t *tool, const sdvp_format_t *format, sdvp_pdu_t pdu, sdvp_span_t xml)
{
    const sdvp_xml_t *payload = NULL;
    sdvp_error_t error = sdvp_xml_read(tool->arena, xml.at, xml.length, &payload, &tool->fault);
    if (error == SDVP_OK) {
        error = format->decode(payload, pdu, tool->arena, &tool->message, &tool->fault);
    }
    return error;
}

static sdvp_error_t read_message(tool_t *tool, sdvp_tree_t *tree)
{
    static const sdvp_tree_envelope_t WHOLE = {NULL, NULL, NULL};
    tree->parent = NULL;
    return sdvp_tree_read(tree, &WHOLE, tool->arena, &tool->message, &tool->fault);
}

static int print(tool_t *tool)
{
    sdvp_error_t error = sdvp_text_state(&tool->out);
    if (error != SDVP_OK) {
        fprintf(stderr, "the result: %s\n", sdvp_error_name(error));
        return EXIT_FAILURE;
    }
    printf("%s\n", tool->out.at);
    return EXIT_SUCCESS;
}

static int refused(const tool_t *tool)
{
    printf("%s\n%s\n", sdvp_error_name(tool->fault.error), tool->fault.path);
    fprintf(stderr, "%s\n", tool->fault.detail);
    return REFUSED;
}

/* All of standard input, a NUL behind it; NULL without memory. */
static char *read_all(size_t *length)
{
    size_t size = 65536;
    char *all = malloc(size);
    *length = 0;
    while (all != NULL) {
        *length += fread(all + *length, 1, size - *length - 1, stdin);
        if (*length < size - 1) {
            all[*length] = '\0';
            return all;
        }
        size *= 2;
        char *more = realloc(all, size);
        if (more == NULL) {
            free(all);
        }
        all = more;
    }
    return NULL;
}

static int decode_input(tool_t *tool, const char *format_name, const char *pdu_name, sdvp_span_t input)
{
    const sdvp_format_t *format = format_of(format_name);
    sdvp_pdu_t pdu = SDVP_REQUEST;
    if (format == NULL || !pdu_of(pdu_name, &pdu)) {
        return WRONG_USE;
    }
    if (decode(tool, format, pdu, input) != SDVP_OK) {
        return refused(tool);
    }
    sdvp_json_write(&tool->out, &tool->message);
    return print(tool);
}

static int encode_input(tool_t *tool, const char *format_name, sdvp_span_t input)
{
    const sdvp_format_t *format = format_of(format_name);
    sdvp_tree_t *tree = NULL;
    if (format == NULL) {
        return WRONG_USE;
    }
    if (sdvp_json_read(tool->arena, input.at, input.length, &tree, &tool->fault) != SDVP_OK
        || read_message(tool, tree) != SDVP_OK) {
        return refused(tool);
    }
    format->encode(&tool->message, &tool->out);
    return print(tool);
}

/* A text of a task; NULL, and a word about it, if there is none. */
static const char *text_of(const sdvp_tree_t *task, const char *name)
{
    const sdvp_tree_t *member = sdvp_tree_find(task, name);
    if (member == NULL || member->is.kind != SDVP_TREE_TEXT) {
        fprintf(stderr, "expected a text as %s\n", name);
        return NULL;
    }
    return member->is.text.at;
}

static void put_result(tool_t *tool, sdvp_error_t error, const sdvp_format_t *format)
{
    sdvp_text_t *out = &tool->out;
    sdvp_text_t xml = sdvp_text_growing(MOST_OUTPUT);
    if (error != SDVP_OK) {
        sdvp_text_add(out, "{\"error\":");
        sdvp_json_put_string(out, sdvp_span(sdvp_error_name(error)));
        sdvp_text_add(out, ",\"path\":");
        sdvp_json_put_string(out, sdvp_span(tool->fault.path));
    } else if (format == NULL) {
        sdvp_text_add(out, "{\"message\":");
        sdvp_json_write(out, &tool->message);
    } else {
        format->encode(&tool->message, &xml);
        sdvp_text_add(out, "{\"xml\":");
        sdvp_json_put_string(out, (sdvp_span_t){xml.at, xml.length});
    }
    sdvp_text_add(out, "}");
    sdvp_text_free(&xml);
}

/* False for a line that is no task. */
static bool carry_out(tool_t *tool, const sdvp_tree_t *task)
{
    const char *what = text_of(task, "do");
    const char *name = what == NULL ? NULL : text_of(task, "format");
    const sdvp_format_t *format = name == NULL ? NULL : format_of(name);
    if (format == NULL) {
        return false;
    }
    if (strcmp(what, "decode") == 0) {
        const char *as = text_of(task, "as");
        const char *xml = as == NULL ? NULL : text_of(task, "xml");
        sdvp_pdu_t pdu = SDVP_REQUEST;
        if (xml == NULL || !pdu_of(as, &pdu)) {
            return false;
        }
        put_result(tool, decode(tool, format, pdu, sdvp_tree_find(task, "xml")->is.text), NULL);
        return true;
    }
    sdvp_tree_t *message = strcmp(what, "encode") == 0 ? sdvp_tree_find(task, "message") : NULL;
    if (message == NULL) {
        fprintf(stderr, "expected decode, or encode with a message\n");
        return false;
    }
    put_result(tool, read_message(tool, message), format);
    return true;
}

static int batch(tool_t *tool)
{
    char *line = NULL;
    size_t size = 0;
    int code = EXIT_SUCCESS;
    for (ssize_t length = getline(&line, &size, stdin); length > 0; length = getline(&line, &size, stdin)) {
        sdvp_tree_t *task = NULL;
        size_t content = (size_t)length - (line[length - 1] == '\n' ? 1 : 0);
        sdvp_arena_reset(tool->arena);
        sdvp_text_reset(&tool->out);
        bool good = sdvp_json_read(tool->arena, line, content, &task, &tool->fault) == SDVP_OK;
        if (!good || task->is.kind != SDVP_TREE_FIELDS || !carry_out(tool, task)) {
            fprintf(stderr, "expected a task as a JSON object\n");
            code = WRONG_USE;
            break;
        }
        code = print(tool);
    }
    free(line);
    return code;
}

static int run(tool_t *tool, int count, char **arguments)
{
    const char *command = count > 1 ? arguments[1] : "";
    bool as = count == 5 && strcmp(arguments[3], "--as") == 0;
    bool decodes = strcmp(command, "decode") == 0 && (count == 3 || as);
    bool encodes = strcmp(command, "encode") == 0 && count == 3;
    if (strcmp(command, "batch") == 0 && count == 2) {
        return batch(tool);
    }
    if (!decodes && !encodes) {
        fprintf(stderr, "usage: sdvp-vectors decode FORMAT [--as request|response|unconfirmed] | encode FORMAT | batch\n");
        return WRONG_USE;
    }
    size_t length = 0;
    char *input = read_all(&length);
    if (input == NULL) {
        fprintf(stderr, "no memory for standard input\n");
        return EXIT_FAILURE;
    }
    length -= length > 0 && input[length - 1] == '\n' ? 1 : 0;
    sdvp_span_t document = {input, length};
    int code = decodes ? decode_input(tool, arguments[2], as ? arguments[4] : "request", document)
                       : encode_input(tool, arguments[2], document);
    free(input);
    return code;
}

int main(int count, char **arguments)
{
    tool_t tool = {.arena = sdvp_arena_new(1u << 20, ROOM), .out = sdvp_text_growing(MOST_OUTPUT)};
    if (tool.arena == NULL) {
        fprintf(stderr, "no memory\n");
        return EXIT_FAILURE;
    }
    int code = run(&tool, count, arguments);
    sdvp_text_free(&tool.out);
    sdvp_arena_free(tool.arena);
    return code;
}
