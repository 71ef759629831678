package org.sdvp.acsi;

import java.time.Duration;

/** The other side takes no more calls for a while; nothing was done. Calling again earlier makes the while longer. */
public final class AcsiBusyException extends AcsiException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * Makes one.
     *
     * @param peer the other side
     * @param message what it said
     * @param retryAfter how long to wait before the next call
     */
    public AcsiBusyException(String peer, String message, Duration retryAfter) {
        super(peer, message);
        this.retryAfter = retryAfter;
    }

    /** How long to wait before the next call. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
