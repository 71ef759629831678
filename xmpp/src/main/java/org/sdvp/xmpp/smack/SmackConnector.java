package org.sdvp.xmpp.smack;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.TimeSource;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stream.StreamConnection;

/**
 * Makes connections over TCP and TLS by Smack. Each has two threads of its own. It logs in by SCRAM only, over TLS
 * only, and resumes its stream where the XMPP server allows it.
 */
public final class SmackConnector implements XmppConnector {
    private final TimeSource time;
    private final Executor deliveries;

    /**
     * Makes one; one is enough for a process.
     *
     * @param time for all waiting
     * @param deliveries runs listeners and handlers of all connections; at least one thread, which may be shared with
     *     nothing that waits for an answer from the net
     */
    public SmackConnector(TimeSource time, Executor deliveries) {
        this.time = time;
        this.deliveries = deliveries;
        SmackLog.install();
        ScramMechanism.registerAll();
    }

    /**
     * A connector with threads of its own, for programs that have none to hand in: one for timers and one for each
     * processor, two at least, for deliveries. They do not keep the process alive.
     */
    public static SmackConnector withOwnThreads() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemons("xmpp-timer"));
        int deliveries = Math.max(2, Runtime.getRuntime().availableProcessors());
        return new SmackConnector(
                new SystemTimeSource(timer, Clock.systemUTC()),
                Executors.newFixedThreadPool(deliveries, daemons("xmpp-delivery")));
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public XmppConnection connection(XmppSettings settings) {
        return new StreamConnection(settings, new SmackLink(settings), time, deliveries);
    }
}
