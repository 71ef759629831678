package org.sdvp.acsi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one after another in the order they came, on a thread of somebody else. A task handed in by a running task
 * waits for its turn, so a chain of messages that answer each other does not grow the stack. Safe for many threads.
 */
public final class InOrderExecutor implements Executor {
    private final Executor runner;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    /**
     * Makes one.
     *
     * @param runner gives the thread; {@code Runnable::run} for the thread that hands in the first waiting task
     */
    public InOrderExecutor(Executor runner) {
        this.runner = runner;
    }

    /**
     * Queues a task and sees to it that it is run.
     *
     * @param task must not block; what it throws does not hinder the tasks after it and goes to the runner's thread
     * @throws RejectedExecutionException if the runner takes no tasks; the task stays queued and
     *     is run with the next one that is taken
     */
    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        try {
            runner.execute(this::drain);
        } catch (RejectedExecutionException e) {
            synchronized (tasks) {
                running = false;
            }
            throw e;
        }
    }

    private void drain() {
        RuntimeException failure = null;
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private @Nullable Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.poll();
            running = task != null;
            return task;
        }
    }
}
