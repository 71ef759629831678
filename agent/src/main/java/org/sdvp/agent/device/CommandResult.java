package org.sdvp.agent.device;

import java.time.Duration;
import java.util.Objects;

/**
 * The answer to a command.
 *
 * @param verdict whether the machine does it
 * @param reason why not, or why not yet; {@link CommandReason#NONE} if accepted and in effect
 * @param delay in real time, how long until it is in effect; zero unless {@link Verdict#ACCEPTED_DELAYED}
 * @param detail for a person: what was expected and what came; empty if accepted and in effect
 */
public record CommandResult(Verdict verdict, CommandReason reason, Duration delay, String detail) {

    /** Accepted and in effect. */
    public static final CommandResult ACCEPTED =
            new CommandResult(Verdict.ACCEPTED, CommandReason.NONE, Duration.ZERO, "");

    /** Refuses null. */
    public CommandResult {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(detail, "detail");
    }

    /** A refusal; nothing has changed. */
    public static CommandResult refused(CommandReason reason, String detail) {
        return new CommandResult(Verdict.REFUSED, reason, Duration.ZERO, detail);
    }

    /** Accepted, in effect after a delay. */
    public static CommandResult delayed(CommandReason reason, Duration delay, String detail) {
        return new CommandResult(Verdict.ACCEPTED_DELAYED, reason, delay, detail);
    }

    /** Whether the machine took the command, at once or with a delay. */
    public boolean accepted() {
        return verdict != Verdict.REFUSED;
    }

    /** Whether a command was taken. */
    public enum Verdict {
        /** Taken and in effect. */
        ACCEPTED,
        /** Taken, in effect later. */
        ACCEPTED_DELAYED,
        /** Not taken. */
        REFUSED
    }
}
