package org.sdvp.agent.firmware;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sdvp.heatpump.firmware.FirmwareHeader;
import org.sdvp.heatpump.firmware.FirmwareManifest;
import org.sdvp.heatpump.firmware.FirmwareVersion;

/** The port to what installs an update: the slots of a Java agent, or a device's own boot loader. */
public interface InstallTarget {
    /** What became of the last update that was handed over. */
    enum Fate {
        /** Nothing is known: it never got as far as being started. */
        UNKNOWN,
        /** It runs, and has yet to prove itself. */
        ON_TRIAL,
        /** It runs for good. */
        INSTALLED,
        /** The version before it runs again. */
        ROLLED_BACK
    }

    /**
     * What became of an update.
     *
     * @param fate where it ended
     * @param reason why it was rolled back; else empty
     */
    record Outcome(Fate fate, String reason) {}

    /** The version that runs. Must be quick. */
    FirmwareVersion running();

    /** Why an update of this kind cannot be installed here; empty if it can. Must be quick. */
    Optional<String> obstacle(FirmwareManifest manifest);

    /**
     * Puts an update beside what runs and has it started on trial soon after. What runs stays as it is if this fails. May
     * take long.
     *
     * @param update verified file
     * @param header its header
     * @throws IOException if the disk fails
     * @throws org.sdvp.heatpump.firmware.FirmwareFormatException if the payload is not what it should be
     */
    void install(Path update, FirmwareHeader header) throws IOException;

    /** What became of the update that was handed over last. */
    Outcome outcome();

    /** The program has come online and works: a version on trial has proved itself. */
    void confirm();

    /** A device that nothing can be installed on, of a version. */
    static InstallTarget none(FirmwareVersion version) {
        return new InstallTarget() {
            @Override
            public FirmwareVersion running() {
                return version;
            }

            @Override
            public Optional<String> obstacle(FirmwareManifest manifest) {
                return Optional.of(
                        "this device does not run from slots (sdvp agent --slots), so nothing can be installed");
            }

            @Override
            public void install(Path update, FirmwareHeader header) throws IOException {
                throw new IOException("this device has nowhere to install an update");
            }

            @Override
            public Outcome outcome() {
                return new Outcome(Fate.UNKNOWN, "");
            }

            @Override
            public void confirm() {
                // Nothing is ever on trial.
            }
        };
    }
}
