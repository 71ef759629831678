package org.sdvp.model.cdc;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.TriggerOption;

/**
 * The table of one common data class.
 *
 * @param attributes its rows, in model order
 * @param ctlVal name of the type of its control value; empty if it cannot be controlled
 */
record CdcTable(List<CdcAttribute> attributes, String ctlVal) {
    private static final Map<String, CdcTable> BY_NAME = read();

    static CdcTable of(Cdc cdc) {
        CdcTable table = BY_NAME.get(cdc.name());
        if (table == null) {
            throw new IllegalStateException("the tables lack common data class " + cdc);
        }
        return table;
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    private static Map<String, CdcTable> read() {
        Map<String, List<CdcAttribute>> groups = new HashMap<>();
        Map<String, CdcTable> tables = new HashMap<>();
        List<CdcAttribute> rows = new ArrayList<>();
        for (String line : TableLines.of("cdc.txt")) {
            String[] cells = line.strip().split(" +");
            switch (cells[0]) {
                case "group" -> {
                    rows = new ArrayList<>();
                    groups.put(cells[1], rows);
                }
                case "class" -> {
                    rows = new ArrayList<>();
                    tables.put(
                            cells[1],
                            new CdcTable(rows, cells.length > 2 ? cells[2].substring("ctlVal=".length()) : ""));
                }
                case "include" -> rows.addAll(groups.getOrDefault(cells[1], List.of()));
                default -> rows.add(row(cells));
            }
        }
        return Map.copyOf(tables);
    }

    private static CdcAttribute row(String[] cells) {
        Set<TriggerOption> trgOps = EnumSet.noneOf(TriggerOption.class);
        if (!cells[3].equals("-")) {
            for (String option : cells[3].split("\\+", -1)) {
                trgOps.add(TriggerOption.valueOf(option.toUpperCase(Locale.ROOT)));
            }
        }
        return new CdcAttribute(
                cells[0], cells[1], FunctionalConstraint.valueOf(cells[2]), trgOps, Presence.parse(cells[4]));
    }
}
