package org.sdvp.xmpp.smack;

import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.security.DomainTrust;
import org.sdvp.xmpp.security.RenewedCertificate;
import org.sdvp.xmpp.security.TlsRules;

/** The TLS side of the logins of one account: whom it trusts, what it shows, and the channel that it has now. */
final class TlsChannel {
    private final DomainTrust trust;
    private final Optional<RenewedCertificate> certificate;
    private final SSLContext context;
    private volatile Optional<SSLSession> startTls = Optional.empty();
    private volatile Optional<SSLSocket> direct = Optional.empty();

    TlsChannel(XmppSettings settings, DomainTrust trust) {
        this.trust = trust;
        this.certificate = settings.security().certificate().map(RenewedCertificate::new);
        try {
            context = SSLContext.getInstance("TLS");
            context.init(keyManagers(), new TrustManager[] {trust}, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no TLS", e);
        }
    }

    /**
     * Reads the files of authorities and own certificate again, ahead of a login. If they have changed, no session of
     * before is resumed: it would go on with what was checked then.
     *
     * @throws org.sdvp.xmpp.security.UnusableCertificateException if there is no usable certificate
     */
    void refresh() {
        startTls = Optional.empty();
        direct = Optional.empty();
        trust.forgetRefusal();
        boolean changed = trust.reload();
        if (certificate.isPresent()) {
            changed |= certificate.get().reload();
        }
        if (changed) {
            SSLSessionContext sessions = context.getClientSessionContext();
            for (byte[] id : Collections.list(sessions.getIds())) {
                Optional.ofNullable(sessions.getSession(id)).ifPresent(SSLSession::invalidate);
            }
        }
    }

    /** What the handshake shows; empty without certificate. */
    KeyManager[] keyManagers() {
        return certificate.map(keys -> new KeyManager[] {keys}).orElseGet(() -> new KeyManager[0]);
    }

    DomainTrust trust() {
        return trust;
    }

    Optional<RenewedCertificate> certificate() {
        return certificate;
    }

    SSLContext context() {
        return context;
    }

    String[] cipherSuites() {
        return TlsRules.cipherSuites(context);
    }

    /** A handshake on a stream is done. */
    void begun(SSLSession session) {
        startTls = Optional.of(session);
    }

    /** A socket with TLS from the first byte is there; its handshake may be ahead. */
    void made(SSLSocket socket) {
        direct = Optional.of(socket);
    }

    /** The session of the channel that is open now; empty if there is no TLS. */
    Optional<SSLSession> session() {
        // Asking a socket does the handshake if it is still ahead; a failed one gives an invalid session.
        return startTls.or(() -> direct.map(SSLSocket::getSession)).filter(SSLSession::isValid);
    }
}
