package org.sdvp.cli.view;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.export.LogRow;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Style;
import org.sdvp.operator.log.LoggedEntry;

/**
 * A log for people, printed as it comes: a heading for each day, the time once for each entry. Columns only grow, so that
 * they stand below each other from page to page without anything being kept.
 */
public final class LogTable {
    private static final List<String> HEADINGS = List.of("TIME", "REFERENCE", "VALUE", "UNIT", "QUALITY", "WHY", "BY");
    private static final int VALUE = 2;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

    private final PrintStream out;
    private final Screen screen;
    private final ZoneId zone;
    private final DateTimeFormatter clock;
    private final int[] widths = HEADINGS.stream().mapToInt(String::length).toArray();
    private @Nullable LocalDate day;

    /**
     * Makes one.
     *
     * @param zone in which times are shown
     */
    public LogTable(PrintStream out, Screen screen, ZoneId zone) {
        this.out = out;
        this.screen = screen;
        this.zone = zone;
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /** Prints a page. */
    public void print(List<LoggedEntry> entries) {
        List<List<Cell>> lines = new ArrayList<>();
        List<LocalDate> days = new ArrayList<>();
        for (LoggedEntry entry : entries) {
            String time = clock.format(entry.time());
            for (LoggedEntry.Value value : entry.values()) {
                for (LogRow row : LogRows.of(entry, value)) {
                    lines.add(cells(time, row));
                    days.add(LocalDate.ofInstant(entry.time(), zone));
                    time = "";
                }
            }
        }
        lines.forEach(this::widen);
        for (int i = 0; i < lines.size(); i++) {
            if (!days.get(i).equals(day)) {
                begin(days.get(i));
            }
            out.println(line(lines.get(i)));
        }
        out.flush();
    }

    private static List<Cell> cells(String time, LogRow row) {
        Style quality = row.quality().startsWith("good")
                ? Style.GREEN
                : row.quality().startsWith("invalid") ? Style.RED : Style.YELLOW;
        return List.of(
                new Cell(time, Style.CYAN),
                Cell.of(row.reference()),
                Cell.of(row.value()),
                new Cell(row.unit(), Style.DIM),
                new Cell(row.quality(), quality),
                new Cell(row.reason(), Style.DIM),
                Cell.of(row.origin()));
    }

    private void widen(List<Cell> cells) {
        for (int i = 0; i < widths.length; i++) {
            String text = cells.get(i).text();
            widths[i] = Math.max(widths[i], text.codePointCount(0, text.length()));
        }
    }

    private void begin(LocalDate date) {
        if (day != null) {
            out.println();
        }
        day = date;
        out.println(screen.styled(Style.BOLD, DAY.format(date)));
        out.println(
                line(HEADINGS.stream().map(name -> new Cell(name, Style.BOLD)).toList()));
    }

    private String line(List<Cell> cells) {
        StringBuilder line = new StringBuilder();
        int due = 0;
        int length = 0;
        for (int i = 0; i < widths.length; i++) {
            Cell cell = cells.get(i);
            int width = cell.text().codePointCount(0, cell.text().length());
            int start = due + (i == VALUE ? widths[i] - width : 0);
            if (width > 0) {
                line.append(" ".repeat(start - length)).append(screen.styled(cell.style(), cell.text()));
                length = start + width;
            }
            due += widths[i] + 2;
        }
        return line.toString();
    }
}
