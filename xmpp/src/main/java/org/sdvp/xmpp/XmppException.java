package org.sdvp.xmpp;

/** Something went wrong on an XMPP stream. */
public abstract sealed class XmppException extends RuntimeException
        permits StanzaErrorException,
                IqTimeoutException,
                LinkLostException,
                StanzaTooLargeException,
                XmppLoginException {
    private static final long serialVersionUID = 1L;

    XmppException(String message) {
        super(message);
    }
}
