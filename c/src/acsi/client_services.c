/* A function for each service: sdvp_call and sdvp_call_all with types. */
#include "acsi/client.h"
#include "acsi/client_pages.h"

static void deliver_done(client_call_t *call, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    (void)response;
    ((sdvp_done_t)call->done)(call->ctx, outcome);
}

/* How an answer is given to a callback that takes one member of the message. */
#define DELIVER(name, member)                                                                                     \
    static void deliver_##name(client_call_t *call, const sdvp_outcome_t *outcome, const sdvp_message_t *response) \
    {                                                                                                             \
        ((sdvp_##name##_done_t)call->done)(call->ctx, outcome, response == NULL ? NULL : &response->is.member);    \
    }                                                                                                             \
    typedef sdvp_##name##_done_t name##_callback_t;

typedef sdvp_done_t done_callback_t;
DELIVER(directory, directory_response)
DELIVER(definition, get_data_definition_response)
DELIVER(read, read_response)
DELIVER(write, write_response)
DELIVER(all_values, get_all_data_values_response)
DELIVER(data_set, get_data_set_directory_response)
DELIVER(sgcb, get_sgcb_values_response)
DELIVER(rcb, rcb)
DELIVER(lcb, lcb)
DELIVER(log, query_log_response)
DELIVER(log_status, get_log_status_values_response)
DELIVER(file, get_file_response)
DELIVER(files, get_file_attribute_values_response)

/* The function of a service: its number, type and member of the request, kind of the answer. */
#define CALL_WITH(function, begin, number, type, member, answer)                                       \
    sdvp_error_t function(                                                                             \
        sdvp_association_t *association, const type *request, answer##_callback_t done, void *ctx)     \
    {                                                                                                  \
        sdvp_message_t message = {.pdu = SDVP_REQUEST, .service = number};                             \
        message.is.member = *request;                                                                  \
        return begin(association,                                                                      \
            &(call_start_t){&message, deliver_##answer, (any_function_t)done, ctx, ctx});              \
    }
#define CALL(name, number, type, member, answer) CALL_WITH(sdvp_##name, sdvp_client_call_begin, number, type, member, answer)
#define PAGED(name, number, type, member, answer)         \
    CALL(name, number, type, member, answer)              \
    CALL_WITH(sdvp_##name##_all, sdvp_pages_begin, number, type, member, answer)

PAGED(get_server_directory, SDVP_GET_SERVER_DIRECTORY, sdvp_get_server_directory_request_t,
    get_server_directory_request, directory)
PAGED(get_logical_device_directory, SDVP_GET_LOGICAL_DEVICE_DIRECTORY, sdvp_get_logical_device_directory_request_t,
    get_logical_device_directory_request, directory)
PAGED(get_logical_node_directory, SDVP_GET_LOGICAL_NODE_DIRECTORY, sdvp_get_logical_node_directory_request_t,
    get_logical_node_directory_request, directory)
PAGED(get_data_directory, SDVP_GET_DATA_DIRECTORY, sdvp_get_data_directory_request_t, get_data_directory_request,
    directory)
CALL(get_data_definition, SDVP_GET_DATA_DEFINITION, sdvp_get_data_definition_request_t, get_data_definition_request,
    definition)
PAGED(get_data_values, SDVP_GET_DATA_VALUES, sdvp_read_request_t, read_request, read)
CALL(set_data_values, SDVP_SET_DATA_VALUES, sdvp_write_request_t, write_request, write)
PAGED(get_all_data_values, SDVP_GET_ALL_DATA_VALUES, sdvp_get_all_data_values_request_t, get_all_data_values_request,
    all_values)
CALL(get_data_set_values, SDVP_GET_DATA_SET_VALUES, sdvp_data_set_request_t, data_set_request, read)
CALL(set_data_set_values, SDVP_SET_DATA_SET_VALUES, sdvp_set_data_set_values_request_t, set_data_set_values_request,
    write)
CALL(create_data_set, SDVP_CREATE_DATA_SET, sdvp_create_data_set_request_t, create_data_set_request, done)
CALL(delete_data_set, SDVP_DELETE_DATA_SET, sdvp_data_set_request_t, data_set_request, done)
PAGED(get_data_set_directory, SDVP_GET_DATA_SET_DIRECTORY, sdvp_get_data_set_directory_request_t,
    get_data_set_directory_request, data_set)
CALL(select_active_sg, SDVP_SELECT_ACTIVE_SG, sdvp_setting_group_request_t, setting_group_request, done)
CALL(select_edit_sg, SDVP_SELECT_EDIT_SG, sdvp_setting_group_request_t, setting_group_request, done)
CALL(set_edit_sg_value, SDVP_SET_EDIT_SG_VALUE, sdvp_write_request_t, write_request, write)
CALL(confirm_edit_sg_values, SDVP_CONFIRM_EDIT_SG_VALUES, sdvp_sgcb_request_t, sgcb_request, done)
CALL(get_edit_sg_value, SDVP_GET_EDIT_SG_VALUE, sdvp_read_request_t, read_request, read)
CALL(get_sgcb_values, SDVP_GET_SGCB_VALUES, sdvp_sgcb_request_t, sgcb_request, sgcb)
CALL(get_brcb_values, SDVP_GET_BRCB_VALUES, sdvp_block_request_t, block_request, rcb)
CALL(get_urcb_values, SDVP_GET_URCB_VALUES, sdvp_block_request_t, block_request, rcb)
CALL(set_brcb_values, SDVP_SET_BRCB_VALUES, sdvp_rcb_t, rcb, done)
CALL(set_urcb_values, SDVP_SET_URCB_VALUES, sdvp_rcb_t, rcb, done)
CALL(get_lcb_values, SDVP_GET_LCB_VALUES, sdvp_block_request_t, block_request, lcb)
CALL(set_lcb_values, SDVP_SET_LCB_VALUES, sdvp_lcb_t, lcb, done)
PAGED(query_log_by_time, SDVP_QUERY_LOG_BY_TIME, sdvp_query_log_by_time_request_t, query_log_by_time_request, log)
PAGED(query_log_after, SDVP_QUERY_LOG_AFTER, sdvp_query_log_after_request_t, query_log_after_request, log)
CALL(get_log_status_values, SDVP_GET_LOG_STATUS_VALUES, sdvp_block_request_t, block_request, log_status)
CALL(select, SDVP_SELECT, sdvp_command_t, command, done)
CALL(select_with_value, SDVP_SELECT_WITH_VALUE, sdvp_command_t, command, done)
CALL(cancel, SDVP_CANCEL, sdvp_command_t, command, done)
CALL(operate, SDVP_OPERATE, sdvp_command_t, command, done)
CALL(time_activated_operate, SDVP_TIME_ACTIVATED_OPERATE, sdvp_command_t, command, done)
CALL(get_file, SDVP_GET_FILE, sdvp_get_file_request_t, get_file_request, file)
CALL(set_file, SDVP_SET_FILE, sdvp_set_file_request_t, set_file_request, done)
CALL(delete_file, SDVP_DELETE_FILE, sdvp_delete_file_request_t, delete_file_request, done)
PAGED(get_file_attribute_values, SDVP_GET_FILE_ATTRIBUTE_VALUES, sdvp_get_file_attribute_values_request_t,
    get_file_attribute_values_request, files)

/* Services that sdvp_call takes: those with an answer but Associate and Release. */
static bool may_be_called(const sdvp_message_t *request)
{
    return request->service > SDVP_RELEASE && sdvp_service_name(request->service) != NULL
        && request->service != SDVP_REPORT && request->service != SDVP_COMMAND_TERMINATION;
}

sdvp_error_t sdvp_call(
    sdvp_association_t *association, const sdvp_message_t *request, sdvp_replied_t done, void *ctx)
{
    return may_be_called(request)
        ? sdvp_client_call_begin(association, &(call_start_t){request, sdvp_deliver_reply, (any_function_t)done, ctx, ctx})
        : SDVP_BAD_ARGUMENT;
}

sdvp_error_t sdvp_call_all(
    sdvp_association_t *association, const sdvp_message_t *request, sdvp_replied_t done, void *ctx)
{
    return sdvp_pages_begin(association, &(call_start_t){request, sdvp_deliver_reply, (any_function_t)done, ctx, ctx});
}
