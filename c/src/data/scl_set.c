/* Data sets: DataSet and FCDA (IEC 61850-6 clause 9.3.7). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/scl.h"

enum { MAX_MEMBERS = 10000, MAX_NAME = 32 };

/* What a data set has found so far. */
typedef struct members {
    const char **items; /* room for MAX_MEMBERS + 1 */
    size_t count;
} members_t;

/* Whether there is anything of a functional constraint in a data object. */
static bool has(const sdvp_node_t *object, sdvp_fc_t fc)
{
    for (uint16_t i = 0; i < object->count; i++) {
        const sdvp_node_t *child = &object->children[i];
        if (child->cdc == NULL ? child->fc == fc : has(child, fc)) {
            return true;
        }
    }
    return false;
}

static const sdvp_node_t *find(const sdvp_node_t *nodes, uint16_t count, const char *name, size_t length)
{
    for (uint16_t i = 0; i < count; i++) {
        if (strlen(nodes[i].name) == length && memcmp(nodes[i].name, name, length) == 0) {
            return &nodes[i];
        }
    }
    return NULL;
}

/* Goes over "(3)" of an array; false if there is no such element. */
static bool step_into_array(const char **at, const sdvp_type_t **type)
{
    if (**at != '(') {
        return true;
    }
    size_t digits = strcspn(*at + 1, ")");
    int64_t index = sdvp_scl_digits(*at + 1, digits, 6);
    bool good = (*type)->code == SDVP_ARRAY && index >= 0 && index < (*type)->count && (*at)[1 + digits] == ')'
        && ((*at)[1] != '0' || digits == 1);
    *at += good ? digits + 2 : 0;
    *type = good ? &(*type)->members[0].type : *type;
    return good;
}

/* What is inside an attribute: "(3).x". */
static bool is_inside(const char *at, const sdvp_type_t *type)
{
    bool good = step_into_array(&at, &type);
    while (good && *at == '.') {
        at++;
        size_t length = strcspn(at, ".(");
        uint32_t i = 0;
        uint32_t count = type->code == SDVP_STRUCTURE ? type->count : 0;
        while (i < count && (strlen(type->members[i].name) != length || memcmp(type->members[i].name, at, length) != 0)) {
            i++;
        }
        good = i < count;
        at += length;
        if (good) {
            type = &type->members[i].type;
            good = step_into_array(&at, &type);
        }
    }
    return good && *at == '\0';
}

/* Whether a path such as "A.phsA.cVal.mag" leads to something of a constraint. `parent`: the last data object before. */
static bool is_there(
    const sdvp_logical_node_t *node, const char *path, sdvp_fc_t fc, const sdvp_node_t **parent, const char **last)
{
    const sdvp_node_t *nodes = node->objects;
    uint16_t count = node->object_count;
    *parent = NULL;
    while (true) {
        *last = path;
        size_t length = strcspn(path, ".");
        const sdvp_node_t *found = find(nodes, count, path, length);
        if (found == NULL) {
            /* An element of an array that is an attribute. */
            length = strcspn(path, ".(");
            found = path[length] == '(' ? find(nodes, count, path, length) : NULL;
            return found != NULL && found->cdc == NULL && found->fc == fc && is_inside(path + length, &found->type);
        }
        if (found->cdc == NULL) {
            return found->fc == fc && is_inside(path + length, &found->type);
        }
        if (path[length] == '\0') {
            return has(found, fc);
        }
        *parent = found;
        nodes = found->children;
        count = found->count;
        path += length + 1;
    }
}

/* The reference is one that was parsed, or of a length that was checked: at most SDVP_REFERENCE_MAX. */
static bool add(sdvp_scl_reading_t *reading, members_t *members, const char *reference, sdvp_fc_t fc)
{
    char text[SDVP_REFERENCE_MAX + 8];
    snprintf(text, sizeof text, "%.*s[%s]", SDVP_REFERENCE_MAX, reference, sdvp_fc_name(fc));
    if (members->count <= MAX_MEMBERS) {
        members->items[members->count] = sdvp_scl_keep(reading, text);
        return members->items[members->count++] != NULL;
    }
    return true;
}

/* The elements of an array of data objects, which are data objects of their own. */
static bool add_elements(
    sdvp_scl_reading_t *reading, members_t *members, const sdvp_node_t *parent, char *reference, const char *last,
    sdvp_fc_t fc)
{
    size_t length = strlen(last);
    size_t lead = strlen(reference) - length;
    for (uint16_t i = 0; parent != NULL && i < parent->count; i++) {
        const sdvp_node_t *child = &parent->children[i];
        char whole[2 * SDVP_REFERENCE_MAX];
        if (child->cdc != NULL && strncmp(child->name, last, length) == 0 && child->name[length] == '(' && has(child, fc)) {
            int size = snprintf(whole, sizeof whole, "%.*s%s", (int)lead, reference, child->name);
            if (size <= SDVP_REFERENCE_MAX && !add(reading, members, whole, fc)) {
                return false;
            }
        }
    }
    return true;
}

/* The logical device that an FCDA names; NULL: none. */
static const sdvp_logical_device_t *device_of(
    const sdvp_scl_reading_t *reading, const sdvp_scl_element_t *server, const sdvp_logical_device_t *own,
    const char *inst)
{
    uint16_t i = 0;
    const sdvp_scl_element_t *each = sdvp_scl_child(server, "LDevice");
    for (; each != NULL && *inst != '\0'; each = sdvp_scl_next(each->next, "LDevice"), i++) {
        if (strcmp(sdvp_scl_or(each, "inst", ""), inst) == 0) {
            return &reading->model->devices[i];
        }
    }
    return *inst == '\0' ? own : NULL;
}

static const sdvp_logical_node_t *node_of(const sdvp_logical_device_t *device, const char *name)
{
    for (uint16_t i = 0; device != NULL && i < device->count; i++) {
        if (strcmp(device->nodes[i].name, name) == 0) {
            return &device->nodes[i];
        }
    }
    return NULL;
}

static bool add_member(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *server, const sdvp_logical_device_t *own,
    const sdvp_scl_element_t *at, members_t *members)
{
    const char *path = sdvp_scl_or(at, "doName", "");
    const char *inside = sdvp_scl_or(at, "daName", "");
    const char *ix = sdvp_scl_or(at, "ix", "");
    const char *end = *inside == '\0' ? path : inside;
    bool indexed = *ix == '\0' || (*end != '\0' && end[strlen(end) - 1] == ')');
    sdvp_fc_t fc = sdvp_scl_fc(at);
    const sdvp_logical_device_t *device = device_of(reading, server, own, sdvp_scl_or(at, "ldInst", ""));
    char name[2 * SDVP_REFERENCE_MAX];
    char reference[4 * SDVP_REFERENCE_MAX];
    sdvp_reference_t parsed;
    const sdvp_node_t *parent = NULL;
    const char *last = "";
    snprintf(name, sizeof name, "%s%s%s", sdvp_scl_or(at, "prefix", ""), sdvp_scl_or(at, "lnClass", ""),
        sdvp_scl_or(at, "lnInst", ""));
    int lead = snprintf(reference, sizeof reference, "%s/%s.", device == NULL ? "" : device->name, name);
    snprintf(reference + lead, sizeof reference - (size_t)lead, "%s%s%s%s%s%s", path, *inside == '\0' ? "" : ".", inside,
        indexed ? "" : "(", indexed ? "" : ix, indexed ? "" : ")");
    const sdvp_logical_node_t *node = node_of(device, name);
    size_t before = members->count;
    if (fc != SDVP_FC_NONE && node != NULL && *sdvp_scl_or(at, "lnClass", "") != '\0'
        && sdvp_reference_parse(reference, &parsed, NULL) == SDVP_OK) {
        bool good = is_there(node, reference + lead, fc, &parent, &last)
            ? add(reading, members, reference, fc)
            : add_elements(reading, members, parent, reference, last, fc);
        if (!good) {
            return false;
        }
    }
    if (members->count == before) {
        sdvp_scl_warn(
            reading, at, "expected an FCDA that names data with fc, but there is no %.130s[%.8s]; left out this member",
            reference, sdvp_scl_or(at, "fc", ""));
    }
    return true;
}

static bool data_set(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *server, const sdvp_logical_device_t *device,
    const sdvp_scl_element_t *element, sdvp_data_set_t *to)
{
    const char *name = sdvp_scl_required(reading, element, "name");
    if (reading->members == NULL) {
        reading->members = sdvp_scl_room(reading, reading->scratch, MAX_MEMBERS + 1, sizeof *reading->members);
    }
    members_t members = {.items = reading->members};
    if (name == NULL || members.items == NULL) {
        return false;
    }
    const sdvp_scl_element_t *each = element->first;
    for (; (each = sdvp_scl_next(each, "FCDA")) != NULL; each = each->next) {
        if (!add_member(reading, server, device, each, &members)) {
            return false;
        }
    }
    if (members.count == 0) {
        sdvp_scl_warn(reading, element, "data set %.64s has no member that exists; left it out", name);
        to->count = 0;
        return true;
    }
    if (members.count > MAX_MEMBERS || !sdvp_scl_is_name(name, MAX_NAME)) {
        return sdvp_scl_fail(
            reading, element, SDVP_BAD_VALUE,
            "expected a data set of at most %d members, its name a letter, then at most %d letters, digits and underscores, "
            "but got %.64s", MAX_MEMBERS, MAX_NAME - 1, name);
    }
    const char **kept = sdvp_scl_room(reading, reading->out, members.count, sizeof *kept);
    *to = (sdvp_data_set_t){sdvp_scl_keep(reading, name), kept, (uint16_t)members.count};
    if (kept != NULL) {
        memcpy(kept, members.items, members.count * sizeof *kept);
    }
    return kept != NULL && to->name != NULL;
}

bool sdvp_scl_data_sets(
    sdvp_scl_reading_t *reading, const sdvp_scl_element_t *server, const sdvp_logical_device_t *device,
    const sdvp_scl_element_t *element, sdvp_logical_node_t *node)
{
    size_t count = sdvp_scl_count(element, "DataSet");
    sdvp_data_set_t *sets = sdvp_scl_room(reading, reading->out, count, sizeof *sets);
    const sdvp_scl_element_t *each = element->first;
    sdvp_scl_map_t names;
    if (sets == NULL || !sdvp_scl_map_make(reading, &names, count)) {
        return false;
    }
    node->data_sets = sets;
    for (; (each = sdvp_scl_next(each, "DataSet")) != NULL; each = each->next) {
        sdvp_data_set_t set;
        if (!data_set(reading, server, device, each, &set)) {
            return false;
        }
        if (set.count > 0 && (!sdvp_scl_map_add(&names, set.name, NULL) || node->data_set_count == UINT16_MAX)) {
            return sdvp_scl_fail(
                reading, each, SDVP_BAD_VALUE, "there are two data sets %s in one logical node; rename one", set.name);
        }
        if (set.count > 0) {
            sets[node->data_set_count++] = set;
        }
    }
    return true;
}
