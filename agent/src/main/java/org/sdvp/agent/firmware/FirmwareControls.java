package org.sdvp.agent.firmware;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.control.ControlHandler;
import org.sdvp.acsi.control.ControlRefusedException;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Operate;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/**
 * Carries out LFWU1.Inst and LFWU1.Can, and lets everything else pass to the process. Both are transient: true asks, false
 * does nothing.
 */
final class FirmwareControls implements ControlHandler {
    private final ObjectReference install;
    private final ObjectReference cancel;
    private final FirmwareUpdates updates;
    private final Executor worker;
    private final ControlHandler process;

    FirmwareControls(ObjectReference node, FirmwareUpdates updates, Executor worker, ControlHandler process) {
        this.install = node.child("Inst");
        this.cancel = node.child("Can");
        this.updates = updates;
        this.worker = worker;
        this.process = process;
    }

    @Override
    public CompletionStage<Optional<AddCause>> operate(
            ObjectReference control, Operate.Parameters parameters, Caller caller) {
        if (!control.equals(install) && !control.equals(cancel)) {
            return process.operate(control, parameters, caller);
        }
        if (parameters.test() || !parameters.ctlVal().equals(DataValue.Bool.TRUE)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return CompletableFuture.supplyAsync(
                        () -> control.equals(install) ? updates.install() : updates.cancel(), worker)
                .thenApply(refusal -> {
                    refusal.ifPresent(why -> {
                        throw new ControlRefusedException(AddCause.BLOCKED_BY_PROCESS, why);
                    });
                    return Optional.empty();
                });
    }

    @Override
    public Optional<AddCause> check(ObjectReference control, Operate.Parameters parameters, Caller caller) {
        return control.equals(install) || control.equals(cancel)
                ? Optional.empty()
                : process.check(control, parameters, caller);
    }
}
