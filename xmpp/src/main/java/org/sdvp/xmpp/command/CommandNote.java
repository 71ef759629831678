package org.sdvp.xmpp.command;

import java.util.Locale;

/**
 * What is told beside a form, XEP-0050 clause 4.3.
 *
 * @param type how serious
 * @param text for people
 */
public record CommandNote(Type type, String text) {
    /** How serious a note is. */
    public enum Type {
        /** For information. */
        INFO,
        /** To be looked at. */
        WARN,
        /** Something did not succeed. */
        ERROR;

        /** As in the attribute {@code type}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** For information. */
    public static CommandNote info(String text) {
        return new CommandNote(Type.INFO, text);
    }

    /** To be looked at. */
    public static CommandNote warn(String text) {
        return new CommandNote(Type.WARN, text);
    }

    /** Something did not succeed. */
    public static CommandNote error(String text) {
        return new CommandNote(Type.ERROR, text);
    }
}
