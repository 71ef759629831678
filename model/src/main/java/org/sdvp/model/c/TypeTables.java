package org.sdvp.model.c;

import java.util.ArrayList;
import java.util.List;
import org.sdvp.model.value.DataType;

/** Initialisers of {@code sdvp_type_t}, with the arrays they point to. */
final class TypeTables {
    private final Definitions definitions;

    TypeTables(Definitions definitions) {
        this.definitions = definitions;
    }

    /** The initialiser of a type; {@code name} is that of what has it first, for the names of arrays. */
    String of(String name, DataType type) {
        String start = "{.code = SDVP_" + type.basicType();
        return switch (type.basicType()) {
            case ENUMERATED -> start + enumeration((DataType.Enumeration) type);
            case STRUCTURE -> start + structure(name, (DataType.Structure) type);
            case ARRAY -> start + array(name, (DataType.Array) type);
            default -> start + "}";
        };
    }

    private String enumeration(DataType.Enumeration type) {
        List<String> items = new ArrayList<>();
        type.literals()
                .forEach((ordinal, literal) ->
                        items.add("{.ordinal = " + ordinal(ordinal) + ", .literal = " + CText.string(literal) + "}"));
        return ", .name = " + CText.string(type.name()) + ", .literals = "
                + definitions.array("sdvp_literal_t", "literals_" + type.name(), items) + ", .count = " + items.size()
                + "}";
    }

    // Without its sign the smallest does not fit an int32_t.
    private static String ordinal(int ordinal) {
        return ordinal == Integer.MIN_VALUE ? "INT32_MIN" : Integer.toString(ordinal);
    }

    private String structure(String name, DataType.Structure type) {
        List<String> items = new ArrayList<>();
        for (DataType.Member member : type.members()) {
            items.add(
                    "{.name = " + CText.string(member.name()) + ", .type = " + of(member.name(), member.type()) + "}");
        }
        return ", .members = " + definitions.array("sdvp_type_member_t", "members_" + name, items) + ", .count = "
                + items.size() + "}";
    }

    private String array(String name, DataType.Array type) {
        String element = "{.type = " + of(name, type.element()) + "}";
        return ", .members = " + definitions.array("sdvp_type_member_t", "element_" + name, List.of(element))
                + ", .count = " + type.size() + "}";
    }
}
