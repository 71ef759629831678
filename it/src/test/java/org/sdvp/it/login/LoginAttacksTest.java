package org.sdvp.it.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSession;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.enrolment.certificate.CertificateAuthority;
import org.sdvp.enrolment.certificate.ServerCertificate;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppLoginException.Reason;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.security.CertificateFiles;
import org.sdvp.xmpp.smack.SmackConnector;
import org.sdvp.xmpp.stanza.Jid;
import org.slf4j.LoggerFactory;

class LoginAttacksTest {
    private static final String WEAK =
            ScriptedServer.mechanisms(Optional.empty(), "DIGEST-MD5", "PLAIN", "ANONYMOUS", "CRAM-MD5")
                    + "<compression xmlns='http://jabber.org/features/compress'><method>zlib</method></compression>"
                    + "<auth xmlns='http://jabber.org/features/iq-auth'/>";
    private static final String END_POINT = "tls-server-end-point";
    private static final SmackConnector CONNECTOR = SmackConnector.withOwnThreads();

    @TempDir
    Path directory;

    private final CertificateAuthority authority = CertificateAuthority.create("SDVP private CA");
    private ServerCertificate shown;
    private Identity files;
    private ScriptedServer server;
    private XmppConnection connection;

    @BeforeEach
    void start() {
        files = new Identity(directory);
        shown = authority.issue("sdvp.test");
    }

    @AfterEach
    void stop() throws IOException {
        if (connection != null) {
            connection.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private void serve(ScriptedServer.Script script) throws IOException {
        server = new ScriptedServer(files.server(shown), script);
    }

    private XmppSettings settings() {
        return XmppSettings.of(Jid.of("hp1@sdvp.test/pump"), Password.of(ScramServer.PASSWORD))
                .with(XmppSettings.Server.at("127.0.0.1", server.port())
                        .withCaFile(files.write("ca.pem", authority.certificatePem()))
                        .withoutResume())
                .withoutRoster();
    }

    private void login(XmppSettings settings) {
        connection = CONNECTOR.connection(settings);
        try {
            connection
                    .login()
                    .toCompletableFuture()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        } finally {
            server.check();
        }
    }

    private XmppLoginException refusal(XmppSettings settings) {
        try {
            login(settings);
            return fail("expected a refusal, but " + connection.jid() + " is logged in");
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(XmppLoginException.class);
            return (XmppLoginException) e.getCause();
        }
    }

    /** The trace of the Danish project's slides: old mechanisms before and after TLS, and compression ahead of all. */
    @Test
    void serverOfTheSlides_isRefused_andNoCredentialIsSent() throws IOException {
        serve(talk -> {
            talk.open("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>" + WEAK);
            talk.proceed("");
            talk.open(WEAK);
        });
        XmppLoginException e = refusal(settings());
        assertThat(e.reason()).as("%s", e.getMessage()).isEqualTo(Reason.WEAK_MECHANISMS);
        assertThat(e)
                .hasMessageContaining("[DIGEST-MD5, PLAIN, ANONYMOUS, CRAM-MD5]")
                .hasMessageContaining("expected one of [SCRAM-SHA-512-PLUS, SCRAM-SHA-512")
                .hasMessageContaining("would give the password away");
        assertNoCredential();
        assertThat(server.heard(0)).doesNotContain("compress");
    }

    private void assertNoCredential() {
        assertThat(server.heard(0))
                .contains("<stream:stream")
                .doesNotContain("<auth")
                .doesNotContain("<response")
                .doesNotContain("jabber:iq:auth")
                .doesNotContain(ScramServer.PASSWORD)
                .doesNotContain(base64(ScramServer.PASSWORD))
                .doesNotContain(base64("\0hp1\0" + ScramServer.PASSWORD));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void offerOfStartTlsTakenAway_isRefused_andNoCredentialIsSent() throws IOException {
        serve(talk -> talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-256", "PLAIN")));
        assertThat(refusal(settings()).reason()).isEqualTo(Reason.NO_TLS);
        assertNoCredential();
    }

    @Test
    void startTlsRefusedByTheServer_isNoLoginInTheClear() throws IOException {
        serve(talk -> {
            talk.open("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"
                    + ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-256"));
            talk.await("<starttls");
            talk.send("<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:stream>");
        });
        refusal(settings());
        assertNoCredential();
    }

    /** What an attacker puts behind {@code proceed} comes in the clear and must not be taken for the server's word. */
    @Test
    void featuresInjectedBehindProceed_areNotRead() throws IOException {
        AtomicReference<ScramServer> seen = new AtomicReference<>();
        serve(talk -> {
            talk.open("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
            talk.proceed("<stream:features>" + ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-1")
                    + "</stream:features>");
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-1", "SCRAM-SHA-256"));
            seen.set(talk.scram());
            talk.finish(seen.get());
            talk.bind();
        });
        try {
            login(settings());
            assertThat(seen.get().mechanism()).isEqualTo("SCRAM-SHA-256");
        } catch (CompletionException e) {
            // The injected octets may break the handshake instead, which is as good.
            assertThat(((XmppLoginException) e.getCause()).reason()).isIn(Reason.NO_TLS, Reason.NO_ANSWER);
            assertNoCredential();
        }
    }

    private ScramServer scramWith(XmppSettings.Security security, Optional<List<String>> bindings, String... names)
            throws IOException {
        AtomicReference<ScramServer> seen = new AtomicReference<>();
        serve(talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(bindings, names));
            seen.set(talk.scram());
            talk.finish(seen.get());
            talk.bind();
        });
        login(settings().with(security));
        return seen.get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-1", "SHA-256", "SHA-512"})
    void announcedBinding_isUsed_withTheCertificateThatWasShown(String hash) throws Exception {
        ScramServer scram = scramWith(
                XmppSettings.Security.USUAL,
                Optional.of(List.of("tls-unique", END_POINT)),
                "SCRAM-" + hash,
                "SCRAM-" + hash + "-PLUS",
                "PLAIN");
        assertThat(scram.mechanism()).isEqualTo("SCRAM-" + hash + "-PLUS");
        assertThat(scram.header()).isEqualTo("p=" + END_POINT + ",,");
        byte[] certificate = shown.certificate().getEncoded();
        assertThat(scram.binding())
                .isEqualTo(ScramServer.hex(MessageDigest.getInstance("SHA-256").digest(certificate), 0));
        assertThat(connection.state()).isEqualTo(ConnectionState.CONNECTED);
    }

    /** Both ends of one channel, and nobody else, come to the same octets (RFC 9266). */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "earlier JDKs do not export keying material")
    void exporter_isPreferred_andIsTheSameOnBothEnds() throws IOException {
        AtomicReference<ScramServer> seen = new AtomicReference<>();
        AtomicReference<byte[]> exported = new AtomicReference<>();
        serve(talk -> {
            talk.startTls();
            exported.set(exporter(talk.session()));
            talk.open(ScriptedServer.mechanisms(
                    Optional.of(List.of(END_POINT, "tls-exporter")), "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS"));
            seen.set(talk.scram());
            talk.finish(seen.get());
            talk.bind();
        });
        login(settings());
        assertThat(seen.get().header()).isEqualTo("p=tls-exporter,,");
        assertThat(seen.get().binding()).isEqualTo(ScramServer.hex(exported.get(), 0));
    }

    private static byte[] exporter(SSLSession session) throws ReflectiveOperationException {
        return (byte[]) Class.forName("javax.net.ssl.ExtendedSSLSession")
                .getMethod("exportKeyingMaterialData", String.class, byte[].class, int.class)
                .invoke(session, "EXPORTER-Channel-Binding", new byte[0], 32);
    }

    /** RFC 5802 6: a server that has offered it after all sees from the flag that the offer was taken away. */
    @Test
    void offerOfBindingTakenAway_isToldToTheServerByTheFlag() throws IOException {
        ScramServer scram = scramWith(XmppSettings.Security.USUAL, Optional.empty(), "SCRAM-SHA-256", "SCRAM-SHA-1");
        assertThat(scram.mechanism()).isEqualTo("SCRAM-SHA-256");
        assertThat(scram.header()).isEqualTo("y,,");
    }

    /** As ejabberd 23.01 does, which knows tls-unique only and says nothing of it. */
    @Test
    void bindingOfUnknownKind_isNotTried_andTheFlagDoesNotMakeTheServerRefuse() throws IOException {
        ScramServer scram =
                scramWith(XmppSettings.Security.USUAL, Optional.empty(), "SCRAM-SHA-256-PLUS", "SCRAM-SHA-256");
        assertThat(scram.mechanism()).isEqualTo("SCRAM-SHA-256");
        assertThat(scram.header()).isEqualTo("n,,");
    }

    @Test
    void bindingRequired_butNoneThatBothKnow_isRefused_andNoCredentialIsSent() throws IOException {
        serve(talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(
                    Optional.of(List.of("tls-unique")), "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS"));
        });
        XmppLoginException e = refusal(settings().with(XmppSettings.Security.USUAL.withChannelBindingRequired()));
        assertThat(e.reason()).isEqualTo(Reason.WEAK_MECHANISMS);
        assertThat(e)
                .hasMessageContaining("bound to the TLS channel")
                .hasMessageContaining("it announces [tls-unique]");
        assertNoCredential();
    }

    @Test
    void bindingRequired_andThere_isUsed() throws IOException {
        ScramServer scram = scramWith(
                XmppSettings.Security.USUAL.withChannelBindingRequired(),
                Optional.of(List.of(END_POINT)),
                "SCRAM-SHA-512",
                "SCRAM-SHA-256",
                "SCRAM-SHA-256-PLUS");
        assertThat(scram.mechanism()).isEqualTo("SCRAM-SHA-256-PLUS");
    }

    @Test
    void scramSha1_ruledOut_isRefused() throws IOException {
        serve(talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-1"));
        });
        XmppLoginException e = refusal(settings().with(XmppSettings.Security.USUAL.withoutScramSha1()));
        assertThat(e.reason()).isEqualTo(Reason.WEAK_MECHANISMS);
        assertThat(e).hasMessageContaining("[SCRAM-SHA-1]").hasMessageNotContaining("give the password away");
        assertNoCredential();
    }

    /** XEP-0474: the server has offered more than came. */
    @Test
    void offerChangedOnTheWay_isFoundOut() throws IOException {
        serve(talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-256"));
            String auth = talk.await("</auth>");
            String first = auth.substring(auth.indexOf('>') + 1, auth.indexOf("</auth>"));
            byte[] sent = MessageDigest.getInstance("SHA-256")
                    .digest("SCRAM-SHA-256\u001eSCRAM-SHA-512".getBytes(StandardCharsets.UTF_8));
            ScramServer scram = new ScramServer("SCRAM-SHA-256", first)
                    .adding(",h=" + Base64.getEncoder().encodeToString(sent));
            talk.send("<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>" + scram.challenge() + "</challenge>");
        });
        XmppLoginException e = refusal(settings());
        assertThat(e.reason()).isEqualTo(Reason.SERVER_NOT_AUTHENTIC);
        assertThat(e).hasMessageContaining("somebody on the way has changed it");
        assertThat(server.heard(0)).doesNotContain("<response");
    }

    @Test
    void successWithoutProof_isFoundOut() throws IOException {
        serve(talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-256"));
            talk.await("</auth>");
            talk.send("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
        });
        assertThat(refusal(settings()).reason()).isEqualTo(Reason.SERVER_NOT_AUTHENTIC);
    }

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

    private ScriptedServer.Script compressed(ScriptedServer.Script then) {
        return talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-256"));
            talk.finish(talk.scram());
            talk.open("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"
                    + "<compression xmlns='http://jabber.org/features/compress'><method>zlib</method></compression>");
            talk.await("</compress>");
            talk.send("<compressed xmlns='http://jabber.org/protocol/compress'/>");
            talk.compress();
            talk.bind();
            then.run(talk);
        };
    }

    /** A hundred megabytes of blanks are a hundred kilobytes of zlib. */
    @Test
    void stanzaThatInflatesBeyondMeasure_endsTheStreamWithPolicyViolation() throws IOException {
        serve(compressed(talk -> {
            talk.send("<message from='a@sdvp.test'><body>");
            talk.bombUnheard(100 << 20);
        }));
        login(settings().with(XmppSettings.Security.USUAL.withCompression()));
        Awaitility.await().until(() -> connection.state() != ConnectionState.CONNECTED);
        Awaitility.await().until(() -> server.heard(0).contains("policy-violation"));
    }

    /** A stranger can have the own server send such a stanza; it must not cost the stream. */
    @Test
    void largestStanzaOfOthers_allBlanks_isNoBomb() throws IOException {
        serve(compressed(talk -> {
            for (int i = 0; i < 8; i++) {
                talk.send("<message from='a@sdvp.test'><body>");
                talk.blanks(256 << 10);
                talk.send("</body></message>");
            }
            talk.send("<iq type='get' id='last' from='a@sdvp.test'><ping xmlns='urn:xmpp:ping'/></iq>");
            talk.await("id='last'");
        }));
        login(settings().with(XmppSettings.Security.USUAL.withCompression()));
        Awaitility.await().until(() -> server.heard(0).contains("last"));
        assertThat(connection.state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void compressionOffered_butNotWanted_isNotTaken() throws IOException {
        serve(talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-256"));
            talk.finish(talk.scram());
            talk.open("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"
                    + "<compression xmlns='http://jabber.org/features/compress'><method>zlib</method></compression>");
            talk.answerBind();
        });
        login(settings());
        assertThat(server.heard(0)).doesNotContain("compress");
    }

    @Test
    void compressionOfAnotherMethodOnly_isPassedOver() throws IOException {
        serve(talk -> {
            talk.startTls();
            talk.open(ScriptedServer.mechanisms(Optional.empty(), "SCRAM-SHA-256"));
            talk.finish(talk.scram());
            talk.open("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"
                    + "<compression xmlns='http://jabber.org/features/compress'><method>lzw</method></compression>");
            talk.answerBind();
        });
        login(settings().with(XmppSettings.Security.USUAL.withCompression()));
        assertThat(connection.state()).isEqualTo(ConnectionState.CONNECTED);
    }

    /** All loggers at their finest: the own ones, and those of Smack and of the JDK's TLS. */
    @Test
    void logOfALogin_atTheFinestLevel_holdsNoSecret() throws IOException {
        List<String> log = new CopyOnWriteArrayList<>();
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level level = root.getLevel();
        root.addAppender(appender);
        root.setLevel(Level.ALL);
        java.util.logging.Logger smack = java.util.logging.Logger.getLogger("org.jivesoftware");
        java.util.logging.Level smackLevel = smack.getLevel();
        Handler handler = keeping(log);
        smack.addHandler(handler);
        smack.setLevel(java.util.logging.Level.ALL);
        try {
            scramWith(XmppSettings.Security.USUAL, Optional.of(List.of(END_POINT)), "SCRAM-SHA-256-PLUS");
        } finally {
            root.detachAppender(appender);
            root.setLevel(level);
            smack.removeHandler(handler);
            smack.setLevel(smackLevel);
        }
        log.addAll(
                appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
        assertThat(log).isNotEmpty().anyMatch(line -> line.contains("has logged in by SCRAM-SHA-256-PLUS"));
        assertThat(log.stream().collect(Collectors.joining("\n")))
                .doesNotContain(ScramServer.PASSWORD)
                .doesNotContain(base64(ScramServer.PASSWORD));
        assertThat(settings().toString()).doesNotContain(ScramServer.PASSWORD);
    }

    private static Handler keeping(List<String> log) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.add(entry.getMessage() + " " + java.util.Arrays.toString(entry.getParameters()) + " "
                        + entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
