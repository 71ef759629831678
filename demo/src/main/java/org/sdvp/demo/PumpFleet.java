package org.sdvp.demo;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.TimeSource;
import org.sdvp.agent.Agent;
import org.sdvp.agent.AgentParts;
import org.sdvp.agent.SimulatedDrivers;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.AgentLimits;
import org.sdvp.agent.config.SimulatedConfig;
import org.sdvp.agent.config.StoreConfig;
import org.sdvp.demo.net.Cable;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.xmpp.Backoff;
import org.sdvp.xmpp.XmppConnector;

/** The heat pumps of a demo: each an agent with its own login and a house unlike the others. */
final class PumpFleet implements AutoCloseable {
    // An impatient person watches: after a fault the pumps are back sooner than those in the field would be.
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(4), 2, 0.5, Duration.ofSeconds(30));
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final long FIRST_SEED = 2013;
    // An autumn morning: cold enough for most to heat, mild enough for some to rest.
    private static final SimulatedConfig.Start AUTUMN_MORNING = new SimulatedConfig.Start(300, LocalTime.of(6, 0));

    private final List<Agent> agents = new ArrayList<>();

    /**
     * What the agents share.
     *
     * @param stores directory in which each has its store; empty: they keep nothing
     */
    record Parts(
            XmppConnector connector,
            TimeSource time,
            ScheduledExecutorService drivers,
            Executor workers,
            Optional<Path> stores) {}

    /**
     * Starts them all; they log in in the background.
     *
     * @param router their XMPP server
     * @param speed simulated seconds in a second
     * @param cable the way of the last pump to the XMPP server; the others have a straight one
     * @param parts what they share
     */
    static PumpFleet start(Router router, double speed, Cable cable, Parts parts) {
        PumpFleet fleet = new PumpFleet();
        try {
            fleet.startAgents(router, speed, cable, parts);
            return fleet;
        } catch (RuntimeException e) {
            fleet.close();
            throw e;
        }
    }

    private void startAgents(Router router, double speed, Cable cable, Parts parts) {
        SimulatedDrivers drivers = new SimulatedDrivers(parts.drivers(), Clock.systemUTC());
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        AgentParts shared = new AgentParts(
                parts.connector(),
                HeatPumpModel.create(AgentConfig.USUAL_LOGICAL_DEVICE),
                parts.time(),
                parts.workers(),
                random);
        InetSocketAddress throughCable = new InetSocketAddress(InetAddress.getLoopbackAddress(), cable.port());
        List<Accounts.Account> accounts = router.accounts().pumps();
        for (int i = 0; i < accounts.size(); i++) {
            Accounts.Account account = accounts.get(i);
            InetSocketAddress way = account.name().equals(onCable(router.accounts())) ? throughCable : router.address();
            SimulatedConfig house = SimulatedConfig.of(account.name(), FIRST_SEED + i)
                    .withSpeed(speed, BEAT)
                    .withStart(AUTUMN_MORNING);
            AgentConfig config = AgentConfig.of(
                            router.settings(account, AgentConfig.RESOURCE, way),
                            router.accounts().providers().stream()
                                    .collect(Collectors.toMap(jid -> jid, jid -> Set.of(Role.SERVICE_PROVIDER.text()))),
                            house)
                    .withLimits(AgentLimits.USUAL.withBackoff(BACKOFF));
            AgentConfig keeping = parts.stores()
                    .map(directory -> config.withStore(StoreConfig.in(directory.resolve(account.name()))))
                    .orElse(config);
            agents.add(Agent.start(keeping, drivers.driver(house), shared));
        }
    }

    /** The pump that hangs on the cable: the last one. */
    static String onCable(Accounts accounts) {
        return accounts.pumps().get(accounts.pumps().size() - 1).name();
    }

    /** Stops them all, side by side, each with its good-bye. */
    @Override
    public void close() {
        agents.parallelStream().forEach(Agent::close);
    }
}
