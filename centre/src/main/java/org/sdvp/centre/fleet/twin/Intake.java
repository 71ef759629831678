package org.sdvp.centre.fleet.twin;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.sdvp.centre.fleet.FleetStoreException;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.SampleStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of everything that devices tell into the store: one thread stores together whatever waits, in the order in which it
 * came, and only then the fleet has it and whoever brought it may say that it is safe. While the store is away all of it
 * waits. Only so much may wait; more is refused. Safe for many threads.
 */
public final class Intake implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final SampleStore store;
    private final Fleet fleet;
    private final Limits limits;
    private final Thread thread;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long samplesWaiting;
    private String trouble = "";
    private boolean closed;

    /**
     * How much at a time.
     *
     * @param waiting samples that may wait
     * @param batch samples that are stored together, about
     * @param retry wait until the store is tried again
     */
    public record Limits(int waiting, int batch, Duration retry) {
        /** A million may wait, 50,000 at a time, a second. */
        public static final Limits USUAL = new Limits(1_000_000, 50_000, Duration.ofSeconds(1));
    }

    private record Waiting(Received received, CompletableFuture<Void> stored) {
        int weight() {
            return received.samples().size() + 1;
        }
    }

    /** Begins to store. */
    public Intake(SampleStore store, Fleet fleet, Limits limits) {
        this.store = store;
        this.fleet = fleet;
        this.limits = limits;
        this.thread = new Thread(this::work, "centre-intake");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Has something stored.
     *
     * @return completes when it is on disk, on the thread that stores, which must not be held up; fails with {@link
     *     FleetStoreException} if too much waits already, if this is closed before the store is back, or if the store will not
     *     have it
     */
    public CompletionStage<Void> add(Received received) {
        Waiting added = new Waiting(received, new CompletableFuture<>());
        synchronized (this) {
            if (closed || samplesWaiting >= limits.waiting()) {
                String why =
                        closed ? "the centre ends" : samplesWaiting + " values wait for the store already: " + trouble;
                added.stored().completeExceptionally(new FleetStoreException(why, new IllegalStateException(why)));
                return added.stored();
            }
            waiting.add(added);
            samplesWaiting += added.weight();
            notifyAll();
        }
        return added.stored();
    }

    /** Why nothing can be stored now; empty if it can. */
    public synchronized String trouble() {
        return trouble;
    }

    /** How many samples wait to be stored. */
    public synchronized long waiting() {
        return samplesWaiting;
    }

    private void work() {
        try {
            for (List<Waiting> batch = next(); !batch.isEmpty(); batch = next()) {
                store(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("nothing is stored any more", e);
            throw e;
        } finally {
            giveUp();
        }
    }

    /** What waits, as far as it is stored together; empty at the end. */
    private synchronized List<Waiting> next() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        List<Waiting> batch = new ArrayList<>();
        int weight = 0;
        while (!waiting.isEmpty() && weight < limits.batch()) {
            Waiting first = waiting.remove();
            weight += first.weight();
            batch.add(first);
        }
        return batch;
    }

    private void store(List<Waiting> batch) throws InterruptedException {
        boolean tried = false;
        while (!tried) {
            try {
                append(batch);
                tried = true;
            } catch (FleetStoreException e) {
                if (!mayTryAgain(String.valueOf(e.getMessage()))) {
                    batch.forEach(each -> fail(each, e));
                    return;
                }
            } catch (RuntimeException e) {
                storeSingly(batch, e);
                return;
            }
        }
    }

    private void append(List<Waiting> batch) {
        List<Received> all = batch.stream().map(Waiting::received).toList();
        store.append(all);
        well();
        try {
            fleet.received(all);
        } catch (RuntimeException e) {
            LOG.error("the fleet cannot take what is stored", e);
        }
        batch.forEach(each -> {
            done(each);
            each.stored().complete(null);
        });
    }

    /** One that the store will not have must not keep out the others. */
    private void storeSingly(List<Waiting> batch, RuntimeException why) throws InterruptedException {
        if (batch.size() == 1) {
            LOG.error("values of {} cannot be stored", batch.get(0).received().device(), why);
            fail(batch.get(0), new FleetStoreException("these values cannot be stored", why));
            return;
        }
        for (Waiting each : batch) {
            store(List.of(each));
        }
    }

    private synchronized boolean mayTryAgain(String why) throws InterruptedException {
        if (trouble.isEmpty()) {
            LOG.warn("nothing can be stored, devices are to wait: {}", why);
        }
        trouble = why.isEmpty() ? "the store is away" : why;
        long end = System.nanoTime() + limits.retry().toNanos();
        for (long left = limits.retry().toNanos(); left > 0 && !closed; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return !closed;
    }

    private synchronized void well() {
        if (!trouble.isEmpty()) {
            LOG.info("the store is back");
            trouble = "";
        }
    }

    private synchronized void done(Waiting each) {
        samplesWaiting -= each.weight();
    }

    private void fail(Waiting each, FleetStoreException why) {
        done(each);
        each.stored().completeExceptionally(why);
    }

    private void giveUp() {
        List<Waiting> rest;
        synchronized (this) {
            closed = true;
            rest = List.copyOf(waiting);
            waiting.clear();
        }
        FleetStoreException why = new FleetStoreException("the centre ends", new IllegalStateException("closed"));
        rest.forEach(each -> fail(each, why));
    }

    /** Stores what waits, if the store is there, and ends. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                thread.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
