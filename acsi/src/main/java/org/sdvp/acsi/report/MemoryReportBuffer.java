package org.sdvp.acsi.report;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.sdvp.acsi.service.EntryId;

/** A {@link ReportBuffer} in memory. What is appended counts as durable at once. */
public final class MemoryReportBuffer implements ReportBuffer {
    private final int capacity;
    private final DurableListener listener;
    private final TreeMap<Long, ReportEntry> entries = new TreeMap<>();
    private long highest;
    private long lostUpTo;

    /**
     * Makes an empty one.
     *
     * @param capacity in entries, 1 or more
     * @param listener hears of each entry from within {@link #append}
     */
    public MemoryReportBuffer(int capacity, DurableListener listener) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a report buffer must hold 1 entry or more, but is to hold " + capacity);
        }
        this.capacity = capacity;
        this.listener = listener;
    }

    @Override
    public void append(ReportEntry entry) {
        long id = entry.entryId().value();
        if (id <= highest) {
            throw new IllegalArgumentException(
                    "entry ids must rise, but " + entry.entryId() + " came after " + new EntryId(highest));
        }
        if (entries.size() == capacity) {
            lostUpTo = entries.pollFirstEntry().getKey();
        }
        entries.put(id, entry);
        highest = id;
        listener.onDurable(entry.entryId());
    }

    @Override
    public Page after(EntryId entryId, int limit) {
        NavigableMap<Long, ReportEntry> rest = entries.tailMap(entryId.value(), false);
        List<ReportEntry> page = new ArrayList<>(Math.min(limit, 64));
        for (Iterator<ReportEntry> i = rest.values().iterator(); page.size() < limit && i.hasNext(); ) {
            page.add(i.next());
        }
        return new Page(!entryId.equals(EntryId.NONE) && entryId.value() < lostUpTo, page);
    }

    @Override
    public boolean contains(EntryId entryId) {
        return entries.containsKey(entryId.value());
    }

    @Override
    public Optional<EntryId> oldest() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(new EntryId(entries.firstKey()));
    }

    @Override
    public Optional<EntryId> newest() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(new EntryId(entries.lastKey()));
    }

    @Override
    public EntryId highest() {
        return new EntryId(highest);
    }

    @Override
    public void dropGeneralInterrogations(EntryId after) {
        entries.tailMap(after.value(), false)
                .values()
                .removeIf(entry -> entry.kind() == ReportEntry.Kind.GENERAL_INTERROGATION);
    }

    @Override
    public void purge(String fingerprint) {
        entries.clear();
        lostUpTo = highest;
    }

    @Override
    public void close() {
        entries.clear();
    }
}
