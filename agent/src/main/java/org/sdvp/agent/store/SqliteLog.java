package org.sdvp.agent.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.log.Log;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.agent.store.KeptRecords.Change;
import org.sdvp.agent.store.KeptRecords.Kind;
import org.sdvp.agent.store.record.DamagedRecordException;
import org.sdvp.agent.store.record.EntryCodec;
import org.sdvp.agent.store.record.RecordOutput;
import org.sdvp.agent.store.record.RecordPlace;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.EntryTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A log in the file of a device. What is appended waits for the next group that goes to disk. */
final class SqliteLog implements Log, CommitPart {
    private record Draft(LogEntry entry, byte[] octets) {
        long id() {
            return entry.entryId().value();
        }

        long memory() {
            return octets.length * 6L + 200;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(DeviceStore.class);
    private static final int MOST_AT_ONCE = 2000;
    private static final int CHUNK = 256;

    private final ObjectReference reference;
    private final StoreContext context;
    private final References references;
    private final int number;
    private final EntryTable table;
    private final RecordPlace place;

    // Of the thread that writes: what will be when the transaction is through.
    private LogZones draft;
    private @Nullable Change headChange;

    // Guarded by this.
    private LogZones disk;
    private boolean exists;
    private boolean ended;
    private long onDiskUpTo;
    private final Deque<Draft> waiting = new ArrayDeque<>();
    private final Deque<Draft> inFlight = new ArrayDeque<>();
    private long memory;
    private long highest;
    /** Up to this id entries that wait count as kept, since the disk does not take them. */
    private long toldUpTo;

    private boolean lossSaid;

    SqliteLog(ObjectReference reference, StoreContext context, References references, int number) {
        this.reference = reference;
        this.context = context;
        this.references = references;
        this.number = number;
        this.table = EntryTable.ofLog(number);
        this.place = RecordPlace.ofTable(number, Kind.LOG.label());
        this.disk = new LogZones(context.limits().log());
        this.draft = disk;
    }

    /** Takes up what is on disk. */
    void load() {
        context.commit().read(database -> load(database), false);
        long known = context.marks().highest(markName());
        synchronized (this) {
            if (known > highest) {
                LOG.warn(
                        "{}: entries of log {} after {} up to {} are lost: they were in memory when the power went, or the"
                                + " file was cut short",
                        context.name(),
                        reference,
                        new EntryId(highest),
                        new EntryId(known));
                highest = known;
            }
            toldUpTo = highest;
        }
    }

    private boolean load(Database database) throws SQLException {
        LogZones found = new LogZones(context.limits().log());
        boolean there = table.exists(database);
        long newest = there ? newestWhole(database) : 0;
        if (there) {
            database.query(
                    row -> {
                        found.add(row.getLong(1), row.getLong(2), row.getLong(3));
                        return true;
                    },
                    "SELECT id, mark, length(record) + " + EntryTable.cost(new byte[0]) + " FROM " + table.name()
                            + " WHERE id <= ? ORDER BY id",
                    newest);
        }
        synchronized (this) {
            disk = found;
            exists = there;
            ended = false;
            onDiskUpTo = newest;
            highest = Math.max(highest, newest);
        }
        return there;
    }

    /** The newest entry that can be read, so that a damaged id is not taken for the highest. */
    private long newestWhole(Database database) throws SQLException {
        long below = Long.MAX_VALUE;
        List<EntryTable.Row> rows = table.descending(database, 0, below, CHUNK);
        while (!rows.isEmpty()) {
            for (EntryTable.Row row : rows) {
                if (entry(row) != null) {
                    return row.id();
                }
                below = row.id();
            }
            rows = table.descending(database, 0, below, CHUNK);
        }
        return 0;
    }

    private @Nullable LogEntry entry(EntryTable.Row row) {
        try {
            return EntryCodec.readLog(row.octets(), place, row.id(), references);
        } catch (DamagedRecordException e) {
            context.damage()
                    .accept("entry " + new EntryId(row.id()) + " of log " + reference + " is damaged (" + e.getMessage()
                            + ") and left out");
            return null;
        }
    }

    private String markName() {
        return Kind.LOG.label() + " " + reference;
    }

    private static long millis(EntryTime time) {
        return time.instant().toEpochMilli();
    }

    @Override
    public void append(LogEntry entry) {
        RecordOutput out = EntryCodec.logRecord(entry, references::number);
        Draft next = new Draft(entry, out.seal(place, entry.entryId().value()));
        synchronized (this) {
            if (next.id() <= highest) {
                throw new IllegalArgumentException("entry ids of " + reference + " must rise, but " + entry.entryId()
                        + " came after " + new EntryId(highest));
            }
            highest = next.id();
            waiting.add(next);
            memory += next.memory();
            shrink();
        }
        context.commit().waits(this);
    }

    private void shrink() {
        while (memory > context.limits().memoryBytes() && waiting.size() > 1) {
            Draft oldest = waiting.removeFirst();
            memory -= oldest.memory();
            if (!lossSaid) {
                lossSaid = true;
                LOG.error(
                        "{}: entries of log {} from {} on are lost: the disk takes nothing, or not fast enough, and memory"
                                + " is full",
                        context.name(),
                        reference,
                        oldest.entry().entryId());
            }
        }
    }

    @Override
    public Page after(EntryId entryId, int limit) {
        return between(Optional.empty(), Optional.empty(), entryId, limit);
    }

    @Override
    public Page between(Optional<EntryTime> start, Optional<EntryTime> stop, EntryId after, int limit) {
        long from = start.map(SqliteLog::millis).orElse(Long.MIN_VALUE);
        long to = stop.map(SqliteLog::millis).orElse(Long.MAX_VALUE);
        Predicate<LogEntry> inside = entry -> {
            long time = millis(entry.timeOfEntry());
            return time >= from && time <= to;
        };
        List<LogZones.Zone> zones;
        List<LogEntry> newest = new ArrayList<>();
        synchronized (this) {
            zones = disk.of(from, to, after.value());
            inMemory(newest, after.value());
        }
        List<LogEntry> found = new ArrayList<>();
        for (LogZones.Zone zone : zones) {
            if (found.size() <= limit) {
                read(found, zone, after.value(), limit + 1, inside);
            }
        }
        newest.stream().filter(inside).forEach(found::add);
        return new Page(found.subList(0, Math.min(found.size(), limit)), found.size() > limit);
    }

    private void inMemory(List<LogEntry> into, long after) {
        for (Deque<Draft> queue : List.of(inFlight, waiting)) {
            for (Draft each : queue) {
                if (each.id() > after && each.id() <= toldUpTo) {
                    into.add(each.entry());
                }
            }
        }
    }

    private void read(List<LogEntry> found, LogZones.Zone zone, long after, int limit, Predicate<LogEntry> inside) {
        long above = Math.max(after, zone.first() - 1);
        List<EntryTable.Row> rows;
        do {
            long from = above;
            rows = context.commit()
                    .read(database -> table.ascending(database, from, zone.last() + 1, CHUNK), List.of());
            for (EntryTable.Row row : rows) {
                LogEntry entry = found.size() < limit ? entry(row) : null;
                if (entry != null && inside.test(entry)) {
                    found.add(entry);
                }
                above = Math.max(above, row.id());
            }
        } while (rows.size() == CHUNK && found.size() < limit);
    }

    @Override
    public Optional<Status> status() {
        Page first = after(EntryId.NONE, 1);
        Optional<LogEntry> last = newest();
        if (first.entries().isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        LogEntry oldest = first.entries().get(0);
        return Optional.of(new Status(
                oldest.entryId(),
                oldest.timeOfEntry(),
                last.get().entryId(),
                last.get().timeOfEntry()));
    }

    private Optional<LogEntry> newest() {
        List<LogEntry> newest = new ArrayList<>();
        long upTo;
        boolean there;
        synchronized (this) {
            inMemory(newest, 0);
            upTo = onDiskUpTo;
            there = exists;
        }
        if (!newest.isEmpty()) {
            return Optional.of(newest.get(newest.size() - 1));
        }
        long below = upTo + 1;
        List<EntryTable.Row> rows = List.of();
        do {
            long to = below;
            rows = there
                    ? context.commit().read(database -> table.descending(database, 0, to, 1), List.of())
                    : List.of();
            for (EntryTable.Row row : rows) {
                LogEntry entry = entry(row);
                if (entry != null) {
                    return Optional.of(entry);
                }
                below = Math.min(below, row.id());
            }
        } while (!rows.isEmpty());
        return Optional.empty();
    }

    @Override
    public synchronized EntryId highest() {
        return new EntryId(highest);
    }

    @Override
    public boolean write(Database database) throws SQLException {
        List<Draft> drafts;
        boolean more;
        boolean isNew;
        boolean cutEnd;
        long end;
        synchronized (this) {
            while (!waiting.isEmpty() && inFlight.size() < MOST_AT_ONCE) {
                Draft next = waiting.removeFirst();
                memory -= next.memory();
                inFlight.add(next);
            }
            drafts = List.copyOf(inFlight);
            more = !waiting.isEmpty();
            draft = new LogZones(disk);
            isNew = !exists;
            cutEnd = !ended;
            end = onDiskUpTo;
        }
        headChange = null;
        if (isNew) {
            table.create(database);
            headChange = Change.put(Kind.LOG, reference.toString(), new RecordOutput().number(number));
            headChange.write(database);
        }
        if (cutEnd) {
            table.deleteAbove(database, end);
        }
        for (Draft each : drafts) {
            long time = millis(each.entry().timeOfEntry());
            table.put(database, each.id(), time, each.octets());
            draft.add(each.id(), time, EntryTable.cost(each.octets()));
        }
        for (LogZones.Zone surplus = draft.removeSurplus(); surplus != null; surplus = draft.removeSurplus()) {
            table.deleteUpTo(database, surplus.last());
        }
        return more;
    }

    @Override
    public void committed() {
        long mark;
        synchronized (this) {
            disk = draft;
            exists = true;
            ended = true;
            lossSaid = false;
            if (!inFlight.isEmpty()) {
                onDiskUpTo = inFlight.getLast().id();
            }
            inFlight.clear();
            mark = Math.max(onDiskUpTo, toldUpTo);
        }
        if (headChange != null) {
            context.kept().apply(headChange);
        }
        context.marks().note(markName(), mark, false);
    }

    @Override
    public synchronized void rolledBack() {
        while (!inFlight.isEmpty()) {
            Draft last = inFlight.removeLast();
            memory += last.memory();
            waiting.addFirst(last);
        }
    }

    @Override
    public void repaired(Database database) throws SQLException {
        load(database);
    }

    @Override
    public void keptInMemory() {
        long mark;
        synchronized (this) {
            if (!waiting.isEmpty()) {
                toldUpTo = Math.max(toldUpTo, waiting.getLast().id());
            }
            mark = toldUpTo;
        }
        context.marks().note(markName(), mark, true);
    }

    @Override
    public void close() {
        String trouble = context.commit().flush();
        context.commit().closed(this);
        boolean left;
        synchronized (this) {
            left = !waiting.isEmpty();
        }
        if (left) {
            LOG.error("{}: entries of log {} are lost, since {}", context.name(), reference, trouble);
        }
    }
}
