package org.sdvp.model.c;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The constant arrays of a table, each before its first use, and those that are equal only once. */
final class Definitions {
    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> nameByContent = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /** Definitions beside one that is not an array and has that name. */
    Definitions(String taken) {
        names.add(taken);
    }

    /**
     * The name of an array, which is defined now unless there is an equal one.
     *
     * @param type of its elements in C
     * @param wanted its name, if nothing else has it
     * @param items initialisers of its elements; none: there is no array
     */
    String array(String type, String wanted, List<String> items) {
        if (items.isEmpty()) {
            return "NULL";
        }
        String content = type + "[] = {\n    " + String.join(",\n    ", items) + ",\n};\n\n";
        return nameByContent.computeIfAbsent(content, key -> {
            String name = free(wanted);
            out.append("static const ")
                    .append(key, 0, type.length())
                    .append(' ')
                    .append(name);
            out.append(key, type.length(), key.length());
            return name;
        });
    }

    private String free(String wanted) {
        String word = CText.word(wanted);
        String name = word;
        for (int i = 2; !names.add(name); i++) {
            name = word + "_" + i;
        }
        return name;
    }

    /** All of them. */
    String text() {
        return out.toString();
    }
}
