package org.sdvp.enrolment.certificate;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.Objects;

/** A certificate for an XMPP server together with its private key, as {@link CertificateAuthority#issue} made it. */
public final class ServerCertificate {
    private static final String P_256 = "1.2.840.10045.3.1.7";
    private static final int FIELD_OCTETS = 32;

    private final X509Certificate certificate;
    private final KeyPair keys;

    ServerCertificate(X509Certificate certificate, KeyPair keys) {
        this.certificate = Objects.requireNonNull(certificate);
        this.keys = Objects.requireNonNull(keys);
    }

    /** {@return the certificate} */
    public X509Certificate certificate() {
        return certificate;
    }

    /** {@return the certificate in PEM (RFC 7468)} */
    public String certificatePem() {
        return Pem.of(certificate);
    }

    /**
     * The private key in PEM, for the server's own file only.
     *
     * <p>In the form of RFC 5915 and with the public key in it, for ejabberd does not find a certificate's key without
     * that, and the JDK's own encoding leaves it out.
     *
     * @return the key in PEM
     */
    public String privateKeyPem() {
        byte[] secret = ((ECPrivateKey) keys.getPrivate()).getS().toByteArray();
        byte[] scalar = new byte[FIELD_OCTETS];
        int significant = Math.min(secret.length, FIELD_OCTETS);
        System.arraycopy(secret, secret.length - significant, scalar, FIELD_OCTETS - significant, significant);
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - 2 * FIELD_OCTETS - 1, encoded.length);
        return Pem.of(
                "EC PRIVATE KEY",
                Der.sequence(
                        Der.integer(BigInteger.ONE),
                        Der.octetString(scalar),
                        Der.explicit(0, Der.objectIdentifier(P_256)),
                        Der.explicit(1, Der.bitString(0, point))));
    }

    /** {@return the subject and issuer; never the key} */
    @Override
    public String toString() {
        return "ServerCertificate[" + certificate.getSubjectX500Principal() + ", issued by "
                + certificate.getIssuerX500Principal() + "]";
    }
}
