package org.sdvp.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppLoginException.Reason;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.security.CertificateFiles;

/** Logins by client certificate, and its renewal. */
class OwnCertificateTest extends ScriptedLogin {
    private void external(AtomicReference<String> certificate) throws IOException {
        serve(talk -> {
            talk.startTls();
            certificate.set(((java.security.cert.X509Certificate) talk.session().getPeerCertificates()[0])
                    .getSerialNumber()
                    .toString());
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "EXTERNAL", "SCRAM-SHA-256"));
            assertThat(talk.await("</auth>")).contains("EXTERNAL").contains(">=<");
            talk.send("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
            talk.bind();
        });
    }

    @Test
    void renewedCertificate_isShownAtTheNextLogin_andTheStreamInUseGoesOn() throws IOException {
        AtomicReference<String> certificate = new AtomicReference<>();
        external(certificate);
        CertificateFiles own = files.account(authority, "hp1@sdvp.test", "hp1");
        login(settings().with(XmppSettings.Security.USUAL.withCertificate(own)));
        String before = certificate.get();

        files.account(authority, "hp1@sdvp.test", "hp1");
        assertThat(connection.state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(server.connections()).isEqualTo(1);
        connection.close();
        login(settings().with(XmppSettings.Security.USUAL.withCertificate(own)));

        assertThat(certificate.get()).isNotEqualTo(before);
    }

    @Test
    void sameConnectionObject_readsTheFilesAgain_andHalfRenewedOnesLeaveTheOldInUse() throws IOException {
        AtomicReference<String> certificate = new AtomicReference<>();
        external(certificate);
        CertificateFiles own = files.account(authority, "hp1@sdvp.test", "hp1");
        XmppSettings settings = settings().with(XmppSettings.Security.USUAL.withCertificate(own));
        login(settings);
        String first = certificate.get();
        files.write("hp1.key", "half written");
        loginAgain();
        assertThat(certificate.get()).isEqualTo(first);
        files.account(authority, "hp1@sdvp.test", "hp1");
        loginAgain();
        assertThat(certificate.get()).isNotEqualTo(first);
    }

    private void loginAgain() throws IOException {
        server.cut();
        Awaitility.await().until(() -> connection.state() == ConnectionState.DISCONNECTED);
        connection.login().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
        server.check();
    }

    private static boolean isShown(SSLSession session) {
        try {
            return session.getPeerCertificates().length > 0;
        } catch (SSLPeerUnverifiedException e) {
            return false;
        }
    }

    @Test
    void certificateThatHasRunOut_isNotShown_andThePasswordLogsIn() throws IOException {
        AtomicReference<Boolean> shown = new AtomicReference<>();
        serve(talk -> {
            talk.startTls();
            shown.set(isShown(talk.session()));
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-256"));
            talk.finish(talk.scram());
            talk.bind();
        });
        CertificateFiles over = files.account(authority, "hp1@sdvp.test", "hp1", Duration.ofMinutes(-1));
        login(settings().with(XmppSettings.Security.USUAL.withCertificate(over)));
        assertThat(shown.get()).isFalse();
    }

    /** ejabberd offers EXTERNAL to those who have shown nothing, too. */
    @Test
    void certificateThatHasRunOut_isNoLogin_evenWhereExternalIsOffered() throws IOException {
        serve(talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "EXTERNAL", "SCRAM-SHA-256"));
            talk.finish(talk.scram());
            talk.bind();
        });
        CertificateFiles over = files.account(authority, "hp1@sdvp.test", "hp1", Duration.ofMinutes(-1));

        login(settings().with(XmppSettings.Security.USUAL.withCertificate(over)));

        assertThat(connection.facts().orElseThrow().mechanism()).isEqualTo("SCRAM-SHA-256");
    }

    @Test
    void certificateOfAnotherAccount_isFoundOutBeforeAnythingIsSent() throws IOException {
        external(new AtomicReference<>());
        CertificateFiles own = files.account(authority, "hp2@sdvp.test", "hp2");
        XmppLoginException e = refusal(settings().with(XmppSettings.Security.USUAL.withCertificate(own)));
        assertThat(e.reason()).isEqualTo(Reason.OWN_CERTIFICATE);
        assertThat(e).hasMessageContaining("[hp2@sdvp.test]").hasMessageContaining("expected one for hp1@sdvp.test");
        assertThat(server.connections()).isZero();
    }

    @Test
    void certificateOnly_andNoExternalOffered_isRefused() throws IOException {
        serve(talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-256"));
        });
        XmppSettings usual = settings();
        XmppSettings settings = XmppSettings.of(usual.jid(), files.account(authority, "hp1@sdvp.test", "hp1"))
                .with(usual.server());
        assertThat(refusal(settings)).hasMessageContaining("expected one of [EXTERNAL]");
        assertNoCredential();
    }
}
