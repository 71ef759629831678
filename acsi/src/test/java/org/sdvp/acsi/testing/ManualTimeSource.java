package org.sdvp.acsi.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;

/** Time that stands still until it is advanced. Timers run on the thread that advances it. Safe for many threads. */
public final class ManualTimeSource implements TimeSource {
    private static final class Pending {
        private Instant due;
        private final long number;
        private final Runnable task;

        Pending(Instant due, long number, Runnable task) {
            this.due = due;
            this.number = number;
            this.task = task;
        }

        Instant due() {
            return due;
        }

        long number() {
            return number;
        }

        Runnable task() {
            return task;
        }
    }

    private final PriorityQueue<Pending> timers =
            new PriorityQueue<>(Comparator.comparing(Pending::due).thenComparing(Pending::number));
    private Instant now;
    private long lastNumber;

    /** Starts at 2026-01-01T00:00:00Z. */
    public ManualTimeSource() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** Starts at an instant. */
    public ManualTimeSource(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        Pending pending = new Pending(now.plus(delay), ++lastNumber, task);
        timers.add(pending);
        return () -> {
            synchronized (this) {
                timers.remove(pending);
            }
        };
    }

    /** Moves on and runs what becomes due, in order, each at its own instant. */
    public void advance(Duration by) {
        Instant end = now().plus(by);
        for (Pending timer = due(end); timer != null; timer = due(end)) {
            timer.task().run();
        }
        synchronized (this) {
            now = end;
        }
    }

    /** Puts the wall clock forward, or back by a negative duration; timers keep their rest. */
    public synchronized void step(Duration by) {
        List<Pending> kept = new ArrayList<>(timers);
        timers.clear();
        kept.forEach(timer -> timer.due = timer.due.plus(by));
        timers.addAll(kept);
        now = now.plus(by);
    }

    /** Number of timers that are neither run nor cancelled. */
    public synchronized int pendingTimers() {
        return timers.size();
    }

    private synchronized @Nullable Pending due(Instant end) {
        Pending first = timers.peek();
        if (first == null || first.due().isAfter(end)) {
            return null;
        }
        timers.remove();
        now = first.due();
        return first;
    }
}
