package org.sdvp.agent.binding;

import java.util.ArrayList;
import java.util.List;
import org.sdvp.agent.device.HeatPumpDriver;
import org.sdvp.agent.device.SetPoint;
import org.sdvp.agent.device.ValueRange;
import org.sdvp.heatpump.HeatPumpControl;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/** Tells in minVal and maxVal of the set points (IEC 61850-7-3, APC) what this very machine takes. */
public final class SetPointRanges {
    private SetPointRanges() {}

    /** Writes the ranges of a machine. */
    public static void write(ModelValues values, HeatPumpModel model, HeatPumpDriver driver) {
        List<ModelValues.Write> writes = new ArrayList<>();
        for (SetPoint setPoint : SetPoint.values()) {
            ObjectReference object = model.control(HeatPumpControl.valueOf(setPoint.name()));
            ValueRange range = driver.range(setPoint);
            write(values, object.child("minVal"), range.min(), writes);
            write(values, object.child("maxVal"), range.max(), writes);
        }
        values.update(writes);
    }

    private static void write(
            ModelValues values, ObjectReference bound, double celsius, List<ModelValues.Write> writes) {
        values.model()
                .select(new Fcda(bound.child("f"), FunctionalConstraint.CF))
                .ifPresent(target -> writes.add(new ModelValues.Write(target, new DataValue.Float32((float) celsius))));
    }
}
