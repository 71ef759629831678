package org.sdvp.enrolment.box;

import java.io.IOException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.sdvp.enrolment.EnrolmentRequest;
import org.sdvp.enrolment.RenewalAnswer;
import org.sdvp.enrolment.certificate.CertificateAuthority;
import org.sdvp.enrolment.certificate.Pem;
import org.sdvp.enrolment.certificate.PrivateFile;
import org.sdvp.enrolment.desk.EnrolmentDesk;
import org.sdvp.wire.xml.WireException;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.security.CertificateFiles;
import org.sdvp.xmpp.security.ClientCertificate;
import org.sdvp.xmpp.security.UnusableCertificateException;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;

/**
 * Has the certificate of an enrolled box renewed by its desk, over a stream of the box that is open and stays so. The files
 * are replaced in one step: with certificate and key in one file, as enrolment leaves them, the key is a new one each time;
 * with a key in a file of its own it stays, since two files cannot be replaced in one step. The new certificate is shown from
 * the next login on.
 */
public final class CertificateRenewal {
    private final Jid desk;
    private final CertificateFiles files;
    private final Executor worker;
    private final Duration patience;

    /**
     * Renewal of one certificate.
     *
     * @param desk bare address of the desk
     * @param files that the certificate is in, PEM without a password
     * @param worker for what waits for the disk
     * @param patience how long to wait for the desk
     */
    public CertificateRenewal(Jid desk, CertificateFiles files, Executor worker, Duration patience) {
        this.desk = desk.bare();
        this.files = files;
        this.worker = worker;
        this.patience = patience;
    }

    /** Bare address of the desk. */
    public Jid desk() {
        return desk;
    }

    /**
     * The certificate in the files now.
     *
     * @throws UnusableCertificateException if there is none
     */
    public X509Certificate current() {
        return ClientCertificate.read(files).certificate();
    }

    /**
     * Has it renewed, whatever its age.
     *
     * @param connection of the box, logged in
     * @return the new certificate, on disk; fails with {@link EnrolmentException} if the files cannot be used or the desk
     *     does not give one: all is as before then
     */
    public CompletionStage<X509Certificate> renew(XmppConnection connection) {
        return CompletableFuture.supplyAsync(this::keys, worker)
                .thenCompose(keys -> asked(connection, keys)
                        .thenApplyAsync(answer -> store(connection.jid().bare(), keys, answer), worker));
    }

    private KeyPair keys() {
        if (files.passwordFile().isPresent()) {
            throw new EnrolmentException("the key of " + files.certificate()
                    + " has a password; expected one without, as enrolment leaves it; renew it by hand");
        }
        try {
            X509Certificate before = current();
            if (files.key().isEmpty()) {
                // Reads it as PEM: a PKCS#12 file cannot be written back.
                Pem.privateKey(files.certificate());
                return CertificateAuthority.newKeys();
            }
            PrivateKey kept = Pem.privateKey(files.key().get());
            return new KeyPair(before.getPublicKey(), kept);
        } catch (UnusableCertificateException | IOException e) {
            throw new EnrolmentException("the certificate cannot be renewed by a desk: " + e.getMessage(), e);
        }
    }

    private CompletionStage<RenewalAnswer> asked(XmppConnection connection, KeyPair keys) {
        Jid address = desk.withResource(EnrolmentDesk.RESOURCE);
        Iq request =
                Iq.set(address, EnrolmentRequest.renewal(connection.jid(), keys).toXml());
        return connection.sendIq(request, patience).handle((answer, failure) -> {
            if (failure != null) {
                throw new EnrolmentException(
                        "the desk " + address + " does not renew the certificate of "
                                + connection.jid().bare() + " now: " + failure.getMessage()
                                + "; is \"sdvp enrol serve\" running there, and the box one of its own?",
                        failure);
            }
            try {
                return RenewalAnswer.fromXml(answer.payload()
                        .orElseThrow(() -> new EnrolmentException(
                                "the desk " + address + " gave an empty answer; expected a certificate")));
            } catch (WireException e) {
                throw new EnrolmentException(
                        "the desk " + address + " gave an answer that cannot be read: " + e.getMessage(), e);
            }
        });
    }

    private X509Certificate store(Jid box, KeyPair keys, RenewalAnswer answer) {
        X509Certificate fresh = answer.certificate();
        if (!fresh.getPublicKey().equals(keys.getPublic())) {
            throw new EnrolmentException(
                    "the desk " + desk + " gave a certificate for another key than that of " + box);
        }
        try {
            String key = files.key().isPresent()
                    ? ""
                    : Pem.of(Pem.PRIVATE_KEY, keys.getPrivate().getEncoded());
            PrivateFile.write(files.certificate(), Pem.of(fresh) + Pem.of(answer.authority()) + key);
            return fresh;
        } catch (IOException e) {
            throw new EnrolmentException(
                    "the new certificate of " + box + " cannot be kept in " + files.certificate() + ": "
                            + e.getMessage(),
                    e);
        }
    }
}
