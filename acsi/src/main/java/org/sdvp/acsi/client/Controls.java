package org.sdvp.acsi.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.sdvp.acsi.AcsiProtocolException;
import org.sdvp.acsi.AcsiTimeoutException;
import org.sdvp.acsi.AssociationLostException;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.service.Cancel;
import org.sdvp.acsi.service.CommandTermination;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.Select;
import org.sdvp.acsi.service.SelectWithValue;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.TimeActivatedOperate;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/**
 * The control services of an association (IEC 61850-7-2 clause 20). Stages fail as those of {@link ClientAssociation} do;
 * a refusal has an AddCause. Nothing is ever repeated: a command that was given up may have been done. Safe for many
 * threads.
 */
public final class Controls {
    // How a server tells which command has ended; T may have been rounded on the way.
    private record Key(ObjectReference control, Originator origin, int ctlNum) {
        static Key of(ObjectReference control, Operate.Parameters parameters) {
            return new Key(control, parameters.origin(), parameters.ctlNum());
        }
    }

    private final ClientAssociation association;
    private final AcsiClient client;
    private final Map<Key, CompletableFuture<CommandTermination>> awaited = new ConcurrentHashMap<>();
    private final List<Consumer<CommandTermination>> listeners = new CopyOnWriteArrayList<>();

    Controls(ClientAssociation association, AcsiClient client) {
        this.association = association;
        this.client = client;
    }

    /** Parameters with the originator of the settings, the next ctlNum of this client, and now as T. */
    public Operate.Parameters parameters(DataValue ctlVal, OperateOptions options) {
        return new Operate.Parameters(
                ctlVal,
                client.settings().origin(),
                client.nextCtlNum(),
                Timestamp.of(client.time().now()),
                options.test(),
                options.check());
    }

    /** Select: for SBO with normal security. Completes when the control is selected. */
    public CompletionStage<Void> select(ObjectReference control) {
        return Stages.map(association.ask(new Select.Request(control), Select.Response.class), response -> null);
    }

    /**
     * SelectWithValue: for SBO with enhanced security. Completes when the control is selected.
     *
     * @param parameters those of the Operate to come, of which only T may differ
     */
    public CompletionStage<Void> selectWithValue(ObjectReference control, Operate.Parameters parameters) {
        return Stages.map(
                association.ask(new SelectWithValue.Request(control, parameters), SelectWithValue.Response.class),
                response -> null);
    }

    /**
     * Cancel: gives up a selection, or a command that waits for its time.
     *
     * @param parameters those of the command
     */
    public CompletionStage<Void> cancel(ObjectReference control, Operate.Parameters parameters) {
        return Stages.map(
                association.ask(new Cancel.Request(control, parameters), Cancel.Response.class), response -> null);
    }

    /** Operate. Completes when the server has accepted the command; with enhanced security its end is still to come. */
    public CompletionStage<Void> operate(ObjectReference control, Operate.Parameters parameters) {
        return Stages.map(
                association.ask(new Operate.Request(control, parameters), Operate.Response.class), response -> null);
    }

    /**
     * TimeActivatedOperate. Completes when the server has accepted the command.
     *
     * @param operTm when the server is to carry it out
     */
    public CompletionStage<Void> timeActivatedOperate(
            ObjectReference control, Operate.Parameters parameters, Timestamp operTm) {
        return Stages.map(
                association.ask(
                        new TimeActivatedOperate.Request(control, parameters, operTm),
                        TimeActivatedOperate.Response.class),
                response -> null);
    }

    /**
     * Operate with enhanced security and the wait for its end.
     *
     * @param timeout how long to wait for the end after the server has accepted; positive
     * @return how it ended, well or not, even if the answer of Operate was lost before; or the failure of Operate; or
     *     {@link AcsiTimeoutException} or {@link AssociationLostException} if the end was not heard of: the command may or
     *     may not have been done. Where {@link #endsAreTold} is false there is no use in waiting, and it is not done
     */
    public CompletionStage<CommandTermination> operateAndWait(
            ObjectReference control, Operate.Parameters parameters, Duration timeout) {
        return waiting(control, parameters, timeout, () -> operate(control, parameters));
    }

    /**
     * TimeActivatedOperate and the wait for its end, see {@link #operateAndWait}.
     *
     * @param timeout how long to wait after operTm
     */
    public CompletionStage<CommandTermination> timeActivatedOperateAndWait(
            ObjectReference control, Operate.Parameters parameters, Timestamp operTm, Duration timeout) {
        Duration until = Duration.between(client.time().now(), operTm.instant());
        return waiting(
                control,
                parameters,
                until.isNegative() ? timeout : until.plus(timeout),
                () -> timeActivatedOperate(control, parameters, operTm));
    }

    /**
     * Reads the control model of a control.
     *
     * @return what can be told to change, by the right sequence of services; {@code instance-not-available} if there is no
     *     ctlModel, {@link AcsiProtocolException} if it is no number
     */
    public CompletionStage<ControlObject> control(ObjectReference control) {
        Fcda ctlModel = new Fcda(control.child("ctlModel"), FunctionalConstraint.CF);
        return Stages.map(association.getDataValue(ctlModel), value -> {
            if (!(value instanceof DataValue.Int number)) {
                throw new AcsiProtocolException(
                        association.peer(),
                        "expected of " + association.peer() + " a number for " + ctlModel + ", but got " + value);
            }
            return new ControlObject(this, control, number.value());
        });
    }

    /** Adds somebody to hear of every CommandTermination, also of those that are waited for; must not block. */
    public void addTerminationListener(Consumer<CommandTermination> listener) {
        listeners.add(listener);
    }

    /** The server tells how a command has ended. */
    void terminated(CommandTermination termination) {
        CompletableFuture<CommandTermination> waiter =
                awaited.get(Key.of(termination.control(), termination.parameters()));
        if (waiter != null) {
            waiter.complete(termination);
        }
        listeners.forEach(listener -> listener.accept(termination));
    }

    /** The association has ended. */
    void ended(String reason) {
        for (CompletableFuture<CommandTermination> waiter : awaited.values()) {
            waiter.completeExceptionally(new AssociationLostException(
                    association.peer(),
                    "association " + association.id() + " with " + association.peer()
                            + " has ended before the command: " + reason + "; it may or may not have been done"));
        }
    }

    /**
     * Whether the server tells how commands with enhanced security end. It does not where the message format has no way
     * for that; their end is then to be seen in the values only.
     */
    public boolean endsAreTold() {
        return association.services().isEmpty() || association.services().contains(ServiceName.COMMAND_TERMINATION);
    }

    private interface Order {
        CompletionStage<Void> give();
    }

    // The end may be heard of before the answer, on another thread: it is waited for from before the command leaves.
    private CompletionStage<CommandTermination> waiting(
            ObjectReference control, Operate.Parameters parameters, Duration timeout, Order order) {
        Key key = Key.of(control, parameters);
        CompletableFuture<CommandTermination> end = new CompletableFuture<>();
        if (awaited.putIfAbsent(key, end) != null) {
            throw new IllegalArgumentException("the end of a command for " + control + " with ctlNum "
                    + parameters.ctlNum() + " is waited for already; take another ctlNum");
        }
        CompletableFuture<CommandTermination> outcome = new CompletableFuture<>();
        Stages.whenEnded(outcome, failure -> awaited.remove(key, end));
        order.give().whenComplete((nothing, failure) -> {
            // A command whose end was told had been accepted, though its answer was lost.
            boolean answerLost = failure != null && !(Stages.unwrap(failure) instanceof ServiceErrorException);
            if (failure != null && !(answerLost && isKnown(end))) {
                outcome.completeExceptionally(Stages.unwrap(failure));
            } else {
                limit(end, control, timeout);
                Stages.forward(end, outcome);
            }
        });
        association.end().ifPresent(past -> ended(past.reason()));
        return outcome;
    }

    private static boolean isKnown(CompletableFuture<CommandTermination> end) {
        return end.isDone() && !end.isCompletedExceptionally();
    }

    private void limit(CompletableFuture<CommandTermination> end, ObjectReference control, Duration timeout) {
        if (!endsAreTold()) {
            end.completeExceptionally(new AcsiTimeoutException(
                    association.peer(),
                    association.peer() + " accepted a command for " + control
                            + " but cannot tell its end in this message format; look at the values of " + control));
        } else if (!end.isDone()) {
            TimeSource.Timer timer = client.time()
                    .after(
                            timeout,
                            () -> end.completeExceptionally(new AcsiTimeoutException(
                                    association.peer(),
                                    association.peer() + " accepted a command for " + control
                                            + " but did not tell its end within " + timeout.toMillis()
                                            + " ms; it may or may not have been done")));
            Stages.whenEnded(end, failure -> timer.cancel());
        }
    }

    /** A stage that fails where the command ended badly, as if it had been refused. */
    CompletionStage<Void> orThrow(CompletionStage<CommandTermination> end) {
        return Stages.map(end, termination -> {
            Optional<ServiceErrorException> refused = termination
                    .addCause()
                    .map(cause ->
                            new ServiceErrorException(association.peer(), TerminationRefusal.of(termination, cause)));
            if (refused.isPresent()) {
                throw refused.get();
            }
            return null;
        });
    }
}
