package org.sdvp.cli.bench;

import java.util.Locale;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Style;
import org.sdvp.cli.output.Table;

/** How figures are written, for people and in JSON. */
final class Figures {
    private Figures() {}

    /** Starts a table of figures under the first column's names. */
    static Table table(String... headings) {
        Table table = new Table(headings);
        for (int column = 1; column < headings.length; column++) {
            table.alignRight(column);
        }
        return table;
    }

    /** A number of faults, of which there should be none. */
    static Cell faults(long number) {
        return new Cell(Long.toString(number), number == 0 ? Style.PLAIN : Style.RED);
    }

    /** A number without decimals. */
    static Cell cell(double number) {
        return Cell.of(whole(number));
    }

    /** A number without decimals. */
    static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** A number with one decimal, for JSON. */
    static double tenths(double number) {
        return rounded(number, 10);
    }

    /** A number in parts of one, for JSON; as it is if it is none. */
    static double rounded(double number, int parts) {
        return Double.isFinite(number) ? Math.rint(number * parts) / parts : number;
    }
}
