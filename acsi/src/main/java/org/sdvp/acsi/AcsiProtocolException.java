package org.sdvp.acsi;

/** The answer of the peer makes no sense. */
public final class AcsiProtocolException extends AcsiException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param peer the other side
     * @param message what was expected and what came
     */
    public AcsiProtocolException(String peer, String message) {
        super(peer, message);
    }
}
