package org.sdvp.agent.schedule;

import java.util.Optional;
import java.util.OptionalDouble;
import org.sdvp.acsi.control.ControlValue;
import org.sdvp.acsi.control.ValueRange;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;

/**
 * What a schedule controls: a data object of a controllable class.
 *
 * @param values of the server
 * @param reference of the data object
 * @param object the data object
 */
record ControlledEntity(ModelValues values, ObjectReference reference, DataObject object) {
    /**
     * The data object of a reference, which may go deeper than that, as it does in many files.
     *
     * @return empty if there is none
     */
    static Optional<ControlledEntity> of(ModelValues values, ObjectReference reference) {
        Optional<ObjectReference> at = Optional.of(reference);
        while (at.isPresent() && !at.get().dataPath().isEmpty()) {
            if (values.model().dataNode(at.get()).orElse(null) instanceof DataObject object) {
                return Optional.of(new ControlledEntity(values, at.get(), object));
            }
            at = at.get().parent();
        }
        return Optional.empty();
    }

    /** Whether it takes values of a kind. */
    boolean takes(ValueKind kind) {
        return kind.fits(object.cdc());
    }

    /** A value as a control value; empty if it cannot be one. */
    Optional<DataValue> ctlVal(DataValue value) {
        return controlType().flatMap(type -> ValueConversion.to(type, value));
    }

    // A status-only object has no Oper to tell it.
    private Optional<DataType> controlType() {
        return ControlValue.typeOf(object);
    }

    /** Why a value cannot be commanded or shown, whatever the state of things; empty if it can. */
    Optional<String> objection(DataValue value) {
        Optional<DataValue> ctlVal = ctlVal(value);
        if (ctlVal.isEmpty()) {
            return Optional.of(value + " is no value of " + reference);
        }
        OptionalDouble number = ControlValue.number(ctlVal.get());
        if (number.isPresent() && !Double.isFinite(number.getAsDouble())) {
            return Optional.of(value + " is no number");
        }
        return isOperable()
                ? ValueRange.violation(values, reference, ctlVal.get())
                        .map(why -> "a value of " + reference + " " + why)
                : Optional.empty();
    }

    /** Whether it can be operated; else its status is written. */
    boolean isOperable() {
        return select("ctlModel", FunctionalConstraint.CF)
                .map(values::get)
                .map(ctlModel -> ControlValue.number(ctlModel).orElse(0) != 0)
                .orElse(false);
    }

    /** The value it has, as a control value; empty if that is not known. */
    Optional<DataValue> present() {
        FunctionalConstraint fc = statusConstraint();
        boolean known = select("q", fc)
                .map(values::get)
                .map(q -> ((Quality) q).validity() != Quality.Validity.INVALID)
                .orElse(true);
        return known ? status().map(values::get).flatMap(this::ctlVal) : Optional.empty();
    }

    /** Where its value shows. */
    Optional<Selection> status() {
        return select(statusConstraint() == FunctionalConstraint.MX ? "mxVal" : "stVal", statusConstraint());
    }

    /** The functional constraint of its value, quality and time. */
    FunctionalConstraint statusConstraint() {
        return object.child("mxVal").orElse(null) instanceof DataAttribute mxVal ? mxVal.fc() : FunctionalConstraint.ST;
    }

    /** One of its attributes. */
    Optional<Selection> select(String attribute, FunctionalConstraint fc) {
        return values.model().select(new Fcda(reference.child(attribute), fc));
    }
}
