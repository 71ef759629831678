package org.sdvp.agent.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.agent.store.sqlite.Database;
import org.sdvp.agent.store.sqlite.DeviceFile;
import org.sdvp.agent.store.sqlite.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what waits to disk, everything that has come by now in one transaction: a change that comes alone is written at
 * once, and those that come while an fsync runs are written together by the next. When the disk fails, what waits is
 * kept in memory, and from time to time the disk is tried again.
 */
final class GroupCommit {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceStore.class);

    private final DeviceFile file;
    private final StoreParts parts;
    private final StoreLimits limits;
    private final ReentrantLock writing = new ReentrantLock();

    // What waits; guarded by itself, as is whether somebody is on the way to look.
    private final Set<CommitPart> waiting = new LinkedHashSet<>();
    private boolean scheduled;
    private final Set<CommitPart> open = new LinkedHashSet<>();

    // Guarded by writing.
    private final Set<CommitPart> behind = new LinkedHashSet<>();
    private @Nullable String trouble;
    private TimeSource.@Nullable Timer retry;
    private boolean closed;

    GroupCommit(DeviceFile file, StoreParts parts, StoreLimits limits) {
        this.file = file;
        this.parts = parts;
        this.limits = limits;
    }

    /** Opens the file, mending it if it is damaged; if the disk fails, that is told and tried again as any other time. */
    void start() {
        writing.lock();
        try {
            attempt(List.of(), true);
        } finally {
            writing.unlock();
        }
    }

    /** From now on a part is told of repairs. */
    void opened(CommitPart part) {
        synchronized (waiting) {
            open.add(part);
        }
    }

    /** A part is no longer told of repairs. */
    void closed(CommitPart part) {
        synchronized (waiting) {
            open.remove(part);
        }
    }

    /** Says that a part has something waiting; comes back at once. */
    void waits(CommitPart part) {
        synchronized (waiting) {
            waiting.add(part);
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        schedule(this::work);
    }

    private void schedule(Runnable task) {
        try {
            parts.writer().execute(task);
        } catch (RejectedExecutionException e) {
            LOG.warn("{}: the writer takes no more tasks; writing on the thread of the caller", file);
            task.run();
        }
    }

    private void work() {
        writing.lock();
        try {
            List<CommitPart> late = takeWaiting();
            if (trouble == null || late.stream().anyMatch(CommitPart::insists)) {
                attempt(late, false);
            } else {
                behind.addAll(late);
                tell(late, CommitPart::keptInMemory);
            }
        } finally {
            writing.unlock();
        }
    }

    /**
     * Brings everything that waits to disk on the thread of the caller.
     *
     * @return why some of it is not there; null if it is
     */
    @Nullable
    String flush() {
        writing.lock();
        try {
            do {
                attempt(takeWaiting(), false);
            } while (trouble == null && somethingWaits());
            return trouble;
        } finally {
            writing.unlock();
        }
    }

    private boolean somethingWaits() {
        synchronized (waiting) {
            return !waiting.isEmpty();
        }
    }

    private List<CommitPart> takeWaiting() {
        synchronized (waiting) {
            List<CommitPart> taken = new ArrayList<>(waiting);
            waiting.clear();
            scheduled = false;
            return taken;
        }
    }

    private void attempt(List<CommitPart> late, boolean always) {
        Set<CommitPart> all = new LinkedHashSet<>(behind);
        all.addAll(late);
        if (all.isEmpty() && trouble == null && !always) {
            return;
        }
        try {
            transaction(all);
        } catch (SQLException e) {
            failed(all, e);
            return;
        }
        behind.clear();
        if (trouble != null) {
            trouble = null;
            LOG.warn("{}: is on disk again", file);
            parts.health().onDiskBack();
        }
    }

    private void transaction(Set<CommitPart> all) throws SQLException {
        try {
            transactionOnce(all);
        } catch (SQLException e) {
            if (Fault.of(e) != Fault.DAMAGED) {
                throw e;
            }
            repair(String.valueOf(e.getMessage()));
            transactionOnce(all);
        }
    }

    private void repair(String why) throws SQLException {
        parts.health().onDamage(file.repair(why));
        List<CommitPart> concerned;
        synchronized (waiting) {
            concerned = new ArrayList<>(open);
        }
        Database database = file.writer();
        for (CommitPart part : concerned) {
            part.repaired(database);
        }
    }

    /**
     * Reads from the disk while others may write. A damaged file is mended first.
     *
     * @param otherwise what to return if the disk cannot be read
     */
    <T> T read(DeviceFile.Query<T> query, T otherwise) {
        int repairs = file.repairs();
        try {
            return file.read(query);
        } catch (SQLException e) {
            if (Fault.of(e) == Fault.UNREACHABLE) {
                LOG.error("{}", file.describe(e));
                return otherwise;
            }
            return repairAndRead(query, otherwise, repairs, e);
        }
    }

    private <T> T repairAndRead(DeviceFile.Query<T> query, T otherwise, int repairs, SQLException damage) {
        writing.lock();
        try {
            if (file.repairs() == repairs) {
                repair(String.valueOf(damage.getMessage()));
            }
            return file.read(query);
        } catch (SQLException e) {
            LOG.error("{}", file.describe(e));
            return otherwise;
        } finally {
            writing.unlock();
        }
    }

    private void transactionOnce(Set<CommitPart> all) throws SQLException {
        List<CommitPart> unfinished = new ArrayList<>();
        List<CommitPart> written = new ArrayList<>();
        Database database = file.writer();
        try {
            database.begin();
            for (CommitPart part : all) {
                written.add(part);
                if (part.write(database)) {
                    unfinished.add(part);
                }
            }
            database.commit();
        } catch (SQLException | RuntimeException e) {
            database.rollback();
            written.forEach(CommitPart::rolledBack);
            throw e;
        }
        tell(written, CommitPart::committed);
        unfinished.forEach(this::waits);
    }

    /** Tells each part, whatever those who hear it from another part make of it. */
    private void tell(Collection<CommitPart> concerned, Consumer<CommitPart> what) {
        for (CommitPart part : concerned) {
            try {
                what.accept(part);
            } catch (RuntimeException e) {
                LOG.error("{}: a listener failed", file, e);
            }
        }
    }

    private void failed(Set<CommitPart> all, SQLException failure) {
        String why = file.describe(failure);
        if (trouble == null) {
            LOG.error("{}; entries are in memory only until it can be written again", why);
            parts.health().onDiskLost(why);
        }
        trouble = why;
        behind.addAll(all);
        tell(all, CommitPart::keptInMemory);
        retryLater();
    }

    private void retryLater() {
        if (retry == null && !closed) {
            retry = parts.time().after(limits.retry(), () -> schedule(this::tryAgain));
        }
    }

    private void tryAgain() {
        writing.lock();
        try {
            retry = null;
            if (!closed && trouble != null) {
                attempt(takeWaiting(), false);
            }
        } finally {
            writing.unlock();
        }
    }

    /** Brings to disk what waits and tries no more. */
    void close() {
        writing.lock();
        try {
            String why = flush();
            if (why != null && !behind.isEmpty()) {
                LOG.error("{}; what was in memory only is lost", why);
            }
            closed = true;
            if (retry != null) {
                retry.cancel();
            }
        } finally {
            writing.unlock();
        }
    }

    /** Why the disk cannot be written; null if it can. */
    @Nullable
    String trouble() {
        writing.lock();
        try {
            return trouble;
        } finally {
            writing.unlock();
        }
    }
}
