#include "xmpp/limit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <stdio.h>

#include "xmpp/backoff.h"

static bool yes(void *ctx)
{
    (void)ctx;
    return true;
}

static bool no(void *ctx)
{
    (void)ctx;
    return false;
}

#define ANNA "anna@sdvp.test/phone"
#define USER SDVP_ROLE_USER

static sdvp_limiter_t *limiter_of_ten(void)
{
    const sdvp_rate_limits_t limits = {
        .user = {10, 5}, .service_provider = {20, 8}, .reserve = {1, 2}, .refusals = 3, .within_ms = 1000, .lock_out_ms = 5000};
    return sdvp_limiter_new(&limits);
}

static int calls_until_refused(sdvp_limiter_t *limiter, const char *jid, unsigned roles, int64_t now)
{
    int calls = 0;
    while (calls < 100 && sdvp_limiter_call(limiter, jid, roles, now, no, NULL) == 0) {
        calls++;
    }
    return calls;
}

static void anAccountHasItsBurstAndThenItsRate(void **state)
{
    (void)state;
    sdvp_limiter_t *limiter = limiter_of_ten();
    assert_int_equal(calls_until_refused(limiter, ANNA, USER, 0), 5);
    assert_in_range(sdvp_limiter_call(limiter, ANNA, USER, 0, no, NULL), 1, 101);
    assert_int_equal(calls_until_refused(limiter, ANNA, USER, 200), 2);
    sdvp_limiter_free(limiter);
}

static void resourcesOfAnAccountShare_accountsDoNot(void **state)
{
    (void)state;
    sdvp_limiter_t *limiter = limiter_of_ten();
    assert_int_equal(calls_until_refused(limiter, ANNA, USER, 0), 5);
    assert_int_equal(calls_until_refused(limiter, "ANNA@sdvp.test/desk", USER, 0), 0);
    assert_int_equal(calls_until_refused(limiter, "bert@sdvp.test/desk", USER, 0), 5);
    sdvp_limiter_free(limiter);
}

static void whoHasSeveralRoles_hasTheMostGenerousRate(void **state)
{
    (void)state;
    sdvp_limiter_t *limiter = limiter_of_ten();
    assert_int_equal(calls_until_refused(limiter, ANNA, USER | SDVP_ROLE_SERVICE_PROVIDER, 0), 8);
    sdvp_limiter_free(limiter);
}

static void commandsHaveAReserve(void **state)
{
    (void)state;
    sdvp_limiter_t *limiter = limiter_of_ten();
    (void)calls_until_refused(limiter, ANNA, USER, 0);
    assert_int_equal(sdvp_limiter_call(limiter, ANNA, USER, 0, yes, NULL), 0);
    assert_int_equal(sdvp_limiter_call(limiter, ANNA, USER, 0, yes, NULL), 0);
    assert_true(sdvp_limiter_call(limiter, ANNA, USER, 0, yes, NULL) > 0);
    sdvp_limiter_free(limiter);
}

static void whoDoesNotStop_isLockedOut_butForTheReserve(void **state)
{
    (void)state;
    sdvp_limiter_t *limiter = limiter_of_ten();
    (void)calls_until_refused(limiter, ANNA, USER, 0);
    (void)sdvp_limiter_call(limiter, ANNA, USER, 0, no, NULL);
    assert_int_equal(sdvp_limiter_call(limiter, ANNA, USER, 0, no, NULL), 5000);
    assert_int_equal(sdvp_limiter_call(limiter, ANNA, USER, 4000, no, NULL), 1000);
    assert_int_equal(sdvp_limiter_call(limiter, ANNA, USER, 4000, yes, NULL), 0);
    assert_int_equal(calls_until_refused(limiter, ANNA, USER, 5000), 5);
    sdvp_limiter_free(limiter);
}

static void manyAccounts_takeNoMoreMemoryThanThereIs(void **state)
{
    (void)state;
    sdvp_limiter_t *limiter = limiter_of_ten();
    for (int i = 0; i < 2000; i++) {
        char jid[64];
        (void)snprintf(jid, sizeof jid, "u%d@sdvp.test/x", i);
        assert_int_equal(sdvp_limiter_call(limiter, jid, USER, i, no, NULL), 0);
    }
    sdvp_limiter_free(limiter);
}

static void waitsBetweenLogins_areScatteredFirst_thenGrow_andHaveAnEnd(void **state)
{
    (void)state;
    const sdvp_connection_settings_t settings = {0};
    sdvp_backoff_t backoff = sdvp_backoff_of(&settings);
    assert_int_equal(sdvp_backoff_wait(&backoff, 0, 0.5), 1000);
    assert_int_equal(sdvp_backoff_wait(&backoff, 1, 0), 1000);
    assert_int_equal(sdvp_backoff_wait(&backoff, 1, 0.5), 30500);
    assert_int_equal(sdvp_backoff_wait(&backoff, 2, 0), 30000);
    assert_int_equal(sdvp_backoff_wait(&backoff, 9, 0.5), 120000);
    assert_int_equal(sdvp_backoff_wait(&backoff, 4000000000u, 0.5), 120000);
    assert_int_equal(sdvp_backoff_wait_refused(&backoff, 0.5), 300000);
    const sdvp_connection_settings_t of_few = {.scatter = UINT32_MAX};
    backoff = sdvp_backoff_of(&of_few);
    assert_int_equal(sdvp_backoff_wait(&backoff, 1, 0.5), 1000);
    assert_int_equal(sdvp_backoff_wait(&backoff, 3, 0.5), 4000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(anAccountHasItsBurstAndThenItsRate),
        cmocka_unit_test(resourcesOfAnAccountShare_accountsDoNot),
        cmocka_unit_test(whoHasSeveralRoles_hasTheMostGenerousRate),
        cmocka_unit_test(commandsHaveAReserve),
        cmocka_unit_test(whoDoesNotStop_isLockedOut_butForTheReserve),
        cmocka_unit_test(manyAccounts_takeNoMoreMemoryThanThereIs),
        cmocka_unit_test(waitsBetweenLogins_areScatteredFirst_thenGrow_andHaveAnEnd),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
