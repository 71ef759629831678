package org.sdvp.agent.binding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.control.ControlHandler;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Operate;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;

/**
 * Says who and which command it was (origin and ctlNum, IEC 61850-7-3) before the machine is told: its new state may be
 * seen, reported and logged before it has answered, and must not be with the name of the one before. A command that is
 * refused leaves both as they were.
 */
public final class CauseFirst implements ControlHandler {
    private final ModelValues values;
    private final ControlHandler machine;

    /**
     * Makes one.
     *
     * @param values in which origin and ctlNum are seen
     * @param machine carries commands out
     */
    public CauseFirst(ModelValues values, ControlHandler machine) {
        this.values = values;
        this.machine = machine;
    }

    @Override
    public CompletionStage<Optional<AddCause>> operate(
            ObjectReference control, Operate.Parameters parameters, Caller caller) {
        if (parameters.test()) {
            return machine.operate(control, parameters, caller);
        }
        List<ModelValues.Write> before = new ArrayList<>();
        List<ModelValues.Write> now = new ArrayList<>();
        put(control.child("origin"), origin(parameters), before, now);
        put(control.child("ctlNum"), new DataValue.Int(BasicType.INT8U, parameters.ctlNum()), before, now);
        values.update(now);
        CompletionStage<Optional<AddCause>> outcome;
        try {
            outcome = machine.operate(control, parameters, caller);
        } catch (RuntimeException e) {
            values.update(before);
            throw e;
        }
        return outcome.whenComplete((cause, failure) -> {
            if (failure != null || cause.isPresent()) {
                values.update(before);
            }
        });
    }

    private static DataValue origin(Operate.Parameters parameters) {
        return DataValue.Structure.of(
                new DataValue.Int(
                        BasicType.ENUMERATED, parameters.origin().orCat().code()),
                new DataValue.Octets(
                        BasicType.OCTET_STRING, parameters.origin().orIdent().getBytes(StandardCharsets.UTF_8)));
    }

    private void put(
            ObjectReference attribute, DataValue value, List<ModelValues.Write> before, List<ModelValues.Write> now) {
        for (FunctionalConstraint fc : List.of(FunctionalConstraint.ST, FunctionalConstraint.MX)) {
            Optional<Selection> target = values.model()
                    .select(new Fcda(attribute, fc))
                    .filter(found -> found.type().accepts(value));
            target.ifPresent(found -> {
                before.add(new ModelValues.Write(found, values.get(found)));
                now.add(new ModelValues.Write(found, value));
            });
        }
    }

    @Override
    public Optional<AddCause> check(ObjectReference control, Operate.Parameters parameters, Caller caller) {
        return machine.check(control, parameters, caller);
    }
}
