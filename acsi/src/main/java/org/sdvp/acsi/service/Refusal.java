package org.sdvp.acsi.service;

import java.util.Optional;
import org.sdvp.model.value.Excerpt;

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
        detail = Excerpt.of(detail, MAX_DETAIL);
    }

    /** A refusal without a further cause. */
    public static Refusal of(ServiceName name, ServiceError error, String detail) {
        return new Refusal(name, error, Optional.empty(), detail);
    }
}
