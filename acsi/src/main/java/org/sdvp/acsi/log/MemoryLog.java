package org.sdvp.acsi.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.model.value.EntryTime;

/** A {@link Log} in memory. What is appended counts as safe at once. Closing it loses nothing. */
public final class MemoryLog implements Log {
    private final int capacity;
    private final TreeMap<Long, LogEntry> entries = new TreeMap<>();
    private long highest;

    /**
     * Makes an empty one.
     *
     * @param capacity in entries, 1 or more
     */
    public MemoryLog(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a log must hold 1 entry or more, but is to hold " + capacity);
        }
        this.capacity = capacity;
    }

    @Override
    public synchronized void append(LogEntry entry) {
        long id = entry.entryId().value();
        if (id <= highest) {
            throw new IllegalArgumentException(
                    "entry ids must rise, but " + entry.entryId() + " came after " + new EntryId(highest));
        }
        if (entries.size() == capacity) {
            entries.pollFirstEntry();
        }
        entries.put(id, entry);
        highest = id;
    }

    @Override
    public synchronized Page after(EntryId entryId, int limit) {
        return page(entryId, limit, entry -> true);
    }

    @Override
    public synchronized Page between(Optional<EntryTime> start, Optional<EntryTime> stop, EntryId after, int limit) {
        // The times need not rise with the ids, so every entry is looked at.
        return page(
                after,
                limit,
                entry -> start.map(first -> !isBefore(entry.timeOfEntry(), first))
                                .orElse(true)
                        && stop.map(last -> !isBefore(last, entry.timeOfEntry()))
                                .orElse(true));
    }

    private static boolean isBefore(EntryTime one, EntryTime other) {
        return one.instant().isBefore(other.instant());
    }

    private Page page(EntryId after, int limit, Predicate<LogEntry> wanted) {
        List<LogEntry> found = new ArrayList<>();
        for (LogEntry entry : entries.tailMap(after.value(), false).values()) {
            if (wanted.test(entry)) {
                if (found.size() == limit) {
                    return new Page(found, true);
                }
                found.add(entry);
            }
        }
        return new Page(found, false);
    }

    @Override
    public synchronized Optional<Status> status() {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        LogEntry oldest = entries.firstEntry().getValue();
        LogEntry newest = entries.lastEntry().getValue();
        return Optional.of(new Status(oldest.entryId(), oldest.timeOfEntry(), newest.entryId(), newest.timeOfEntry()));
    }

    @Override
    public synchronized EntryId highest() {
        return new EntryId(highest);
    }

    @Override
    public void close() {}
}
