/* Log control blocks and logs at work (IEC 61850-7-2 clause 17.3); for the sources of logging alone. */
#ifndef SDVP_ACSI_LOG_H
#define SDVP_ACSI_LOG_H

#include "acsi/trigger.h"
#include "sdvp/reporting.h"

enum { SDVP_LCB_NAME = 2 * SDVP_REFERENCE_MAX, SDVP_LCB_STATE_ROOM = 512 };

/* What clients can set. */
typedef struct sdvp_lcb_settings {
    bool log_ena;
    char dat_set[SDVP_REFERENCE_MAX + 1]; /* "": none */
    bool reason_code;
    uint32_t buf_tm;
    sdvp_bits_t trg_ops;
    uint32_t intg_pd;
    char log_ref[SDVP_REFERENCE_MAX + 1];
} sdvp_lcb_settings_t;

/* A log, open. */
typedef struct sdvp_open_log {
    const sdvp_logical_device_t *device;
    const sdvp_logical_node_t *node;
    char reference[SDVP_LCB_NAME];
    sdvp_entry_log_t port;
    bool is_open;
} sdvp_open_log_t;

typedef struct sdvp_log_block {
    struct sdvp_logs *all;
    const sdvp_logical_device_t *device;
    const sdvp_logical_node_t *node;
    const sdvp_log_control_t *control;
    char reference[SDVP_LCB_NAME];
    sdvp_lcb_settings_t settings;
    sdvp_set_t *set;      /* held; NULL: none */
    sdvp_open_log_t *log; /* NULL: none */
    sdvp_source_t source;
    bool cannot_log;
    uint8_t saved[SDVP_LCB_STATE_ROOM]; /* what the store has */
    size_t saved_length;
} sdvp_log_block_t;

struct sdvp_logs {
    sdvp_server_t *server;
    sdvp_log_config_t config;
    sdvp_store_t *memory; /* for what the configuration has no store for */
    sdvp_trigger_t trigger;
    sdvp_log_block_t *blocks;
    size_t block_count;
    sdvp_open_log_t *logs;
    size_t log_count;
    sdvp_timer_t durable;
    char detail[400]; /* of a refusal */
};

sdvp_open_log_t *sdvp_logs_find(const sdvp_logs_t *all, const char *reference);

/* log_block.c */
sdvp_error_t sdvp_log_block_start(sdvp_log_block_t *block);
/* SetLCBValues. SDVP_OK, or the refusal, with all->detail. */
sdvp_error_t sdvp_log_block_set(sdvp_log_block_t *block, const sdvp_lcb_t *change);
void sdvp_log_block_values(const sdvp_log_block_t *block, sdvp_lcb_t *to);
void sdvp_log_block_release(sdvp_log_block_t *block);
/* Gives an entry its id and time, and adds it. */
void sdvp_log_add(sdvp_logs_t *all, sdvp_open_log_t *log, const uint8_t *octets, size_t length);

/* log_query.c: the services that read logs. */
void sdvp_log_status(void *part, sdvp_call_t *call, const sdvp_message_t *request);
void sdvp_log_query_by_time(void *part, sdvp_call_t *call, const sdvp_message_t *request);
void sdvp_log_query_after(void *part, sdvp_call_t *call, const sdvp_message_t *request);

#endif
