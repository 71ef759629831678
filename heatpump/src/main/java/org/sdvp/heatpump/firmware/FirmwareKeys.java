package org.sdvp.heatpump.firmware;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Keys of Ed25519 in PEM files: private ones as PKCS #8 ({@code PRIVATE KEY}), public ones as RFC 5280
 * SubjectPublicKeyInfo ({@code PUBLIC KEY}), as OpenSSL writes and reads them (RFC 8410).
 */
public final class FirmwareKeys {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int LINE = 64;
    private static final int FINGERPRINT = 8;
    private static final long MOST_OCTETS = 1 << 16;

    private FirmwareKeys() {}

    /** Makes a pair. */
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(FirmwareHeader.ALGORITHM).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java from 15 on has Ed25519", e);
        }
    }

    /**
     * Writes a pair: two new files, the private one for its owner's eyes only.
     *
     * @throws java.nio.file.FileAlreadyExistsException if one of them is there: a key that is gone cannot be had again
     * @throws IOException if they cannot be written
     */
    public static void write(KeyPair pair, Path privateFile, Path publicFile) throws IOException {
        Files.createFile(publicFile);
        if (privateFile.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    privateFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(privateFile);
        }
        Files.writeString(privateFile, pem(PRIVATE, pair.getPrivate().getEncoded()), StandardOpenOption.WRITE);
        Files.writeString(publicFile, pem(PUBLIC, pair.getPublic().getEncoded()), StandardOpenOption.WRITE);
    }

    private static String pem(String label, byte[] der) {
        String text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }

    /**
     * Reads a private key.
     *
     * @throws IOException if the file cannot be read
     * @throws FirmwareFormatException if it is no such key; nothing of the file is told
     */
    public static PrivateKey readPrivate(Path file) throws IOException {
        try {
            return KeyFactory.getInstance(FirmwareHeader.ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(der(file, PRIVATE)));
        } catch (GeneralSecurityException e) {
            throw new FirmwareFormatException(file + ": expected a private key of Ed25519");
        }
    }

    /**
     * Reads a public key.
     *
     * @throws IOException if the file cannot be read
     * @throws FirmwareFormatException if it is no such key
     */
    public static PublicKey readPublic(Path file) throws IOException {
        try {
            return KeyFactory.getInstance(FirmwareHeader.ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(der(file, PUBLIC)));
        } catch (GeneralSecurityException e) {
            throw new FirmwareFormatException(file + ": expected a public key of Ed25519");
        }
    }

    private static byte[] der(Path file, String label) throws IOException {
        FirmwareFormatException none = new FirmwareFormatException(
                file + ": expected a PEM file with one key of Ed25519 (-----BEGIN " + label + "-----)");
        if (Files.size(file) > MOST_OCTETS) {
            throw none;
        }
        String begin = "-----BEGIN " + label + "-----";
        try {
            String text = Files.readString(file);
            int from = text.indexOf(begin);
            int to = text.indexOf("-----END " + label + "-----");
            if (from < 0 || to < from) {
                throw none;
            }
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw none;
        }
    }

    /** What people tell keys apart by: the first 8 octets of the SHA-256 of the public key, in hexadecimal digits. */
    public static String fingerprint(PublicKey key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(Arrays.copyOf(hash, FINGERPRINT));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
