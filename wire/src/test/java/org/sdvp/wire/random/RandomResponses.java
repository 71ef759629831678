package org.sdvp.wire.random;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Brcb;
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
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.GetURCBValues;
import org.sdvp.acsi.service.Lcb;
import org.sdvp.acsi.service.LogEntry;
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
import org.sdvp.acsi.service.Urcb;

/** Random answers of every service. */
record RandomResponses(RandomParts parts) {
    AcsiResponse next(ServiceName name, String id) {
        boolean more = parts.truth();
        return switch (name) {
            case ASSOCIATE -> new Associate.Response(id, 1024 + positive(), 1 + positive(), services());
            case RELEASE -> new Release.Response();
            case GET_SERVER_DIRECTORY -> new GetServerDirectory.Response(names(), more);
            case GET_LOGICAL_DEVICE_DIRECTORY -> new GetLogicalDeviceDirectory.Response(names(), more);
            case GET_LOGICAL_NODE_DIRECTORY -> new GetLogicalNodeDirectory.Response(names(), more);
            case GET_DATA_DIRECTORY -> new GetDataDirectory.Response(names(), more);
            case GET_DATA_DEFINITION -> new GetDataDefinition.Response(new RandomDefinitions(parts).node(3));
            case GET_DATA_VALUES -> new GetDataValues.Response(parts.accessResults());
            case SET_DATA_VALUES -> new SetDataValues.Response(parts.writeResults());
            case GET_ALL_DATA_VALUES -> new GetAllDataValues.Response(parts.some(0, this::named), more);
            case SELECT_ACTIVE_SG -> new SelectActiveSG.Response();
            case SELECT_EDIT_SG -> new SelectEditSG.Response();
            case SET_EDIT_SG_VALUE -> new SetEditSGValue.Response(parts.writeResults());
            case CONFIRM_EDIT_SG_VALUES -> new ConfirmEditSGValues.Response();
            case GET_EDIT_SG_VALUE -> new GetEditSGValue.Response(parts.accessResults());
            case GET_SGCB_VALUES ->
                new GetSGCBValues.Response(
                        positive(), positive(), positive(), more, parts.values.timestamp(), positive());
            case GET_BRCB_VALUES -> new GetBRCBValues.Response(brcb());
            case SET_BRCB_VALUES -> new SetBRCBValues.Response();
            case GET_URCB_VALUES -> new GetURCBValues.Response(urcb());
            case SET_URCB_VALUES -> new SetURCBValues.Response();
            case GET_LCB_VALUES -> new GetLCBValues.Response(lcb());
            case SET_LCB_VALUES -> new SetLCBValues.Response();
            case GET_DATA_SET_VALUES, SET_DATA_SET_VALUES, CREATE_DATA_SET, DELETE_DATA_SET, GET_DATA_SET_DIRECTORY ->
                dataSetService(name, more);
            case GET_FILE, SET_FILE, DELETE_FILE, GET_FILE_ATTRIBUTE_VALUES -> fileService(name, more);
            case SELECT, SELECT_WITH_VALUE, CANCEL, OPERATE, TIME_ACTIVATED_OPERATE -> control(name);
            case QUERY_LOG_BY_TIME, QUERY_LOG_AFTER, GET_LOG_STATUS_VALUES -> log(name, more);
            case ABORT, REPORT, COMMAND_TERMINATION -> throw new IllegalArgumentException("no response");
        };
    }

    private AcsiResponse dataSetService(ServiceName name, boolean more) {
        return switch (name) {
            case GET_DATA_SET_VALUES -> new GetDataSetValues.Response(parts.accessResults());
            case SET_DATA_SET_VALUES -> new SetDataSetValues.Response(parts.writeResults());
            case CREATE_DATA_SET -> new CreateDataSet.Response();
            case DELETE_DATA_SET -> new DeleteDataSet.Response();
            default -> new GetDataSetDirectory.Response(parts.some(0, parts::fcda), parts.truth(), more);
        };
    }

    private AcsiResponse fileService(ServiceName name, boolean more) {
        return switch (name) {
            case GET_FILE -> new GetFile.Response(parts.content(), parts.random.nextLong(Long.MAX_VALUE));
            case SET_FILE -> new SetFile.Response();
            case DELETE_FILE -> new DeleteFile.Response();
            default -> new GetFileAttributeValues.Response(parts.some(0, this::file), more);
        };
    }

    private AcsiResponse control(ServiceName name) {
        return switch (name) {
            case SELECT -> new Select.Response();
            case SELECT_WITH_VALUE -> new SelectWithValue.Response();
            case CANCEL -> new Cancel.Response();
            case OPERATE -> new Operate.Response();
            default -> new TimeActivatedOperate.Response();
        };
    }

    private AcsiResponse log(ServiceName name, boolean more) {
        return switch (name) {
            case QUERY_LOG_BY_TIME -> new QueryLogByTime.Response(parts.some(0, this::entry), more);
            case QUERY_LOG_AFTER -> new QueryLogAfter.Response(parts.some(0, this::entry), more);
            default ->
                new GetLogStatusValues.Response(parts.entryTime(), parts.entryTime(), parts.entryId(), parts.entryId());
        };
    }

    private GetAllDataValues.Named named() {
        return new GetAllDataValues.Named(parts.reference(2), parts.values.next());
    }

    private Brcb brcb() {
        return new Brcb(
                parts.name(129),
                parts.truth(),
                parts.maybe(parts::dataSet),
                parts.int32u(),
                parts.fields(),
                parts.int32u(),
                parts.random.nextInt(1 << 16),
                parts.triggers(),
                parts.int32u(),
                parts.truth(),
                parts.truth(),
                parts.entryId(),
                parts.entryTime(),
                parts.truth() ? OptionalInt.of(parts.random.nextInt(-1, 1000)) : OptionalInt.empty(),
                parts.maybe(() -> parts.values.text(60, true)));
    }

    private Urcb urcb() {
        return new Urcb(
                parts.name(129),
                parts.truth(),
                parts.truth(),
                parts.maybe(parts::dataSet),
                parts.int32u(),
                parts.fields(),
                parts.int32u(),
                parts.random.nextInt(1 << 8),
                parts.triggers(),
                parts.int32u(),
                parts.truth(),
                parts.maybe(() -> parts.values.text(60, true)));
    }

    private Lcb lcb() {
        return new Lcb(
                parts.truth(),
                parts.maybe(parts::dataSet),
                parts.truth(),
                parts.int32u(),
                parts.triggers(),
                parts.int32u(),
                parts.reference(2));
    }

    private LogEntry entry() {
        return new LogEntry(
                parts.entryId(),
                parts.entryTime(),
                parts.some(0, () -> new LogEntry.Member(parts.fcda(), parts.values.next(), parts.triggers())));
    }

    private FileEntry file() {
        return new FileEntry(
                parts.values.text(60, true), parts.random.nextLong(Long.MAX_VALUE), parts.values.timestamp());
    }

    private int positive() {
        return parts.random.nextInt(1 << 30);
    }

    private List<String> names() {
        return parts.some(0, () -> "x" + parts.values.text(50, false));
    }

    private Set<ServiceName> services() {
        Set<ServiceName> services = EnumSet.noneOf(ServiceName.class);
        parts.some(0, () -> services.add(parts.any(ServiceName.values())));
        return services;
    }
}
