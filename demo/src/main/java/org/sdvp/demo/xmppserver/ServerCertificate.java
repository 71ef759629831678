package org.sdvp.demo.xmppserver;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Objects;

/** A certificate for an XMPP server together with its private key, as {@link CertificateAuthority#issue} made it. */
public final class ServerCertificate {
    private final X509Certificate certificate;
    private final PrivateKey privateKey;

    ServerCertificate(X509Certificate certificate, PrivateKey privateKey) {
        this.certificate = Objects.requireNonNull(certificate);
        this.privateKey = Objects.requireNonNull(privateKey);
    }

    /** {@return the certificate} */
    public X509Certificate certificate() {
        return certificate;
    }

    /** {@return the certificate in PEM (RFC 7468)} */
    public String certificatePem() {
        return Pem.of(certificate);
    }

    /** The private key in PEM, PKCS #8; for the server's own file only. */
    String privateKeyPem() {
        return Pem.of("PRIVATE KEY", privateKey.getEncoded());
    }

    /** {@return the subject and issuer; never the key} */
    @Override
    public String toString() {
        return "ServerCertificate[" + certificate.getSubjectX500Principal() + ", issued by "
                + certificate.getIssuerX500Principal() + "]";
    }
}
