package org.sdvp.acsi.control;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
import org.sdvp.model.value.Timestamp;

/**
 * Tells on the status side what happens to a control, where its data object has the attributes: who issued the last
 * accepted command (origin, ctlNum), whether it is selected (stSeld), that a command has come and that it was accepted
 * (opRcvd, opOk, tOpOk; IEC 61850-7-3 clause 7.5.2).
 */
final class StatusSide {
    private final ModelValues values;

    StatusSide(ModelValues values) {
        this.values = values;
    }

    /** A command has come: opRcvd is true until {@link #finished}. */
    void received(ObjectReference control) {
        List<ModelValues.Write> writes = new ArrayList<>();
        put(writes, control, "opRcvd", DataValue.Bool.TRUE);
        write(writes);
    }

    /** A command was accepted. */
    void accepted(ObjectReference control, Operate.Parameters parameters, Instant now) {
        List<ModelValues.Write> writes = new ArrayList<>();
        attribute(control, "origin")
                .ifPresent(attribute -> origin(attribute.type(), parameters.origin())
                        .ifPresent(value -> add(writes, control, attribute, value)));
        put(writes, control, "ctlNum", new DataValue.Int(BasicType.INT8U, parameters.ctlNum()));
        put(writes, control, "opOk", DataValue.Bool.TRUE);
        put(writes, control, "tOpOk", Timestamp.of(now));
        write(writes);
    }

    /** What was received is done with, well or not. */
    void finished(ObjectReference control) {
        List<ModelValues.Write> writes = new ArrayList<>();
        put(writes, control, "opRcvd", DataValue.Bool.FALSE);
        put(writes, control, "opOk", DataValue.Bool.FALSE);
        write(writes);
    }

    /** Tells whether a control is selected, again if that changes meanwhile. */
    void selected(ObjectReference control, BooleanSupplier isSelected) {
        boolean told;
        do {
            told = isSelected.getAsBoolean();
            List<ModelValues.Write> writes = new ArrayList<>();
            put(writes, control, "stSeld", DataValue.Bool.of(told));
            write(writes);
        } while (told != isSelected.getAsBoolean());
    }

    private void write(List<ModelValues.Write> writes) {
        if (!writes.isEmpty()) {
            values.update(writes);
        }
    }

    private void put(List<ModelValues.Write> writes, ObjectReference control, String name, DataValue value) {
        attribute(control, name).ifPresent(attribute -> add(writes, control, attribute, value));
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
