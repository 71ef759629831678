package org.sdvp.centre.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.sdvp.centre.fleet.FleetStoreException;
import org.sdvp.centre.store.database.FileLock;
import org.sdvp.centre.store.database.SqliteDialect;
import org.sqlite.SQLiteConfig;

/** Backup and restore of a fleet in SQLite; that of PostgreSQL is the business of its own tools. */
public final class FleetBackup {
    private static final List<String> BESIDE = List.of("", "-wal", "-shm");

    private FleetBackup() {}

    /**
     * Writes the whole database as it is at one moment into a new file, which only its owner can read. The centre may run
     * meanwhile, also in another process.
     *
     * @param target does not exist yet
     * @throws FleetStoreException if the database cannot be read, or the file not be written; no part of it is left then
     * @throws UnsupportedOperationException for PostgreSQL; the message tells the command to use
     */
    public static void take(DatabaseSettings settings, Path target) {
        Path file = file(settings, "pg_dump --format=custom --file=fleet.dump");
        Path part = target.resolveSibling(target.getFileName() + ".part");
        boolean made = false;
        try {
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Files.createFile(part, FileLock.ownerOnly(part));
            made = true;
            copy(file, part);
            sync(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            syncFolder(target);
        } catch (IOException | SQLException e) {
            if (made) {
                deleteQuietly(part);
            }
            throw new FleetStoreException(
                    settings.name() + ": cannot back it up into " + target + ": " + reason(file, e), e);
        }
    }

    /**
     * Puts a backup in the place of the database. What was there is kept beside it.
     *
     * @return the file in which the former database is now; empty if there was none
     * @throws FleetStoreException if the backup is damaged or none of a fleet, if the database is in use, or if the file
     *     cannot be written; the database is as it was then
     * @throws UnsupportedOperationException for PostgreSQL; the message tells the command to use
     */
    @SuppressWarnings("try") // The lock is there to be held.
    public static Optional<Path> restore(DatabaseSettings settings, Path backup) {
        Path file = file(settings, "pg_restore --clean --if-exists").toAbsolutePath();
        boolean there = Files.exists(file);
        Path part = file.resolveSibling(file.getFileName() + ".restoring");
        try (FileLock lock = FileLock.of(file)) {
            copyChecked(backup, part);
            Path former = moveAside(file);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            syncFolder(file);
            if (!there) {
                Files.delete(former);
            }
            return there ? Optional.of(former) : Optional.empty();
        } catch (IOException | SQLException e) {
            throw new FleetStoreException(
                    settings.name() + ": cannot restore it from " + backup + ": " + reason(backup, e), e);
        } finally {
            BESIDE.forEach(name -> deleteQuietly(part.resolveSibling(part.getFileName() + name)));
        }
    }

    private static void copyChecked(Path backup, Path part) throws IOException, SQLException {
        if (!Files.isRegularFile(backup)) {
            throw new IOException("there is no such file");
        }
        Files.deleteIfExists(part);
        Files.createFile(part, FileLock.ownerOnly(part));
        try (FileChannel from = FileChannel.open(backup, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(part, StandardOpenOption.WRITE)) {
            for (long at = 0; at < from.size(); ) {
                at += from.transferTo(at, from.size() - at, to);
            }
        }
        check(part);
        sync(part);
    }

    private static Path moveAside(Path file) throws IOException {
        Path former = former(file);
        for (String name : BESIDE) {
            Path one = file.resolveSibling(file.getFileName() + name);
            if (Files.exists(one)) {
                Files.move(one, former.resolveSibling(former.getFileName() + name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return former;
    }

    private static Path file(DatabaseSettings settings, String command) {
        return settings.file()
                .orElseThrow(() -> new UnsupportedOperationException(
                        settings.name() + ": back up and restore PostgreSQL by its own tools: " + command + " …"));
    }

    private static Path former(Path file) {
        for (int i = 1; ; i++) {
            Path former = file.resolveSibling(file.getFileName() + ".before-restore-" + i);
            if (!Files.exists(former)) {
                return former;
            }
        }
    }

    private static void copy(Path file, Path part) throws SQLException, IOException {
        if (!Files.exists(file)) {
            throw new IOException("there is no such file");
        }
        try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file.toAbsolutePath());
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, part.toAbsolutePath().toString());
            vacuum.execute();
        }
    }

    private static void check(Path copy) throws IOException, SQLException {
        try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + copy.toAbsolutePath());
                Statement statement = connection.createStatement()) {
            expect(statement, "PRAGMA integrity_check", "ok", "it is damaged");
            expect(
                    statement,
                    "SELECT count(*) FROM sqlite_master WHERE name IN ('fleet_schema', 'sample', 'device')",
                    "3",
                    "it is no backup of a fleet");
        }
    }

    private static void expect(Statement statement, String sql, String expected, String fault)
            throws IOException, SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            if (!row.next() || !expected.equals(row.getString(1))) {
                throw new IOException(fault);
            }
        }
    }

    private static String reason(Path file, Exception e) {
        return e instanceof SQLException sql
                ? new SqliteDialect(file).failure(sql).advice()
                : e instanceof FileAlreadyExistsException exists
                        ? exists.getFile() + " is there already; name another one, or remove it"
                        : String.valueOf(e.getMessage());
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void syncFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system lets a folder be opened; where it does not, its name is on disk with the next write.
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // What stands in the way of this is told by the failure before.
        }
    }
}
