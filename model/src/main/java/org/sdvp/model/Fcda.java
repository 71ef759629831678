package org.sdvp.model;

/**
 * Functionally constrained data: a reference with a functional constraint, the unit of reading, writing and of data
 * sets (FCD when it names a data object, FCDA when it names an attribute; IEC 61850-7-2 clauses 12 and 13).
 *
 * @param reference a data object or data attribute
 * @param fc which of its attributes are meant
 */
public record Fcda(ObjectReference reference, FunctionalConstraint fc) {
    /** Checks that the reference goes as deep as a data object. */
    public Fcda {
        if (reference.dataPath().isEmpty()) {
            throw new IllegalArgumentException(
                    "expected a data object or attribute such as HP1/STMP1.Tmp, but got " + reference);
        }
    }

    /**
     * Reads the form {@code HP1/STMP1.Tmp[MX]}.
     *
     * @throws IllegalArgumentException saying what was expected, if the text is not of that form
     */
    public static Fcda parse(String text) {
        int open = text.indexOf('[');
        if (open < 0 || !text.endsWith("]")) {
            throw new IllegalArgumentException(
                    "expected a reference with functional constraint such as HP1/STMP1.Tmp[MX], but got \"" + text
                            + "\"");
        }
        String fc = text.substring(open + 1, text.length() - 1);
        try {
            return new Fcda(ObjectReference.parse(text.substring(0, open)), FunctionalConstraint.valueOf(fc));
        } catch (IllegalArgumentException e) {
            throw isConstraint(fc)
                    ? e
                    : new IllegalArgumentException(
                            "\"" + fc + "\" in \"" + text + "\" is no functional constraint; expected one of "
                                    + java.util.Arrays.toString(FunctionalConstraint.values()),
                            e);
        }
    }

    private static boolean isConstraint(String text) {
        for (FunctionalConstraint fc : FunctionalConstraint.values()) {
            if (fc.name().equals(text)) {
                return true;
            }
        }
        return false;
    }

    /** The form {@code HP1/STMP1.Tmp[MX]}. */
    @Override
    public String toString() {
        return reference + "[" + fc + "]";
    }
}
