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
    /** GetDataValues. */
    GET_DATA_VALUES(7, "GetDataValues"),
    /** SetDataValues. */
    SET_DATA_VALUES(8, "SetDataValues"),
    /** GetDataDirectory. */
    GET_DATA_DIRECTORY(9, "GetDataDirectory"),
    /** GetDataDefinition. */
    GET_DATA_DEFINITION(10, "GetDataDefinition"),
    /** Operate. */
    OPERATE(46, "Operate"),
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
}
