package org.sdvp.model.value;

import java.util.ArrayList;
import java.util.List;

/**
 * One value that is neither structure nor array, with its name inside the value it was taken from: what a table of
 * values shows as a row.
 *
 * @param path such as {@code mag.f} or {@code val(3)}; empty when the whole value is a leaf
 * @param type of the value
 * @param value that fits the type
 */
public record Leaf(String path, DataType type, DataValue value) {
    /**
     * The leaves of a value, in order.
     *
     * @param type the type of the value, as GetDataDefinition tells it
     * @throws IllegalArgumentException if the value does not fit the type
     */
    public static List<Leaf> of(DataType type, DataValue value) {
        type.require(value);
        List<Leaf> leaves = new ArrayList<>();
        collect("", type, value, leaves);
        return List.copyOf(leaves);
    }

    private static void collect(String path, DataType type, DataValue value, List<Leaf> leaves) {
        switch (type.basicType()) {
            case STRUCTURE -> {
                List<DataType.Member> members = ((DataType.Structure) type).members();
                for (int i = 0; i < members.size(); i++) {
                    DataValue part = ((DataValue.Structure) value).members().get(i);
                    collect(
                            TypeCheck.below(path, members.get(i).name()),
                            members.get(i).type(),
                            part,
                            leaves);
                }
            }
            case ARRAY -> {
                DataType element = ((DataType.Array) type).element();
                List<DataValue> elements = ((DataValue.Array) value).elements();
                for (int i = 0; i < elements.size(); i++) {
                    collect(path + "(" + i + ")", element, elements.get(i), leaves);
                }
            }
            default -> leaves.add(new Leaf(path, type, value));
        }
    }
}
