package org.sdvp.wire.compact.value;

import org.sdvp.wire.text.Hexadecimal;
import org.sdvp.wire.text.Utf8;
import org.sdvp.wire.xml.XmlCharacters;
import org.sdvp.wire.xml.XmlSink;

/**
 * Free text that must arrive as it was sent. It stands as it is, unless it holds a carriage return (XMPP servers write
 * it unescaped, and the next parser makes a line feed of it) or a character that XML cannot carry: then the element has
 * the attribute {@code enc='hex'} and the UTF-8 octets in hexadecimal.
 */
public final class TextForm {
    private static final String ENCODING = "enc";
    private static final String HEXADECIMAL = "hex";

    private TextForm() {}

    /**
     * Puts the text into an element that may have further attributes.
     *
     * @throws IllegalArgumentException if it holds an unpaired surrogate
     */
    public static void put(String text, XmlSink out) {
        if (text.indexOf('\r') < 0 && XmlCharacters.firstForbidden(text) < 0) {
            out.text(text);
        } else {
            out.attribute(ENCODING, HEXADECIMAL).text(Hexadecimal.text(Utf8.octets(text)));
        }
    }

    /** Reads such a text; the attribute with it. */
    public static String read(ElementReader in) {
        String text = in.text();
        String encoding = in.attribute(ENCODING).orElse("");
        return switch (encoding) {
            case "" -> text;
            case HEXADECIMAL -> Utf8.text(Hexadecimal.octets(text));
            default -> throw in.badAttribute(ENCODING, "expected hex, but got \"" + encoding + "\"");
        };
    }

    /** Reads an element that holds such a text and nothing else. */
    public static String readWhole(ElementReader in) {
        try {
            String text = read(in);
            in.end();
            return text;
        } catch (IllegalArgumentException e) {
            throw Fault.badValue(in.element(), e);
        }
    }
}
