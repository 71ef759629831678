package org.sdvp.acsi.control;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Cancel;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Select;
import org.sdvp.acsi.service.SelectWithValue;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.TimeActivatedOperate;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;

/**
 * Takes commands of clients by every control model of IEC 61850-7-2 clause 20, lets them through the checks, and hands
 * them to the process. What comes again is not done again but gets the answer of the first time, refusals included; the
 * answers of all services are given without failing, a negative one as a {@link org.sdvp.acsi.service.Refusal} with
 * AddCause.
 *
 * <p>With normal security Operate is answered when the process has accepted the command. With enhanced security, and when
 * a command for later is taken, it is answered before the process is asked; how it ended goes to
 * {@link ControlPorts.Terminations}. A selection ends with its operate-once command, with an Operate that differs from it, with
 * Cancel, when its time is over, and with its association; a command that waits for its time outlives its association,
 * for it was promised, but not the right of its giver to give it.
 *
 * <p>Safe for many threads; has none of its own: it calls the {@link ControlHandler} on that of the caller or of the time
 * source, without holding a lock.
 */
public final class ControlEngine {
    private final ControlParts parts;
    private final CommandRunner runner;
    private final ControlSelections selections;
    private final CommandMemory memory;

    /**
     * Makes an engine.
     *
     * @param values of the server: read for the checks, watched for the end of commands, written for origin and ctlNum
     * @param ports the process, and the way back to the clients
     * @param settings limits
     * @param time for the age of commands and all timeouts
     */
    public ControlEngine(ModelValues values, ControlPorts ports, ControlSettings settings, TimeSource time) {
        this.parts = new ControlParts(values, ports, settings, time);
        this.runner = new CommandRunner(parts);
        this.selections = new ControlSelections(parts, runner);
        this.memory = new CommandMemory(settings.rememberedCommands());
    }

    /**
     * Select (IEC 61850-7-2 clause 20.5.3.2).
     *
     * @param call where it came from; the caller has the right to select this control
     */
    public CompletionStage<AcsiResponse> select(ControlCall call, Select.Request request) {
        CommandMemory.Entry fresh = new CommandMemory.Entry(request);
        return once(
                request.control(),
                memory.recall(call, fresh),
                fresh,
                answer -> answer.complete(
                        Obstacle.orElse(selections.select(call, request), request.name(), Select.Response::new)));
    }

    /**
     * SelectWithValue (IEC 61850-7-2 clause 20.5.3.3).
     *
     * @param call where it came from; the caller has the right to select this control
     */
    public CompletionStage<AcsiResponse> selectWithValue(ControlCall call, SelectWithValue.Request request) {
        CommandMemory.Entry fresh = new CommandMemory.Entry(request);
        return once(
                request.control(),
                memory.recall(call, fresh),
                fresh,
                answer -> answer.complete(Obstacle.orElse(
                        selections.selectWithValue(call, request), request.name(), SelectWithValue.Response::new)));
    }

    /**
     * Cancel (IEC 61850-7-2 clause 20.5.3.5): gives up a selection, or a command that waits for its time, whose giver gets
     * a CommandTermination with {@code abortion-by-cancel}.
     *
     * @param call where it came from; the caller has the right to cancel this control
     */
    public CompletionStage<AcsiResponse> cancel(ControlCall call, Cancel.Request request) {
        CommandMemory.Entry fresh = new CommandMemory.Entry(request);
        return once(
                request.control(),
                memory.recall(call, fresh),
                fresh,
                answer -> answer.complete(
                        Obstacle.orElse(selections.cancel(call, request), request.name(), Cancel.Response::new)));
    }

    /**
     * Operate (IEC 61850-7-2 clause 20.5.3.4).
     *
     * @param call where it came from; the caller has the right to operate this control
     */
    public CompletionStage<AcsiResponse> operate(ControlCall call, Operate.Request request) {
        Command command =
                new Command(call, ServiceName.OPERATE, request.control(), request.parameters(), Optional.empty());
        CommandMemory.Entry fresh = new CommandMemory.Entry(request);
        return once(request.control(), memory.recall(command, fresh), fresh, answer -> runner.begin(command, answer));
    }

    /**
     * TimeActivatedOperate (IEC 61850-7-2 clause 20.5.3.6), where Oper of the control has operTm.
     *
     * @param call where it came from; the caller has the right to operate this control
     */
    public CompletionStage<AcsiResponse> timeActivatedOperate(ControlCall call, TimeActivatedOperate.Request request) {
        Command command = new Command(
                call,
                ServiceName.TIME_ACTIVATED_OPERATE,
                request.control(),
                request.parameters(),
                Optional.of(request.operTm()));
        CommandMemory.Entry fresh = new CommandMemory.Entry(request);
        return once(request.control(), memory.recall(command, fresh), fresh, answer -> runner.begin(command, answer));
    }

    /** An association is no more: so are its selections. */
    public void associationEnded(String associationId) {
        parts.points.associationEnded(associationId);
    }

    /**
     * The roles of a client have changed: its selections of what it may no longer operate end.
     *
     * @param associationId one of its associations
     * @param mayOperate which controls it may still operate
     */
    public void checkSelections(String associationId, Predicate<ObjectReference> mayOperate) {
        parts.points.checkSelections(associationId, mayOperate);
    }

    /**
     * The rights of somebody have changed, who need not be there: commands that wait for their time and whose giver may not
     * give them any more, as {@link ControlPorts.Authority} has it, are given up, with a CommandTermination of {@code
     * no-access-authority}. It is asked once more when the time of a command has come.
     */
    public void checkWaitingCommands() {
        parts.points.checkWaiting().forEach(this::withdrawn);
    }

    private void withdrawn(Command command) {
        runner.terminate(command, Optional.of(AddCause.NO_ACCESS_AUTHORITY));
    }

    /** Something that settles an answer. */
    private interface Work {
        void run(CompletableFuture<AcsiResponse> answer);
    }

    private static CompletionStage<AcsiResponse> once(
            ObjectReference control, CommandMemory.Entry entry, CommandMemory.Entry fresh, Work work) {
        if (entry != fresh) {
            return entry.request().equals(fresh.request())
                    ? entry.answer()
                    : CompletableFuture.completedFuture(ControlRefusal.of(
                            fresh.request().name(),
                            AddCause.INCONSISTENT_PARAMETERS,
                            control
                                    + ": the same invoke id, or the same origin, ctlNum and T, came before with another "
                                    + "command: " + CommandMemory.words(entry.request())));
        }
        try {
            work.run(entry.answer());
        } catch (RuntimeException e) {
            entry.answer().completeExceptionally(e);
        }
        return entry.answer();
    }
}
