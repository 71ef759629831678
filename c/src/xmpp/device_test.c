#include "xmpp/device.h"

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

#include "link.h"
#include "xmpp/operator.h"

static prosody_t server;

#define DEVICE "hp01@sdvp.test/agent"
#define DESK "desk@sdvp.test/desk"

/* The engine of a device, as far as the transport sees it. */
typedef struct engine {
    const sdvp_server_transport_t *port;
    int requests;
    sdvp_service_t last;
    sdvp_open_call_t *held; /* the last call, if it is to be answered later */
    bool hold;
    int aborts;
    unsigned roles;
    int roles_changed;
    int gone;
    char gone_why[256];
    int sent;
    int lost;
} engine_t;

static void answer(engine_t *engine, sdvp_open_call_t *call, const sdvp_message_t *request)
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
        answer(engine, call, request);
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

/* A client that gets what it gets. */
typedef struct outcome {
    int calls;
    sdvp_error_t error;
    bool refused;
    sdvp_error_t refusal;
    char detail[256];
} outcome_t;

static void on_answered(void *ctx, sdvp_error_t error, const char *detail, const sdvp_message_t *response)
{
    outcome_t *outcome = ctx;
    outcome->calls++;
    outcome->error = error;
    outcome->refused = response != NULL && response->refused;
    outcome->refusal = outcome->refused ? response->is.refusal.error : SDVP_OK;
    (void)snprintf(outcome->detail, sizeof outcome->detail, "%s", detail == NULL ? "" : detail);
}

typedef struct reports {
    int count;
    uint32_t next;
    int wrong;
    int gone;
    bool refuse;
} reports_t;

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

/* A device and a client of it, both logged in. */
typedef struct pair {
    link_told_t of_device;
    link_told_t of_desk;
    relay_t relay;
    sdvp_connection_t *device;
    sdvp_connection_t *desk;
    engine_t engine;
    reports_t reports;
    sdvp_xmpp_server_t *serving;
    sdvp_xmpp_client_t *client;
    const sdvp_client_transport_t *out;
} pair_t;

static pair_t *pair_of(const sdvp_xmpp_server_settings_t *settings, bool with_client)
{
    pair_t *pair = calloc(1, sizeof *pair);
    relay_start(&pair->relay, server.port);
    sdvp_connection_settings_t of_device = link_settings(&server, DEVICE, "hp01-secret", &pair->of_device);
    of_device.port = pair->relay.port;
    pair->device = link_connect(&of_device);
    pair->desk = link_connect_as(&server, DESK, "desk-secret", &pair->of_desk);
    pair->serving = sdvp_xmpp_server_new(pair->device, settings, NULL);
    pair->engine.port = sdvp_xmpp_server_transport(pair->serving);
    const sdvp_server_listener_t listener = {
        &pair->engine, on_request, on_unconfirmed, on_roles_changed, on_peer_gone,
    };
    assert_int_equal(pair->engine.port->start(pair->engine.port->ctx, &listener), SDVP_OK);
    if (with_client) {
        pair->client = sdvp_xmpp_client_new(pair->desk, NULL, NULL);
        pair->out = sdvp_xmpp_client_transport(pair->client);
        const sdvp_client_listener_t hearing = {&pair->reports, on_report, on_device_gone};
        assert_int_equal(pair->out->start(pair->out->ctx, &hearing), SDVP_OK);
    }
    UNTIL(pair->device, pair->desk,
          sdvp_presence_find(pair->desk, "hp01@sdvp.test") != NULL
              && sdvp_presence_find(pair->device, "desk@sdvp.test") != NULL);
    return pair;
}

static void end(pair_t *pair)
{
    sdvp_xmpp_client_free(pair->client);
    sdvp_xmpp_server_free(pair->serving);
    sdvp_connection_free(pair->desk);
    sdvp_connection_free(pair->device);
    relay_end(&pair->relay);
    free(pair);
}

static uint64_t call(pair_t *pair, sdvp_service_t service, outcome_t *outcome)
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
    *outcome = (outcome_t){0};
    assert_int_equal(pair->out->send(pair->out->ctx, DEVICE, &request, on_answered, outcome, &number), SDVP_OK);
    return number;
}

static outcome_t called(pair_t *pair, sdvp_service_t service)
{
    outcome_t outcome;
    call(pair, service, &outcome);
    UNTIL(pair->desk, pair->device, outcome.calls > 0);
    return outcome;
}

/* Requests without a transport. */
typedef struct raw {
    int calls;
    sdvp_error_t error;
    char condition[64];
    char text[160];
    char kind[16];
} raw_t;

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

static raw_t asked(sdvp_connection_t *from, sdvp_connection_t *other, const char *type, const char *to, const char *payload)
{
    raw_t raw = {0};
    sdvp_text_add(sdvp_iq_begin(from, type, to), payload);
    assert_int_equal(sdvp_iq_send(from, to, 5000, on_raw, &raw, NULL), SDVP_OK);
    UNTIL(from, other, raw.calls > 0);
    return raw;
}

#define SPACE "xmlns='urn:sdvp:acsi:1'"
#define ASSOCIATE "<associate " SPACE " i='1' size='65536' calls='4'/>"
#define RELEASE "<release " SPACE " a='k3f9' i='2'/>"

static void aCall_isAnswered_byWhomHasARole(void **state)
{
    (void)state;
    pair_t *pair = pair_of(NULL, true);
    assert_int_equal(called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    assert_int_equal(pair->engine.roles, SDVP_ROLE_SERVICE_PROVIDER);
    assert_int_equal(called(pair, SDVP_GET_SERVER_DIRECTORY).error, SDVP_OK);
    assert_int_equal(called(pair, SDVP_RELEASE).error, SDVP_OK);
    assert_int_equal(pair->engine.requests, 3);
    assert_null(pair->client->devices);
    end(pair);
}

static void aCall_mayBeAnsweredLater_andOneThatIsForgottenTellsNobody(void **state)
{
    (void)state;
    pair_t *pair = pair_of(NULL, true);
    outcome_t outcome;
    outcome_t forgotten;
    pair->engine.hold = true;
    uint64_t number = call(pair, SDVP_ASSOCIATE, &forgotten);
    UNTIL(pair->desk, pair->device, pair->engine.requests == 1);
    sdvp_open_call_t *first = pair->engine.held;
    pair->out->forget(pair->out->ctx, number);
    call(pair, SDVP_ASSOCIATE, &outcome);
    UNTIL(pair->desk, pair->device, pair->engine.requests == 2);
    const sdvp_message_t request = {.service = SDVP_ASSOCIATE, .invoke_id = 1};
    answer(&pair->engine, first, &request);
    answer(&pair->engine, pair->engine.held, &request);
    UNTIL(pair->desk, pair->device, outcome.calls == 1);
    assert_int_equal(forgotten.calls, 0);
    assert_int_equal(pair->serving->call_count, 0);
    end(pair);
}

static void aStranger_learnsNothing(void **state)
{
    (void)state;
    pair_t *pair = pair_of(NULL, false);
    link_told_t told = {0};
    sdvp_connection_t *stranger = link_connect_as(&server, "stranger@sdvp.test/x", "stranger-secret", &told);
    UNTIL(stranger, pair->device, told.count == 1);
    const char *const questions[] = {
        ASSOCIATE,
        "<ping xmlns='urn:xmpp:ping'/>",
        "<query xmlns='http://jabber.org/protocol/disco#info'/>",
        "<query xmlns='jabber:iq:version'/>",
        "<nothing " SPACE "/>",
        "<x xmlns='urn:nobody'/>",
    };
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        for (int set = 0; set < 2; set++) {
            raw_t raw = asked(stranger, pair->device, set ? "set" : "get", DEVICE, questions[i]);
            assert_string_equal(raw.condition, "service-unavailable");
            assert_string_equal(raw.text, "");
        }
    }
    assert_int_equal(pair->engine.requests, 0);
    sdvp_connection_free(stranger);
    end(pair);
}

static void whatIsNoMessage_isRefusedWithItsPlace(void **state)
{
    (void)state;
    pair_t *pair = pair_of(NULL, false);
    raw_t raw = asked(pair->desk, pair->device, "get", DEVICE,
                      "<getDataValues " SPACE " a='k3f9' i='7'><r>HP1/STMP1.Tmp[MX]</r><r>nothing</r></getDataValues>");
    assert_string_equal(raw.condition, "bad-request");
    assert_non_null(strstr(raw.text, "bad-value at getDataValues/r[2]"));
    raw = asked(pair->desk, pair->device, "get", DEVICE, RELEASE);
    assert_string_equal(raw.text, "expected Release in an iq set, came in an iq get");
    raw = asked(pair->desk, pair->device, "set", DEVICE, "<getFile " SPACE " a='k' i='1'>x<r/></getFile>");
    assert_string_equal(raw.condition, "bad-request");
    assert_int_equal(pair->engine.requests, 0);
    end(pair);
}

static void whatIsNestedTooDeep_isRefused(void **state)
{
    (void)state;
    pair_t *pair = pair_of(NULL, false);
    char text[8192] = "<getDataValues " SPACE " a='k' i='1'>";
    for (int i = 0; i < 200; i++) {
        strcat(text, "<st>");
    }
    for (int i = 0; i < 200; i++) {
        strcat(text, "</st>");
    }
    strcat(text, "</getDataValues>");
    raw_t raw = asked(pair->desk, pair->device, "get", DEVICE, text);
    assert_string_equal(raw.condition, "bad-request");
    assert_non_null(strstr(raw.text, "limit-exceeded"));
    end(pair);
}

static void send_twice(sdvp_connection_t *c, const char *id, const char *payload)
{
    for (int i = 0; i < 2; i++) {
        sdvp_text_add(sdvp_out_begin(c, "iq", "set", DEVICE, id), payload);
        assert_int_equal(sdvp_out_end(c, "iq", NULL, NULL), SDVP_OK);
    }
}

static void anOrderThatComesTwice_isCarriedOutOnce(void **state)
{
    (void)state;
    pair_t *pair = pair_of(NULL, false);
    send_twice(pair->desk, "o1", RELEASE);
    raw_t raw = asked(pair->desk, pair->device, "set", DEVICE, ASSOCIATE);
    assert_int_equal(raw.error, SDVP_OK);
    assert_int_equal(pair->engine.requests, 2);
    /* The same id with other words is another order. */
    send_twice(pair->desk, "o1", "<release " SPACE " a='k3f9' i='3'/>");
    raw = asked(pair->desk, pair->device, "set", DEVICE, ASSOCIATE);
    assert_int_equal(pair->engine.requests, 4);
    end(pair);
}

static void oneWhoseRoleIsTaken_isGone(void **state)
{
    (void)state;
    pair_t *pair = pair_of(NULL, true);
    assert_int_equal(called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    const char *const both[] = {"User", "Vendor"};
    assert_int_equal(sdvp_roster_set(pair->device, "desk@sdvp.test", both, 2, NULL, NULL), SDVP_OK);
    UNTIL(pair->device, pair->desk, pair->engine.roles_changed == 1);
    assert_int_equal(pair->engine.roles, SDVP_ROLE_USER | SDVP_ROLE_VENDOR);
    assert_int_equal(pair->engine.gone, 0);
    assert_int_equal(sdvp_roster_set(pair->device, "desk@sdvp.test", (const char *const[]){"Friends"}, 1, NULL, NULL), SDVP_OK);
    UNTIL(pair->device, pair->desk, pair->engine.gone == 1);
    assert_int_equal(pair->engine.roles, 0);
    outcome_t outcome = called(pair, SDVP_GET_SERVER_DIRECTORY);
    assert_int_equal(outcome.error, SDVP_LOST);
    assert_non_null(strstr(outcome.detail, "service-unavailable"));
    const char *const provider[] = {"Service Provider"};
    assert_int_equal(sdvp_roster_set(pair->device, "desk@sdvp.test", provider, 1, NULL, NULL), SDVP_OK);
    UNTIL(pair->device, pair->desk, sdvp_roster_roles(pair->device, DESK) == SDVP_ROLE_SERVICE_PROVIDER);
    end(pair);
}

static void whoGoesOffline_isGone(void **state)
{
    (void)state;
    pair_t *pair = pair_of(NULL, true);
    assert_int_equal(called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    sdvp_connection_disconnect(pair->desk);
    UNTIL(pair->device, pair->desk, pair->engine.gone == 1);
    assert_non_null(strstr(pair->engine.gone_why, "unavailable"));
    UNTIL(pair->desk, pair->device, pair->reports.gone == 1);
    sdvp_connection_connect(pair->desk);
    UNTIL(pair->desk, pair->device, sdvp_presence_find(pair->desk, "hp01@sdvp.test") != NULL);
    assert_int_equal(called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    sdvp_connection_disconnect(pair->device);
    UNTIL(pair->device, pair->desk, pair->reports.gone == 2);
    outcome_t outcome = called(pair, SDVP_ASSOCIATE);
    assert_int_equal(outcome.error, SDVP_LOST);
    end(pair);
}

static void on_sent(void *ctx, sdvp_error_t error)
{
    engine_t *engine = ctx;
    if (error == SDVP_OK) {
        engine->sent++;
    } else {
        engine->lost++;
    }
}

static sdvp_error_t report(pair_t *pair, uint32_t number)
{
    static const sdvp_report_member_t MEMBER = {.index = 1, .value = {.type = SDVP_INT32, .is.integer = 7}};
    const sdvp_message_t message = {
        .pdu = SDVP_UNCONFIRMED,
        .service = SDVP_REPORT,
        .association_id = "k3f9",
        .is.report = {.rpt_id = "r", .has_sq_num = true, .sq_num = number, .members = &MEMBER, .count = 1},
    };
    return pair->engine.port->send(pair->engine.port->ctx, DESK, &message, on_sent, &pair->engine);
}

static void reports_toAClientThatTakesThem_allComeInOrder(void **state)
{
    (void)state;
    pair_t *pair = pair_of(NULL, true);
    assert_int_equal(called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    int busy = 0;
    for (uint32_t number = 0; number < 1000;) {
        sdvp_error_t error = report(pair, number);
        if (error == SDVP_OK) {
            number++;
            continue;
        }
        assert_int_equal(error, SDVP_BUSY);
        busy++;
        int before = pair->engine.sent;
        UNTIL(pair->device, pair->desk, pair->engine.sent > before);
    }
    UNTIL(pair->device, pair->desk, pair->reports.count == 1000 && pair->engine.sent == 1000);
    assert_true(busy > 0);
    assert_int_equal(pair->reports.wrong, 0);
    assert_int_equal(pair->engine.lost, 0);
    end(pair);
}

static void reports_toAClientThatDoesNotAcknowledge_endAt256(void **state)
{
    (void)state;
    const sdvp_xmpp_server_settings_t settings = {.report_patience_ms = 300};
    pair_t *pair = pair_of(&settings, false);
    assert_int_equal(asked(pair->desk, pair->device, "set", DEVICE, ASSOCIATE).error, SDVP_OK);
    uint32_t number = 0;
    while (report(pair, number) == SDVP_OK) {
        number++;
    }
    assert_int_equal(number, 256);
    assert_int_equal(report(pair, number), SDVP_BUSY);
    /* This one answers service-unavailable: it is none of ours. */
    UNTIL(pair->device, pair->desk, pair->engine.lost > 0);
    UNTIL(pair->device, pair->desk, pair->engine.lost + pair->engine.sent == 256);
    assert_int_equal(report(pair, number), SDVP_LOST);
    end(pair);
}

static void reports_thatTheClientRefuses_areLostToTheServer(void **state)
{
    (void)state;
    pair_t *pair = pair_of(NULL, true);
    pair->reports.refuse = true;
    assert_int_equal(called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    for (uint32_t number = 0; number < 64; number++) {
        assert_int_equal(report(pair, number), SDVP_OK);
    }
    UNTIL(pair->device, pair->desk, pair->engine.lost + pair->engine.sent == 64);
    assert_true(pair->engine.lost >= 1);
    end(pair);
}

static void anAccountThatAsksTooMuch_isToldWhenToComeAgain_andComesAgain(void **state)
{
    (void)state;
    const sdvp_xmpp_server_settings_t settings = {.rates = {.service_provider = {10, 3}}};
    pair_t *pair = pair_of(&settings, false);
    raw_t raw = {0};
    for (int i = 0; i < 4; i++) {
        raw = asked(pair->desk, pair->device, "get", DEVICE,
                    "<getServerDirectory " SPACE " a='k3f9' i='1' class='logical-device'/>");
    }
    assert_string_equal(raw.condition, "resource-constraint");
    assert_string_equal(raw.kind, "wait");
    assert_non_null(strstr(raw.text, "call again in 0."));
    end(pair);
    pair = pair_of(&settings, true);
    outcome_t outcomes[12];
    for (int i = 0; i < 12; i++) {
        call(pair, SDVP_GET_SERVER_DIRECTORY, &outcomes[i]);
    }
    for (int i = 0; i < 12; i++) {
        UNTIL(pair->desk, pair->device, outcomes[i].calls == 1);
        assert_int_equal(outcomes[i].error, SDVP_OK);
    }
    end(pair);
}

static void anOrderThatWaitedWhileTheLinkWasAway_isRefused_aReadIsNot(void **state)
{
    (void)state;
    const sdvp_xmpp_server_settings_t settings = {.latest_order_ms = 200};
    pair_t *pair = pair_of(&settings, true);
    outcome_t order;
    outcome_t read;
    assert_int_equal(called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    int before = pair->engine.requests;
    relay_hush(&pair->relay);
    call(pair, SDVP_DELETE_DATA_SET, &order);
    call(pair, SDVP_GET_SERVER_DIRECTORY, &read);
    int64_t end_of_wait = link_now() + 500;
    UNTIL(pair->desk, pair->device, link_now() > end_of_wait);
    assert_int_equal(pair->engine.requests, before);
    relay_close(&pair->relay);
    relay_open(&pair->relay);
    UNTIL(pair->desk, pair->device, order.calls == 1 && read.calls == 1);
    assert_int_equal(pair->of_device.states[pair->of_device.count - 1], SDVP_LINK_RESUMED);
    assert_true(order.refused);
    assert_int_equal(order.refusal, SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT);
    assert_false(read.refused);
    assert_int_equal(pair->engine.requests, before + 1);
    end(pair);
}

static void aDeviceThatIsSilent_isKnownToBeGone(void **state)
{
    (void)state;
    pair_t *pair = pair_of(NULL, true);
    pair->desk->settings.ping_interval = 300;
    pair->desk->settings.ping_timeout = 300;
    assert_int_equal(called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    relay_hush(&pair->relay);
    int64_t begin = link_now();
    UNTIL(pair->desk, pair->device, pair->reports.gone == 1);
    assert_in_range(link_now() - begin, 250, 5000);
    end(pair);
}

static void anAbort_comes(void **state)
{
    (void)state;
    pair_t *pair = pair_of(NULL, true);
    assert_int_equal(called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    const sdvp_message_t abort = {
        .pdu = SDVP_UNCONFIRMED, .service = SDVP_ABORT, .association_id = "k3f9", .is.abort.reason = "enough"};
    pair->out->abort(pair->out->ctx, DEVICE, &abort);
    UNTIL(pair->desk, pair->device, pair->engine.aborts == 1);
    assert_null(pair->client->devices);
    end(pair);
}

int main(void)
{
    if (!prosody_start(&server)) {
        return 77;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aCall_isAnswered_byWhomHasARole),
        cmocka_unit_test(aCall_mayBeAnsweredLater_andOneThatIsForgottenTellsNobody),
        cmocka_unit_test(aStranger_learnsNothing),
        cmocka_unit_test(whatIsNoMessage_isRefusedWithItsPlace),
        cmocka_unit_test(whatIsNestedTooDeep_isRefused),
        cmocka_unit_test(anOrderThatComesTwice_isCarriedOutOnce),
        cmocka_unit_test(oneWhoseRoleIsTaken_isGone),
        cmocka_unit_test(whoGoesOffline_isGone),
        cmocka_unit_test(reports_toAClientThatTakesThem_allComeInOrder),
        cmocka_unit_test(reports_toAClientThatDoesNotAcknowledge_endAt256),
        cmocka_unit_test(reports_thatTheClientRefuses_areLostToTheServer),
        cmocka_unit_test(anAccountThatAsksTooMuch_isToldWhenToComeAgain_andComesAgain),
        cmocka_unit_test(anOrderThatWaitedWhileTheLinkWasAway_isRefused_aReadIsNot),
        cmocka_unit_test(aDeviceThatIsSilent_isKnownToBeGone),
        cmocka_unit_test(anAbort_comes),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    prosody_end(&server);
    return failed;
}
