package org.sdvp.acsi.client;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final ReportListener listener;
    private final Set<EntryId> handled = new LinkedHashSet<>();
    private final List<Report.Member> members = new ArrayList<>();
    private @Nullable Report first;
    private int nextSubSqNum;
    private Optional<Integer> lastSqNum = Optional.empty();
    private volatile boolean restarts;

    ReportStream(String rptId, ReportListener listener) {
        this.rptId = rptId;
        this.listener = listener;
    }

    /** SqNum begins anew with the next report. */
    void restarts() {
        restarts = true;
    }

    void received(Report report) {
        if (restarts) {
            restarts = false;
            lastSqNum = Optional.empty();
        }
        if (isDouble(report)) {
            return;
        }
        if (report.subSqNum() != (continues(report) ? nextSubSqNum : 0)) {
            incomplete();
            listener.onLoss("expected segment 0 of the next report of " + rptId + ", but got segment "
                    + report.subSqNum() + " of SqNum " + text(report.sqNum()));
            return;
        }
        if (report.subSqNum() == 0) {
            incomplete();
            first = report;
        }
        members.addAll(report.members());
        nextSubSqNum++;
        if (members.size() > MAX_MEMBERS) {
            forget();
            listener.onLoss("expected at most " + MAX_MEMBERS + " members in a report of " + rptId + ", but got more");
        } else if (!report.moreSegmentsFollow()) {
            complete();
        }
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
            forget();
            listener.onLoss("the report of " + rptId + " with SqNum " + text(begun.sqNum()) + " ended after its first "
                    + came + " segments");
        }
    }

    private void complete() {
        Report begun = first;
        if (begun == null) {
            return;
        }
        Report whole = members.size() == begun.members().size() && !begun.moreSegmentsFollow()
                ? begun
                : joined(begun, members);
        forget();
        noteGap(whole);
        whole.entryId().ifPresent(this::remember);
        listener.onReport(whole);
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
    private void noteGap(Report whole) {
        if (whole.sqNum().isPresent() && lastSqNum.isPresent()) {
            int last = lastSqNum.get();
            int now = whole.sqNum().get();
            if (now != last + 1 && now != 0) {
                listener.onLoss("expected SqNum " + (last + 1) + " of " + rptId + ", but got " + now);
            }
        }
        lastSqNum = whole.sqNum();
    }

    private void remember(EntryId entryId) {
        handled.add(entryId);
        if (handled.size() > REMEMBERED) {
            handled.remove(handled.iterator().next());
        }
    }

    private void forget() {
        first = null;
        members.clear();
        nextSubSqNum = 0;
    }

    private static String text(Optional<Integer> sqNum) {
        return sqNum.map(String::valueOf).orElse("none");
    }
}
