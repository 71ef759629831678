package org.sdvp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.agent.Agent;
import org.sdvp.agent.AgentParts;
import org.sdvp.agent.SimulatedDrivers;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.FirmwareConfig;
import org.sdvp.agent.config.SimulatedConfig;
import org.sdvp.agent.config.StoreConfig;
import org.sdvp.agent.firmware.InstallTarget;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.heatpump.firmware.FirmwareHeader;
import org.sdvp.heatpump.firmware.FirmwareKeys;
import org.sdvp.heatpump.firmware.FirmwareManifest;
import org.sdvp.heatpump.firmware.FirmwareVersion;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

class FirmwareCommandTest {
    @TempDir
    private Path home;

    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(1);
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final Map<Jid, Set<String>> owners = Map.of(Jid.of("operator@sdvp.test"), Set.of("Vendor"));
    private TestNet net;
    private Agent agent;

    @BeforeEach
    void begin() throws IOException {
        net = new TestNet(home);
        assertThat(firmware("keygen", home.resolve("vendor").toString()).exitCode())
                .isZero();
        owners.keySet().forEach(owner -> net.xmppServer.login(owner.toString()).close());
        AgentConfig config = AgentConfig.of(
                        XmppSettings.of(Jid.of("hp01@sdvp.test/IEC"), Password.of("secret")),
                        owners,
                        SimulatedConfig.of("hp01", 1))
                .withStore(StoreConfig.in(home.resolve("store")))
                .withFirmware(FirmwareConfig.trusting(List.of(FirmwareKeys.readPublic(home.resolve("vendor.pub")))));
        AgentParts parts = new AgentParts(
                net.xmppServer,
                HeatPumpModel.create("HP1"),
                new SystemTimeSource(timers, Clock.systemUTC()),
                workers,
                new SplittableRandom(1));
        agent = Agent.start(
                config,
                new SimulatedDrivers(timers, Clock.systemUTC()).driver(SimulatedConfig.of("hp01", 1)),
                parts,
                new Box());
    }

    @AfterEach
    void end() {
        agent.close();
        net.close();
        timers.shutdownNow();
        workers.shutdownNow();
    }

    /** Takes any update, and has nowhere to put it. */
    private static final class Box implements InstallTarget {
        private final InstallTarget none = InstallTarget.none(new FirmwareVersion("1.0"));

        @Override
        public FirmwareVersion running() {
            return none.running();
        }

        @Override
        public Optional<String> obstacle(FirmwareManifest manifest) {
            return Optional.empty();
        }

        @Override
        public void install(Path update, FirmwareHeader header) throws IOException {
            none.install(update, header);
        }

        @Override
        public Outcome outcome() {
            return none.outcome();
        }

        @Override
        public void confirm() {
            none.confirm();
        }
    }

    private TestNet.Run firmware(String... args) {
        List<String> all = new ArrayList<>(List.of("firmware"));
        all.addAll(List.of(args));
        return net.run(all.toArray(String[]::new));
    }

    private Path update(String version, String key, String... more) throws IOException {
        Path payload = Files.write(home.resolve("payload"), new byte[100_000]);
        Path update = home.resolve("agent-" + version + ".sdvpfw");
        List<String> args = new ArrayList<>(
                List.of("sign", "--key", key, "--version", version, "--output", update.toString(), "--opaque"));
        args.addAll(List.of(more));
        args.add(payload.toString());
        TestNet.Run run = firmware(args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return update;
    }

    private String vendor() {
        return home.resolve("vendor.key").toString();
    }

    @Test
    void keygen_neverOverwrites() {
        TestNet.Run again = firmware("keygen", home.resolve("vendor").toString());
        assertThat(again.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(again.err()).contains("is there already");
    }

    @Test
    void signAndShow_tellWhatTheFileIs() throws IOException {
        Path update = update("1.1", vendor(), "--hardware", "box-2", "--from", "0.9");
        TestNet.Run shown = firmware("show", "--key", home.resolve("vendor.pub").toString(), update.toString());
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.lines())
                .contains("product: sdvp-agent", "hardware: box-2", "version: 1.1", "from: 0.9", "size: 100000")
                .contains("the payload is whole");
        byte[] damaged = Files.readAllBytes(update);
        damaged[damaged.length - 1] ^= 1;
        Files.write(update, damaged);
        assertThat(firmware("show", update.toString()).exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(firmware("show", vendor()).exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void send_showsProgressAndEnd_andStatusAndCancelGoOnFromThere() throws IOException {
        TestNet.Run sent = firmware("send", "hp01", update("1.1", vendor()).toString());
        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(sent.lines()).containsExactly("runs 1.0; update 1.1: verified");
        assertThat(sent.err()).contains("sent 0 of 100,", "100 %");
        assertThat(firmware("status", "hp01", "--json").out())
                .contains("\"state\" : \"verified\"", "\"percent\" : 100");
        assertThat(firmware("cancel", "hp01").lines()).containsExactly("runs 1.0");
        TestNet.Run nothing = firmware("install", "hp01");
        assertThat(nothing.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(nothing.err()).contains("only a verified update can be installed");
    }

    @Test
    void deviceThatIsNotThere_isToldAtOnce() throws IOException {
        TestNet.Run sent = firmware("send", "hp02", update("1.1", vendor()).toString());
        assertThat(sent.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
    }

    @Test
    void strangersUpdate_isRefused_withTheReason() throws IOException {
        firmware("keygen", home.resolve("stranger").toString());
        TestNet.Run sent = firmware(
                "send",
                "hp01",
                update("1.1", home.resolve("stranger.key").toString()).toString());
        assertThat(sent.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(sent.err()).contains("the signature is of none of the 1 keys");
        assertThat(firmware("status", "hp01").out()).contains("failed: the signature");
    }

    @Test
    void installThatFails_isToldAndCanBeTriedAgain() throws IOException {
        TestNet.Run sent =
                firmware("send", "--install", "hp01", update("1.1", vendor()).toString());
        assertThat(sent.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(sent.out()).contains("verified: installing failed and can be tried again");
    }
}
