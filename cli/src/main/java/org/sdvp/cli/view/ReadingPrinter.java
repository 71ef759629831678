package org.sdvp.cli.view;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Style;
import org.sdvp.cli.output.Table;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Leaf;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.ValueText;
import org.sdvp.operator.Reading;

/** Shows readings as rows for people and as trees for programs. */
public final class ReadingPrinter {
    private ReadingPrinter() {}

    /** A table with a row for each part of each reading. */
    public static Table table(List<Reading> readings) {
        Table table = new Table("REFERENCE", "FC", "VALUE", "UNIT").flexible(2);
        for (Reading reading : readings) {
            if (reading instanceof Reading.Value value) {
                for (Leaf leaf : value.leaves()) {
                    table.add(
                            new Cell(value.source().reference(leaf), Style.PLAIN),
                            new Cell(value.source().fc().name(), Style.DIM),
                            cell(leaf),
                            new Cell(value.source().unit().of(leaf), Style.DIM));
                }
            } else if (reading instanceof Reading.Failure failure) {
                table.add(
                        new Cell(withoutConstraint(failure.asked()), Style.PLAIN),
                        new Cell(failure.fc().map(FunctionalConstraint::name).orElse("-"), Style.DIM),
                        new Cell(ErrorText.of(failure.error()), Style.RED),
                        Cell.of(""));
            }
        }
        return table;
    }

    private static String withoutConstraint(String asked) {
        int open = asked.indexOf('[');
        return open < 0 ? asked : asked.substring(0, open);
    }

    /** The value of a part as a cell, qualities in the colour they deserve. */
    public static Cell cell(Leaf leaf) {
        String text = text(leaf);
        if (!(leaf.value() instanceof Quality quality)) {
            return new Cell(text, Style.PLAIN);
        }
        return switch (quality.validity()) {
            case GOOD -> new Cell(text, Style.GREEN);
            case QUESTIONABLE, RESERVED -> new Cell(text, Style.YELLOW);
            case INVALID -> new Cell(text, Style.RED);
        };
    }

    // What reads back as the same value is not always what a person can read.
    private static String text(Leaf leaf) {
        if (leaf.value() instanceof DataValue.Octets octets && isAscii(octets.octets())) {
            return "\"" + new String(octets.octets(), StandardCharsets.US_ASCII) + "\"";
        }
        String text = ValueText.print(leaf.type(), leaf.value());
        return text.isEmpty() ? "\"\"" : text;
    }

    private static boolean isAscii(byte[] octets) {
        boolean ascii = true;
        for (byte octet : octets) {
            ascii &= octet >= 0x20 && octet < 0x7f;
        }
        return ascii;
    }

    /** A value in one line with its unit; one that is a structure of one part as that part. */
    public static String line(Reading.Source source, DataValue value) {
        List<Leaf> leaves = Leaf.of(source.type(), value);
        if (leaves.size() != 1) {
            return ValueText.print(source.type(), value);
        }
        String unit = source.unit().of(leaves.get(0));
        return text(leaves.get(0)) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** The readings for programs, values as trees of their members. */
    public static List<Object> trees(List<Reading> readings) {
        return readings.stream().map(reading -> (Object) tree(reading)).toList();
    }

    /** A reading for programs. */
    public static Map<String, Object> tree(Reading reading) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("asked", reading.asked());
        if (reading instanceof Reading.Value value) {
            tree.put("reference", value.source().reference().toString());
            tree.put("fc", value.source().fc().name());
            tree.put("cdc", value.source().cdc());
            unit(value).ifPresent(unit -> tree.put("unit", unit));
            tree.put("value", tree(value.source().type(), value.value()));
        } else if (reading instanceof Reading.Failure failure) {
            failure.fc().ifPresent(fc -> tree.put("fc", fc.name()));
            Map<String, Object> error =
                    ErrorText.tree(failure.error().code(), failure.error().text());
            error.put("detail", failure.detail());
            tree.put("error", error);
        }
        return tree;
    }

    private static Optional<String> unit(Reading.Value value) {
        return value.leaves().stream()
                .map(leaf -> value.source().unit().of(leaf))
                .filter(unit -> !unit.isEmpty())
                .findFirst();
    }

    /**
     * A value for programs: structures as objects, arrays as lists, BOOLEAN and numbers as such, everything else in the
     * words of {@link ValueText}.
     */
    public static Object tree(DataType type, DataValue value) {
        return switch (type.basicType()) {
            case STRUCTURE -> {
                Map<String, Object> members = new LinkedHashMap<>();
                List<DataValue> values = ((DataValue.Structure) value).members();
                List<DataType.Member> types = ((DataType.Structure) type).members();
                for (int i = 0; i < types.size(); i++) {
                    members.put(types.get(i).name(), tree(types.get(i).type(), values.get(i)));
                }
                yield members;
            }
            case ARRAY -> {
                DataType element = ((DataType.Array) type).element();
                yield ((DataValue.Array) value)
                        .elements().stream().map(part -> tree(element, part)).toList();
            }
            case BOOLEAN -> ((DataValue.Bool) value).value();
            case INT8, INT16, INT32, INT64, INT8U, INT16U, INT32U -> ((DataValue.Int) value).value();
            case FLOAT32 -> ((DataValue.Float32) value).value();
            case FLOAT64 -> ((DataValue.Float64) value).value();
            default -> ValueText.print(type, value);
        };
    }
}
