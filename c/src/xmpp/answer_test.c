/* What every connection answers, without a link: the stanza waits for one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <string.h>

#include "xmpp/stream.h"

static int64_t now_us;

static int64_t utc_us(void *ctx)
{
    (void)ctx;
    return now_us;
}

static int64_t monotonic_ms(void *ctx)
{
    (void)ctx;
    return 1000;
}

/* The <utc/> of an answer about the time must be `expected`. */
static void assert_told(int64_t at_us, const char *expected)
{
    static const sdvp_clock_t CLOCK = {NULL, utc_us, monotonic_ms};
    const sdvp_connection_settings_t settings = {.jid = "hp01@sdvp.test/agent", .password = "x", .clock = &CLOCK};
    now_us = at_us;
    sdvp_connection_t *connection = sdvp_connection_new(&settings, NULL);
    assert_non_null(connection);
    connection->state = SDVP_LINK_SUSPENDED;
    xmpp_stanza_t *xml = xmpp_stanza_new_from_string(
        connection->strophe, "<iq type='get' id='t'><time xmlns='urn:xmpp:time'/></iq>");
    assert_non_null(xml);
    const sdvp_stanza_t stanza = sdvp_stanza_of(xml);
    sdvp_link_dispatch(connection, &stanza);
    assert_non_null(connection->first);
    const char *told = strstr(connection->first->xml, "<tzo>Z</tzo><utc>");
    assert_non_null(told);
    told += strlen("<tzo>Z</tzo><utc>");
    assert_int_equal(strncmp(told, expected, strlen(expected)), 0);
    assert_int_equal(strncmp(told + strlen(expected), "</utc>", 6), 0);
    (void)xmpp_stanza_release(xml);
    sdvp_connection_free(connection);
}

static void theTimeIsToldInMillisecondsOfUtc(void **state)
{
    (void)state;
    assert_told(0, "1970-01-01T00:00:00.000Z");
    assert_told(INT64_C(951868799999999), "2000-02-29T23:59:59.999Z");
    assert_told(INT64_C(1795418460125000), "2026-11-23T07:21:00.125Z");
}

static void aClockBefore1970_tellsATimeThatExists(void **state)
{
    (void)state;
    assert_told(-1000, "1969-12-31T23:59:59.999Z");
    assert_told(-1, "1969-12-31T23:59:59.999Z");
    assert_told(INT64_C(-86400000000), "1969-12-31T00:00:00.000Z");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(theTimeIsToldInMillisecondsOfUtc),
        cmocka_unit_test(aClockBefore1970_tellsATimeThatExists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
