package org.sdvp.centre.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords by Argon2id (RFC 9106), each with a salt of its own, and keeps the parameters beside the hash, in the
 * usual text form: {@code $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH}. Safe for many threads; at most two hash at a time,
 * for each takes 19 MiB.
 */
public final class PasswordHashing {
    /** Fewest characters of a password. */
    public static final int SHORTEST = 10;

    private static final int LONGEST = 256;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int AT_A_TIME = 2;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9]{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(AT_A_TIME, true);
    private final Cost cost;
    private final String nobodys;

    /**
     * What a hash costs.
     *
     * @param memory KiB
     * @param passes over it
     * @param lanes beside one another
     */
    public record Cost(int memory, int passes, int lanes) {
        /** 19 MiB, 2 passes, 1 lane: some 50 ms. */
        public static final Cost USUAL = new Cost(19 * 1024, 2, 1);
    }

    /** One of some cost. */
    public PasswordHashing(Cost cost) {
        this.cost = cost;
        byte[] unknown = new byte[SALT_BYTES];
        random.nextBytes(unknown);
        this.nobodys = hash(Base64.getEncoder().encodeToString(unknown));
    }

    /**
     * Checks that a password may be used.
     *
     * @throws AccountException if it is too short or too long
     */
    public static void requireGood(String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || password.length() > LONGEST) {
            throw new AccountException(
                    AccountException.Kind.INPUT,
                    "expected a password of " + SHORTEST + " to " + LONGEST + " characters, but got " + length);
        }
    }

    /** The hash of a password, with a new salt. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memory() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                + base64.encodeToString(salt) + "$"
                + base64.encodeToString(compute(password, salt, cost, HASH_BYTES));
    }

    /** Whether a password is that of a hash; takes as long whether it is or not. */
    public boolean matches(String password, String hash) {
        Matcher parts = FORM.matcher(hash);
        if (password.length() > LONGEST || !parts.matches()) {
            return false;
        }
        Cost its = new Cost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        return MessageDigest.isEqual(expected, compute(password, salt, its, expected.length));
    }

    /** A hash of a password that nobody has: comparing with it for a user that does not exist hides that he does not. */
    public String nobodys() {
        return nobodys;
    }

    /** Whether a hash was made at another cost than is usual now, so that it should be made anew. */
    public boolean isOutdated(String hash) {
        return !hash.startsWith(
                "$argon2id$v=19$m=" + cost.memory() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$");
    }

    private byte[] compute(String password, byte[] salt, Cost by, int length) {
        places.acquireUninterruptibly();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(by.memory())
                    .withIterations(by.passes())
                    .withParallelism(by.lanes())
                    .withSalt(salt)
                    .build());
            byte[] result = new byte[length];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), result);
            return result;
        } finally {
            places.release();
        }
    }
}
