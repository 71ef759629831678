package org.sdvp.it.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.agent.Agent;
import org.sdvp.agent.AgentParts;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.SimulatedConfig;
import org.sdvp.agent.config.StoreConfig;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.SignalValue;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.SampleStore;
import org.sdvp.centre.fleet.command.TargetResult;
import org.sdvp.centre.store.DatabaseSettings;
import org.sdvp.centre.store.FleetDatabase;
import org.sdvp.demo.xmppserver.XmppServerConfig;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.smack.SmackConnector;
import org.sdvp.xmpp.stanza.Jid;

/** A centre that is killed: no value of a device is missing or there twice, no device is told twice. */
@Tag("slow")
class KilledCentreTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String ROOM = "HP1/RoomSTMP1.Tmp.mag.f[MX]";

    @TempDir
    private Path home;

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final ExecutorService worker = Executors.newCachedThreadPool();
    private final List<Agent> agents = new ArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private XmppServerProcess server;
    private Process centre;

    @BeforeEach
    void startServer() throws IOException {
        Map<String, String> accounts = new HashMap<>(Map.of("centre", "c-secret"));
        for (int i = 1; i <= 4; i++) {
            accounts.put("hp0" + i, "1-secret");
        }
        server = XmppServerProcess.start(
                XmppServerKind.PROSODY,
                XmppServerConfig.forDomain("sdvp.test")
                        .accounts(accounts)
                        .hibernation(Duration.ofSeconds(1))
                        .build());
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        kill();
        agents.forEach(Agent::close);
        server.close();
        timer.shutdownNow();
        worker.shutdownNow();
    }

    private SwitchPump pump(String name) {
        SwitchPump driver = new SwitchPump();
        XmppSettings account = XmppSettings.of(Jid.of(name + "@sdvp.test/IEC"), Password.of("1-secret"))
                .with(XmppSettings.Server.at(server.host().getHostAddress(), server.port())
                        .withCaFile(server.caFile()));
        AgentConfig config = AgentConfig.of(
                        account,
                        Map.of(Jid.of("centre@sdvp.test"), Set.of("Service Provider")),
                        SimulatedConfig.of(name, 1))
                .withStore(StoreConfig.in(home.resolve(name)));
        SystemTimeSource time = new SystemTimeSource(timer, Clock.systemUTC());
        agents.add(Agent.start(
                config,
                driver,
                new AgentParts(
                        new SmackConnector(time, worker),
                        HeatPumpModel.create("HP1"),
                        time,
                        worker,
                        new SplittableRandom(1))));
        return driver;
    }

    private void centre(int stop) throws IOException {
        centre = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CentreProcess.class.getName(),
                        String.valueOf(server.port()),
                        server.caFile().toString(),
                        "centre@sdvp.test",
                        "c-secret",
                        home.resolve("centre.db").toString(),
                        String.valueOf(stop))
                .redirectErrorStream(true)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(centre.getInputStream(), StandardCharsets.UTF_8));
        CompletableFuture.runAsync(() -> lines.lines().forEach(said::add), worker)
                .exceptionally(closed -> null);
    }

    private void kill() throws InterruptedException {
        if (centre != null) {
            centre.toHandle().destroyForcibly();
            assertThat(centre.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private void awaitSaid(Predicate<String> wanted) {
        await().atMost(LONG)
                .failFast("the centre ended: " + said, () -> !centre.isAlive())
                .until(() -> said.stream().anyMatch(wanted));
    }

    private double lastRoom() {
        return said.stream()
                .filter(line -> line.startsWith("room "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .max()
                .orElse(-1);
    }

    @Test
    void whileReportsFlow_everyChangeIsInTheStoreOnce_orInAGap() throws IOException, InterruptedException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        SwitchPump pump = pump("hp01");
        centre(0);
        awaitSaid("online 1"::equals);
        await().atMost(LONG).until(() -> {
            pump.report(HeatPumpSignal.ROOM_TEMPERATURE, new SignalValue.Real(0), Instant.now());
            return lastRoom() >= 0;
        });
        Map<Instant, Double> measured = new ConcurrentHashMap<>();
        AtomicInteger value = new AtomicInteger();
        ScheduledFuture<?> process =
                timer.scheduleAtFixedRate(() -> measure(pump, value, measured), 0, 5, TimeUnit.MILLISECONDS);
        for (int life = 0; life < 4; life++) {
            int enough = value.get() + 200 + random.nextInt(200);
            await().atMost(LONG)
                    .failFast("the centre ended: " + said, () -> !centre.isAlive())
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> lastRoom() >= enough);
            kill();
            centre(0);
        }
        process.cancel(false);
        await().atMost(LONG).until(() -> lastRoom() >= value.get());
        kill();

        try (FleetDatabase database = FleetDatabase.open(DatabaseSettings.sqlite(home.resolve("centre.db")))) {
            DeviceId device = new DeviceId("hp01@sdvp.test");
            List<SampleStore.Bucket> stored = database.samples()
                    .history(device, ROOM, Instant.EPOCH, Instant.now().plusSeconds(3600), Duration.ZERO);
            List<Received.Gap> gaps =
                    database.samples().gaps(device, Instant.EPOCH, Instant.now().plusSeconds(3600));
            List<Double> values = stored.stream()
                    .map(bucket -> bucket.mean().orElse(-1))
                    .filter(number -> number > 0)
                    .toList();
            assertThat(values).as("seed %d", seed).doesNotHaveDuplicates();
            List<Map.Entry<Instant, Double>> missing = measured.entrySet().stream()
                    .filter(entry -> !values.contains(entry.getValue()))
                    .filter(entry -> gaps.stream()
                            .noneMatch(gap -> !entry.getKey().isBefore(gap.from())
                                    && !entry.getKey().isAfter(gap.to())))
                    .toList();
            assertThat(missing).as("seed %d, gaps %s", seed, gaps).isEmpty();
            assertThat(gaps).as("the buffer has room for all").isEmpty();
        }
    }

    private static void measure(SwitchPump pump, AtomicInteger value, Map<Instant, Double> measured) {
        Instant time = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        // Two values of one millisecond would be one sample.
        if (!measured.containsKey(time)) {
            double next = value.incrementAndGet();
            measured.put(time, next);
            pump.report(HeatPumpSignal.ROOM_TEMPERATURE, new SignalValue.Real(next), time);
        }
    }

    @Test
    void inTheMiddleOfACommand_noDeviceIsToldTwice_andAllAreTold() throws IOException, InterruptedException {
        List<SwitchPump> pumps = List.of(pump("hp01"), pump("hp02"), pump("hp03"), pump("hp04"));
        centre(4);
        await().atMost(LONG)
                .failFast("the centre ended: " + said, () -> !centre.isAlive())
                .until(() -> pumps.stream().mapToInt(SwitchPump::told).sum() >= 2);
        kill();
        pumps.forEach(SwitchPump::answer);
        said.clear();
        centre(0);
        pumps.forEach(SwitchPump::answerAtOnce);
        awaitSaid(line -> line.startsWith("command DONE"));
        kill();

        assertThat(pumps).extracting(SwitchPump::told).containsOnly(1);
        try (FleetDatabase database = FleetDatabase.open(DatabaseSettings.sqlite(home.resolve("centre.db")))) {
            assertThat(database.commands().unfinished()).isEmpty();
            assertThat(database.commands().results(1))
                    .hasSize(4)
                    .extracting(TargetResult::level)
                    .containsOnly(TargetResult.Level.DONE);
        }
    }
}
