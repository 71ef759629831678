package org.sdvp.model.value;

import java.util.List;
import java.util.Optional;

/** Compares a value with a type, depth first, and stops at the first difference. */
final class TypeCheck {
    private TypeCheck() {}

    static Optional<TypeMismatch> mismatch(DataType type, DataValue value, String path) {
        if (type.basicType() != value.type()) {
            return wrongType(path, "expected " + type.label() + at(path) + ", but got " + describe(value));
        }
        return switch (type.basicType()) {
            case STRUCTURE -> structure((DataType.Structure) type, (DataValue.Structure) value, path);
            case ARRAY -> array((DataType.Array) type, (DataValue.Array) value, path);
            case ENUMERATED -> enumeration((DataType.Enumeration) type, (DataValue.Int) value, path);
            default -> Optional.empty();
        };
    }

    private static Optional<TypeMismatch> structure(DataType.Structure type, DataValue.Structure value, String path) {
        List<DataType.Member> members = type.members();
        if (members.size() != value.members().size()) {
            return wrongType(
                    path,
                    "expected " + members.size() + " members "
                            + members.stream().map(DataType.Member::name).toList() + at(path) + ", but got "
                            + value.members().size());
        }
        for (int i = 0; i < members.size(); i++) {
            DataType.Member member = members.get(i);
            Optional<TypeMismatch> found =
                    mismatch(member.type(), value.members().get(i), below(path, member.name()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<TypeMismatch> array(DataType.Array type, DataValue.Array value, String path) {
        if (type.size() != value.elements().size()) {
            return wrongType(
                    path,
                    "expected " + type.size() + " elements" + at(path) + ", but got "
                            + value.elements().size());
        }
        for (int i = 0; i < type.size(); i++) {
            Optional<TypeMismatch> found =
                    mismatch(type.element(), value.elements().get(i), path + "(" + i + ")");
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<TypeMismatch> enumeration(DataType.Enumeration type, DataValue.Int value, String path) {
        if (type.literal(value.value()).isPresent()) {
            return Optional.empty();
        }
        String message = "expected an ordinal of " + type.name() + " " + type.literals() + at(path) + ", but got "
                + value.value();
        return Optional.of(new TypeMismatch(TypeMismatch.Kind.VALUE, path, message));
    }

    private static Optional<TypeMismatch> wrongType(String path, String message) {
        return Optional.of(new TypeMismatch(TypeMismatch.Kind.TYPE, path, message));
    }

    static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String at(String path) {
        return path.isEmpty() ? "" : " at " + path;
    }

    private static String describe(DataValue value) {
        return switch (value.type()) {
            case STRUCTURE ->
                "a STRUCTURE of " + ((DataValue.Structure) value).members().size() + " members";
            case ARRAY -> "an ARRAY of " + ((DataValue.Array) value).elements().size() + " elements";
            default -> value.type() + " " + value;
        };
    }
}
