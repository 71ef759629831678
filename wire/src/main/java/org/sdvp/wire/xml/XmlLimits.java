package org.sdvp.wire.xml;

/**
 * How much XML a reader takes before it refuses; guards against input that is deep, long or many on purpose.
 *
 * @param maxDepth of nested elements, the outermost counted as 1
 * @param maxCharacters of a whole document or element: of the text as it came where that is known, else of all names,
 *     attribute values and text together
 * @param maxChildren of one element
 * @param maxAttributes of one element, those in foreign namespaces included
 * @param maxAttributeLength characters of an attribute value, and of any name
 * @param maxTextLength characters directly inside one element
 */
public record XmlLimits(
        int maxDepth,
        int maxCharacters,
        int maxChildren,
        int maxAttributes,
        int maxAttributeLength,
        int maxTextLength) {
    /** What a stanza may need: depth 128, 262,144 characters, 10,000 children, 64 attributes, texts of 65,536. */
    public static final XmlLimits DEFAULT = new XmlLimits(128, 256 * 1024, 10_000, 64, 4096, 64 * 1024);

    /** Checks that each limit is 1 or more. */
    public XmlLimits {
        positive("maxDepth", maxDepth);
        positive("maxCharacters", maxCharacters);
        positive("maxChildren", maxChildren);
        positive("maxAttributes", maxAttributes);
        positive("maxAttributeLength", maxAttributeLength);
        positive("maxTextLength", maxTextLength);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, but is " + value);
        }
    }
}
