package org.sdvp.wire.text;

import java.util.HexFormat;

/** Octets as hexadecimal digits, two small ones each. */
public final class Hexadecimal {
    private static final HexFormat HEX = HexFormat.of();

    private Hexadecimal() {}

    /** The digits of some octets. */
    public static String text(byte[] octets) {
        return HEX.formatHex(octets);
    }

    /**
     * Reads octets.
     *
     * @throws IllegalArgumentException if there are others than small digits, or half an octet
     */
    public static byte[] octets(String text) {
        if (!isHexadecimal(text)) {
            throw new IllegalArgumentException("expected digits 0-9a-f, but got \"" + text + "\"");
        }
        return HEX.parseHex(text);
    }

    /** Whether the text is made of small hexadecimal digits only. */
    public static boolean isHexadecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
