package org.sdvp.centre.store.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/** SQLite: one connection writes; what is committed is on disk. */
public final class SqliteDialect implements Dialect {
    private static final int READERS = 4;
    // Each point of each device writes to a page of its own: small ones make less to write.
    private static final int PAGE = 1_024;
    private static final int BUSY_MS = 5_000;
    private static final int WRITER_CACHE_KIB = 64 << 10;
    private static final int READER_CACHE_KIB = 8 << 10;
    private static final int CHECKPOINT_PAGES = 65_536;
    private static final int WAL_BYTES = 64 << 20;
    private static final String UPSERT = "INSERT INTO sample (series, time, number, text, trust) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (series, time) DO UPDATE SET"
            + " number = excluded.number, text = excluded.text, trust = excluded.trust";
    private static final String LATEST = "INSERT INTO latest (series, time, number, text, trust) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (series) DO UPDATE SET time = excluded.time, number = excluded.number,"
            + " text = excluded.text, trust = excluded.trust WHERE excluded.time >= latest.time";

    private final Path file;

    /** That of one file. */
    public SqliteDialect(Path file) {
        this.file = file;
    }

    @Override
    public DataSource writing() {
        SQLiteConfig config = config(WRITER_CACHE_KIB);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Integer.toString(WAL_BYTES));
        return source(config);
    }

    @Override
    public DataSource reading() {
        return source(config(READER_CACHE_KIB));
    }

    private static SQLiteConfig config(int cacheKib) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setBusyTimeout(BUSY_MS);
        config.setCacheSize(-cacheKib);
        config.setPageSize(PAGE);
        return config;
    }

    private DataSource source(SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    @Override
    public int writers() {
        return 1;
    }

    @Override
    public int readers() {
        return READERS;
    }

    @Override
    public Map<String, String> placeholders(Connection connection) {
        return Map.of(
                "key", "text",
                "number", "integer PRIMARY KEY AUTOINCREMENT",
                "packed", "WITHOUT ROWID",
                "byDay", "",
                "changing", "",
                "hypertable", "");
    }

    @Override
    public void opened(Connection connection) {
        // All there is to know stands in the file.
    }

    @Override
    public void prepareDays(Connection connection, SampleRows rows) {
        // One table holds all days.
    }

    @Override
    public void undone() {
        // Nothing is remembered.
    }

    @Override
    public void upsertSamples(Connection connection, SampleRows rows) throws SQLException {
        upsert(connection, UPSERT, rows);
    }

    @Override
    public void upsertLatest(Connection connection, SampleRows rows) throws SQLException {
        upsert(connection, LATEST, rows);
    }

    private static void upsert(Connection connection, String sql, SampleRows rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < rows.size(); i++) {
                statement.setLong(1, rows.series(i));
                statement.setLong(2, rows.time(i));
                Quarters.bind(statement, 3, rows.number(i));
                statement.setString(4, rows.text(i));
                statement.setInt(5, rows.trust(i));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Override
    public Thinning thinning(Database database, GroupCommit commits) {
        return new SeriesThinning(commits);
    }

    @Override
    public Failure failure(SQLException e) {
        if (e instanceof SQLTransientConnectionException) {
            return new Failure(Failure.Kind.STORE, "it is busy (" + e.getMessage() + ")");
        }
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xFF);
        return switch (code) {
            case SQLITE_FULL ->
                new Failure(
                        Failure.Kind.STORE,
                        "the disk of " + file.toAbsolutePath() + " is full; it goes on when there is room");
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new Failure(Failure.Kind.STORE, "another program has locked the file; it goes on when that is done");
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                new Failure(
                        Failure.Kind.CONNECTION, "the file or its folder may not be written; see to its permissions");
            case SQLITE_CANTOPEN ->
                new Failure(
                        Failure.Kind.CONNECTION,
                        "the file cannot be opened; see whether its folder is there and may be used");
            case SQLITE_IOERR, SQLITE_PROTOCOL ->
                new Failure(Failure.Kind.CONNECTION, "reading or writing the file failed (" + e.getMessage() + ")");
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                new Failure(Failure.Kind.CONNECTION, "the file is damaged or no database; restore a backup");
            default -> new Failure(Failure.Kind.WORK, String.valueOf(e.getMessage()));
        };
    }
}
