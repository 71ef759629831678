package org.sdvp.cli.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.DeviceDirectory;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.XmppClientTransports;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;

/** One login that has associations with agents of other processes. */
final class AgentClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WireFormat format = new CompactFormat();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SystemTimeSource time = new SystemTimeSource(timer, Clock.systemUTC());
    private final Map<Jid, CompletableFuture<Jid>> found = new ConcurrentHashMap<>();
    private final XmppConnection connection;
    private final XmppClientTransports ways;

    /**
     * Logs in and takes the agents' requests for its presence.
     *
     * @param connector makes the connection
     * @param login account of the client
     * @param agents their accounts
     */
    AgentClient(XmppConnector connector, XmppSettings login, Set<Jid> agents) {
        agents.forEach(agent -> found.put(agent, new CompletableFuture<>()));
        connection = connector.connection(login);
        new DeviceDirectory(connection, List.of(format), time, agents::contains).listen(new DeviceDirectory.Listener() {
            @Override
            public void onOnline(DeviceDirectory.Device online) {
                CompletableFuture<Jid> waited = found.get(online.jid().bare());
                if (waited != null) {
                    waited.complete(online.jid());
                }
            }

            @Override
            public void onOffline(DeviceDirectory.Device gone, String reason) {
                // Its association ends, which is told where it is used.
            }
        });
        ways = new XmppClientTransports(
                connection, List.of(format), new PeerLiveness(connection, time, PeerLiveness.Settings.USUAL));
        connection.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        Pair.await(connection.login());
    }

    /**
     * Waits until an agent is online and associates with it.
     *
     * @throws java.util.concurrent.CompletionException if it is not within a minute
     */
    ClientAssociation associate(Jid agent) {
        Jid device = found.getOrDefault(agent, new CompletableFuture<>())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        return Pair.await(new AcsiClient(ways.to(device, format), ClientSettings.defaults(), time).associate());
    }

    @Override
    public void close() {
        connection.close();
        timer.shutdownNow();
    }
}
