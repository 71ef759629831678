package org.sdvp.demo.xmppserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.enrolment.account.AccountException;
import org.sdvp.enrolment.certificate.CertificateAuthority;

/** What every kind of server must do; one server of each kind serves all these tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class XmppServerProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<XmppServerKind, XmppServerProcess> servers = new EnumMap<>(XmppServerKind.class);

    @BeforeAll
    void start() throws IOException {
        XmppServerConfig config = XmppServerConfig.forDomain("lab.example")
                .account("hp00001", "first \"secret\" \\ & <1>")
                .account("a-b_c.d", "second")
                .hibernation(Duration.ofSeconds(7))
                .maxStanzaBytes(20_000)
                .build();
        for (XmppServerKind kind : XmppServerKind.values()) {
            servers.put(kind, XmppServerProcess.start(kind, config));
        }
    }

    @AfterAll
    void stop() throws IOException {
        for (XmppServerProcess server : servers.values()) {
            server.close();
        }
    }

    private XmppServerProcess server(XmppServerKind kind) {
        return servers.get(kind);
    }

    private static StreamProbe probe(XmppServerProcess server, XmppServerConfig config) {
        return new StreamProbe(server.domain(), config.certificate().certificate(), PATIENCE);
    }

    private static String login(XmppServerProcess server, String name, String password) throws Exception {
        try (RawStream stream = RawStream.open(server).startTls()) {
            return stream.login(name, password);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutTls_noMechanismIsOffered(XmppServerKind kind) throws IOException {
        try (RawStream stream = RawStream.open(server(kind))) {
            assertThat(stream.features())
                    .contains("urn:ietf:params:xml:ns:xmpp-tls", "required")
                    .doesNotContain("<mechanism>");
        }
    }

    @ParameterizedTest
    @EnumSource
    void scramSha256_isAllThatIsOfferedUnderTls(XmppServerKind kind) throws Exception {
        try (RawStream stream = RawStream.open(server(kind)).startTls()) {
            String features = stream.features();
            assertThat(features).contains("<mechanism>SCRAM-SHA-256</mechanism>");
            assertThat(features.replaceAll("<mechanism>SCRAM-SHA-256(-PLUS)?</mechanism>", ""))
                    .doesNotContain("<mechanism>");
        }
    }

    @ParameterizedTest
    @EnumSource
    void accountsOfTheConfiguration_canLogIn(XmppServerKind kind) throws Exception {
        assertThat(login(server(kind), "hp00001", "first \"secret\" \\ & <1>")).startsWith("<success");
        assertThat(login(server(kind), "a-b_c.d", "second")).startsWith("<success");
    }

    @ParameterizedTest
    @EnumSource
    void wrongPassword_isRefused(XmppServerKind kind) throws Exception {
        assertThat(login(server(kind), "hp00001", "second")).startsWith("<failure");
    }

    @ParameterizedTest
    @EnumSource
    void streamManagement_resumesWithinTheHibernationAskedFor(XmppServerKind kind) throws Exception {
        try (RawStream stream = RawStream.open(server(kind)).startTls()) {
            stream.login("a-b_c.d", "second");
            assertThat(stream.bind("r")).contains("urn:xmpp:sm:3");
            assertThat(stream.ask("<enable xmlns='urn:xmpp:sm:3' resume='true'/>", "<enabled"))
                    .containsPattern("resume=['\"](true|1)['\"]")
                    .containsPattern("max=['\"]7['\"]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void stanzaLargerThanAllowed_endsTheStream(XmppServerKind kind) throws Exception {
        try (RawStream stream = RawStream.open(server(kind)).startTls()) {
            stream.login("a-b_c.d", "second");
            stream.bind("r");
            String small = "<iq type='get' id='1'><ping xmlns='urn:xmpp:ping'>" + "x".repeat(10_000) + "</ping></iq>";
            assertThat(stream.ask(small, "<iq")).doesNotContain("end-of-stream");
            assertThat(stream.ask(small.replace("</ping>", "x".repeat(20_000) + "</ping>"), "</stream:stream>"))
                    .contains("<stream:error");
        }
    }

    @ParameterizedTest
    @EnumSource
    void accounts_canBeAddedChangedAndRemovedWhileItRuns(XmppServerKind kind) throws Exception {
        XmppServerProcess server = server(kind);
        server.addAccount("late", "one");
        assertThat(login(server, "late", "one")).startsWith("<success");
        assertThatThrownBy(() -> server.addAccount("late", "again"))
                .isInstanceOf(AccountException.class)
                .hasMessageContaining("late@lab.example");

        server.changePassword("late", "two & <\"three\"> \\");
        assertThat(login(server, "late", "one")).startsWith("<failure");
        assertThat(login(server, "late", "two & <\"three\"> \\")).startsWith("<success");

        server.removeAccount("late");
        assertThat(login(server, "late", "two & <\"three\"> \\")).startsWith("<failure");
    }

    @ParameterizedTest
    @EnumSource
    void changingAnUnknownAccount_isRefused(XmppServerKind kind) {
        assertThatThrownBy(() -> server(kind).changePassword("nobody-here", "x"))
                .isInstanceOf(AccountException.class)
                .hasMessageContaining("nobody-here@lab.example");
        assertThatThrownBy(() -> server(kind).removeAccount("nobody-here"))
                .isInstanceOf(AccountException.class)
                .hasMessageContaining("nobody-here@lab.example");
    }

    @ParameterizedTest
    @EnumSource
    void onlyItsTwoPorts_listen_onLoopback(XmppServerKind kind) throws IOException {
        XmppServerProcess server = server(kind);
        assertThat(ListeningSockets.of(server.pid()))
                .containsExactlyInAnyOrderElementsOf(
                        Set.of(loopbackSocket(server.port()), loopbackSocket(server.directTlsPort())));
        for (ProcessHandle child :
                ProcessHandle.of(server.pid()).orElseThrow().descendants().toList()) {
            assertThat(ListeningSockets.of(child.pid())).isEmpty();
        }
    }

    @Test
    void ejabberd_startsNoPortMapper() throws IOException {
        Path packages = XmppServerConfig.usual().packages().place("ejabberd");
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            assertThat(all.map(process -> process.info().command().orElse("")))
                    .filteredOn(command -> command.startsWith(packages.toString()))
                    .isNotEmpty()
                    .noneMatch(command -> command.endsWith("/epmd"));
        }
    }

    private static String loopbackSocket(int port) {
        return String.format("0100007F:%04X", port);
    }

    @ParameterizedTest
    @EnumSource
    void process_hasNoPrivileges(XmppServerKind kind) throws IOException {
        List<String> status = Files.readAllLines(Path.of("/proc/" + server(kind).pid() + "/status"));
        assertThat(status).contains("CapEff:\t0000000000000000", "NoNewPrivs:\t1");
        assertThat(status).noneMatch(line -> line.matches("Uid:.*\\b0\\b.*"));
    }

    @ParameterizedTest
    @EnumSource
    void directoryAndKey_areForTheirOwnerOnly(XmppServerKind kind) throws IOException {
        Path directory = server(kind).directory();
        assertThat(Files.getPosixFilePermissions(directory)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(directory.resolve("server.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @EnumSource
    void restartAfterStopAndAfterKill_keepsAccountsAndPorts(XmppServerKind kind) throws Exception {
        XmppServerProcess server = server(kind);
        long first = server.pid();
        int port = server.port();
        server.restart();
        assertThat(login(server, "a-b_c.d", "second")).startsWith("<success");
        server.kill();
        assertThat(server.isAlive()).isFalse();
        assertThatThrownBy(() -> server.addAccount("x", "y")).isInstanceOf(AccountException.class);
        server.restart();
        assertThat(login(server, "hp00001", "first \"secret\" \\ & <1>")).startsWith("<success");
        assertThat(server.port()).isEqualTo(port);
        assertThat(server.pid()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    void pausedServer_keepsConnectionsAndIsSilent_untilItGoesOn(XmppServerKind kind) throws Exception {
        XmppServerProcess server = server(kind);
        server.pause();
        StreamProbe impatient =
                new StreamProbe(server.domain(), server.certificateAuthority().certificate(), Duration.ofMillis(300));
        assertThatThrownBy(() -> impatient.mechanismsAfterStarttls(server.port()))
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(server.isAlive()).isTrue();
        server.resume();
        assertThat(login(server, "a-b_c.d", "second")).startsWith("<success");
    }

    @ParameterizedTest
    @EnumSource
    void secondServer_runsBesideTheFirst_andOffersPlainIfAsked(XmppServerKind kind) throws IOException {
        XmppServerConfig config = XmppServerConfig.forDomain("lab.example")
                .saslOffer(SaslOffer.PLAIN)
                .build();
        Path directory;
        try (XmppServerProcess second = XmppServerProcess.start(kind, config)) {
            directory = second.directory();
            assertThat(Set.of(
                            second.port(),
                            second.directTlsPort(),
                            server(kind).port(),
                            server(kind).directTlsPort()))
                    .hasSize(4);
            assertThat(probe(second, config).mechanismsAfterStarttls(second.port()))
                    .containsExactly("PLAIN");
            assertThat(probe(second, config).mechanismsOverDirectTls(second.directTlsPort()))
                    .containsExactly("PLAIN");
        }
        assertThat(directory).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void certificateOfAStranger_isRefusedByAClientWithTheCaFile(XmppServerKind kind) throws IOException {
        XmppServerConfig config = XmppServerConfig.forDomain("lab.example")
                .certificate(CertificateAuthority.create("stranger").issue("lab.example"))
                .build();
        try (XmppServerProcess wrong = XmppServerProcess.start(kind, config);
                RawStream stream = RawStream.open(wrong)) {
            assertThatThrownBy(stream::startTls).isInstanceOf(SSLException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takenPort_isNoticed(XmppServerKind kind) throws IOException {
        XmppServerConfig config = XmppServerConfig.usual();
        PrivateDirectory directory = PrivateDirectory.create(config);
        try {
            LoopbackPorts taken =
                    new LoopbackPorts(server(kind).port(), server(kind).directTlsPort());
            Path packages = config.packages().place(kind.label());
            ServerLaunch launch = new ServerLaunch(
                    kind, ServerSoftware.of(kind), new ServerSite(config, directory.path(), packages, taken));
            launch.writeFiles();
            assertThatThrownBy(launch::run).isInstanceOf(PortTakenException.class);
        } finally {
            directory.release();
        }
    }
}
