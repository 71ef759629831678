package org.sdvp.it.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdvp.agent.slots.ApplicationArchive;
import org.sdvp.demo.firmware.SupervisedPump;
import org.sdvp.demo.net.Cable;
import org.sdvp.demo.xmppserver.XmppServerConfig;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.heatpump.firmware.FirmwareKeys;
import org.sdvp.heatpump.firmware.FirmwareManifest;
import org.sdvp.heatpump.firmware.FirmwareSigner;
import org.sdvp.heatpump.firmware.FirmwareState;
import org.sdvp.heatpump.firmware.FirmwareVersion;
import org.sdvp.operator.Operator;
import org.sdvp.operator.OperatorSettings;
import org.sdvp.operator.firmware.FirmwareSender;
import org.sdvp.operator.firmware.FirmwareView;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.smack.SmackConnector;
import org.sdvp.xmpp.stanza.Jid;

/** An agent that updates itself, as processes of their own by way of a real XMPP server. */
@Tag("slow")
class FirmwareTest {
    private static final Duration LONG = Duration.ofMinutes(6);
    private static final Duration END = Duration.ofSeconds(30);

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"prosody", "ejabberd"})
    void demo_updatesItself_refusesAStranger_andRollsBack(String xmpp) throws IOException, InterruptedException {
        try (Program demo = Program.start(home, "demo", "--firmware", "--xmpp", xmpp)) {
            assertThat(demo.exitCode(LONG)).as(demo.err()).isZero();
            assertThat(demo.out()).contains("The story was told to its end.");
            assertThat(demo.err())
                    .containsPattern("LFWU1: (\\S+) runs; update \\S+ verified")
                    .containsPattern("LFWU1: (\\S+) runs; update \\1 installed")
                    .contains("refused: the signature is of none of the 1 keys")
                    .containsPattern("runs; update (\\S+) failed: version \\1 was started 3 times");
            await().atMost(END).until(() -> demo.family().size() == 1);
        }
    }

    /** Hears how an upload goes, and has something done in the middle of it. */
    private static final class Trouble implements FirmwareSender.Listener {
        private final AtomicLong least = new AtomicLong(Long.MAX_VALUE);
        private final AtomicLong sent = new AtomicLong();
        private final List<FirmwareView> views = new ArrayList<>();
        private final List<String> heard = new ArrayList<>();
        private boolean begun;

        @Override
        public void onSent(long octets, long size) {
            if (begun && octets < sent.get()) {
                least.accumulateAndGet(octets, Math::min);
            }
            begun = true;
            sent.set(octets);
        }

        @Override
        public synchronized void onView(FirmwareView view) {
            views.add(view);
        }

        @Override
        public synchronized void onTrouble(String why) {
            heard.add(why);
        }
    }

    @Test
    void killsAndACutLink_costOnlyWhatWasUnderWay() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        KeyPair key = FirmwareKeys.generate();
        FirmwareKeys.write(key, home.resolve("vendor.key"), home.resolve("vendor.pub"));
        try (XmppServerProcess server = XmppServerProcess.start(
                        XmppServerKind.PROSODY,
                        XmppServerConfig.forDomain("sdvp.test")
                                .accounts(Map.of("operator", "o-secret", "hp01", "1-secret"))
                                .hibernation(Duration.ofSeconds(1))
                                .build());
                Cable cable = Cable.to(new InetSocketAddress(server.host(), server.port()));
                SupervisedPump pump = SupervisedPump.start(
                        program(),
                        home,
                        new SupervisedPump.Settings(
                                Jid.of("hp01@sdvp.test"),
                                Password.of("1-secret"),
                                Jid.of("operator@sdvp.test"),
                                new InetSocketAddress(server.host(), server.port()),
                                Optional.of(server.caFile()),
                                home.resolve("vendor.pub")));
                Operator operator = operator(cable.port(), server.caFile())) {
            Trouble trouble = new Trouble();
            FirmwareSender sender = new FirmwareSender(operator, "hp01", Duration.ofMinutes(3), trouble);
            assertThat(sender.look().state()).isEqualTo(FirmwareState.NONE);
            Path update = update(key);
            CompletableFuture<FirmwareView> sending =
                    CompletableFuture.supplyAsync(() -> view(() -> sender.send(update)));
            awaitSent(trouble, sending, 2_000_000 + random.nextInt(1_000_000));
            kill(pump);
            awaitSent(trouble, sending, 8_000_000 + random.nextInt(1_000_000));
            cable.pull();
            await().atMost(LONG).until(() -> !trouble.heard.isEmpty());
            cable.plug();
            FirmwareView verified = sending.get(LONG.toSeconds(), TimeUnit.SECONDS);
            assertThat(verified.state()).as("seed %d, %s", seed, verified).isEqualTo(FirmwareState.VERIFIED);
            assertThat(trouble.least.get())
                    .as("seed %d: it went on where it was, not from the beginning", seed)
                    .isGreaterThan(1_500_000);

            CompletableFuture<FirmwareView> installing = CompletableFuture.supplyAsync(() -> view(sender::install));
            await().atMost(LONG).until(() -> Files.exists(home.resolve("slots/trial")) || installing.isDone());
            // The new version, once it has been started, before it can have proved itself.
            await().atMost(LONG)
                    .until(() -> installing.isDone()
                            || Files.readString(home.resolve("slots/trial")).contains("starts=1"));
            kill(pump);
            FirmwareView installed = installing.get(LONG.toSeconds(), TimeUnit.SECONDS);
            assertThat(installed.state()).as("seed %d, %s", seed, installed).isEqualTo(FirmwareState.INSTALLED);
            assertThat(installed.running()).isEqualTo("7.1.0");
            assertThat(home.resolve("slots/current")).content().isEqualTo("b");
        }
    }

    private interface Waiting {
        FirmwareView get() throws IOException, InterruptedException;
    }

    private static FirmwareView view(Waiting waiting) {
        try {
            return waiting.get();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitSent(Trouble trouble, CompletableFuture<FirmwareView> sending, long octets) {
        await().atMost(LONG)
                .failFast("it ended", sending::isDone)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> trouble.sent.get() >= octets);
    }

    /** SIGKILL for the agent, not for its supervisor. */
    private static void kill(SupervisedPump pump) {
        List<ProcessHandle> agents =
                ProcessHandle.of(pump.pid()).orElseThrow().children().toList();
        assertThat(agents).hasSize(1);
        agents.get(0).destroyForcibly();
        await().atMost(END).until(() -> !agents.get(0).isAlive());
    }

    private static List<String> program() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.sdvp.cli.Sdvp");
    }

    private Path update(KeyPair key) throws IOException {
        Path payload = home.resolve("payload.zip");
        ApplicationArchive.pack(
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(element -> !element.isEmpty())
                        .map(Path::of)
                        .toList(),
                payload);
        Path update = home.resolve("agent-7.1.0.sdvpfw");
        FirmwareManifest manifest = new FirmwareManifest(
                "sdvp-agent",
                List.of(),
                new FirmwareVersion("7.1.0"),
                FirmwareManifest.From.ANY,
                FirmwareSigner.payload(FirmwareManifest.Kind.APPLICATION, payload),
                Instant.parse("2026-11-23T14:00:00Z"));
        new FirmwareSigner(key.getPrivate()).sign(manifest, payload, update);
        return update;
    }

    private static Operator operator(int port, Path caFile) {
        ConnectionProfile profile = new ConnectionProfile(
                Jid.of("operator@sdvp.test"),
                Password.of("o-secret"),
                Optional.of(InetSocketAddress.createUnresolved("127.0.0.1", port)),
                XmppSettings.Tls.STARTTLS,
                Optional.of(caFile));
        return Operator.login(
                SmackConnector.withOwnThreads(), profile, OperatorSettings.usual(List.of(new CompactFormat())));
    }
}
