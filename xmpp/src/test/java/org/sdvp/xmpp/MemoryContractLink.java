package org.sdvp.xmpp;

import java.time.Clock;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.SystemTimeSource;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.testing.ContractLink;
import org.sdvp.wire.WireFormat;
import org.sdvp.xmpp.memory.InMemoryXmppServer;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;

/** One device and its clients on an XMPP server in memory, speaking one format; roles stand in the device's roster. */
final class MemoryContractLink implements ContractLink {
    private static final PeerLiveness.Settings WATCHFUL =
            new PeerLiveness.Settings(Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final Map<Role, String> GROUPS = RosterRoles.USUAL_GROUPS.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final TimeSource time = new SystemTimeSource(timers, Clock.systemUTC());
    private final InMemoryXmppServer xmpp = new InMemoryXmppServer(time, Duration.ofSeconds(1));
    private final WireFormat format;
    private final XmppConnection device = xmpp.login("device@example.org/pump");
    private final IdentityHashMap<ClientTransport, XmppConnection> clients = new IdentityHashMap<>();

    MemoryContractLink(WireFormat format) {
        this.format = format;
        device.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
    }

    @Override
    public ServerTransport server() {
        return new XmppServerTransport(
                device,
                new RosterRoles(device.roster(), RosterRoles.USUAL_GROUPS),
                List.of(format),
                new PeerLiveness(device, time, WATCHFUL));
    }

    @Override
    public ClientTransport client(Set<Role> roles) {
        Jid jid = Jid.of("client" + clients.size() + "@example.org/desk");
        XmppConnection client = xmpp.login(jid.toString());
        set(jid, roles);
        ClientTransport transport = new XmppClientTransports(
                        client, List.of(format), new PeerLiveness(client, time, WATCHFUL))
                .to(device.jid(), format);
        clients.put(transport, client);
        return transport;
    }

    private void set(Jid jid, Set<Role> roles) {
        Set<String> groups = roles.stream().map(GROUPS::get).collect(Collectors.toSet());
        device.roster().set(jid.bare(), "", groups).toCompletableFuture().join();
    }

    @Override
    public void changeRoles(ClientTransport client, Set<Role> roles) {
        set(clients.get(client).jid(), roles);
    }

    @Override
    public void cut(ClientTransport client) {
        Jid jid = clients.get(client).jid();
        xmpp.cut(jid);
    }

    @Override
    public TimeSource time() {
        return time;
    }

    @Override
    public void close() {
        clients.values().forEach(XmppConnection::close);
        device.close();
        timers.shutdownNow();
    }
}
