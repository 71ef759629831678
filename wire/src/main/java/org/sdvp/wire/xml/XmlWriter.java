package org.sdvp.wire.xml;

import java.util.Arrays;

/**
 * Writes elements in the one canonical form of this product, so that the same element is always the same text: no XML
 * declaration, no white space between elements, no prefixes of elements, {@code xmlns} first and only where the namespace
 * differs from the one around, attributes in the order in which they come between single quotes, then those in a
 * namespace, each with a prefix {@code n1}, {@code n2} and so on declared before it except for {@code xml:}, an element
 * without content as {@code <x/>}. In text {@code & < >} and carriage return are escaped, in attributes {@code & < > '}
 * and tab, line feed and carriage return, control characters as decimal character references.
 */
public final class XmlWriter implements XmlSink {
    private static final int START = 2048;
    private static final int LEVELS = 16;
    private static final int LONGEST_ESCAPE = 6;

    /** What stands in the place of a character of ASCII; empty for itself. */
    private static final String[] IN_TEXT = new String[0x80];

    private static final String[] IN_ATTRIBUTE = new String[0x80];

    static {
        for (int c = 0; c < IN_TEXT.length; c++) {
            String markup = switch (c) {
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '&' -> "&amp;";
                default -> "";
            };
            IN_TEXT[c] = c == '\r' ? "&#13;" : markup;
            IN_ATTRIBUTE[c] = c < ' ' ? "&#" + c + ";" : c == '\'' ? "&apos;" : markup;
        }
    }

    private char[] out = new char[START];
    private int length;
    private String[] names = new String[LEVELS];
    private String[] namespaces = new String[LEVELS];
    private int depth;
    private int prefixes;
    private boolean inStartTag;

    /**
     * Makes one for one element, or several one after the other.
     *
     * @param around default namespace in force where the text will stand, empty for none
     */
    public XmlWriter(String around) {
        namespaces[0] = around;
    }

    /** The element as a document of its own. */
    public static String toString(XmlSource element) {
        return toString(element, "");
    }

    /**
     * The element as a part of a document.
     *
     * @param element what to write
     * @param around default namespace in force where it will stand, empty for none
     */
    public static String toString(XmlSource element, String around) {
        XmlWriter writer = new XmlWriter(around);
        element.writeTo(writer);
        return writer.written();
    }

    /** What has been written so far. */
    public String written() {
        return new String(out, 0, length);
    }

    @Override
    public XmlWriter start(String namespace, String name) {
        String around = namespaces[depth];
        start(name);
        if (!namespace.equals(around)) {
            namespaces[depth] = namespace;
            put(" xmlns='");
            value(namespace, "namespace of ", name);
        }
        return this;
    }

    @Override
    public XmlWriter start(String name) {
        endStartTag();
        put('<');
        put(name);
        inStartTag = true;
        prefixes = 0;
        if (++depth == names.length) {
            names = Arrays.copyOf(names, 2 * depth);
            namespaces = Arrays.copyOf(namespaces, 2 * depth);
        }
        names[depth] = name;
        namespaces[depth] = namespaces[depth - 1];
        return this;
    }

    @Override
    public XmlWriter attribute(String name, String value) {
        put(' ');
        put(name);
        put("='");
        value(value, "attribute ", name);
        return this;
    }

    @Override
    public XmlWriter attribute(String namespace, String name, String value) {
        String prefix = "xml";
        if (!namespace.equals(XmlElement.XML_NAMESPACE)) {
            prefix = "n" + ++prefixes;
            put(" xmlns:");
            put(prefix);
            put("='");
            value(namespace, "namespace of attribute ", name);
        }
        return attribute(prefix + ":" + name, value);
    }

    @Override
    public XmlWriter text(String text) {
        if (!text.isEmpty()) {
            endStartTag();
            escaped(text, IN_TEXT, "text of ", names[depth]);
        }
        return this;
    }

    @Override
    public XmlWriter end() {
        if (inStartTag) {
            inStartTag = false;
            put("/>");
        } else {
            put("</");
            put(names[depth]);
            put('>');
        }
        depth--;
        return this;
    }

    private void endStartTag() {
        if (inStartTag) {
            inStartTag = false;
            put('>');
        }
    }

    private void value(String text, String what, String whose) {
        escaped(text, IN_ATTRIBUTE, what, whose);
        put('\'');
    }

    private void put(char c) {
        room(1);
        out[length++] = c;
    }

    private void put(String text) {
        int count = text.length();
        room(count);
        text.getChars(0, count, out, length);
        length += count;
    }

    private void room(int more) {
        if (out.length - length < more) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, length + more));
        }
    }

    // Nearly all text is ASCII without markup: it is copied as it is, and the place found where that ends.
    private void escaped(String text, String[] escapes, String what, String whose) {
        int count = text.length();
        put(text);
        int start = length - count;
        for (int i = start; i < length; i++) {
            char c = out[i];
            if (c >= 0x80 || c < ' ' || !escapes[c].isEmpty()) {
                XmlCharacters.requireCarryable(what, whose, text);
                length = i;
                rest(text, i - start, escapes);
                return;
            }
        }
    }

    private void rest(String text, int from, String[] escapes) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            room(LONGEST_ESCAPE);
            if (c >= 0x80 || escapes[c].isEmpty()) {
                out[length++] = c;
            } else {
                put(escapes[c]);
            }
        }
    }
}
