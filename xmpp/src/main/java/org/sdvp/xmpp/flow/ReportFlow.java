package org.sdvp.xmpp.flow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.AcsiPdu;

/**
 * The reports of a device to one client in a format that does not acknowledge each: every so many of them asks for an
 * acknowledgement, and no more leave while too many are not acknowledged, so that a client that is slower than the device
 * is never sent more than it can hold. What waits stays in the buffers of the control blocks. Safe for many threads;
 * reports leave in the order of the calls.
 */
public final class ReportFlow {
    private final Stream stream;
    private final Settings settings;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final AtomicInteger pumping = new AtomicInteger();
    private long sent;
    private long acknowledged;
    private int asked;
    private @Nullable Throwable failed;

    /**
     * Makes one.
     *
     * @param stream to the client
     * @param settings how much may be on its way
     */
    public ReportFlow(Stream stream, Settings settings) {
        this.stream = stream;
        this.settings = settings;
    }

    /** What leads to one client. */
    public interface Stream {
        /**
         * Sends a report that is not acknowledged.
         *
         * @throws RuntimeException if that is impossible
         */
        void send(AcsiPdu.Unconfirmed report);

        /**
         * Sends a report that is acknowledged.
         *
         * @param patience how long the client may take with it
         * @return completes with the acknowledgement; fails without one, and if the client refuses the report
         */
        CompletionStage<Void> sendAcknowledged(AcsiPdu.Unconfirmed report, Duration patience);
    }

    /**
     * How much may be on its way.
     *
     * @param every how many reports ask for one acknowledgement, 1 or more
     * @param window how many may be without acknowledgement, {@code every} or more
     * @param patience how long a client may take with so many reports as ask for one acknowledgement; positive
     */
    public record Settings(int every, int window, Duration patience) {
        /** Every 64th, 256 on their way, 2 minutes for 64 reports. */
        public static final Settings USUAL = new Settings(64, 256, Duration.ofMinutes(2));

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if a value is out of its range
         */
        public Settings {
            if (every < 1 || window < every || patience.isNegative() || patience.isZero()) {
                throw new IllegalArgumentException("expected 1 <= every <= window and patience above zero, came every "
                        + every + ", window " + window + ", patience " + patience);
            }
        }
    }

    /**
     * Sends a report as soon as there is room for it.
     *
     * @return completes when the stream has taken it, or, where it asks for one, with its acknowledgement; fails if that
     *     does not come, and from then on always
     */
    public CompletionStage<Void> send(AcsiPdu.Unconfirmed report) {
        Waiting added = new Waiting(report, new CompletableFuture<>());
        synchronized (this) {
            if (failed != null) {
                return CompletableFuture.failedFuture(failed);
            }
            waiting.add(added);
        }
        pump();
        return added.done();
    }

    /** Ends the flow: what waits fails, and what comes. */
    public void end(Throwable why) {
        List<Waiting> left;
        synchronized (this) {
            if (failed != null) {
                return;
            }
            failed = why;
            left = List.copyOf(waiting);
            waiting.clear();
        }
        left.forEach(each -> each.done().completeExceptionally(why));
    }

    /** How many reports are on their way without acknowledgement. */
    public synchronized long underWay() {
        return sent - acknowledged;
    }

    /** One thread writes at a time, in order, and without a lock that who acknowledges would need. */
    private void pump() {
        if (pumping.getAndIncrement() > 0) {
            return;
        }
        int calls = 1;
        while (calls > 0) {
            for (Next next = next(); next != null; next = next()) {
                write(next);
            }
            calls = pumping.addAndGet(-calls);
        }
    }

    private synchronized @Nullable Next next() {
        if (sent - acknowledged >= settings.window()) {
            return null;
        }
        Waiting first = waiting.poll();
        if (first == null) {
            return null;
        }
        sent++;
        boolean ask = sent % settings.every() == 0;
        asked += ask ? 1 : 0;
        return new Next(first, sent, ask ? settings.patience().multipliedBy(asked) : Duration.ZERO);
    }

    private void write(Next next) {
        Waiting report = next.report();
        try {
            if (next.patience().isZero()) {
                stream.send(report.message());
                report.done().complete(null);
            } else {
                stream.sendAcknowledged(report.message(), next.patience())
                        .whenComplete((nothing, failure) -> answered(next, failure));
            }
        } catch (RuntimeException e) {
            report.done().completeExceptionally(e);
        }
    }

    private void answered(Next next, @Nullable Throwable failure) {
        if (failure != null) {
            next.report().done().completeExceptionally(failure);
            end(failure);
            return;
        }
        synchronized (this) {
            asked--;
            acknowledged = Math.max(acknowledged, next.number());
        }
        next.report().done().complete(null);
        pump();
    }

    private record Waiting(AcsiPdu.Unconfirmed message, CompletableFuture<Void> done) {}

    /** A report to be written now; its patience is zero if it asks for no acknowledgement. */
    private record Next(Waiting report, long number, Duration patience) {}
}
