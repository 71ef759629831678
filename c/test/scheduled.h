/*
 * A device with the schedules of schedules.icd behind a loopback, with a clock that stands still, and a service
 * provider and a user that ask it. GGIO1.AnOut1 follows each command at once, unless it is told to refuse.
 */
#ifndef SDVP_TEST_SCHEDULED_H
#define SDVP_TEST_SCHEDULED_H

#include "device.h"
#include "sdvp/schedule.h"
#include "sdvp/scl.h"

#define SCHEDULED_COMMANDS 512

/* How many values, and these: the last arguments of scheduled_plan. */
#define VALUES(...) (sizeof((double[]){__VA_ARGS__}) / sizeof(double)), (const double[]){__VA_ARGS__}
/* Of the device that a test calls `box`. */
#define STATE(node, is) assert_int_equal(scheduled_state(box, node), is)
#define SHOWS(fcda, text) assert_string_equal(scheduled_get(box, fcda), text)

typedef struct scheduled {
    device_t device; /* loopback, values, server, clock of it */
    sdvp_scl_t *scl;
    sdvp_process_t *process; /* NULL: without */
    sdvp_schedules_t *schedules;
    sdvp_schedule_config_t config;
    sdvp_control_handler_t controls;
    sdvp_setting_handler_t settings;
    sdvp_store_t *store;
    party_t *provider;
    party_t *user;
    int64_t start_us;
    sdvp_add_cause_t answer; /* of the process */
    char commands[SCHEDULED_COMMANDS][48]; /* "10s AnOut1 42" */
    sdvp_or_cat_t categories[SCHEDULED_COMMANDS];
    char idents[SCHEDULED_COMMANDS][72];
    size_t command_count;
    char told[64][96]; /* by the observer */
    size_t told_count;
} scheduled_t;

/* Made and running. */
scheduled_t *scheduled_new(void);
/* The same with the process between device and clients, or with other rules of the schedules. */
scheduled_t *scheduled_with(bool process, const sdvp_schedule_config_t *config);
void scheduled_free(scheduled_t *scheduled);
/* Off for some seconds, then on with what the store has kept. */
void scheduled_power_off(scheduled_t *scheduled, int64_t seconds);
/* Time passes, and what is due is done at its time. */
void scheduled_advance(scheduled_t *scheduled, int64_t seconds);
/* The clock is put. */
void scheduled_step(scheduled_t *scheduled, int64_t seconds);
/* Sets what a text says, as the device; "FSCH1.NumEntr.setVal[SP]". */
void scheduled_put(scheduled_t *scheduled, const char *fcda, const char *text);
/* The same as the provider; what came of it. */
sdvp_error_t scheduled_write(scheduled_t *scheduled, const char *fcda, const char *text);
/* As text, borrowed until the next. */
const char *scheduled_get(scheduled_t *scheduled, const char *fcda);
/* SchdSt. */
int64_t scheduled_state(scheduled_t *scheduled, const char *node);
/* Interval in s, start (in seconds from the beginning; INT64_MIN: none) and values of an analogue schedule. */
void scheduled_plan(
    scheduled_t *scheduled, const char *node, int interval, int64_t start, size_t count, const double *values);
/* A command of now, "LD1/" in front of the control; SDVP_OK or how it was refused. */
sdvp_error_t scheduled_order(
    scheduled_t *scheduled, party_t *party, const char *control, sdvp_value_t ctl_val, sdvp_or_cat_t category);
sdvp_error_t scheduled_enable(scheduled_t *scheduled, const char *node);
sdvp_error_t scheduled_disable(scheduled_t *scheduled, const char *node);

#endif
