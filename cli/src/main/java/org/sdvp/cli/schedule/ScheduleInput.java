package org.sdvp.cli.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sdvp.operator.InputException;

/**
 * The entries of a schedule as they were typed or lie in a file.
 *
 * @param values one for each entry
 * @param start when the first one begins, if a file tells it
 * @param interval from one to the next, if a file tells it
 */
public record ScheduleInput(List<String> values, Optional<Instant> start, Optional<Duration> interval) {
    private static final Pattern REPEATED = Pattern.compile("(.+)\\*([0-9]{1,4})");
    private static final Pattern AHEAD = Pattern.compile("\\+([0-9]{1,6})(s|m|h|d)");
    private static final long MAX_SIZE = 1 << 20;

    /** Copies the list. */
    public ScheduleInput {
        values = List.copyOf(values);
    }

    /** Values as typed; {@code 21.5*32} is the same value 32 times. */
    public static ScheduleInput typed(List<String> words) {
        List<String> values = new ArrayList<>();
        for (String word : words) {
            Matcher repeated = REPEATED.matcher(word);
            if (repeated.matches()) {
                values.addAll(Collections.nCopies(Integer.parseInt(repeated.group(2)), repeated.group(1)));
            } else {
                values.add(word);
            }
        }
        return new ScheduleInput(values, Optional.empty(), Optional.empty());
    }

    /**
     * The entries of a CSV file: a value a line, or time and value with a comma or semicolon between, the times evenly
     * apart. A heading, blank lines and lines led by # are passed over.
     *
     * @throws InputException naming file and line, if it is not of that form
     */
    public static ScheduleInput csv(Path file) {
        List<String> values = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split("[,;]", -1);
            String value = cells[cells.length - 1].strip();
            boolean heading = number == 1 && isHeading(cells);
            if (heading) {
                continue;
            }
            if (cells.length > 2 || value.isEmpty()) {
                throw new InputException(
                        file + ":" + number + ": expected a value, or a time and a value, but got \"" + line + "\"");
            }
            if (cells.length == 2) {
                times.add(time(file, number, cells[0].strip()));
            }
            values.add(value);
        }
        if (values.isEmpty()) {
            throw new InputException(file + ": expected a value a line, but it has none");
        }
        if (!times.isEmpty() && times.size() != values.size()) {
            throw new InputException(file + ": expected a time on each line or on none");
        }
        return new ScheduleInput(values, times.stream().findFirst(), interval(file, times));
    }

    private static boolean isHeading(String[] cells) {
        String last = cells[cells.length - 1].strip();
        return cells.length > 1
                ? !cells[0].strip().matches("[0-9].*")
                : last.equalsIgnoreCase("value") || last.equalsIgnoreCase("values");
    }

    private static List<String> lines(Path file) {
        try {
            if (Files.size(file) > MAX_SIZE) {
                throw new InputException(file + " is larger than 1 MiB");
            }
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read: " + e);
        }
    }

    private static Instant time(Path file, int line, String text) {
        return instant(text)
                .orElseThrow(() -> new InputException(
                        file + ":" + line + ": expected a time such as 2026-11-24T06:00Z, but got \"" + text + "\""));
    }

    private static Optional<Duration> interval(Path file, List<Instant> times) {
        if (times.size() < 2) {
            return Optional.empty();
        }
        Duration interval = Duration.between(times.get(0), times.get(1));
        for (int i = 1; i < times.size(); i++) {
            Duration step = Duration.between(times.get(i - 1), times.get(i));
            if (!step.equals(interval) || step.isNegative() || step.isZero()) {
                throw new InputException(file + ": expected times that are evenly apart and ascend, but "
                        + times.get(i - 1) + " is followed by " + times.get(i));
            }
        }
        return Optional.of(interval);
    }

    /**
     * A start as typed: a time with its zone, {@code 06:00} for the next such time in UTC, or {@code +10m} from now on.
     *
     * @throws InputException if it is none of that
     */
    public static Instant start(String text, Instant now) {
        Matcher ahead = AHEAD.matcher(text);
        if (ahead.matches()) {
            long number = Long.parseLong(ahead.group(1));
            long unit = switch (ahead.group(2)) {
                case "s" -> 1;
                case "m" -> 60;
                case "h" -> 3600;
                default -> 86_400;
            };
            return Instant.ofEpochSecond(now.getEpochSecond() + number * unit);
        }
        Optional<Instant> time = clock(text, now).or(() -> instant(text));
        return time.orElseThrow(() -> new InputException(
                "expected a start such as 2026-11-24T06:00Z, 06:00 (the next one, in UTC) or +10m, but got \"" + text
                        + "\""));
    }

    private static Optional<Instant> clock(String text, Instant now) {
        try {
            Instant today = LocalTime.parse(text)
                    .atDate(now.atOffset(ZoneOffset.UTC).toLocalDate())
                    .toInstant(ZoneOffset.UTC);
            return Optional.of(today.isAfter(now) ? today : today.plus(Duration.ofDays(1)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
