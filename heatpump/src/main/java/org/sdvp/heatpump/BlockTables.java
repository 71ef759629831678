package org.sdvp.heatpump;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/** The part of the page of the information model about what reports and logs are made of. */
final class BlockTables {
    private static final double DEADBAND_UNIT = 1e-5;

    private final String device;
    private final List<ObjectRow> objects;
    private final HeatPumpBlocks blocks;
    private final ModelValues values;
    private final List<String> lines = new ArrayList<>();

    BlockTables(HeatPumpModel model, List<ObjectRow> objects) {
        this.device = model.serverModel().logicalDevices().get(0).name();
        this.objects = objects;
        this.blocks = new HeatPumpBlocks(ObjectReference.parse(device), objects);
        this.values = new ModelValues(model.serverModel());
    }

    /** The lines of the part. */
    List<String> lines() {
        lines.add("## Data sets, reports and logs");
        lines.add("");
        lines.add(
                "All are in `LLN0` and come from `data_sets.csv` and `control_blocks.csv`. A role may use those of which");
        lines.add(
                "it may read every member; nothing shows there that it could not read one by one. Service providers may");
        lines.add("make data sets of their own; everybody may make some for the time of an association.");
        lines.add("");
        dataSets();
        controlBlocks();
        deadbands();
        return lines;
    }

    private void dataSets() {
        row("Data set", "Members", "For", "Meaning");
        row("---", "---", "---", "---");
        for (DataSetRow set : blocks.dataSets()) {
            row(
                    code(device + "/LLN0." + set.name()),
                    set.members().stream().map(BlockTables::code).collect(Collectors.joining(" ")),
                    roles(set.readers(objects)),
                    set.meaning());
        }
        lines.add("");
    }

    private void controlBlocks() {
        row("Control block", "Class", "Data set", "Triggers", "BufTm", "IntgPd", "Log", "Meaning");
        row("---", "---", "---", "---", "---", "---", "---", "---");
        for (ControlBlockRow block : blocks.controls()) {
            row(
                    code(instances(block)),
                    block.kind() == ControlBlockRow.Kind.LOG
                            ? "log of the device itself"
                            : block.kind().name(),
                    code(block.dataSet()),
                    block.trgOps().stream()
                            .map(option -> option.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(" ")),
                    time(block.bufTm()),
                    time(block.intgPd()),
                    block.log().isEmpty() ? "" : code(block.log()),
                    block.meaning());
        }
        lines.add("");
    }

    private static String instances(ControlBlockRow block) {
        List<String> names = switch (block.kind()) {
            case BRCB, URCB -> block.reportControl().instanceNames();
            case LCB, LOG -> List.of(block.name());
        };
        return names.size() == 1 ? names.get(0) : names.get(0) + "` to `" + names.get(names.size() - 1);
    }

    private static String time(long millis) {
        return millis == 0 ? "" : millis % 60_000 == 0 ? millis / 60_000 + " min" : millis + " ms";
    }

    private void deadbands() {
        lines.add(
                "A measured value is reported when it has moved by more than its deadband (`db` of `dbRef`); below the");
        lines.add(
                "zero limit it is 0 (`zeroDb` of `zeroDbRef`). `range` tells between which limits of `rangeC` it is.");
        lines.add("");
        row("Measured value", "Deadband", "Zero below", "low-low", "low", "high", "high-high");
        row("---", "---", "---", "---", "---", "---", "---");
        for (ObjectRow object : objects) {
            if (object.cdc().equals("MV") && object.signal().isPresent()) {
                row(
                        code(device + "/" + object.node() + "." + object.object()),
                        product(object, "db", "dbRef"),
                        product(object, "zeroDb", "zeroDbRef"),
                        limit(object, "llLim"),
                        limit(object, "lLim"),
                        limit(object, "hLim"),
                        limit(object, "hhLim"));
            }
        }
        lines.add("");
    }

    private String product(ObjectRow object, String count, String reference) {
        return number(object, count)
                .flatMap(db -> number(object, reference).map(ref -> db * ref * DEADBAND_UNIT))
                .map(width -> String.format(Locale.ROOT, "%.3g", width))
                .map(text -> text(Double.parseDouble(text), object))
                .orElse("");
    }

    private String limit(ObjectRow object, String name) {
        return number(object, "rangeC." + name + ".f")
                .map(value -> text(value, object))
                .orElse("");
    }

    private static String text(double value, ObjectRow object) {
        String number = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        return object.unit().isEmpty() ? number : number + " " + object.unit();
    }

    private Optional<Double> number(ObjectRow object, String path) {
        ObjectReference reference =
                ObjectReference.parse(device + "/" + object.node() + "." + object.object() + "." + path);
        return values.model()
                .select(new Fcda(reference, FunctionalConstraint.CF))
                .map(values::get)
                .map(value -> value instanceof DataValue.Int whole
                        ? (double) whole.value()
                        : Double.parseDouble(Float.toString(((DataValue.Float32) value).value())));
    }

    private static String roles(Set<HeatPumpRole> roles) {
        return roles.stream().map(HeatPumpRole::title).collect(Collectors.joining(", "));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private void row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }
}
