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
#include "xmpp/stream.h"

static prosody_t server;

/* What a request came to. */
typedef struct outcome {
    int calls;
    sdvp_error_t error;
    char condition[64];
    char type[16];
} outcome_t;

static void on_answer(void *ctx, sdvp_error_t error, const sdvp_stanza_t *answer)
{
    outcome_t *outcome = ctx;
    outcome->calls++;
    outcome->error = error;
    if (answer != NULL) {
        sdvp_stanza_error_t why;
        sdvp_stanza_error_of(answer, &why);
        (void)snprintf(outcome->condition, sizeof outcome->condition, "%s", why.condition);
    }
}

static outcome_t ask(sdvp_connection_t *from, sdvp_connection_t *other, const char *to, const char *payload)
{
    outcome_t outcome = {0};
    sdvp_text_add(sdvp_iq_begin(from, "get", to), payload);
    assert_int_equal(sdvp_iq_send(from, to, 5000, on_answer, &outcome, NULL), SDVP_OK);
    UNTIL(from, other, outcome.calls > 0);
    return outcome;
}

#define PING "<ping xmlns='urn:xmpp:ping'/>"

static void twoConnectionsInOneProcess_hearEachOther(void **state)
{
    (void)state;
    link_told_t of_a = {0};
    link_told_t of_b = {0};
    sdvp_connection_t *a = link_connect_as(&server, "hp01@sdvp.test/agent", "hp01-secret", &of_a);
    sdvp_connection_t *b = link_connect_as(&server, "desk@sdvp.test/desk", "desk-secret", &of_b);
    UNTIL(a, b, sdvp_presence_find(a, "desk@sdvp.test") != NULL && sdvp_presence_find(b, "hp01@sdvp.test") != NULL);
    assert_string_equal(sdvp_presence_find(b, "hp01@sdvp.test"), "hp01@sdvp.test/agent");
    assert_int_equal(ask(b, a, "hp01@sdvp.test/agent", PING).error, SDVP_OK);
    assert_int_equal(ask(b, a, "hp01@sdvp.test/agent", "<time xmlns='urn:xmpp:time'/>").error, SDVP_OK);
    assert_string_equal(ask(b, a, "hp01@sdvp.test/agent", "<x xmlns='urn:x'/>").condition, "service-unavailable");
    sdvp_connection_free(b);
    sdvp_connection_free(a);
}

/* Sends so many stanzas to the other, each of which must come once and in order. */
typedef struct stream {
    sdvp_link_part_t part;
    int next;
    int doubles;
    int gaps;
} stream_t;

static void on_message(void *ctx, const sdvp_stanza_t *message)
{
    stream_t *stream = ctx;
    int number = atoi(sdvp_tag_attribute(message->payload, "n"));
    stream->doubles += number < stream->next;
    stream->gaps += number > stream->next;
    stream->next = number + 1;
}

static void send_number(sdvp_connection_t *c, int number)
{
    char text[64];
    (void)snprintf(text, sizeof text, "<x xmlns='urn:x' n='%d'/>", number);
    sdvp_text_add(sdvp_out_begin(c, "message", "normal", "desk@sdvp.test/desk", NULL), text);
    assert_int_equal(sdvp_out_end(c, "message", NULL, NULL), SDVP_OK);
}

static void aCutLink_isResumed_andWhatWasSentMeanwhileComesOnceInOrder(void **state)
{
    (void)state;
    link_told_t of_a = {0};
    link_told_t of_b = {0};
    relay_t relay;
    relay_start(&relay, server.port);
    sdvp_connection_settings_t settings = link_settings(&server, "hp01@sdvp.test/agent", "hp01-secret", &of_a);
    settings.port = relay.port;
    sdvp_connection_t *a = link_connect(&settings);
    sdvp_connection_t *b = link_connect_as(&server, "desk@sdvp.test/desk", "desk-secret", &of_b);
    stream_t stream = {.part = {.on_message = on_message}};
    stream.part.ctx = &stream;
    sdvp_link_part_add(b, &stream.part);
    UNTIL(a, b, of_a.count == 1 && of_b.count == 1);
    int sent = 0;
    for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 20; i++) {
            send_number(a, sent++);
        }
        sdvp_step(a, 0);
        if (round % 2 == 0) {
            relay_cut(&relay);
        } else {
            relay_close(&relay);
        }
        for (int i = 0; i < 20; i++) {
            send_number(a, sent++);
            sdvp_step(a, 0);
        }
        UNTIL(a, b, of_a.states[of_a.count - 1] == SDVP_LINK_SUSPENDED);
        /* Logins that fail do not forget the stream. */
        if (round % 2 == 1) {
            UNTIL(a, b, a->failures >= 2);
            relay_open(&relay);
        }
        UNTIL(a, b, of_a.states[of_a.count - 1] == SDVP_LINK_RESUMED);
    }
    UNTIL(a, b, stream.next == sent);
    assert_int_equal(stream.doubles, 0);
    assert_int_equal(stream.gaps, 0);
    UNTIL(a, b, a->waiting == 0);
    assert_int_equal(of_a.count, 11);
    sdvp_link_part_remove(b, &stream.part);
    sdvp_connection_free(b);
    sdvp_connection_free(a);
    relay_end(&relay);
}

static void aSilentLink_isGivenUpWithinTheTimesOfItsPings(void **state)
{
    (void)state;
    link_told_t told = {0};
    relay_t relay;
    relay_start(&relay, server.port);
    sdvp_connection_settings_t settings = link_settings(&server, "hp01@sdvp.test/agent", "hp01-secret", &told);
    settings.port = relay.port;
    settings.ping_interval = 200;
    settings.ping_timeout = 300;
    sdvp_connection_t *c = link_connect(&settings);
    UNTIL(c, (sdvp_connection_t *)NULL, told.count == 1);
    UNTIL(c, (sdvp_connection_t *)NULL, c->pinging);
    UNTIL(c, (sdvp_connection_t *)NULL, !c->pinging);
    assert_int_equal(told.count, 1);
    relay_hush(&relay);
    int64_t begin = sdvp_link_now(c);
    c->ping_interval = 200;
    UNTIL(c, (sdvp_connection_t *)NULL, told.count == 2);
    assert_int_equal(told.states[1], SDVP_LINK_SUSPENDED);
    assert_non_null(strstr(told.reason, "did not answer a ping"));
    assert_in_range(sdvp_link_now(c) - begin, 100, 2000);
    relay_cut(&relay);
    relay_open(&relay);
    UNTIL(c, (sdvp_connection_t *)NULL, told.count == 3);
    assert_int_equal(told.states[2], SDVP_LINK_RESUMED);
    sdvp_connection_free(c);
    relay_end(&relay);
}

static void aServerThatWasRestarted_isLoggedInToAnew(void **state)
{
    (void)state;
    link_told_t told = {0};
    outcome_t outcome = {0};
    sdvp_connection_t *c = link_connect_as(&server, "hp01@sdvp.test/agent", "hp01-secret", &told);
    UNTIL(c, (sdvp_connection_t *)NULL, told.count == 1);
    (void)sdvp_iq_begin(c, "get", "desk@sdvp.test/nobody");
    assert_int_equal(sdvp_iq_send(c, "desk@sdvp.test/nobody", 60000, on_answer, &outcome, NULL), SDVP_OK);
    prosody_stop(&server);
    UNTIL(c, (sdvp_connection_t *)NULL, told.count >= 2);
    prosody_again(&server);
    UNTIL(c, (sdvp_connection_t *)NULL, told.states[told.count - 1] == SDVP_LINK_ONLINE);
    assert_int_equal(told.states[told.count - 2], SDVP_LINK_OFFLINE);
    assert_int_equal(outcome.calls, 1);
    assert_int_equal(outcome.error, SDVP_LOST);
    sdvp_connection_free(c);
}

static void on_done(void *ctx, sdvp_error_t error)
{
    *(int *)ctx = error == SDVP_OK ? 1 : -1;
}

static void aContactThatIsPutIntoAGroup_hasItsRoleAtOnce(void **state)
{
    (void)state;
    link_told_t of_a = {0};
    link_told_t of_b = {0};
    int done = 0;
    sdvp_connection_t *a = link_connect_as(&server, "hp01@sdvp.test/agent", "hp01-secret", &of_a);
    sdvp_connection_t *b = link_connect_as(&server, "hp01@sdvp.test/desk", "hp01-secret", &of_b);
    UNTIL(a, b, of_a.count == 1 && of_b.count == 1);
    const char *const groups[] = {"User", "Friends & Co"};
    assert_int_equal(sdvp_roster_set(b, "anna@sdvp.test", groups, 2, on_done, &done), SDVP_OK);
    UNTIL(a, b, done == 1 && sdvp_roster_roles(a, "anna@sdvp.test/phone") == SDVP_ROLE_USER);
    assert_int_equal(sdvp_roster_set(b, "anna@sdvp.test", NULL, 0, on_done, &done), SDVP_OK);
    UNTIL(a, b, sdvp_roster_roles(a, "anna@sdvp.test/phone") == 0);
    sdvp_connection_free(b);
    sdvp_connection_free(a);
}

static void aRosterPushOfSomebodyElse_givesNoRole(void **state)
{
    (void)state;
    link_told_t of_a = {0};
    link_told_t of_b = {0};
    sdvp_connection_t *a = link_connect_as(&server, "hp01@sdvp.test/agent", "hp01-secret", &of_a);
    sdvp_connection_t *b = link_connect_as(&server, "stranger@sdvp.test/x", "stranger-secret", &of_b);
    UNTIL(a, b, of_a.count == 1 && of_b.count == 1);
    outcome_t outcome = {0};
    sdvp_text_add(
        sdvp_iq_begin(b, "set", "hp01@sdvp.test/agent"),
        "<query xmlns='jabber:iq:roster'><item jid='stranger@sdvp.test'><group>Vendor</group></item></query>");
    assert_int_equal(sdvp_iq_send(b, "hp01@sdvp.test/agent", 5000, on_answer, &outcome, NULL), SDVP_OK);
    UNTIL(b, a, outcome.calls == 1);
    assert_string_equal(outcome.condition, "service-unavailable");
    assert_int_equal(sdvp_roster_roles(a, "stranger@sdvp.test"), 0);
    sdvp_connection_free(b);
    sdvp_connection_free(a);
}

int main(void)
{
    if (!prosody_start(&server)) {
        return 77;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(twoConnectionsInOneProcess_hearEachOther),
        cmocka_unit_test(aCutLink_isResumed_andWhatWasSentMeanwhileComesOnceInOrder),
        cmocka_unit_test(aSilentLink_isGivenUpWithinTheTimesOfItsPings),
        cmocka_unit_test(aServerThatWasRestarted_isLoggedInToAnew),
        cmocka_unit_test(aContactThatIsPutIntoAGroup_hasItsRoleAtOnce),
        cmocka_unit_test(aRosterPushOfSomebodyElse_givesNoRole),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    prosody_end(&server);
    return failed;
}
