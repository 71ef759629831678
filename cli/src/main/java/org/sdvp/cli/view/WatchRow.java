package org.sdvp.cli.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Style;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.Leaf;
import org.sdvp.model.value.Timestamp;
import org.sdvp.operator.Reading;

/**
 * One watched value: everything of a reading but its quality and time, which stand beside it.
 *
 * @param reference of the value
 * @param value in words
 * @param unit of it, or empty
 * @param quality in words, or empty
 * @param time when it was measured, if that is known
 */
record WatchRow(String reference, Cell value, String unit, Cell quality, Optional<Instant> time) {
    /** The rows of a reading, one or more. */
    static List<WatchRow> of(Reading reading) {
        if (reading instanceof Reading.Failure failure) {
            return List.of(new WatchRow(
                    failure.asked(),
                    new Cell(ErrorText.of(failure.error()), Style.RED),
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
                        .map(leaf -> new WatchRow(
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

    /** How long ago it was measured; empty if that is not known. */
    String age(Instant now) {
        return time.map(t -> ageText(Duration.between(t, now))).orElse("");
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
