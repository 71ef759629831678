package org.sdvp.centre.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sdvp.centre.store.Fleets.HOUSE;
import static org.sdvp.centre.store.Fleets.NOON;
import static org.sdvp.centre.store.Fleets.ROOM;
import static org.sdvp.centre.store.Fleets.received;
import static org.sdvp.centre.store.Fleets.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.centre.fleet.FleetStoreException;

class FleetBackupTest {
    @TempDir
    Path folder;

    private DatabaseSettings settings() {
        return DatabaseSettings.sqlite(folder.resolve("fleet.db")).with(Retention.ALL);
    }

    private static void store(FleetDatabase database, double number) {
        database.samples().append(List.of(received(HOUSE, sample(ROOM, NOON, number))));
    }

    private static double stored(FleetDatabase database) {
        return database.samples().latest(HOUSE).get(ROOM).value().number().orElseThrow();
    }

    @Test
    void take_whileTheCentreRuns_andRestore_bringsBackThatMoment() throws IOException {
        Path backup = folder.resolve("backup.db");
        try (FleetDatabase database = FleetDatabase.open(settings())) {
            store(database, 1);
            FleetBackup.take(settings(), backup);
            store(database, 2);
            assertThatThrownBy(() -> FleetBackup.restore(settings(), backup))
                    .isInstanceOf(FleetStoreException.class)
                    .hasMessageContaining("another centre is using it");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        Path former = FleetBackup.restore(settings(), backup).orElseThrow();
        try (FleetDatabase database = FleetDatabase.open(settings());
                FleetDatabase before = FleetDatabase.open(DatabaseSettings.sqlite(former))) {
            assertThat(stored(database)).isEqualTo(1);
            assertThat(stored(before)).isEqualTo(2);
        }
    }

    @Test
    void restore_whereNothingWas_makesTheDatabase() throws IOException {
        Path backup = folder.resolve("backup.db");
        try (FleetDatabase database = FleetDatabase.open(settings())) {
            store(database, 1);
            FleetBackup.take(settings(), backup);
        }
        Path other = Files.createDirectory(folder.resolve("other")).resolve("fleet.db");
        assertThat(FleetBackup.restore(DatabaseSettings.sqlite(other), backup)).isEmpty();
        try (FleetDatabase database = FleetDatabase.open(DatabaseSettings.sqlite(other))) {
            assertThat(stored(database)).isEqualTo(1);
        }
        try (Stream<Path> files = Files.list(other.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("fleet.db", "fleet.db.lock");
        }
    }

    @Test
    void restore_ofWhatIsNoBackup_leavesTheDatabaseAsItWas() throws IOException {
        try (FleetDatabase database = FleetDatabase.open(settings())) {
            store(database, 1);
        }
        byte[] before = Files.readAllBytes(folder.resolve("fleet.db"));
        Path text = Files.writeString(folder.resolve("notes.txt"), "no database at all");
        byte[] broken = before.clone();
        Arrays.fill(broken, 4096, 3 * 4096, (byte) 7);
        Path damaged = Files.write(folder.resolve("damaged.db"), broken);
        for (Path bad : List.of(text, damaged, folder.resolve("none.db"))) {
            assertThatThrownBy(() -> FleetBackup.restore(settings(), bad))
                    .isInstanceOf(FleetStoreException.class)
                    .hasMessageContaining("cannot restore it from " + bad);
        }
        assertThat(Files.readAllBytes(folder.resolve("fleet.db"))).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("fleet.db", "fleet.db.lock", "notes.txt", "damaged.db");
        }
    }

    @Test
    void take_intoAFileThatIsThere_leavesItAlone() throws IOException {
        FleetDatabase.open(settings()).close();
        Path there = Files.writeString(folder.resolve("there.db"), "precious");
        assertThatThrownBy(() -> FleetBackup.take(settings(), there))
                .isInstanceOf(FleetStoreException.class)
                .hasMessageContaining("is there already");
        assertThat(there).hasContent("precious");
        assertThatThrownBy(() -> FleetBackup.take(
                        DatabaseSettings.sqlite(folder.resolve("none.db")), folder.resolve("backup.db")))
                .hasMessageContaining("no such file");
        assertThat(folder.resolve("backup.db.part")).doesNotExist();
    }

    @Test
    void take_ofPostgres_namesTheToolToUse() {
        assertThatThrownBy(() -> FleetBackup.take(
                        DatabaseSettings.postgres("jdbc:postgresql://h/sdvp", "u", "secret"), folder.resolve("x")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("pg_dump")
                .hasMessageNotContaining("secret");
    }
}
