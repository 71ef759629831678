package org.sdvp.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.output.Style;
import org.sdvp.cli.output.Table;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.Leaf;
import org.sdvp.model.value.Timestamp;
import org.sdvp.operator.Reading;
import org.sdvp.xmpp.stanza.Jid;

/** What {@code sdvp watch} shows: a table redrawn in place, or lines. */
final class WatchView {
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Surroundings around;
    private final boolean json;
    private Jid device;
    private List<Row> rows = List.of();
    private Optional<Instant> offlineSince = Optional.empty();
    private int drawn;

    WatchView(Surroundings around, Jid device, boolean json) {
        this.around = around;
        this.device = device;
        this.json = json;
    }

    /** One watched value: everything of a reading but its quality and time, which stand beside it. */
    private record Row(String reference, Cell value, String unit, Cell quality, Optional<Instant> time) {
        String age(Instant now) {
            return time.map(t -> ageText(Duration.between(t, now))).orElse("");
        }
    }

    /** Shows a look. */
    void show(Jid from, List<Reading> readings) {
        device = from;
        offlineSince = Optional.empty();
        if (json) {
            line(true, Map.of("readings", ReadingPrinter.trees(readings)));
            return;
        }
        rows = readings.stream().flatMap(reading -> rows(reading).stream()).toList();
        if (around.screen().isTerminal()) {
            draw("");
        } else {
            Instant now = Instant.now();
            rows.forEach(row -> around.out().println(plain(row, now)));
        }
    }

    /** Shows that the device does not answer. */
    void offline(String reason) {
        boolean news = offlineSince.isEmpty();
        Instant since = offlineSince.orElseGet(Instant::now);
        offlineSince = Optional.of(since);
        if (json) {
            line(false, Map.of("reason", reason));
        } else if (around.screen().isTerminal()) {
            draw(reason);
        } else if (news) {
            around.out().println(TIME.format(since) + " offline: " + Cell.harmless(reason));
        }
    }

    private void line(boolean online, Map<String, Object> rest) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("time", Instant.now().toString());
        document.put("device", device.toString());
        document.put("online", online);
        document.putAll(rest);
        around.out().println(Json.line(document));
    }

    private void draw(String reason) {
        Instant now = Instant.now();
        List<String> lines = new ArrayList<>();
        lines.add(heading(now));
        if (!reason.isEmpty()) {
            lines.add(around.screen().styled(Style.DIM, shortened(reason)));
        }
        Table table = new Table("REFERENCE", "VALUE", "UNIT", "QUALITY", "AGE")
                .alignRight(1)
                .alignRight(4)
                .flexible(0);
        boolean stale = offlineSince.isPresent();
        for (Row row : rows) {
            Cell value = stale ? new Cell(row.value().text(), Style.DIM) : row.value();
            table.add(Cell.of(row.reference()), value, Cell.of(row.unit()), row.quality(), Cell.of(row.age(now)));
        }
        lines.addAll(table.lines(around.screen()));
        fit(lines);
        StringBuilder out = new StringBuilder();
        if (drawn > 0) {
            out.append("\u001b[").append(drawn).append('A');
        }
        lines.forEach(line -> out.append(line).append(CLEAR_LINE).append('\n'));
        out.append(CLEAR_BELOW);
        drawn = lines.size();
        around.out().print(out);
        around.out().flush();
    }

    /** What does not fit on the screen could not be redrawn in place. */
    private void fit(List<String> lines) {
        int most = around.screen().rows() - 1;
        if (lines.size() > most) {
            int more = lines.size() - most + 1;
            lines.subList(most - 1, lines.size()).clear();
            lines.add(around.screen().styled(Style.DIM, "… and " + more + " more lines than the screen has room for"));
        }
    }

    private String heading(Instant now) {
        String state = offlineSince
                .map(since -> around.screen().styled(Style.RED, "offline since " + TIME.format(since)))
                .orElseGet(() -> around.screen().styled(Style.GREEN, "online"));
        return around.screen().styled(Style.BOLD, device.toString()) + "  " + state + "  " + TIME.format(now);
    }

    private String shortened(String reason) {
        String line = Cell.harmless(reason);
        return line.length() <= around.screen().columns()
                ? line
                : line.substring(0, around.screen().columns() - 1) + "…";
    }

    private static String plain(Row row, Instant now) {
        StringBuilder line = new StringBuilder(TIME.format(now))
                .append(' ')
                .append(row.reference())
                .append(' ');
        line.append(row.value().text());
        for (String part : List.of(row.unit(), row.quality().text(), row.age(now))) {
            line.append(part.isEmpty() ? "" : "  " + part);
        }
        return line.toString();
    }

    private static List<Row> rows(Reading reading) {
        if (reading instanceof Reading.Failure failure) {
            return List.of(new Row(
                    failure.asked(),
                    new Cell(Failure.text(failure.error()), Style.RED),
                    "",
                    Cell.of(""),
                    Optional.empty()));
        }
        Reading.Value value = (Reading.Value) reading;
        List<Leaf> leaves = value.leaves();
        List<Leaf> shown = leaves.stream().filter(leaf -> !isCompanion(leaf)).toList();
        Cell quality = leaf(leaves, BasicType.QUALITY).map(ReadingPrinter::cell).orElse(Cell.of(""));
        Optional<Instant> time = leaf(leaves, BasicType.TIMESTAMP)
                .map(leaf -> ((Timestamp) leaf.value()).instant())
                // Zero is the time of what was never measured.
                .filter(instant -> instant.isAfter(Instant.EPOCH));
        boolean alone = shown.isEmpty();
        return (alone ? leaves : shown)
                .stream()
                        .map(leaf -> new Row(
                                value.source().reference(leaf),
                                ReadingPrinter.cell(leaf),
                                value.source().unit().of(leaf),
                                alone ? Cell.of("") : quality,
                                alone ? Optional.empty() : time))
                        .toList();
    }

    /** Whether a part only says something about the others: q, t, and who controlled last. */
    private static boolean isCompanion(Leaf leaf) {
        return leaf.path().startsWith("origin.")
                || leaf.path().equals("ctlNum")
                || (leaf.path().equals("q") && leaf.type().basicType() == BasicType.QUALITY)
                || (leaf.path().equals("t") && leaf.type().basicType() == BasicType.TIMESTAMP);
    }

    private static Optional<Leaf> leaf(List<Leaf> leaves, BasicType type) {
        return leaves.stream()
                .filter(leaf -> isCompanion(leaf) && leaf.type().basicType() == type)
                .findFirst();
    }

    /** An age in the largest unit that says enough: {@code 4 s}, {@code 12 min}, {@code 3 h}, {@code 9 d}. */
    static String ageText(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7_200) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
    }
}
