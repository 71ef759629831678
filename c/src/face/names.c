#include "face/names.h"

#include <math.h>
#include <string.h>
#include <strings.h>

enum { DIGITS = 7 };

const sdvp_sdvp2_name_t *sdvp_alias(const sdvp_sdvp2_settings_t *in, const char *name)
{
    for (size_t i = 0; i < in->name_count; i++) {
        if (strcmp(in->names[i].name, name) == 0) {
            return &in->names[i];
        }
    }
    return NULL;
}

/* Length of the part of a name that lies directly below a path; 0: it is not below it. */
static size_t part_below(const char *name, const char *path)
{
    size_t from = strlen(path);
    if (from > 0) {
        bool below = strncmp(name, path, from) == 0 && (name[from] == '/' || name[from] == '.');
        if (!below) {
            return 0;
        }
        from++;
    }
    return from + strcspn(name + from, "/.");
}

static bool is_known(const char *const *known, size_t count, const char *name, size_t length)
{
    for (size_t i = 0; i < count; i++) {
        if (strncmp(known[i], name, length) == 0 && known[i][length] == '\0') {
            return true;
        }
    }
    return false;
}

size_t sdvp_alias_below(const sdvp_sdvp2_settings_t *in, const char *path, sdvp_arena_t *arena, const char **to)
{
    size_t count = 0;
    for (size_t i = 0; i < in->name_count; i++) {
        size_t length = part_below(in->names[i].name, path);
        if (to == NULL) {
            count += length > 0;
        } else if (length > 0 && !is_known(to, count, in->names[i].name, length)) {
            to[count] = sdvp_arena_text(arena, in->names[i].name, length);
            if (to[count++] == NULL) {
                return SIZE_MAX;
            }
        }
    }
    return count;
}

bool sdvp_truth(const char *text, bool *to)
{
    static const char *const TRUTHS[2][4] = {{"0", "0.0", "false", "off"}, {"1", "1.0", "true", "on"}};
    for (size_t i = 0; i < 8; i++) {
        if (strcasecmp(text, TRUTHS[i / 4][i % 4]) == 0) {
            *to = i >= 4;
            return true;
        }
    }
    return false;
}

/* Seven digits at most, plainly, without zeros at the end. */
static void put_plain(sdvp_text_t *out, double number)
{
    int exponent = (int)floor(log10(fabs(number)));
    int64_t digits = (int64_t)llround(fabs(number) / pow(10, exponent - (DIGITS - 1)));
    int scale = exponent - (DIGITS - 1);
    while (digits % 10 == 0) {
        digits /= 10;
        scale++;
    }
    char room[24];
    sdvp_text_t all = sdvp_text_fixed(room, sizeof room);
    sdvp_text_number(&all, digits);
    int count = (int)all.length;
    int point = count + scale; /* digits before the point */
    sdvp_text_add(out, number < 0 ? "-" : "");
    sdvp_text_add(out, point <= 0 ? "0." : "");
    for (int i = point; i < 0; i++) {
        sdvp_text_char(out, '0');
    }
    for (int i = 0; i < count; i++) {
        sdvp_text_add(out, i > 0 && i == point ? "." : "");
        sdvp_text_char(out, room[i]);
    }
    for (int i = count; i < point; i++) {
        sdvp_text_char(out, '0');
    }
}

/* What is no number, such as NaN, has no other unit either. */
static const char *scaled(const char *text, double factor, sdvp_arena_t *arena)
{
    static const sdvp_type_t NUMBER = {.code = SDVP_FLOAT64};
    sdvp_value_t value;
    if (sdvp_value_parse(arena, &NUMBER, text, &value, NULL) != SDVP_OK) {
        return text;
    }
    double number = value.is.real * factor;
    if (!isfinite(number)) {
        return text;
    }
    char room[400];
    sdvp_text_t out = sdvp_text_fixed(room, sizeof room);
    if (number == 0) {
        sdvp_text_char(&out, '0');
    } else {
        put_plain(&out, number);
    }
    return sdvp_text_state(&out) == SDVP_OK ? sdvp_arena_text(arena, room, out.length) : text;
}

const char *sdvp_alias_there(const sdvp_sdvp2_name_t *alias, const char *text, sdvp_arena_t *arena)
{
    if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0) {
        return (text[0] == 't') != alias->inverted ? "1" : "0";
    }
    return alias->factor == 1 ? text : scaled(text, alias->factor, arena);
}

const char *sdvp_alias_here(const sdvp_sdvp2_name_t *alias, const char *text, sdvp_arena_t *arena)
{
    if (alias->inverted) {
        bool truth;
        return !sdvp_truth(text, &truth) ? NULL : truth ? "false" : "true";
    }
    return alias->factor == 1 ? text : scaled(text, 1 / alias->factor, arena);
}
