package org.sdvp.xmpp.stanza;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlSource;

/**
 * A message without an answer, RFC 6121 5.
 *
 * @param type kind of message
 * @param id identifier, may be empty
 * @param from sender
 * @param to addressee
 * @param contents its child elements but the error
 * @param error why not delivered, if the type is {@link Type#ERROR}
 */
public record XmppMessage(
        Type type,
        String id,
        Optional<Jid> from,
        Optional<Jid> to,
        List<? extends XmlSource> contents,
        Optional<StanzaError> error)
        implements Stanza {
    private static final XmlElement NO_STORE = XmlElement.empty(Namespaces.HINTS, "no-store");

    /** Copies the list. */
    public XmppMessage {
        contents = List.copyOf(contents);
    }

    /**
     * A message of type normal that no XMPP server keeps for later (XEP-0334).
     *
     * @param to full address of the receiver
     * @param payload what it says
     */
    public static XmppMessage normal(Jid to, XmlSource payload) {
        return new XmppMessage(
                Type.NORMAL, "", Optional.empty(), Optional.of(to), List.of(payload, NO_STORE), Optional.empty());
    }

    /** Its child elements but the error, as trees. */
    public List<XmlElement> children() {
        return contents.stream().map(XmlSource::element).toList();
    }

    /** When an XMPP server took it to deliver it later (XEP-0203); empty if it came straight. */
    public Optional<Instant> delayedSince() {
        return Delay.in(children());
    }

    /** This message from that sender. */
    public XmppMessage withFrom(Jid newFrom) {
        return new XmppMessage(type, id, Optional.of(newFrom), to, contents, error);
    }

    /** Kind of message, RFC 6121 5.2.2. */
    public enum Type {
        /** Standing alone. */
        NORMAL,
        /** Part of a conversation of two. */
        CHAT,
        /** Part of a conversation of many. */
        GROUPCHAT,
        /** For showing only. */
        HEADLINE,
        /** An earlier message could not be delivered. */
        ERROR;

        /** As in the attribute {@code type}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
