package org.sdvp.wire.xml;

import java.util.List;
import java.util.Map;

/**
 * Writes elements in the one canonical form of this product, so that the same element is always the same text: no XML
 * declaration, no white space between elements, no prefixes of elements, {@code xmlns} first and only where the namespace
 * differs from the one around, attributes in the order of the element between single quotes, then those in a namespace,
 * each with a prefix {@code n1}, {@code n2} and so on declared before it except for {@code xml:}, an element without
 * content as {@code <x/>}. In text {@code & < >} and carriage return are escaped, in attributes {@code & < > '} and tab, line feed
 * and carriage return, control characters as decimal character references.
 */
public final class XmlWriter {
    /** What a message has without children, and about what each child of one adds. */
    private static final int START = 256;

    private static final int A_CHILD = 64;

    private XmlWriter() {}

    /** The element as a document of its own. */
    public static String toString(XmlElement element) {
        StringBuilder out =
                new StringBuilder(START + A_CHILD * element.children().size());
        write(element, "", out);
        return out.toString();
    }

    /**
     * Appends an element.
     *
     * @param element what to write
     * @param around default namespace in force where it is written, empty for none
     * @param out where to
     */
    public static void write(XmlElement element, String around, StringBuilder out) {
        String name = element.name();
        String namespace = element.namespace();
        out.append('<').append(name);
        if (!namespace.equals(around)) {
            out.append(" xmlns='");
            escapeAttribute(namespace, out);
            out.append('\'');
        }
        if (!element.attributes().isEmpty()) {
            attributes(AttributeMap.copyOf(element.attributes()), out);
        }
        if (!element.qualified().isEmpty()) {
            qualified(element.qualified(), out);
        }
        if (element.children().isEmpty() && element.text().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        escapeText(element.text(), out);
        List<XmlElement> children = element.children();
        for (int i = 0; i < children.size(); i++) {
            write(children.get(i), namespace, out);
        }
        out.append("</").append(name).append('>');
    }

    private static void attributes(AttributeMap attributes, StringBuilder out) {
        for (int i = 0; i < attributes.size(); i++) {
            out.append(' ').append(attributes.name(i)).append("='");
            escapeAttribute(attributes.value(i), out);
            out.append('\'');
        }
    }

    private static void qualified(Map<String, String> attributes, StringBuilder out) {
        int prefixes = 0;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String key = attribute.getKey();
            int end = key.lastIndexOf('}');
            String prefix = "xml";
            if (!key.startsWith(XmlElement.XML_NAMESPACE + "}", 1)) {
                prefix = "n" + ++prefixes;
                out.append(" xmlns:").append(prefix).append("='");
                escapeAttribute(key.substring(1, end), out);
                out.append('\'');
            }
            out.append(' ')
                    .append(prefix)
                    .append(':')
                    .append(key, end + 1, key.length())
                    .append("='");
            escapeAttribute(attribute.getValue(), out);
            out.append('\'');
        }
    }

    private static void escapeText(String text, StringBuilder out) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<' || c == '>' || c == '&' || c == '\r') {
                from = escape(text, from, i, out);
            }
        }
        rest(text, from, out);
    }

    private static void escapeAttribute(String text, StringBuilder out) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == '\'') {
                from = escape(text, from, i, out);
            }
        }
        rest(text, from, out);
    }

    // Appending a whole String copies it at once; a range goes character by character.
    private static void rest(String text, int from, StringBuilder out) {
        if (from == 0) {
            out.append(text);
        } else {
            out.append(text, from, text.length());
        }
    }

    private static int escape(String text, int from, int i, StringBuilder out) {
        out.append(text, from, i);
        char c = text.charAt(i);
        switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '\'' -> out.append("&apos;");
            default -> out.append("&#").append((int) c).append(';');
        }
        return i + 1;
    }
}
