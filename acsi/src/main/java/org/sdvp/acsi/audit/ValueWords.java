package org.sdvp.acsi.audit;

import java.util.List;
import java.util.Optional;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.ValueText;

/** Values in the form in which people type them, by the types of the model: {@code 21.5}, {@code on}, {@code good}. */
final class ValueWords {
    private final ModelValues values;

    ValueWords(ModelValues values) {
        this.values = values;
    }

    /** The value that is there now; empty if there is no such thing. */
    String now(Fcda target) {
        return values.model().select(target).map(this::now).orElse("");
    }

    /** The status side of a control (IEC 61850-7-3 clause 7.5): stVal or mxVal. */
    String status(ObjectReference control) {
        return status(control, "stVal", FunctionalConstraint.ST)
                .or(() -> status(control, "mxVal", FunctionalConstraint.MX))
                .map(this::now)
                .orElse("");
    }

    private Optional<Selection> status(ObjectReference control, String attribute, FunctionalConstraint fc) {
        return values.model().select(new Fcda(control.child(attribute), fc));
    }

    private String now(Selection found) {
        return print(found.type(), values.get(found));
    }

    /** A value for something. */
    String of(Fcda target, DataValue value) {
        // What is edited has the type of what is in force (IEC 61850-7-2 clause 16).
        Fcda typed =
                target.fc() == FunctionalConstraint.SE ? new Fcda(target.reference(), FunctionalConstraint.SG) : target;
        return print(values.model().select(typed).map(Selection::type), value);
    }

    /** A value for a control; where its status is of another type, as that of a double point is, as it came. */
    String ofControl(ObjectReference control, DataValue ctlVal) {
        return print(
                status(control, "stVal", FunctionalConstraint.ST)
                        .or(() -> status(control, "mxVal", FunctionalConstraint.MX))
                        .map(Selection::type),
                ctlVal);
    }

    private static String print(Optional<DataType> type, DataValue value) {
        return type.map(known -> print(known, value)).orElseGet(value::toString);
    }

    private static String print(DataType type, DataValue value) {
        // What does not fit its type has been refused; on record it is as it came.
        if (type.mismatch(value).isPresent()) {
            return value.toString();
        }
        if (type instanceof DataType.Structure structure && value instanceof DataValue.Structure given) {
            List<DataType.Member> members = structure.members();
            if (members.size() == 1) {
                return print(members.get(0).type(), given.members().get(0));
            }
        }
        return ValueText.print(type, value);
    }
}
