package org.sdvp.operator.selftest.bench;

/** Somebody wants the self-test to end. */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes one. */
    public StoppedException() {
        super("stopped");
    }
}
