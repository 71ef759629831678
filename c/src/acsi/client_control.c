/* Commands of a client and their ends (IEC 61850-7-2 clause 20). */
#include <inttypes.h>
#include <string.h>

#include "acsi/client.h"
#include "acsi/client_control.h"
#include "base/memory.h"

#define ROOM_OF_A_COMMAND 512u

/* A command whose end is waited for, from before it is sent: its end may be heard of before its answer. */
typedef struct awaited {
    client_task_t task;
    client_timer_t timer;
    sdvp_arena_t *arena;
    sdvp_message_t order; /* own */
    int64_t wait_ms;
    bool sending;  /* its call is being begun: not to be freed */
    bool finished; /* the callback has been called */
    bool answered;
    bool ended;
    sdvp_add_cause_t add_cause;
    const void *tag;
    sdvp_done_t done;
    void *ctx;
} awaited_t;

sdvp_command_t sdvp_command(sdvp_client_t *client, const char *control, sdvp_value_t ctl_val)
{
    const sdvp_client_config_t *config = &client->config;
    return (sdvp_command_t){
        .control = control,
        .ctl_val = ctl_val,
        .or_cat = config->or_cat,
        .or_ident = config->or_ident,
        .or_ident_length = config->or_ident_length,
        .ctl_num = client->next_ctl_num++,
        .t = sdvp_timestamp_of(config->clock->utc_us(config->clock->ctx), SDVP_TIME_QUALITY_USUAL),
        .add_cause = SDVP_NO_ADD_CAUSE,
    };
}

/* How a device tells which command has ended; T may have been rounded on the way. */
static bool same_command(const sdvp_command_t *a, const sdvp_command_t *b)
{
    return a->ctl_num == b->ctl_num && a->or_cat == b->or_cat && a->or_ident_length == b->or_ident_length
        && (a->or_ident_length == 0 || memcmp(a->or_ident, b->or_ident, a->or_ident_length) == 0)
        && strcmp(a->control, b->control) == 0;
}

/* All tasks of an association are commands that are waited for. */
static awaited_t *find(sdvp_association_t *association, const sdvp_command_t *command)
{
    for (client_task_t *each = association->tasks; each != NULL; each = each->next) {
        awaited_t *awaited = (awaited_t *)(void *)each;
        if (same_command(&awaited->order.is.command, command)) {
            return awaited;
        }
    }
    return NULL;
}

/* It must not be found any more, be it by its callback. */
static void take_out(awaited_t *awaited)
{
    sdvp_association_t *association = awaited->task.association;
    if (association != NULL) {
        sdvp_client_timer_stop(association->client, &awaited->timer);
        sdvp_client_task_remove(&awaited->task);
        awaited->task.association = NULL;
    }
}

static void awaited_free(awaited_t *awaited)
{
    take_out(awaited);
    sdvp_arena_free(awaited->arena);
    sdvp_release(awaited);
}

static void fail(client_task_t *task, const sdvp_outcome_t *outcome)
{
    awaited_t *awaited = (awaited_t *)(void *)task;
    take_out(awaited);
    if (awaited->sending && !awaited->answered) {
        return; /* the association ends because the call cannot be sent, which its return tells */
    }
    awaited->finished = true;
    awaited->done(awaited->ctx, outcome);
    if (!awaited->sending) {
        awaited_free(awaited);
    }
}

/* The end is known: told as if it was the answer. */
static void finish_with_end(awaited_t *awaited)
{
    char detail[256] = "";
    sdvp_outcome_t outcome = sdvp_outcome_of(SDVP_OK, detail);
    if (awaited->add_cause != SDVP_NO_ADD_CAUSE) {
        sdvp_detail_print(detail, "%s was accepted, but not done", awaited->order.is.command.control);
        outcome = (sdvp_outcome_t){sdvp_add_cause_error(awaited->add_cause), awaited->add_cause, detail};
    }
    fail(&awaited->task, &outcome);
}

static void not_told(awaited_t *awaited, const char *why)
{
    char detail[256];
    sdvp_detail_print(detail, "%s accepted a command for %s but %s", awaited->task.association->peer,
        awaited->order.is.command.control, why);
    sdvp_outcome_t outcome = sdvp_outcome_of(SDVP_TIMED_OUT, detail);
    fail(&awaited->task, &outcome);
}

static void on_time_over(void *owner)
{
    not_told(owner, "did not tell its end in time; it may or may not have been done");
}

static void on_operated(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    (void)response;
    awaited_t *awaited = ctx;
    sdvp_association_t *association = awaited->task.association;
    bool refused = outcome->error >= SDVP_INSTANCE_NOT_AVAILABLE && outcome->error < SDVP_NO_MEMORY;
    awaited->answered = true;
    awaited->task.tag = awaited->tag;
    if (outcome->error != SDVP_OK && (refused || !awaited->ended)) {
        fail(&awaited->task, outcome);
    } else if (awaited->ended) {
        /* A command whose end was told had been accepted, though its answer may have been lost. */
        finish_with_end(awaited);
    } else if (!sdvp_association_offers(association, SDVP_COMMAND_TERMINATION)) {
        not_told(awaited, "cannot tell its end in this message format; look at its values");
    } else {
        sdvp_client_t *client = association->client;
        sdvp_client_timer_start(client, &awaited->timer, sdvp_client_now(client) + awaited->wait_ms);
    }
}

void sdvp_client_command_terminated(sdvp_association_t *association, const sdvp_command_t *command)
{
    awaited_t *awaited = find(association, command);
    if (awaited != NULL) {
        awaited->ended = true;
        awaited->add_cause = command->add_cause;
        if (awaited->answered) {
            finish_with_end(awaited);
        }
    }
    if (association->on_termination != NULL && !association->freed) {
        association->on_termination(association->on_termination_ctx, command);
    }
}

void sdvp_on_termination(sdvp_association_t *association, sdvp_terminated_t terminated, void *ctx)
{
    association->on_termination = terminated;
    association->on_termination_ctx = ctx;
}

/* Until a command that waits for its time is carried out. */
static int64_t until(const sdvp_client_t *client, const sdvp_message_t *order)
{
    if (order->service != SDVP_TIME_ACTIVATED_OPERATE) {
        return 0;
    }
    const sdvp_clock_t *clock = client->config.clock;
    int64_t ms = (sdvp_timestamp_us(order->is.command.oper_tm) - clock->utc_us(clock->ctx)) / 1000;
    return ms < 0 ? 0 : ms;
}

static sdvp_error_t awaited_new(
    sdvp_association_t *association, const sdvp_message_t *order, uint32_t wait_ms, awaited_t **to)
{
    sdvp_client_t *client = association->client;
    awaited_t *awaited = sdvp_alloc(sizeof *awaited);
    if (awaited == NULL) {
        return SDVP_NO_MEMORY;
    }
    awaited->timer = (client_timer_t){.when = SDVP_NEVER, .fire = on_time_over, .owner = awaited};
    awaited->arena = sdvp_arena_new(ROOM_OF_A_COMMAND, client->config.max_joined_octets);
    if (awaited->arena == NULL || sdvp_message_copy(awaited->arena, order, &awaited->order) != SDVP_OK) {
        sdvp_arena_free(awaited->arena);
        sdvp_release(awaited);
        return SDVP_NO_MEMORY;
    }
    awaited->wait_ms = until(client, order) + wait_ms;
    awaited->task.fail = fail;
    awaited->task.tag = awaited; /* while the call is open, that is what is given up */
    sdvp_client_task_add(association, &awaited->task);
    *to = awaited;
    return SDVP_OK;
}

sdvp_error_t sdvp_client_command_and_wait(
    sdvp_association_t *association, const sdvp_message_t *order, uint32_t wait_ms, const command_end_t *end)
{
    if (end->done == NULL || find(association, &order->is.command) != NULL) {
        return SDVP_BAD_ARGUMENT;
    }
    awaited_t *awaited = NULL;
    sdvp_error_t error = awaited_new(association, order, wait_ms, &awaited);
    if (error != SDVP_OK) {
        return error;
    }
    awaited->tag = end->tag;
    awaited->done = end->done;
    awaited->ctx = end->ctx;
    awaited->sending = true;
    sdvp_client_t *client = association->client;
    sdvp_client_enter(client);
    error = sdvp_client_call_begin(
        association, &(call_start_t){order, sdvp_deliver_reply, (any_function_t)on_operated, awaited, end->tag});
    awaited->sending = false;
    if (error != SDVP_OK || awaited->finished) {
        awaited_free(awaited);
    }
    sdvp_client_leave(client);
    return error;
}

sdvp_error_t sdvp_operate_and_wait(
    sdvp_association_t *association, sdvp_service_t service, const sdvp_command_t *command, uint32_t wait_ms,
    sdvp_done_t done, void *ctx)
{
    if (service != SDVP_OPERATE && service != SDVP_TIME_ACTIVATED_OPERATE) {
        return SDVP_BAD_ARGUMENT;
    }
    sdvp_message_t order = {.pdu = SDVP_REQUEST, .service = service};
    order.is.command = *command;
    return sdvp_client_command_and_wait(association, &order, wait_ms, &(command_end_t){done, ctx, ctx});
}
