package org.sdvp.cli.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sdvp.acsi.client.ReportListener;
import org.sdvp.acsi.client.Reports;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Report;
import org.sdvp.model.value.DataValue;

/**
 * Changes the points of a {@link ReportedDevice} and follows each change to the client's listener: how long it took, and
 * whether all came once and in order. Changes are made at a rate, or as fast as they are taken in: then so many are under
 * way at most.
 */
final class ReportLoad implements ReportListener {
    private static final int UNDER_WAY = 600;
    private static final int RING = 1 << 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ReportedDevice device;
    private final Reports reports;
    private final int[] last = new int[ReportedDevice.POINTS];
    private final long[] changedAt = new long[RING];
    private final Semaphore room = new Semaphore(UNDER_WAY);
    private volatile Samples samples = new Samples();
    private volatile int came;
    private volatile long reportCount;
    private volatile long wrong;
    private int made;

    /**
     * What came of a load.
     *
     * @param samples times from change to listener; its rate is that of the changes
     * @param reports how many reports brought them
     * @param elapsed seconds
     * @param wrong changes that were lost, came twice or out of order
     */
    record Outcome(Samples samples, long reports, double elapsed, long wrong) {
        double reportsPerSecond() {
            return reports / elapsed;
        }
    }

    private ReportLoad(ReportedDevice device, Reports reports) {
        this.device = device;
        this.reports = reports;
    }

    /** Enables the block and begins to listen. */
    static ReportLoad open(ReportedDevice device, Pair pair) {
        Reports reports = pair.association().reports();
        ReportLoad load = new ReportLoad(device, reports);
        reports.listen(ReportedDevice.BRCB.toString(), load);
        Pair.await(reports.resumeFrom(ReportedDevice.BRCB, EntryId.NONE));
        return load;
    }

    /**
     * Runs a load and waits until everything has come.
     *
     * @param points changed at once, which makes one report
     * @param perSecond changes a second; empty: as many as go through
     * @param time for how long changes are made
     */
    Outcome run(int points, Optional<Integer> perSecond, Duration time) {
        samples = new Samples();
        long before = reportCount;
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long next = start;
        while (System.nanoTime() < end) {
            if (perSecond.isPresent()) {
                waitUntil(next);
                next += TimeUnit.SECONDS.toNanos(points) / perSecond.get();
            }
            take(points);
            long now = System.nanoTime();
            for (int i = 0; i < points; i++) {
                changedAt[made++ & (RING - 1)] = now;
            }
            device.change(points);
        }
        take(UNDER_WAY);
        room.release(UNDER_WAY);
        long elapsed = System.nanoTime() - start;
        samples.elapse(elapsed);
        return new Outcome(samples, reportCount - before, elapsed / 1e9, wrong + (made - came));
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void take(int permits) {
        try {
            if (!room.tryAcquire(permits, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("of " + made + " changes only " + came + " were reported after "
                        + PATIENCE.toSeconds() + " s without room for more; " + wrong + " were lost or doubled");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Stops reporting. */
    void close() {
        Pair.await(reports.setBRCBValues(ReportedDevice.BRCB, BrcbChange.NONE.withRptEna(false)));
    }

    // Only the thread of the transport gets here, so that a plain read and write of the counts is enough.
    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void onReport(Report report) {
        long now = System.nanoTime();
        // Where nothing was received before, a BRCB cannot tell that nothing is missing.
        if (report.bufOvfl().orElse(false) && came > 0) {
            wrong++;
        }
        reportCount++;
        int members = report.members().size();
        for (Report.Member member : report.members()) {
            int number = number(member.value());
            if (number != last[member.index()] + 1) {
                wrong++;
            }
            last[member.index()] = number;
            samples.add(now - changedAt[came & (RING - 1)]);
            came++;
        }
        room.release(members);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void onLoss(String why) {
        wrong++;
    }

    // mag of a measured value stands first, and its f is all it has.
    private static int number(DataValue value) {
        DataValue mag = ((DataValue.Structure) value).members().get(0);
        return (int) ((DataValue.Float32) ((DataValue.Structure) mag).members().get(0)).value();
    }
}
