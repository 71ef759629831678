/* The control services: rights first, then the engine (IEC 61850-7-2 clause 20.5). */
#include "acsi/control.h"

#include <stdio.h>
#include <string.h>

#include "acsi/state.h"
#include "base/memory.h"

/* Whether the caller may use the service on a control; refuses if not. */
static bool is_allowed(sdvp_call_t *call, const char *control)
{
    if (sdvp_may(call->server, call->caller.roles, call->service, control, SDVP_FC_CO)) {
        return true;
    }
    char why[320];
    snprintf(
        why, sizeof why, "%.100s may not use %s on %.130s", call->caller.peer, sdvp_service_name(call->service),
        control);
    sdvp_call_refuse_control(call, SDVP_ACCESS_VIOLATION, SDVP_CAUSE_NO_ACCESS_AUTHORITY, why);
    return false;
}

/* Selects a control for an association; true if there is an obstacle. */
static bool select_for(
    sdvp_controls_t *controls, sdvp_service_t service, const sdvp_command_t *command, const sdvp_caller_t *caller,
    const char *association_id, sdvp_obstacle_t *to)
{
    sdvp_control_t control = {.reference = command->control};
    sdvp_control_settings_t settings;
    bool with_value = service == SDVP_SELECT_WITH_VALUE;
    if (sdvp_control_unusable(controls->server, service, &control, &settings, to)) {
        return true;
    }
    sdvp_point_t *point = sdvp_point_of(controls, &control);
    if (point == NULL) {
        return sdvp_obstacle_set(to, SDVP_CAUSE_UNKNOWN, "there is no memory for %.130s", command->control);
    }
    if (sdvp_point_unselectable(point, association_id, to)) {
        return true;
    }
    const sdvp_clock_t *clock = sdvp_server_clock(controls->server);
    bool bad = with_value
        ? sdvp_control_bad_origin(command, SDVP_CAUSE_SELECT_FAILED, to)
            || sdvp_control_bad_command(
                  controls->server, &control, &settings, command, clock->utc_us(clock->ctx), to)
            || sdvp_operation_refused(controls, command, caller, to)
        : sdvp_control_unselectable(&control, to);
    return bad
        || sdvp_point_select(point, association_id, with_value ? command : NULL, settings.select_timeout_ms, to);
}

static void serve_select(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    sdvp_controls_t *controls = part;
    const sdvp_command_t *command = &request->is.command;
    sdvp_service_t service = call->service;
    if (!is_allowed(call, command->control)) {
        return;
    }
    sdvp_caller_t caller = call->caller;
    const char *association_id = call->association_id;
    sdvp_owed_t *owed = sdvp_memory_recall(controls->memory, call, command);
    if (owed != NULL) {
        sdvp_obstacle_t obstacle;
        bool bad = select_for(controls, service, command, &caller, association_id, &obstacle);
        sdvp_owed_settle(owed, bad ? &obstacle : NULL);
    }
}

/* Gives up a selection or a command that waits; true if there is an obstacle. */
static bool cancel(sdvp_controls_t *controls, const sdvp_call_t *call, const sdvp_command_t *command, sdvp_obstacle_t *to)
{
    sdvp_control_t control = {.reference = command->control};
    sdvp_control_settings_t settings;
    if (sdvp_control_unusable(controls->server, SDVP_CANCEL, &control, &settings, to)) {
        return true;
    }
    sdvp_point_t *point = sdvp_point_of(controls, &control);
    if (point == NULL) {
        return sdvp_obstacle_set(to, SDVP_CAUSE_UNKNOWN, "there is no memory for %.130s", command->control);
    }
    if (sdvp_point_uncancellable(point, call->association_id, call->caller.peer, command, to)) {
        return true;
    }
    sdvp_running_t *waiting = point->running;
    sdvp_point_unselect(point);
    sdvp_point_show(point);
    if (waiting != NULL) {
        sdvp_run_withdraw(waiting, SDVP_CAUSE_ABORTION_BY_CANCEL);
    }
    return false;
}

static void serve_cancel(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    sdvp_controls_t *controls = part;
    const sdvp_command_t *command = &request->is.command;
    if (!is_allowed(call, command->control)) {
        return;
    }
    sdvp_owed_t *owed = sdvp_memory_recall(controls->memory, call, command);
    if (owed != NULL) {
        sdvp_obstacle_t obstacle;
        bool bad = cancel(controls, call, command, &obstacle);
        sdvp_owed_settle(owed, bad ? &obstacle : NULL);
    }
}

static void serve_operate(void *part, sdvp_call_t *call, const sdvp_message_t *request)
{
    sdvp_controls_t *controls = part;
    const sdvp_command_t *command = &request->is.command;
    if (!is_allowed(call, command->control)) {
        return;
    }
    sdvp_owed_t *owed = sdvp_memory_recall(controls->memory, call, command);
    if (owed == NULL) {
        return;
    }
    sdvp_running_t *running =
        sdvp_running_new(controls, call->service, command, &call->caller, call->association_id);
    if (running == NULL) {
        sdvp_obstacle_t obstacle;
        sdvp_obstacle_set(&obstacle, SDVP_CAUSE_UNKNOWN, "there is no memory to operate %.130s", command->control);
        sdvp_owed_settle(owed, &obstacle);
        return;
    }
    running->owed = owed;
    sdvp_run_begin(controls, running);
}

static void unselect_of(sdvp_point_t *point, const char *association_id)
{
    if (point->selected && strcmp(point->selector, association_id) == 0) {
        sdvp_point_unselect(point);
        sdvp_point_show(point);
    }
}

static void association_ended(void *ctx, const sdvp_server_association_t *association)
{
    sdvp_controls_t *controls = ctx;
    for (sdvp_point_t *point = controls->points; point != NULL; point = point->next) {
        unselect_of(point, association->id);
    }
}

/* Commands that wait are given up when their givers, there or not, may not give them any more. */
static void rights_changed(void *ctx)
{
    sdvp_controls_t *controls = ctx;
    for (sdvp_point_t *point = controls->points; point != NULL; point = point->next) {
        sdvp_running_t *running = point->running;
        sdvp_obstacle_t obstacle;
        if (running != NULL && running->stage == SDVP_STAGE_WAITING && sdvp_run_without_authority(running, &obstacle)) {
            sdvp_run_withdraw(running, SDVP_CAUSE_NO_ACCESS_AUTHORITY);
        }
    }
}

/* What a client may no longer operate is no longer selected by it. */
static void roles_changed(void *ctx, const sdvp_server_association_t *association)
{
    sdvp_controls_t *controls = ctx;
    for (sdvp_point_t *point = controls->points; point != NULL; point = point->next) {
        if (!sdvp_may(controls->server, association->caller.roles, SDVP_OPERATE, point->reference, SDVP_FC_CO)) {
            unselect_of(point, association->id);
        }
    }
    rights_changed(controls); /* while there is still an association that a termination can go to */
}

/* A command of the device itself. */
typedef struct sdvp_own_command {
    struct sdvp_own_command *next;
    sdvp_controls_t *controls;
    char control[SDVP_REFERENCE_MAX + 1];
    bool enhanced;
    sdvp_operated_t done;
    void *ctx;
} own_command_t;

static void own_done(own_command_t *own, sdvp_error_t error, sdvp_add_cause_t cause, const char *why)
{
    own_command_t **at = &own->controls->own;
    while (*at != own) {
        at = &(*at)->next;
    }
    *at = own->next;
    own->done(own->ctx, error, cause, why);
    sdvp_release(own);
}

static void own_refused(own_command_t *own, const sdvp_obstacle_t *obstacle)
{
    own_done(own, obstacle->error, obstacle->cause, obstacle->why);
}

void sdvp_own_command_ended(sdvp_controls_t *controls, const char *control, sdvp_add_cause_t cause)
{
    own_command_t *own = controls->own;
    while (own != NULL && !(own->enhanced && strcmp(own->control, control) == 0)) {
        own = own->next;
    }
    if (own == NULL) {
        return;
    }
    if (cause == SDVP_NO_ADD_CAUSE) {
        own_done(own, SDVP_OK, cause, "");
    } else {
        sdvp_obstacle_t obstacle;
        sdvp_obstacle_set(
            &obstacle, cause, "%s did not do what the device itself wanted: %s", own->control,
            sdvp_add_cause_name(cause));
        own_refused(own, &obstacle);
    }
}

static void own_answered(void *ctx, const sdvp_obstacle_t *obstacle)
{
    own_command_t *own = ctx;
    if (obstacle != NULL) {
        own_refused(own, obstacle);
    } else if (!own->enhanced) {
        own_done(own, SDVP_OK, SDVP_NO_ADD_CAUSE, "");
    }
}

/* What the device wants, selected where that is needed; true if there is an obstacle. */
static bool own_prepare(own_command_t *own, const sdvp_command_t *command, sdvp_obstacle_t *to)
{
    sdvp_controls_t *controls = own->controls;
    sdvp_control_t control = {.reference = own->control};
    sdvp_control_settings_t settings;
    const sdvp_caller_t caller = {"", 0};
    if (sdvp_control_unusable(controls->server, SDVP_OPERATE, &control, &settings, to)) {
        return true;
    }
    for (const own_command_t *other = own->next; other != NULL && sdvp_is_enhanced(settings.model);
         other = other->next) {
        if (strcmp(other->control, own->control) == 0) {
            return sdvp_obstacle_set(
                to, SDVP_CAUSE_COMMAND_ALREADY_IN_EXECUTION,
                "%s is carrying out another command of the device itself", own->control);
        }
    }
    if (sdvp_is_sbo(settings.model)
        && select_for(
            controls, settings.model == SDVP_SBO_NORMAL ? SDVP_SELECT : SDVP_SELECT_WITH_VALUE, command, &caller, "",
            to)) {
        return true;
    }
    own->enhanced = sdvp_is_enhanced(settings.model);
    return false;
}

static sdvp_error_t own_operate(own_command_t *own, const sdvp_command_t *command)
{
    sdvp_controls_t *controls = own->controls;
    const sdvp_caller_t caller = {"", 0};
    sdvp_obstacle_t obstacle;
    if (own_prepare(own, command, &obstacle)) {
        own_refused(own, &obstacle);
        return SDVP_OK;
    }
    sdvp_running_t *running = sdvp_running_new(controls, SDVP_OPERATE, command, &caller, "");
    sdvp_owed_t *owed = running == NULL ? NULL : sdvp_owed_new(own_answered, own);
    if (owed == NULL) {
        if (running != NULL) {
            sdvp_running_free(running);
        }
        sdvp_obstacle_set(&obstacle, SDVP_CAUSE_UNKNOWN, "there is no memory to operate %s", own->control);
        own_refused(own, &obstacle);
        return SDVP_OK;
    }
    running->owed = owed;
    sdvp_run_begin(controls, running);
    return SDVP_OK;
}

sdvp_error_t sdvp_server_operate(
    sdvp_server_t *server, const char *control, const sdvp_value_t *ctl_val, const sdvp_command_t *origin,
    sdvp_operated_t done, void *ctx)
{
    sdvp_controls_t *controls = server->controls_engine;
    if (controls == NULL) {
        return SDVP_CLASS_NOT_SUPPORTED;
    }
    own_command_t *own = sdvp_alloc(sizeof *own);
    if (own == NULL) {
        return SDVP_NO_MEMORY;
    }
    snprintf(own->control, sizeof own->control, "%s", control);
    own->controls = controls;
    own->done = done;
    own->ctx = ctx;
    own->next = controls->own;
    controls->own = own;
    const sdvp_clock_t *clock = server->config.clock;
    controls->own_ctl_num = (controls->own_ctl_num + 1) % 256;
    sdvp_command_t command = {
        .control = own->control,
        .ctl_val = *ctl_val,
        .or_cat = origin->or_cat,
        .or_ident = origin->or_ident,
        .or_ident_length = origin->or_ident_length,
        .ctl_num = controls->own_ctl_num,
        .t = sdvp_timestamp_of(clock->utc_us(clock->ctx), SDVP_TIME_QUALITY_USUAL),
        .add_cause = SDVP_NO_ADD_CAUSE,
    };
    return own_operate(own, &command);
}

static void free_controls(void *ctx)
{
    sdvp_controls_t *controls = ctx;
    sdvp_obstacle_t closing;
    sdvp_obstacle_set(&closing, SDVP_CAUSE_UNKNOWN, "the server is closing; the command may or may not be done");
    sdvp_values_unwatch(sdvp_server_values(controls->server), sdvp_run_values_changed, controls);
    while (controls->points != NULL) {
        sdvp_point_t *point = controls->points;
        controls->points = point->next;
        sdvp_point_unselect(point);
        if (point->running != NULL) {
            if (point->running->owed != NULL) {
                sdvp_owed_settle(point->running->owed, &closing);
            }
            sdvp_running_free(point->running);
        }
        sdvp_release(point);
    }
    while (controls->own != NULL) {
        own_refused(controls->own, &closing);
    }
    sdvp_memory_free(controls->memory);
    controls->server->controls_engine = NULL;
    sdvp_release(controls);
}

sdvp_error_t sdvp_add_controls(sdvp_server_t *server)
{
    if (server->config.controls == NULL) {
        return SDVP_OK;
    }
    sdvp_controls_t *controls = sdvp_alloc(sizeof *controls);
    if (controls == NULL) {
        return SDVP_NO_MEMORY;
    }
    controls->server = server;
    controls->handler = server->config.controls;
    controls->limits = &server->config.control_limits;
    controls->memory = sdvp_memory_new(server->config.control_limits.remembered_commands);
    sdvp_part_t part = {
        .ctx = controls, .ended = association_ended, .roles_changed = roles_changed,
        .rights_changed = rights_changed, .free = free_controls};
    sdvp_error_t error = controls->memory == NULL
        ? SDVP_NO_MEMORY
        : sdvp_values_watch(server->config.values, sdvp_run_values_changed, controls);
    error = error != SDVP_OK ? error : sdvp_server_add_part(server, &part);
    if (error != SDVP_OK) {
        free_controls(controls);
        return error;
    }
    server->controls_engine = controls;
    sdvp_server_serve(server, SDVP_SELECT, serve_select, controls);
    sdvp_server_serve(server, SDVP_SELECT_WITH_VALUE, serve_select, controls);
    sdvp_server_serve(server, SDVP_CANCEL, serve_cancel, controls);
    sdvp_server_serve(server, SDVP_OPERATE, serve_operate, controls);
    sdvp_server_serve(server, SDVP_TIME_ACTIVATED_OPERATE, serve_operate, controls);
    sdvp_server_offer(server, SDVP_COMMAND_TERMINATION);
    return SDVP_OK;
}
