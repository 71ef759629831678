package org.sdvp.agent.store;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.report.ReportEntry;
import org.sdvp.agent.store.record.DamagedRecordException;
import org.sdvp.agent.store.record.EntryCodec;
import org.sdvp.agent.store.record.EntryCodec.Linked;
import org.sdvp.agent.store.record.RecordInput;
import org.sdvp.agent.store.record.RecordOutput;
import org.sdvp.agent.store.record.RecordPlace;
import org.sdvp.agent.store.sqlite.Database;
import org.sdvp.agent.store.sqlite.EntryTable;

/**
 * A report buffer on disk. Each entry holds the id of the one before it, so that any that is missing shows; those of
 * general interrogations that are dropped are taken out of this chain.
 *
 * @param table where it is
 * @param place that its records belong to
 * @param head what is true of the whole
 */
record ReportTable(EntryTable table, RecordPlace place, Head head) {
    private static final int CHUNK = 256;

    /**
     * What is true of a whole buffer.
     *
     * @param number of its table
     * @param fingerprint of the settings its entries were made under
     * @param highest id that was ever in it
     * @param last id that the next entry follows: of the newest one, or of one that was lost after it
     * @param entries how many there are
     * @param bytes that they take
     */
    record Head(int number, String fingerprint, long highest, long last, long entries, long bytes) {
        RecordOutput record() {
            return new RecordOutput()
                    .number(number)
                    .text(fingerprint)
                    .fixed(highest, 8)
                    .fixed(last, 8);
        }

        static Head read(RecordInput in) throws DamagedRecordException {
            return new Head((int) in.number(), in.text(), in.fixed(8), in.fixed(8), 0, 0);
        }

        Head with(long newHighest, long newLast) {
            return new Head(number, fingerprint, newHighest, newLast, entries, bytes);
        }

        Head with(EntryTable.Size size) {
            return new Head(number, fingerprint, highest, last, size.entries(), size.bytes());
        }

        private Head plus(long moreEntries, long moreBytes) {
            return new Head(number, fingerprint, highest, last, entries + moreEntries, bytes + moreBytes);
        }
    }

    static ReportTable of(Head head) {
        return new ReportTable(
                EntryTable.ofReports(head.number()), RecordPlace.ofTable(head.number(), head.fingerprint()), head);
    }

    private ReportTable with(Head newHead) {
        return new ReportTable(table, place, newHead);
    }

    /** The same, though entries up to an id, after all that are there, have been lost. */
    ReportTable endingAt(long id) {
        return with(head.with(Math.max(head.highest(), id), Math.max(head.last(), id)));
    }

    /** Reads an entry; null if it is damaged. */
    @Nullable
    Linked entry(EntryTable.Row row) {
        try {
            return EntryCodec.readReport(row.octets(), place, row.id());
        } catch (DamagedRecordException e) {
            return null;
        }
    }

    /**
     * The same with what the file really holds: a damaged end is cut off and remembered as a loss.
     *
     * @param known the highest id that is known to have been kept; after a loss of power there may have been higher ones;
     *     0 if none is known
     */
    ReportTable load(Database database, long known) throws SQLException {
        if (!table.exists(database)) {
            return with(head.with(new EntryTable.Size(0, 0)));
        }
        long below = Long.MAX_VALUE;
        boolean damaged = false;
        List<EntryTable.Row> rows = table.descending(database, 0, below, CHUNK);
        while (!rows.isEmpty()) {
            for (EntryTable.Row row : rows) {
                if (entry(row) != null) {
                    return with(ended(row.id(), damaged && known < row.id()).with(table.size(database)));
                }
                damaged = true;
                below = row.id();
            }
            rows = table.descending(database, 0, below, CHUNK);
        }
        return with(ended(0, damaged && known == 0).with(table.size(database)));
    }

    // If nobody knows what was there after the newest that can be read, that there was something must not be forgotten.
    private Head ended(long newest, boolean unknown) {
        long last = newest > head.highest() ? newest : Math.max(head.last(), newest);
        if (unknown) {
            last = Math.max(last, newest + 1);
        }
        return head.with(Math.max(head.highest(), last), last);
    }

    /** With one more entry. */
    ReportTable append(Database database, Draft draft) throws SQLException {
        byte[] octets = EntryCodec.reportRecord(draft.content(), place, draft.id(), head.last());
        table.put(database, draft.id(), draft.isInterrogation() ? 1 : 0, octets);
        return with(head.with(draft.id(), draft.id()).plus(1, EntryTable.cost(octets)));
    }

    /**
     * An entry to be written.
     *
     * @param entry the entry
     * @param content its octets
     */
    @SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
    record Draft(ReportEntry entry, byte[] content) {
        long id() {
            return entry.entryId().value();
        }

        boolean isInterrogation() {
            return entry.kind() == ReportEntry.Kind.GENERAL_INTERROGATION;
        }

        /** About how many octets of memory it takes, with its entry. */
        int memory() {
            return content.length * 6 + 200;
        }
    }

    /** Without the entries of general interrogations after an id. */
    ReportTable dropInterrogations(Database database, long after) throws SQLException {
        ReportTable now = this;
        long above = after;
        List<Long> ids = interrogations(database, above);
        while (!ids.isEmpty()) {
            for (long id : ids) {
                now = now.takeOut(database, id);
                above = id;
            }
            ids = interrogations(database, above);
        }
        return now;
    }

    private List<Long> interrogations(Database database, long above) throws SQLException {
        return database.query(
                row -> row.getLong(1),
                "SELECT id FROM " + table.name() + " WHERE mark = 1 AND id > ? ORDER BY id LIMIT " + CHUNK,
                above);
    }

    private ReportTable takeOut(Database database, long id) throws SQLException {
        EntryTable.Row row = table.ascending(database, id - 1, id + 1, 1).get(0);
        Linked dropped = entry(row);
        if (dropped == null) {
            return this;
        }
        table.delete(database, id);
        Head rest = head.plus(-1, -EntryTable.cost(row.octets()));
        List<EntryTable.Row> next = table.ascending(database, id, Long.MAX_VALUE, 1);
        if (next.isEmpty()) {
            return with(head.last() == id ? rest.with(rest.highest(), dropped.previous()) : rest);
        }
        Linked follower = entry(next.get(0));
        if (follower == null || follower.previous() != id) {
            return with(rest);
        }
        byte[] content = EntryCodec.reportContent(follower.entry());
        byte[] octets = EntryCodec.reportRecord(content, place, next.get(0).id(), dropped.previous());
        table.put(database, next.get(0).id(), next.get(0).mark(), octets);
        return with(rest.plus(0, octets.length - next.get(0).octets().length));
    }

    /** Emptied, for entries made under other settings. */
    ReportTable purge(Database database, String fingerprint, long highest) throws SQLException {
        table.deleteAll(database);
        return of(new Head(head.number(), fingerprint, highest, highest, 0, 0));
    }

    /** Without the oldest entries, as many as do not fit. */
    ReportTable cut(Database database, StoreLimits.Size most) throws SQLException {
        ReportTable now = this;
        while (now.head.entries() > most.entries() || (now.head.bytes() > most.bytes() && now.head.entries() > 1)) {
            now = now.cutSome(database, most);
        }
        return now;
    }

    private ReportTable cutSome(Database database, StoreLimits.Size most) throws SQLException {
        List<EntryTable.Row> oldest = table.ascending(database, Long.MIN_VALUE, Long.MAX_VALUE, CHUNK);
        Head rest = head;
        long upTo = Long.MIN_VALUE;
        for (EntryTable.Row row : oldest) {
            if (rest.entries() <= most.entries() && (rest.bytes() <= most.bytes() || rest.entries() == 1)) {
                break;
            }
            rest = rest.plus(-1, -EntryTable.cost(row.octets()));
            upTo = row.id();
        }
        table.deleteUpTo(database, upTo);
        return with(oldest.isEmpty() ? head.with(new EntryTable.Size(0, 0)) : rest);
    }
}
