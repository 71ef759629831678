/*
 * One function for each service with an answer (IEC 61850-7-2): sdvp_call with types. What is said there of errors, of the
 * callback and of waiting holds for each; requests are copied if they have to wait. Where the callback's answer is NULL, the
 * outcome says why. `done` must not be NULL.
 *
 * References are "LD/LN.Do.Da", with "[FC]" where the text says so. What a device refuses with is said here as far as it is
 * particular to a service; any of them is refused with SDVP_ACCESS_VIOLATION (no right), SDVP_INSTANCE_NOT_AVAILABLE (no
 * such thing) and SDVP_CLASS_NOT_SUPPORTED (the device does not have the service).
 */
#ifndef SDVP_CALLS_H
#define SDVP_CALLS_H

#include "sdvp/client.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Callbacks, by what the answer says. The answer is borrowed for the callback. Services that answer nothing: sdvp_done_t. */
typedef void (*sdvp_directory_done_t)(
    void *ctx, const sdvp_outcome_t *outcome, const sdvp_directory_response_t *answer);
typedef void (*sdvp_definition_done_t)(
    void *ctx, const sdvp_outcome_t *outcome, const sdvp_get_data_definition_response_t *answer);
typedef void (*sdvp_read_done_t)(void *ctx, const sdvp_outcome_t *outcome, const sdvp_read_response_t *answer);
typedef void (*sdvp_write_done_t)(void *ctx, const sdvp_outcome_t *outcome, const sdvp_write_response_t *answer);
typedef void (*sdvp_all_values_done_t)(
    void *ctx, const sdvp_outcome_t *outcome, const sdvp_get_all_data_values_response_t *answer);
typedef void (*sdvp_data_set_done_t)(
    void *ctx, const sdvp_outcome_t *outcome, const sdvp_get_data_set_directory_response_t *answer);
typedef void (*sdvp_sgcb_done_t)(
    void *ctx, const sdvp_outcome_t *outcome, const sdvp_get_sgcb_values_response_t *answer);
typedef void (*sdvp_rcb_done_t)(void *ctx, const sdvp_outcome_t *outcome, const sdvp_rcb_t *answer);
typedef void (*sdvp_lcb_done_t)(void *ctx, const sdvp_outcome_t *outcome, const sdvp_lcb_t *answer);
typedef void (*sdvp_log_done_t)(void *ctx, const sdvp_outcome_t *outcome, const sdvp_query_log_response_t *answer);
typedef void (*sdvp_log_status_done_t)(
    void *ctx, const sdvp_outcome_t *outcome, const sdvp_get_log_status_values_response_t *answer);
typedef void (*sdvp_file_done_t)(void *ctx, const sdvp_outcome_t *outcome, const sdvp_get_file_response_t *answer);
typedef void (*sdvp_files_done_t)(
    void *ctx, const sdvp_outcome_t *outcome, const sdvp_get_file_attribute_values_response_t *answer);

/*
 * Directories: one page, to be gone on with by `continue_after` while `more_follows`; the forms ending in _all collect the
 * pages as sdvp_call_all does.
 */

/* GetServerDirectory (clause 7.3.2): names of logical devices or files. */
sdvp_error_t sdvp_get_server_directory(
    sdvp_association_t *association, const sdvp_get_server_directory_request_t *request, sdvp_directory_done_t done,
    void *ctx);
sdvp_error_t sdvp_get_server_directory_all(
    sdvp_association_t *association, const sdvp_get_server_directory_request_t *request, sdvp_directory_done_t done,
    void *ctx);
/* GetLogicalDeviceDirectory (clause 9.2.1): names of logical nodes. */
sdvp_error_t sdvp_get_logical_device_directory(
    sdvp_association_t *association, const sdvp_get_logical_device_directory_request_t *request,
    sdvp_directory_done_t done, void *ctx);
sdvp_error_t sdvp_get_logical_device_directory_all(
    sdvp_association_t *association, const sdvp_get_logical_device_directory_request_t *request,
    sdvp_directory_done_t done, void *ctx);
/* GetLogicalNodeDirectory (clause 10.2.2): names of all instances of a class. */
sdvp_error_t sdvp_get_logical_node_directory(
    sdvp_association_t *association, const sdvp_get_logical_node_directory_request_t *request,
    sdvp_directory_done_t done, void *ctx);
sdvp_error_t sdvp_get_logical_node_directory_all(
    sdvp_association_t *association, const sdvp_get_logical_node_directory_request_t *request,
    sdvp_directory_done_t done, void *ctx);
/* GetDataDirectory (clause 11.3.4): names of sub data objects and attributes, or of components. */
sdvp_error_t sdvp_get_data_directory(
    sdvp_association_t *association, const sdvp_get_data_directory_request_t *request, sdvp_directory_done_t done,
    void *ctx);
sdvp_error_t sdvp_get_data_directory_all(
    sdvp_association_t *association, const sdvp_get_data_directory_request_t *request, sdvp_directory_done_t done,
    void *ctx);
/* GetDataDefinition (clause 11.3.5): a data object or attribute, without values. */
sdvp_error_t sdvp_get_data_definition(
    sdvp_association_t *association, const sdvp_get_data_definition_request_t *request, sdvp_definition_done_t done,
    void *ctx);

/*
 * GetDataValues (clause 11.3.2) of references with [FC], 1 or more: one result each, in their order.
 * SDVP_FAILED_DUE_TO_COMMUNICATIONS_CONSTRAINT if the answer does not fit a message: ask for fewer at a time. The form _all
 * reads lists of any length by calls of max_references_per_call, so not all at the same instant.
 */
sdvp_error_t sdvp_get_data_values(
    sdvp_association_t *association, const sdvp_read_request_t *request, sdvp_read_done_t done, void *ctx);
sdvp_error_t sdvp_get_data_values_all(
    sdvp_association_t *association, const sdvp_read_request_t *request, sdvp_read_done_t done, void *ctx);
/* SetDataValues (clause 11.3.3), 1 or more, done in this order: one result each, SDVP_OK for a success. */
sdvp_error_t sdvp_set_data_values(
    sdvp_association_t *association, const sdvp_write_request_t *request, sdvp_write_done_t done, void *ctx);
/* GetAllDataValues (clause 10.2.3): what this client may read of one functional constraint in a logical node. */
sdvp_error_t sdvp_get_all_data_values(
    sdvp_association_t *association, const sdvp_get_all_data_values_request_t *request, sdvp_all_values_done_t done,
    void *ctx);
sdvp_error_t sdvp_get_all_data_values_all(
    sdvp_association_t *association, const sdvp_get_all_data_values_request_t *request, sdvp_all_values_done_t done,
    void *ctx);

/* GetDataSetValues (clause 13.3.2): one result for each member, all of the same instant. */
sdvp_error_t sdvp_get_data_set_values(
    sdvp_association_t *association, const sdvp_data_set_request_t *request, sdvp_read_done_t done, void *ctx);
/*
 * SetDataSetValues (clause 13.3.3): one value for each member, in order; not atomic. SDVP_PARAMETER_VALUE_INCONSISTENT if
 * the number of values is another, and then nothing was written.
 */
sdvp_error_t sdvp_set_data_set_values(
    sdvp_association_t *association, const sdvp_set_data_set_values_request_t *request, sdvp_write_done_t done,
    void *ctx);
/* CreateDataSet (clause 13.3.4). SDVP_INSTANCE_IN_USE if the name is taken. */
sdvp_error_t sdvp_create_data_set(
    sdvp_association_t *association, const sdvp_create_data_set_request_t *request, sdvp_done_t done, void *ctx);
/* DeleteDataSet (clause 13.3.5). SDVP_INSTANCE_IN_USE while a control block uses it. */
sdvp_error_t sdvp_delete_data_set(
    sdvp_association_t *association, const sdvp_data_set_request_t *request, sdvp_done_t done, void *ctx);
/* GetDataSetDirectory (clause 13.3.6): members, and whether a client may delete it. */
sdvp_error_t sdvp_get_data_set_directory(
    sdvp_association_t *association, const sdvp_get_data_set_directory_request_t *request, sdvp_data_set_done_t done,
    void *ctx);
sdvp_error_t sdvp_get_data_set_directory_all(
    sdvp_association_t *association, const sdvp_get_data_set_directory_request_t *request, sdvp_data_set_done_t done,
    void *ctx);

/* SelectActiveSG (clause 16.3.2): its values are in force when it is answered. */
sdvp_error_t sdvp_select_active_sg(
    sdvp_association_t *association, const sdvp_setting_group_request_t *request, sdvp_done_t done, void *ctx);
/*
 * SelectEditSG (clause 16.3.3), 0 to give up editing: what was edited and not confirmed is lost.
 * SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT while another client edits.
 */
sdvp_error_t sdvp_select_edit_sg(
    sdvp_association_t *association, const sdvp_setting_group_request_t *request, sdvp_done_t done, void *ctx);
/* SetEditSGValue (clause 16.3.4), references with [SE]: one result each. */
sdvp_error_t sdvp_set_edit_sg_value(
    sdvp_association_t *association, const sdvp_write_request_t *request, sdvp_write_done_t done, void *ctx);
/* ConfirmEditSGValues (clause 16.3.5): the edited values are those of their group, and safe. */
sdvp_error_t sdvp_confirm_edit_sg_values(
    sdvp_association_t *association, const sdvp_sgcb_request_t *request, sdvp_done_t done, void *ctx);
/* GetEditSGValue (clause 16.3.6), references with [SE] of the group that is edited, [SG] of the active one. */
sdvp_error_t sdvp_get_edit_sg_value(
    sdvp_association_t *association, const sdvp_read_request_t *request, sdvp_read_done_t done, void *ctx);
/* GetSGCBValues (clause 16.3.7). */
sdvp_error_t sdvp_get_sgcb_values(
    sdvp_association_t *association, const sdvp_sgcb_request_t *request, sdvp_sgcb_done_t done, void *ctx);

/* GetBRCBValues (clause 17.2.3.3), GetURCBValues (clause 17.2.5.3). */
sdvp_error_t sdvp_get_brcb_values(
    sdvp_association_t *association, const sdvp_block_request_t *request, sdvp_rcb_done_t done, void *ctx);
sdvp_error_t sdvp_get_urcb_values(
    sdvp_association_t *association, const sdvp_block_request_t *request, sdvp_rcb_done_t done, void *ctx);
/*
 * SetBRCBValues (clause 17.2.3.4), SetURCBValues (clause 17.2.5.4): writes all that is told or none.
 * SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT if somebody else has it, SDVP_INSTANCE_IN_USE while it is enabled,
 * SDVP_PARAMETER_VALUE_INAPPROPRIATE for an EntryID that is not in the buffer, among others.
 */
sdvp_error_t sdvp_set_brcb_values(
    sdvp_association_t *association, const sdvp_rcb_t *request, sdvp_done_t done, void *ctx);
sdvp_error_t sdvp_set_urcb_values(
    sdvp_association_t *association, const sdvp_rcb_t *request, sdvp_done_t done, void *ctx);

/* GetLCBValues (clause 17.3.3.3). */
sdvp_error_t sdvp_get_lcb_values(
    sdvp_association_t *association, const sdvp_block_request_t *request, sdvp_lcb_done_t done, void *ctx);
/*
 * SetLCBValues (clause 17.3.3.4): writes all that is told or none. SDVP_INSTANCE_IN_USE for anything but LogEna while it
 * logs; SDVP_PARAMETER_VALUE_INCONSISTENT for LogEna without data set or log.
 */
sdvp_error_t sdvp_set_lcb_values(
    sdvp_association_t *association, const sdvp_lcb_t *request, sdvp_done_t done, void *ctx);
/* QueryLogByTime (clause 17.3.5.2), one page. SDVP_PARAMETER_VALUE_INAPPROPRIATE if the stop is before the start. */
sdvp_error_t sdvp_query_log_by_time(
    sdvp_association_t *association, const sdvp_query_log_by_time_request_t *request, sdvp_log_done_t done, void *ctx);
sdvp_error_t sdvp_query_log_by_time_all(
    sdvp_association_t *association, const sdvp_query_log_by_time_request_t *request, sdvp_log_done_t done, void *ctx);
/*
 * QueryLogAfter (clause 17.3.5.3), one page; entry 0: from the oldest on. SDVP_PARAMETER_VALUE_INAPPROPRIATE if that entry
 * is no longer in the log, so that others may have been lost as well.
 */
sdvp_error_t sdvp_query_log_after(
    sdvp_association_t *association, const sdvp_query_log_after_request_t *request, sdvp_log_done_t done, void *ctx);
sdvp_error_t sdvp_query_log_after_all(
    sdvp_association_t *association, const sdvp_query_log_after_request_t *request, sdvp_log_done_t done, void *ctx);
/* GetLogStatusValues (clause 17.3.5.4): oldest and newest entry, 0 if the log is empty. */
sdvp_error_t sdvp_get_log_status_values(
    sdvp_association_t *association, const sdvp_block_request_t *request, sdvp_log_status_done_t done, void *ctx);

/* Select (clause 20.5.3): for SBO with normal security; only `control` of the command counts. */
sdvp_error_t sdvp_select(
    sdvp_association_t *association, const sdvp_command_t *request, sdvp_done_t done, void *ctx);
/* SelectWithValue: for SBO with enhanced security; only T of the Operate to come may differ. */
sdvp_error_t sdvp_select_with_value(
    sdvp_association_t *association, const sdvp_command_t *request, sdvp_done_t done, void *ctx);
/* Cancel: gives up a selection, or a command that waits for its time, with the parameters of the command. */
sdvp_error_t sdvp_cancel(
    sdvp_association_t *association, const sdvp_command_t *request, sdvp_done_t done, void *ctx);
/* Operate: accepted when it is answered; with enhanced security its end is still to come. */
sdvp_error_t sdvp_operate(
    sdvp_association_t *association, const sdvp_command_t *request, sdvp_done_t done, void *ctx);
/* TimeActivatedOperate: accepted when it is answered, to be carried out at `oper_tm`. */
sdvp_error_t sdvp_time_activated_operate(
    sdvp_association_t *association, const sdvp_command_t *request, sdvp_done_t done, void *ctx);

/* GetFile (clause 23.2.1), one part; at most 49,152 octets come. */
sdvp_error_t sdvp_get_file(
    sdvp_association_t *association, const sdvp_get_file_request_t *request, sdvp_file_done_t done, void *ctx);
/* SetFile (clause 23.2.2), one part of at most sdvp_part_length octets. */
sdvp_error_t sdvp_set_file(
    sdvp_association_t *association, const sdvp_set_file_request_t *request, sdvp_done_t done, void *ctx);
/* DeleteFile (clause 23.2.3). */
sdvp_error_t sdvp_delete_file(
    sdvp_association_t *association, const sdvp_delete_file_request_t *request, sdvp_done_t done, void *ctx);
/* GetFileAttributeValues (clause 23.2.4) of a file, or of all in a folder; path "": everything. */
sdvp_error_t sdvp_get_file_attribute_values(
    sdvp_association_t *association, const sdvp_get_file_attribute_values_request_t *request, sdvp_files_done_t done,
    void *ctx);
sdvp_error_t sdvp_get_file_attribute_values_all(
    sdvp_association_t *association, const sdvp_get_file_attribute_values_request_t *request, sdvp_files_done_t done,
    void *ctx);

#ifdef __cplusplus
}
#endif
#endif
