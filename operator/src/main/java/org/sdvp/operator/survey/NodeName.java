package org.sdvp.operator.survey;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a logical node taken apart (IEC 61850-7-2 clause 22.2). No service tells the parts: the instance number is
 * taken to be the digits at the end, and the class the four characters before them.
 *
 * @param prefix may be empty
 * @param lnClass four capital letters, the last may be a zero as in LLN0
 * @param inst digits, may be empty
 */
public record NodeName(String prefix, String lnClass, String inst) {
    private static final Pattern PARTS = Pattern.compile("(.*?)([A-Z]{3}[A-Z0])([0-9]*)");
    private static final Pattern WITH_DIGITS = Pattern.compile("(.*?)([A-Z][A-Z0-9]{3})([0-9]*)");

    /**
     * Takes a name apart.
     *
     * @throws IllegalArgumentException if there is no class of four letters in it
     */
    public static NodeName of(String name) {
        Matcher parts = PARTS.matcher(name);
        Matcher found = parts.matches() ? parts : WITH_DIGITS.matcher(name);
        if (!found.matches()) {
            throw new IllegalArgumentException(
                    "expected a logical node such as RoomSTMP1, whose class has four capital letters, but got \"" + name
                            + "\"");
        }
        return new NodeName(found.group(1), found.group(2), found.group(3));
    }
}
