/* Values of DOI, SDI and DAI in the place of those that come from the types (IEC 61850-6 clause 9.3.6). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/scl.h"

/* The Val of the active setting group, else the one without group, else the first. */
static const sdvp_scl_element_t *chosen(const sdvp_scl_reading_t *reading, const sdvp_scl_element_t *element)
{
    char group[24];
    const sdvp_scl_element_t *first = sdvp_scl_child(element, "Val");
    const sdvp_scl_element_t *common = NULL;
    snprintf(group, sizeof group, "%lld", (long long)reading->group);
    for (const sdvp_scl_element_t *each = first; each != NULL; each = sdvp_scl_next(each->next, "Val")) {
        const char *of = sdvp_scl_given(each, "sGroup");
        if (of != NULL && strcmp(of, group) == 0) {
            return each;
        }
        common = common == NULL && of == NULL ? each : common;
    }
    return common == NULL ? first : common;
}

static bool has_groups(const sdvp_scl_element_t *element)
{
    const char *group = sdvp_scl_given(element, "sGroup");
    bool found = group != NULL && sdvp_scl_digits(group, strlen(group), 9) >= 0;
    for (const sdvp_scl_element_t *each = element->first; each != NULL && !found; each = each->next) {
        found = has_groups(each);
    }
    return found;
}

static void tell_unknown(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *at)
{
    sdvp_scl_warn(
        reading, at, "%s %.64s is not in the type; left it out", at->name, sdvp_scl_or(at, "name", "?"));
}

static bool bad_index(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *at, uint32_t size)
{
    const char *ix = sdvp_scl_or(at, "ix", "");
    return (at->first == NULL && *ix == '\0')
        || sdvp_scl_fail(
               reading, at, SDVP_BAD_VALUE, "expected ix of %s to be the number of an array element, 0 to %u, but got \"%.40s\"",
               at->name, (unsigned)(size - 1), ix);
}

/* One leaf. `indexed`: ix was for the array it is an element of. */
static bool merge_leaf(
    sdvp_scl_reading_t *reading, const sdvp_type_t *type, sdvp_value_t *value, const sdvp_scl_element_t *element,
    bool indexed, bool *taken)
{
    const sdvp_scl_element_t *val = chosen(reading, element);
    sdvp_fault_t why = {0};
    sdvp_value_t read;
    bool found = false;
    for (const sdvp_scl_element_t *each = element->first; each != NULL; each = each->next) {
        if (!sdvp_scl_is(each, "Val")) {
            tell_unknown(reading, each);
        }
    }
    if (!indexed && sdvp_scl_given(element, "ix") != NULL && element->first != NULL) {
        sdvp_scl_warn(reading, element, "%.64s is no array; left out its ix", sdvp_scl_or(element, "name", "?"));
    }
    if (val != NULL && !sdvp_scl_value(reading, val, type, &read, &found, &why)) {
        return sdvp_scl_fail(reading, val, SDVP_BAD_VALUE, "%s", why.detail);
    }
    if (found) {
        *value = read;
        *taken = true;
    }
    return true;
}

static bool merge_value(
    sdvp_scl_reading_t *reading, const sdvp_type_t *type, sdvp_value_t *value, const sdvp_scl_element_t *element,
    bool *taken);

static bool merge_structure(
    sdvp_scl_reading_t *reading, const sdvp_type_t *type, sdvp_value_t *value, const sdvp_scl_element_t *element,
    bool *taken)
{
    sdvp_value_t *items = (sdvp_value_t *)(uintptr_t)value->is.list.items; /* a copy of the reading's own */
    for (const sdvp_scl_element_t *each = element->first; each != NULL; each = each->next) {
        uint32_t i = 0;
        const char *name = sdvp_scl_is(each, "Val") ? NULL : sdvp_scl_required(reading, each, "name");
        if (reading->error != SDVP_OK) {
            return false;
        }
        while (name != NULL && i < type->count && strcmp(type->members[i].name, name) != 0) {
            i++;
        }
        if (name == NULL) {
            sdvp_scl_warn(reading, each, "a structure cannot have a value itself; left it out");
        } else if (i == type->count) {
            tell_unknown(reading, each);
        } else if (!merge_value(reading, &type->members[i].type, &items[i], each, taken)) {
            return false;
        }
    }
    return true;
}

static bool merge_value(
    sdvp_scl_reading_t *reading, const sdvp_type_t *type, sdvp_value_t *value, const sdvp_scl_element_t *element,
    bool *taken)
{
    bool indexed = type->code == SDVP_ARRAY;
    if (indexed) {
        const char *ix = sdvp_scl_or(element, "ix", "");
        int64_t index = sdvp_scl_digits(ix, strlen(ix), 9);
        if (index < 0 || index >= type->count) {
            return bad_index(reading, element, type->count);
        }
        value = (sdvp_value_t *)(uintptr_t)&value->is.list.items[index];
        type = &type->members[0].type;
    }
    return type->code == SDVP_STRUCTURE ? merge_structure(reading, type, value, element, taken)
                                        : merge_leaf(reading, type, value, element, indexed, taken);
}

/* `owned`: the value of the attribute is a copy already. */
static bool merge_attribute(
    sdvp_scl_reading_t *reading, sdvp_node_t *node, const sdvp_scl_element_t *element, bool *owned)
{
    bool taken = false;
    if (!*owned) {
        sdvp_value_t copy;
        sdvp_error_t error = node->has_initial ? sdvp_value_copy(reading->out, &node->initial, &copy)
                                               : sdvp_value_zero(reading->out, &node->type, &copy);
        if (error != SDVP_OK) {
            return sdvp_scl_fail(reading, element, SDVP_NO_MEMORY, "the values need more memory than the limit allows");
        }
        node->initial = copy;
        *owned = true;
    }
    if (has_groups(element)) {
        if (node->fc == SDVP_FC_SG || node->fc == SDVP_FC_SE) {
            reading->group_values++;
        } else {
            sdvp_scl_warn(
                reading, element, "values by setting group (sGroup) are for attributes with fc SG or SE, but %s has %s; took one",
                node->name, sdvp_fc_name(node->fc));
        }
    }
    bool good = merge_value(reading, &node->type, &node->initial, element, &taken);
    node->has_initial = node->has_initial || taken;
    return good;
}

/* Whether a data object is the element of an array that SDI says by ix. */
static bool is_element(const char *node, const char *name, const char *ix)
{
    size_t length = strlen(name);
    size_t digits = strlen(ix);
    return strncmp(node, name, length) == 0 && node[length] == '(' && strncmp(node + length + 1, ix, digits) == 0
        && strcmp(node + length + 1 + digits, ")") == 0;
}

static uint32_t elements_of(const sdvp_node_t *object, const char *name)
{
    uint32_t count = 0;
    size_t length = strlen(name);
    for (uint16_t i = 0; i < object->count; i++) {
        count += strncmp(object->children[i].name, name, length) == 0 && object->children[i].name[length] == '(' ? 1 : 0;
    }
    return count;
}

static bool merge_child(
    sdvp_scl_reading_t *reading, const sdvp_node_t *object, sdvp_node_t *children, bool *owned,
    const sdvp_scl_element_t *element)
{
    const char *name = sdvp_scl_is(element, "Val") ? NULL : sdvp_scl_required(reading, element, "name");
    const char *ix = sdvp_scl_or(element, "ix", "");
    if (name == NULL) {
        sdvp_scl_warn(reading, element, "a data object cannot have a value itself; left it out");
        return reading->error == SDVP_OK;
    }
    uint16_t i = 0;
    while (i < object->count && strcmp(children[i].name, name) != 0 && !is_element(children[i].name, name, ix)) {
        i++;
    }
    if (i < object->count) {
        return children[i].cdc != NULL ? sdvp_scl_merge(reading, &children[i], element)
                                       : merge_attribute(reading, &children[i], element, &owned[i]);
    }
    uint32_t size = elements_of(object, name);
    int64_t index = sdvp_scl_digits(ix, strlen(ix), 9);
    if (size > 0) {
        return (index >= 0 && index < size) || bad_index(reading, element, size);
    }
    tell_unknown(reading, element);
    return true;
}

bool sdvp_scl_merge(sdvp_scl_reading_t *reading, sdvp_node_t *object, const sdvp_scl_element_t *instance)
{
    if (instance->first == NULL) {
        return true;
    }
    sdvp_node_t *children = sdvp_scl_room(reading, reading->out, object->count, sizeof *children);
    bool *owned = sdvp_scl_room(reading, reading->scratch, object->count, sizeof *owned);
    if (children == NULL || owned == NULL) {
        return false;
    }
    if (object->count > 0) {
        memcpy(children, object->children, object->count * sizeof *children);
    }
    for (const sdvp_scl_element_t *each = instance->first; each != NULL; each = each->next) {
        if (!merge_child(reading, object, children, owned, each)) {
            return false;
        }
    }
    object->children = children;
    return true;
}
