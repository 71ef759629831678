package org.sdvp.enrolment.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** The textual encoding of certificates and keys, RFC 7468. */
public final class Pem {
    /** Label of a private key in PKCS#8 without a password. */
    public static final String PRIVATE_KEY = "PRIVATE KEY";

    private static final String CERTIFICATE = "CERTIFICATE";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    /**
     * The text of something in DER.
     *
     * @param label what it is
     * @param der its octets
     */
    public static String of(String label, byte[] der) {
        String body = new String(LINES.encode(der), StandardCharsets.US_ASCII);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** The text of a certificate. */
    public static String of(X509Certificate certificate) {
        return of(CERTIFICATE, der(certificate));
    }

    /** A certificate in DER. */
    public static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate has no encoding", e);
        }
    }

    /**
     * Reads a certificate in DER.
     *
     * @throws CertificateException if it is none
     */
    public static X509Certificate certificate(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /**
     * Reads the first certificate of a file.
     *
     * @throws IOException naming the file, if it cannot be read or has none
     */
    public static X509Certificate certificate(Path file) throws IOException {
        try {
            return certificate(Files.readAllBytes(file));
        } catch (CertificateException e) {
            throw new IOException(file + " holds no certificate in PEM", e);
        }
    }

    /**
     * Reads a private key on an elliptic curve, in PKCS#8 without a password.
     *
     * @throws IOException naming the file, if it cannot be read or has none; never with what is in it
     */
    public static PrivateKey privateKey(Path file) throws IOException {
        byte[] der = body(PRIVATE_KEY, Files.readString(file))
                .orElseThrow(() -> new IOException(file + " holds no \"-----BEGIN " + PRIVATE_KEY + "-----\""));
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds no private key on an elliptic curve");
        }
    }

    private static Optional<byte[]> body(String label, String text) {
        String begin = "-----BEGIN " + label + "-----";
        int start = text.indexOf(begin);
        int end = text.indexOf("-----END " + label + "-----");
        if (start < 0 || end < start) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getMimeDecoder().decode(text.substring(start + begin.length(), end)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
