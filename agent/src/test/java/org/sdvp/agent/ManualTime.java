package org.sdvp.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;

/** Time that stands still until a test lets it pass. */
final class ManualTime implements TimeSource {
    private record Pending(Instant due, long number, Runnable task) {}

    private final PriorityQueue<Pending> timers =
            new PriorityQueue<>(Comparator.comparing(Pending::due).thenComparing(Pending::number));
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long count;

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        Pending timer = new Pending(now.plus(delay), count++, task);
        timers.add(timer);
        return () -> {
            synchronized (this) {
                timers.remove(timer);
            }
        };
    }

    void pass(Duration duration) {
        Instant end = now().plus(duration);
        for (Pending next = next(end); next != null; next = next(end)) {
            next.task().run();
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized @Nullable Pending next(Instant end) {
        Pending first = timers.peek();
        if (first == null || first.due().isAfter(end)) {
            return null;
        }
        timers.remove();
        now = first.due();
        return first;
    }
}
