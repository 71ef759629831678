package org.sdvp.model.value;

import java.util.ArrayList;
import java.util.List;

/** Reads the form of {@link ValueText} for structures and arrays; goes no deeper than the type. */
final class StructuredTextReader {
    private final String text;
    private int at;

    StructuredTextReader(String text) {
        this.text = text;
    }

    DataValue read(DataType type) {
        skipSpace();
        boolean bare = at == text.length() || (text.charAt(at) != '{' && text.charAt(at) != '[');
        List<DataType.Member> leaves = bare ? type.leaves() : List.of();
        DataValue value = leaves.size() == 1 && type.basicType() == BasicType.STRUCTURE
                ? wrapped(type, leaves.get(0).type())
                : part(type);
        skipSpace();
        if (at != text.length()) {
            throw expected("the end");
        }
        return value;
    }

    /** The whole text is the only leaf of a structure. */
    private DataValue wrapped(DataType type, DataType leaf) {
        DataValue value = LeafText.parse(leaf, text);
        at = text.length();
        return around(type, value);
    }

    private static DataValue around(DataType type, DataValue leaf) {
        return switch (type.basicType()) {
            case STRUCTURE ->
                DataValue.Structure.of(
                        around(((DataType.Structure) type).members().get(0).type(), leaf));
            case ARRAY -> new DataValue.Array(List.of(around(((DataType.Array) type).element(), leaf)));
            default -> leaf;
        };
    }

    private DataValue part(DataType type) {
        return switch (type.basicType()) {
            case STRUCTURE -> structure((DataType.Structure) type);
            case ARRAY -> array((DataType.Array) type);
            default -> LeafText.parse(type, token());
        };
    }

    private DataValue structure(DataType.Structure type) {
        List<DataValue> members = new ArrayList<>();
        take('{');
        for (DataType.Member member : type.members()) {
            if (!members.isEmpty()) {
                take(',');
            }
            skipSpace();
            if (text.startsWith(member.name() + ":", at)) {
                at += member.name().length() + 1;
            }
            members.add(part(member.type()));
        }
        take('}');
        return new DataValue.Structure(members);
    }

    private DataValue array(DataType.Array type) {
        List<DataValue> elements = new ArrayList<>();
        take('[');
        for (int i = 0; i < type.size(); i++) {
            if (i > 0) {
                take(',');
            }
            elements.add(part(type.element()));
        }
        take(']');
        return new DataValue.Array(elements);
    }

    private String token() {
        skipSpace();
        return at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
    }

    private String quoted() {
        StringBuilder token = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                at = i + 1;
                return token.toString();
            }
            boolean escape = c == '\\' && i + 1 < text.length();
            token.append(escape ? text.charAt(++i) : c);
        }
        throw expected("a closing quote");
    }

    private String bare() {
        int from = at;
        while (at < text.length() && ",{}[]".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at).strip();
    }

    private void take(char c) {
        skipSpace();
        if (at == text.length() || text.charAt(at) != c) {
            throw expected("'" + c + "'");
        }
        at++;
    }

    private void skipSpace() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException expected(String what) {
        return LeafText.expected(what + " at character " + (at + 1), text);
    }
}
