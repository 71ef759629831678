package org.sdvp.centre.rest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where and how the centre listens.
 *
 * @param host address to listen at; without TLS one of this machine, unless open is set
 * @param port to listen at; 0: any that is free
 * @param tls keys for TLS; empty: without
 * @param proxied a proxy of one's own is before it, which has TLS and says from where in {@code X-Forwarded-For}
 * @param open may listen to others without TLS
 * @param limits of requests
 */
public record SiteSettings(String host, int port, Optional<Tls> tls, boolean proxied, boolean open, Limits limits) {
    private static final int GREATEST_PORT = 65_535;

    /** On this machine, at port 8080. */
    public static final SiteSettings USUAL =
            new SiteSettings("127.0.0.1", 8080, Optional.empty(), false, false, Limits.USUAL);

    /**
     * Keys for TLS.
     *
     * @param keystore file, PKCS #12 or JKS
     * @param password of it; never printed
     */
    public record Tls(Path keystore, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "keystore " + keystore;
        }
    }

    /**
     * What requests may take.
     *
     * @param body longest body, octets
     * @param idle a connection on which nothing comes or goes for so long is closed; more than the 10 s of a beat
     * @param whole an answer that takes longer is given up
     */
    public record Limits(int body, Duration idle, Duration whole) {
        /** A mebibyte, half a minute, a minute. */
        public static final Limits USUAL = new Limits(1 << 20, Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    /**
     * Checks that nobody listens in by mistake.
     *
     * @throws IllegalArgumentException if it would be open to others without TLS, or the port is none
     */
    public SiteSettings {
        if (port < 0 || port > GREATEST_PORT) {
            throw new IllegalArgumentException("expected a port from 0 to " + GREATEST_PORT + ", not " + port);
        }
        if (tls.isEmpty() && !open && !isLoopback(host)) {
            throw new IllegalArgumentException("expected TLS (keystore) to listen at " + host
                    + ", which others can reach: passwords would be readable on the way; 127.0.0.1 is for this machine"
                    + " only, and open: true allows it all the same, as behind a proxy");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("expected an address of this machine, not " + host, e);
        }
    }

    /** The same at another port. */
    public SiteSettings withPort(int other) {
        return new SiteSettings(host, other, tls, proxied, open, limits);
    }

    /** Whether browsers come over TLS. */
    public boolean isSecure() {
        return tls.isPresent() || proxied;
    }
}
