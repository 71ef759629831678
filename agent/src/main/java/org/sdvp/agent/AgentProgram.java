package org.sdvp.agent;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.agent.config.AgentConfig;
import org.sdvp.agent.config.ConfigException;
import org.sdvp.agent.firmware.InstallTarget;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.xmpp.XmppConnector;

/** One agent as a program: configuration file in, running agent out. */
public final class AgentProgram implements AutoCloseable {
    // Reports, what is read from disk, and what is written to it, none waiting for another.
    private static final int WORKERS = 3;

    private final ScheduledExecutorService timers;
    private final ExecutorService worker;
    private final Agent agent;

    private AgentProgram(ScheduledExecutorService timers, ExecutorService worker, Agent agent) {
        this.timers = timers;
        this.worker = worker;
        this.agent = agent;
    }

    /**
     * Starts the agent that a file describes. Comes back at once, whether the XMPP server can be reached or not.
     *
     * @param file see {@link AgentConfig#load}
     * @param env the environment
     * @param connector makes the connection
     * @param target what installs updates of the agent's own program
     * @throws ConfigException if the file cannot be used; the message says file, line, key and fault
     */
    public static AgentProgram start(
            Path file, Map<String, String> env, XmppConnector connector, Function<AgentConfig, InstallTarget> target) {
        AgentConfig config = AgentConfig.load(file, env);
        ScheduledExecutorService timers = Executors.newScheduledThreadPool(2, task -> new Thread(task, "agent"));
        ExecutorService worker = Executors.newFixedThreadPool(WORKERS, task -> new Thread(task, "agent-worker"));
        try {
            AgentParts parts = new AgentParts(
                    connector,
                    HeatPumpModel.create(config.logicalDevice()),
                    new SystemTimeSource(timers, Clock.systemUTC()),
                    worker,
                    new SplittableRandom());
            SimulatedDrivers drivers = new SimulatedDrivers(timers, Clock.systemUTC());
            return new AgentProgram(
                    timers,
                    worker,
                    Agent.start(config, drivers.driver(config.simulated()), parts, target.apply(config)));
        } catch (IllegalArgumentException e) {
            timers.shutdownNow();
            worker.shutdownNow();
            throw new ConfigException(file + ": " + e.getMessage());
        }
    }

    /** The agent. */
    public Agent agent() {
        return agent;
    }

    /** Stops the agent; its good-bye has been sent when this returns. */
    @Override
    public void close() {
        agent.close();
        timers.shutdownNow();
        worker.shutdown();
    }
}
