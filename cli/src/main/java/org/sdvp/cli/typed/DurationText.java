package org.sdvp.cli.typed;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people type them: {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1.5h}; a bare number is in seconds. */
public final class DurationText implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)(ms|s|m|h|d)?");

    @Override
    public Duration convert(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw expected(text);
        }
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        double millis = Double.parseDouble(matcher.group(1)) * millis(unit);
        if (millis < 1) {
            throw expected(text);
        }
        return Duration.ofMillis(Math.round(millis));
    }

    /** A time for people, in the largest unit of which it is a whole number. */
    public static String of(Duration time) {
        long millis = time.toMillis();
        for (String unit : List.of("d", "h", "m", "s")) {
            if (millis >= millis(unit) && millis % millis(unit) == 0) {
                return millis / millis(unit) + (unit.equals("m") ? " min" : " " + unit);
            }
        }
        return millis + " ms";
    }

    private static long millis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> 1_000;
        };
    }

    private static TypeConversionException expected(String text) {
        return new TypeConversionException(
                "expected a time of 1 ms or more such as 500ms, 10s or 2m, but got '" + text + "'");
    }
}
