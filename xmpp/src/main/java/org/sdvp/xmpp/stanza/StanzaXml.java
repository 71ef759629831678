package org.sdvp.xmpp.stanza;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlSink;
import org.sdvp.wire.xml.XmlTreeBuilder;
import org.sdvp.wire.xml.XmlWriter;
import org.sdvp.xmpp.stanza.Presence.Status;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

/** Stanzas to XML and back. */
public final class StanzaXml {
    private StanzaXml() {}

    /** The stanza as a tree in the namespace of a client's stream. */
    public static XmlElement write(Stanza stanza) {
        XmlTreeBuilder tree = new XmlTreeBuilder();
        write(stanza, tree);
        return tree.element();
    }

    /** The stanza as text in a client's stream, where its namespace is in force already. */
    public static String text(Stanza stanza) {
        XmlWriter text = new XmlWriter(Namespaces.CLIENT);
        write(stanza, text);
        return text.written();
    }

    /** Name of the stanza's element. */
    public static String name(Stanza stanza) {
        return stanza instanceof Iq ? "iq" : stanza instanceof XmppMessage ? "message" : "presence";
    }

    private static void write(Stanza stanza, XmlSink out) {
        out.start(Namespaces.CLIENT, name(stanza));
        if (stanza instanceof Iq iq) {
            head(iq.type().text(), iq, out);
            iq.content().ifPresent(payload -> payload.writeTo(out));
            iq.error().ifPresent(error -> write(error, out));
        } else if (stanza instanceof XmppMessage message) {
            boolean normal = message.type() == XmppMessage.Type.NORMAL;
            head(normal ? "" : message.type().text(), message, out);
            message.contents().forEach(child -> child.writeTo(out));
            message.error().ifPresent(error -> write(error, out));
        } else if (stanza instanceof Presence presence) {
            write(presence, out);
        }
        out.end();
    }

    /**
     * Reads a stanza.
     *
     * @param xml the element {@code iq}, {@code message} or {@code presence}
     * @throws MalformedStanzaException if it is none; it tells what to answer
     */
    public static Stanza read(XmlElement xml) {
        return switch (xml.name()) {
            case "iq" -> iq(xml);
            case "message" -> message(xml);
            case "presence" -> readPresence(xml);
            default ->
                throw new MalformedStanzaException(
                        "expected iq, message or presence, came " + xml.name(), Optional.empty());
        };
    }

    private static void write(Presence presence, XmlSink out) {
        boolean available = presence.type() == Presence.Type.AVAILABLE;
        head(available ? "" : presence.type().text(), presence, out);
        Status status = presence.status();
        status.show().ifPresent(show -> out.leaf("show", show));
        if (!status.text().isEmpty()) {
            out.leaf("status", status.text());
        }
        if (status.priority() != 0) {
            out.leaf("priority", Integer.toString(status.priority()));
        }
        presence.children().forEach(child -> child.writeTo(out));
        presence.error().ifPresent(error -> write(error, out));
    }

    private static void head(String type, Stanza stanza, XmlSink out) {
        stanza.to().ifPresent(to -> out.attribute("to", to.toString()));
        stanza.from().ifPresent(from -> out.attribute("from", from.toString()));
        if (!stanza.id().isEmpty()) {
            out.attribute("id", stanza.id());
        }
        if (!type.isEmpty()) {
            out.attribute("type", type);
        }
    }

    private static void write(StanzaError error, XmlSink out) {
        out.start("error").attribute("type", error.type().text());
        out.start(Namespaces.STANZAS, error.condition().element()).end();
        if (!error.text().isEmpty()) {
            out.start(Namespaces.STANZAS, "text").text(error.text()).end();
        }
        error.application().ifPresent(condition -> condition.writeTo(out));
        out.end();
    }

    private static Iq iq(XmlElement xml) {
        String id = xml.attribute("id").orElse("");
        Optional<Jid> from = jid(xml, "from");
        Optional<Jid> to = jid(xml, "to");
        Optional<Iq.Type> type = type(Iq.Type.values(), xml.attribute("type").orElse(""));
        if (id.isEmpty() || type.isEmpty()) {
            throw refused(
                    xml,
                    "expected an iq with an id and a type of get, set, result or error, came id \"" + id
                            + "\" and type \"" + xml.attribute("type").orElse("") + "\"");
        }
        List<XmlElement> payloads = payloads(xml);
        if (type.get().isRequest() && payloads.size() != 1) {
            throw refused(
                    xml, "expected exactly one child in an iq " + type.get().text() + ", came " + payloads.size());
        }
        Optional<StanzaError> error = type.get() == Iq.Type.ERROR ? Optional.of(readError(xml)) : Optional.empty();
        return new Iq(type.get(), id, from, to, payloads.stream().findFirst(), error);
    }

    private static MalformedStanzaException refused(XmlElement xml, String message) {
        String type = xml.attribute("type").orElse("");
        String id = xml.attribute("id").orElse("");
        boolean answerable = !id.isEmpty() && !type.equals("result") && !type.equals("error");
        Optional<Iq> answer = answerable
                ? Optional.of(new Iq(
                        Iq.Type.ERROR,
                        id,
                        jid(xml, "to"),
                        jid(xml, "from"),
                        Optional.empty(),
                        Optional.of(StanzaError.of(Condition.BAD_REQUEST, message))))
                : Optional.empty();
        return new MalformedStanzaException(message, answer);
    }

    private static XmppMessage message(XmlElement xml) {
        XmppMessage.Type type = type(
                        XmppMessage.Type.values(), xml.attribute("type").orElse("normal"))
                .orElse(XmppMessage.Type.NORMAL);
        boolean failed = type == XmppMessage.Type.ERROR;
        return new XmppMessage(
                type,
                xml.attribute("id").orElse(""),
                jid(xml, "from"),
                jid(xml, "to"),
                payloads(xml),
                failed ? Optional.of(readError(xml)) : Optional.empty());
    }

    private static Presence readPresence(XmlElement xml) {
        String text = xml.attribute("type").orElse("available");
        Presence.Type type = type(Presence.Type.values(), text)
                .orElseThrow(() -> new MalformedStanzaException(
                        "expected a presence of a type of RFC 6121 4.7.1, came type \"" + text + "\"",
                        Optional.empty()));
        List<XmlElement> others = payloads(xml).stream()
                .filter(child -> !child.namespace().equals(Namespaces.CLIENT))
                .toList();
        Optional<StanzaError> error = type == Presence.Type.ERROR ? Optional.of(readError(xml)) : Optional.empty();
        return new Presence(
                type, xml.attribute("id").orElse(""), jid(xml, "from"), jid(xml, "to"), status(xml), others, error);
    }

    private static Status status(XmlElement xml) {
        return new Status(
                xml.child(Namespaces.CLIENT, "priority")
                        .map(p -> priority(p.text()))
                        .orElse(0),
                xml.child(Namespaces.CLIENT, "status").map(XmlElement::text).orElse(""),
                xml.child(Namespaces.CLIENT, "show").map(XmlElement::text));
    }

    private static int priority(String text) {
        try {
            return Math.max(-128, Math.min(127, Integer.parseInt(text.trim())));
        } catch (NumberFormatException e) {
            throw new MalformedStanzaException(
                    "expected a priority of -128 to 127, came \"" + text + "\"", Optional.empty());
        }
    }

    private static StanzaError readError(XmlElement xml) {
        Optional<XmlElement> error = xml.child(Namespaces.CLIENT, "error");
        List<XmlElement> parts = error.map(XmlElement::children).orElse(List.of());
        Condition condition = parts.stream()
                .filter(part -> part.namespace().equals(Namespaces.STANZAS))
                .flatMap(part -> Condition.of(part.name()).stream())
                .findFirst()
                .orElse(Condition.UNDEFINED_CONDITION);
        return new StanzaError(
                error.flatMap(e -> e.attribute("type"))
                        .flatMap(StanzaError.Type::of)
                        .orElse(condition.usualType()),
                condition,
                error.flatMap(e -> e.child(Namespaces.STANZAS, "text"))
                        .map(XmlElement::text)
                        .orElse(""),
                parts.stream()
                        .filter(part -> !part.namespace().equals(Namespaces.STANZAS))
                        .findFirst());
    }

    /** The children that are the sender's own, without the error. */
    private static List<XmlElement> payloads(XmlElement xml) {
        List<XmlElement> payloads = new ArrayList<>(xml.children());
        payloads.removeIf(child -> child.is(Namespaces.CLIENT, "error"));
        return payloads;
    }

    private static Optional<Jid> jid(XmlElement xml, String attribute) {
        try {
            return xml.attribute(attribute).map(Jid::of);
        } catch (IllegalArgumentException e) {
            throw new MalformedStanzaException(attribute + ": " + e.getMessage(), Optional.empty());
        }
    }

    private static <E extends Enum<E>> Optional<E> type(E[] types, String text) {
        for (E type : types) {
            if (type.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
