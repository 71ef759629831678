package org.sdvp.xmpp.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate with its key, to log in by SASL EXTERNAL (RFC 6120 section 13.7, XEP-0178). */
public final class ClientCertificate {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]*-----END CERTIFICATE-----");
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private ClientCertificate(List<X509Certificate> chain, PrivateKey key) {
        this.chain = List.copyOf(chain);
        this.key = key;
    }

    /**
     * Reads one.
     *
     * @param files where it lies
     * @throws UnusableCertificateException if a file is missing, damaged or of another kind, others may read the key, the
     *     password is wrong, or key and certificate do not belong together
     */
    public static ClientCertificate read(CertificateFiles files) {
        requirePrivate(files.keyHolder());
        Optional<char[]> password = files.passwordFile().map(ClientCertificate::password);
        byte[] octets = bytes(files.certificate());
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        ClientCertificate read;
        try {
            read = text.contains("-----BEGIN ")
                    ? new ClientCertificate(chain(text), key(files, text, password))
                    : pkcs12(octets, password.orElse(new char[0]));
            read.requireBelonging();
        } catch (IOException | GeneralSecurityException e) {
            throw new UnusableCertificateException(
                    "client certificate " + files.certificate()
                            + files.key().map(file -> " with key " + file).orElse("")
                            + ": expected a certificate and its"
                            + " private key in PEM, or PKCS#12, but " + e.getMessage(),
                    e);
        }
        return read;
    }

    private static PrivateKey key(CertificateFiles files, String certificate, Optional<char[]> password)
            throws IOException {
        String text = files.key().isPresent()
                ? new String(bytes(files.key().get()), StandardCharsets.ISO_8859_1)
                : certificate;
        return PrivateKeyReader.read(text, password);
    }

    private static List<X509Certificate> chain(String pem) throws CertificateException, IOException {
        List<X509Certificate> chain = new ArrayList<>();
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Matcher found = CERTIFICATE.matcher(pem);
        while (found.find()) {
            byte[] one = found.group().getBytes(StandardCharsets.ISO_8859_1);
            chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(one)));
        }
        if (chain.isEmpty()) {
            throw new IOException("there is no certificate in it");
        }
        return chain;
    }

    private static ClientCertificate pkcs12(byte[] octets, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(octets), password);
        } catch (IOException e) {
            throw new IOException("it is no PKCS#12 file, or the password is wrong", e);
        }
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password) instanceof PrivateKey key) {
                List<X509Certificate> chain = new ArrayList<>();
                for (Certificate certificate : store.getCertificateChain(alias)) {
                    chain.add((X509Certificate) certificate);
                }
                return new ClientCertificate(chain, key);
            }
        }
        throw new IOException("there is no private key in it");
    }

    private void requireBelonging() throws IOException, GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> "EdDSA";
        };
        byte[] probe = "SDVP".getBytes(StandardCharsets.US_ASCII);
        boolean belongs = certificate().getPublicKey().getAlgorithm().equals(key.getAlgorithm());
        if (belongs) {
            Signature sign = Signature.getInstance(algorithm);
            sign.initSign(key);
            sign.update(probe);
            Signature verify = Signature.getInstance(algorithm);
            verify.initVerify(certificate().getPublicKey());
            verify.update(probe);
            belongs = verify.verify(sign.sign());
        }
        if (!belongs) {
            throw new IOException("the private key is not that of the certificate");
        }
    }

    private static char[] password(Path file) {
        requirePrivate(file);
        String text = new String(bytes(file), StandardCharsets.UTF_8);
        return text.lines().findFirst().orElse("").toCharArray();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new UnusableCertificateException("client certificate: " + file + " does not exist", e);
        } catch (IOException e) {
            throw new UnusableCertificateException(
                    "client certificate: " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void requirePrivate(Path file) {
        try {
            if (Files.exists(file)
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new UnusableCertificateException("client certificate: " + file
                        + " is a secret that others may read; expected one for its user only: chmod 600 " + file);
            }
        } catch (UnsupportedOperationException e) {
            // A file system without such permissions.
            return;
        } catch (IOException e) {
            throw new UnusableCertificateException(
                    "client certificate: expected to see the permissions of " + file + ": " + e.getMessage(), e);
        }
    }

    /** The certificate itself. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The certificate and those of the authorities behind it. */
    X509Certificate[] chain() {
        return chain.toArray(X509Certificate[]::new);
    }

    PrivateKey key() {
        return key;
    }

    /**
     * Checks that the certificate is for an account, now.
     *
     * @param account bare address
     * @param now instant
     * @throws UnusableCertificateException if it is out of date, or for other accounts only
     */
    public void requireUsable(String account, Instant now) {
        Instant from = certificate().getNotBefore().toInstant();
        Instant until = certificate().getNotAfter().toInstant();
        if (!isInTime(now)) {
            throw new UnusableCertificateException("client certificate " + name() + " is good from " + from + " to "
                    + until + "; the clock of this machine says " + now);
        }
        List<String> addresses = addresses();
        if (!addresses.isEmpty() && !addresses.contains(account.toLowerCase(Locale.ROOT))) {
            throw new UnusableCertificateException(
                    "client certificate " + name() + " is for " + addresses + "; expected one for " + account);
        }
    }

    /** Whether its time of validity has begun and not ended. */
    public boolean isInTime(Instant now) {
        return !now.isBefore(certificate().getNotBefore().toInstant())
                && !now.isAfter(certificate().getNotAfter().toInstant());
    }

    /** Bare addresses of the accounts it is for, in lower case; empty if it names none (RFC 6120 section 13.7.1.4). */
    public List<String> addresses() {
        try {
            return XmppAddresses.of(certificate()).stream()
                    .map(address -> address.toLowerCase(Locale.ROOT))
                    .toList();
        } catch (CertificateException e) {
            throw new UnusableCertificateException(
                    "client certificate " + name() + ": its alternative names cannot be read: " + e.getMessage(), e);
        }
    }

    private String name() {
        return "\"" + certificate().getSubjectX500Principal() + "\"";
    }

    /** Whether another one is the same. */
    boolean isSameAs(ClientCertificate other) {
        return chain.equals(other.chain);
    }

    /** The subject and the last day; never the key. */
    @Override
    public String toString() {
        return "ClientCertificate[" + certificate().getSubjectX500Principal() + ", until "
                + certificate().getNotAfter().toInstant() + "]";
    }
}
