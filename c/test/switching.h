/* What tests of controls stand on: a device with two service providers, new for each test. */
#ifndef SDVP_TEST_SWITCHING_H
#define SDVP_TEST_SWITCHING_H

#include "device.h"

extern device_t *device;
extern party_t *provider;
extern party_t *other;

int switching_set_up(void **state);
int switching_tear_down(void **state);

/* The value true. */
const sdvp_value_t *on(void);
/* A command, each with the next ctlNum; and one of the value true. */
sdvp_command_t switch_to(const party_t *party, const char *control, sdvp_value_t value);
sdvp_command_t switch_on(const party_t *party, const char *control);
bool is_on(const char *fcda);

#endif
