#include "scheduled.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HOUSE (SDVP_ROLE_SERVICE_PROVIDER | SDVP_ROLE_USER)
#define SECOND INT64_C(1000000)

static const sdvp_access_rule_t RULES[] = {{HOUSE, SDVP_ALL_SERVICES, NULL, SDVP_ALL_FCS}};

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    abort();
}

static int64_t utc_us(void *ctx)
{
    return ((scheduled_t *)ctx)->device.utc_us;
}

static int64_t monotonic_ms(void *ctx)
{
    return ((scheduled_t *)ctx)->device.now_ms;
}

static void follow(scheduled_t *scheduled, const sdvp_command_t *command)
{
    char reference[200];
    sdvp_handle_t handle;
    snprintf(reference, sizeof reference, "%s.mxVal[MX]", command->control);
    if (sdvp_values_handle(scheduled->device.values, reference, &handle) != SDVP_OK) {
        snprintf(reference, sizeof reference, "%s.stVal[ST]", command->control);
    }
    const sdvp_write_t write = {reference, command->ctl_val};
    sdvp_error_t error = scheduled->process != NULL
        ? sdvp_process_set(scheduled->process, &write, 1, NULL)
        : sdvp_values_set(scheduled->device.values, &write, 1, NULL);
    if (error != SDVP_OK) {
        fail(reference, sdvp_error_name(error));
    }
}

static void operate(void *ctx, const sdvp_command_t *command, const sdvp_caller_t *caller, sdvp_operation_t *operation)
{
    (void)caller;
    scheduled_t *scheduled = ctx;
    size_t at = scheduled->command_count++ % SCHEDULED_COMMANDS;
    const sdvp_value_t *value = &command->ctl_val;
    char text[24];
    value = value->type == SDVP_STRUCTURE ? &value->is.list.items[0] : value;
    snprintf(text, sizeof text, "%g", value->type == SDVP_BOOLEAN ? value->is.boolean ? 1 : 0 : value->is.real);
    snprintf(
        scheduled->commands[at], sizeof scheduled->commands[at], "%" PRId64 "s %s %s",
        (scheduled->device.utc_us - scheduled->start_us) / SECOND, strrchr(command->control, '.') + 1, text);
    scheduled->categories[at] = command->or_cat;
    snprintf(
        scheduled->idents[at], sizeof scheduled->idents[at], "%.*s", (int)command->or_ident_length,
        (const char *)command->or_ident);
    if (scheduled->answer == SDVP_NO_ADD_CAUSE) {
        follow(scheduled, command);
    }
    sdvp_operation_done(operation, scheduled->answer, NULL);
}

static char *tell_line(scheduled_t *scheduled)
{
    return scheduled->told[scheduled->told_count++ % 64];
}

static void tell_state(void *ctx, const char *schedule, sdvp_schedule_state_t is)
{
    snprintf(tell_line(ctx), 96, "%s %s", schedule, sdvp_schedule_state_name(is));
}

static void tell_refusal(
    void *ctx, const char *controller, const char *entity, sdvp_add_cause_t cause, const char *why, int64_t again_ms)
{
    (void)entity;
    (void)why;
    snprintf(tell_line(ctx), 96, "%s refused %d again %" PRId64, controller, (int)cause, again_ms);
}

static void tell_failure(void *ctx, sdvp_error_t error)
{
    snprintf(tell_line(ctx), 96, "not saved %s", sdvp_error_name(error));
}

static void boot(scheduled_t *scheduled, bool process)
{
    device_t *device = &scheduled->device;
    sdvp_fault_t fault;
    device->values = sdvp_values_new(sdvp_scl_model(scheduled->scl));
    scheduled->process = process ? sdvp_process_new(device->values, &device->clock) : NULL;
    scheduled->config.values = device->values;
    scheduled->config.process = scheduled->process;
    if (sdvp_schedules_new(&scheduled->config, &scheduled->schedules, &fault) != SDVP_OK) {
        fail("schedules", fault.detail);
    }
    device->loopback = loopback_new();
    device->handler = (sdvp_control_handler_t){.ctx = scheduled, .operate = operate};
    scheduled->controls = sdvp_schedules_controls(scheduled->schedules, &device->handler);
    scheduled->settings = sdvp_schedules_settings(scheduled->schedules, &device->settings);
    device->config = (sdvp_server_config_t){
        .values = device->values,
        .transport = loopback_server(device->loopback),
        .clock = &device->clock,
        .policy = {.rules = RULES, .count = 1},
        .controls = &scheduled->controls,
        .settings = &scheduled->settings,
        .process = scheduled->process,
    };
    device_start(device);
    sdvp_schedules_start(scheduled->schedules, device->server);
    scheduled->provider = party_new(device, "provider@example.org/x", SDVP_ROLE_SERVICE_PROVIDER);
    scheduled->user = party_new(device, "user@example.org/x", SDVP_ROLE_USER);
}

static void halt(scheduled_t *scheduled)
{
    party_free(scheduled->provider);
    party_free(scheduled->user);
    sdvp_server_free(scheduled->device.server);
    scheduled->device.server = NULL;
    sdvp_schedules_free(scheduled->schedules);
    sdvp_process_free(scheduled->process);
    sdvp_values_free(scheduled->device.values);
    loopback_free(scheduled->device.loopback);
}

scheduled_t *scheduled_with(bool process, const sdvp_schedule_config_t *config)
{
    scheduled_t *scheduled = calloc(1, sizeof *scheduled);
    const sdvp_store_limits_t limits = sdvp_store_limits();
    sdvp_fault_t fault;
    scheduled->start_us = INT64_C(1767225600000000); /* 2026-01-01, a Thursday */
    scheduled->device.utc_us = scheduled->start_us;
    scheduled->device.now_ms = 1000;
    scheduled->device.clock = (sdvp_clock_t){scheduled, utc_us, monotonic_ms};
    scheduled->answer = SDVP_NO_ADD_CAUSE;
    scheduled->store = sdvp_store_in_memory(&limits);
    if (sdvp_scl_read_file(SDVP_TEST_DIRECTORY "/schedules.icd", NULL, &scheduled->scl, &fault) != SDVP_OK) {
        fail(fault.path, fault.detail);
    }
    if (config != NULL) {
        scheduled->config = *config;
    }
    scheduled->config.clock = &scheduled->device.clock;
    if (scheduled->config.states == NULL) {
        scheduled->config.states = sdvp_store_states(scheduled->store);
    }
    scheduled->config.observer = (sdvp_schedule_observer_t){scheduled, tell_state, NULL, tell_refusal, tell_failure};
    boot(scheduled, process);
    return scheduled;
}

scheduled_t *scheduled_new(void)
{
    return scheduled_with(false, NULL);
}

void scheduled_free(scheduled_t *scheduled)
{
    halt(scheduled);
    sdvp_store_free(scheduled->store);
    sdvp_scl_free(scheduled->scl);
    free(scheduled);
}

static void settle(scheduled_t *scheduled)
{
    for (int i = 0; i < 8; i++) {
        device_settle(&scheduled->device);
        sdvp_schedules_run(scheduled->schedules);
    }
}

void scheduled_power_off(scheduled_t *scheduled, int64_t seconds)
{
    bool process = scheduled->process != NULL;
    settle(scheduled);
    halt(scheduled);
    scheduled->device.utc_us += seconds * SECOND;
    scheduled->device.now_ms += seconds * 1000;
    boot(scheduled, process);
    settle(scheduled);
}

void scheduled_step(scheduled_t *scheduled, int64_t seconds)
{
    scheduled->device.utc_us += seconds * SECOND;
}

void scheduled_advance(scheduled_t *scheduled, int64_t seconds)
{
    device_t *device = &scheduled->device;
    int64_t end = device->now_ms + seconds * 1000;
    settle(scheduled);
    while (device->now_ms < end) {
        int64_t due = sdvp_schedules_deadline(scheduled->schedules);
        int64_t other = sdvp_server_deadline(device->server);
        due = other < due ? other : due;
        due = due <= device->now_ms ? device->now_ms + 1 : due > end ? end : due;
        device->utc_us += (due - device->now_ms) * 1000;
        device->now_ms = due;
        settle(scheduled);
    }
}

static sdvp_value_t parse(scheduled_t *scheduled, const char *fcda, const char *text, char *reference, sdvp_arena_t *arena)
{
    sdvp_handle_t handle;
    sdvp_fault_t fault = {.detail = "there is no such"};
    sdvp_value_t value;
    snprintf(reference, 200, "LD1/%s", fcda);
    if (sdvp_values_handle(scheduled->device.values, reference, &handle) != SDVP_OK
        || sdvp_value_parse(arena, handle.type, text, &value, &fault) != SDVP_OK) {
        fail(reference, fault.detail);
    }
    return value;
}

void scheduled_put(scheduled_t *scheduled, const char *fcda, const char *text)
{
    char reference[200];
    sdvp_arena_t *arena = sdvp_arena_new(1024, 65536);
    sdvp_write_t write = {.value = parse(scheduled, fcda, text, reference, arena)};
    write.reference = reference;
    sdvp_error_t error = scheduled->process != NULL
        ? sdvp_process_set(scheduled->process, &write, 1, NULL)
        : sdvp_values_set(scheduled->device.values, &write, 1, NULL);
    if (error != SDVP_OK) {
        fail(reference, sdvp_error_name(error));
    }
    sdvp_arena_free(arena);
    settle(scheduled);
}

sdvp_error_t scheduled_write(scheduled_t *scheduled, const char *fcda, const char *text)
{
    char reference[200];
    sdvp_arena_t *arena = sdvp_arena_new(1024, 65536);
    sdvp_value_t value = parse(scheduled, fcda, text, reference, arena);
    sdvp_error_t error = write_one(scheduled->provider, reference, value);
    sdvp_arena_free(arena);
    settle(scheduled);
    return error;
}

const char *scheduled_get(scheduled_t *scheduled, const char *fcda)
{
    static char text[300];
    char reference[200];
    sdvp_arena_t *arena = sdvp_arena_new(1024, 65536);
    sdvp_handle_t handle;
    sdvp_value_t value;
    snprintf(reference, sizeof reference, "LD1/%s", fcda);
    if (sdvp_values_handle(scheduled->device.values, reference, &handle) != SDVP_OK
        || sdvp_values_get(scheduled->device.values, reference, arena, &value) != SDVP_OK) {
        fail(reference, "there is no such");
    }
    sdvp_value_print(&value, handle.type, text, sizeof text);
    sdvp_arena_free(arena);
    return text;
}

int64_t scheduled_state(scheduled_t *scheduled, const char *node)
{
    char reference[200];
    sdvp_arena_t *arena = sdvp_arena_new(1024, 65536);
    sdvp_value_t value;
    snprintf(reference, sizeof reference, "LD1/%s.SchdSt.stVal[ST]", node);
    if (sdvp_values_get(scheduled->device.values, reference, arena, &value) != SDVP_OK) {
        fail(reference, "there is no such");
    }
    sdvp_arena_free(arena);
    return value.is.integer;
}

static void set(scheduled_t *scheduled, const char *node, const char *rest, const char *text)
{
    char reference[200];
    snprintf(reference, sizeof reference, "%s.%s", node, rest);
    if (scheduled_write(scheduled, reference, text) != SDVP_OK) {
        fail(reference, "was not set");
    }
}

static void set_number(scheduled_t *scheduled, const char *node, const char *rest, double number)
{
    char text[40];
    snprintf(text, sizeof text, "%.9g", number);
    set(scheduled, node, rest, text);
}

void scheduled_plan(
    scheduled_t *scheduled, const char *node, int interval, int64_t start, size_t count, const double *values)
{
    char name[40];
    char text[64];
    for (size_t i = 0; i < count; i++) {
        snprintf(name, sizeof name, "ValASG%03zu.setMag.f[SP]", i + 1);
        set_number(scheduled, node, name, values[i]);
    }
    set_number(scheduled, node, "NumEntr.setVal[SP]", (double)count);
    set_number(scheduled, node, "SchdIntv.setVal[SP]", interval);
    int64_t at = start == INT64_MIN ? 0 : scheduled->start_us + start * SECOND;
    sdvp_value_t time = sdvp_time(sdvp_timestamp_of(at, SDVP_TIME_QUALITY_USUAL));
    sdvp_value_print(&time, NULL, text, sizeof text);
    set(scheduled, node, "StrTm1.setTm[SP]", text);
}

sdvp_error_t scheduled_order(
    scheduled_t *scheduled, party_t *party, const char *control, sdvp_value_t ctl_val, sdvp_or_cat_t category)
{
    static uint32_t ctl_num;
    char reference[140];
    snprintf(reference, sizeof reference, "LD1/%s", control);
    sdvp_command_t command = command_of(party, reference, ctl_val, ctl_num++ % 256);
    command.or_cat = category;
    sdvp_error_t error = order(party, SDVP_OPERATE, command);
    settle(scheduled);
    return error;
}

static sdvp_error_t request(scheduled_t *scheduled, const char *node, const char *object)
{
    char control[80];
    snprintf(control, sizeof control, "%s.%s", node, object);
    return scheduled_order(scheduled, scheduled->provider, control, sdvp_boolean(true), SDVP_OR_REMOTE_CONTROL);
}

sdvp_error_t scheduled_enable(scheduled_t *scheduled, const char *node)
{
    return request(scheduled, node, "EnaReq");
}

sdvp_error_t scheduled_disable(scheduled_t *scheduled, const char *node)
{
    return request(scheduled, node, "DsaReq");
}
