package org.sdvp.acsi.control;

import java.time.Duration;
import java.util.Optional;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.DataObject;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataType;

/**
 * How one control is configured (IEC 61850-7-3 clause 7.5): ctlModel, sboTimeout, sboClass and operTimeout as they are
 * now, for clients may change them, and whether its Oper has operTm.
 *
 * @param model ctlModel
 * @param operateMany whether sboClass is operate-many
 * @param selectTimeout sboTimeout, or the default if that is 0 or not there
 * @param operateTimeout operTimeout, or the default if that is 0 or not there
 * @param timeActivation whether TimeActivatedOperate is supported
 */
record ControlConfiguration(
        ControlModel model,
        boolean operateMany,
        Duration selectTimeout,
        Duration operateTimeout,
        boolean timeActivation) {
    private static final int OPERATE_MANY = 1;

    /** Reads it; empty if the data object is not controllable. */
    static Optional<ControlConfiguration> of(
            ModelValues values, ObjectReference control, DataObject object, ControlSettings settings) {
        if (ControlValue.typeOf(object).isEmpty()) {
            return Optional.empty();
        }
        return number(values, control, "ctlModel")
                .map(ctlModel -> new ControlConfiguration(
                        ControlModel.of(ctlModel),
                        number(values, control, "sboClass").orElse(0L) == OPERATE_MANY,
                        duration(values, control, "sboTimeout", settings.defaultSelectTimeout()),
                        duration(values, control, "operTimeout", settings.defaultOperateTimeout()),
                        hasOperTm(object)));
    }

    private static Duration duration(ModelValues values, ObjectReference control, String name, Duration otherwise) {
        return number(values, control, name)
                .filter(millis -> millis > 0)
                .map(Duration::ofMillis)
                .orElse(otherwise);
    }

    private static Optional<Long> number(ModelValues values, ObjectReference control, String name) {
        return values.model()
                .select(new Fcda(control.child(name), FunctionalConstraint.CF))
                .map(selection ->
                        (long) ControlValue.number(values.get(selection)).orElse(0));
    }

    private static boolean hasOperTm(DataObject object) {
        return object.child("Oper").orElse(null) instanceof DataAttribute oper
                && oper.type() instanceof DataType.Structure structure
                && structure.indexOf("operTm") >= 0;
    }
}
