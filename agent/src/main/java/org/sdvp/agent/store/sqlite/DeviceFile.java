package org.sdvp.agent.store.sqlite;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database file of a device: opened when it is needed, checked when it is opened, made anew from what can be read
 * when it is damaged. One connection writes, one reads, so that readers do not wait for an fsync.
 */
public final class DeviceFile implements AutoCloseable {
    /** Asks for something. */
    @FunctionalInterface
    public interface Query<T> {
        /** Asks. */
        T ask(Database database) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(DeviceFile.class);
    private static final int APPLICATION_ID = 0x53445650;
    private static final int KEPT_ASIDE = 2;
    private static final String ASIDE = ".damaged-";
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path path;
    private final TimeSource time;
    private @Nullable Database writer;
    private boolean checked;
    private volatile int repairs;

    private final Object reading = new Object();
    private @Nullable Database reader;

    /**
     * Names it; nothing is opened.
     *
     * @param path of the file
     * @param time for the name of a damaged one
     */
    public DeviceFile(Path path, TimeSource time) {
        this.path = path;
        this.time = time;
    }

    /**
     * The connection that writes; called by one thread at a time.
     *
     * @throws SQLException if there is none to be had, or the file is damaged
     */
    public Database writer() throws SQLException {
        Database open = writer;
        if (open == null) {
            open = open();
            writer = open;
        }
        return open;
    }

    private Database open() throws SQLException {
        try {
            OwnerOnly.file(path);
        } catch (IOException e) {
            // SQLite will say it better.
            LOG.debug("{}: {}", path, e.toString());
        }
        Database database = Database.open(path);
        try {
            if (!checked) {
                check(database);
            }
            database.run("PRAGMA application_id = " + APPLICATION_ID);
            KeptTable.create(database);
            checked = true;
            return database;
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    private static void check(Database database) throws SQLException {
        List<String> found = database.query(row -> String.valueOf(row.getString(1)), "PRAGMA quick_check(1)");
        if (!found.equals(List.of("ok"))) {
            throw new SQLException(String.join("; ", found), null, 11);
        }
    }

    /** Reads, while another thread may write. */
    public <T> T read(Query<T> query) throws SQLException {
        synchronized (reading) {
            if (reader == null) {
                reader = Database.open(path);
            }
            return query.ask(reader);
        }
    }

    /** How often it has been made anew. */
    public int repairs() {
        return repairs;
    }

    /**
     * Sets the file aside and makes a new one from what can be read of it. Called by the thread that may write.
     *
     * @param why what is wrong with it
     * @return what was done, in words
     * @throws SQLException if no new file can be made; what could be read is then in neither
     */
    public String repair(String why) throws SQLException {
        synchronized (reading) {
            closeConnections();
            try {
                Path aside = setAside();
                writer = open();
                long rows = Salvage.copy(aside, writer);
                repairs++;
                String what = path + " was damaged (" + why + "): " + rows
                        + " records could be read and go on in a new file; the damaged one is " + aside;
                LOG.error("{}", what);
                deleteOldest();
                return what;
            } catch (IOException e) {
                throw new SQLException(path + " is damaged and cannot be set aside: " + e, e);
            }
        }
    }

    private Path setAside() throws IOException {
        String name = path.getFileName() + ASIDE + WHEN.format(time.now());
        Path aside = path.resolveSibling(name);
        for (int n = 2; Files.exists(aside); n++) {
            aside = path.resolveSibling(name + "-" + n);
        }
        move(path, aside);
        Path log = beside(path, "-wal");
        if (Files.exists(log)) {
            move(log, beside(aside, "-wal"));
        }
        Files.deleteIfExists(beside(path, "-shm"));
        return aside;
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    // A disk that damages files again and again must not be filled with them.
    private void deleteOldest() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        List<Path> old;
        try (Stream<Path> files = Files.list(folder)) {
            old = files.filter(file -> file.getFileName().toString().startsWith(path.getFileName() + ASIDE))
                    .filter(file -> !file.getFileName().toString().matches(".*-(wal|shm)"))
                    .sorted(Comparator.comparing(DeviceFile::lastChange).reversed())
                    .skip(KEPT_ASIDE)
                    .toList();
        }
        for (Path file : old) {
            Files.deleteIfExists(beside(file, "-wal"));
            Files.deleteIfExists(beside(file, "-shm"));
            Files.deleteIfExists(file);
            LOG.warn("deleted {}, an older damaged file", file);
        }
    }

    private static Instant lastChange(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.MIN;
        }
    }

    /** What a failure means for whoever looks after the device. */
    public String describe(SQLException failure) {
        String room;
        try {
            room = Files.getFileStore(path.toAbsolutePath().getParent()).getUsableSpace() / 1024 + " KiB free there";
        } catch (IOException e) {
            room = "the disk does not answer";
        }
        return path + " cannot be written (" + failure.getMessage() + "; " + room
                + "): make room on the disk, or see that it works and may be written";
    }

    private void closeConnections() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }

    @Override
    public void close() {
        synchronized (reading) {
            closeConnections();
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
