package org.sdvp.acsi.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Holds what it is given until it is told to run it. For one thread. */
public final class DeliveryQueue implements Executor {
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Number of tasks that wait. */
    public int size() {
        return tasks.size();
    }

    /** Runs the oldest task. */
    public void deliverNext() {
        tasks.remove().run();
    }

    /** Runs tasks until none is left, those that come meanwhile too. */
    public void deliverAll() {
        while (!tasks.isEmpty()) {
            deliverNext();
        }
    }

    /** Throws the oldest task away: a message that was lost. */
    public void dropNext() {
        tasks.remove();
    }
}
