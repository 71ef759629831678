package org.sdvp.acsi.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.dataset.ResolvedDataSet;
import org.sdvp.acsi.trigger.Deadlines;
import org.sdvp.acsi.trigger.Event;
import org.sdvp.acsi.trigger.PendingEvents;
import org.sdvp.acsi.trigger.Watcher;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;

/**
 * Makes the entries of one control block out of what happens to its data set: events, gathered for BufTm; the whole data
 * set when IntgPd runs out or a client asks (IEC 61850-7-2 clauses 17.2.3.2.2.9 and .12). On the worker.
 */
final class EntrySource {
    private static final Set<TriggerOption> INTEGRITY = Set.of(TriggerOption.INTEGRITY);
    private static final Set<TriggerOption> GI = Set.of(TriggerOption.GI);

    /** Takes the entries. */
    @FunctionalInterface
    interface Sink {
        /**
         * An entry is to be made.
         *
         * @param members by rising index, at least one
         */
        void entry(ReportEntry.Kind kind, List<ReportEntry.Member> members);
    }

    /** What is watched, as long as it is. */
    private record Watched(Watcher watcher, ResolvedDataSet dataSet, ReportSettings settings) {}

    private final ReportParts parts;
    private final Sink sink;
    private final PendingEvents pending = new PendingEvents();
    private @Nullable Watched watched;
    private Deadlines.@Nullable Deadline bufTm;
    private Deadlines.@Nullable Deadline intgPd;

    EntrySource(ReportParts parts, Sink sink) {
        this.parts = parts;
        this.sink = sink;
    }

    boolean isWatching() {
        return watched != null;
    }

    void watch(ResolvedDataSet dataSet, ReportSettings settings) {
        ignore();
        Watched begun = new Watched(new Watcher(this::onEvents, dataSet, settings.trgOps()), dataSet, settings);
        watched = begun;
        parts.index().add(begun.watcher());
        armIntegrity(begun);
    }

    /** Ends watching; what waits for BufTm is forgotten. */
    void ignore() {
        if (watched != null) {
            parts.index().remove(watched.watcher());
            watched = null;
        }
        pending.clear();
        parts.deadlines().cancel(bufTm);
        parts.deadlines().cancel(intgPd);
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
        if (now.settings().bufTm() == 0) {
            flush();
        } else if (bufTm == null) {
            bufTm = parts.deadlines().after(Duration.ofMillis(now.settings().bufTm()), this::flush);
        }
    }

    /** Makes an entry of what waits for BufTm, if anything does. */
    void flush() {
        parts.deadlines().cancel(bufTm);
        bufTm = null;
        if (!pending.isEmpty()) {
            List<ReportEntry.Member> members = new ArrayList<>();
            for (PendingEvents.Included one : pending.take()) {
                members.add(new ReportEntry.Member(one.index(), one.value(), one.reasons()));
            }
            sink.entry(ReportEntry.Kind.EVENT, members);
        }
    }

    private void armIntegrity(Watched now) {
        if (now.settings().intgPd() > 0 && now.settings().trgOps().contains(TriggerOption.INTEGRITY)) {
            intgPd = parts.deadlines().after(Duration.ofMillis(now.settings().intgPd()), () -> {
                armIntegrity(now);
                scan(now, ReportEntry.Kind.INTEGRITY, INTEGRITY, () -> true);
            });
        }
    }

    /**
     * Makes an entry of the whole data set.
     *
     * @param begin asked when its turn among the events has come: whether it is still wanted
     */
    void interrogate(BooleanSupplier begin) {
        Watched now = watched;
        if (now != null) {
            scan(now, ReportEntry.Kind.GENERAL_INTERROGATION, GI, begin);
        }
    }

    private void scan(Watched now, ReportEntry.Kind kind, Set<TriggerOption> reasons, BooleanSupplier begin) {
        parts.index().scan(now.dataSet(), values -> {
            if (now.equals(watched) && begin.getAsBoolean()) {
                flush();
                sink.entry(kind, members(values, reasons));
            }
        });
    }

    /** A whole data set. */
    static List<ReportEntry.Member> members(List<DataValue> values, Set<TriggerOption> reasons) {
        List<ReportEntry.Member> members = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            members.add(new ReportEntry.Member(i, values.get(i), reasons));
        }
        return members;
    }
}
