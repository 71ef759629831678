/* Commands that wait for their time, when the rights of their giver change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */

#include "switching.h"

/* One that may operate now only, and one that may operate later only. */
#define NOW SDVP_ROLE_USER
#define LATER SDVP_ROLE_VENDOR

static const sdvp_access_rule_t RULES[] = {
    {SDVP_ROLE_SERVICE_PROVIDER, SDVP_ALL_SERVICES, NULL, SDVP_ALL_FCS},
    {NOW, SDVP_SERVICE_BIT(SDVP_OPERATE) | SDVP_SERVICE_BIT(SDVP_SELECT), NULL, SDVP_ALL_FCS},
    {LATER, SDVP_SERVICE_BIT(SDVP_TIME_ACTIVATED_OPERATE), NULL, SDVP_ALL_FCS},
};

static sdvp_server_transport_t transport;

static void start(bool tells_roles)
{
    device = device_new();
    transport = *device->config.transport;
    transport.roles = tells_roles ? transport.roles : NULL;
    device->config.transport = &transport;
    device->config.policy = (sdvp_access_policy_t){.rules = RULES, .count = sizeof RULES / sizeof *RULES};
    device_start(device);
    provider = party_new(device, "provider@x/1", SDVP_ROLE_SERVICE_PROVIDER);
    other = party_new(device, "other@x/1", SDVP_ROLE_SERVICE_PROVIDER);
}

static int set_up(void **state)
{
    (void)state;
    start(true);
    return 0;
}

static int set_up_without_roles_of_those_who_are_away(void **state)
{
    (void)state;
    start(false);
    return 0;
}

static void put_into(const party_t *party, unsigned roles)
{
    loopback_roles(device->loopback, party->peer, roles);
    device_settle(device);
}

static void a_command_that_waits_stays_while_its_giver_may_give_it_for_later(void **state)
{
    (void)state;
    assert_int_equal(order(provider, SDVP_TIME_ACTIVATED_OPERATE, later(provider, 60000)), SDVP_OK);
    put_into(provider, LATER);
    assert_int_equal(provider->heard_count, 0);
    device_advance(device, 60000);
    assert_int_equal(device->operated, 1);
    assert_int_equal(termination(provider)->is.command.add_cause, SDVP_NO_ADD_CAUSE);
}

static void a_command_that_waits_is_given_up_when_its_giver_may_operate_now_only(void **state)
{
    (void)state;
    assert_int_equal(order(provider, SDVP_TIME_ACTIVATED_OPERATE, later(provider, 60000)), SDVP_OK);
    put_into(provider, NOW);
    assert_int_equal(termination(provider)->is.command.add_cause, 20);
    device_advance(device, 60000);
    assert_int_equal(device->operated, 0);
}

static void a_command_that_waits_is_told_as_given_up_before_its_association_ends(void **state)
{
    (void)state;
    assert_int_equal(order(provider, SDVP_TIME_ACTIVATED_OPERATE, later(provider, 60000)), SDVP_OK);
    put_into(provider, 0);
    assert_int_equal(provider->heard_count, 2);
    assert_int_equal(provider->heard[0].service, SDVP_COMMAND_TERMINATION);
    assert_int_equal(provider->heard[0].is.command.add_cause, 20);
    assert_int_equal(provider->heard[1].service, SDVP_ABORT);
}

static void a_command_that_waits_of_another_stays(void **state)
{
    (void)state;
    assert_int_equal(order(other, SDVP_TIME_ACTIVATED_OPERATE, later(other, 60000)), SDVP_OK);
    put_into(provider, NOW);
    assert_int_equal(other->heard_count, 0);
    device_advance(device, 60000);
    assert_int_equal(device->operated, 1);
}

static void a_selection_stays_while_its_client_may_operate_now(void **state)
{
    (void)state;
    assert_int_equal(order(provider, SDVP_SELECT, (sdvp_command_t){.control = "HP1/GGIO7.Sbo"}), SDVP_OK);
    put_into(provider, NOW);
    assert_true(is_on("HP1/GGIO7.Sbo.stSeld[ST]"));
    put_into(provider, LATER);
    assert_false(is_on("HP1/GGIO7.Sbo.stSeld[ST]"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, switching_tear_down)
#define WITHOUT_ROLES(name) \
    {#name " where nobody tells the roles of who is away", name, set_up_without_roles_of_those_who_are_away, \
        switching_tear_down, NULL}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_command_that_waits_stays_while_its_giver_may_give_it_for_later),
        TEST(a_command_that_waits_is_given_up_when_its_giver_may_operate_now_only),
        TEST(a_command_that_waits_is_told_as_given_up_before_its_association_ends),
        TEST(a_command_that_waits_of_another_stays),
        TEST(a_selection_stays_while_its_client_may_operate_now),
        WITHOUT_ROLES(a_command_that_waits_stays_while_its_giver_may_give_it_for_later),
        WITHOUT_ROLES(a_command_that_waits_is_given_up_when_its_giver_may_operate_now_only),
        WITHOUT_ROLES(a_command_that_waits_is_told_as_given_up_before_its_association_ends),
        WITHOUT_ROLES(a_command_that_waits_of_another_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
