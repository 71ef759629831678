package org.sdvp.xmpp.stanza;

/** How long a stanza is on the stream, as XMPP servers limit it (XEP-0478). */
public final class StanzaSize {
    /** The most octets that a character of a stanza's text takes. */
    public static final int MAX_OCTETS = 6;

    private StanzaSize() {}

    /**
     * Upper bound of the octets of a stanza in UTF-8, if an XMPP server that passes it on escapes all that may be escaped.
     *
     * @param xml text of the stanza, attributes between single quotes
     */
    public static long of(String xml) {
        long octets = 0;
        boolean inTag = false;
        for (int i = 0; i < xml.length(); i++) {
            char c = xml.charAt(i);
            inTag = c == '<' || (inTag && c != '>');
            octets += inTag && c == '\'' ? 1 : longest(c);
        }
        return octets;
    }

    private static int longest(char c) {
        return switch (c) {
            // The first of an escape, of which the shortest has four characters.
            case '&' -> 3;
            case '"', '\'', '\n', '\r', '\t' -> MAX_OCTETS;
            default -> c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        };
    }
}
