package org.sdvp.xmpp.stanza;

import java.util.Map;
import org.sdvp.wire.xml.XmlElement;

/** How long a stanza is on the stream, as XMPP servers limit it (XEP-0478). */
public final class StanzaSize {
    private StanzaSize() {}

    /**
     * Upper bound of the bytes of an element in UTF-8, markup and escapes counted.
     *
     * @param element the stanza or a part of it
     */
    public static long of(XmlElement element) {
        return of(element, "");
    }

    private static long of(XmlElement element, String scope) {
        long bytes = 2L * element.name().length() + 5;
        if (!element.namespace().equals(scope)) {
            bytes += 9 + escaped(element.namespace());
        }
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            bytes += attribute.getKey().length() + 4 + escaped(attribute.getValue());
        }
        for (XmlElement child : element.children()) {
            bytes += of(child, element.namespace());
        }
        return bytes + escaped(element.text());
    }

    private static long escaped(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += switch (c) {
                case '&', '<', '>', '"', '\'', '\n', '\r', '\t' -> 6;
                default -> c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 2 : 3;
            };
        }
        return bytes;
    }
}
