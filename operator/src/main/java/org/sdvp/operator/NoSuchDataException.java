package org.sdvp.operator;

/**
 * The device has told what a data object is made of, and what was named is not in it. The message says what is there
 * instead.
 */
public final class NoSuchDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message for people
     */
    public NoSuchDataException(String message) {
        super(message);
    }
}
