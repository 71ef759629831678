package org.sdvp.it.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.demo.xmppserver.XmppServerConfig;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.enrolment.certificate.CertificateAuthority;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.IqMux;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppLoginException;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.security.CertificateFiles;
import org.sdvp.xmpp.smack.SmackConnector;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;

/** Certificates, channel binding and compression on real XMPP servers. */
@ParameterizedClass
@EnumSource(XmppServerKind.class)
class StrongLoginTest {
    private static final SmackConnector CONNECTOR = SmackConnector.withOwnThreads();

    private static final Map<XmppServerKind, XmppServerProcess> SERVERS = new EnumMap<>(XmppServerKind.class);

    @Parameter
    XmppServerKind kind;

    @TempDir
    Path directory;

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("SDVP private CA");
    private final List<XmppConnection> connections = new ArrayList<>();
    private XmppServerProcess server;
    private Identity files;

    @BeforeEach
    void start() {
        files = new Identity(directory);
        server = SERVERS.computeIfAbsent(kind, StrongLoginTest::started);
    }

    private static XmppServerProcess started(XmppServerKind kind) {
        XmppServerConfig.Builder config = XmppServerConfig.forDomain("sdvp.test")
                .certificateAuthority(AUTHORITY)
                .account("hp1", ScramServer.PASSWORD)
                .account("hp2", ScramServer.PASSWORD)
                .strongLogin()
                .compression();
        try {
            return XmppServerProcess.start(kind, config.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        for (XmppServerProcess each : SERVERS.values()) {
            each.close();
        }
        SERVERS.clear();
    }

    @AfterEach
    void close() {
        connections.forEach(XmppConnection::close);
        connections.clear();
    }

    private XmppSettings settings(Password password) {
        return XmppSettings.of(Jid.of("hp1@sdvp.test/pump"), password)
                .with(XmppSettings.Server.at("127.0.0.1", server.port()).withCaFile(server.caFile()));
    }

    private XmppConnection login(XmppSettings settings) {
        XmppConnection connection = CONNECTOR.connection(settings);
        connections.add(connection);
        connection.login().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
        return connection;
    }

    /** What the connection itself says of how it has logged in. */
    private String howItLogsIn(XmppSettings settings) {
        Logger logger = (Logger) org.slf4j.LoggerFactory.getLogger("org.sdvp.xmpp.smack.SmackStream");
        Level before = logger.getLevel();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.DEBUG);
        try {
            login(settings);
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(before);
        }
        return lines.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains("has logged in by"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void certificate_isTheLogin_withoutPassword(boolean direct) {
        CertificateFiles own = files.account(AUTHORITY, "hp1@sdvp.test", "own");
        XmppSettings.Server at = XmppSettings.Server.at("127.0.0.1", direct ? server.directTlsPort() : server.port())
                .withCaFile(server.caFile());
        XmppSettings settings =
                XmppSettings.of(Jid.of("hp1@sdvp.test/pump"), own).with(direct ? at.withDirectTls() : at);
        assertThat(howItLogsIn(settings)).contains("by EXTERNAL");
        assertThat(connections.get(0).jid()).isEqualTo(Jid.of("hp1@sdvp.test/pump"));
    }

    @Test
    void certificateOfAStranger_isNoLogin_butThePasswordBesideItIs() {
        CertificateFiles foreign =
                files.account(CertificateAuthority.create("Somebody else"), "hp1@sdvp.test", "foreign");
        XmppSettings.Security security = XmppSettings.Security.USUAL.withCertificate(foreign);
        assertThatThrownBy(() -> login(settings(Password.NONE).with(security)))
                .hasCauseInstanceOf(XmppLoginException.class);
    }

    @Test
    void passwordWithoutCertificate_goesOnWorking() {
        assertThat(login(settings(Password.of(ScramServer.PASSWORD))).state()).isEqualTo(ConnectionState.CONNECTED);
    }

    /** Prosody with the module of SDVP announces bindings; ejabberd 23 has none for TLS 1.3 and says nothing of it. */
    @Test
    void password_isBoundToTheChannel_whereTheServerCan() {
        String how = howItLogsIn(settings(Password.of(ScramServer.PASSWORD)));
        String type = JRE.currentVersionNumber() >= 25 ? "tls-exporter" : "tls-server-end-point";
        assertThat(how)
                .contains(
                        kind == XmppServerKind.PROSODY
                                ? "by SCRAM-SHA-256-PLUS, p=" + type + ",,"
                                : "by SCRAM-SHA-256, n,,");
    }

    /** ejabberd compresses; Prosody does not, and nothing is lost by asking. */
    @Test
    void compressedStream_carriesStanzasBothWays() throws Exception {
        XmppSettings.Security compressed = XmppSettings.Security.USUAL.withCompression();
        assertThat(howItLogsIn(settings(Password.of(ScramServer.PASSWORD)).with(compressed)))
                .endsWith(kind == XmppServerKind.EJABBERD ? "(compressed)" : "(uncompressed)");
        XmppConnection pump = connections.get(0);
        pump.iqs()
                .register(
                        IqMux.Route.all(Iq.Type.GET, "urn:x"),
                        java.util.Set.of(),
                        iq -> CompletableFuture.completedFuture(iq.result()));
        XmppConnection desk = login(XmppSettings.of(Jid.of("hp2@sdvp.test/desk"), Password.of(ScramServer.PASSWORD))
                .with(settings(Password.NONE).server())
                .with(compressed));
        for (int i = 0; i < 200; i++) {
            Iq answer = desk.sendIq(Iq.get(pump.jid(), XmlElement.empty("urn:x", "q" + i)), Duration.ofSeconds(15))
                    .toCompletableFuture()
                    .get(15, TimeUnit.SECONDS);
            assertThat(answer.type()).isEqualTo(Iq.Type.RESULT);
        }
    }
}
