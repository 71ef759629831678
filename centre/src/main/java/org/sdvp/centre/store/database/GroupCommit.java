package org.sdvp.centre.store.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.fleet.FleetStoreException;
import org.sdvp.centre.fleet.Received;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the writes of many threads into one transaction: while one commit is on its way to the disk the others gather for
 * the next. One thread does them for all. A write that cannot be done does not take the others with it.
 */
public final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MOST_JOBS = 2_000;
    private static final int MOST_SAMPLES = 50_000;
    private static final long CLOSE_MS = 30_000;

    private final Database database;
    private final Appender appender;
    private final BlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>();
    private final Thread writer = new Thread(this::write, "sdvp-store-write");
    private final Job<String> end = new Job<>("close", handle -> "", List.of());
    private boolean closed;

    /** Writes begin with {@link #start}. */
    public GroupCommit(Database database, Appender appender) {
        this.database = database;
        this.appender = appender;
        writer.setDaemon(true);
    }

    /** Begins to write. */
    public void start() {
        writer.start();
    }

    /** Does work in a transaction that is on disk when this returns. */
    public <T> T write(String what, Work<T> work) {
        return done(new Job<>(what, work, List.of()));
    }

    /** Stores what devices told; on disk when this returns. */
    public void append(List<Received> received) {
        done(new Job<>("store reports", handle -> "", received));
    }

    private <T> T done(Job<T> job) {
        submit(job);
        return job.result();
    }

    private synchronized void submit(Job<?> job) {
        if (closed) {
            throw new FleetStoreException(
                    database.name() + ": cannot " + job.what + ": it is closed", new IllegalStateException("closed"));
        }
        waiting.add(job);
    }

    private void write() {
        boolean ending = false;
        while (!ending) {
            List<Job<?>> jobs = gathered();
            ending = jobs.remove(end);
            if (!jobs.isEmpty()) {
                lead(jobs);
            }
        }
    }

    // Waits for the first; never interrupted, for nobody else knows the thread.
    private Job<?> first() {
        while (true) {
            try {
                return waiting.take();
            } catch (InterruptedException e) {
                LOG.debug("goes on", e);
            }
        }
    }

    private List<Job<?>> gathered() {
        List<Job<?>> jobs = new ArrayList<>();
        int samples = 0;
        Job<?> job = first();
        while (job != null) {
            jobs.add(job);
            for (Received received : job.received) {
                samples += received.samples().size();
            }
            job = jobs.size() < MOST_JOBS && samples < MOST_SAMPLES ? waiting.poll() : null;
        }
        return jobs;
    }

    private void lead(List<Job<?>> jobs) {
        try {
            Exception failure = attempt(jobs);
            if (failure == null) {
                return;
            }
            if (jobs.size() == 1 || database.isAway(failure)) {
                fail(jobs, failure);
            } else {
                oneByOne(jobs);
            }
        } catch (RuntimeException | Error e) {
            // Nobody shall wait for what is lost, and the others shall be served.
            LOG.error("{}: writing failed", database.name(), e);
            jobs.forEach(job -> job.fail(new IllegalStateException("writing failed", e)));
        }
    }

    private void oneByOne(List<Job<?>> jobs) {
        for (Job<?> job : jobs) {
            Exception failure = attempt(List.of(job));
            if (failure != null) {
                fail(List.of(job), failure);
            }
        }
    }

    private void fail(List<Job<?>> jobs, Exception failure) {
        for (Job<?> job : jobs) {
            job.fail(Database.isOfDatabase(failure) ? database.failed(job.what, failure) : (RuntimeException) failure);
        }
    }

    private @Nullable Exception attempt(List<Job<?>> jobs) {
        boolean done = false;
        try {
            database.write(handle -> all(jobs, handle));
            done = true;
        } catch (SQLException | RuntimeException e) {
            return e;
        } finally {
            appender.ended(done);
        }
        database.works();
        jobs.forEach(Job::complete);
        return null;
    }

    private String all(List<Job<?>> jobs, Handle handle) throws SQLException {
        List<Received> received = new ArrayList<>();
        jobs.forEach(job -> received.addAll(job.received));
        if (!received.isEmpty()) {
            appender.append(handle, received);
        }
        for (Job<?> job : jobs) {
            job.run(handle);
        }
        return "";
    }

    /** Stores what devices told, in the transaction of others. */
    public interface Appender {
        /** Stores all of it. */
        void append(Handle handle, List<Received> received) throws SQLException;

        /** The transaction is over; if it was undone, what was learned in it is not so. */
        void ended(boolean committed);
    }

    /** Ends when what was asked before is done. */
    @Override
    public void close() {
        synchronized (this) {
            if (!closed) {
                closed = true;
                waiting.add(end);
            }
        }
        try {
            writer.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What one thread waits for. */
    private static final class Job<T> {
        private final String what;
        private final Work<T> work;
        private final List<Received> received;
        private final CompletableFuture<T> outcome = new CompletableFuture<>();
        private @Nullable T result;

        Job(String what, Work<T> work, List<Received> received) {
            this.what = what;
            this.work = work;
            this.received = received;
        }

        void run(Handle handle) throws SQLException {
            result = work.in(handle);
        }

        @SuppressWarnings("NullAway") // It has run, and gave what the work gives.
        void complete() {
            outcome.complete(result);
        }

        void fail(RuntimeException why) {
            outcome.completeExceptionally(why);
        }

        T result() {
            try {
                return outcome.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException why) {
                    throw why;
                }
                throw e;
            }
        }
    }
}
