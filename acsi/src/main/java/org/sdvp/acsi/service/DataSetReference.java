package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;

/**
 * Name of a data set (IEC 61850-7-2 clause 13.2.2): {@code LD/LN.name} for one that lives in the server, {@code @name}
 * for one that lives and ends with the association.
 *
 * @param text the name in one of these forms
 */
public record DataSetReference(String text) {
    private static final int MAX_NAME = 32;

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException saying what was expected
     */
    public DataSetReference {
        if (text.startsWith("@")
                ? !isName(text, 1)
                : ObjectReference.parse(text).dataPath().size() != 1) {
            throw new IllegalArgumentException(
                    "a data set is LD/LN.name or @name with at most 32 characters, but got \"" + text + "\"");
        }
    }

    // By hand, since a report may come with one ten thousand times a second.
    private static boolean isName(String text, int from) {
        boolean good = text.length() > from && text.length() <= from + MAX_NAME && isLetter(text.charAt(from));
        for (int i = from + 1; good && i < text.length(); i++) {
            char c = text.charAt(i);
            good = isLetter(c) || (c >= '0' && c <= '9') || c == '_';
        }
        return good;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Whether it belongs to the association. */
    public boolean isOfAssociation() {
        return text.startsWith("@");
    }

    /** Last part of the name. */
    public String name() {
        return text.substring(Math.max(text.lastIndexOf('.'), 0) + 1);
    }

    /** The name as text. */
    @Override
    public String toString() {
        return text;
    }
}
