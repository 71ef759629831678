package org.sdvp.agent.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.file.DirectoryFileStore;
import org.sdvp.acsi.file.FileLimits;
import org.sdvp.acsi.file.FileRefusedException;
import org.sdvp.acsi.file.FileUploads;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.acsi.service.SetFile;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.agent.config.FirmwareConfig;
import org.sdvp.agent.firmware.InstallTarget.Fate;
import org.sdvp.agent.firmware.InstallTarget.Outcome;
import org.sdvp.heatpump.firmware.FirmwareHeader;
import org.sdvp.heatpump.firmware.FirmwareManifest;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.sdvp.heatpump.firmware.FirmwareVersion;
import org.sdvp.model.value.Octets;

/** A device with room for updates, and a vendor who sends them part by part. */
class FirmwareBench {
    static final String NAME = "firmware/update.sdvpfw";
    static final int PART = 8_192;

    @TempDir
    Path folder;

    final ManualTimeSource time = new ManualTimeSource();
    final List<FirmwareStatus> told = new ArrayList<>();
    final Box box = new Box();
    UpdateFiles files;
    FirmwareUpdates updates;
    FileUploads uploads;

    /** A device that version 1.0 runs on. */
    static final class Box implements InstallTarget {
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
    void powerUp() throws IOException {
        powerUp(Runnable::run);
    }

    void powerUp(Executor worker) throws IOException {
        FirmwareConfig config = new FirmwareConfig(
                List.of(UpdateFiles.TRUSTED.getPublic()), "sdvp-agent", "box-2", 1 << 20, FirmwareConfig.Trial.USUAL);
        updates = new FirmwareUpdates(
                folder.resolve("firmware"), config, new FirmwareUpdates.Parts(box, time, worker), told::add);
        uploads = new FileUploads(
                new FirmwareFiles(updates, new DirectoryFileStore(folder.resolve("files"), FileLimits.defaults())));
        updates.start();
    }

    void send(String association, byte[] update, int from, int to) {
        for (int offset = from; offset < to; offset += PART) {
            int length = Math.min(PART, to - offset);
            part(
                    association,
                    offset,
                    Arrays.copyOfRange(update, offset, offset + length),
                    offset + length == update.length);
        }
    }

    void part(String association, int offset, byte[] content, boolean last) {
        uploads.part(association, new SetFile.Request(NAME, offset, Octets.of(content), last));
    }

    void sendAll(byte[] update) {
        send("a1", update, 0, update.length);
    }

    FirmwareStatus now() {
        return told.get(told.size() - 1);
    }

    List<FirmwareState> states() {
        return told.stream().map(FirmwareStatus::state).distinct().toList();
    }

    List<FileEntry> held() {
        return new FirmwareFiles(updates, new DirectoryFileStore(folder.resolve("files"), FileLimits.defaults()))
                .list("firmware");
    }

    void assertFailed(ThrowingCallable sending, String why) {
        assertThatThrownBy(sending).isInstanceOf(FileRefusedException.class).hasMessageContaining(why);
        assertThat(now().state()).isEqualTo(FirmwareState.FAILED);
        assertThat(now().reason()).contains(why);
        assertNothingLeft();
    }

    void assertNothingLeft() {
        assertThat(folder.resolve("firmware/incoming")).doesNotExist();
        assertThat(folder.resolve("firmware/verified")).doesNotExist();
        assertThat(held()).isEmpty();
    }
}
