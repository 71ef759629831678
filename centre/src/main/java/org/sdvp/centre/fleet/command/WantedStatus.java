package org.sdvp.centre.fleet.command;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sdvp.centre.fleet.Point;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.Trust;
import org.sdvp.centre.fleet.twin.Twin;

/** Whether a device shows what was wanted of it. */
final class WantedStatus {
    private static final double LEAST_DIFFERENCE = 1e-4;

    private WantedStatus() {}

    /** The status of a controllable object; empty if the device has none, or its points are not known. */
    static Optional<Point> point(Twin twin, String reference) {
        String object = reference.indexOf('[') < 0 ? reference : reference.substring(0, reference.indexOf('['));
        return twin.points().stream()
                .filter(point -> point.use() == Point.Use.CONTROLLED)
                .filter(point -> point.object().equals(object) || point.object().endsWith("/" + object))
                .findFirst();
    }

    /** Whether the last value of a point is the one that is wanted. */
    static boolean shows(Twin twin, Point point, String wanted) {
        return twin.value(point.reference())
                .filter(sample -> sample.trust() != Trust.INVALID)
                .filter(sample -> isValue(point, sample, wanted.strip()))
                .isPresent();
    }

    private static boolean isValue(Point point, Sample sample, String wanted) {
        if (sample.value().text().equalsIgnoreCase(wanted)) {
            return true;
        }
        OptionalDouble number = number(point, wanted);
        OptionalDouble shown = sample.value().number();
        return number.isPresent()
                && shown.isPresent()
                && Math.abs(number.getAsDouble() - shown.getAsDouble())
                        <= LEAST_DIFFERENCE * Math.max(1, Math.abs(number.getAsDouble()));
    }

    private static OptionalDouble number(Point point, String wanted) {
        return switch (point.kind()) {
            case BOOLEAN ->
                switch (wanted.toLowerCase(Locale.ROOT)) {
                    case "on", "yes", "1", "true" -> OptionalDouble.of(1);
                    case "off", "no", "0", "false" -> OptionalDouble.of(0);
                    default -> OptionalDouble.empty();
                };
            case ENUMERATION ->
                point.literals().stream()
                        .filter(literal -> literal.text().equals(wanted))
                        .mapToDouble(Point.Literal::ordinal)
                        .findFirst();
            case NUMBER, COUNTER, TEXT -> parsed(wanted);
        };
    }

    private static OptionalDouble parsed(String wanted) {
        try {
            return OptionalDouble.of(Double.parseDouble(wanted));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
