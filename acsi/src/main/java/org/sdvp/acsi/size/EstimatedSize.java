package org.sdvp.acsi.size;

import static org.sdvp.acsi.size.EstimatedValueSize.NUMBER;
import static org.sdvp.acsi.size.EstimatedValueSize.TAGS;
import static org.sdvp.acsi.size.EstimatedValueSize.names;
import static org.sdvp.acsi.size.EstimatedValueSize.node;
import static org.sdvp.acsi.size.EstimatedValueSize.text;
import static org.sdvp.acsi.size.EstimatedValueSize.value;

import java.util.List;
import org.sdvp.acsi.service.Abort;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Brcb;
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
import org.sdvp.acsi.service.GetLogicalDeviceDirectory;
import org.sdvp.acsi.service.GetLogicalNodeDirectory;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.GetURCBValues;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.QueryLogAfter;
import org.sdvp.acsi.service.QueryLogByTime;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.SetDataSetValues;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.acsi.service.SetEditSGValue;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.model.Fcda;
import org.sdvp.model.value.Excerpt;

/** Guesses with an envelope for each message, tags for each part, and every character escaped that can be. */
public final class EstimatedSize {
    private static final int ENVELOPE = 256;
    // The attributes of a control block, without the references and texts in them.
    private static final int ATTRIBUTES = 400;
    // The longest name of a service has 25 characters.
    private static final int SERVICE = 26;
    // A reference has 129 characters at most, none of which needs escaping.
    private static final int REFERENCE = 160;

    private EstimatedSize() {}

    /** Octets of an answer; rather too many than too few. */
    public static int octets(AcsiResponse response) {
        return bounded(ENVELOPE + body(response));
    }

    /** Octets of a report; rather too many than too few. */
    public static int octets(Report report) {
        long size = ENVELOPE + REFERENCE + 6L * TAGS + text(report.rptId());
        for (Report.Member member : report.members()) {
            size += member.dataRef().isPresent() ? REFERENCE : 0;
            size += 2L * TAGS + value(member.value());
        }
        return bounded(size);
    }

    /** An Abort of which the reason is cut, if need be, so that the message has at most so many octets. */
    public static Abort fitted(Abort abort, int octets) {
        String reason = abort.reason();
        while (ENVELOPE + TAGS + text(reason) > octets && !reason.isEmpty()) {
            reason = Excerpt.of(reason, reason.length() / 2);
        }
        return new Abort(reason);
    }

    private static int bounded(long size) {
        return (int) Math.min(size, Integer.MAX_VALUE);
    }

    private static long body(AcsiResponse response) {
        if (response instanceof Refusal refusal) {
            return TAGS + text(refusal.detail());
        }
        return switch (response.name()) {
            case GET_SERVER_DIRECTORY -> names(((GetServerDirectory.Response) response).names());
            case GET_LOGICAL_DEVICE_DIRECTORY -> names(((GetLogicalDeviceDirectory.Response) response).names());
            case GET_LOGICAL_NODE_DIRECTORY -> names(((GetLogicalNodeDirectory.Response) response).names());
            case GET_DATA_DIRECTORY -> names(((GetDataDirectory.Response) response).names());
            case GET_DATA_DEFINITION -> node(((GetDataDefinition.Response) response).definition());
            case GET_DATA_VALUES -> results(((GetDataValues.Response) response).results());
            case GET_DATA_SET_VALUES -> results(((GetDataSetValues.Response) response).results());
            case GET_EDIT_SG_VALUE -> results(((GetEditSGValue.Response) response).results());
            case GET_ALL_DATA_VALUES ->
                ((GetAllDataValues.Response) response)
                        .values().stream()
                                .mapToLong(named -> REFERENCE + value(named.value()))
                                .sum();
            case SET_DATA_VALUES ->
                (long) TAGS * ((SetDataValues.Response) response).results().size();
            case SET_DATA_SET_VALUES ->
                (long) TAGS * ((SetDataSetValues.Response) response).results().size();
            case SET_EDIT_SG_VALUE ->
                (long) TAGS * ((SetEditSGValue.Response) response).results().size();
            case GET_DATA_SET_DIRECTORY -> members(((GetDataSetDirectory.Response) response).members());
            case GET_BRCB_VALUES -> brcb(((GetBRCBValues.Response) response).values());
            case GET_URCB_VALUES -> urcb(((GetURCBValues.Response) response).values());
            case QUERY_LOG_BY_TIME -> entries(((QueryLogByTime.Response) response).entries());
            case QUERY_LOG_AFTER -> entries(((QueryLogAfter.Response) response).entries());
            case GET_FILE -> 2L * ((GetFile.Response) response).content().length();
            case GET_FILE_ATTRIBUTE_VALUES ->
                ((GetFileAttributeValues.Response) response)
                        .files().stream()
                                .mapToLong(file -> 4L * TAGS + text(file.fileName()))
                                .sum();
            case GET_LCB_VALUES -> ATTRIBUTES + 2 * REFERENCE;
            case GET_SGCB_VALUES, GET_LOG_STATUS_VALUES -> ATTRIBUTES;
            case SELECT -> REFERENCE;
            case ASSOCIATE ->
                TAGS
                        + (long) SERVICE
                                * ((Associate.Response) response).services().size();
            case ABORT,
                    RELEASE,
                    OPERATE,
                    CREATE_DATA_SET,
                    DELETE_DATA_SET,
                    SELECT_ACTIVE_SG,
                    SELECT_EDIT_SG,
                    CONFIRM_EDIT_SG_VALUES,
                    REPORT,
                    SET_BRCB_VALUES,
                    SET_URCB_VALUES,
                    SET_LCB_VALUES,
                    SELECT_WITH_VALUE,
                    CANCEL,
                    COMMAND_TERMINATION,
                    TIME_ACTIVATED_OPERATE,
                    SET_FILE,
                    DELETE_FILE -> ENVELOPE;
        };
    }

    private static long results(List<AccessResult> results) {
        return results.stream()
                .mapToLong(
                        result -> TAGS + (result instanceof AccessResult.Value value ? value(value.value()) : NUMBER))
                .sum();
    }

    private static long members(List<Fcda> members) {
        return members.stream()
                .mapToLong(member -> TAGS + member.toString().length())
                .sum();
    }

    private static long brcb(Brcb brcb) {
        int dataSet = brcb.datSet().isPresent() ? REFERENCE : 0;
        return ATTRIBUTES + dataSet + text(brcb.rptId()) + text(brcb.owner().orElse(""));
    }

    private static long urcb(Urcb urcb) {
        int dataSet = urcb.datSet().isPresent() ? REFERENCE : 0;
        return ATTRIBUTES + dataSet + text(urcb.rptId()) + text(urcb.owner().orElse(""));
    }

    private static long entries(List<LogEntry> entries) {
        long size = 0;
        for (LogEntry entry : entries) {
            size += 4L * TAGS;
            for (LogEntry.Member member : entry.values()) {
                size += REFERENCE + TAGS + value(member.value());
            }
        }
        return size;
    }
}
