package org.sdvp.agent.scl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.control.ControlHandler;
import org.sdvp.acsi.control.ControlValue;
import org.sdvp.acsi.process.ProcessValues;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Operate;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/**
 * A process that does what it is told at once: the status of a control follows the command, with good quality and the
 * present time. A command with Test set does nothing.
 */
final class SimulatedProcess implements ControlHandler {
    private static final int DBPOS_OFF = 1;
    private static final int DBPOS_ON = 2;
    private static final int TCMD_LOWER = 1;
    private static final int TCMD_HIGHER = 2;

    private final ProcessValues process;
    private final TimeSource time;

    SimulatedProcess(ProcessValues process, TimeSource time) {
        this.process = process;
        this.time = time;
    }

    @Override
    public CompletionStage<Optional<AddCause>> operate(
            ObjectReference control, Operate.Parameters parameters, Caller caller) {
        if (!parameters.test()) {
            status(control).ifPresent(status -> follow(status, parameters.ctlVal()));
        }
        return CompletableFuture.completedFuture(Optional.empty());
    }

    private Optional<Selection> status(ObjectReference control) {
        return select(control, "stVal", FunctionalConstraint.ST)
                .or(() -> select(control, "mxVal", FunctionalConstraint.MX))
                .or(() -> select(control, "valWTr", FunctionalConstraint.ST));
    }

    private Optional<Selection> select(ObjectReference object, String name, FunctionalConstraint fc) {
        return process.values().model().select(new Fcda(object.child(name), fc));
    }

    private void follow(Selection status, DataValue ctlVal) {
        DataValue before = process.values().get(status);
        DataValue after = followed(status.type(), before, ctlVal);
        if (!status.type().accepts(after)) {
            return;
        }
        ObjectReference object = status.fcda().reference().parent().orElseThrow();
        List<ModelValues.Write> writes = new ArrayList<>(List.of(new ModelValues.Write(status, after)));
        select(object, "q", status.fcda().fc()).ifPresent(q -> add(writes, q, Quality.GOOD));
        select(object, "t", status.fcda().fc()).ifPresent(t -> add(writes, t, Timestamp.of(time.now())));
        process.update(writes);
    }

    private static void add(List<ModelValues.Write> writes, Selection target, DataValue value) {
        if (target.type().accepts(value)) {
            writes.add(new ModelValues.Write(target, value));
        }
    }

    private static DataValue followed(DataType type, DataValue before, DataValue ctlVal) {
        if (ctlVal instanceof DataValue.Bool on && type.basicType() == BasicType.DBPOS) {
            return new DataValue.Bits(BasicType.DBPOS, on.value() ? DBPOS_ON : DBPOS_OFF);
        }
        if (ctlVal instanceof DataValue.Bits command && command.type() == BasicType.TCMD) {
            int step = command.bits() == TCMD_HIGHER ? 1 : command.bits() == TCMD_LOWER ? -1 : 0;
            return withNumber(type, before, ControlValue.number(first(before)).orElse(0) + step);
        }
        if (type.accepts(ctlVal)) {
            return ctlVal;
        }
        return ControlValue.number(ctlVal).isPresent()
                ? withNumber(type, before, ControlValue.number(ctlVal).getAsDouble())
                : before;
    }

    private static DataValue first(DataValue value) {
        return value instanceof DataValue.Structure structure
                        && !structure.members().isEmpty()
                ? structure.members().get(0)
                : value;
    }

    /** The value with another number: of an AnalogueValue both i and f, of a step position the position. */
    private static DataValue withNumber(DataType type, DataValue before, double number) {
        if (!(type instanceof DataType.Structure structure) || !(before instanceof DataValue.Structure value)) {
            return number(type, before, number);
        }
        List<DataValue> members = new ArrayList<>();
        for (int i = 0; i < structure.members().size(); i++) {
            members.add(
                    number(structure.members().get(i).type(), value.members().get(i), number));
        }
        return new DataValue.Structure(members);
    }

    private static DataValue number(DataType type, DataValue before, double number) {
        DataValue wanted = switch (type.basicType().kind()) {
            case FLOAT32 -> new DataValue.Float32((float) number);
            case FLOAT64 -> new DataValue.Float64(number);
            case INTEGER -> type.basicType() == BasicType.ENUMERATED ? before : integer(type, before, number);
            default -> before;
        };
        return type.accepts(wanted) ? wanted : before;
    }

    private static DataValue integer(DataType type, DataValue before, double number) {
        try {
            return new DataValue.Int(type.basicType(), Math.round(number));
        } catch (IllegalArgumentException e) {
            // Out of the range of its type: the process stays where it is.
            return before;
        }
    }
}
