package org.sdvp.acsi.control;

import org.sdvp.acsi.Caller;
import org.sdvp.acsi.service.CommandTermination;
import org.sdvp.model.ObjectReference;

/**
 * What a {@link ControlEngine} works with on its two sides.
 *
 * @param handler the process
 * @param terminations the way back to the clients
 * @param authority asked about a command that has waited
 */
public record ControlPorts(ControlHandler handler, Terminations terminations, Authority authority) {
    /** With an authority that lets every promise stand. */
    public ControlPorts(ControlHandler handler, Terminations terminations) {
        this(handler, terminations, (giver, control) -> true);
    }

    /** Takes the ends of commands to the clients that gave them. */
    @FunctionalInterface
    public interface Terminations {
        /**
         * A command has ended. Never called with a lock held; must not block.
         *
         * @param given by whom, and in which association, to which alone it is told; that may have ended meanwhile
         * @param termination how it ended
         */
        void terminated(ControlCall given, CommandTermination termination);
    }

    /** Tells whether somebody may still operate a control, some time after he was allowed to. */
    @FunctionalInterface
    public interface Authority {
        /**
         * Whether he may. Never called with a lock held; must not block.
         *
         * @param giver as he was when the command came
         * @param control which one
         */
        boolean mayStillOperate(Caller giver, ObjectReference control);
    }
}
