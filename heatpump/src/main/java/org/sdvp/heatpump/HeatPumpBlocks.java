package org.sdvp.heatpump;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sdvp.model.ControlBlocks;
import org.sdvp.model.ObjectReference;

/** Data sets and control blocks of LLN0, from their tables. */
final class HeatPumpBlocks {
    /** The logical node that has them. */
    static final String NODE = "LLN0";

    private final List<DataSetRow> dataSets = DataSetRow.all();
    private final List<ControlBlockRow> controls = ControlBlockRow.all();
    private final ObjectReference device;
    private final List<ObjectRow> objects;

    /**
     * Reads the tables.
     *
     * @param objects what they are about
     */
    HeatPumpBlocks(ObjectReference device, List<ObjectRow> objects) {
        this.device = device;
        this.objects = objects;
    }

    /** As the logical node has them. */
    ControlBlocks blocks() {
        return new ControlBlocks(
                dataSets.stream().map(row -> row.dataSet(device, objects)).toList(),
                controls.stream()
                        .filter(row ->
                                row.kind() == ControlBlockRow.Kind.BRCB || row.kind() == ControlBlockRow.Kind.URCB)
                        .map(ControlBlockRow::reportControl)
                        .toList(),
                controls.stream()
                        .filter(row -> row.kind() == ControlBlockRow.Kind.LCB)
                        .map(ControlBlockRow::logControl)
                        .toList(),
                controls.stream()
                        .map(ControlBlockRow::log)
                        .filter(log -> !log.isEmpty())
                        .distinct()
                        .toList(),
                Optional.empty());
    }

    /** Who may use each data set, control block and log: who may read all that it shows. */
    Map<ObjectReference, Set<HeatPumpRole>> readers() {
        Map<ObjectReference, Set<HeatPumpRole>> readers = new LinkedHashMap<>();
        ObjectReference node = device.child(NODE);
        for (DataSetRow set : dataSets) {
            Set<HeatPumpRole> able = set.readers(objects);
            restrict(readers, node.child(set.name()), able);
            controls.stream()
                    .filter(row -> row.dataSet().equals(set.name()))
                    .flatMap(row -> row.names().stream())
                    .forEach(name -> restrict(readers, node.child(name), able));
        }
        return readers;
    }

    // What is of several data sets, such as a log of two control blocks, is for those who may read all of them.
    private static void restrict(
            Map<ObjectReference, Set<HeatPumpRole>> readers, ObjectReference name, Set<HeatPumpRole> able) {
        readers.computeIfAbsent(name, key -> EnumSet.allOf(HeatPumpRole.class)).retainAll(able);
    }

    List<DataSetRow> dataSets() {
        return dataSets;
    }

    List<ControlBlockRow> controls() {
        return controls;
    }
}
