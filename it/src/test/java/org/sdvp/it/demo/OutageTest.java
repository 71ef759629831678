package org.sdvp.it.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.demo.xmppserver.XmppServerConfig;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.operator.Operator;
import org.sdvp.operator.OperatorSettings;
import org.sdvp.operator.Reading;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.smack.SmackConnector;
import org.sdvp.xmpp.stanza.Jid;

/** Demo and agent on an XMPP server that is not theirs, and that fails them. */
@Tag("slow")
class OutageTest {
    private static final Map<String, String> ACCOUNTS =
            Map.of("operator", "o-secret", "hp01", "1-secret", "hp02", "2-secret");
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SECONDS = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    private XmppServerProcess server;

    @BeforeEach
    void startServer() throws IOException {
        server = XmppServerProcess.start(
                XmppServerKind.PROSODY,
                XmppServerConfig.forDomain("sdvp.test").accounts(ACCOUNTS).build());
    }

    @AfterEach
    void stopServer() throws IOException {
        server.resume();
        server.close();
    }

    private Program demo() throws IOException {
        Path accounts = home.resolve("accounts");
        Files.writeString(accounts, """
                # the operator first
                operator@sdvp.test o-secret
                hp01@sdvp.test 1-secret
                hp02@sdvp.test 2-secret
                """);
        return Program.start(
                home,
                "demo",
                "--pumps",
                "2",
                "--no-story",
                "--json",
                "--server",
                "127.0.0.1:" + server.port(),
                "--ca",
                server.caFile().toString(),
                "--accounts",
                accounts.toString());
    }

    @Test
    void serverKilledAndRestarted_everyPumpIsOffline_thenBack() throws IOException, InterruptedException {
        try (Program demo = demo()) {
            demo.awaitAll(2, "online", LONG);
            server.kill();
            demo.awaitAll(2, "offline", SECONDS);
            server.restart();
            demo.awaitAll(2, "online", LONG);
            demo.terminate();
            assertThat(demo.exitCode(SECONDS)).as(demo.err()).isZero();
            assertThat(demo.err()).doesNotContain("secret");
        }
    }

    @Test
    void serverThatHangs_showsEveryPumpOfflineWithinSeconds_andTheDemoLivesOn()
            throws IOException, InterruptedException {
        try (Program demo = demo()) {
            demo.awaitAll(2, "online", LONG);
            server.pause();
            demo.awaitAll(2, "offline", SECONDS);
            assertThat(demo.isAlive()).isTrue();
            server.resume();
            demo.awaitAll(2, "online", LONG);
            demo.terminate();
            assertThat(demo.exitCode(SECONDS)).as(demo.err()).isZero();
        }
    }

    private Program agent(String password) throws IOException {
        Path file = home.resolve("agent.yaml");
        Files.writeString(home.resolve("password"), password);
        Files.writeString(file, """
                account:
                  jid: hp01@sdvp.test
                  password-file: password
                xmpp-server:
                  host: 127.0.0.1
                  port: %d
                  ca-file: %s
                owners:
                  - jid: operator@sdvp.test
                    groups: [Service Provider]
                device:
                  driver: simulated
                limits:
                  login-waits: {first: 500ms, most: 1s, refused: 1s}
                """.formatted(server.port(), server.caFile()));
        return Program.start(home, "agent", "--config", file.toString());
    }

    private Operator operator() {
        ConnectionProfile profile = new ConnectionProfile(
                Jid.of("operator@sdvp.test"),
                Password.of("o-secret"),
                Optional.of(InetSocketAddress.createUnresolved("127.0.0.1", server.port())),
                XmppSettings.Tls.STARTTLS,
                Optional.of(server.caFile()));
        return Operator.login(
                SmackConnector.withOwnThreads(), profile, OperatorSettings.usual(List.of(new CompactFormat())));
    }

    @Test
    void agentStartedWithoutServer_comesOnlineWhenThereIsOne_andSaysGoodBye() throws IOException, InterruptedException {
        server.stop();
        try (Program agent = agent("1-secret")) {
            await().atMost(LONG).until(() -> agent.err().contains("login 2 of hp01@sdvp.test/IEC failed"));
            server.restart();
            await().atMost(LONG).until(() -> agent.err().contains("logged in as hp01@sdvp.test/IEC"));
            try (Operator operator = operator()) {
                await().atMost(LONG).until(() -> operator.directory().online().size() == 1);
                List<Reading> readings = operator.await(operator.device("hp01").read(List.of("RoomSTMP1.Tmp.mag.f")));
                assertThat(readings).singleElement().isInstanceOf(Reading.Value.class);
                agent.terminate();
                assertThat(agent.exitCode(SECONDS)).as(agent.err()).isZero();
                // A stream that was only cut would be held for a minute.
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> operator.directory().online().isEmpty());
            }
            assertThat(agent.err()).doesNotContain("1-secret");
        }
    }

    @Test
    void wrongPassword_isToldWithoutShowingIt_andTheAgentLivesOn() throws IOException, InterruptedException {
        try (Program agent = agent("wrong horse")) {
            await().atMost(LONG).until(() -> agent.err().contains("login 2 of hp01@sdvp.test/IEC failed"));
            assertThat(agent.err()).contains("password").doesNotContain("wrong horse");
            assertThat(agent.isAlive()).isTrue();
            server.changePassword("hp01", "wrong horse");
            await().atMost(LONG).until(() -> agent.err().contains("logged in as hp01@sdvp.test/IEC"));
            agent.terminate();
            assertThat(agent.exitCode(SECONDS)).as(agent.err()).isZero();
        }
    }

    @Test
    void configurationWithAFault_endsTheAgentAtOnce() throws IOException, InterruptedException {
        Path file = home.resolve("bad.yaml");
        Files.writeString(file, "account:\n  jid: hp01@sdvp.test\n  passwort: x\n");
        try (Program agent = Program.start(home, "agent", "--config", file.toString())) {
            assertThat(agent.exitCode(LONG)).isEqualTo(2);
            assertThat(agent.err()).contains(file + ":3: unknown key \"account.passwort\"; expected one of jid,");
        }
    }
}
