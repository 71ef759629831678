/* Commands in the hands of the process, and how they end. */
#include <inttypes.h>
#include <string.h>

#include "acsi/control.h"
#include "base/memory.h"

struct sdvp_operation {
    sdvp_running_t *running; /* NULL: nobody waits for it any more */
    bool calling;            /* the handler has not come back yet */
    bool done;
    sdvp_obstacle_t outcome; /* error SDVP_OK: accepted */
    sdvp_taken_t taken;
    void *taken_ctx;
};

static sdvp_values_t *values_of(const sdvp_running_t *running)
{
    return sdvp_server_values(running->controls->server);
}

int64_t sdvp_controls_utc(const sdvp_controls_t *controls)
{
    const sdvp_clock_t *clock = sdvp_server_clock(controls->server);
    return clock->utc_us(clock->ctx);
}

sdvp_running_t *sdvp_running_new(
    sdvp_controls_t *controls, sdvp_service_t service, const sdvp_command_t *command, const sdvp_caller_t *caller,
    const char *association_id)
{
    sdvp_running_t *running = sdvp_alloc(sizeof *running);
    if (running == NULL) {
        return NULL;
    }
    running->controls = controls;
    running->service = service;
    running->caller.roles = caller->roles;
    running->caller.peer = sdvp_copy_text(caller->peer);
    strncpy(running->association_id, association_id, SDVP_ASSOCIATION_ID);
    if (running->caller.peer == NULL || sdvp_command_copy(command, &running->command) != SDVP_OK) {
        sdvp_running_free(running);
        return NULL;
    }
    return running;
}

void sdvp_running_free(sdvp_running_t *running)
{
    if (running->operation != NULL) {
        running->operation->running = NULL;
    }
    sdvp_timer_stop(&running->timer);
    sdvp_timer_stop(&running->look);
    sdvp_command_copy_free(&running->command);
    sdvp_release((char *)(uintptr_t)running->caller.peer);
    sdvp_release(running);
}

void sdvp_running_start_timer(sdvp_running_t *running, void (*fire)(void *ctx), int64_t delay_ms)
{
    running->timer.fire = fire;
    running->timer.ctx = running;
    sdvp_timer_start(running->controls->server, &running->timer, delay_ms);
}

/* Frees the control, and forgets a command that has ended and whose handler is done or given up. */
static void dispose(void *ctx)
{
    sdvp_running_t *running = ctx;
    if (running->point != NULL && running->point->running == running) {
        running->point->running = NULL;
    }
    sdvp_running_free(running);
}

void sdvp_running_settle(sdvp_running_t *running, const sdvp_obstacle_t *obstacle)
{
    sdvp_owed_t *owed = running->owed;
    running->owed = NULL;
    if (owed != NULL) {
        sdvp_owed_settle(owed, obstacle);
    }
}

/*
 * Ends a command. If its handler is still at work, it keeps the control until it has ended too, or is given up; what it
 * then says is of no interest to anybody. Otherwise the control is free.
 */
void sdvp_running_end(sdvp_running_t *running, bool unselect)
{
    sdvp_point_t *point = running->point;
    sdvp_status_finished(values_of(running), &point->control);
    running->stage = SDVP_STAGE_ENDED;
    sdvp_timer_stop(&running->timer);
    sdvp_timer_stop(&running->look);
    if (point->selected && (unselect || point->selection_over)) {
        sdvp_point_unselect(point);
    }
    if (running->operation == NULL) {
        point->running = NULL;
    } else {
        sdvp_running_start_timer(running, dispose, running->controls->limits->handler_grace_ms);
    }
    sdvp_point_show(point);
}

/* Forgets a command that has ended, unless its handler keeps it. */
void sdvp_running_leave(sdvp_running_t *running)
{
    if (running->operation == NULL) {
        sdvp_running_free(running);
    }
}

/* Tells the giver of a command how it has ended. */
void sdvp_running_terminate(sdvp_running_t *running, sdvp_add_cause_t cause)
{
    sdvp_controls_t *controls = running->controls;
    if (running->association_id[0] == '\0') {
        sdvp_own_command_ended(controls, running->command.is.control, cause);
        return;
    }
    sdvp_server_association_t *association = sdvp_server_find(controls->server, running->association_id);
    if (association != NULL) {
        sdvp_message_t message = {.service = SDVP_COMMAND_TERMINATION, .is.command = running->command.is};
        message.is.command.add_cause = cause;
        /* If it cannot be sent, the peer is gone and so is the association, soon. */
        (void)sdvp_server_send(controls->server, association, &message, NULL, NULL);
    }
}

sdvp_add_cause_t sdvp_obstacle_cause(const sdvp_obstacle_t *obstacle)
{
    if (obstacle->error == SDVP_OK) {
        return SDVP_NO_ADD_CAUSE;
    }
    return obstacle->cause == SDVP_NO_ADD_CAUSE ? SDVP_CAUSE_UNKNOWN : obstacle->cause;
}

/* What came of a command that was with the process. */
static void outcome(sdvp_running_t *running, const sdvp_obstacle_t *obstacle)
{
    bool answered = running->owed == NULL;
    sdvp_obstacle_t kept = *obstacle;
    if (!answered && kept.error == SDVP_OK) {
        sdvp_status_accepted(
            values_of(running), &running->point->control, &running->command.is, sdvp_controls_utc(running->controls));
    }
    sdvp_running_end(running, !running->operate_many);
    if (answered) {
        sdvp_running_terminate(running, sdvp_obstacle_cause(&kept));
    } else {
        sdvp_running_settle(running, kept.error == SDVP_OK ? NULL : &kept);
    }
    sdvp_running_leave(running);
}

static void too_late(void *ctx)
{
    sdvp_running_t *running = ctx;
    sdvp_obstacle_t obstacle;
    sdvp_obstacle_set(
        &obstacle, SDVP_CAUSE_TIME_LIMIT_OVER,
        "%s: the device did not answer within %" PRId64 " ms; the command may or may not have been done",
        running->point->reference, running->limit_ms);
    outcome(running, &obstacle);
}

static void look(void *ctx)
{
    sdvp_running_t *running = ctx;
    sdvp_obstacle_t obstacle = {.error = SDVP_OK};
    switch (sdvp_feedback_look(&running->point->control, &running->command.is.ctl_val)) {
    case SDVP_FEEDBACK_PENDING:
        return;
    case SDVP_FEEDBACK_BAD:
        sdvp_obstacle_set(
            &obstacle, SDVP_CAUSE_INVALID_POSITION, "%s has come to a bad state instead of what was wanted",
            running->point->reference);
        break;
    case SDVP_FEEDBACK_REACHED:
        break;
    }
    outcome(running, &obstacle);
}

/* The process is done with a command: `obstacle` tells what it said. */
static void handled(sdvp_running_t *running, const sdvp_obstacle_t *obstacle)
{
    bool watch = running->stage == SDVP_STAGE_CARRYING && obstacle->error == SDVP_OK && !running->command.is.test
        && sdvp_feedback_cells(
                     &running->point->control, &running->command.is.ctl_val, &running->status,
                     &running->status_cells);
    if (running->stage == SDVP_STAGE_ENDED) {
        dispose(running);
    } else if (watch) {
        look(running);
    } else {
        outcome(running, obstacle);
    }
}

void sdvp_operation_on_taken(sdvp_operation_t *operation, sdvp_taken_t taken, void *ctx)
{
    operation->taken = taken;
    operation->taken_ctx = ctx;
}

void sdvp_operation_done(sdvp_operation_t *operation, sdvp_add_cause_t cause, const char *detail)
{
    sdvp_running_t *running = operation->running;
    const char *name = sdvp_add_cause_name(cause);
    operation->outcome.error = SDVP_OK;
    if (running != NULL && name != NULL && cause != SDVP_CAUSE_NONE) {
        const char *reference = running->point->reference;
        if (detail == NULL) {
            sdvp_obstacle_set(&operation->outcome, cause, "%s was refused by the device: %s", reference, name);
        } else {
            sdvp_obstacle_set(&operation->outcome, cause, "%s: %.180s", reference, detail);
        }
    }
    operation->done = true;
    if (running != NULL && operation->outcome.error == SDVP_OK && operation->taken != NULL) {
        operation->taken(operation->taken_ctx, running->command.is.control, &running->command.is.ctl_val);
    }
    if (operation->calling) {
        return;
    }
    if (running != NULL) {
        running->operation = NULL;
        handled(running, &operation->outcome);
    }
    sdvp_release(operation);
}

/* Hands a command to the process. */
void sdvp_running_hand_over(sdvp_running_t *running, sdvp_stage_t stage, int64_t limit_ms)
{
    const sdvp_control_handler_t *handler = running->controls->handler;
    sdvp_operation_t *operation = sdvp_alloc(sizeof *operation);
    sdvp_obstacle_t obstacle;
    running->stage = stage;
    running->limit_ms = limit_ms;
    if (operation == NULL) {
        sdvp_obstacle_set(
            &obstacle, SDVP_CAUSE_UNKNOWN, "there is no memory to operate %s", running->point->reference);
        outcome(running, &obstacle);
        return;
    }
    operation->running = running;
    operation->calling = true;
    handler->operate(handler->ctx, &running->command.is, &running->caller, operation);
    operation->calling = false;
    /* The time also counts for the feedback, so it begins before that is looked at. */
    sdvp_running_start_timer(running, too_late, limit_ms);
    if (operation->done) {
        obstacle = operation->outcome;
        sdvp_release(operation);
        handled(running, &obstacle);
    } else {
        running->operation = operation;
    }
}

void sdvp_running_carry_out(void *ctx)
{
    sdvp_running_t *running = ctx;
    sdvp_running_hand_over(running, SDVP_STAGE_CARRYING, running->limit_ms);
}

void sdvp_run_values_changed(void *ctx, const sdvp_cell_event_t *events, size_t count)
{
    sdvp_controls_t *controls = ctx;
    for (sdvp_point_t *point = controls->points; point != NULL; point = point->next) {
        sdvp_running_t *running = point->running;
        if (running == NULL || running->stage != SDVP_STAGE_CARRYING || running->operation != NULL) {
            continue;
        }
        for (size_t i = 0; i < count; i++) {
            if (events[i].changed && events[i].cell - running->status < running->status_cells) {
                running->look.fire = look;
                running->look.ctx = running;
                sdvp_timer_start(controls->server, &running->look, 0);
                break;
            }
        }
    }
}
