package org.sdvp.xmpp;

/** There is no stream, or it was lost before the answer came. */
public final class LinkLostException extends XmppException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message what could not be done, and why the stream is gone
     */
    public LinkLostException(String message) {
        super(message);
    }
}
