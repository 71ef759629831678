package org.sdvp.xmpp.smack;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.sdvp.wire.xml.WireException;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlLimits;
import org.sdvp.wire.xml.XmlTreeBuilder;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.MalformedStanzaException;
import org.sdvp.xmpp.stanza.StanzaError;
import org.sdvp.xmpp.stanza.StanzaError.Condition;

/** Reads one stanza from Smack's parser, with limits. What goes beyond them is passed over, and the stream lives on. */
final class StanzaPull {
    /** The own XMPP server is trusted with a roster of a hundred thousand contacts. */
    private static final XmlLimits OWN_SERVER = new XmlLimits(64, 64 << 20, 1 << 20, 64, 1 << 16, 1 << 20);

    private final XmlLimits others;
    private final Jid own;

    StanzaPull(XmlLimits others, Jid own) {
        this.others = others;
        this.own = own;
    }

    /**
     * Reads a stanza.
     *
     * @param parser at the start of the stanza; afterwards at its end
     * @throws MalformedStanzaException if it goes beyond the limits; it tells what to answer
     * @throws IOException if the stream is broken within the stanza
     */
    XmlElement read(XmlPullParser parser) throws IOException {
        try {
            return readStanza(parser);
        } catch (MalformedStanzaException e) {
            throw e;
        } catch (XmlPullParserException | RuntimeException e) {
            // Some parsers read text only when it is asked for, and then have no checked way to tell that it ends
            // early.
            throw new IOException("stream broken within a stanza: " + e.getMessage(), e);
        }
    }

    private XmlElement readStanza(XmlPullParser parser) throws IOException, XmlPullParserException {
        int depth = parser.getDepth();
        Map<String, String> head = attributes(parser);
        String from = head.getOrDefault("from", "");
        boolean ownServer = from.isEmpty()
                || from.equals(own.domain())
                || from.equals(own.bare().toString());
        XmlTreeBuilder builder = new XmlTreeBuilder(ownServer ? OWN_SERVER : others);
        try {
            start(parser, builder);
            while (!builder.isComplete()) {
                step(parser, builder);
            }
            return builder.element();
        } catch (WireException e) {
            skip(parser, depth);
            throw refused(parser.getName(), head, e);
        }
    }

    private static void step(XmlPullParser parser, XmlTreeBuilder builder) throws IOException, XmlPullParserException {
        switch (parser.next()) {
            case START_ELEMENT -> start(parser, builder);
            case TEXT_CHARACTERS -> builder.text(parser.getText());
            case END_ELEMENT -> builder.end();
            case END_DOCUMENT -> throw new IOException("the stream ended within a stanza");
            default -> {}
        }
    }

    private static void start(XmlPullParser parser, XmlTreeBuilder builder) {
        builder.start(orEmpty(parser.getNamespace()), parser.getName());
        for (int i = 0; i < parser.getAttributeCount(); i++) {
            builder.attribute(
                    orEmpty(parser.getAttributeNamespace(i)), parser.getAttributeName(i), parser.getAttributeValue(i));
        }
    }

    private static Map<String, String> attributes(XmlPullParser parser) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < parser.getAttributeCount(); i++) {
            attributes.put(parser.getAttributeName(i), parser.getAttributeValue(i));
        }
        return attributes;
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String namespace) {
        return namespace == null ? "" : namespace;
    }

    /** Goes on to the end of the stanza without keeping anything. */
    private static void skip(XmlPullParser parser, int depth) throws IOException, XmlPullParserException {
        while (!(parser.getEventType() == XmlPullParser.Event.END_ELEMENT && parser.getDepth() == depth)) {
            if (parser.next() == XmlPullParser.Event.END_DOCUMENT) {
                throw new IOException("the stream ended within a stanza");
            }
        }
    }

    private static MalformedStanzaException refused(String name, Map<String, String> head, WireException why) {
        String type = head.getOrDefault("type", "");
        String id = head.getOrDefault("id", "");
        Optional<Iq> answer = Optional.empty();
        if (name.equals("iq") && !id.isEmpty() && (type.equals("get") || type.equals("set"))) {
            answer = jid(head, "from")
                    .map(from -> new Iq(
                            Iq.Type.ERROR,
                            id,
                            jid(head, "to"),
                            Optional.of(from),
                            Optional.empty(),
                            Optional.of(StanzaError.of(Condition.BAD_REQUEST, String.valueOf(why.getMessage())))));
        }
        return new MalformedStanzaException(
                name + " of " + head.getOrDefault("from", "the own XMPP server") + ": " + why.getMessage(), answer);
    }

    private static Optional<Jid> jid(Map<String, String> head, String attribute) {
        try {
            return Optional.ofNullable(head.get(attribute)).map(Jid::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
