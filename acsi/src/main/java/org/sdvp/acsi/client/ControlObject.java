package org.sdvp.acsi.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.service.Operate;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/**
 * One control of a server, made to change by the sequence of services that its control model asks for: Operate alone,
 * Select or SelectWithValue before it, and the wait for CommandTermination after it. Safe for many threads, though a
 * server takes one command at a time.
 */
public final class ControlObject {
    private static final int SBO_NORMAL = 2;
    private static final int DIRECT_ENHANCED = 3;
    private static final int SBO_ENHANCED = 4;

    private final Controls controls;
    private final ObjectReference reference;
    private final long ctlModel;

    ControlObject(Controls controls, ObjectReference reference, long ctlModel) {
        this.controls = controls;
        this.reference = reference;
        this.ctlModel = ctlModel;
    }

    /** What is controlled. */
    public ObjectReference reference() {
        return reference;
    }

    /** Its control model as it was read: CtlModelKind of IEC 61850-7-3, 0 to 4. */
    public long ctlModel() {
        return ctlModel;
    }

    /**
     * Has it changed.
     *
     * @param ctlVal wanted value
     * @param options test and checks
     * @param timeout how long to wait for CommandTermination with enhanced security; positive
     * @return completes when the command was accepted, with enhanced security when it was carried out, provided that the
     *     server can tell (see {@link Controls#endsAreTold}). A refusal at
     *     whatever step, and a CommandTermination that says no, is a {@link ServiceErrorException} with AddCause. A
     *     selection whose Operate fails is left to the server, which drops it
     */
    public CompletionStage<Void> change(DataValue ctlVal, OperateOptions options, Duration timeout) {
        return change(controls.parameters(ctlVal, options), timeout);
    }

    /**
     * Has it changed, see {@link #change(DataValue, OperateOptions, Duration)}.
     *
     * @param parameters all that is sent, so with another originator than that of the settings
     */
    public CompletionStage<Void> change(Operate.Parameters parameters, Duration timeout) {
        boolean enhanced = ctlModel == DIRECT_ENHANCED || ctlModel == SBO_ENHANCED;
        Supplier<CompletionStage<Void>> operate = enhanced && controls.endsAreTold()
                ? () -> controls.orThrow(controls.operateAndWait(reference, parameters, timeout))
                : () -> controls.operate(reference, parameters);
        if (ctlModel == SBO_NORMAL) {
            return after(controls.select(reference), operate);
        }
        return ctlModel == SBO_ENHANCED
                ? after(controls.selectWithValue(reference, parameters), operate)
                : operate.get();
    }

    private static CompletionStage<Void> after(CompletionStage<Void> select, Supplier<CompletionStage<Void>> operate) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        select.whenComplete((nothing, failure) -> {
            if (failure != null) {
                done.completeExceptionally(Stages.unwrap(failure));
            } else {
                Stages.forward(operate.get(), done);
            }
        });
        return done;
    }
}
