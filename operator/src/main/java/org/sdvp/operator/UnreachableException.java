package org.sdvp.operator;

/**
 * The XMPP server or the device cannot be reached. The message says which, why, and what to do; {@link #kind()} is for
 * programs.
 */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What stands in the way. */
    public enum Kind {
        /** Nothing answers at the address of the XMPP server. */
        XMPP_SERVER_UNREACHABLE,
        /** The certificate of the XMPP server is not trusted, or is for another name. */
        CERTIFICATE_REFUSED,
        /** The XMPP server does not accept account or password. */
        LOGIN_REFUSED,
        /** No such device is known to the account. */
        DEVICE_UNKNOWN,
        /** The device is known, but not online. */
        DEVICE_OFFLINE,
        /** The name fits several devices. */
        DEVICE_AMBIGUOUS,
        /** The stream to the XMPP server was lost. */
        STREAM_LOST
    }

    private final Kind kind;

    /**
     * Makes one.
     *
     * @param kind what stands in the way
     * @param message for people, without secrets
     */
    public UnreachableException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** What stands in the way. */
    public Kind kind() {
        return kind;
    }
}
