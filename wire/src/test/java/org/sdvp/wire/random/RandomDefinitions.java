package org.sdvp.wire.random;

import java.util.List;
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

/** Random definitions of data objects and attributes. */
record RandomDefinitions(RandomParts parts) {
    DataNode node(int levels) {
        if (levels > 0 && parts.random.nextBoolean()) {
            Map<String, DataNode> children = new TreeMap<>();
            for (int i = parts.random.nextInt(5); i > 0; i--) {
                DataNode child = node(levels - 1);
                children.put(child.name(), child);
            }
            return new DataObject(parts.name(12), parts.name(4), List.copyOf(children.values()));
        }
        FunctionalConstraint fc = parts.any(FunctionalConstraint.values());
        return new DataAttribute(parts.name(12), fc, type(3), Set.of(), Optional.empty());
    }

    private DataType type(int levels) {
        BasicType type = parts.any(BasicType.values());
        return switch (type) {
            case STRUCTURE, ARRAY -> {
                if (levels == 0) {
                    yield new DataType.Basic(BasicType.FLOAT32);
                }
                yield type == BasicType.ARRAY
                        ? new DataType.Array(1 + parts.random.nextInt(1000), type(levels - 1))
                        : new DataType.Structure(
                                parts.some(0, () -> new DataType.Member(parts.name(12), type(levels - 1))));
            }
            case ENUMERATED -> {
                Map<Integer, String> literals = new TreeMap<>();
                parts.some(1, () -> literals.put(parts.random.nextInt(-9, 99), parts.values.text(20, false)));
                yield new DataType.Enumeration(parts.name(20), literals);
            }
            default -> new DataType.Basic(type);
        };
    }
}
