package org.sdvp.agent.firmware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.sdvp.heatpump.firmware.FirmwareKeys;
import org.sdvp.heatpump.firmware.FirmwareManifest;
import org.sdvp.heatpump.firmware.FirmwareSigner;
import org.sdvp.heatpump.firmware.FirmwareVersion;

/** Makes update files for tests. */
final class UpdateFiles {
    static final KeyPair TRUSTED = FirmwareKeys.generate();

    final Path folder;
    String product = "sdvp-agent";
    List<String> hardware = List.of();
    FirmwareManifest.From from = FirmwareManifest.From.ANY;
    KeyPair key = TRUSTED;
    int octets = 50_000;

    UpdateFiles(Path folder) {
        this.folder = folder;
    }

    byte[] of(String version) throws IOException {
        byte[] content = new byte[octets];
        new Random(version.hashCode()).nextBytes(content);
        Path payload = Files.write(folder.resolve("payload"), content);
        Path update = folder.resolve("update");
        FirmwareManifest manifest = new FirmwareManifest(
                product,
                hardware,
                new FirmwareVersion(version),
                from,
                FirmwareSigner.payload(FirmwareManifest.Kind.OPAQUE, payload),
                Instant.parse("2026-11-23T14:00:00Z"));
        new FirmwareSigner(key.getPrivate()).sign(manifest, payload, update);
        return Files.readAllBytes(update);
    }

    FirmwareManifest.From leastFrom(String version) {
        return new FirmwareManifest.From(Optional.of(new FirmwareVersion(version)), false);
    }
}
