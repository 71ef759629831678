package org.sdvp.wire.tree;

import org.sdvp.wire.text.Base64Text;
import org.sdvp.wire.text.Hexadecimal;

/** The one text of each leaf, for formats that know only text. */
public final class LeafText {
    private LeafText() {}

    /**
     * The text of a leaf: decimal numbers, {@code true} and {@code false}, octets in their spelling.
     *
     * @throws IllegalArgumentException if it is no leaf
     */
    public static String of(Tree leaf) {
        return switch (leaf.kind()) {
            case TEXT -> ((Tree.Text) leaf).text();
            case WHOLE -> Long.toString(((Tree.Whole) leaf).number());
            case TRUTH -> Boolean.toString(((Tree.Truth) leaf).truth());
            case REAL -> ((Tree.Real) leaf).decimal();
            case BYTES -> bytes((Tree.Bytes) leaf);
            case FIELDS, ITEMS -> throw new IllegalArgumentException("expected a leaf, but got " + leaf.kind());
        };
    }

    private static String bytes(Tree.Bytes leaf) {
        return switch (leaf.spelling()) {
            case HEXADECIMAL -> Hexadecimal.text(leaf.octets().bytes());
            case BASE64 -> Base64Text.text(leaf.octets());
        };
    }
}
