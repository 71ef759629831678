/* Who has selected a control, and what keeps others off it. */
#include <stdio.h>
#include <string.h>

#include "acsi/control.h"
#include "base/memory.h"

/* Of the copy of one command; a message is not longer. */
static const size_t COPY_LIMIT = 1u << 20;

sdvp_error_t sdvp_command_copy(const sdvp_command_t *from, sdvp_command_copy_t *to)
{
    to->arena = sdvp_arena_new(512, COPY_LIMIT);
    if (to->arena == NULL) {
        return SDVP_NO_MEMORY;
    }
    to->is = *from;
    to->is.control = sdvp_arena_text(to->arena, from->control, strlen(from->control));
    uint8_t *ident = sdvp_arena_alloc(to->arena, from->or_ident_length + 1);
    sdvp_error_t error = sdvp_value_copy(to->arena, &from->ctl_val, &to->is.ctl_val);
    if (to->is.control == NULL || ident == NULL || error != SDVP_OK) {
        sdvp_command_copy_free(to);
        return SDVP_NO_MEMORY;
    }
    if (from->or_ident_length > 0) {
        memcpy(ident, from->or_ident, from->or_ident_length);
    }
    to->is.or_ident = ident;
    return SDVP_OK;
}

void sdvp_command_copy_free(sdvp_command_copy_t *copy)
{
    sdvp_arena_free(copy->arena);
    memset(copy, 0, sizeof *copy);
}

sdvp_point_t *sdvp_point_of(sdvp_controls_t *controls, const sdvp_control_t *control)
{
    for (sdvp_point_t *point = controls->points; point != NULL; point = point->next) {
        if (strcmp(point->reference, control->reference) == 0) {
            return point;
        }
    }
    sdvp_point_t *point = sdvp_alloc(sizeof *point);
    if (point == NULL) {
        return NULL;
    }
    snprintf(point->reference, sizeof point->reference, "%s", control->reference);
    point->controls = controls;
    point->control = *control;
    point->control.reference = point->reference;
    point->next = controls->points;
    controls->points = point;
    return point;
}

void sdvp_point_show(sdvp_point_t *point)
{
    sdvp_status_selected(sdvp_server_values(point->controls->server), &point->control, point->selected);
}

void sdvp_point_unselect(sdvp_point_t *point)
{
    sdvp_timer_stop(&point->selection_timer);
    sdvp_command_copy_free(&point->wanted);
    point->selected = false;
    point->selection_over = false;
    point->with_value = false;
}

static bool occupied(const sdvp_point_t *point, sdvp_obstacle_t *to)
{
    const char *how = point->running->stage == SDVP_STAGE_WAITING ? "has a command waiting for its time"
        : point->running->stage == SDVP_STAGE_ENDED
        ? "is still busy with another command, which the device did not answer in time"
        : "is carrying out another command";
    return sdvp_obstacle_set(to, SDVP_CAUSE_COMMAND_ALREADY_IN_EXECUTION, "%s %s", point->reference, how);
}

static bool locked(const sdvp_point_t *point, const char *how, sdvp_obstacle_t *to)
{
    return sdvp_obstacle_set(
        to, SDVP_CAUSE_LOCKED_BY_OTHER_CLIENT, "%s is %s by another client", point->reference, how);
}

bool sdvp_point_unselectable(const sdvp_point_t *point, const char *association_id, sdvp_obstacle_t *to)
{
    if (point->running != NULL) {
        return occupied(point, to);
    }
    if (!point->selected) {
        return false;
    }
    return strcmp(point->selector, association_id) == 0
        ? sdvp_obstacle_set(
              to, SDVP_CAUSE_OBJECT_ALREADY_SELECTED, "%s is selected by this association already", point->reference)
        : locked(point, "selected", to);
}

/* The time of a selection is over; while a command is at the control, it ends with that. */
static void selection_over(void *ctx)
{
    sdvp_point_t *point = ctx;
    if (point->running != NULL && point->running->stage != SDVP_STAGE_ENDED) {
        point->selection_over = true;
        return;
    }
    sdvp_point_unselect(point);
    sdvp_point_show(point);
}

bool sdvp_point_select(
    sdvp_point_t *point, const char *association_id, const sdvp_command_t *command, int64_t timeout_ms,
    sdvp_obstacle_t *to)
{
    if (sdvp_point_unselectable(point, association_id, to)) {
        return true;
    }
    if (command != NULL && sdvp_command_copy(command, &point->wanted) != SDVP_OK) {
        return sdvp_obstacle_set(to, SDVP_CAUSE_UNKNOWN, "there is no memory to select %s", point->reference);
    }
    point->selected = true;
    point->with_value = command != NULL;
    snprintf(point->selector, sizeof point->selector, "%s", association_id);
    point->selection_timer.fire = selection_over;
    point->selection_timer.ctx = point;
    sdvp_timer_start(point->controls->server, &point->selection_timer, timeout_ms);
    sdvp_point_show(point);
    return false;
}

bool sdvp_point_begin(sdvp_point_t *point, sdvp_running_t *running, bool select_first, sdvp_obstacle_t *to)
{
    if (point->running != NULL) {
        return occupied(point, to);
    }
    if (select_first && !point->selected) {
        return sdvp_obstacle_set(
            to, SDVP_CAUSE_OBJECT_NOT_SELECTED, "%s must be selected before %s", point->reference,
            sdvp_service_name(running->service));
    }
    if (point->selected && strcmp(point->selector, running->association_id) != 0) {
        return locked(point, "selected", to);
    }
    point->running = running;
    running->point = point;
    return false;
}

static bool same_origin(const sdvp_command_t *one, const sdvp_command_t *other)
{
    return one->or_cat == other->or_cat && one->or_ident_length == other->or_ident_length
        && (one->or_ident_length == 0 || memcmp(one->or_ident, other->or_ident, one->or_ident_length) == 0);
}

bool sdvp_point_differs(const sdvp_point_t *point, const sdvp_command_t *command, sdvp_obstacle_t *to)
{
    const sdvp_command_t *wanted = &point->wanted.is;
    if (!point->selected || !point->with_value) {
        return false;
    }
    const char *name = !sdvp_value_equals(&wanted->ctl_val, &command->ctl_val) ? "ctlVal"
        : !same_origin(wanted, command)                                         ? "origin"
        : wanted->ctl_num != command->ctl_num                                   ? "ctlNum"
        : wanted->test != command->test                                         ? "Test"
        : wanted->check != command->check                                       ? "Check"
                                                                                : NULL;
    return name != NULL
        && sdvp_obstacle_set(
               to, SDVP_CAUSE_INCONSISTENT_PARAMETERS,
               "%s must be operated with the %s of SelectWithValue, and is no longer selected", point->reference,
               name);
}

static bool other_command(
    const sdvp_point_t *point, const sdvp_command_t *wanted, const sdvp_command_t *came, sdvp_obstacle_t *to)
{
    return !(same_origin(wanted, came) && wanted->ctl_num == came->ctl_num)
        && sdvp_obstacle_set(
               to, SDVP_CAUSE_INCONSISTENT_PARAMETERS,
               "%s must be cancelled with the origin and ctlNum of its command, %u, but got %u", point->reference,
               (unsigned)wanted->ctl_num, (unsigned)came->ctl_num);
}

bool sdvp_point_uncancellable(
    const sdvp_point_t *point, const char *association_id, const char *peer, const sdvp_command_t *command,
    sdvp_obstacle_t *to)
{
    const sdvp_running_t *running = point->running;
    if (running != NULL) {
        if (strcmp(running->association_id, association_id) != 0 && strcmp(running->caller.peer, peer) != 0) {
            return locked(point, "operated", to);
        }
        return running->stage == SDVP_STAGE_WAITING ? other_command(point, &running->command.is, command, to)
                                                    : occupied(point, to);
    }
    if (!point->selected) {
        return sdvp_obstacle_set(
            to, SDVP_CAUSE_OBJECT_NOT_SELECTED, "%s is not selected and has no command waiting: nothing to cancel",
            point->reference);
    }
    if (strcmp(point->selector, association_id) != 0) {
        return locked(point, "selected", to);
    }
    return point->with_value && other_command(point, &point->wanted.is, command, to);
}

bool sdvp_operation_refused(
    sdvp_controls_t *controls, const sdvp_command_t *command, const sdvp_caller_t *caller, sdvp_obstacle_t *to)
{
    const sdvp_control_handler_t *handler = controls->handler;
    sdvp_add_cause_t cause =
        handler->check == NULL ? SDVP_NO_ADD_CAUSE : handler->check(handler->ctx, command, caller);
    const char *name = sdvp_add_cause_name(cause);
    return name != NULL && cause != SDVP_CAUSE_NONE
        && sdvp_obstacle_set(to, cause, "%.130s was refused by the device: %s", command->control, name);
}
