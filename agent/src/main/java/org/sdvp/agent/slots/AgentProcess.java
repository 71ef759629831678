package org.sdvp.agent.slots;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/** A program that a supervisor has started. */
public interface AgentProcess {
    /**
     * Waits for its end.
     *
     * @return its exit code; empty if it has not ended by then
     * @throws InterruptedException if the thread is interrupted
     */
    OptionalInt await(Duration atMost) throws InterruptedException;

    /**
     * Ends it: first as it asks for, then by force. It is gone when this returns.
     *
     * @throws InterruptedException if the thread is interrupted; it is ended by force then
     */
    void end() throws InterruptedException;

    /** Starts programs. */
    interface Starter {
        /**
         * Starts the program of a slot.
         *
         * @throws IOException if that cannot be done
         */
        AgentProcess start(Slot slot) throws IOException;
    }
}
