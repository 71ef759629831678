package org.sdvp.agent.device.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A scheduler and its clock that stand still until told; real ones cannot show a day's sleep or a clock set back. */
final class ManualScheduler extends AbstractExecutorService implements ScheduledExecutorService, InstantSource {

    private Instant now = Instant.parse("2026-01-15T05:00:00Z");
    private final List<Beat> beats = new ArrayList<>();
    private boolean shut;

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets time pass, then runs every repeated task once. */
    void pass(Duration time) {
        now = now.plus(time);
        List.copyOf(beats).forEach(Beat::beat);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        Beat beat = new Beat(command, unit.toNanos(delay));
        beats.add(beat);
        return beat;
    }

    @Override
    public void execute(Runnable command) {
        if (shut) {
            throw new RejectedExecutionException("shut down");
        }
        command.run();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("A driver must not ask for missed beats to be made up");
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("A driver works on its beat, and asks for nothing else");
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("A driver works on its beat, and asks for nothing else");
    }

    @Override
    public void shutdown() {
        shut = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shut = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shut;
    }

    @Override
    public boolean isTerminated() {
        return shut;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shut;
    }

    private static final class Beat extends FutureTask<Void> implements RunnableScheduledFuture<Void> {
        private final Runnable command;
        private final long period;

        Beat(Runnable command, long period) {
            super(command, null);
            this.command = command;
            this.period = period;
        }

        void beat() {
            if (!isCancelled()) {
                command.run();
            }
        }

        @Override
        public boolean isPeriodic() {
            return true;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(period, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(period, other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
