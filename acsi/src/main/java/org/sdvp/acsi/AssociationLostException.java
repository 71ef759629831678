package org.sdvp.acsi;

/** The link or the association is gone; what had been asked for may or may not have been done. */
public final class AssociationLostException extends AcsiException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param peer the other side
     * @param message what was expected and what came
     */
    public AssociationLostException(String peer, String message) {
        super(peer, message);
    }
}
