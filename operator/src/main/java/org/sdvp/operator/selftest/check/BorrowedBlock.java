package org.sdvp.operator.selftest.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.sdvp.acsi.client.Reports;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;
import org.sdvp.operator.selftest.bench.Bench;
import org.sdvp.operator.selftest.bench.SkippedException;

/**
 * A report control block that nobody uses, for the time of one check. What is changed of it is put back after the check:
 * of a BRCB only OptFlds, for anything else would empty its buffer.
 */
final class BorrowedBlock {
    private static final int MAX_SQ_NUM_UNBUFFERED = 0xff;
    private static final int MAX_SQ_NUM_BUFFERED = 0xffff;

    private final Bench bench;
    private final ObjectReference reference;
    private final boolean buffered;
    private final Settings before;

    /** What there is of a block before it is borrowed. */
    private record Settings(
            String rptId,
            DataSetReference dataSet,
            long confRev,
            Set<ReportField> optFlds,
            Set<TriggerOption> trgOps,
            long intgPd,
            boolean givenBackByResvTms) {}

    private BorrowedBlock(Bench bench, ObjectReference reference, boolean buffered, Settings before) {
        this.bench = bench;
        this.reference = reference;
        this.buffered = buffered;
        this.before = before;
    }

    /** Borrows a URCB and makes its reports complete. */
    static BorrowedBlock urcb(Bench bench) {
        List<ObjectReference> all = bench.survey().nodes().stream()
                .flatMap(node -> node.urcbs().keySet().stream())
                .toList();
        BorrowedBlock block = last(
                all,
                reference -> free(bench, reference, bench.await(reports(bench).getURCBValues(reference))));
        Set<TriggerOption> triggers = EnumSet.of(TriggerOption.GI, TriggerOption.INTEGRITY);
        triggers.addAll(block.before.trgOps());
        Set<ReportField> fields = EnumSet.allOf(ReportField.class);
        fields.removeIf(ReportField::isBufferedOnly);
        block.begin();
        block.write(UrcbChange.NONE.withOptFlds(fields).withTrgOps(triggers));
        return block;
    }

    /** Borrows a BRCB and makes its reports complete. */
    static BorrowedBlock brcb(Bench bench) {
        List<ObjectReference> all = bench.survey().nodes().stream()
                .flatMap(node -> node.brcbs().keySet().stream())
                .toList();
        BorrowedBlock block = last(
                all,
                reference -> free(bench, reference, bench.await(reports(bench).getBRCBValues(reference))));
        block.begin();
        block.write(BrcbChange.NONE.withOptFlds(EnumSet.allOf(ReportField.class)));
        return block;
    }

    private interface Candidate {
        Optional<BorrowedBlock> of(ObjectReference reference);
    }

    // The last instance is the least likely to be wanted by somebody else.
    private static BorrowedBlock last(List<ObjectReference> all, Candidate candidate) {
        if (all.isEmpty()) {
            throw new SkippedException("there is no such control block");
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            Optional<BorrowedBlock> free = candidate.of(all.get(i));
            if (free.isPresent()) {
                return free.get();
            }
        }
        throw new SkippedException("none of the " + all.size()
                + " control blocks can be borrowed: each is in use or reserved, or has no data set, or is buffered and has"
                + " no GI in TrgOps");
    }

    private static Optional<BorrowedBlock> free(Bench bench, ObjectReference reference, Urcb values) {
        return values.datSet()
                .filter(set ->
                        !values.rptEna() && !values.resv() && values.owner().isEmpty() && !set.isOfAssociation())
                .map(set -> new BorrowedBlock(
                        bench,
                        reference,
                        false,
                        new Settings(
                                values.rptId(),
                                set,
                                values.confRev(),
                                values.optFlds(),
                                values.trgOps(),
                                values.intgPd(),
                                false)));
    }

    private static Optional<BorrowedBlock> free(Bench bench, ObjectReference reference, Brcb values) {
        return values.datSet()
                .filter(set -> !values.rptEna()
                        && values.owner().isEmpty()
                        && values.resvTms().orElse(0) == 0
                        && values.trgOps().contains(TriggerOption.GI))
                .map(set -> new BorrowedBlock(
                        bench,
                        reference,
                        true,
                        new Settings(
                                values.rptId(),
                                set,
                                values.confRev(),
                                values.optFlds(),
                                values.trgOps(),
                                values.intgPd(),
                                values.resvTms().isPresent())));
    }

    private static Reports reports(Bench bench) {
        return bench.association().reports();
    }

    private void begin() {
        bench.putBack("settings of " + reference, () -> {
            reports(bench).ignore(before.rptId());
            enable(false);
            if (buffered) {
                write(BrcbChange.NONE.withOptFlds(before.optFlds()));
                if (before.givenBackByResvTms()) {
                    write(BrcbChange.NONE.withResvTms(0));
                }
            } else {
                write(UrcbChange.NONE
                        .withOptFlds(before.optFlds())
                        .withTrgOps(before.trgOps())
                        .withIntgPd(before.intgPd()));
                write(UrcbChange.NONE.withResv(false));
            }
        });
    }

    private void write(UrcbChange change) {
        bench.await(set(change));
    }

    private void write(BrcbChange change) {
        bench.await(set(change));
    }

    private CompletionStage<Void> set(UrcbChange change) {
        return reports(bench).setURCBValues(reference, change);
    }

    private CompletionStage<Void> set(BrcbChange change) {
        return reports(bench).setBRCBValues(reference, change);
    }

    ObjectReference reference() {
        return reference;
    }

    DataSetReference dataSet() {
        return before.dataSet();
    }

    long confRev() {
        return before.confRev();
    }

    /** Listens from here on, for one enabling. */
    ReportInbox listen() {
        ReportInbox inbox = new ReportInbox(buffered ? MAX_SQ_NUM_BUFFERED : MAX_SQ_NUM_UNBUFFERED);
        reports(bench).listen(before.rptId(), inbox);
        return inbox;
    }

    /** RptEna. */
    void enable(boolean rptEna) {
        if (buffered) {
            write(BrcbChange.NONE.withRptEna(rptEna));
        } else {
            write(UrcbChange.NONE.withRptEna(rptEna));
        }
    }

    /** EntryID and RptEna; of a BRCB only. */
    CompletionStage<Void> resume(EntryId after) {
        return set(BrcbChange.NONE.withEntryId(after).withRptEna(true));
    }

    /** GI. */
    void interrogate() {
        if (buffered) {
            write(BrcbChange.NONE.withGi(true));
        } else {
            write(UrcbChange.NONE.withGi(true));
        }
    }

    /** IntgPd; of a URCB only, for it would empty the buffer of a BRCB. */
    CompletionStage<Void> integrityPeriod(long millis) {
        return set(UrcbChange.NONE.withIntgPd(millis));
    }

    /** Writes OptFlds as they were, which an enabled block must not take. */
    CompletionStage<Void> otherSetting() {
        return buffered
                ? set(BrcbChange.NONE.withOptFlds(before.optFlds()))
                : set(UrcbChange.NONE.withOptFlds(before.optFlds()));
    }

    boolean isEnabled() {
        return buffered
                ? bench.await(reports(bench).getBRCBValues(reference)).rptEna()
                : bench.await(reports(bench).getURCBValues(reference)).rptEna();
    }
}
