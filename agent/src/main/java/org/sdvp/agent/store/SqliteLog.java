package org.sdvp.agent.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.log.Log;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.agent.store.KeptRecords.Change;
import org.sdvp.agent.store.KeptRecords.Kind;
import org.sdvp.agent.store.record.RecordOutput;
import org.sdvp.agent.store.sqlite.Database;
import org.sdvp.agent.store.sqlite.EntryTable;
import org.sdvp.model.value.EntryTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A log in the file of a device. What is appended waits for the next group that goes to disk. */
final class SqliteLog implements Log, CommitPart {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceStore.class);
    private static final int MOST_AT_ONCE = 2000;
    private static final int CHUNK = 128;

    private final LogTable table;
    private final StoreContext context;
    private final StoreLimits.Size size;

    // Of the thread that writes: what will be when the transaction is through.
    private LogZones draft;
    private long draftUpTo;
    private @Nullable Change headChange;

    // Guarded by this.
    private final LogQueue queue = new LogQueue();
    private LogZones disk;
    private boolean exists;
    private boolean ended;
    private long onDiskUpTo;
    private long highest;
    private boolean lossSaid;

    SqliteLog(LogTable table, StoreContext context) {
        this.table = table;
        this.context = context;
        this.size =
                table.isAudit() ? context.limits().audit() : context.limits().log();
        this.disk = new LogZones(size);
        this.draft = disk;
    }

    /** Takes up what is on disk. */
    void load() {
        LogTable.Content none = new LogTable.Content(false, 0, new LogZones(size));
        loaded(context.commit().read(database -> table.load(database, size), none));
        long known = context.marks().highest(markName());
        long found = highest().value();
        if (known > found) {
            LOG.warn(
                    "{}: entries of log {} after {} up to {} are lost: they were in memory when the power went, or the file"
                            + " was cut short",
                    context.name(),
                    table.reference(),
                    new EntryId(found),
                    new EntryId(known));
            raise(known);
        }
    }

    private synchronized void loaded(LogTable.Content content) {
        disk = content.zones();
        exists = content.exists();
        ended = false;
        onDiskUpTo = content.newest();
        highest = Math.max(highest, content.newest());
    }

    private synchronized void raise(long id) {
        highest = id;
    }

    private String markName() {
        return Kind.LOG.label() + " " + table.reference();
    }

    @Override
    public void append(LogEntry entry) {
        LogQueue.Draft next = table.draft(entry);
        synchronized (this) {
            if (next.id() <= highest) {
                throw new IllegalArgumentException("entry ids of " + table.reference() + " must rise, but "
                        + entry.entryId() + " came after " + new EntryId(highest));
            }
            highest = next.id();
            queue.append(next, context.limits().memoryBytes(), this::lost);
        }
        context.commit().waits(this);
    }

    private void lost(EntryId id) {
        if (!lossSaid) {
            lossSaid = true;
            LOG.error(
                    "{}: entries of log {} from {} on are lost: the disk takes nothing, or not fast enough, and memory is"
                            + " full",
                    context.name(),
                    table.reference(),
                    id);
        }
    }

    @Override
    public Page after(EntryId entryId, int limit) {
        return between(Optional.empty(), Optional.empty(), entryId, limit);
    }

    @Override
    public Page between(Optional<EntryTime> start, Optional<EntryTime> stop, EntryId after, int limit) {
        long from = start.map(LogTable::millis).orElse(Long.MIN_VALUE);
        long to = stop.map(LogTable::millis).orElse(Long.MAX_VALUE);
        Predicate<LogEntry> inside = entry -> {
            long time = LogTable.millis(entry.timeOfEntry());
            return time >= from && time <= to;
        };
        List<LogZones.Zone> zones;
        List<LogEntry> newest;
        synchronized (this) {
            zones = disk.of(from, to, after.value());
            newest = queue.kept(Math.max(after.value(), onDiskUpTo));
        }
        List<LogEntry> found = new ArrayList<>();
        for (LogZones.Zone zone : zones) {
            if (found.size() <= limit) {
                long above = Math.max(after.value(), zone.first() - 1);
                read(found, above, zone.last() + 1, limit + 1L, inside);
            }
        }
        newest.stream().filter(inside).forEach(found::add);
        return new Page(found.subList(0, Math.min(found.size(), limit)), found.size() > limit);
    }

    private void read(List<LogEntry> found, long above, long below, long limit, Predicate<LogEntry> inside) {
        long from = above;
        List<EntryTable.Row> rows;
        do {
            long low = from;
            int most = (int) Math.min(CHUNK, limit);
            rows = context.commit().read(database -> table.table().ascending(database, low, below, most), List.of());
            for (EntryTable.Row row : rows) {
                LogEntry entry = found.size() < limit ? table.entry(row) : null;
                if (entry != null && inside.test(entry)) {
                    found.add(entry);
                }
                from = Math.max(from, row.id());
            }
        } while (!rows.isEmpty() && found.size() < limit);
    }

    @Override
    public Optional<Status> status() {
        Page first = after(EntryId.NONE, 1);
        Optional<LogEntry> last = newest();
        return first.entries().stream()
                .findFirst()
                .flatMap(oldest -> last.map(newest ->
                        new Status(oldest.entryId(), oldest.timeOfEntry(), newest.entryId(), newest.timeOfEntry())));
    }

    private Optional<LogEntry> newest() {
        List<LogEntry> newest;
        long upTo;
        boolean there;
        synchronized (this) {
            newest = queue.kept(onDiskUpTo);
            upTo = onDiskUpTo;
            there = exists;
        }
        if (!newest.isEmpty()) {
            return Optional.of(newest.get(newest.size() - 1));
        }
        return there
                ? context.commit().read(database -> table.newest(database, upTo + 1), Optional.empty())
                : Optional.empty();
    }

    @Override
    public synchronized EntryId highest() {
        return new EntryId(highest);
    }

    @Override
    public boolean write(Database database) throws SQLException {
        List<LogQueue.Draft> drafts;
        boolean more;
        boolean isNew;
        boolean cutEnd;
        synchronized (this) {
            drafts = queue.take(MOST_AT_ONCE);
            more = !queue.isEmpty();
            draft = new LogZones(disk);
            draftUpTo = onDiskUpTo;
            isNew = !exists;
            cutEnd = !ended;
        }
        headChange = null;
        if (isNew) {
            table.table().create(database);
            headChange = Change.put(Kind.LOG, table.reference().toString(), new RecordOutput().number(table.number()));
            headChange.write(database);
        }
        if (cutEnd) {
            // Rows that are damaged so that their ids make no sense.
            table.table().deleteAbove(database, draftUpTo);
        }
        table.write(database, drafts, draft);
        if (!drafts.isEmpty()) {
            draftUpTo = drafts.get(drafts.size() - 1).id();
        }
        return more;
    }

    @Override
    public void committed() {
        long upTo;
        synchronized (this) {
            disk = draft;
            exists = true;
            ended = true;
            lossSaid = false;
            onDiskUpTo = draftUpTo;
            queue.written();
            upTo = Math.max(onDiskUpTo, queue.keptUpTo());
        }
        if (headChange != null) {
            context.kept().apply(headChange);
        }
        context.marks().note(markName(), upTo, false);
    }

    @Override
    public synchronized void rolledBack() {
        queue.putBack();
    }

    @Override
    public void repaired(Database database) throws SQLException {
        loaded(table.load(database, size));
    }

    @Override
    public void keptInMemory() {
        long upTo;
        synchronized (this) {
            upTo = queue.keepInMemory();
        }
        context.marks().note(markName(), upTo, true);
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
            LOG.error("{}: entries of log {} are lost, since {}", context.name(), table.reference(), trouble);
        }
    }
}
