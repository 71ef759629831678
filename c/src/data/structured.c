/* Reader of structures and arrays as people type them: {mag: {f: 21.5}, q: good}, [1, 2, 3]. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "data/type.h"

typedef struct reader {
    sdvp_arena_t *arena;
    const char *text;
    size_t length;
    size_t at;
    sdvp_fault_t *fault;
} reader_t;

static sdvp_error_t expected(const reader_t *in, const char *what)
{
    return sdvp_fault_set(
        in->fault, SDVP_BAD_VALUE, "expected %s at character %zu of \"%.80s\"", what, in->at + 1, in->text);
}

static void skip_space(reader_t *in)
{
    while (in->text[in->at] == ' ') {
        in->at++;
    }
}

static sdvp_error_t take(reader_t *in, char c)
{
    char what[] = {'\'', c, '\'', '\0'};
    skip_space(in);
    if (in->text[in->at] != c) {
        return expected(in, what);
    }
    in->at++;
    return SDVP_OK;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static sdvp_error_t read_bare(reader_t *in, const sdvp_type_t *type, sdvp_value_t *to)
{
    const char *from = in->text + in->at;
    size_t length = strcspn(from, ",{}[]");
    in->at += length;
    while (length > 0 && is_blank(from[0])) {
        from++;
        length--;
    }
    while (length > 0 && is_blank(from[length - 1])) {
        length--;
    }
    return sdvp_leaf_parse(in->arena, type, from, length, to, in->fault);
}

static sdvp_error_t read_quoted(reader_t *in, const sdvp_type_t *type, sdvp_value_t *to)
{
    const char *from = in->text + in->at + 1;
    char *bare = sdvp_arena_alloc(in->arena, in->length - in->at);
    size_t length = 0;
    size_t i = 0;
    if (bare == NULL) {
        return sdvp_fault_set(in->fault, SDVP_NO_MEMORY, "no memory for a value");
    }
    for (; from[i] != '"'; i++) {
        i += from[i] == '\\' && from[i + 1] != '\0' ? 1 : 0;
        if (from[i] == '\0') {
            return expected(in, "a closing quote");
        }
        bare[length++] = from[i];
    }
    in->at += i + 2;
    return sdvp_leaf_parse(in->arena, type, bare, length, to, in->fault);
}

static sdvp_error_t read_part(reader_t *in, const sdvp_type_t *type, sdvp_value_t *to);

static void skip_name(reader_t *in, const char *name)
{
    size_t length = strlen(name);
    skip_space(in);
    if (strncmp(in->text + in->at, name, length) == 0 && in->text[in->at + length] == ':') {
        in->at += length + 1;
    }
}

static sdvp_error_t read_list(reader_t *in, const sdvp_type_t *type, sdvp_value_t *to)
{
    bool array = type->code == SDVP_ARRAY;
    sdvp_error_t error = take(in, array ? '[' : '{');
    if (error != SDVP_OK) {
        return error;
    }
    /* Never more elements than characters: an array of a million does not take memory for a short text. */
    if (type->count > in->length) {
        return expected(in, "more elements");
    }
    sdvp_value_t *items = sdvp_arena_items(in->arena, type->count, sizeof *items);
    if (items == NULL) {
        return sdvp_fault_set(in->fault, SDVP_NO_MEMORY, "no memory for a value");
    }
    for (uint32_t i = 0; i < type->count && error == SDVP_OK; i++) {
        error = i > 0 ? take(in, ',') : SDVP_OK;
        if (error == SDVP_OK && !array) {
            skip_name(in, type->members[i].name);
        }
        error = error != SDVP_OK ? error : read_part(in, &type->members[array ? 0 : i].type, &items[i]);
    }
    *to = (sdvp_value_t){.type = type->code, .is.list = {items, type->count}};
    return error != SDVP_OK ? error : take(in, array ? ']' : '}');
}

static sdvp_error_t read_part(reader_t *in, const sdvp_type_t *type, sdvp_value_t *to)
{
    if (type->code == SDVP_STRUCTURE || type->code == SDVP_ARRAY) {
        return read_list(in, type, to);
    }
    skip_space(in);
    return in->text[in->at] == '"' ? read_quoted(in, type, to) : read_bare(in, type, to);
}

/* The only leaf of a type, NULL if it has none or several. */
static const sdvp_type_t *only_leaf(const sdvp_type_t *type)
{
    while (type != NULL && (type->code == SDVP_STRUCTURE || type->code == SDVP_ARRAY)) {
        type = type->count == 1 ? &type->members[0].type : NULL;
    }
    return type;
}

/* Puts the structures and arrays of one element around a leaf. */
static sdvp_error_t wrap(reader_t *in, const sdvp_type_t *type, sdvp_value_t *to)
{
    while (type->code == SDVP_STRUCTURE || type->code == SDVP_ARRAY) {
        sdvp_value_t *item = sdvp_arena_alloc(in->arena, sizeof *item);
        if (item == NULL) {
            return sdvp_fault_set(in->fault, SDVP_NO_MEMORY, "no memory for a value");
        }
        *to = (sdvp_value_t){.type = type->code, .is.list = {item, 1}};
        to = item;
        type = &type->members[0].type;
    }
    return sdvp_leaf_parse(in->arena, type, in->text, in->length, to, in->fault);
}

static sdvp_error_t read_whole(reader_t *in, const sdvp_type_t *type, sdvp_value_t *to)
{
    skip_space(in);
    char first = in->text[in->at];
    if (type->code == SDVP_STRUCTURE && first != '{' && first != '[' && only_leaf(type) != NULL) {
        return wrap(in, type, to);
    }
    sdvp_error_t error = read_part(in, type, to);
    skip_space(in);
    return error != SDVP_OK || in->text[in->at] == '\0' ? error : expected(in, "the end");
}

sdvp_error_t sdvp_value_parse(
    sdvp_arena_t *arena, const sdvp_type_t *type, const char *text, sdvp_value_t *to, sdvp_fault_t *fault)
{
    reader_t in = {.arena = arena, .text = text, .length = strlen(text), .fault = fault};
    if (type->code == SDVP_STRUCTURE || type->code == SDVP_ARRAY) {
        return read_whole(&in, type, to);
    }
    return sdvp_leaf_parse(arena, type, text, in.length, to, fault);
}
