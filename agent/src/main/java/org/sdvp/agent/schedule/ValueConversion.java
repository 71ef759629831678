package org.sdvp.agent.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sdvp.acsi.control.ControlValue;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/** Brings a value of a schedule into the shape of a control, or of an object that shows it, and back. */
final class ValueConversion {
    private static final int DBPOS_OFF = 1;
    private static final int DBPOS_ON = 2;

    private ValueConversion() {}

    /** The same value as another type has it; empty if that cannot say it. */
    static Optional<DataValue> to(DataType target, DataValue value) {
        if (target.accepts(value)) {
            return Optional.of(value);
        }
        Optional<Boolean> truth = truth(value);
        BasicType basic = target.basicType();
        return switch (basic.kind()) {
            case BOOLEAN -> truth.map(DataValue.Bool::of);
            case BITS ->
                basic == BasicType.DBPOS
                        ? truth.map(on -> new DataValue.Bits(BasicType.DBPOS, on ? DBPOS_ON : DBPOS_OFF))
                        : Optional.empty();
            default -> {
                OptionalDouble number = ControlValue.number(value);
                yield number.isPresent()
                        ? number(target, number.getAsDouble()).filter(target::accepts)
                        : Optional.empty();
            }
        };
    }

    private static Optional<Boolean> truth(DataValue value) {
        if (value instanceof DataValue.Bool bool) {
            return Optional.of(bool.value());
        }
        if (value instanceof DataValue.Bits bits && bits.type() == BasicType.DBPOS) {
            return bits.bits() == DBPOS_ON
                    ? Optional.of(true)
                    : bits.bits() == DBPOS_OFF ? Optional.of(false) : Optional.empty();
        }
        OptionalDouble number = ControlValue.number(value);
        return number.isPresent() && Double.isFinite(number.getAsDouble())
                ? Optional.of(number.getAsDouble() != 0)
                : Optional.empty();
    }

    private static Optional<DataValue> number(DataType target, double number) {
        BasicType basic = target.basicType();
        return switch (basic.kind()) {
            case FLOAT32 -> Optional.of(new DataValue.Float32((float) number));
            case FLOAT64 -> Optional.of(new DataValue.Float64(number));
            case INTEGER ->
                number == Math.rint(number) && number >= basic.min() && number <= basic.max()
                        ? Optional.of(new DataValue.Int(basic, (long) number))
                        : Optional.empty();
            case STRUCTURE -> analogue((DataType.Structure) target, number);
            default -> Optional.empty();
        };
    }

    // AnalogueValue: i, f or both.
    private static Optional<DataValue> analogue(DataType.Structure target, double number) {
        List<DataValue> members = new ArrayList<>();
        for (DataType.Member member : target.members()) {
            double wanted = member.name().equals("i") ? Math.rint(number) : number;
            Optional<DataValue> converted = number(member.type(), wanted);
            if (converted.isEmpty()) {
                return Optional.empty();
            }
            members.add(converted.get());
        }
        return Optional.of(new DataValue.Structure(members));
    }
}
