package org.sdvp.acsi.service;

import org.sdvp.model.value.Excerpt;

/**
 * Abort (IEC 61850-7-2 clause 8.3.2.3): ends an association at once; open calls are dropped. Either side may send it.
 *
 * @param reason for people; may be empty, at most 255 characters
 */
public record Abort(String reason) implements AcsiUnconfirmed {
    private static final int MAX_REASON = 255;

    /** Cuts the reason to size. */
    public Abort {
        reason = Excerpt.of(reason, MAX_REASON);
    }

    @Override
    public ServiceName name() {
        return ServiceName.ABORT;
    }
}
