package org.sdvp.cli.typed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A point of time as people type it: a day, a day and time of this place, or either with an offset from UTC. */
public final class TimeText implements ITypeConverter<Instant> {
    private final ZoneId zone;

    public TimeText(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public Instant convert(String text) {
        String normal = text.strip().replace(' ', 'T');
        List<Function<String, Instant>> forms = List.of(
                typed -> OffsetDateTime.parse(typed).toInstant(),
                typed -> LocalDateTime.parse(typed).atZone(zone).toInstant(),
                typed -> LocalDate.parse(typed).atStartOfDay(zone).toInstant());
        for (Function<String, Instant> form : forms) {
            Optional<Instant> found = tried(form, normal);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new TypeConversionException(
                "expected a time such as 2026-11-23, 2026-11-23T08:00 or 2026-11-23T08:00:00Z, but got '" + text + "'");
    }

    private static Optional<Instant> tried(Function<String, Instant> form, String text) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
