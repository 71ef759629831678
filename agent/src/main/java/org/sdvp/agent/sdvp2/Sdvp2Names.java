package org.sdvp.agent.sdvp2;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sdvp.heatpump.Sdvp2NameRow;
import org.sdvp.model.ObjectReference;

/** The names that original boxes have for what is in the model, and how their texts relate to those here. */
final class Sdvp2Names {
    private static final MathContext DIGITS = new MathContext(7);

    private final ObjectReference device;
    private final Map<String, Sdvp2NameRow> rows = new LinkedHashMap<>();

    /**
     * Takes a table.
     *
     * @param device logical device that the objects of the table are in
     */
    Sdvp2Names(ObjectReference device, List<Sdvp2NameRow> table) {
        this.device = device;
        table.forEach(row -> rows.put(row.name(), row));
    }

    /** What is known by this name. */
    Optional<Alias> alias(String name) {
        return Optional.ofNullable(rows.get(name)).map(Alias::new);
    }

    /** What is directly below a part of the names, as whole references; below nothing: logical devices. */
    List<String> below(String path) {
        return rows.keySet().stream()
                .filter(name -> path.isEmpty() || startsAt(name, path))
                .map(name -> name.substring(0, end(name, path.isEmpty() ? 0 : path.length() + 1)))
                .distinct()
                .toList();
    }

    private static boolean startsAt(String name, String path) {
        return name.startsWith(path) && name.length() > path.length() && "/.".indexOf(name.charAt(path.length())) >= 0;
    }

    private static int end(String name, int from) {
        int end = from;
        while (end < name.length() && "/.".indexOf(name.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** One name. */
    final class Alias {
        private final Sdvp2NameRow row;

        private Alias(Sdvp2NameRow row) {
            this.row = row;
        }

        /** The data object here. */
        ObjectReference object() {
            return ObjectReference.parse(device + "/" + row.object());
        }

        /** A text of this model as the boxes have it. */
        String there(String text) {
            return switch (text) {
                case "true" -> row.inverted() ? "0" : "1";
                case "false" -> row.inverted() ? "1" : "0";
                default -> row.factor() == 1 ? text : scaled(text, BigDecimal.valueOf(row.factor()), true);
            };
        }

        /**
         * A text of the boxes as it is in this model.
         *
         * @throws IllegalArgumentException if a truth or a number was expected
         */
        String here(String text) {
            if (row.inverted()) {
                return Boolean.toString(!truth(text));
            }
            return row.factor() == 1 ? text : scaled(text, BigDecimal.valueOf(row.factor()), false);
        }
    }

    // NaN has no other unit either.
    private static String scaled(String text, BigDecimal factor, boolean up) {
        try {
            BigDecimal number = new BigDecimal(text);
            BigDecimal other = up ? number.multiply(factor, DIGITS) : number.divide(factor, DIGITS);
            return other.signum() == 0 ? "0" : other.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }

    /**
     * A truth as boxes and people write it.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "1.0", "true", "on" -> true;
            case "0", "0.0", "false", "off" -> false;
            default ->
                throw new IllegalArgumentException("expected 0, 1, false, true, off or on, but got \"" + text + "\"");
        };
    }
}
