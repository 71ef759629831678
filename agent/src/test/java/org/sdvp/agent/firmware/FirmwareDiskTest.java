package org.sdvp.agent.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.file.FileRefusedException;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.agent.config.FirmwareConfig;
import org.sdvp.agent.disk.SmallDisk;
import org.sdvp.heatpump.firmware.FirmwareHeader;
import org.sdvp.heatpump.firmware.FirmwareManifest;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.sdvp.heatpump.firmware.FirmwareVersion;
import org.sdvp.model.value.Octets;

/** An update on a disk of 12 MB that is really full: a file system in memory, which only root can mount. */
class FirmwareDiskTest {
    @TempDir
    private Path folder;

    private final List<FirmwareStatus> told = new ArrayList<>();
    private SmallDisk mounted;
    private Path disk;
    private FirmwareUpdates updates;
    private UpdateFiles files;

    @BeforeEach
    void mount() throws Exception {
        mounted = SmallDisk.in(folder, 12);
        disk = mounted.path();
        files = new UpdateFiles(folder);
        updates = new FirmwareUpdates(
                disk.resolve("firmware"),
                FirmwareConfig.trusting(List.of(UpdateFiles.TRUSTED.getPublic())),
                new FirmwareUpdates.Parts(new Installable(), new ManualTimeSource(), Runnable::run),
                told::add);
        updates.start();
    }

    @AfterEach
    void unmount() throws Exception {
        if (updates != null) {
            updates.close();
            mounted.unmount();
        }
    }

    private FirmwareStatus now() {
        return told.get(told.size() - 1);
    }

    @Test
    void updateThatWouldFillTheDisk_isRefusedAtItsHeader() throws IOException {
        files.octets = 6 << 20;
        byte[] update = files.of("1.1");
        FirmwareUpload upload = updates.begin("u");
        assertThatThrownBy(() -> upload.append(Octets.of(Arrays.copyOf(update, 10_000))))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining("the disk must have room");
        assertThat(now().state()).isEqualTo(FirmwareState.FAILED);
        assertThat(disk.resolve("firmware/incoming")).doesNotExist();
    }

    @Test
    void diskThatFillsMeanwhile_keepsWhatHasCome_andGoesOnWhenThereIsRoom() throws IOException {
        files.octets = 2 << 20;
        byte[] update = files.of("1.1");
        FirmwareUpload upload = updates.begin("u");
        upload.append(Octets.of(Arrays.copyOf(update, 60_000)));
        Path ballast = disk.resolve("ballast");
        assertThatThrownBy(() -> Files.write(ballast, new byte[12 << 20])).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> {
                    for (int offset = 60_000; offset < update.length; offset += 60_000) {
                        upload.append(Octets.of(
                                Arrays.copyOfRange(update, offset, Math.min(update.length, offset + 60_000))));
                    }
                })
                .isInstanceOf(UncheckedIOException.class);
        upload.discard();
        assertThat(now().state()).isEqualTo(FirmwareState.DOWNLOADING);
        Files.delete(ballast);
        int held = (int) Files.size(updates.held().orElseThrow());
        assertThat(held).isGreaterThanOrEqualTo(60_000);
        FirmwareUpload again = updates.resume("u", held).orElseThrow();
        again.append(Octets.of(Arrays.copyOfRange(update, held, update.length)));
        again.commit();
        assertThat(now().state()).isEqualTo(FirmwareState.VERIFIED);
    }

    /** Takes every update, and is never asked to install one here. */
    private static final class Installable implements InstallTarget {
        private final InstallTarget none = InstallTarget.none(new FirmwareVersion("1.0"));

        @Override
        public FirmwareVersion running() {
            return none.running();
        }

        @Override
        public Optional<String> obstacle(FirmwareManifest manifest) {
            return Optional.empty();
        }

        @Override
        public void install(Path update, FirmwareHeader header) throws IOException {
            none.install(update, header);
        }

        @Override
        public Outcome outcome() {
            return none.outcome();
        }

        @Override
        public void confirm() {
            none.confirm();
        }
    }
}
