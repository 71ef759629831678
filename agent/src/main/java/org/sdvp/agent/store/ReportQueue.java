package org.sdvp.agent.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;
import org.sdvp.agent.store.ReportTable.Draft;

/** What waits for the disk in a report buffer, and what is just being written. */
final class ReportQueue {
    /** Something to do on disk. */
    sealed interface Op {
        /** A new entry. */
        record Append(Draft draft) implements Op {}

        /** Entries up to an id were given up while they waited. */
        record Lost(long id) implements Op {}

        /** Drops the general interrogations after an id; none of above the other id is there. */
        record Drop(long after, long upTo) implements Op {}

        /** Empties the buffer. */
        record Purge(String fingerprint, long highest) implements Op {}
    }

    private final Deque<Op> waiting = new ArrayDeque<>();
    private final Deque<Op> inFlight = new ArrayDeque<>();
    private int entries;
    private long memory;

    void add(Op op) {
        waiting.addLast(op);
        count(op, 1);
    }

    private void count(Op op, int sign) {
        if (op instanceof Op.Append append) {
            entries += sign;
            memory += (long) sign * append.draft().memory();
        }
    }

    /** Forgets everything but a purge. */
    void purge(Op.Purge purge) {
        waiting.clear();
        entries = 0;
        memory = 0;
        waiting.add(purge);
    }

    /** Takes the oldest, at most so many, to be written. */
    List<Op> take(int most) {
        while (!waiting.isEmpty() && inFlight.size() < most) {
            Op op = waiting.removeFirst();
            count(op, -1);
            inFlight.add(op);
        }
        return List.copyOf(inFlight);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** What was taken has been written. */
    List<Op> written() {
        List<Op> done = List.copyOf(inFlight);
        inFlight.clear();
        return done;
    }

    /** What was taken has not been written. What was purged meanwhile need not be any more. */
    void putBack() {
        if (waiting.peekFirst() instanceof Op.Purge) {
            inFlight.clear();
        }
        while (!inFlight.isEmpty()) {
            Op op = inFlight.removeLast();
            count(op, 1);
            waiting.addFirst(op);
        }
    }

    /** What waits, oldest first. */
    List<Op> waiting() {
        return List.copyOf(waiting);
    }

    /** Gives up the oldest entries for as long as they take too much memory; the newest stays. */
    void shrink(long mostMemory, LongConsumer lost) {
        while (memory > mostMemory && entries > 1) {
            lost.accept(giveUpOldest());
        }
    }

    private long giveUpOldest() {
        Deque<Op> before = new ArrayDeque<>();
        while (true) {
            Op op = waiting.removeFirst();
            count(op, -1);
            if (op instanceof Op.Append oldest) {
                waiting.addFirst(new Op.Lost(oldest.draft().id()));
                before.forEach(waiting::addFirst);
                return oldest.draft().id();
            }
            // One loss stands for those before it as well.
            if (!(op instanceof Op.Lost)) {
                before.addFirst(op);
            }
        }
    }
}
