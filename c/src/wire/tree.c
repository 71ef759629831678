#include "wire/tree.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/read.h"
#include "data/type.h"
#include "wire/tree_parts.h"

/* Longest part of a name that does not belong there which a path shows. */
#define PATH_NAME 40
/* Deepest node of which a path is told. */
#define PATH_DEPTH 160

sdvp_tree_t *sdvp_tree_add(sdvp_arena_t *arena, sdvp_tree_t *parent, sdvp_tree_kind_t kind, const char *name)
{
    sdvp_tree_t *node = sdvp_arena_alloc(arena, sizeof *node);
    if (node == NULL) {
        return NULL;
    }
    *node = (sdvp_tree_t){.is = {.kind = kind, .text = {"", 0}}, .name = name, .parent = parent};
    if (parent != NULL) {
        node->place = ++parent->count;
        if (parent->last == NULL) {
            parent->first = node;
        } else {
            parent->last->next = node;
        }
        parent->last = node;
    }
    return node;
}

sdvp_tree_t *sdvp_tree_find(const sdvp_tree_t *fields, const char *name)
{
    sdvp_tree_t *found = fields->first;
    while (found != NULL && (found->name == NULL || strcmp(found->name, name) != 0)) {
        found = found->next;
    }
    return found;
}

static void put_step(sdvp_text_t *path, const char *name)
{
    sdvp_text_add(path, path->length == 0 ? "" : "/");
    sdvp_text_add(path, name);
}

static void put_path(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, const char *member)
{
    sdvp_fault_t *fault = in->fault;
    sdvp_text_t path = sdvp_text_fixed(fault->path, sizeof fault->path);
    const sdvp_tree_t *steps[PATH_DEPTH];
    size_t count = 0;
    bool nameless = at->parent == NULL && member != NULL && *member == '\0';
    for (; at != NULL && at->parent != NULL && count < PATH_DEPTH; at = at->parent) {
        steps[count++] = at;
    }
    sdvp_text_add(&path, in->path == NULL ? "" : in->path);
    while (count > 0) {
        const sdvp_tree_t *step = steps[--count];
        if (step->name != NULL) {
            put_step(&path, step->name);
        } else {
            sdvp_text_char(&path, '[');
            sdvp_text_number(&path, (int64_t)step->place);
            sdvp_text_char(&path, ']');
        }
    }
    if (member != NULL && !nameless) {
        put_step(&path, member);
    }
    if (path.length >= sizeof fault->path) {
        fault->path[sdvp_utf8_cut(fault->path, sizeof fault->path - 1)] = '\0';
    }
}

sdvp_error_t sdvp_tree_fault(
    const sdvp_tree_reader_t *in, sdvp_error_t error, const sdvp_tree_t *at, const char *member, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(in->fault->detail, sizeof in->fault->detail, format, arguments);
    va_end(arguments);
    in->fault->error = error;
    put_path(in, at, member);
    return error;
}

sdvp_error_t sdvp_tree_no_memory(const sdvp_tree_reader_t *in, const sdvp_tree_t *at)
{
    return sdvp_tree_fault(in, SDVP_NO_MEMORY, at, NULL, "the message takes more memory than there is for it");
}

static sdvp_error_t wrong(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, const char *expected)
{
    static const char *const KINDS[] = {"members with names", "a list",        "the text",     "a whole number",
                                        "a truth",            "the decimal", "octets", "octets"};
    bool shown = at->is.kind == SDVP_TREE_TEXT || at->is.kind == SDVP_TREE_REAL;
    int length = (int)(at->is.text.length < 80 ? at->is.text.length : sdvp_utf8_cut(at->is.text.at, 80));
    return sdvp_tree_fault(
        in, SDVP_BAD_VALUE, at, NULL, "expected %s, but got %s %.*s", expected, KINDS[at->is.kind], shown ? length : 0,
        at->is.text.at);
}

sdvp_error_t sdvp_tree_expect(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, sdvp_tree_kind_t kind)
{
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): who found no node has an error and does not ask */
    return at->is.kind == kind ? SDVP_OK
                               : wrong(in, at, kind == SDVP_TREE_FIELDS ? "members with names" : "a list");
}

sdvp_error_t sdvp_tree_get(const sdvp_tree_reader_t *in, const sdvp_tree_t *fields, const char *name, sdvp_tree_t **to)
{
    *to = sdvp_tree_find(fields, name);
    if (*to == NULL) {
        return sdvp_tree_fault(in, SDVP_MISSING, fields, name, "expected the member %s, but there is none", name);
    }
    (*to)->asked = true;
    return SDVP_OK;
}

sdvp_error_t sdvp_tree_get_list(
    const sdvp_tree_reader_t *in, const sdvp_tree_t *fields, const char *name, sdvp_tree_t **to)
{
    sdvp_error_t error = sdvp_tree_get(in, fields, name, to);
    return error == SDVP_OK ? sdvp_tree_expect(in, *to, SDVP_TREE_ITEMS) : error;
}

sdvp_error_t sdvp_tree_end(const sdvp_tree_reader_t *in, const sdvp_tree_t *fields)
{
    for (const sdvp_tree_t *each = fields->first; each != NULL; each = each->next) {
        if (!each->asked) {
            char name[PATH_NAME + 8];
            sdvp_text_t text = sdvp_text_fixed(name, sizeof name);
            size_t length = strlen(each->name);
            sdvp_text_put(&text, each->name, length > PATH_NAME ? sdvp_utf8_cut(each->name, PATH_NAME) : length);
            sdvp_text_add(&text, length > PATH_NAME ? "\xe2\x80\xa6" : "");
            return sdvp_tree_fault(in, SDVP_UNEXPECTED_ELEMENT, fields, name, "no such member belongs here");
        }
    }
    return SDVP_OK;
}

sdvp_error_t sdvp_tree_take_utf8(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, sdvp_span_t *to)
{
    sdvp_tree_kind_t kind = at->is.kind;
    bool octets = kind == SDVP_TREE_HEX || kind == SDVP_TREE_BASE64;
    if (kind != SDVP_TREE_TEXT && !octets) {
        return wrong(in, at, "a text");
    }
    if (octets && sdvp_utf8_units(at->is.text.at, at->is.text.length) == SIZE_MAX) {
        return sdvp_tree_fault(in, SDVP_BAD_VALUE, at, NULL, "expected a text in UTF-8, but the octets are none");
    }
    *to = at->is.text;
    return SDVP_OK;
}

sdvp_error_t sdvp_tree_take_text(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, sdvp_span_t *to)
{
    sdvp_error_t error = sdvp_tree_take_utf8(in, at, to);
    if (error == SDVP_OK && strlen(to->at) != to->length) {
        return sdvp_tree_fault(in, SDVP_BAD_VALUE, at, NULL, "a text must not hold U+0000");
    }
    return error;
}

sdvp_error_t sdvp_tree_take_whole(
    const sdvp_tree_reader_t *in, const sdvp_tree_t *at, int64_t least, int64_t most, int64_t *to)
{
    bool good = false;
    if (at->is.kind == SDVP_TREE_WHOLE) {
        *to = at->is.whole;
        good = *to >= least && *to <= most;
    } else if (at->is.kind == SDVP_TREE_TEXT) {
        good = sdvp_read_integer(at->is.text.at, at->is.text.length, least, most, to);
    }
    return good ? SDVP_OK : wrong(in, at, "a whole number in its range");
}

sdvp_error_t sdvp_tree_take_truth(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, bool *to)
{
    bool text = at->is.kind == SDVP_TREE_TEXT;
    *to = at->is.kind == SDVP_TREE_TRUTH ? at->is.truth : text && strcmp(at->is.text.at, "true") == 0;
    bool good = at->is.kind == SDVP_TREE_TRUTH || *to || (text && strcmp(at->is.text.at, "false") == 0);
    return good ? SDVP_OK : wrong(in, at, "true or false");
}

sdvp_error_t sdvp_tree_take_octets(
    const sdvp_tree_reader_t *in, const sdvp_tree_t *at, sdvp_tree_kind_t kind, sdvp_span_t *to)
{
    sdvp_span_t text = at->is.text;
    *to = text;
    if (at->is.kind == SDVP_TREE_HEX || at->is.kind == SDVP_TREE_BASE64) {
        return SDVP_OK;
    }
    if (at->is.kind != SDVP_TREE_TEXT) {
        return wrong(in, at, "octets");
    }
    uint8_t *octets = sdvp_arena_alloc(in->arena, text.length + 1);
    if (octets == NULL) {
        return sdvp_tree_no_memory(in, at);
    }
    to->at = (const char *)octets;
    to->length = text.length / 2;
    bool good = kind == SDVP_TREE_HEX ? sdvp_read_hex(text.at, text.length, octets)
                                      : sdvp_read_base64(text.at, text.length, octets, &to->length);
    return good ? SDVP_OK : wrong(in, at, kind == SDVP_TREE_HEX ? "hexadecimal" : "base64");
}
