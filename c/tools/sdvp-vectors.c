/*
 * sdvp-vectors decode FORMAT [--as request|response|unconfirmed], encode FORMAT, batch: the program of vectors/README.md
 * with which implementations are compared.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "wire/format.h"
#include "wire/sdvp2.h"
#include "wire/tree.h"

#define REFUSED 3
#define WRONG_USE 2

/* A document, the message and the tree it becomes have room here. */
static const size_t ROOM = 256u << 20;
static const size_t MOST_OUTPUT = 64u << 20;

/* What is read: a message of a format, or a call or an answer of SDVP2, which is no format of the ACSI. */
typedef struct tool {
    sdvp_arena_t *arena;
    const sdvp_format_t *format; /* NULL: SDVP2 */
    sdvp_message_t message;
    bool is_call;
    sdvp_sdvp2_call_t call;
    sdvp_sdvp2_answer_t answer;
    sdvp_fault_t fault;
    sdvp_text_t out;
} tool_t;

/* False for a name that is none. */
static bool choose_format(tool_t *tool, const char *name)
{
    const sdvp_format_t *formats[] = {sdvp_compact(), sdvp_rpc()};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(formats[i]->name, name) == 0) {
            tool->format = formats[i];
            return true;
        }
    }
    tool->format = NULL;
    if (strcmp(name, "sdvp2") != 0) {
        fprintf(stderr, "no format '%s'; there are compact, rpc, sdvp2\n", name);
        return false;
    }
    return true;
}

static bool pdu_of(const tool_t *tool, const char *name, sdvp_pdu_t *to)
{
    static const char *const PDUS[] = {"request", "response", "unconfirmed"};
    for (size_t i = 0; i < (tool->format == NULL ? 2 : 3); i++) {
        if (strcmp(PDUS[i], name) == 0) {
            *to = (sdvp_pdu_t)i;
            return true;
        }
    }
    fprintf(
        stderr, "expected %s, but got '%s'\n",
        tool->format == NULL ? "request or response" : "request, response or unconfirmed", name);
    return false;
}

static sdvp_error_t decode(tool_t *tool, sdvp_pdu_t pdu, sdvp_span_t xml)
{
    const sdvp_xml_t *payload = NULL;
    sdvp_error_t error = sdvp_xml_read(tool->arena, xml.at, xml.length, &payload, &tool->fault);
    if (error != SDVP_OK) {
        return error;
    }
    tool->is_call = pdu == SDVP_REQUEST;
    if (tool->format != NULL) {
        return tool->format->decode(payload, pdu, tool->arena, &tool->message, &tool->fault);
    }
    return tool->is_call ? sdvp_sdvp2_read_call(payload, tool->arena, &tool->call, &tool->fault)
                         : sdvp_sdvp2_read_answer(payload, tool->arena, &tool->answer, &tool->fault);
}

static void put_json(tool_t *tool)
{
    if (tool->format != NULL) {
        sdvp_json_write(&tool->out, &tool->message);
    } else if (tool->is_call) {
        sdvp_sdvp2_call_to_json(&tool->out, &tool->call);
    } else {
        sdvp_sdvp2_answer_to_json(&tool->out, &tool->answer);
    }
}

static void put_xml(const tool_t *tool, sdvp_text_t *text)
{
    if (tool->format != NULL) {
        tool->format->encode(&tool->message, text);
    } else if (tool->is_call) {
        sdvp_sdvp2_put_call(text, &tool->call);
    } else {
        sdvp_sdvp2_put_answer(text, &tool->answer);
    }
}

static sdvp_error_t read_message(tool_t *tool, sdvp_tree_t *tree)
{
    static const sdvp_tree_envelope_t WHOLE = {NULL, NULL, NULL};
    tree->parent = NULL;
    if (tool->format == NULL) {
        return sdvp_sdvp2_from_json(
            tree, tool->arena, &tool->is_call, &tool->call, &tool->answer, &tool->fault);
    }
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
    sdvp_pdu_t pdu = SDVP_REQUEST;
    if (!choose_format(tool, format_name) || !pdu_of(tool, pdu_name, &pdu)) {
        return WRONG_USE;
    }
    if (decode(tool, pdu, input) != SDVP_OK) {
        return refused(tool);
    }
    put_json(tool);
    return print(tool);
}

static int encode_input(tool_t *tool, const char *format_name, sdvp_span_t input)
{
    sdvp_tree_t *tree = NULL;
    if (!choose_format(tool, format_name)) {
        return WRONG_USE;
    }
    if (sdvp_json_read(tool->arena, input.at, input.length, &tree, &tool->fault) != SDVP_OK
        || read_message(tool, tree) != SDVP_OK) {
        return refused(tool);
    }
    put_xml(tool, &tool->out);
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

static void put_result(tool_t *tool, sdvp_error_t error, bool decoded)
{
    sdvp_text_t *out = &tool->out;
    sdvp_text_t xml = sdvp_text_growing(MOST_OUTPUT);
    if (error != SDVP_OK) {
        sdvp_text_add(out, "{\"error\":");
        sdvp_json_put_string(out, sdvp_span(sdvp_error_name(error)));
        sdvp_text_add(out, ",\"path\":");
        sdvp_json_put_string(out, sdvp_span(tool->fault.path));
    } else if (decoded) {
        sdvp_text_add(out, "{\"message\":");
        put_json(tool);
    } else {
        put_xml(tool, &xml);
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
    if (name == NULL || !choose_format(tool, name)) {
        return false;
    }
    if (strcmp(what, "decode") == 0) {
        const char *as = text_of(task, "as");
        const char *xml = as == NULL ? NULL : text_of(task, "xml");
        sdvp_pdu_t pdu = SDVP_REQUEST;
        if (xml == NULL || !pdu_of(tool, as, &pdu)) {
            return false;
        }
        put_result(tool, decode(tool, pdu, sdvp_tree_find(task, "xml")->is.text), true);
        return true;
    }
    sdvp_tree_t *message = strcmp(what, "encode") == 0 ? sdvp_tree_find(task, "message") : NULL;
    if (message == NULL) {
        fprintf(stderr, "expected decode, or encode with a message\n");
        return false;
    }
    put_result(tool, read_message(tool, message), false);
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
