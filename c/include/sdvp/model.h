/* The tree of a device as constant data, references into it, and its current values (IEC 61850-7-2 clauses 8 to 12). */
#ifndef SDVP_MODEL_H
#define SDVP_MODEL_H

#include "sdvp/value.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Functional constraints (IEC 61850-7-2 clause 12.3.3.2). SDVP_FC_NONE: none was given. */
typedef enum sdvp_fc {
    SDVP_FC_NONE,
    SDVP_FC_ST,
    SDVP_FC_MX,
    SDVP_FC_SP,
    SDVP_FC_SV,
    SDVP_FC_CF,
    SDVP_FC_DC,
    SDVP_FC_SG,
    SDVP_FC_SE,
    SDVP_FC_SR,
    SDVP_FC_OR,
    SDVP_FC_BL,
    SDVP_FC_EX,
    SDVP_FC_CO
} sdvp_fc_t;

/* Two capitals ("MX"); "" for none. Borrowed for ever. */
const char *sdvp_fc_name(sdvp_fc_t fc);
/* SDVP_FC_NONE for what is no functional constraint. */
sdvp_fc_t sdvp_fc_of(const char *name);

/* Trigger options, which are also the reasons for inclusion; as the bits of the type TRG_OPS. */
#define SDVP_TRG_DCHG 0x10
#define SDVP_TRG_QCHG 0x08
#define SDVP_TRG_DUPD 0x04
#define SDVP_TRG_INTEGRITY 0x02
#define SDVP_TRG_GI 0x01

/* Optional fields of a report; as the bits of the type OPT_FLDS. */
#define SDVP_OPT_SEQ_NUM 0x100
#define SDVP_OPT_TIME_STAMP 0x080
#define SDVP_OPT_REASON 0x040
#define SDVP_OPT_DATA_SET 0x020
#define SDVP_OPT_DATA_REF 0x010
#define SDVP_OPT_BUF_OVFL 0x008
#define SDVP_OPT_ENTRY_ID 0x004
#define SDVP_OPT_CONF_REV 0x002

/*
 * A reference "LD/LN.Do.Da(3).x[FC]", 129 characters at most, with or without functional constraint. As text everywhere in
 * this API; this checks one and cuts it into parts. The parts point into `text`: a parsed reference is not to be copied.
 */
#define SDVP_REFERENCE_MAX 129
#define SDVP_REFERENCE_PARTS 63
typedef struct sdvp_reference {
    char text[SDVP_REFERENCE_MAX + 1]; /* without [FC], its parts ended by NULs */
    const char *logical_device;
    const char *logical_node; /* NULL: the reference names a logical device */
    struct {
        const char *name;
        int32_t index; /* of an array; -1: none */
    } parts[SDVP_REFERENCE_PARTS]; /* data object, then what is inside */
    size_t count;
    sdvp_fc_t fc;
} sdvp_reference_t;
sdvp_error_t sdvp_reference_parse(const char *text, sdvp_reference_t *to, sdvp_fault_t *fault);

/* A data object (with `cdc`) or a data attribute (with `type`). */
typedef struct sdvp_node {
    const char *name;
    const char *cdc;                  /* common data class; NULL: this is an attribute */
    const struct sdvp_node *children; /* data object: what is in it, in model order */
    uint16_t count;
    sdvp_fc_t fc;                     /* attribute */
    sdvp_bits_t trg_ops;              /* attribute: dchg, qchg, dupd */
    bool has_initial;                 /* attribute: whether `initial` counts; else the zero of the type */
    sdvp_type_t type;                 /* attribute */
    sdvp_value_t initial;
} sdvp_node_t;

typedef struct sdvp_data_set {
    const char *name;
    const char *const *members; /* "LD/LN.Do[FC]" */
    uint16_t count;
} sdvp_data_set_t;

typedef struct sdvp_report_control {
    const char *name;
    bool buffered;
    const char *rpt_id;  /* "": the reference of the instance */
    const char *dat_set; /* name in the same logical node; NULL: none yet */
    uint32_t conf_rev;
    sdvp_bits_t opt_flds;
    uint32_t buf_tm;
    sdvp_bits_t trg_ops;
    uint32_t intg_pd;
    uint8_t instances; /* 1 to 99; several only if indexed */
    bool indexed;      /* names of instances end in 01, 02, … */
} sdvp_report_control_t;

typedef struct sdvp_log_control {
    const char *name;
    const char *dat_set; /* NULL: none yet */
    const char *log;     /* name in the same logical node */
    bool log_ena;
    bool reason_code;
    sdvp_bits_t trg_ops;
    uint32_t intg_pd;
} sdvp_log_control_t;

/* Setting groups of a logical device, in its LLN0 (IEC 61850-7-2 clause 16). */
typedef struct sdvp_setting_control {
    uint8_t num_of_sg;
    uint8_t act_sg;
    uint16_t resv_tms;
} sdvp_setting_control_t;

typedef struct sdvp_logical_node {
    const char *name; /* prefix, class and instance */
    const sdvp_node_t *objects;
    uint16_t object_count;
    const sdvp_data_set_t *data_sets;
    uint16_t data_set_count;
    const sdvp_report_control_t *report_controls;
    uint16_t report_control_count;
    const sdvp_log_control_t *log_controls;
    uint16_t log_control_count;
    const char *const *logs;
    uint16_t log_count;
    const sdvp_setting_control_t *setting_control; /* NULL: none */
} sdvp_logical_node_t;

typedef struct sdvp_logical_device {
    const char *name;
    const sdvp_logical_node_t *nodes;
    uint16_t count;
} sdvp_logical_device_t;

/* The tree of a device: constant data, made by `sdvp scl to-c`, by hand, or read from SCL at run time. */
typedef struct sdvp_model {
    const char *name; /* for people */
    const sdvp_logical_device_t *devices;
    uint16_t count;
} sdvp_model_t;

/* A place in the tree. Either `object` or `attribute` may be NULL: a logical node, a data object. */
typedef struct sdvp_place {
    const sdvp_logical_device_t *device;
    const sdvp_logical_node_t *node;
    const sdvp_node_t *object;    /* the innermost data object */
    const sdvp_node_t *attribute; /* the attribute of the data object */
    sdvp_type_t type;             /* of what the reference names, inside an attribute */
    uint32_t cell;                /* the first cell of the place; see sdvp_values_t */
    uint32_t cells;               /* how many cells are in it, all functional constraints */
} sdvp_place_t;

/*
 * The current values of a model: one cell for each basic value, in model order. All memory is taken when it is made.
 */
typedef struct sdvp_values sdvp_values_t;

/* New: sdvp_values_free. The model stays the caller's and must outlive it. NULL if there is no memory. */
sdvp_values_t *sdvp_values_new(const sdvp_model_t *model);
void sdvp_values_free(sdvp_values_t *values);
const sdvp_model_t *sdvp_values_model(const sdvp_values_t *values);

/* Finds what a reference names, without regard to its functional constraint; false if the model has no such thing. */
bool sdvp_values_find(const sdvp_values_t *values, const sdvp_reference_t *reference, sdvp_place_t *to);

/*
 * The value of a reference with functional constraint: of a data object the structure of what it has of that constraint, in
 * model order. SDVP_INSTANCE_NOT_AVAILABLE if there is nothing. What it points to is the arena's or the cells', good until
 * the next write or reset.
 */
sdvp_error_t sdvp_values_get(
    const sdvp_values_t *values, const char *fcda, sdvp_arena_t *arena, sdvp_value_t *to);

/* One write of a batch. */
typedef struct sdvp_write {
    const char *reference; /* with [FC] */
    sdvp_value_t value;
} sdvp_write_t;

/*
 * Writes values as one moment: all, or on an error none (SDVP_TYPE_CONFLICT, SDVP_INSTANCE_NOT_AVAILABLE; `fault` may be
 * NULL). Whoever watches (sdvp_values_watch) hears of it before this comes back.
 */
sdvp_error_t sdvp_values_set(
    sdvp_values_t *values, const sdvp_write_t *writes, size_t count, sdvp_fault_t *fault);

/*
 * A handle on one attribute, found once: writing by handle looks nothing up and allocates nothing.
 */
typedef struct sdvp_handle {
    uint32_t cell;
    uint32_t cells;
    const sdvp_type_t *type;
} sdvp_handle_t;
sdvp_error_t sdvp_values_handle(const sdvp_values_t *values, const char *fcda, sdvp_handle_t *to);

/* Between begin and end, writes by handle are one moment. They must not be nested. */
void sdvp_values_begin(sdvp_values_t *values);
sdvp_error_t sdvp_values_put(sdvp_values_t *values, sdvp_handle_t handle, const sdvp_value_t *value);
void sdvp_values_end(sdvp_values_t *values);

/* What became of a cell in a moment. */
typedef struct sdvp_cell_event {
    uint32_t cell;
    const sdvp_node_t *attribute; /* that the cell is in */
    bool changed;                 /* false: written with the value it had */
} sdvp_cell_event_t;

/* Hears each moment, after it: the cells that were written, in order. Must not write. */
typedef void (*sdvp_values_watcher_t)(void *ctx, const sdvp_cell_event_t *events, size_t count);
sdvp_error_t sdvp_values_watch(sdvp_values_t *values, sdvp_values_watcher_t watcher, void *ctx);
/* Ends what was begun with the same two; without effect if it was not. */
void sdvp_values_unwatch(sdvp_values_t *values, sdvp_values_watcher_t watcher, void *ctx);

#ifdef __cplusplus
}
#endif
#endif
