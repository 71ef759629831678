package org.sdvp.centre.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sdvp.centre.store.AppendingProgram.report;
import static org.sdvp.centre.store.AppendingProgram.stored;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.centre.account.Login;
import org.sdvp.centre.fleet.FleetStoreException;

/** What can happen to a file. */
class SqliteFaultTest {
    @TempDir
    Path folder;

    private DatabaseSettings settings() {
        return DatabaseSettings.sqlite(folder.resolve("fleet.db")).with(Retention.ALL);
    }

    @RepeatedTest(2)
    void kill9_whileAppending_losesNothingThatWasAcknowledged() throws Exception {
        Path file = folder.resolve("fleet.db");
        int[] told = Children.appendAndKill(
                file.toString(), 500, folder.resolve("errors").toFile());
        assertThat(told).as(Files.readString(folder.resolve("errors"))).doesNotContain(0);
        try (FleetDatabase database = FleetDatabase.open(settings())) {
            for (int device = 0; device < told.length; device++) {
                assertThat(stored(database.samples(), device)).isBetween(told[device], told[device] + 1);
            }
        }
    }

    @Test
    void diskFull_leavesNothingHalfDone_andGoesOnWhenThereIsRoom() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "-Urm",
                "sh",
                "-c",
                "mount -t tmpfs -o size=6m tmpfs \"$1\" || exit 77; shift; exec \"$@\"",
                "sh",
                small.toString()));
        command.addAll(Children.command(DiskFullProgram.class, small.toString()));
        Path errors = folder.resolve("errors");
        Process child = Children.start(command, errors.toFile());
        List<String> told = child.inputReader().lines().toList();
        assumeTrue(child.waitFor() != 77, "no file system can be mounted here");
        List<String> lines = told.stream()
                .filter(line -> line.matches("(full|trouble|whole|readable|after) .*"))
                .toList();
        assertThat(lines).as("%s %s", told, Files.readString(errors)).hasSize(6);
        String full = "SQLite " + small.resolve("fleet.db") + ": cannot store reports: the disk of "
                + small.resolve("fleet.db") + " is full; it goes on when there is room";
        assertThat(lines.get(0)).isEqualTo("full " + full);
        assertThat(lines.get(1)).isEqualTo("trouble " + full);
        assertThat(lines.get(2)).isEqualTo("whole true");
        assertThat(lines.get(3)).startsWith("readable ").endsWith(" °C");
        assertThat(lines.get(4)).isEqualTo("after 1");
        assertThat(lines.get(5)).isEqualTo("trouble none");
    }

    @Test
    void lockedByAnotherProgram_isToldAndOver_whenThatIsDone() throws SQLException {
        try (FleetDatabase database = FleetDatabase.open(settings());
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("fleet.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> database.samples().append(List.of(report(0, 1))))
                    .isInstanceOf(FleetStoreException.class)
                    .hasMessageContaining("another program has locked the file");
            assertThat(database.trouble()).get().asString().contains("locked");
            assertThat(stored(database.samples(), 0)).isZero();
            statement.execute("ROLLBACK");
            database.samples().append(List.of(report(0, 1)));
            assertThat(database.trouble()).isEmpty();
            assertThat(stored(database.samples(), 0)).isEqualTo(1);
        }
    }

    @Test
    void aSecondCentre_isKeptAway() {
        try (FleetDatabase database = FleetDatabase.open(settings())) {
            assertThatThrownBy(() -> FleetDatabase.open(settings()))
                    .isInstanceOf(FleetStoreException.class)
                    .hasMessageContaining("another centre is using it");
            assertThat(database.trouble()).isEmpty();
        }
        FleetDatabase.open(settings()).close();
    }

    @Test
    void open_ofAFileThatIsNone_saysSo_andLeavesIt() throws IOException {
        Path text =
                Files.writeString(folder.resolve("fleet.db"), "no database, but a long letter to somebody".repeat(99));
        assertThatThrownBy(() -> FleetDatabase.open(settings()))
                .isInstanceOf(FleetStoreException.class)
                .hasMessageContaining(text.toString())
                .hasMessageContaining("no database");
        assertThat(text).content().startsWith("no database, but");
        assertThatThrownBy(() -> FleetDatabase.open(
                        DatabaseSettings.sqlite(text.resolve("below").resolve("x.db"))))
                .isInstanceOf(FleetStoreException.class)
                .hasMessageContaining("its folder must be there and writable");
    }

    @Test
    void open_makesAFileThatOnlyItsOwnerReads() throws IOException {
        Path file = folder.resolve("new").resolve("fleet.db");
        FleetDatabase.open(DatabaseSettings.sqlite(file)).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void anErrorOfOneCaller_isNotThatOfOthers() {
        try (FleetDatabase database = FleetDatabase.open(settings())) {
            var login = new Login("1", "ada", "h", Optional.empty(), "c", Fleets.NOON, Fleets.NOON, Fleets.NOON);
            database.accounts().add(login);
            List<Thread> others = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int device = i;
                others.add(new Thread(() -> database.samples().append(List.of(report(device, 1)))));
            }
            others.forEach(Thread::start);
            assertThatThrownBy(() -> database.accounts().add(login)).isInstanceOf(FleetStoreException.class);
            others.forEach(SqliteFaultTest::await);
            for (int device = 0; device < 4; device++) {
                assertThat(stored(database.samples(), device)).isEqualTo(1);
            }
            assertThat(database.trouble()).isEmpty();
        }
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
