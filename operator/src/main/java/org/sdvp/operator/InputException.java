package org.sdvp.operator;

/**
 * What a person typed cannot be sent to any device: it is no reference, or no value of the wanted type. The message says
 * what was expected and what came.
 */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message for people
     */
    public InputException(String message) {
        super(message);
    }
}
