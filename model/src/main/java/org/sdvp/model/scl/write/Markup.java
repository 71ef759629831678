package org.sdvp.model.scl.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes indented XML. Attributes belong to the element opened last, and come before anything inside it. */
final class Markup {
    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    Markup(Writer out) {
        this.out = out;
        write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /** Begins an element. */
    Markup open(String name) {
        endTag();
        write("  ".repeat(open.size()));
        write("<" + name);
        open.push(name);
        inTag = true;
        return this;
    }

    /** An attribute of the element begun last. */
    Markup attribute(String name, Object value) {
        write(" " + name + "=\"" + escaped(String.valueOf(value), true) + "\"");
        return this;
    }

    /** Ends the element begun last. */
    Markup close() {
        String name = open.pop();
        if (inTag) {
            write("/>\n");
            inTag = false;
        } else {
            write("  ".repeat(open.size()) + "</" + name + ">\n");
        }
        return this;
    }

    /** Ends the element begun last, with a text inside. */
    Markup close(String text) {
        write(">" + escaped(text, false) + "</" + open.pop() + ">\n");
        inTag = false;
        return this;
    }

    private void endTag() {
        if (inTag) {
            write(">\n");
            inTag = false;
        }
    }

    private static String escaped(String text, boolean attribute) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append(attribute ? "&quot;" : "\"");
                case '\r' -> escaped.append("&#13;");
                case '\n' -> escaped.append(attribute ? "&#10;" : "\n");
                case '\t' -> escaped.append(attribute ? "&#9;" : "\t");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write SCL: " + e.getMessage(), e);
        }
    }
}
