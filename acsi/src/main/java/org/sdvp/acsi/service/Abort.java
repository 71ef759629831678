package org.sdvp.acsi.service;

/**
 * Abort (IEC 61850-7-2 clause 8.3.2.3): ends an association at once; open calls are dropped. Either side may send it.
 *
 * @param reason for people; may be empty, at most 255 characters
 */
public record Abort(String reason) implements AcsiUnconfirmed {
    private static final int MAX_REASON = 255;

    /** Cuts the reason to size. */
    public Abort {
        reason = cut(reason);
    }

    @Override
    public ServiceName name() {
        return ServiceName.ABORT;
    }

    // Not between the two halves of a surrogate pair: a lone half cannot be carried by XML.
    private static String cut(String text) {
        if (text.length() <= MAX_REASON) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_REASON - 1)) ? MAX_REASON - 1 : MAX_REASON);
    }
}
