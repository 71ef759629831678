package org.sdvp.acsi.control;

import java.time.Duration;

/**
 * Limits of the controls of a server.
 *
 * @param maxCommandAge a command whose T is older is refused: it may have waited in a queue while its sender gave up;
 *     positive. A T ahead of the own clock counts as new
 * @param handlerTimeout how long the {@link ControlHandler} may take; positive, and best below the timeout of clients
 * @param rememberedCommands how many of the last commands are known again when they come twice, 1 or more
 */
public record ControlSettings(Duration maxCommandAge, Duration handlerTimeout, int rememberedCommands) {
    private static final ControlSettings DEFAULTS =
            new ControlSettings(Duration.ofSeconds(30), Duration.ofSeconds(8), 1024);

    /** Checks the limits. */
    public ControlSettings {
        positive("maxCommandAge", maxCommandAge);
        positive("handlerTimeout", handlerTimeout);
        if (rememberedCommands < 1) {
            throw new IllegalArgumentException("rememberedCommands must be 1 or more, but is " + rememberedCommands);
        }
    }

    /** 30 s, 8 s, 1,024 commands. */
    public static ControlSettings defaults() {
        return DEFAULTS;
    }

    /** The same with another greatest age. */
    public ControlSettings withMaxCommandAge(Duration age) {
        return new ControlSettings(age, handlerTimeout, rememberedCommands);
    }

    /** The same with another timeout. */
    public ControlSettings withHandlerTimeout(Duration timeout) {
        return new ControlSettings(maxCommandAge, timeout, rememberedCommands);
    }

    /** The same with another memory. */
    public ControlSettings withRememberedCommands(int commands) {
        return new ControlSettings(maxCommandAge, handlerTimeout, commands);
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, but is " + value);
        }
    }
}
