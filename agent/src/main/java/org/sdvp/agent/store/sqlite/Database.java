package org.sdvp.agent.store.sqlite;

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
public final class Database implements AutoCloseable {
    /** Takes a row of a result. */
    @FunctionalInterface
    public interface Row<T> {
        /** What to make of the present row. */
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
    public static Database open(Path file) throws SQLException {
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
    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs SQL that changes something; parameters are Long, Integer, String or byte[]. */
    public void update(String sql, Object... parameters) throws SQLException {
        try {
            bound(sql, parameters).executeUpdate();
        } catch (SQLException e) {
            forget(sql);
            throw e;
        }
    }

    /** The rows of a query. */
    public <T> List<T> query(Row<T> row, String sql, Object... parameters) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = bound(sql, parameters).executeQuery()) {
            while (result.next()) {
                rows.add(row.of(result));
            }
            return rows;
        } catch (SQLException e) {
            forget(sql);
            throw e;
        }
    }

    // A statement that failed half-way cannot be used again.
    private void forget(String sql) {
        PreparedStatement statement = prepared.remove(sql);
        if (statement != null) {
            close(statement);
        }
    }

    private static void close(PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException e) {
            // It is gone either way.
        }
    }

    /** The only number in the only row of a query; 0 if there is none. */
    public long number(String sql, Object... parameters) throws SQLException {
        List<Long> rows = query(row -> row.getLong(1), sql, parameters);
        return rows.isEmpty() ? 0 : rows.get(0);
    }

    /** Begins a transaction that writes. */
    public void begin() throws SQLException {
        execute("BEGIN IMMEDIATE");
    }

    /** When this has returned, everything since {@link #begin} is on disk. */
    public void commit() throws SQLException {
        execute("COMMIT");
    }

    private void execute(String sql) throws SQLException {
        try {
            bound(sql).execute();
        } catch (SQLException e) {
            forget(sql);
            throw e;
        }
    }

    /** Undoes everything since {@link #begin}, if that has not happened by itself. */
    public void rollback() {
        try {
            if (!connection.isClosed()) {
                run("ROLLBACK");
            }
        } catch (SQLException e) {
            // There is no transaction any more: SQLite ends it by itself upon some failures.
        }
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
        prepared.values().forEach(Database::close);
        prepared.clear();
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing that was committed depends on it.
        }
    }
}
