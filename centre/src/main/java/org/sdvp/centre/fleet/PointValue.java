package org.sdvp.centre.fleet;

import java.util.OptionalDouble;

/**
 * A value, as it is stored and shown.
 *
 * @param number the value, if it is a number; 1 and 0 for true and false, the ordinal of an enumeration
 * @param text the value for people, in the words of the model; never longer than 255 characters
 */
public record PointValue(OptionalDouble number, String text) {
    private static final int LONGEST = 255;

    /** Cuts a text that is too long. */
    public PointValue {
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** A number and its text. */
    public static PointValue of(double number, String text) {
        return new PointValue(OptionalDouble.of(number), text);
    }

    /** A text. */
    public static PointValue of(String text) {
        return new PointValue(OptionalDouble.empty(), text);
    }
}
