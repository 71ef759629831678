/*
 * Schedules that run on the device itself, with or without a link: every FSCH and FSCC of its model (IEC 61850-7-4
 * edition 2.1, from IEC TR 61850-90-10), and every DSCH (IEC 61850-7-420:2009). docs/services.md tells their rules.
 *
 *     sdvp_schedules_new(&schedule_config, &schedules, &fault);
 *     sdvp_control_handler_t controls = sdvp_schedules_controls(schedules, &pump);     ... to the server, through
 *     sdvp_setting_handler_t settings = sdvp_schedules_settings(schedules, &device);       sdvp_process_controls if there is one
 *     ... sdvp_server_new, sdvp_server_start ...
 *     sdvp_schedules_start(schedules, server);
 *     for (;;) {
 *         ... step the transport, until the deadlines of server and schedules at the latest ...
 *         sdvp_server_run(server);
 *         sdvp_schedules_run(schedules);
 *     }
 *     sdvp_server_free(server);
 *     sdvp_schedules_free(schedules);
 *
 * They see time in UTC only, and believe the clock: when that is put, or the device was off, they are where they would
 * be had it always run and the clock always been right. A clock that goes back by less than 5 s is taken as standing
 * still.
 */
#ifndef SDVP_SCHEDULE_H
#define SDVP_SCHEDULE_H

#include "sdvp/process.h"
#include "sdvp/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What a model may have of them, at most. */
#define SDVP_SCHEDULES_MAX 64            /* FSCH and DSCH together */
#define SDVP_SCHEDULE_CONTROLLERS_MAX 64 /* FSCC and assignments together */
#define SDVP_SCHEDULE_ENTRIES_MAX 1024   /* of one schedule */
#define SDVP_SCHEDULE_STARTS_MAX 32      /* StrTm of one schedule */
#define SDVP_SCHEDULE_LIST_MAX 64        /* Schd of one FSCC, schedules of one assignment */

/* SchdSt of FSCH (IEC 61850-7-4, ScheduleStateKind). */
typedef enum sdvp_schedule_state {
    SDVP_SCHEDULE_NOT_READY = 1,       /* not enabled; its settings may be changed */
    SDVP_SCHEDULE_START_TIME_REQUIRED, /* enabled and sound, but no start is to come */
    SDVP_SCHEDULE_READY,               /* waits for its start */
    SDVP_SCHEDULE_RUNNING              /* one of its entries is in force */
} sdvp_schedule_state_t;

/* In words, such as "start time required". Borrowed for ever. */
const char *sdvp_schedule_state_name(sdvp_schedule_state_t state);

/* Says for a model without FSCC, or older than that, what an FSCC would say. */
typedef struct sdvp_schedule_assignment {
    const char *entity;           /* a controllable data object, "LD/LN.Do" */
    const char *const *schedules; /* "LD/LN"; where all else is equal an earlier one wins */
    size_t count;
} sdvp_schedule_assignment_t;

/* Hears what schedules do, to tell people. Each function may be NULL; what is handed over is borrowed for the call. */
typedef struct sdvp_schedule_observer {
    void *ctx;
    /* A schedule, "LD/FSCH1", has another state than before. */
    void (*state)(void *ctx, const char *schedule, sdvp_schedule_state_t state);
    /* What a controller (an FSCC, or the entity of an assignment) controls has taken a command. */
    void (*operated)(void *ctx, const char *controller, const char *entity, const sdvp_value_t *ctl_val);
    /* It has refused one; tried again in `again_ms`, -1: not before the next entry. */
    void (*refused)(
        void *ctx, const char *controller, const char *entity, sdvp_add_cause_t cause, const char *why,
        int64_t again_ms);
    /* Something could not be saved: it works on, but a loss of power would lose it. Told once, until it works again. */
    void (*not_saved)(void *ctx, sdvp_error_t error);
} sdvp_schedule_observer_t;

/* What schedules work with. All that is pointed to must outlive them. */
typedef struct sdvp_schedule_config {
    sdvp_values_t *values;
    struct sdvp_process *process;     /* by which states are written; NULL: straight to the values */
    const sdvp_clock_t *clock;        /* NULL: that of the machine */
    const sdvp_state_store_t *states; /* where settings and states survive; NULL: nowhere */
    /*
     * What becomes of the controlled entity when no schedule of its controller runs any more. False: it gets back the
     * value it had before the first of them, or that somebody has commanded directly since. True: it keeps that of the
     * last entry.
     */
    bool keep_at_end;
    const sdvp_schedule_assignment_t *assignments;
    size_t assignment_count;
    sdvp_schedule_observer_t observer;
} sdvp_schedule_config_t;

typedef struct sdvp_schedules sdvp_schedules_t;

/*
 * Finds the schedules of a model and takes over what is in the store: settings that clients have made, under the
 * reference of each node ("HP1/OpCtlFSCH1"; of an FSCC too), and where all of them were, under "schedules". What cannot
 * be read any more is as if it had never been saved. Nothing runs yet. New: sdvp_schedules_free, after the server. On
 * an error `fault` (may be NULL) says which node it is about: SDVP_LIMIT_EXCEEDED beyond a limit above,
 * SDVP_INSTANCE_NOT_AVAILABLE for an assignment to or of what is not there, SDVP_NO_MEMORY. All memory is taken here
 * but what saving needs for the moment.
 */
sdvp_error_t sdvp_schedules_new(const sdvp_schedule_config_t *config, sdvp_schedules_t **to, sdvp_fault_t *fault);
/* NULL: nothing. */
void sdvp_schedules_free(sdvp_schedules_t *schedules);

/* How many schedules there are. */
size_t sdvp_schedules_count(const sdvp_schedules_t *schedules);

/*
 * Puts them before a process: EnaReq and DsaReq of FSCH are carried out here, all else there, and it is seen when
 * somebody commands what a schedule controls. EnaReq looks the settings through; what is wrong is refused with
 * blocked-by-process, in words, and shown in SchdEnaErr; it is answered when all is saved. `process` must outlive them.
 */
sdvp_control_handler_t sdvp_schedules_controls(sdvp_schedules_t *schedules, const sdvp_control_handler_t *process);

/*
 * Puts them before a device: settings of their nodes are taken here, all others there. While a schedule is ready or
 * running, NumEntr, SchdIntv, SchdReuse, SchdPrio and values are refused with access-not-allowed-in-current-state;
 * start times may be set. `device` must outlive them.
 */
sdvp_setting_handler_t sdvp_schedules_settings(sdvp_schedules_t *schedules, const sdvp_setting_handler_t *device);

/* Begins to run, with what should run already, once the server has started; commands take its sdvp_server_operate. Once. */
void sdvp_schedules_start(sdvp_schedules_t *schedules, sdvp_server_t *server);

/* Does what is due now. May wait for the store. Not in a callback of the server. */
void sdvp_schedules_run(sdvp_schedules_t *schedules);
/*
 * When sdvp_schedules_run is to be called at the latest, by the clock's monotonic_ms, at most 10 s ahead while a
 * schedule is enabled, as the clock may be put; SDVP_NEVER. A write to the values may bring it forward.
 */
int64_t sdvp_schedules_deadline(const sdvp_schedules_t *schedules);

#ifdef __cplusplus
}
#endif
#endif
