package org.sdvp.model;

import java.util.List;
import java.util.stream.IntStream;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/**
 * An {@link Fcda} resolved in one {@link ServerModel}: which slots it means and what type its value has. Made by
 * {@link ServerModel#select}; immutable. The value of a data object is a structure of its members with the functional
 * constraint, in model order, sub data objects being structures in it; that of an attribute is its value; that of a
 * component or array element is that part (IEC 61850-7-2 clauses 12 and 13).
 */
public final class Selection {
    private final ServerModel model;
    private final Fcda fcda;
    private final DataType type;
    private final Part part;

    Selection(ServerModel model, Fcda fcda, DataType type, Part part) {
        this.model = model;
        this.fcda = fcda;
        this.type = type;
        this.part = part;
    }

    /** What was selected. */
    public Fcda fcda() {
        return fcda;
    }

    /** The type of the value: a {@link DataType.Structure} of named members for a data object. */
    public DataType type() {
        return type;
    }

    /** Slots of the attributes that hold the value, ascending; an index into {@link ServerModel#attributes()}. */
    public IntStream slots() {
        return part.slots();
    }

    /** Paths and types of the values a person sees, such as {@code mag.f} FLOAT32, in the order of the value. */
    public List<DataType.Member> leaves() {
        return type.leaves();
    }

    /** The reference with functional constraint. */
    @Override
    public String toString() {
        return fcda.toString();
    }

    ServerModel model() {
        return model;
    }

    DataValue read(Snapshot snapshot) {
        return part.read(snapshot);
    }

    void write(Snapshot.Draft draft, DataValue value) {
        part.write(draft, value);
    }
}
