package org.sdvp.acsi.control.local;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.control.ControlCall;
import org.sdvp.acsi.control.ControlEngine;
import org.sdvp.acsi.control.ControlModel;
import org.sdvp.acsi.control.ControlRefusal;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Select;
import org.sdvp.acsi.service.SelectWithValue;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

/**
 * Commands that a device gives itself, such as those of a schedule. They take the way of every command (IEC 61850-7-2
 * clause 20), with its limits, blocking and interlocks, and are answered for as the control model of the control demands;
 * only rights are not asked for. Safe for many threads.
 */
public final class LocalControls {
    private static final int CTL_NUMS = 256;

    private final ControlEngine engine;
    private final ModelValues values;
    private final TimeSource time;
    private final LocalTerminations terminations;
    private final AtomicInteger lastInvokeId = new AtomicInteger();
    private final AtomicInteger lastCtlNum = new AtomicInteger();

    /**
     * Makes one.
     *
     * @param engine that all commands go through
     * @param terminations those of the engine
     * @param values of the server, which tell the control models
     * @param time for the T of the commands
     */
    public LocalControls(ControlEngine engine, LocalTerminations terminations, ModelValues values, TimeSource time) {
        this.engine = engine;
        this.terminations = terminations;
        this.values = values;
        this.time = time;
    }

    /** Whether a command was given by the device itself. */
    public static boolean isLocal(Caller caller) {
        return caller.peer().isEmpty();
    }

    /**
     * Operates a control, having selected it where that is needed, and waits for its end with enhanced security.
     *
     * @param control the controllable data object
     * @param ctlVal of the type of the control
     * @param origin who the device says it is; shown by the control
     * @return empty when it has been carried out, or why not; does not fail
     */
    public CompletionStage<Optional<Refusal>> operate(ObjectReference control, DataValue ctlVal, Originator origin) {
        ControlModel model = model(control);
        int ctlNum = lastCtlNum.incrementAndGet() % CTL_NUMS;
        Operate.Parameters parameters =
                new Operate.Parameters(ctlVal, origin, ctlNum, Timestamp.of(time.now()), false, Check.NONE);
        CompletionStage<Optional<Refusal>> outcome;
        if (model == ControlModel.SBO_WITH_NORMAL_SECURITY) {
            outcome = refusal(engine.select(call(), new Select.Request(control)))
                    .thenCompose(refused -> refused.isPresent() ? done(refused) : simply(control, parameters));
        } else if (model == ControlModel.SBO_WITH_ENHANCED_SECURITY) {
            outcome = refusal(engine.selectWithValue(call(), new SelectWithValue.Request(control, parameters)))
                    .thenCompose(refused -> refused.isPresent() ? done(refused) : untilEnd(control, parameters));
        } else {
            outcome = model.isEnhanced() ? untilEnd(control, parameters) : simply(control, parameters);
        }
        return outcome.exceptionally(failure -> Optional.of(failed(control, failure)));
    }

    // What it is not is for the engine to say.
    private ControlModel model(ObjectReference control) {
        return values.model()
                .select(new Fcda(control.child("ctlModel"), FunctionalConstraint.CF))
                .map(values::get)
                .filter(DataValue.Int.class::isInstance)
                .map(number -> ControlModel.of(((DataValue.Int) number).value()))
                .orElse(ControlModel.STATUS_ONLY);
    }

    private CompletionStage<Optional<Refusal>> simply(ObjectReference control, Operate.Parameters parameters) {
        return refusal(engine.operate(call(), new Operate.Request(control, parameters)));
    }

    private CompletionStage<Optional<Refusal>> untilEnd(ObjectReference control, Operate.Parameters parameters) {
        Optional<CompletionStage<Optional<AddCause>>> end = terminations.expect(control);
        if (end.isEmpty()) {
            return done(Optional.of(ControlRefusal.of(
                    ServiceName.OPERATE,
                    AddCause.COMMAND_ALREADY_IN_EXECUTION,
                    control + " is carrying out another command of the device itself")));
        }
        return simply(control, parameters).thenCompose(refused -> {
            if (refused.isPresent()) {
                terminations.forget(control);
                return done(refused);
            }
            return end.get()
                    .thenApply(cause -> cause.map(why -> ControlRefusal.of(
                            ServiceName.OPERATE,
                            why,
                            control + " did not do what the device itself wanted: " + why.text())));
        });
    }

    private ControlCall call() {
        return new ControlCall(
                LocalTerminations.CALLER, LocalTerminations.ASSOCIATION, lastInvokeId.incrementAndGet() & 0xffff);
    }

    private static CompletionStage<Optional<Refusal>> refusal(CompletionStage<AcsiResponse> answer) {
        return answer.thenApply(
                response -> response instanceof Refusal refused ? Optional.of(refused) : Optional.empty());
    }

    private static CompletionStage<Optional<Refusal>> done(Optional<Refusal> refused) {
        return CompletableFuture.completedFuture(refused);
    }

    private static Refusal failed(ObjectReference control, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return ControlRefusal.of(ServiceName.OPERATE, AddCause.UNKNOWN, control + " could not be operated: " + cause);
    }
}
