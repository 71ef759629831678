package org.sdvp.acsi.log;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.dataset.ResolvedDataSet;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.Lcb;
import org.sdvp.acsi.service.LcbChange;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.trigger.EntrySource;
import org.sdvp.acsi.trigger.PendingEvents;
import org.sdvp.acsi.trigger.RefusedException;
import org.sdvp.acsi.trigger.Triggers;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.DataValue;

/** A log control block at work (IEC 61850-7-2 clause 17.3.3). Everything happens on the worker. */
final class LogBlock implements EntrySource.Sink {
    private final ObjectReference reference;
    private final LogParts parts;
    private final EntrySource source;
    private LogSettings settings;
    private LogSettings saved;
    private @Nullable ResolvedDataSet dataSet;
    private @Nullable Log log;

    /**
     * Makes a block that does not watch yet.
     *
     * @param wanted settings; LogEna is false in those it then has if data set or log do not exist
     */
    LogBlock(ObjectReference reference, LogParts parts, LogSettings wanted) {
        this.reference = reference;
        this.parts = parts;
        this.source = new EntrySource(parts.index(), parts.deadlines(), this);
        this.dataSet = wanted.datSet()
                .flatMap(set -> parts.dataSets().acquire("", set))
                .orElse(null);
        this.log = parts.logs().get(wanted.logRef());
        this.settings = wanted.withLogEna(wanted.logEna() && dataSet != null && log != null);
        this.saved = wanted;
    }

    /** Whether it logs. */
    boolean isEnabled() {
        return settings.logEna();
    }

    /** Begins to live, on the worker. */
    void start() {
        watch();
    }

    /** Logs the whole data set ahead of its period, if it has one. */
    void integrity() {
        source.integrity();
    }

    /** Ends for good; what waits for BufTm is logged. */
    void stop() {
        source.flush();
        source.ignore();
    }

    /** All attributes. */
    Lcb values() {
        return new Lcb(
                settings.logEna(),
                settings.datSet(),
                settings.reasonCode(),
                settings.bufTm(),
                settings.trgOps(),
                settings.intgPd(),
                settings.logRef());
    }

    /**
     * SetLCBValues: all or nothing.
     *
     * @throws RefusedException if nothing was changed
     */
    void set(LcbChange change) {
        if (settings.logEna() && writesSettings(change)) {
            throw new RefusedException(
                    ServiceError.INSTANCE_IN_USE,
                    reference + " is logging and takes LogEna only; write LogEna = false first");
        }
        LogSettings next = applied(change);
        Log nextLog = next.logRef().equals(settings.logRef()) ? log : found(next.logRef());
        boolean otherSet = !next.datSet().equals(settings.datSet());
        ResolvedDataSet nextSet = otherSet ? next.datSet().map(this::acquire).orElse(null) : dataSet;
        try {
            if (next.logEna()) {
                checkEnabling(next, nextSet, nextLog);
            }
            save(next);
        } catch (RuntimeException e) {
            if (otherSet && nextSet != null) {
                parts.dataSets().release(nextSet);
            }
            throw e;
        }
        adopt(next, nextSet, nextLog);
    }

    private static boolean writesSettings(LcbChange change) {
        return Stream.of(
                        change.datSet(),
                        change.reasonCode(),
                        change.bufTm(),
                        change.trgOps(),
                        change.intgPd(),
                        change.logRef())
                .anyMatch(attribute -> attribute.isPresent());
    }

    private LogSettings applied(LcbChange change) {
        change.intgPd()
                .ifPresent(ms -> Triggers.requireIntgPd(ms, parts.limits().minIntgPd()));
        change.datSet()
                .flatMap(set -> set)
                .filter(DataSetReference::isOfAssociation)
                .ifPresent(set -> {
                    throw new RefusedException(
                            ServiceError.PARAMETER_VALUE_INAPPROPRIATE,
                            "an LCB outlives associations, so " + reference + " cannot use " + set);
                });
        return new LogSettings(
                        change.logEna().orElse(settings.logEna()),
                        change.datSet().orElse(settings.datSet()),
                        change.reasonCode().orElse(settings.reasonCode()),
                        change.bufTm().orElse(settings.bufTm()),
                        change.trgOps().orElse(settings.trgOps()),
                        change.intgPd().orElse(settings.intgPd()),
                        change.logRef().orElse(settings.logRef()))
                .withoutGi();
    }

    private Log found(ObjectReference wanted) {
        Log found = parts.logs().get(wanted);
        if (found == null) {
            throw new RefusedException(
                    ServiceError.INSTANCE_NOT_AVAILABLE, "there is no log " + wanted + " for " + reference);
        }
        return found;
    }

    private ResolvedDataSet acquire(DataSetReference wanted) {
        return parts.dataSets()
                .acquire("", wanted)
                .orElseThrow(() -> new RefusedException(
                        ServiceError.INSTANCE_NOT_AVAILABLE, "there is no data set " + wanted + " for " + reference));
    }

    private void checkEnabling(LogSettings next, @Nullable ResolvedDataSet nextSet, @Nullable Log nextLog) {
        if (nextSet == null) {
            throw new RefusedException(
                    ServiceError.PARAMETER_VALUE_INCONSISTENT,
                    reference + " has no data set that exists; write DatSet before LogEna");
        }
        if (nextLog == null) {
            throw new RefusedException(
                    ServiceError.PARAMETER_VALUE_INCONSISTENT,
                    reference + " would log to " + next.logRef()
                            + ", which does not exist; write LogRef before LogEna");
        }
    }

    private void save(LogSettings next) {
        if (!next.equals(saved)) {
            try {
                parts.store().save(reference, next);
            } catch (UncheckedIOException e) {
                throw new RefusedException(
                        ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT,
                        "settings of " + reference + " cannot be kept: the device's store fails");
            }
            saved = next;
        }
    }

    private void adopt(LogSettings next, @Nullable ResolvedDataSet nextSet, @Nullable Log nextLog) {
        if (dataSet != null && !next.datSet().equals(settings.datSet())) {
            parts.dataSets().release(dataSet);
        }
        if (!next.logEna()) {
            stop();
        }
        settings = next;
        dataSet = nextSet;
        log = nextLog;
        watch();
    }

    private void watch() {
        ResolvedDataSet watched = dataSet;
        if (settings.logEna() && watched != null && !source.isWatching()) {
            source.watch(watched, new Triggers(settings.trgOps(), settings.bufTm(), settings.intgPd()));
        }
    }

    @Override
    public void events(List<PendingEvents.Included> included) {
        ResolvedDataSet of = dataSet;
        if (of != null) {
            List<LogEntry.Member> members = new ArrayList<>(included.size());
            for (PendingEvents.Included one : included) {
                members.add(member(of, one.index(), one.value(), one.reasons()));
            }
            append(members);
        }
    }

    @Override
    public void whole(TriggerOption reason, List<DataValue> values) {
        ResolvedDataSet of = dataSet;
        if (of != null) {
            List<LogEntry.Member> members = new ArrayList<>(values.size());
            for (int i = 0; i < values.size(); i++) {
                members.add(member(of, i, values.get(i), Set.of(reason)));
            }
            append(members);
        }
    }

    private LogEntry.Member member(ResolvedDataSet of, int index, DataValue value, Set<TriggerOption> reasons) {
        return new LogEntry.Member(of.members().get(index).fcda(), value, settings.reasonCode() ? reasons : Set.of());
    }

    private void append(List<LogEntry.Member> members) {
        Log to = log;
        if (to != null) {
            // Several blocks may write to one log, all of them on the worker.
            to.append(new LogEntry(
                    parts.clock().idAbove(to.highest()), parts.clock().now(), members));
        }
    }
}
