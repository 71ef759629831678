package org.sdvp.demo.host;

import java.io.IOException;

/** The machine did not do what was asked of it; the message says what that was, what came, and what can be done. */
public final class HostException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception without a cause.
     *
     * @param message what was asked, what came, what to do
     */
    public HostException(String message) {
        super(message);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message what was asked, what came, what to do
     * @param cause what went wrong underneath
     */
    public HostException(String message, Throwable cause) {
        super(message, cause);
    }
}
