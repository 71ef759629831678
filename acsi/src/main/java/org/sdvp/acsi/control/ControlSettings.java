package org.sdvp.acsi.control;

import java.time.Duration;

/**
 * Limits of the controls of a server.
 *
 * @param maxCommandAge a command whose T is older is refused: it may have waited in a queue while its sender gave up;
 *     positive. A T ahead of the own clock counts as new, but one that is further ahead than this is refused: it would
 *     stay young for as long as it pleased its sender
 * @param handlerTimeout how long the {@link ControlHandler} may take with normal security; positive, and best below the
 *     timeout of clients
 * @param handlerGrace how long a handler that has let its command time out keeps the control to itself, unless it ends
 *     before; after that it is given up, and may from then on run beside the handler of another command. Positive
 * @param rememberedCommands how many of the last commands of each peer are known again when they come twice, 1 or more
 * @param defaultSelectTimeout how long a selection lasts where the control has no sboTimeout; positive
 * @param defaultOperateTimeout how long a command with enhanced security may take where the control has no operTimeout;
 *     positive
 * @param maxActivationDelay how far in the future a TimeActivatedOperate may be: it keeps others off the control
 *     meanwhile; positive
 */
public record ControlSettings(
        Duration maxCommandAge,
        Duration handlerTimeout,
        Duration handlerGrace,
        int rememberedCommands,
        Duration defaultSelectTimeout,
        Duration defaultOperateTimeout,
        Duration maxActivationDelay) {
    private static final ControlSettings DEFAULTS = new ControlSettings(
            Duration.ofSeconds(30),
            Duration.ofSeconds(8),
            Duration.ofMinutes(5),
            1024,
            Duration.ofSeconds(15),
            Duration.ofSeconds(10),
            Duration.ofDays(7));

    /** Checks the limits. */
    public ControlSettings {
        positive("maxCommandAge", maxCommandAge);
        positive("handlerTimeout", handlerTimeout);
        positive("handlerGrace", handlerGrace);
        positive("defaultSelectTimeout", defaultSelectTimeout);
        positive("defaultOperateTimeout", defaultOperateTimeout);
        positive("maxActivationDelay", maxActivationDelay);
        if (rememberedCommands < 1) {
            throw new IllegalArgumentException("rememberedCommands must be 1 or more, but is " + rememberedCommands);
        }
    }

    /** 30 s, 8 s, 5 min, 1,024 commands; 15 s for a selection, 10 s for a command with enhanced security, 7 days ahead. */
    public static ControlSettings defaults() {
        return DEFAULTS;
    }

    /** The same with another greatest age. */
    public ControlSettings withMaxCommandAge(Duration age) {
        return new ControlSettings(
                age,
                handlerTimeout,
                handlerGrace,
                rememberedCommands,
                defaultSelectTimeout,
                defaultOperateTimeout,
                maxActivationDelay);
    }

    /** The same with another timeout. */
    public ControlSettings withHandlerTimeout(Duration timeout) {
        return new ControlSettings(
                maxCommandAge,
                timeout,
                handlerGrace,
                rememberedCommands,
                defaultSelectTimeout,
                defaultOperateTimeout,
                maxActivationDelay);
    }

    /** The same with another grace for handlers that are late. */
    public ControlSettings withHandlerGrace(Duration grace) {
        return new ControlSettings(
                maxCommandAge,
                handlerTimeout,
                grace,
                rememberedCommands,
                defaultSelectTimeout,
                defaultOperateTimeout,
                maxActivationDelay);
    }

    /** The same with another memory. */
    public ControlSettings withRememberedCommands(int commands) {
        return new ControlSettings(
                maxCommandAge,
                handlerTimeout,
                handlerGrace,
                commands,
                defaultSelectTimeout,
                defaultOperateTimeout,
                maxActivationDelay);
    }

    /** The same with another duration of selections that have none of their own. */
    public ControlSettings withDefaultSelectTimeout(Duration timeout) {
        return new ControlSettings(
                maxCommandAge,
                handlerTimeout,
                handlerGrace,
                rememberedCommands,
                timeout,
                defaultOperateTimeout,
                maxActivationDelay);
    }

    /** The same with another duration of commands with enhanced security that have none of their own. */
    public ControlSettings withDefaultOperateTimeout(Duration timeout) {
        return new ControlSettings(
                maxCommandAge,
                handlerTimeout,
                handlerGrace,
                rememberedCommands,
                defaultSelectTimeout,
                timeout,
                maxActivationDelay);
    }

    /** The same with another bound on commands for a later time. */
    public ControlSettings withMaxActivationDelay(Duration delay) {
        return new ControlSettings(
                maxCommandAge,
                handlerTimeout,
                handlerGrace,
                rememberedCommands,
                defaultSelectTimeout,
                defaultOperateTimeout,
                delay);
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, but is " + value);
        }
    }
}
