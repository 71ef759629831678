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
    private static final int SHORT = 8;

    /** The characters that stand for themselves in text, and in attributes. */
    private static final boolean[] IN_TEXT = new boolean[0x80];

    private static final boolean[] IN_ATTRIBUTE = new boolean[0x80];

    static {
        for (int c = 0; c < 0x80; c++) {
            boolean markup = c == '<' || c == '>' || c == '&';
            IN_TEXT[c] = !markup && (c >= ' ' || c == '\t' || c == '\n');
            IN_ATTRIBUTE[c] = !markup && c >= ' ' && c != '\'';
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
        room(name.length() + 2);
        endStartTag();
        out[length++] = '<';
        append(name);
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
        room(name.length() + 3);
        out[length++] = ' ';
        append(name);
        out[length++] = '=';
        out[length++] = '\'';
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
        String name = names[depth--];
        room(name.length() + 3);
        if (inStartTag) {
            inStartTag = false;
            out[length++] = '/';
        } else {
            out[length++] = '<';
            out[length++] = '/';
            append(name);
        }
        out[length++] = '>';
        return this;
    }

    private void endStartTag() {
        if (inStartTag) {
            inStartTag = false;
            room(1);
            out[length++] = '>';
        }
    }

    private void value(String text, String what, String whose) {
        escaped(text, IN_ATTRIBUTE, what, whose);
        put("'");
    }

    private void put(String text) {
        room(text.length());
        append(text);
    }

    // Names have few characters, for which a loop is quicker than a call.
    private void append(String text) {
        int count = text.length();
        if (count > SHORT) {
            text.getChars(0, count, out, length);
        } else {
            for (int i = 0; i < count; i++) {
                out[length + i] = text.charAt(i);
            }
        }
        length += count;
    }

    private void room(int more) {
        if (out.length - length < more) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, length + more));
        }
    }

    // Nearly all text is ASCII without markup, and copied as it is.
    private void escaped(String text, boolean[] plain, String what, String whose) {
        int count = text.length();
        room(count);
        char[] to = out;
        int start = length;
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || !plain[c]) {
                XmlCharacters.requireCarryable(what, whose, text);
                length = start + i;
                rest(text, i, plain);
                return;
            }
            to[start + i] = c;
        }
        length = start + count;
    }

    private void rest(String text, int from, boolean[] plain) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || plain[c]) {
                room(1);
                out[length++] = c;
            } else {
                put(escape(c));
            }
        }
    }

    private static String escape(char c) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '\'' -> "&apos;";
            default -> "&#" + (int) c + ";";
        };
    }
}
