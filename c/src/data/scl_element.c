#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "data/scl.h"

enum { MAX_MAP = 1 << 30 };

static void where(const sdvp_scl_element_t *at, char *to, size_t size)
{
    if (at == NULL || at->line == 0) {
        *to = '\0';
    } else {
        snprintf(to, size, "line %u, column %u: ", (unsigned)at->line, (unsigned)at->column);
    }
}

bool sdvp_scl_fail(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *at, sdvp_error_t error, const char *format, ...)
{
    if (reading->error == SDVP_OK) {
        char place[64];
        char what[256];
        va_list arguments;
        va_start(arguments, format);
        vsnprintf(what, sizeof what, format, arguments);
        va_end(arguments);
        where(at, place, sizeof place);
        reading->error = sdvp_fault_set(reading->fault, error, "%s%s", place, what);
    }
    return false;
}

void sdvp_scl_warn(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *at, const char *format, ...)
{
    if (reading->choice->warn != NULL) {
        char text[400];
        va_list arguments;
        where(at, text, sizeof text);
        size_t length = strlen(text);
        va_start(arguments, format);
        vsnprintf(text + length, sizeof text - length, format, arguments);
        va_end(arguments);
        reading->choice->warn(reading->choice->warn_ctx, text);
    }
}

void *sdvp_scl_room(sdvp_scl_reading_t *reading, sdvp_arena_t *arena, size_t count, size_t size)
{
    void *room = sdvp_arena_items(arena, count, size);
    if (room == NULL) {
        sdvp_scl_fail(
            reading, NULL, SDVP_NO_MEMORY, "expected a file that needs at most %zu octets of memory; raise the limit",
            reading->limits.memory);
    }
    return room;
}

char *sdvp_scl_keep(sdvp_scl_reading_t *reading, const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = sdvp_scl_room(reading, reading->out, size, 1);
    return copy == NULL ? NULL : memcpy(copy, text, size);
}

const char *sdvp_scl_given(const sdvp_scl_element_t *element, const char *attribute)
{
    for (const char **at = element->attributes; *at != NULL; at += 2) {
        if (strcmp(at[0], attribute) == 0) {
            return at[1];
        }
    }
    return NULL;
}

const char *sdvp_scl_or(const sdvp_scl_element_t *element, const char *attribute, const char *otherwise)
{
    const char *given = sdvp_scl_given(element, attribute);
    return given == NULL || *given == '\0' ? otherwise : given;
}

const char *sdvp_scl_required(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *element, const char *attribute)
{
    const char *given = sdvp_scl_or(element, attribute, NULL);
    if (given == NULL) {
        sdvp_scl_fail(
            reading, element, SDVP_MISSING, "expected the attribute %s in %s; add it", attribute, element->name);
    }
    return given;
}

bool sdvp_scl_flag(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *element, const char *attribute, bool otherwise)
{
    const char *text = sdvp_scl_or(element, attribute, otherwise ? "true" : "false");
    if (strcmp(text, "true") == 0 || strcmp(text, "1") == 0) {
        return true;
    }
    if (strcmp(text, "false") != 0 && strcmp(text, "0") != 0) {
        sdvp_scl_warn(
            reading, element, "expected %s of %s to be true or false, but got \"%.80s\"; took %s", attribute,
            element->name, text, otherwise ? "true" : "false");
        return otherwise;
    }
    return false;
}

int64_t sdvp_scl_digits(const char *text, size_t length, size_t digits)
{
    int64_t number = 0;
    if (length == 0 || length > digits || digits > 18) {
        return -1;
    }
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

int64_t sdvp_scl_number(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *element, const char *attribute, int64_t otherwise,
    int64_t most)
{
    const char *text = sdvp_scl_or(element, attribute, NULL);
    int64_t number = text == NULL ? otherwise : sdvp_scl_digits(text, strlen(text), 18);
    if (number < 0 || number > most) {
        sdvp_scl_warn(
            reading, element, "expected %s of %s to be a number from 0 to %lld, but got \"%.80s\"; took %lld", attribute,
            element->name, (long long)most, text == NULL ? "" : text, (long long)otherwise);
        return otherwise;
    }
    return number;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool sdvp_scl_is_name(const char *text, size_t most)
{
    size_t length = 0;
    while (is_letter(text[length]) || (length > 0 && (text[length] == '_' || (text[length] >= '0' && text[length] <= '9')))) {
        length++;
    }
    return length > 0 && length <= most && text[length] == '\0';
}

sdvp_fc_t sdvp_scl_fc(const sdvp_scl_element_t *element)
{
    const char *name = sdvp_scl_or(element, "fc", "");
    return *name == '\0' ? SDVP_FC_NONE : sdvp_fc_of(name);
}

bool sdvp_scl_is(const sdvp_scl_element_t *element, const char *name)
{
    return strcmp(element->name, name) == 0;
}

const sdvp_scl_element_t *sdvp_scl_next(const sdvp_scl_element_t *from, const char *name)
{
    while (from != NULL && !sdvp_scl_is(from, name)) {
        from = from->next;
    }
    return from;
}

const sdvp_scl_element_t *sdvp_scl_child(const sdvp_scl_element_t *element, const char *name)
{
    return sdvp_scl_next(element->first, name);
}

size_t sdvp_scl_count(const sdvp_scl_element_t *element, const char *name)
{
    size_t count = 0;
    for (const sdvp_scl_element_t *at = element->first; (at = sdvp_scl_next(at, name)) != NULL; at = at->next) {
        count++;
    }
    return count;
}

bool sdvp_scl_map_make(sdvp_scl_reading_t *reading, sdvp_scl_map_t *map, size_t count)
{
    map->size = 4;
    while (map->size < 2 * count && map->size < MAX_MAP) {
        map->size *= 2;
    }
    map->entries = sdvp_scl_room(reading, reading->scratch, map->size, sizeof *map->entries);
    return map->entries != NULL;
}

/* The entry of a key, or the free one where it belongs. */
static struct sdvp_scl_entry *entry_of(const sdvp_scl_map_t *map, const char *key)
{
    uint32_t hash = 2166136261u;
    for (const char *at = key; *at != '\0'; at++) {
        hash = (hash ^ (unsigned char)*at) * 16777619u;
    }
    size_t at = hash & (map->size - 1);
    while (map->entries[at].key != NULL && strcmp(map->entries[at].key, key) != 0) {
        at = (at + 1) & (map->size - 1);
    }
    return &map->entries[at];
}

void *sdvp_scl_map_get(const sdvp_scl_map_t *map, const char *key)
{
    return map->size == 0 ? NULL : entry_of(map, key)->value;
}

bool sdvp_scl_map_add(sdvp_scl_map_t *map, const char *key, void *value)
{
    struct sdvp_scl_entry *entry = entry_of(map, key);
    if (entry->key != NULL) {
        return false;
    }
    entry->key = key;
    entry->value = value;
    return true;
}
