package org.sdvp.acsi.control;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.sdvp.acsi.Deadline;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;

/**
 * Takes commands of clients, lets them through the checks, and hands them to the process. A command that comes again is
 * not carried out again but gets the answer of the first time, refusals included. Safe for many threads; has none of its
 * own and calls the {@link ControlHandler} on that of the caller, without holding a lock.
 */
public final class ControlEngine {
    private final TimeSource time;
    private final ControlSettings settings;
    private final ControlHandler handler;
    private final ControlChecks checks;
    private final StatusSide statusSide;
    private final CommandMemory memory;
    private final Set<ObjectReference> executing = ConcurrentHashMap.newKeySet();

    /**
     * Makes an engine.
     *
     * @param values of the server: read for the checks, written for origin and ctlNum
     * @param handler the process
     * @param settings limits
     * @param time for the age of commands and the timeout of the handler
     */
    public ControlEngine(ModelValues values, ControlHandler handler, ControlSettings settings, TimeSource time) {
        this.time = time;
        this.settings = settings;
        this.handler = handler;
        this.checks = new ControlChecks(values);
        this.statusSide = new StatusSide(values);
        this.memory = new CommandMemory(settings.rememberedCommands());
    }

    /**
     * Operate (IEC 61850-7-2 clause 20.5.3.4).
     *
     * @param call where it came from; the caller has the right to operate this control
     * @return a positive answer when the handler has accepted the command, or a {@link Refusal} with AddCause; does not
     *     fail
     */
    public CompletionStage<AcsiResponse> operate(ControlCall call, Operate.Request request) {
        CommandMemory.Entry fresh = new CommandMemory.Entry(request);
        CommandMemory.Entry entry = memory.recall(call, fresh);
        if (entry != fresh) {
            return entry.request().equals(request)
                    ? entry.answer()
                    : CompletableFuture.completedFuture(ControlRefusal.of(
                            AddCause.INCONSISTENT_PARAMETERS,
                            request.control() + ": the same invoke id, or the same origin, ctlNum and T, came before "
                                    + "with another command: " + entry.request()));
        }
        checks.refuse(request, time.now(), settings.maxCommandAge())
                .or(() -> enter(request.control()))
                .ifPresentOrElse(entry.answer()::complete, () -> execute(call, entry));
        return entry.answer();
    }

    private Optional<Refusal> enter(ObjectReference control) {
        return executing.add(control)
                ? Optional.empty()
                : Optional.of(ControlRefusal.of(
                        AddCause.COMMAND_ALREADY_IN_EXECUTION, control + " is carrying out another command"));
    }

    private void execute(ControlCall call, CommandMemory.Entry entry) {
        ObjectReference control = entry.request().control();
        CompletionStage<AcsiResponse> outcome = Deadline.orElse(
                handled(call, entry.request()), settings.handlerTimeout(), time, () -> tooLate(control));
        outcome.whenComplete((answer, failure) -> {
            executing.remove(control);
            entry.answer().complete(failure == null ? answer : failed(control, failure));
        });
    }

    private CompletionStage<AcsiResponse> handled(ControlCall call, Operate.Request request) {
        try {
            return handler.operate(request.control(), request.parameters(), call.caller())
                    .thenApply(cause -> answer(request, cause.orElse(AddCause.NONE)));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private AcsiResponse answer(Operate.Request request, AddCause cause) {
        if (cause != AddCause.NONE) {
            return ControlRefusal.of(cause, request.control() + " was refused by the device: " + cause.text());
        }
        statusSide.accepted(request.control(), request.parameters());
        return new Operate.Response();
    }

    private AcsiResponse tooLate(ObjectReference control) {
        return ControlRefusal.of(
                AddCause.TIME_LIMIT_OVER,
                control + ": the device did not answer within "
                        + settings.handlerTimeout().toMillis() + " ms; the command may or may not have been done");
    }

    private static AcsiResponse failed(ObjectReference control, Throwable failure) {
        return ControlRefusedException.in(failure)
                .map(refused -> ControlRefusal.of(refused.addCause(), control + ": " + refused.getMessage()))
                .orElseGet(() -> ControlRefusal.of(
                        AddCause.UNKNOWN, control + ": the device failed; the command may or may not have been done"));
    }
}
