package org.sdvp.xmpp.security;

import java.io.IOException;
import java.io.InputStream;
import java.net.IDN;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trusts an XMPP server if its certificate is signed by a known authority and is for the XMPP domain, whatever the host
 * name it was reached by (RFC 6120 13.7.2, RFC 6125): as DNS name among the subject's alternative names, a {@code *}
 * standing for its first label. The common name does not count.
 */
public final class DomainTrust extends X509ExtendedTrustManager {
    private static final Logger LOG = LoggerFactory.getLogger(DomainTrust.class);
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final String domain;
    private final Optional<Path> caFile;
    private volatile Authorities authorities;
    private volatile Optional<CertificateException> refusal = Optional.empty();

    private DomainTrust(String domain, Optional<Path> caFile, Authorities authorities) {
        this.domain = domain;
        this.caFile = caFile;
        this.authorities = authorities;
    }

    /**
     * Authorities as they were when their file was read.
     *
     * @param check does it
     * @param file what stood in the file; empty for those of the JDK
     */
    private record Authorities(X509TrustManager check, Optional<List<Certificate>> file) {}

    /**
     * Trust in a domain.
     *
     * @param domain the XMPP domain
     * @param caFile certificates (PEM or DER) of the authorities; empty: those of the JDK
     * @throws IllegalArgumentException if the file cannot be read or holds no certificate
     */
    public static DomainTrust of(String domain, Optional<Path> caFile) {
        return new DomainTrust(ascii(domain), caFile, authorities(caFile.map(DomainTrust::certificates)));
    }

    /**
     * Reads the file of authorities again, for the next handshake. One that cannot be read leaves those of before in
     * force.
     *
     * @return whether they are other ones than before
     */
    public boolean reload() {
        if (caFile.isEmpty()) {
            return false;
        }
        try {
            List<Certificate> read = certificates(caFile.get());
            boolean changed = !authorities.file().equals(Optional.of(read));
            if (changed) {
                authorities = authorities(Optional.of(read));
            }
            return changed;
        } catch (IllegalArgumentException e) {
            LOG.warn("the authorities of before stay in force: {}", e.getMessage());
            return false;
        }
    }

    private static Authorities authorities(Optional<List<Certificate>> certificates) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(certificates.isPresent() ? store(certificates.get()) : null);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager check) {
                    return new Authorities(check, certificates);
                }
            }
            throw new IllegalStateException("this Java platform has no X.509 trust manager");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java platform cannot check X.509 certificates", e);
        }
    }

    private static List<Certificate> certificates(Path caFile) {
        try (InputStream in = Files.newInputStream(caFile)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new CertificateException("there is none in it");
            }
            return List.copyOf(certificates);
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException(
                    "CA file " + caFile + ": expected X.509 certificates in PEM, but " + e, e);
        }
    }

    private static KeyStore store(List<Certificate> certificates) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("ca" + number++, certificate);
        }
        return store;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        try {
            check(chain, authType);
            refusal = Optional.empty();
        } catch (CertificateException e) {
            refusal = Optional.of(e);
            throw e;
        }
    }

    /**
     * Why the last certificate was refused; empty if it was not. TLS libraries do not always hand the reason on to the
     * one who connects.
     */
    public Optional<CertificateException> refusal() {
        return refusal;
    }

    /** Forgets the refusal of before: to be called ahead of each connection, which may never get to a certificate. */
    public void forgetRefusal() {
        refusal = Optional.empty();
    }

    private void check(X509Certificate[] chain, String authType) throws CertificateException {
        try {
            authorities.check().checkServerTrusted(chain, authType);
        } catch (CertificateException e) {
            throw new CertificateException(
                    "certificate of \"" + chain[0].getSubjectX500Principal() + "\", issued by \""
                            + chain[0].getIssuerX500Principal() + "\", is not trusted; expected an authority among "
                            + caFile.map(f -> "those in " + f).orElse("the JDK's") + ": " + e.getMessage(),
                    e);
        }
        checkName(chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this side is a client: it checks servers only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.check().getAcceptedIssuers();
    }

    /**
     * Checks that a certificate is for the domain.
     *
     * @throws WrongNameException if it is not; the message names the domain and the names it is for
     */
    void checkName(X509Certificate certificate) throws CertificateException {
        List<String> names = names(certificate);
        if (names.stream().noneMatch(name -> matches(name, domain))) {
            throw new WrongNameException("certificate is for " + (names.isEmpty() ? "no DNS name at all" : names)
                    + "; expected one for the domain " + domain);
        }
    }

    private static List<String> names(X509Certificate certificate) throws CertificateException {
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        List<String> names = new ArrayList<>();
        if (alternatives != null) {
            for (List<?> alternative : alternatives) {
                if ((alternative.get(0).equals(DNS_NAME) || alternative.get(0).equals(IP_ADDRESS))
                        && alternative.get(1) instanceof String name) {
                    names.add(name.toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    /** Whether a name in a certificate, in lower case, stands for a domain. */
    static boolean matches(String name, String domain) {
        if (!name.startsWith("*.")) {
            return name.equals(domain);
        }
        int dot = domain.indexOf('.');
        return dot > 0 && domain.substring(dot).equals(name.substring(1)) && domain.indexOf('.', dot + 1) > 0;
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }
}
