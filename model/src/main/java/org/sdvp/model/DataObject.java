package org.sdvp.model;

import java.util.List;
import java.util.Optional;

/**
 * A data object: an instance of a common data class (IEC 61850-7-3). Immutable; the answer of GetDataDefinition.
 *
 * @param name such as {@code Tmp}
 * @param cdc name of its common data class, such as {@code MV}
 * @param children attributes and sub data objects, in model order; names are unique
 */
public record DataObject(String name, String cdc, List<DataNode> children) implements DataNode {
    /** Copies the children and checks names. */
    public DataObject {
        DataNode.requireName(name);
        DataNode.requireName(cdc);
        children = List.copyOf(children);
        long distinct = children.stream().map(DataNode::name).distinct().count();
        if (distinct != children.size()) {
            throw new IllegalArgumentException("data object " + name + " has two children of the same name");
        }
    }

    @Override
    public int levels() {
        return 1 + children.stream().mapToInt(DataNode::levels).max().orElse(0);
    }

    /** The child of a name. */
    public Optional<DataNode> child(String childName) {
        return children.stream().filter(child -> child.name().equals(childName)).findFirst();
    }
}
