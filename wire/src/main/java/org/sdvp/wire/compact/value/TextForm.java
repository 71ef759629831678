package org.sdvp.wire.compact.value;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.sdvp.wire.text.Hexadecimal;
import org.sdvp.wire.xml.XmlCharacters;
import org.sdvp.wire.xml.XmlElement;

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
    public static void put(String text, XmlElement.Builder out) {
        if (text.indexOf('\r') < 0 && XmlCharacters.firstForbidden(text) < 0) {
            out.text(text);
        } else {
            out.attribute(ENCODING, HEXADECIMAL).text(Hexadecimal.text(utf8(text)));
        }
    }

    private static byte[] utf8(String text) {
        try {
            ByteBuffer octets = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] copy = new byte[octets.remaining()];
            octets.get(copy);
            return copy;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text holds half of a surrogate pair, which no UTF-8 can carry", e);
        }
    }

    /** Reads such a text; the attribute with it. */
    public static String read(ElementReader in) {
        String text = in.text();
        String encoding = in.attribute(ENCODING).orElse("");
        return switch (encoding) {
            case "" -> text;
            case HEXADECIMAL -> utf8(Hexadecimal.octets(text));
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

    private static String utf8(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("expected UTF-8 in hexadecimal, but the octets are none", e);
        }
    }
}
