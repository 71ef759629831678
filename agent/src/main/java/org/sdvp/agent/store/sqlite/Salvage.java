package org.sdvp.agent.store.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies out of a damaged file what can still be read: from both ends of each table towards its damaged part, and between
 * several such parts. Whether a row is what was written is not looked at; its checksum tells those who read it.
 */
final class Salvage {
    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
    private static final int CHUNK = 500;
    private static final int MOST_MISSES = 6;

    private final Database from;
    private final Database into;
    private long copied;

    private Salvage(Database from, Database into) {
        this.from = from;
        this.into = into;
    }

    /**
     * Copies what can be read.
     *
     * @param damaged the file, with its write-ahead log beside it
     * @param into a new file
     * @return number of rows copied
     * @throws SQLException if the new file cannot be written
     */
    static long copy(Path damaged, Database into) throws SQLException {
        Database from;
        try {
            from = Database.open(damaged);
        } catch (SQLException e) {
            LOG.warn("nothing of {} can be read: {}", damaged, e.getMessage());
            return 0;
        }
        try (from) {
            return new Salvage(from, into).copyAll();
        }
    }

    private long copyAll() throws SQLException {
        for (int kind = 1; kind <= KeptTable.MOST_KINDS; kind++) {
            copyKept(kind, false);
            copyKept(kind, true);
        }
        List<EntryTable> tables = List.of();
        try {
            tables = EntryTable.all(from);
        } catch (SQLException e) {
            LOG.warn("the list of tables cannot be read: {}", e.getMessage());
        }
        for (EntryTable table : tables) {
            table.create(into);
            copy(table, 0, Long.MAX_VALUE, 0);
        }
        return copied;
    }

    private void copyKept(int kind, boolean backwards) throws SQLException {
        List<KeptTable.Row> rows = new ArrayList<>();
        try {
            KeptTable.read(from, rows, kind, backwards);
        } catch (SQLException e) {
            LOG.debug("kept records of kind {} end after {}: {}", kind, rows.size(), e.getMessage());
        }
        into.begin();
        try {
            for (KeptTable.Row row : rows) {
                KeptTable.put(into, kind, row.key(), row.record());
            }
            into.commit();
        } catch (SQLException e) {
            into.rollback();
            throw e;
        }
        if (!backwards) {
            copied += rows.size();
        }
    }

    /**
     * Copies the rows between two ids, both excluded.
     *
     * @param misses how often in a row nothing was found in what this is a half of
     */
    private void copy(EntryTable table, long above, long below, int misses) throws SQLException {
        long before = copied;
        long low = above;
        long high = below;
        for (boolean upwards : new boolean[] {true, false}) {
            Part part;
            do {
                part = part(table, low, high, upwards);
                low = upwards ? part.reached() : low;
                high = upwards ? high : part.reached();
            } while (part.more());
            if (part.whole()) {
                return;
            }
        }
        // What lies between starts and ends with a damaged page; there may be whole ones inside.
        int next = copied > before ? 0 : misses + 1;
        long middle = (low & high) + ((low ^ high) >> 1);
        if (next <= MOST_MISSES && middle > low && middle < high) {
            copy(table, low, middle, next);
            copy(table, middle - 1, high, next);
        }
    }

    /**
     * What came of reading some rows.
     *
     * @param reached how far it went
     * @param more whether there may be more
     * @param whole whether that was all, and nothing failed
     */
    private record Part(long reached, boolean more, boolean whole) {}

    private Part part(EntryTable table, long low, long high, boolean upwards) throws SQLException {
        List<EntryTable.Row> rows = new ArrayList<>();
        boolean failed = false;
        try {
            EntryTable.rows(
                    from,
                    rows,
                    "SELECT id, mark, record FROM " + table.name() + " WHERE id > ? AND id < ? ORDER BY id "
                            + (upwards ? "ASC" : "DESC") + " LIMIT ?",
                    low,
                    high,
                    CHUNK);
        } catch (SQLException e) {
            LOG.debug("{} cannot be read between {} and {}: {}", table.name(), low, high, e.getMessage());
            failed = true;
        }
        long start = upwards ? low : high;
        // A damaged tree may give ids that were not asked for; those are left, or there would be no end.
        failed |= rows.removeIf(row -> row.id() <= low || row.id() >= high);
        write(table, rows);
        long reached = rows.stream().mapToLong(EntryTable.Row::id).reduce(start, upwards ? Math::max : Math::min);
        return new Part(reached, !failed && reached != start, !failed && rows.size() < CHUNK);
    }

    private void write(EntryTable table, List<EntryTable.Row> rows) throws SQLException {
        into.begin();
        try {
            for (EntryTable.Row row : rows) {
                table.put(into, row.id(), row.mark(), row.octets());
            }
            into.commit();
            copied += rows.size();
        } catch (SQLException e) {
            into.rollback();
            throw e;
        }
    }
}
