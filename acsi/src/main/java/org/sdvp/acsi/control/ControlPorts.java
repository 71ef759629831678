package org.sdvp.acsi.control;

import org.sdvp.acsi.service.CommandTermination;

/**
 * What a {@link ControlEngine} works with on its two sides.
 *
 * @param handler the process
 * @param terminations the way back to the clients
 */
public record ControlPorts(ControlHandler handler, Terminations terminations) {
    /** Takes the ends of commands to the clients that gave them. */
    @FunctionalInterface
    public interface Terminations {
        /**
         * A command has ended. Never called with a lock held; must not block.
         *
         * @param associationId of the association that gave the command, and of no other; it may have ended meanwhile
         * @param termination how it ended
         */
        void terminated(String associationId, CommandTermination termination);
    }
}
