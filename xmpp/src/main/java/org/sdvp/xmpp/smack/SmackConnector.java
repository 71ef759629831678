package org.sdvp.xmpp.smack;

import java.util.concurrent.Executor;
import org.sdvp.acsi.TimeSource;
import org.sdvp.xmpp.StreamConnection;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;

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

    @Override
    public XmppConnection connection(XmppSettings settings) {
        return new StreamConnection(settings, new SmackLink(settings), time, deliveries);
    }
}
