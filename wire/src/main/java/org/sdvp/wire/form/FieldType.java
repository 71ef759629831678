package org.sdvp.wire.form;

import java.util.Locale;
import java.util.Optional;

/** What a field takes, XEP-0004 clause 3.3. */
public enum FieldType {
    /** Yes or no: {@code true} and {@code 1}, or {@code false} and {@code 0}. */
    BOOLEAN,
    /** Text to be shown, no answer. */
    FIXED,
    /** Not shown, given back as it is. */
    HIDDEN,
    /** Addresses. */
    JID_MULTI,
    /** One address. */
    JID_SINGLE,
    /** Any number of the options. */
    LIST_MULTI,
    /** One of the options. */
    LIST_SINGLE,
    /** Text of several lines, a value for each. */
    TEXT_MULTI,
    /** One line of text, not to be shown while it is written. */
    TEXT_PRIVATE,
    /** One line of text. */
    TEXT_SINGLE;

    /** As in the attribute {@code type}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Finds the type by its text. */
    public static Optional<FieldType> of(String text) {
        for (FieldType type : values()) {
            if (type.text().equals(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Whether it may have more than one value. */
    public boolean isMulti() {
        return this == JID_MULTI || this == LIST_MULTI || this == TEXT_MULTI;
    }
}
