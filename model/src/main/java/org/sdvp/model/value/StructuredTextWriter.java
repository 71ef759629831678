package org.sdvp.model.value;

import java.util.List;
import java.util.StringJoiner;

/** Prints the form of {@link ValueText} for structures and arrays. */
final class StructuredTextWriter {
    private StructuredTextWriter() {}

    static String print(DataType type, DataValue value) {
        return switch (type.basicType()) {
            case STRUCTURE -> {
                List<DataType.Member> members = ((DataType.Structure) type).members();
                StringJoiner text = new StringJoiner(", ", "{", "}");
                for (int i = 0; i < members.size(); i++) {
                    DataValue member = ((DataValue.Structure) value).members().get(i);
                    text.add(members.get(i).name() + ": " + print(members.get(i).type(), member));
                }
                yield text.toString();
            }
            case ARRAY -> {
                StringJoiner text = new StringJoiner(", ", "[", "]");
                DataType element = ((DataType.Array) type).element();
                ((DataValue.Array) value).elements().forEach(part -> text.add(print(element, part)));
                yield text.toString();
            }
            case VISIBLE_STRING, UNICODE_STRING, OBJECT_REFERENCE, CURRENCY, ENUMERATED ->
                quoted(type, LeafText.print(type, value));
            default -> LeafText.print(type, value);
        };
    }

    private static String quoted(DataType type, String text) {
        boolean plain = type.basicType() == BasicType.ENUMERATED
                && text.chars().noneMatch(c -> ",{}[]\"\\".indexOf(c) >= 0)
                && text.equals(text.strip());
        return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
