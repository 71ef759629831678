package org.sdvp.enrolment.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * A private certificate authority. One that was made with {@link #create(String)} lives as long as this object: its key is
 * only in memory; {@link #open} keeps one in a directory.
 *
 * <p>Keys are on the curve P-256, signatures ECDSA with SHA-256, certificates X.509 version 3 as RFC 5280 profiles them,
 * good from an hour ago. The certificates are encoded here because the JDK has no public API for that and its
 * {@code keytool} costs seconds of start-up and a password on a command line.
 *
 * <p>Two authorities are strangers to each other even if their names are the same; that is how a test makes a server
 * with the wrong certificate.
 */
public final class CertificateAuthority {
    /** How long a certificate of {@link #issue} is good, and that of an authority that is only in memory. */
    private static final Duration SHORT = Duration.ofDays(90);

    private static final Duration KEPT = Duration.ofDays(3652);
    // Clocks of client and server may differ a little, and containers often do.
    private static final Duration HEAD_START = Duration.ofHours(1);

    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.objectIdentifier("1.2.840.10045.4.3.2"));
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String SUBJECT_ALT_NAME = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
    /** id-on-xmppAddr, RFC 6120 13.7.1.4. */
    private static final String XMPP_ADDRESS = "1.3.6.1.5.5.7.8.5";

    private static final String KEY_FILE = "ca.key";
    private static final String CERTIFICATE_FILE = "ca.crt";

    private static final int GENERAL_NAME_OTHER = 0;
    private static final int GENERAL_NAME_DNS = 2;
    private static final int GENERAL_NAME_IP = 7;

    private final SecureRandom random = new SecureRandom();
    private final String name;
    private final KeyPair keys;
    private final X509Certificate certificate;
    private final InstantSource clock;

    private CertificateAuthority(String name, KeyPair keys, X509Certificate certificate, InstantSource clock) {
        this.name = name;
        this.keys = keys;
        this.certificate = certificate;
        this.clock = clock;
    }

    private CertificateAuthority(String name, Duration validity, InstantSource clock) throws GeneralSecurityException {
        this.name = name;
        this.clock = clock;
        this.keys = newKeys();
        byte[] extensions = Der.sequence(
                extension(BASIC_CONSTRAINTS, true, Der.sequence(Der.bool(true))),
                // keyCertSign and cRLSign are bits 5 and 6, so one bit of the octet is unused.
                extension(KEY_USAGE, true, Der.bitString(1, (byte) 0x06)),
                extension(SUBJECT_KEY_IDENTIFIER, false, Der.octetString(keyIdentifier(keys.getPublic()))));
        this.certificate = sign(name, keys.getPublic(), extensions, validity);
    }

    /**
     * Makes an authority with a fresh key and a self-signed certificate.
     *
     * @param name the common name in its certificate
     * @return the authority
     * @throws IllegalStateException if the JDK lacks EC keys or ECDSA, which every JDK 17 has
     */
    public static CertificateAuthority create(String name) {
        return create(name, InstantSource.system());
    }

    /**
     * The same by another clock.
     *
     * @param name the common name in its certificate
     * @param clock tells from when its certificates are good
     */
    public static CertificateAuthority create(String name, InstantSource clock) {
        try {
            return new CertificateAuthority(name, SHORT, clock);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make a P-256 certificate authority", e);
        }
    }

    /**
     * The authority in a directory: {@code ca.key} (PKCS#8 in PEM, readable by its owner only) and {@code ca.crt}, good for
     * ten years. Made if there is none.
     *
     * @param directory where it is; made if need be
     * @param name the common name of one that is made
     * @param clock tells from when its certificates are good
     * @throws IOException if the files cannot be read or written, or are none of an authority's, saying which and why
     */
    public static CertificateAuthority open(Path directory, String name, InstantSource clock) throws IOException {
        Path keyFile = directory.resolve(KEY_FILE);
        Path certificateFile = directory.resolve(CERTIFICATE_FILE);
        if (Files.exists(keyFile) || Files.exists(certificateFile)) {
            return load(keyFile, certificateFile, clock);
        }
        try {
            CertificateAuthority made = new CertificateAuthority(name, KEPT, clock);
            // The certificate last: with it the pair is complete.
            PrivateFile.write(
                    keyFile, Pem.of(Pem.PRIVATE_KEY, made.keys.getPrivate().getEncoded()));
            PrivateFile.write(certificateFile, made.certificatePem());
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make a P-256 certificate authority", e);
        }
    }

    private static CertificateAuthority load(Path keyFile, Path certificateFile, InstantSource clock)
            throws IOException {
        X509Certificate certificate = Pem.certificate(certificateFile);
        PrivateKey key = Pem.privateKey(keyFile);
        KeyPair keys = new KeyPair(certificate.getPublicKey(), key);
        try {
            CertificateAuthority loaded = new CertificateAuthority(commonName(certificate), keys, certificate, clock);
            byte[] probe = {1, 2, 3};
            Signature check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(certificate.getPublicKey());
            check.update(probe);
            if (certificate.getBasicConstraints() < 0 || !check.verify(loaded.signature(probe))) {
                throw new IOException(keyFile + " and " + certificateFile
                        + " are not key and certificate of one authority; put back the pair that belongs together");
            }
            return loaded;
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    keyFile + " and " + certificateFile + " are no authority with a P-256 key: " + e.getMessage(), e);
        }
    }

    private static String commonName(X509Certificate certificate) throws IOException {
        String subject = certificate.getSubjectX500Principal().getName();
        try {
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> part.getValue().toString())
                            .findFirst()
                            .orElseThrow(() -> new IOException("no common name in \"" + subject + "\""));
        } catch (InvalidNameException e) {
            throw new IOException("no name: \"" + subject + "\"", e);
        }
    }

    /** {@return the authority's own certificate, the trust anchor of its clients} */
    public X509Certificate certificate() {
        return certificate;
    }

    /** {@return the authority's own certificate in PEM (RFC 7468), as clients take it in a CA file} */
    public String certificatePem() {
        return Pem.of(certificate);
    }

    /**
     * Issues a certificate for an XMPP server, with a fresh key.
     *
     * <p>Its subject alternative names are the XMPP domain (RFC 6120 section 13.7.1.2), {@code localhost} and
     * 127.0.0.1.
     *
     * @param domain the XMPP domain
     * @return the certificate and its key
     * @throws IllegalStateException if the JDK cannot sign
     */
    public ServerCertificate issue(String domain) {
        try {
            KeyPair serverKeys = newKeys();
            X509Certificate issued = sign(domain, serverKeys.getPublic(), serverExtensions(domain, serverKeys), SHORT);
            return new ServerCertificate(issued, serverKeys);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot issue a certificate for " + domain, e);
        }
    }

    /**
     * Issues a certificate for an account, to log in with by SASL EXTERNAL (XEP-0178): its subject alternative name is the
     * bare address as {@code id-on-xmppAddr}.
     *
     * @param account bare address
     * @param key of the account, on the curve P-256; the authority never sees the private one
     * @param validity how long from now
     * @return the certificate
     * @throws IllegalStateException if the JDK cannot sign
     */
    public X509Certificate issue(String account, PublicKey key, Duration validity) {
        try {
            byte[] address = Der.explicit(
                    GENERAL_NAME_OTHER, Der.objectIdentifier(XMPP_ADDRESS), Der.explicit(0, Der.utf8String(account)));
            return sign(account, key, extensions(CLIENT_AUTHENTICATION, Der.sequence(address), key), validity);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot issue a certificate for " + account, e);
        }
    }

    private byte[] serverExtensions(String domain, KeyPair serverKeys) throws GeneralSecurityException {
        byte[] names = Der.sequence(
                dnsName(IDN.toASCII(domain)),
                dnsName("localhost"),
                Der.implicit(GENERAL_NAME_IP, new byte[] {127, 0, 0, 1}));
        return extensions(SERVER_AUTHENTICATION, names, serverKeys.getPublic());
    }

    private byte[] extensions(String purpose, byte[] names, PublicKey key) throws GeneralSecurityException {
        byte[] authorityKey = Der.sequence(Der.implicit(0, keyIdentifier(keys.getPublic())));
        return Der.sequence(
                extension(BASIC_CONSTRAINTS, true, Der.sequence()),
                // digitalSignature is bit 0, so seven bits of the octet are unused.
                extension(KEY_USAGE, true, Der.bitString(7, (byte) 0x80)),
                extension(EXTENDED_KEY_USAGE, false, Der.sequence(Der.objectIdentifier(purpose))),
                extension(SUBJECT_ALT_NAME, false, names),
                extension(SUBJECT_KEY_IDENTIFIER, false, Der.octetString(keyIdentifier(key))),
                extension(AUTHORITY_KEY_IDENTIFIER, false, authorityKey));
    }

    private X509Certificate sign(String subject, PublicKey subjectKey, byte[] extensions, Duration validity)
            throws GeneralSecurityException {
        Instant now = clock.instant();
        byte[] toBeSigned = Der.sequence(
                Der.explicit(0, Der.integer(BigInteger.TWO)),
                // 127 random bits with the top one set: positive, unique, as RFC 5280 section 4.1.2.2 asks.
                Der.integer(new BigInteger(126, random).setBit(126)),
                ECDSA_WITH_SHA256,
                distinguishedName(name),
                Der.sequence(Der.time(now.minus(HEAD_START)), Der.time(now.plus(validity))),
                distinguishedName(subject),
                subjectKey.getEncoded(),
                Der.explicit(3, extensions));
        byte[] encoded = Der.sequence(toBeSigned, ECDSA_WITH_SHA256, Der.bitString(0, signature(toBeSigned)));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private byte[] signature(byte[] toBeSigned) throws GeneralSecurityException {
        PrivateKey key = keys.getPrivate();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key, random);
        signature.update(toBeSigned);
        return signature.sign();
    }

    /**
     * Makes a key pair on the curve P-256, the kind that {@link #issue(String, PublicKey, Duration)} certifies.
     *
     * @throws IllegalStateException if the JDK lacks EC keys, which every JDK 17 has
     */
    public static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make a P-256 key", e);
        }
    }

    private static byte[] extension(String identifier, boolean critical, byte[] value) {
        byte[] id = Der.objectIdentifier(identifier);
        byte[] content = Der.octetString(value);
        // DER leaves a default out, and the default of "critical" is false.
        return critical ? Der.sequence(id, Der.bool(true), content) : Der.sequence(id, content);
    }

    private static byte[] distinguishedName(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.objectIdentifier(COMMON_NAME), Der.utf8String(commonName))));
    }

    private static byte[] dnsName(String host) {
        return Der.implicit(GENERAL_NAME_DNS, host.getBytes(StandardCharsets.US_ASCII));
    }

    /** An identifier of the key; any method will do, RFC 5280 section 4.2.1.2. */
    private static byte[] keyIdentifier(PublicKey key) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        return Arrays.copyOf(digest, 20);
    }
}
