package org.sdvp.wire.random;

import java.util.Optional;
import org.sdvp.acsi.service.AcsiClass;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.BrcbChange;
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
import org.sdvp.acsi.service.LcbChange;
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
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.model.FunctionalConstraint;

/** Random requests of every service. */
record RandomRequests(RandomParts parts) {
    AcsiRequest next(ServiceName name) {
        return switch (name) {
            case ASSOCIATE -> new Associate.Request(1024 + positive(), 1 + positive());
            case RELEASE -> new Release.Request();
            case GET_SERVER_DIRECTORY -> new GetServerDirectory.Request(parts.any(ObjectClass.values()), after());
            case GET_LOGICAL_DEVICE_DIRECTORY -> new GetLogicalDeviceDirectory.Request(parts.name(30), after());
            case GET_LOGICAL_NODE_DIRECTORY ->
                new GetLogicalNodeDirectory.Request(parts.reference(1), parts.any(AcsiClass.values()), after());
            case GET_DATA_DIRECTORY -> new GetDataDirectory.Request(parts.reference(3), after());
            case GET_DATA_DEFINITION -> new GetDataDefinition.Request(parts.reference(2));
            case GET_DATA_VALUES -> new GetDataValues.Request(parts.some(1, parts::fcda));
            case SET_DATA_VALUES -> new SetDataValues.Request(parts.writes(1));
            case GET_ALL_DATA_VALUES ->
                new GetAllDataValues.Request(
                        parts.reference(1),
                        parts.any(FunctionalConstraint.values()),
                        parts.maybe(() -> parts.reference(2)));
            case SELECT_ACTIVE_SG -> new SelectActiveSG.Request(parts.reference(2), positive());
            case SELECT_EDIT_SG -> new SelectEditSG.Request(parts.reference(2), positive());
            case SET_EDIT_SG_VALUE -> new SetEditSGValue.Request(parts.writes(0));
            case CONFIRM_EDIT_SG_VALUES -> new ConfirmEditSGValues.Request(parts.reference(2));
            case GET_EDIT_SG_VALUE -> new GetEditSGValue.Request(parts.some(0, parts::fcda));
            case GET_SGCB_VALUES -> new GetSGCBValues.Request(parts.reference(2));
            case GET_BRCB_VALUES -> new GetBRCBValues.Request(parts.reference(2));
            case SET_BRCB_VALUES -> new SetBRCBValues.Request(parts.reference(2), brcb());
            case GET_URCB_VALUES -> new GetURCBValues.Request(parts.reference(2));
            case SET_URCB_VALUES -> new SetURCBValues.Request(parts.reference(2), urcb());
            case GET_LCB_VALUES -> new GetLCBValues.Request(parts.reference(2));
            case SET_LCB_VALUES -> new SetLCBValues.Request(parts.reference(2), lcb());
            case GET_DATA_SET_VALUES, SET_DATA_SET_VALUES, CREATE_DATA_SET, DELETE_DATA_SET, GET_DATA_SET_DIRECTORY ->
                dataSetService(name);
            case SELECT, SELECT_WITH_VALUE, CANCEL, OPERATE, TIME_ACTIVATED_OPERATE -> control(name);
            case QUERY_LOG_BY_TIME, QUERY_LOG_AFTER, GET_LOG_STATUS_VALUES -> log(name);
            case GET_FILE, SET_FILE, DELETE_FILE, GET_FILE_ATTRIBUTE_VALUES -> fileService(name);
            case ABORT, REPORT, COMMAND_TERMINATION -> throw new IllegalArgumentException("no request");
        };
    }

    private AcsiRequest fileService(ServiceName name) {
        return switch (name) {
            case GET_FILE -> new GetFile.Request(file(), parts.random.nextLong(Long.MAX_VALUE), positive());
            case SET_FILE ->
                new SetFile.Request(file(), parts.random.nextLong(Long.MAX_VALUE), parts.content(), parts.truth());
            case DELETE_FILE -> new DeleteFile.Request(file());
            default -> new GetFileAttributeValues.Request(file(), parts.maybe(this::file));
        };
    }

    private AcsiRequest dataSetService(ServiceName name) {
        return switch (name) {
            case GET_DATA_SET_VALUES -> new GetDataSetValues.Request(parts.dataSet());
            case SET_DATA_SET_VALUES ->
                new SetDataSetValues.Request(parts.dataSet(), parts.some(0, parts.values::next));
            case CREATE_DATA_SET -> new CreateDataSet.Request(parts.dataSet(), parts.some(0, parts::fcda));
            case DELETE_DATA_SET -> new DeleteDataSet.Request(parts.dataSet());
            default -> new GetDataSetDirectory.Request(parts.dataSet(), parts.maybe(this::positive));
        };
    }

    private AcsiRequest control(ServiceName name) {
        return switch (name) {
            case SELECT -> new Select.Request(parts.reference(2));
            case SELECT_WITH_VALUE -> new SelectWithValue.Request(parts.reference(2), parts.parameters());
            case CANCEL -> new Cancel.Request(parts.reference(2), parts.parameters());
            case OPERATE -> new Operate.Request(parts.reference(2), parts.parameters());
            default ->
                new TimeActivatedOperate.Request(parts.reference(2), parts.parameters(), parts.values.timestamp());
        };
    }

    private AcsiRequest log(ServiceName name) {
        return switch (name) {
            case QUERY_LOG_BY_TIME ->
                new QueryLogByTime.Request(
                        parts.reference(2),
                        parts.maybe(parts::entryTime),
                        parts.maybe(parts::entryTime),
                        parts.maybe(parts::entryId));
            case QUERY_LOG_AFTER -> new QueryLogAfter.Request(parts.reference(2), parts.entryId());
            default -> new GetLogStatusValues.Request(parts.reference(2));
        };
    }

    private BrcbChange brcb() {
        return new BrcbChange(
                parts.maybe(() -> parts.name(129)),
                parts.maybe(parts::truth),
                parts.maybe(() -> parts.maybe(parts::dataSet)),
                parts.maybe(parts::fields),
                parts.maybe(parts::int32u),
                parts.maybe(parts::triggers),
                parts.maybe(parts::int32u),
                parts.maybe(parts::truth),
                parts.maybe(parts::truth),
                parts.maybe(parts::entryId),
                parts.maybe(() -> parts.random.nextInt(Short.MIN_VALUE, Short.MAX_VALUE + 1)));
    }

    private UrcbChange urcb() {
        return new UrcbChange(
                parts.maybe(() -> parts.name(129)),
                parts.maybe(parts::truth),
                parts.maybe(parts::truth),
                parts.maybe(() -> parts.maybe(parts::dataSet)),
                parts.maybe(parts::fields),
                parts.maybe(parts::int32u),
                parts.maybe(parts::triggers),
                parts.maybe(parts::int32u),
                parts.maybe(parts::truth));
    }

    private LcbChange lcb() {
        return new LcbChange(
                parts.maybe(parts::truth),
                parts.maybe(() -> parts.maybe(parts::dataSet)),
                parts.maybe(parts::truth),
                parts.maybe(parts::int32u),
                parts.maybe(parts::triggers),
                parts.maybe(parts::int32u),
                parts.maybe(() -> parts.reference(2)));
    }

    private int positive() {
        return parts.random.nextInt(1 << 30);
    }

    private String file() {
        return parts.values.text(60, true);
    }

    private Optional<String> after() {
        return parts.maybe(() -> "x" + parts.values.text(50, false));
    }
}
