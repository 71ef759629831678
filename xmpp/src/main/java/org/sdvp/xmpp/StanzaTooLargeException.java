package org.sdvp.xmpp;

/** A stanza was not sent because the XMPP server would close the stream for its size. */
public final class StanzaTooLargeException extends XmppException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param bytes how large it would be
     * @param limit how large it may be
     */
    public StanzaTooLargeException(long bytes, long limit) {
        super("stanza of " + bytes + " bytes; at most " + limit + " may be sent: ask for less at a time");
    }
}
