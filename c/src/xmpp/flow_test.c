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
    pair_t *pair = pair_of(&server, NULL, true);
    assert_int_equal(pair_called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
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
    pair_end(pair);
}

static void reports_toAClientThatDoesNotAcknowledge_endAt256(void **state)
{
    (void)state;
    const sdvp_xmpp_server_settings_t settings = {.report_patience_ms = 300};
    pair_t *pair = pair_of(&server, &settings, false);
    assert_int_equal(pair_asked(pair->desk, pair->device, "set", DEVICE, ASSOCIATE).error, SDVP_OK);
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
    pair_end(pair);
}

static void reports_thatTheClientRefuses_areLostToTheServer(void **state)
{
    (void)state;
    pair_t *pair = pair_of(&server, NULL, true);
    pair->reports.refuse = true;
    assert_int_equal(pair_called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    for (uint32_t number = 0; number < 64; number++) {
        assert_int_equal(report(pair, number), SDVP_OK);
    }
    UNTIL(pair->device, pair->desk, pair->engine.lost + pair->engine.sent == 64);
    assert_true(pair->engine.lost >= 1);
    pair_end(pair);
}

static void anAccountThatAsksTooMuch_isToldWhenToComeAgain_andComesAgain(void **state)
{
    (void)state;
    /* Two a second, so that four stanzas that go slowly are still too many. */
    const sdvp_xmpp_server_settings_t strict = {.rates = {.service_provider = {2, 3}}};
    pair_t *pair = pair_of(&server, &strict, false);
    raw_t raw = {0};
    for (int i = 0; i < 4; i++) {
        raw = pair_asked(pair->desk, pair->device, "get", DEVICE,
                    "<getServerDirectory " SPACE " a='k3f9' i='1' class='logical-device'/>");
    }
    assert_string_equal(raw.condition, "resource-constraint");
    assert_string_equal(raw.kind, "wait");
    assert_non_null(strstr(raw.text, "call again in 0."));
    pair_end(pair);
    const sdvp_xmpp_server_settings_t settings = {.rates = {.service_provider = {10, 3}}};
    pair = pair_of(&server, &settings, true);
    outcome_t outcomes[12];
    for (int i = 0; i < 12; i++) {
        pair_call(pair, SDVP_GET_SERVER_DIRECTORY, &outcomes[i]);
    }
    for (int i = 0; i < 12; i++) {
        UNTIL(pair->desk, pair->device, outcomes[i].calls == 1);
        assert_int_equal(outcomes[i].error, SDVP_OK);
    }
    pair_end(pair);
}

static void anOrderThatWaitedWhileTheLinkWasAway_isRefused_aReadIsNot(void **state)
{
    (void)state;
    const sdvp_xmpp_server_settings_t settings = {.latest_order_ms = 200};
    pair_t *pair = pair_of(&server, &settings, true);
    outcome_t order;
    outcome_t read;
    assert_int_equal(pair_called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    int before = pair->engine.requests;
    relay_hush(&pair->relay);
    pair_call(pair, SDVP_DELETE_DATA_SET, &order);
    pair_call(pair, SDVP_GET_SERVER_DIRECTORY, &read);
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
    pair_end(pair);
}

static void aDeviceThatIsSilent_isKnownToBeGone(void **state)
{
    (void)state;
    pair_t *pair = pair_of(&server, NULL, true);
    pair->desk->settings.ping_interval = 300;
    pair->desk->settings.ping_timeout = 300;
    assert_int_equal(pair_called(pair, SDVP_ASSOCIATE).error, SDVP_OK);
    relay_hush(&pair->relay);
    int64_t begin = link_now();
    UNTIL(pair->desk, pair->device, pair->reports.gone == 1);
    assert_in_range(link_now() - begin, 250, 5000);
    pair_end(pair);
}

int main(void)
{
    if (!prosody_start(&server)) {
        return 77;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reports_toAClientThatTakesThem_allComeInOrder),
        cmocka_unit_test(reports_toAClientThatDoesNotAcknowledge_endAt256),
        cmocka_unit_test(reports_thatTheClientRefuses_areLostToTheServer),
        cmocka_unit_test(anAccountThatAsksTooMuch_isToldWhenToComeAgain_andComesAgain),
        cmocka_unit_test(anOrderThatWaitedWhileTheLinkWasAway_isRefused_aReadIsNot),
        cmocka_unit_test(aDeviceThatIsSilent_isKnownToBeGone),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    prosody_end(&server);
    return failed;
}
