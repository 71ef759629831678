/* The types of the templates by their ids. */
#include <string.h>

#include "data/scl.h"

static const char *const KINDS[SDVP_SCL_KINDS] = {"LNodeType", "DOType", "DAType", "EnumType"};

static bool same_attributes(const sdvp_scl_element_t *one, const sdvp_scl_element_t *other)
{
    const char **a = one->attributes;
    const char **b = other->attributes;
    while (*a != NULL && *b != NULL && strcmp(*a, *b) == 0) {
        a++;
        b++;
    }
    return *a == NULL && *b == NULL;
}

/* Elements are as deep as the limits allow. */
static bool same(const sdvp_scl_element_t *one, const sdvp_scl_element_t *other)
{
    if (!sdvp_scl_is(one, other->name) || !same_attributes(one, other) || one->length != other->length
        || (one->length > 0 && memcmp(one->text, other->text, one->length) != 0)) {
        return false;
    }
    const sdvp_scl_element_t *a = one->first;
    const sdvp_scl_element_t *b = other->first;
    while (a != NULL && b != NULL && same(a, b)) {
        a = a->next;
        b = b->next;
    }
    return a == NULL && b == NULL;
}

static bool declare(sdvp_scl_reading_t *reading, int kind, const sdvp_scl_element_t *element)
{
    const char *id = sdvp_scl_or(element, "id", NULL);
    sdvp_scl_type_t *type = id == NULL ? NULL : sdvp_scl_map_get(&reading->types[kind], id);
    if (id == NULL) {
        sdvp_scl_warn(reading, element, "expected the attribute id in %s; left it out", element->name);
        return true;
    }
    if (type != NULL && same(type->element, element)) {
        sdvp_scl_warn(
            reading, element, "%s %.64s is declared at line %u in the same words; left out this one", KINDS[kind], id,
            (unsigned)type->element->line);
        return true;
    }
    if (type != NULL) {
        type->twin = element;
        return true;
    }
    type = sdvp_scl_room(reading, reading->scratch, 1, sizeof *type);
    if (type == NULL) {
        return false;
    }
    type->element = element;
    return sdvp_scl_map_add(&reading->types[kind], id, type);
}

/* A type whose size hangs on a value of the instance cannot be shared, and neither can those that have it inside. */
static void find_counts_by_name(sdvp_scl_reading_t *reading)
{
    bool grown = reading->templates != NULL;
    for (uint32_t depth = 0; grown && depth < reading->limits.depth; depth++) {
        grown = false;
        const sdvp_scl_element_t *each = reading->templates->first;
        for (; (each = sdvp_scl_next(each, "DOType")) != NULL; each = each->next) {
            sdvp_scl_type_t *type = sdvp_scl_map_get(&reading->types[SDVP_SCL_DO_TYPE], sdvp_scl_or(each, "id", ""));
            bool found = false;
            for (const sdvp_scl_element_t *child = each->first; child != NULL && !found; child = child->next) {
                const sdvp_scl_type_t *inside = sdvp_scl_is(child, "SDO")
                    ? sdvp_scl_map_get(&reading->types[SDVP_SCL_DO_TYPE], sdvp_scl_or(child, "type", ""))
                    : NULL;
                found = sdvp_scl_is_counted_by_name(child) || (inside != NULL && inside->by_name);
            }
            if (type != NULL && found && !type->by_name) {
                type->by_name = true;
                grown = true;
            }
        }
    }
}

bool sdvp_scl_declare_types(sdvp_scl_reading_t *reading)
{
    for (int kind = 0; kind < SDVP_SCL_KINDS && reading->templates != NULL; kind++) {
        size_t count = sdvp_scl_count(reading->templates, KINDS[kind]);
        const sdvp_scl_element_t *each = reading->templates->first;
        if (!sdvp_scl_map_make(reading, &reading->types[kind], count)) {
            return false;
        }
        for (; (each = sdvp_scl_next(each, KINDS[kind])) != NULL; each = each->next) {
            if (!declare(reading, kind, each)) {
                return false;
            }
        }
    }
    find_counts_by_name(reading);
    return true;
}

sdvp_scl_type_t *sdvp_scl_type(
    sdvp_scl_reading_t *reading, int kind, const char *id, const sdvp_scl_element_t *user)
{
    sdvp_scl_type_t *type = id == NULL || *id == '\0' ? NULL : sdvp_scl_map_get(&reading->types[kind], id);
    if (id == NULL || *id == '\0') {
        sdvp_scl_fail(
            reading, user, SDVP_MISSING, "expected the attribute type in %s %.64s, naming its %s; add it", user->name,
            sdvp_scl_or(user, "name", "?"), KINDS[kind]);
    } else if (type == NULL) {
        sdvp_scl_fail(
            reading, user, SDVP_MISSING,
            "there is no %s with the id \"%.80s\" in DataTypeTemplates; add it or correct the type", KINDS[kind], id);
    } else if (type->twin != NULL) {
        sdvp_scl_fail(
            reading, type->twin, SDVP_BAD_VALUE,
            "expected one %s with the id %.64s, but there is another at line %u; give one of them its own id",
            KINDS[kind], id, (unsigned)type->element->line);
        return NULL;
    }
    return type;
}

bool sdvp_scl_enter(sdvp_scl_reading_t *reading, sdvp_scl_type_t *type)
{
    const char *id = sdvp_scl_or(type->element, "id", "");
    if (type->state == SDVP_SCL_UNDER_WAY) {
        return sdvp_scl_fail(
            reading, type->element, SDVP_BAD_VALUE, "%s %.64s is part of itself; break the loop", type->element->name, id);
    }
    if (reading->depth >= reading->limits.depth) {
        return sdvp_scl_fail(
            reading, type->element, SDVP_LIMIT_EXCEEDED, "expected types at most %u deep at %s %.64s",
            (unsigned)reading->limits.depth, type->element->name, id);
    }
    reading->depth++;
    type->state = SDVP_SCL_UNDER_WAY;
    return true;
}

void sdvp_scl_leave(sdvp_scl_reading_t *reading, sdvp_scl_type_t *type)
{
    reading->depth--;
    type->state = SDVP_SCL_RESOLVED;
}
