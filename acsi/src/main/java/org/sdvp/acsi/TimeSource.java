package org.sdvp.acsi;

import java.time.Duration;
import java.time.Instant;

/** The only way in which the ACSI sees time: the wall clock and timers, both handed in. */
public interface TimeSource {
    /** Now, UTC. */
    Instant now();

    /**
     * Runs a task once after a delay.
     *
     * @param delay zero or more
     * @param task must not block
     * @return a handle to cancel it
     */
    Timer after(Duration delay, Runnable task);

    /** A pending task. */
    interface Timer {
        /** Cancels the task; without effect if it has run. */
        void cancel();
    }
}
