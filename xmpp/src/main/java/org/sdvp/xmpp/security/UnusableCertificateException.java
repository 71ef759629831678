package org.sdvp.xmpp.security;

/** The own client certificate cannot be used. The message says which file, what was expected and what came. */
public final class UnusableCertificateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message for people, without secrets
     */
    public UnusableCertificateException(String message) {
        super(message);
    }

    /**
     * Makes one with its cause.
     *
     * @param message for people, without secrets
     * @param cause what lies behind
     */
    public UnusableCertificateException(String message, Throwable cause) {
        super(message, cause);
    }
}
