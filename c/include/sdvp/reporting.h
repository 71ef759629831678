/* Reports and logs of a device (IEC 61850-7-2 clause 17): parts that are added to a server before it is started. */
#ifndef SDVP_REPORTING_H
#define SDVP_REPORTING_H

#include "sdvp/server.h"
#include "sdvp/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/* An instance of a BRCB that is one client's for good: its ResvTms is -1. */
typedef struct sdvp_reserved_brcb {
    const char *brcb; /* "HP1/LLN0.Meas01" */
    const char *peer; /* as sdvp_caller_t has it */
} sdvp_reserved_brcb_t;

/* What there is to reporting. 0 and NULL anywhere: the default that is named. What is pointed to must outlive the server. */
typedef struct sdvp_report_config {
    const sdvp_report_store_t *buffers; /* of BRCBs; in memory, as sdvp_store_limits has it */
    const sdvp_state_store_t *states;   /* keeps settings of BRCBs; in memory */
    uint32_t send_window;  /* reports of one control block that may be on their way at a time: 64 */
    uint32_t queue_octets; /* what an enabled URCB may have waiting; as many reports as the window at most: 16 KiB */
    uint32_t min_intg_pd;  /* shortest integrity period that a client may set, ms: 100 */
    int32_t max_resv_tms;  /* longest time that a reservation may outlive its association, s: 32,767; -1: none at all */
    const sdvp_reserved_brcb_t *reserved;
    size_t reserved_count;
} sdvp_report_config_t;

/*
 * Adds the services Get/SetBRCBValues, Get/SetURCBValues and Report, for the control blocks of the model. `config` NULL: all
 * defaults. SDVP_NO_MEMORY; what a store reports comes from sdvp_server_start.
 */
sdvp_error_t sdvp_server_add_reports(sdvp_server_t *server, const sdvp_report_config_t *config);

/* What there is to logging; as above. */
typedef struct sdvp_log_config {
    const sdvp_log_store_t *logs;     /* in memory, as sdvp_store_limits has it */
    const sdvp_state_store_t *states; /* keeps settings of LCBs; in memory */
    uint32_t min_intg_pd;             /* 1,000 ms */
} sdvp_log_config_t;

/* The logs of a server; borrowed while it lives. */
typedef struct sdvp_logs sdvp_logs_t;

/*
 * Adds GetLCBValues, SetLCBValues, QueryLogByTime, QueryLogAfter and GetLogStatusValues, for the blocks and logs of the model.
 * `config` NULL: all defaults; `logs` may be NULL. SDVP_NO_MEMORY; what a store reports comes from sdvp_server_start.
 */
sdvp_error_t sdvp_server_add_logs(sdvp_server_t *server, const sdvp_log_config_t *config, sdvp_logs_t **logs);

/*
 * Adds an entry to a log that the device itself writes; after sdvp_server_start. SDVP_INSTANCE_NOT_AVAILABLE if there is no
 * such log, SDVP_NO_MEMORY.
 */
sdvp_error_t sdvp_logs_append(sdvp_logs_t *logs, const char *log, const sdvp_log_value_t *values, size_t count);

/*
 * A block that is set to log but does not, since its data set or its log does not exist, counted from 0; after
 * sdvp_server_start. NULL: there are no more.
 */
const char *sdvp_logs_cannot_log(const sdvp_logs_t *logs, size_t number);

#ifdef __cplusplus
}
#endif
#endif
