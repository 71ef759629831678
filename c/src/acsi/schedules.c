/* The schedules of one device as a whole; see sdvp/schedule.h. */
#include "sdvp/schedule.h"

#include <stdio.h>
#include <string.h>

#include "acsi/schedule.h"
#include "base/memory.h"
#include "base/text.h"

static const int64_t LONGEST_SLEEP = 10000000;
static const int64_t JITTER = 5000000;
enum { MAX_IDENT = 64, ROUNDS = 16 };

const char *sdvp_schedule_state_name(sdvp_schedule_state_t state)
{
    static const char *const NAMES[] = {"not ready", "start time required", "ready", "running"};
    return state >= SDVP_SCHEDULE_NOT_READY && state <= SDVP_SCHEDULE_RUNNING ? NAMES[state - 1] : "unknown";
}

size_t sdvp_schedules_count(const sdvp_schedules_t *schedules)
{
    return schedules->schedule_count;
}

int64_t sdvp_schedules_now(sdvp_schedules_t *all)
{
    int64_t now = all->clock->utc_us(all->clock->ctx);
    bool jitter = now < all->seen && now + JITTER > all->seen;
    all->seen = jitter ? all->seen : now;
    return all->seen;
}

/* The node that a cell is of; NULL: none of ours. */
static sdvp_schedule_node_t *node_at(sdvp_schedules_t *all, uint32_t cell)
{
    for (size_t i = 0; i < all->schedule_count; i++) {
        sdvp_schedule_node_t *node = &all->schedules[i].node;
        if (cell >= node->first && cell - node->first < node->count) {
            return node;
        }
    }
    for (size_t i = 0; i < all->controller_count; i++) {
        sdvp_schedule_node_t *node = &all->controllers[i].node;
        if (cell >= node->first && cell - node->first < node->count) {
            return node;
        }
    }
    return NULL;
}

static void hear_event(sdvp_schedules_t *all, const sdvp_cell_event_t *event)
{
    for (size_t i = 0; i < all->schedule_count; i++) {
        sdvp_schedule_t *schedule = &all->schedules[i];
        sdvp_value_t value;
        if (schedule->waits && schedule->settings.event == event->cell) {
            sdvp_values_cell(all->config.values, event->cell, &value);
            if (value.is.boolean) {
                schedule->happened = true;
                all->due = true;
            }
        }
    }
}

/* Notices settings that are written, and what schedules wait for. */
static void hear(void *ctx, const sdvp_cell_event_t *events, size_t count)
{
    sdvp_schedules_t *all = ctx;
    for (size_t i = 0; i < count; i++) {
        sdvp_fc_t fc = events[i].attribute->fc;
        if (fc == SDVP_FC_SP || fc == SDVP_FC_CF) {
            sdvp_schedule_node_t *node = node_at(all, events[i].cell);
            if (node != NULL) {
                node->given[events[i].cell - node->first] = 1;
                node->changed = true;
                node->unsaved = true;
                all->due = true;
            }
        } else if (fc == SDVP_FC_ST && events[i].changed) {
            hear_event(all, &events[i]);
        }
    }
}

sdvp_error_t sdvp_schedules_new(const sdvp_schedule_config_t *config, sdvp_schedules_t **to, sdvp_fault_t *fault)
{
    *to = NULL;
    if (config->values == NULL) {
        return sdvp_fault_set(fault, SDVP_BAD_ARGUMENT, "expected values, but there are none");
    }
    sdvp_schedules_t *all = sdvp_alloc(sizeof *all);
    if (all == NULL) {
        return sdvp_fault_set(fault, SDVP_NO_MEMORY, "there is no memory for schedules");
    }
    all->config = *config;
    all->clock = config->clock != NULL ? config->clock : sdvp_system_clock();
    all->seen = SDVP_NO_TIME;
    all->deadline_ms = SDVP_NEVER;
    sdvp_error_t error = sdvp_schedules_find(all, fault);
    error = error == SDVP_OK ? sdvp_schedules_load_settings(all) : error;
    if (error == SDVP_OK) {
        sdvp_schedules_configure(all);
        error = sdvp_schedules_load_states(all);
    }
    for (size_t i = 0; error == SDVP_OK && i < all->schedule_count; i++) {
        sdvp_schedule_resume(&all->schedules[i]);
        all->schedules[i].told = all->schedules[i].state;
    }
    if (error == SDVP_OK && all->schedule_count > 0) {
        error = sdvp_values_watch(config->values, hear, all);
    }
    if (error != SDVP_OK) {
        if (error == SDVP_NO_MEMORY) {
            sdvp_fault_set(fault, error, "there is no memory for schedules");
        }
        sdvp_schedules_free(all);
        return error;
    }
    *to = all;
    return SDVP_OK;
}

void sdvp_schedules_free(sdvp_schedules_t *schedules)
{
    if (schedules == NULL) {
        return;
    }
    sdvp_values_unwatch(schedules->config.values, hear, schedules);
    for (size_t i = 0; i < schedules->schedule_count; i++) {
        for (int kind = 0; kind < SDVP_SCHEDULE_KINDS; kind++) {
            sdvp_release(schedules->schedules[i].entries[kind]);
        }
        sdvp_release(schedules->schedules[i].node.given);
    }
    for (size_t i = 0; i < schedules->controller_count; i++) {
        sdvp_release(schedules->controllers[i].node.given);
    }
    sdvp_release(schedules->schedules);
    sdvp_release(schedules->controllers);
    sdvp_release(schedules);
}

void sdvp_schedules_take_changes(sdvp_schedules_t *all)
{
    bool configure = false;
    int64_t now = sdvp_schedules_now(all);
    for (size_t i = 0; i < all->controller_count; i++) {
        configure = configure || all->controllers[i].node.changed;
        all->controllers[i].node.changed = false;
    }
    if (configure) {
        sdvp_schedules_configure(all);
    }
    for (size_t i = 0; i < all->schedule_count; i++) {
        sdvp_schedule_t *schedule = &all->schedules[i];
        if (schedule->node.changed) {
            schedule->node.changed = false;
            sdvp_schedule_changed(schedule, now);
        }
    }
    for (size_t i = 0; i < all->schedule_count; i++) {
        if (all->schedules[i].happened) {
            all->schedules[i].happened = false;
            sdvp_schedule_event(&all->schedules[i], now);
        }
    }
}

static void tell_states(sdvp_schedules_t *all)
{
    const sdvp_schedule_observer_t *observer = &all->config.observer;
    for (size_t i = 0; i < all->schedule_count; i++) {
        sdvp_schedule_t *schedule = &all->schedules[i];
        bool other = schedule->told != schedule->state;
        schedule->told = schedule->state;
        if (other && observer->state != NULL) {
            observer->state(observer->ctx, schedule->node.reference, schedule->state);
        }
    }
}

static void plan_next(sdvp_schedules_t *all, int64_t now)
{
    bool awake = false;
    int64_t until = now + LONGEST_SLEEP;
    for (size_t i = 0; i < all->schedule_count; i++) {
        const sdvp_schedule_t *schedule = &all->schedules[i];
        int64_t change = sdvp_schedule_next_change(schedule);
        awake = awake || schedule->state != SDVP_SCHEDULE_NOT_READY;
        until = change < until ? change : until;
    }
    for (size_t i = 0; i < all->controller_count; i++) {
        const sdvp_schedule_controller_t *controller = &all->controllers[i];
        awake = awake || controller->due.is;
        until = controller->again != SDVP_NO_TIME && controller->again < until ? controller->again : until;
    }
    int64_t rest_ms = until <= now ? 1 : (until - now + 999) / 1000;
    all->deadline_ms = awake ? all->clock->monotonic_ms(all->clock->ctx) + rest_ms : SDVP_NEVER;
}

void sdvp_schedules_look(sdvp_schedules_t *all)
{
    sdvp_schedules_take_changes(all);
    int64_t now = sdvp_schedules_now(all);
    for (size_t i = 0; i < all->schedule_count; i++) {
        sdvp_schedule_look(&all->schedules[i], now);
    }
    for (size_t i = 0; i < all->controller_count; i++) {
        sdvp_schedule_controller_look(&all->controllers[i], now);
    }
    for (size_t i = 0; i < all->schedule_count; i++) {
        sdvp_schedule_t *schedule = &all->schedules[i];
        schedule->waits = schedule->state == SDVP_SCHEDULE_READY && schedule->settings.has_event;
    }
    sdvp_schedules_show(all, now);
    tell_states(all);
    sdvp_schedules_save(all);
    plan_next(all, now);
}

static void operated(void *ctx, sdvp_error_t error, sdvp_add_cause_t cause, const char *why)
{
    sdvp_schedule_controller_t *controller = ctx;
    controller->ended = true;
    controller->outcome = error;
    controller->cause = cause;
    snprintf(controller->why, sizeof controller->why, "%s", why == NULL ? "" : why);
    controller->all->due = true;
}

static void take_end(sdvp_schedule_controller_t *controller)
{
    sdvp_schedules_t *all = controller->all;
    const sdvp_schedule_observer_t *observer = &all->config.observer;
    const sdvp_schedule_command_t *command = &controller->under_way;
    int64_t again = sdvp_schedule_controller_ended(controller, sdvp_schedules_now(all));
    if (controller->outcome == SDVP_OK) {
        if (observer->operated != NULL) {
            observer->operated(observer->ctx, controller->node.reference, command->entity, &command->ctl_val.is);
        }
    } else if (observer->refused != NULL) {
        observer->refused(
            observer->ctx, controller->node.reference, command->entity, controller->cause, controller->why,
            again < 0 ? -1 : again / 1000);
    }
}

/* Beh of its node is on, if it has one. */
static bool may_command(const sdvp_schedule_controller_t *controller)
{
    return sdvp_schedule_integer(controller->all->config.values, &controller->beh, 1) == 1;
}

static void carry_out(sdvp_schedule_controller_t *controller)
{
    sdvp_schedules_t *all = controller->all;
    const sdvp_schedule_command_t *command = &controller->under_way;
    if (!sdvp_entity_is_operable(&controller->entity)) {
        sdvp_entity_show(all, &controller->entity, &command->ctl_val.is, sdvp_schedules_now(all));
        operated(controller, SDVP_OK, SDVP_NO_ADD_CAUSE, NULL);
        return;
    }
    size_t length = strlen(command->schedule);
    size_t cut = length > MAX_IDENT ? length - MAX_IDENT : 0;
    const sdvp_command_t origin = {
        .or_cat = command->or_cat,
        .or_ident = (const uint8_t *)command->schedule + cut,
        .or_ident_length = length - cut,
    };
    sdvp_error_t error =
        sdvp_server_operate(all->server, command->entity, &command->ctl_val.is, &origin, operated, controller);
    if (error != SDVP_OK) {
        operated(controller, error, SDVP_CAUSE_UNKNOWN, sdvp_error_name(error));
    }
}

void sdvp_schedules_run(sdvp_schedules_t *schedules)
{
    const sdvp_clock_t *clock = schedules->clock;
    if (schedules->server == NULL || clock->monotonic_ms(clock->ctx) < sdvp_schedules_deadline(schedules)) {
        return;
    }
    schedules->due = true;
    for (int round = 0; schedules->due && round < ROUNDS; round++) {
        schedules->due = false;
        for (size_t i = 0; i < schedules->controller_count; i++) {
            if (schedules->controllers[i].ended) {
                take_end(&schedules->controllers[i]);
            }
        }
        sdvp_schedules_look(schedules);
        for (size_t i = 0; i < schedules->controller_count; i++) {
            sdvp_schedule_controller_t *controller = &schedules->controllers[i];
            if (may_command(controller) && sdvp_schedule_controller_take(controller)) {
                carry_out(controller);
            }
        }
    }
}

int64_t sdvp_schedules_deadline(const sdvp_schedules_t *schedules)
{
    if (schedules->server == NULL) {
        return SDVP_NEVER;
    }
    return schedules->due ? INT64_MIN : schedules->deadline_ms;
}

void sdvp_schedules_start(sdvp_schedules_t *schedules, sdvp_server_t *server)
{
    if (schedules->schedule_count > 0) {
        schedules->server = server;
        schedules->due = true;
        sdvp_schedules_run(schedules);
    }
}
