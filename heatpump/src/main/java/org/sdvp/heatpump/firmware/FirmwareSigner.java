package org.sdvp.heatpump.firmware;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.HexFormat;

/** Makes update files. */
public final class FirmwareSigner {
    private static final int BUFFER = 1 << 16;

    private final PrivateKey key;

    /** Signs with a key, of Ed25519. */
    public FirmwareSigner(PrivateKey key) {
        this.key = key;
    }

    /**
     * What a manifest says of a payload.
     *
     * @throws IOException if it cannot be read
     */
    public static FirmwareManifest.Payload payload(FirmwareManifest.Kind kind, Path file) throws IOException {
        return new FirmwareManifest.Payload(kind, Files.size(file), sha256(file, 0));
    }

    /**
     * The SHA-256 of a file from an offset to its end, as 64 hexadecimal digits.
     *
     * @throws IOException if it cannot be read
     */
    public static String sha256(Path file, long offset) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(offset);
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Writes an update file.
     *
     * @param manifest whose payload is that of {@link #payload}
     * @param payload what is delivered
     * @param update file to write, in the place of an older one
     * @throws IOException if a file cannot be read or written
     * @throws FirmwareFormatException if the key is not of Ed25519
     */
    public void sign(FirmwareManifest manifest, Path payload, Path update) throws IOException {
        byte[] signed = FirmwareHeader.signed(manifest);
        byte[] signature = signature(signed);
        try (OutputStream out = Files.newOutputStream(update)) {
            out.write(signed);
            out.write(signature);
            Files.copy(payload, out);
        }
    }

    private byte[] signature(byte[] signed) {
        try {
            Signature signature = Signature.getInstance(FirmwareHeader.ALGORITHM);
            signature.initSign(key);
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new FirmwareFormatException("expected a key of Ed25519: " + e.getMessage());
        }
    }
}
