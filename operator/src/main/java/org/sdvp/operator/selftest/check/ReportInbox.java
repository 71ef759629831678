package org.sdvp.operator.selftest.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.client.ReportListener;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Report;

/** Takes the reports of one control block from one enabling on, and looks at how they follow each other. */
final class ReportInbox implements ReportListener {
    private static final int MOST_IDS = 100_000;

    private final int maxSqNum;
    private final List<EntryId> entryIds = new ArrayList<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private int nextSqNum;
    private @Nullable String fault;
    private @Nullable Report first;

    private record Waiter(Predicate<Report> wanted, CompletableFuture<Report> found) {}

    /**
     * An empty one.
     *
     * @param maxSqNum after which SqNum is 0 again
     */
    ReportInbox(int maxSqNum) {
        this.maxSqNum = maxSqNum;
    }

    @Override
    public synchronized void onReport(Report report) {
        if (first == null) {
            first = report;
        }
        sequence(report);
        report.entryId().ifPresent(this::entry);
        List<Waiter> served =
                waiters.stream().filter(waiter -> waiter.wanted().test(report)).toList();
        waiters.removeAll(served);
        served.forEach(waiter -> waiter.found().complete(report));
    }

    @Override
    public synchronized void onLoss(String why) {
        note(why);
    }

    private void sequence(Report report) {
        if (report.sqNum().isEmpty()) {
            note("expected SqNum in a report of " + report.rptId() + ", but there is none");
            return;
        }
        int came = report.sqNum().get();
        if (came != nextSqNum) {
            note("expected SqNum " + nextSqNum + " in a report of " + report.rptId() + ", but got " + came);
        }
        nextSqNum = came >= maxSqNum ? 0 : came + 1;
    }

    private void entry(EntryId id) {
        EntryId last = entryIds.isEmpty() ? EntryId.NONE : entryIds.get(entryIds.size() - 1);
        if (id.value() <= last.value()) {
            note("expected an EntryID after " + last + ", but got " + id);
        }
        if (entryIds.size() < MOST_IDS) {
            entryIds.add(id);
        }
    }

    private void note(String what) {
        if (fault == null) {
            fault = what;
        }
    }

    /** Completes with the next report of a kind; to be called before that can come. */
    synchronized CompletableFuture<Report> next(Predicate<Report> wanted) {
        CompletableFuture<Report> found = new CompletableFuture<>();
        waiters.add(new Waiter(wanted, found));
        return found;
    }

    /** The first thing that was wrong with the order of the reports, if any. */
    synchronized Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** The first report, if one came. */
    synchronized Optional<Report> first() {
        return Optional.ofNullable(first);
    }

    /** The EntryIDs that came, in order. */
    synchronized List<EntryId> entryIds() {
        return List.copyOf(entryIds);
    }
}
