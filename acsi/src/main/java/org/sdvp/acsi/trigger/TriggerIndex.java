package org.sdvp.acsi.trigger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.dataset.ResolvedDataSet;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ModelValues.Change;
import org.sdvp.model.Selection;
import org.sdvp.model.value.DataValue;

/**
 * From attribute to those who watch it, so that a change costs nothing for a control block that does not. Changes come on
 * the threads that update the model, in the order of the transactions; the values of the members are read there, before
 * the next transaction, and everything else is left to the worker. The index is changed on the worker only.
 */
public final class TriggerIndex implements Consumer<List<Change>> {
    private final ModelValues values;
    private final Executor worker;
    private volatile Watch[] @Nullable [] bySlot;

    /**
     * Makes an empty index; {@link ModelValues#addChangeListener} is left to the caller.
     *
     * @param values what is watched
     * @param worker hears what happened; runs its tasks in order, one at a time
     */
    public TriggerIndex(ModelValues values, Executor worker) {
        this.values = values;
        this.worker = worker;
        this.bySlot = new Watch[values.model().attributes().size()][];
    }

    /** Begins to watch. */
    public void add(Watcher watcher) {
        Watch[] @Nullable [] changed = bySlot.clone();
        List<Selection> members = watcher.dataSet().members();
        for (int i = 0; i < members.size(); i++) {
            Watch watch = new Watch(watcher, i, members.get(i));
            members.get(i).slots().forEach(slot -> changed[slot] = with(changed[slot], watch));
        }
        bySlot = changed;
    }

    private static Watch[] with(Watch @Nullable [] watches, Watch added) {
        if (watches == null) {
            return new Watch[] {added};
        }
        Watch[] more = Arrays.copyOf(watches, watches.length + 1);
        more[watches.length] = added;
        return more;
    }

    /** Ends watching; what has happened until now is still told. */
    public void remove(Watcher watcher) {
        Watch[] @Nullable [] changed = bySlot.clone();
        for (Selection member : watcher.dataSet().members()) {
            member.slots().forEach(slot -> changed[slot] = without(changed[slot], watcher));
        }
        bySlot = changed;
    }

    private static Watch @Nullable [] without(Watch @Nullable [] watches, Watcher removed) {
        if (watches == null) {
            return null;
        }
        Watch[] left = Arrays.stream(watches)
                .filter(watch -> watch.watcher() != removed)
                .toArray(Watch[]::new);
        return left.length == 0 ? null : left;
    }

    /**
     * Reads a whole data set and has the values told on the worker, in their place among the events: after those of
     * earlier transactions, before those of later ones.
     */
    public void scan(ResolvedDataSet dataSet, Consumer<List<DataValue>> told) {
        values.betweenTransactions(() -> {
            List<DataValue> all = values.get(dataSet.members());
            worker.execute(() -> told.accept(all));
        });
    }

    @Override
    public void accept(List<Change> changes) {
        Watch[] @Nullable [] index = bySlot;
        Map<Watch, Integer> touched = null;
        for (Change change : changes) {
            Watch[] watches = change.reasons().isEmpty() ? null : index[change.slot()];
            if (watches == null) {
                continue;
            }
            int happened = Reasons.bits(change.reasons());
            for (Watch watch : watches) {
                int stated = Reasons.stated(happened, watch.watcher().triggers());
                if (stated != 0) {
                    touched = touched == null ? new LinkedHashMap<>() : touched;
                    touched.merge(watch, stated, (a, b) -> a | b);
                }
            }
        }
        if (touched != null) {
            Map<Watcher, List<Event>> events = events(touched);
            worker.execute(() -> events.forEach(Watcher::tell));
        }
    }

    private Map<Watcher, List<Event>> events(Map<Watch, Integer> touched) {
        Map<Selection, DataValue> read = new HashMap<>();
        Map<Watcher, List<Event>> events = new LinkedHashMap<>();
        touched.forEach((watch, reasons) -> events.computeIfAbsent(watch.watcher(), watcher -> new ArrayList<>(4))
                .add(new Event(watch, read.computeIfAbsent(watch.selection(), values::get), reasons)));
        return events;
    }
}
