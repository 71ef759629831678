package org.sdvp.acsi.process;

import java.util.Optional;
import java.util.OptionalDouble;
import org.sdvp.acsi.control.ControlValue;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/** Attributes of one data object, by name. */
final class Attributes {
    private final ModelValues values;
    private final ObjectReference object;

    Attributes(ModelValues values, ObjectReference object) {
        this.values = values;
        this.object = object;
    }

    Optional<Selection> find(String name, FunctionalConstraint fc) {
        return values.model().select(new Fcda(object.child(name), fc));
    }

    /** The number in a configuration attribute as it is now. */
    OptionalDouble number(Optional<Selection> attribute) {
        return attribute.map(values::get).map(ControlValue::number).orElse(OptionalDouble.empty());
    }

    /** The number in a member of a structure as it is now. */
    OptionalDouble member(Selection structure, String name) {
        int index = structure.type() instanceof DataType.Structure type ? type.indexOf(name) : -1;
        return index < 0
                ? OptionalDouble.empty()
                : ControlValue.number(
                        ((DataValue.Structure) values.get(structure)).members().get(index));
    }
}
