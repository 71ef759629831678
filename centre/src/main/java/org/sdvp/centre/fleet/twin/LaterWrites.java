package org.sdvp.centre.fleet.twin;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.fleet.FleetStoreException;
import org.sdvp.centre.fleet.FleetTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be stored and holds already: written in order, one after another; while the store is away it waits and is tried
 * again. There is an end to how much may wait: then the oldest is given up, which is said in the log.
 */
final class LaterWrites {
    private static final Logger LOG = LoggerFactory.getLogger(LaterWrites.class);
    private static final int MOST = 100_000;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final FleetTime time;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean working;
    private boolean closed;
    private long lost;

    LaterWrites(FleetTime time) {
        this.time = time;
    }

    void add(Runnable write) {
        synchronized (this) {
            waiting.add(write);
            if (waiting.size() > MOST) {
                waiting.remove();
                lost++;
            }
            if (working || closed) {
                return;
            }
            working = true;
        }
        time.after(Duration.ZERO, this::work);
    }

    synchronized int waiting() {
        return waiting.size();
    }

    private void work() {
        for (Runnable write = next(); write != null; write = next()) {
            if (!written(write)) {
                time.after(RETRY, this::work);
                return;
            }
            done(write);
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting.peek();
        working = next != null && !closed;
        return working ? next : null;
    }

    private synchronized void done(Runnable write) {
        // It may have been given up meanwhile.
        if (waiting.peek() == write) {
            waiting.remove();
        }
        if (lost > 0) {
            LOG.warn("{} changes of presence were not stored: the store was away for too long", lost);
            lost = 0;
        }
    }

    private static boolean written(Runnable write) {
        try {
            write.run();
            return true;
        } catch (FleetStoreException e) {
            LOG.debug("the store is away, trying again: {}", e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.error("a change of the fleet cannot be stored", e);
            return true;
        }
    }

    /** Tries once more to write what waits. */
    void close() {
        Deque<Runnable> rest;
        synchronized (this) {
            closed = true;
            rest = new ArrayDeque<>(waiting);
            waiting.clear();
        }
        while (!rest.isEmpty() && written(rest.remove())) {}
        if (!rest.isEmpty()) {
            LOG.warn("{} changes of presence were not stored: the store is away", rest.size());
        }
    }
}
