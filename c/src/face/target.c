#include "face/target.h"

#include <stdio.h>
#include <string.h>

#include "data/model.h"
#include "data/type.h"
#include "face/names.h"

/* The values of the common data classes of IEC 61850-7-3, in the order in which they are looked for. */
static const char *const VALUES[] = {"mag.f",  "mag.i",    "stVal",    "mxVal.f", "mxVal.i",  "actVal",  "frVal",
                                     "setVal", "setMag.f", "setMag.i", "setTm",   "setSrcRef", "general", "valWTr.posVal"};
static const char *const CONTROLLED[] = {"stVal", "mxVal.f", "mxVal.i", "mxVal", "Oper.ctlVal"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool locate(const sdvp_values_t *values, const char *text, sdvp_selection_t *to)
{
    sdvp_reference_t reference;
    return sdvp_reference_parse(text, &reference, NULL) == SDVP_OK && reference.fc == SDVP_FC_NONE && reference.count > 0
           && sdvp_values_locate(values, &reference, to);
}

static const sdvp_type_t *attribute_type(const sdvp_node_t *object, const char *name)
{
    uint32_t cell = 0;
    const sdvp_node_t *child = sdvp_node_child(object, name, &cell);
    return child == NULL || child->cdc != NULL ? NULL : &child->type;
}

static const sdvp_type_t *member(const sdvp_type_t *type, const char *name)
{
    for (uint32_t i = 0; type != NULL && type->code == SDVP_STRUCTURE && i < type->count; i++) {
        if (strcmp(type->members[i].name, name) == 0) {
            return &type->members[i].type;
        }
    }
    return NULL;
}

/* The type of ctlVal (IEC 61850-7-3 clause 7.5): that in Oper, else what the class says. */
static bool control_type(const sdvp_node_t *object, sdvp_target_t *to)
{
    static const struct {
        const char *cdc;
        sdvp_type_code_t code;
    } CLASSES[] = {{"SPC", SDVP_BOOLEAN}, {"DPC", SDVP_BOOLEAN}, {"INC", SDVP_INT32},
                   {"ISC", SDVP_INT8},    {"BSC", SDVP_TCMD},    {"BAC", SDVP_TCMD}};
    const sdvp_type_t *type = member(attribute_type(object, "Oper"), "ctlVal");
    for (size_t i = 0; type == NULL && i < COUNT(CLASSES); i++) {
        if (strcmp(object->cdc, CLASSES[i].cdc) == 0) {
            to->ctl_val = (sdvp_type_t){.code = CLASSES[i].code};
            return true;
        }
    }
    if (type == NULL && strcmp(object->cdc, "ENC") == 0) {
        type = attribute_type(object, "stVal");
    } else if (type == NULL && strcmp(object->cdc, "APC") == 0) {
        const sdvp_type_t *analogue = attribute_type(object, "mxVal");
        type = member(analogue, "f") != NULL ? member(analogue, "f") : member(analogue, "i");
        to->ctl_val_is_structure = true;
    }
    to->ctl_val = type == NULL ? (sdvp_type_t){0} : *type;
    return type != NULL;
}

/* `owner` is the data object, `path` of the value in it. */
static void complete(const sdvp_selection_t *selection, const char *owner, const char *path, sdvp_target_t *to)
{
    const sdvp_node_t *object = selection->place.object;
    uint32_t cell = 0;
    const sdvp_node_t *t = sdvp_node_child(object, "t", &cell);
    *to = (sdvp_target_t){.type = *selection->type};
    (void)snprintf(to->value, sizeof to->value, "%s.%s[%s]", owner, path, sdvp_fc_name(selection->place.attribute->fc));
    if (t != NULL && t->cdc == NULL && t->type.code == SDVP_TIMESTAMP) {
        (void)snprintf(to->time, sizeof to->time, "%s.t[%s]", owner, sdvp_fc_name(t->fc));
    }
    bool controlled = false;
    for (size_t i = 0; i < COUNT(CONTROLLED); i++) {
        controlled = controlled || strcmp(CONTROLLED[i], path) == 0;
    }
    if (controlled && control_type(object, to)) {
        (void)snprintf(to->control, sizeof to->control, "%s", owner);
    }
}

bool sdvp_target_find(const sdvp_values_t *values, const char *reference, sdvp_target_t *to)
{
    sdvp_selection_t selection;
    char text[SDVP_TARGET_ROOM];
    if (strlen(reference) > SDVP_REFERENCE_MAX || !locate(values, reference, &selection)) {
        return false;
    }
    if (selection.type == NULL) {
        for (size_t i = 0; i < COUNT(VALUES); i++) {
            (void)snprintf(text, sizeof text, "%s.%s", reference, VALUES[i]);
            if (locate(values, text, &selection) && selection.type != NULL) {
                complete(&selection, reference, VALUES[i], to);
                return true;
            }
        }
        return false;
    }
    (void)snprintf(text, sizeof text, "%s", reference);
    for (char *dot = strrchr(text, '.'); dot != NULL; dot = strrchr(text, '.')) {
        sdvp_selection_t above;
        *dot = '\0';
        if (locate(values, text, &above) && above.type == NULL) {
            complete(&selection, text, dot + 1 - text + reference, to);
            return true;
        }
    }
    return false;
}

static sdvp_error_t parse(const sdvp_type_t *type, sdvp_arena_t *arena, const char *text, sdvp_value_t *to)
{
    if (type->code == SDVP_STRUCTURE && type->count == 1) {
        sdvp_value_t *only = sdvp_arena_alloc(arena, sizeof *only);
        *to = sdvp_structure(only, 1);
        return only == NULL ? SDVP_NO_MEMORY : parse(&type->members[0].type, arena, text, only);
    }
    bool truth;
    if (type->code == SDVP_BOOLEAN) {
        *to = sdvp_boolean(sdvp_truth(text, &truth) && truth);
        return sdvp_truth(text, &truth) ? SDVP_OK : SDVP_TYPE_CONFLICT;
    }
    size_t length = strlen(text);
    bool is_whole = sdvp_type_facts(type->code)->kind == SDVP_KIND_INTEGER;
    if (is_whole && length > 2 && strcmp(text + length - 2, ".0") == 0) {
        text = sdvp_arena_text(arena, text, length - 2);
    }
    return text != NULL && sdvp_value_parse(arena, type, text, to, NULL) == SDVP_OK ? SDVP_OK : SDVP_TYPE_CONFLICT;
}

sdvp_error_t sdvp_target_parse(const sdvp_target_t *target, sdvp_arena_t *arena, const char *text, sdvp_value_t *to)
{
    if (target->control[0] == '\0' || !target->ctl_val_is_structure) {
        return parse(target->control[0] == '\0' ? &target->type : &target->ctl_val, arena, text, to);
    }
    sdvp_value_t *only = sdvp_arena_alloc(arena, sizeof *only);
    *to = sdvp_structure(only, 1);
    return only == NULL ? SDVP_NO_MEMORY : parse(&target->ctl_val, arena, text, only);
}
