package org.sdvp.acsi;

/** No answer came in time; what had been asked for may or may not have been done. */
public final class AcsiTimeoutException extends AcsiException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param peer the other side
     * @param message what was expected and what came
     */
    public AcsiTimeoutException(String peer, String message) {
        super(peer, message);
    }
}
