package org.sdvp.agent.binding;

import java.time.Instant;
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
import org.sdvp.model.value.Timestamp;

/**
 * LPHD1.PhyHealth (IEC 61850-7-4): Ok when every signal is good, Alarm when none that can be used has come for too long,
 * Warning else. LLN0.Health is the worse of that and Warning while the agent itself is in trouble.
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

    /** A data object of class ENS, as it was written last. */
    private static final class Place {
        private final Selection stVal;
        private final Selection time;
        private Health current = Health.OK;

        Place(ModelValues values, ObjectReference object) {
            this.stVal = select(values, object.child("stVal"));
            this.time = select(values, object.child("t"));
        }

        private static Selection select(ModelValues values, ObjectReference attribute) {
            return values.model()
                    .select(new Fcda(attribute, FunctionalConstraint.ST))
                    .orElseThrow(() -> new IllegalStateException("the model lacks " + attribute));
        }

        void change(Health now, Instant when, List<ModelValues.Write> writes) {
            if (now != current) {
                current = now;
                writes.add(new ModelValues.Write(stVal, now.value()));
                writes.add(new ModelValues.Write(time, Timestamp.of(when)));
            }
        }
    }

    private final Place machine;
    private final Place device;
    private boolean trouble;

    MachineHealth(ModelValues values, HeatPumpModel model) {
        LogicalDevice logicalDevice = model.serverModel().logicalDevices().get(0);
        this.machine = new Place(values, ObjectReference.parse(logicalDevice.name() + "/LPHD1.PhyHealth"));
        this.device = new Place(values, ObjectReference.parse(logicalDevice.name() + "/LLN0.Health"));
    }

    /** Adds what has to be written, if the health is another than before. */
    void assess(Collection<Quality> qualities, int signals, Instant now, List<ModelValues.Write> writes) {
        long good = qualities.stream().filter(Quality.GOOD::equals).count();
        boolean allOld = qualities.size() == signals
                && qualities.stream().allMatch(quality -> quality.has(Quality.Flag.OLD_DATA));
        machine.change(good == signals ? Health.OK : allOld ? Health.ALARM : Health.WARNING, now, writes);
        whole(now, writes);
    }

    /** The agent itself has got into trouble, or out of it. */
    void trouble(boolean is, Instant now, List<ModelValues.Write> writes) {
        trouble = is;
        whole(now, writes);
    }

    private void whole(Instant now, List<ModelValues.Write> writes) {
        boolean onlyAgent = trouble && machine.current == Health.OK;
        device.change(onlyAgent ? Health.WARNING : machine.current, now, writes);
    }
}
