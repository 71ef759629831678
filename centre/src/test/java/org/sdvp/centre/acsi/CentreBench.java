package org.sdvp.centre.acsi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.agent.Agent;
import org.sdvp.agent.AgentParts;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.SimulatedConfig;
import org.sdvp.agent.config.StoreConfig;
import org.sdvp.agent.store.StoreLimits;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.Intake;
import org.sdvp.centre.fleet.twin.Twin;
import org.sdvp.centre.store.DatabaseSettings;
import org.sdvp.centre.store.FleetDatabase;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.operator.Operator;
import org.sdvp.operator.OperatorSettings;
import org.sdvp.operator.profile.ConnectionProfile;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Jid;

/** Heat pumps with real agents, an XMPP server in memory, a centre with its database on disk. To be closed. */
@SuppressWarnings("try") // its end waits, and so may be interrupted
final class CentreBench implements AutoCloseable {
    private static final String ACCOUNT = "centre@sdvp.test";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Path folder;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final ExecutorService worker = Executors.newCachedThreadPool();
    private final Map<String, Agent> agents = new ConcurrentHashMap<>();
    final SystemTimeSource time = new SystemTimeSource(timer, Clock.systemUTC());
    final FleetTime fleetTime = FleetTime.of(timer, worker);
    final InMemoryXmppServer router = new InMemoryXmppServer(time, Duration.ofMillis(200));
    private @Nullable Centre centre;

    /** A centre as it runs. */
    record Centre(
            FleetDatabase database,
            SwitchedStore store,
            Fleet fleet,
            Intake intake,
            Operator operator,
            FleetFollower follower,
            FleetLink link) {
        /** Ends without a word, as far as that can be in one process: nothing more is stored, no farewell of the follower. */
        void end() {
            store.away(true);
            follower.close();
            intake.close();
            operator.close();
            fleet.close();
            database.close();
        }
    }

    CentreBench(Path folder) {
        this.folder = folder;
        router.login(ACCOUNT).close();
    }

    /** A heat pump that is there, with its disk. */
    TestPump pump(String name) {
        return pump(name, AgentConfig.RESOURCE, "HP1");
    }

    /** A heat pump of a login and a logical device; each login has its own disk. */
    TestPump pump(String name, String resource, String logicalDevice) {
        return pump(name, resource, logicalDevice, StoreLimits.defaults());
    }

    /** A heat pump whose disk has room for so much. */
    TestPump pump(String name, String resource, String logicalDevice, StoreLimits room) {
        TestPump driver = new TestPump();
        AgentConfig usual = AgentConfig.of(
                XmppSettings.of(Jid.of(name + "@sdvp.test/" + resource), Password.of("secret")),
                Map.of(Jid.of(ACCOUNT), Set.of("Service Provider")),
                SimulatedConfig.of(name, 1));
        AgentConfig config = new AgentConfig(
                usual.xmpp(),
                usual.owners(),
                usual.access(),
                logicalDevice,
                usual.site(),
                usual.simulated(),
                usual.limits(),
                Optional.of(new StoreConfig(folder.resolve(name + "-" + resource), room)),
                usual.formats(),
                usual.firmware());
        AgentParts parts =
                new AgentParts(router, HeatPumpModel.create(logicalDevice), time, worker, new SplittableRandom(1));
        agents.put(name + "/" + resource, Agent.start(config, driver, parts));
        return driver;
    }

    /** The disk of a heat pump is lost; it must be off. */
    void wipe(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(name + "-" + AgentConfig.RESOURCE))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Takes a heat pump off, as if its mains were pulled. */
    void unplug(String name) {
        unplug(name, AgentConfig.RESOURCE);
    }

    /** Takes one login of a heat pump off. */
    void unplug(String name, String resource) {
        Agent agent = agents.remove(name + "/" + resource);
        if (agent != null) {
            agent.close();
        }
    }

    /** Starts the centre, with the database of before. */
    Centre centre() {
        ConnectionProfile profile = new ConnectionProfile(
                Jid.of(ACCOUNT), Password.of("secret"), Optional.empty(), XmppSettings.Tls.STARTTLS, Optional.empty());
        Operator operator = CentreLogin.login(
                router,
                profile,
                OperatorSettings.usual(List.of(new CompactFormat()))
                        .withPatience(Duration.ofMillis(50))
                        .withCallTimeout(Duration.ofSeconds(5)));
        FleetDatabase database = FleetDatabase.open(DatabaseSettings.sqlite(folder.resolve("centre.db")));
        SwitchedStore store = new SwitchedStore(database.samples());
        Fleet fleet = Fleet.load(database.devices(), store, fleetTime);
        Intake intake = new Intake(store, fleet, new Intake.Limits(100_000, 10_000, Duration.ofMillis(50)));
        FollowSettings settings = FollowSettings.of("main")
                .withWaits(Duration.ofMillis(300), Duration.ofMillis(50), Duration.ofMillis(500));
        FleetFollower follower =
                FleetFollower.start(new FollowPorts(operator, fleet, store, intake, fleetTime), settings);
        centre = new Centre(database, store, fleet, intake, operator, follower, new FleetLink(operator, worker));
        return centre;
    }

    static DeviceId id(String name) {
        return new DeviceId(name + "@sdvp.test");
    }

    /** What the centre knows of a pump. */
    Twin twin(String name) {
        return Objects.requireNonNull(centre).fleet().device(id(name)).orElseThrow();
    }

    /** Waits until something holds. */
    static void soon(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }

    @Override
    public void close() throws Exception {
        if (centre != null) {
            centre.end();
        }
        for (Agent agent : agents.values()) {
            agent.close();
        }
        timer.shutdownNow();
        worker.shutdown();
    }
}
