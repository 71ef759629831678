/* Leads commands, at once or at their time, through the checks to the process. */
#include "acsi/control.h"

static sdvp_values_t *values_of(const sdvp_running_t *running)
{
    return sdvp_server_values(running->controls->server);
}

static void refuse(sdvp_running_t *running, bool unselect, const sdvp_obstacle_t *obstacle)
{
    sdvp_running_end(running, unselect);
    sdvp_running_settle(running, obstacle);
    sdvp_running_leave(running);
}

bool sdvp_run_without_authority(const sdvp_running_t *running, sdvp_obstacle_t *to)
{
    const sdvp_server_t *server = running->controls->server;
    const char *control = running->point->reference;
    bool own = running->association_id[0] == '\0';
    unsigned roles = own ? 0 : sdvp_server_roles_now(server, &running->caller);
    return !own && !sdvp_may(server, roles, running->service, control, SDVP_FC_CO)
           && sdvp_obstacle_set(to, SDVP_CAUSE_NO_ACCESS_AUTHORITY, "%.130s may no longer be operated by %.150s", control,
                                running->caller.peer);
}

/* The time of a command that waited has come. */
static void activate(void *ctx)
{
    sdvp_running_t *running = ctx;
    sdvp_controls_t *controls = running->controls;
    sdvp_control_settings_t settings;
    sdvp_obstacle_t obstacle;
    const sdvp_command_t *command = &running->command.is;
    sdvp_control_t control = {.reference = running->point->reference};
    running->stage = SDVP_STAGE_CHECKED;
    if (sdvp_control_unusable(controls->server, running->service, &control, &settings, &obstacle)
        || sdvp_control_bad_command(controls->server, &control, &settings, command, SDVP_NEVER, &obstacle)
        || sdvp_run_without_authority(running, &obstacle)
        || sdvp_operation_refused(controls, command, &running->caller, &obstacle)) {
        sdvp_running_end(running, true);
        sdvp_running_terminate(running, sdvp_obstacle_cause(&obstacle));
        sdvp_running_leave(running);
        return;
    }
    sdvp_status_accepted(values_of(running), &control, command, sdvp_controls_utc(controls));
    running->operate_many = settings.operate_many;
    if (sdvp_is_enhanced(settings.model)) {
        sdvp_running_hand_over(running, SDVP_STAGE_CARRYING, settings.operate_timeout_ms);
    } else {
        sdvp_running_hand_over(running, SDVP_STAGE_ACCEPTING, controls->limits->handler_timeout_ms);
    }
}

static void await(sdvp_running_t *running, int64_t now_us)
{
    sdvp_status_finished(values_of(running), &running->point->control);
    running->stage = SDVP_STAGE_WAITING;
    int64_t delay_us = sdvp_timestamp_us(running->command.is.oper_tm) - now_us;
    sdvp_running_start_timer(running, activate, delay_us <= 0 ? 0 : (delay_us + 999) / 1000);
    sdvp_running_settle(running, NULL);
}

void sdvp_run_withdraw(sdvp_running_t *running, sdvp_add_cause_t cause)
{
    running->point->running = NULL;
    sdvp_running_terminate(running, cause);
    sdvp_running_free(running);
}

static void proceed(sdvp_running_t *running, const sdvp_control_settings_t *settings)
{
    sdvp_controls_t *controls = running->controls;
    const sdvp_control_t *control = &running->point->control;
    const sdvp_command_t *command = &running->command.is;
    bool later = running->service == SDVP_TIME_ACTIVATED_OPERATE;
    int64_t now_us = sdvp_controls_utc(controls);
    sdvp_obstacle_t obstacle;
    running->operate_many = settings->operate_many;
    if (sdvp_point_differs(running->point, command, &obstacle)) {
        refuse(running, true, &obstacle);
    } else if (
        sdvp_control_bad_origin(command, SDVP_CAUSE_INCONSISTENT_PARAMETERS, &obstacle)
        || sdvp_control_bad_command(controls->server, control, settings, command, now_us, &obstacle)
        || (later && sdvp_control_bad_activation(controls->server, command, now_us, &obstacle))
        || sdvp_operation_refused(controls, command, &running->caller, &obstacle)) {
        refuse(running, !settings->operate_many, &obstacle);
    } else if (later) {
        await(running, now_us);
    } else if (sdvp_is_enhanced(settings->model)) {
        sdvp_status_accepted(values_of(running), control, command, now_us);
        running->stage = SDVP_STAGE_STARTING;
        running->limit_ms = settings->operate_timeout_ms;
        /* Not before the answer is on its way: CommandTermination must not overtake it. */
        sdvp_running_start_timer(running, sdvp_running_carry_out, 0);
        sdvp_running_settle(running, NULL);
    } else {
        sdvp_running_hand_over(running, SDVP_STAGE_ACCEPTING, controls->limits->handler_timeout_ms);
    }
}

void sdvp_run_begin(sdvp_controls_t *controls, sdvp_running_t *running)
{
    sdvp_control_t control = {.reference = running->command.is.control};
    sdvp_control_settings_t settings;
    sdvp_obstacle_t obstacle;
    sdvp_point_t *point = NULL;
    bool bad = sdvp_control_unusable(controls->server, running->service, &control, &settings, &obstacle);
    if (!bad) {
        point = sdvp_point_of(controls, &control);
        bad = point == NULL ? sdvp_obstacle_set(&obstacle, SDVP_CAUSE_UNKNOWN, "there is no memory for %.130s",
                                                control.reference)
                            : sdvp_point_begin(point, running, sdvp_is_sbo(settings.model), &obstacle);
    }
    if (bad) {
        sdvp_running_settle(running, &obstacle);
        sdvp_running_free(running);
        return;
    }
    sdvp_status_received(values_of(running), &point->control);
    proceed(running, &settings);
}
