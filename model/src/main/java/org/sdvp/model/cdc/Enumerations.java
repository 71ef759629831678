package org.sdvp.model.cdc;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.sdvp.model.value.DataType;

/** The enumerations of IEC 61850-7-2, 7-3 and 7-4 that common data classes and logical nodes here use. */
public final class Enumerations {
    private static final Map<String, DataType.Enumeration> BY_NAME = read();

    private Enumerations() {}

    /**
     * The enumeration of a name, such as {@code BehaviourModeKind}.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static DataType.Enumeration named(String name) {
        DataType.Enumeration found = BY_NAME.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "expected an enumeration such as BehaviourModeKind, but got \"" + name + "\"");
        }
        return found;
    }

    static boolean has(String name) {
        return BY_NAME.containsKey(name);
    }

    private static Map<String, DataType.Enumeration> read() {
        Map<String, DataType.Enumeration> found = new HashMap<>();
        for (String line : TableLines.of("enumerations.txt")) {
            String[] cells = line.split("\\|", -1);
            Map<Integer, String> literals = new TreeMap<>();
            for (int i = 1; i < cells.length; i++) {
                int equals = cells[i].indexOf('=');
                literals.put(Integer.valueOf(cells[i].substring(0, equals)), cells[i].substring(equals + 1));
            }
            found.put(cells[0], new DataType.Enumeration(cells[0], literals));
        }
        return Map.copyOf(found);
    }
}
