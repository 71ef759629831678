package org.sdvp.acsi.control;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Operate;
import org.sdvp.model.ObjectReference;

/** The process behind the controls: carries out commands that have passed every check. */
@FunctionalInterface
public interface ControlHandler {
    /**
     * Carries out a command. Called once for each command, never with a lock held, at most one at a time for the same
     * control; by several threads at once for different ones. A command that took too long has timed out for its client,
     * but the control takes no other one until the stage has completed, or until {@link ControlSettings#handlerGrace()}
     * is over too: only then may another command come beside it. What a late stage completes with changes nothing.
     *
     * <p>With normal security the outcome is the answer of Operate. With enhanced security Operate has been answered
     * before; once the stage has completed, the status value is watched until it is what was wanted, or operTimeout is
     * over. A stage that completes later with a cause, such as {@code ended-with-overshoot}, makes it the cause of the
     * CommandTermination.
     *
     * @param control the controllable data object
     * @param parameters what is wanted; if {@code test} is set, nothing must move
     * @param caller by whom
     * @return empty when the command is accepted, or why not; must not block the thread. A stage that fails with {@link
     *     ControlRefusedException} refuses in words, one that fails otherwise is answered as {@code
     *     failed-due-to-server-constraint}, one that takes too long as {@code time-limit-over}
     */
    CompletionStage<Optional<AddCause>> operate(ObjectReference control, Operate.Parameters parameters, Caller caller);

    /**
     * Whether the process would let a command pass: interlocking and synchrocheck, where {@link Operate.Parameters#check()}
     * asks for them. Asked by SelectWithValue, Operate, TimeActivatedOperate, and again when the time of the latter has
     * come.
     *
     * @return empty, or why not, such as {@code blocked-by-interlocking}; must not block. If it throws, the command is
     *     refused
     */
    default Optional<AddCause> check(ObjectReference control, Operate.Parameters parameters, Caller caller) {
        return Optional.empty();
    }
}
