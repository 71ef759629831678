package org.sdvp.enrolment.box;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.sdvp.enrolment.EnrolmentAnswer;
import org.sdvp.enrolment.certificate.CertificateAuthority;
import org.sdvp.enrolment.certificate.Pem;
import org.sdvp.enrolment.certificate.PrivateFile;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.stanza.Jid;

/**
 * The files that enrolment leaves with a box, all readable by their owner only: {@code device.pem} (the box's certificate, its
 * authority's, and its private key, in one file so that all of it can be renewed in one step), {@code password}, and {@code
 * xmpp-ca.pem} if the XMPP server has a private authority. What is on its way ends with {@code .new}.
 *
 * @param directory where they are
 */
public record BoxFiles(Path directory) {
    private static final String NEW = ".new";

    /** Its certificate, that of the authority, and its private key. */
    public Path certificate() {
        return directory.resolve("device.pem");
    }

    private Path key() {
        return directory.resolve("device.key");
    }

    /** The password of its account. */
    public Path password() {
        return directory.resolve("password");
    }

    /** The authority that the XMPP server's certificate is from; there is none if Java trusts it anyway. */
    public Path serverAuthority() {
        return directory.resolve("xmpp-ca.pem");
    }

    /** Whether a box is enrolled here. */
    public boolean isEnrolled() {
        return Files.exists(password());
    }

    void trust(X509Certificate authority) throws IOException {
        PrivateFile.write(serverAuthority(), Pem.of(authority));
    }

    /** The key pair on its way; the same after a crash. */
    KeyPair freshKeys() throws IOException {
        Path file = fresh(key());
        if (Files.exists(file)) {
            return keys(file);
        }
        KeyPair keys = CertificateAuthority.newKeys();
        // Both halves: the JDK does not give the public one from the private one.
        PrivateFile.write(
                file,
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())
                        + "\n"
                        + Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded())
                        + "\n");
        return keys;
    }

    private static KeyPair keys(Path file) throws IOException {
        try {
            List<String> halves = Files.readAllLines(file);
            KeyFactory factory = KeyFactory.getInstance("EC");
            PublicKey open = factory.generatePublic(
                    new X509EncodedKeySpec(Base64.getDecoder().decode(halves.get(0))));
            PrivateKey secret = factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(halves.get(1))));
            return new KeyPair(open, secret);
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(file + " holds no key pair of an enrolment; delete it and start again");
        }
    }

    /** The password on its way, if an enrolment was cut off before its end was known. */
    Optional<Password> freshPassword() throws IOException {
        Path file = fresh(password());
        return Files.exists(file) ? Files.readString(file).lines().findFirst().map(Password::of) : Optional.empty();
    }

    /** The owners on their way. */
    Map<Jid, Set<String>> freshOwners() throws IOException {
        Properties kept = new Properties();
        if (Files.exists(fresh(owners()))) {
            kept.load(new StringReader(Files.readString(fresh(owners()))));
        }
        Map<Jid, Set<String>> owners = new LinkedHashMap<>();
        for (String jid : kept.stringPropertyNames()) {
            owners.put(Jid.of(jid), Set.of(kept.getProperty(jid, "").split("\n")));
        }
        return owners;
    }

    private Path owners() {
        return directory.resolve("owners");
    }

    /** All of the answer on disk before it is confirmed; the password last: with it all is there. */
    void keep(EnrolmentAnswer answer) throws IOException {
        Properties owners = new Properties();
        answer.owners().forEach((jid, groups) -> owners.setProperty(jid.toString(), String.join("\n", groups)));
        StringWriter text = new StringWriter();
        owners.store(text, null);
        PrivateFile.write(fresh(owners()), text.toString());
        PrivateFile.write(fresh(certificate()), Pem.of(answer.certificate()) + Pem.of(answer.authority()));
        PrivateFile.write(fresh(password()), new String(answer.password().characters()) + "\n");
    }

    /** What was on its way is in force; again after a crash in the middle. The password last: with it all is there. */
    void complete(KeyPair keys) throws IOException {
        if (Files.exists(fresh(certificate()))) {
            PrivateFile.write(
                    certificate(),
                    Files.readString(fresh(certificate()))
                            + Pem.of(Pem.PRIVATE_KEY, keys.getPrivate().getEncoded()));
        }
        move(fresh(password()), password());
        Files.deleteIfExists(fresh(certificate()));
        Files.deleteIfExists(fresh(key()));
        Files.deleteIfExists(fresh(owners()));
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path fresh(Path file) {
        return file.resolveSibling(file.getFileName() + NEW);
    }
}
