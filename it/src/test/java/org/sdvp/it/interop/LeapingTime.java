package org.sdvp.it.interop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sdvp.acsi.TimeSource;

/** Real time that can be made to leap ahead, for what only happens after a while. */
final class LeapingTime implements TimeSource, InstantSource, AutoCloseable {
    private static final long TICK_MILLIS = 10;

    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
    private final List<Pending> pending = new ArrayList<>();
    private Duration ahead = Duration.ZERO;

    private record Pending(Instant due, Runnable task) {}

    LeapingTime() {
        ticks.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        List<Pending> due = new ArrayList<>();
        synchronized (this) {
            Instant now = now();
            pending.stream().filter(one -> !one.due().isAfter(now)).forEach(due::add);
            pending.removeAll(due);
        }
        for (Pending one : due) {
            try {
                one.task().run();
            } catch (RuntimeException e) {
                // As an executor does with a task that fails: the others run on.
                Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
            }
        }
    }

    /** Leaps ahead; what has become due is run soon. */
    synchronized void leap(Duration by) {
        ahead = ahead.plus(by);
    }

    /** How far it is ahead of real time. */
    synchronized Duration ahead() {
        return ahead;
    }

    /** Leaps several times, a moment after each other, so that what repeats itself comes as often. */
    void leapOften(Duration by, int times) {
        for (int i = 0; i < times; i++) {
            ticks.schedule(() -> leap(by), i * 20 * TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public Instant now() {
        return instant();
    }

    @Override
    public synchronized Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        Pending one = new Pending(now().plus(delay), task);
        pending.add(one);
        return () -> cancel(one);
    }

    private synchronized void cancel(Pending one) {
        pending.removeIf(each -> each == one);
    }

    @Override
    public void close() {
        ticks.shutdownNow();
    }
}
