package org.sdvp.acsi.service;

import java.util.Optional;

/**
 * The negative answer to a whole service (response- of IEC 61850-7-2).
 *
 * @param name of the refused service
 * @param error why; never NO_ERROR
 * @param addCause the further cause, which only control services have
 * @param detail for people: what was expected, what came, for which reference; may be empty, at most 255 characters
 */
public record Refusal(ServiceName name, ServiceError error, Optional<AddCause> addCause, String detail)
        implements AcsiResponse {
    private static final int MAX_DETAIL = 255;

    /** Checks the error and cuts the detail to size. */
    public Refusal {
        if (error == ServiceError.NO_ERROR) {
            throw new IllegalArgumentException("a refusal of " + name.text() + " needs an error other than no-error");
        }
        detail = cut(detail);
    }

    /** A refusal without a further cause. */
    public static Refusal of(ServiceName name, ServiceError error, String detail) {
        return new Refusal(name, error, Optional.empty(), detail);
    }

    // Not between the two halves of a surrogate pair: a lone half cannot be carried by XML.
    private static String cut(String text) {
        if (text.length() <= MAX_DETAIL) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_DETAIL - 1)) ? MAX_DETAIL - 1 : MAX_DETAIL);
    }
}
