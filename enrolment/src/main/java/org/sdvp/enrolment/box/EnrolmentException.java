package org.sdvp.enrolment.box;

/** A box was not enrolled. The message says what was tried, what came, and what to do; no secret. */
public final class EnrolmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message for people
     */
    public EnrolmentException(String message) {
        super(message);
    }

    /**
     * Makes one with a cause.
     *
     * @param message for people
     * @param cause what went wrong underneath
     */
    public EnrolmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
