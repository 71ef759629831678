package org.sdvp.agent.binding;

import java.util.Collection;
import java.util.List;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Quality;

/**
 * LPHD1.PhyHealth (IEC 61850-7-4): Ok when every signal is good, Alarm when none that can be used has come for too long,
 * Warning else.
 */
final class MachineHealth {
    /** HealthKind of IEC 61850-7-4. */
    private enum Health {
        OK,
        WARNING,
        ALARM;

        DataValue value() {
            return new DataValue.Int(BasicType.ENUMERATED, ordinal() + 1L);
        }
    }

    private final Selection stVal;
    private Health current = Health.OK;

    MachineHealth(ModelValues values, HeatPumpModel model) {
        LogicalDevice device = model.serverModel().logicalDevices().get(0);
        ObjectReference health = ObjectReference.parse(device.name() + "/LPHD1.PhyHealth");
        this.stVal = values.model()
                .select(new Fcda(health.child("stVal"), FunctionalConstraint.ST))
                .orElseThrow(() -> new IllegalStateException("the model lacks " + health));
    }

    /** Adds what has to be written, if the health is another than before. */
    void assess(Collection<Quality> qualities, int signals, List<ModelValues.Write> writes) {
        long good = qualities.stream().filter(Quality.GOOD::equals).count();
        boolean allOld = qualities.size() == signals
                && qualities.stream().allMatch(quality -> quality.has(Quality.Flag.OLD_DATA));
        Health now = good == signals ? Health.OK : allOld ? Health.ALARM : Health.WARNING;
        if (now != current) {
            current = now;
            writes.add(new ModelValues.Write(stVal, now.value()));
        }
    }
}
