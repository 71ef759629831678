/*
 * The services of IEC 61850-7-2 as messages: one structure for what each request and each answer says. The members are
 * those of docs/wire/tree.md. Lists are pointer and count; text that may be left out is NULL, other things have a `has_`.
 */
#ifndef SDVP_SERVICE_H
#define SDVP_SERVICE_H

#include "sdvp/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Numbers as ServiceName of the standard's mapping has them; gaps are services this product does not have. */
typedef enum sdvp_service {
    SDVP_ASSOCIATE = 1,
    SDVP_ABORT = 2,
    SDVP_RELEASE = 3,
    SDVP_GET_SERVER_DIRECTORY = 4,
    SDVP_GET_LOGICAL_DEVICE_DIRECTORY = 5,
    SDVP_GET_ALL_DATA_VALUES = 6,
    SDVP_GET_DATA_VALUES = 7,
    SDVP_SET_DATA_VALUES = 8,
    SDVP_GET_DATA_DIRECTORY = 9,
    SDVP_GET_DATA_DEFINITION = 10,
    SDVP_GET_DATA_SET_VALUES = 11,
    SDVP_SET_DATA_SET_VALUES = 12,
    SDVP_CREATE_DATA_SET = 13,
    SDVP_DELETE_DATA_SET = 14,
    SDVP_GET_DATA_SET_DIRECTORY = 15,
    SDVP_SELECT_ACTIVE_SG = 16,
    SDVP_SELECT_EDIT_SG = 17,
    SDVP_SET_EDIT_SG_VALUE = 18,
    SDVP_CONFIRM_EDIT_SG_VALUES = 19,
    SDVP_GET_EDIT_SG_VALUE = 20,
    SDVP_GET_SGCB_VALUES = 21,
    SDVP_REPORT = 22,
    SDVP_GET_BRCB_VALUES = 23,
    SDVP_SET_BRCB_VALUES = 24,
    SDVP_GET_URCB_VALUES = 25,
    SDVP_SET_URCB_VALUES = 26,
    SDVP_GET_LCB_VALUES = 27,
    SDVP_SET_LCB_VALUES = 28,
    SDVP_QUERY_LOG_BY_TIME = 29,
    SDVP_QUERY_LOG_AFTER = 30,
    SDVP_GET_LOG_STATUS_VALUES = 31,
    SDVP_SELECT = 43,
    SDVP_SELECT_WITH_VALUE = 44,
    SDVP_CANCEL = 45,
    SDVP_OPERATE = 46,
    SDVP_COMMAND_TERMINATION = 47,
    SDVP_TIME_ACTIVATED_OPERATE = 48,
    SDVP_GET_FILE = 49,
    SDVP_SET_FILE = 50,
    SDVP_DELETE_FILE = 51,
    SDVP_GET_FILE_ATTRIBUTE_VALUES = 52,
    SDVP_GET_LOGICAL_NODE_DIRECTORY = 55,
    SDVP_SERVICE_LIMIT = 56 /* greater than all */
} sdvp_service_t;

/* "GetDataValues"; NULL for a number that is none. Borrowed for ever. And back: 0 for a name that is none. */
const char *sdvp_service_name(sdvp_service_t service);
sdvp_service_t sdvp_service_of(const char *name);

/* AddCause of IEC 61850-7-2 clause 20.5.2.9, 0 to 27; SDVP_NO_ADD_CAUSE where none is told. */
typedef int8_t sdvp_add_cause_t;
#define SDVP_NO_ADD_CAUSE (-1)
/* "blocked-by-mode"; NULL for a number that is none. Borrowed for ever. */
const char *sdvp_add_cause_name(sdvp_add_cause_t cause);
/* The one ServiceError that fits it, in a refusal as in a bad end. */
sdvp_error_t sdvp_add_cause_error(sdvp_add_cause_t cause);

typedef struct sdvp_names {
    const char *const *items;
    size_t count;
} sdvp_names_t;

/* Associate */
typedef struct sdvp_associate_request {
    uint32_t max_message_size;
    uint32_t max_outstanding_calls;
} sdvp_associate_request_t;
typedef struct sdvp_associate_response {
    uint32_t max_message_size;
    uint32_t max_outstanding_calls;
    sdvp_names_t services; /* as told; names that are not known may be among them */
} sdvp_associate_response_t;

/* Directories */
typedef enum sdvp_object_class { SDVP_CLASS_LOGICAL_DEVICE, SDVP_CLASS_FILE } sdvp_object_class_t;
typedef enum sdvp_acsi_class {
    SDVP_CLASS_DATA_OBJECT,
    SDVP_CLASS_DATA_SET,
    SDVP_CLASS_BRCB,
    SDVP_CLASS_URCB,
    SDVP_CLASS_LCB,
    SDVP_CLASS_LOG,
    SDVP_CLASS_SGCB
} sdvp_acsi_class_t;
typedef struct sdvp_get_server_directory_request {
    sdvp_object_class_t object_class;
    const char *continue_after; /* NULL: from the start */
} sdvp_get_server_directory_request_t;
typedef struct sdvp_get_logical_device_directory_request {
    const char *logical_device;
    const char *continue_after;
} sdvp_get_logical_device_directory_request_t;
typedef struct sdvp_get_logical_node_directory_request {
    const char *logical_node;
    sdvp_acsi_class_t acsi_class;
    const char *continue_after;
} sdvp_get_logical_node_directory_request_t;
typedef struct sdvp_get_data_directory_request {
    const char *data;
    const char *continue_after;
} sdvp_get_data_directory_request_t;
/* The answer of all four. */
typedef struct sdvp_directory_response {
    sdvp_names_t names;
    bool more_follows;
} sdvp_directory_response_t;

/* GetDataDefinition: the answer is a data object or an attribute as in a model, without trigger options and initials. */
typedef struct sdvp_get_data_definition_request {
    const char *data;
} sdvp_get_data_definition_request_t;
typedef struct sdvp_get_data_definition_response {
    sdvp_node_t definition;
} sdvp_get_data_definition_response_t;

/* A value, or why there is none. */
typedef struct sdvp_result {
    sdvp_error_t error; /* SDVP_OK: `value` counts */
    sdvp_value_t value;
} sdvp_result_t;
typedef struct sdvp_results {
    const sdvp_result_t *items;
    size_t count;
} sdvp_results_t;
typedef struct sdvp_writes {
    const sdvp_write_t *items;
    size_t count;
} sdvp_writes_t;
typedef struct sdvp_write_results {
    const sdvp_error_t *items; /* SDVP_OK or 1 to 12, one a write */
    size_t count;
} sdvp_write_results_t;

/* GetDataValues, GetEditSGValue */
typedef struct sdvp_read_request {
    sdvp_names_t references; /* with [FC]; one or more */
} sdvp_read_request_t;
typedef struct sdvp_read_response {
    sdvp_results_t results;
} sdvp_read_response_t;
/* SetDataValues, SetEditSGValue */
typedef struct sdvp_write_request {
    sdvp_writes_t writes; /* one or more */
} sdvp_write_request_t;
typedef struct sdvp_write_response {
    sdvp_write_results_t results;
} sdvp_write_response_t;

/* GetAllDataValues */
typedef struct sdvp_get_all_data_values_request {
    const char *logical_node;
    sdvp_fc_t fc;
    const char *continue_after;
} sdvp_get_all_data_values_request_t;
typedef struct sdvp_get_all_data_values_response {
    sdvp_writes_t values; /* references without [FC] */
    bool more_follows;
} sdvp_get_all_data_values_response_t;

/* Data sets: "LD/LN.Name" for lasting ones, "@Name" for those of an association. */
typedef struct sdvp_data_set_request { /* GetDataSetValues, DeleteDataSet */
    const char *data_set;
} sdvp_data_set_request_t;
typedef struct sdvp_values_list {
    const sdvp_value_t *items;
    size_t count;
} sdvp_values_list_t;
typedef struct sdvp_set_data_set_values_request {
    const char *data_set;
    sdvp_values_list_t values;
} sdvp_set_data_set_values_request_t;
typedef struct sdvp_create_data_set_request {
    const char *data_set;
    sdvp_names_t members;
} sdvp_create_data_set_request_t;
typedef struct sdvp_get_data_set_directory_request {
    const char *data_set;
    bool has_continue_after;
    uint32_t continue_after; /* index of the last member of the page before */
} sdvp_get_data_set_directory_request_t;
typedef struct sdvp_get_data_set_directory_response {
    sdvp_names_t members;
    bool deletable;
    bool more_follows;
} sdvp_get_data_set_directory_response_t;

/* Setting groups. `sgcb` is "LD/LLN0.SGCB" */
typedef struct sdvp_setting_group_request { /* SelectActiveSG, SelectEditSG */
    const char *sgcb;
    uint32_t setting_group;
} sdvp_setting_group_request_t;
typedef struct sdvp_sgcb_request { /* ConfirmEditSGValues, GetSGCBValues */
    const char *sgcb;
} sdvp_sgcb_request_t;
typedef struct sdvp_get_sgcb_values_response {
    uint32_t num_of_sg;
    uint32_t act_sg;
    uint32_t edit_sg;
    bool cnf_edit;
    sdvp_timestamp_t l_act_tm;
    uint32_t resv_tms;
} sdvp_get_sgcb_values_response_t;

/* Report control blocks: one structure for BRCB and URCB, for what is read and for what is changed. */
typedef struct sdvp_rcb {
    const char *reference;
    const char *rpt_id; /* NULL: not told, or not to be changed; so with every member below */
    bool has_rpt_ena, rpt_ena;
    bool has_resv, resv;    /* URCB */
    const char *dat_set;    /* in a change "" takes the data set away; NULL when read: none */
    bool has_conf_rev;      /* when read, always */
    uint32_t conf_rev;
    bool has_opt_flds;
    sdvp_bits_t opt_flds;
    bool has_buf_tm;
    uint32_t buf_tm;
    bool has_sq_num;        /* when read, always */
    uint32_t sq_num;
    bool has_trg_ops;
    sdvp_bits_t trg_ops;
    bool has_intg_pd;
    uint32_t intg_pd;
    bool has_gi, gi;
    bool has_purge_buf, purge_buf; /* BRCB */
    bool has_entry_id;             /* BRCB */
    sdvp_entry_id_t entry_id;
    bool has_time_of_entry; /* BRCB, when read */
    sdvp_entry_time_t time_of_entry;
    bool has_resv_tms; /* BRCB */
    int32_t resv_tms;
    const char *owner; /* when read */
} sdvp_rcb_t;
typedef struct sdvp_block_request { /* GetBRCBValues, GetURCBValues, GetLCBValues, GetLogStatusValues */
    const char *reference;
} sdvp_block_request_t;

/* Log control blocks, read or changed, and logs. */
typedef struct sdvp_lcb {
    const char *reference;
    bool has_log_ena, log_ena;
    const char *dat_set;
    bool has_reason_code, reason_code;
    bool has_buf_tm;
    uint32_t buf_tm;
    bool has_trg_ops;
    sdvp_bits_t trg_ops;
    bool has_intg_pd;
    uint32_t intg_pd;
    const char *log_ref;
} sdvp_lcb_t;
typedef struct sdvp_query_log_by_time_request {
    const char *log;
    bool has_range_start;
    sdvp_entry_time_t range_start;
    bool has_range_stop;
    sdvp_entry_time_t range_stop;
    bool has_continue_after;
    sdvp_entry_id_t continue_after;
} sdvp_query_log_by_time_request_t;
typedef struct sdvp_query_log_after_request {
    const char *log;
    sdvp_entry_id_t entry;
} sdvp_query_log_after_request_t;
typedef struct sdvp_log_value {
    const char *reference; /* with [FC] */
    sdvp_value_t value;
    sdvp_bits_t reasons; /* SDVP_TRG_…; 0: not asked for */
} sdvp_log_value_t;
typedef struct sdvp_log_entry {
    sdvp_entry_id_t entry_id;
    sdvp_entry_time_t time_of_entry;
    const sdvp_log_value_t *values;
    size_t count;
} sdvp_log_entry_t;
typedef struct sdvp_query_log_response {
    const sdvp_log_entry_t *entries;
    size_t count;
    bool more_follows;
} sdvp_query_log_response_t;
typedef struct sdvp_get_log_status_values_response {
    sdvp_entry_time_t old_entr_tm;
    sdvp_entry_time_t new_entr_tm;
    sdvp_entry_id_t old_entr;
    sdvp_entry_id_t new_entr;
} sdvp_get_log_status_values_response_t;

/* Control */
typedef enum sdvp_or_cat {
    SDVP_OR_NOT_SUPPORTED,
    SDVP_OR_BAY_CONTROL,
    SDVP_OR_STATION_CONTROL,
    SDVP_OR_REMOTE_CONTROL,
    SDVP_OR_AUTOMATIC_BAY,
    SDVP_OR_AUTOMATIC_STATION,
    SDVP_OR_AUTOMATIC_REMOTE,
    SDVP_OR_MAINTENANCE,
    SDVP_OR_PROCESS
} sdvp_or_cat_t;
/* Select (only `control`), SelectWithValue, Cancel, Operate, TimeActivatedOperate, CommandTermination. */
typedef struct sdvp_command {
    const char *control; /* the data object, "LD/LN.Do" */
    sdvp_value_t ctl_val;
    sdvp_or_cat_t or_cat;
    const uint8_t *or_ident; /* 64 octets at most */
    size_t or_ident_length;
    uint32_t ctl_num; /* 0 to 255 */
    sdvp_timestamp_t t;
    bool test;
    sdvp_bits_t check;          /* as CHECK */
    sdvp_timestamp_t oper_tm;   /* TimeActivatedOperate */
    sdvp_add_cause_t add_cause; /* CommandTermination: why it failed; SDVP_NO_ADD_CAUSE: it went well */
} sdvp_command_t;

/* Files */
typedef struct sdvp_get_file_request {
    const char *file_name;
    uint64_t offset;
    uint32_t max_length;
} sdvp_get_file_request_t;
typedef struct sdvp_get_file_response {
    const uint8_t *content;
    size_t length;
    uint64_t file_size;
} sdvp_get_file_response_t;
typedef struct sdvp_set_file_request {
    const char *file_name;
    uint64_t offset;
    const uint8_t *content;
    size_t length;
    bool last;
} sdvp_set_file_request_t;
typedef struct sdvp_delete_file_request {
    const char *file_name;
} sdvp_delete_file_request_t;
typedef struct sdvp_get_file_attribute_values_request {
    const char *path;
    const char *continue_after;
} sdvp_get_file_attribute_values_request_t;
typedef struct sdvp_file_entry {
    const char *file_name;
    uint64_t file_size;
    sdvp_timestamp_t last_modified;
} sdvp_file_entry_t;
typedef struct sdvp_get_file_attribute_values_response {
    const sdvp_file_entry_t *files;
    size_t count;
    bool more_follows;
} sdvp_get_file_attribute_values_response_t;

/* Abort, Report */
typedef struct sdvp_abort {
    const char *reason;
} sdvp_abort_t;
typedef struct sdvp_report_member {
    uint16_t index;       /* place in the data set */
    const char *data_ref; /* with [FC]; NULL: not asked for */
    sdvp_value_t value;
    sdvp_bits_t reasons; /* SDVP_TRG_…; 0: not asked for */
} sdvp_report_member_t;
typedef struct sdvp_report {
    const char *rpt_id;
    bool has_sq_num;
    uint32_t sq_num;
    uint32_t sub_sq_num;
    bool more_segments_follow;
    const char *data_set; /* NULL: not asked for */
    bool has_buf_ovfl, buf_ovfl;
    bool has_conf_rev;
    uint32_t conf_rev;
    bool has_time_of_entry;
    sdvp_entry_time_t time_of_entry;
    bool has_entry_id;
    sdvp_entry_id_t entry_id;
    const sdvp_report_member_t *members;
    size_t count;
} sdvp_report_t;

/* The negative answer to any of them. */
typedef struct sdvp_refusal {
    sdvp_error_t error;         /* 1 to 12 */
    sdvp_add_cause_t add_cause; /* control services; else SDVP_NO_ADD_CAUSE */
    const char *detail;         /* for people */
} sdvp_refusal_t;

typedef enum sdvp_pdu { SDVP_REQUEST, SDVP_RESPONSE, SDVP_UNCONFIRMED } sdvp_pdu_t;

/* A message. Which member of `is` counts follows from `pdu`, `service` and `refused`. Services without members have none. */
typedef struct sdvp_message {
    sdvp_pdu_t pdu;
    sdvp_service_t service;
    const char *association_id; /* NULL: none (request of Associate, its refusal) */
    uint32_t invoke_id;         /* 0 in an unconfirmed message */
    bool refused;               /* response: `is.refusal` counts */
    union {
        sdvp_refusal_t refusal;
        sdvp_associate_request_t associate_request;
        sdvp_associate_response_t associate_response;
        sdvp_get_server_directory_request_t get_server_directory_request;
        sdvp_get_logical_device_directory_request_t get_logical_device_directory_request;
        sdvp_get_logical_node_directory_request_t get_logical_node_directory_request;
        sdvp_get_data_directory_request_t get_data_directory_request;
        sdvp_directory_response_t directory_response;
        sdvp_get_data_definition_request_t get_data_definition_request;
        sdvp_get_data_definition_response_t get_data_definition_response;
        sdvp_read_request_t read_request;       /* GetDataValues, GetEditSGValue */
        sdvp_read_response_t read_response;     /* these and GetDataSetValues */
        sdvp_write_request_t write_request;     /* SetDataValues, SetEditSGValue */
        sdvp_write_response_t write_response;   /* these and SetDataSetValues */
        sdvp_get_all_data_values_request_t get_all_data_values_request;
        sdvp_get_all_data_values_response_t get_all_data_values_response;
        sdvp_data_set_request_t data_set_request;
        sdvp_set_data_set_values_request_t set_data_set_values_request;
        sdvp_create_data_set_request_t create_data_set_request;
        sdvp_get_data_set_directory_request_t get_data_set_directory_request;
        sdvp_get_data_set_directory_response_t get_data_set_directory_response;
        sdvp_setting_group_request_t setting_group_request;
        sdvp_sgcb_request_t sgcb_request;
        sdvp_get_sgcb_values_response_t get_sgcb_values_response;
        sdvp_block_request_t block_request;
        sdvp_rcb_t rcb; /* answer of Get…, request of Set…RCBValues */
        sdvp_lcb_t lcb; /* answer of GetLCBValues, request of SetLCBValues */
        sdvp_query_log_by_time_request_t query_log_by_time_request;
        sdvp_query_log_after_request_t query_log_after_request;
        sdvp_query_log_response_t query_log_response;
        sdvp_get_log_status_values_response_t get_log_status_values_response;
        sdvp_command_t command;
        sdvp_get_file_request_t get_file_request;
        sdvp_get_file_response_t get_file_response;
        sdvp_set_file_request_t set_file_request;
        sdvp_delete_file_request_t delete_file_request;
        sdvp_get_file_attribute_values_request_t get_file_attribute_values_request;
        sdvp_get_file_attribute_values_response_t get_file_attribute_values_response;
        sdvp_abort_t abort;
        sdvp_report_t report;
    } is;
} sdvp_message_t;

#ifdef __cplusplus
}
#endif
#endif
