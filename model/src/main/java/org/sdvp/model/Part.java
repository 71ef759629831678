package org.sdvp.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;

/** Where a selected value lives: in one attribute, or somewhere inside it, or in a group of such parts. */
final class Part {
    private static final Part[] NONE = {};
    private static final int[] WHOLE = {};

    private final Part[] members;
    private final int slot;
    private final int[] steps;

    private Part(Part[] members, int slot, int[] steps) {
        this.members = members;
        this.slot = slot;
        this.steps = steps;
    }

    static Part attribute(int slot) {
        return new Part(NONE, slot, WHOLE);
    }

    /** Members or elements at these indexes, one below the other, inside an attribute. */
    static Part inside(int slot, int[] steps) {
        return new Part(NONE, slot, steps.clone());
    }

    /** Parts in the order of the structure's members; at least one. */
    static Part group(List<Part> members) {
        return new Part(members.toArray(NONE), -1, WHOLE);
    }

    private boolean isGroup() {
        return members.length > 0;
    }

    IntStream slots() {
        return isGroup() ? Arrays.stream(members).flatMapToInt(Part::slots) : IntStream.of(slot);
    }

    DataValue read(Snapshot snapshot) {
        if (isGroup()) {
            DataValue[] values = new DataValue[members.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = members[i].read(snapshot);
            }
            return new DataValue.Structure(List.of(values));
        }
        DataValue value = snapshot.get(slot);
        for (int step : steps) {
            value = children(value).get(step);
        }
        return value;
    }

    void write(Snapshot.Draft draft, DataValue value) {
        if (isGroup()) {
            for (int i = 0; i < members.length; i++) {
                members[i].write(draft, children(value).get(i));
            }
        } else {
            draft.set(slot, steps.length == 0 ? value : replaced(draft.get(slot), 0, value));
        }
    }

    private DataValue replaced(DataValue whole, int depth, DataValue value) {
        if (depth == steps.length) {
            return value;
        }
        List<DataValue> children = new ArrayList<>(children(whole));
        children.set(steps[depth], replaced(children.get(steps[depth]), depth + 1, value));
        return whole.type() == BasicType.ARRAY ? new DataValue.Array(children) : new DataValue.Structure(children);
    }

    private static List<DataValue> children(DataValue value) {
        return value.type() == BasicType.ARRAY
                ? ((DataValue.Array) value).elements()
                : ((DataValue.Structure) value).members();
    }
}
