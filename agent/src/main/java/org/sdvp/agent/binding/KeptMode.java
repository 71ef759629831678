package org.sdvp.agent.binding;

import java.util.List;
import java.util.Optional;
import org.sdvp.agent.store.DeviceSettings;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.DataValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps LLN0.Mod (IEC 61850-7-4): a device that was switched off or blocked from afar is so after a loss of power as well.
 */
public final class KeptMode {
    private static final Logger LOG = LoggerFactory.getLogger(KeptMode.class);

    private final ObjectReference reference;
    private final Selection mode;
    private final ModelValues values;
    private final DeviceSettings settings;
    private Optional<DataValue> saved;

    private KeptMode(ModelValues values, String logicalDevice, DeviceSettings settings) {
        this.values = values;
        this.settings = settings;
        this.reference = ObjectReference.parse(logicalDevice + "/LLN0.Mod.stVal");
        this.mode = values.model()
                .select(new Fcda(reference, FunctionalConstraint.ST))
                .orElseThrow(() -> new IllegalStateException("the model lacks " + reference));
        this.saved = settings.get(reference).filter(mode.type()::accepts);
    }

    /**
     * Puts the device into the mode it was in, and keeps every mode from now on.
     *
     * @param values before anything follows from them
     */
    public static void keep(ModelValues values, String logicalDevice, DeviceSettings settings) {
        KeptMode kept = new KeptMode(values, logicalDevice, settings);
        kept.saved.ifPresent(before -> values.update(List.of(new ModelValues.Write(kept.mode, before))));
        values.addChangeListener(changes -> kept.look());
    }

    private synchronized void look() {
        DataValue now = values.get(mode);
        if (saved.filter(now::equals).isPresent()) {
            return;
        }
        saved = Optional.of(now);
        settings.save(reference, now).whenComplete((nothing, failure) -> {
            if (failure != null) {
                LOG.warn("the mode {} of {} cannot be kept: {}", now, reference, failure.getMessage());
            }
        });
    }
}
