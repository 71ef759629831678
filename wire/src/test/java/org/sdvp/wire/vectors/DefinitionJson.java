package org.sdvp.wire.vectors;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;

/** Definitions of vectors. */
public final class DefinitionJson {
    private DefinitionJson() {}

    /** Reads a data object or attribute. */
    public static DataNode read(StrictJson json) {
        try (json) {
            if (json.has("dataObject")) {
                return new DataObject(
                        json.text("dataObject"),
                        json.text("cdc"),
                        json.objects("children").stream()
                                .map(DefinitionJson::read)
                                .toList());
            }
            return new DataAttribute(
                    json.text("dataAttribute"),
                    FunctionalConstraint.valueOf(json.text("fc")),
                    type(json.object("type")),
                    Set.of(),
                    Optional.empty());
        }
    }

    private static DataType type(StrictJson json) {
        try (json) {
            BasicType type = BasicType.valueOf(json.text("type"));
            return switch (type) {
                case STRUCTURE ->
                    new DataType.Structure(json.objects("members").stream()
                            .map(DefinitionJson::member)
                            .toList());
                case ARRAY -> new DataType.Array(json.number("size"), type(json.object("element")));
                case ENUMERATED -> new DataType.Enumeration(json.text("name"), literals(json));
                default -> new DataType.Basic(type);
            };
        }
    }

    private static DataType.Member member(StrictJson json) {
        try (json) {
            return new DataType.Member(json.text("name"), type(json.object("type")));
        }
    }

    private static Map<Integer, String> literals(StrictJson json) {
        Map<Integer, String> literals = new TreeMap<>();
        for (StrictJson literal : json.objects("literals")) {
            try (literal) {
                literals.put(literal.number("ordinal"), literal.text("literal"));
            }
        }
        return literals;
    }
}
