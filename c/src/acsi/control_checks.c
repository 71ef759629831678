/* Whether a control may be used, in the order in which AddCauses are told. */
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "acsi/behaviour.h"
#include "acsi/control.h"

enum { HEALTH_ALARM = 3 };

bool sdvp_obstacle_set(sdvp_obstacle_t *to, sdvp_add_cause_t cause, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(to->why, sizeof to->why, format, arguments);
    va_end(arguments);
    to->error = sdvp_add_cause_error(cause);
    to->cause = cause;
    return true;
}

bool sdvp_control_find(const sdvp_values_t *values, const char *reference, sdvp_control_t *to)
{
    sdvp_reference_t parsed;
    sdvp_selection_t found;
    if (sdvp_reference_parse(reference, &parsed, NULL) != SDVP_OK || !sdvp_values_locate(values, &parsed, &found)
        || found.type != NULL) {
        return false;
    }
    to->reference = reference;
    to->device = found.place.device;
    to->node = found.place.node;
    to->object = (sdvp_object_t){values, found.place.object, found.object_cell};
    return true;
}

static const sdvp_type_t *member_type(const sdvp_type_t *type, const char *name)
{
    for (uint32_t i = 0; type->code == SDVP_STRUCTURE && i < type->count; i++) {
        if (strcmp(type->members[i].name, name) == 0) {
            return &type->members[i].type;
        }
    }
    return NULL;
}

static const sdvp_type_t *attribute_type(const sdvp_control_t *control, const char *name)
{
    uint32_t cell;
    const sdvp_node_t *attribute = sdvp_object_attribute(&control->object, name, &cell);
    return attribute == NULL ? NULL : &attribute->type;
}

/* The ctlVal of an analogue control: a structure of one member, f, or i if mxVal has no f. */
static bool analogue_type(const sdvp_control_t *control, sdvp_control_settings_t *to)
{
    const sdvp_type_t *value = attribute_type(control, "mxVal");
    const sdvp_type_t *f = value == NULL ? NULL : member_type(value, "f");
    const sdvp_type_t *only = f != NULL || value == NULL ? f : member_type(value, "i");
    if (only == NULL) {
        return false;
    }
    to->member = (sdvp_type_member_t){f != NULL ? "f" : "i", *only};
    to->type = (sdvp_type_t){.code = SDVP_STRUCTURE, .members = &to->member, .count = 1};
    return true;
}

/* The type of ctlVal (IEC 61850-7-3 clause 7.5): that in Oper, else what the class says. */
bool sdvp_control_value_type(const sdvp_control_t *control, sdvp_control_settings_t *to)
{
    static const struct {
        const char *cdc;
        sdvp_type_code_t code;
    } CLASSES[] = {{"SPC", SDVP_BOOLEAN}, {"DPC", SDVP_BOOLEAN}, {"INC", SDVP_INT32},
                   {"ISC", SDVP_INT8},    {"BSC", SDVP_TCMD},    {"BAC", SDVP_TCMD}};
    const sdvp_type_t *oper = attribute_type(control, "Oper");
    const sdvp_type_t *own = oper == NULL ? NULL : member_type(oper, "ctlVal");
    const char *cdc = control->object.node->cdc;
    if (own == NULL && strcmp(cdc, "ENC") == 0) {
        own = attribute_type(control, "stVal");
    }
    if (own != NULL) {
        to->type = *own;
        return true;
    }
    for (size_t i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++) {
        if (strcmp(cdc, CLASSES[i].cdc) == 0) {
            to->type = (sdvp_type_t){.code = CLASSES[i].code};
            return true;
        }
    }
    return strcmp(cdc, "APC") == 0 && analogue_type(control, to);
}

static int64_t duration(const sdvp_control_t *control, const char *name, uint32_t otherwise)
{
    double number;
    bool own = sdvp_object_number(&control->object, name, SDVP_FC_CF, &number) && number > 0;
    return own ? (int64_t)number : otherwise;
}

bool sdvp_control_settings(
    const sdvp_control_t *control, const sdvp_control_limits_t *limits, sdvp_control_settings_t *to)
{
    double number = 0;
    memset(to, 0, sizeof *to);
    if (!sdvp_control_value_type(control, to) || !sdvp_object_number(&control->object, "ctlModel", SDVP_FC_CF, &number)) {
        return false;
    }
    /* What the standard does not define is status-only. */
    to->model = number >= 0 && number <= SDVP_SBO_ENHANCED ? (sdvp_control_model_t)number : SDVP_STATUS_ONLY;
    to->operate_many = sdvp_object_number(&control->object, "sboClass", SDVP_FC_CF, &number) && number == 1;
    to->select_timeout_ms = duration(control, "sboTimeout", limits->default_select_timeout_ms);
    to->operate_timeout_ms = duration(control, "operTimeout", limits->default_operate_timeout_ms);
    const sdvp_type_t *oper = attribute_type(control, "Oper");
    to->time_activation = oper != NULL && member_type(oper, "operTm") != NULL;
    return true;
}

static bool takes(sdvp_service_t service, const sdvp_control_settings_t *settings)
{
    sdvp_control_model_t model = settings->model;
    switch (service) {
    case SDVP_SELECT:
        return model == SDVP_SBO_NORMAL;
    case SDVP_SELECT_WITH_VALUE:
        return model == SDVP_SBO_ENHANCED;
    case SDVP_CANCEL:
        return sdvp_is_sbo(model) || (model != SDVP_STATUS_ONLY && settings->time_activation);
    case SDVP_TIME_ACTIVATED_OPERATE:
        return model != SDVP_STATUS_ONLY && settings->time_activation;
    default:
        return model != SDVP_STATUS_ONLY;
    }
}

static const char *model_name(sdvp_control_model_t model)
{
    static const char *const NAMES[] = {
        "status-only", "direct-with-normal-security", "sbo-with-normal-security", "direct-with-enhanced-security",
        "sbo-with-enhanced-security"};
    return NAMES[model];
}

bool sdvp_control_unusable(
    const sdvp_server_t *server, sdvp_service_t service, sdvp_control_t *control, sdvp_control_settings_t *settings,
    sdvp_obstacle_t *to)
{
    const sdvp_server_config_t *config = sdvp_server_config(server);
    const char *reference = control->reference;
    if (!sdvp_control_find(config->values, reference, control)) {
        snprintf(
            to->why, sizeof to->why, "expected a controllable data object, but there is no data object %.130s",
            reference);
        to->error = SDVP_INSTANCE_NOT_AVAILABLE;
        to->cause = SDVP_NO_ADD_CAUSE;
        return true;
    }
    if (!sdvp_control_settings(control, &config->control_limits, settings)) {
        return sdvp_obstacle_set(
            to, SDVP_CAUSE_NOT_SUPPORTED, "%.130s is no controllable data object: its class is %s", reference,
            control->object.node->cdc);
    }
    return !takes(service, settings)
        && sdvp_obstacle_set(
               to, SDVP_CAUSE_NOT_SUPPORTED, "%.130s takes no %s: its ctlModel is %s%s", reference,
               sdvp_service_name(service), model_name(settings->model),
               service == SDVP_TIME_ACTIVATED_OPERATE && !settings->time_activation ? " and its Oper has no operTm"
                                                                                    : "");
}

/* stVal of a data object of a logical node; false if there is none. */
static bool status_of(const sdvp_control_t *control, const char *node, const char *object, sdvp_value_t *to)
{
    char reference[3 * SDVP_REFERENCE_MAX];
    sdvp_selection_t selection;
    snprintf(reference, sizeof reference, "%s/%s.%s.stVal[ST]", control->device->name, node, object);
    if (!sdvp_values_select_text(control->object.values, reference, &selection)
        || selection.place.cells != 1) {
        return false;
    }
    sdvp_values_cell(control->object.values, selection.place.cell, to);
    return true;
}

/* Whether Loc or CmdBlk is true, at the node or at the whole device. */
static bool is_set(const sdvp_control_t *control, const char *object)
{
    sdvp_value_t value;
    return (status_of(control, control->node->name, object, &value) && value.type == SDVP_BOOLEAN && value.is.boolean)
        || (status_of(control, "LLN0", object, &value) && value.type == SDVP_BOOLEAN && value.is.boolean);
}

/* A mode by number; 0 if there is none. */
static int mode_of(const sdvp_control_t *control, const char *node, const char *object)
{
    sdvp_value_t value;
    double number = 0;
    bool there = status_of(control, node, object, &value) && sdvp_value_number(&value, &number);
    return there && number >= SDVP_BEH_ON && number <= SDVP_BEH_OFF ? (int)number : 0;
}

static int behaviour(const sdvp_control_t *control)
{
    int own = mode_of(control, control->node->name, "Beh");
    if (own != 0) {
        return own;
    }
    own = mode_of(control, control->node->name, "Mod");
    int device = mode_of(control, "LLN0", "Beh");
    device = device != 0 ? device : mode_of(control, "LLN0", "Mod");
    return sdvp_beh_combined(own != 0 ? own : SDVP_BEH_ON, device != 0 ? device : SDVP_BEH_ON);
}

/* Name of the control itself, without what is above it. */
static bool is_named(const sdvp_control_t *control, const char *name)
{
    return strcmp(control->object.node->name, name) == 0;
}

static bool not_free(const sdvp_control_t *control, sdvp_obstacle_t *to)
{
    sdvp_value_t health;
    double number;
    if (status_of(control, control->node->name, "Health", &health) && sdvp_value_number(&health, &number)
        && number == HEALTH_ALARM) {
        return sdvp_obstacle_set(
            to, SDVP_CAUSE_BLOCKED_BY_HEALTH, "%.130s Health must be Ok or Warning, but is Alarm", control->reference);
    }
    return is_set(control, "CmdBlk") && !is_named(control, "CmdBlk")
        && sdvp_obstacle_set(
               to, SDVP_CAUSE_BLOCKED_BY_COMMAND, "%.130s CmdBlk must be false, but is true", control->reference);
}

static bool bad_mode(const sdvp_control_t *control, int mode, sdvp_obstacle_t *to)
{
    return mode != SDVP_BEH_ON && mode != SDVP_BEH_TEST
        && sdvp_obstacle_set(
               to, SDVP_CAUSE_BLOCKED_BY_MODE, "%.130s Beh must be on or test, but is %s", control->reference,
               sdvp_beh_name(mode));
}

bool sdvp_control_unselectable(const sdvp_control_t *control, sdvp_obstacle_t *to)
{
    return !is_named(control, "Mod") && (bad_mode(control, behaviour(control), to) || not_free(control, to));
}

bool sdvp_control_bad_origin(const sdvp_command_t *command, sdvp_add_cause_t cause, sdvp_obstacle_t *to)
{
    bool good = command->or_cat >= SDVP_OR_BAY_CONTROL && command->or_cat <= SDVP_OR_MAINTENANCE;
    return !good
        && sdvp_obstacle_set(
               to, cause, "%.130s expected an originator category 1 to 7, but got %d", command->control,
               (int)command->or_cat);
}

static bool bad_value(
    const sdvp_control_t *control, const sdvp_control_settings_t *settings, const sdvp_value_t *value,
    sdvp_obstacle_t *to)
{
    sdvp_fault_t fault = {0};
    sdvp_error_t error = sdvp_value_check(value, &settings->type, &fault);
    if (error != SDVP_OK) {
        bool other_type = error == SDVP_TYPE_CONFLICT;
        sdvp_obstacle_set(
            to, other_type ? SDVP_CAUSE_INCONSISTENT_PARAMETERS : SDVP_CAUSE_INVALID_POSITION, "%.120s: ctlVal: %.170s",
            control->reference, fault.detail);
        to->error = other_type ? SDVP_TYPE_CONFLICT : to->error;
        return true;
    }
    double number;
    if (sdvp_value_number(value, &number) && !isfinite(number)) {
        return sdvp_obstacle_set(
            to, SDVP_CAUSE_INVALID_POSITION, "%.130s ctlVal must be a finite number, but is %g", control->reference,
            number);
    }
    return !sdvp_in_range(&control->object, value)
        && sdvp_obstacle_set(
               to, SDVP_CAUSE_INVALID_POSITION, "%.130s ctlVal must be from minVal to maxVal, but is %.9g",
               control->reference, number);
}

static bool bad_age(
    const sdvp_server_t *server, const sdvp_command_t *command, int64_t now_us, sdvp_obstacle_t *to)
{
    int64_t most = sdvp_server_config(server)->control_limits.max_command_age_ms;
    int64_t age_us = now_us - sdvp_timestamp_us(command->t);
    if (age_us < -most * 1000) {
        return sdvp_obstacle_set(
            to, SDVP_CAUSE_INCONSISTENT_PARAMETERS,
            "%.130s the T of a command must be at most %" PRId64 " s ahead of this clock, but is %" PRId64
            " s ahead: compare the clocks",
            command->control, most / 1000, -age_us / 1000000);
    }
    return age_us > most * 1000
        && sdvp_obstacle_set(
               to, SDVP_CAUSE_TIME_LIMIT_OVER,
               "%.130s the command must be at most %" PRId64 " s old, but its T is %" PRId64
               " s ago: send it again, or compare the clocks",
               command->control, most / 1000, age_us / 1000000);
}

/* With Loc set, only the bay level may control (IEC 61850-7-4, Loc); maintenance is done on the spot. */
static bool is_from_outside(sdvp_or_cat_t origin)
{
    return origin == SDVP_OR_STATION_CONTROL || origin == SDVP_OR_REMOTE_CONTROL
        || origin == SDVP_OR_AUTOMATIC_STATION || origin == SDVP_OR_AUTOMATIC_REMOTE;
}

static bool bad_state(const sdvp_control_t *control, const sdvp_command_t *command, sdvp_obstacle_t *to)
{
    /* LocSta gives the control away and takes it back: else a locked device could only be unlocked on the spot. */
    if (is_from_outside(command->or_cat) && !is_named(control, "LocSta") && is_set(control, "Loc")) {
        return sdvp_obstacle_set(
            to, SDVP_CAUSE_BLOCKED_BY_SWITCHING_HIERARCHY,
            "%.130s Loc is true: only commands from the place itself are taken, but the category is %d",
            control->reference, (int)command->or_cat);
    }
    /* Else a node that is off could never be switched on again. */
    if (is_named(control, "Mod")) {
        return false;
    }
    int mode = behaviour(control);
    bool testing = mode == SDVP_BEH_TEST;
    if (bad_mode(control, mode, to)) {
        return true;
    }
    if (testing != command->test) {
        return sdvp_obstacle_set(
            to, SDVP_CAUSE_BLOCKED_BY_MODE, "%.130s Test must be %s while Beh is %s, but is %s", control->reference,
            testing ? "true" : "false", sdvp_beh_name(mode), command->test ? "true" : "false");
    }
    return not_free(control, to);
}

bool sdvp_control_bad_command(
    const sdvp_server_t *server, const sdvp_control_t *control, const sdvp_control_settings_t *settings,
    const sdvp_command_t *command, int64_t now_us, sdvp_obstacle_t *to)
{
    return bad_value(control, settings, &command->ctl_val, to)
        || (now_us != SDVP_NEVER && bad_age(server, command, now_us, to)) || bad_state(control, command, to);
}

bool sdvp_control_bad_activation(
    const sdvp_server_t *server, const sdvp_command_t *command, int64_t now_us, sdvp_obstacle_t *to)
{
    int64_t most = sdvp_server_config(server)->control_limits.max_activation_delay_ms;
    int64_t at = sdvp_timestamp_us(command->oper_tm);
    if (at <= now_us) {
        return sdvp_obstacle_set(
            to, SDVP_CAUSE_TIME_LIMIT_OVER, "%.130s needs an operTm in the future, but it was %" PRId64 " s ago",
            command->control, (now_us - at) / 1000000);
    }
    return at > now_us + most * 1000
        && sdvp_obstacle_set(
               to, SDVP_CAUSE_INCONSISTENT_PARAMETERS,
               "%.130s needs an operTm at most %" PRId64 " h ahead, but got one %" PRId64 " h ahead", command->control,
               most / 3600000, (at - now_us) / 3600000000);
}
