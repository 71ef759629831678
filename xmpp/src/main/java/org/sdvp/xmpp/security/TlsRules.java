package org.sdvp.xmpp.security;

import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * Which TLS is good enough: 1.3 (RFC 8446) before 1.2, and of the cipher suites of 1.2 only those with forward secrecy and
 * authenticated encryption (RFC 9325 section 4.2).
 */
public final class TlsRules {
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private TlsRules() {}

    /** Names of versions, the best first. */
    public static String[] protocols() {
        return PROTOCOLS.toArray(String[]::new);
    }

    /** Names of the cipher suites that this Java platform has and that are good enough, the platform's best first. */
    public static String[] cipherSuites(SSLContext context) {
        return Arrays.stream(context.getDefaultSSLParameters().getCipherSuites())
                .filter(TlsRules::isGood)
                .toArray(String[]::new);
    }

    static boolean isGood(String suite) {
        boolean ofTls13 = suite.startsWith("TLS_AES_") || suite.startsWith("TLS_CHACHA20_");
        boolean sealed = suite.contains("_GCM_") || suite.contains("_CHACHA20_POLY1305_");
        return ofTls13 || (suite.startsWith("TLS_ECDHE_") && sealed);
    }
}
