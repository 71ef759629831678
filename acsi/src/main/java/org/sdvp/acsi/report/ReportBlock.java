package org.sdvp.acsi.report;

import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.dataset.ResolvedDataSet;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.trigger.EntrySource;
import org.sdvp.acsi.trigger.RefusedException;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;

/**
 * One instance of a report control block: what BRCB and URCB have in common (IEC 61850-7-2 clause 17.2). Everything
 * happens on the worker.
 */
abstract class ReportBlock implements ReportEntries.Taker {
    private final ObjectReference reference;
    private final ReportParts parts;
    private final Reservation reservation;
    private final EntrySource source;
    private ReportSettings settings;
    private @Nullable ResolvedDataSet dataSet;
    private @Nullable SendWindow window;
    private boolean interrogating;

    /**
     * Makes a block that is disabled and does not watch yet.
     *
     * @param settings with a data set that exists, or none
     */
    ReportBlock(ObjectReference reference, ReportParts parts, ReportSettings settings) {
        this.reference = reference;
        this.parts = parts;
        this.settings = settings;
        this.source = new EntrySource(parts.index(), parts.deadlines(), new ReportEntries(this));
        this.dataSet = settings.datSet()
                .flatMap(set -> parts.dataSets().acquire("", set))
                .orElse(null);
        this.reservation = new Reservation(reference, parts.deadlines(), this::reservationExpired);
    }

    /** Begins to live, on the worker. */
    void start() {
        reservation.restore(settings);
        watch();
    }

    /** Ends for good; what waits for BufTm is kept. */
    void stop() {
        source.flush();
        source.ignore();
        disable();
    }

    // What the two kinds do differently.

    /** Whether events count while it is disabled. */
    abstract boolean watchesWhileDisabled();

    /** Checks what only this kind has, after all else; may throw {@link RefusedException}. */
    abstract void check(BlockChange change, ReportSettings next);

    /** The settings are about to be taken over; may throw {@link RefusedException}, and then they are not. */
    abstract void save(ReportSettings next);

    /** The settings have been taken over, the source is at rest if entries are made in another way; it is disabled. */
    abstract void adopted(BlockChange change, ReportSettings old);

    /** It has been enabled. */
    abstract void enabled();

    /** It has been disabled. */
    abstract void disabled();

    /** There is room for more reports. */
    abstract void sendMore();

    // What clients do.

    /**
     * Set…Values: all or nothing.
     *
     * @throws RefusedException if nothing was changed
     */
    final void set(ReportCall call, BlockChange change) {
        checkState(call, change);
        ReportSettings next = change.applied(settings, parts.limits());
        boolean otherSet = !next.datSet().equals(settings.datSet());
        ResolvedDataSet nextSet =
                otherSet ? next.datSet().map(wanted -> acquire(call, wanted)).orElse(null) : dataSet;
        try {
            checkGi(change, next);
            if (change.enables() && !isEnabled()) {
                EnablingCheck.of(call, reference, nextSet).check(parts, set -> writer(next, set, call.link()));
            }
            check(change, next);
            save(withReservation(next, call, change));
        } catch (RuntimeException e) {
            if (otherSet && nextSet != null) {
                parts.dataSets().release(nextSet);
            }
            throw e;
        }
        if (change.writesSettings()) {
            adopt(change, next, nextSet);
        }
        if (change.disables()) {
            disable();
        }
        reserve(call, change);
        enableAndInterrogate(call, change);
    }

    private void checkState(ReportCall call, BlockChange change) {
        reservation.requireNotOthers(call.peer());
        if (!call.link().isOpen()) {
            throw new RefusedException(
                    ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE, "the association of the call has ended");
        }
        if (isEnabled() && change.writesSettings()) {
            throw new RefusedException(
                    ServiceError.INSTANCE_IN_USE,
                    reference + " is enabled and takes RptEna and GI only; write RptEna = false first");
        }
        if (change.resvTms().isPresent()) {
            reservation.requireChangeable();
        }
    }

    private ResolvedDataSet acquire(ReportCall call, DataSetReference wanted) {
        return parts.dataSets()
                .acquire(call.link().associationId(), wanted)
                .orElseThrow(() -> new RefusedException(
                        ServiceError.INSTANCE_NOT_AVAILABLE, "there is no data set " + wanted + " for " + reference));
    }

    private void checkGi(BlockChange change, ReportSettings next) {
        boolean enabledThen = change.enables() || (isEnabled() && !change.disables());
        if (change.gi() && (!enabledThen || !next.trgOps().contains(TriggerOption.GI))) {
            throw new RefusedException(
                    ServiceError.ACCESS_NOT_ALLOWED_IN_CURRENT_STATE,
                    "GI of " + reference + " can be written only while it is enabled and TrgOps has GI");
        }
    }

    /** The settings as they are to be kept: with a reservation only if it outlives the association. */
    private ReportSettings withReservation(ReportSettings next, ReportCall call, BlockChange change) {
        int seconds = change.resvTms().orElse(reservation.resvTms());
        return next.withReservation(seconds, seconds == 0 ? Optional.empty() : Optional.of(call.peer()));
    }

    private void adopt(BlockChange change, ReportSettings next, @Nullable ResolvedDataSet nextSet) {
        ReportSettings old = settings;
        if (dataSet != null && !next.datSet().equals(old.datSet())) {
            parts.dataSets().release(dataSet);
        }
        settings = next;
        dataSet = nextSet;
        if (!next.makesEntriesAs(old)) {
            source.ignore();
        }
        adopted(change, old);
        watch();
    }

    private void reserve(ReportCall call, BlockChange change) {
        boolean givesBack =
                change.resvTms().equals(Optional.of(0)) || change.resv().equals(Optional.of(false));
        if (givesBack) {
            reservation.free();
        } else if (change.resvTms().isPresent() || change.resv().isPresent()) {
            reservation.askedBy(call, change.resvTms().orElse(0));
        } else if (change.writesSettings()) {
            reservation.holdBy(call);
        }
    }

    private void enableAndInterrogate(ReportCall call, BlockChange change) {
        if (change.enables() && !isEnabled()) {
            reservation.holdBy(call);
            window = new SendWindow(call.link(), parts, this::sendMore, this::sendingFailed);
            enabled();
            watch();
        }
        SendWindow asked = window;
        if (change.gi() && asked != null) {
            interrogating = true;
            source.interrogate(() -> {
                boolean wanted = window == asked;
                interrogating &= !wanted;
                return wanted;
            });
        }
    }

    /** Ends sending, as by RptEna = false. */
    final void disable() {
        if (window != null) {
            window.close();
            window = null;
            interrogating = false;
            if (!watchesWhileDisabled()) {
                source.ignore();
            }
            disabled();
            reservation.disabled();
        }
    }

    /** An association has ended, which may be the one it sends to. */
    void associationEnded(String associationId) {
        if (window != null && window.link().associationId().equals(associationId)) {
            disable();
        }
        reservation.associationEnded(associationId);
    }

    /** Ends what a client may no longer do with the block. */
    void rightsChanged(String associationId, Predicate<ObjectReference> mayUse, Predicate<Fcda> mayRead) {
        boolean its = reservation.isOf(associationId)
                || (window != null && window.link().associationId().equals(associationId));
        ResolvedDataSet shown = dataSet;
        if (its
                && (!mayUse.test(reference)
                        || (shown != null && !shown.references().stream().allMatch(mayRead)))) {
            disable();
            reservation.free();
            reservationExpired();
        }
    }

    private void sendingFailed(Throwable failure) {
        SendWindow failed = window;
        if (failed != null) {
            associationEnded(failed.link().associationId());
            failed.link().abort("a report of " + reference + " could not be sent: " + failure.getMessage());
        }
    }

    private void reservationExpired() {
        try {
            save(settings.withReservation(reservation.resvTms(), reservation.owner()));
        } catch (RefusedException e) {
            // Free it is; a store that does not know it lets the reservation run once more after a restart.
        }
    }

    // For the two kinds.

    /** Watches the data set if it should and does not. */
    private void watch() {
        ResolvedDataSet watched = dataSet;
        if (watched != null && !source.isWatching() && (isEnabled() || watchesWhileDisabled())) {
            source.watch(watched, settings.triggers());
        }
    }

    /** Sends the report of an entry to the client that has enabled the block. */
    final void send(ReportEntry entry, int sqNum, boolean bufOvfl) {
        SendWindow to = window;
        ResolvedDataSet of = dataSet;
        if (to != null && of != null) {
            to.send(writer(settings, of, to.link()).segments(entry, sqNum, bufOvfl));
        }
    }

    private SegmentWriter writer(ReportSettings with, ResolvedDataSet of, ReportLink link) {
        return new SegmentWriter(rptId(with), with, of, parts.size(), link.maxMessageSize());
    }

    private String rptId(ReportSettings of) {
        return of.rptId().isEmpty() ? reference.toString() : of.rptId();
    }

    final String rptId() {
        return rptId(settings);
    }

    final ObjectReference reference() {
        return reference;
    }

    final ReportParts parts() {
        return parts;
    }

    final ReportSettings settings() {
        return settings;
    }

    /** Takes over another data set than a client has set; the block is disabled. */
    final void revert(Optional<ResolvedDataSet> set) {
        source.ignore();
        dataSet = set.orElse(null);
        settings = settings.withDatSet(set.map(ResolvedDataSet::reference), BlockChange.raised(settings.confRev()));
    }

    final Optional<ResolvedDataSet> dataSet() {
        return Optional.ofNullable(dataSet);
    }

    final Reservation reservation() {
        return reservation;
    }

    final boolean isEnabled() {
        return window != null;
    }

    final boolean isInterrogating() {
        return interrogating;
    }

    /** How many more reports may be sent now; 0 while disabled. */
    final int room() {
        return window == null ? 0 : window.room();
    }
}
