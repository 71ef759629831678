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

static void login_withAPassword_isOnlineAtItsFullAddress(void **state)
{
    (void)state;
    link_told_t told = {0};
    sdvp_connection_t *c = link_connect_as(&server, "hp01@sdvp.test/agent", "hp01-secret", &told);
    UNTIL(c, (sdvp_connection_t *)NULL, told.count > 0);
    assert_int_equal(told.states[0], SDVP_LINK_ONLINE);
    assert_string_equal(sdvp_connection_jid(c), "hp01@sdvp.test/agent");
    assert_int_equal(sdvp_roster_roles(c, "desk@sdvp.test/x"), SDVP_ROLE_SERVICE_PROVIDER);
    assert_int_equal(sdvp_roster_roles(c, "stranger@sdvp.test/x"), 0);
    assert_true(sdvp_fd(c) >= 0);
    sdvp_connection_disconnect(c);
    UNTIL(c, (sdvp_connection_t *)NULL, told.count > 1);
    assert_int_equal(told.states[1], SDVP_LINK_OFFLINE);
    sdvp_connection_free(c);
}

static void login_withDirectTls_isOnline(void **state)
{
    (void)state;
    link_told_t told = {0};
    sdvp_connection_settings_t settings = link_settings(&server, "hp01@sdvp.test/agent", "hp01-secret", &told);
    settings.direct_tls = true;
    settings.port = server.direct_port;
    sdvp_connection_t *c = link_connect(&settings);
    UNTIL(c, (sdvp_connection_t *)NULL, told.count > 0);
    assert_int_equal(told.states[0], SDVP_LINK_ONLINE);
    sdvp_connection_free(c);
}

static void login_atAServerOfAnotherAuthority_isRefusedBeforeAnythingIsSaid(void **state)
{
    (void)state;
    link_told_t told = {0};
    sdvp_connection_settings_t settings = link_settings(&server, "hp01@sdvp.test/agent", "hp01-secret", &told);
    settings.ca_file = server.other_ca_file;
    sdvp_connection_t *c = link_connect(&settings);
    const char *reason;
    UNTIL(c, (sdvp_connection_t *)NULL, sdvp_connection_trouble(c, &reason) == SDVP_LOGIN_FAILED);
    assert_non_null(strstr(reason, "certificate"));
    assert_false(c->authenticated);
    sdvp_connection_free(c);
}

static void login_atAServerOfAnotherName_isRefused(void **state)
{
    (void)state;
    link_told_t told = {0};
    for (int direct = 0; direct < 2; direct++) {
        sdvp_connection_settings_t settings = link_settings(&server, "hp01@other.test/agent", "hp01-secret", &told);
        settings.direct_tls = direct;
        settings.port = direct ? server.direct_port : server.port;
        sdvp_connection_t *c = link_connect(&settings);
        const char *reason;
        UNTIL(c, (sdvp_connection_t *)NULL, sdvp_connection_trouble(c, &reason) != SDVP_NOT_ONLINE);
        assert_int_equal(sdvp_connection_trouble(c, &reason), SDVP_LOGIN_FAILED);
        assert_false(c->authenticated);
        sdvp_connection_free(c);
    }
}

static void login_withAWrongPassword_isToldAndNotTriedAgainSoon(void **state)
{
    (void)state;
    link_told_t told = {0};
    sdvp_connection_t *c = link_connect_as(&server, "hp01@sdvp.test/agent", "wrong", &told);
    const char *reason;
    UNTIL(c, (sdvp_connection_t *)NULL, sdvp_connection_trouble(c, &reason) == SDVP_LOGIN_FAILED);
    assert_non_null(strstr(reason, "not-authorized"));
    assert_null(strstr(reason, "wrong"));
    assert_true(sdvp_deadline(c) - sdvp_link_now(c) > 20000);
    assert_int_equal(told.count, 0);
    sdvp_connection_free(c);
}

static void login_withACertificate_needsNoPassword(void **state)
{
    (void)state;
    link_told_t told = {0};
    char certificate[96];
    char key[96];
    (void)snprintf(certificate, sizeof certificate, "%s/cert.pem", server.directory);
    (void)snprintf(key, sizeof key, "%s/cert.key", server.directory);
    sdvp_connection_settings_t settings = link_settings(&server, "cert@sdvp.test/box", NULL, &told);
    settings.certificate = certificate;
    settings.key = key;
    sdvp_connection_t *c = link_connect(&settings);
    UNTIL(c, (sdvp_connection_t *)NULL, told.count == 1);
    assert_int_equal(told.states[0], SDVP_LINK_ONLINE);
    sdvp_connection_free(c);
    /* It is not taken for another account than the one that is wanted. */
    settings.jid = "hp01@sdvp.test/box";
    c = link_connect(&settings);
    UNTIL(c, (sdvp_connection_t *)NULL, sdvp_connection_trouble(c, NULL) == SDVP_LOGIN_FAILED);
    assert_int_equal(told.count, 1);
    sdvp_connection_free(c);
}

static bool give_password(void *ctx, char *to, size_t size)
{
    ++*(int *)ctx;
    (void)snprintf(to, size, "hp01-secret");
    return true;
}

static void login_withAPasswordThatIsAskedFor_isOnline(void **state)
{
    (void)state;
    link_told_t told = {0};
    int asked = 0;
    sdvp_connection_settings_t settings = link_settings(&server, "hp01@sdvp.test/agent", NULL, &told);
    settings.ask_password = give_password;
    settings.ask_password_ctx = &asked;
    sdvp_connection_t *c = link_connect(&settings);
    UNTIL(c, (sdvp_connection_t *)NULL, told.count == 1);
    assert_int_equal(asked, 1);
    sdvp_connection_free(c);
}

/* The XMPP server says that all is well, before it was told by which mechanism. */
static bool hear_success(void *ctx, char *to, size_t size)
{
    sdvp_connection_t *c = *(sdvp_connection_t **)ctx;
    xmpp_stanza_t *parsed = xmpp_stanza_new_from_string(c->strophe, "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
    assert_non_null(parsed);
    sdvp_stanza_t success = sdvp_stanza_of(parsed);
    sdvp_negotiate(c, &success);
    xmpp_stanza_release(parsed);
    (void)snprintf(to, size, "hp01-secret");
    return true;
}

static void aServerThatGreetsUsAsLoggedIn_beforeAnyProof_isNotTrusted(void **state)
{
    (void)state;
    link_told_t told = {0};
    sdvp_connection_t *c = NULL;
    sdvp_connection_settings_t settings = link_settings(&server, "hp01@sdvp.test/agent", NULL, &told);
    settings.ask_password = hear_success;
    settings.ask_password_ctx = &c;
    c = link_connect(&settings);
    const char *reason;
    UNTIL(c, (sdvp_connection_t *)NULL, c->failures > 0 || c->authenticated);
    assert_false(c->authenticated);
    assert_int_equal(sdvp_connection_trouble(c, &reason), SDVP_LOGIN_FAILED);
    assert_non_null(strstr(reason, "without showing"));
    sdvp_connection_free(c);
}

static void login_whereNobodyListens_isTriedAgain(void **state)
{
    (void)state;
    link_told_t told = {0};
    relay_t relay;
    relay_start(&relay, server.port);
    relay_close(&relay);
    sdvp_connection_settings_t settings = link_settings(&server, "hp01@sdvp.test/agent", "hp01-secret", &told);
    settings.port = relay.port;
    sdvp_connection_t *c = link_connect(&settings);
    UNTIL(c, (sdvp_connection_t *)NULL, c->failures >= 2);
    assert_int_equal(sdvp_connection_trouble(c, NULL), SDVP_NOT_ONLINE);
    relay_open(&relay);
    UNTIL(c, (sdvp_connection_t *)NULL, told.count > 0);
    sdvp_connection_free(c);
    relay_end(&relay);
}

static void settingsThatMakeNoSense_areRefused(void **state)
{
    (void)state;
    sdvp_fault_t fault;
    sdvp_connection_settings_t settings = {.jid = "hp01@sdvp.test", .password = "x"};
    assert_null(sdvp_connection_new(&settings, &fault));
    assert_int_equal(fault.error, SDVP_BAD_ARGUMENT);
    settings = (sdvp_connection_settings_t){.jid = "hp01@sdvp.test/agent"};
    assert_null(sdvp_connection_new(&settings, &fault));
    settings.certificate = "hp01.pem";
    assert_null(sdvp_connection_new(&settings, &fault));
}

int main(void)
{
    if (!prosody_start(&server)) {
        return 77;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settingsThatMakeNoSense_areRefused),
        cmocka_unit_test(login_withAPassword_isOnlineAtItsFullAddress),
        cmocka_unit_test(login_withDirectTls_isOnline),
        cmocka_unit_test(login_atAServerOfAnotherAuthority_isRefusedBeforeAnythingIsSaid),
        cmocka_unit_test(login_atAServerOfAnotherName_isRefused),
        cmocka_unit_test(login_withAWrongPassword_isToldAndNotTriedAgainSoon),
        cmocka_unit_test(login_withACertificate_needsNoPassword),
        cmocka_unit_test(login_withAPasswordThatIsAskedFor_isOnline),
        cmocka_unit_test(aServerThatGreetsUsAsLoggedIn_beforeAnyProof_isNotTrusted),
        cmocka_unit_test(login_whereNobodyListens_isTriedAgain),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    prosody_end(&server);
    return failed;
}
