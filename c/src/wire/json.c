/* Messages as JSON in which every leaf is a string: vectors/README.md. */
#include <string.h>

#include "base/read.h"
#include "wire/tree.h"

#define MAX_CHARACTERS (4u << 20)
#define MAX_DEPTH 64

typedef struct writer {
    sdvp_text_t *text;
    bool first; /* nothing stands in the innermost structure or list yet */
} writer_t;

void sdvp_json_put_string(sdvp_text_t *text, sdvp_span_t string)
{
    static const char DIGITS[] = "0123456789abcdef";
    sdvp_text_char(text, '"');
    for (size_t i = 0; i < string.length; i++) {
        char c = string.at[i];
        if (c == '"' || c == '\\') {
            sdvp_text_char(text, '\\');
            sdvp_text_char(text, c);
        } else if ((unsigned char)c < 0x20) {
            char escape[] = {'\\', 'u', '0', '0', DIGITS[c >> 4], DIGITS[c & 15]};
            sdvp_text_put(text, escape, sizeof escape);
        } else {
            sdvp_text_char(text, c);
        }
    }
    sdvp_text_char(text, '"');
}

static void comma(writer_t *out)
{
    sdvp_text_add(out->text, out->first ? "" : ",");
    out->first = false;
}

static void on_open(void *ctx, sdvp_tree_kind_t kind)
{
    writer_t *out = ctx;
    sdvp_text_char(out->text, kind == SDVP_TREE_FIELDS ? '{' : '[');
    out->first = true;
}

static void on_close(void *ctx, sdvp_tree_kind_t kind)
{
    writer_t *out = ctx;
    sdvp_text_char(out->text, kind == SDVP_TREE_FIELDS ? '}' : ']');
    out->first = false;
}

static void on_member(void *ctx, const char *name)
{
    writer_t *out = ctx;
    comma(out);
    sdvp_json_put_string(out->text, sdvp_span(name));
    sdvp_text_char(out->text, ':');
}

static void on_end_member(void *ctx)
{
    (void)ctx;
}

static void on_item(void *ctx)
{
    comma(ctx);
}

static void on_leaf(void *ctx, const sdvp_tree_leaf_t *leaf)
{
    writer_t *out = ctx;
    if (leaf->kind == SDVP_TREE_TEXT) {
        sdvp_json_put_string(out->text, leaf->text);
        return;
    }
    sdvp_text_char(out->text, '"');
    sdvp_tree_put_leaf(out->text, leaf);
    sdvp_text_char(out->text, '"');
}

void sdvp_json_write(sdvp_text_t *text, const sdvp_message_t *message)
{
    writer_t out = {text, true};
    sdvp_tree_sink_t sink = {&out, on_open, on_close, on_member, on_end_member, on_item, on_leaf};
    sdvp_tree_write(&sink, message, 0);
}

typedef struct reader {
    sdvp_arena_t *arena;
    const char *text; /* a NUL is behind it, which is no character of JSON */
    size_t length;
    size_t at;
    int depth;
    sdvp_fault_t *fault;
} reader_t;

static sdvp_error_t malformed(const reader_t *in, const char *expected)
{
    return sdvp_fault_set(
        in->fault, SDVP_NOT_WELL_FORMED, "expected %s, but got other at character %zu", expected, in->at + 1);
}

static sdvp_error_t no_memory(const reader_t *in)
{
    return sdvp_fault_set(in->fault, SDVP_NO_MEMORY, "the document takes more memory than there is for it");
}

static void skip_space(reader_t *in)
{
    in->at += strspn(in->text + in->at, " \t\n\r");
}

static bool skip(reader_t *in, char c)
{
    skip_space(in);
    bool here = in->text[in->at] == c;
    in->at += here ? 1 : 0;
    return here;
}

static void put_utf8(sdvp_text_t *text, uint32_t c)
{
    if (c < 0x80) {
        sdvp_text_char(text, (char)c);
        return;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const uint8_t LEADS[] = {0, 0xc0, 0xe0, 0xf0};
    sdvp_text_char(text, (char)(LEADS[more] | c >> (6 * more)));
    while (more-- > 0) {
        sdvp_text_char(text, (char)(0x80 | (c >> (6 * more) & 0x3f)));
    }
}

static bool read_four(reader_t *in, uint32_t *to)
{
    *to = 0;
    for (int i = 0; i < 4; i++) {
        char c = in->text[in->at];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0) {
            return false;
        }
        *to = *to << 4 | (uint32_t)digit;
        in->at++;
    }
    return true;
}

/* What is behind a backslash. Halves of surrogate pairs must come in pairs, since UTF-8 carries no halves. */
static sdvp_error_t read_escape(reader_t *in, sdvp_text_t *to)
{
    static const char ESCAPES[] = "\"\\/bfnrt";
    static const char MEANT[] = "\"\\/\b\f\n\r\t";
    char c = in->text[in->at];
    const char *simple = c == '\0' ? NULL : strchr(ESCAPES, c);
    uint32_t high = 0;
    uint32_t low = 0;
    if (simple != NULL) {
        in->at++;
        sdvp_text_char(to, MEANT[simple - ESCAPES]);
        return SDVP_OK;
    }
    if (c != 'u') {
        return malformed(in, "one of \"\\/bfnrtu after a backslash");
    }
    in->at++;
    if (!read_four(in, &high)) {
        return malformed(in, "four hexadecimal digits");
    }
    if (high >= 0xd800 && high < 0xe000) {
        bool pair = high < 0xdc00 && in->text[in->at] == '\\' && in->text[in->at + 1] == 'u';
        in->at += pair ? 2 : 0;
        if (!pair || !read_four(in, &low) || low < 0xdc00 || low >= 0xe000) {
            return malformed(in, "both halves of a surrogate pair");
        }
        high = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    }
    put_utf8(to, high);
    return SDVP_OK;
}

static sdvp_error_t read_string(reader_t *in, sdvp_span_t *to)
{
    if (!skip(in, '"')) {
        return malformed(in, "a string");
    }
    size_t longest = 0; /* no escape is shorter than what it means */
    for (const char *c = in->text + in->at; *c != '"' && *c != '\0'; c++) {
        longest += *c == '\\' && c[1] != '\0' ? 2 : 1;
        c += *c == '\\' && c[1] != '\0' ? 1 : 0;
    }
    char *room = sdvp_arena_alloc(in->arena, longest + 1);
    if (room == NULL) {
        return no_memory(in);
    }
    sdvp_text_t text = sdvp_text_fixed(room, longest + 1);
    while (in->text[in->at] != '"') {
        char c = in->text[in->at];
        if ((unsigned char)c < 0x20) {
            return malformed(in, "a character that need not be escaped");
        }
        in->at++;
        if (c != '\\') {
            sdvp_text_char(&text, c);
            continue;
        }
        sdvp_error_t error = read_escape(in, &text);
        if (error != SDVP_OK) {
            return error;
        }
    }
    in->at++;
    *to = (sdvp_span_t){room, text.length};
    return SDVP_OK;
}

static sdvp_error_t read_value(reader_t *in, sdvp_tree_t *parent, const char *name, sdvp_tree_t **to);

static sdvp_error_t read_member(reader_t *in, sdvp_tree_t *node)
{
    sdvp_span_t name = {"", 0};
    sdvp_tree_t *member = NULL;
    sdvp_error_t error = read_string(in, &name);
    if (error == SDVP_OK && sdvp_tree_find(node, name.at) != NULL) {
        return malformed(in, "each name once");
    }
    if (error == SDVP_OK && !skip(in, ':')) {
        return malformed(in, "':'");
    }
    return error == SDVP_OK ? read_value(in, node, name.at, &member) : error;
}

static sdvp_error_t read_parts(reader_t *in, sdvp_tree_t *node)
{
    bool fields = node->is.kind == SDVP_TREE_FIELDS;
    char end = fields ? '}' : ']';
    sdvp_tree_t *item = NULL;
    in->at++;
    if (++in->depth > MAX_DEPTH) {
        return sdvp_fault_set(in->fault, SDVP_LIMIT_EXCEEDED, "expected at most %d levels", MAX_DEPTH);
    }
    if (!skip(in, end)) {
        do {
            sdvp_error_t error = fields ? read_member(in, node) : read_value(in, node, NULL, &item);
            if (error != SDVP_OK) {
                return error;
            }
        } while (skip(in, ','));
        if (!skip(in, end)) {
            return malformed(in, fields ? "'}'" : "']'");
        }
    }
    in->depth--;
    return SDVP_OK;
}

static sdvp_error_t read_value(reader_t *in, sdvp_tree_t *parent, const char *name, sdvp_tree_t **to)
{
    skip_space(in);
    char c = in->text[in->at];
    if (c != '{' && c != '[' && c != '"') {
        return malformed(in, "an object, an array or a string");
    }
    sdvp_tree_kind_t kind = c == '{' ? SDVP_TREE_FIELDS : c == '[' ? SDVP_TREE_ITEMS : SDVP_TREE_TEXT;
    *to = sdvp_tree_add(in->arena, parent, kind, name);
    if (*to == NULL) {
        return no_memory(in);
    }
    return c == '"' ? read_string(in, &(*to)->is.text) : read_parts(in, *to);
}

sdvp_error_t sdvp_json_read(sdvp_arena_t *arena, const char *text, size_t length, sdvp_tree_t **to, sdvp_fault_t *fault)
{
    reader_t in = {.arena = arena, .text = text, .length = length, .fault = fault};
    if (length > MAX_CHARACTERS) {
        return sdvp_fault_set(fault, SDVP_LIMIT_EXCEEDED, "expected at most %u characters", MAX_CHARACTERS);
    }
    if (sdvp_utf8_units(text, length) == SIZE_MAX) {
        return malformed(&in, "UTF-8");
    }
    char *copy = sdvp_arena_text(arena, text, length);
    if (copy == NULL) {
        return no_memory(&in);
    }
    in.text = copy;
    sdvp_error_t error = read_value(&in, NULL, NULL, to);
    skip_space(&in);
    return error == SDVP_OK && in.at < length ? malformed(&in, "the end of the document") : error;
}
