package org.sdvp.acsi.control;

import java.util.Optional;
import java.util.OptionalDouble;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/** The range that minVal and maxVal of a data object set to its controls and settings (IEC 61850-7-3 clause 8). */
public final class ValueRange {
    private ValueRange() {}

    /**
     * Whether a value is outside the range of its data object.
     *
     * @param values where minVal and maxVal are read; either may be missing
     * @param dataObject whose
     * @param value what is to be set; has no range if it is no number. NaN is outside of every range
     * @return what was expected and what came, or empty if the value is inside
     */
    public static Optional<String> violation(ModelValues values, ObjectReference dataObject, DataValue value) {
        OptionalDouble number = ControlValue.number(value);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble min = bound(values, dataObject, "minVal");
        OptionalDouble max = bound(values, dataObject, "maxVal");
        boolean inside = (min.isEmpty() || number.getAsDouble() >= min.getAsDouble())
                && (max.isEmpty() || number.getAsDouble() <= max.getAsDouble());
        return inside
                ? Optional.empty()
                : Optional.of("must be " + text(min) + " to " + text(max) + ", but is " + value);
    }

    private static OptionalDouble bound(ModelValues values, ObjectReference dataObject, String name) {
        return values.model()
                .select(new Fcda(dataObject.child(name), FunctionalConstraint.CF))
                .map(selection -> ControlValue.number(values.get(selection)))
                .orElse(OptionalDouble.empty());
    }

    private static String text(OptionalDouble bound) {
        return bound.isPresent() ? Double.toString(bound.getAsDouble()) : "any";
    }
}
