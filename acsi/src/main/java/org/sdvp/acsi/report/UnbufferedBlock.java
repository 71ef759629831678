package org.sdvp.acsi.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.dataset.ResolvedDataSet;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.model.ObjectReference;

/**
 * One instance of a URCB (IEC 61850-7-2 clause 17.2.5): reports go out or are lost. What a slow stream cannot take waits
 * in a queue; when that is full the oldest is dropped, which the client sees as a gap in SqNum.
 */
final class UnbufferedBlock extends ReportBlock {
    private static final int MAX_SQ_NUM = 0xff;

    private record Numbered(ReportEntry entry, int sqNum) {}

    private final Optional<DataSetReference> configuredDatSet;
    private final Deque<Numbered> queue = new ArrayDeque<>();
    private int nextSqNum;
    private int lastSqNum;

    UnbufferedBlock(ObjectReference reference, ReportParts parts, ReportSettings settings) {
        super(reference, parts, settings);
        this.configuredDatSet = settings.datSet();
    }

    @Override
    boolean watchesWhileDisabled() {
        return false;
    }

    @Override
    public void entry(ReportEntry.Kind kind, List<ReportEntry.Member> members) {
        if (!isEnabled()) {
            return;
        }
        lastSqNum = nextSqNum;
        nextSqNum = nextSqNum == MAX_SQ_NUM ? 0 : nextSqNum + 1;
        queue.add(new Numbered(new ReportEntry(EntryId.NONE, parts().clock().now(), kind, members), lastSqNum));
        sendMore();
        if (queue.size() > parts().limits().sendWindow()) {
            queue.remove();
        }
    }

    @Override
    void check(BlockChange change, ReportSettings next) {}

    @Override
    void save(ReportSettings next) {}

    @Override
    void adopted(BlockChange change, ReportSettings old) {}

    @Override
    void enabled() {
        nextSqNum = 0;
        lastSqNum = 0;
    }

    @Override
    void disabled() {
        queue.clear();
    }

    @Override
    void associationEnded(String associationId) {
        super.associationEnded(associationId);
        boolean itsDataSet = dataSet()
                .flatMap(ResolvedDataSet::association)
                .filter(associationId::equals)
                .isPresent();
        if (itsDataSet) {
            revert(configuredDatSet.flatMap(set -> parts().dataSets().acquire("", set)));
        }
    }

    @Override
    void sendMore() {
        while (room() > 0 && !queue.isEmpty()) {
            Numbered next = queue.remove();
            send(next.entry(), next.sqNum(), false);
        }
    }

    /** All attributes. */
    Urcb values() {
        return new Urcb(
                rptId(),
                isEnabled(),
                reservation().owner().isPresent(),
                settings().datSet(),
                settings().confRev(),
                settings().optFlds(),
                settings().bufTm(),
                lastSqNum,
                settings().trgOps(),
                settings().intgPd(),
                isInterrogating(),
                reservation().owner());
    }
}
