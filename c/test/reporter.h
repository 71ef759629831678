/*
 * A device that reports and logs, and clients of it that see each message as it comes. Two temperatures, a counter; the
 * control blocks Meas (BRCB, two instances), Live (URCB, two instances), Free (BRCB without a data set); the log control
 * blocks Meas, which logs to Day from the start, and Count, which could. Time stands still but for reporter_advance.
 */
#ifndef SDVP_TEST_REPORTER_H
#define SDVP_TEST_REPORTER_H

#include "loopback.h"
#include "sdvp/reporting.h"

#define MEAS "HP1/LLN0.Meas01"
#define MEAS2 "HP1/LLN0.Meas02"
#define LIVE "HP1/LLN0.Live01"
#define DAY "HP1/LLN0.Day"

enum { MOST_REPORTS = 800, MOST_PEERS = 8 };

typedef struct subscriber {
    struct reporter *device;
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
} subscriber_t;

typedef struct reporter {
    int64_t utc_us;
    int64_t now_ms;
    sdvp_clock_t clock;
    sdvp_values_t *values;
    sdvp_report_config_t reporting;
    sdvp_log_config_t logging;
    uint32_t max_answer_memory; /* 0: as usual */
    sdvp_store_t *store; /* that the tests have made, freed in the end; NULL: none */
    sdvp_logs_t *logs;
    sdvp_server_t *server;
    loopback_t *loopback;
    subscriber_t *peers[MOST_PEERS];
    size_t peer_count;
    bool manual; /* messages are delivered by the test */
} reporter_t;

const sdvp_model_t *reporter_model(void);
/* A device that has not been started: to be configured. */
reporter_t *reporter_new(void);
/* Starts it; again: as after a restart, with new clients. */
void reporter_start(reporter_t *device);
void reporter_stop(reporter_t *device);
void reporter_free(reporter_t *device);
/* Time passes. */
void reporter_advance(reporter_t *device, int64_t ms);
/* Does what is due and delivers. */
void reporter_settle(reporter_t *device);

/* New values of the process. */
void reporter_count(reporter_t *device, int32_t count);
void reporter_update(reporter_t *device, const char *fcda, sdvp_value_t value);
void reporter_temperature(reporter_t *device, int number, float celsius);

/* An associated client; the device's. */
subscriber_t *reporter_connect(reporter_t *device, const char *name);
subscriber_t *reporter_connect_as(reporter_t *device, const char *name, unsigned roles, uint32_t max_message_size);
/* Another association of the same client: takes over its place. */
void subscriber_associate(subscriber_t *peer, uint32_t max_message_size);
/* Sends a request and waits for its answer: SDVP_OK or the refusal. The answer is good until the next call. */
sdvp_error_t subscriber_call(subscriber_t *peer, sdvp_message_t request);
sdvp_error_t subscriber_set_brcb(subscriber_t *peer, sdvp_rcb_t change);
sdvp_error_t subscriber_set_urcb(subscriber_t *peer, sdvp_rcb_t change);
sdvp_rcb_t subscriber_brcb(subscriber_t *peer, const char *reference);
sdvp_rcb_t subscriber_urcb(subscriber_t *peer, const char *reference);
sdvp_error_t subscriber_enable(subscriber_t *peer, const char *brcb);
sdvp_error_t subscriber_disable(subscriber_t *peer, const char *brcb);
sdvp_error_t subscriber_enable_live(subscriber_t *peer);
sdvp_error_t subscriber_set_lcb(subscriber_t *peer, sdvp_lcb_t change);
const sdvp_report_t *subscriber_last(const subscriber_t *peer);
/* What the counter was in a report; -1 if it is not in it. */
int64_t report_count(const sdvp_report_t *report);
/* The client is gone without a word. */
void subscriber_gone(subscriber_t *peer);

#endif
