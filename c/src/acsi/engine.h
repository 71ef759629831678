/*
 * What the parts of a server build on: associations, calls and how they are answered, rights, data sets, timers. A part
 * (data, controls, reports, …) is an object of its own that adds handlers for its services and hears of what ends.
 */
#ifndef SDVP_ACSI_ENGINE_H
#define SDVP_ACSI_ENGINE_H

#include "data/model.h"
#include "sdvp/server.h"

enum { SDVP_ASSOCIATION_ID = 22 };

/* An open association. */
typedef struct sdvp_server_association {
    struct sdvp_server_association *next;
    char id[SDVP_ASSOCIATION_ID + 1];
    sdvp_caller_t caller; /* its client, with the roles it has now; the peer is owned */
    uint32_t max_message_size;
    uint32_t max_outstanding_calls;
    uint32_t open_calls;
} sdvp_server_association_t;

/*
 * A call within an association, as a handler sees it. It is to be answered once with sdvp_call_answer or sdvp_call_refuse…,
 * which end it, in the handler or later. The caller is one that may use the service at all; rights on references are the
 * handler's business.
 */
typedef struct sdvp_call {
    struct sdvp_call *next;
    sdvp_server_t *server;
    sdvp_server_association_t *association; /* NULL: has ended; the answer is sent all the same */
    sdvp_open_call_t *open;
    char association_id[SDVP_ASSOCIATION_ID + 1];
    sdvp_caller_t caller; /* as it was when the call came; the peer is owned */
    sdvp_service_t service;
    uint32_t invoke_id;
    uint32_t max_message_size;
} sdvp_call_t;

/* Serves a call. `request` is borrowed until it returns. */
typedef void (*sdvp_serve_t)(void *part, sdvp_call_t *call, const sdvp_message_t *request);

/* Puts service, association and the rest of the envelope into an answer whose member of `is` has been filled in. */
void sdvp_call_envelope(const sdvp_call_t *call, sdvp_message_t *response);
/* Whether an answer fits the message size; fills in the envelope. */
bool sdvp_call_fits(const sdvp_call_t *call, sdvp_message_t *response);
/* Answers; `response` needs no more than its member of `is`. NULL: an answer that has no members. */
void sdvp_call_answer(sdvp_call_t *call, sdvp_message_t *response);
/* Answers, or refuses with failed-due-to-communications-constraint if it does not fit: "WHAT must fit in …". */
void sdvp_call_answer_fitting(sdvp_call_t *call, sdvp_message_t *response, const char *what);
/* Refuses, with a detail as of printf; it is cut if it does not fit. */
void sdvp_call_refuse(sdvp_call_t *call, sdvp_error_t error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void sdvp_call_refuse_control(sdvp_call_t *call, sdvp_error_t error, sdvp_add_cause_t cause, const char *detail);
/* access-violation: "PEER may not use SERVICE on REFERENCE". */
void sdvp_call_deny(sdvp_call_t *call, const char *reference);

/* Memory in which answers are made: valid in a handler until it returns; was reset before the call. */
sdvp_arena_t *sdvp_server_arena(sdvp_server_t *server);
sdvp_values_t *sdvp_server_values(const sdvp_server_t *server);
const sdvp_clock_t *sdvp_server_clock(const sdvp_server_t *server);
const sdvp_server_config_t *sdvp_server_config(const sdvp_server_t *server);
int64_t sdvp_server_now(const sdvp_server_t *server); /* monotonic, ms */

/* A part of a server. Every function may be NULL. */
typedef struct sdvp_part {
    void *ctx;
    /* Serving begins: everything is configured. */
    sdvp_error_t (*start)(void *ctx);
    /* An association has ended; it is handed over for the last time. Its data sets are still there. */
    void (*ended)(void *ctx, const sdvp_server_association_t *association);
    /* The roles of an association's client have changed, association->caller.roles; 0: it ends next. Must not end any. */
    void (*roles_changed)(void *ctx, const sdvp_server_association_t *association);
    /* The rights of somebody have changed, who need not have an association; ask sdvp_server_roles_now. */
    void (*rights_changed)(void *ctx);
    /* Names of the instances of a class in a logical node, for GetLogicalNodeDirectory; false: not this part's class. */
    bool (*names)(
        void *ctx, const sdvp_logical_device_t *device, const sdvp_logical_node_t *node, sdvp_acsi_class_t acsi_class,
        sdvp_names_t *to);
    /* The server is going; frees ctx. Called in the reverse order of adding, after all associations have ended. */
    void (*free)(void *ctx);
} sdvp_part_t;

/* Adds a part; before start. On an error its `free` is not called. */
sdvp_error_t sdvp_server_add_part(sdvp_server_t *server, const sdvp_part_t *part);
/* Has a service served; before start. */
void sdvp_server_serve(sdvp_server_t *server, sdvp_service_t service, sdvp_serve_t serve, void *part);
/* Offers a service that clients do not ask for but hear of: Report, CommandTermination. */
void sdvp_server_offer(sdvp_server_t *server, sdvp_service_t service);

/* Rights. `reference` without [FC]. */
bool sdvp_may_use(const sdvp_server_t *server, unsigned roles, sdvp_service_t service);
bool sdvp_may(
    const sdvp_server_t *server, unsigned roles, sdvp_service_t service, const char *reference, sdvp_fc_t fc);
/* The roles of a caller now, be it connected or not. */
unsigned sdvp_server_roles_now(const sdvp_server_t *server, const sdvp_caller_t *caller);
bool sdvp_may_fcda(const sdvp_server_t *server, unsigned roles, sdvp_service_t service, const char *fcda);
bool sdvp_may_file(const sdvp_server_t *server, unsigned roles, sdvp_service_t service, const char *file_name);

/* Associations. */
sdvp_server_association_t *sdvp_server_find(const sdvp_server_t *server, const char *id);
/* Sends Report or CommandTermination; fills in the envelope. As sdvp_server_transport.send. */
sdvp_error_t sdvp_server_send(
    sdvp_server_t *server, const sdvp_server_association_t *association, sdvp_message_t *message, sdvp_sent_t sent,
    void *sent_ctx);
/* Octets of such a message; fills in the envelope. To be held against association->max_message_size. */
size_t sdvp_server_size(
    sdvp_server_t *server, const sdvp_server_association_t *association, sdvp_message_t *message);
/* Sends Abort and ends it. */
void sdvp_server_abort(sdvp_server_t *server, sdvp_server_association_t *association, const char *reason);

/* A timer, a member of what it is for. Zeroed: not running. */
typedef struct sdvp_timer {
    struct sdvp_timer *next;
    struct sdvp_timer **at; /* where it is linked; NULL: not running */
    int64_t due;
    void (*fire)(void *ctx);
    void *ctx;
} sdvp_timer_t;

/* Has `fire` called once by sdvp_server_run, not before `delay_ms`, also if that is 0. A running timer is set anew. */
void sdvp_timer_start(sdvp_server_t *server, sdvp_timer_t *timer, int64_t delay_ms);
void sdvp_timer_stop(sdvp_timer_t *timer);

/* A member of a data set. */
typedef struct sdvp_set_member {
    const char *fcda; /* "LD/LN.Do[FC]" */
    sdvp_selection_t selection;
} sdvp_set_member_t;

/* A data set with its members looked up. */
typedef struct sdvp_set {
    struct sdvp_set *next;
    const char *name;                                /* "LD/LN.name" or "@name" */
    char association_id[SDVP_ASSOCIATION_ID + 1];    /* of "@name"; else "" */
    bool deletable;
    uint32_t uses; /* control blocks that watch it */
    sdvp_set_member_t *members;
    size_t count;
} sdvp_set_t;

/* Finds a data set; `association_id` for names such as "@name". NULL if there is none. Borrowed until it is deleted. */
sdvp_set_t *sdvp_server_find_set(const sdvp_server_t *server, const char *association_id, const char *name);
/*
 * The same, and holds it: it cannot be deleted until it has been released as often. One of an association ends with the
 * association nevertheless, after the parts have heard of its end: they let go of it then.
 */
sdvp_set_t *sdvp_server_acquire_set(sdvp_server_t *server, const char *association_id, const char *name);
void sdvp_server_release_set(sdvp_set_t *set);

/*
 * Writes that come from clients or the device's own logic, as one moment: through the filter of the configuration
 * (substitution, blocking, range), where there is one.
 */
sdvp_error_t sdvp_server_write(sdvp_server_t *server, const sdvp_selection_t *selection, const sdvp_value_t *value);
/* Between begin and end such writes are one moment. */
void sdvp_server_begin_writes(sdvp_server_t *server);
void sdvp_server_end_writes(sdvp_server_t *server);

/* "LD/LN.Do[FC]" without "[FC]"; `to` has room for SDVP_REFERENCE_MAX + 1. */
const char *sdvp_plain_reference(const char *fcda, char *to);
/* The functional constraint in "LD/LN.Do[FC]"; SDVP_FC_NONE if there is none. */
sdvp_fc_t sdvp_fc_in(const char *fcda);

#endif
