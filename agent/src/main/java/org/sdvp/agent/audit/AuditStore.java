package org.sdvp.agent.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.log.Log;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.agent.config.StoreConfig;
import org.sdvp.agent.store.DeviceStore;
import org.sdvp.agent.store.StoreHealth;
import org.sdvp.agent.store.StoreLimits;
import org.sdvp.agent.store.StoreParts;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.EntryTime;

/** The audit log in the store of an agent that does not run. */
public final class AuditStore {
    private static final int CHUNK = 256;

    private AuditStore() {}

    /** Takes entries. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Takes some.
         *
         * @throws IOException if they cannot be taken; reading ends then
         */
        void take(List<LogEntry> entries) throws IOException;
    }

    /**
     * Reads entries, oldest first.
     *
     * @param folder the store's directory
     * @param from empty: from the oldest
     * @param to empty: to the newest
     * @throws IOException naming the file, if it is not there, or an agent has it open, or it has no audit log
     */
    public static void read(Path folder, Optional<Instant> from, Optional<Instant> to, Taker taker) throws IOException {
        Path file = StoreConfig.in(folder).database();
        if (!Files.isReadable(file)) {
            throw new IOException(file + " cannot be read; expected the directory of an agent's store");
        }
        ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
        StoreParts parts =
                new StoreParts(Runnable::run, new SystemTimeSource(timers, Clock.systemUTC()), StoreHealth.ignored());
        try (DeviceStore store = DeviceStore.open(file, parts, StoreLimits.defaults())) {
            ObjectReference reference = store.logReferences().stream()
                    .filter(log -> log.name().equals("Audit"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(file + " has no audit log"));
            try (Log log = store.logs().open(reference)) {
                read(log, from.map(EntryTime::of), to.map(EntryTime::of), taker);
            }
        } finally {
            timers.shutdownNow();
        }
    }

    private static void read(Log log, Optional<EntryTime> from, Optional<EntryTime> to, Taker taker)
            throws IOException {
        EntryId after = EntryId.NONE;
        boolean more = true;
        while (more) {
            Log.Page page = log.between(from, to, after, CHUNK);
            taker.take(page.entries());
            more = page.moreFollows() && !page.entries().isEmpty();
            if (more) {
                after = page.entries().get(page.entries().size() - 1).entryId();
            }
        }
    }
}
