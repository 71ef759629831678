/*
 * The client's side of the services (IEC 61850-7-2): associations with devices, calls, reports, controls, files, logs.
 *
 * How a call ends. A function that starts something returns SDVP_OK, and then its callback is called exactly once: with the
 * answer, the refusal of the device, SDVP_TIMED_OUT, SDVP_CANCELLED or SDVP_LOST. It may be called before the function
 * returns. If the function returns an error, nothing was sent and the callback is never called. Nothing is ever sent twice;
 * after SDVP_TIMED_OUT and SDVP_LOST the device may or may not have done what it was asked for.
 *
 * From within a callback everything may be called, also what frees the association or the client.
 */
#ifndef SDVP_CLIENT_H
#define SDVP_CLIENT_H

#include "sdvp/transport.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Speaks with any number of devices over one transport. */
typedef struct sdvp_client sdvp_client_t;
/* An open association with a device (clause 8), or one that has ended. */
typedef struct sdvp_association sdvp_association_t;

/* What a client asks for and holds itself to. Begin with sdvp_client_defaults; no limit may be 0. */
typedef struct sdvp_client_config {
    const sdvp_client_transport_t *transport; /* for this client alone; must outlive it */
    const sdvp_clock_t *clock;                /* must outlive it */
    uint32_t max_message_size;                /* octets of a message it takes, 1,024 or more: 65,536 */
    uint32_t max_outstanding_calls;           /* open at a time in an association; the device may grant fewer: 10 */
    uint32_t max_waiting_calls;               /* that wait in an association for one of these to end: 100 */
    uint32_t max_associations;                /* 1,000 */
    uint32_t call_timeout_ms;                 /* from when a call is sent to its answer: 10,000 */
    uint32_t max_directory_names;             /* collected from the pages of one directory: 10,000 */
    uint32_t max_references_per_call;         /* longer lists are read by several calls: 200 */
    size_t max_joined_octets;                 /* of memory for joined pages, or joined segments of a report: 4 MiB */
    sdvp_or_cat_t or_cat;                     /* who issues its controls: SDVP_OR_REMOTE_CONTROL */
    const uint8_t *or_ident;                  /* 64 octets at most, must outlive it: none */
    size_t or_ident_length;
} sdvp_client_config_t;

/* The numbers above, the clock of the machine. */
sdvp_client_config_t sdvp_client_defaults(const sdvp_client_transport_t *transport);

/* Makes a client and starts its transport. New: sdvp_client_free. SDVP_BAD_ARGUMENT, SDVP_NO_MEMORY, or the transport's. */
sdvp_error_t sdvp_client_new(const sdvp_client_config_t *config, sdvp_client_t **to);
/* Ends every call with SDVP_CANCELLED, aborts every association, and frees them all with the client. NULL does nothing. */
void sdvp_client_free(sdvp_client_t *client);
/* Does what is due: ends calls whose time is over. To be called when sdvp_client_deadline has come; earlier does no harm. */
void sdvp_client_run(sdvp_client_t *client);
/* The next moment sdvp_client_run has something to do, by the clock's monotonic_ms; or SDVP_NEVER. */
int64_t sdvp_client_deadline(const sdvp_client_t *client);

/* How something ended. All is borrowed for the callback. */
typedef struct sdvp_outcome {
    sdvp_error_t error;         /* SDVP_OK: well */
    sdvp_add_cause_t add_cause; /* refusals of control services; else SDVP_NO_ADD_CAUSE */
    const char *detail;         /* for people: what was expected, what came, of whom; "" if there is no more to say */
} sdvp_outcome_t;
typedef void (*sdvp_done_t)(void *ctx, const sdvp_outcome_t *outcome);

/*
 * Ends every call, and whatever else takes several of them, that was started with this ctx, with SDVP_CANCELLED; their
 * callbacks are called before this returns. What was sent may be done by the device nevertheless.
 */
void sdvp_give_up(sdvp_client_t *client, const void *ctx);

/*
 * Associate (clause 8.3.2.2). The association is NULL unless the outcome is SDVP_OK; else it is new: it stays until
 * sdvp_association_free or sdvp_client_free, also when it has ended. An answer that comes after the time is over is answered
 * with Abort. SDVP_ACCESS_VIOLATION: no right; SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT: too many associations.
 */
typedef void (*sdvp_associated_t)(void *ctx, const sdvp_outcome_t *outcome, sdvp_association_t *association);
sdvp_error_t sdvp_associate(sdvp_client_t *client, const char *peer, sdvp_associated_t done, void *ctx);

/* By whom an association was ended. */
typedef enum sdvp_end {
    SDVP_NOT_ENDED,
    SDVP_RELEASED,          /* by Release, after every call had been answered */
    SDVP_ABORTED,           /* by this side */
    SDVP_ABORTED_BY_SERVER, /* by Abort of the device */
    SDVP_PEER_LOST          /* the device is gone or cannot be reached */
} sdvp_end_t;
typedef void (*sdvp_ended_t)(void *ctx, sdvp_association_t *association, sdvp_end_t end, const char *reason);

/* Who hears, once, that the association has ended; at once if it has. In the place of an earlier one; NULL: nobody. */
void sdvp_association_on_end(sdvp_association_t *association, sdvp_ended_t ended, void *ctx);
/* What it is. Texts are borrowed as long as the association is there. */
const char *sdvp_association_peer(const sdvp_association_t *association);
const char *sdvp_association_id(const sdvp_association_t *association);
sdvp_end_t sdvp_association_end(const sdvp_association_t *association);
/* Negotiated: octets of the greatest message; calls open at a time. */
uint32_t sdvp_association_max_message_size(const sdvp_association_t *association);
uint32_t sdvp_association_max_outstanding_calls(const sdvp_association_t *association);
/* Whether the device has a service for this client. True for all where it did not tell. */
bool sdvp_association_offers(const sdvp_association_t *association, sdvp_service_t service);
/* Frees it; one that is open is aborted first, its calls end with SDVP_CANCELLED. NULL does nothing. */
void sdvp_association_free(sdvp_association_t *association);

/*
 * Release (clause 8.3.2.4): takes no more calls, waits for the open and the waiting ones, then closes the association.
 * Whatever the device answers, the association has ended when `done` (may be NULL) is called. SDVP_LOST: it has ended, or
 * is being released.
 */
sdvp_error_t sdvp_association_release(sdvp_association_t *association, sdvp_done_t done, void *ctx);
/*
 * Abort (clause 8.3.2.3): ends the association at once, its calls with SDVP_LOST. Without effect if it has ended. The
 * reason, for people on both sides, is cut to 255 octets.
 */
void sdvp_association_abort(sdvp_association_t *association, const char *reason);

/*
 * Any service by its message: `pdu`, `association_id` and `invoke_id` of the request are filled in here. A call beyond the
 * window waits, as a copy. The answer (NULL unless the outcome is SDVP_OK) is borrowed for the callback. SDVP_LOST: the
 * association has ended; SDVP_NO_MEMORY: too many calls wait; SDVP_BAD_ARGUMENT: no service with an answer, or Associate,
 * Release; SDVP_NOT_ONLINE, SDVP_BUSY and others of the transport. sdvp/calls.h has a function for each service.
 */
typedef void (*sdvp_replied_t)(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response);
sdvp_error_t sdvp_call(
    sdvp_association_t *association, const sdvp_message_t *request, sdvp_replied_t done, void *ctx);

/*
 * As sdvp_call, for services whose answer comes in pages, and for reading long lists: asks for page after page and gives
 * one answer with all of them, `more_follows` false. GetServerDirectory, GetLogicalDeviceDirectory,
 * GetLogicalNodeDirectory, GetDataDirectory, GetAllDataValues, GetDataSetDirectory, GetFileAttributeValues, QueryLogByTime,
 * QueryLogAfter, GetDataValues. SDVP_PROTOCOL if they do not come to an end; SDVP_LIMIT_EXCEEDED beyond max_joined_octets.
 */
sdvp_error_t sdvp_call_all(
    sdvp_association_t *association, const sdvp_message_t *request, sdvp_replied_t done, void *ctx);

/* Copies a message with all that it points to. SDVP_NO_MEMORY if the arena is full. */
sdvp_error_t sdvp_message_copy(sdvp_arena_t *arena, const sdvp_message_t *from, sdvp_message_t *to);

/*
 * Controls (clause 20). Fills in what every command has: the originator of the configuration, the next number of this client
 * (0 to 255), now as T; no test, no checks. Copies nothing: `control` and what `ctl_val` points to must outlive it.
 */
sdvp_command_t sdvp_command(sdvp_client_t *client, const char *control, sdvp_value_t ctl_val);

/*
 * Operate, or TimeActivatedOperate if `service` says so, and then the wait for CommandTermination, `wait_ms` after the
 * answer (of the latter: after oper_tm). A bad end is told like a refusal with its AddCause. The end counts even if the
 * answer was lost. SDVP_TIMED_OUT: accepted, but its end was not told. SDVP_BAD_ARGUMENT: another command with this control
 * and ctl_num is waited for.
 */
sdvp_error_t sdvp_operate_and_wait(
    sdvp_association_t *association, sdvp_service_t service, const sdvp_command_t *command, uint32_t wait_ms,
    sdvp_done_t done, void *ctx);

/*
 * Has a control change, by the sequence its ctlModel asks for, which is read first: Select or SelectWithValue before
 * Operate, and the end of the command after it where the model has enhanced security and the device tells ends. What
 * `command` leaves out is not filled in: make it by sdvp_command. A selection whose Operate fails is left to the device.
 */
sdvp_error_t sdvp_control(
    sdvp_association_t *association, const sdvp_command_t *command, uint32_t wait_ms, sdvp_done_t done, void *ctx);

/* Who hears every CommandTermination of an association, also of those that are waited for. NULL: nobody. */
typedef void (*sdvp_terminated_t)(void *ctx, const sdvp_command_t *command);
void sdvp_on_termination(sdvp_association_t *association, sdvp_terminated_t terminated, void *ctx);

/*
 * Reports (clause 17.2). To lose nothing, a client keeps, durably and together with what it makes of a report, the EntryID
 * of the last one it has handled, and begins each association with sdvp_listen and sdvp_resume.
 */
typedef struct sdvp_report_listener {
    void *ctx;
    /*
     * A report, whole: segments have been joined, doubles dropped. `buf_ovfl` says that the device lost entries before it.
     * SDVP_OK when it is stored; anything else is, where reports are acknowledged, a refusal, upon which the device ends
     * the association.
     */
    sdvp_error_t (*on_report)(void *ctx, const sdvp_report_t *report);
    /*
     * A report or a part of one was lost on the way, as the numbers of those that came show. What a BRCB sent can be had
     * again: disable it, then sdvp_resume. May be NULL.
     */
    void (*on_loss)(void *ctx, const char *why);
} sdvp_report_listener_t;
/*
 * Sets who hears the reports of a RptID in the place of an earlier one; to be called before the control block is enabled.
 * Reports nobody listens to are dropped. The listener is copied. SDVP_NO_MEMORY: beyond 1,000 of them.
 */
sdvp_error_t sdvp_listen(
    sdvp_association_t *association, const char *rpt_id, const sdvp_report_listener_t *listener);
void sdvp_ignore(sdvp_association_t *association, const char *rpt_id);

/* How a BRCB goes on. */
typedef enum sdvp_resumption {
    SDVP_SEAMLESS,   /* with the entry after the one named: nothing is missing, nothing comes twice */
    SDVP_FROM_OLDEST /* with the oldest it has: entries may be missing before it */
} sdvp_resumption_t;
typedef void (*sdvp_resumed_t)(void *ctx, const sdvp_outcome_t *outcome, sdvp_resumption_t resumption);
/*
 * Enables a BRCB so that it goes on after the last entry handled (0: there never was one). If the block no longer has that
 * entry, it goes on with its oldest; if an earlier association of this client has it enabled, it is disabled first. Errors
 * as of SetBRCBValues.
 */
sdvp_error_t sdvp_resume(
    sdvp_association_t *association, const char *brcb, sdvp_entry_id_t last, sdvp_resumed_t done, void *ctx);

/*
 * Files (clause 23). They travel in parts of the negotiated message size, one at a time.
 */
/* Octets that a part should have at most: as many as a message of this association has room for. */
uint32_t sdvp_part_length(const sdvp_association_t *association);
/* Takes a part of a file; anything but SDVP_OK ends the download with it. Borrowed for the call. */
typedef sdvp_error_t (*sdvp_file_sink_t)(
    void *ctx, uint64_t offset, const uint8_t *octets, size_t length, uint64_t file_size);
/*
 * GetFile from an offset on (0, or where an earlier download ended) to its end. SDVP_PROTOCOL if the file is greater than
 * `max_size`, changes while it is read, or if parts without octets come. `ctx` is the sink's, too.
 */
typedef struct sdvp_file_download {
    const char *file_name;
    uint64_t offset;
    uint64_t max_size;
    sdvp_file_sink_t sink;
} sdvp_file_download_t;
sdvp_error_t sdvp_download(
    sdvp_association_t *association, const sdvp_file_download_t *download, sdvp_done_t done, void *ctx);
/*
 * Puts `wanted` octets from `offset` on at `to`; `*length`: how many it had. Fewer than wanted: the file ends with them.
 * Anything but SDVP_OK ends the upload with it.
 */
typedef sdvp_error_t (*sdvp_file_source_t)(void *ctx, uint64_t offset, uint8_t *to, size_t wanted, size_t *length);
/*
 * SetFile from an offset on (0, or where an earlier upload ended). Until the last part is there, the device has what it had
 * before. SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT if it does not take so much; SDVP_PARAMETER_VALUE_INCONSISTENT if it waits
 * for another offset. `ctx` is the source's, too.
 */
typedef struct sdvp_file_upload {
    const char *file_name;
    uint64_t offset;
    sdvp_file_source_t source;
} sdvp_file_upload_t;
sdvp_error_t sdvp_upload(
    sdvp_association_t *association, const sdvp_file_upload_t *upload, sdvp_done_t done, void *ctx);

/*
 * Logs (clause 17.3): QueryLogByTime or QueryLogAfter (`request` as for sdvp_call), as many entries as there are, each page
 * given away before the next one is asked for. `page` returns whether to go on; `whole` says whether the end was reached.
 */
typedef bool (*sdvp_log_page_t)(void *ctx, const sdvp_query_log_response_t *page);
typedef void (*sdvp_log_read_t)(void *ctx, const sdvp_outcome_t *outcome, bool whole);
sdvp_error_t sdvp_read_log(
    sdvp_association_t *association, const sdvp_message_t *request, sdvp_log_page_t page, sdvp_log_read_t done,
    void *ctx);

/*
 * For simple programs: calls that wait. `step` does what the link has to do, for at most `timeout_ms` (of XMPP: sdvp_step);
 * anything but SDVP_OK ends the wait with it. Not to be used within a callback.
 */
typedef struct sdvp_waiter {
    sdvp_client_t *client;
    sdvp_error_t (*step)(void *ctx, uint32_t timeout_ms);
    void *step_ctx;
    sdvp_fault_t fault; /* out: how the last call ended, for people */
} sdvp_waiter_t;
/* Steps until `*done` is true: a callback of the caller sets it. */
sdvp_error_t sdvp_wait(sdvp_waiter_t *waiter, const bool *done);
/* sdvp_associate, and the wait for it. */
sdvp_error_t sdvp_wait_associate(sdvp_waiter_t *waiter, const char *peer, sdvp_association_t **to);
/* sdvp_call_all where that has the service, else sdvp_call, and the wait. The answer is copied into the arena. */
sdvp_error_t sdvp_wait_call(
    sdvp_waiter_t *waiter, sdvp_association_t *association, const sdvp_message_t *request, sdvp_arena_t *arena,
    sdvp_message_t *response);
/* GetDataValues of one reference with functional constraint; a refusal of it is an error like any other. */
sdvp_error_t sdvp_wait_read(
    sdvp_waiter_t *waiter, sdvp_association_t *association, const char *reference, sdvp_arena_t *arena,
    sdvp_value_t *value);
/* SetDataValues of one reference. */
sdvp_error_t sdvp_wait_write(
    sdvp_waiter_t *waiter, sdvp_association_t *association, const char *reference, const sdvp_value_t *value);
/* sdvp_control with the command of sdvp_command, and the wait; 30 s for its end. */
sdvp_error_t sdvp_wait_control(
    sdvp_waiter_t *waiter, sdvp_association_t *association, const char *control, const sdvp_value_t *ctl_val);
/* sdvp_association_release, and the wait. */
sdvp_error_t sdvp_wait_release(sdvp_waiter_t *waiter, sdvp_association_t *association);

#ifdef __cplusplus
}
#endif

#include "sdvp/calls.h"

#endif
