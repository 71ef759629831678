package org.sdvp.xmpp.command;

import java.time.Instant;

/** A session: whose, of which command, at which step. Its owner is {@link CommandSessions}, which also locks it. */
final class CommandSession {
    private final String id;
    private final Requester requester;
    private final AdHocCommand command;
    private final CommandDialog dialog;
    private CommandStep step;
    private Instant used;
    private boolean busy;

    CommandSession(String id, Requester requester, AdHocCommand command, Instant now) {
        this.id = id;
        this.requester = requester;
        this.command = command;
        this.dialog = command.open(requester);
        this.step = CommandStep.end(CommandNote.info("not begun"));
        this.used = now;
        this.busy = true;
    }

    String id() {
        return id;
    }

    Requester requester() {
        return requester;
    }

    AdHocCommand command() {
        return command;
    }

    CommandDialog dialog() {
        return dialog;
    }

    CommandStep step() {
        return step;
    }

    Instant used() {
        return used;
    }

    /** Whether a step is under way. */
    boolean isBusy() {
        return busy;
    }

    void begin() {
        busy = true;
    }

    void reached(CommandStep next, Instant now) {
        step = next;
        used = now;
        busy = false;
    }
}
