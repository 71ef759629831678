package org.sdvp.agent.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.file.DirectoryFileStore;
import org.sdvp.acsi.file.FileLimits;
import org.sdvp.acsi.file.FileRefusedException;
import org.sdvp.acsi.file.FileUploads;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.SetFile;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.agent.config.FirmwareConfig;
import org.sdvp.agent.firmware.InstallTarget.Fate;
import org.sdvp.agent.firmware.InstallTarget.Outcome;
import org.sdvp.heatpump.firmware.FirmwareHeader;
import org.sdvp.heatpump.firmware.FirmwareKeys;
import org.sdvp.heatpump.firmware.FirmwareManifest;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.sdvp.heatpump.firmware.FirmwareVersion;
import org.sdvp.model.value.Octets;

class FirmwareUpdatesTest {
    private static final String NAME = "firmware/update.sdvpfw";
    private static final int PART = 8_192;

    @TempDir
    private Path folder;

    private final ManualTimeSource time = new ManualTimeSource();
    private final List<FirmwareStatus> told = new ArrayList<>();
    private final Box box = new Box();
    private UpdateFiles files;
    private FirmwareUpdates updates;
    private FileUploads uploads;

    /** A device that version 1.0 runs on. */
    private static final class Box implements InstallTarget {
        Outcome outcome = new Outcome(Fate.UNKNOWN, "");
        Optional<IOException> fault = Optional.empty();
        Runnable whenLookedAt = () -> {};
        final List<String> installed = new ArrayList<>();

        @Override
        public FirmwareVersion running() {
            return new FirmwareVersion("1.0");
        }

        @Override
        public Optional<String> obstacle(FirmwareManifest manifest) {
            whenLookedAt.run();
            return Optional.empty();
        }

        @Override
        public void install(Path update, FirmwareHeader header) throws IOException {
            if (fault.isPresent()) {
                throw fault.get();
            }
            installed.add(header.manifest().version().text());
        }

        @Override
        public Outcome outcome() {
            return outcome;
        }

        @Override
        public void confirm() {
            throw new AssertionError("not asked for here");
        }
    }

    @BeforeEach
    void begin() throws IOException {
        files = new UpdateFiles(Files.createDirectory(folder.resolve("vendor")));
        powerUp();
    }

    /** The program starts, after the one before it has ended without a good-bye. */
    private void powerUp() throws IOException {
        powerUp(Runnable::run);
    }

    private void powerUp(Executor worker) throws IOException {
        FirmwareConfig config = new FirmwareConfig(
                List.of(UpdateFiles.TRUSTED.getPublic()), "sdvp-agent", "box-2", 1 << 20, FirmwareConfig.Trial.USUAL);
        updates = new FirmwareUpdates(
                folder.resolve("firmware"), config, new FirmwareUpdates.Parts(box, time, worker), told::add);
        uploads = new FileUploads(
                new FirmwareFiles(updates, new DirectoryFileStore(folder.resolve("files"), FileLimits.defaults())));
        updates.start();
    }

    private void send(String association, byte[] update, int from, int to) {
        for (int offset = from; offset < to; offset += PART) {
            int length = Math.min(PART, to - offset);
            part(
                    association,
                    offset,
                    Arrays.copyOfRange(update, offset, offset + length),
                    offset + length == update.length);
        }
    }

    private void part(String association, int offset, byte[] content, boolean last) {
        uploads.part(association, new SetFile.Request(NAME, offset, Octets.of(content), last));
    }

    private void sendAll(byte[] update) {
        send("a1", update, 0, update.length);
    }

    private FirmwareStatus now() {
        return told.get(told.size() - 1);
    }

    private List<FirmwareState> states() {
        return told.stream().map(FirmwareStatus::state).distinct().toList();
    }

    private List<FileEntry> held() {
        return new FirmwareFiles(updates, new DirectoryFileStore(folder.resolve("files"), FileLimits.defaults()))
                .list("firmware");
    }

    private void assertFailed(ThrowingCallable sending, String why) {
        assertThatThrownBy(sending).isInstanceOf(FileRefusedException.class).hasMessageContaining(why);
        assertThat(now().state()).isEqualTo(FirmwareState.FAILED);
        assertThat(now().reason()).contains(why);
        assertNothingLeft();
    }

    private void assertNothingLeft() {
        assertThat(folder.resolve("firmware/incoming")).doesNotExist();
        assertThat(folder.resolve("firmware/verified")).doesNotExist();
        assertThat(held()).isEmpty();
    }

    @Test
    void wholeUpdate_isVerified_stateByState() throws IOException {
        sendAll(files.of("1.1"));
        assertThat(states())
                .containsExactly(
                        FirmwareState.NONE,
                        FirmwareState.DOWNLOADING,
                        FirmwareState.DOWNLOADED,
                        FirmwareState.VERIFIED);
        assertThat(now()).isEqualTo(new FirmwareStatus(FirmwareState.VERIFIED, 100, "1.0", "1.1", ""));
        assertThat(told).extracting(FirmwareStatus::percent).isSorted().contains(16, 48);
    }

    @RepeatedTest(5)
    void uploadThatBrokeOff_goesOnWhereItWas_alsoAfterKill() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] update = files.of("1.1");
        int cut = PART * (1 + random.nextInt(update.length / PART));
        send("a1", update, 0, cut);
        if (random.nextBoolean()) {
            powerUp();
        } else {
            uploads.associationEnded("a1");
        }
        assertThat(held()).as("seed %d", seed).extracting(FileEntry::fileSize).containsExactly((long) cut);
        send("a2", update, cut, update.length);
        assertThat(now().state()).as("seed %d", seed).isEqualTo(FirmwareState.VERIFIED);
    }

    @Test
    void resumptionAtAnotherOffset_isToldWhatIsHeld() throws IOException {
        byte[] update = files.of("1.1");
        send("a1", update, 0, PART);
        uploads.associationEnded("a1");
        assertThatThrownBy(() -> send("a2", update, 2 * PART, 3 * PART))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining("8192 octets")
                .hasMessageContaining("offset 16384");
        assertThat(now().state()).isEqualTo(FirmwareState.DOWNLOADING);
    }

    @Test
    void headerInManyParts_isPutTogether() throws IOException {
        byte[] update = files.of("1.1");
        for (int offset = 0; offset < 500; offset += 5) {
            part("a1", offset, Arrays.copyOfRange(update, offset, offset + 5), false);
        }
        send("a1", update, 500, update.length);
        assertThat(now().state()).isEqualTo(FirmwareState.VERIFIED);
    }

    @Test
    void strangersSignature_isRefusedBeforeAnythingIsWritten() throws IOException {
        files.key = FirmwareKeys.generate();
        byte[] update = files.of("1.1");
        assertFailed(() -> send("a1", update, 0, PART), "the signature is of none of the 1 keys");
    }

    @Test
    void whatIsNoUpdate_isRefusedAtItsFirstOctets() {
        assertFailed(
                () -> part("a1", 0, "PK\u0003\u0004".getBytes(StandardCharsets.UTF_8), false), "begins with SDVP-FW1");
    }

    @RepeatedTest(5)
    void damagedPayload_isNeverInstallable() throws IOException {
        long seed = new Random().nextLong();
        byte[] update = files.of("1.1");
        int header = FirmwareHeader.read(update).length();
        int place = header + new Random(seed).nextInt(update.length - header);
        update[place] ^= 1;
        sendAll(update);
        assertThat(now().state()).as("seed %d", seed).isEqualTo(FirmwareState.FAILED);
        assertThat(now().reason()).contains("damaged");
        assertNothingLeft();
    }

    @Test
    void fileCutShort_isRefused() throws IOException {
        byte[] update = files.of("1.1");
        assertFailed(
                () -> {
                    part("a1", 0, Arrays.copyOf(update, PART), false);
                    part("a1", PART, Arrays.copyOfRange(update, PART, PART + 10), true);
                },
                "the file ended after 8202");
    }

    @Test
    void fileThatGoesOnTooLong_isRefused() throws IOException {
        byte[] update = files.of("1.1");
        byte[] longer = Arrays.copyOf(update, update.length + 1);
        assertFailed(() -> sendAll(longer), "but more came");
    }

    @Test
    void replayOfAnOldVersion_isRefused_unlessTheVendorAllowsIt() throws IOException {
        byte[] same = files.of("1.0");
        assertFailed(() -> sendAll(same), "expected a version later than 1.0");
        byte[] older = files.of("0.9");
        assertFailed(() -> sendAll(older), "does not allow a downgrade");
        files.from = new FirmwareManifest.From(Optional.empty(), true);
        sendAll(files.of("0.9"));
        assertThat(now().state()).isEqualTo(FirmwareState.VERIFIED);
    }

    @Test
    void updateForSomethingElse_isRefused() throws IOException {
        files.hardware = List.of("box-3");
        byte[] other = files.of("1.1");
        assertFailed(() -> sendAll(other), "hardware \"box-2\"");
        files.hardware = List.of("box-3", "box-2");
        files.from = files.leastFrom("1.0.1");
        byte[] tooFar = files.of("1.1");
        assertFailed(() -> sendAll(tooFar), "may only follow 1.0.1");
        files.from = FirmwareManifest.From.ANY;
        files.product = "other-agent";
        byte[] product = files.of("1.1");
        assertFailed(() -> sendAll(product), "expected an update of sdvp-agent");
        files.product = "sdvp-agent";
        files.octets = 2 << 20;
        byte[] great = files.of("1.1");
        assertFailed(() -> sendAll(great), "at most 1048576");
        files.octets = 50_000;
        sendAll(files.of("1.1"));
        assertThat(now().state()).isEqualTo(FirmwareState.VERIFIED);
    }

    @Test
    void secondVendor_mustWait_untilTheFirstIsIdle() throws IOException {
        byte[] update = files.of("1.1");
        send("a1", update, 0, PART);
        assertThatThrownBy(() -> send("b1", update, 0, PART))
                .isInstanceOfSatisfying(
                        FileRefusedException.class,
                        e -> assertThat(e.error()).isEqualTo(ServiceError.INSTANCE_LOCKED_BY_OTHER_CLIENT));
        time.advance(FirmwareUpdates.IDLE);
        send("b1", update, PART, update.length);
        assertThat(now().state()).isEqualTo(FirmwareState.VERIFIED);
        assertThatThrownBy(() -> send("a1", update, PART, 2 * PART)).hasMessageContaining("this upload is over");
        assertThat(now().state()).isEqualTo(FirmwareState.VERIFIED);
    }

    @Test
    void killBetweenDownloadedAndVerified_isMadeUpForAtTheNextStart() throws IOException {
        sendAll(files.of("1.1"));
        Path state = folder.resolve("firmware/state");
        String verified = Files.readString(state);
        // As it was when the file had been renamed, but not yet told of.
        Files.writeString(state, verified.replace("state=verified", "state=downloaded"));
        powerUp();
        assertThat(now().state()).isEqualTo(FirmwareState.VERIFIED);
        // As it was before that.
        Files.writeString(state, verified.replace("state=verified", "state=downloaded"));
        Files.move(
                folder.resolve("firmware/verified"),
                folder.resolve("firmware/incoming"),
                StandardCopyOption.ATOMIC_MOVE);
        powerUp();
        assertThat(now().state()).isEqualTo(FirmwareState.VERIFIED);
        assertThat(folder.resolve("firmware/incoming")).doesNotExist();
    }

    @Test
    void install_isForWhatIsVerifiedOnly_andTellsItsFateAfterTheRestart() throws IOException {
        assertThat(updates.install()).hasValueSatisfying(why -> assertThat(why).contains("none"));
        sendAll(files.of("1.1"));
        assertThat(updates.install()).isEmpty();
        assertThat(box.installed).containsExactly("1.1");
        assertThat(now().state()).isEqualTo(FirmwareState.INSTALLING);
        assertThat(updates.cancel()).hasValueSatisfying(why -> assertThat(why).contains("cannot be cancelled"));
        assertThatThrownBy(() -> part("a1", 0, new byte[] {'S'}, false)).hasMessageContaining("installing");

        box.outcome = new Outcome(Fate.ON_TRIAL, "");
        powerUp();
        assertThat(now().state()).isEqualTo(FirmwareState.INSTALLING);
        box.outcome = new Outcome(Fate.INSTALLED, "");
        time.advance(Duration.ofSeconds(1));
        assertThat(now().state()).isEqualTo(FirmwareState.INSTALLED);
        assertNothingLeft();
    }

    @Test
    void versionThatWasRolledBack_hasFailed_withTheReason() throws IOException {
        sendAll(files.of("1.1"));
        updates.install();
        box.outcome = new Outcome(Fate.ROLLED_BACK, "it did not come online");
        powerUp();
        assertThat(now())
                .isEqualTo(new FirmwareStatus(FirmwareState.FAILED, 0, "1.0", "1.1", "it did not come online"));
        assertNothingLeft();
    }

    @Test
    void killWhileInstalling_canBeTriedAgain() throws IOException {
        sendAll(files.of("1.1"));
        box.fault = Optional.of(new IOException("No space left on device"));
        assertThat(updates.install()).isEmpty();
        assertThat(now().state()).isEqualTo(FirmwareState.VERIFIED);
        assertThat(now().reason()).contains("No space left");
        box.fault = Optional.empty();
        updates.install();
        powerUp();
        assertThat(now().state()).isEqualTo(FirmwareState.VERIFIED);
        assertThat(now().reason()).contains("interrupted");
        assertThat(updates.install()).isEmpty();
        assertThat(box.installed).containsExactly("1.1", "1.1");
    }

    @Test
    void fileThatRottedOnDisk_isNotInstalled() throws IOException {
        sendAll(files.of("1.1"));
        Path verified = folder.resolve("firmware/verified");
        byte[] rotten = Files.readAllBytes(verified);
        rotten[rotten.length - 1] ^= 1;
        Files.write(verified, rotten);
        updates.install();
        assertThat(box.installed).isEmpty();
        assertThat(now().state()).isEqualTo(FirmwareState.FAILED);
        assertThat(now().reason()).contains("damaged");
    }

    @Test
    void cancel_leavesNothing_andEndsTheUpload() throws IOException {
        byte[] update = files.of("1.1");
        send("a1", update, 0, PART);
        assertThat(updates.cancel()).isEmpty();
        assertThat(now().state()).isEqualTo(FirmwareState.NONE);
        assertNothingLeft();
        assertThatThrownBy(() -> send("a1", update, PART, 2 * PART)).hasMessageContaining("this upload is over");
    }

    @Test
    void cancelWhileItIsVerified_leavesTheNextUpdateToItsOwnVerification() throws IOException {
        Deque<Runnable> tasks = new ArrayDeque<>();
        powerUp(tasks::add);
        sendAll(files.of("1.1"));
        byte[] next = files.of("1.2");
        box.whenLookedAt = () -> {
            box.whenLookedAt = () -> {};
            assertThat(updates.cancel()).isEmpty();
            sendAll(next);
        };

        tasks.remove().run();

        assertThat(now().state()).as("nobody has looked at the second one yet").isEqualTo(FirmwareState.DOWNLOADED);
        tasks.remove().run();
        assertThat(now().state()).isEqualTo(FirmwareState.VERIFIED);
        assertThat(now().version()).isEqualTo("1.2");
    }

    @Test
    void otherFiles_areTheOthers() {
        DirectoryFileStore others = new DirectoryFileStore(folder.resolve("files"), FileLimits.defaults());
        new FileUploads(new FirmwareFiles(updates, others))
                .part("a1", new SetFile.Request("notes/a.txt", 0, Octets.of(new byte[] {1}), true));
        assertThat(others.list("")).extracting(FileEntry::fileName).containsExactly("notes/a.txt");
        assertThat(now().state()).isEqualTo(FirmwareState.NONE);
    }

    @Test
    void namesThatLeadElsewhere_areRefused() {
        for (String name : List.of("firmware/../x", "firmware/", "firmware", "firmware/a/b", "firmware/.x")) {
            assertThatThrownBy(() -> uploads.part("a1", new SetFile.Request(name, 0, Octets.of(new byte[1]), false)))
                    .as(name)
                    .isInstanceOf(FileRefusedException.class)
                    .hasMessageContaining("firmware/NAME");
        }
    }
}
