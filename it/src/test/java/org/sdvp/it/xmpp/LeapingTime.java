package org.sdvp.it.xmpp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.TimeSource;

/** Real time that can be made to leap ahead, for what only happens after a while. */
public final class LeapingTime implements TimeSource, InstantSource, AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(10);
    private static final Duration BETWEEN_LEAPS = Duration.ofMillis(200);

    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
    private final TimeSource real = new SystemTimeSource(ticks, Clock.systemUTC());
    private final Map<Long, Pending> pending = new LinkedHashMap<>();
    private Duration ahead = Duration.ZERO;
    private long made;
    private boolean closed;

    private record Pending(Instant due, Runnable task) {}

    /** Starts it, at present level with real time. */
    public LeapingTime() {
        real.after(TICK, this::tick);
    }

    private void tick() {
        List<Pending> due;
        synchronized (this) {
            if (closed) {
                return;
            }
            Instant now = now();
            due = pending.values().stream()
                    .filter(one -> !one.due().isAfter(now))
                    .toList();
            pending.values().removeIf(one -> !one.due().isAfter(now));
        }
        for (Pending one : due) {
            try {
                one.task().run();
            } catch (RuntimeException e) {
                // As an executor does with a task that fails: the others run on.
                Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
            }
        }
        synchronized (this) {
            if (!closed) {
                real.after(TICK, this::tick);
            }
        }
    }

    /** Leaps ahead; what has become due is run soon. */
    public synchronized void leap(Duration by) {
        ahead = ahead.plus(by);
    }

    /** How far it is ahead of real time. */
    public synchronized Duration ahead() {
        return ahead;
    }

    /** Leaps several times, a moment after each other, so that what repeats itself comes as often. */
    public void leapOften(Duration by, int times) {
        for (int i = 0; i < times; i++) {
            real.after(BETWEEN_LEAPS.multipliedBy(i), () -> leap(by));
        }
    }

    @Override
    public Instant now() {
        return instant();
    }

    @Override
    public synchronized Instant instant() {
        return real.now().plus(ahead);
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        long number = made++;
        pending.put(number, new Pending(now().plus(delay), task));
        return () -> cancel(number);
    }

    private synchronized void cancel(long number) {
        pending.remove(number);
    }

    @Override
    public synchronized void close() {
        closed = true;
        ticks.shutdownNow();
    }
}
