/*
 * A device of the contract's model behind a loopback, with a clock that stands still, and parties that ask it. As Java's
 * ContractServer: a service provider may do everything, a vendor may look, a user may look at HP1/GGIO1.AnIn1 and operate
 * HP1/GGIO1.SPCSO1. Controls follow at once; those named ISCSO1 and Refusing refuse with the AddCause that they are told,
 * and HP1/IntSet1 refuses to be set to 13.
 */
#ifndef SDVP_TEST_DEVICE_H
#define SDVP_TEST_DEVICE_H

#include "contract_model.h"
#include "loopback.h"
#include "sdvp/server.h"

#define DEVICE_HEARD 256

typedef struct device {
    loopback_t *loopback;
    sdvp_values_t *values;
    sdvp_server_t *server;
    sdvp_server_config_t config;
    sdvp_clock_t clock;
    int64_t utc_us;
    int64_t now_ms;
    sdvp_control_handler_t handler;
    sdvp_setting_handler_t settings;
    bool keep_operations;         /* the process does not answer by itself */
    sdvp_operation_t *operations[16]; /* that it keeps */
    size_t operation_count;
    unsigned operated;            /* how often the process was asked */
    sdvp_add_cause_t check;       /* what interlocking says */
    char ended[64];               /* reason of the last end of an association */
    unsigned ends;
} device_t;

/* A device that is configured and not yet made, so that a test may change device->config; then starts it. */
device_t *device_new(void);
void device_start(device_t *device);
/* Both. */
device_t *device_started(void);
void device_free(device_t *device);
/* Time passes, and what is due is done and delivered. */
void device_advance(device_t *device, int64_t ms);
/* Runs and delivers until nothing is due now. */
void device_settle(device_t *device);
/* Writes to the values. */
void device_put(device_t *device, const char *fcda, sdvp_value_t value);
/* A value; stays until the next write. */
sdvp_value_t device_get(device_t *device, const char *fcda);
/* The process is done with the oldest command it keeps. */
void device_operation_done(device_t *device, sdvp_add_cause_t cause);

/* Who asks. */
typedef struct party {
    device_t *device;
    const sdvp_client_transport_t *transport;
    sdvp_client_listener_t listener;
    char peer[64];
    char id[64]; /* of its association; "": none */
    uint32_t last_invoke_id;
    size_t answers;
    sdvp_message_t response; /* the last */
    sdvp_message_t heard[DEVICE_HEARD]; /* messages without answer */
    size_t heard_count;
    sdvp_error_t taking; /* what it says to them */
} party_t;

/* With an association, unless `id` is to stay "". */
party_t *party_new(device_t *device, const char *peer, unsigned roles);
void party_free(party_t *party);
/* Opens one more association; its id becomes the party's. NULL if it was refused. */
const sdvp_message_t *party_associate(party_t *party, uint32_t max_message_size, uint32_t max_outstanding_calls);
/* Sends a request of a service in the party's association; `tell` does not wait. */
void tell(party_t *party, sdvp_service_t service, sdvp_message_t request);
/* Sends and delivers; the answer that came last, NULL if none came. */
const sdvp_message_t *ask(party_t *party, sdvp_service_t service, sdvp_message_t request);
/* The same for what is to be refused; the error, SDVP_OK if it was not. */
sdvp_error_t refused(party_t *party, sdvp_service_t service, sdvp_message_t request);
/* The AddCause of the last refusal. */
sdvp_add_cause_t cause(const party_t *party);
/* GetDataValues of one reference. */
sdvp_result_t read_one(party_t *party, const char *fcda);
/* SetDataValues of one reference. */
sdvp_error_t write_one(party_t *party, const char *fcda, sdvp_value_t value);
/* A command of now by a remote control. */
sdvp_command_t command_of(const party_t *party, const char *control, sdvp_value_t ctl_val, uint32_t ctl_num);
/* Sends it; SDVP_OK or how it was refused. */
sdvp_error_t order(party_t *party, sdvp_service_t service, sdvp_command_t command);

#endif
