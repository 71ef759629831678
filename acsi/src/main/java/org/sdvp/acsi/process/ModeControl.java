package org.sdvp.acsi.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.control.ControlHandler;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Operate;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;
import org.sdvp.model.value.Timestamp;

/**
 * Carries out the control Mod of logical nodes (IEC 61850-7-4 clause 5.3): the mode is taken over, and Beh and qualities
 * follow. All other controls go on to the process.
 */
public final class ModeControl implements ControlHandler {
    private final ProcessValues values;
    private final TimeSource time;
    private final ControlHandler process;

    /**
     * Makes one.
     *
     * @param values where modes are kept
     * @param time for the t of Mod
     * @param process for all other controls
     */
    public ModeControl(ProcessValues values, TimeSource time, ControlHandler process) {
        this.values = values;
        this.time = time;
        this.process = process;
    }

    @Override
    public CompletionStage<Optional<AddCause>> operate(
            ObjectReference control, Operate.Parameters parameters, Caller caller) {
        if (!isMode(control)) {
            return process.operate(control, parameters, caller);
        }
        if (!parameters.test()) {
            List<ModelValues.Write> writes = new ArrayList<>();
            add(writes, control, "stVal", parameters.ctlVal());
            add(writes, control, "q", Quality.GOOD);
            add(writes, control, "t", Timestamp.of(time.now()));
            values.update(writes);
        }
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public Optional<AddCause> check(ObjectReference control, Operate.Parameters parameters, Caller caller) {
        return isMode(control) ? Optional.empty() : process.check(control, parameters, caller);
    }

    private static boolean isMode(ObjectReference control) {
        return control.name().equals("Mod") && control.dataPath().size() == 1;
    }

    private void add(List<ModelValues.Write> writes, ObjectReference control, String name, DataValue value) {
        values.values()
                .model()
                .select(new Fcda(control.child(name), FunctionalConstraint.ST))
                .ifPresent(target -> writes.add(new ModelValues.Write(target, value)));
    }
}
