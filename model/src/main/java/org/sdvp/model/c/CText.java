package org.sdvp.model.c;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Words and literals of C. */
final class CText {
    private static final Set<String> KEYWORDS = Set.of(
            "auto",
            "break",
            "case",
            "char",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extern",
            "float",
            "for",
            "goto",
            "if",
            "inline",
            "int",
            "long",
            "main",
            "register",
            "restrict",
            "return",
            "short",
            "signed",
            "sizeof",
            "static",
            "struct",
            "switch",
            "typedef",
            "union",
            "unsigned",
            "void",
            "volatile",
            "while");
    private static final int FIRST_PRINTABLE = ' ';
    private static final int LAST_PRINTABLE = '~';

    private CText() {}

    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    /** A text with all that a name of C cannot have replaced by underscores. */
    static String word(String text) {
        return text.replaceAll("[^A-Za-z0-9_]", "_");
    }

    /** A text that cannot end a comment or its line. */
    static String comment(String text) {
        StringBuilder safe = new StringBuilder();
        text.chars()
                .filter(c ->
                        c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE && c != '*' && c != '/' && c != '\\' && c != '?')
                .forEach(c -> safe.append((char) c));
        return safe.toString();
    }

    /** A string literal of the UTF-8 of a text, in ASCII. */
    static String string(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            int octet = each & 0xff;
            // A question mark may begin a trigraph, which C11 still has.
            if (octet == '"' || octet == '\\' || octet == '?') {
                literal.append('\\').append((char) octet);
            } else if (octet >= FIRST_PRINTABLE && octet <= LAST_PRINTABLE) {
                literal.append((char) octet);
            } else {
                // Three octal digits end by themselves, hexadecimal ones do not.
                literal.append("\\%03o".formatted(octet));
            }
        }
        return literal.append('"').toString();
    }

    /** An integer constant. */
    static String integer(long value) {
        // The smallest has no literal: its digits without the sign are too great.
        return value == Long.MIN_VALUE ? "INT64_MIN" : Long.toString(value);
    }

    /** A constant of the type double that is exactly this number. */
    static String real(double value) {
        if (Double.isNaN(value)) {
            return "NAN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "INFINITY" : "-INFINITY";
        }
        return Double.toString(value);
    }
}
