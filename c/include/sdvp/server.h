/*
 * A device: serves one model to the clients of one transport (IEC 61850-7-2 clause 7).
 *
 *     sdvp_server_config_t config = {.values = values, .transport = transport, .policy = policy};
 *     sdvp_server_new(&config, &server);
 *     sdvp_server_start(server);
 *     for (;;) {
 *         ... step the transport, until sdvp_server_deadline(server) at the latest ...
 *         sdvp_server_run(server);
 *     }
 *
 * What is refused before a service is asked: a caller without roles (access-violation, no detail); an association id that
 * the caller does not have open (access-not-allowed-in-current-state, and an Abort for that id goes ahead); more open calls
 * than negotiated (failed-due-to-server-constraint); a service that the policy does not allow (access-violation); a service
 * that this server does not have (class-not-supported). A service is there when the part of the configuration is that it
 * needs; Associate offers a client what is there and what it may use.
 */
#ifndef SDVP_SERVER_H
#define SDVP_SERVER_H

#include "sdvp/transport.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How much a server takes upon itself. 0 anywhere: the default that is named. */
typedef struct sdvp_server_limits {
    uint32_t max_associations;          /* of all clients together: 64 */
    uint32_t max_associations_per_peer; /* 4 */
    uint32_t max_message_size;          /* greatest message it sends, octets, at least 1,024: 65,536 */
    uint32_t max_outstanding_calls;     /* open at a time in one association: 10 */
    uint32_t max_names_per_page;        /* of a directory: 500 */
    uint32_t max_references_per_call;   /* in GetDataValues and SetDataValues: 1,000 */
    uint32_t max_data_sets;             /* that clients make in the server: 32 */
    uint32_t max_association_data_sets; /* that clients make in each association: 8 */
    uint32_t max_data_set_members;      /* of each that a client makes: 256 */
    uint32_t max_answer_memory;         /* octets in which an answer is made: 4 MiB */
} sdvp_server_limits_t;

/* Bits of a set of services, of a set of functional constraints. */
#define SDVP_SERVICE_BIT(service) (UINT64_C(1) << (service))
#define SDVP_ALL_SERVICES UINT64_MAX
#define SDVP_FC_BIT(fc) (1u << (fc))
#define SDVP_ALL_FCS 0xffffu

/* A right as data. */
typedef struct sdvp_access_rule {
    unsigned roles;      /* SDVP_ROLE_…: who has it */
    uint64_t services;   /* SDVP_SERVICE_BIT(…) | … */
    const char *below;   /* on what instance and everything below it; NULL: on the whole server. Directories may also be
                            used on what lies above it, and show there only the way to it */
    unsigned constraints; /* SDVP_FC_BIT(…) | …, where a service has one */
} sdvp_access_rule_t;

/*
 * Who may do what: what at least one rule allows; Associate, Release and Abort to every role that has a rule. Without rules
 * nobody may do anything.
 */
typedef struct sdvp_access_policy {
    const sdvp_access_rule_t *rules; /* borrowed while the server lives */
    size_t count;
    void *ctx;
    /*
     * NULL, or asked after the rules have allowed something, and may deny it. `reference` NULL: the service at all;
     * `fc` SDVP_FC_NONE: the service has none.
     */
    bool (*allows)(void *ctx, unsigned roles, sdvp_service_t service, const char *reference, sdvp_fc_t fc);
    /* NULL, or the same for a file service and one file. */
    bool (*allows_file)(void *ctx, unsigned roles, sdvp_service_t service, const char *file_name);
} sdvp_access_policy_t;

/* A command that the process is carrying out; the handler's until it has called sdvp_operation_done. */
typedef struct sdvp_operation sdvp_operation_t;

/*
 * Ends a command, once, in the call of `operate` or later, also after the server is gone: `cause` SDVP_NO_ADD_CAUSE when it
 * is accepted, or why not; `detail` in words for the client, NULL: none. Not between sdvp_values_begin and sdvp_values_end,
 * as it may show the end on the status side.
 */
void sdvp_operation_done(sdvp_operation_t *operation, sdvp_add_cause_t cause, const char *detail);

/* The process behind the controls: carries out commands that have passed every check. */
typedef struct sdvp_control_handler {
    void *ctx;
    /*
     * Carries out a command; with `command->test` nothing must move. With normal security its end is the answer of Operate;
     * with enhanced security Operate has been answered, and after its end the status value is watched until it is what was
     * wanted, or operTimeout is over. At most one at a time for the same control, unless an older one is given up after
     * `handler_grace_ms`. `command` and `caller` are borrowed for the call; caller->peer "": the device itself.
     */
    void (*operate)(
        void *ctx, const sdvp_command_t *command, const sdvp_caller_t *caller, sdvp_operation_t *operation);
    /*
     * Whether the process would let a command pass: interlocking and synchrocheck, where command->check asks for them.
     * SDVP_NO_ADD_CAUSE, or why not. NULL: always.
     */
    sdvp_add_cause_t (*check)(void *ctx, const sdvp_command_t *command, const sdvp_caller_t *caller);
} sdvp_control_handler_t;

/* Limits of controls, milliseconds. 0 anywhere: the default that is named. */
typedef struct sdvp_control_limits {
    uint32_t max_command_age_ms;         /* a command whose T is older, or so far ahead, is refused: 30 s */
    uint32_t handler_timeout_ms;         /* for the handler with normal security: 8 s */
    uint32_t handler_grace_ms;           /* then it keeps the control for itself so long: 5 min */
    uint32_t remembered_commands;        /* of each client, known again when they come twice: 1,024 */
    uint32_t default_select_timeout_ms;  /* where the control has no sboTimeout: 15 s */
    uint32_t default_operate_timeout_ms; /* where the control has no operTimeout: 10 s */
    uint32_t max_activation_delay_ms;    /* of a TimeActivatedOperate: 7 days */
} sdvp_control_limits_t;

/* The device behind the settings: may refuse a value before it is written to the model. */
typedef struct sdvp_setting_handler {
    void *ctx;
    /*
     * `fcda` exists, the caller may write it, the value is of its type and within minVal and maxVal. SDVP_OK: the device
     * has taken it, it is then written to the model; else 1 to 12. NULL: takes everything.
     */
    sdvp_error_t (*set)(void *ctx, const char *fcda, const sdvp_value_t *value, const sdvp_caller_t *caller);
} sdvp_setting_handler_t;

/* Keeps the data sets that clients make with a name of the server, so that they outlive the process. */
typedef struct sdvp_data_set_store {
    void *ctx;
    /* Hands all that are kept to `found`; what is handed over is borrowed for the call. */
    sdvp_error_t (*load)(
        void *ctx, void (*found)(void *found_ctx, const char *data_set, const sdvp_names_t *members), void *found_ctx);
    /* Durable when this returns; else its creation, its deletion is refused. */
    sdvp_error_t (*save)(void *ctx, const char *data_set, const sdvp_names_t *members);
    sdvp_error_t (*remove)(void *ctx, const char *data_set);
} sdvp_data_set_store_t;

/* The groups of one setting group control block. */
typedef struct sdvp_stored_groups {
    uint32_t act_sg;
    sdvp_timestamp_t l_act_tm;
    const sdvp_writes_t *groups; /* of each group, by reference of the attribute without [FC] */
    size_t count;
} sdvp_stored_groups_t;

/* Where setting groups survive a loss of power. `sgcb` is "LD/LLN0.SGCB". */
typedef struct sdvp_setting_group_store {
    void *ctx;
    /* Hands what was saved last to `found`, borrowed for the call; does not call it if nothing was. NULL: keeps nothing. */
    sdvp_error_t (*load)(
        void *ctx, const char *sgcb, void (*found)(void *found_ctx, const sdvp_stored_groups_t *groups),
        void *found_ctx);
    /* Safe when this returns; on an error everything is as before. NULL: keeps nothing. */
    sdvp_error_t (*save)(void *ctx, const char *sgcb, const sdvp_stored_groups_t *groups);
} sdvp_setting_group_store_t;

/* A file that is being written; the store's, until it is committed or discarded. */
typedef struct sdvp_upload sdvp_upload_t;

/*
 * The files of a server. Names have / between folders and come from clients as they are: it is for the store to let nobody
 * reach what is not meant for clients. On an error 1 to 12 `fault->detail` is told to the client, so it must say nothing of
 * where files lie; other errors become failed-due-to-server-constraint.
 */
typedef struct sdvp_file_store {
    void *ctx;
    /*
     * Hands files with size and time to `found`, by name in the order of strcmp, those in folders below included. `path`:
     * of a file or folder; "": everything. SDVP_INSTANCE_NOT_AVAILABLE if there is no such.
     */
    sdvp_error_t (*list)(
        void *ctx, const char *path, void (*found)(void *found_ctx, const sdvp_file_entry_t *file), void *found_ctx,
        sdvp_fault_t *fault);
    /*
     * Reads at most `room` octets at `offset`; fewer only at the end of the file. SDVP_INSTANCE_NOT_AVAILABLE;
     * SDVP_PARAMETER_VALUE_INAPPROPRIATE if it is shorter than the offset.
     */
    sdvp_error_t (*read)(
        void *ctx, const char *name, uint64_t offset, uint8_t *to, size_t room, size_t *length, uint64_t *file_size,
        sdvp_fault_t *fault);
    /*
     * Begins to write a file, or with an offset above 0 goes on with one whose upload broke off
     * (SDVP_PARAMETER_VALUE_INCONSISTENT if that cannot be). Until it is committed, the file is as it was.
     */
    sdvp_error_t (*write)(void *ctx, const char *name, uint64_t offset, sdvp_upload_t **upload, sdvp_fault_t *fault);
    /* Adds to its end. On an error it is then discarded. */
    sdvp_error_t (*append)(
        void *ctx, sdvp_upload_t *upload, const uint8_t *octets, size_t length, sdvp_fault_t *fault);
    /* Gives it its name, in the place of an older file; whole and safe, or not at all. The upload is over either way. */
    sdvp_error_t (*commit)(void *ctx, sdvp_upload_t *upload, sdvp_fault_t *fault);
    /* Gives it up. */
    void (*discard)(void *ctx, sdvp_upload_t *upload);
    /* SDVP_INSTANCE_NOT_AVAILABLE if there is no such file. */
    sdvp_error_t (*remove)(void *ctx, const char *name, sdvp_fault_t *fault);
} sdvp_file_store_t;

/* Hears what happens, to tell people. Each function may be NULL. */
typedef struct sdvp_server_observer {
    void *ctx;
    void (*associated)(void *ctx, const sdvp_caller_t *caller, const char *association_id);
    void (*ended)(void *ctx, const char *peer, const char *association_id, const char *reason);
    /* Something was asked; `error` SDVP_OK or how it was refused. Called for every answer. */
    void (*answered)(
        void *ctx, const sdvp_caller_t *caller, sdvp_service_t service, sdvp_error_t error, const char *detail);
} sdvp_server_observer_t;

/*
 * What comes from clients and goes to the values, on its way: sdvp_process_… of sdvp/process.h. NULL: straight to the values.
 */
struct sdvp_process;

/*
 * The parts of a server. The structures that are pointed to are copied, but what their `ctx` and functions stand for, values,
 * transport, clock and process must outlive the server.
 */
typedef struct sdvp_server_config {
    sdvp_values_t *values;
    const sdvp_server_transport_t *transport; /* for this server alone */
    const sdvp_clock_t *clock;                /* NULL: that of the machine */
    sdvp_access_policy_t policy;
    sdvp_server_limits_t limits;
    const sdvp_control_handler_t *controls; /* NULL: no control services */
    sdvp_control_limits_t control_limits;
    const sdvp_setting_handler_t *settings; /* NULL: no SetDataValues, no SetDataSetValues */
    bool data_sets;                         /* whether the services of data sets are there */
    const sdvp_data_set_store_t *data_set_store;       /* NULL: in memory */
    const sdvp_setting_group_store_t *setting_groups;  /* NULL: no services of setting groups */
    const sdvp_file_store_t *files;                    /* NULL: no files */
    struct sdvp_process *process;
    sdvp_server_observer_t observer;
} sdvp_server_config_t;

typedef struct sdvp_server sdvp_server_t;

/*
 * Makes a server. New: sdvp_server_free. SDVP_BAD_ARGUMENT without values or transport; SDVP_INSTANCE_NOT_AVAILABLE if a
 * configured data set has a member that the model does not have or that cannot be read; what a store reports.
 */
sdvp_error_t sdvp_server_new(const sdvp_server_config_t *config, sdvp_server_t **to);

/* Begins to serve. Once; parts such as reports are added before. */
sdvp_error_t sdvp_server_start(sdvp_server_t *server);

/*
 * Aborts every association, answers open calls with failed-due-to-server-constraint, and is gone. The transport must not
 * deliver anything to it afterwards. NULL: nothing.
 */
void sdvp_server_free(sdvp_server_t *server);

/* Does what is due now: timeouts, commands for later, reports. */
void sdvp_server_run(sdvp_server_t *server);
/* When sdvp_server_run is to be called at the latest, by the clock's monotonic_ms; SDVP_NEVER. */
int64_t sdvp_server_deadline(const sdvp_server_t *server);

/*
 * A command that the device gives itself, such as one of a schedule. It takes the way of every command, with its limits,
 * blocking and interlocks, selected first where that is needed; only rights are not asked for. `done` is called once, in this
 * call or later: SDVP_OK when it has been carried out, or why not; with enhanced security at its end. What is handed in is
 * borrowed for the call; of `origin` only or_cat and or_ident count. SDVP_CLASS_NOT_SUPPORTED without controls,
 * SDVP_NO_MEMORY: `done` is never called.
 */
typedef void (*sdvp_operated_t)(void *ctx, sdvp_error_t error, sdvp_add_cause_t cause, const char *why);
sdvp_error_t sdvp_server_operate(
    sdvp_server_t *server, const char *control, const sdvp_value_t *ctl_val, const sdvp_command_t *origin,
    sdvp_operated_t done, void *ctx);

/* Number of open associations. */
size_t sdvp_server_associations(const sdvp_server_t *server);

#ifdef __cplusplus
}
#endif
#endif
