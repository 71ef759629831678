#include "switching.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */

device_t *device;
party_t *provider;
party_t *other;

int switching_set_up(void **state)
{
    (void)state;
    device = device_started();
    provider = party_new(device, "provider@x/1", SDVP_ROLE_SERVICE_PROVIDER);
    other = party_new(device, "other@x/1", SDVP_ROLE_SERVICE_PROVIDER);
    return 0;
}

int switching_tear_down(void **state)
{
    (void)state;
    device_free(device);
    party_free(provider);
    party_free(other);
    return 0;
}

const sdvp_value_t *on(void)
{
    static sdvp_value_t value;
    value = sdvp_boolean(true);
    return &value;
}

static uint32_t last_ctl_num;

sdvp_command_t switch_to(const party_t *party, const char *control, sdvp_value_t value)
{
    return command_of(party, control, value, ++last_ctl_num % 256);
}

sdvp_command_t switch_on(const party_t *party, const char *control)
{
    return switch_to(party, control, *on());
}

bool is_on(const char *fcda)
{
    return device_get(device, fcda).is.boolean;
}

sdvp_command_t later(const party_t *party, int64_t ms)
{
    sdvp_command_t command = switch_on(party, "HP1/GGIO7.Timed");
    command.oper_tm = sdvp_timestamp_of(device->utc_us + ms * 1000, SDVP_TIME_QUALITY_USUAL);
    return command;
}

const sdvp_message_t *termination(const party_t *party)
{
    assert_int_equal(party->heard_count, 1);
    assert_int_equal(party->heard[0].service, SDVP_COMMAND_TERMINATION);
    return &party->heard[0];
}
