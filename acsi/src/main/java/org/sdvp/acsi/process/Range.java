package org.sdvp.acsi.process;

import java.util.Optional;
import java.util.OptionalDouble;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.Selection;

/**
 * The range of a measured value (IEC 61850-7-3, range and rangeC). A limit that is not there is never passed; a range
 * whose max is not above its min is not configured. limDb, in thousandths of a percent of the span, keeps a value that
 * dithers about a limit from going in and out.
 */
final class Range {
    /** RangeKind, by number. */
    enum Kind {
        NORMAL,
        HIGH,
        LOW,
        HIGH_HIGH,
        LOW_LOW
    }

    /**
     * Where a value lies.
     *
     * @param kind between which limits
     * @param isOutside whether it is below min or above max
     */
    record Place(Kind kind, boolean isOutside) {}

    private static final double UNIT = 1e-5;

    private final Attributes attributes;
    private final Optional<Selection> rangeC;

    Range(Attributes attributes) {
        this.attributes = attributes;
        this.rangeC = attributes.find("rangeC", FunctionalConstraint.CF);
    }

    /** The place of a value that was in a range before; empty if no range is configured. */
    Optional<Place> of(double value, long before) {
        return rangeC.flatMap(config -> {
            double min = attributes.member(config, "min").orElse(0);
            double max = attributes.member(config, "max").orElse(0);
            if (!(max > min)) {
                return Optional.empty();
            }
            double hysteresis = attributes.member(config, "limDb").orElse(0) * UNIT * (max - min);
            boolean inside = value >= min && value <= max;
            return Optional.of(new Place(kind(config, value, before, hysteresis), !inside));
        });
    }

    private Kind kind(Selection config, double value, long before, double hysteresis) {
        boolean wasHighHigh = before == Kind.HIGH_HIGH.ordinal();
        boolean wasLowLow = before == Kind.LOW_LOW.ordinal();
        boolean wasHigh = wasHighHigh || before == Kind.HIGH.ordinal();
        boolean wasLow = wasLowLow || before == Kind.LOW.ordinal();
        if (isAbove(value, limit(config, "hhLim"), wasHighHigh ? hysteresis : 0)) {
            return Kind.HIGH_HIGH;
        }
        if (isAbove(value, limit(config, "hLim"), wasHigh ? hysteresis : 0)) {
            return Kind.HIGH;
        }
        if (isBelow(value, limit(config, "llLim"), wasLowLow ? hysteresis : 0)) {
            return Kind.LOW_LOW;
        }
        return isBelow(value, limit(config, "lLim"), wasLow ? hysteresis : 0) ? Kind.LOW : Kind.NORMAL;
    }

    private OptionalDouble limit(Selection config, String name) {
        return attributes.member(config, name);
    }

    private static boolean isAbove(double value, OptionalDouble limit, double hysteresis) {
        return limit.isPresent() && value > limit.getAsDouble() - hysteresis;
    }

    private static boolean isBelow(double value, OptionalDouble limit, double hysteresis) {
        return limit.isPresent() && value < limit.getAsDouble() + hysteresis;
    }
}
