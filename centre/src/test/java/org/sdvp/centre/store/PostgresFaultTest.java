package org.sdvp.centre.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sdvp.centre.store.AppendingProgram.report;
import static org.sdvp.centre.store.AppendingProgram.stored;
import static org.sdvp.centre.store.Fleets.NOON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.centre.fleet.FleetStoreException;

/** What can happen to a server. */
class PostgresFaultTest {
    @TempDir
    Path folder;

    private static EmbeddedServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new EmbeddedServer();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void kill9OfTheCentre_whileAppending_losesNothingThatWasAcknowledged() throws Exception {
        DatabaseSettings settings = server.newDatabase();
        int[] told = Children.appendAndKill(
                settings.url(), 300, folder.resolve("errors").toFile());
        assertThat(told).as(Files.readString(folder.resolve("errors"))).doesNotContain(0);
        try (FleetDatabase database = FleetDatabase.open(settings)) {
            for (int device = 0; device < told.length; device++) {
                assertThat(stored(database.samples(), device)).isBetween(told[device], told[device] + 1);
            }
        }
    }

    @Test
    void kill9OfTheServer_whileAppending_losesNothing_andGoesOnWhenItIsBack() throws Exception {
        DatabaseSettings settings = server.newDatabase();
        int[] done = new int[AppendingProgram.DEVICES];
        try (FleetDatabase database = FleetDatabase.open(settings)) {
            List<Thread> threads = appending(database, done);
            server.kill();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThatThrownBy(() -> database.samples().append(List.of(report(0, 1))))
                    .isInstanceOf(FleetStoreException.class)
                    .hasMessageContaining("does not answer")
                    .hasMessageContaining("it goes on when it is back");
            assertThatThrownBy(() -> database.devices().devices()).isInstanceOf(FleetStoreException.class);
            assertThat(database.trouble()).isPresent();
            server.startAgain();
            for (int device = 0; device < done.length; device++) {
                int last = stored(database.samples(), device);
                assertThat(last).isBetween(done[device], done[device] + 1);
                database.samples().append(List.of(report(device, last + 1)));
                assertThat(stored(database.samples(), device)).isEqualTo(last + 1);
            }
            assertThat(database.trouble()).isEmpty();
        }
    }

    // Threads that end with the first failure; gives them when each has stored some.
    private static List<Thread> appending(FleetDatabase database, int[] done) {
        List<Thread> threads = new ArrayList<>();
        AtomicBoolean[] enough = new AtomicBoolean[done.length];
        Arrays.setAll(enough, i -> new AtomicBoolean());
        for (int i = 0; i < done.length; i++) {
            int device = i;
            threads.add(new Thread(() -> {
                try {
                    while (true) {
                        database.samples().append(List.of(report(device, done[device] + 1)));
                        done[device]++;
                        enough[device].set(done[device] >= 20);
                    }
                } catch (FleetStoreException e) {
                    // The server is gone: what is done is done.
                }
            }));
        }
        threads.forEach(Thread::start);
        Awaitility.await().until(() -> Arrays.stream(enough).allMatch(AtomicBoolean::get));
        return threads;
    }

    @Test
    void open_whereNoServerIs_saysWhich_withoutPassword() {
        DatabaseSettings nowhere =
                DatabaseSettings.postgres("jdbc:postgresql://localhost:1/sdvp?password=hidden", "ada", "secret");
        assertThatThrownBy(() -> FleetDatabase.open(nowhere))
                .isInstanceOf(FleetStoreException.class)
                .hasMessageContaining(
                        "PostgreSQL jdbc:postgresql://localhost:1/sdvp: cannot open it: it does not answer")
                .hasMessageNotContaining("hidden")
                .hasMessageNotContaining("secret");
        assertThat(nowhere.toString()).doesNotContain("hidden").doesNotContain("secret");
        assertThatThrownBy(() ->
                        FleetDatabase.open(DatabaseSettings.postgres(server.url() + "none", "postgres", "secret")))
                .hasMessageContaining("postgresnone")
                .hasMessageContaining("create it, or name another one");
    }

    @Test
    void samples_areInOnePartitionADay_whichGoesAtOnce() throws Exception {
        DatabaseSettings settings = server.newDatabase().with(RetentionContract.SHORT);
        try (FleetDatabase database = FleetDatabase.open(settings)) {
            database.samples().append(List.of(report(0, 1), report(0, 86_400)));
            assertThat(server.partitions(settings)).containsExactly("sample_2026-06-01", "sample_2026-06-02");
            database.maintain(NOON.plusSeconds(86_400 * 4));
            assertThat(server.partitions(settings)).containsExactly("sample_2026-06-02");
        }
        try (FleetDatabase database = FleetDatabase.open(settings)) {
            database.samples().append(List.of(report(0, 2)));
            assertThat(database.samples()
                            .history(
                                    AppendingProgram.device(0),
                                    Fleets.ROOM,
                                    NOON,
                                    NOON.plusSeconds(99_999),
                                    Duration.ofDays(30))
                            .get(0)
                            .count())
                    .isEqualTo(3);
        }
    }
}
