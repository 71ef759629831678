package org.sdvp.agent.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.report.ReportEntry;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.agent.store.ReportQueue.Op;
import org.sdvp.agent.store.ReportTable.Draft;
import org.sdvp.agent.store.record.EntryCodec.Linked;

/**
 * What is true of a report buffer at a moment, for those who read it: what is on disk, what waits to be, what has been told
 * and what has been dropped. Safe for many threads; none of its methods takes longer than memory does.
 */
final class ReportState {
    /**
     * Where to read, as of one moment.
     *
     * @param table what is on disk; empty of entries if nothing is to be read there
     * @param above read from disk after this id
     * @param below and before this one
     * @param newest the entries after those on disk
     * @param end what the next entry follows
     * @param hidden tells entries that have been dropped
     * @param changes to compare with those afterwards
     */
    record View(
            ReportTable table,
            boolean onDisk,
            long above,
            long below,
            List<Linked> newest,
            long end,
            Predicate<ReportEntry> hidden,
            int changes) {}

    /**
     * What a writer starts from.
     *
     * @param table as on disk
     * @param isNew whether it has to be made first
     * @param cutEnd whether rows after its end have to be deleted first
     * @param ops what is to be written
     * @param more whether more waits
     */
    record Work(ReportTable table, boolean isNew, boolean cutEnd, List<Op> ops, boolean more) {}

    /**
     * What to tell.
     *
     * @param upTo highest id that counts as kept
     * @param isNew whether it was not told before
     */
    record News(EntryId upTo, boolean isNew) {}

    private final ReportQueue queue = new ReportQueue();
    private final ReportTail tail = new ReportTail();
    private ReportTable disk;
    private boolean exists;
    private boolean ended;
    private List<Op.Drop> dropped = List.of();
    private long highest;
    /** Up to this id entries count as kept, and can be seen. */
    private long toldUpTo;
    /** What the next entry follows for those who read. */
    private long last;
    /** Up to this id entries were purged, be they still on disk. */
    private long floor;
    /** Counts what changes the chain on disk behind the back of a reader. */
    private int changes;

    ReportState(ReportTable loaded) {
        disk = loaded;
        exists = loaded.head().entries() > 0;
        highest = loaded.head().highest();
        last = loaded.head().last();
        toldUpTo = highest;
    }

    /**
     * An entry waits.
     *
     * @param mostMemory that waiting entries may take
     * @param lost hears of those that had to go
     * @return false, and nothing has happened, if its id is not above all others
     */
    synchronized boolean append(Draft next, long mostMemory, LongConsumer lost) {
        if (next.id() <= highest) {
            return false;
        }
        highest = next.id();
        queue.add(new Op.Append(next));
        queue.shrink(mostMemory, id -> {
            tail.remove(id);
            lost.accept(id);
        });
        return true;
    }

    synchronized void drop(long after) {
        Op.Drop drop = new Op.Drop(after, highest);
        queue.add(drop);
        List<Op.Drop> more = new ArrayList<>(dropped);
        more.add(drop);
        dropped = List.copyOf(more);
    }

    synchronized void purge(String fingerprint) {
        queue.purge(new Op.Purge(fingerprint, highest));
        tail.clear();
        dropped = List.of();
        floor = highest;
        last = highest;
        toldUpTo = highest;
        changes++;
    }

    /** Fills a page, if everything it needs is in memory. */
    synchronized boolean fill(ReportPage page, long after) {
        boolean here = tail.reaches(after) || (!exists && !tail.isEmpty());
        if (here) {
            for (Linked next : tail.after(after)) {
                page.add(next);
                if (page.isFull()) {
                    break;
                }
            }
            page.end(last);
        }
        return here;
    }

    synchronized View view(long after) {
        return new View(
                disk,
                exists,
                Math.max(after, floor),
                tail.isEmpty() ? toldUpTo + 1 : Math.min(tail.first(), toldUpTo + 1),
                tail.all(),
                last,
                hidden(),
                changes);
    }

    synchronized boolean hasChangedSince(View view) {
        return changes != view.changes();
    }

    synchronized Predicate<ReportEntry> hidden() {
        List<Op.Drop> now = dropped;
        return entry -> entry.kind() == ReportEntry.Kind.GENERAL_INTERROGATION
                && now.stream()
                        .anyMatch(drop -> entry.entryId().value() > drop.after()
                                && entry.entryId().value() <= drop.upTo());
    }

    /** An entry in memory; null if it is not there. */
    synchronized @Nullable Linked inMemory(long id) {
        return tail.get(id);
    }

    synchronized long highest() {
        return highest;
    }

    synchronized boolean isWaiting() {
        return !queue.isEmpty();
    }

    /** Takes what waits, to be written. */
    synchronized Work take(int most) {
        List<Op> ops = queue.take(most);
        return new Work(disk, !exists, !ended, ops, !queue.isEmpty());
    }

    /**
     * What was taken is on disk.
     *
     * @param table as it now is
     * @param links the entries that were written, linked as on disk
     */
    synchronized News written(ReportTable table, List<Linked> links) {
        List<Op> done = queue.written();
        disk = table;
        exists = true;
        ended = true;
        boolean unlinked = done.stream().anyMatch(op -> !(op instanceof Op.Append));
        boolean isNew = show(done, links, unlinked);
        if (unlinked) {
            changes++;
            List<Op.Drop> rest = new ArrayList<>(dropped);
            done.forEach(rest::remove);
            dropped = List.copyOf(rest);
            tail.removeUpTo(disk.head().highest(), disk.head().last());
        }
        if (toldUpTo <= disk.head().highest()) {
            last = Math.max(disk.head().last(), floor);
        }
        tail.trim(disk.head().highest(), disk.head().entries());
        return new News(new EntryId(toldUpTo), isNew);
    }

    private boolean show(List<Op> done, List<Linked> links, boolean unlinked) {
        boolean isNew = false;
        int next = 0;
        for (Op op : done) {
            if (op instanceof Op.Append append) {
                Linked link = links.get(next++);
                if (append.draft().id() > toldUpTo) {
                    toldUpTo = append.draft().id();
                    isNew = true;
                    if (!unlinked) {
                        tail.add(link, append.draft().memory());
                    }
                }
            }
        }
        return isNew;
    }

    /** What was taken is not on disk. */
    synchronized void putBack() {
        queue.putBack();
    }

    /** What waits counts as kept. */
    synchronized News keepInMemory() {
        boolean isNew = false;
        for (Op op : queue.waiting()) {
            if (op instanceof Op.Lost lost) {
                last = Math.max(last, lost.id());
            } else if (op instanceof Op.Append append && append.draft().id() > toldUpTo) {
                tail.add(
                        new Linked(last, append.draft().entry()), append.draft().memory());
                last = append.draft().id();
                toldUpTo = append.draft().id();
                isNew = true;
            }
        }
        return new News(new EntryId(toldUpTo), isNew);
    }

    synchronized ReportTable disk() {
        return disk;
    }

    /** The file has been made anew. */
    synchronized void repaired(ReportTable loaded, boolean there) {
        disk = loaded;
        exists = there;
        ended = false;
        changes++;
    }
}
