package org.sdvp.centre.store.database;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.fleet.PointValue;

/** Texts and values in the form in which both databases take them and give them back. */
public final class Texts {
    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /** Without what PostgreSQL refuses and UTF-8 has not: the character 0, halves of a surrogate pair. */
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!fits(text, i)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            if (!fits(text, i)) {
                characters[i] = REPLACEMENT;
            }
        }
        return new String(characters);
    }

    private static boolean fits(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c != 0;
    }

    /**
     * The number of a value as it is stored: NaN, which not both databases keep, if there is none or no finite one; never
     * -0, of which SQLite drops the sign.
     */
    public static double number(PointValue value) {
        double number = value.number().orElse(Double.NaN);
        return Double.isFinite(number) ? number + 0.0 : Double.NaN;
    }

    /** The text of a value as it is stored: null if it is just the number. */
    public static @Nullable String text(PointValue value) {
        double number = number(value);
        return !Double.isNaN(number) && value.text().equals(plain(number)) ? null : clean(value.text());
    }

    /** A value from what is stored. */
    public static PointValue value(@Nullable Double number, @Nullable String text) {
        if (number == null) {
            return PointValue.of(text == null ? "" : text);
        }
        return new PointValue(OptionalDouble.of(number), text == null ? plain(number) : text);
    }

    // As FLOAT32, which most values are, a number has fewer digits; a whole number needs no point.
    private static String plain(double number) {
        String text = (float) number == number ? Float.toString((float) number) : Double.toString(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
