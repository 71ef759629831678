/* The parts of the control engine (IEC 61850-7-2 clause 20), for its own sources. */
#ifndef SDVP_ACSI_CONTROL_H
#define SDVP_ACSI_CONTROL_H

#include "acsi/engine.h"
#include "acsi/number.h"

/* Causes by name, as the standard numbers them. */
enum {
    SDVP_CAUSE_UNKNOWN = 0,
    SDVP_CAUSE_NOT_SUPPORTED = 1,
    SDVP_CAUSE_BLOCKED_BY_SWITCHING_HIERARCHY = 2,
    SDVP_CAUSE_SELECT_FAILED = 3,
    SDVP_CAUSE_INVALID_POSITION = 4,
    SDVP_CAUSE_BLOCKED_BY_MODE = 8,
    SDVP_CAUSE_BLOCKED_BY_PROCESS = 9,
    SDVP_CAUSE_COMMAND_ALREADY_IN_EXECUTION = 12,
    SDVP_CAUSE_BLOCKED_BY_HEALTH = 13,
    SDVP_CAUSE_ABORTION_BY_CANCEL = 15,
    SDVP_CAUSE_TIME_LIMIT_OVER = 16,
    SDVP_CAUSE_OBJECT_NOT_SELECTED = 18,
    SDVP_CAUSE_OBJECT_ALREADY_SELECTED = 19,
    SDVP_CAUSE_NO_ACCESS_AUTHORITY = 20,
    SDVP_CAUSE_BLOCKED_BY_COMMAND = 24,
    SDVP_CAUSE_NONE = 25,
    SDVP_CAUSE_INCONSISTENT_PARAMETERS = 26,
    SDVP_CAUSE_LOCKED_BY_OTHER_CLIENT = 27
};

/* What keeps a command from being carried out; `error` SDVP_OK: nothing. */
typedef struct sdvp_obstacle {
    sdvp_error_t error;
    sdvp_add_cause_t cause;
    char why[320];
} sdvp_obstacle_t;

/* Fills an obstacle with the error that fits its cause; true, so that a check can end with it. */
bool sdvp_obstacle_set(sdvp_obstacle_t *to, sdvp_add_cause_t cause, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

typedef enum sdvp_control_model {
    SDVP_STATUS_ONLY,
    SDVP_DIRECT_NORMAL,
    SDVP_SBO_NORMAL,
    SDVP_DIRECT_ENHANCED,
    SDVP_SBO_ENHANCED
} sdvp_control_model_t;

/* A control, looked up. */
typedef struct sdvp_control {
    const char *reference;
    const sdvp_logical_device_t *device;
    const sdvp_logical_node_t *node;
    sdvp_object_t object;
} sdvp_control_t;

/* How a control is configured now (IEC 61850-7-3 clause 7.5). Not to be copied: `type` may point into it. */
typedef struct sdvp_control_settings {
    sdvp_control_model_t model;
    bool operate_many;
    bool time_activation;
    int64_t select_timeout_ms;
    int64_t operate_timeout_ms;
    sdvp_type_t type; /* of ctlVal */
    sdvp_type_member_t member;
} sdvp_control_settings_t;

static inline bool sdvp_is_sbo(sdvp_control_model_t model)
{
    return model == SDVP_SBO_NORMAL || model == SDVP_SBO_ENHANCED;
}

static inline bool sdvp_is_enhanced(sdvp_control_model_t model)
{
    return model == SDVP_DIRECT_ENHANCED || model == SDVP_SBO_ENHANCED;
}

/* control_checks.c: each tells whether there is an obstacle. */
bool sdvp_control_find(const sdvp_values_t *values, const char *reference, sdvp_control_t *to);
/* Fills in the type of ctlVal, of a status-only control too; false if it is not controllable. */
bool sdvp_control_value_type(const sdvp_control_t *control, sdvp_control_settings_t *to);
bool sdvp_control_settings(
    const sdvp_control_t *control, const sdvp_control_limits_t *limits, sdvp_control_settings_t *to);
/* Looks a control up for a service: that it exists, is controllable, and takes the service. */
bool sdvp_control_unusable(
    const sdvp_server_t *server, sdvp_service_t service, sdvp_control_t *control, sdvp_control_settings_t *settings,
    sdvp_obstacle_t *to);
bool sdvp_control_unselectable(const sdvp_control_t *control, sdvp_obstacle_t *to);
bool sdvp_control_bad_origin(const sdvp_command_t *command, sdvp_add_cause_t cause, sdvp_obstacle_t *to);
/* Value, age (if `now_us` is not SDVP_NEVER) and state. */
bool sdvp_control_bad_command(
    const sdvp_server_t *server, const sdvp_control_t *control, const sdvp_control_settings_t *settings,
    const sdvp_command_t *command, int64_t now_us, sdvp_obstacle_t *to);
bool sdvp_control_bad_activation(
    const sdvp_server_t *server, const sdvp_command_t *command, int64_t now_us, sdvp_obstacle_t *to);

/* control_status.c: what the data object shows, where it has the attributes. */
void sdvp_status_received(sdvp_values_t *values, const sdvp_control_t *control);
void sdvp_status_accepted(
    sdvp_values_t *values, const sdvp_control_t *control, const sdvp_command_t *command, int64_t now_us);
void sdvp_status_finished(sdvp_values_t *values, const sdvp_control_t *control);
void sdvp_status_selected(sdvp_values_t *values, const sdvp_control_t *control, bool selected);

typedef enum sdvp_feedback { SDVP_FEEDBACK_PENDING, SDVP_FEEDBACK_REACHED, SDVP_FEEDBACK_BAD } sdvp_feedback_t;
/* The cells of the status value; false: the control has none that could tell. */
bool sdvp_feedback_cells(
    const sdvp_control_t *control, const sdvp_value_t *ctl_val, uint32_t *first, uint32_t *count);
/* Whether the status value is what was wanted. */
sdvp_feedback_t sdvp_feedback_look(const sdvp_control_t *control, const sdvp_value_t *ctl_val);

/* A copy of a command with all that it points to; `is` of zeros: none. */
typedef struct sdvp_command_copy {
    sdvp_arena_t *arena;
    sdvp_command_t is;
} sdvp_command_copy_t;
sdvp_error_t sdvp_command_copy(const sdvp_command_t *from, sdvp_command_copy_t *to);
void sdvp_command_copy_free(sdvp_command_copy_t *copy);

/* An answer that is owed, and remembered for when the command comes again; control_memory.c. */
typedef struct sdvp_owed sdvp_owed_t;
/* Hears how a command of the device itself was answered. */
typedef void (*sdvp_own_answer_t)(void *ctx, const sdvp_obstacle_t *obstacle);
typedef struct sdvp_memory sdvp_memory_t;
sdvp_memory_t *sdvp_memory_new(uint32_t commands);
void sdvp_memory_free(sdvp_memory_t *memory);
/*
 * Remembers a call: its answer is then owed. NULL if that is settled: it came before and gets that answer, or it came
 * before with another command and has been refused, or there is no memory and it has been refused.
 */
sdvp_owed_t *sdvp_memory_recall(sdvp_memory_t *memory, sdvp_call_t *call, const sdvp_command_t *command);
/* An answer that is owed to the device itself. */
sdvp_owed_t *sdvp_owed_new(sdvp_own_answer_t answer, void *ctx);
/* Answers everybody who waits; `obstacle` NULL: positively. The owed thing must not be used any more. */
void sdvp_owed_settle(sdvp_owed_t *owed, const sdvp_obstacle_t *obstacle);

typedef struct sdvp_controls sdvp_controls_t;
typedef struct sdvp_point sdvp_point_t;

/* Where a command is. */
typedef enum sdvp_stage {
    SDVP_STAGE_CHECKED,
    SDVP_STAGE_WAITING,  /* for its time */
    SDVP_STAGE_STARTING, /* answered, not yet with the process */
    SDVP_STAGE_ACCEPTING, /* with the process, which accepts it or not */
    SDVP_STAGE_CARRYING, /* with the process, until the status value shows it */
    SDVP_STAGE_ENDED     /* but its handler may still be at work */
} sdvp_stage_t;

/* A command on its way through the engine. */
typedef struct sdvp_running {
    sdvp_controls_t *controls;
    sdvp_point_t *point;
    sdvp_service_t service;
    char association_id[SDVP_ASSOCIATION_ID + 1]; /* "": the device itself */
    sdvp_caller_t caller;                         /* the peer is owned */
    sdvp_command_copy_t command;
    sdvp_owed_t *owed; /* NULL: answered */
    sdvp_stage_t stage;
    bool operate_many;
    sdvp_operation_t *operation; /* the handler is at work */
    int64_t limit_ms;
    sdvp_timer_t timer; /* of the stage */
    sdvp_timer_t look;
    uint32_t status; /* cells of the status value that is watched */
    uint32_t status_cells;
} sdvp_running_t;

/* The state of one control: who has selected it, and the one command that occupies it. */
struct sdvp_point {
    sdvp_point_t *next;
    sdvp_controls_t *controls;
    char reference[SDVP_REFERENCE_MAX + 1];
    sdvp_control_t control;
    bool selected;
    bool selection_over; /* its time is over, but not the command */
    bool with_value;
    char selector[SDVP_ASSOCIATION_ID + 1];
    sdvp_command_copy_t wanted; /* of SelectWithValue */
    sdvp_timer_t selection_timer;
    sdvp_running_t *running;
};

struct sdvp_controls {
    sdvp_server_t *server;
    const sdvp_control_handler_t *handler;
    const sdvp_control_limits_t *limits;
    sdvp_memory_t *memory;
    sdvp_point_t *points;
    /* The end of a command of the device itself. */
    struct sdvp_own_command *own;
    uint32_t own_ctl_num;
};

/* control_point.c */
sdvp_point_t *sdvp_point_of(sdvp_controls_t *controls, const sdvp_control_t *control);
bool sdvp_point_unselectable(const sdvp_point_t *point, const char *association_id, sdvp_obstacle_t *to);
/* Selects it; `command` NULL: without a value. */
bool sdvp_point_select(
    sdvp_point_t *point, const char *association_id, const sdvp_command_t *command, int64_t timeout_ms,
    sdvp_obstacle_t *to);
bool sdvp_point_begin(sdvp_point_t *point, sdvp_running_t *running, bool select_first, sdvp_obstacle_t *to);
bool sdvp_point_differs(const sdvp_point_t *point, const sdvp_command_t *command, sdvp_obstacle_t *to);
void sdvp_point_unselect(sdvp_point_t *point);
bool sdvp_point_uncancellable(
    const sdvp_point_t *point, const char *association_id, const char *peer, const sdvp_command_t *command,
    sdvp_obstacle_t *to);
/* Shows whether it is selected. */
void sdvp_point_show(sdvp_point_t *point);
bool sdvp_operation_refused(
    sdvp_controls_t *controls, const sdvp_command_t *command, const sdvp_caller_t *caller, sdvp_obstacle_t *to);

/* control_execution.c */
sdvp_running_t *sdvp_running_new(
    sdvp_controls_t *controls, sdvp_service_t service, const sdvp_command_t *command, const sdvp_caller_t *caller,
    const char *association_id);
void sdvp_running_free(sdvp_running_t *running);
void sdvp_running_start_timer(sdvp_running_t *running, void (*fire)(void *ctx), int64_t delay_ms);
/* Answers, unless that has been done; `obstacle` NULL: positively. */
void sdvp_running_settle(sdvp_running_t *running, const sdvp_obstacle_t *obstacle);
/*
 * Ends a command. If its handler is still at work, it keeps the control until it has ended too, or is given up; what it
 * then says is of no interest to anybody. Otherwise the control is free.
 */
void sdvp_running_end(sdvp_running_t *running, bool unselect);
/* Forgets a command that has ended, unless its handler keeps it. */
void sdvp_running_leave(sdvp_running_t *running);
/* Tells the giver of a command how it has ended. */
void sdvp_running_terminate(sdvp_running_t *running, sdvp_add_cause_t cause);
sdvp_add_cause_t sdvp_obstacle_cause(const sdvp_obstacle_t *obstacle);
/* Hands a command to the process. */
void sdvp_running_hand_over(sdvp_running_t *running, sdvp_stage_t stage, int64_t limit_ms);
/* The same, for a timer, of a command with enhanced security within running->limit_ms. */
void sdvp_running_carry_out(void *ctx);
/*
 * Has `taken` called, once, when the process has taken the command of an operation; not if it refuses it, or nobody waits for
 * it any more.
 */
typedef void (*sdvp_taken_t)(void *ctx, const char *control, const sdvp_value_t *ctl_val);
void sdvp_operation_on_taken(sdvp_operation_t *operation, sdvp_taken_t taken, void *ctx);
int64_t sdvp_controls_utc(const sdvp_controls_t *controls);
/* Watches the status values; as sdvp_values_watcher_t. */
void sdvp_run_values_changed(void *ctx, const sdvp_cell_event_t *events, size_t count);

/* control_run.c */
/* Whether the giver of a command may not give it any more. */
bool sdvp_run_without_authority(const sdvp_running_t *running, sdvp_obstacle_t *to);
/* Takes a command over; settles what is owed sooner or later. */
void sdvp_run_begin(sdvp_controls_t *controls, sdvp_running_t *running);
/* Ends a command that waits for its time. */
void sdvp_run_withdraw(sdvp_running_t *running, sdvp_add_cause_t cause);

/* control.c: a command of the device itself has ended. */
void sdvp_own_command_ended(sdvp_controls_t *controls, const char *control, sdvp_add_cause_t cause);

#endif
