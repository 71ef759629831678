package org.sdvp.heatpump;

import java.util.List;

/**
 * A row of the brief's information list.
 *
 * @param table {@code measurements}, {@code status}, {@code control} or {@code settings}
 * @param ifiv number in IFIV, the project's list of information; empty for the name plate
 * @param sdvpV1 what SDVP v1 called it
 * @param meaning in words
 * @param brief the node and object that the brief names
 * @param objects where it is in this model, as {@code STMP1.Tmp}; empty if nowhere
 * @param note what was decided, and why
 */
public record InformationRow(
        String table, String ifiv, String sdvpV1, String meaning, String brief, List<String> objects, String note) {
    /** Copies the objects. */
    public InformationRow {
        objects = List.copyOf(objects);
    }

    /** Every row of the list, in the order of the brief. */
    public static List<InformationRow> all() {
        return TableRows.of("information_list.csv").stream()
                .map(cells -> new InformationRow(
                        cells.get(0),
                        cells.get(1),
                        cells.get(2),
                        cells.get(3),
                        cells.get(4),
                        cells.get(5).isEmpty()
                                ? List.of()
                                : List.of(cells.get(5).split(" ", -1)),
                        cells.get(6)))
                .toList();
    }
}
