package org.sdvp.it.interop;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.sdvp.agent.Agent;
import org.sdvp.agent.AgentParts;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.SimulatedConfig;
import org.sdvp.agent.device.CommandOrigin;
import org.sdvp.agent.device.CommandResult;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.HeatPumpDriver;
import org.sdvp.agent.device.HeatPumpSignal;
import org.sdvp.agent.device.Nameplate;
import org.sdvp.agent.device.OperatingMode;
import org.sdvp.agent.device.SampleListener;
import org.sdvp.agent.device.SetPoint;
import org.sdvp.agent.device.ValueRange;
import org.sdvp.agent.device.simulated.HeatPumpPlant;
import org.sdvp.agent.device.simulated.HouseProfiles;
import org.sdvp.agent.device.simulated.Pace;
import org.sdvp.agent.device.simulated.PlantStart;
import org.sdvp.agent.device.simulated.SimulatedHeatPumpDriver;
import org.sdvp.agent.device.simulated.catalogue.ProductCatalogue;
import org.sdvp.agent.device.simulated.catalogue.WeatherYear;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.heatpump.HeatPumpRole;
import org.sdvp.it.xmpp.Lab;
import org.sdvp.it.xmpp.LeapingTime;
import org.sdvp.model.Fcda;
import org.sdvp.model.value.DataValue;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

/** The agent of a simulated heat pump on a real XMPP server, and an account for each role. Ready when it has been made. */
final class RealHeatPump implements AutoCloseable {
    private static final long SEED = 2013;
    private static final Duration BEAT = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int JANUARY = 15;
    private static final int OWNERS = 3;
    private static final int LATE = 22;

    private final Lab lab;
    private final LeapingTime time = new LeapingTime();
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService worker = Executors.newFixedThreadPool(3);
    private final Silenceable driver;
    private final XmppSettings provider;
    private final XmppSettings user;
    private final XmppSettings vendor;
    private final XmppSettings stranger;
    private final Agent agent;

    RealHeatPump(XmppServerProcess server) {
        this.lab = new Lab(server);
        // What is planned for today needs some of today left.
        if (LocalTime.now(ZoneId.systemDefault()).getHour() >= LATE) {
            time.leap(Duration.ofHours(24 - LATE));
        }
        this.provider = lab.fresh("desk");
        this.user = lab.fresh("phone");
        this.vendor = lab.fresh("bench");
        this.stranger = lab.fresh("elsewhere");
        XmppSettings own = lab.fresh(AgentConfig.RESOURCE);
        this.driver = new Silenceable(simulated(own.jid().local()));
        AgentConfig config = AgentConfig.of(
                own,
                Map.of(
                        provider.jid().bare(), Set.of(HeatPumpRole.SERVICE_PROVIDER.title()),
                        user.jid().bare(), Set.of(HeatPumpRole.USER.title()),
                        vendor.jid().bare(), Set.of(HeatPumpRole.VENDOR.title())),
                SimulatedConfig.of(own.jid().local(), SEED));
        this.agent = Agent.start(
                config,
                driver,
                new AgentParts(
                        lab.connector(),
                        HeatPumpModel.create(config.logicalDevice()),
                        time,
                        worker,
                        new SplittableRandom(1)));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> agent.connection().roster().items().size() >= OWNERS && jid().isFull());
    }

    private HeatPumpDriver simulated(String house) {
        HouseProfiles houses = new HouseProfiles(ProductCatalogue.load());
        return new SimulatedHeatPumpDriver(
                new HeatPumpPlant(
                        houses.derive(house, SEED),
                        WeatherYear.rostock(),
                        new PlantStart(JANUARY, LocalTime.of(6, 0).toSecondOfDay(), 1)),
                new Pace(1, BEAT),
                beats,
                time);
    }

    Lab lab() {
        return lab;
    }

    /** The agent's full address. */
    Jid jid() {
        return agent.jid();
    }

    /** The value of an attribute as it is now. */
    DataValue value(String fcda) {
        return agent.values()
                .get(agent.values().model().select(Fcda.parse(fcda)).orElseThrow());
    }

    /** Time as the agent has it. */
    LeapingTime time() {
        return time;
    }

    /** An account with the role Service Provider. */
    XmppSettings provider() {
        return provider;
    }

    /** An account with the role User. */
    XmppSettings user() {
        return user;
    }

    /** An account with the role Vendor. */
    XmppSettings vendor() {
        return vendor;
    }

    /** An account without a role. */
    XmppSettings stranger() {
        return stranger;
    }

    /** Whether the machine reports nothing any more. */
    void silent(boolean silent) {
        driver.silent = silent;
    }

    @Override
    public void close() {
        agent.close();
        worker.shutdownNow();
        beats.shutdownNow();
        time.close();
        lab.close();
    }

    /** A driver whose samples can be held back. */
    private static final class Silenceable implements HeatPumpDriver {
        private final HeatPumpDriver machine;
        private volatile boolean silent;

        Silenceable(HeatPumpDriver machine) {
            this.machine = machine;
        }

        @Override
        public Nameplate nameplate() {
            return machine.nameplate();
        }

        @Override
        public Set<HeatPumpSignal> signals() {
            return machine.signals();
        }

        @Override
        public Duration period(HeatPumpSignal signal) {
            return machine.period(signal);
        }

        @Override
        public Set<OperatingMode> modes() {
            return machine.modes();
        }

        @Override
        public ValueRange range(SetPoint target) {
            return machine.range(target);
        }

        @Override
        public void start(SampleListener listener) {
            machine.start(samples -> {
                if (!silent) {
                    listener.onSamples(samples);
                }
            });
        }

        @Override
        public CompletionStage<CommandResult> apply(HeatPumpCommand command, CommandOrigin origin) {
            return machine.apply(command, origin);
        }

        @Override
        public void close() {
            machine.close();
        }
    }
}
