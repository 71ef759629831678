package org.sdvp.heatpump;

import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;

/**
 * Where the model keeps a signal.
 *
 * @param object the data object
 * @param value its value: {@code mag.f}, {@code stVal}, {@code actVal} or {@code mxVal.f}
 * @param quality its quality
 * @param time its time stamp
 * @param type of the value
 * @param unit the literal of SIUnitKind, empty if the object has no unit
 */
public record SignalPlace(ObjectReference object, Fcda value, Fcda quality, Fcda time, DataType type, String unit) {
    private static final double SECONDS_PER_MINUTE = 60;

    /**
     * A number that a driver reported, as the value to keep here: rounded to single precision for FLOAT32; for
     * integers cut to the whole number below, but seconds kept in minutes are rounded up, for a rest of 1 s is not
     * over; an ordinal for ENUMERATED; not 0 is true for BOOLEAN.
     *
     * @throws IllegalArgumentException if the number does not fit the type
     */
    public DataValue value(double number) {
        BasicType basic = type.basicType();
        return switch (basic.kind()) {
            case FLOAT32 -> new DataValue.Float32((float) number);
            case FLOAT64 -> new DataValue.Float64(number);
            case BOOLEAN -> DataValue.Bool.of(number != 0);
            case INTEGER -> {
                if (!Double.isFinite(number)) {
                    throw new IllegalArgumentException(value + ": expected a finite number, but got " + number);
                }
                boolean minutes = unit.equals("min");
                double whole = minutes ? Math.ceil(number / SECONDS_PER_MINUTE) : Math.floor(number);
                yield new DataValue.Int(basic, (long) whole);
            }
            default -> throw new IllegalArgumentException(value + " holds " + basic + ", not the number " + number);
        };
    }
}
