package org.sdvp.acsi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Real time: a clock and an executor, both owned and in the end closed by whoever hands them in. */
public final class SystemTimeSource implements TimeSource {
    private final ScheduledExecutorService executor;
    private final Clock clock;

    /**
     * Makes one.
     *
     * @param executor runs the timers; one thread is enough
     * @param clock tells the wall clock; its zone does not matter
     */
    public SystemTimeSource(ScheduledExecutorService executor, Clock clock) {
        this.executor = executor;
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    /**
     * {@inheritDoc}
     *
     * @throws java.util.concurrent.RejectedExecutionException if the executor has been shut down
     */
    @Override
    public Timer after(Duration delay, Runnable task) {
        Future<?> future = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }
}
