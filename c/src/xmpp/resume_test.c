/* What comes while a stream is being taken up again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <string.h>

#include "offline.h"

/* A login is under way, to go on with a stream in which one stanza is not acknowledged. */
static sdvp_connection_t *resuming(void)
{
    sdvp_connection_t *c = offline_link("hp01@sdvp.test/agent");
    c->sm_on = true;
    memcpy(c->sm_id, "s1", 3);
    (void)sdvp_out_begin(c, "message", "normal", "desk@sdvp.test/desk", NULL);
    assert_int_equal(sdvp_out_end(c, "message", NULL, NULL), SDVP_OK);
    c->suspended_until = SDVP_NEVER;
    c->phase = SDVP_PHASE_LOGIN;
    c->login_began = sdvp_link_now(c);
    return c;
}

static void sm_comes(sdvp_connection_t *c, const char *xml)
{
    xmpp_stanza_t *parsed = xmpp_stanza_new_from_string(c->strophe, xml);
    sdvp_stanza_t stanza = sdvp_stanza_of(parsed);
    sdvp_sm_came(c, &stanza);
    xmpp_stanza_release(parsed);
}

static void aSuspensionThatEnds_whileTheStreamIsAskedFor_waitsForTheAnswer(void **state)
{
    (void)state;
    sdvp_connection_t *c = resuming();
    c->authenticated = true;
    c->suspended_until = sdvp_link_now(c) - 1;
    sdvp_login_run(c);
    assert_int_equal(c->state, SDVP_LINK_SUSPENDED);
    assert_true(sdvp_login_deadline(c) > sdvp_link_now(c) + 1000);
    sm_comes(c, "<resumed xmlns='urn:xmpp:sm:3' previd='s1' h='1'/>");
    assert_int_equal(c->state, SDVP_LINK_RESUMED);
    assert_int_equal(c->phase, SDVP_PHASE_UP);
    sdvp_connection_free(c);
}

static void aSuspensionThatEnds_whileThereIsNoLink_endsTheStream(void **state)
{
    (void)state;
    sdvp_connection_t *c = resuming();
    c->phase = SDVP_PHASE_WAITING;
    c->next_login = SDVP_NEVER;
    c->suspended_until = sdvp_link_now(c) - 1;
    sdvp_login_run(c);
    assert_int_equal(c->state, SDVP_LINK_OFFLINE);
    sdvp_connection_free(c);
}

static void anAcknowledgement_beforeTheStreamIsResumed_takesNothingAway(void **state)
{
    (void)state;
    sdvp_connection_t *c = resuming();
    sm_comes(c, "<a xmlns='urn:xmpp:sm:3' h='1'/>");
    assert_int_equal(c->waiting, 1);
    assert_int_equal(c->sm_acked, 0);
    assert_false(c->abandoned);
    sdvp_connection_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aSuspensionThatEnds_whileTheStreamIsAskedFor_waitsForTheAnswer),
        cmocka_unit_test(aSuspensionThatEnds_whileThereIsNoLink_endsTheStream),
        cmocka_unit_test(anAcknowledgement_beforeTheStreamIsResumed_takesNothingAway),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
