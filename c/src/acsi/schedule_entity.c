/* What a schedule controls. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "acsi/schedule.h"
#include "data/type.h"

static sdvp_handle_t attribute(const sdvp_values_t *values, const char *object, const char *name, sdvp_fc_t fc)
{
    char reference[SDVP_REFERENCE_MAX + 80];
    sdvp_handle_t found = {0, 0, NULL};
    snprintf(reference, sizeof reference, "%s.%s[%s]", object, name, sdvp_fc_name(fc));
    if (sdvp_values_handle(values, reference, &found) != SDVP_OK) {
        found.cells = 0;
    }
    return found;
}

void sdvp_entity_find(const sdvp_values_t *values, const char *reference, sdvp_entity_t *to)
{
    memset(to, 0, sizeof *to);
    snprintf(to->reference, sizeof to->reference, "%s", reference);
    while (!(to->there = sdvp_control_find(values, to->reference, &to->control))) {
        char *last = strrchr(to->reference, '.');
        if (last == NULL) {
            return;
        }
        *last = '\0';
    }
    to->has_type = sdvp_control_value_type(&to->control, &to->settings);
    uint32_t cell = 0;
    const sdvp_node_t *mx_val = sdvp_object_attribute(&to->control.object, "mxVal", &cell);
    sdvp_fc_t fc = mx_val != NULL ? mx_val->fc : SDVP_FC_ST;
    to->status = (sdvp_shown_t){
        attribute(values, to->reference, fc == SDVP_FC_MX ? "mxVal" : "stVal", fc),
        attribute(values, to->reference, "q", fc), attribute(values, to->reference, "t", fc)};
}

bool sdvp_entity_takes(const sdvp_entity_t *entity, sdvp_schedule_kind_t kind)
{
    static const char *const CLASSES[SDVP_SCHEDULE_KINDS] = {"INC ISC", "SPC DPC", "ENC", "APC"};
    const char *cdc = entity->control.object.node->cdc;
    return strlen(cdc) == 3 && strstr(CLASSES[kind], cdc) != NULL;
}

bool sdvp_entity_ctl_val(const sdvp_entity_t *entity, const sdvp_value_t *value, sdvp_schedule_value_t *to)
{
    /* A text would be somebody else's; no controllable class has one. */
    return entity->has_type && sdvp_schedule_convert(&entity->settings.type, value, to)
        && sdvp_type_facts(to->is.type)->kind != SDVP_KIND_TEXT && sdvp_type_facts(to->is.type)->kind != SDVP_KIND_OCTETS;
}

static double bound(const sdvp_entity_t *entity, const char *name, double otherwise)
{
    double number;
    return sdvp_object_number(&entity->control.object, name, SDVP_FC_CF, &number) ? number : otherwise;
}

bool sdvp_entity_objects(const sdvp_entity_t *entity, const sdvp_value_t *value, char *why, size_t size)
{
    sdvp_schedule_value_t ctl_val;
    char text[64];
    double number = 0;
    sdvp_value_print(value, NULL, text, sizeof text);
    if (!sdvp_entity_ctl_val(entity, value, &ctl_val)) {
        snprintf(why, size, "%s is no value of %s", text, entity->reference);
    } else if (sdvp_value_number(&ctl_val.is, &number) && !isfinite(number)) {
        snprintf(why, size, "%s is no number", text);
    } else if (sdvp_entity_is_operable(entity) && !sdvp_in_range(&entity->control.object, &ctl_val.is)) {
        snprintf(
            why, size, "a value of %s must be %g to %g, but is %s", entity->reference,
            bound(entity, "minVal", -INFINITY), bound(entity, "maxVal", INFINITY), text);
    } else {
        return false;
    }
    return true;
}

bool sdvp_entity_is_operable(const sdvp_entity_t *entity)
{
    double model = 0;
    return sdvp_object_number(&entity->control.object, "ctlModel", SDVP_FC_CF, &model) && (model < 0 || model > 0);
}

bool sdvp_entity_present(const sdvp_values_t *values, const sdvp_entity_t *entity, sdvp_schedule_value_t *to)
{
    sdvp_schedule_value_t quality;
    sdvp_schedule_value_t status;
    bool unknown = sdvp_schedule_read(values, &entity->status.quality, &quality)
        && (quality.is.is.bits & SDVP_Q_QUESTIONABLE) == SDVP_Q_INVALID;
    return !unknown && sdvp_schedule_read(values, &entity->status.value, &status)
        && sdvp_entity_ctl_val(entity, &status.is, to);
}
