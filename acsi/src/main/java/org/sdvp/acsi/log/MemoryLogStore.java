package org.sdvp.acsi.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sdvp.model.ObjectReference;

/** Logs in memory: for small devices without a disk, and for tests. Entries end with this object, not with their log. */
public final class MemoryLogStore implements LogStore {
    private final int capacity;
    private final Map<ObjectReference, MemoryLog> logs = new ConcurrentHashMap<>();

    /**
     * Sets the size.
     *
     * @param capacity of each log in entries, 1 or more
     */
    public MemoryLogStore(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public Log open(ObjectReference log) {
        return logs.computeIfAbsent(log, reference -> new MemoryLog(capacity));
    }
}
