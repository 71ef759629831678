package org.sdvp.xmpp.command;

import java.util.Optional;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.StanzaErrorException;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

/** The errors of XEP-0050 clause 4.4. */
final class CommandErrors {
    static final String MALFORMED_ACTION = "malformed-action";
    static final String BAD_ACTION = "bad-action";
    static final String BAD_PAYLOAD = "bad-payload";
    static final String BAD_SESSIONID = "bad-sessionid";
    static final String SESSION_EXPIRED = "session-expired";

    private CommandErrors() {}

    /** An error without a condition of the XEP's own; to be thrown. */
    static StanzaErrorException of(Condition condition, String text) {
        return StanzaErrorException.answer(StanzaError.of(condition, text));
    }

    /** An error with a condition of the XEP's own; to be thrown. */
    static StanzaErrorException of(Condition condition, String application, String text) {
        return StanzaErrorException.answer(new StanzaError(
                condition.usualType(),
                condition,
                text,
                Optional.of(XmlElement.empty(Namespaces.COMMANDS, application))));
    }
}
