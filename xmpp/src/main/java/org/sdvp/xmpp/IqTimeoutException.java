package org.sdvp.xmpp;

import java.time.Duration;

/** No answer came in time; what was ordered may or may not have been done. */
public final class IqTimeoutException extends XmppException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param peer who did not answer
     * @param request what was asked
     * @param timeout how long was waited
     */
    public IqTimeoutException(String peer, String request, Duration timeout) {
        super("no answer of " + peer + " to " + request + " within " + timeout.toMillis() + " ms");
    }
}
