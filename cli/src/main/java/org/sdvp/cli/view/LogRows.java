package org.sdvp.cli.view;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sdvp.cli.export.LogRow;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Leaf;
import org.sdvp.operator.Reading;
import org.sdvp.operator.log.LoggedEntry;

/** Takes entries of logs apart into rows of single values. */
public final class LogRows {
    private LogRows() {}

    /** The rows of a value, one or more. */
    public static List<LogRow> of(LoggedEntry entry, LoggedEntry.Value value) {
        String reason = WatchView.reasons(value.reasons());
        if (value.reading().isEmpty()) {
            return List.of(new LogRow(
                    entry.time(),
                    entry.entryId().toString(),
                    value.reference().reference().toString(),
                    value.value().toString(),
                    OptionalDouble.empty(),
                    "",
                    "",
                    Optional.empty(),
                    reason,
                    ""));
        }
        Reading.Value reading = value.reading().get();
        List<Leaf> leaves = reading.leaves();
        String origin = origin(leaves);
        List<WatchRow> shown = WatchRow.of(reading);
        return shown.stream()
                .map(row -> new LogRow(
                        entry.time(),
                        entry.entryId().toString(),
                        row.reference(),
                        row.value().text(),
                        number(reading, leaves, row.reference()),
                        row.unit(),
                        row.quality().text(),
                        row.time(),
                        reason,
                        origin))
                .toList();
    }

    private static String origin(List<Leaf> leaves) {
        return leaves.stream()
                .filter(leaf -> leaf.path().equals("origin.orIdent"))
                .map(leaf -> ReadingPrinter.cell(leaf).text())
                .map(text -> text.startsWith("\"") ? text.substring(1, text.length() - 1) : text)
                .findFirst()
                .orElse("");
    }

    private static OptionalDouble number(Reading.Value reading, List<Leaf> leaves, String reference) {
        return leaves.stream()
                .filter(leaf -> reading.source().reference(leaf).equals(reference))
                .map(leaf -> number(leaf.value()))
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble number(DataValue value) {
        return switch (value.type().kind()) {
            // By way of its text: 21.3 shall stay 21.3.
            case FLOAT32 -> OptionalDouble.of(Double.parseDouble(Float.toString(((DataValue.Float32) value).value())));
            case FLOAT64 -> OptionalDouble.of(((DataValue.Float64) value).value());
            case INTEGER -> OptionalDouble.of((double) ((DataValue.Int) value).value());
            case BOOLEAN -> OptionalDouble.of(((DataValue.Bool) value).value() ? 1 : 0);
            default -> OptionalDouble.empty();
        };
    }
}
