package org.sdvp.xmpp.security;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Reads private keys of the kinds RSA, EC and EdDSA from PEM (RFC 7468): PKCS#8 in the clear or encrypted (RFC 5958), and
 * what older tools write, RSA as PKCS#1 (RFC 8017) and EC as SEC 1 (RFC 5915).
 */
final class PrivateKeyReader {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    private static final byte[] VERSION_0 = {DerReader.INTEGER, 1, 0};
    /** 1.2.840.113549.1.1.1 with the parameter NULL. */
    private static final byte[] RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };
    /** 1.2.840.10045.2.1. */
    private static final byte[] EC = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};

    private PrivateKeyReader() {}

    /**
     * Reads the first private key of a text.
     *
     * @param pem the text
     * @param password of the key, if it has one
     * @throws IOException saying what was expected and what came, without any of the key
     */
    static PrivateKey read(String pem, Optional<char[]> password) throws IOException {
        Matcher found = KEY.matcher(pem);
        if (!found.find()) {
            throw new IOException("there is no private key in PEM in it");
        }
        String kind = found.group(1);
        if (found.group(2).contains("Proc-Type")) {
            throw new IOException("the private key is encrypted in a way of its own of OpenSSL; expected PKCS#8");
        }
        try {
            byte[] octets = Base64.getMimeDecoder().decode(found.group(2));
            return switch (kind) {
                case "PRIVATE KEY" -> key(octets);
                case "RSA PRIVATE KEY" -> key(ofRsa(octets));
                case "EC PRIVATE KEY" -> key(ofEc(octets));
                case "ENCRYPTED PRIVATE KEY" -> decrypted(octets, password);
                default -> throw new IOException("a \"" + kind + "\"; expected PKCS#8, RSA or EC");
            };
        } catch (IllegalArgumentException e) {
            throw new IOException("the private key is damaged", e);
        }
    }

    private static PrivateKey key(byte[] pkcs8) throws IOException {
        for (String algorithm : ALGORITHMS) {
            Optional<PrivateKey> key = key(algorithm, pkcs8);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new IOException("the private key is damaged, or not of " + ALGORITHMS);
    }

    /** Empty if it is one of another algorithm, or none at all. */
    private static Optional<PrivateKey> key(String algorithm, byte[] pkcs8) throws IOException {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java platform has no " + algorithm, e);
        }
    }

    private static PrivateKey decrypted(byte[] octets, Optional<char[]> password) throws IOException {
        char[] characters = password.orElseThrow(() -> new IOException("the private key needs a password"));
        PBEKeySpec spec = new PBEKeySpec(characters);
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(octets);
            // The JDK tells the name of a PBES2 scheme by its parameters only.
            String scheme =
                    info.getAlgName().startsWith("PBES2") || info.getAlgName().startsWith("1.2.840.113549.1.5.13")
                            ? String.valueOf(info.getAlgParameters())
                            : info.getAlgName();
            Key secret = SecretKeyFactory.getInstance(scheme).generateSecret(spec);
            Cipher cipher = Cipher.getInstance(scheme);
            cipher.init(Cipher.DECRYPT_MODE, secret, info.getAlgParameters());
            return key(info.getKeySpec(cipher).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IOException("the private key cannot be decrypted with its password", e);
        } finally {
            spec.clearPassword();
        }
    }

    private static byte[] ofRsa(byte[] pkcs1) {
        return DerReader.element(DerReader.SEQUENCE, VERSION_0, RSA, DerReader.element(DerReader.OCTET_STRING, pkcs1));
    }

    /** The curve stands in the key itself there, and beside it in PKCS#8. */
    private static byte[] ofEc(byte[] sec1) {
        DerReader key = new DerReader(new DerReader(sec1).content(DerReader.SEQUENCE));
        key.content(DerReader.INTEGER);
        key.content(DerReader.OCTET_STRING);
        byte[] curve = key.content(DerReader.EXPLICIT_0);
        return DerReader.element(
                DerReader.SEQUENCE,
                VERSION_0,
                DerReader.element(DerReader.SEQUENCE, EC, curve),
                DerReader.element(DerReader.OCTET_STRING, sec1));
    }
}
