package org.sdvp.centre.fleet.plan;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sdvp.centre.fleet.plan.PriceSeries.Quantity;

/**
 * Reads prices or carbon intensities from CSV:
 *
 * <pre>
 * time_utc,DK1_EUR_per_MWh,DK2_EUR_per_MWh
 * 2025-11-10T00:00:00Z,88.71,88.67
 * </pre>
 *
 * <p>The columns may have any order, a zone may be absent, and a field may be empty, where its value is missing. Lines may have
 * any order. Never more than a bounded part of what comes is held in memory.
 */
public final class PriceCsv {
    /** The longest file that is read, octets. */
    public static final int LONGEST_FILE = 32 * 1024 * 1024;

    private static final int LONGEST_LINE = 512;
    private static final int MOST_LINES = 600_000;
    private static final Pattern COLUMN = Pattern.compile("(DK1|DK2)_(EUR_per_MWh|gCO2_per_kWh)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}(\\.[0-9]{0,12})?");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final int SMALLEST_STEP = 300;
    private static final int SHOWN = 60;

    private final String name;
    private final List<Column> columns = new ArrayList<>();
    private final Map<Instant, Integer> lines = new TreeMap<>();
    private int time = -1;
    private int width;
    private int line;

    private PriceCsv(String name) {
        this.name = name;
    }

    private record Column(int index, Zone zone, Quantity quantity, SortedMap<Instant, Double> values) {}

    /**
     * Reads all of it.
     *
     * @param name of the file, for messages
     * @return a series for each column; never empty
     * @throws PriceFormatException naming the line and what was expected there
     * @throws IOException if it cannot be read
     */
    public static List<PriceSeries> read(String name, InputStream in) throws IOException {
        PriceCsv csv = new PriceCsv(name);
        Lines lines = csv.new Lines(new BufferedInputStream(in));
        csv.header(lines.next()
                .orElseThrow(() -> csv.wrong(
                        "a header line such as " + "time_utc,DK1_EUR_per_MWh,DK2_EUR_per_MWh", "an empty file")));
        for (var next = lines.next(); next.isPresent(); next = lines.next()) {
            csv.row(next.get());
        }
        csv.columns.forEach(column -> {
            if (column.values().isEmpty()) {
                throw csv.wrong("at least one value of " + column.zone(), "none");
            }
        });
        return csv.columns.stream()
                .map(column -> PriceSeries.of(column.zone(), column.quantity(), column.values()))
                .toList();
    }

    private PriceFormatException wrong(String expected, String got) {
        String shown = got.length() > SHOWN ? got.substring(0, SHOWN) + "…" : got;
        StringBuilder harmless = new StringBuilder();
        shown.chars().forEach(c -> harmless.append(c < ' ' || c == 127 ? '?' : (char) c));
        return new PriceFormatException(name, Math.max(1, line), expected, harmless.toString());
    }

    private void header(String text) {
        String[] heads = text.split(",", -1);
        width = heads.length;
        Set<Zone> zones = EnumSet.noneOf(Zone.class);
        for (int i = 0; i < width; i++) {
            String head = heads[i].strip();
            Matcher matcher = COLUMN.matcher(head);
            if (head.equals("time_utc") && time < 0) {
                time = i;
            } else if (matcher.matches() && zones.add(Zone.valueOf(matcher.group(1)))) {
                columns.add(new Column(i, Zone.valueOf(matcher.group(1)), quantity(matcher.group(2)), new TreeMap<>()));
            } else {
                throw wrong(
                        "time_utc once, and DK1 and DK2 at most once, as DK1_EUR_per_MWh or DK1_gCO2_per_kWh", head);
            }
        }
        if (time < 0 || columns.isEmpty()) {
            throw wrong("a column time_utc and one such as DK1_EUR_per_MWh", text);
        }
        if (columns.stream()
                .anyMatch(column -> column.quantity() != columns.get(0).quantity())) {
            throw wrong("the same unit in all columns", text);
        }
    }

    private static Quantity quantity(String unit) {
        return unit.equals(Quantity.PRICE.unit()) ? Quantity.PRICE : Quantity.CO2;
    }

    private void row(String text) {
        if (text.isBlank()) {
            return;
        }
        String[] fields = text.split(",", -1);
        if (fields.length != width) {
            throw wrong(width + " fields with commas between", text);
        }
        Instant at = time(fields[time].strip());
        Integer before = lines.putIfAbsent(at, line);
        if (before != null) {
            throw wrong("each time once, but " + at + " stands in line " + before + " already", text);
        }
        for (Column column : columns) {
            String field = fields[column.index()].strip();
            if (!field.isEmpty()) {
                column.values().put(at, number(field, column.quantity()));
            }
        }
    }

    private Instant time(String text) {
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            if (at.isBefore(EARLIEST) || !at.isBefore(LATEST)) {
                throw wrong("a time from 2000 to 2099", text);
            }
            if (at.getNano() != 0 || at.getEpochSecond() % SMALLEST_STEP != 0) {
                throw wrong("a time of whole 5 minutes", text);
            }
            return at;
        } catch (DateTimeException e) {
            throw wrong("a time with its zone, such as 2025-11-10T00:15:00Z", text);
        }
    }

    private double number(String text, Quantity quantity) {
        if (!NUMBER.matcher(text).matches()) {
            throw wrong("a number with a decimal point, or nothing where it is missing", text);
        }
        double value = Double.parseDouble(text);
        if (value < quantity.least() || value > quantity.most()) {
            throw wrong(quantity.least() + " to " + quantity.most() + " " + quantity.unit(), text);
        }
        return value;
    }

    /** Lines of bounded length and number, from a stream that may have no end. */
    private final class Lines {
        private final InputStream in;
        private final byte[] buffer = new byte[LONGEST_LINE];
        private long octets;

        Lines(InputStream in) {
            this.in = in;
        }

        Optional<String> next() throws IOException {
            int length = 0;
            int octet = in.read();
            if (octet < 0) {
                return Optional.empty();
            }
            line++;
            for (; octet >= 0 && octet != '\n'; octet = in.read()) {
                if (length == LONGEST_LINE || ++octets > LONGEST_FILE) {
                    throw wrong(
                            "lines of at most " + LONGEST_LINE + " octets, " + LONGEST_FILE + " in all",
                            "a longer one");
                }
                buffer[length++] = (byte) octet;
            }
            if (line > MOST_LINES) {
                throw wrong("at most " + MOST_LINES + " lines", "more");
            }
            return Optional.of(text(length));
        }

        private String text(int length) {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(buffer, 0, length))
                        .toString();
                String whole = line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
                return whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole;
            } catch (CharacterCodingException e) {
                throw wrong("text in UTF-8", "other octets");
            }
        }
    }
}
