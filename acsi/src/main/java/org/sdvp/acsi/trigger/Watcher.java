package org.sdvp.acsi.trigger;

import java.util.List;
import java.util.Set;
import org.sdvp.acsi.dataset.ResolvedDataSet;
import org.sdvp.model.TriggerOption;

/**
 * Watches a data set on behalf of a control block, with the triggers that the block has at that time. Setting the block
 * anew makes a new one, so that what the old one saw and is still under way can be told apart. Equal only to itself.
 */
public final class Watcher {
    /** Hears what happened; on the worker. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A transaction changed members.
         *
         * @param from who watched; may have been removed meanwhile
         * @param events 1 or more, one for each member
         */
        void onEvents(Watcher from, List<Event> events);
    }

    private final Listener listener;
    private final ResolvedDataSet dataSet;
    private final int triggers;

    /**
     * Makes one, which watches once it is in a {@link TriggerIndex}.
     *
     * @param listener hears what happens
     * @param dataSet what to watch
     * @param triggers what to watch for; those of attributes count
     */
    public Watcher(Listener listener, ResolvedDataSet dataSet, Set<TriggerOption> triggers) {
        this.listener = listener;
        this.dataSet = dataSet;
        this.triggers = Reasons.bits(triggers);
    }

    ResolvedDataSet dataSet() {
        return dataSet;
    }

    int triggers() {
        return triggers;
    }

    void tell(List<Event> events) {
        listener.onEvents(this, events);
    }
}
