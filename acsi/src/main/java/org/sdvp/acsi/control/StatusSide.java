package org.sdvp.acsi.control;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Originator;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/** Copies origin and ctlNum of an accepted command to the attributes of those names, so that all see who did it. */
final class StatusSide {
    private final ModelValues values;

    StatusSide(ModelValues values) {
        this.values = values;
    }

    /** Writes what the data object has attributes for. */
    void accepted(ObjectReference control, Operate.Parameters parameters) {
        List<ModelValues.Write> writes = new ArrayList<>();
        attribute(control, "origin")
                .ifPresent(attribute -> origin(attribute.type(), parameters.origin())
                        .ifPresent(value -> add(writes, control, attribute, value)));
        attribute(control, "ctlNum")
                .filter(attribute -> attribute.type().basicType() == BasicType.INT8U)
                .ifPresent(attribute ->
                        add(writes, control, attribute, new DataValue.Int(BasicType.INT8U, parameters.ctlNum())));
        if (!writes.isEmpty()) {
            values.update(writes);
        }
    }

    private Optional<DataAttribute> attribute(ObjectReference control, String name) {
        return values.model()
                .dataNode(control)
                .flatMap(object -> ((DataObject) object).child(name))
                .filter(DataAttribute.class::isInstance)
                .map(DataAttribute.class::cast);
    }

    private void add(
            List<ModelValues.Write> writes, ObjectReference control, DataAttribute attribute, DataValue value) {
        if (attribute.type().accepts(value)) {
            values.model()
                    .select(new Fcda(control.child(attribute.name()), attribute.fc()))
                    .ifPresent(target -> writes.add(new ModelValues.Write(target, value)));
        }
    }

    // Originator of IEC 61850-7-3: orCat is an enumeration, or a small integer in older models; orIdent is octets.
    private static Optional<DataValue> origin(DataType type, Originator origin) {
        if (!(type instanceof DataType.Structure structure)
                || structure.indexOf("orCat") != 0
                || structure.indexOf("orIdent") != 1
                || structure.members().size() != 2) {
            return Optional.empty();
        }
        BasicType orCat = structure.members().get(0).type().basicType();
        if (orCat.kind() != BasicType.Kind.INTEGER) {
            return Optional.empty();
        }
        return Optional.of(DataValue.Structure.of(
                new DataValue.Int(orCat, origin.orCat().code()),
                new DataValue.Octets(BasicType.OCTET_STRING, origin.orIdent().getBytes(StandardCharsets.UTF_8))));
    }
}
