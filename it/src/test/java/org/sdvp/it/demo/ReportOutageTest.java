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
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Report;
import org.sdvp.demo.xmppserver.XmppServerConfig;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.model.ObjectReference;
import org.sdvp.operator.Operator;
import org.sdvp.operator.OperatorSettings;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.smack.SmackConnector;
import org.sdvp.xmpp.stanza.Jid;

/** Buffered reports of an agent that is killed, by way of an XMPP server that is killed (sBr: nothing lost, nothing twice). */
@Tag("slow")
@Tag("sBr")
class ReportOutageTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final ObjectReference BRCB = ObjectReference.parse("HP1/LLN0.Meas01");
    private static final int MOST = 12;

    @TempDir
    private Path home;

    private XmppServerProcess server;

    @BeforeEach
    void startServer() throws IOException {
        server = XmppServerProcess.start(
                XmppServerKind.PROSODY,
                XmppServerConfig.forDomain("sdvp.test")
                        .accounts(Map.of("operator", "o-secret", "hp01", "1-secret"))
                        .hibernation(Duration.ofSeconds(1))
                        .build());
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    private Program agent() throws IOException {
        Path file = home.resolve("agent.yaml");
        Files.writeString(home.resolve("password"), "1-secret");
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
                  simulated: {speed: 600, beat: 100ms}
                store:
                  directory: store
                limits:
                  ping-interval: 1s
                  ping-timeout: 1s
                  login-waits: {first: 200ms, most: 500ms, refused: 1s}
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
    void killedAgentAndKilledServer_loseNoEntryAndDoubleNone() throws IOException, InterruptedException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Program agent = agent();
        try (Operator operator = operator()) {
            Follower follower = new Follower(operator, "hp01", BRCB);
            awaitMore(follower, agent, random);
            for (int kill = 0; kill < 2; kill++) {
                agent.kill();
                agent.exitCode(LONG);
                agent = agent();
                awaitMore(follower, agent, random);
            }
            server.kill();
            server.restart();
            awaitMore(follower, agent, random);
            follower.close();
            assertThat(follower.faults()).as("seed %d", seed).isEmpty();
            assertThat(follower.resumptions()).as("seed %d", seed).isGreaterThanOrEqualTo(3);

            // The block from its beginning, against what came bit by bit.
            Follower whole = new Follower(operator, "hp01", BRCB);
            await().atMost(LONG).until(() -> !isBefore(whole.last(), follower.last()));
            whole.close();
            List<Report> expected = whole.reports().stream()
                    .filter(report ->
                            !isBefore(follower.last(), report.entryId().orElseThrow()))
                    .toList();
            assertThat(ids(follower.reports())).as("seed %d", seed).isEqualTo(ids(expected));
            assertThat(values(follower.reports())).as("seed %d", seed).isEqualTo(values(expected));
        } finally {
            agent.close();
        }
    }

    private static boolean isBefore(EntryId one, EntryId other) {
        return Long.compareUnsigned(one.value(), other.value()) < 0;
    }

    /** Waits for some reports, a number drawn: so the next kill comes at any moment. */
    private static void awaitMore(Follower follower, Program agent, Random random) {
        int enough = follower.count() + 1 + random.nextInt(MOST);
        await().atMost(LONG)
                .failFast("the agent ended", () -> !agent.isAlive())
                .pollInterval(Duration.ofMillis(1 + random.nextInt(50)))
                .until(() -> follower.count() >= enough);
    }

    private static List<EntryId> ids(List<Report> reports) {
        return reports.stream().map(report -> report.entryId().orElseThrow()).toList();
    }

    private static List<List<Report.Member>> values(List<Report> reports) {
        return reports.stream().map(Report::members).toList();
    }
}
