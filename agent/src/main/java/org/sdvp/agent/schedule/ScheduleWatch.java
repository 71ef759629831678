package org.sdvp.agent.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sdvp.acsi.TimeSource;
import org.sdvp.model.DataAttribute;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.Selection;
import org.sdvp.model.value.DataValue;

/** Sees which settings of schedules have changed, and what they wait for besides the time. Safe for many threads. */
final class ScheduleWatch {
    /** The functional constraints of settings. */
    static final List<FunctionalConstraint> SETTINGS = List.of(FunctionalConstraint.SP, FunctionalConstraint.CF);

    private final Runnable onChange;
    private final TimeSource time;
    private final BitSet settings = new BitSet();
    private volatile Map<Integer, Selection> events = Map.of();
    private final List<ModelValues.Change> queue = new ArrayList<>();

    /**
     * What has been seen.
     *
     * @param settings attributes and what they are now
     * @param events what has become true
     */
    record Seen(Map<ObjectReference, DataValue> settings, Set<Selection> events) {
        boolean isEmpty() {
            return settings.isEmpty() && events.isEmpty();
        }
    }

    /**
     * Watches from now on.
     *
     * @param onChange is run soon after a change, by a timer
     */
    ScheduleWatch(ModelValues values, ScheduleNodes nodes, Runnable onChange, TimeSource time) {
        this.onChange = onChange;
        this.time = time;
        List<ObjectReference> attributes = values.model().attributes();
        for (int slot = 0; slot < attributes.size(); slot++) {
            ObjectReference attribute = attributes.get(slot);
            boolean setting = values.model().dataNode(attribute).orElse(null) instanceof DataAttribute found
                    && SETTINGS.contains(found.fc());
            settings.set(
                    slot,
                    setting && Schedules.node(attribute).filter(nodes::isOurs).isPresent());
        }
        if (!nodes.isEmpty()) {
            values.addChangeListener(this::changed);
        }
    }

    /** Says what is waited for. */
    void events(Stream<Selection> selections) {
        Map<Integer, Selection> slots = new LinkedHashMap<>();
        selections.forEach(selection -> slots.put(selection.slots().findFirst().orElseThrow(), selection));
        events = Map.copyOf(slots);
    }

    private void changed(List<ModelValues.Change> changes) {
        Map<Integer, Selection> waitedFor = events;
        boolean first = false;
        for (ModelValues.Change change : changes) {
            if (settings.get(change.slot()) || waitedFor.containsKey(change.slot())) {
                synchronized (queue) {
                    first |= queue.isEmpty();
                    queue.add(change);
                }
            }
        }
        if (first) {
            time.after(Duration.ZERO, onChange);
        }
    }

    /** Takes what has been seen since the last time. */
    Seen take() {
        List<ModelValues.Change> changes;
        synchronized (queue) {
            changes = List.copyOf(queue);
            queue.clear();
        }
        Map<ObjectReference, DataValue> changed = new LinkedHashMap<>();
        Set<Selection> happened = new HashSet<>();
        Map<Integer, Selection> waitedFor = events;
        for (ModelValues.Change change : changes) {
            if (settings.get(change.slot())) {
                changed.put(change.attribute(), change.after());
            }
            Selection event = waitedFor.get(change.slot());
            if (event != null
                    && change.after().equals(DataValue.Bool.TRUE)
                    && !change.before().equals(DataValue.Bool.TRUE)) {
                happened.add(event);
            }
        }
        return new Seen(changed, happened);
    }
}
