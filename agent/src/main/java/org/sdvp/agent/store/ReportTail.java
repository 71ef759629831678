package org.sdvp.agent.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sdvp.agent.store.record.EntryCodec.Linked;

/** The newest entries of a report buffer, in memory, without a hole that is not one of the buffer. */
final class ReportTail {
    private record Held(Linked link, int memory) {}

    /** About what entries that are on disk anyway may take here; enough for those a client has not been sent yet. */
    private static final long MOST_MEMORY = 512 << 10;

    private final TreeMap<Long, Held> entries = new TreeMap<>();
    private long memory;

    void add(Linked link, int size) {
        entries.put(link.entry().entryId().value(), new Held(link, size));
        memory += size;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Id of the oldest one here. */
    long first() {
        return entries.firstKey();
    }

    /** Whether everything after an id is here. */
    boolean reaches(long id) {
        return !entries.isEmpty()
                && id >= entries.firstEntry().getValue().link().previous();
    }

    @Nullable
    Linked get(long id) {
        Held held = entries.get(id);
        return held == null ? null : held.link();
    }

    Iterable<Linked> after(long id) {
        return links(entries.tailMap(id, false).values());
    }

    Iterable<Linked> newestFirst() {
        return links(entries.descendingMap().values());
    }

    private static Iterable<Linked> links(Collection<Held> held) {
        return () -> held.stream().map(Held::link).iterator();
    }

    List<Linked> all() {
        List<Linked> all = new ArrayList<>(entries.size());
        entries.values().forEach(held -> all.add(held.link()));
        return all;
    }

    void remove(long id) {
        Held held = entries.remove(id);
        memory -= held == null ? 0 : held.memory();
    }

    void clear() {
        entries.clear();
        memory = 0;
    }

    /** Lets go of entries that are on disk too, and says anew what the first of the rest follows. */
    void removeUpTo(long id, long last) {
        entries.headMap(id, true).clear();
        if (!entries.isEmpty()) {
            Held first = entries.firstEntry().getValue();
            // Where entries between were lost, it follows one of those, and still does.
            long previous = first.link().previous() <= id ? last : first.link().previous();
            entries.put(first(), new Held(new Linked(previous, first.link().entry()), first.memory()));
        }
        memory = entries.values().stream().mapToLong(Held::memory).sum();
    }

    /**
     * Lets go of the oldest, as long as there are too many.
     *
     * @param onDisk up to this id they are on disk
     * @param there how many of a buffer's entries there are on disk; more of them must not be here
     */
    void trim(long onDisk, long there) {
        long surplus = entries.size() - there;
        if (surplus > 0) {
            surplus = entries.headMap(onDisk, true).size() - there;
        }
        while (!entries.isEmpty() && first() <= onDisk && (surplus > 0 || memory > MOST_MEMORY)) {
            remove(first());
            surplus--;
        }
    }
}
