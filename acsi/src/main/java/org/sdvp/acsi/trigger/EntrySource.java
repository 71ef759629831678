package org.sdvp.acsi.trigger;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.dataset.ResolvedDataSet;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;

/**
 * Tells one control block when to make an entry of what happens to its data set: events, gathered for BufTm; the whole
 * data set when IntgPd runs out or a client asks (IEC 61850-7-2 clauses 17.2.3.2.2.9, 17.2.3.2.2.12 and 17.3.3.2). On the
 * worker.
 */
public final class EntrySource {
    /** Makes the entries. */
    public interface Sink {
        /**
         * Members changed.
         *
         * @param members by rising index, at least one
         */
        void events(List<PendingEvents.Included> members);

        /**
         * The whole data set is due.
         *
         * @param reason INTEGRITY or GI
         * @param values of all members, in order
         */
        void whole(TriggerOption reason, List<DataValue> values);
    }

    /** What is watched, as long as it is. */
    private record Watched(Watcher watcher, ResolvedDataSet dataSet, Triggers triggers) {}

    private final TriggerIndex index;
    private final Deadlines deadlines;
    private final Sink sink;
    private final PendingEvents pending = new PendingEvents();
    private @Nullable Watched watched;
    private Deadlines.@Nullable Deadline bufTm;
    private Deadlines.@Nullable Deadline intgPd;

    /**
     * Makes one that watches nothing yet.
     *
     * @param index tells of changes
     * @param deadlines for BufTm and IntgPd
     * @param sink told on the worker
     */
    public EntrySource(TriggerIndex index, Deadlines deadlines, Sink sink) {
        this.index = index;
        this.deadlines = deadlines;
        this.sink = sink;
    }

    /** Whether it watches a data set. */
    public boolean isWatching() {
        return watched != null;
    }

    /** Begins to watch a data set, in place of what it watched before. */
    public void watch(ResolvedDataSet dataSet, Triggers triggers) {
        ignore();
        Watched begun = new Watched(new Watcher(this::onEvents, dataSet, triggers.trgOps()), dataSet, triggers);
        watched = begun;
        index.add(begun.watcher());
        armIntegrity(begun);
    }

    /** Ends watching; what waits for BufTm is forgotten. */
    public void ignore() {
        if (watched != null) {
            index.remove(watched.watcher());
            watched = null;
        }
        pending.clear();
        deadlines.cancel(bufTm);
        deadlines.cancel(intgPd);
        bufTm = null;
        intgPd = null;
    }

    private void onEvents(Watcher from, List<Event> events) {
        Watched now = watched;
        if (now == null || from != now.watcher()) {
            return;
        }
        if (pending.collidesWith(events)) {
            flush();
        }
        pending.add(events);
        if (now.triggers().bufTm() == 0) {
            flush();
        } else if (bufTm == null) {
            bufTm = deadlines.after(Duration.ofMillis(now.triggers().bufTm()), this::flush);
        }
    }

    /** Has an entry made of what waits for BufTm, if anything does. */
    public void flush() {
        deadlines.cancel(bufTm);
        bufTm = null;
        if (!pending.isEmpty()) {
            sink.events(pending.take());
        }
    }

    private void armIntegrity(Watched now) {
        if (hasIntegrity(now)) {
            intgPd = deadlines.after(Duration.ofMillis(now.triggers().intgPd()), () -> {
                armIntegrity(now);
                scan(now, TriggerOption.INTEGRITY, () -> true);
            });
        }
    }

    /**
     * Has an entry made of the whole data set.
     *
     * @param begin asked when its turn among the events has come: whether it is still wanted
     */
    public void interrogate(BooleanSupplier begin) {
        Watched now = watched;
        if (now != null) {
            scan(now, TriggerOption.GI, begin);
        }
    }

    /** Has an entry made of the whole data set as at the end of IntgPd, ahead of it; nothing without that trigger. */
    public void integrity() {
        Watched now = watched;
        if (now != null && hasIntegrity(now)) {
            scan(now, TriggerOption.INTEGRITY, () -> true);
        }
    }

    private static boolean hasIntegrity(Watched now) {
        return now.triggers().intgPd() > 0 && now.triggers().trgOps().contains(TriggerOption.INTEGRITY);
    }

    private void scan(Watched now, TriggerOption reason, BooleanSupplier begin) {
        index.scan(now.dataSet(), values -> {
            if (now.equals(watched) && begin.getAsBoolean()) {
                flush();
                sink.whole(reason, values);
            }
        });
    }
}
