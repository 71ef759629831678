package org.sdvp.centre.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The only way in which the fleet sees time: the wall clock and timers, both handed in. */
public interface FleetTime {
    /** Now, UTC. */
    Instant now();

    /**
     * Runs something once after a delay.
     *
     * @param delay zero or more
     * @param work may wait for a store
     */
    Task after(Duration delay, Runnable work);

    /** What is to be run later. */
    interface Task {
        /** It is not run; without effect if it has been. */
        void cancel();
    }

    /**
     * The clock of this machine.
     *
     * @param timer whose threads tell the time and do nothing else
     * @param worker does the work; both are ended by whoever made them, after which nothing is run any more
     */
    static FleetTime of(ScheduledExecutorService timer, Executor worker) {
        Clock clock = Clock.systemUTC();
        return new FleetTime() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public Task after(Duration delay, Runnable work) {
                try {
                    ScheduledFuture<?> pending = timer.schedule(
                            () -> worker.execute(work), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
                    return () -> pending.cancel(false);
                } catch (RejectedExecutionException e) {
                    // The centre ends.
                    return () -> {};
                }
            }
        };
    }
}
