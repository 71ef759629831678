package org.sdvp.model;

/** What a data object is made of: data attributes and, in some common data classes, further data objects. */
public sealed interface DataNode permits DataObject, DataAttribute {
    /** Name below its parent, such as {@code Tmp} or {@code mag}. */
    String name();

    /** Greatest number of levels: data objects, an attribute, and the types in it. */
    int MAX_LEVELS = 16;

    /** How many levels there are, this node included. */
    int levels();

    /**
     * Does nothing if a text can be a name: it holds no control characters and the like.
     *
     * @throws IllegalArgumentException if it does
     */
    static void requireName(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || Character.isSurrogate((char) c) || c > 0xfffd)) {
            throw new IllegalArgumentException(
                    "expected a name of printable characters, but got one of " + text.length() + " with others");
        }
    }

    /**
     * Does nothing if a node has not too many levels.
     *
     * @throws IllegalArgumentException if it has
     */
    static void requireLevels(DataNode node) {
        if (node.levels() > MAX_LEVELS) {
            throw new IllegalArgumentException(node.name() + " must have at most " + MAX_LEVELS
                    + " levels of data and types, but has " + node.levels());
        }
    }
}
