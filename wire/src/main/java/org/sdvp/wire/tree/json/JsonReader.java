package org.sdvp.wire.tree.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdvp.wire.tree.Tree;
import org.sdvp.wire.xml.WireError;
import org.sdvp.wire.xml.WireException;

/**
 * Reads JSON (RFC 8259) in which every leaf is a string, so that no number parser can hide a fault: objects become
 * {@link Tree.Fields}, arrays {@link Tree.Items}, strings {@link Tree.Text}. Numbers, truths and null are refused, and so
 * is a name that comes twice. Within limits: {@value #MAX_CHARACTERS} characters, {@value #MAX_DEPTH} levels.
 */
public final class JsonReader {
    private static final int MAX_CHARACTERS = 4 << 20;
    private static final int MAX_DEPTH = 64;
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Reads a document.
     *
     * @throws WireException NOT_WELL_FORMED or LIMIT_EXCEEDED, always at the start; the message tells the character
     */
    public static Tree read(String document) {
        JsonReader reader = new JsonReader(document);
        if (document.length() > MAX_CHARACTERS) {
            throw reader.limit("characters", MAX_CHARACTERS);
        }
        Tree tree = reader.value();
        reader.space();
        if (reader.at < document.length()) {
            throw reader.malformed("the end of the document");
        }
        return tree;
    }

    private Tree value() {
        space();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Tree.Text(string());
            default -> throw malformed("an object, an array or a string");
        };
    }

    private Tree object() {
        enter();
        Map<String, Tree> members = new LinkedHashMap<>();
        if (!skip('}')) {
            do {
                space();
                String name = string();
                expect(':');
                if (members.put(name, value()) != null) {
                    throw malformed("each name once, but \"" + name + "\" came twice, the second time");
                }
            } while (skip(','));
            expect('}');
        }
        depth--;
        return new Tree.Fields(members);
    }

    private Tree array() {
        enter();
        List<Tree> items = new ArrayList<>();
        if (!skip(']')) {
            do {
                items.add(value());
            } while (skip(','));
            expect(']');
        }
        depth--;
        return new Tree.Items(items);
    }

    private void enter() {
        at++;
        if (++depth > MAX_DEPTH) {
            throw limit("levels", MAX_DEPTH);
        }
    }

    private String string() {
        if (peek() != '"') {
            throw malformed("a string");
        }
        at++;
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = peek();
            if (c < ' ') {
                throw malformed("a character that need not be escaped");
            }
            at++;
            out.append(c == '\\' ? escaped() : c);
        }
        at++;
        return out.toString();
    }

    private char escaped() {
        char c = peek();
        int simple = ESCAPES.indexOf(c);
        if (simple >= 0) {
            at++;
            return ESCAPED.charAt(simple);
        }
        if (c != 'u') {
            throw malformed("one of " + ESCAPES + "u after a backslash");
        }
        at++;
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0 || peek() > 'f') {
                throw malformed("four hexadecimal digits");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    /** Takes a character and the space before it, if it is the next. */
    private boolean skip(char c) {
        space();
        boolean here = peek() == c;
        at += here ? 1 : 0;
        return here;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw malformed("'" + c + "'");
        }
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The next character, NUL at the end, which fits nowhere either. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private WireException malformed(String expected) {
        String came = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new WireException(
                WireError.NOT_WELL_FORMED,
                "",
                "expected " + expected + ", but got " + came + " at character " + (at + 1));
    }

    private WireException limit(String what, int max) {
        return new WireException(
                WireError.LIMIT_EXCEEDED, "", "expected at most " + max + " " + what + ", but there are more");
    }
}
