package org.sdvp.agent.schedule;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;

/**
 * Where the settings and the state of the schedules of one device survive. A map: the keys are attributes of schedule
 * nodes, or look like such; what a value means is known to this package only.
 */
public interface ScheduleStore {
    /**
     * Everything that was saved. Called once, before anything is saved.
     *
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    Map<ObjectReference, DataValue> load();

    /**
     * Puts values in, over those of the same keys. Calls come one after another; must not block the thread.
     *
     * @return completes when all of them would survive a loss of power; fails if they do not
     */
    CompletionStage<Void> save(Map<ObjectReference, DataValue> values);
}
