package org.sdvp.heatpump.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirmwareFileTest {
    private static final KeyPair KEY = FirmwareKeys.generate();

    @TempDir
    private Path folder;

    private FirmwareManifest manifest(FirmwareManifest.Payload payload) {
        return new FirmwareManifest(
                "sdvp-agent",
                List.of("box-2", "box-3"),
                new FirmwareVersion("1.4.2"),
                new FirmwareManifest.From(Optional.of(new FirmwareVersion("1.0")), true),
                payload,
                Instant.parse("2026-11-23T14:00:00Z"));
    }

    private Path update(byte[] octets) throws IOException {
        Path payload = Files.write(folder.resolve("payload"), octets);
        Path update = folder.resolve("update.sdvpfw");
        new FirmwareSigner(KEY.getPrivate())
                .sign(manifest(FirmwareSigner.payload(FirmwareManifest.Kind.OPAQUE, payload)), payload, update);
        return update;
    }

    @Test
    void signedFile_saysWhatWasSigned() throws IOException {
        FirmwareHeader header = FirmwareHeader.read(update("hello".getBytes(StandardCharsets.UTF_8)));
        assertThat(header.isSignedBy(List.of(FirmwareKeys.generate().getPublic(), KEY.getPublic())))
                .isTrue();
        assertThat(header.manifest().text()).isEqualTo("""
                product: sdvp-agent
                hardware: box-2 box-3
                version: 1.4.2
                from: 1.0
                downgrade: yes
                payload: opaque
                size: 5
                sha256: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824
                time: 2026-11-23T14:00:00Z
                """);
        assertThat(FirmwareManifest.parse(header.manifest().text())).isEqualTo(header.manifest());
    }

    @Test
    void strangersKey_hasNotSigned() throws IOException {
        FirmwareHeader header = FirmwareHeader.read(update(new byte[] {1}));
        assertThat(header.isSignedBy(List.of(FirmwareKeys.generate().getPublic())))
                .isFalse();
        assertThat(header.isSignedBy(List.of())).isFalse();
    }

    @RepeatedTest(20)
    void anyBitChanged_isRefusedOrBreaksTheSignature() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] octets = FirmwareHeader.read(update(new byte[] {7})).octets();
        octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
        boolean trusted;
        try {
            trusted = FirmwareHeader.read(octets).isSignedBy(List.of(KEY.getPublic()));
        } catch (FirmwareFormatException e) {
            trusted = false;
        }
        assertThat(trusted).as("seed %d", seed).isFalse();
    }

    @RepeatedTest(5)
    void headerCutShort_isRefused() throws IOException {
        byte[] octets = FirmwareHeader.read(update(new byte[] {7})).octets();
        byte[] cut = Arrays.copyOf(octets, new Random().nextInt(octets.length));
        assertThatThrownBy(() -> FirmwareHeader.read(cut)).isInstanceOf(FirmwareFormatException.class);
    }

    @Test
    void fileOfAnotherLength_isRefused() throws IOException {
        Path update = update(new byte[100]);
        Files.write(update, Arrays.copyOf(Files.readAllBytes(update), (int) Files.size(update) - 1));
        assertThatThrownBy(() -> FirmwareHeader.read(update))
                .isInstanceOf(FirmwareFormatException.class)
                .hasMessageContaining("octets, but it has");
    }

    @Test
    void manifestSaidInAnotherWay_isRefused() throws IOException {
        String text = FirmwareHeader.read(update(new byte[] {1})).manifest().text();
        for (String other : List.of(
                text + "more: yes\n",
                text.replace("\n", "\r\n"),
                text.replace("size: 1", "size: 01"),
                text.replace("downgrade: yes", "downgrade: no"),
                text + "size: 1\n",
                text.replaceFirst("(product: .*\n)(hardware: .*\n)", "$2$1"),
                "",
                "\n")) {
            assertThatThrownBy(() -> FirmwareManifest.parse(other))
                    .as(other)
                    .isInstanceOf(FirmwareFormatException.class);
        }
    }

    @Test
    void lengthOfManifest_isBounded() {
        byte[] lead = Arrays.copyOf("SDVP-FW1".getBytes(StandardCharsets.US_ASCII), FirmwareHeader.LEAD);
        lead[8] = (byte) 0xff;
        assertThatThrownBy(() -> FirmwareHeader.length(lead))
                .isInstanceOf(FirmwareFormatException.class)
                .hasMessageContaining("4096");
    }

    @Test
    void keysOnDisk_areTheSame_andNeverOverwritten() throws IOException {
        Path secret = folder.resolve("vendor.key");
        Path shown = folder.resolve("vendor.pub");
        FirmwareKeys.write(KEY, secret, shown);
        assertThat(FirmwareKeys.readPrivate(secret)).isEqualTo(KEY.getPrivate());
        assertThat(FirmwareKeys.readPublic(shown)).isEqualTo(KEY.getPublic());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> FirmwareKeys.write(FirmwareKeys.generate(), secret, folder.resolve("other")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> FirmwareKeys.readPublic(secret))
                .isInstanceOf(FirmwareFormatException.class)
                .hasMessageContaining("PUBLIC KEY");
    }
}
