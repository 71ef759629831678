package org.sdvp.agent.schedule;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.control.ControlHandler;
import org.sdvp.acsi.control.ControlRefusedException;
import org.sdvp.acsi.control.local.LocalControls;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Operate;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/**
 * Carries out EnaReq and DsaReq of FSCH, and lets everything else pass to the process. Both are transient: true asks, false
 * does nothing.
 */
final class ScheduleControls implements ControlHandler {
    private final Schedules schedules;
    private final ControlHandler process;

    ScheduleControls(Schedules schedules, ControlHandler process) {
        this.schedules = schedules;
        this.process = process;
    }

    @Override
    public CompletionStage<Optional<AddCause>> operate(
            ObjectReference control, Operate.Parameters parameters, Caller caller) {
        Optional<ObjectReference> node = Schedules.node(control).filter(schedules::isFsch);
        boolean enable = control.name().equals("EnaReq");
        if (node.isEmpty() || !(enable || control.name().equals("DsaReq"))) {
            return passOn(control, parameters, caller);
        }
        if (parameters.test() || !parameters.ctlVal().equals(DataValue.Bool.TRUE)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        CompletionStage<Optional<String>> refusal = enable
                ? schedules.enable(node.get(), Standing.of(parameters.origin().orCat(), caller))
                : schedules.disable(node.get());
        return refusal.thenApply(why -> {
            why.ifPresent(words -> {
                throw new ControlRefusedException(AddCause.BLOCKED_BY_PROCESS, words);
            });
            return Optional.empty();
        });
    }

    private CompletionStage<Optional<AddCause>> passOn(
            ObjectReference control, Operate.Parameters parameters, Caller caller) {
        return process.operate(control, parameters, caller).thenApply(cause -> {
            boolean taken = cause.isEmpty() || cause.get() == AddCause.NONE;
            if (taken && !parameters.test() && !LocalControls.isLocal(caller)) {
                schedules.directlyOperated(control, parameters.ctlVal());
            }
            return cause;
        });
    }

    @Override
    public Optional<AddCause> check(ObjectReference control, Operate.Parameters parameters, Caller caller) {
        return process.check(control, parameters, caller);
    }
}
