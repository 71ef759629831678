package org.sdvp.cli.view;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Style;
import org.sdvp.cli.output.Table;
import org.sdvp.operator.Reading;
import org.sdvp.operator.ValueFeed;
import org.sdvp.xmpp.stanza.Jid;

/** A table redrawn in place: what has just changed stands out, and why it came is said. */
public final class WatchTable implements WatchView {
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";
    private static final Duration FRESH = Duration.ofMillis(1500);
    private static final int GAPS_SHOWN = 3;

    private final PrintStream out;
    private final Screen screen;
    private final String every;
    private final Map<String, Instant> changed = new HashMap<>();
    private final Map<String, String> reasons = new HashMap<>();
    private final Deque<String> gaps = new ArrayDeque<>();
    private Jid device;
    private List<Reading> readings = List.of();
    private Optional<ValueFeed.Sources> sources = Optional.empty();
    private Optional<Instant> offlineSince = Optional.empty();
    private String offlineReason = "";
    private int drawn;

    /**
     * Makes one.
     *
     * @param out the terminal
     * @param screen its size
     * @param device who is named until one has answered
     * @param every how often is read what no report brings, for people
     */
    public WatchTable(PrintStream out, Screen screen, Jid device, String every) {
        this.out = out;
        this.screen = screen;
        this.device = device;
        this.every = every;
    }

    @Override
    public synchronized void onBegin(Jid from, List<Reading> all) {
        device = from;
        readings = all;
        offlineSince = Optional.empty();
    }

    @Override
    public synchronized void onSources(ValueFeed.Sources now) {
        sources = Optional.of(now);
    }

    @Override
    public synchronized void onUpdates(List<Reading> all, List<ValueFeed.Update> updates) {
        Map<String, String> before = texts(readings);
        readings = all;
        Map<String, String> after = texts(all);
        Instant now = Instant.now();
        after.forEach((reference, text) -> {
            if (!text.equals(before.get(reference))) {
                changed.put(reference, now);
            }
        });
        for (ValueFeed.Update update : updates) {
            String why = WatchView.reasons(update.reasons());
            WatchRow.of(update.reading()).forEach(row -> reasons.put(row.reference(), why));
        }
    }

    private static Map<String, String> texts(List<Reading> readings) {
        Map<String, String> texts = new HashMap<>();
        readings.forEach(reading -> WatchRow.of(reading)
                .forEach(row -> texts.put(row.reference(), row.value().text())));
        return texts;
    }

    @Override
    public synchronized void onGap(String why) {
        gaps.add(TIME.format(Instant.now()) + "  gap: " + why);
        if (gaps.size() > GAPS_SHOWN) {
            gaps.remove();
        }
    }

    @Override
    public synchronized void onOffline(String why) {
        offlineSince = Optional.of(offlineSince.orElseGet(Instant::now));
        offlineReason = why;
        sources = Optional.empty();
    }

    @Override
    public synchronized void redraw() {
        Instant now = Instant.now();
        List<String> lines = new ArrayList<>();
        lines.add(heading(now));
        note().ifPresent(note -> lines.add(screen.styled(Style.DIM, shortened(note))));
        lines.addAll(table(now).lines(screen));
        gaps.forEach(gap -> lines.add(screen.styled(Style.YELLOW, shortened(gap))));
        fit(lines);
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append('A');
        }
        lines.forEach(line -> text.append(line).append(CLEAR_LINE).append('\n'));
        text.append(CLEAR_BELOW);
        drawn = lines.size();
        out.print(text);
        out.flush();
    }

    private Optional<String> note() {
        return offlineSince.isPresent()
                ? Optional.of(offlineReason)
                : sources.map(now -> WatchView.sources(now, every));
    }

    private Table table(Instant now) {
        boolean reported = sources.map(from -> !from.blocks().isEmpty()).orElse(!reasons.isEmpty());
        Table table = reported
                ? new Table("REFERENCE", "VALUE", "UNIT", "QUALITY", "AGE", "WHY")
                : new Table("REFERENCE", "VALUE", "UNIT", "QUALITY", "AGE");
        table.alignRight(1).alignRight(4).flexible(0);
        for (Reading reading : readings) {
            for (WatchRow row : WatchRow.of(reading)) {
                Cell why = new Cell(reasons.getOrDefault(row.reference(), ""), Style.DIM);
                Cell[] cells = {
                    Cell.of(row.reference()),
                    value(row, now),
                    Cell.of(row.unit()),
                    row.quality(),
                    Cell.of(row.age(now)),
                    why
                };
                table.add(reported ? cells : Arrays.copyOf(cells, cells.length - 1));
            }
        }
        return table;
    }

    private Cell value(WatchRow row, Instant now) {
        if (offlineSince.isPresent()) {
            return new Cell(row.value().text(), Style.DIM);
        }
        boolean fresh = Optional.ofNullable(changed.get(row.reference()))
                .filter(when -> Duration.between(when, now).compareTo(FRESH) < 0)
                .isPresent();
        return fresh ? new Cell(row.value().text(), Style.BOLD) : row.value();
    }

    /** What does not fit on the screen could not be redrawn in place. */
    private void fit(List<String> lines) {
        int most = screen.rows() - 1;
        if (lines.size() > most) {
            int more = lines.size() - most + 1;
            lines.subList(most - 1, lines.size()).clear();
            lines.add(screen.styled(Style.DIM, "… and " + more + " more lines than the screen has room for"));
        }
    }

    private String heading(Instant now) {
        String state = offlineSince
                .map(since -> screen.styled(Style.RED, "offline since " + TIME.format(since)))
                .orElseGet(() -> screen.styled(Style.GREEN, "online"));
        return screen.styled(Style.BOLD, device.toString()) + "  " + state + "  " + TIME.format(now);
    }

    private String shortened(String text) {
        String line = Cell.harmless(text);
        return line.length() <= screen.columns() ? line : line.substring(0, screen.columns() - 1) + "…";
    }
}
