/* Has a control change by the sequence of services its control model asks for (IEC 61850-7-2 clause 20.3). */
#include <stdio.h>

#include "acsi/client_control.h"
#include "base/memory.h"

#define ROOM_OF_A_COMMAND 512u

/* CtlModelKind of IEC 61850-7-3. */
enum { SBO_NORMAL = 2, DIRECT_ENHANCED = 3, SBO_ENHANCED = 4 };

typedef struct change {
    sdvp_association_t *association;
    sdvp_arena_t *arena;
    sdvp_message_t order; /* own */
    int64_t ctl_model;
    uint32_t wait_ms;
    sdvp_done_t done;
    void *ctx;
} change_t;

static void change_free(change_t *change)
{
    sdvp_arena_free(change->arena);
    sdvp_release(change);
}

static void finish(change_t *change, const sdvp_outcome_t *outcome)
{
    change->done(change->ctx, outcome);
    change_free(change);
}

static void on_ended(void *ctx, const sdvp_outcome_t *outcome)
{
    finish(ctx, outcome);
}

static void on_operated(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    (void)response;
    finish(ctx, outcome);
}

static sdvp_error_t send(change_t *change, sdvp_service_t service, sdvp_replied_t done)
{
    sdvp_message_t request = change->order;
    request.service = service;
    return sdvp_client_call_begin(change->association,
        &(call_start_t){&request, sdvp_deliver_reply, (any_function_t)done, change, change->ctx});
}

static sdvp_error_t operate(change_t *change)
{
    bool enhanced = change->ctl_model == DIRECT_ENHANCED || change->ctl_model == SBO_ENHANCED;
    if (enhanced && sdvp_association_offers(change->association, SDVP_COMMAND_TERMINATION)) {
        return sdvp_client_command_and_wait(
            change->association, &change->order, change->wait_ms, &(command_end_t){on_ended, change, change->ctx});
    }
    return send(change, SDVP_OPERATE, on_operated);
}

static void check_sent(change_t *change, sdvp_error_t error)
{
    if (error != SDVP_OK) {
        sdvp_outcome_t outcome = sdvp_outcome_of(error, "the next step of a control could not be sent");
        finish(change, &outcome);
    }
}

static void on_selected(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    (void)response;
    change_t *change = ctx;
    if (outcome->error == SDVP_OK) {
        check_sent(change, operate(change));
    } else {
        finish(change, outcome);
    }
}

static void on_model(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    change_t *change = ctx;
    if (response == NULL) {
        finish(change, outcome);
        return;
    }
    const sdvp_result_t *result = &response->is.read_response.results.items[0];
    const char *control = change->order.is.command.control;
    char detail[256] = "";
    sdvp_outcome_t fault = sdvp_outcome_of(result->error, detail);
    if (result->error != SDVP_OK) {
        sdvp_detail_print(detail, "%s.ctlModel[CF]", control);
        finish(change, &fault);
    } else if (result->value.type < SDVP_INT8 || result->value.type > SDVP_ENUMERATED
        || result->value.type == SDVP_FLOAT32 || result->value.type == SDVP_FLOAT64) {
        sdvp_detail_print(detail, "expected of %s a number for %s.ctlModel[CF], but got %s", change->association->peer,
            control, sdvp_type_name(result->value.type));
        fault.error = SDVP_PROTOCOL;
        finish(change, &fault);
    } else {
        change->ctl_model = result->value.is.integer;
        check_sent(change, change->ctl_model == SBO_NORMAL   ? send(change, SDVP_SELECT, on_selected)
                : change->ctl_model == SBO_ENHANCED ? send(change, SDVP_SELECT_WITH_VALUE, on_selected)
                                                    : operate(change));
    }
}

static sdvp_error_t read_model(change_t *change)
{
    char reference[SDVP_REFERENCE_MAX + 1];
    int length = snprintf(reference, sizeof reference, "%s.ctlModel[CF]", change->order.is.command.control);
    if (length < 0 || (size_t)length >= sizeof reference) {
        return SDVP_BAD_ARGUMENT;
    }
    const char *references[] = {reference};
    sdvp_message_t request = {.pdu = SDVP_REQUEST, .service = SDVP_GET_DATA_VALUES};
    request.is.read_request.references = (sdvp_names_t){references, 1};
    return sdvp_client_call_begin(change->association,
        &(call_start_t){&request, sdvp_deliver_reply, (any_function_t)on_model, change, change->ctx});
}

sdvp_error_t sdvp_control(
    sdvp_association_t *association, const sdvp_command_t *command, uint32_t wait_ms, sdvp_done_t done, void *ctx)
{
    if (done == NULL || command->control == NULL) {
        return SDVP_BAD_ARGUMENT;
    }
    change_t *change = sdvp_alloc(sizeof *change);
    if (change == NULL) {
        return SDVP_NO_MEMORY;
    }
    *change = (change_t){.association = association, .wait_ms = wait_ms, .done = done, .ctx = ctx};
    change->arena = sdvp_arena_new(ROOM_OF_A_COMMAND, association->client->config.max_joined_octets);
    sdvp_message_t order = {.pdu = SDVP_REQUEST, .service = SDVP_OPERATE};
    order.is.command = *command;
    sdvp_error_t error = change->arena == NULL ? SDVP_NO_MEMORY
                                               : sdvp_message_copy(change->arena, &order, &change->order);
    error = error == SDVP_OK ? read_model(change) : error;
    if (error != SDVP_OK) {
        change_free(change);
    }
    return error;
}
