package org.sdvp.xmpp.security;

/** The XMPP server's part of the SCRAM exchange is wrong: it may not be the one that it says it is. */
public final class ScramException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message what was expected and what came, without anything secret
     */
    public ScramException(String message) {
        super(message);
    }
}
