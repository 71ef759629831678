package org.sdvp.acsi.service;

import org.sdvp.model.ObjectReference;

/**
 * Name of a data set (IEC 61850-7-2 clause 13.2.2): {@code LD/LN.name} for one that lives in the server, {@code @name}
 * for one that lives and ends with the association.
 *
 * @param text the name in one of these forms
 */
public record DataSetReference(String text) {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException saying what was expected
     */
    public DataSetReference {
        if (!text.matches("@[A-Za-z][A-Za-z0-9_]{0,31}")
                && ObjectReference.parse(text).dataPath().size() != 1) {
            throw new IllegalArgumentException(
                    "a data set is LD/LN.name or @name with at most 32 characters, but got \"" + text + "\"");
        }
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
