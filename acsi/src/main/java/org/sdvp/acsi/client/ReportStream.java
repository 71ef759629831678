package org.sdvp.acsi.client;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Report;

/**
 * The reports of one RptID in one association: joins segments, drops doubles, notices gaps (IEC 61850-7-2 clause
 * 17.2.3.2.3). Doubles come from below: a stream that is resumed sends again what it does not know to have arrived
 * (XEP-0198). Called in order by the transport.
 */
final class ReportStream {
    /** More than any resumed stream sends again. */
    private static final int REMEMBERED = 1024;
    /** More than any data set has; bounds what a faulty server can make this side keep. */
    private static final int MAX_MEMBERS = 65_536;

    private final String rptId;
    private final ReportKeeper keeper;
    private final Set<EntryId> handled = new LinkedHashSet<>();
    private final List<Report.Member> members = new ArrayList<>();
    private @Nullable Report first;
    private int nextSubSqNum;
    private Optional<Integer> lastSqNum = Optional.empty();
    private volatile boolean restarts;
    /** Of the report whose first segments are here. */
    private CompletableFuture<Void> whole = new CompletableFuture<>();
    /** Of all reports so far. */
    private CompletionStage<Void> all = Stages.done();

    ReportStream(String rptId, ReportKeeper keeper) {
        this.rptId = rptId;
        this.keeper = keeper;
    }

    /** SqNum begins anew with the next report. */
    void restarts() {
        restarts = true;
    }

    /**
     * A report or a segment of one came.
     *
     * @return completes when the report is stored, when the first one of a double is, or when its loss was told; fails if
     *     it could not be stored
     */
    CompletionStage<Void> received(Report report) {
        if (restarts) {
            restarts = false;
            lastSqNum = Optional.empty();
        }
        if (isDouble(report)) {
            return continues(report) ? whole : all;
        }
        if (report.subSqNum() != (continues(report) ? nextSubSqNum : 0)) {
            incomplete();
            keeper.onLoss("expected segment 0 of the next report of " + rptId + ", but got segment " + report.subSqNum()
                    + " of SqNum " + text(report.sqNum()));
            return Stages.done();
        }
        if (report.subSqNum() == 0) {
            incomplete();
            first = report;
        }
        members.addAll(report.members());
        nextSubSqNum++;
        CompletionStage<Void> stored = whole;
        if (members.size() > MAX_MEMBERS) {
            forget().complete(null);
            keeper.onLoss("expected at most " + MAX_MEMBERS + " members in a report of " + rptId + ", but got more");
        } else if (!report.moreSegmentsFollow()) {
            complete();
        }
        return stored;
    }

    private boolean isDouble(Report report) {
        if (report.entryId().isPresent()) {
            return handled.contains(report.entryId().get()) || (continues(report) && report.subSqNum() < nextSubSqNum);
        }
        return continues(report) ? report.subSqNum() < nextSubSqNum : isSame(report.sqNum(), lastSqNum);
    }

    private static boolean isSame(Optional<Integer> sqNum, Optional<Integer> last) {
        return sqNum.isPresent() && sqNum.equals(last);
    }

    /** Whether it belongs to the report whose first segments are here. */
    private boolean continues(Report report) {
        Report begun = first;
        return begun != null
                && begun.sqNum().equals(report.sqNum())
                && begun.entryId().equals(report.entryId());
    }

    private void incomplete() {
        Report begun = first;
        if (begun != null) {
            int came = nextSubSqNum;
            forget().complete(null);
            keeper.onLoss("the report of " + rptId + " with SqNum " + text(begun.sqNum()) + " ended after its first "
                    + came + " segments");
        }
    }

    private void complete() {
        Report begun = first;
        if (begun == null) {
            return;
        }
        List<Report.Member> joined = List.copyOf(members);
        CompletableFuture<Void> stored = forget();
        Report report;
        try {
            report = begun.moreSegmentsFollow() ? joined(begun, joined) : begun;
        } catch (IllegalArgumentException e) {
            stored.complete(null);
            keeper.onLoss("the segments of a report of " + rptId + " do not belong together: " + e.getMessage());
            return;
        }
        noteGap(report);
        report.entryId().ifPresent(this::remember);
        CompletionStage<Void> before = all;
        all = stored.thenCompose(nothing -> before);
        store(report, stored);
    }

    private void store(Report report, CompletableFuture<Void> stored) {
        try {
            Stages.forward(keeper.store(report), stored);
        } catch (RuntimeException e) {
            stored.completeExceptionally(e);
        }
    }

    private static Report joined(Report begun, List<Report.Member> members) {
        return new Report(
                begun.rptId(),
                begun.sqNum(),
                0,
                false,
                begun.dataSet(),
                begun.bufOvfl(),
                begun.confRev(),
                begun.timeOfEntry(),
                begun.entryId(),
                members);
    }

    // SqNum begins with 0 again whenever the block is enabled, and after 255 (URCB) or 65,535 (BRCB).
    private void noteGap(Report report) {
        if (report.sqNum().isPresent() && lastSqNum.isPresent()) {
            int last = lastSqNum.get();
            int now = report.sqNum().get();
            if (now != last + 1 && now != 0) {
                keeper.onLoss("expected SqNum " + (last + 1) + " of " + rptId + ", but got " + now);
            }
        }
        lastSqNum = report.sqNum();
    }

    private void remember(EntryId entryId) {
        handled.add(entryId);
        if (handled.size() > REMEMBERED) {
            handled.remove(handled.iterator().next());
        }
    }

    /** Begins anew; the stage of what was here is to be completed. */
    private CompletableFuture<Void> forget() {
        CompletableFuture<Void> past = whole;
        whole = new CompletableFuture<>();
        first = null;
        members.clear();
        nextSubSqNum = 0;
        return past;
    }

    private static String text(Optional<Integer> sqNum) {
        return sqNum.map(String::valueOf).orElse("none");
    }
}
