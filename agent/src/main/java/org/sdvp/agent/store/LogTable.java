package org.sdvp.agent.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.agent.store.record.DamagedRecordException;
import org.sdvp.agent.store.record.EntryCodec;
import org.sdvp.agent.store.record.RecordOutput;
import org.sdvp.agent.store.record.RecordPlace;
import org.sdvp.agent.store.sqlite.Database;
import org.sdvp.agent.store.sqlite.EntryTable;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.EntryTime;

/**
 * A log on disk.
 *
 * @param reference of the log
 * @param number of its table
 * @param references that its entries name
 * @param damage hears in words of entries that cannot be read
 */
record LogTable(ObjectReference reference, int number, References references, Consumer<String> damage) {
    private static final int CHUNK = 256;

    /**
     * What a log holds.
     *
     * @param exists whether there is a table
     * @param newest id of the newest entry that can be read; 0 if there is none
     * @param zones what lies where
     */
    record Content(boolean exists, long newest, LogZones zones) {}

    /** The name of the log of changes and refusals. */
    static final String AUDIT = "Audit";

    /** Whether it is the log of changes and refusals, which has limits of its own. */
    boolean isAudit() {
        return reference.name().equals(AUDIT);
    }

    EntryTable table() {
        return EntryTable.ofLog(number);
    }

    RecordPlace place() {
        return RecordPlace.ofTable(number, "log");
    }

    static long millis(EntryTime time) {
        return time.instant().toEpochMilli();
    }

    LogQueue.Draft draft(LogEntry entry) {
        RecordOutput out = EntryCodec.logRecord(entry, references::number);
        return new LogQueue.Draft(entry, out.seal(place(), entry.entryId().value()));
    }

    /** Reads an entry; null if it is damaged. */
    @Nullable
    LogEntry entry(EntryTable.Row row) {
        try {
            return EntryCodec.readLog(row.octets(), place(), row.id(), references);
        } catch (DamagedRecordException e) {
            damage.accept("entry " + new EntryId(row.id()) + " of log " + reference + " is damaged (" + e.getMessage()
                    + ") and left out");
            return null;
        }
    }

    /** Looks up what there is. */
    Content load(Database database, StoreLimits.Size most) throws SQLException {
        LogZones zones = new LogZones(most);
        if (!table().exists(database)) {
            return new Content(false, 0, zones);
        }
        long newest = newest(database, Long.MAX_VALUE)
                .map(entry -> entry.entryId().value())
                .orElse(0L);
        database.query(
                row -> {
                    zones.add(row.getLong(1), row.getLong(2), row.getLong(3));
                    return true;
                },
                "SELECT id, mark, length(record) + " + EntryTable.cost(new byte[0]) + " FROM " + table().name()
                        + " WHERE id <= ? ORDER BY id",
                newest);
        return new Content(true, newest, zones);
    }

    /** The newest entry before an id that can be read. */
    Optional<LogEntry> newest(Database database, long before) throws SQLException {
        long below = before;
        List<EntryTable.Row> rows = table().descending(database, 0, below, 1);
        while (!rows.isEmpty()) {
            for (EntryTable.Row row : rows) {
                LogEntry entry = entry(row);
                if (entry != null) {
                    return Optional.of(entry);
                }
                below = row.id();
            }
            rows = table().descending(database, 0, below, CHUNK);
        }
        return Optional.empty();
    }

    /** Writes entries and takes the oldest away if there are too many. */
    void write(Database database, List<LogQueue.Draft> drafts, LogZones zones) throws SQLException {
        for (LogQueue.Draft each : drafts) {
            long time = millis(each.entry().timeOfEntry());
            table().put(database, each.id(), time, each.octets());
            zones.add(each.id(), time, EntryTable.cost(each.octets()));
        }
        for (LogZones.Zone surplus = zones.removeSurplus(); surplus != null; surplus = zones.removeSurplus()) {
            table().deleteUpTo(database, surplus.last());
        }
    }
}
