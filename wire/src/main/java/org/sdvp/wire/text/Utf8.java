package org.sdvp.wire.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text as its octets in UTF-8, strictly both ways. */
public final class Utf8 {
    private Utf8() {}

    /**
     * The octets of a text.
     *
     * @throws IllegalArgumentException if it holds half of a surrogate pair
     */
    public static byte[] octets(String text) {
        try {
            ByteBuffer octets = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] copy = new byte[octets.remaining()];
            octets.get(copy);
            return copy;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text holds half of a surrogate pair, which no UTF-8 can carry", e);
        }
    }

    /**
     * The text of some octets.
     *
     * @throws IllegalArgumentException if they are no UTF-8
     */
    public static String text(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("expected a text in UTF-8, but the octets are none", e);
        }
    }
}
