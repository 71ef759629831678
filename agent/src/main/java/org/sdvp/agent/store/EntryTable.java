package org.sdvp.agent.store;

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
record EntryTable(String name) {
    private static final Pattern NAME = Pattern.compile("(report|log)_\\d{1,9}");

    /**
     * A row.
     *
     * @param id of the entry
     * @param mark whether it is of a general interrogation (0 or 1), or the time in ms in a log; not covered by the checksum
     * @param octets the record; empty if there is none, as in a damaged row
     */
    record Row(long id, long mark, byte[] octets) {}

    /** What a table holds in all. */
    record Size(long entries, long bytes) {}

    /** Octets that a row takes beside its record. */
    private static final int ROW = 16;

    static EntryTable ofReports(int number) {
        return new EntryTable("report_" + number);
    }

    static EntryTable ofLog(int number) {
        return new EntryTable("log_" + number);
    }

    /** All tables of entries in a file. */
    static List<EntryTable> all(Database database) throws SQLException {
        return database
                .query(row -> String.valueOf(row.getString(1)), "SELECT name FROM sqlite_schema WHERE type = 'table'")
                .stream()
                .filter(name -> NAME.matcher(name).matches())
                .map(EntryTable::new)
                .toList();
    }

    /** The number in its name. */
    int number() {
        return Integer.parseInt(name.substring(name.indexOf('_') + 1));
    }

    boolean isOfReports() {
        return name.startsWith("report");
    }

    boolean exists(Database database) throws SQLException {
        return database.number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?", name) > 0;
    }

    void create(Database database) throws SQLException {
        database.run("CREATE TABLE IF NOT EXISTS " + name + " (id INTEGER PRIMARY KEY, mark INTEGER, record BLOB)");
        if (isOfReports()) {
            database.run("CREATE INDEX IF NOT EXISTS " + name + "_gi ON " + name + " (id) WHERE mark = 1");
        }
    }

    void drop(Database database) throws SQLException {
        database.run("DROP TABLE IF EXISTS " + name);
    }

    void put(Database database, long id, long mark, byte[] octets) throws SQLException {
        database.update("INSERT OR REPLACE INTO " + name + " (id, mark, record) VALUES (?, ?, ?)", id, mark, octets);
    }

    void delete(Database database, long id) throws SQLException {
        database.update("DELETE FROM " + name + " WHERE id = ?", id);
    }

    void deleteUpTo(Database database, long id) throws SQLException {
        database.update("DELETE FROM " + name + " WHERE id <= ?", id);
    }

    void deleteAbove(Database database, long id) throws SQLException {
        database.update("DELETE FROM " + name + " WHERE id > ?", id);
    }

    void deleteAll(Database database) throws SQLException {
        database.update("DELETE FROM " + name);
    }

    /** Rows with an id between two, both excluded, lowest first. */
    List<Row> ascending(Database database, long above, long below, int limit) throws SQLException {
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
    List<Row> descending(Database database, long above, long below, int limit) throws SQLException {
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

    Size size(Database database) throws SQLException {
        return database.query(
                        row -> new Size(row.getLong(1), row.getLong(2)),
                        "SELECT count(*), coalesce(sum(length(record) + " + ROW + "), 0) FROM " + name)
                .get(0);
    }

    /** What a record counts in {@link Size#bytes}. */
    static int cost(byte[] octets) {
        return octets.length + ROW;
    }
}
