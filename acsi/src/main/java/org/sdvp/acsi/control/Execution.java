package org.sdvp.acsi.control;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.Deadline;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;

/** Hands commands to the process and waits for what comes of them. */
final class Execution {
    private final ControlHandler handler;
    private final TimeSource time;
    private final Feedback feedback;

    Execution(ModelValues values, ControlHandler handler, TimeSource time) {
        this.handler = handler;
        this.time = time;
        this.feedback = new Feedback(values, time);
    }

    /** Why the process does not let a command pass, if so. */
    Optional<Obstacle> check(Command command) {
        try {
            return handler.check(
                            command.control(),
                            command.parameters(),
                            command.call().caller())
                    .flatMap(cause -> refused(command.control(), cause));
        } catch (RuntimeException e) {
            return Optional.of(failed(command.control(), e));
        }
    }

    /**
     * A command in the hands of the process; neither stage fails.
     *
     * @param outcome why it was not done, if so: within the limit
     * @param handled completes when the handler has ended, be it after the outcome or never
     */
    record Run(CompletionStage<Optional<Obstacle>> outcome, CompletionStage<Optional<Obstacle>> handled) {}

    /** Has the process accept a command. */
    Run accept(Command command, Duration limit) {
        CompletionStage<Optional<Obstacle>> handled = handled(command);
        return new Run(Deadline.orElse(handled, limit, time, () -> tooLate(command.control(), limit)), handled);
    }

    /** Has the process carry out a command and waits until its status value shows it; a test moves nothing. */
    Run carryOut(Command command, Duration limit) {
        ObjectReference control = command.control();
        CompletableFuture<Optional<Obstacle>> outcome = new CompletableFuture<>();
        CompletionStage<Optional<Obstacle>> handled = handled(command);
        handled.thenAccept(refused -> {
            if (refused.isPresent() || command.parameters().test()) {
                outcome.complete(refused);
            } else {
                feedback.watch(control, command.parameters().ctlVal(), outcome);
            }
        });
        if (!outcome.isDone()) {
            TimeSource.Timer timer = time.after(limit, () -> outcome.complete(tooLate(control, limit)));
            CompletionStage<Optional<Obstacle>> end = outcome;
            end.thenRun(timer::cancel);
        }
        return new Run(outcome, handled);
    }

    private CompletionStage<Optional<Obstacle>> handled(Command command) {
        ObjectReference control = command.control();
        try {
            return handler.operate(control, command.parameters(), command.call().caller())
                    .thenApply(cause -> cause.flatMap(why -> refused(control, why)))
                    .exceptionally(failure -> Optional.of(failed(control, failure)));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(Optional.of(failed(control, e)));
        }
    }

    private static Optional<Obstacle> refused(ObjectReference control, AddCause cause) {
        return cause == AddCause.NONE
                ? Optional.empty()
                : Optional.of(Obstacle.of(cause, control + " was refused by the device: " + cause.text()));
    }

    private static Optional<Obstacle> tooLate(ObjectReference control, Duration limit) {
        return Optional.of(Obstacle.of(
                AddCause.TIME_LIMIT_OVER,
                control + ": the device did not answer within " + limit.toMillis()
                        + " ms; the command may or may not have been done"));
    }

    private static Obstacle failed(ObjectReference control, Throwable failure) {
        return ControlRefusedException.in(failure)
                .map(refused -> Obstacle.of(refused.addCause(), control + ": " + refused.getMessage()))
                .orElseGet(() -> Obstacle.of(
                        AddCause.UNKNOWN, control + ": the device failed; the command may or may not have been done"));
    }
}
