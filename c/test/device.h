/*
 * A device that reports and logs, and clients of it that see each message as it comes. Two temperatures, a counter; the
 * control blocks Meas (BRCB, two instances), Live (URCB, two instances), Free (BRCB without a data set); the log control
 * blocks Meas, which logs to Day from the start, and Count, which could. Time stands still but for device_advance.
 */
#ifndef SDVP_TEST_DEVICE_H
#define SDVP_TEST_DEVICE_H

#include "loopback.h"
#include "sdvp/reporting.h"

#define MEAS "HP1/LLN0.Meas01"
#define MEAS2 "HP1/LLN0.Meas02"
#define LIVE "HP1/LLN0.Live01"
#define DAY "HP1/LLN0.Day"

enum { MOST_REPORTS = 800, MOST_PEERS = 8 };

typedef struct peer {
    struct device *device;
    char name[32];
    const sdvp_client_transport_t *transport;
    char association[40]; /* "" when it has been aborted */
    sdvp_arena_t *arena;  /* of what it has heard */
    const sdvp_report_t *reports[MOST_REPORTS]; /* the newest MOST_REPORTS */
    size_t count;         /* of all that came */
    sdvp_arena_t *answer_arena;
    sdvp_message_t answer; /* the last */
    bool answered;
    bool refusing; /* refuses every report */
    bool forgetting; /* keeps the last report only */
} peer_t;

typedef struct device {
    int64_t utc_us;
    int64_t now_ms;
    sdvp_clock_t clock;
    sdvp_values_t *values;
    sdvp_report_config_t reporting;
    sdvp_log_config_t logging;
    sdvp_store_t *store; /* that the tests have made, freed in the end; NULL: none */
    sdvp_logs_t *logs;
    sdvp_server_t *server;
    loopback_t *loopback;
    peer_t *peers[MOST_PEERS];
    size_t peer_count;
    bool manual; /* messages are delivered by the test */
} device_t;

const sdvp_model_t *device_model(void);
/* A device that has not been started: to be configured. */
device_t *device_new(void);
/* Starts it; again: as after a restart, with new clients. */
void device_start(device_t *device);
void device_stop(device_t *device);
void device_free(device_t *device);
/* Time passes. */
void device_advance(device_t *device, int64_t ms);
/* Does what is due and delivers. */
void device_settle(device_t *device);

/* New values of the process. */
void device_count(device_t *device, int32_t count);
void device_update(device_t *device, const char *fcda, sdvp_value_t value);
void device_temperature(device_t *device, int number, float celsius);

/* An associated client; the device's. */
peer_t *device_connect(device_t *device, const char *name);
peer_t *device_connect_as(device_t *device, const char *name, unsigned roles, uint32_t max_message_size);
/* Another association of the same client: takes over its place. */
void peer_associate(peer_t *peer, uint32_t max_message_size);
/* Sends a request and waits for its answer: SDVP_OK or the refusal. The answer is good until the next call. */
sdvp_error_t peer_call(peer_t *peer, sdvp_message_t request);
sdvp_error_t peer_set_brcb(peer_t *peer, sdvp_rcb_t change);
sdvp_error_t peer_set_urcb(peer_t *peer, sdvp_rcb_t change);
sdvp_rcb_t peer_brcb(peer_t *peer, const char *reference);
sdvp_rcb_t peer_urcb(peer_t *peer, const char *reference);
sdvp_error_t peer_enable(peer_t *peer, const char *brcb);
sdvp_error_t peer_disable(peer_t *peer, const char *brcb);
sdvp_error_t peer_enable_live(peer_t *peer);
sdvp_error_t peer_set_lcb(peer_t *peer, sdvp_lcb_t change);
const sdvp_report_t *peer_last(const peer_t *peer);
/* What the counter was in a report; -1 if it is not in it. */
int64_t report_count(const sdvp_report_t *report);
/* The client is gone without a word. */
void peer_gone(peer_t *peer);

#endif
