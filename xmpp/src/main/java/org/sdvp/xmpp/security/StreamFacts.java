package org.sdvp.xmpp.security;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was agreed on a stream that is open, for those who look after XMPP servers.
 *
 * @param protocol of TLS, such as {@code TLSv1.3}
 * @param cipherSuite of TLS, by its IANA name
 * @param certificates that the XMPP server has shown, its own first
 * @param offer of the XMPP server for the login, over TLS
 * @param mechanism by which the login was done
 * @param features the XMPP server has offered after the login
 * @param resumption how long it holds a lost stream (XEP-0198); empty: it does not, or was not asked to; {@link
 *     Duration#ZERO}: it does not tell
 */
public record StreamFacts(
        String protocol,
        String cipherSuite,
        List<X509Certificate> certificates,
        SaslOffer offer,
        String mechanism,
        Set<Feature> features,
        Optional<Duration> resumption) {
    /** Copies the lists. */
    public StreamFacts {
        certificates = List.copyOf(certificates);
        features = Set.copyOf(features);
    }

    /** Features of a stream that a link which comes and goes is the better for. */
    public enum Feature {
        /** Stanzas are acknowledged (XEP-0198). */
        STREAM_MANAGEMENT,
        /** A roster that has not changed is not sent again (RFC 6121 2.6). */
        ROSTER_VERSIONING,
        /** A subscription can be granted before it is asked for (RFC 6121 3.4). */
        PRE_APPROVAL
    }
}
