#include "sdvp/service.h"

#include <string.h>

#include "data/words.h"

static const char *const SERVICES[SDVP_SERVICE_LIMIT] = {
    [SDVP_ASSOCIATE] = "Associate",
    [SDVP_ABORT] = "Abort",
    [SDVP_RELEASE] = "Release",
    [SDVP_GET_SERVER_DIRECTORY] = "GetServerDirectory",
    [SDVP_GET_LOGICAL_DEVICE_DIRECTORY] = "GetLogicalDeviceDirectory",
    [SDVP_GET_ALL_DATA_VALUES] = "GetAllDataValues",
    [SDVP_GET_DATA_VALUES] = "GetDataValues",
    [SDVP_SET_DATA_VALUES] = "SetDataValues",
    [SDVP_GET_DATA_DIRECTORY] = "GetDataDirectory",
    [SDVP_GET_DATA_DEFINITION] = "GetDataDefinition",
    [SDVP_GET_DATA_SET_VALUES] = "GetDataSetValues",
    [SDVP_SET_DATA_SET_VALUES] = "SetDataSetValues",
    [SDVP_CREATE_DATA_SET] = "CreateDataSet",
    [SDVP_DELETE_DATA_SET] = "DeleteDataSet",
    [SDVP_GET_DATA_SET_DIRECTORY] = "GetDataSetDirectory",
    [SDVP_SELECT_ACTIVE_SG] = "SelectActiveSG",
    [SDVP_SELECT_EDIT_SG] = "SelectEditSG",
    [SDVP_SET_EDIT_SG_VALUE] = "SetEditSGValue",
    [SDVP_CONFIRM_EDIT_SG_VALUES] = "ConfirmEditSGValues",
    [SDVP_GET_EDIT_SG_VALUE] = "GetEditSGValue",
    [SDVP_GET_SGCB_VALUES] = "GetSGCBValues",
    [SDVP_REPORT] = "Report",
    [SDVP_GET_BRCB_VALUES] = "GetBRCBValues",
    [SDVP_SET_BRCB_VALUES] = "SetBRCBValues",
    [SDVP_GET_URCB_VALUES] = "GetURCBValues",
    [SDVP_SET_URCB_VALUES] = "SetURCBValues",
    [SDVP_GET_LCB_VALUES] = "GetLCBValues",
    [SDVP_SET_LCB_VALUES] = "SetLCBValues",
    [SDVP_QUERY_LOG_BY_TIME] = "QueryLogByTime",
    [SDVP_QUERY_LOG_AFTER] = "QueryLogAfter",
    [SDVP_GET_LOG_STATUS_VALUES] = "GetLogStatusValues",
    [SDVP_SELECT] = "Select",
    [SDVP_SELECT_WITH_VALUE] = "SelectWithValue",
    [SDVP_CANCEL] = "Cancel",
    [SDVP_OPERATE] = "Operate",
    [SDVP_COMMAND_TERMINATION] = "CommandTermination",
    [SDVP_TIME_ACTIVATED_OPERATE] = "TimeActivatedOperate",
    [SDVP_GET_FILE] = "GetFile",
    [SDVP_SET_FILE] = "SetFile",
    [SDVP_DELETE_FILE] = "DeleteFile",
    [SDVP_GET_FILE_ATTRIBUTE_VALUES] = "GetFileAttributeValues",
    [SDVP_GET_LOGICAL_NODE_DIRECTORY] = "GetLogicalNodeDirectory",
};

const char *sdvp_service_name(sdvp_service_t service)
{
    return (size_t)service < SDVP_SERVICE_LIMIT ? SERVICES[service] : NULL;
}

sdvp_service_t sdvp_service_of(const char *name)
{
    for (size_t i = 0; i < SDVP_SERVICE_LIMIT; i++) {
        if (SERVICES[i] != NULL && strcmp(SERVICES[i], name) == 0) {
            return (sdvp_service_t)i;
        }
    }
    return (sdvp_service_t)0;
}

const char *sdvp_add_cause_name(sdvp_add_cause_t cause)
{
    return cause >= 0 && (size_t)cause < SDVP_ADD_CAUSE_WORDS.count ? SDVP_ADD_CAUSE_WORDS.words[cause] : NULL;
}

sdvp_error_t sdvp_add_cause_error(sdvp_add_cause_t cause)
{
    switch (cause) {
    case 0: /* unknown */
        return SDVP_FAILED_DUE_TO_SERVER_CONSTRAINT;
    case 1: /* not-supported */
    case 20: /* no-access-authority */
        return SDVP_ACCESS_VIOLATION;
    case 4: /* invalid-position */
    case 7: /* step-limit */
        return SDVP_PARAMETER_VALUE_INAPPROPRIATE;
    case 12: /* command-already-in-execution */
        return SDVP_INSTANCE_IN_USE;
    case 18: /* object-not-selected */
        return SDVP_CONTROL_MUST_BE_SELECTED;
    case 26: /* inconsistent-parameters */
        return SDVP_PARAMETER_VALUE_INCONSISTENT;
    case 27: /* locked-by-other-client */
        return SDVP_INSTANCE_LOCKED_BY_OTHER_CLIENT;
    default:
        return SDVP_ACCESS_NOT_ALLOWED_IN_CURRENT_STATE;
    }
}
