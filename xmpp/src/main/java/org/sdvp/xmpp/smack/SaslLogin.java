package org.sdvp.xmpp.smack;

import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.security.ChannelBinding;
import org.sdvp.xmpp.security.ClientCertificate;
import org.sdvp.xmpp.security.RenewedCertificate;
import org.sdvp.xmpp.security.SaslChoice;
import org.sdvp.xmpp.security.ScramClient;
import org.sdvp.xmpp.security.ScramHash;
import org.sdvp.xmpp.stanza.Jid;

/**
 * One login on one stream: the mechanism chosen, and what it says. Smack's mechanisms ask here, so that Smack gets neither
 * the password nor a say in the choice.
 */
final class SaslLogin {
    private final SaslChoice choice;
    private final Jid account;
    private final Password password;
    private final Optional<ClientCertificate> certificate;

    private SaslLogin(SaslChoice choice, XmppSettings settings, Optional<ClientCertificate> certificate) {
        this.choice = choice;
        this.account = settings.jid().bare();
        this.password = settings.password();
        this.certificate = certificate;
    }

    /**
     * Chooses.
     *
     * @param stream that has TLS and has heard the features
     * @return empty if nothing that is offered will do
     */
    static Optional<SaslLogin> on(SmackStream stream, XmppSettings settings, TlsChannel tls) {
        SSLSession session =
                tls.session().orElseThrow(() -> new IllegalStateException("no login without TLS: the stream has none"));
        return SaslChoice.among(stream.offer(), wish(settings, tls), session)
                .map(choice -> new SaslLogin(choice, settings, tls.certificate().map(RenewedCertificate::current)));
    }

    /** What would do on the channel that is open: a certificate that was not shown is no login, whatever is offered. */
    static SaslChoice.Wish wish(XmppSettings settings, TlsChannel tls) {
        return wish(
                settings, tls.certificate().filter(RenewedCertificate::isShown).isPresent());
    }

    /** What may do at one login or another. */
    static SaslChoice.Wish wish(XmppSettings settings) {
        return wish(settings, settings.security().certificate().isPresent());
    }

    private static SaslChoice.Wish wish(XmppSettings settings, boolean certificate) {
        XmppSettings.Security security = settings.security();
        return new SaslChoice.Wish(
                certificate, !settings.password().isEmpty(), security.scramSha1(), security.channelBindingRequired());
    }

    String mechanism() {
        return choice.mechanism();
    }

    SaslChoice choice() {
        return choice;
    }

    /** Starts the exchange of SCRAM. */
    ScramClient scram(ScramHash hash) {
        char[] characters = password.characters();
        ChannelBinding binding = choice.binding();
        try {
            return new ScramClient(hash, account.local(), characters, binding).expecting(choice.offer());
        } finally {
            Arrays.fill(characters, ' ');
        }
    }

    /** The account to act for, as XEP-0178 wants it: told only where the certificate leaves it open. */
    Optional<String> authorizationIdentity() {
        boolean plain = certificate
                .map(ClientCertificate::addresses)
                .filter(addresses -> addresses.size() == 1)
                .isPresent();
        return plain ? Optional.empty() : Optional.of(account.toString());
    }
}
