package org.sdvp.acsi.server;

import java.util.List;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.GetDataDefinition;
import org.sdvp.acsi.service.GetDataDirectory;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.GetLogicalDeviceDirectory;
import org.sdvp.acsi.service.GetLogicalNodeDirectory;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/** Guesses with an envelope for each message, tags for each part, and the worst escaping of each character. */
final class EstimatedSize implements ResponseSize {
    private static final int ENVELOPE = 256;
    private static final int TAGS = 24;
    private static final int NUMBER = 24;
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
            case GET_DATA_VALUES ->
                ((GetDataValues.Response) response)
                        .results().stream().mapToLong(EstimatedSize::result).sum();
            case SET_DATA_VALUES ->
                (long) TAGS * ((SetDataValues.Response) response).results().size();
            case ASSOCIATE, ABORT, RELEASE, OPERATE -> ENVELOPE;
        };
    }

    private static long names(List<String> names) {
        return names.stream().mapToLong(name -> TAGS + name.length()).sum();
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

    private static long text(String text) {
        return (long) ESCAPED_CHARACTER * text.length();
    }
}
