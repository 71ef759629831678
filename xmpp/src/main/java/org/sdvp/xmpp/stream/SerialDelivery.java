package org.sdvp.xmpp.stream;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks on an executor: those of one key in order and one at a time, those of different keys as it likes. */
final class SerialDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(SerialDelivery.class);

    private final Executor executor;
    private final int limit;
    private final Map<Object, ArrayDeque<Runnable>> lanes = new HashMap<>();

    /**
     * Makes one.
     *
     * @param executor runs the tasks
     * @param limit how many may wait for one key before {@link #offer} refuses
     */
    SerialDelivery(Executor executor, int limit) {
        this.executor = executor;
        this.limit = limit;
    }

    /** Runs a task after those of the same key; false, and nothing done, if too many wait. */
    boolean offer(Object key, Runnable task) {
        return add(key, task, limit);
    }

    /** Runs a task after those of the same key, however many wait: only for what no peer can make come without limit. */
    void put(Object key, Runnable task) {
        add(key, task, Integer.MAX_VALUE);
    }

    private boolean add(Object key, Runnable task, int most) {
        synchronized (lanes) {
            ArrayDeque<Runnable> lane = lanes.get(key);
            if (lane != null) {
                return lane.size() < most && lane.add(task);
            }
            lane = new ArrayDeque<>(4);
            lane.add(task);
            lanes.put(key, lane);
        }
        try {
            executor.execute(() -> drain(key));
        } catch (RejectedExecutionException e) {
            LOG.debug("executor is shut down: what came from {} is dropped", key);
            synchronized (lanes) {
                lanes.remove(key);
            }
        }
        return true;
    }

    private void drain(Object key) {
        for (Runnable task = next(key); task != null; task = next(key)) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("a listener to {} failed", key, e);
            }
        }
    }

    /** The next task of the lane. An empty lane is closed, so that the next task starts a new one. */
    private @Nullable Runnable next(Object key) {
        synchronized (lanes) {
            ArrayDeque<Runnable> lane = lanes.get(key);
            Runnable task = lane == null ? null : lane.poll();
            if (task == null) {
                lanes.remove(key);
            }
            return task;
        }
    }
}
