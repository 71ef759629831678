package org.sdvp.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.sdvp.acsi.testing.ManualTimeSource;
import org.sdvp.agent.binding.FakeDriver;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.AgentLimits;
import org.sdvp.agent.config.SimulatedConfig;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.xmpp.Backoff;
import org.sdvp.xmpp.Password;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Jid;

/** An agent on an XMPP server in memory, with a time and a driver that do what a test says; a service provider, a user. */
final class AgentBench implements AutoCloseable {
    static final Jid DEVICE = Jid.of("hp01@sdvp.test/IEC");

    final ManualTimeSource time = new ManualTimeSource();
    final InMemoryXmppServer router = new InMemoryXmppServer(time);
    final FakeDriver driver = new FakeDriver();
    private final List<AutoCloseable> open = new ArrayList<>();

    /** Closes this when the test ends, in the order of these calls. */
    void keep(AutoCloseable one) {
        open.add(one);
    }

    /** This server knows an account from its first login on. */
    void openAccounts() {
        List.of("operator@sdvp.test", "home@sdvp.test")
                .forEach(owner -> router.login(owner).close());
    }

    /** An agent that waits so long between two logins. */
    Agent start(Duration pause) {
        AgentConfig config = AgentConfig.of(
                        XmppSettings.of(DEVICE, Password.of("secret")),
                        Map.of(
                                Jid.of("operator@sdvp.test"), Set.of("Service Provider"),
                                Jid.of("home@sdvp.test"), Set.of("User")),
                        SimulatedConfig.of("hp01", 1))
                .withLimits(AgentLimits.USUAL.withBackoff(new Backoff(pause, pause, 1, 0, pause)));
        Agent agent = Agent.start(
                config,
                driver,
                new AgentParts(router, HeatPumpModel.create("HP1"), time, Runnable::run, new SplittableRandom(1)));
        keep(agent);
        time.advance(Duration.ZERO);
        return agent;
    }

    @Override
    public void close() {
        for (AutoCloseable one : open) {
            try {
                one.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
