package org.sdvp.acsi.control;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Cancel;
import org.sdvp.acsi.service.CommandTermination;
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
 * {@link CommandTerminations}. A selection ends with its operate-once command, with an Operate that differs from it, with
 * Cancel, when its time is over, and with its association; a command that waits for its time outlives its association,
 * for it was promised.
 *
 * <p>Safe for many threads; has none of its own: it calls the {@link ControlHandler} on that of the caller or of the time
 * source, without holding a lock.
 */
public final class ControlEngine {
    private final TimeSource time;
    private final ControlSettings settings;
    private final CommandTerminations terminations;
    private final ControlChecks checks;
    private final StatusSide status;
    private final Execution execution;
    private final CommandMemory memory;
    private final Map<ObjectReference, ControlPoint> points = new ConcurrentHashMap<>();

    /**
     * Makes an engine.
     *
     * @param values of the server: read for the checks, watched for the end of commands, written for origin and ctlNum
     * @param ports the process, and the way back to the clients
     * @param settings limits
     * @param time for the age of commands and all timeouts
     */
    public ControlEngine(ModelValues values, ControlPorts ports, ControlSettings settings, TimeSource time) {
        this.time = time;
        this.settings = settings;
        this.terminations = ports.terminations();
        this.checks = new ControlChecks(values, settings);
        this.status = new StatusSide(values);
        this.execution = new Execution(values, ports.handler(), time);
        this.memory = new CommandMemory(settings.rememberedCommands());
    }

    /**
     * Select (IEC 61850-7-2 clause 20.5.3.2).
     *
     * @param call where it came from; the caller has the right to select this control
     */
    public CompletionStage<AcsiResponse> select(ControlCall call, Select.Request request) {
        CommandMemory.Entry fresh = new CommandMemory.Entry(request);
        return once(request.control(), memory.recall(call, fresh), fresh, answer -> {
            ObjectReference control = request.control();
            Optional<ControlConfiguration> found = checks.configuration(control);
            Optional<Obstacle> obstacle = checks.usable(ServiceName.SELECT, control, found)
                    .or(() -> point(control).selectable(call.associationId()))
                    .or(() -> checks.selectable(control))
                    .or(() -> take(
                            control,
                            new ControlPoint.Selection(call.associationId(), Optional.empty()),
                            found.orElseThrow().selectTimeout()));
            answer.complete(orRefusal(ServiceName.SELECT, obstacle, Select.Response::new));
        });
    }

    /**
     * SelectWithValue (IEC 61850-7-2 clause 20.5.3.3).
     *
     * @param call where it came from; the caller has the right to select this control
     */
    public CompletionStage<AcsiResponse> selectWithValue(ControlCall call, SelectWithValue.Request request) {
        CommandMemory.Entry fresh = new CommandMemory.Entry(request);
        return once(request.control(), memory.recall(call, fresh), fresh, answer -> {
            ObjectReference control = request.control();
            Command wanted =
                    new Command(call, ServiceName.SELECT_WITH_VALUE, control, request.parameters(), Optional.empty());
            Optional<ControlConfiguration> found = checks.configuration(control);
            Optional<Obstacle> obstacle = checks.usable(ServiceName.SELECT_WITH_VALUE, control, found)
                    .or(() -> point(control).selectable(call.associationId()))
                    .or(() -> badOrigin(wanted, AddCause.SELECT_FAILED))
                    .or(() -> checks.command(control, request.parameters(), time.now()))
                    .or(() -> execution.check(wanted))
                    .or(() -> take(
                            control,
                            new ControlPoint.Selection(call.associationId(), Optional.of(request.parameters())),
                            found.orElseThrow().selectTimeout()));
            answer.complete(orRefusal(ServiceName.SELECT_WITH_VALUE, obstacle, SelectWithValue.Response::new));
        });
    }

    private Optional<Obstacle> take(ObjectReference control, ControlPoint.Selection selection, Duration timeout) {
        ControlPoint point = point(control);
        Optional<Obstacle> obstacle = point.select(selection);
        if (obstacle.isEmpty()) {
            point.selectionTimer(selection, time.after(timeout, () -> {
                if (point.selectionOver(selection)) {
                    tellSelected(control, point);
                }
            }));
            tellSelected(control, point);
        }
        return obstacle;
    }

    /**
     * Cancel (IEC 61850-7-2 clause 20.5.3.5): gives up a selection, or a command that waits for its time, whose giver gets
     * a CommandTermination with {@code abortion-by-cancel}.
     *
     * @param call where it came from; the caller has the right to cancel this control
     */
    public CompletionStage<AcsiResponse> cancel(ControlCall call, Cancel.Request request) {
        CommandMemory.Entry fresh = new CommandMemory.Entry(request);
        return once(request.control(), memory.recall(call, fresh), fresh, answer -> {
            ObjectReference control = request.control();
            Optional<Obstacle> obstacle = checks.usable(ServiceName.CANCEL, control, checks.configuration(control));
            if (obstacle.isEmpty()) {
                ControlPoint.Cancelled cancelled = point(control).cancel(call, request.parameters());
                obstacle = cancelled.obstacle();
                tellSelected(control, point(control));
                cancelled.waited().ifPresent(command -> terminate(command, Optional.of(AddCause.ABORTION_BY_CANCEL)));
            }
            answer.complete(orRefusal(ServiceName.CANCEL, obstacle, Cancel.Response::new));
        });
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
        return once(request.control(), memory.recall(command, fresh), fresh, answer -> begin(command, answer));
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
        return once(request.control(), memory.recall(command, fresh), fresh, answer -> begin(command, answer));
    }

    /** An association is no more: so are its selections. */
    public void associationEnded(String associationId) {
        points.forEach((control, point) -> {
            if (point.associationEnded(associationId)) {
                tellSelected(control, point);
            }
        });
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
                                    + "command: " + entry.request()));
        }
        try {
            work.run(entry.answer());
        } catch (RuntimeException e) {
            entry.answer().completeExceptionally(e);
        }
        return entry.answer();
    }

    private void begin(Command command, CompletableFuture<AcsiResponse> answer) {
        ObjectReference control = command.control();
        Optional<ControlConfiguration> found = checks.configuration(control);
        Optional<Obstacle> obstacle = checks.usable(command.service(), control, found)
                .or(() -> point(control)
                        .begin(command, found.orElseThrow().model().isSelectBeforeOperate()));
        if (obstacle.isPresent()) {
            answer.complete(obstacle.get().refuse(command.service()));
            return;
        }
        ControlConfiguration configuration = found.orElseThrow();
        try {
            status.received(control);
            proceed(command, configuration, answer);
        } catch (RuntimeException e) {
            point(control).end(command, true);
            throw e;
        }
    }

    private void proceed(Command command, ControlConfiguration configuration, CompletableFuture<AcsiResponse> answer) {
        Optional<Obstacle> differs = point(command.control()).differs(command.parameters());
        Optional<Obstacle> obstacle = differs.or(() -> badOrigin(command, AddCause.INCONSISTENT_PARAMETERS))
                .or(() -> checks.command(command.control(), command.parameters(), time.now()))
                .or(() -> command.operTm()
                        .flatMap(operTm -> checks.activation(command.control(), operTm.instant(), time.now())))
                .or(() -> execution.check(command));
        if (obstacle.isPresent()) {
            end(command, differs.isPresent() || !configuration.operateMany());
            answer.complete(obstacle.get().refuse(command.service()));
        } else if (command.operTm().isPresent()) {
            await(command, answer);
        } else if (configuration.model().isEnhanced()) {
            status.accepted(command.control(), command.parameters(), time.now());
            answer.complete(new Operate.Response());
            // Not before the answer is on its way: CommandTermination must not overtake it.
            time.after(Duration.ZERO, () -> carryOut(command, configuration));
        } else {
            execution
                    .accept(command, settings.handlerTimeout())
                    .thenApply(refused -> answered(command, configuration, refused))
                    .whenComplete((response, failure) -> {
                        if (failure == null) {
                            answer.complete(response);
                        } else {
                            answer.completeExceptionally(failure);
                        }
                    });
        }
    }

    private AcsiResponse answered(Command command, ControlConfiguration configuration, Optional<Obstacle> refused) {
        try {
            if (refused.isEmpty()) {
                status.accepted(command.control(), command.parameters(), time.now());
            }
        } finally {
            end(command, !configuration.operateMany());
        }
        return orRefusal(command.service(), refused, Operate.Response::new);
    }

    private void await(Command command, CompletableFuture<AcsiResponse> answer) {
        ControlPoint point = point(command.control());
        status.finished(command.control());
        point.await(command);
        answer.complete(new TimeActivatedOperate.Response());
        Duration delay =
                Duration.between(time.now(), command.operTm().orElseThrow().instant());
        point.activationTimer(command, time.after(delay.isNegative() ? Duration.ZERO : delay, () -> activate(command)));
    }

    private void activate(Command command) {
        if (!point(command.control()).activate(command)) {
            return;
        }
        Optional<ControlConfiguration> found = checks.configuration(command.control());
        Optional<Obstacle> obstacle = checks.usable(command.service(), command.control(), found)
                .or(() -> checks.activated(command.control(), command.parameters()))
                .or(() -> execution.check(command));
        if (obstacle.isPresent()) {
            end(command, true);
            terminate(command, obstacle.map(Obstacle::causeOrUnknown));
            return;
        }
        status.accepted(command.control(), command.parameters(), time.now());
        ControlConfiguration configuration = found.orElseThrow();
        if (configuration.model().isEnhanced()) {
            carryOut(command, configuration);
        } else {
            finish(command, configuration, execution.accept(command, settings.handlerTimeout()));
        }
    }

    private void carryOut(Command command, ControlConfiguration configuration) {
        finish(command, configuration, execution.carryOut(command, configuration.operateTimeout()));
    }

    private void finish(
            Command command, ControlConfiguration configuration, CompletionStage<Optional<Obstacle>> outcome) {
        outcome.thenAccept(obstacle -> {
            end(command, !configuration.operateMany());
            terminate(command, obstacle.map(Obstacle::causeOrUnknown));
        });
    }

    private void end(Command command, boolean unselect) {
        ControlPoint point = point(command.control());
        try {
            status.finished(command.control());
        } finally {
            point.end(command, unselect);
        }
        tellSelected(command.control(), point);
    }

    private void terminate(Command command, Optional<AddCause> cause) {
        terminations.terminated(
                command.call().associationId(), new CommandTermination(command.control(), command.parameters(), cause));
    }

    private static Optional<Obstacle> badOrigin(Command command, AddCause cause) {
        return ControlChecks.badOrigin(command.control(), command.parameters().origin())
                .map(why -> Obstacle.of(cause, why));
    }

    private static AcsiResponse orRefusal(
            ServiceName service, Optional<Obstacle> obstacle, Supplier<AcsiResponse> positive) {
        return obstacle.<AcsiResponse>map(found -> found.refuse(service)).orElseGet(positive);
    }

    private ControlPoint point(ObjectReference control) {
        return points.computeIfAbsent(control, ControlPoint::new);
    }

    private void tellSelected(ObjectReference control, ControlPoint point) {
        status.selected(control, point::isSelected);
    }
}
