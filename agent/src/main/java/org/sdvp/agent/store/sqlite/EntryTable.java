package org.sdvp.agent.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The table of one report buffer or log. Entries are added at one end and taken away at the other, so that SQLite goes
 * through its pages in order and uses those that have become free again.
 *
 * @param name of the table
 */
public record EntryTable(String name) {
    private static final Pattern NAME = Pattern.compile("(report|log)_\\d{1,9}");

    /**
     * A row.
     *
     * @param id of the entry
     * @param mark whether it is of a general interrogation (0 or 1), or the time in ms in a log; not covered by the checksum
     * @param octets the record; empty if there is none, as in a damaged row
     */
    @SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
    public record Row(long id, long mark, byte[] octets) {}

    /**
     * What a table holds in all.
     *
     * @param entries number of rows
     * @param bytes sum of what they cost
     */
    public record Size(long entries, long bytes) {}

    /** Octets that a row takes beside its record. */
    private static final int ROW = 16;

    /** The table of a report buffer of a number. */
    public static EntryTable ofReports(int number) {
        return new EntryTable("report_" + number);
    }

    /** The table of a log of a number. */
    public static EntryTable ofLog(int number) {
        return new EntryTable("log_" + number);
    }

    /** All tables of entries in a file. */
    public static List<EntryTable> all(Database database) throws SQLException {
        return database
                .query(row -> String.valueOf(row.getString(1)), "SELECT name FROM sqlite_schema WHERE type = 'table'")
                .stream()
                .filter(name -> NAME.matcher(name).matches())
                .map(EntryTable::new)
                .toList();
    }

    /** The number in its name. */
    public int number() {
        return Integer.parseInt(name.substring(name.indexOf('_') + 1));
    }

    private boolean isOfReports() {
        return name.startsWith("report");
    }

    /** Whether the file has it. */
    public boolean exists(Database database) throws SQLException {
        return database.number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?", name) > 0;
    }

    /** Makes it, if the file does not have it. */
    public void create(Database database) throws SQLException {
        database.run("CREATE TABLE IF NOT EXISTS " + name + " (id INTEGER PRIMARY KEY, mark INTEGER, record BLOB)");
        if (isOfReports()) {
            database.run("CREATE INDEX IF NOT EXISTS " + name + "_gi ON " + name + " (id) WHERE mark = 1");
        }
    }

    /** Takes it out of the file. */
    public void drop(Database database) throws SQLException {
        database.run("DROP TABLE IF EXISTS " + name);
    }

    /** Writes a row, also over one that is there. */
    public void put(Database database, long id, long mark, byte[] octets) throws SQLException {
        database.update("INSERT OR REPLACE INTO " + name + " (id, mark, record) VALUES (?, ?, ?)", id, mark, octets);
    }

    /** Deletes a row. */
    public void delete(Database database, long id) throws SQLException {
        database.update("DELETE FROM " + name + " WHERE id = ?", id);
    }

    /** Deletes the rows up to an id. */
    public void deleteUpTo(Database database, long id) throws SQLException {
        database.update("DELETE FROM " + name + " WHERE id <= ?", id);
    }

    /** Deletes the rows above an id. */
    public void deleteAbove(Database database, long id) throws SQLException {
        database.update("DELETE FROM " + name + " WHERE id > ?", id);
    }

    /** Deletes all rows. */
    public void deleteAll(Database database) throws SQLException {
        database.update("DELETE FROM " + name);
    }

    /** Rows with an id between two, both excluded, lowest first. */
    public List<Row> ascending(Database database, long above, long below, int limit) throws SQLException {
        List<Row> rows = new ArrayList<>();
        rows(
                database,
                rows,
                "SELECT id, mark, record FROM " + name + " WHERE id > ? AND id < ? ORDER BY id LIMIT ?",
                above,
                below,
                limit);
        return rows;
    }

    /** Rows with an id between two, both excluded, highest first. */
    public List<Row> descending(Database database, long above, long below, int limit) throws SQLException {
        List<Row> rows = new ArrayList<>();
        rows(
                database,
                rows,
                "SELECT id, mark, record FROM " + name + " WHERE id > ? AND id < ? ORDER BY id DESC LIMIT ?",
                above,
                below,
                limit);
        return rows;
    }

    /** Rows of a query for id, mark and record; those read before it fails are there. */
    static void rows(Database database, List<Row> into, String sql, Object... parameters) throws SQLException {
        database.query(
                row -> {
                    byte[] octets = row.getBytes(3);
                    return into.add(new Row(row.getLong(1), row.getLong(2), octets == null ? new byte[0] : octets));
                },
                sql,
                parameters);
    }

    /** Adds up what it holds. */
    public Size size(Database database) throws SQLException {
        return database.query(
                        row -> new Size(row.getLong(1), row.getLong(2)),
                        "SELECT count(*), coalesce(sum(length(record) + " + ROW + "), 0) FROM " + name)
                .get(0);
    }

    /** What a record counts in {@link Size#bytes}. */
    public static int cost(byte[] octets) {
        return octets.length + ROW;
    }
}
