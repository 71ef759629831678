package org.sdvp.cli.rights;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.sdvp.cli.export.AuditRow;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Screen;
import org.sdvp.cli.output.Style;

/**
 * Audit records for a terminal on which they do not fit side by side: what happened on a line, below it by whom and from which value to
 * which. Nothing is cut; what is longer than a line goes on in the next one.
 */
final class AuditBlocks {
    private static final String INDENT = "    ";

    private AuditBlocks() {}

    /** The lines of records, none longer than the screen is wide. */
    static List<String> lines(List<AuditRow> rows, Screen screen) {
        List<String> lines = new ArrayList<>();
        for (AuditRow row : rows) {
            wrapped(head(row), screen.columns()).forEach(line -> lines.add(screen.styled(style(row), line)));
            wrapped(INDENT + who(row), screen.columns()).forEach(lines::add);
            String values = values(row);
            if (!values.isEmpty()) {
                wrapped(INDENT + values, screen.columns()).forEach(lines::add);
            }
        }
        return lines;
    }

    private static Style style(AuditRow row) {
        return isDone(row) ? Style.BOLD : Style.RED;
    }

    private static boolean isDone(AuditRow row) {
        return row.result().equals("ok");
    }

    private static String head(AuditRow row) {
        Instant second = row.time().truncatedTo(ChronoUnit.SECONDS);
        StringJoiner words = new StringJoiner(" ");
        words.add(second.toString()).add(row.service());
        if (!row.reference().isEmpty()) {
            words.add(row.reference());
        }
        words.add(row.result());
        if (row.count() > 1) {
            words.add("(" + row.count() + " times)");
        }
        return Cell.harmless(words.toString());
    }

    private static String who(AuditRow row) {
        String roles = row.roles().isEmpty() ? "" : " (" + row.roles().replace(",", ", ") + ")";
        return Cell.harmless("by " + row.who() + roles);
    }

    private static String values(AuditRow row) {
        String text = row.oldValue().isEmpty()
                ? row.newValue()
                : row.oldValue() + " -> " + (row.newValue().isEmpty() ? "nothing" : row.newValue());
        return Cell.harmless(text);
    }

    /** Broken between words where there are any, else anywhere; lines after the first are indented. */
    static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.codePointCount(0, rest.length()) > columns) {
            int end = rest.offsetByCodePoints(0, columns);
            int blank = rest.lastIndexOf(' ', end);
            int at = blank > INDENT.length() ? blank : end;
            lines.add(rest.substring(0, at));
            rest = INDENT + rest.substring(at).strip();
        }
        lines.add(rest);
        return lines;
    }
}
