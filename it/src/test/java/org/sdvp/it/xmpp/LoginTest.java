package org.sdvp.it.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.demo.xmppserver.SaslOffer;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.enrolment.certificate.CertificateAuthority;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppLoginException.Reason;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

@ParameterizedClass
@EnumSource(XmppServerKind.class)
class LoginTest {
    @Parameter
    XmppServerKind kind;

    private Lab lab;

    @BeforeEach
    void start() {
        lab = new Lab(RealServers.of(kind));
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void byStartTls_hasTheResourceAskedFor() {
        XmppSettings settings = lab.fresh("pump");
        XmppConnection connection = lab.login(settings);
        assertThat(connection.jid()).isEqualTo(settings.jid());
        assertThat(connection.state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void byDirectTls() {
        XmppSettings settings = lab.fresh("pump");
        XmppConnection connection =
                lab.login(settings.with(lab.at(lab.server().directTlsPort()).withDirectTls()));
        assertThat(connection.jid()).isEqualTo(settings.jid());
    }

    @Test
    void withoutResource_getsOneFromTheServer() {
        XmppSettings settings = lab.fresh("x");
        XmppConnection connection = lab.login(
                XmppSettings.of(settings.jid().bare(), settings.password()).with(settings.server()));
        assertThat(connection.jid().isFull()).isTrue();
        assertThat(connection.jid().bare()).isEqualTo(settings.jid().bare());
    }

    @Test
    void again_afterClose_byANewConnection() {
        XmppSettings settings = lab.fresh("pump");
        lab.login(settings).close();
        assertThat(lab.login(settings).jid()).isEqualTo(settings.jid());
    }

    @Test
    void wrongPassword_isRefusedAsSuch_andNotShown() {
        XmppLoginException e = lab.refusal(lab.account("user0", "x", "wrong-secret"));
        assertThat(e.reason()).isEqualTo(Reason.NOT_AUTHORIZED);
        assertThat(e.reason().needsPerson()).isTrue();
        assertThat(e)
                .hasMessageContaining("user0@sdvp.test")
                .hasMessageContaining("wrong password, or no such account");
        for (Throwable t = e; t != null; t = t.getCause()) {
            assertThat(String.valueOf(t.getMessage())).doesNotContain("wrong-secret");
        }
    }

    @Test
    void unknownAccount_isRefusedLikeAWrongPassword() {
        assertThat(lab.refusal(lab.account("nobody", "x", "x")).reason()).isEqualTo(Reason.NOT_AUTHORIZED);
    }

    @Test
    void certificateOfAnotherAuthority_isRefused(@TempDir Path directory) throws IOException {
        Path other = directory.resolve("other-ca.pem");
        Files.writeString(other, CertificateAuthority.create("Somebody else").certificatePem());
        for (XmppSettings.Server server : new XmppSettings.Server[] {
            lab.at(lab.server().port(), other),
            lab.at(lab.server().directTlsPort(), other).withDirectTls(),
            XmppSettings.Server.at("127.0.0.1", lab.server().port())
        }) {
            XmppLoginException e = lab.refusal(lab.fresh("x").with(server));
            assertThat(e.reason()).as("%s", e.getMessage()).isEqualTo(Reason.CERTIFICATE_UNTRUSTED);
            assertThat(e)
                    .hasMessageContaining("SDVP private CA")
                    .hasMessageContaining(server.caFile().isPresent() ? other.toString() : "the JDK's");
        }
    }

    @Test
    void certificateForAnotherDomain_isRefused() throws IOException {
        CertificateAuthority authority = CertificateAuthority.create("SDVP private CA");
        try (XmppServerProcess wrong = RealServers.start(
                        kind,
                        RealServers.usual()
                                .certificateAuthority(authority)
                                .certificate(authority.issue("elsewhere.test")));
                Lab other = new Lab(wrong)) {
            XmppSettings settings = other.account("user1", "x", RealServers.PASSWORD);
            XmppLoginException startTls = other.refusal(settings);
            XmppLoginException direct =
                    other.refusal(settings.with(other.at(wrong.directTlsPort()).withDirectTls()));
            for (XmppLoginException e : new XmppLoginException[] {startTls, direct}) {
                assertThat(e.reason()).as("%s", e.getMessage()).isEqualTo(Reason.CERTIFICATE_FOR_OTHER_NAME);
                assertThat(e)
                        .hasMessageContaining("elsewhere.test")
                        .hasMessageContaining("expected one for the domain sdvp.test");
            }
        }
    }

    @Test
    void serverThatOffersPlainOnly_isRefused_andNamesWhatItOffered() throws IOException {
        try (XmppServerProcess weak =
                        RealServers.start(kind, RealServers.usual().saslOffer(SaslOffer.PLAIN));
                Lab other = new Lab(weak)) {
            XmppLoginException e = other.refusal(other.account("user1", "x", RealServers.PASSWORD));
            assertThat(e.reason()).isEqualTo(Reason.WEAK_MECHANISMS);
            assertThat(e).hasMessageContaining("PLAIN").hasMessageContaining("SCRAM-SHA-256");
        }
    }

    @Test
    void serverThatOffersScramSha1Only_isAccepted() throws IOException {
        try (XmppServerProcess old = RealServers.start(kind, RealServers.usual().saslOffer(SaslOffer.SCRAM_SHA_1));
                Lab other = new Lab(old)) {
            assertThat(other.login(other.account("user1", "x", RealServers.PASSWORD))
                            .state())
                    .isEqualTo(ConnectionState.CONNECTED);
        }
    }

    @Test
    void domainThatTheServerDoesNotServe_isRefused() {
        XmppSettings settings = XmppSettings.of(Jid.of("user1@elsewhere.test/x"), Password.of("x"))
                .with(lab.at(lab.server().port()));
        XmppLoginException e = lab.refusal(settings);
        assertThat(e.reason()).as("%s", e.getMessage()).isIn(Reason.WRONG_DOMAIN, Reason.CERTIFICATE_FOR_OTHER_NAME);
        assertThat(e).hasMessageContaining("elsewhere.test");
    }

    @Test
    void portWhereNobodyListens_isUnreachable_andNamed() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        XmppLoginException e = lab.refusal(lab.fresh("x").with(lab.at(free)));
        assertThat(e.reason()).as("%s", e.getMessage()).isEqualTo(Reason.UNREACHABLE);
        assertThat(e).hasMessageContaining("127.0.0.1:" + free);
        assertThat(e.reason().needsPerson()).isFalse();
    }

    @Test
    void hostThatIsNotKnown_isUnreachable() {
        XmppSettings settings = lab.fresh("x").with(XmppSettings.Server.at("no-such-host.invalid", 5222));
        assertThat(lab.refusal(settings).reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void sameResourceTwice_theNewerStreamTakesIt_andTheOlderIsToldSo() {
        XmppSettings settings = lab.fresh("pump");
        XmppConnection older = lab.login(settings);
        java.util.List<String> reasons = new java.util.concurrent.CopyOnWriteArrayList<>();
        older.onState((state, reason) -> reasons.add(state + " " + reason));
        XmppConnection newer = lab.login(settings);
        org.awaitility.Awaitility.await().until(() -> older.state() == ConnectionState.DISCONNECTED);
        assertThat(newer.state()).isEqualTo(ConnectionState.CONNECTED);
        org.awaitility.Awaitility.await().until(() -> !reasons.isEmpty());
        assertThat(reasons.get(0)).contains("conflict");
    }
}
