package org.sdvp.wire.xml;

/** Which characters XML 1.0 can carry and what an element may be called. */
public final class XmlCharacters {
    private XmlCharacters() {}

    /**
     * The place of the first character that no XML 1.0 document can hold, not even escaped (production 2, Char): most
     * control characters, unpaired surrogates, U+FFFE and U+FFFF.
     *
     * @return its index, -1 if every character can be carried
     */
    public static int firstForbidden(CharSequence text) {
        return firstForbidden(text, 0);
    }

    private static int firstForbidden(CharSequence text, int from) {
        int length = text.length();
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (within(c, 0x20, 0xd7ff)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c != '\t' && c != '\n' && c != '\r' && !within(c, 0xe000, 0xfffd)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Refuses a text that XML cannot carry.
     *
     * @param what what it is, such as {@code "attribute "}
     * @param whose name of the element or attribute
     * @throws IllegalArgumentException if it holds such a character
     */
    static void requireCarryable(String what, String whose, String text) {
        // The words are joined only for a fault: this is asked of every element that comes and goes.
        int bad = firstForbidden(text);
        if (bad >= 0) {
            throw new IllegalArgumentException(what + whose + " holds U+"
                    + Integer.toHexString(0x10000 | text.charAt(bad)).substring(1) + " at index " + bad
                    + ", which XML cannot carry");
        }
    }

    /** The text with U+FFFD in the place of every character that XML cannot carry. */
    public static String carryable(String text) {
        int bad = firstForbidden(text);
        if (bad < 0) {
            return text;
        }
        StringBuilder mended = new StringBuilder(text);
        while (bad >= 0) {
            mended.setCharAt(bad, '\ufffd');
            bad = firstForbidden(mended, bad + 1);
        }
        return mended.toString();
    }

    /** Whether the text is only space, tab and line ends, or nothing. */
    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Whether the text can name an element or attribute: Namespaces in XML 1.0, production NCName. */
    static boolean isName(String name) {
        if (name.isEmpty() || !isNameStart(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isNameStart(c) && !isNameRest(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameStart(char c) {
        if (c < 0x80) {
            return within(c, 'a', 'z') || within(c, 'A', 'Z') || c == '_';
        }
        if (c < 0x2000) {
            return c >= 0xc0 && !within(c, 0x300, 0x36f) && c != 0xd7 && c != 0xf7 && c != 0x37e;
        }
        return within(c, 0x200c, 0x200d)
                || within(c, 0x2070, 0x218f)
                || within(c, 0x2c00, 0x2fef)
                || within(c, 0x3001, 0xdfff)
                || within(c, 0xf900, 0xfdcf)
                || within(c, 0xfdf0, 0xfffd);
    }

    private static boolean isNameRest(char c) {
        return within(c, '0', '9')
                || c == '-'
                || c == '.'
                || c == 0xb7
                || within(c, 0x300, 0x36f)
                || within(c, 0x203f, 0x2040);
    }

    private static boolean within(char c, int first, int last) {
        return c >= first && c <= last;
    }
}
