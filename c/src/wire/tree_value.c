/* Values as docs/wire/tree.md has them. */
#include <string.h>

#include "base/arena.h"
#include "base/read.h"
#include "data/type.h"
#include "wire/tree_parts.h"

/* Cuts a text at its spaces into exactly `count` numbers, each from 0 to `most[i]`. */
static bool read_numbers(sdvp_span_t text, size_t count, const int64_t *most, int64_t *to)
{
    for (size_t i = 0; i < count; i++) {
        const char *space = i + 1 < count && text.length > 0 ? memchr(text.at, ' ', text.length) : NULL;
        size_t length = space == NULL ? text.length : (size_t)(space - text.at);
        if ((space == NULL && i + 1 < count) || !sdvp_read_integer(text.at, length, 0, most[i], &to[i])) {
            return false;
        }
        size_t taken = length + (space == NULL ? 0 : 1);
        text = (sdvp_span_t){text.at + taken, text.length - taken};
    }
    return true;
}

bool sdvp_read_timestamp_numbers(sdvp_span_t text, sdvp_timestamp_t *to)
{
    static const int64_t MOST[] = {UINT32_MAX, (1 << 24) - 1, UINT8_MAX};
    int64_t numbers[3] = {0, 0, 0};
    bool good = read_numbers(text, 3, MOST, numbers);
    *to = (sdvp_timestamp_t){(uint32_t)numbers[0], (uint32_t)numbers[1], (uint8_t)numbers[2]};
    return good;
}

bool sdvp_read_entry_time_numbers(sdvp_span_t text, sdvp_entry_time_t *to)
{
    static const int64_t MOST[] = {UINT16_MAX, 86399999};
    int64_t numbers[2] = {0, 0};
    bool good = read_numbers(text, 2, MOST, numbers);
    *to = (sdvp_entry_time_t){(uint16_t)numbers[0], (uint32_t)numbers[1]};
    return good;
}

static sdvp_error_t bad(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, sdvp_type_code_t type)
{
    return sdvp_tree_fault(
        in, SDVP_BAD_VALUE, at, NULL, "expected %s, but got \"%.80s\"", sdvp_type_name(type), at->is.text.at);
}

static sdvp_error_t take_real(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, sdvp_value_t *to)
{
    char room[24];
    sdvp_text_t digits = sdvp_text_fixed(room, sizeof room);
    sdvp_span_t text = at->is.text;
    if (at->is.kind == SDVP_TREE_WHOLE) {
        sdvp_text_number(&digits, at->is.whole);
        text = (sdvp_span_t){digits.at, digits.length};
    } else if (at->is.kind != SDVP_TREE_TEXT && at->is.kind != SDVP_TREE_REAL) {
        return bad(in, at, to->type);
    }
    return sdvp_read_real(text, to->type, &to->is.real) ? SDVP_OK : bad(in, at, to->type);
}

static sdvp_error_t take_octets(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, sdvp_value_t *to)
{
    sdvp_span_t octets = {"", 0};
    sdvp_error_t error = sdvp_tree_take_octets(in, at, SDVP_TREE_HEX, &octets);
    if (error != SDVP_OK) {
        return error;
    }
    if (to->type == SDVP_ENTRY_ID) {
        to->is.entry_id = 0;
        for (size_t i = 0; i < octets.length && i < 8; i++) {
            to->is.entry_id = to->is.entry_id << 8 | (uint8_t)octets.at[i];
        }
        return octets.length == 8 ? SDVP_OK : bad(in, at, to->type);
    }
    to->is.octets.octets = (const uint8_t *)octets.at;
    to->is.octets.length = octets.length;
    return octets.length <= 64 ? SDVP_OK : bad(in, at, to->type);
}

static sdvp_error_t take_text(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, sdvp_value_t *to)
{
    sdvp_span_t text = {"", 0};
    sdvp_fault_t why = {0};
    sdvp_error_t error = sdvp_tree_take_text(in, at, &text);
    if (error != SDVP_OK) {
        return error;
    }
    to->is.text.text = text.at;
    to->is.text.length = text.length;
    return sdvp_leaf_check(to, &why) == SDVP_OK ? SDVP_OK
                                                : sdvp_tree_fault(in, SDVP_BAD_VALUE, at, NULL, "%s", why.detail);
}

/* What is a text that has a form. */
static sdvp_error_t take_formed(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, sdvp_value_t *to)
{
    sdvp_span_t text = {"", 0};
    uint32_t bits = 0;
    bool good = false;
    sdvp_error_t error = sdvp_tree_take_text(in, at, &text);
    if (error != SDVP_OK) {
        return error;
    }
    if (to->type == SDVP_TIMESTAMP) {
        good = sdvp_read_timestamp_numbers(text, &to->is.timestamp);
    } else if (to->type == SDVP_ENTRY_TIME) {
        good = sdvp_read_entry_time_numbers(text, &to->is.entry_time);
    } else {
        good = sdvp_read_bits(text.at, text.length, sdvp_type_facts(to->type)->size, &bits);
        to->is.bits = (sdvp_bits_t)bits;
    }
    return good ? SDVP_OK : bad(in, at, to->type);
}

static sdvp_error_t take_list(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, int level, sdvp_value_t *to)
{
    sdvp_error_t error = sdvp_tree_expect(in, at, SDVP_TREE_ITEMS);
    if (error != SDVP_OK) {
        return error;
    }
    sdvp_value_t *items = sdvp_arena_items(in->arena, at->count, sizeof *items);
    if (items == NULL) {
        return sdvp_tree_no_memory(in, at);
    }
    size_t count = 0;
    for (sdvp_tree_t *each = at->first; error == SDVP_OK && each != NULL; each = each->next) {
        error = sdvp_tree_expect(in, each, SDVP_TREE_FIELDS);
        error = error == SDVP_OK ? sdvp_tree_take_members_of_value(in, each, level + 1, &items[count++]) : error;
        error = error == SDVP_OK ? sdvp_tree_end(in, each) : error;
    }
    to->is.list.items = items;
    to->is.list.count = count;
    return error;
}

static sdvp_error_t take_content(const sdvp_tree_reader_t *in, const sdvp_tree_t *at, int level, sdvp_value_t *to)
{
    switch (sdvp_type_facts(to->type)->kind) {
    case SDVP_KIND_LIST:
        return take_list(in, at, level, to);
    case SDVP_KIND_BOOLEAN:
        return sdvp_tree_take_truth(in, at, &to->is.boolean);
    case SDVP_KIND_INTEGER:
        return sdvp_tree_take_whole(in, at, sdvp_type_least(to->type), sdvp_type_most(to->type), &to->is.integer);
    case SDVP_KIND_FLOAT32:
    case SDVP_KIND_FLOAT64:
        return take_real(in, at, to);
    case SDVP_KIND_OCTETS:
    case SDVP_KIND_ENTRY_ID:
        return take_octets(in, at, to);
    case SDVP_KIND_TEXT:
        return take_text(in, at, to);
    default:
        return take_formed(in, at, to);
    }
}

sdvp_error_t sdvp_tree_take_members_of_value(const sdvp_tree_reader_t *in, sdvp_tree_t *at, int level, sdvp_value_t *to)
{
    sdvp_tree_t *type = NULL;
    sdvp_tree_t *value = NULL;
    sdvp_span_t text = {"", 0};
    sdvp_error_t error = sdvp_tree_get(in, at, "type", &type);
    error = error == SDVP_OK ? sdvp_tree_take_text(in, type, &text) : error;
    if (error != SDVP_OK) {
        return error;
    }
    *to = (sdvp_value_t){.type = sdvp_type_of(text.at, text.length)};
    if (to->type == SDVP_TYPE_CODES) {
        return sdvp_tree_fault(
            in, SDVP_BAD_VALUE, type, NULL, "expected a type such as FLOAT32, but got \"%.40s\"", text.at);
    }
    if (sdvp_type_facts(to->type)->kind == SDVP_KIND_LIST && level > SDVP_MAX_LEVELS) {
        return sdvp_tree_fault(
            in, SDVP_LIMIT_EXCEEDED, at, NULL, "expected at most %d levels of structures and arrays", SDVP_MAX_LEVELS);
    }
    error = sdvp_tree_get(in, at, "value", &value);
    return error == SDVP_OK ? take_content(in, value, level, to) : error;
}

sdvp_error_t sdvp_tree_take_value(const sdvp_tree_reader_t *in, sdvp_tree_t *at, sdvp_value_t *to)
{
    sdvp_error_t error = sdvp_tree_expect(in, at, SDVP_TREE_FIELDS);
    error = error == SDVP_OK ? sdvp_tree_take_members_of_value(in, at, 1, to) : error;
    return error == SDVP_OK ? sdvp_tree_end(in, at) : error;
}
