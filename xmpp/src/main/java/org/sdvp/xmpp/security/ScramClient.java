package org.sdvp.xmpp.security;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The client's side of one SCRAM exchange, RFC 5802 and RFC 7677, bound to the TLS channel or not. The password does not
 * leave it, and the server has to prove that it knows the password's hash. A server that says what it has offered (XEP-0474)
 * is compared with what came. Call {@link #first}, {@link #reply} and {@link #verify} in this order.
 */
public final class ScramClient {
    /** Fewer rounds than RFC 7677 asks for would make the password cheap to guess. */
    static final int MIN_ITERATIONS = 4_096;
    /** More would let a server keep the device busy. */
    static final int MAX_ITERATIONS = 1_000_000;

    private final ScramHash hash;
    private final String nonce;
    private final String firstBare;
    private final byte[] password;
    private final ChannelBinding binding;
    private Optional<SaslOffer> offer = Optional.empty();
    private byte[] serverSignature = {};

    /**
     * Starts an exchange.
     *
     * @param hash the mechanism
     * @param user local part of the account
     * @param password of the account; not kept
     */
    public ScramClient(ScramHash hash, String user, char[] password) {
        this(hash, user, password, ChannelBinding.NONE);
    }

    /**
     * Starts an exchange.
     *
     * @param hash the mechanism
     * @param user local part of the account
     * @param password of the account; not kept
     * @param binding to the TLS channel, or why there is none
     */
    public ScramClient(ScramHash hash, String user, char[] password, ChannelBinding binding) {
        this(hash, new Start(user, newNonce(), binding), password);
    }

    /** How an exchange begins, in tests with a nonce that is known. */
    record Start(String user, String nonce, ChannelBinding binding) {}

    ScramClient(ScramHash hash, Start start, char[] password) {
        this.hash = hash;
        this.nonce = start.nonce();
        this.binding = start.binding();
        this.password = prepared(password);
        this.firstBare = "n=" + prepared(start.user()).replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
    }

    /**
     * Sets what the XMPP server was seen to offer, for comparison with what it says that it has offered (XEP-0474). A
     * server that says nothing of it is taken at its word.
     *
     * @return this
     */
    public ScramClient expecting(SaslOffer seen) {
        offer = Optional.of(seen);
        return this;
    }

    /** The first message to the server. */
    public byte[] first() {
        return (binding.gs2Header() + firstBare).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The second message to the server.
     *
     * @param challenge the server's first message
     * @throws ScramException if the challenge is malformed, does not continue the nonce, or asks for too few or too
     *     many iterations, or if the server has offered something else than what came
     */
    public byte[] reply(byte[] challenge) throws ScramException {
        String serverFirst = new String(challenge, StandardCharsets.UTF_8);
        Map<Character, String> parts = parts(serverFirst);
        String fullNonce = part(parts, 'r', "nonce");
        if (!fullNonce.startsWith(nonce) || fullNonce.length() == nonce.length()) {
            throw new ScramException("the server's nonce does not continue ours: it answers somebody else");
        }
        byte[] salt = base64(part(parts, 's', "salt"), "salt");
        int iterations = iterations(part(parts, 'i', "iteration count"));
        checkOffer(parts);
        String finalBare = "c=" + Base64.getEncoder().encodeToString(binding.input()) + ",r=" + fullNonce;
        byte[] message = (firstBare + "," + serverFirst + "," + finalBare).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] salted = salted(salt, iterations);
            byte[] clientKey = hmac(salted, "Client Key".getBytes(StandardCharsets.UTF_8));
            byte[] storedKey = digest(clientKey);
            byte[] proof = xor(clientKey, hmac(storedKey, message));
            serverSignature = hmac(hmac(salted, "Server Key".getBytes(StandardCharsets.UTF_8)), message);
            return (finalBare + ",p=" + Base64.getEncoder().encodeToString(proof)).getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no " + hash.mac(), e);
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    /**
     * Checks the server's last message.
     *
     * @param success the server's final message
     * @throws ScramException if the server did not prove that it knows the password's hash
     */
    public void verify(byte[] success) throws ScramException {
        Map<Character, String> parts = parts(new String(success, StandardCharsets.UTF_8));
        byte[] signature = base64(part(parts, 'v', "signature"), "signature");
        if (serverSignature.length == 0 || !MessageDigest.isEqual(signature, serverSignature)) {
            throw new ScramException("the server's signature is wrong: it does not know the password's hash");
        }
    }

    private void checkOffer(Map<Character, String> parts) throws ScramException {
        String told = parts.get('h');
        if (told == null || offer.isEmpty()) {
            return;
        }
        byte[] seen = digest(offer.get().hashed().getBytes(StandardCharsets.UTF_8));
        if (!MessageDigest.isEqual(base64(told, "hash of its offer"), seen)) {
            throw new ScramException(
                    "what came as the server's offer, " + offer.get().mechanisms()
                            + ", is not what it has sent (XEP-0474): somebody on the way has changed it");
        }
    }

    private byte[] digest(byte[] octets) {
        try {
            return MessageDigest.getInstance(hash.digest()).digest(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no " + hash.digest(), e);
        }
    }

    private static int iterations(String text) throws ScramException {
        int iterations;
        try {
            iterations = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            iterations = -1;
        }
        if (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS) {
            throw new ScramException("the server asks for " + (iterations < 0 ? "no readable number of" : iterations)
                    + " iterations; expected " + MIN_ITERATIONS + " to " + MAX_ITERATIONS);
        }
        return iterations;
    }

    /** Hi() of RFC 5802 2.2. */
    private byte[] salted(byte[] salt, int iterations) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(hash.mac());
        // A key may not be empty here, and HMAC fills a short one up with zeros.
        mac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, hash.mac()));
        mac.update(salt);
        byte[] round = mac.doFinal(new byte[] {0, 0, 0, 1});
        byte[] result = round.clone();
        for (int i = 1; i < iterations; i++) {
            round = mac.doFinal(round);
            for (int k = 0; k < result.length; k++) {
                result[k] ^= round[k];
            }
        }
        return result;
    }

    private byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(hash.mac());
        mac.init(new SecretKeySpec(key, hash.mac()));
        return mac.doFinal(message);
    }

    private static byte[] xor(byte[] a, byte[] b) {
        byte[] result = a.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= b[i];
        }
        return result;
    }

    private static Map<Character, String> parts(String message) throws ScramException {
        Map<Character, String> parts = new HashMap<>();
        for (String part : message.split(",", -1)) {
            if (part.length() < 2 || part.charAt(1) != '=') {
                throw new ScramException("the server's message is no list of letter=value");
            }
            parts.putIfAbsent(part.charAt(0), part.substring(2));
        }
        if (parts.containsKey('m')) {
            throw new ScramException("the server demands an extension of SCRAM that is not known");
        }
        if (parts.containsKey('e')) {
            throw new ScramException("the server refused: " + parts.get('e'));
        }
        return parts;
    }

    private static String part(Map<Character, String> parts, char key, String name) throws ScramException {
        String value = parts.get(key);
        if (value == null || value.isEmpty()) {
            throw new ScramException("the server's message has no " + name);
        }
        return value;
    }

    private static byte[] base64(String text, String name) throws ScramException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new ScramException("the server's " + name + " is no Base64");
        }
    }

    /** SASLprep (RFC 4013) as far as it changes what people type: other spaces to space, compatibility forms. */
    private static String prepared(CharSequence text) {
        StringBuilder spaced = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\u00ad') {
                spaced.append(Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c);
            }
        }
        return Normalizer.normalize(spaced, Normalizer.Form.NFKC);
    }

    private static byte[] prepared(char[] password) {
        return prepared(CharBuffer.wrap(password)).getBytes(StandardCharsets.UTF_8);
    }

    private static String newNonce() {
        byte[] random = new byte[18];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
