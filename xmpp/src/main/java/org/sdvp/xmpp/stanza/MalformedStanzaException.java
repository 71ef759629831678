package org.sdvp.xmpp.stanza;

import java.util.Optional;

/** XML that is no stanza. */
public final class MalformedStanzaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Iq> answer;

    /**
     * Makes one.
     *
     * @param message what was expected and what came
     * @param answer what the sender is to be told, if it was a request that can be answered
     */
    public MalformedStanzaException(String message, Optional<Iq> answer) {
        super(message);
        this.answer = answer;
    }

    /** What the sender is to be told. */
    public Optional<Iq> answer() {
        return answer;
    }
}
