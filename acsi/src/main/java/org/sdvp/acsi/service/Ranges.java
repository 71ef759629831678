package org.sdvp.acsi.service;

import java.util.List;
import org.sdvp.model.value.Octets;

/**
 * Which numbers and texts messages may have. Every record checks its own when it is made, so that whoever has a message
 * can also write it, in whatever form.
 */
final class Ranges {
    static final int MAX_INT8U = 0xff;
    static final int MAX_INT16U = 0xffff;
    static final long MAX_INT32U = 0xffff_ffffL;

    private static final int MAX_FILE_NAME = 255;
    /** Greatest part of a file: a stanza has to carry it, as text. */
    static final int MAX_PART = 48 * 1024;

    private Ranges() {}

    /** Refuses a number outside a range. */
    static void number(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", but is " + value);
        }
    }

    /** Refuses a negative number. */
    static void natural(String what, long value) {
        number(what, value, 0, Long.MAX_VALUE);
    }

    /** Refuses what is no INT32U. */
    static void int32u(String what, long value) {
        number(what, value, 0, MAX_INT32U);
    }

    /** Refuses a name of a file that is too long or no text; the empty name is the root. */
    static void fileName(String name) {
        if (name.length() > MAX_FILE_NAME) {
            throw new IllegalArgumentException(
                    "the name of a file must have at most " + MAX_FILE_NAME + " characters, but has " + name.length());
        }
        unicode("the name of a file", name);
    }

    /** Refuses a part of a file that is too long. */
    static void part(Octets content) {
        if (content.length() > MAX_PART) {
            throw new IllegalArgumentException(
                    "a part of a file must have at most " + MAX_PART + " octets, but has " + content.length());
        }
    }

    /** Refuses half a surrogate pair, which is no character. */
    static void unicode(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isHighSurrogate(text.charAt(i))
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException(what + " holds half of a surrogate pair at index " + i);
                }
                i++;
            }
        }
    }

    /** Refuses names that hold what nobody can write or read: control characters and the like. */
    static void names(List<String> names) {
        names.forEach(name -> name("a name", name));
    }

    /** Refuses a name that holds what nobody can write or read: control characters and the like. */
    static void name(String what, String name) {
        unicode(what, name);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c > 0xfffd) {
                throw new IllegalArgumentException(
                        what + " must not hold the character U+" + String.format("%04X", (int) c) + " at index " + i);
            }
        }
    }
}
