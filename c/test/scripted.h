/*
 * A transport that keeps every call until the test answers it, rightly or wrongly: no real device could be made to err like
 * that. With a clock that stands still.
 */
#ifndef SDVP_TEST_SCRIPTED_H
#define SDVP_TEST_SCRIPTED_H

#include "sdvp/client.h"

#define SCRIPTED_CALLS 4096

/* A call that was sent. */
typedef struct sent {
    sdvp_message_t request; /* a copy */
    char peer[64];
    sdvp_answered_t answered;
    void *ctx;
    bool forgotten;
} sent_t;

typedef struct scripted {
    sdvp_client_transport_t transport;
    sdvp_clock_t clock;
    int64_t utc_us;
    int64_t now_ms;
    sdvp_arena_t *arena;
    sdvp_error_t failing; /* what sending fails with; SDVP_OK: it works */
    const sdvp_client_listener_t *listener;
    sent_t calls[SCRIPTED_CALLS];
    size_t count;
    sdvp_message_t aborts[16]; /* copies */
    size_t abort_count;
} scripted_t;

scripted_t *scripted_new(void);
void scripted_free(scripted_t *scripted);
/* A client over it, of the default configuration, and one that is configured. */
sdvp_client_t *scripted_client(scripted_t *scripted);
sdvp_client_config_t scripted_config(scripted_t *scripted);
/* The last call sent. */
sent_t *scripted_last(scripted_t *scripted);
/* Answers a call; association, service and invoke id of the answer are those of the call. */
void scripted_answer(sent_t *call, sdvp_message_t response);
/* Answers without members; refuses. */
void scripted_ok(sent_t *call);
void scripted_refuse(sent_t *call, sdvp_error_t error, sdvp_add_cause_t cause);
/* Answers a call, an Associate, by an association that offers every service. */
void scripted_grant(sent_t *call, const char *id, uint32_t max_outstanding_calls);
/* The device sends a message without answer. */
sdvp_error_t scripted_send(scripted_t *scripted, const char *id, sdvp_message_t message);
/* The device is gone. */
void scripted_gone(scripted_t *scripted, const char *reason);
/* Time passes. */
void scripted_advance(scripted_t *scripted, sdvp_client_t *client, int64_t ms);
/* An association with "device" whose id is "a". */
sdvp_association_t *scripted_associate(scripted_t *scripted, sdvp_client_t *client, uint32_t max_outstanding_calls);

/* What callbacks have told. */
typedef struct heard {
    unsigned times;
    sdvp_error_t error;
    sdvp_add_cause_t add_cause;
    char detail[256];
    sdvp_association_t *association;
} heard_t;
/* Callbacks that write down how something ended; `ctx` is a heard_t. */
void hear_done(void *ctx, const sdvp_outcome_t *outcome);
void hear_reply(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response);
void hear_associated(void *ctx, const sdvp_outcome_t *outcome, sdvp_association_t *association);

#endif
