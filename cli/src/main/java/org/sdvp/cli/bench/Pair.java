package org.sdvp.cli.bench;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.client.AcsiClient;
import org.sdvp.acsi.client.ClientAssociation;
import org.sdvp.acsi.client.ClientSettings;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.wire.WireFormat;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.wire.xml.XmlElement;
import org.sdvp.wire.xml.XmlWriter;
import org.sdvp.xmpp.DeviceDirectory;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.RosterRoles;
import org.sdvp.xmpp.Subscriptions;
import org.sdvp.xmpp.XmppClientTransports;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppServerTransport;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Iq;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Namespaces;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.StanzaXml;

/** A client and a device of this process, both logged in at an XMPP server, with an association between them. */
final class Pair implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int FREE_INVOKE_ID = 1_000_000;

    private final Deque<Runnable> ends = new ArrayDeque<>();
    private final WireFormat format = new CompactFormat();
    private final SystemTimeSource time;
    private final XmppConnection client;
    private final Jid device;
    private final ClientAssociation association;

    /** What the device of a pair is. */
    @FunctionalInterface
    interface DeviceSide {
        /**
         * Serves it.
         *
         * @param transport the way to its clients
         * @param time clock and timers
         * @return ends serving
         */
        Runnable serve(ServerTransport transport, TimeSource time);
    }

    /**
     * Logs both in and associates.
     *
     * @param connector makes the connections
     * @param clientLogin account of the client
     * @param deviceLogin account of the device
     * @param outstanding calls to have open at most
     * @param served what the device is
     */
    Pair(
            XmppConnector connector,
            XmppSettings clientLogin,
            XmppSettings deviceLogin,
            int outstanding,
            DeviceSide served) {
        try {
            time = time();
            client = connector.connection(clientLogin);
            ends.push(client::close);
            CompletableFuture<Jid> found = watch(deviceLogin.jid().bare());
            client.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
            await(client.login());
            serve(connector.connection(deviceLogin), served);
            device = await(found);
            PeerLiveness liveness = new PeerLiveness(client, time, PeerLiveness.Settings.USUAL);
            XmppClientTransports ways = new XmppClientTransports(client, List.of(format), liveness);
            ClientSettings settings = ClientSettings.defaults().withMaxOutstandingCalls(outstanding);
            association = await(new AcsiClient(ways.to(device, format), settings, time).associate());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private SystemTimeSource time() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "bench-timer");
            thread.setDaemon(true);
            return thread;
        });
        ends.push(timer::shutdownNow);
        return new SystemTimeSource(timer, Clock.systemUTC());
    }

    private CompletableFuture<Jid> watch(Jid account) {
        CompletableFuture<Jid> found = new CompletableFuture<>();
        new DeviceDirectory(client, List.of(format), time, account::equals).listen(new DeviceDirectory.Listener() {
            @Override
            public void onOnline(DeviceDirectory.Device online) {
                if (online.jid().bare().equals(account)) {
                    found.complete(online.jid());
                }
            }

            @Override
            public void onOffline(DeviceDirectory.Device gone, String reason) {
                found.completeExceptionally(new IllegalStateException("the measured device went offline: " + reason));
            }
        });
        return found;
    }

    private void serve(XmppConnection connection, DeviceSide served) {
        ends.push(connection::close);
        new Subscriptions(connection, Map.of(client.jid().bare(), Set.of(Role.SERVICE_PROVIDER.text())));
        XmppServerTransport transport = new XmppServerTransport(
                connection,
                new RosterRoles(connection.roster(), RosterRoles.USUAL_GROUPS),
                List.of(format),
                new PeerLiveness(connection, time, PeerLiveness.Settings.USUAL));
        ends.push(served.serve(transport, time));
        connection.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        await(connection.login());
    }

    /** The association of the client with the device. */
    ClientAssociation association() {
        return association;
    }

    /** A XEP-0199 ping from client to device. */
    CompletionStage<?> ping() {
        return client.sendIq(pingRequest(), PATIENCE);
    }

    /** A GetDataValues of one value from client to device. */
    CompletionStage<?> read() {
        return association.getDataValues(List.of(BenchModel.VALUE));
    }

    private Iq pingRequest() {
        return Iq.get(device, XmlElement.empty(Namespaces.PING, "ping"));
    }

    private Iq readRequest() {
        AcsiPdu.Request request = new AcsiPdu.Request(
                Optional.of(association.id()), FREE_INVOKE_ID, new GetDataValues.Request(List.of(BenchModel.VALUE)));
        return Iq.get(device, format.encode(request));
    }

    /** Bytes of a ping and its answer on the client's stream, before TLS. */
    int clearPingBytes() {
        return clearBytes(pingRequest());
    }

    /** Bytes of a read and its answer on the client's stream, before TLS. */
    int clearReadBytes() {
        return clearBytes(readRequest());
    }

    private int clearBytes(Iq request) {
        Iq answer = await(client.sendIq(request, PATIENCE));
        return bytes(request.withId(answer.id())) + bytes(answer);
    }

    private static int bytes(Iq iq) {
        return XmlWriter.toString(StanzaXml.write(iq), Namespaces.CLIENT).getBytes(StandardCharsets.UTF_8).length;
    }

    /** Waits for a stage; what it fails with is thrown. */
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture()
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        while (!ends.isEmpty()) {
            ends.pop().run();
        }
    }
}
