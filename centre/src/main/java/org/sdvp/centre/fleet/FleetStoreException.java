package org.sdvp.centre.fleet;

/** The store cannot be used now: its message says which one, what failed and what to do. What was asked is not done. */
public final class FleetStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With what the database said. */
    public FleetStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
