package org.sdvp.xmpp;

/** A login did not succeed. */
public final class XmppLoginException extends XmppException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /**
     * Makes one.
     *
     * @param reason what kind of failure
     * @param message what was expected, what came, from where
     */
    public XmppLoginException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * Makes one with its cause.
     *
     * @param reason what kind of failure
     * @param message what was expected, what came, from where
     * @param cause what lies behind
     */
    public XmppLoginException(Reason reason, String message, Throwable cause) {
        super(message);
        this.reason = reason;
        initCause(cause);
    }

    /** What kind of failure. */
    public Reason reason() {
        return reason;
    }

    /** Kinds of failure. */
    public enum Reason {
        /** No TCP connection: name unknown, refused, or no answer. */
        UNREACHABLE(false),
        /** Connected, but the XMPP server did not answer in time or not as XMPP says. */
        NO_ANSWER(false),
        /** The XMPP server does not serve this domain. */
        WRONG_DOMAIN(true),
        /** The XMPP server offers no TLS, or none that is safe. */
        NO_TLS(true),
        /** The certificate is not signed by whom we trust, or is out of date. */
        CERTIFICATE_UNTRUSTED(true),
        /** The certificate is for another name than the domain of the account. */
        CERTIFICATE_FOR_OTHER_NAME(true),
        /** The own client certificate cannot be used. */
        OWN_CERTIFICATE(true),
        /** The XMPP server offers no mechanism that is wanted: only such as would give the password away. */
        WEAK_MECHANISMS(true),
        /** Wrong password, or no such account. */
        NOT_AUTHORIZED(true),
        /** The XMPP server could not prove that it knows the password's hash. */
        SERVER_NOT_AUTHENTIC(true),
        /** Another stream of the account has the resource. */
        RESOURCE_CONFLICT(false),
        /** Something else. */
        OTHER(false);

        private final boolean needsPerson;

        Reason(boolean needsPerson) {
            this.needsPerson = needsPerson;
        }

        /** Whether trying again is of little use until a person has changed something. */
        public boolean needsPerson() {
            return needsPerson;
        }
    }
}
