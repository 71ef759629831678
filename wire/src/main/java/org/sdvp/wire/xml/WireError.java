package org.sdvp.wire.xml;

/** The kinds of fault of a {@link WireException}; their codes stand in the test vectors. */
public enum WireError {
    /** Not well-formed, or with a DTD, comment or processing instruction. */
    NOT_WELL_FORMED,
    /** Too deep, too long or too many. */
    LIMIT_EXCEEDED,
    /** An element of the format's own namespace that is not expected there. */
    UNEXPECTED_ELEMENT,
    /** An attribute without namespace that is not expected there. */
    UNEXPECTED_ATTRIBUTE,
    /** An element or attribute that has to be there is missing. */
    MISSING,
    /** A text that is no value of its type. */
    BAD_VALUE;

    /** The code in vectors and messages, such as {@code bad-value}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
