package org.sdvp.operator.selftest.bench;

/** The device does not do what the standard says. */
public final class FailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message what was expected and what came
     */
    public FailedException(String message) {
        super(message);
    }
}
