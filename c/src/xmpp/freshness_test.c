#include "xmpp/freshness.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <string.h>

static void anOrderMayBeOldOnlyAfterTheLinkWasAway(void **state)
{
    (void)state;
    sdvp_freshness_t freshness;
    sdvp_freshness_begin(&freshness, 30000);
    assert_null(sdvp_freshness_doubt(&freshness, 1000000));
    sdvp_freshness_suspended(&freshness, 1000, 15000);
    assert_null(sdvp_freshness_doubt(&freshness, 31000));
    assert_non_null(strstr(sdvp_freshness_doubt(&freshness, 41000), "up to 40 s; expected at most 30 s"));
    sdvp_freshness_renewed(&freshness);
    assert_null(sdvp_freshness_doubt(&freshness, 41000));
}

static void theDoubtEndsSoonAfterTheXmppServerHasAnswered(void **state)
{
    (void)state;
    sdvp_freshness_t freshness;
    sdvp_freshness_begin(&freshness, 30000);
    sdvp_freshness_suspended(&freshness, 0, 15000);
    sdvp_freshness_confirmed(&freshness, 60000);
    assert_non_null(sdvp_freshness_doubt(&freshness, 62000));
    assert_null(sdvp_freshness_doubt(&freshness, 62001));
}

static void aLinkThatIsLostAgainBeforeTheAnswer_countsFromTheFirstTime(void **state)
{
    (void)state;
    sdvp_freshness_t freshness;
    sdvp_freshness_begin(&freshness, 30000);
    sdvp_freshness_suspended(&freshness, 0, 15000);
    sdvp_freshness_suspended(&freshness, 20000, 25000);
    assert_non_null(sdvp_freshness_doubt(&freshness, 31000));
    sdvp_freshness_confirmed(&freshness, 31000);
    sdvp_freshness_suspended(&freshness, 50000, 60000);
    assert_null(sdvp_freshness_doubt(&freshness, 70000));
}

static void ordersWithATimeOfTheirOwnAndReads_areNotDoubted(void **state)
{
    (void)state;
    assert_false(sdvp_freshness_matters(SDVP_OPERATE));
    assert_false(sdvp_freshness_matters(SDVP_RELEASE));
    assert_false(sdvp_freshness_matters(SDVP_GET_DATA_VALUES));
    assert_false(sdvp_freshness_matters(SDVP_QUERY_LOG_BY_TIME));
    assert_true(sdvp_freshness_matters(SDVP_SET_DATA_VALUES));
    assert_true(sdvp_freshness_matters(SDVP_SELECT));
    assert_true(sdvp_freshness_matters(SDVP_SET_FILE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(anOrderMayBeOldOnlyAfterTheLinkWasAway),
        cmocka_unit_test(theDoubtEndsSoonAfterTheXmppServerHasAnswered),
        cmocka_unit_test(aLinkThatIsLostAgainBeforeTheAnswer_countsFromTheFirstTime),
        cmocka_unit_test(ordersWithATimeOfTheirOwnAndReads_areNotDoubted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
