package org.sdvp.agent.scl;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.server.AcsiServerListener;
import org.sdvp.agent.config.ConfigException;
import org.sdvp.agent.config.DeviceAccount;
import org.sdvp.model.scl.SclIed;
import org.sdvp.xmpp.XmppConnector;

/** A device of an SCL file as a program, with threads of its own. */
public final class SclAgentProgram implements AutoCloseable {
    private final ScheduledExecutorService timers;
    private final ExecutorService worker;
    private final SclAgent agent;

    private SclAgentProgram(ScheduledExecutorService timers, ExecutorService worker, SclAgent agent) {
        this.timers = timers;
        this.worker = worker;
        this.agent = agent;
    }

    /**
     * Starts a device. Comes back at once, whether the XMPP server can be reached or not.
     *
     * @param animate beat in which measured values move; empty: they stand still
     * @throws ConfigException if the settings cannot be used, or the device cannot be built
     */
    public static SclAgentProgram start(
            SclIed ied, DeviceAccount account, XmppConnector connector, Optional<Duration> animate) {
        ScheduledExecutorService timers = Executors.newScheduledThreadPool(2, task -> new Thread(task, "device"));
        ExecutorService worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "device-worker"));
        try {
            SclDevice.Parts parts = new SclDevice.Parts(
                    new SystemTimeSource(timers, Clock.systemUTC()),
                    worker,
                    new SplittableRandom(),
                    account.limits().server(),
                    new AcsiServerListener() {},
                    animate,
                    Optional.empty());
            return new SclAgentProgram(timers, worker, new SclAgent(ied, account, connector, parts));
        } catch (IllegalArgumentException e) {
            timers.shutdownNow();
            worker.shutdownNow();
            throw new ConfigException("IED " + ied.name() + ": " + e.getMessage());
        }
    }

    /** The agent. */
    public SclAgent agent() {
        return agent;
    }

    /** Stops it; its good-bye has been sent when this returns. */
    @Override
    public void close() {
        agent.close();
        timers.shutdownNow();
        worker.shutdown();
    }
}
