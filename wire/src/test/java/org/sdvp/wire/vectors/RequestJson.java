package org.sdvp.wire.vectors;

import static org.sdvp.wire.vectors.PartJson.constant;
import static org.sdvp.wire.vectors.PartJson.dataSet;
import static org.sdvp.wire.vectors.PartJson.fcdas;
import static org.sdvp.wire.vectors.PartJson.optionalEntryId;
import static org.sdvp.wire.vectors.PartJson.parameters;
import static org.sdvp.wire.vectors.PartJson.reference;
import static org.sdvp.wire.vectors.PartJson.values;
import static org.sdvp.wire.vectors.PartJson.writes;

import java.util.Base64;
import java.util.Optional;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Cancel;
import org.sdvp.acsi.service.ConfirmEditSGValues;
import org.sdvp.acsi.service.CreateDataSet;
import org.sdvp.acsi.service.DeleteDataSet;
import org.sdvp.acsi.service.DeleteFile;
import org.sdvp.acsi.service.GetAllDataValues;
import org.sdvp.acsi.service.GetBRCBValues;
import org.sdvp.acsi.service.GetDataDefinition;
import org.sdvp.acsi.service.GetDataDirectory;
import org.sdvp.acsi.service.GetDataSetDirectory;
import org.sdvp.acsi.service.GetDataSetValues;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.GetEditSGValue;
import org.sdvp.acsi.service.GetFile;
import org.sdvp.acsi.service.GetFileAttributeValues;
import org.sdvp.acsi.service.GetLCBValues;
import org.sdvp.acsi.service.GetLogStatusValues;
import org.sdvp.acsi.service.GetLogicalDeviceDirectory;
import org.sdvp.acsi.service.GetLogicalNodeDirectory;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.GetURCBValues;
import org.sdvp.acsi.service.ObjectClass;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.QueryLogAfter;
import org.sdvp.acsi.service.QueryLogByTime;
import org.sdvp.acsi.service.Release;
import org.sdvp.acsi.service.Select;
import org.sdvp.acsi.service.SelectActiveSG;
import org.sdvp.acsi.service.SelectEditSG;
import org.sdvp.acsi.service.SelectWithValue;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetBRCBValues;
import org.sdvp.acsi.service.SetDataSetValues;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.acsi.service.SetEditSGValue;
import org.sdvp.acsi.service.SetFile;
import org.sdvp.acsi.service.SetLCBValues;
import org.sdvp.acsi.service.SetURCBValues;
import org.sdvp.acsi.service.TimeActivatedOperate;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.Octets;

/** Requests of vectors. */
final class RequestJson {
    private RequestJson() {}

    static AcsiRequest read(ServiceName name, StrictJson json) {
        return switch (name) {
            case ASSOCIATE -> new Associate.Request(json.number("maxMessageSize"), json.number("maxOutstandingCalls"));
            case RELEASE -> new Release.Request();
            case GET_SERVER_DIRECTORY,
                    GET_LOGICAL_DEVICE_DIRECTORY,
                    GET_LOGICAL_NODE_DIRECTORY,
                    GET_DATA_DIRECTORY,
                    GET_DATA_DEFINITION -> directory(name, json);
            case GET_DATA_VALUES -> new GetDataValues.Request(fcdas(json, "references"));
            case SET_DATA_VALUES -> new SetDataValues.Request(writes(json));
            case GET_ALL_DATA_VALUES ->
                new GetAllDataValues.Request(
                        reference(json, "logicalNode"),
                        FunctionalConstraint.valueOf(json.text("fc")),
                        after(json).map(ObjectReference::parse));
            case SELECT_ACTIVE_SG -> new SelectActiveSG.Request(reference(json, "sgcb"), json.number("settingGroup"));
            case SELECT_EDIT_SG -> new SelectEditSG.Request(reference(json, "sgcb"), json.number("settingGroup"));
            case SET_EDIT_SG_VALUE -> new SetEditSGValue.Request(writes(json));
            case CONFIRM_EDIT_SG_VALUES -> new ConfirmEditSGValues.Request(reference(json, "sgcb"));
            case GET_EDIT_SG_VALUE -> new GetEditSGValue.Request(fcdas(json, "references"));
            case GET_SGCB_VALUES -> new GetSGCBValues.Request(reference(json, "sgcb"));
            case GET_BRCB_VALUES -> new GetBRCBValues.Request(reference(json, "brcb"));
            case SET_BRCB_VALUES ->
                new SetBRCBValues.Request(reference(json, "brcb"), ControlBlockJson.brcbChange(json));
            case GET_URCB_VALUES -> new GetURCBValues.Request(reference(json, "urcb"));
            case SET_URCB_VALUES ->
                new SetURCBValues.Request(reference(json, "urcb"), ControlBlockJson.urcbChange(json));
            case GET_LCB_VALUES -> new GetLCBValues.Request(reference(json, "lcb"));
            case SET_LCB_VALUES -> new SetLCBValues.Request(reference(json, "lcb"), ControlBlockJson.lcbChange(json));
            case QUERY_LOG_BY_TIME ->
                new QueryLogByTime.Request(
                        reference(json, "log"),
                        json.optionalText("rangeStart").map(ValueJson::entryTime),
                        json.optionalText("rangeStop").map(ValueJson::entryTime),
                        optionalEntryId(json, "continueAfter"));
            case QUERY_LOG_AFTER ->
                new QueryLogAfter.Request(reference(json, "log"), PartJson.entryId(json.text("entry")));
            case GET_LOG_STATUS_VALUES -> new GetLogStatusValues.Request(reference(json, "log"));
            case GET_FILE, SET_FILE, DELETE_FILE, GET_FILE_ATTRIBUTE_VALUES -> file(name, json);
            case GET_DATA_SET_VALUES, SET_DATA_SET_VALUES, CREATE_DATA_SET, DELETE_DATA_SET, GET_DATA_SET_DIRECTORY ->
                dataSetService(name, json);
            case SELECT, SELECT_WITH_VALUE, CANCEL, OPERATE, TIME_ACTIVATED_OPERATE -> control(name, json);
            case ABORT, REPORT, COMMAND_TERMINATION -> throw new IllegalArgumentException(name + " is no request");
        };
    }

    private static AcsiRequest dataSetService(ServiceName name, StrictJson json) {
        return switch (name) {
            case GET_DATA_SET_VALUES -> new GetDataSetValues.Request(dataSet(json));
            case SET_DATA_SET_VALUES -> new SetDataSetValues.Request(dataSet(json), values(json));
            case CREATE_DATA_SET -> new CreateDataSet.Request(dataSet(json), fcdas(json, "members"));
            case DELETE_DATA_SET -> new DeleteDataSet.Request(dataSet(json));
            default ->
                new GetDataSetDirectory.Request(dataSet(json), after(json).map(Integer::valueOf));
        };
    }

    private static AcsiRequest control(ServiceName name, StrictJson json) {
        return switch (name) {
            case SELECT -> new Select.Request(reference(json, "control"));
            case SELECT_WITH_VALUE -> new SelectWithValue.Request(reference(json, "control"), parameters(json));
            case CANCEL -> new Cancel.Request(reference(json, "control"), parameters(json));
            case OPERATE -> new Operate.Request(reference(json, "control"), parameters(json));
            default ->
                new TimeActivatedOperate.Request(
                        reference(json, "control"), parameters(json), ValueJson.timestamp(json.text("operTm")));
        };
    }

    private static AcsiRequest directory(ServiceName name, StrictJson json) {
        return switch (name) {
            case GET_SERVER_DIRECTORY ->
                new GetServerDirectory.Request(constant(ObjectClass.values(), json.text("objectClass")), after(json));
            case GET_LOGICAL_DEVICE_DIRECTORY ->
                new GetLogicalDeviceDirectory.Request(json.text("logicalDevice"), after(json));
            case GET_LOGICAL_NODE_DIRECTORY ->
                new GetLogicalNodeDirectory.Request(
                        reference(json, "logicalNode"),
                        constant(AcsiClass.values(), json.text("acsiClass")),
                        after(json));
            case GET_DATA_DIRECTORY -> new GetDataDirectory.Request(reference(json, "data"), after(json));
            default -> new GetDataDefinition.Request(reference(json, "data"));
        };
    }

    private static AcsiRequest file(ServiceName name, StrictJson json) {
        return switch (name) {
            case GET_FILE ->
                new GetFile.Request(
                        json.text("fileName"), Long.parseLong(json.text("offset")), json.number("maxLength"));
            case SET_FILE ->
                new SetFile.Request(
                        json.text("fileName"),
                        Long.parseLong(json.text("offset")),
                        Octets.of(Base64.getDecoder().decode(json.text("content"))),
                        json.flag("last"));
            case DELETE_FILE -> new DeleteFile.Request(json.text("fileName"));
            default -> new GetFileAttributeValues.Request(json.text("path"), after(json));
        };
    }

    private static Optional<String> after(StrictJson json) {
        return json.optionalText("continueAfter");
    }
}
