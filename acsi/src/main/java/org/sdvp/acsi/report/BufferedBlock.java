package org.sdvp.acsi.report;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.trigger.RefusedException;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportField;
import org.sdvp.model.value.EntryTime;

/**
 * One instance of a BRCB (IEC 61850-7-2 clause 17.2.3). What happens goes to the buffer whether a client is there or not;
 * what is durable there goes from there to the client, as fast as its stream takes it. The place up to which it has been
 * sent is the only thing that is not durable: a client brings it along as EntryID.
 */
final class BufferedBlock extends ReportBlock {
    private static final EntryTime NEVER = new EntryTime(0, 0);
    private static final int MAX_SQ_NUM = 0xffff;

    private final ControlBlockStore store;
    private final ReportBuffer buffer;
    private final AtomicBoolean pumping = new AtomicBoolean();
    private volatile @Nullable Thread appender;
    private boolean durableAtOnce;
    private ReportSettings saved;
    private @Nullable EntryId resumeAfter;
    private EntryId sentUpTo = EntryId.NONE;
    private EntryTime timeOfEntry = NEVER;
    private boolean overflow = true;
    private int nextSqNum;
    private int lastSqNum;

    BufferedBlock(
            ObjectReference reference,
            ReportParts parts,
            ReportSettings settings,
            ControlBlockStore store,
            ReportBufferStore buffers) {
        super(reference, parts, settings);
        this.store = store;
        this.saved = settings;
        this.buffer = buffers.open(reference, fingerprint(), upTo -> durable());
    }

    private String fingerprint() {
        return dataSet().map(set -> Fingerprint.of(settings(), set)).orElseGet(Fingerprint::none);
    }

    @Override
    void stop() {
        super.stop();
        buffer.close();
    }

    @Override
    boolean watchesWhileDisabled() {
        return true;
    }

    @Override
    public void entry(ReportEntry.Kind kind, List<ReportEntry.Member> members) {
        if (kind == ReportEntry.Kind.GENERAL_INTERROGATION) {
            buffer.dropGeneralInterrogations(sentUpTo);
        }
        appender = Thread.currentThread();
        buffer.append(new ReportEntry(
                parts().clock().idAbove(buffer.highest()), parts().clock().now(), kind, members));
        appender = null;
        if (durableAtOnce) {
            durableAtOnce = false;
            pump();
        }
    }

    /**
     * Something has become durable. Any thread: that of the store, or the worker from within append, where it is sent
     * right away and not behind all the changes that wait for the worker.
     */
    private void durable() {
        if (Thread.currentThread().equals(appender)) {
            durableAtOnce = true;
        } else {
            pumpLater();
        }
    }

    @Override
    void check(BlockChange change, ReportSettings next) {
        if (next.datSet().isPresent() && next.datSet().get().isOfAssociation()) {
            throw new RefusedException(
                    ServiceError.PARAMETER_VALUE_INAPPROPRIATE,
                    "a BRCB outlives associations, so " + reference() + " cannot use "
                            + next.datSet().get());
        }
        if (change.entryId().isPresent() && !change.entryId().get().equals(EntryId.NONE)) {
            boolean purges = change.purgeBuf() || !next.makesEntriesAs(settings());
            if (purges || !buffer.contains(change.entryId().get())) {
                resumeAfter = null;
                throw new RefusedException(
                        ServiceError.PARAMETER_VALUE_INAPPROPRIATE,
                        "EntryID " + change.entryId().get() + " is not in the buffer of " + reference() + ", which has "
                                + buffer.oldest().map(EntryId::toString).orElse("nothing") + " to "
                                + buffer.newest().map(EntryId::toString).orElse("nothing")
                                + "; enable it without EntryID to go on with the oldest entry");
            }
        }
    }

    @Override
    void save(ReportSettings next) {
        if (!next.equals(saved)) {
            try {
                store.save(reference(), next);
            } catch (UncheckedIOException e) {
                throw new RefusedException(
                        ServiceError.FAILED_DUE_TO_SERVER_CONSTRAINT,
                        "settings of " + reference() + " cannot be kept: the device's store fails");
            }
            saved = next;
        }
    }

    @Override
    void adopted(BlockChange change, ReportSettings old) {
        if (change.purgeBuf() || !settings().makesEntriesAs(old)) {
            buffer.purge(fingerprint());
            resumeAfter = null;
            sentUpTo = EntryId.NONE;
            timeOfEntry = NEVER;
        }
        change.entryId().ifPresent(id -> {
            resumeAfter = id.equals(EntryId.NONE) ? null : id;
            sentUpTo = id;
        });
    }

    @Override
    void enabled() {
        EntryId after = resumeAfter;
        overflow = after == null;
        sentUpTo = after == null ? EntryId.NONE : after;
        resumeAfter = null;
        nextSqNum = 0;
        lastSqNum = 0;
        pumpLater();
    }

    @Override
    void disabled() {
        resumeAfter = null;
    }

    @Override
    void associationEnded(String associationId) {
        super.associationEnded(associationId);
        if (reservation().owner().isEmpty()) {
            resumeAfter = null;
        }
    }

    @Override
    void sendMore() {
        pumpLater();
    }

    /** Sees to it that what is durable is sent. Any thread. */
    private void pumpLater() {
        if (pumping.compareAndSet(false, true)) {
            parts().worker().execute(() -> {
                pumping.set(false);
                pump();
            });
        }
    }

    private void pump() {
        int room = room();
        if (room == 0) {
            return;
        }
        ReportBuffer.Page page = buffer.after(sentUpTo, room);
        overflow |= page.gapBefore();
        for (ReportEntry entry : page.entries()) {
            sentUpTo = entry.entryId();
            timeOfEntry = entry.timeOfEntry();
            lastSqNum = nextSqNum;
            nextSqNum = nextSqNum == MAX_SQ_NUM ? 0 : nextSqNum + 1;
            send(entry, lastSqNum, overflow);
            overflow &= !settings().optFlds().contains(ReportField.BUF_OVFL);
        }
        if (!page.entries().isEmpty()) {
            pumpLater();
        }
    }

    /** All attributes. */
    Brcb values() {
        ReportSettings now = settings();
        return new Brcb(
                rptId(),
                isEnabled(),
                now.datSet(),
                now.confRev(),
                now.optFlds(),
                now.bufTm(),
                lastSqNum,
                now.trgOps(),
                now.intgPd(),
                isInterrogating(),
                false,
                sentUpTo,
                timeOfEntry,
                OptionalInt.of(reservation().resvTms()),
                reservation().owner());
    }
}
