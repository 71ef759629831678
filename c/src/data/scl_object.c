/* Types of data objects: DOType, DO and SDO, DA (IEC 61850-6 clauses 9.5.2 and 9.5.3). */
#include <stdio.h>
#include <string.h>

#include "data/scl.h"

bool sdvp_scl_is_counted_by_name(const sdvp_scl_element_t *attribute)
{
    const char *count = sdvp_scl_or(attribute, "count", "0");
    return sdvp_scl_digits(count, strlen(count), 9) < 0;
}

bool sdvp_scl_fits(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *at, uint64_t leaves)
{
    return leaves <= reading->limits.values
        || sdvp_scl_fail(
               reading, at, SDVP_LIMIT_EXCEEDED, "expected at most %u values in %s %.64s, but it has more; raise the limit",
               (unsigned)reading->limits.values, at->name, sdvp_scl_or(at, "id", sdvp_scl_or(at, "name", "")));
}

bool sdvp_scl_about(
    sdvp_scl_reading_t *reading, const sdvp_scl_instances_t *from, const char *kind, const char *name,
    sdvp_scl_instances_t *to)
{
    size_t count = 0;
    for (size_t i = 0; i < from->count; i++) {
        count += sdvp_scl_count(from->items[i], kind);
    }
    to->count = 0;
    to->items = sdvp_scl_room(reading, reading->scratch, count, sizeof *to->items);
    for (size_t i = 0; to->items != NULL && i < from->count; i++) {
        const sdvp_scl_element_t *each = from->items[i]->first;
        for (; (each = sdvp_scl_next(each, kind)) != NULL; each = each->next) {
            if (strcmp(sdvp_scl_or(each, "name", ""), name) == 0) {
                to->items[to->count++] = each;
            }
        }
    }
    return to->items != NULL;
}

static int64_t whole_number(const sdvp_scl_element_t *val)
{
    const char *text = val->text;
    size_t length = val->length;
    while (length > 0 && strchr(" \t\r\n", text[0]) != NULL) {
        text++;
        length--;
    }
    while (length > 0 && strchr(" \t\r\n", text[length - 1]) != NULL) {
        length--;
    }
    return sdvp_scl_digits(text, length, 9);
}

/* The number that an attribute beside it has, in the instance or else in the type; -1: none. */
static int64_t named_count(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *attribute, const char *name,
    const sdvp_scl_instances_t *instances)
{
    const sdvp_scl_element_t *sibling = attribute->parent->first;
    while (sibling != NULL && strcmp(sdvp_scl_or(sibling, "name", ""), name) != 0) {
        sibling = sibling->next;
    }
    if (sibling == NULL) {
        sdvp_scl_fail(
            reading, attribute, SDVP_BAD_VALUE,
            "expected count of %s to be a number or an attribute beside it, but got \"%.64s\"", attribute->name, name);
        return -1;
    }
    const sdvp_scl_element_t *val = sdvp_scl_child(sibling, "Val");
    sdvp_scl_instances_t given = {NULL, 0};
    if (instances != NULL && sdvp_scl_about(reading, instances, "DAI", name, &given) && given.count > 0) {
        const sdvp_scl_element_t *own = sdvp_scl_child(given.items[0], "Val");
        val = own == NULL ? val : own;
    }
    int64_t number = val == NULL ? -1 : whole_number(val);
    if (number < 0) {
        sdvp_scl_fail(
            reading, attribute, SDVP_BAD_VALUE,
            "count of %.64s names the attribute %.64s, which has no whole number as value; give it one in a Val",
            sdvp_scl_or(attribute, "name", "?"), name);
    } else if (number == 0) {
        sdvp_scl_warn(reading, attribute, "count names %.64s, which is 0; took it for no array", name);
    }
    return number;
}

bool sdvp_scl_array_size(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *attribute, const sdvp_scl_instances_t *instances,
    uint32_t *to)
{
    const char *count = sdvp_scl_or(attribute, "count", "0");
    int64_t number = sdvp_scl_digits(count, strlen(count), 9);
    if (number < 0) {
        number = named_count(reading, attribute, count, instances);
    }
    if (number > reading->limits.values) {
        return sdvp_scl_fail(
            reading, attribute, SDVP_LIMIT_EXCEEDED, "expected count of %s to be at most %u, but got %lld",
            attribute->name, (unsigned)reading->limits.values, (long long)number);
    }
    *to = (uint32_t)number;
    return number >= 0;
}

/* The nodes of a type while they are found. */
typedef struct nodes {
    sdvp_node_t *items;
    size_t room;
    sdvp_scl_type_t *type;
} nodes_t;

static sdvp_node_t *add(sdvp_scl_reading_t *reading, nodes_t *nodes, const char *name)
{
    if (nodes->type->count >= nodes->room) {
        size_t room = nodes->room * 2 > UINT16_MAX ? UINT16_MAX : nodes->room * 2;
        room = room < 8 ? 8 : room;
        sdvp_node_t *items = NULL;
        if (nodes->type->count == UINT16_MAX) {
            sdvp_scl_fail(
                reading, nodes->type->element, SDVP_LIMIT_EXCEEDED, "expected at most %d parts of a data object", UINT16_MAX);
        } else {
            items = sdvp_scl_room(reading, reading->out, room, sizeof *items);
        }
        if (items == NULL) {
            return NULL;
        }
        if (nodes->type->count > 0) {
            memcpy(items, nodes->items, nodes->type->count * sizeof *items);
        }
        nodes->items = items;
        nodes->room = room;
    }
    sdvp_node_t *node = &nodes->items[nodes->type->count++];
    node->name = sdvp_scl_keep(reading, name);
    return node->name == NULL ? NULL : node;
}

static void grow(sdvp_scl_type_t *type, uint64_t leaves, uint32_t levels)
{
    type->leaves += (uint32_t)leaves;
    type->levels = levels + 1 > type->levels ? levels + 1 : type->levels;
}

/* An array of data objects becomes one data object for each element, named har(0) and so on. */
static bool add_objects(
    sdvp_scl_reading_t *reading, nodes_t *nodes, const sdvp_scl_element_t *child, uint32_t count,
    const sdvp_scl_instances_t *instances)
{
    const char *name = sdvp_scl_or(child, "name", "");
    sdvp_scl_instances_t inside = {NULL, 0};
    const sdvp_scl_instances_t none = {NULL, 0};
    if (!sdvp_scl_about(reading, instances == NULL ? &none : instances, "SDI", name, &inside)) {
        return false;
    }
    const sdvp_scl_type_t *type = sdvp_scl_object_type(reading, child, &inside);
    uint64_t leaves = type == NULL ? 0 : (uint64_t)type->leaves * (count == 0 ? 1 : count);
    if (type == NULL || !sdvp_scl_fits(reading, child, leaves)) {
        return false;
    }
    for (uint32_t i = 0; i < (count == 0 ? 1 : count); i++) {
        char indexed[80];
        snprintf(indexed, sizeof indexed, "%s(%u)", name, (unsigned)i);
        sdvp_node_t *node = add(reading, nodes, count == 0 ? name : indexed);
        if (node == NULL) {
            return false;
        }
        node->cdc = type->cdc;
        node->children = type->children;
        node->count = type->count;
    }
    grow(nodes->type, leaves, type->levels);
    return true;
}

static bool add_attribute(
    sdvp_scl_reading_t *reading, nodes_t *nodes, const sdvp_scl_element_t *child, uint32_t count)
{
    sdvp_scl_type_t type;
    bool left_out = false;
    sdvp_fc_t fc = sdvp_scl_fc(child);
    if (fc == SDVP_FC_NONE) {
        return sdvp_scl_fail(
            reading, child, SDVP_BAD_VALUE, "expected fc of DA to be a functional constraint such as MX, but got \"%.40s\"",
            sdvp_scl_or(child, "fc", ""));
    }
    if (!sdvp_scl_attribute_type(reading, child, count, &type, &left_out) || left_out) {
        return reading->error == SDVP_OK;
    }
    sdvp_node_t *node = add(reading, nodes, sdvp_scl_or(child, "name", ""));
    if (node == NULL) {
        return false;
    }
    node->fc = fc;
    node->type = type.type;
    node->has_initial = type.has_initial;
    if (type.has_initial) {
        node->initial = type.initial;
    }
    node->trg_ops = (sdvp_bits_t)((sdvp_scl_flag(reading, child, "dchg", false) ? SDVP_TRG_DCHG : 0)
        | (sdvp_scl_flag(reading, child, "qchg", false) ? SDVP_TRG_QCHG : 0)
        | (sdvp_scl_flag(reading, child, "dupd", false) ? SDVP_TRG_DUPD : 0));
    grow(nodes->type, type.leaves, type.levels);
    return true;
}

static bool declared(sdvp_scl_reading_t *reading, sdvp_scl_type_t *type, const sdvp_scl_instances_t *instances)
{
    nodes_t nodes = {.type = type};
    sdvp_scl_map_t names;
    size_t size = sdvp_scl_count(type->element, "DA") + sdvp_scl_count(type->element, "SDO");
    const char *cdc = sdvp_scl_required(reading, type->element, "cdc");
    type->cdc = cdc == NULL ? NULL : sdvp_scl_keep(reading, cdc);
    if (type->cdc == NULL || !sdvp_scl_map_make(reading, &names, size)) {
        return false;
    }
    type->count = 0;
    type->leaves = 0;
    type->levels = 1;
    for (const sdvp_scl_element_t *child = type->element->first; child != NULL; child = child->next) {
        const char *name = sdvp_scl_or(child, "name", "");
        uint32_t count = 0;
        if (!sdvp_scl_is_name(name, 64)) {
            return sdvp_scl_fail(
                reading, child, SDVP_BAD_VALUE,
                "expected name of %s to be a letter, then letters, digits and underscores, but got \"%.80s\"", child->name,
                name);
        }
        if (!sdvp_scl_map_add(&names, name, NULL)) {
            return sdvp_scl_fail(
                reading, child, SDVP_BAD_VALUE, "DOType %.64s has two children named %s; rename one",
                sdvp_scl_or(type->element, "id", ""), name);
        }
        bool good = sdvp_scl_array_size(reading, child, instances, &count)
            && (sdvp_scl_is(child, "SDO") ? add_objects(reading, &nodes, child, count, instances)
                                          : add_attribute(reading, &nodes, child, count))
            && sdvp_scl_fits(reading, type->element, type->leaves);
        if (!good) {
            return false;
        }
    }
    type->children = nodes.items;
    /* One with nothing in it counts too, so that arrays of them stay bounded. */
    type->leaves = type->leaves == 0 ? 1 : type->leaves;
    return true;
}

const sdvp_scl_type_t *sdvp_scl_object_type(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *user, const sdvp_scl_instances_t *instances)
{
    sdvp_scl_type_t *type = sdvp_scl_type(reading, SDVP_SCL_DO_TYPE, sdvp_scl_given(user, "type"), user);
    if (type == NULL || (type->state == SDVP_SCL_RESOLVED && !type->by_name)) {
        return type;
    }
    if (type->by_name && ++reading->by_name > reading->limits.elements) {
        sdvp_scl_fail(
            reading, user, SDVP_LIMIT_EXCEEDED,
            "expected at most %u data objects whose array size is a value; raise the limit or give numbers",
            (unsigned)reading->limits.elements);
        return NULL;
    }
    if (!sdvp_scl_enter(reading, type) || !declared(reading, type, type->by_name ? instances : NULL)) {
        return NULL;
    }
    sdvp_scl_leave(reading, type);
    return type;
}
