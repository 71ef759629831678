package org.sdvp.acsi.audit;

import java.util.List;
import org.sdvp.acsi.service.AcsiRequest;
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
import org.sdvp.acsi.service.GetFile;
import org.sdvp.acsi.service.GetFileAttributeValues;
import org.sdvp.acsi.service.GetLCBValues;
import org.sdvp.acsi.service.GetLogStatusValues;
import org.sdvp.acsi.service.GetLogicalDeviceDirectory;
import org.sdvp.acsi.service.GetLogicalNodeDirectory;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.GetURCBValues;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.QueryLogAfter;
import org.sdvp.acsi.service.QueryLogByTime;
import org.sdvp.acsi.service.Select;
import org.sdvp.acsi.service.SelectActiveSG;
import org.sdvp.acsi.service.SelectEditSG;
import org.sdvp.acsi.service.SelectWithValue;
import org.sdvp.acsi.service.SetBRCBValues;
import org.sdvp.acsi.service.SetDataSetValues;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.acsi.service.SetEditSGValue;
import org.sdvp.acsi.service.SetFile;
import org.sdvp.acsi.service.SetLCBValues;
import org.sdvp.acsi.service.SetURCBValues;
import org.sdvp.acsi.service.TimeActivatedOperate;
import org.sdvp.model.ObjectReference;

/**
 * What a request is about, in words.
 *
 * @param reference of what
 * @param value that it is to have; empty if none is given
 */
record Subject(String reference, String value) {
    /** All of a request: one for each write, else one. */
    static List<Subject> of(AcsiRequest request, ValueWords words) {
        return switch (request.name()) {
            case SET_DATA_VALUES -> writes(((SetDataValues.Request) request).writes(), words);
            case SET_EDIT_SG_VALUE -> writes(((SetEditSGValue.Request) request).writes(), words);
            default -> List.of(one(request, words));
        };
    }

    private static List<Subject> writes(List<SetDataValues.Write> writes, ValueWords words) {
        return writes.stream()
                .map(write -> new Subject(write.reference().toString(), words.of(write.reference(), write.value())))
                .toList();
    }

    private static Subject one(AcsiRequest request, ValueWords words) {
        return switch (request.name()) {
            case SELECT -> of(((Select.Request) request).control(), "");
            case SELECT_WITH_VALUE, CANCEL, OPERATE, TIME_ACTIVATED_OPERATE -> command(request, words);
            case SET_BRCB_VALUES ->
                of(((SetBRCBValues.Request) request).brcb(), Attributes.of(((SetBRCBValues.Request) request).change()));
            case SET_URCB_VALUES ->
                of(((SetURCBValues.Request) request).urcb(), Attributes.of(((SetURCBValues.Request) request).change()));
            case SET_LCB_VALUES ->
                of(((SetLCBValues.Request) request).lcb(), Attributes.of(((SetLCBValues.Request) request).change()));
            case CREATE_DATA_SET ->
                of(((CreateDataSet.Request) request).dataSet(), ((CreateDataSet.Request) request).members());
            case DELETE_DATA_SET -> of(((DeleteDataSet.Request) request).dataSet(), "");
            case SET_DATA_SET_VALUES ->
                of(((SetDataSetValues.Request) request).dataSet(), ((SetDataSetValues.Request) request).values());
            case SELECT_ACTIVE_SG ->
                of(((SelectActiveSG.Request) request).sgcb(), ((SelectActiveSG.Request) request).settingGroup());
            case SELECT_EDIT_SG ->
                of(((SelectEditSG.Request) request).sgcb(), ((SelectEditSG.Request) request).settingGroup());
            case CONFIRM_EDIT_SG_VALUES -> of(((ConfirmEditSGValues.Request) request).sgcb(), "");
            case SET_FILE -> file((SetFile.Request) request);
            case DELETE_FILE -> of(((DeleteFile.Request) request).fileName(), "");
            default -> of(read(request), "");
        };
    }

    private static Subject of(Object reference, Object value) {
        return new Subject(reference.toString(), value.toString());
    }

    private static Subject command(AcsiRequest request, ValueWords words) {
        return switch (request.name()) {
            case SELECT_WITH_VALUE ->
                command(
                        ((SelectWithValue.Request) request).control(),
                        ((SelectWithValue.Request) request).parameters(),
                        words);
            case CANCEL ->
                command(((Cancel.Request) request).control(), ((Cancel.Request) request).parameters(), words);
            case OPERATE ->
                command(((Operate.Request) request).control(), ((Operate.Request) request).parameters(), words);
            default ->
                command(
                        ((TimeActivatedOperate.Request) request).control(),
                        ((TimeActivatedOperate.Request) request).parameters(),
                        words);
        };
    }

    private static Subject command(ObjectReference control, Operate.Parameters parameters, ValueWords words) {
        return of(control, words.ofControl(control, parameters.ctlVal()) + (parameters.test() ? " (test)" : ""));
    }

    private static Subject file(SetFile.Request part) {
        return of(part.fileName(), part.offset() + part.content().bytes().length + " octets");
    }

    /** What is read, where that is one thing. */
    private static Object read(AcsiRequest request) {
        return switch (request.name()) {
            case GET_LOGICAL_DEVICE_DIRECTORY -> ((GetLogicalDeviceDirectory.Request) request).logicalDevice();
            case GET_LOGICAL_NODE_DIRECTORY -> ((GetLogicalNodeDirectory.Request) request).logicalNode();
            case GET_DATA_DIRECTORY -> ((GetDataDirectory.Request) request).data();
            case GET_DATA_DEFINITION -> ((GetDataDefinition.Request) request).data();
            case GET_DATA_VALUES -> ((GetDataValues.Request) request).references();
            case GET_ALL_DATA_VALUES -> ((GetAllDataValues.Request) request).logicalNode();
            case GET_DATA_SET_VALUES -> ((GetDataSetValues.Request) request).dataSet();
            case GET_DATA_SET_DIRECTORY -> ((GetDataSetDirectory.Request) request).dataSet();
            case GET_BRCB_VALUES -> ((GetBRCBValues.Request) request).brcb();
            case GET_URCB_VALUES -> ((GetURCBValues.Request) request).urcb();
            case GET_LCB_VALUES -> ((GetLCBValues.Request) request).lcb();
            case GET_SGCB_VALUES -> ((GetSGCBValues.Request) request).sgcb();
            case QUERY_LOG_BY_TIME -> ((QueryLogByTime.Request) request).log();
            case QUERY_LOG_AFTER -> ((QueryLogAfter.Request) request).log();
            case GET_LOG_STATUS_VALUES -> ((GetLogStatusValues.Request) request).log();
            case GET_FILE -> ((GetFile.Request) request).fileName();
            case GET_FILE_ATTRIBUTE_VALUES -> ((GetFileAttributeValues.Request) request).path();
            default -> "";
        };
    }
}
