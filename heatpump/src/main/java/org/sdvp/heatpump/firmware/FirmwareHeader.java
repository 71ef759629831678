package org.sdvp.heatpump.firmware;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalInt;

/**
 * The beginning of an update file: {@code SDVP-FW1}, the length of the manifest in 4 octets, the manifest, and 64 octets
 * of Ed25519 signature (RFC 8032) over all that is before them. The payload follows and ends with the file.
 */
public final class FirmwareHeader {
    /** Most octets a header has. */
    public static final int MAX_LENGTH;

    /** As many octets as it takes to know how long the header is. */
    public static final int LEAD = 12;

    static final String ALGORITHM = "Ed25519";
    static final int SIGNATURE_LENGTH = 64;
    private static final byte[] MAGIC = "SDVP-FW1".getBytes(StandardCharsets.US_ASCII);

    static {
        MAX_LENGTH = LEAD + FirmwareManifest.MAX_LENGTH + SIGNATURE_LENGTH;
    }

    private final byte[] octets;
    private final FirmwareManifest manifest;

    private FirmwareHeader(byte[] octets, FirmwareManifest manifest) {
        this.octets = octets;
        this.manifest = manifest;
    }

    /**
     * How long the header is that begins so.
     *
     * @param begin the first octets of a file
     * @return empty if they are too few to tell
     * @throws FirmwareFormatException if no update file begins so
     */
    public static OptionalInt length(byte[] begin) {
        int known = Math.min(begin.length, MAGIC.length);
        if (!Arrays.equals(begin, 0, known, MAGIC, 0, known)) {
            throw new FirmwareFormatException("expected an update file, which begins with SDVP-FW1, but got another");
        }
        if (begin.length < LEAD) {
            return OptionalInt.empty();
        }
        int length = ByteBuffer.wrap(begin).getInt(MAGIC.length);
        if (length < 1 || length > FirmwareManifest.MAX_LENGTH) {
            throw new FirmwareFormatException("expected a manifest of 1 to " + FirmwareManifest.MAX_LENGTH
                    + " octets, but got " + Integer.toUnsignedString(length));
        }
        return OptionalInt.of(LEAD + length + SIGNATURE_LENGTH);
    }

    /**
     * Reads a header; whose signature it bears is asked afterwards, by {@link #isSignedBy}.
     *
     * @param begin the first octets of a file; what is behind the header is passed over
     * @throws FirmwareFormatException if they are no header, or not the whole of it
     */
    public static FirmwareHeader read(byte[] begin) {
        int length = length(begin).orElse(LEAD);
        if (begin.length < length || begin.length < LEAD) {
            throw new FirmwareFormatException(
                    "expected a header of " + length + " octets, but the file has " + begin.length);
        }
        String text = new String(begin, LEAD, length - LEAD - SIGNATURE_LENGTH, StandardCharsets.UTF_8);
        return new FirmwareHeader(Arrays.copyOf(begin, length), FirmwareManifest.parse(text));
    }

    /**
     * Reads the header of a file.
     *
     * @throws FirmwareFormatException if it is no update file, or shorter or longer than its manifest says
     * @throws IOException if it cannot be read
     */
    public static FirmwareHeader read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            FirmwareHeader header = read(in.readNBytes(MAX_LENGTH));
            long size = Files.size(file);
            if (size != header.fileSize()) {
                throw new FirmwareFormatException(
                        "expected a file of " + header.fileSize() + " octets, but it has " + size);
            }
            return header;
        }
    }

    /** All before the signature of a manifest. */
    static byte[] signed(FirmwareManifest manifest) {
        byte[] text = manifest.text().getBytes(StandardCharsets.UTF_8);
        if (text.length > FirmwareManifest.MAX_LENGTH) {
            throw new FirmwareFormatException("expected a manifest of at most " + FirmwareManifest.MAX_LENGTH
                    + " octets, but got " + text.length);
        }
        return ByteBuffer.allocate(LEAD + text.length)
                .put(MAGIC)
                .putInt(text.length)
                .put(text)
                .array();
    }

    /** Whether one of some keys has signed it. */
    public boolean isSignedBy(Collection<PublicKey> keys) {
        return keys.stream().anyMatch(this::isSignedBy);
    }

    private boolean isSignedBy(PublicKey key) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(octets, 0, octets.length - SIGNATURE_LENGTH);
            return check.verify(octets, octets.length - SIGNATURE_LENGTH, SIGNATURE_LENGTH);
        } catch (GeneralSecurityException e) {
            // A signature that is none: its second half is no number below the order of the curve.
            return false;
        }
    }

    /** What the file says of itself. */
    public FirmwareManifest manifest() {
        return manifest;
    }

    /** Its own octets, which no other update has. */
    public byte[] octets() {
        return octets.clone();
    }

    /** Octets of the header. */
    public int length() {
        return octets.length;
    }

    /** Octets of the whole file. */
    public long fileSize() {
        return octets.length + manifest.payload().size();
    }
}
