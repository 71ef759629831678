package org.sdvp.it.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The server's side of SCRAM, RFC 5802, as far as a test of the client needs it; on the JDK's own PBKDF2. */
final class ScramServer {
    static final String PASSWORD = "correct horse";
    private static final byte[] SALT = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final int ROUNDS = 4_096;

    private final String hash;
    private final String mechanism;
    private final String header;
    private final String firstBare;
    private String more = "";
    private String binding = "";

    ScramServer(String mechanism, String first) {
        this.mechanism = mechanism;
        this.hash = mechanism.replace("SCRAM-", "").replace("-PLUS", "");
        String text = new String(Base64.getDecoder().decode(first), StandardCharsets.UTF_8);
        int comma = text.indexOf(',', text.indexOf(',') + 1) + 1;
        this.header = text.substring(0, comma);
        this.firstBare = text.substring(comma);
    }

    String mechanism() {
        return mechanism;
    }

    /** The gs2 header, such as {@code p=tls-exporter,,}. */
    String header() {
        return header;
    }

    /** What the client took for the data of the channel, in hexadecimal; known after its proof. */
    String binding() {
        return binding;
    }

    /** Adds attributes to the challenge. */
    ScramServer adding(String attributes) {
        more = attributes;
        return this;
    }

    String challenge() {
        return base64(bytes(serverFirst()));
    }

    private String serverFirst() {
        return firstBare.substring(firstBare.indexOf("r=")) + "srv,s=" + base64(SALT) + ",i=" + ROUNDS + more;
    }

    /** Checks the proof of the client; {@return the server's} */
    String verify(String response) throws GeneralSecurityException {
        String last = new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8);
        String bare = last.substring(0, last.lastIndexOf(",p="));
        byte[] input = Base64.getDecoder().decode(bare.substring(2, bare.indexOf(',')));
        String text = new String(input, StandardCharsets.ISO_8859_1);
        if (!text.startsWith(header)) {
            throw new AssertionError("the header was " + header + " first and then " + text);
        }
        binding = hex(input, header.length());
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmac" + hash.replace("-", ""))
                .generateSecret(new PBEKeySpec(PASSWORD.toCharArray(), SALT, ROUNDS, digest(new byte[0]).length * 8))
                .getEncoded();
        byte[] message = bytes(firstBare + "," + serverFirst() + "," + bare);
        byte[] clientKey = mac(salted, bytes("Client Key"));
        byte[] signature = mac(digest(clientKey), message);
        byte[] proof = Base64.getDecoder().decode(last.substring(last.lastIndexOf(",p=") + 3));
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= signature[i];
        }
        if (!MessageDigest.isEqual(proof, clientKey)) {
            throw new AssertionError("the client does not know the password");
        }
        return base64(bytes("v=" + base64(mac(mac(salted, bytes("Server Key")), message))));
    }

    private byte[] digest(byte[] octets) throws GeneralSecurityException {
        return MessageDigest.getInstance(hash).digest(octets);
    }

    private byte[] mac(byte[] key, byte[] message) throws GeneralSecurityException {
        String name = "Hmac" + hash.replace("-", "");
        Mac mac = Mac.getInstance(name);
        mac.init(new SecretKeySpec(key, name));
        return mac.doFinal(message);
    }

    static String hex(byte[] octets, int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < octets.length; i++) {
            text.append(String.format("%02x", octets[i]));
        }
        return text.toString();
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
