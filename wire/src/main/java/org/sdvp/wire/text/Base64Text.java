package org.sdvp.wire.text;

import java.util.Base64;
import org.sdvp.model.value.Octets;

/** Octets in base64 of RFC 4648 section 4, padded, without line ends. */
public final class Base64Text {
    private Base64Text() {}

    /** The characters of some octets. */
    public static String text(Octets octets) {
        return Base64.getEncoder().encodeToString(octets.bytes());
    }

    /**
     * Reads octets.
     *
     * @throws IllegalArgumentException if there are other characters, or no groups of four
     */
    public static Octets octets(String text) {
        if (text.length() % 4 != 0) {
            throw new IllegalArgumentException(
                    "expected base64 in groups of four characters, but there are " + text.length());
        }
        return Octets.of(Base64.getDecoder().decode(text));
    }
}
