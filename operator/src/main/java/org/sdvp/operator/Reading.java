package org.sdvp.operator;

import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Leaf;
import org.sdvp.operator.unit.Unit;

/** The outcome of reading one reference with one functional constraint: {@link Value} or {@link Failure}. */
public sealed interface Reading permits Reading.Value, Reading.Failure {
    /** The reference as it was typed; several readings may come of one. */
    String asked();

    /**
     * A value that was read.
     *
     * @param asked the reference as it was typed
     * @param source where the value is from
     * @param value of the source's type
     */
    record Value(String asked, Source source, DataValue value) implements Reading {
        /** The parts that a person sees as rows, named as in the definition. */
        public List<Leaf> leaves() {
            return Leaf.of(source.type(), value);
        }
    }

    /**
     * A value that was refused, or a reference that is not in the model.
     *
     * @param asked the reference as it was typed
     * @param fc the functional constraint tried, if it came that far
     * @param error why, in the standard's words
     * @param detail what was expected and what came, for people; may be empty
     */
    record Failure(String asked, Optional<FunctionalConstraint> fc, ServiceError error, String detail)
            implements Reading {}

    /**
     * What the definition tells of a value.
     *
     * @param reference of the data object, attribute, component or element
     * @param fc its functional constraint
     * @param cdc common data class of the data object it is or lies in
     * @param type of the value
     * @param unit of the numbers in it
     */
    record Source(ObjectReference reference, FunctionalConstraint fc, String cdc, DataType type, Unit unit) {
        /** The reference of a part of the value. */
        public String reference(Leaf leaf) {
            String path = leaf.path();
            return path.isEmpty() ? reference.toString() : reference + (path.startsWith("(") ? "" : ".") + path;
        }
    }
}
