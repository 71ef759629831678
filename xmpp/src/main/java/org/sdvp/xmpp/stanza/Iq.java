package org.sdvp.xmpp.stanza;

import java.util.Optional;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlSource;

/**
 * A request that is always answered, or its answer, RFC 6120 8.2.3.
 *
 * @param type get, set, result or error
 * @param id identifier; empty only in a request that has not been sent yet: the connection gives it one
 * @param from sender
 * @param to addressee
 * @param content the one child; there is one in each get and set
 * @param error why not, if the type is {@link Type#ERROR}
 */
public record Iq(
        Type type,
        String id,
        Optional<Jid> from,
        Optional<Jid> to,
        Optional<? extends XmlSource> content,
        Optional<StanzaError> error)
        implements Stanza {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a request has no payload or if there is an error just where there should be
     *     none or is none just where there should be one
     */
    public Iq {
        if (type.isRequest() && content.isEmpty()) {
            throw new IllegalArgumentException("iq " + type.text() + " without payload; expected exactly one child");
        }
        if (error.isPresent() != (type == Type.ERROR)) {
            throw new IllegalArgumentException(
                    "iq " + type.text() + (error.isPresent() ? " with" : " without") + " error");
        }
    }

    /** A question to an address. */
    public static Iq get(Jid to, XmlSource payload) {
        return request(Type.GET, to, payload);
    }

    /** An order to an address. */
    public static Iq set(Jid to, XmlSource payload) {
        return request(Type.SET, to, payload);
    }

    /**
     * A get or set to an address.
     *
     * @param type {@link Type#GET} or {@link Type#SET}
     * @param to addressee
     * @param payload what is asked or ordered
     */
    public static Iq request(Type type, Jid to, XmlSource payload) {
        return new Iq(type, "", Optional.empty(), Optional.of(to), Optional.of(payload), Optional.empty());
    }

    /** A get or set to the own account, which its XMPP server answers. */
    public static Iq toOwnAccount(Type type, XmlSource payload) {
        return new Iq(type, "", Optional.empty(), Optional.empty(), Optional.of(payload), Optional.empty());
    }

    /** The positive answer to this request. */
    public Iq result(XmlSource answer) {
        return new Iq(Type.RESULT, id, to, from, Optional.of(answer), Optional.empty());
    }

    /** The positive answer to this request, with nothing in it. */
    public Iq result() {
        return new Iq(Type.RESULT, id, to, from, Optional.empty(), Optional.empty());
    }

    /** The negative answer to this request. */
    public Iq error(StanzaError reason) {
        return new Iq(Type.ERROR, id, to, from, Optional.empty(), Optional.of(reason));
    }

    /** The negative answer to this request, with a payload beside the error as some formats want it. */
    public Iq error(StanzaError reason, XmlSource answer) {
        return new Iq(Type.ERROR, id, to, from, Optional.of(answer), Optional.of(reason));
    }

    /** The one child as a tree. */
    public Optional<XmlElement> payload() {
        return content.map(XmlSource::element);
    }

    /** This stanza with another id. */
    public Iq withId(String newId) {
        return new Iq(type, newId, from, to, content, error);
    }

    /** This stanza from that sender. */
    public Iq withFrom(Jid newFrom) {
        return new Iq(type, id, Optional.of(newFrom), to, content, error);
    }

    /** The four types. */
    public enum Type {
        /** A question. */
        GET,
        /** An order. */
        SET,
        /** The positive answer. */
        RESULT,
        /** The negative answer. */
        ERROR;

        /** As in the attribute {@code type}. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Whether it must be answered. */
        public boolean isRequest() {
            return this == GET || this == SET;
        }
    }
}
