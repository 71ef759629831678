package org.sdvp.centre.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real PostgreSQL that keeps its promises; each test has a database of its own in it. */
final class EmbeddedServer implements AutoCloseable {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final Path data;
    private EmbeddedPostgres postgres;

    EmbeddedServer() throws IOException {
        data = Files.createTempDirectory("sdvp-postgres");
        postgres = started(0);
    }

    private EmbeddedPostgres started(int port) throws IOException {
        // Without the first two it answers before anything is on disk.
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setDataDirectory(data.resolve("data"))
                .setCleanDataDirectory(false);
        if (port != 0) {
            builder.setPort(port);
        }
        return builder.start();
    }

    /** Kills it as a crash would. */
    void kill() throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("data").resolve("postmaster.pid"));
        ProcessHandle process =
                ProcessHandle.of(Long.parseLong(lines.get(0).trim())).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it at the same port with what it had on disk. */
    void startAgain() throws IOException {
        int port = postgres.getPort();
        postgres.close();
        postgres = started(port);
    }

    /** The partitions of the samples of a database, by name. */
    List<String> partitions(DatabaseSettings settings) throws SQLException {
        String schema = settings.url().substring(settings.url().indexOf('=') + 1);
        List<String> names = new ArrayList<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT relname FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE inhparent = '" + schema
                                + ".sample'::regclass ORDER BY relname")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** A schema of its own: quicker than a database. */
    DatabaseSettings newDatabase() throws SQLException {
        String name = "fleet" + SCHEMAS.incrementAndGet();
        run("CREATE SCHEMA " + name);
        return DatabaseSettings.postgres(url() + "?currentSchema=" + name, "postgres", "")
                .with(Retention.ALL);
    }

    String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    void run(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Without a checkpoint of what nobody needs any more. */
    @Override
    public void close() throws IOException {
        kill();
        postgres.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
