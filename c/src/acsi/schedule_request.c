/* Schedules before the process and before the device: EnaReq, DsaReq, and which settings may be written when. */
#include <string.h>

#include "acsi/schedule.h"

/* In whose name a schedule will command: a program's, at the place of who enables it. Only the user is believed to be there. */
static sdvp_or_cat_t standing_of(sdvp_or_cat_t enabled_by, const sdvp_caller_t *caller)
{
    switch (enabled_by) {
    case SDVP_OR_BAY_CONTROL:
    case SDVP_OR_AUTOMATIC_BAY:
    case SDVP_OR_MAINTENANCE:
        return (caller->roles & SDVP_ROLE_USER) != 0 ? SDVP_OR_AUTOMATIC_BAY : SDVP_OR_AUTOMATIC_REMOTE;
    case SDVP_OR_STATION_CONTROL:
    case SDVP_OR_AUTOMATIC_STATION:
        return SDVP_OR_AUTOMATIC_STATION;
    default:
        return SDVP_OR_AUTOMATIC_REMOTE;
    }
}

/* Carries out EnaReq or DsaReq that is true. */
static void request(
    sdvp_schedule_t *schedule, const sdvp_command_t *command, const sdvp_caller_t *caller, sdvp_operation_t *operation)
{
    sdvp_schedules_t *all = schedule->all;
    bool enable = strcmp(strrchr(command->control, '.'), ".EnaReq") == 0;
    bool done = true;
    sdvp_schedules_take_changes(all);
    if (enable) {
        done = sdvp_schedule_enable(schedule, sdvp_schedules_now(all), standing_of(command->or_cat, caller));
    } else {
        sdvp_schedule_disable(schedule);
    }
    if (done) {
        sdvp_schedule_pulse(all, enable ? &schedule->ena_req : &schedule->dsa_req, sdvp_schedules_now(all));
    }
    if (all->server != NULL) {
        sdvp_schedules_look(all);
        all->due = true; /* commands */
    }
    if (done) {
        sdvp_operation_done(operation, SDVP_NO_ADD_CAUSE, NULL);
    } else {
        sdvp_operation_done(operation, SDVP_CAUSE_BLOCKED_BY_PROCESS, schedule->settings.why);
    }
}

static void taken(void *ctx, const char *control, const sdvp_value_t *ctl_val)
{
    sdvp_schedules_t *all = ctx;
    for (size_t i = 0; i < all->controller_count; i++) {
        sdvp_schedule_controller_t *controller = &all->controllers[i];
        if (controller->entity.there && strcmp(controller->entity.reference, control) == 0) {
            sdvp_schedule_controller_operated(controller, ctl_val);
            all->due = true;
        }
    }
}

static void operate(void *ctx, const sdvp_command_t *command, const sdvp_caller_t *caller, sdvp_operation_t *operation)
{
    sdvp_schedules_t *all = ctx;
    const char *name = strrchr(command->control, '.');
    sdvp_schedule_t *schedule = NULL;
    sdvp_schedule_node_of(all, command->control, &schedule);
    bool asks = name != NULL && (strcmp(name, ".EnaReq") == 0 || strcmp(name, ".DsaReq") == 0);
    if (schedule == NULL || schedule->is_dsch || !asks) {
        if (!command->test && caller->peer[0] != '\0') {
            sdvp_operation_on_taken(operation, taken, all);
        }
        all->process->operate(all->process->ctx, command, caller, operation);
    } else if (command->test || command->ctl_val.type != SDVP_BOOLEAN || !command->ctl_val.is.boolean) {
        sdvp_operation_done(operation, SDVP_NO_ADD_CAUSE, NULL);
    } else {
        request(schedule, command, caller, operation);
    }
}

static sdvp_add_cause_t check(void *ctx, const sdvp_command_t *command, const sdvp_caller_t *caller)
{
    const sdvp_control_handler_t *process = ((sdvp_schedules_t *)ctx)->process;
    return process->check == NULL ? SDVP_NO_ADD_CAUSE : process->check(process->ctx, command, caller);
}

sdvp_control_handler_t sdvp_schedules_controls(sdvp_schedules_t *schedules, const sdvp_control_handler_t *process)
{
    schedules->process = process;
    return (sdvp_control_handler_t){schedules, operate, check};
}

static bool is_locked(const sdvp_schedule_t *schedule, const char *object)
{
    static const char *const LOCKED[] = {"NumEntr", "SchdIntv", "SchdReuse", "SchdPrio"};
    size_t length = strcspn(object, ".([");
    if (schedule->state != SDVP_SCHEDULE_READY && schedule->state != SDVP_SCHEDULE_RUNNING) {
        return false;
    }
    for (size_t i = 0; i < sizeof LOCKED / sizeof *LOCKED; i++) {
        if (strlen(LOCKED[i]) == length && strncmp(object, LOCKED[i], length) == 0) {
            return true;
        }
    }
    for (int kind = 0; kind < SDVP_SCHEDULE_KINDS; kind++) {
        const char *name = sdvp_schedule_entries_name((sdvp_schedule_kind_t)kind);
        size_t known = strlen(name);
        if (strncmp(object, name, known) == 0 && known + strspn(object + known, "0123456789") == length) {
            return true;
        }
    }
    return false;
}

static sdvp_error_t set(void *ctx, const char *fcda, const sdvp_value_t *value, const sdvp_caller_t *caller)
{
    sdvp_schedules_t *all = ctx;
    sdvp_schedule_t *schedule = NULL;
    const sdvp_schedule_node_t *node = sdvp_schedule_node_of(all, fcda, &schedule);
    if (node == NULL) {
        return all->device->set == NULL ? SDVP_OK : all->device->set(all->device->ctx, fcda, value, caller);
    }
    bool locked = schedule != NULL && is_locked(schedule, fcda + strlen(node->reference) + 1);
    return locked ? SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE : SDVP_OK;
}

sdvp_setting_handler_t sdvp_schedules_settings(sdvp_schedules_t *schedules, const sdvp_setting_handler_t *device)
{
    schedules->device = device;
    return (sdvp_setting_handler_t){schedules, set};
}
