/* Report control blocks at work (IEC 61850-7-2 clause 17.2); for the sources of reporting alone. */
#ifndef SDVP_ACSI_REPORT_H
#define SDVP_ACSI_REPORT_H

#include "acsi/trigger.h"
#include "sdvp/reporting.h"

enum { SDVP_BLOCK_NAME = 2 * SDVP_REFERENCE_MAX, SDVP_STATE_ROOM = 4096 };

/* What clients can set. */
typedef struct sdvp_rcb_settings {
    char rpt_id[SDVP_REFERENCE_MAX + 1];  /* "": the reference of the instance */
    char dat_set[SDVP_REFERENCE_MAX + 1]; /* "": none */
    uint32_t conf_rev;
    sdvp_bits_t opt_flds;
    uint32_t buf_tm;
    sdvp_bits_t trg_ops;
    uint32_t intg_pd;
} sdvp_rcb_settings_t;

/*
 * Who may write a block. Whoever writes a free one holds it as long as it is enabled or, if it is not, until the association
 * ends; whoever asks for it by ResvTms or Resv holds it until it is given back, and ResvTms seconds longer than the
 * association.
 */
typedef struct sdvp_reservation {
    char *owner;                                  /* NULL: free */
    const sdvp_server_association_t *association; /* that holds it; NULL: has ended */
    bool asked;
    int32_t resv_tms; /* -1: by configuration */
    sdvp_timer_t expiry;
} sdvp_reservation_t;

typedef struct sdvp_report_block sdvp_report_block_t;

/* The reports of one enabling that are on their way; outlives it until the last of them has been heard of. */
typedef struct sdvp_report_window {
    struct sdvp_report_window *next;
    struct sdvp_reports *all;
    sdvp_report_block_t *block; /* NULL: closed */
    sdvp_server_association_t *association;
    uint32_t under_way;
} sdvp_report_window_t;

typedef struct sdvp_reports {
    sdvp_server_t *server;
    sdvp_report_config_t config;
    sdvp_reserved_brcb_t *reserved;
    sdvp_store_t *memory; /* for what the configuration has no store for; NULL: there is one for all */
    sdvp_store_t *queues; /* of URCBs */
    sdvp_trigger_t trigger;
    sdvp_report_block_t *blocks;
    size_t count;
    sdvp_report_window_t *windows;
    sdvp_arena_t *arena; /* in which reports are made */
    sdvp_timer_t durable;
    sdvp_timer_t retry;
    sdvp_timer_t failures;
    bool pumping;
    char detail[400]; /* of a refusal */
} sdvp_reports_t;

/* One instance. */
struct sdvp_report_block {
    sdvp_reports_t *all;
    const sdvp_logical_device_t *device;
    const sdvp_logical_node_t *node;
    const sdvp_report_control_t *control;
    char reference[SDVP_BLOCK_NAME];
    sdvp_rcb_settings_t settings;
    sdvp_set_t *set; /* held; NULL: none */
    sdvp_reservation_t reservation;
    sdvp_source_t source;
    sdvp_report_buffer_t buffer; /* of a URCB: its queue, once it was enabled */
    bool has_buffer;
    sdvp_report_window_t *window; /* NULL: disabled */
    bool dirty;                   /* something may be to be sent */
    sdvp_error_t failure;         /* of sending: its association is about to end */
    sdvp_entry_id_t resume_after;
    sdvp_entry_id_t sent_up_to;
    sdvp_entry_time_t time_of_entry;
    bool overflow;
    uint32_t next_sq_num;
    uint32_t last_sq_num;
    sdvp_entry_id_t first_id; /* URCB: of the entry with SqNum 0 */
    sdvp_entry_id_t last_id;  /* URCB: given last */
    sdvp_entry_id_t begun;    /* entry of which not all segments have been taken; 0: none */
    uint32_t segments_sent;
    uint8_t *saved; /* BRCB: what the store has */
    size_t saved_length;
};

/* "HP1/LLN0.Meas01" or what the client has set. */
const char *sdvp_block_rpt_id(const sdvp_report_block_t *block, const sdvp_rcb_settings_t *settings);

/* Whether entries are made as under other settings, so that a buffer need not be emptied. */
bool sdvp_settings_make_same_entries(const sdvp_rcb_settings_t *one, const sdvp_rcb_settings_t *other);

/* report_keep.c: settings in a store, and what entries are made under. */
void sdvp_block_configured(const sdvp_report_block_t *block, sdvp_rcb_settings_t *to);
/* Takes over what was kept; `block->reservation` too. SDVP_NO_MEMORY. */
sdvp_error_t sdvp_block_load(sdvp_report_block_t *block);
/* Keeps settings with a reservation (`owner` NULL: none), if they are other than what is kept. */
sdvp_error_t sdvp_block_save(
    sdvp_report_block_t *block, const sdvp_rcb_settings_t *settings, int32_t resv_tms, const char *owner);
/* Of the settings and data set that a block has. */
void sdvp_block_fingerprint(const sdvp_report_block_t *block, char to[65]);

/* report_change.c: Set…RCBValues. SDVP_OK, or the refusal, with all->detail. */
sdvp_error_t sdvp_block_set(sdvp_report_block_t *block, const sdvp_call_t *call, const sdvp_rcb_t *change);

/* report_block.c: what becomes of a block. */
sdvp_error_t sdvp_block_start(sdvp_report_block_t *block);
/* Watches the data set if it should and does not. SDVP_NO_MEMORY. */
sdvp_error_t sdvp_block_watch(sdvp_report_block_t *block);
sdvp_error_t sdvp_block_enable(sdvp_report_block_t *block, sdvp_server_association_t *association);
void sdvp_block_disable(sdvp_report_block_t *block);
void sdvp_block_ended(sdvp_report_block_t *block, const sdvp_server_association_t *association);
void sdvp_block_roles_changed(sdvp_report_block_t *block, const sdvp_server_association_t *association);
void sdvp_block_values(const sdvp_report_block_t *block, sdvp_rcb_t *to);
void sdvp_block_release(sdvp_report_block_t *block);
/* Reservations. SDVP_NO_MEMORY. */
sdvp_error_t sdvp_reservation_hold(sdvp_report_block_t *block, const sdvp_call_t *call);
void sdvp_reservation_free(sdvp_report_block_t *block);

/* report_send.c: sends what can be sent now. */
void sdvp_reports_pump(void *reports);
/* Ends the associations to which a report could not be sent. */
void sdvp_reports_end_failed(void *reports);
/* The greatest member of the data set is too great for a report: its index, else -1. */
int32_t sdvp_block_too_great(
    sdvp_report_block_t *block, const sdvp_rcb_settings_t *settings, const sdvp_set_t *set,
    const sdvp_server_association_t *association);
sdvp_report_window_t *sdvp_window_new(sdvp_report_block_t *block, sdvp_server_association_t *association);
void sdvp_window_close(sdvp_report_window_t *window);

#endif
