package org.sdvp.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of cells under headings, columns two spaces apart. Columns take the width of their widest cell; where the lines
 * would be longer than the screen, the column that was named as flexible is cut. Not for use by several threads.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    private final List<String> headings;
    private final List<List<Cell>> rows = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();
    private int flexible;

    /**
     * An empty table whose last column is the flexible one.
     *
     * @param headings one for each column
     */
    public Table(String... headings) {
        this.headings = List.of(headings);
        this.flexible = headings.length - 1;
    }

    /** Makes a column, counted from 0, stand flush right, as numbers do. */
    public Table alignRight(int column) {
        right.add(column);
        return this;
    }

    /** Says which column, counted from 0, may be cut where the screen is too narrow. */
    public Table flexible(int column) {
        flexible = column;
        return this;
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     * @throws IllegalArgumentException if their number is not that of the headings
     */
    public void add(Cell... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException("expected " + headings.size() + " cells, but got " + cells.length);
        }
        rows.add(List.of(cells));
    }

    /** Number of rows without the headings. */
    public int size() {
        return rows.size();
    }

    /**
     * The lines of the table.
     *
     * @param screen how wide lines may be and whether there are colours; lines that go to a file are never cut
     * @return headings and rows, without trailing spaces
     */
    public List<String> lines(Screen screen) {
        int[] widths = widths(screen);
        List<String> lines = new ArrayList<>();
        lines.add(line(headings.stream().map(h -> new Cell(h, Style.BOLD)).toList(), widths, screen));
        rows.forEach(row -> lines.add(line(row, widths, screen)));
        return lines;
    }

    /** How wide its lines are if nothing is cut. */
    public int width() {
        return IntStream.of(widths()).sum() + GAP.length() * (headings.size() - 1);
    }

    private int[] widths() {
        int[] widths = new int[headings.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = rows.stream()
                    .mapToInt(row -> row.get(column).width())
                    .reduce(headings.get(i).length(), Math::max);
        }
        return widths;
    }

    private int[] widths(Screen screen) {
        int[] widths = widths();
        int total = width();
        if (screen.isTerminal() && total > screen.columns()) {
            widths[flexible] = Math.max(NARROWEST, widths[flexible] - (total - screen.columns()));
        }
        return widths;
    }

    private String line(List<Cell> cells, int[] widths, Screen screen) {
        StringBuilder line = new StringBuilder();
        int used = 0;
        int due = 0;
        for (int i = 0; i < widths.length; i++) {
            Cell cell = cells.get(i).cut(widths[i]);
            int start = right.contains(i) ? due + widths[i] - cell.width() : due;
            if (cell.width() > 0) {
                line.append(" ".repeat(start - used)).append(screen.styled(cell.style(), cell.text()));
                used = start + cell.width();
            }
            due += widths[i] + GAP.length();
        }
        return line.toString();
    }
}
