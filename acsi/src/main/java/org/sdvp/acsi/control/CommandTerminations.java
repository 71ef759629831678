package org.sdvp.acsi.control;

import org.sdvp.acsi.service.CommandTermination;

/** Takes the ends of commands to the clients that gave them. */
@FunctionalInterface
public interface CommandTerminations {
    /**
     * A command has ended. Never called with a lock held; must not block.
     *
     * @param associationId of the association that gave the command, and of no other; it may have ended meanwhile
     * @param termination how it ended
     */
    void terminated(String associationId, CommandTermination termination);
}
