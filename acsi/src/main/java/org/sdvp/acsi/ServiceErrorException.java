package org.sdvp.acsi;

import org.sdvp.acsi.service.Refusal;

/** The server said no. */
public final class ServiceErrorException extends AcsiException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /**
     * Makes one.
     *
     * @param peer who refused
     * @param refusal what it said
     */
    public ServiceErrorException(String peer, Refusal refusal) {
        super(peer, message(peer, refusal));
        this.refusal = refusal;
    }

    /** What the server said. */
    public Refusal refusal() {
        return refusal;
    }

    private static String message(String peer, Refusal refusal) {
        return peer + " refused " + refusal.name().text() + ": "
                + refusal.error().text() + " (" + refusal.error().code() + ")"
                + refusal.addCause()
                        .map(c -> ", " + c.text() + " (" + c.code() + ")")
                        .orElse("")
                + (refusal.detail().isEmpty() ? "" : ": " + refusal.detail());
    }
}
