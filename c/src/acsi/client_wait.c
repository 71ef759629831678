/* Calls that wait for their answer, for simple programs. */
#include <stdio.h>
#include <string.h>

#include "acsi/client.h"
#include "acsi/client_pages.h"

/* The longest step, should the link not come back earlier by itself. */
#define LONGEST_STEP_MS 1000
#define END_OF_COMMAND_MS 30000u

/* What the callbacks of one wait fill in. */
typedef struct answer {
    bool done;
    sdvp_waiter_t *waiter;
    sdvp_error_t error;
    sdvp_association_t *association;
    sdvp_arena_t *arena;
    sdvp_message_t *response;
} answer_t;

sdvp_error_t sdvp_wait(sdvp_waiter_t *waiter, const bool *done)
{
    while (!*done) {
        int64_t left = sdvp_client_deadline(waiter->client) - sdvp_client_now(waiter->client);
        uint32_t timeout = left < 0 ? 0 : left < LONGEST_STEP_MS ? (uint32_t)left : LONGEST_STEP_MS;
        sdvp_error_t error = waiter->step(waiter->step_ctx, timeout);
        if (error != SDVP_OK) {
            return error;
        }
        sdvp_client_run(waiter->client);
    }
    return SDVP_OK;
}

static void take(answer_t *answer, const sdvp_outcome_t *outcome)
{
    answer->done = true;
    answer->error = outcome->error;
    answer->waiter->fault.error = outcome->error;
    answer->waiter->fault.path[0] = '\0';
    const char *cause = sdvp_add_cause_name(outcome->add_cause);
    if (cause != NULL) {
        sdvp_detail_print(answer->waiter->fault.detail, "%s: %s", cause, outcome->detail);
    } else {
        sdvp_detail_copy(answer->waiter->fault.detail, outcome->detail);
    }
}

/* Waits for what has been begun. Whatever the wait ends with, its callbacks come no more. */
static sdvp_error_t finish(answer_t *answer, sdvp_error_t begun)
{
    sdvp_waiter_t *waiter = answer->waiter;
    sdvp_error_t error = begun == SDVP_OK ? sdvp_wait(waiter, &answer->done) : begun;
    if (error != SDVP_OK) {
        if (begun == SDVP_OK) {
            sdvp_give_up(waiter->client, answer);
        }
        sdvp_outcome_t outcome = sdvp_outcome_of(error, begun == SDVP_OK ? "the link failed" : "nothing was sent");
        take(answer, &outcome);
    }
    return answer->error;
}

static void on_associated(void *ctx, const sdvp_outcome_t *outcome, sdvp_association_t *association)
{
    answer_t *answer = ctx;
    answer->association = association;
    take(answer, outcome);
}

sdvp_error_t sdvp_wait_associate(sdvp_waiter_t *waiter, const char *peer, sdvp_association_t **to)
{
    answer_t answer = {.waiter = waiter};
    sdvp_error_t error = finish(&answer, sdvp_associate(waiter->client, peer, on_associated, &answer));
    *to = answer.association;
    return error;
}

static void on_replied(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    answer_t *answer = ctx;
    take(answer, outcome);
    if (response != NULL && sdvp_message_copy(answer->arena, response, answer->response) != SDVP_OK) {
        sdvp_outcome_t full = sdvp_outcome_of(SDVP_NO_MEMORY, "the answer does not fit the arena");
        take(answer, &full);
    }
}

sdvp_error_t sdvp_wait_call(
    sdvp_waiter_t *waiter, sdvp_association_t *association, const sdvp_message_t *request, sdvp_arena_t *arena,
    sdvp_message_t *response)
{
    answer_t answer = {.waiter = waiter, .arena = arena, .response = response};
    return finish(&answer, sdvp_service_has_pages(request->service)
            ? sdvp_call_all(association, request, on_replied, &answer)
            : sdvp_call(association, request, on_replied, &answer));
}

/* A member that was refused is an error of the call. */
static sdvp_error_t refused(sdvp_waiter_t *waiter, sdvp_error_t error, const char *reference)
{
    if (error != SDVP_OK) {
        waiter->fault.error = error;
        sdvp_detail_copy(waiter->fault.detail, reference);
    }
    return error;
}

sdvp_error_t sdvp_wait_read(
    sdvp_waiter_t *waiter, sdvp_association_t *association, const char *reference, sdvp_arena_t *arena,
    sdvp_value_t *value)
{
    const char *const references[] = {reference};
    sdvp_message_t request = {.pdu = SDVP_REQUEST, .service = SDVP_GET_DATA_VALUES};
    sdvp_message_t response;
    request.is.read_request.references = (sdvp_names_t){references, 1};
    sdvp_error_t error = sdvp_wait_call(waiter, association, &request, arena, &response);
    if (error != SDVP_OK) {
        return error;
    }
    *value = response.is.read_response.results.items[0].value;
    return refused(waiter, response.is.read_response.results.items[0].error, reference);
}

sdvp_error_t sdvp_wait_write(
    sdvp_waiter_t *waiter, sdvp_association_t *association, const char *reference, const sdvp_value_t *value)
{
    const sdvp_write_t write = {reference, *value};
    sdvp_message_t request = {.pdu = SDVP_REQUEST, .service = SDVP_SET_DATA_VALUES};
    sdvp_message_t response;
    request.is.write_request.writes = (sdvp_writes_t){&write, 1};
    sdvp_arena_t *arena = sdvp_arena_new(sizeof(sdvp_error_t) * 8, sizeof(sdvp_error_t) * 64 + 256);
    if (arena == NULL) {
        return refused(waiter, SDVP_NO_MEMORY, reference);
    }
    sdvp_error_t error = sdvp_wait_call(waiter, association, &request, arena, &response);
    if (error == SDVP_OK) {
        error = refused(waiter, response.is.write_response.results.items[0], reference);
    }
    sdvp_arena_free(arena);
    return error;
}

static void on_done(void *ctx, const sdvp_outcome_t *outcome)
{
    take(ctx, outcome);
}

sdvp_error_t sdvp_wait_control(
    sdvp_waiter_t *waiter, sdvp_association_t *association, const char *control, const sdvp_value_t *ctl_val)
{
    answer_t answer = {.waiter = waiter};
    sdvp_command_t command = sdvp_command(waiter->client, control, *ctl_val);
    return finish(&answer, sdvp_control(association, &command, END_OF_COMMAND_MS, on_done, &answer));
}

sdvp_error_t sdvp_wait_release(sdvp_waiter_t *waiter, sdvp_association_t *association)
{
    answer_t answer = {.waiter = waiter};
    return finish(&answer, sdvp_association_release(association, on_done, &answer));
}
