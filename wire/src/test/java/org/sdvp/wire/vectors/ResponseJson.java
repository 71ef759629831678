package org.sdvp.wire.vectors;

import static org.sdvp.wire.vectors.PartJson.accessResults;
import static org.sdvp.wire.vectors.PartJson.entries;
import static org.sdvp.wire.vectors.PartJson.entryId;
import static org.sdvp.wire.vectors.PartJson.writeResults;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Cancel;
import org.sdvp.acsi.service.ConfirmEditSGValues;
import org.sdvp.acsi.service.CreateDataSet;
import org.sdvp.acsi.service.DeleteDataSet;
import org.sdvp.acsi.service.DeleteFile;
import org.sdvp.acsi.service.FileEntry;
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
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.GetURCBValues;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.QueryLogAfter;
import org.sdvp.acsi.service.QueryLogByTime;
import org.sdvp.acsi.service.Refusal;
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
import org.sdvp.model.value.Octets;

/** Answers of vectors. */
final class ResponseJson {
    private ResponseJson() {}

    static AcsiResponse read(ServiceName name, StrictJson json) {
        if (json.has("refusal")) {
            return refusal(name, json.object("refusal"));
        }
        return switch (name) {
            case ASSOCIATE ->
                new Associate.Response(
                        json.text("associationId"),
                        json.number("maxMessageSize"),
                        json.number("maxOutstandingCalls"),
                        json.texts("services").stream().map(PartJson::service).collect(Collectors.toSet()));
            case RELEASE -> new Release.Response();
            case GET_SERVER_DIRECTORY -> new GetServerDirectory.Response(names(json), more(json));
            case GET_LOGICAL_DEVICE_DIRECTORY -> new GetLogicalDeviceDirectory.Response(names(json), more(json));
            case GET_LOGICAL_NODE_DIRECTORY -> new GetLogicalNodeDirectory.Response(names(json), more(json));
            case GET_DATA_DIRECTORY -> new GetDataDirectory.Response(names(json), more(json));
            case GET_DATA_DEFINITION -> new GetDataDefinition.Response(DefinitionJson.read(json.object("definition")));
            case GET_DATA_VALUES -> new GetDataValues.Response(accessResults(json));
            case SET_DATA_VALUES -> new SetDataValues.Response(writeResults(json));
            case GET_ALL_DATA_VALUES ->
                new GetAllDataValues.Response(
                        json.objects("values").stream().map(ResponseJson::named).toList(), more(json));
            case SELECT_ACTIVE_SG -> new SelectActiveSG.Response();
            case SELECT_EDIT_SG -> new SelectEditSG.Response();
            case SET_EDIT_SG_VALUE -> new SetEditSGValue.Response(writeResults(json));
            case CONFIRM_EDIT_SG_VALUES -> new ConfirmEditSGValues.Response();
            case GET_EDIT_SG_VALUE -> new GetEditSGValue.Response(accessResults(json));
            case GET_SGCB_VALUES -> ControlBlockJson.sgcb(json);
            case GET_BRCB_VALUES -> new GetBRCBValues.Response(ControlBlockJson.brcb(json));
            case SET_BRCB_VALUES -> new SetBRCBValues.Response();
            case GET_URCB_VALUES -> new GetURCBValues.Response(ControlBlockJson.urcb(json));
            case SET_URCB_VALUES -> new SetURCBValues.Response();
            case GET_LCB_VALUES -> new GetLCBValues.Response(ControlBlockJson.lcb(json));
            case SET_LCB_VALUES -> new SetLCBValues.Response();
            case GET_DATA_SET_VALUES, SET_DATA_SET_VALUES, CREATE_DATA_SET, DELETE_DATA_SET, GET_DATA_SET_DIRECTORY ->
                dataSetService(name, json);
            case SELECT, SELECT_WITH_VALUE, CANCEL, OPERATE, TIME_ACTIVATED_OPERATE -> control(name);
            case QUERY_LOG_BY_TIME, QUERY_LOG_AFTER, GET_LOG_STATUS_VALUES -> log(name, json);
            case GET_FILE, SET_FILE, DELETE_FILE, GET_FILE_ATTRIBUTE_VALUES -> fileService(name, json);
            case ABORT, REPORT, COMMAND_TERMINATION -> throw new IllegalArgumentException(name + " is no response");
        };
    }

    private static AcsiResponse dataSetService(ServiceName name, StrictJson json) {
        return switch (name) {
            case GET_DATA_SET_VALUES -> new GetDataSetValues.Response(accessResults(json));
            case SET_DATA_SET_VALUES -> new SetDataSetValues.Response(writeResults(json));
            case CREATE_DATA_SET -> new CreateDataSet.Response();
            case DELETE_DATA_SET -> new DeleteDataSet.Response();
            default ->
                new GetDataSetDirectory.Response(PartJson.fcdas(json, "members"), json.flag("deletable"), more(json));
        };
    }

    private static AcsiResponse control(ServiceName name) {
        return switch (name) {
            case SELECT -> new Select.Response();
            case SELECT_WITH_VALUE -> new SelectWithValue.Response();
            case CANCEL -> new Cancel.Response();
            case OPERATE -> new Operate.Response();
            default -> new TimeActivatedOperate.Response();
        };
    }

    private static AcsiResponse log(ServiceName name, StrictJson json) {
        return switch (name) {
            case QUERY_LOG_BY_TIME -> new QueryLogByTime.Response(entries(json), more(json));
            case QUERY_LOG_AFTER -> new QueryLogAfter.Response(entries(json), more(json));
            default ->
                new GetLogStatusValues.Response(
                        ValueJson.entryTime(json.text("oldEntrTm")),
                        ValueJson.entryTime(json.text("newEntrTm")),
                        entryId(json.text("oldEntr")),
                        entryId(json.text("newEntr")));
        };
    }

    private static AcsiResponse fileService(ServiceName name, StrictJson json) {
        return switch (name) {
            case GET_FILE ->
                new GetFile.Response(
                        Octets.of(Base64.getDecoder().decode(json.text("content"))),
                        Long.parseLong(json.text("fileSize")));
            case SET_FILE -> new SetFile.Response();
            case DELETE_FILE -> new DeleteFile.Response();
            default ->
                new GetFileAttributeValues.Response(
                        json.objects("files").stream().map(ResponseJson::file).toList(), more(json));
        };
    }

    private static Refusal refusal(ServiceName name, StrictJson json) {
        try (json) {
            return new Refusal(
                    name,
                    PartJson.error(json.text("error")),
                    json.optionalText("addCause").map(PartJson::addCause),
                    json.text("detail"));
        }
    }

    private static GetAllDataValues.Named named(StrictJson json) {
        try (json) {
            return new GetAllDataValues.Named(
                    PartJson.reference(json, "reference"), ValueJson.read(json.object("value")));
        }
    }

    private static FileEntry file(StrictJson json) {
        try (json) {
            return new FileEntry(
                    json.text("fileName"),
                    Long.parseLong(json.text("fileSize")),
                    ValueJson.timestamp(json.text("lastModified")));
        }
    }

    private static List<String> names(StrictJson json) {
        return json.texts("names");
    }

    private static boolean more(StrictJson json) {
        return json.flag("moreFollows");
    }
}
