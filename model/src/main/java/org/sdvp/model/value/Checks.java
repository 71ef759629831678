package org.sdvp.model.value;

import java.util.List;

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

    /** A name, from a file or a program: no control characters, which XML cannot carry. */
    static void name(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!unicodeTextAt(text, i)) {
                throw new IllegalArgumentException("a " + what + " must not hold the character U+"
                        + String.format("%04X", (int) text.charAt(i)) + " at index " + i);
            }
        }
    }

    /** Parts of a structure or array, which may have as many levels below it as are allowed, less one. */
    static void levels(List<DataValue> parts) {
        if (levelsOf(parts) >= DataValue.MAX_LEVELS) {
            throw new IllegalArgumentException(
                    "a value must have at most " + DataValue.MAX_LEVELS + " levels of structures and arrays");
        }
    }

    private static int levelsOf(List<DataValue> parts) {
        int most = 0;
        for (int i = 0; i < parts.size(); i++) {
            DataValue part = parts.get(i);
            if (part instanceof DataValue.Structure structure) {
                most = Math.max(most, 1 + levelsOf(structure.members()));
            } else if (part instanceof DataValue.Array array) {
                most = Math.max(most, 1 + levelsOf(array.elements()));
            }
        }
        return most;
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
