package org.sdvp.acsi.control;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.Deadline;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.CommandTermination;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.TimeActivatedOperate;
import org.sdvp.model.ObjectReference;

/** Leads commands, at once or at their time, through the checks and the process to their end. */
final class CommandRunner {
    private static final CompletionStage<Optional<Obstacle>> NOTHING =
            CompletableFuture.completedFuture(Optional.empty());

    private final ControlParts parts;

    CommandRunner(ControlParts parts) {
        this.parts = parts;
    }

    /** Takes a command; settles its answer sooner or later. */
    void begin(Command command, CompletableFuture<AcsiResponse> answer) {
        ObjectReference control = command.control();
        Optional<ControlConfiguration> found = parts.checks.configuration(control);
        Optional<Obstacle> obstacle = parts.checks
                .usable(command.service(), control, found)
                .or(() -> parts.points
                        .of(control)
                        .begin(command, found.orElseThrow().model().isSelectBeforeOperate()));
        if (obstacle.isPresent()) {
            answer.complete(obstacle.get().refuse(command.service()));
            return;
        }
        ControlConfiguration configuration = found.orElseThrow();
        try {
            parts.status.received(control);
            proceed(command, configuration, answer);
        } catch (RuntimeException e) {
            ControlPoint point = parts.points.of(control);
            point.end(command, true);
            point.free(command);
            throw e;
        }
    }

    private void proceed(Command command, ControlConfiguration configuration, CompletableFuture<AcsiResponse> answer) {
        Optional<Obstacle> differs = parts.points.of(command.control()).differs(command.parameters());
        Optional<Obstacle> obstacle = differs.or(() -> command.badOrigin(AddCause.INCONSISTENT_PARAMETERS))
                .or(() -> parts.checks.command(command.control(), command.parameters(), parts.time.now()))
                .or(() -> command.operTm()
                        .flatMap(operTm ->
                                parts.checks.activation(command.control(), operTm.instant(), parts.time.now())))
                .or(() -> parts.execution.check(command));
        if (obstacle.isPresent()) {
            end(command, differs.isPresent() || !configuration.operateMany());
            answer.complete(obstacle.get().refuse(command.service()));
        } else if (command.operTm().isPresent()) {
            await(command, answer);
        } else if (configuration.model().isEnhanced()) {
            parts.status.accepted(command.control(), command.parameters(), parts.time.now());
            answer.complete(new Operate.Response());
            // Not before the answer is on its way: CommandTermination must not overtake it.
            parts.time.after(Duration.ZERO, () -> carryOut(command, configuration));
        } else {
            Execution.Run run = parts.execution.accept(command, parts.settings.handlerTimeout());
            run.outcome()
                    .thenApply(refused -> answered(command, configuration, run, refused))
                    .whenComplete((response, failure) -> {
                        if (failure == null) {
                            answer.complete(response);
                        } else {
                            answer.completeExceptionally(failure);
                        }
                    });
        }
    }

    private AcsiResponse answered(
            Command command, ControlConfiguration configuration, Execution.Run run, Optional<Obstacle> refused) {
        try {
            if (refused.isEmpty()) {
                parts.status.accepted(command.control(), command.parameters(), parts.time.now());
            }
        } finally {
            end(command, run, !configuration.operateMany());
        }
        return Obstacle.orElse(refused, command.service(), Operate.Response::new);
    }

    private void await(Command command, CompletableFuture<AcsiResponse> answer) {
        ControlPoint point = parts.points.of(command.control());
        parts.status.finished(command.control());
        point.await(command);
        answer.complete(new TimeActivatedOperate.Response());
        Duration delay = Duration.between(
                parts.time.now(), command.operTm().orElseThrow().instant());
        point.activationTimer(
                command, parts.time.after(delay.isNegative() ? Duration.ZERO : delay, () -> activate(command)));
    }

    private void activate(Command command) {
        if (!parts.points.of(command.control()).activate(command)) {
            return;
        }
        Optional<ControlConfiguration> found = parts.checks.configuration(command.control());
        Optional<Obstacle> obstacle = parts.checks
                .usable(command.service(), command.control(), found)
                .or(() -> parts.points.withoutAuthority(command))
                .or(() -> parts.checks.activated(command.control(), command.parameters()))
                .or(() -> parts.execution.check(command));
        if (obstacle.isPresent()) {
            end(command, true);
            terminate(command, obstacle.map(Obstacle::causeOrUnknown));
            return;
        }
        parts.status.accepted(command.control(), command.parameters(), parts.time.now());
        ControlConfiguration configuration = found.orElseThrow();
        if (configuration.model().isEnhanced()) {
            carryOut(command, configuration);
        } else {
            finish(command, configuration, parts.execution.accept(command, parts.settings.handlerTimeout()));
        }
    }

    private void carryOut(Command command, ControlConfiguration configuration) {
        finish(command, configuration, parts.execution.carryOut(command, configuration.operateTimeout()));
    }

    private void finish(Command command, ControlConfiguration configuration, Execution.Run run) {
        run.outcome().thenAccept(obstacle -> {
            end(command, run, !configuration.operateMany());
            terminate(command, obstacle.map(Obstacle::causeOrUnknown));
        });
    }

    /** Ends a command that has never reached the process. */
    private void end(Command command, boolean unselect) {
        end(command, new Execution.Run(NOTHING, NOTHING), unselect);
    }

    /**
     * Ends a command. If it has timed out, its handler keeps the control until it has ended too, or is given up; what the
     * handler then says is of no interest to anybody.
     */
    private void end(Command command, Execution.Run run, boolean unselect) {
        ControlPoint point = parts.points.of(command.control());
        try {
            parts.status.finished(command.control());
        } finally {
            point.end(command, unselect);
            Deadline.orElse(run.handled(), parts.settings.handlerGrace(), parts.time, Optional::empty)
                    .whenComplete((late, failure) -> point.free(command));
        }
        parts.points.tellSelected(command.control());
    }

    /** Tells the giver of a command how it has ended. */
    void terminate(Command command, Optional<AddCause> cause) {
        parts.terminations.terminated(
                command.call(), new CommandTermination(command.control(), command.parameters(), cause));
    }
}
