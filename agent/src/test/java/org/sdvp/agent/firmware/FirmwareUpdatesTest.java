package org.sdvp.agent.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.file.DirectoryFileStore;
import org.sdvp.acsi.file.FileLimits;
import org.sdvp.acsi.file.FileRefusedException;
import org.sdvp.acsi.file.FileUploads;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.SetFile;
import org.sdvp.heatpump.firmware.FirmwareHeader;
import org.sdvp.heatpump.firmware.FirmwareKeys;
import org.sdvp.heatpump.firmware.FirmwareManifest;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.sdvp.model.value.Octets;

/** How an update comes: uploads, and what is refused of them. */
class FirmwareUpdatesTest extends FirmwareBench {
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
    void cancel_leavesNothing_andEndsTheUpload() throws IOException {
        byte[] update = files.of("1.1");
        send("a1", update, 0, PART);
        assertThat(updates.cancel()).isEmpty();
        assertThat(now().state()).isEqualTo(FirmwareState.NONE);
        assertNothingLeft();
        assertThatThrownBy(() -> send("a1", update, PART, 2 * PART)).hasMessageContaining("this upload is over");
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
