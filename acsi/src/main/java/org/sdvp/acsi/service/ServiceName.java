package org.sdvp.acsi.service;

/**
 * The services this stack has, spelled as in IEC 61850-7-2; {@code switch} over it tells requests apart.
 */
public enum ServiceName {
    /** Associate. */
    ASSOCIATE(1, "Associate"),
    /** Abort. */
    ABORT(2, "Abort"),
    /** Release. */
    RELEASE(3, "Release"),
    /** GetServerDirectory. */
    GET_SERVER_DIRECTORY(4, "GetServerDirectory"),
    /** GetLogicalDeviceDirectory. */
    GET_LOGICAL_DEVICE_DIRECTORY(5, "GetLogicalDeviceDirectory"),
    /** GetAllDataValues. */
    GET_ALL_DATA_VALUES(6, "GetAllDataValues"),
    /** GetDataValues. */
    GET_DATA_VALUES(7, "GetDataValues"),
    /** SetDataValues. */
    SET_DATA_VALUES(8, "SetDataValues"),
    /** GetDataDirectory. */
    GET_DATA_DIRECTORY(9, "GetDataDirectory"),
    /** GetDataDefinition. */
    GET_DATA_DEFINITION(10, "GetDataDefinition"),
    /** GetDataSetValues. */
    GET_DATA_SET_VALUES(11, "GetDataSetValues"),
    /** SetDataSetValues. */
    SET_DATA_SET_VALUES(12, "SetDataSetValues"),
    /** CreateDataSet. */
    CREATE_DATA_SET(13, "CreateDataSet"),
    /** DeleteDataSet. */
    DELETE_DATA_SET(14, "DeleteDataSet"),
    /** GetDataSetDirectory. */
    GET_DATA_SET_DIRECTORY(15, "GetDataSetDirectory"),
    /** SelectActiveSG. */
    SELECT_ACTIVE_SG(16, "SelectActiveSG"),
    /** SelectEditSG. */
    SELECT_EDIT_SG(17, "SelectEditSG"),
    /** SetEditSGValue. */
    SET_EDIT_SG_VALUE(18, "SetEditSGValue"),
    /** ConfirmEditSGValues. */
    CONFIRM_EDIT_SG_VALUES(19, "ConfirmEditSGValues"),
    /** GetEditSGValue. */
    GET_EDIT_SG_VALUE(20, "GetEditSGValue"),
    /** GetSGCBValues. */
    GET_SGCB_VALUES(21, "GetSGCBValues"),
    /** Report. */
    REPORT(22, "Report"),
    /** GetBRCBValues. */
    GET_BRCB_VALUES(23, "GetBRCBValues"),
    /** SetBRCBValues. */
    SET_BRCB_VALUES(24, "SetBRCBValues"),
    /** GetURCBValues. */
    GET_URCB_VALUES(25, "GetURCBValues"),
    /** SetURCBValues. */
    SET_URCB_VALUES(26, "SetURCBValues"),
    /** GetLCBValues. */
    GET_LCB_VALUES(27, "GetLCBValues"),
    /** SetLCBValues. */
    SET_LCB_VALUES(28, "SetLCBValues"),
    /** QueryLogByTime. */
    QUERY_LOG_BY_TIME(29, "QueryLogByTime"),
    /** QueryLogAfter. */
    QUERY_LOG_AFTER(30, "QueryLogAfter"),
    /** GetLogStatusValues. */
    GET_LOG_STATUS_VALUES(31, "GetLogStatusValues"),
    /** Select. */
    SELECT(43, "Select"),
    /** SelectWithValue. */
    SELECT_WITH_VALUE(44, "SelectWithValue"),
    /** Cancel. */
    CANCEL(45, "Cancel"),
    /** Operate. */
    OPERATE(46, "Operate"),
    /** CommandTermination. */
    COMMAND_TERMINATION(47, "CommandTermination"),
    /** TimeActivatedOperate. */
    TIME_ACTIVATED_OPERATE(48, "TimeActivatedOperate"),
    /** GetFile. */
    GET_FILE(49, "GetFile"),
    /** SetFile. */
    SET_FILE(50, "SetFile"),
    /** DeleteFile. */
    DELETE_FILE(51, "DeleteFile"),
    /** GetFileAttributeValues. */
    GET_FILE_ATTRIBUTE_VALUES(52, "GetFileAttributeValues"),
    /** GetLogicalNodeDirectory. */
    GET_LOGICAL_NODE_DIRECTORY(55, "GetLogicalNodeDirectory");

    private final int code;
    private final String text;

    ServiceName(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The number of the service in the list ServiceNameKind of IEC 61850-7-2. */
    public int code() {
        return code;
    }

    /** The name as the standard writes it, such as {@code GetDataValues}. */
    public String text() {
        return text;
    }

    /** Whether it only reads: asked again, it changes nothing and may be answered anew. */
    public boolean isRead() {
        return text.startsWith("Get") || text.startsWith("QueryLog");
    }
}
