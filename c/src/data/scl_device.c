/* LDevice, LN0 and LN: names, types and data with their values (IEC 61850-6 clause 9.3). */
#include <stdio.h>
#include <string.h>

#include "data/scl.h"
#include "data/type.h"

enum { MAX_PREFIX_AND_INST = 12 };

const char *sdvp_scl_device_name(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *element)
{
    const char *inst = sdvp_scl_required(reading, element, "inst");
    const char *name = sdvp_scl_or(element, "ldName", NULL);
    const char *ied = sdvp_scl_or(reading->ied, "name", "");
    if (inst == NULL || name != NULL) {
        return inst == NULL ? NULL : sdvp_scl_keep(reading, name);
    }
    char *whole = sdvp_scl_room(reading, reading->out, strlen(ied) + strlen(inst) + 1, 1);
    return whole == NULL ? NULL : strcat(strcpy(whole, ied), inst);
}

/* Its objects of the type, each with the values of the DOI about it. */
static bool object(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *element, const sdvp_scl_element_t *declaration,
    sdvp_node_t *to)
{
    const char *name = sdvp_scl_or(declaration, "name", "");
    const sdvp_scl_instances_t node = {&element, 1};
    sdvp_scl_instances_t instances;
    if (!sdvp_scl_is_name(name, 64)) {
        return sdvp_scl_fail(
            reading, declaration, SDVP_BAD_VALUE,
            "expected name of DO to be a letter, then letters, digits and underscores, but got \"%.80s\"", name);
    }
    if (!sdvp_scl_about(reading, &node, "DOI", name, &instances)) {
        return false;
    }
    const sdvp_scl_type_t *type = sdvp_scl_object_type(reading, declaration, &instances);
    if (type == NULL || !sdvp_scl_fits(reading, element, (uint64_t)reading->leaves + type->leaves)) {
        return false;
    }
    reading->leaves += type->leaves;
    if (type->levels > SDVP_MAX_LEVELS) {
        return sdvp_scl_fail(
            reading, declaration, SDVP_LIMIT_EXCEEDED, "expected at most %d levels of data and types in %s, but there are %u",
            SDVP_MAX_LEVELS, name, (unsigned)type->levels);
    }
    *to = (sdvp_node_t){
        .name = sdvp_scl_keep(reading, name), .cdc = type->cdc, .children = type->children, .count = type->count};
    for (size_t i = 0; i < instances.count; i++) {
        if (i > 0) {
            sdvp_scl_warn(reading, instances.items[i], "DOI %s is there twice; took the values of both", name);
        }
        if (!sdvp_scl_merge(reading, to, instances.items[i])) {
            return false;
        }
    }
    return to->name != NULL;
}

static bool objects(sdvp_scl_reading_t *reading, const sdvp_scl_element_t *element, sdvp_logical_node_t *node,
    const sdvp_scl_type_t *type)
{
    size_t count = sdvp_scl_count(type->element, "DO");
    sdvp_node_t *all = sdvp_scl_room(reading, reading->out, count, sizeof *all);
    sdvp_scl_map_t names;
    if (all == NULL || !sdvp_scl_map_make(reading, &names, count)) {
        return false;
    }
    if (count > UINT16_MAX) {
        return sdvp_scl_fail(reading, type->element, SDVP_LIMIT_EXCEEDED, "expected at most %d DO", UINT16_MAX);
    }
    const sdvp_scl_element_t *each = sdvp_scl_child(type->element, "DO");
    for (size_t i = 0; i < count; i++, each = sdvp_scl_next(each->next, "DO")) {
        if (!object(reading, element, each, &all[i])) {
            return false;
        }
        if (!sdvp_scl_map_add(&names, all[i].name, &all[i])) {
            return sdvp_scl_fail(
                reading, each, SDVP_BAD_VALUE, "there are two data objects named %s in one LNodeType; rename one", all[i].name);
        }
    }
    for (each = element->first; (each = sdvp_scl_next(each, "DOI")) != NULL; each = each->next) {
        const char *name = sdvp_scl_required(reading, each, "name");
        if (name == NULL) {
            return false;
        }
        if (sdvp_scl_map_get(&names, name) == NULL) {
            sdvp_scl_warn(reading, each, "DOI %.64s is not in the LNodeType; left it out", name);
        }
    }
    node->objects = all;
    node->object_count = (uint16_t)count;
    return true;
}

static bool is_class(const char *text)
{
    bool good = strlen(text) == 4 && text[0] >= 'A' && text[0] <= 'Z';
    for (size_t i = 1; good && i < 4; i++) {
        good = (text[i] >= 'A' && text[i] <= 'Z') || (text[i] >= '0' && text[i] <= '9');
    }
    return good;
}

static bool name_node(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *element, const char *device, sdvp_logical_node_t *node)
{
    const char *prefix = sdvp_scl_or(element, "prefix", "");
    const char *class = sdvp_scl_or(element, "lnClass", sdvp_scl_is(element, "LN0") ? "LLN0" : "");
    const char *inst = sdvp_scl_or(element, "inst", "");
    char text[3 * SDVP_REFERENCE_MAX];
    sdvp_reference_t reference;
    sdvp_fault_t why = {0};
    if (!is_class(class)) {
        return sdvp_scl_fail(
            reading, element, SDVP_BAD_VALUE, "a logical-node class has four letters, but got \"%.40s\"", class);
    }
    snprintf(text, sizeof text, "%s/%s%s%s", device, prefix, class, inst);
    if (sdvp_reference_parse(text, &reference, &why) != SDVP_OK || reference.logical_node == NULL || reference.count > 0) {
        return sdvp_scl_fail(
            reading, element, SDVP_BAD_VALUE, "expected the name of a logical node, but got %.130s", text);
    }
    if (strlen(prefix) + strlen(inst) > MAX_PREFIX_AND_INST) {
        sdvp_scl_warn(
            reading, element, "prefix and inst of logical node %s have more than %d characters together; kept them",
            reference.logical_node, MAX_PREFIX_AND_INST);
    }
    if (!sdvp_scl_is(element, "LN0") && *inst == '\0') {
        sdvp_scl_warn(reading, element, "logical node %s has no inst; took it for none", reference.logical_node);
    }
    node->name = sdvp_scl_keep(reading, reference.logical_node);
    return node->name != NULL;
}

static bool logical_node(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *element, const char *device, sdvp_logical_node_t *node)
{
    const char *id = sdvp_scl_required(reading, element, "lnType");
    if (id == NULL || !name_node(reading, element, device, node)) {
        return false;
    }
    const sdvp_scl_type_t *type = sdvp_scl_type(reading, SDVP_SCL_LNODE_TYPE, id, element);
    if (type == NULL) {
        return false;
    }
    const char *class = sdvp_scl_or(element, "lnClass", "LLN0");
    const char *other = sdvp_scl_or(type->element, "lnClass", class);
    if (strcmp(class, other) != 0) {
        sdvp_scl_warn(
            reading, element, "lnClass is %.40s, but its LNodeType %.64s is for %.40s; went on with %.40s", class, id,
            other, class);
    }
    return objects(reading, element, node, type);
}

static bool logical_device(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *element, sdvp_logical_device_t *device,
    const sdvp_scl_element_t **elements)
{
    size_t count = sdvp_scl_count(element, "LN0") + sdvp_scl_count(element, "LN");
    const sdvp_scl_element_t *zero = sdvp_scl_child(element, "LN0");
    const sdvp_scl_element_t *setting = zero == NULL ? NULL : sdvp_scl_child(zero, "SettingControl");
    sdvp_logical_node_t *nodes = sdvp_scl_room(reading, reading->out, count, sizeof *nodes);
    sdvp_scl_map_t names;
    if (nodes == NULL || !sdvp_scl_map_make(reading, &names, count)) {
        return false;
    }
    if (zero == NULL || count > UINT16_MAX) {
        return sdvp_scl_fail(
            reading, element, SDVP_MISSING, "expected an LN0 and at most %d logical nodes in logical device %.64s",
            UINT16_MAX, device->name);
    }
    reading->group = setting == NULL ? 1 : sdvp_scl_number(reading, setting, "actSG", 1, 255);
    size_t i = 0;
    for (int pass = 0; pass < 2; pass++) {
        const char *kind = pass == 0 ? "LN0" : "LN";
        const sdvp_scl_element_t *each = element->first;
        for (; (each = sdvp_scl_next(each, kind)) != NULL; each = each->next, i++) {
            elements[i] = each;
            if (!logical_node(reading, each, device->name, &nodes[i])) {
                return false;
            }
            if (!sdvp_scl_map_add(&names, nodes[i].name, &nodes[i])) {
                return sdvp_scl_fail(
                    reading, each, SDVP_BAD_VALUE, "there are two logical nodes %s; give one another inst or prefix",
                    nodes[i].name);
            }
        }
    }
    device->nodes = nodes;
    device->count = (uint16_t)count;
    return strcmp(nodes[0].name, "LLN0") == 0
        || sdvp_scl_fail(reading, zero, SDVP_BAD_VALUE, "logical device %.64s must begin with LLN0", device->name);
}

/* Every attribute must have a reference. */
static bool references_fit(sdvp_scl_reading_t *reading, const sdvp_node_t *nodes, uint16_t count, size_t length)
{
    for (uint16_t i = 0; i < count; i++) {
        size_t whole = length + 1 + strlen(nodes[i].name);
        if (whole > SDVP_REFERENCE_MAX) {
            return sdvp_scl_fail(
                reading, reading->ied, SDVP_LIMIT_EXCEEDED, "expected references of at most %d characters, but that of %s is longer",
                SDVP_REFERENCE_MAX, nodes[i].name);
        }
        if (!references_fit(reading, nodes[i].children, nodes[i].count, whole)) {
            return false;
        }
    }
    return true;
}

static bool nodes_fit(sdvp_scl_reading_t *reading, const sdvp_logical_device_t *device)
{
    for (uint16_t i = 0; i < device->count; i++) {
        const sdvp_logical_node_t *node = &device->nodes[i];
        size_t length = strlen(device->name) + 1 + strlen(node->name);
        if (!references_fit(reading, node->objects, node->object_count, length)) {
            return false;
        }
    }
    return true;
}

bool sdvp_scl_devices(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *server, const sdvp_scl_element_t ***elements)
{
    size_t count = sdvp_scl_count(server, "LDevice");
    size_t nodes = 0;
    const sdvp_scl_element_t *each = server->first;
    for (; (each = sdvp_scl_next(each, "LDevice")) != NULL; each = each->next) {
        nodes += sdvp_scl_count(each, "LN0") + sdvp_scl_count(each, "LN");
    }
    sdvp_logical_device_t *devices = sdvp_scl_room(reading, reading->out, count, sizeof *devices);
    const sdvp_scl_element_t **all = sdvp_scl_room(reading, reading->scratch, nodes, sizeof *all);
    sdvp_scl_map_t names, insts;
    if (devices == NULL || all == NULL || !sdvp_scl_map_make(reading, &names, count)
        || !sdvp_scl_map_make(reading, &insts, count)) {
        return false;
    }
    if (count > UINT16_MAX) {
        return sdvp_scl_fail(reading, server, SDVP_LIMIT_EXCEEDED, "expected at most %d logical devices", UINT16_MAX);
    }
    *elements = all;
    reading->model->devices = devices;
    reading->model->count = (uint16_t)count;
    each = sdvp_scl_child(server, "LDevice");
    for (size_t i = 0; i < count; i++, each = sdvp_scl_next(each->next, "LDevice")) {
        devices[i].name = sdvp_scl_device_name(reading, each);
        if (devices[i].name == NULL) {
            return false;
        }
        if (!sdvp_scl_map_add(&names, devices[i].name, NULL)
            || !sdvp_scl_map_add(&insts, sdvp_scl_or(each, "inst", ""), NULL)) {
            return sdvp_scl_fail(
                reading, each, SDVP_BAD_VALUE, "there are two logical devices %.64s; rename one", devices[i].name);
        }
        if (!logical_device(reading, each, &devices[i], all) || !nodes_fit(reading, &devices[i])) {
            return false;
        }
        all += devices[i].count;
    }
    return true;
}
