package org.sdvp.wire;

import org.sdvp.wire.xml.XmlElement;

/**
 * An answer that travels in an iq of type error, as some specifications want it. Its stanza error has the condition
 * {@code undefined-condition} (RFC 6120 clause 8.3.3.21) and one of the format's own, which tells it from the errors of
 * XMPP itself.
 *
 * @param advice what the asker may do, RFC 6120 clause 8.3.2
 * @param condition the format's own condition, inside the stanza error
 * @param payload the answer, beside the stanza error
 */
public record ErrorAnswer(Advice advice, XmlElement condition, XmlElement payload) {
    /** What the asker may do. */
    public enum Advice {
        /** Ask something else. */
        MODIFY,
        /** Ask the same again later. */
        WAIT
    }
}
