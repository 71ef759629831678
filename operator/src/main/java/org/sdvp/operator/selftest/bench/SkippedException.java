package org.sdvp.operator.selftest.bench;

/** A check cannot be tried on this device. */
public final class SkippedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SkippedException(String message) {
        super(message);
    }
}
