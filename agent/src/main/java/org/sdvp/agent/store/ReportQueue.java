package org.sdvp.agent.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.function.LongConsumer;
import org.sdvp.agent.store.ReportTable.Draft;

/** What waits for the disk in a report buffer, and what is just being written. */
final class ReportQueue {
    /** Something to do on disk. */
    sealed interface Op {
        /** A new entry. */
        record Append(Draft draft) implements Op {}

        /** Drops the general interrogations after an id; none of above the other id is there. */
        record Drop(long after, long upTo) implements Op {}

        /** Empties the buffer. */
        record Purge(String fingerprint, long highest) implements Op {}
    }

    private final LinkedList<Op> waiting = new LinkedList<>();
    private final Deque<Op> inFlight = new ArrayDeque<>();
    private long memory;
    private long lostUpTo;

    /** Adds an entry. */
    void append(Draft draft) {
        add(new Op.Append(draft.after(lostUpTo)));
        lostUpTo = 0;
    }

    void add(Op op) {
        waiting.add(op);
        memory += memory(op);
    }

    private static long memory(Op op) {
        return op instanceof Op.Append append ? append.draft().memory() : 0;
    }

    /** Forgets everything but a purge. */
    void purge(Op.Purge purge) {
        waiting.clear();
        memory = 0;
        lostUpTo = 0;
        waiting.add(purge);
    }

    /** Takes the oldest, at most so many, to be written. */
    List<Op> take(int most) {
        while (!waiting.isEmpty() && inFlight.size() < most) {
            Op op = waiting.removeFirst();
            memory -= memory(op);
            inFlight.add(op);
        }
        return new ArrayList<>(inFlight);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** What was taken has been written. */
    List<Op> written() {
        List<Op> done = new ArrayList<>(inFlight);
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
            memory += memory(op);
            waiting.addFirst(op);
        }
    }

    /** The entries that wait, oldest first. */
    List<Draft> entries() {
        List<Draft> drafts = new ArrayList<>();
        for (Op op : waiting) {
            if (op instanceof Op.Append append) {
                drafts.add(append.draft());
            }
        }
        return drafts;
    }

    /** Gives up the oldest entries for as long as they take too much memory; the newest stays. */
    void shrink(long mostMemory, LongConsumer lost) {
        ListIterator<Op> ops = waiting.listIterator();
        while (memory > mostMemory && ops.hasNext()) {
            if (ops.next() instanceof Op.Append oldest && oldest.draft().memory() < memory) {
                ops.remove();
                memory -= oldest.draft().memory();
                lost.accept(oldest.draft().id());
                linkNext(ops, oldest.draft().id());
            }
        }
    }

    private void linkNext(ListIterator<Op> ops, long lost) {
        int steps = 0;
        boolean linked = false;
        while (!linked && ops.hasNext()) {
            steps++;
            if (ops.next() instanceof Op.Append next) {
                ops.set(new Op.Append(next.draft().after(lost)));
                linked = true;
            }
        }
        lostUpTo = linked ? lostUpTo : lost;
        for (; steps > 0; steps--) {
            ops.previous();
        }
    }
}
