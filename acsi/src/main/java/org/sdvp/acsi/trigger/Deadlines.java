package org.sdvp.acsi.trigger;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;

/**
 * All timers of an engine on one heap, with one timer of the time source armed for the earliest. Everything happens on
 * the worker. Should the clock be set back, what is due still comes after its delay; should it be set forward, it comes
 * early.
 */
public final class Deadlines {
    /** A task that is to be run; run or cancelled once. */
    public static final class Deadline {
        private final Instant due;
        private final long number;
        private @Nullable Runnable task;

        private Deadline(Instant due, long number, Runnable task) {
            this.due = due;
            this.number = number;
            this.task = task;
        }
    }

    private final TimeSource time;
    private final Executor worker;
    private final PriorityQueue<Deadline> heap = new PriorityQueue<>(
            Comparator.comparing((Deadline deadline) -> deadline.due).thenComparingLong(deadline -> deadline.number));
    private Duration setBack = Duration.ZERO;
    private Instant lastNow = Instant.MIN;
    private long lastNumber;
    private @Nullable Deadline armedFor;
    private TimeSource.@Nullable Timer armed;

    /**
     * Makes an empty heap.
     *
     * @param time counts
     * @param worker runs the tasks, and is where every method is called
     */
    public Deadlines(TimeSource time, Executor worker) {
        this.time = time;
        this.worker = worker;
    }

    /**
     * Runs a task once after a delay.
     *
     * @param delay zero or more
     * @return what to cancel it with
     */
    public Deadline after(Duration delay, Runnable task) {
        Deadline deadline = new Deadline(now().plus(delay), ++lastNumber, task);
        heap.add(deadline);
        arm();
        return deadline;
    }

    /** Cancels a task; without effect if there is none, or it has run or been cancelled. */
    public void cancel(@Nullable Deadline deadline) {
        if (deadline != null && deadline.task != null) {
            deadline.task = null;
            heap.remove(deadline);
            arm();
        }
    }

    /** Cancels all tasks. */
    public void cancelAll() {
        heap.forEach(deadline -> deadline.task = null);
        heap.clear();
        arm();
    }

    /** Now; never earlier than the last time it was asked. */
    private Instant now() {
        Instant now = time.now().plus(setBack);
        if (now.isBefore(lastNow)) {
            setBack = setBack.plus(Duration.between(now, lastNow));
            return lastNow;
        }
        lastNow = now;
        return now;
    }

    private void arm() {
        Deadline first = heap.peek();
        if (first == armedFor) {
            return;
        }
        if (armed != null) {
            armed.cancel();
            armed = null;
        }
        armedFor = first;
        if (first != null) {
            Duration delay = Duration.between(now(), first.due);
            armed = time.after(delay.isNegative() ? Duration.ZERO : delay, () -> worker.execute(() -> expired(first)));
        }
    }

    private void expired(Deadline deadline) {
        if (deadline != armedFor) {
            return;
        }
        armedFor = null;
        armed = null;
        Duration early = Duration.between(now(), deadline.due);
        if (!early.isNegative()) {
            setBack = setBack.plus(early);
        }
        Instant now = now();
        for (Deadline next = heap.peek(); next != null && !next.due.isAfter(now); next = heap.peek()) {
            heap.remove();
            Runnable task = next.task;
            next.task = null;
            if (task != null) {
                task.run();
            }
        }
        arm();
    }
}
