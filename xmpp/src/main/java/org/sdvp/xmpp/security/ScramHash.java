package org.sdvp.xmpp.security;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The hash functions of SCRAM, strongest last. */
public enum ScramHash {
    /** RFC 5802; the only one that some servers have. */
    SHA_1("SCRAM-SHA-1", "SHA-1", "HmacSHA1"),
    /** RFC 7677. */
    SHA_256("SCRAM-SHA-256", "SHA-256", "HmacSHA256"),
    /** The same with the longer hash. */
    SHA_512("SCRAM-SHA-512", "SHA-512", "HmacSHA512");

    private final String mechanism;
    private final String digest;
    private final String mac;

    ScramHash(String mechanism, String digest, String mac) {
        this.mechanism = mechanism;
        this.digest = digest;
        this.mac = mac;
    }

    /** Name of the SASL mechanism. */
    public String mechanism() {
        return mechanism;
    }

    /** Name of the digest in the JDK. */
    String digest() {
        return digest;
    }

    /** Name of the keyed hash in the JDK. */
    String mac() {
        return mac;
    }

    /** Names of all mechanisms, strongest first. */
    public static List<String> mechanisms() {
        return Arrays.stream(values())
                .sorted(Comparator.reverseOrder())
                .map(ScramHash::mechanism)
                .toList();
    }
}
