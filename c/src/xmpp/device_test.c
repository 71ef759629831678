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

static prosody_t server;

static void aCall_isAnswered_byWhomHasARole(void **state)
{
    (void)state;
    pair_t *pair = pair_of(&server, NULL, true);
    assert_int_equal(pair_called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    assert_int_equal(pair->engine.roles, SDVP_ROLE_SERVICE_PROVIDER);
    assert_int_equal(pair_called(pair, SDVP_GET_SERVER_DIRECTORY).error, SDVP_OK);
    assert_int_equal(pair_called(pair, SDVP_RELEASE).error, SDVP_OK);
    assert_int_equal(pair->engine.requests, 3);
    assert_null(pair->client->devices);
    pair_end(pair);
}

static void aCall_mayBeAnsweredLater_andOneThatIsForgottenTellsNobody(void **state)
{
    (void)state;
    pair_t *pair = pair_of(&server, NULL, true);
    outcome_t outcome;
    outcome_t forgotten;
    pair->engine.hold = true;
    uint64_t number = pair_call(pair, SDVP_ASSOCIATE, &forgotten);
    UNTIL(pair->desk, pair->device, pair->engine.requests == 1);
    sdvp_open_call_t *first = pair->engine.held;
    pair->out->forget(pair->out->ctx, number);
    pair_call(pair, SDVP_ASSOCIATE, &outcome);
    UNTIL(pair->desk, pair->device, pair->engine.requests == 2);
    const sdvp_message_t request = {.service = SDVP_ASSOCIATE, .invoke_id = 1};
    pair_answer(&pair->engine, first, &request);
    pair_answer(&pair->engine, pair->engine.held, &request);
    UNTIL(pair->desk, pair->device, outcome.calls == 1);
    assert_int_equal(forgotten.calls, 0);
    assert_int_equal(pair->serving->call_count, 0);
    pair_end(pair);
}

static void aStranger_learnsNothing(void **state)
{
    (void)state;
    pair_t *pair = pair_of(&server, NULL, false);
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
            raw_t raw = pair_asked(stranger, pair->device, set ? "set" : "get", DEVICE, questions[i]);
            assert_string_equal(raw.condition, "service-unavailable");
            assert_string_equal(raw.text, "");
        }
    }
    assert_int_equal(pair->engine.requests, 0);
    sdvp_connection_free(stranger);
    pair_end(pair);
}

static void whatIsNoMessage_isRefusedWithItsPlace(void **state)
{
    (void)state;
    pair_t *pair = pair_of(&server, NULL, false);
    raw_t raw = pair_asked(pair->desk, pair->device, "get", DEVICE,
                      "<getDataValues " SPACE " a='k3f9' i='7'><r>HP1/STMP1.Tmp[MX]</r><r>nothing</r></getDataValues>");
    assert_string_equal(raw.condition, "bad-request");
    assert_non_null(strstr(raw.text, "bad-value at getDataValues/r[2]"));
    raw = pair_asked(pair->desk, pair->device, "get", DEVICE, RELEASE);
    assert_string_equal(raw.text, "expected Release in an iq set, came in an iq get");
    raw = pair_asked(pair->desk, pair->device, "set", DEVICE, "<getFile " SPACE " a='k' i='1'>x<r/></getFile>");
    assert_string_equal(raw.condition, "bad-request");
    assert_int_equal(pair->engine.requests, 0);
    pair_end(pair);
}

static void whatIsNestedTooDeep_isRefused(void **state)
{
    (void)state;
    pair_t *pair = pair_of(&server, NULL, false);
    char text[8192] = "<getDataValues " SPACE " a='k' i='1'>";
    for (int i = 0; i < 200; i++) {
        strcat(text, "<st>");
    }
    for (int i = 0; i < 200; i++) {
        strcat(text, "</st>");
    }
    strcat(text, "</getDataValues>");
    raw_t raw = pair_asked(pair->desk, pair->device, "get", DEVICE, text);
    assert_string_equal(raw.condition, "bad-request");
    assert_non_null(strstr(raw.text, "limit-exceeded"));
    pair_end(pair);
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
    pair_t *pair = pair_of(&server, NULL, false);
    send_twice(pair->desk, "o1", RELEASE);
    raw_t raw = pair_asked(pair->desk, pair->device, "set", DEVICE, ASSOCIATE);
    assert_int_equal(raw.error, SDVP_OK);
    assert_int_equal(pair->engine.requests, 2);
    /* The same id with other words is another order. */
    send_twice(pair->desk, "o1", "<release " SPACE " a='k3f9' i='3'/>");
    raw = pair_asked(pair->desk, pair->device, "set", DEVICE, ASSOCIATE);
    assert_int_equal(pair->engine.requests, 4);
    pair_end(pair);
}

static void oneWhoseRoleIsTaken_isGone(void **state)
{
    (void)state;
    pair_t *pair = pair_of(&server, NULL, true);
    assert_int_equal(pair_called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    const char *const both[] = {"User", "Vendor"};
    assert_int_equal(sdvp_roster_set(pair->device, "desk@sdvp.test", both, 2, NULL, NULL), SDVP_OK);
    UNTIL(pair->device, pair->desk, pair->engine.roles_changed == 1);
    assert_int_equal(pair->engine.roles, SDVP_ROLE_USER | SDVP_ROLE_VENDOR);
    assert_int_equal(pair->engine.gone, 0);
    assert_int_equal(sdvp_roster_set(pair->device, "desk@sdvp.test", (const char *const[]){"Friends"}, 1, NULL, NULL), SDVP_OK);
    UNTIL(pair->device, pair->desk, pair->engine.gone == 1);
    assert_int_equal(pair->engine.roles, 0);
    outcome_t outcome = pair_called(pair, SDVP_GET_SERVER_DIRECTORY);
    assert_int_equal(outcome.error, SDVP_LOST);
    assert_non_null(strstr(outcome.detail, "service-unavailable"));
    const char *const provider[] = {"Service Provider"};
    assert_int_equal(sdvp_roster_set(pair->device, "desk@sdvp.test", provider, 1, NULL, NULL), SDVP_OK);
    UNTIL(pair->device, pair->desk, sdvp_roster_roles(pair->device, DESK) == SDVP_ROLE_SERVICE_PROVIDER);
    pair_end(pair);
}

static void whoGoesOffline_isGone(void **state)
{
    (void)state;
    pair_t *pair = pair_of(&server, NULL, true);
    assert_int_equal(pair_called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    sdvp_connection_disconnect(pair->desk);
    UNTIL(pair->device, pair->desk, pair->engine.gone == 1);
    assert_non_null(strstr(pair->engine.gone_why, "unavailable"));
    UNTIL(pair->desk, pair->device, pair->reports.gone == 1);
    sdvp_connection_connect(pair->desk);
    UNTIL(pair->desk, pair->device, sdvp_presence_find(pair->desk, "hp01@sdvp.test") != NULL);
    assert_int_equal(pair_called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    sdvp_connection_disconnect(pair->device);
    UNTIL(pair->device, pair->desk, pair->reports.gone == 2);
    outcome_t outcome = pair_called(pair, SDVP_ASSOCIATE);
    assert_int_equal(outcome.error, SDVP_LOST);
    pair_end(pair);
}

static void whoHasNothingOpen_makesRoomForAnother(void **state)
{
    (void)state;
    const sdvp_xmpp_server_settings_t settings = {.max_peers = 1};
    pair_t *pair = pair_of(&server, &settings, true);
    assert_int_equal(pair_called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    link_told_t told = {0};
    sdvp_connection_t *other = link_connect_as(&server, "desk@sdvp.test/other", "desk-secret", &told);
    UNTIL(other, pair->device, told.count == 1);
    raw_t raw = pair_asked(other, pair->device, "set", DEVICE, ASSOCIATE);
    assert_string_equal(raw.condition, "resource-constraint");
    pair->engine.left = true;
    raw = pair_asked(other, pair->device, "set", DEVICE, ASSOCIATE);
    assert_int_equal(raw.error, SDVP_OK);
    assert_int_equal(pair->serving->peer_count, 1);
    assert_int_equal(pair->engine.gone, 0);
    sdvp_connection_free(other);
    pair_end(pair);
}

static void anAbort_comes(void **state)
{
    (void)state;
    pair_t *pair = pair_of(&server, NULL, true);
    assert_int_equal(pair_called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    const sdvp_message_t abort = {
        .pdu = SDVP_UNCONFIRMED, .service = SDVP_ABORT, .association_id = "k3f9", .is.abort.reason = "enough"};
    pair->reports.has_association = false;
    pair->out->abort(pair->out->ctx, DEVICE, &abort);
    UNTIL(pair->desk, pair->device, pair->engine.aborts == 1);
    assert_null(pair->client->devices);
    pair_end(pair);
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
        cmocka_unit_test(whoHasNothingOpen_makesRoomForAnother),
        cmocka_unit_test(anAbort_comes),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    prosody_end(&server);
    return failed;
}
