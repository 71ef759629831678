package org.sdvp.acsi.server;

import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.GetAllDataValues;
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
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.QueryLogAfter;
import org.sdvp.acsi.service.QueryLogByTime;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.SetDataSetValues;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.acsi.service.SetEditSGValue;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/** Guesses with an envelope for each message, tags for each part, and every character escaped that can be. */
final class EstimatedSize implements ResponseSize {
    private static final int ENVELOPE = 256;
    private static final int TAGS = 24;
    private static final int NUMBER = 24;
    private static final int CONTROL_BLOCK = 2048;
    private static final int ESCAPED_CHARACTER = 6;

    @Override
    public int octets(AcsiResponse response) {
        long size = ENVELOPE + body(response);
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
                                .mapToLong(named -> reference(named.reference()) + value(named.value()))
                                .sum();
            case SET_DATA_VALUES -> outcomes(((SetDataValues.Response) response).results());
            case SET_DATA_SET_VALUES -> outcomes(((SetDataSetValues.Response) response).results());
            case SET_EDIT_SG_VALUE -> outcomes(((SetEditSGValue.Response) response).results());
            case GET_DATA_SET_DIRECTORY ->
                ((GetDataSetDirectory.Response) response)
                        .members().stream().mapToLong(EstimatedSize::reference).sum();
            case QUERY_LOG_BY_TIME -> entries(((QueryLogByTime.Response) response).entries());
            case QUERY_LOG_AFTER -> entries(((QueryLogAfter.Response) response).entries());
            case GET_BRCB_VALUES, GET_URCB_VALUES, GET_LCB_VALUES -> CONTROL_BLOCK;
            case GET_FILE -> 2L * ((GetFile.Response) response).content().length();
            case GET_FILE_ATTRIBUTE_VALUES ->
                ((GetFileAttributeValues.Response) response)
                        .files().stream()
                                .mapToLong(file -> 3L * TAGS + text(file.fileName()))
                                .sum();
            default -> ENVELOPE;
        };
    }

    private static long names(List<String> names) {
        return names.stream().mapToLong(name -> TAGS + name.length()).sum();
    }

    private static long results(List<AccessResult> results) {
        return results.stream().mapToLong(EstimatedSize::result).sum();
    }

    private static long outcomes(List<Optional<ServiceError>> results) {
        return (long) TAGS * results.size();
    }

    private static long entries(List<LogEntry> entries) {
        return entries.stream()
                .mapToLong(entry -> 4L * TAGS
                        + entry.values().stream()
                                .mapToLong(member -> reference(member.reference()) + value(member.value()))
                                .sum())
                .sum();
    }

    // Tags around it included; a reference holds nothing that has to be escaped.
    private static long reference(Object reference) {
        return (long) TAGS + reference.toString().length();
    }

    private static long result(AccessResult result) {
        return TAGS + (result instanceof AccessResult.Value value ? value(value.value()) : NUMBER);
    }

    private static long value(DataValue value) {
        return TAGS
                + switch (value.type().kind()) {
                    case TEXT -> text(((DataValue.Text) value).value());
                    case OCTETS -> 2L * ((DataValue.Octets) value).length();
                    case STRUCTURE ->
                        ((DataValue.Structure) value)
                                .members().stream()
                                        .mapToLong(EstimatedSize::value)
                                        .sum();
                    case ARRAY ->
                        ((DataValue.Array) value)
                                .elements().stream()
                                        .mapToLong(EstimatedSize::value)
                                        .sum();
                    case BOOLEAN, INTEGER, FLOAT32, FLOAT64, BITS, ENTRY_TIME, TIMESTAMP, QUALITY -> NUMBER;
                };
    }

    private static long node(DataNode node) {
        if (node instanceof DataObject object) {
            return 2L * TAGS
                    + object.name().length()
                    + object.children().stream().mapToLong(EstimatedSize::node).sum();
        }
        DataAttribute attribute = (DataAttribute) node;
        return 2L * TAGS + attribute.name().length() + type(attribute.type());
    }

    private static long type(DataType type) {
        return 2L * TAGS
                + switch (type.basicType()) {
                    case STRUCTURE ->
                        ((DataType.Structure) type)
                                .members().stream()
                                        .mapToLong(member -> member.name().length() + type(member.type()))
                                        .sum();
                    case ARRAY -> type(((DataType.Array) type).element());
                    case ENUMERATED ->
                        text(((DataType.Enumeration) type).name())
                                + ((DataType.Enumeration) type)
                                        .literals().values().stream()
                                                .mapToLong(literal -> 2L * TAGS + text(literal))
                                                .sum();
                    default -> 0;
                };
    }

    // As in XML: markup is escaped, control characters are numbered, the rest is UTF-8.
    private static long text(String text) {
        long octets = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 0x7f && "<>&'\"".indexOf(c) < 0;
            octets += plain ? 1 : ESCAPED_CHARACTER;
        }
        return octets;
    }
}
