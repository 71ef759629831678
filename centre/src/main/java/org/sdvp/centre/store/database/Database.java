package org.sdvp.centre.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.fleet.FleetStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections to a database, and transactions on them; failures come as {@link FleetStoreException}. */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final long CONNECT_MS = 5_000;

    private final String name;
    private final Dialect dialect;
    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final Jdbi writing;
    private final Jdbi reading;
    private volatile @Nullable FleetStoreException trouble;

    private Database(String name, Dialect dialect, HikariDataSource writers, HikariDataSource readers) {
        this.name = name;
        this.dialect = dialect;
        this.writers = writers;
        this.readers = readers;
        this.writing = jdbi(writers);
        this.reading = jdbi(readers);
    }

    // What was stored does not belong into messages and logs.
    private static Jdbi jdbi(DataSource source) {
        return Jdbi.create(source)
                .configure(StatementExceptions.class, config -> config.setMessageRendering(MessageRendering.NONE));
    }

    /**
     * Connects, and brings the tables to the form of this version.
     *
     * @param name which database it is, for people
     * @param dialect how to get at it
     * @throws FleetStoreException if the database is not there, is none of ours, or is of a later version
     */
    public static Database open(String name, Dialect dialect) {
        Database database = null;
        HikariDataSource writers = null;
        try {
            // A pool would try again for seconds before it told what is wrong.
            dialect.writing().getConnection().close();
            writers = pool("sdvp-write", dialect.writing(), dialect.writers());
            HikariDataSource readers = pool("sdvp-read", dialect.reading(), dialect.readers());
            database = new Database(name, dialect, writers, readers);
            database.migrate();
            return database;
        } catch (SQLException | RuntimeException e) {
            if (database != null) {
                database.close();
            } else if (writers != null) {
                writers.close();
            }
            throw translated(name, dialect, "open it", e);
        }
    }

    private static HikariDataSource pool(String name, DataSource source, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_MS);
        config.setValidationTimeout(CONNECT_MS / 2);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private void migrate() throws SQLException {
        Map<String, String> placeholders;
        try (Connection connection = writers.getConnection()) {
            placeholders = dialect.placeholders(connection);
        }
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(writers)
                .locations("classpath:org/sdvp/centre/store/migration")
                .placeholders(placeholders)
                .table("fleet_schema")
                .load()
                .migrate();
        try (Connection connection = writers.getConnection()) {
            dialect.opened(connection);
        }
    }

    /** Which database it is, for people. */
    public String name() {
        return name;
    }

    /** What is particular to this kind of database. */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * Reads in one transaction, which sees one state of the database.
     *
     * @param what is done, for the message if it fails: <i>cannot</i> ...
     * @throws FleetStoreException if the database fails
     */
    public <T> T read(String what, Work<T> work) {
        try {
            return run(reading, work);
        } catch (SQLException | RuntimeException e) {
            throw translated(what, e);
        }
    }

    /**
     * Writes in one transaction that is on disk when this returns.
     *
     * @throws SQLException and any RuntimeException as they came: nothing of it is done then
     */
    public <T> T write(Work<T> work) throws SQLException {
        return run(writing, work);
    }

    private <T> T run(Jdbi jdbi, Work<T> work) throws SQLException {
        try (Handle handle = jdbi.open()) {
            boolean done = false;
            handle.begin();
            try {
                T result = work.in(handle);
                handle.commit();
                done = true;
                return result;
            } catch (SQLException | JdbiException e) {
                discardIfBroken(jdbi, handle.getConnection(), e);
                throw e;
            } finally {
                if (!done) {
                    rollback(handle);
                }
            }
        }
    }

    private void discardIfBroken(Jdbi jdbi, Connection connection, Exception e) {
        SQLException cause = cause(e);
        if (cause != null && dialect.failure(cause).kind() == Failure.Kind.CONNECTION) {
            (jdbi == writing ? writers : readers).evictConnection(connection);
        }
    }

    private static void rollback(Handle handle) {
        try {
            handle.rollback();
        } catch (JdbiException e) {
            // There is no transaction any more: some failures end it, and with the connection it ends too.
            LOG.trace("rollback", e);
        }
    }

    /** A failure in words; if nothing can be stored now, that is remembered until it works again. */
    public FleetStoreException failed(String what, Exception e) {
        FleetStoreException failure = translated(what, e);
        if (isAway(e)) {
            if (trouble == null) {
                LOG.error("{}", failure.getMessage());
            }
            trouble = failure;
        }
        return failure;
    }

    /** Storing works. */
    public void works() {
        if (trouble != null) {
            trouble = null;
            LOG.info("{} stores again", name);
        }
    }

    /** Why nothing could be stored when that was last tried. */
    public Optional<FleetStoreException> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Whether it is the database that failed, and all other work would fail too. */
    public boolean isAway(Exception e) {
        SQLException cause = cause(e);
        return cause != null && dialect.failure(cause).kind() != Failure.Kind.WORK;
    }

    /** Whether a failure is the database's, not that of whoever asked. */
    public static boolean isOfDatabase(Exception e) {
        return e instanceof SQLException || e instanceof JdbiException || e instanceof FlywayException;
    }

    /** A failure in words, if it is the database's; others are thrown as they are. */
    public FleetStoreException translated(String what, Exception e) {
        return translated(name, dialect, what, e);
    }

    private static FleetStoreException translated(String name, Dialect dialect, String what, Exception e) {
        if (!isOfDatabase(e) && cause(e) == null) {
            throw e instanceof RuntimeException own ? own : new IllegalStateException(e);
        }
        SQLException cause = cause(e);
        String advice = cause == null ? e.getMessage() : dialect.failure(cause).advice();
        return new FleetStoreException(name + ": cannot " + what + ": " + advice, e);
    }

    private static @Nullable SQLException cause(Throwable e) {
        SQLException found = null;
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                found = sql;
            }
        }
        return found;
    }

    @Override
    public void close() {
        readers.close();
        writers.close();
    }
}
