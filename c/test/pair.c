#include "pair.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void pair_answer(engine_t *engine, sdvp_open_call_t *call, const sdvp_message_t *request)
{
    sdvp_message_t response = {
        .pdu = SDVP_RESPONSE,
        .service = request->service,
        .association_id = "k3f9",
        .invoke_id = request->invoke_id,
    };
    static const char *const NAMES[] = {"HP1"};
    if (request->service == SDVP_ASSOCIATE) {
        response.is.associate_response = (sdvp_associate_response_t){65536, 4, {NULL, 0}};
    } else if (request->service == SDVP_GET_SERVER_DIRECTORY) {
        response.is.directory_response.names = (sdvp_names_t){NAMES, 1};
    }
    engine->port->answer(engine->port->ctx, call, &response);
}

static void on_request(void *ctx, const sdvp_caller_t *caller, const sdvp_message_t *request, sdvp_open_call_t *call)
{
    engine_t *engine = ctx;
    engine->requests++;
    engine->last = request->service;
    engine->roles = caller->roles;
    if (engine->hold) {
        engine->held = call;
    } else {
        pair_answer(engine, call, request);
    }
}

static void on_unconfirmed(void *ctx, const sdvp_caller_t *caller, const sdvp_message_t *message)
{
    engine_t *engine = ctx;
    (void)caller;
    engine->aborts += message->service == SDVP_ABORT;
}

static void on_roles_changed(void *ctx, const sdvp_caller_t *caller)
{
    engine_t *engine = ctx;
    engine->roles_changed++;
    engine->roles = caller->roles;
}

static void on_peer_gone(void *ctx, const char *peer, const char *reason)
{
    engine_t *engine = ctx;
    assert_non_null(strchr(peer, '/'));
    engine->gone++;
    (void)snprintf(engine->gone_why, sizeof engine->gone_why, "%s", reason);
}

static bool is_associated(void *ctx, const char *peer)
{
    (void)peer;
    return !((engine_t *)ctx)->left;
}

static void on_answered(void *ctx, sdvp_error_t error, const char *detail, const sdvp_message_t *response)
{
    outcome_t *outcome = ctx;
    outcome->calls++;
    outcome->error = error;
    outcome->refused = response != NULL && response->refused;
    outcome->refusal = outcome->refused ? response->is.refusal.error : SDVP_OK;
    if (response != NULL && !response->refused) {
        *outcome->open = response->service == SDVP_ASSOCIATE || (*outcome->open && response->service != SDVP_RELEASE);
    }
    (void)snprintf(outcome->detail, sizeof outcome->detail, "%s", detail == NULL ? "" : detail);
}

static sdvp_error_t on_report(void *ctx, const char *peer, const sdvp_message_t *message)
{
    reports_t *reports = ctx;
    assert_string_equal(peer, DEVICE);
    if (message->service == SDVP_REPORT) {
        reports->count++;
        reports->wrong += message->is.report.sq_num != reports->next;
        reports->next = message->is.report.sq_num + 1;
    }
    return reports->refuse ? SDVP_LOST : SDVP_OK;
}

static void on_device_gone(void *ctx, const char *peer, const char *reason)
{
    (void)peer;
    (void)reason;
    ((reports_t *)ctx)->gone++;
}

static bool has_association(void *ctx, const char *peer)
{
    (void)peer;
    return ((reports_t *)ctx)->has_association;
}

pair_t *pair_of(const prosody_t *server, const sdvp_xmpp_server_settings_t *settings, bool with_client)
{
    pair_t *pair = calloc(1, sizeof *pair);
    relay_start(&pair->relay, server->port);
    sdvp_connection_settings_t of_device = link_settings(server, DEVICE, "hp01-secret", &pair->of_device);
    of_device.port = pair->relay.port;
    pair->device = link_connect(&of_device);
    pair->desk = link_connect_as(server, DESK, "desk-secret", &pair->of_desk);
    pair->serving = sdvp_xmpp_server_new(pair->device, settings, NULL);
    pair->engine.port = sdvp_xmpp_server_transport(pair->serving);
    const sdvp_server_listener_t listener = {
        .ctx = &pair->engine,
        .on_request = on_request,
        .on_unconfirmed = on_unconfirmed,
        .on_roles_changed = on_roles_changed,
        .on_peer_gone = on_peer_gone,
        .is_associated = is_associated,
    };
    assert_int_equal(pair->engine.port->start(pair->engine.port->ctx, &listener), SDVP_OK);
    if (with_client) {
        pair->client = sdvp_xmpp_client_new(pair->desk, NULL, NULL);
        pair->out = sdvp_xmpp_client_transport(pair->client);
        const sdvp_client_listener_t hearing = {&pair->reports, on_report, on_device_gone, has_association};
        assert_int_equal(pair->out->start(pair->out->ctx, &hearing), SDVP_OK);
    }
    UNTIL(pair->device, pair->desk,
          sdvp_presence_find(pair->desk, "hp01@sdvp.test") != NULL
              && sdvp_presence_find(pair->device, "desk@sdvp.test") != NULL);
    return pair;
}

void pair_end(pair_t *pair)
{
    sdvp_xmpp_client_free(pair->client);
    sdvp_xmpp_server_free(pair->serving);
    sdvp_connection_free(pair->desk);
    sdvp_connection_free(pair->device);
    relay_end(&pair->relay);
    free(pair);
}

uint64_t pair_call(pair_t *pair, sdvp_service_t service, outcome_t *outcome)
{
    uint64_t number = 0;
    sdvp_message_t request = {
        .pdu = SDVP_REQUEST,
        .service = service,
        .association_id = service == SDVP_ASSOCIATE ? NULL : "k3f9",
        .invoke_id = 1,
    };
    if (service == SDVP_ASSOCIATE) {
        request.is.associate_request = (sdvp_associate_request_t){65536, 4};
    } else if (service == SDVP_DELETE_DATA_SET) {
        request.is.data_set_request.data_set = "HP1/LLN0.Mine";
    }
    *outcome = (outcome_t){.open = &pair->reports.has_association};
    assert_int_equal(pair->out->send(pair->out->ctx, DEVICE, &request, on_answered, outcome, &number), SDVP_OK);
    return number;
}

outcome_t pair_called(pair_t *pair, sdvp_service_t service)
{
    outcome_t outcome;
    pair_call(pair, service, &outcome);
    UNTIL(pair->desk, pair->device, outcome.calls > 0);
    return outcome;
}

static void on_raw(void *ctx, sdvp_error_t error, const sdvp_stanza_t *answer)
{
    raw_t *raw = ctx;
    raw->calls++;
    raw->error = error;
    if (answer != NULL && error != SDVP_OK) {
        sdvp_stanza_error_t why;
        sdvp_stanza_error_of(answer, &why);
        (void)snprintf(raw->condition, sizeof raw->condition, "%s", why.condition);
        (void)snprintf(raw->text, sizeof raw->text, "%s", why.text);
        xmpp_stanza_t *element = xmpp_stanza_get_child_by_name(answer->xml, "error");
        (void)snprintf(raw->kind, sizeof raw->kind, "%s", sdvp_tag_attribute(element, "type"));
    }
}

raw_t pair_asked(sdvp_connection_t *from, sdvp_connection_t *other, const char *type, const char *to, const char *payload)
{
    raw_t raw = {0};
    sdvp_text_add(sdvp_iq_begin(from, type, to), payload);
    assert_int_equal(sdvp_iq_send(from, to, 5000, on_raw, &raw, NULL), SDVP_OK);
    UNTIL(from, other, raw.calls > 0);
    return raw;
}
