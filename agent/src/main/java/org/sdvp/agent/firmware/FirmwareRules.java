package org.sdvp.agent.firmware;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sdvp.agent.config.FirmwareConfig;
import org.sdvp.heatpump.firmware.FirmwareFormatException;
import org.sdvp.heatpump.firmware.FirmwareHeader;
import org.sdvp.heatpump.firmware.FirmwareManifest;
import org.sdvp.heatpump.firmware.FirmwareSigner;
import org.sdvp.heatpump.firmware.FirmwareVersion;

/** Which updates a device takes at all, by their header. */
final class FirmwareRules {
    private final FirmwareConfig config;
    private final InstallTarget target;

    FirmwareRules(FirmwareConfig config, InstallTarget target) {
        this.config = config;
        this.target = target;
    }

    /**
     * Checks a header: the signature before anything of it is believed.
     *
     * @throws FirmwareRefusedException saying what was expected and what came
     */
    void check(FirmwareHeader header) {
        if (!header.isSignedBy(config.trustedKeys())) {
            throw new FirmwareRefusedException(
                    "the signature is of none of the " + config.trustedKeys().size() + " keys that this device trusts");
        }
        FirmwareManifest manifest = header.manifest();
        if (!manifest.product().equals(config.product())) {
            throw new FirmwareRefusedException(
                    "expected an update of " + config.product() + ", but this is one of " + manifest.product());
        }
        if (!manifest.isFor(config.hardware())) {
            throw new FirmwareRefusedException("expected an update for the hardware \"" + config.hardware()
                    + "\", but this one is for " + manifest.hardware());
        }
        if (header.fileSize() > config.maxOctets()) {
            throw new FirmwareRefusedException("an update must have at most " + config.maxOctets()
                    + " octets, but this one has " + header.fileSize());
        }
        checkVersion(manifest);
        target.obstacle(manifest).ifPresent(why -> {
            throw new FirmwareRefusedException(why);
        });
    }

    /** What is wrong with an update file that is there as a whole; empty if it may be installed. Reads all of it. */
    Optional<String> fault(Path file) {
        try {
            FirmwareHeader header = FirmwareHeader.read(file);
            check(header);
            String hash = FirmwareSigner.sha256(file, header.length());
            return hash.equals(header.manifest().payload().sha256())
                    ? Optional.empty()
                    : Optional.of("the payload is damaged: its SHA-256 is not the one that was signed");
        } catch (FirmwareFormatException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (FirmwareRefusedException e) {
            return Optional.of(e.why());
        } catch (IOException e) {
            return Optional.of("the update cannot be read: " + e.getMessage());
        }
    }

    private void checkVersion(FirmwareManifest manifest) {
        FirmwareVersion running = target.running();
        manifest.from().least().filter(running::isBefore).ifPresent(least -> {
            throw new FirmwareRefusedException("version " + manifest.version() + " may only follow " + least
                    + " or later, but " + running + " runs");
        });
        if (!running.isBefore(manifest.version()) && !manifest.from().downgrade()) {
            throw new FirmwareRefusedException("expected a version later than " + running + ", which runs, but got "
                    + manifest.version() + ", which does not allow a downgrade");
        }
    }
}
