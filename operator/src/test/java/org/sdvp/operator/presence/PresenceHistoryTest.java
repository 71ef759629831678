package org.sdvp.operator.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.operator.presence.PresenceChange.Kind;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.DeviceDirectory;
import org.sdvp.xmpp.stanza.Jid;

class PresenceHistoryTest {
    private static final Jid HP = Jid.of("hp01@example.org/pump");
    private static final Jid DESK = Jid.of("desk@example.org/a");

    private final ManualTimeSource time = new ManualTimeSource();
    private final PresenceHistory history = new PresenceHistory(time);

    private static DeviceDirectory.Device device(Jid jid, Instant since) {
        return new DeviceDirectory.Device(jid, since, Set.of(), new CompactFormat(), 0);
    }

    @Test
    void changes_areKeptInOrder_withTimesAndReasons() {
        Instant begin = time.now();
        history.onOnline(device(HP, begin));
        time.advance(Duration.ofMinutes(1));
        history.onOffline(device(HP, begin), "went\nunavailable");
        history.onFlapping(HP.bare(), time.now());
        history.onSteady(HP.bare(), 7);
        assertThat(history.of(HP))
                .extracting(PresenceChange::kind)
                .containsExactly(Kind.ONLINE, Kind.OFFLINE, Kind.FLAPPING, Kind.STEADY);
        assertThat(history.of(HP).get(1))
                .isEqualTo(new PresenceChange(begin.plusSeconds(60), Kind.OFFLINE, HP, "went unavailable"));
        assertThat(history.of(HP).get(3).reason()).isEqualTo("7 changes were not told");
    }

    @Test
    void history_isBounded_inChangesAndAccounts() {
        for (int i = 0; i < 250; i++) {
            history.onOffline(device(HP, time.now()), "no " + i);
        }
        assertThat(history.of(HP)).hasSize(PresenceHistory.MOST_CHANGES);
        assertThat(history.of(HP).get(0).reason()).isEqualTo("no 150");
        for (int i = 0; i < 10_000; i++) {
            history.onOnline(device(Jid.of("x" + i + "@example.org/pump"), time.now()));
        }
        assertThat(history.of(HP)).isEmpty();
        assertThat(history.of(Jid.of("x0@example.org"))).hasSize(1);
    }

    @Test
    void listenerThatComesLate_hearsWhatWasBefore() {
        history.onOnline(device(HP, time.now()));
        List<PresenceChange> heard = new ArrayList<>();
        history.listen(heard::add);
        history.onOffline(device(HP, time.now()), "gone");
        assertThat(heard).isEqualTo(history.of(HP)).hasSize(2);
    }

    @Test
    void file_keepsWhatWasWritten_forTheNextProgram_andSkipsCutLines(@TempDir Path folder) throws IOException {
        history.listen(new PresenceFile(folder.resolve("new"), DESK, 1_000)::append);
        history.onOnline(device(HP, time.now()));
        time.advance(Duration.ofSeconds(1));
        history.onOffline(device(HP, time.now()), "it's gone");
        Path file = folder.resolve("new/desk@example.org.tsv");
        Files.writeString(file, "2026-11-23T\tONL\n\u0000\t\t\t\n", StandardOpenOption.APPEND);
        assertThat(new PresenceFile(folder.resolve("new"), DESK, 1_000).read()).isEqualTo(history.of(HP));
    }

    @Test
    void file_isBounded_andKeepsTheNewest(@TempDir Path folder) throws IOException {
        PresenceFile file = new PresenceFile(folder, DESK, 1_000);
        assertThat(file.read()).isEmpty();
        history.listen(file::append);
        for (int i = 0; i < 300; i++) {
            time.advance(Duration.ofSeconds(1));
            history.onOffline(device(HP, time.now()), "no " + i);
        }
        List<PresenceChange> kept = file.read();
        assertThat(kept.get(kept.size() - 1).reason()).isEqualTo("no 299");
        assertThat(kept).hasSizeBetween(10, 40);
        assertThat(Files.size(folder.resolve("desk@example.org.tsv"))).isLessThan(1_100);
        assertThat(Files.size(folder.resolve("desk@example.org.old.tsv"))).isLessThan(1_100);
    }

    @Test
    void folderThatCannotBeMade_stopsNobody(@TempDir Path folder) throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "");
        PresenceFile file = new PresenceFile(taken, DESK, 1_000);
        history.listen(file::append);
        history.onOnline(device(HP, time.now()));
        assertThat(history.of(HP)).hasSize(1);
    }
}
