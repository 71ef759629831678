package org.sdvp.centre.fleet;

/** A device was not asked, refused, or did not answer; the message says what, for which reference and device. */
public final class DeviceLinkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /** What happened. */
    public enum Kind {
        /** It is not there; nothing was sent. */
        NOT_ONLINE,
        /** What was asked makes no sense for it, such as a reference it has not; nothing was sent. */
        INPUT,
        /** It refused: ServiceError or AddCause stand in the message. */
        REFUSED,
        /** It did not answer, or the link was lost: whether it was done is not known. */
        UNCERTAIN
    }

    /** One with its cause. */
    public DeviceLinkException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What happened. */
    public Kind kind() {
        return kind;
    }
}
