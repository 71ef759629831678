package org.sdvp.agent.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.testing.ManualTimeSource;

class DatabaseTest {
    private static final int SYNCHRONOUS_FULL = 2;

    @TempDir
    private Path folder;

    /** With NORMAL, SQLite answers a commit five times as fast, and the entry is gone with the power. */
    @Test
    void eachCommitIsAnFsync() throws SQLException {
        try (Database database = Database.open(folder.resolve("a.db"))) {
            assertThat(database.query(row -> row.getString(1), "PRAGMA journal_mode"))
                    .containsExactly("wal");
            assertThat(database.number("PRAGMA synchronous")).isEqualTo(SYNCHRONOUS_FULL);
        }
    }

    @Test
    void aFailedStatement_doesNotSpoilTheNext() throws SQLException {
        try (Database database = Database.open(folder.resolve("a.db"))) {
            database.run("CREATE TABLE t (id INTEGER PRIMARY KEY)");
            database.update("INSERT INTO t (id) VALUES (?)", 1);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> database.update("INSERT INTO t (id) VALUES (?)", 1))
                        .isInstanceOfSatisfying(
                                SQLException.class, e -> assertThat(Fault.of(e)).isEqualTo(Fault.DAMAGED));
            }
            database.update("INSERT INTO t (id) VALUES (?)", 2);
            assertThat(database.number("SELECT count(*) FROM t")).isEqualTo(2);
        }
    }

    @Test
    void aFileThatAnotherProgramHasLocked_isOutOfReachAndNotDamaged() throws SQLException {
        Path file = folder.resolve("a.db");
        try (Database one = Database.open(file);
                Database other = Database.open(file)) {
            one.run("CREATE TABLE t (id INTEGER PRIMARY KEY)");
            one.begin();
            assertThatThrownBy(other::begin)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(Fault.of(e)).isEqualTo(Fault.UNREACHABLE));
            one.rollback();
            other.begin();
            other.commit();
        }
    }

    @Test
    void marks_areHeldByOne_neverGoDown_andSurvive() throws IOException {
        Path file = folder.resolve("marks");
        try (Marks marks = Marks.open(file)) {
            assertThat(marks.highest("a")).isZero();
            marks.note("a", 5, false);
            marks.note("b", Long.MAX_VALUE, true);
            marks.note("a", 4, false);
            assertThatThrownBy(() -> Marks.open(file)).isInstanceOf(IOException.class);
        }
        try (Marks marks = Marks.open(file)) {
            assertThat(marks.highest("a")).isEqualTo(5);
            assertThat(marks.highest("b")).isEqualTo(Long.MAX_VALUE);
            assertThat(marks.highest("c")).isZero();
        }
        byte[] content = Files.readAllBytes(file);
        content[9] ^= 1;
        Files.write(file, content);
        try (Marks marks = Marks.open(file)) {
            assertThat(marks.highest("a")).as("its octets are damaged").isZero();
            assertThat(marks.highest("b")).isEqualTo(Long.MAX_VALUE);
            marks.note("c", 7, false);
        }
        try (Marks marks = Marks.open(file)) {
            assertThat(List.of(marks.highest("b"), marks.highest("c"))).containsExactly(Long.MAX_VALUE, 7L);
        }
    }

    @Test
    void salvage_findsTheRowsBetweenDamagedParts() throws Exception {
        Path file = folder.resolve("a.db");
        EntryTable table = EntryTable.ofLog(1);
        int rows = 20_000;
        DeviceFile device = new DeviceFile(file, new ManualTimeSource());
        Database database = device.writer();
        table.create(database);
        database.begin();
        for (int id = 1; id <= rows; id++) {
            table.put(database, id, id, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
        }
        database.commit();
        device.close();
        byte[] content = Files.readAllBytes(file);
        int pages = content.length / 4096;
        for (int part = 1; part <= 3; part++) {
            java.util.Arrays.fill(content, pages * part / 4 * 4096, (pages * part / 4 + 2) * 4096, (byte) 0);
        }
        Files.write(file, content);

        try (DeviceFile damaged = new DeviceFile(file, new ManualTimeSource())) {
            assertThatThrownBy(damaged::writer)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(Fault.of(e)).isEqualTo(Fault.DAMAGED));
            assertThat(damaged.repair("as tested")).contains("as tested").contains(".damaged-20260101T000000Z");
            long kept = table.size(damaged.writer()).entries();
            int rowsOfSixPages = 6 * 4096 / 20;
            assertThat(kept).isBetween((long) rows - rowsOfSixPages, rows - 100L);
        }
    }
}
