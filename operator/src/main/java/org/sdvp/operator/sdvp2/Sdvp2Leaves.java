package org.sdvp.operator.sdvp2;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataNode;
import org.sdvp.model.DataObject;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;
import org.sdvp.wire.sdvp2.Sdvp2Answer;

/**
 * What a value of an original box is as a data object: of a class of its own, {@code SDVP2}, with the attributes {@code val},
 * a text, and {@code t}. The box tells neither types nor units nor quality, nor what can be written.
 */
public final class Sdvp2Leaves {
    /** Class of every data object of a box; none of IEC 61850-7-3. */
    public static final String CDC = "SDVP2";

    /** The attribute with the value. */
    static final String VALUE = "val";

    /** The attribute with the time. */
    static final String TIME = "t";

    /** The functional constraint of all there is. */
    static final FunctionalConstraint FC = FunctionalConstraint.ST;

    private static final DataType TEXT = new DataType.Basic(BasicType.UNICODE_STRING);

    private Sdvp2Leaves() {}

    /** The attribute by which a data object of a box is written; empty for all other data objects. */
    public static Optional<DataAttribute> writable(DataObject object) {
        return Optional.of(object)
                .filter(leaf -> leaf.cdc().equals(CDC))
                .flatMap(leaf -> leaf.child(VALUE))
                .filter(DataAttribute.class::isInstance)
                .map(DataAttribute.class::cast);
    }

    /** A data object: of a value, if it has no children. */
    static DataObject object(String name, List<DataNode> children) {
        return new DataObject(
                name,
                CDC,
                children.isEmpty()
                        ? List.of(attribute(VALUE, TEXT), attribute(TIME, new DataType.Basic(BasicType.TIMESTAMP)))
                        : children);
    }

    private static DataAttribute attribute(String name, DataType type) {
        return new DataAttribute(name, FC, type, Set.of(), Optional.empty());
    }

    /** Whether it is one of a value. */
    static boolean isLeaf(DataObject object) {
        return writable(object).isPresent();
    }

    /** The values of both attributes. */
    static DataValue.Structure values(Sdvp2Answer.Value read) {
        return new DataValue.Structure(
                List.of(new DataValue.Text(BasicType.UNICODE_STRING, read.value()), Timestamp.of(read.time())));
    }
}
