package org.sdvp.xmpp.security;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Kinds of channel binding over TLS that this side can do, the better first. {@code tls-unique} (RFC 5929) is not among
 * them: it is not defined for TLS 1.3, and the JDK does not give its octets away for TLS 1.2.
 */
public enum ChannelBindingType {
    /** RFC 9266: 32 octets that only the two ends of one TLS 1.3 channel can compute. From JDK 25 on. */
    TLS_EXPORTER("tls-exporter") {
        @Override
        Optional<byte[]> data(SSLSession session) {
            return session.getProtocol().equals("TLSv1.3") ? exported(session) : Optional.empty();
        }
    },
    /** RFC 5929 section 4: the hash of the XMPP server's certificate. */
    TLS_SERVER_END_POINT("tls-server-end-point") {
        @Override
        Optional<byte[]> data(SSLSession session) {
            try {
                Certificate[] chain = session.getPeerCertificates();
                return chain[0] instanceof X509Certificate own ? certificateHash(own) : Optional.empty();
            } catch (SSLPeerUnverifiedException e) {
                return Optional.empty();
            }
        }
    };

    private static final String LABEL = "EXPORTER-Channel-Binding";
    private static final int EXPORTED_OCTETS = 32;

    private final String registeredName;

    ChannelBindingType(String registeredName) {
        this.registeredName = registeredName;
    }

    /** Name in the registry of IANA, as it goes over the wire. */
    public String registeredName() {
        return registeredName;
    }

    /**
     * The octets that an exchange over a TLS session is bound to.
     *
     * @return empty if this session, or this Java platform, has none of this kind
     */
    abstract Optional<byte[]> data(SSLSession session);

    /** The binding of an exchange to a TLS session; empty if the session has none of this kind. */
    public Optional<ChannelBinding> over(SSLSession session) {
        return data(session).map(octets -> ChannelBinding.of(registeredName, octets));
    }

    /** MD5 and SHA-1 are replaced by SHA-256; a signature without a hash function of its own has no binding. */
    static Optional<byte[]> certificateHash(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        int with = algorithm.indexOf("WITH");
        if (with < 0) {
            return Optional.empty();
        }
        String digest = algorithm.substring(0, with).replaceFirst("^SHA-?", "SHA-");
        String hash = digest.equals("MD5") || digest.equals("SHA-1") ? "SHA-256" : digest;
        try {
            return Optional.of(MessageDigest.getInstance(hash).digest(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate has no encoding", e);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** JDK 25 has the exporter in its public API; SDVP is compiled for 17. */
    private static Optional<byte[]> exported(SSLSession session) {
        try {
            Method exporter = Class.forName("javax.net.ssl.ExtendedSSLSession")
                    .getMethod("exportKeyingMaterialData", String.class, byte[].class, int.class);
            return exporter.invoke(session, LABEL, new byte[0], EXPORTED_OCTETS) instanceof byte[] octets
                    ? Optional.of(octets)
                    : Optional.empty();
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            if (e instanceof InvocationTargetException thrown && thrown.getCause() instanceof Error error) {
                throw error;
            }
            return Optional.empty();
        }
    }
}
