package org.sdvp.operator;

/**
 * The device that was named cannot be found among those that are online. The message says why and what to do; {@link
 * #kind()} is for programs.
 */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What stands in the way. */
    public enum Kind {
        /** The own stream to the XMPP server is lost; it is being taken up again. */
        STREAM_LOST,
        /** No such device is known to the account. */
        DEVICE_UNKNOWN,
        /** The device is known, but not online. */
        DEVICE_OFFLINE,
        /** The name fits several devices. */
        DEVICE_AMBIGUOUS
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
