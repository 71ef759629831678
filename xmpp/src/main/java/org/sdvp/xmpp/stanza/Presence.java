package org.sdvp.xmpp.stanza;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sdvp.wire.xml.XmlElement;

/**
 * Availability, or a step in the handshake of a subscription, RFC 6121 3 and 4.
 *
 * @param type what it says
 * @param id identifier, may be empty
 * @param from sender
 * @param to addressee; empty: all who are subscribed
 * @param status availability in words and numbers; {@link Status#NONE} unless the type is {@link Type#AVAILABLE} or
 *     {@link Type#UNAVAILABLE}
 * @param children child elements other than those of {@code status} and the error
 * @param error why not, if the type is {@link Type#ERROR}
 */
public record Presence(
        Type type,
        String id,
        Optional<Jid> from,
        Optional<Jid> to,
        Status status,
        List<XmlElement> children,
        Optional<StanzaError> error)
        implements Stanza {
    /**
     * Priority of a program that is to be reached at its full address only: a negative one keeps away messages to the
     * bare address and messages that were meant for another stream of the account (RFC 6121 4.7.2.3, 8.5.2.1).
     */
    public static final int FULL_ADDRESS_ONLY = -1;

    /** Copies the list. */
    public Presence {
        children = List.copyOf(children);
    }

    /**
     * Available, for all who are subscribed.
     *
     * @param priority -128 to 127
     * @param text for people, may be empty
     */
    public static Presence available(int priority, String text) {
        return plain(Type.AVAILABLE, new Status(priority, text, Optional.empty()));
    }

    /** No longer available, for all who are subscribed. */
    public static Presence unavailable() {
        return plain(Type.UNAVAILABLE, Status.NONE);
    }

    /** Asks to be told the presence of an account. */
    public static Presence subscribe(Jid account) {
        return plain(Type.SUBSCRIBE, Status.NONE).withTo(account.bare());
    }

    /** Grants an account to be told the own presence. */
    public static Presence subscribed(Jid account) {
        return plain(Type.SUBSCRIBED, Status.NONE).withTo(account.bare());
    }

    /** Does not grant, or no longer. */
    public static Presence unsubscribed(Jid account) {
        return plain(Type.UNSUBSCRIBED, Status.NONE).withTo(account.bare());
    }

    /** Wants to be told the presence of an account no longer. */
    public static Presence unsubscribe(Jid account) {
        return plain(Type.UNSUBSCRIBE, Status.NONE).withTo(account.bare());
    }

    private static Presence plain(Type type, Status status) {
        return new Presence(type, "", Optional.empty(), Optional.empty(), status, List.of(), Optional.empty());
    }

    /** When an XMPP server took it in, if it says so (XEP-0203). */
    public Optional<Instant> delayedSince() {
        return Delay.in(children);
    }

    /** What the sender says about its capabilities (XEP-0115). */
    public Optional<Caps> caps() {
        return children.stream()
                .filter(child -> child.is(Namespaces.CAPS, "c"))
                .findFirst()
                .flatMap(Caps::of);
    }

    /** This presence for one addressee. */
    public Presence withTo(Jid newTo) {
        return new Presence(type, id, from, Optional.of(newTo), status, children, error);
    }

    /** This presence from that sender. */
    public Presence withFrom(Jid newFrom) {
        return new Presence(type, id, Optional.of(newFrom), to, status, children, error);
    }

    /** This presence with capabilities. */
    public Presence withCaps(Caps caps) {
        List<XmlElement> others = children.stream()
                .filter(child -> !child.is(Namespaces.CAPS, "c"))
                .toList();
        List<XmlElement> all = new java.util.ArrayList<>(others);
        all.add(caps.toXml());
        return new Presence(type, id, from, to, status, all, error);
    }

    /** What it says, RFC 6121 4.7.1. */
    public enum Type {
        /** There; in XML it has no type. */
        AVAILABLE,
        /** Gone. */
        UNAVAILABLE,
        /** Asks to be told the other's presence. */
        SUBSCRIBE,
        /** Grants that. */
        SUBSCRIBED,
        /** Wants to be told no more. */
        UNSUBSCRIBE,
        /** Denies or withdraws. */
        UNSUBSCRIBED,
        /** A server asks for the presence. */
        PROBE,
        /** A presence stanza could not be delivered. */
        ERROR;

        /** As in the attribute {@code type}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Details of availability.
     *
     * @param priority -128 to 127; a negative one gets no message to the bare address
     * @param text for people, may be empty
     * @param show away, chat, dnd or xa, RFC 6121 4.7.2.1
     */
    public record Status(int priority, String text, Optional<String> show) {
        /** Nothing said. */
        public static final Status NONE = new Status(0, "", Optional.empty());

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the priority is out of its range
         */
        public Status {
            if (priority < -128 || priority > 127) {
                throw new IllegalArgumentException("priority " + priority + "; expected -128 to 127");
            }
        }
    }
}
