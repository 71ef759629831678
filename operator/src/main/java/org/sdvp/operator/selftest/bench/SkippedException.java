package org.sdvp.operator.selftest.bench;

/** A check cannot be tried on this device. */
public final class SkippedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message why not
     */
    public SkippedException(String message) {
        super(message);
    }
}
