package org.sdvp.xmpp;

/** Where a connection stands. */
public enum ConnectionState {
    /** No stream; everything that hung on the last one is gone. */
    DISCONNECTED,
    /** A new stream is there: presence, associations and answers of an earlier one are not. */
    CONNECTED,
    /** The link is lost but the XMPP server may still hold the stream (XEP-0198): wait. */
    SUSPENDED,
    /** The stream of before goes on: nothing was lost. */
    RESUMED;

    /** Whether stanzas go out at once. */
    public boolean isOnline() {
        return this == CONNECTED || this == RESUMED;
    }
}
