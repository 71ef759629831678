package org.sdvp.xmpp.command;

import java.time.Duration;

/**
 * How many sessions there may be.
 *
 * @param perRequester of one full address, 1 or more
 * @param all of everybody, 1 or more
 * @param idle how long a session waits for its next step; positive
 */
public record CommandLimits(int perRequester, int all, Duration idle) {
    /** 4 for each, 100 for all, 10 minutes. */
    public static final CommandLimits USUAL = new CommandLimits(4, 100, Duration.ofMinutes(10));

    /** Checks. */
    public CommandLimits {
        if (perRequester < 1 || all < 1 || idle.isNegative() || idle.isZero()) {
            throw new IllegalArgumentException(
                    "expected positive limits of sessions, but got " + perRequester + ", " + all + " and " + idle);
        }
    }
}
