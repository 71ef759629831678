package org.sdvp.cli;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.smack.SmackConnector;

/**
 * Makes connections over the net. Smack is loaded with the first of them, so that commands without one start quickly. Its
 * threads do not keep the process alive.
 */
final class NetConnector implements XmppConnector {
    private static final int DELIVERY_THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private @Nullable XmppConnector smack;

    @Override
    public XmppConnection connection(XmppSettings settings) {
        return smack().connection(settings);
    }

    private synchronized XmppConnector smack() {
        XmppConnector made = smack;
        if (made == null) {
            ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemons("xmpp-timer"));
            made = new SmackConnector(
                    new SystemTimeSource(timer, Clock.systemUTC()),
                    Executors.newFixedThreadPool(DELIVERY_THREADS, daemons("xmpp-delivery")));
            smack = made;
        }
        return made;
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
