package org.sdvp.acsi;

/** A call to a server that did not give what was asked for. */
public abstract sealed class AcsiException extends RuntimeException
        permits ServiceErrorException,
                AssociationLostException,
                AcsiTimeoutException,
                AcsiBusyException,
                AcsiProtocolException {
    private static final long serialVersionUID = 1L;

    private final String peer;

    /**
     * Makes one.
     *
     * @param peer the other side
     * @param message for people
     */
    protected AcsiException(String peer, String message) {
        super(message);
        this.peer = peer;
    }

    /** Address of the other side. */
    public String peer() {
        return peer;
    }
}
