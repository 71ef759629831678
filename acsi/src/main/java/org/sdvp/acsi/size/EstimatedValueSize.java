package org.sdvp.acsi.size;

import java.util.List;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;

/** Guesses the encoded size of values, types and texts: tags for each part, and every character escaped that can be. */
final class EstimatedValueSize {
    static final int TAGS = 24;
    static final int NUMBER = 24;
    // Validity, detail and everything else, in words.
    private static final int ALL_FLAGS = 128;
    private static final int ESCAPED_CHARACTER = 6;

    private EstimatedValueSize() {}

    // As in XML: markup is escaped, control characters are numbered, the rest is UTF-8.
    static long text(String text) {
        long octets = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 0x7f && "<>&'\"".indexOf(c) < 0;
            octets += plain ? 1 : ESCAPED_CHARACTER;
        }
        return octets;
    }

    static long names(List<String> names) {
        return names.stream().mapToLong(name -> TAGS + text(name)).sum();
    }

    static long value(DataValue value) {
        return TAGS
                + switch (value.type().kind()) {
                    case TEXT -> text(((DataValue.Text) value).value());
                    case OCTETS -> 2L * ((DataValue.Octets) value).length();
                    case STRUCTURE -> values(((DataValue.Structure) value).members());
                    case ARRAY -> values(((DataValue.Array) value).elements());
                    case BOOLEAN, INTEGER, FLOAT32, FLOAT64, BITS, ENTRY_TIME, TIMESTAMP -> NUMBER;
                    case QUALITY -> value.equals(Quality.GOOD) ? 0 : ALL_FLAGS;
                };
    }

    private static long values(List<DataValue> values) {
        long size = 0;
        for (DataValue value : values) {
            size += value(value);
        }
        return size;
    }

    static long node(DataNode node) {
        if (node instanceof DataObject object) {
            return 2L * TAGS
                    + object.name().length()
                    + object.children().stream()
                            .mapToLong(EstimatedValueSize::node)
                            .sum();
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
}
