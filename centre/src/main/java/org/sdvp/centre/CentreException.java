package org.sdvp.centre;

/** The centre cannot be started or used as it was asked to be; the message says why and what to do. */
public final class CentreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** One without a cause. */
    public CentreException(String message) {
        super(message);
    }

    /** One with its cause. */
    public CentreException(String message, Throwable cause) {
        super(message, cause);
    }
}
