package org.sdvp.operator.profile;

/** There is no usable connection profile. The message says which file, what was expected there and what came. */
public final class ProfileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message for people, without secrets
     */
    public ProfileException(String message) {
        super(message);
    }
}
