package org.sdvp.cli.bench;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.Reports;
import org.sdvp.acsi.service.UrcbChange;
import org.sdvp.cli.bench.host.ProcessFigures;
import org.sdvp.cli.bench.host.ProcessFigures.Memory;
import org.sdvp.model.Fcda;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.TriggerOption;

/**
 * What one agent of a heat pump is asked for, and what it takes for it. A report is had by general interrogation of an
 * unbuffered block with all measured values, so that agents whose pumps run differently do the same work.
 */
final class AgentLoad {
    /** Reads after which the memory is looked at again; calls of each kind in a round. */
    static final int CALLS = 1_000;

    private static final Fcda VALUE = Fcda.parse("HP1/RoomSTMP1.Tmp.mag.f[MX]");
    private static final ObjectReference URCB = ObjectReference.parse("HP1/LLN0.LiveMeas01");
    private static final int MANY = 8;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ProcessFigures process;
    private final ClientAssociation association;
    private final Memory atFirst;
    private final Memory afterReads;
    private final Samples reads = new Samples();
    private final Samples interrogations = new Samples();
    private long readNanos;
    private long reportNanos;
    private long reportElapsed;
    private long idleNanos;
    private long idleElapsed;
    private final AtomicLong reports = new AtomicLong();
    private final AtomicLong members = new AtomicLong();
    private volatile long lastAt;

    /**
     * Looks at the memory, before and after the first reads, and enables the block.
     *
     * @param process the agent's
     * @param association with it
     */
    AgentLoad(ProcessFigures process, ClientAssociation association) {
        this.process = process;
        this.association = association;
        this.atFirst = process.memory();
        Samples first = new Samples();
        Load.run(() -> association.getDataValue(VALUE), 1, CALLS, first);
        this.afterReads = process.memory();
        Reports blocks = association.reports();
        blocks.listen(Pair.await(blocks.getURCBValues(URCB)).rptId(), report -> {
            lastAt = System.nanoTime();
            members.addAndGet(report.members().size());
            reports.incrementAndGet();
        });
        UrcbChange onDemand = UrcbChange.NONE.withTrgOps(Set.of(TriggerOption.GI));
        Pair.await(blocks.setURCBValues(URCB, onDemand.withRptEna(true)));
        if (first.failures() > 0) {
            throw new IllegalStateException(first.failures() + " of the first reads failed");
        }
    }

    /** Logical nodes of its model. */
    int logicalNodes() {
        return Pair.await(association.getLogicalDeviceDirectory("HP1")).size();
    }

    /** Reads a value {@link #CALLS} times, one call open. */
    void read() {
        Map<String, Long> before = process.processorTime();
        Load.run(() -> association.getDataValue(VALUE), 1, CALLS, reads);
        readNanos += process.since(before);
    }

    /** Asks for a report {@link #CALLS} times, eight calls open, and waits for them all. */
    void report() {
        long wanted = reports.get() + CALLS;
        Map<String, Long> before = process.processorTime();
        long start = System.nanoTime();
        Load.run(
                () -> association.reports().setURCBValues(URCB, UrcbChange.NONE.withGi(true)),
                MANY,
                CALLS,
                interrogations);
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (reports.get() < wanted && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        reportNanos += process.since(before);
        reportElapsed += Math.max(lastAt, start) - start;
    }

    /** Begins a time in which nothing is asked for; what is returned ends it. */
    Runnable idle() {
        Map<String, Long> before = process.processorTime();
        long start = System.nanoTime();
        return () -> {
            idleNanos += process.since(before);
            idleElapsed += System.nanoTime() - start;
        };
    }

    /**
     * What was found.
     *
     * @param atFirst memory when it was logged in, with one association
     * @param afterReads memory after {@link #CALLS} reads
     * @param reads times of the reads, one open
     * @param readMicros processor time of a read
     * @param reports how many came
     * @param reportMembers members of a report
     * @param reportsPerSecond reports by interrogation
     * @param reportMicros processor time of a report and the call that asks for it
     * @param idleMicros processor time of a second in which nothing is asked
     * @param failed calls that failed, and reports that did not come
     */
    record Outcome(
            Memory atFirst,
            Memory afterReads,
            Samples reads,
            double readMicros,
            long reports,
            double reportMembers,
            double reportsPerSecond,
            double reportMicros,
            double idleMicros,
            long failed) {}

    /** All figures up to now. */
    Outcome outcome() {
        long asked = interrogations.size() + interrogations.failures();
        long came = reports.get();
        return new Outcome(
                atFirst,
                afterReads,
                reads,
                readNanos / 1e3 / Math.max(1, reads.size()),
                came,
                members.get() / (double) Math.max(1, came),
                came * 1e9 / Math.max(1, reportElapsed),
                reportNanos / 1e3 / Math.max(1, came),
                idleNanos * 1e6 / Math.max(1, idleElapsed),
                reads.failures() + interrogations.failures() + Math.max(0, asked - came));
    }
}
