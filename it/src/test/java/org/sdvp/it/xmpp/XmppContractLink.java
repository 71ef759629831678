package org.sdvp.it.xmpp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.sdvp.acsi.ClientTransport;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.testing.ContractLink;
import org.sdvp.demo.xmppserver.XmppServerProcess;
import org.sdvp.wire.WireFormat;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.RosterRoles;
import org.sdvp.xmpp.XmppClientTransports;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppServerTransport;
import org.sdvp.xmpp.XmppSettings;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;

/**
 * One device and its clients, each with an account and a TLS stream of its own on a real XMPP server. What a client may
 * act as stands in the device's roster. Clients reach the server through a proxy, so that they can vanish.
 */
final class XmppContractLink implements ContractLink {
    private static final PeerLiveness.Settings WATCHFUL =
            new PeerLiveness.Settings(Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final Map<Role, String> GROUPS = RosterRoles.USUAL_GROUPS.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private final Lab lab;
    private final WireFormat format;
    private final XmppConnection device;
    private final IdentityHashMap<ClientTransport, TcpProxy> proxies = new IdentityHashMap<>();
    private final IdentityHashMap<ClientTransport, Jid> accounts = new IdentityHashMap<>();

    XmppContractLink(XmppServerProcess server, WireFormat format) {
        this.lab = new Lab(server);
        this.format = format;
        this.device = lab.login(lab.fresh("device"));
        device.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
    }

    @Override
    public ServerTransport server() {
        return new XmppServerTransport(
                device,
                new RosterRoles(device.roster(), RosterRoles.USUAL_GROUPS),
                List.of(format),
                new PeerLiveness(device, lab.time(), WATCHFUL));
    }

    @Override
    public ClientTransport client(Set<Role> roles) {
        TcpProxy proxy = proxy();
        XmppSettings account = lab.fresh("client" + proxies.size());
        if (account.jid().bare().equals(device.jid().bare())) {
            account = lab.fresh("client" + proxies.size());
        }
        XmppConnection client = lab.login(account.with(lab.at(proxy.port())));
        // The account may have been another client's before.
        set(client.jid(), roles);
        ClientTransport transport = new XmppClientTransports(
                        client, List.of(format), new PeerLiveness(client, lab.time(), WATCHFUL))
                .to(device.jid(), format);
        proxies.put(transport, proxy);
        accounts.put(transport, client.jid());
        return transport;
    }

    private void set(Jid client, Set<Role> roles) {
        Set<String> groups = roles.stream().map(GROUPS::get).collect(Collectors.toSet());
        Lab.done(device.roster().set(client.bare(), "", groups));
    }

    @Override
    public void changeRoles(ClientTransport client, Set<Role> roles) {
        set(accounts.get(client), roles);
        // The answer to the change may overtake the push that tells of it.
        RosterRoles known = new RosterRoles(device.roster(), RosterRoles.USUAL_GROUPS);
        Awaitility.await().until(() -> known.of(accounts.get(client)).equals(roles));
    }

    private TcpProxy proxy() {
        try {
            return new TcpProxy(lab.server().host(), lab.server().port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void cut(ClientTransport client) {
        TcpProxy proxy = proxies.get(client);
        proxy.down(true);
        proxy.cut();
    }

    @Override
    public TimeSource time() {
        return lab.time();
    }

    @Override
    public void close() {
        lab.close();
        for (TcpProxy proxy : proxies.values()) {
            try {
                proxy.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
