package org.sdvp.agent.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * One connection to a SQLite file: write-ahead log, an fsync with every commit. Statements are prepared once. One thread
 * at a time.
 */
final class Database implements AutoCloseable {
    /** Takes a row of a result. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static final int CACHE_KIB = 512;
    private static final int WAL_PAGES = 1000;
    private static final int WAL_BYTES = 4 << 20;
    private static final int BUSY_MS = 2000;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private Database(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens a file, making it if it is not there.
     *
     * @throws SQLException if that cannot be done, or it is no SQLite file
     */
    static Database open(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MS);
        config.setCacheSize(-CACHE_KIB);
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Integer.toString(WAL_BYTES));
        Database database = new Database(JDBC.createConnection("jdbc:sqlite:" + file.toUri(), config.toProperties()));
        try {
            database.run("PRAGMA cell_size_check = ON");
            database.run("PRAGMA wal_autocheckpoint = " + WAL_PAGES);
        } catch (SQLException e) {
            database.close();
            throw e;
        }
        return database;
    }

    /** Runs SQL without parameters, once. */
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs SQL that changes something; parameters are Long, Integer, String or byte[]. */
    void update(String sql, Object... parameters) throws SQLException {
        bound(sql, parameters).executeUpdate();
    }

    /** The rows of a query. */
    <T> List<T> query(Row<T> row, String sql, Object... parameters) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = bound(sql, parameters).executeQuery()) {
            while (result.next()) {
                rows.add(row.of(result));
            }
        }
        return rows;
    }

    /** The only number in the only row of a query; 0 if there is none. */
    long number(String sql, Object... parameters) throws SQLException {
        List<Long> rows = query(row -> row.getLong(1), sql, parameters);
        return rows.isEmpty() ? 0 : rows.get(0);
    }

    void begin() throws SQLException {
        bound("BEGIN IMMEDIATE").execute();
    }

    /** When this has returned, everything since {@link #begin} is on disk. */
    void commit() throws SQLException {
        bound("COMMIT").execute();
    }

    /** Undoes everything since {@link #begin}, if that has not happened by itself. */
    void rollback() {
        try {
            if (!connection.isClosed()) {
                run("ROLLBACK");
            }
        } catch (SQLException e) {
            // There is no transaction any more: SQLite ends it by itself upon some failures.
        }
    }

    /** Says that the tables are about to change by other means, or that this connection has to look at them anew. */
    void forgetStatements() {
        for (PreparedStatement statement : prepared.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                // It is gone either way.
            }
        }
        prepared.clear();
    }

    private PreparedStatement bound(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof byte[] octets) {
                statement.setBytes(i + 1, octets);
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
        return statement;
    }

    @Override
    public void close() {
        forgetStatements();
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing that was committed depends on it.
        }
    }
}
