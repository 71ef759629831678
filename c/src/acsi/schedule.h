/* The parts of the schedules of a device, for their own sources; see sdvp/schedule.h. Times are in microseconds of UTC. */
#ifndef SDVP_ACSI_SCHEDULE_H
#define SDVP_ACSI_SCHEDULE_H

#include "acsi/calendar.h"
#include "acsi/control.h"
#include "sdvp/schedule.h"

/* The four sorts of values that a schedule may have. */
typedef enum sdvp_schedule_kind {
    SDVP_SCHEDULE_INTEGER,
    SDVP_SCHEDULE_SINGLE_POINT,
    SDVP_SCHEDULE_ENUMERATED,
    SDVP_SCHEDULE_ANALOGUE,
    SDVP_SCHEDULE_KINDS
} sdvp_schedule_kind_t;

/* SchdEnaErr (IEC 61850-7-4, ScheduleEnablingErrorKind). */
typedef enum sdvp_enabling_error {
    SDVP_ENABLING_NONE = 1,
    SDVP_ENABLING_NUM_ENTR,
    SDVP_ENABLING_SCHD_INTV,
    SDVP_ENABLING_VALUES,
    SDVP_ENABLING_INCONSISTENT_CDC,
    SDVP_ENABLING_STR_TM,
    SDVP_ENABLING_OTHER = 99
} sdvp_enabling_error_t;

/* A basic value, or an AnalogueValue with its members. Copied by sdvp_schedule_value_copy only. */
#define SDVP_SCHEDULE_MEMBERS 4
typedef struct sdvp_schedule_value {
    sdvp_value_t is;
    sdvp_value_t members[SDVP_SCHEDULE_MEMBERS];
} sdvp_schedule_value_t;

/* A value that is shown, with its q and t; what has no cells is not there. */
typedef struct sdvp_shown {
    sdvp_handle_t value;
    sdvp_handle_t quality;
    sdvp_handle_t time;
} sdvp_shown_t;

/* What a schedule controls: a data object of a controllable class. Not to be copied. */
typedef struct sdvp_entity {
    bool there;
    bool has_type;
    char reference[SDVP_REFERENCE_MAX + 1];
    sdvp_control_t control;
    sdvp_control_settings_t settings; /* only `type` and `member` */
    sdvp_shown_t status;
} sdvp_entity_t;

/* A node whose settings matter: of a schedule, of an FSCC. */
typedef struct sdvp_schedule_node {
    char reference[SDVP_REFERENCE_MAX + 1];
    const sdvp_logical_device_t *device;
    const sdvp_logical_node_t *is;
    uint32_t first; /* its cells, and which of them have been set since the model was made */
    uint32_t count;
    uint8_t *given;
    bool changed; /* since it was looked at */
    bool unsaved;
} sdvp_schedule_node_t;

/* One StrTm: setTm is the start, or with a calendar the time from which on that holds. */
typedef struct sdvp_schedule_start {
    int64_t at;
    bool has_calendar;
    sdvp_calendar_t calendar;
} sdvp_schedule_start_t;

/* The settings of an FSCH, looked through. */
typedef struct sdvp_schedule_settings {
    bool sound;
    sdvp_schedule_kind_t kind;
    uint32_t entries;
    int64_t interval;
    bool reuse;
    int64_t priority;
    bool has_event;
    uint32_t event; /* cell of a BOOLEAN */
    sdvp_enabling_error_t error;
    char why[192];
    size_t start_count;
    sdvp_schedule_start_t starts[SDVP_SCHEDULE_STARTS_MAX];
} sdvp_schedule_settings_t;

/* A schedule. */
typedef struct sdvp_schedule {
    sdvp_schedules_t *all;
    sdvp_schedule_node_t node;
    bool is_dsch;
    /* Where things are. */
    sdvp_handle_t num_entr, schd_intv, unit, multiplier, priority, reuse, evt_trg, in_syn;
    sdvp_handle_t *entries[SDVP_SCHEDULE_KINDS]; /* one allocation each */
    size_t entry_count[SDVP_SCHEDULE_KINDS];
    sdvp_handle_t start_times[SDVP_SCHEDULE_STARTS_MAX];
    sdvp_handle_t start_calendars[SDVP_SCHEDULE_STARTS_MAX];
    size_t start_count;
    sdvp_handle_t num_pts, points, times; /* DSCH: SchdAbsTm */
    sdvp_shown_t schd_st, schd_ena_err, nxt_str_tm, act_str_tm, schd_entr, current[SDVP_SCHEDULE_KINDS];
    sdvp_shown_t ena_req, dsa_req;
    /* What it does. */
    sdvp_schedule_settings_t settings;
    sdvp_schedule_state_t state;
    sdvp_schedule_state_t told;
    sdvp_enabling_error_t error;
    sdvp_or_cat_t standing; /* in whose name it commands */
    int64_t start;
    int64_t next;
    bool by_event;
    int64_t starts_set; /* a start that lay in the past already when it was set is none */
    uint32_t entry;     /* in force, from 1; 0: none */
    bool waits;         /* for the event */
    bool happened;
} sdvp_schedule_t;

/* A command that is due. Not to be copied as it is. */
typedef struct sdvp_schedule_command {
    bool is;
    char entity[SDVP_REFERENCE_MAX + 1];
    sdvp_schedule_value_t ctl_val;
    sdvp_or_cat_t or_cat;
    const char *schedule; /* "LD/LN" that wants it */
} sdvp_schedule_command_t;

/* An FSCC, or an assignment in its place: decides which of several schedules commands one entity. */
typedef struct sdvp_schedule_controller {
    sdvp_schedules_t *all;
    sdvp_schedule_node_t node; /* of an assignment only `reference` */
    const sdvp_schedule_assignment_t *assignment;
    sdvp_handle_t ctl_ent, beh;
    sdvp_handle_t list[SDVP_SCHEDULE_LIST_MAX];
    size_t list_count;
    sdvp_shown_t act_schd_ref, health, current[SDVP_SCHEDULE_KINDS];
    sdvp_entity_t entity;
    sdvp_schedule_t *schedules[SDVP_SCHEDULE_LIST_MAX];
    size_t schedule_count;
    sdvp_schedule_t *active;
    bool in_charge;
    bool before_known;
    sdvp_schedule_value_t before;
    sdvp_or_cat_t last_standing;
    const char *last_schedule;
    const sdvp_schedule_t *wished; /* NULL: nothing */
    int64_t wished_start;
    uint32_t wished_entry;
    sdvp_schedule_command_t due;
    sdvp_schedule_command_t under_way;
    int64_t again;
    int64_t pause;
    bool refused;
    /* The command that was under way has ended, and that is still to be taken notice of. */
    bool ended;
    sdvp_error_t outcome;
    sdvp_add_cause_t cause;
    char why[320];
} sdvp_schedule_controller_t;

struct sdvp_schedules {
    sdvp_schedule_config_t config;
    const sdvp_clock_t *clock;
    const sdvp_control_handler_t *process;
    const sdvp_setting_handler_t *device;
    sdvp_server_t *server; /* NULL: not begun */
    sdvp_schedule_t *schedules;
    size_t schedule_count;
    sdvp_schedule_controller_t *controllers;
    size_t controller_count;
    int64_t seen; /* the latest time */
    bool due;     /* something has happened */
    int64_t deadline_ms;
    uint32_t saved; /* checksum of where all were when that was saved last */
    bool failing;
};

static inline bool sdvp_handle_is_there(const sdvp_handle_t *handle)
{
    return handle->cells > 0;
}

/* schedule_value.c: reads a basic value or a structure of some; false if it is not there or another sort. */
bool sdvp_schedule_read(const sdvp_values_t *values, const sdvp_handle_t *handle, sdvp_schedule_value_t *to);
void sdvp_schedule_value_copy(const sdvp_schedule_value_t *from, sdvp_schedule_value_t *to);
/* The same value as another type has it; false if that cannot say it. */
bool sdvp_schedule_convert(const sdvp_type_t *type, const sdvp_value_t *value, sdvp_schedule_value_t *to);
/* A whole number, true; `otherwise` and false if it is not there. */
int64_t sdvp_schedule_integer(const sdvp_values_t *values, const sdvp_handle_t *handle, int64_t otherwise);
bool sdvp_schedule_is_true(const sdvp_values_t *values, const sdvp_handle_t *handle);

/* schedule_entity.c: the data object of a reference, which may go deeper than that. */
void sdvp_entity_find(const sdvp_values_t *values, const char *reference, sdvp_entity_t *to);
bool sdvp_entity_takes(const sdvp_entity_t *entity, sdvp_schedule_kind_t kind);
/* A value as a control value; false if it cannot be one. */
bool sdvp_entity_ctl_val(const sdvp_entity_t *entity, const sdvp_value_t *value, sdvp_schedule_value_t *to);
/* Whether a value cannot be commanded or shown, whatever the state of things; then says why. */
bool sdvp_entity_objects(const sdvp_entity_t *entity, const sdvp_value_t *value, char *why, size_t size);
/* Whether it can be operated; else its status is written. */
bool sdvp_entity_is_operable(const sdvp_entity_t *entity);
/* The value it has, as a control value; false if that is not known. */
bool sdvp_entity_present(const sdvp_values_t *values, const sdvp_entity_t *entity, sdvp_schedule_value_t *to);

/* schedule_find.c: finds everything in the model. */
sdvp_error_t sdvp_schedules_find(sdvp_schedules_t *all, sdvp_fault_t *fault);
/* Name of the objects that hold the entries of a kind, without number. */
const char *sdvp_schedule_entries_name(sdvp_schedule_kind_t kind);

/* schedule_refer.c */
/* Reads anew what controls what. */
void sdvp_schedules_configure(sdvp_schedules_t *all);
/* What an ORG refers to, within this server; false if it is empty or of nothing here. `to` has room for a reference. */
bool sdvp_schedule_target(const sdvp_schedules_t *all, const sdvp_schedule_node_t *node, const sdvp_handle_t *org, char *to);
sdvp_schedule_t *sdvp_schedule_of(const sdvp_schedules_t *all, const char *reference, size_t length);
/* The node of a reference to something in it; NULL if it is none of ours. `schedule` becomes NULL for an FSCC. */
sdvp_schedule_node_t *sdvp_schedule_node_of(const sdvp_schedules_t *all, const char *reference, sdvp_schedule_t **schedule);

/* schedule_settings.c: reads the settings of an FSCH, by what it controls. */
void sdvp_schedule_settings_read(const sdvp_schedule_t *schedule, sdvp_schedule_settings_t *to);
/* The first start at or after a time; the last one at or before it. SDVP_NO_TIME: none. */
int64_t sdvp_schedule_start_next(const sdvp_schedule_settings_t *settings, int64_t from);
int64_t sdvp_schedule_start_latest(const sdvp_schedule_settings_t *settings, int64_t until);

/* schedule_run.c: FSCH on its way through time. */
void sdvp_schedule_resume(sdvp_schedule_t *schedule);
/* EnaReq: false, with settings.why, if it is refused. */
bool sdvp_schedule_enable(sdvp_schedule_t *schedule, int64_t now, sdvp_or_cat_t standing);
void sdvp_schedule_disable(sdvp_schedule_t *schedule);
/* What InSyn refers to has become true. */
void sdvp_schedule_event(sdvp_schedule_t *schedule, int64_t now);
/* The same for every sort of schedule: its settings may have changed; what time demands; when to look again. */
void sdvp_schedule_changed(sdvp_schedule_t *schedule, int64_t now);
void sdvp_schedule_look(sdvp_schedule_t *schedule, int64_t now);
int64_t sdvp_schedule_next_change(const sdvp_schedule_t *schedule);
/* The value in force; false: none. */
bool sdvp_schedule_value(const sdvp_schedule_t *schedule, sdvp_schedule_value_t *to);

/* schedule_dsch.c: whether its settings make sense; the same as above of a DSCH. */
bool sdvp_dsch_read(sdvp_schedule_t *schedule);
void sdvp_dsch_look(sdvp_schedule_t *schedule, int64_t now);
int64_t sdvp_dsch_next_change(const sdvp_schedule_t *schedule);

/* schedule_controller.c: looks at the schedules, which have been looked at before. */
void sdvp_schedule_controller_look(sdvp_schedule_controller_t *controller, int64_t now);
/* Another entity: nothing of what was known holds. */
void sdvp_schedule_controller_forget(sdvp_schedule_controller_t *controller);
/* Takes the command that is due now to under_way; false: none is. */
bool sdvp_schedule_controller_take(sdvp_schedule_controller_t *controller);
/* What was under way has ended; in how many microseconds it is tried again, -1: not. */
int64_t sdvp_schedule_controller_ended(sdvp_schedule_controller_t *controller, int64_t now);
void sdvp_schedule_controller_operated(sdvp_schedule_controller_t *controller, const sdvp_value_t *ctl_val);

/* schedule_show.c: what becomes of the status side, as one moment. */
void sdvp_schedules_show(sdvp_schedules_t *all, int64_t now);
/* EnaReq or DsaReq: true for the moment. */
void sdvp_schedule_pulse(sdvp_schedules_t *all, const sdvp_shown_t *request, int64_t now);
/* What cannot be operated, but only seen, shows what the schedule says. */
void sdvp_entity_show(sdvp_schedules_t *all, const sdvp_entity_t *entity, const sdvp_value_t *ctl_val, int64_t now);

/* schedule_keep.c */
sdvp_error_t sdvp_schedules_load_settings(sdvp_schedules_t *all);
sdvp_error_t sdvp_schedules_load_states(sdvp_schedules_t *all);
/* Saves what is other than before, or could not be saved then. */
void sdvp_schedules_save(sdvp_schedules_t *all);

/* schedules.c: the time; takes what has been set and what has happened since the last time. */
int64_t sdvp_schedules_now(sdvp_schedules_t *all);
void sdvp_schedules_take_changes(sdvp_schedules_t *all);
/* Brings all to where they are now, shows and saves that. Commands wait for sdvp_schedules_run. */
void sdvp_schedules_look(sdvp_schedules_t *all);

#endif
