package org.sdvp.xmpp;

import java.util.Optional;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.stanza.StanzaError;

/**
 * A request was answered by an error. Thrown by a handler of requests, it makes the answer that error.
 */
public final class StanzaErrorException extends XmppException {
    private static final long serialVersionUID = 1L;

    private final transient StanzaError error;
    private final transient Optional<XmlElement> payload;

    /**
     * Makes one.
     *
     * @param peer who answered, for the message
     * @param error the error
     * @param payload what else was in the answer
     */
    public StanzaErrorException(String peer, StanzaError error, Optional<XmlElement> payload) {
        super(peer + " answered " + error.describe());
        this.error = error;
        this.payload = payload;
    }

    /** One for a handler to throw. */
    public static StanzaErrorException answer(StanzaError error) {
        return new StanzaErrorException("this handler", error, Optional.empty());
    }

    /** The error. */
    public StanzaError error() {
        return error;
    }

    /** What was beside the error in the answer. */
    public Optional<XmlElement> payload() {
        return payload;
    }
}
