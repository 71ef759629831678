package org.sdvp.agent.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;

/** What waits for the disk in a log, what is just being written, and what of it counts as kept all the same. */
final class LogQueue {
    /**
     * An entry to be written.
     *
     * @param entry the entry
     * @param octets its record
     */
    @SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
    record Draft(LogEntry entry, byte[] octets) {
        long id() {
            return entry.entryId().value();
        }

        /** About how many octets of memory it takes. */
        private long memory() {
            return octets.length * 6L + 200;
        }
    }

    private final Deque<Draft> waiting = new ArrayDeque<>();
    private final Deque<Draft> inFlight = new ArrayDeque<>();
    private long memory;
    private long keptUpTo;

    /** Adds an entry, and gives up the oldest for as long as they take too much memory; the newest stays. */
    void append(Draft next, long mostMemory, Consumer<EntryId> lost) {
        waiting.add(next);
        memory += next.memory();
        while (memory > mostMemory && waiting.size() > 1) {
            Draft oldest = waiting.removeFirst();
            memory -= oldest.memory();
            lost.accept(oldest.entry().entryId());
        }
    }

    /** Takes the oldest, at most so many, to be written. */
    List<Draft> take(int most) {
        while (!waiting.isEmpty() && inFlight.size() < most) {
            Draft next = waiting.removeFirst();
            memory -= next.memory();
            inFlight.add(next);
        }
        return List.copyOf(inFlight);
    }

    /** What was taken has been written. */
    void written() {
        inFlight.clear();
    }

    /** What was taken has not been written. */
    void putBack() {
        while (!inFlight.isEmpty()) {
            Draft last = inFlight.removeLast();
            memory += last.memory();
            waiting.addFirst(last);
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** What waits counts as kept, since the disk does not take it; up to which id. */
    long keepInMemory() {
        if (!waiting.isEmpty()) {
            keptUpTo = waiting.getLast().id();
        }
        return keptUpTo;
    }

    /** Up to which id entries were kept in memory; 0 if none were. */
    long keptUpTo() {
        return keptUpTo;
    }

    /** Entries after an id that are not on disk and count as kept. */
    List<LogEntry> kept(long after) {
        List<LogEntry> kept = new ArrayList<>();
        for (Deque<Draft> queue : List.of(inFlight, waiting)) {
            for (Draft each : queue) {
                if (each.id() > after && each.id() <= keptUpTo) {
                    kept.add(each.entry());
                }
            }
        }
        return kept;
    }
}
