package org.sdvp.agent.store.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of records with a kind and a name. */
public final class KeptTable {
    /** Kinds of records are numbered from 1 to this at most. */
    static final int MOST_KINDS = 32;

    /**
     * A row.
     *
     * @param key the name of the record
     * @param record the record
     */
    @SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
    public record Row(String key, byte[] record) {}

    private KeptTable() {}

    static void create(Database database) throws SQLException {
        database.run("CREATE TABLE IF NOT EXISTS kept"
                + " (kind INTEGER, key TEXT, record BLOB, PRIMARY KEY (kind, key)) WITHOUT ROWID");
    }

    /** Writes a record, or deletes it. */
    public static void put(Database database, int kind, String key, byte @Nullable [] record) throws SQLException {
        if (record == null) {
            database.update("DELETE FROM kept WHERE kind = ? AND key = ?", kind, key);
        } else {
            database.update("INSERT OR REPLACE INTO kept (kind, key, record) VALUES (?, ?, ?)", kind, key, record);
        }
    }

    /** Adds the rows of a kind to a list, by name; those read before it fails are there. */
    public static void read(Database database, List<Row> into, int kind, boolean backwards) throws SQLException {
        database.query(
                row -> {
                    String key = row.getString(1);
                    byte[] record = row.getBytes(2);
                    return key != null && record != null && into.add(new Row(key, record));
                },
                "SELECT key, record FROM kept WHERE kind = ? ORDER BY key " + (backwards ? "DESC" : "ASC"),
                kind);
    }
}
