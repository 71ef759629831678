package org.sdvp.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sdvp.cli.output.Cell;
import org.sdvp.cli.output.Json;
import org.sdvp.cli.output.Style;
import org.sdvp.cli.output.Table;
import org.sdvp.cli.view.ReadingPrinter;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.value.Leaf;
import org.sdvp.operator.Branch;
import org.sdvp.operator.Device;
import org.sdvp.operator.Operator;
import org.sdvp.operator.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sdvp browse}: the directory services and GetDataDefinition. */
@Command(
        name = "browse",
        description = "show what a device offers",
        footer = {
            "",
            "Without REF down to the data objects and their common data class, with it everything below; "
                    + "--depth N shows N levels of logical devices, logical nodes, data objects, attributes and "
                    + "their parts."
        })
final class BrowseCommand implements Callable<Integer> {
    private static final int TO_DATA_OBJECTS = 3;
    private static final int SERIES = 4;
    private static final int EVERYTHING = 64;
    // Attribute of every common data class, FC DC.
    private static final String DESCRIPTION = "d";

    private final Surroundings around;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "JID", description = "the device: full or bare JID, or only its local part")
    private String jid = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "REF", description = "where to begin, such as HP1/RoomSTMP1")
    private @Nullable String reference;

    @Option(names = "--depth", paramLabel = "N", description = "levels to show")
    private @Nullable Integer depth;

    @Option(names = "--values", description = "read and show the values too")
    private boolean values;

    @Spec
    private @Nullable CommandSpec spec;

    BrowseCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Optional<String> from = Optional.ofNullable(reference);
        int levels = Optional.ofNullable(depth).orElse(from.isPresent() || values ? EVERYTHING : TO_DATA_OBJECTS);
        if (levels < 0) {
            throw new ParameterException(
                    Objects.requireNonNull(spec, "set by picocli").commandLine(),
                    "--depth must be 0 or more, but is " + levels);
        }
        try (Operator operator = common.login(around)) {
            Device device = operator.device(jid);
            Branch tree = operator.await(device.browse(from, levels));
            ReferenceCache.of(around).add(device.jid(), tree, from.isEmpty() && levels >= EVERYTHING);
            Map<String, Leaf> leaves = leaves(operator, device, tree);
            if (common.json()) {
                around.out().println(Json.document(json(tree, leaves)));
            } else {
                table(tree, leaves).lines(around.screen()).forEach(around.out()::println);
            }
            return ExitCode.OK;
        }
    }

    /** Values by reference: all of them, or else only the descriptions of the data objects. */
    private Map<String, Leaf> leaves(Operator operator, Device device, Branch tree) {
        String constraint = values ? "" : "[" + FunctionalConstraint.DC + "]";
        List<String> references = tree.reference()
                .map(from -> List.of(from + constraint))
                .orElseGet(() -> tree.children().stream()
                        .map(child -> child.name() + constraint)
                        .toList());
        Map<String, Leaf> leaves = new HashMap<>();
        if (references.isEmpty() || !(values || hasDataObjects(tree))) {
            return leaves;
        }
        for (Reading reading : operator.await(device.read(references))) {
            if (reading instanceof Reading.Value value) {
                value.leaves().forEach(leaf -> leaves.put(value.source().reference(leaf), leaf));
            }
        }
        return leaves;
    }

    private static boolean hasDataObjects(Branch tree) {
        return tree.kind() == Branch.Kind.DATA_OBJECT
                || tree.children().stream().anyMatch(BrowseCommand::hasDataObjects);
    }

    private static boolean hasAttributes(Branch tree) {
        return tree.fc().isPresent() || tree.children().stream().anyMatch(BrowseCommand::hasAttributes);
    }

    private Table table(Branch tree, Map<String, Leaf> leaves) {
        boolean attributes = hasAttributes(tree);
        List<String> headings = new ArrayList<>(List.of("NAME"));
        headings.addAll(attributes ? List.of("FC", "TYPE") : List.of("CDC"));
        if (values || !attributes) {
            headings.add(values ? "VALUE" : "DESCRIPTION");
        }
        Table table = new Table(headings.toArray(new String[0]));
        add(new Lines(table, attributes, leaves), tree, "", "");
        return table;
    }

    /** The table in the making, whether attributes are in it, and the values to show. */
    private record Lines(Table table, boolean attributes, Map<String, Leaf> leaves) {}

    private void add(Lines lines, Branch branch, String lead, String below) {
        lines.table().add(row(lines, branch, lead).toArray(new Cell[0]));
        List<Branch> children = values ? branch.children() : withoutSeries(branch.children());
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            Branch child = children.get(i);
            add(lines, child, below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "));
        }
    }

    /** The same with one in the place of many that differ in a number only, such as the entries of a schedule. */
    private static List<Branch> withoutSeries(List<Branch> children) {
        List<Branch> shown = new ArrayList<>();
        int at = 0;
        while (at < children.size()) {
            Branch first = children.get(at);
            int end = at + 1;
            while (end < children.size() && isOneOf(first, children.get(end))) {
                end++;
            }
            if (end - at < SERIES) {
                shown.addAll(children.subList(at, end));
            } else {
                String last = children.get(end - 1).name();
                String name = first.name() + ".." + last.substring(stem(last).length());
                shown.add(new Branch(first.kind(), name, first.reference(), first.fc(), first.type(), List.of()));
            }
            at = end;
        }
        return shown;
    }

    private static boolean isOneOf(Branch first, Branch other) {
        return first.kind() == Branch.Kind.DATA_OBJECT
                && other.kind() == Branch.Kind.DATA_OBJECT
                && first.children().isEmpty()
                && other.children().isEmpty()
                && first.type().equals(other.type())
                && !stem(first.name()).equals(first.name())
                && stem(first.name()).equals(stem(other.name()));
    }

    private static String stem(String name) {
        int end = name.length();
        while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end);
    }

    private List<Cell> row(Lines lines, Branch branch, String lead) {
        List<Cell> row = new ArrayList<>();
        row.add(new Cell(lead + branch.name(), style(branch.kind())));
        String description = description(branch, lines.leaves())
                .map(leaf -> ReadingPrinter.cell(leaf).text())
                .orElse("");
        if (lines.attributes()) {
            // Beside attributes with their long types a description would be cut in a column of its own.
            boolean beside = !values && !description.isEmpty();
            row.add(new Cell(branch.fc().map(Enum::name).orElse(""), Style.DIM));
            row.add(new Cell(branch.type() + (beside ? "  " + description : ""), Style.DIM));
        } else {
            row.add(new Cell(branch.type(), Style.DIM));
        }
        if (values) {
            row.add(leaf(branch, lines.leaves()).map(ReadingPrinter::cell).orElse(Cell.of("")));
        } else if (!lines.attributes()) {
            row.add(Cell.of(description));
        }
        return row;
    }

    private static Optional<Leaf> description(Branch branch, Map<String, Leaf> leaves) {
        return branch.reference()
                .filter(reference -> branch.kind() == Branch.Kind.DATA_OBJECT)
                .map(reference -> leaves.get(reference + "." + DESCRIPTION));
    }

    private static Style style(Branch.Kind kind) {
        return switch (kind) {
            case SERVER, LOGICAL_DEVICE, LOGICAL_NODE -> Style.BOLD;
            case DATA_OBJECT -> Style.CYAN;
            case DATA_ATTRIBUTE, COMPONENT -> Style.PLAIN;
        };
    }

    private static Optional<Leaf> leaf(Branch branch, Map<String, Leaf> leaves) {
        return branch.reference().map(reference -> leaves.get(reference.toString()));
    }

    private Map<String, Object> json(Branch branch, Map<String, Leaf> leaves) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", branch.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        tree.put("name", branch.name());
        branch.reference().ifPresent(reference -> tree.put("reference", reference.toString()));
        branch.fc().ifPresent(fc -> tree.put("fc", fc.name()));
        if (!branch.type().isEmpty()) {
            tree.put(branch.kind() == Branch.Kind.DATA_OBJECT ? "cdc" : "type", branch.type());
        }
        description(branch, leaves)
                .ifPresent(leaf -> tree.put("description", ReadingPrinter.tree(leaf.type(), leaf.value())));
        leaf(branch, leaves)
                .filter(leaf -> values)
                .ifPresent(leaf -> tree.put("value", ReadingPrinter.tree(leaf.type(), leaf.value())));
        if (!branch.children().isEmpty()) {
            tree.put(
                    "children",
                    branch.children().stream().map(child -> json(child, leaves)).toList());
        }
        return tree;
    }
}
