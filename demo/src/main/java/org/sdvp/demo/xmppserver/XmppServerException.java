package org.sdvp.demo.xmppserver;

import java.io.IOException;

/**
 * The XMPP server could not be fetched, started or told to do something.
 *
 * <p>The message says what was tried, what came of it and what can be done; where the server wrote a log, its last lines
 * are part of the message. Passwords are never part of it.
 */
public final class XmppServerException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception without a cause.
     *
     * @param message what was tried, what came, what to do
     */
    public XmppServerException(String message) {
        super(message);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message what was tried, what came, what to do
     * @param cause what went wrong underneath
     */
    public XmppServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
