/*
 * What the data object of a control shows, where it has the attributes: who issued the last accepted command (origin,
 * ctlNum), whether it is selected (stSeld), that a command has come and was accepted (opRcvd, opOk, tOpOk; IEC 61850-7-3
 * clause 7.5.2). And when its status value is what was wanted.
 */
#include <math.h>
#include <string.h>

#include "acsi/control.h"

/* Of FLOAT32: a set point that was told back in another representation is the same. */
static const double RELATIVE_TOLERANCE = 1e-6;
/* db counts thousandths of a percent. */
static const double DEADBAND_UNIT = 1e-5;
enum { POSITION_OFF = 1, POSITION_ON = 2, POSITION_BAD = 3 };

static void put(sdvp_values_t *values, const sdvp_control_t *control, const char *name, const sdvp_value_t *value)
{
    uint32_t cell;
    const sdvp_node_t *attribute = sdvp_object_attribute(&control->object, name, &cell);
    if (attribute != NULL) {
        /* What does not fit is left as it is. */
        (void)sdvp_values_put(
            values, (sdvp_handle_t){cell, sdvp_type_cells(&attribute->type), &attribute->type}, value);
    }
}

/* Originator of IEC 61850-7-3: orCat is an enumeration, or a small integer in older models; orIdent is octets. */
static void put_origin(sdvp_values_t *values, const sdvp_control_t *control, const sdvp_command_t *command)
{
    uint32_t cell;
    const sdvp_node_t *origin = sdvp_object_attribute(&control->object, "origin", &cell);
    if (origin == NULL || origin->type.code != SDVP_STRUCTURE || origin->type.count != 2
        || strcmp(origin->type.members[0].name, "orCat") != 0
        || strcmp(origin->type.members[1].name, "orIdent") != 0) {
        return;
    }
    sdvp_value_t members[2] = {{.type = origin->type.members[0].type.code}, {.type = SDVP_OCTET_STRING}};
    members[0].is.integer = command->or_cat;
    members[1].is.octets.octets = command->or_ident;
    members[1].is.octets.length = command->or_ident_length;
    sdvp_value_t value = sdvp_structure(members, 2);
    put(values, control, "origin", &value);
}

void sdvp_status_received(sdvp_values_t *values, const sdvp_control_t *control)
{
    sdvp_value_t yes = sdvp_boolean(true);
    put(values, control, "opRcvd", &yes);
}

void sdvp_status_accepted(
    sdvp_values_t *values, const sdvp_control_t *control, const sdvp_command_t *command, int64_t now_us)
{
    sdvp_value_t yes = sdvp_boolean(true);
    sdvp_value_t ctl_num = sdvp_integer(SDVP_INT8U, command->ctl_num);
    sdvp_value_t now = sdvp_time(sdvp_timestamp_of(now_us, SDVP_TIME_QUALITY_USUAL));
    sdvp_values_begin(values);
    put_origin(values, control, command);
    put(values, control, "ctlNum", &ctl_num);
    put(values, control, "opOk", &yes);
    put(values, control, "tOpOk", &now);
    sdvp_values_end(values);
}

void sdvp_status_finished(sdvp_values_t *values, const sdvp_control_t *control)
{
    sdvp_value_t no = sdvp_boolean(false);
    sdvp_values_begin(values);
    put(values, control, "opRcvd", &no);
    put(values, control, "opOk", &no);
    sdvp_values_end(values);
}

void sdvp_status_selected(sdvp_values_t *values, const sdvp_control_t *control, bool selected)
{
    sdvp_value_t value = sdvp_boolean(selected);
    put(values, control, "stSeld", &value);
}

/* stVal, mxVal or valWTr. */
static const sdvp_node_t *status(const sdvp_control_t *control, uint32_t *cell)
{
    static const struct {
        const char *name;
        sdvp_fc_t fc;
    } NAMES[] = {{"stVal", SDVP_FC_ST}, {"mxVal", SDVP_FC_MX}, {"valWTr", SDVP_FC_ST}};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        const sdvp_node_t *found = sdvp_object_attribute(&control->object, NAMES[i].name, cell);
        if (found != NULL && found->fc == NAMES[i].fc) {
            return found;
        }
    }
    return NULL;
}

bool sdvp_feedback_cells(
    const sdvp_control_t *control, const sdvp_value_t *ctl_val, uint32_t *first, uint32_t *count)
{
    const sdvp_node_t *found = ctl_val->type == SDVP_TCMD ? NULL : status(control, first);
    if (found != NULL) {
        *count = sdvp_type_cells(&found->type);
    }
    return found != NULL;
}

static double tolerance(const sdvp_control_t *control, double goal)
{
    double db = 0;
    double reference = 0;
    (void)sdvp_object_number(&control->object, "db", SDVP_FC_CF, &db);
    (void)sdvp_object_number(&control->object, "dbRef", SDVP_FC_CF, &reference);
    return fmax(db * DEADBAND_UNIT * reference, RELATIVE_TOLERANCE * fmax(1, fabs(goal)));
}

static sdvp_feedback_t reached(bool is)
{
    return is ? SDVP_FEEDBACK_REACHED : SDVP_FEEDBACK_PENDING;
}

/* ValWithTrans: posVal, and transInd, which is true on the way. */
static bool is_at(const sdvp_control_t *control, uint32_t cell, uint32_t cells, int64_t step)
{
    sdvp_value_t value;
    double position;
    sdvp_values_cell(control->object.values, cell, &value);
    if (!sdvp_value_number(&value, &position) || position != (double)step) {
        return false;
    }
    for (uint32_t i = 1; i < cells; i++) {
        sdvp_values_cell(control->object.values, cell + i, &value);
        if (value.type == SDVP_BOOLEAN && value.is.boolean) {
            return false;
        }
    }
    return true;
}

sdvp_feedback_t sdvp_feedback_look(const sdvp_control_t *control, const sdvp_value_t *ctl_val)
{
    uint32_t cell;
    const sdvp_node_t *found = status(control, &cell);
    if (found == NULL) {
        return SDVP_FEEDBACK_REACHED;
    }
    uint32_t cells = sdvp_type_cells(&found->type);
    sdvp_value_t is;
    sdvp_values_cell(control->object.values, cell, &is);
    if (is.type == SDVP_DBPOS && ctl_val->type == SDVP_BOOLEAN) {
        return is.is.bits == POSITION_BAD
            ? SDVP_FEEDBACK_BAD
            : reached(is.is.bits == (ctl_val->is.boolean ? POSITION_ON : POSITION_OFF));
    }
    if (found->type.code != SDVP_STRUCTURE) {
        return reached(sdvp_value_equals(&is, ctl_val));
    }
    double goal;
    double number;
    if (!sdvp_value_number(ctl_val, &goal)) {
        return SDVP_FEEDBACK_PENDING;
    }
    if (ctl_val->type != SDVP_STRUCTURE && ctl_val->type != SDVP_FLOAT32 && ctl_val->type != SDVP_FLOAT64) {
        return reached(is_at(control, cell, cells, ctl_val->is.integer));
    }
    sdvp_values_cell(control->object.values, cell + cells - 1, &is);
    return reached(sdvp_value_number(&is, &number) && fabs(number - goal) <= tolerance(control, goal));
}
