/* Leaves of the messages of SDVP2. */
#include <ctype.h>
#include <string.h>

#include "base/read.h"
#include "data/time.h"
#include "wire/sdvp2.h"

static const char *const METHODS[SDVP_SDVP2_METHODS] = {
    "GetNameList", "GetVariableAccessAttributes", "Read", "Write", "Watchdog",
};

const char *sdvp_sdvp2_method_name(sdvp_sdvp2_method_t method)
{
    return METHODS[method];
}

sdvp_sdvp2_method_t sdvp_sdvp2_method_of(const char *name)
{
    size_t i = 0;
    while (i < SDVP_SDVP2_METHODS && strcmp(METHODS[i], name) != 0) {
        i++;
    }
    return (sdvp_sdvp2_method_t)i;
}

const char *sdvp_sdvp2_clean(sdvp_arena_t *arena, sdvp_span_t text)
{
    sdvp_text_t measured = sdvp_text_fixed(NULL, 0);
    sdvp_text_carryable(&measured, text.at, text.length);
    char *room = sdvp_arena_alloc(arena, measured.length + 1);
    if (room == NULL) {
        return NULL;
    }
    sdvp_text_t clean = sdvp_text_fixed(room, measured.length + 1);
    sdvp_text_carryable(&clean, text.at, text.length);
    for (char *c = strchr(room, '\r'); c != NULL; c = strchr(c, '\r')) {
        *c = '\n';
    }
    return room;
}

const char *sdvp_sdvp2_leaf_text(sdvp_arena_t *arena, const sdvp_tree_leaf_t *leaf)
{
    char room[24];
    sdvp_text_t number = sdvp_text_fixed(room, sizeof room);
    switch (leaf->kind) {
    case SDVP_TREE_TEXT:
        return sdvp_sdvp2_clean(arena, leaf->text);
    case SDVP_TREE_WHOLE:
        sdvp_text_number(&number, leaf->whole);
        return sdvp_arena_text(arena, room, number.length);
    case SDVP_TREE_TRUTH:
        return leaf->truth ? "1" : "0";
    case SDVP_TREE_REAL:
        return sdvp_arena_text(arena, leaf->text.at, leaf->text.length);
    default:
        return NULL;
    }
}

/* XML-RPC has neither exponents nor NaN: those are strings; and a double has a point. */
static bool canonical_real(sdvp_arena_t *arena, sdvp_tree_leaf_t *leaf)
{
    bool letters = false;
    for (size_t i = 0; i < leaf->text.length; i++) {
        letters = letters || isalpha((unsigned char)leaf->text.at[i]);
    }
    if (letters || memchr(leaf->text.at, '.', leaf->text.length) != NULL) {
        leaf->kind = letters ? SDVP_TREE_TEXT : SDVP_TREE_REAL;
        return true;
    }
    char *longer = sdvp_arena_alloc(arena, leaf->text.length + 3);
    if (longer != NULL) {
        memcpy(longer, leaf->text.at, leaf->text.length);
        memcpy(longer + leaf->text.length, ".0", 3);
        leaf->text = (sdvp_span_t){longer, leaf->text.length + 2};
    }
    return longer != NULL;
}

bool sdvp_sdvp2_canonical(sdvp_arena_t *arena, const sdvp_tree_leaf_t *from, sdvp_tree_leaf_t *to)
{
    *to = *from;
    switch (from->kind) {
    case SDVP_TREE_WHOLE:
    case SDVP_TREE_TRUTH:
        return true;
    case SDVP_TREE_REAL:
        return canonical_real(arena, to);
    case SDVP_TREE_TEXT:
        to->text = sdvp_span(sdvp_sdvp2_clean(arena, from->text));
        return true;
    default:
        return false;
    }
}

bool sdvp_sdvp2_read_time(const char *text, int64_t *seconds)
{
    char extended[20];
    size_t length = strlen(text);
    bool basic = length >= 17 && text[8] == 'T';
    size_t taken = basic ? 17 : 19;
    if (length < taken) {
        return false;
    }
    /* "20261123T05:59:52" becomes "2026-11-23T05:59:52". */
    sdvp_text_t room = sdvp_text_fixed(extended, sizeof extended);
    sdvp_text_put(&room, text, 4);
    sdvp_text_add(&room, basic ? "-" : "");
    sdvp_text_put(&room, text + 4, basic ? 2 : 15);
    sdvp_text_add(&room, basic ? "-" : "");
    sdvp_text_put(&room, text + 6, basic ? 11 : 0);
    const char *rest = text + taken;
    if (*rest == '.') {
        size_t decimals = strspn(rest + 1, "0123456789");
        rest += 1 + (decimals > 9 ? 9 : decimals);
    }
    rest += *rest == 'Z' ? 1 : 0;
    return *rest == '\0' && strncmp(extended, "0000", 4) != 0 && sdvp_read_date_time(extended, seconds);
}

void sdvp_sdvp2_text_time(sdvp_text_t *text, int64_t seconds)
{
    sdvp_text_date_time(text, seconds);
    sdvp_text_char(text, 'Z');
}

bool sdvp_sdvp2_read_number(const char *text, int32_t *to)
{
    bool negative = *text == '-';
    const char *digits = text + (negative || *text == '+' ? 1 : 0);
    while (digits[0] == '0' && digits[1] != '\0') {
        digits++;
    }
    int64_t size = 0;
    bool good = sdvp_read_integer(digits, strlen(digits), 0, (int64_t)INT32_MAX + (negative ? 1 : 0), &size);
    *to = (int32_t)(negative ? -size : size);
    return good;
}
