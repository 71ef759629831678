package org.sdvp.xmpp.command;

import java.util.Locale;
import java.util.Optional;

/** What an asker wants of a session, XEP-0050 clause 3.4. */
public enum CommandAction {
    /** To begin; later the action that the step says. */
    EXECUTE,
    /** To give up. */
    CANCEL,
    /** To go back. */
    PREV,
    /** To go on. */
    NEXT,
    /** To finish. */
    COMPLETE;

    /** As in the attribute {@code action}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds the action by its text. */
    public static Optional<CommandAction> of(String text) {
        for (CommandAction action : values()) {
            if (action.text().equals(text)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
