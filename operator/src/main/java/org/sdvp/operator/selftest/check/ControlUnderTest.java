package org.sdvp.operator.selftest.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sdvp.acsi.ServiceErrorException;
import org.sdvp.acsi.client.OperateOptions;
import org.sdvp.acsi.control.ControlValue;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.Operate;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataType;
import org.sdvp.model.value.DataValue;
import org.sdvp.operator.selftest.bench.Bench;
import org.sdvp.operator.selftest.bench.Expect;
import org.sdvp.operator.survey.DeviceSurvey;
import org.sdvp.operator.survey.ValueReader;

/**
 * A controllable data object.
 *
 * @param found where it is, and its definition
 * @param type of its ctlVal
 * @param ctlModel what the device says it is, which need not be a number of the standard
 */
record ControlUnderTest(DeviceSurvey.Found found, DataType type, long ctlModel) {
    private static final int DBPOS_ON = 2;
    private static final Set<AddCause> NOTHING_TO_CANCEL =
            EnumSet.of(AddCause.OBJECT_NOT_SELECTED, AddCause.NOT_SUPPORTED, AddCause.NO_ACCESS_AUTHORITY);

    /** All of a device. */
    static List<ControlUnderTest> all(Bench bench) {
        List<DeviceSurvey.Found> objects = bench.survey()
                .objects()
                .flatMap(DeviceSurvey.Found::withInner)
                .filter(found -> ControlValue.typeOf(found.object()).isPresent()
                        && found.child("ctlModel").isPresent())
                .toList();
        List<AccessResult> models = bench.await(new ValueReader(bench.association())
                .read(objects.stream()
                        .map(found -> new Fcda(found.reference().child("ctlModel"), FunctionalConstraint.CF))
                        .toList()));
        List<ControlUnderTest> controls = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            if (models.get(i) instanceof AccessResult.Value read && read.value() instanceof DataValue.Int model) {
                controls.add(new ControlUnderTest(
                        objects.get(i),
                        ControlValue.typeOf(objects.get(i).object()).orElseThrow(),
                        model.value()));
            }
        }
        return controls;
    }

    ObjectReference reference() {
        return found.reference();
    }

    /** Parameters with the next ctlNum. */
    static Operate.Parameters parameters(Bench bench, DataValue ctlVal, boolean test) {
        return bench.association().controls().parameters(ctlVal, new OperateOptions(test, Check.NONE));
    }

    /** A command with Test set that asks for what is there already. */
    Operate.Parameters testCommand(Bench bench) {
        return parameters(bench, presentValue(bench), true);
    }

    /** Value of the status side; empty if there is none that can be read. */
    Optional<DataValue> status(Bench bench) {
        for (String name : List.of("stVal", "mxVal", "valWTr")) {
            Optional<DataValue> value = read(bench, name);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    private Optional<DataValue> read(Bench bench, String name) {
        return found.child(name).filter(DataAttribute.class::isInstance).flatMap(child -> {
            Fcda fcda = new Fcda(reference().child(name), ((DataAttribute) child).fc());
            AccessResult result = bench.await(bench.association().getDataValues(List.of(fcda)))
                    .get(0);
            return result instanceof AccessResult.Value read ? Optional.of(read.value()) : Optional.empty();
        });
    }

    /** The ctlVal that asks for what is there already; the zero of its type where the status is of another kind. */
    DataValue presentValue(Bench bench) {
        Optional<DataValue> status = status(bench);
        if (status.isEmpty()) {
            return type.zero();
        }
        DataValue value = status.get();
        if (type.accepts(value)) {
            return value;
        }
        if (value instanceof DataValue.Bits bits && value.type() == BasicType.DBPOS) {
            return DataValue.Bool.of(bits.bits() == DBPOS_ON);
        }
        return value instanceof DataValue.Structure structure
                ? structure.members().stream()
                        .map(member -> type instanceof DataType.Structure ? DataValue.Structure.of(member) : member)
                        .filter(type::accepts)
                        .findFirst()
                        .orElseGet(type::zero)
                : type.zero();
    }

    /** Whether commands may be for later. */
    boolean takesOperTm() {
        return found.child("Oper").orElse(null) instanceof DataAttribute oper
                && oper.type() instanceof DataType.Structure structure
                && structure.indexOf("operTm") >= 0;
    }

    /** That stSeld, where there is one, says whether it is selected. */
    void expectSelected(Bench bench, boolean selected) {
        read(bench, "stSeld")
                .ifPresent(value -> Expect.equal(reference() + ".stSeld", DataValue.Bool.of(selected), value));
    }

    /** Cancels; that there is nothing to cancel is all right. */
    void cancelIfSelected(Bench bench, Operate.Parameters command) {
        try {
            bench.await(bench.association().controls().cancel(reference(), command));
        } catch (ServiceErrorException e) {
            if (e.refusal().addCause().filter(NOTHING_TO_CANCEL::contains).isEmpty()) {
                throw e;
            }
        }
    }
}
