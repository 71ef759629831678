package org.sdvp.agent.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.report.ReportBuffer;
import org.sdvp.acsi.report.ReportEntry;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.agent.store.KeptRecords.Change;
import org.sdvp.agent.store.KeptRecords.Kind;
import org.sdvp.agent.store.ReportQueue.Op;
import org.sdvp.agent.store.ReportTable.Draft;
import org.sdvp.agent.store.record.EntryCodec;
import org.sdvp.agent.store.record.EntryCodec.Linked;
import org.sdvp.model.ObjectReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A report buffer in the file of a device. What is called waits in a queue for the next group that goes to disk; the
 * newest entries are in memory as well, so that who reads along does not read the disk.
 */
final class SqliteReportBuffer implements ReportBuffer, CommitPart {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceStore.class);
    private static final int MOST_AT_ONCE = 2000;
    private static final int CHUNK = 64;
    private static final int RETRIES = 3;

    private final ObjectReference brcb;
    private final StoreContext context;
    private final DurableListener listener;

    // Of the thread that writes: what will be when the transaction is through.
    private ReportTable draft;
    private final List<Linked> written = new ArrayList<>();
    private @Nullable Change headChange;

    // Guarded by this.
    private ReportTable disk;
    private boolean exists;
    private boolean ended;
    private final ReportQueue queue = new ReportQueue();
    private final ReportTail tail = new ReportTail();
    private List<Op.Drop> dropped = List.of();
    private long highest;
    /** Up to this id the listener has heard of entries, so up to this they can be seen. */
    private long toldUpTo;
    /** What the next entry follows for those who read. */
    private long last;
    /** Up to this id entries were purged, be they still on disk. */
    private long floor;
    /** Counts what changes the chain on disk behind the back of a reader. */
    private int changes;

    private boolean lossSaid;

    SqliteReportBuffer(ObjectReference brcb, StoreContext context, ReportTable loaded, DurableListener listener) {
        this.brcb = brcb;
        this.context = context;
        this.listener = listener;
        this.draft = loaded;
        this.disk = loaded;
        this.exists = loaded.head().entries() > 0;
        this.highest = loaded.head().highest();
        this.last = loaded.head().last();
        this.toldUpTo = highest;
    }

    @Override
    public void append(ReportEntry entry) {
        Draft next = new Draft(entry, EntryCodec.reportContent(entry), 0);
        synchronized (this) {
            if (next.id() <= highest) {
                throw new IllegalArgumentException("entry ids of " + brcb + " must rise, but " + entry.entryId()
                        + " came after " + new EntryId(highest));
            }
            highest = next.id();
            queue.append(next);
            queue.shrink(context.limits().memoryBytes(), this::lost);
        }
        context.commit().waits(this);
    }

    private void lost(long id) {
        tail.remove(id);
        if (!lossSaid) {
            lossSaid = true;
            LOG.error(
                    "{}: entries of report buffer {} from {} on are lost: the disk takes nothing, or not fast enough, and"
                            + " memory is full; clients are told of the gap",
                    context.name(),
                    brcb,
                    new EntryId(id));
        }
    }

    @Override
    public void dropGeneralInterrogations(EntryId after) {
        synchronized (this) {
            Op.Drop drop = new Op.Drop(after.value(), highest);
            queue.add(drop);
            List<Op.Drop> more = new ArrayList<>(dropped);
            more.add(drop);
            dropped = List.copyOf(more);
        }
        context.commit().waits(this);
    }

    @Override
    public void purge(String fingerprint) {
        synchronized (this) {
            queue.purge(new Op.Purge(fingerprint, highest));
            tail.clear();
            dropped = List.of();
            floor = highest;
            last = highest;
            toldUpTo = highest;
            changes++;
        }
        context.commit().waits(this);
    }

    @Override
    public Page after(EntryId entryId, int limit) {
        Page page = null;
        for (int attempt = 0; page == null; attempt++) {
            page = read(entryId.value(), limit, attempt < RETRIES);
        }
        return page;
    }

    /** Null if the chain was changed meanwhile, so that it has to be read again. */
    private @Nullable Page read(long after, int limit, boolean again) {
        ReportPage page;
        List<Linked> newest;
        ReportTable table;
        long below;
        long end;
        int before;
        synchronized (this) {
            page = new ReportPage(after, limit, hidden());
            if (tail.reaches(after)) {
                for (Linked next : tail.after(after)) {
                    page.add(next);
                    if (page.isFull()) {
                        break;
                    }
                }
                return page.end(last);
            }
            newest = tail.all();
            below = tail.isEmpty() ? toldUpTo + 1 : Math.min(tail.first(), toldUpTo + 1);
            table = disk;
            end = last;
            before = changes;
        }
        readDisk(page, table, Math.max(after, floor), below);
        newest.forEach(page::add);
        synchronized (this) {
            return changes != before && again ? null : page.end(end);
        }
    }

    private void readDisk(ReportPage page, ReportTable table, long above, long below) {
        long from = above;
        boolean more = isOnDisk();
        while (more) {
            long next = from;
            List<EntryTable.Row> rows =
                    context.commit().read(database -> table.table().ascending(database, next, below, CHUNK), List.of());
            for (EntryTable.Row row : rows) {
                Linked entry = table.entry(row);
                if (entry != null) {
                    page.add(entry);
                } else {
                    damaged(row.id());
                }
                from = Math.max(from, row.id());
            }
            more = rows.size() == CHUNK && !page.isFull();
        }
    }

    private void damaged(long id) {
        context.damage()
                .accept("entry " + new EntryId(id) + " of report buffer " + brcb
                        + " is damaged; clients are told of the gap");
    }

    private synchronized boolean isOnDisk() {
        return exists;
    }

    private Predicate<ReportEntry> hidden() {
        List<Op.Drop> now = dropped;
        return entry -> entry.kind() == ReportEntry.Kind.GENERAL_INTERROGATION
                && now.stream()
                        .anyMatch(drop -> entry.entryId().value() > drop.after()
                                && entry.entryId().value() <= drop.upTo());
    }

    @Override
    public boolean contains(EntryId entryId) {
        long id = entryId.value();
        ReportTable table;
        Predicate<ReportEntry> hidden;
        synchronized (this) {
            hidden = hidden();
            Linked held = tail.get(id);
            if (held != null) {
                return !hidden.test(held.entry());
            }
            if (!exists || id <= floor || id > toldUpTo || (!tail.isEmpty() && id > tail.first())) {
                return false;
            }
            table = disk;
        }
        List<EntryTable.Row> rows =
                context.commit().read(database -> table.table().ascending(database, id - 1, id + 1, 1), List.of());
        Linked found = rows.isEmpty() ? null : table.entry(rows.get(0));
        return found != null && !hidden.test(found.entry());
    }

    @Override
    public Optional<EntryId> oldest() {
        return after(EntryId.NONE, 1).entries().stream()
                .map(ReportEntry::entryId)
                .findFirst();
    }

    @Override
    public Optional<EntryId> newest() {
        ReportTable table;
        Predicate<ReportEntry> hidden;
        long below;
        long above;
        synchronized (this) {
            hidden = hidden();
            for (Linked held : tail.newestFirst()) {
                if (!hidden.test(held.entry())) {
                    return Optional.of(held.entry().entryId());
                }
            }
            if (!exists) {
                return Optional.empty();
            }
            table = disk;
            below = toldUpTo + 1;
            above = floor;
        }
        return newestOnDisk(table, above, below, hidden);
    }

    private Optional<EntryId> newestOnDisk(ReportTable table, long above, long below, Predicate<ReportEntry> hidden) {
        long to = below;
        List<EntryTable.Row> rows;
        do {
            long until = to;
            rows = context.commit()
                    .read(database -> table.table().descending(database, above, until, CHUNK), List.of());
            for (EntryTable.Row row : rows) {
                Linked found = table.entry(row);
                if (found != null && !hidden.test(found.entry())) {
                    return Optional.of(found.entry().entryId());
                }
                to = Math.min(to, row.id());
            }
        } while (rows.size() == CHUNK);
        return Optional.empty();
    }

    @Override
    public synchronized EntryId highest() {
        return new EntryId(highest);
    }

    @Override
    public boolean write(Database database) throws SQLException {
        List<Op> ops;
        boolean more;
        boolean isNew;
        boolean cutEnd;
        synchronized (this) {
            ops = queue.take(MOST_AT_ONCE);
            more = !queue.isEmpty();
            draft = disk;
            isNew = !exists;
            cutEnd = !ended;
        }
        written.clear();
        headChange = null;
        if (isNew) {
            draft.table().create(database);
        }
        if (cutEnd) {
            // Rows that are damaged so that their ids make no sense.
            draft.table().deleteAbove(database, draft.head().last());
        }
        boolean headChanged = isNew;
        for (Op op : ops) {
            headChanged |= !(op instanceof Op.Append);
            apply(op, database);
        }
        draft = draft.cut(database, context.limits().report());
        if (headChanged) {
            headChange =
                    Change.put(Kind.REPORT_BUFFER, brcb.toString(), draft.head().record());
            headChange.write(database);
        }
        return more;
    }

    private void apply(Op op, Database database) throws SQLException {
        if (op instanceof Op.Append append) {
            written.add(new Linked(
                    Math.max(draft.head().last(), append.draft().lostUpTo()),
                    append.draft().entry()));
            draft = draft.append(database, append.draft());
        } else if (op instanceof Op.Drop drop) {
            draft = draft.cut(database, context.limits().report()).dropInterrogations(database, drop.after());
        } else if (op instanceof Op.Purge purge) {
            draft = draft.purge(database, purge.fingerprint(), purge.highest());
        }
    }

    @Override
    public void committed() {
        long told;
        boolean tell;
        synchronized (this) {
            List<Op> done = queue.written();
            disk = draft;
            exists = true;
            ended = true;
            lossSaid = false;
            tell = show(done);
            told = toldUpTo;
        }
        if (headChange != null) {
            context.kept().apply(headChange);
        }
        tell(tell, told, false);
    }

    /** Shows what was written to those who read; whether there is anything new. */
    private boolean show(List<Op> done) {
        boolean unlinked = done.stream().anyMatch(op -> !(op instanceof Op.Append));
        boolean tell = false;
        int next = 0;
        for (Op op : done) {
            if (op instanceof Op.Append append) {
                Linked link = written.get(next++);
                if (append.draft().id() > toldUpTo) {
                    toldUpTo = append.draft().id();
                    tell = true;
                    if (!unlinked) {
                        tail.add(link, append.draft().memory());
                    }
                }
            }
        }
        long onDisk = disk.head().last();
        if (unlinked) {
            changes++;
            List<Op.Drop> rest = new ArrayList<>(dropped);
            done.forEach(rest::remove);
            dropped = List.copyOf(rest);
            tail.removeUpTo(disk.head().highest(), onDisk);
        }
        if (toldUpTo <= disk.head().highest()) {
            last = Math.max(onDisk, floor);
        }
        tail.trim(disk.head().highest(), disk.head().entries());
        return tell;
    }

    private void tell(boolean tell, long upTo, boolean force) {
        context.marks().note(markName(brcb), upTo, force);
        if (tell) {
            listener.onDurable(new EntryId(upTo));
        }
    }

    static String markName(ObjectReference brcb) {
        return Kind.REPORT_BUFFER.label() + " " + brcb;
    }

    @Override
    public synchronized void rolledBack() {
        queue.putBack();
    }

    @Override
    public void repaired(Database database) throws SQLException {
        ReportTable known;
        synchronized (this) {
            known = disk;
        }
        ReportTable loaded = known.load(database);
        synchronized (this) {
            disk = loaded;
            exists = loaded.table().exists(database);
            ended = false;
            changes++;
        }
    }

    @Override
    public void keptInMemory() {
        long told;
        boolean tell = false;
        synchronized (this) {
            for (Draft each : queue.entries()) {
                if (each.id() > toldUpTo) {
                    tail.add(new Linked(Math.max(last, each.lostUpTo()), each.entry()), each.memory());
                    last = each.id();
                    toldUpTo = each.id();
                    tell = true;
                }
            }
            told = toldUpTo;
        }
        tell(tell, told, true);
    }

    @Override
    public void close() {
        String trouble = context.commit().flush();
        context.commit().closed(this);
        boolean left;
        synchronized (this) {
            left = !queue.isEmpty();
        }
        if (left) {
            LOG.error("{}: entries of report buffer {} are lost, since {}", context.name(), brcb, trouble);
        }
    }
}
