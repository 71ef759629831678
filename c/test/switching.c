#include "switching.h"

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
