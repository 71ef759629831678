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
/* A command of the value true to HP1/GGIO7.Timed, for so many milliseconds from now. */
sdvp_command_t later(const party_t *party, int64_t ms);
/* The CommandTermination that a party has heard, and nothing else. */
const sdvp_message_t *termination(const party_t *party);

#endif
