package org.sdvp.demo.watch;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Leaf;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;
import org.sdvp.operator.Reading;

/**
 * One value as it was read.
 *
 * @param number the value, if it is one; 1 and 0 for true and false
 * @param text the value for people: of an enumeration its literal
 * @param quality how far to trust it
 * @param time when it was measured
 */
public record Measured(OptionalDouble number, String text, Quality quality, Instant time) {
    /** What a reading tells; empty if it is no value of a data object with quality and time. */
    static Optional<Measured> of(Reading reading) {
        if (!(reading instanceof Reading.Value value)) {
            return Optional.empty();
        }
        Leaf main = null;
        Quality quality = null;
        Timestamp time = null;
        for (Leaf leaf : value.leaves()) {
            switch (leaf.path()) {
                case "mag.f", "mxVal.f", "stVal", "actVal" -> main = leaf;
                case "q" -> quality = leaf.value() instanceof Quality q ? q : null;
                case "t" -> time = leaf.value() instanceof Timestamp t ? t : null;
                default -> {}
            }
        }
        if (main == null || quality == null || time == null) {
            return Optional.empty();
        }
        return Optional.of(new Measured(number(main.value()), text(main), quality, time.instant()));
    }

    private static OptionalDouble number(DataValue value) {
        return switch (value.type().kind()) {
            // By way of its text: 21.3 shall be shown as 21.3.
            case FLOAT32 -> OptionalDouble.of(Double.parseDouble(Float.toString(((DataValue.Float32) value).value())));
            case INTEGER -> OptionalDouble.of((double) ((DataValue.Int) value).value());
            case BOOLEAN -> OptionalDouble.of(((DataValue.Bool) value).value() ? 1 : 0);
            default -> OptionalDouble.empty();
        };
    }

    private static String text(Leaf leaf) {
        if (leaf.type() instanceof DataType.Enumeration enumeration && leaf.value() instanceof DataValue.Int ordinal) {
            return enumeration.literal(ordinal.value()).orElse(ordinal.toString());
        }
        return leaf.value().toString();
    }

    /** Whether the value may be used. */
    public boolean isUsable() {
        return quality.validity() == Quality.Validity.GOOD || quality.validity() == Quality.Validity.QUESTIONABLE;
    }

    /** Whether nothing is known against the value. */
    public boolean isGood() {
        return quality.validity() == Quality.Validity.GOOD;
    }
}
