package org.sdvp.agent.store;

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
    private static final Logger LOG = LoggerFactory.getLogger(DeviceStore.class);
    private static final int CHUNK = 500;
    private static final int MOST_HOLES = 200;
    private static final int KINDS = KeptRecords.Kind.values().length;

    private final Database from;
    private final Database into;
    private long copied;
    private int holes;

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
        for (int kind = 1; kind <= KINDS; kind++) {
            copyKept(kind, "ASC");
            copyKept(kind, "DESC");
        }
        List<EntryTable> tables = List.of();
        try {
            tables = EntryTable.all(from);
        } catch (SQLException e) {
            LOG.warn("the list of tables cannot be read: {}", e.getMessage());
        }
        for (EntryTable table : tables) {
            table.create(into);
            holes = 0;
            copy(table, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        return copied;
    }

    private void copyKept(int kind, String order) throws SQLException {
        List<KeptRecords.Raw> rows = new ArrayList<>();
        try {
            KeptRecords.read(from, rows, kind, order);
        } catch (SQLException e) {
            LOG.debug("kept records of kind {} end after {}: {}", kind, rows.size(), e.getMessage());
        }
        into.begin();
        try {
            for (KeptRecords.Raw row : rows) {
                row.write(into, kind);
            }
            into.commit();
        } catch (SQLException e) {
            into.rollback();
            throw e;
        }
        if (order.equals("ASC")) {
            copied += rows.size();
        }
    }

    /** Copies the rows between two ids, both excluded. */
    private void copy(EntryTable table, long above, long below) throws SQLException {
        long low = above;
        long high = below;
        boolean more = true;
        while (more) {
            List<EntryTable.Row> rows = new ArrayList<>();
            boolean whole = read(rows, table, low, high, "ASC");
            low = copyRows(table, rows, low, high);
            if (whole && rows.size() < CHUNK) {
                return;
            }
            more = whole && !rows.isEmpty();
        }
        more = true;
        while (more) {
            List<EntryTable.Row> rows = new ArrayList<>();
            boolean whole = read(rows, table, low, high, "DESC");
            long reached = copyRows(table, rows, low, high);
            high = rows.isEmpty()
                    ? high
                    : Math.min(high, rows.get(rows.size() - 1).id());
            more = whole && rows.size() == CHUNK && reached > low;
        }
        long middle = (low & high) + ((low ^ high) >> 1);
        if (middle > low && middle < high && ++holes < MOST_HOLES) {
            copy(table, low, middle);
            copy(table, middle - 1, high);
        }
    }

    private boolean read(List<EntryTable.Row> rows, EntryTable table, long low, long high, String order) {
        try {
            EntryTable.rows(
                    from,
                    rows,
                    "SELECT id, mark, record FROM " + table.name() + " WHERE id > ? AND id < ? ORDER BY id " + order
                            + " LIMIT ?",
                    low,
                    high,
                    CHUNK);
            return true;
        } catch (SQLException e) {
            LOG.debug("{} cannot be read between {} and {}: {}", table.name(), low, high, e.getMessage());
            return false;
        }
    }

    // A damaged tree may give ids that were not asked for; those are left, or there would be no end.
    private long copyRows(EntryTable table, List<EntryTable.Row> rows, long low, long high) throws SQLException {
        long highest = low;
        into.begin();
        try {
            for (EntryTable.Row row : rows) {
                if (row.id() > low && row.id() < high) {
                    table.put(into, row.id(), row.mark(), row.octets());
                    copied++;
                    highest = Math.max(highest, row.id());
                }
            }
            into.commit();
        } catch (SQLException e) {
            into.rollback();
            throw e;
        }
        return highest;
    }
}
