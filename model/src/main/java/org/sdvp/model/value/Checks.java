package org.sdvp.model.value;

/** Argument checks of the value records; messages name type, rule and value. */
final class Checks {
    private Checks() {}

    static void kind(BasicType type, BasicType.Kind expected) {
        if (type.kind() != expected) {
            throw new IllegalArgumentException("expected a type of kind " + expected + ", but got " + type);
        }
    }

    static void text(BasicType type, String value) {
        if (value.codePointCount(0, value.length()) > type.size()) {
            throw new IllegalArgumentException(type + " must have at most " + type.size() + " characters, but has "
                    + value.codePointCount(0, value.length()));
        }
        boolean ascii = type != BasicType.UNICODE_STRING;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (ascii ? (c < 0x20 || c > 0x7e) : !unicodeTextAt(value, i)) {
                throw new IllegalArgumentException(
                        type + " must not hold the character U+" + String.format("%04X", (int) c) + " at index " + i);
            }
        }
    }

    // Control characters and lone surrogates cannot be carried by XML 1.0.
    private static boolean unicodeTextAt(String value, int i) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
        }
        return (c >= 0x20 && c < 0xfffe) || c == '\t' || c == '\n' || c == '\r';
    }
}
