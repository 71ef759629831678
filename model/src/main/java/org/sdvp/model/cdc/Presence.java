package org.sdvp.model.cdc;

/**
 * When an attribute of a common data class is there.
 *
 * @param kind of rule
 * @param argument path of the other attribute for {@link Kind#IF}, number of the group for {@link Kind#GROUP}, else
 *     empty
 */
public record Presence(Kind kind, String argument) {
    /** The rules. */
    public enum Kind {
        /** Always. */
        MANDATORY,
        /** When asked for. */
        OPTIONAL,
        /** Unless left out. */
        DEFAULT,
        /** With all the others of the substitution group, when substitution is asked for. */
        SUBSTITUTION,
        /** With all the others of this kind, unless they are left out. */
        TOGETHER,
        /** With all the others of its group, of which at least one is there. */
        GROUP,
        /** Exactly when another one is there. */
        IF,
        /** When the control model is not status-only. */
        CONTROLLABLE,
        /** When the control model selects before it operates. */
        SELECT,
        /** As {@link #SELECT}, with normal security. */
        SELECT_NORMAL,
        /** As {@link #SELECT}, with enhanced security. */
        SELECT_ENHANCED,
        /** When the control model has enhanced security. */
        ENHANCED
    }

    /** Reads a word of the tables, such as {@code if:db}. */
    static Presence parse(String word) {
        int colon = word.indexOf(':');
        String name = colon < 0 ? word : word.substring(0, colon);
        String argument = colon < 0 ? "" : word.substring(colon + 1);
        for (Kind kind : Kind.values()) {
            if (kind.name().replace("_", "").equalsIgnoreCase(name)) {
                return new Presence(kind, argument);
            }
        }
        throw new IllegalArgumentException("\"" + word + "\" is no presence rule");
    }
}
