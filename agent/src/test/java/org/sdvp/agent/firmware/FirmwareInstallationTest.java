package org.sdvp.agent.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sdvp.agent.firmware.InstallTarget.Fate;
import org.sdvp.agent.firmware.InstallTarget.Outcome;
import org.sdvp.heatpump.firmware.FirmwareState;

/** What becomes of an update that has come: verified, installed, or not. */
class FirmwareInstallationTest extends FirmwareBench {
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
}
