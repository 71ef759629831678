package org.sdvp.demo.screen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sdvp.demo.watch.Pump;

/** The table of pumps as lines: as many columns as the width has room for. */
final class PumpTable {
    private static final int WIDE_GAP = 2;
    /** What a screen narrower than the usual does without, first to last. */
    private static final List<Column> DISPENSABLE =
            List.of(Column.RETURN, Column.SINCE, Column.COP, Column.TANK, Column.FORWARD, Column.HEAT);

    private final List<Column> columns = new ArrayList<>();
    private final boolean colours;
    private final int nameWidth;
    private int gap = 1;

    /**
     * Chooses columns.
     *
     * @param width of the screen in characters
     * @param colours whether to colour
     * @param pumps whose names have to fit
     */
    PumpTable(int width, boolean colours, List<Pump> pumps) {
        this.colours = colours;
        this.nameWidth = pumps.stream().mapToInt(pump -> pump.name().length()).reduce(Column.NAME.width(), Math::max);
        boolean alike = pumps.stream().map(Pump::program).distinct().count() < 2;
        for (Column column : Column.values()) {
            if (column == Column.AGENT && alike) {
                continue;
            }
            columns.add(column);
            if (column.ordinal() > Column.AGE.ordinal() && total(WIDE_GAP) > width) {
                columns.remove(columns.size() - 1);
                break;
            }
        }
        if (total(WIDE_GAP) <= width) {
            gap = WIDE_GAP;
        }
        for (Column column : DISPENSABLE) {
            if (total(gap) > width) {
                columns.remove(column);
            }
        }
    }

    private int total(int between) {
        return columns.stream().mapToInt(this::width).sum() + between * (columns.size() - 1);
    }

    private int width(Column column) {
        return column == Column.NAME ? nameWidth : column.width();
    }

    /** Two lines: names and units. */
    List<String> headings() {
        StringBuilder names = new StringBuilder();
        StringBuilder units = new StringBuilder();
        for (Column column : columns) {
            append(names, column, column.heading());
            append(units, column, column.unit());
        }
        return List.of(
                Ink.BOLD.on(names.toString().stripTrailing(), colours),
                Ink.DIM.on(units.toString().stripTrailing(), colours));
    }

    /** The line of a pump. */
    String row(Pump pump, Instant now) {
        StringBuilder line = new StringBuilder();
        for (Column column : columns) {
            Column.Cell cell = column.cell(pump, now);
            String text = cut(cell.text(), width(column));
            String pad = " ".repeat(width(column) - text.length());
            String inked = cell.ink().on(text, colours);
            line.append(line.length() == 0 ? "" : " ".repeat(gap)).append(column.isRight() ? pad + inked : inked + pad);
        }
        return line.toString().stripTrailing();
    }

    private void append(StringBuilder line, Column column, String text) {
        String cut = cut(text, width(column));
        String pad = " ".repeat(width(column) - cut.length());
        line.append(line.length() == 0 ? "" : " ".repeat(gap)).append(column.isRight() ? pad + cut : cut + pad);
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
