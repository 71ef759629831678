package org.sdvp.heatpump;

import java.util.List;

/**
 * A name that a box of the SDVP2 project has for something in this model.
 *
 * @param name the whole reference there
 * @param object where it is in this model, as {@code RoomSTMP1.Tmp}
 * @param factor the number there is this many times the number here
 * @param inverted whether 1 there is false here
 * @param note the unit or meaning there
 */
public record Sdvp2NameRow(String name, String object, double factor, boolean inverted, String note) {
    /** Every row of the table. */
    public static List<Sdvp2NameRow> all() {
        return TableRows.of("sdvp2_names.csv").stream()
                .map(cells -> new Sdvp2NameRow(
                        cells.get(0),
                        cells.get(1),
                        Double.parseDouble(cells.get(2)),
                        cells.get(3).equals("yes"),
                        cells.get(4)))
                .toList();
    }
}
