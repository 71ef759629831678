package org.sdvp.enrolment.desk;

/** The desk cannot do what is wanted of it. The message says what, for which box, why and what to do; no secret. */
public final class DeskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message for people
     */
    public DeskException(String message) {
        super(message);
    }

    /**
     * Makes one with a cause.
     *
     * @param message for people
     * @param cause what went wrong underneath
     */
    public DeskException(String message, Throwable cause) {
        super(message, cause);
    }
}
