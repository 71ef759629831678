package org.sdvp.demo.xmppserver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a server stores instead of a password: the keys of SCRAM (RFC 5802 section 3).
 *
 * @param storedKey {@code H(ClientKey)} in Base64
 * @param serverKey {@code HMAC(SaltedPassword, "Server Key")} in Base64
 * @param salt the salt of this account in Base64
 * @param iterations of the key derivation
 */
record ScramKeys(String storedKey, String serverKey, String salt, int iterations) {
    /** The hash functions of SCRAM in use with XMPP. */
    enum Hash {
        /** For SCRAM-SHA-1, RFC 5802. */
        SHA_1("SHA-1", "SHA1", 160),
        /** For SCRAM-SHA-256, RFC 7677. */
        SHA_256("SHA-256", "SHA256", 256);

        private final String digest;
        private final String hmac;
        private final int bits;

        Hash(String digest, String hmac, int bits) {
            this.digest = digest;
            this.hmac = hmac;
            this.bits = bits;
        }
    }

    // The least that RFC 7677 section 4 allows; these passwords live for minutes.
    private static final int ITERATIONS = 4096;
    private static final int SALT_OCTETS = 16;

    /** Derives the keys of a password with a fresh salt. */
    static ScramKeys derive(Hash hash, String password) {
        byte[] salt = new byte[SALT_OCTETS];
        new SecureRandom().nextBytes(salt);
        return derive(hash, password, salt, ITERATIONS);
    }

    /** Derives the keys of a password; it must be printable ASCII, which SASLprep (RFC 4013) leaves as it is. */
    static ScramKeys derive(Hash hash, String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, hash.bits);
        try {
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmac" + hash.hmac)
                    .generateSecret(spec)
                    .getEncoded();
            byte[] stored = MessageDigest.getInstance(hash.digest).digest(hmac(hash, salted, "Client Key"));
            byte[] server = hmac(hash, salted, "Server Key");
            return new ScramKeys(base64(stored), base64(server), base64(salt), iterations);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot derive SCRAM keys", e);
        } finally {
            spec.clearPassword();
        }
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static byte[] hmac(Hash hash, byte[] key, String text) throws GeneralSecurityException {
        String algorithm = "Hmac" + hash.hmac;
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** {@return the number of iterations; never a key} */
    @Override
    public String toString() {
        return "ScramKeys[" + iterations + " iterations]";
    }
}
