/*
 * Inside of the client's engine. Whatever may call back stands between client_enter and client_leave: what is freed
 * meanwhile stays in memory until the outermost of them has been left.
 */
#ifndef SDVP_ACSI_CLIENT_H
#define SDVP_ACSI_CLIENT_H

#include "sdvp/calls.h"

#define INVOKE_ID_OF_ASSOCIATE 1u

/* A function of any type; cast back to its own before it is called. */
typedef void (*any_function_t)(void);

/* A moment to wake up at; in the client's list from timer_start until timer_stop or until it fires. */
typedef struct client_timer {
    struct client_timer *prev;
    struct client_timer *next;
    int64_t when; /* SDVP_NEVER: not in the list */
    void (*fire)(void *owner);
    void *owner;
} client_timer_t;

typedef struct client_call client_call_t;

/* Gives the end of a call to its callback. */
typedef void (*deliver_t)(client_call_t *call, const sdvp_outcome_t *outcome, const sdvp_message_t *response);

/* A call: open (sent), waiting for its turn, or an Associate. */
struct client_call {
    client_call_t *prev;
    client_call_t *next;
    struct call_list *list;           /* that it is in; NULL: none */
    sdvp_client_t *client;
    sdvp_association_t *association;  /* NULL: Associate */
    char *peer;                       /* Associate; own */
    sdvp_service_t service;
    uint32_t invoke_id;
    bool enables;                     /* has a report control block enabled */
    size_t results;                   /* how many the answer must have; SIZE_MAX: any number */
    uint64_t number;                  /* the transport's */
    bool sending;                     /* in the transport's send: not to be freed */
    bool finished;                    /* the callback has been called */
    bool answered;                    /* the transport has answered */
    bool condemned;                   /* to be ended by what runs */
    deliver_t deliver;
    any_function_t done;
    void *ctx;
    const void *tag;                  /* what sdvp_give_up knows it by */
    client_timer_t timer;
    sdvp_arena_t *arena;              /* of the copy of a request that waits; NULL: none */
    sdvp_message_t *request;
};

typedef struct call_list {
    client_call_t *first;
    client_call_t *last;
    size_t count;
} call_list_t;

/* What takes more than one call, or waits for something else: lives in a list of its association. */
typedef struct client_task {
    struct client_task *prev;
    struct client_task *next;
    sdvp_association_t *association;
    const void *tag;
    bool condemned;
    /* Ends it without an answer: calls back, frees it. */
    void (*fail)(struct client_task *task, const sdvp_outcome_t *outcome);
} client_task_t;

typedef enum association_state { ASSOCIATION_OPEN, ASSOCIATION_DRAINING, ASSOCIATION_ENDED } association_state_t;

struct sdvp_association {
    sdvp_association_t *prev;
    sdvp_association_t *next;
    sdvp_client_t *client;
    char *peer;
    char *id;
    uint64_t serial;
    association_state_t state;
    sdvp_end_t end;
    char end_reason[256];
    uint32_t max_message_size;
    uint32_t max_outstanding_calls;
    bool told_services;
    uint64_t services; /* bit by number */
    uint32_t last_invoke_id;
    bool dispatching;
    bool freed;
    call_list_t open;
    call_list_t waiting;
    client_task_t *tasks; /* commands whose end is waited for */
    struct report_stream *streams;
    size_t stream_count;
    sdvp_ended_t on_end;
    void *on_end_ctx;
    sdvp_terminated_t on_termination;
    void *on_termination_ctx;
    sdvp_done_t released; /* callback of sdvp_association_release */
    void *released_ctx;
    bool release_wanted;
};

struct sdvp_client {
    sdvp_client_config_t config;
    sdvp_client_listener_t listener;
    unsigned depth; /* of client_enter */
    bool freed;
    sdvp_association_t *associations; /* that are not freed */
    size_t association_count;
    sdvp_association_t *dead; /* freed ones, until nothing runs */
    call_list_t associating;
    call_list_t late; /* Associate calls given up, whose answer would have to be aborted */
    client_timer_t *timers; /* soonest first */
    client_timer_t *last_timer;
    uint64_t serial;
    uint8_t next_ctl_num;
};

void sdvp_client_enter(sdvp_client_t *client);
void sdvp_client_leave(sdvp_client_t *client);
int64_t sdvp_client_now(const sdvp_client_t *client);
void sdvp_client_timer_start(sdvp_client_t *client, client_timer_t *timer, int64_t when);
void sdvp_client_timer_stop(sdvp_client_t *client, client_timer_t *timer);

/* An outcome without AddCause. */
sdvp_outcome_t sdvp_outcome_of(sdvp_error_t error, const char *detail);
/* Writes a detail of at most 255 octets at `to`, which has room for 256; cut between characters. */
void sdvp_detail_print(char *to, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Cuts a text at 255 octets at most, between characters. */
void sdvp_detail_copy(char *to, const char *text);

/* How a call is begun: by whom, and how its end is told. */
typedef struct call_start {
    const sdvp_message_t *request; /* pdu, association id and invoke id are filled in */
    deliver_t deliver;
    any_function_t done;
    void *ctx;
    const void *tag;
} call_start_t;

/* sdvp_call for every face of the client. */
sdvp_error_t sdvp_client_call_begin(sdvp_association_t *association, const call_start_t *start);
/* For call_start_t.deliver, where `done` is of type sdvp_replied_t. */
void sdvp_deliver_reply(client_call_t *call, const sdvp_outcome_t *outcome, const sdvp_message_t *response);
/* Associate; `done` is of type sdvp_associated_t. */
sdvp_error_t sdvp_client_call_associate(sdvp_client_t *client, const char *peer, const call_start_t *start);
/* Begins the Release of an association that is drained, if it was asked for. */
void sdvp_client_call_release_if_drained(sdvp_association_t *association);
/* Sends what waits, as far as the window is open. */
void sdvp_client_call_dispatch(sdvp_association_t *association);
/* Ends a call: calls back once, frees it. */
void sdvp_client_call_finish(client_call_t *call, const sdvp_outcome_t *outcome, const sdvp_message_t *response);
/* How many results the answer to a request must have; SIZE_MAX: none are counted. */
size_t sdvp_client_results_wanted(const sdvp_message_t *request);
/* Whether an answer belongs to a call; if not, `detail` (256 octets) says why. */
bool sdvp_client_belongs(const client_call_t *call, const sdvp_message_t *response, char *detail);
/* Ends every call of an association. */
void sdvp_client_call_end_all(sdvp_association_t *association, sdvp_error_t error, const char *reason);
/* Ends the calls of a list that are condemned. */
void sdvp_client_call_end_condemned(call_list_t *list, const sdvp_outcome_t *outcome);
void sdvp_client_call_list_add(call_list_t *list, client_call_t *call);
void sdvp_client_call_list_remove(client_call_t *call);
/* Forgets calls without calling back. */
void sdvp_client_call_list_drop(call_list_t *list);

/* Ends an association: `error` is what its calls end with. False if it had ended. */
bool sdvp_client_association_ended(
    sdvp_association_t *association, sdvp_end_t end, sdvp_error_t error, const char *reason);
/* A granted Associate becomes an association. NULL, with an outcome, if it makes no sense or there is no room. */
sdvp_association_t *sdvp_client_association_new(
    sdvp_client_t *client, const char *peer, const sdvp_message_t *granted, sdvp_outcome_t *outcome);
/* Sends Release; then the association has ended, whatever comes back. */
void sdvp_client_association_release(sdvp_association_t *association);
/* Sends Abort. */
void sdvp_client_association_abort(sdvp_client_t *client, const char *peer, const char *id, const char *reason);
/* Whether two addresses are of one peer. */
bool sdvp_client_is_peer(const sdvp_client_t *client, const char *a, const char *b);
/* The open association with an id, or NULL. */
sdvp_association_t *sdvp_client_association_find(sdvp_client_t *client, const char *peer, const char *id);
/* Gives back the memory of one that is in no list. */
void sdvp_client_association_destroy(sdvp_association_t *association);

void sdvp_client_task_add(sdvp_association_t *association, client_task_t *task);
void sdvp_client_task_remove(client_task_t *task);

/* Report and CommandTermination, from the transport. */
sdvp_error_t sdvp_client_report_received(sdvp_association_t *association, const sdvp_report_t *report);
void sdvp_client_streams_restart(sdvp_association_t *association);
void sdvp_client_streams_free(sdvp_association_t *association);
void sdvp_client_command_terminated(sdvp_association_t *association, const sdvp_command_t *command);

#endif
