#include "scripted.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static sdvp_error_t start(void *ctx, const sdvp_client_listener_t *listener)
{
    ((scripted_t *)ctx)->listener = listener;
    return SDVP_OK;
}

static sdvp_error_t send_call(
    void *ctx, const char *peer, const sdvp_message_t *request, sdvp_answered_t answered, void *answered_ctx,
    uint64_t *number)
{
    scripted_t *scripted = ctx;
    if (scripted->failing != SDVP_OK) {
        return scripted->failing;
    }
    if (scripted->count == SCRIPTED_CALLS) {
        abort();
    }
    sent_t *call = &scripted->calls[scripted->count];
    *number = scripted->count++;
    if (sdvp_message_copy(scripted->arena, request, &call->request) != SDVP_OK) {
        abort();
    }
    snprintf(call->peer, sizeof call->peer, "%s", peer);
    call->answered = answered;
    call->ctx = answered_ctx;
    return SDVP_OK;
}

static void forget(void *ctx, uint64_t number)
{
    ((scripted_t *)ctx)->calls[number].forgotten = true;
}

static void send_abort(void *ctx, const char *peer, const sdvp_message_t *message)
{
    (void)peer;
    scripted_t *scripted = ctx;
    sdvp_message_copy(scripted->arena, message, &scripted->aborts[scripted->abort_count++]);
}

static int64_t utc_us(void *ctx)
{
    return ((scripted_t *)ctx)->utc_us;
}

static int64_t monotonic_ms(void *ctx)
{
    return ((scripted_t *)ctx)->now_ms;
}

scripted_t *scripted_new(void)
{
    scripted_t *scripted = calloc(1, sizeof *scripted);
    if (scripted == NULL) {
        abort();
    }
    scripted->transport = (sdvp_client_transport_t){scripted, start, send_call, forget, send_abort, NULL};
    scripted->clock = (sdvp_clock_t){scripted, utc_us, monotonic_ms};
    scripted->utc_us = INT64_C(1790000000000000);
    scripted->now_ms = 1000;
    /* So much at once that it does not grow while a test has allocations fail. */
    scripted->arena = sdvp_arena_new((size_t)1 << 20, (size_t)64 << 20);
    return scripted;
}

void scripted_free(scripted_t *scripted)
{
    sdvp_arena_free(scripted->arena);
    free(scripted);
}

sdvp_client_config_t scripted_config(scripted_t *scripted)
{
    sdvp_client_config_t config = sdvp_client_defaults(&scripted->transport);
    config.clock = &scripted->clock;
    return config;
}

sdvp_client_t *scripted_client(scripted_t *scripted)
{
    sdvp_client_config_t config = scripted_config(scripted);
    sdvp_client_t *client = NULL;
    if (sdvp_client_new(&config, &client) != SDVP_OK) {
        abort();
    }
    return client;
}

sent_t *scripted_last(scripted_t *scripted)
{
    return &scripted->calls[scripted->count - 1];
}

void scripted_answer(sent_t *call, sdvp_message_t response)
{
    if (call->forgotten) {
        return;
    }
    response.pdu = SDVP_RESPONSE;
    response.service = call->request.service;
    response.invoke_id = call->request.invoke_id;
    if (call->request.association_id != NULL) {
        response.association_id = call->request.association_id;
    }
    call->answered(call->ctx, SDVP_OK, NULL, &response);
}

void scripted_ok(sent_t *call)
{
    scripted_answer(call, (sdvp_message_t){.pdu = SDVP_RESPONSE});
}

void scripted_refuse(sent_t *call, sdvp_error_t error, sdvp_add_cause_t cause)
{
    sdvp_message_t response = {.refused = true};
    response.is.refusal = (sdvp_refusal_t){error, cause, "because"};
    scripted_answer(call, response);
}

void scripted_grant(sent_t *call, const char *id, uint32_t max_outstanding_calls)
{
    sdvp_message_t response = {.association_id = id};
    response.is.associate_response.max_message_size = 65536;
    response.is.associate_response.max_outstanding_calls = max_outstanding_calls;
    scripted_answer(call, response);
}

sdvp_error_t scripted_send(scripted_t *scripted, const char *id, sdvp_message_t message)
{
    message.pdu = SDVP_UNCONFIRMED;
    message.association_id = id;
    return scripted->listener->on_unconfirmed(scripted->listener->ctx, "device", &message);
}

void scripted_gone(scripted_t *scripted, const char *reason)
{
    scripted->listener->on_peer_gone(scripted->listener->ctx, "device", reason);
}

void scripted_advance(scripted_t *scripted, sdvp_client_t *client, int64_t ms)
{
    scripted->now_ms += ms;
    scripted->utc_us += ms * 1000;
    sdvp_client_run(client);
}

void hear_done(void *ctx, const sdvp_outcome_t *outcome)
{
    heard_t *heard = ctx;
    heard->times++;
    heard->error = outcome->error;
    heard->add_cause = outcome->add_cause;
    snprintf(heard->detail, sizeof heard->detail, "%s", outcome->detail);
}

void hear_reply(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    if ((outcome->error == SDVP_OK) != (response != NULL)) {
        abort();
    }
    hear_done(ctx, outcome);
}

void hear_associated(void *ctx, const sdvp_outcome_t *outcome, sdvp_association_t *association)
{
    hear_done(ctx, outcome);
    ((heard_t *)ctx)->association = association;
}

sdvp_association_t *scripted_associate(scripted_t *scripted, sdvp_client_t *client, uint32_t max_outstanding_calls)
{
    heard_t heard = {0};
    if (sdvp_associate(client, "device", hear_associated, &heard) != SDVP_OK) {
        abort();
    }
    scripted_grant(scripted_last(scripted), "a", max_outstanding_calls);
    return heard.association;
}
