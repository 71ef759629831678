#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "acsi/state.h"
#include "base/memory.h"
#include "base/read.h"

enum { MAX_DETAIL = 512 };

void sdvp_call_free(sdvp_call_t *call)
{
    sdvp_release((char *)(uintptr_t)call->caller.peer);
    sdvp_release(call);
}

void sdvp_call_envelope(const sdvp_call_t *call, sdvp_message_t *response)
{
    response->pdu = SDVP_RESPONSE;
    response->service = call->service;
    response->association_id = call->association_id;
    response->invoke_id = call->invoke_id;
}

static size_t size_of(const sdvp_call_t *call, const sdvp_message_t *response)
{
    const sdvp_server_transport_t *transport = call->server->config.transport;
    return transport->size(transport->ctx, call->caller.peer, response);
}

bool sdvp_call_fits(const sdvp_call_t *call, sdvp_message_t *response)
{
    sdvp_call_envelope(call, response);
    return size_of(call, response) <= call->max_message_size;
}

void sdvp_server_answered(
    const sdvp_server_t *server, const sdvp_caller_t *caller, const sdvp_message_t *response)
{
    const sdvp_server_observer_t *observer = &server->config.observer;
    if (observer->answered != NULL) {
        sdvp_error_t error = response->refused ? response->is.refusal.error : SDVP_OK;
        const char *detail = response->refused ? response->is.refusal.detail : "";
        observer->answered(observer->ctx, caller, response->service, error, detail);
    }
}

/* Ends a call. */
static void send(sdvp_call_t *call, sdvp_message_t *response)
{
    sdvp_server_t *server = call->server;
    sdvp_call_t **at = &server->calls;
    while (*at != call) {
        at = &(*at)->next;
    }
    *at = call->next;
    if (call->association != NULL) {
        call->association->open_calls--;
    }
    sdvp_call_envelope(call, response);
    sdvp_server_answered(server, &call->caller, response);
    server->config.transport->answer(server->config.transport->ctx, call->open, response);
    sdvp_call_free(call);
}

void sdvp_call_answer(sdvp_call_t *call, sdvp_message_t *response)
{
    sdvp_message_t empty = {0};
    send(call, response == NULL ? &empty : response);
}

void sdvp_call_answer_fitting(sdvp_call_t *call, sdvp_message_t *response, const char *what)
{
    if (sdvp_call_fits(call, response)) {
        send(call, response);
        return;
    }
    sdvp_call_refuse(
        call, SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT, "%s must fit in %u octets, but needs %zu", what,
        (unsigned)call->max_message_size, size_of(call, response));
}

void sdvp_call_refuse_control(sdvp_call_t *call, sdvp_error_t error, sdvp_add_cause_t cause, const char *detail)
{
    char text[MAX_DETAIL];
    snprintf(text, sizeof text, "%s", detail);
    sdvp_message_t response = {.refused = true, .is.refusal = {error, cause, text}};
    /* Details quote what clients have sent, and that may need much escaping. */
    while (!sdvp_call_fits(call, &response) && text[0] != '\0') {
        text[sdvp_utf8_cut(text, strlen(text) / 2)] = '\0';
    }
    send(call, &response);
}

/* What clients have sent is good UTF-8, but printf may have cut it inside a character. */
static void mend(char *text)
{
    for (unsigned char *at = (unsigned char *)text; *at != '\0';) {
        size_t more = *at < 0xc0 ? 0 : *at < 0xe0 ? 1 : *at < 0xf0 ? 2 : 3;
        size_t have = 0;
        while (have < more && (at[have + 1] & 0xc0) == 0x80) {
            have++;
        }
        if (have < more || (*at >= 0x80 && *at < 0xc0) || *at < ' ') {
            *at = '?';
        }
        at += 1 + (have == more ? more : 0);
    }
}

void sdvp_call_refuse(sdvp_call_t *call, sdvp_error_t error, const char *format, ...)
{
    char detail[MAX_DETAIL];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(detail, sizeof detail, format, arguments);
    va_end(arguments);
    mend(detail);
    sdvp_call_refuse_control(call, error, SDVP_NO_ADD_CAUSE, detail);
}

void sdvp_call_deny(sdvp_call_t *call, const char *reference)
{
    sdvp_call_refuse(
        call, SDVP_ACCESS_VIOLATION, "%s may not use %s%s%s", call->caller.peer, sdvp_service_name(call->service),
        reference[0] == '\0' ? "" : " on ", reference);
}

void sdvp_server_refuse(
    sdvp_server_t *server, const sdvp_caller_t *caller, const sdvp_message_t *request, sdvp_open_call_t *open,
    const sdvp_refusal_t *refusal)
{
    sdvp_message_t response = {
        .pdu = SDVP_RESPONSE,
        .service = request->service,
        .association_id = request->association_id,
        .invoke_id = request->invoke_id,
        .refused = true,
        .is.refusal = *refusal,
    };
    sdvp_server_answered(server, caller, &response);
    server->config.transport->answer(server->config.transport->ctx, open, &response);
}
