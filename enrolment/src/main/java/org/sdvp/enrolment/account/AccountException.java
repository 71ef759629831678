package org.sdvp.enrolment.account;

import java.io.IOException;

/** An XMPP server did not do with an account what was asked. The message says what, which, why and what to do; no password. */
public final class AccountException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message what was asked, what came, what to do
     */
    public AccountException(String message) {
        super(message);
    }

    /**
     * Makes one with a cause.
     *
     * @param message what was asked, what came, what to do
     * @param cause what went wrong underneath
     */
    public AccountException(String message, Throwable cause) {
        super(message, cause);
    }
}
