package org.sdvp.heatpump;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sdvp.model.DataSet;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;

/**
 * A row of the table of data sets.
 *
 * @param name of the data set
 * @param members data objects, {@code LN.DO}, in order
 * @param meaning in words
 */
record DataSetRow(String name, List<String> members, String meaning) {
    static List<DataSetRow> all() {
        return TableRows.of("data_sets.csv").stream()
                .map(cells -> new DataSetRow(cells.get(0), List.of(cells.get(1).split(" ", -1)), cells.get(2)))
                .toList();
    }

    /** The data set in the model of a logical device. */
    DataSet dataSet(ObjectReference device, List<ObjectRow> objects) {
        List<Fcda> all = new ArrayList<>();
        for (ObjectRow row : rows(objects)) {
            all.add(new Fcda(device.child(row.node()).child(row.object()), constraint(row)));
        }
        return new DataSet(name, all);
    }

    private static FunctionalConstraint constraint(ObjectRow row) {
        return row.isMeasured() ? FunctionalConstraint.MX : FunctionalConstraint.ST;
    }

    private List<ObjectRow> rows(List<ObjectRow> objects) {
        return members.stream().map(member -> row(member, objects)).toList();
    }

    private ObjectRow row(String member, List<ObjectRow> objects) {
        return objects.stream()
                .filter(row -> member.equals(row.node() + "." + row.object()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "data set " + name + " names " + member + ", which the table of objects lacks"));
    }

    /** The roles that may read every member. */
    Set<HeatPumpRole> readers(List<ObjectRow> objects) {
        Set<HeatPumpRole> readers = EnumSet.allOf(HeatPumpRole.class);
        for (ObjectRow row : rows(objects)) {
            Map<HeatPumpRole, Set<AccessRight>> access = row.access();
            readers.removeIf(role -> !access.getOrDefault(role, Set.of()).contains(AccessRight.READ));
        }
        return readers;
    }
}
