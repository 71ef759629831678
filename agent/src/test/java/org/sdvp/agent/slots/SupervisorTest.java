package org.sdvp.agent.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.agent.firmware.InstallTarget.Fate;
import org.sdvp.heatpump.firmware.FirmwareHeader;
import org.sdvp.heatpump.firmware.FirmwareKeys;
import org.sdvp.heatpump.firmware.FirmwareManifest;
import org.sdvp.heatpump.firmware.FirmwareSigner;
import org.sdvp.heatpump.firmware.FirmwareVersion;

class SupervisorTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private Slots slots;
    private Path application;
    private final List<String> events = new ArrayList<>();
    private final Script a = new Script();
    private final Script b = new Script();
    private long nanos;
    private boolean stopped;

    /** What the programs of a slot do, one start after the other; the last again and again. */
    private static final class Script {
        final List<Life> lives = new ArrayList<>();
        int started;

        Life next() {
            return lives.get(Math.min(started++, lives.size() - 1));
        }
    }

    /**
     * The life of a program.
     *
     * @param seconds until it ends; never if negative
     * @param code it ends with
     * @param healthyAfter seconds until it says that it works; never if negative
     */
    private record Life(int seconds, int code, int healthyAfter) {
        static final Life CRASH = new Life(1, 1, -1);
        static final Life HANGS = new Life(-1, 0, -1);
        static final Life WORKS = new Life(-1, 0, 30);
    }

    private final class Program implements AgentProcess {
        private final Slot slot;
        private final Life life;
        private final long begin = nanos;

        Program(Slot slot, Life life) {
            this.slot = slot;
            this.life = life;
            events.add("start " + slot.folder());
        }

        @Override
        public OptionalInt await(Duration atMost) {
            nanos += atMost.toNanos();
            long age = Duration.ofNanos(nanos - begin).toSeconds();
            try {
                if (life.healthyAfter >= 0 && age >= life.healthyAfter) {
                    new SlotTarget(slots, slot, LIMIT, () -> {}).confirm();
                }
                // Enough has been seen once a trial is over in any case.
                stopped |= nanos > Duration.ofMinutes(6).toNanos();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return life.seconds >= 0 && age >= life.seconds ? OptionalInt.of(life.code) : OptionalInt.empty();
        }

        @Override
        public void end() {
            events.add("end " + slot.folder());
        }
    }

    @BeforeEach
    void seed() throws IOException {
        Path jar = Files.write(folder.resolve("agent.jar"), new byte[] {1, 2, 3});
        application = folder.resolve("application.zip");
        ApplicationArchive.pack(List.of(jar), application);
        slots = new Slots(folder.resolve("slots"));
        slots.seed(application, new FirmwareVersion("1.0"));
        a.lives.add(Life.WORKS);
    }

    private void install(String version) throws IOException {
        slots.fill(Slot.B, application, 0, new FirmwareVersion(version));
        slots.begin(Slots.fresh(Slot.B, new FirmwareVersion(version), LIMIT));
    }

    private Supervisor supervisor() {
        return new Supervisor(
                slots,
                slot -> new Program(slot, (slot == Slot.A ? a : b).next()),
                new Supervisor.Parts(
                        () -> nanos,
                        time -> nanos += time.toNanos(),
                        () -> stopped,
                        said -> events.add("say " + said)));
    }

    private List<String> starts() {
        return events.stream()
                .filter(event -> event.startsWith("start") || event.startsWith("end"))
                .toList();
    }

    @Test
    void versionThatComesOnline_isInstalled_andRunsOn() throws Exception {
        install("1.1");
        b.lives.add(Life.WORKS);
        supervisor().run();
        assertThat(starts()).containsExactly("start b", "end b");
        assertThat(slots.current()).contains(Slot.B);
        assertThat(slots.outcome().fate()).isEqualTo(Fate.INSTALLED);
        assertThat(slots.version(Slot.B)).isEqualTo(new FirmwareVersion("1.1"));
    }

    @Test
    void versionThatCrashes_isRolledBackAfterThreeStarts() throws Exception {
        install("1.1");
        b.lives.add(Life.CRASH);
        supervisor().run();
        assertThat(starts()).containsExactly("start b", "start b", "start b", "start a", "end a");
        assertThat(slots.current()).contains(Slot.A);
        assertThat(slots.outcome().fate()).isEqualTo(Fate.ROLLED_BACK);
        assertThat(slots.outcome().reason()).contains("1.1 was started 3 times");
    }

    @Test
    void versionThatHangs_isEndedAndRolledBackAfterItsLimit() throws Exception {
        install("1.1");
        b.lives.add(Life.HANGS);
        supervisor().run();
        assertThat(starts()).containsExactly("start b", "end b", "start a", "end a");
        assertThat(slots.outcome().reason()).contains("did not come online within 300 s");
    }

    @Test
    void versionThatCrashesOnceAndThenWorks_isInstalled() throws Exception {
        install("1.1");
        b.lives.addAll(List.of(Life.CRASH, Life.WORKS));
        supervisor().run();
        assertThat(starts()).containsExactly("start b", "start b", "end b");
        assertThat(slots.outcome().fate()).isEqualTo(Fate.INSTALLED);
    }

    @Test
    void powerCutAgainAndAgainOnTrial_countsAsFailure() throws Exception {
        install("1.1");
        b.lives.add(Life.HANGS);
        for (int cut = 0; cut < 3; cut++) {
            // The box goes down with all that runs; only the files are left.
            slots.keep(slots.trial().orElseThrow().started());
        }
        supervisor().run();
        assertThat(starts()).containsExactly("start a", "end a");
        assertThat(slots.outcome().fate()).isEqualTo(Fate.ROLLED_BACK);
    }

    @Test
    void powerCutWhileCommitting_isMadeUpForAtTheNextStart() throws Exception {
        install("1.1");
        Trial trial = slots.trial().orElseThrow();
        slots.healthy(trial);
        slots.commit(trial);
        // As it was when the pointer had been switched and nothing else done.
        Files.delete(slots.folder().resolve("outcome"));
        slots.keep(trial);
        slots.healthy(trial);
        b.lives.add(Life.WORKS);
        supervisor().run();
        assertThat(starts()).containsExactly("start b", "end b");
        assertThat(slots.outcome().fate()).isEqualTo(Fate.INSTALLED);
        assertThat(slots.trial()).isEmpty();
    }

    @Test
    void healthOfAnotherTrial_provesNothing() throws Exception {
        install("1.1");
        slots.healthy(slots.trial().orElseThrow());
        slots.keep(Slots.fresh(Slot.B, new FirmwareVersion("1.2"), LIMIT));
        b.lives.add(Life.HANGS);
        supervisor().run();
        assertThat(slots.outcome().fate()).isEqualTo(Fate.ROLLED_BACK);
    }

    @Test
    void programThatAsksForARestart_isStartedAtOnce_andOneThatCrashesLater() throws Exception {
        a.lives.clear();
        a.lives.addAll(List.of(new Life(10, Supervisor.RESTART, -1), Life.CRASH, Life.CRASH, Life.HANGS));
        supervisor().run();
        assertThat(events)
                .containsExactly(
                        "start a",
                        "start a",
                        "say version 1.0 has ended with 1; starting it anew in 1 s",
                        "start a",
                        "say version 1.0 has ended with 1; starting it anew in 2 s",
                        "start a",
                        "end a");
    }

    @RepeatedTest(10)
    void whateverIsCutOffWhereEver_aWholeSlotIsCurrent() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        install("1.1");
        Trial trial = slots.trial().orElseThrow();
        switch (random.nextInt(4)) {
            case 0 -> slots.rollBack(trial, "r");
            case 1 -> slots.commit(trial);
            case 2 -> slots.keep(trial.started());
            default -> slots.healthy(trial);
        }
        // What a write that was cut off leaves behind.
        for (String name : List.of("current", "trial", "health", "outcome")) {
            if (random.nextBoolean()) {
                Files.write(slots.folder().resolve(name + ".new"), new byte[random.nextInt(5)]);
            }
        }
        Files.createDirectories(slots.folder().resolve("a.new/lib"));
        b.lives.add(random.nextBoolean() ? Life.WORKS : Life.CRASH);
        supervisor().run();
        Slot current = slots.current().orElseThrow();
        assertThat(slots.lib(current).resolve("agent.jar")).as("seed %d", seed).hasSize(3);
        assertThat(slots.trial()).as("seed %d", seed).isEmpty();
    }

    @Test
    void whileOneVersionIsOnTrial_noOtherIsInstalled() throws Exception {
        install("1.1");
        SlotTarget target = new SlotTarget(slots, Slot.B, LIMIT, () -> events.add("restart"));
        assertThatThrownBy(() -> target.install(application, header()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not yet proved itself");
        assertThat(events).isEmpty();
    }

    private FirmwareHeader header() throws IOException {
        Path update = folder.resolve("update");
        new FirmwareSigner(FirmwareKeys.generate().getPrivate())
                .sign(
                        new FirmwareManifest(
                                "sdvp-agent",
                                List.of(),
                                new FirmwareVersion("1.2"),
                                FirmwareManifest.From.ANY,
                                FirmwareSigner.payload(FirmwareManifest.Kind.APPLICATION, application),
                                Instant.EPOCH),
                        application,
                        update);
        return FirmwareHeader.read(update);
    }

    @Test
    void install_fillsTheOtherSlot_andAsksForARestart() throws Exception {
        FirmwareHeader header = header();
        SlotTarget target = new SlotTarget(slots, Slot.A, LIMIT, () -> events.add("restart"));
        target.install(folder.resolve("update"), header);
        assertThat(events).containsExactly("restart");
        assertThat(slots.version(Slot.B)).isEqualTo(new FirmwareVersion("1.2"));
        assertThat(slots.lib(Slot.B).resolve("agent.jar")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(slots.current()).contains(Slot.A);
        assertThat(target.outcome().fate()).isEqualTo(Fate.ON_TRIAL);
        target.confirm();
        assertThat(slots.isHealthy(slots.trial().orElseThrow()))
                .as("the version before speaks for itself only")
                .isFalse();
    }
}
