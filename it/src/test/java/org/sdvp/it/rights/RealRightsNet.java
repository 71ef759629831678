package org.sdvp.it.rights;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.sdvp.acsi.TimeSource;
import org.sdvp.agent.testing.RightsNet;
import org.sdvp.demo.xmppserver.XmppServerKind;
import org.sdvp.it.xmpp.Lab;
import org.sdvp.it.xmpp.LeapingTime;
import org.sdvp.it.xmpp.RealServers;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;

/** A real XMPP server over TLS, in a time that can be made to leap. */
final class RealRightsNet implements RightsNet {
    private final Lab lab;
    private final LeapingTime time = new LeapingTime();
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final Map<String, XmppSettings> parts = new ConcurrentHashMap<>();

    RealRightsNet(XmppServerKind kind) {
        this.lab = new Lab(RealServers.of(kind));
    }

    @Override
    public Jid account(String part) {
        return parts.computeIfAbsent(part, lab::fresh).jid().bare();
    }

    @Override
    public XmppSettings settings(String part, String resource) {
        Jid account = account(part);
        XmppSettings known = parts.get(part);
        return XmppSettings.of(account.withResource(resource), known.password()).with(known.server());
    }

    @Override
    public XmppConnector connector() {
        return lab.connector();
    }

    @Override
    public TimeSource time() {
        return time;
    }

    @Override
    public void pass(Duration by) {
        for (long second = 0; second < by.toSeconds(); second++) {
            time.leap(Duration.ofSeconds(1));
            CountDownLatch run = new CountDownLatch(1);
            time.after(Duration.ZERO, run::countDown);
            try {
                if (!run.await(10, TimeUnit.SECONDS)) {
                    throw new AssertionError("what was due did not run within 10 s");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    @Override
    public Executor worker() {
        return worker;
    }

    @Override
    public void close() {
        worker.shutdown();
        time.close();
        lab.close();
    }
}
