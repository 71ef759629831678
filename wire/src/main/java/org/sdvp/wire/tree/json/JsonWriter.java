package org.sdvp.wire.tree.json;

import org.sdvp.wire.tree.LeafText;
import org.sdvp.wire.tree.Tree;

/**
 * Prints trees as JSON (RFC 8259) on one line, the same on every platform: no spaces between tokens, members in the order
 * of the tree, every leaf a string. In strings a backslash stands before {@code "} and {@code \}, control characters
 * below U+0020 and halves of surrogate pairs are {@code \}{@code u} and four small hexadecimal digits, all else is itself.
 */
public final class JsonWriter {
    private JsonWriter() {}

    /** The document of a tree. */
    public static String toString(Tree tree) {
        StringBuilder out = new StringBuilder(512);
        write(tree, out);
        return out.toString();
    }

    private static void write(Tree tree, StringBuilder out) {
        switch (tree.kind()) {
            case FIELDS -> {
                String before = "{";
                for (var member : ((Tree.Fields) tree).members().entrySet()) {
                    out.append(before);
                    string(member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out);
                    before = ",";
                }
                out.append(before.equals("{") ? "{}" : "}");
            }
            case ITEMS -> {
                String before = "[";
                for (Tree item : ((Tree.Items) tree).items()) {
                    out.append(before);
                    write(item, out);
                    before = ",";
                }
                out.append(before.equals("[") ? "[]" : "]");
            }
            case TEXT, WHOLE, TRUTH, REAL, BYTES -> string(LeafText.of(tree), out);
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || isHalf(text, i)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean isHalf(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
