package org.sdvp.it.xmpp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
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
 * act as stands in the device's roster. Clients reach the server through a proxy, so that they can vanish. Either side may
 * be a program in another language.
 */
public final class XmppContractLink implements ContractLink {
    private static final PeerLiveness.Settings WATCHFUL =
            new PeerLiveness.Settings(Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final Map<Role, String> GROUPS = RosterRoles.USUAL_GROUPS.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private final Lab lab;
    private final Device device;
    private final Clients clients;
    private final IdentityHashMap<ClientTransport, TcpProxy> proxies = new IdentityHashMap<>();
    private final IdentityHashMap<ClientTransport, Jid> accounts = new IdentityHashMap<>();

    /** The device's side. */
    public interface Device {
        /** Full address. */
        Jid jid();

        /** Has a client be something to the device, which knows it when this comes back. */
        void roles(Jid client, Set<Role> roles);
    }

    /** The clients' side. */
    public interface Clients {
        /** A client that has logged in to its account, and reaches the device. */
        ClientTransport open(XmppSettings account, Jid device);

        /** Ends them all. */
        default void close() {}
    }

    /** A device and clients in Java. */
    XmppContractLink(XmppServerProcess server, WireFormat format) {
        this(new Lab(server), format);
    }

    private XmppContractLink(Lab lab, WireFormat format) {
        this(lab, new JavaDevice(lab, format), javaClients(lab, format));
    }

    /** A device and clients in what language there may be; the lab is closed with the link. */
    public XmppContractLink(Lab lab, Device device, Clients clients) {
        this.lab = lab;
        this.device = device;
        this.clients = clients;
    }

    /** Clients in Java. */
    public static Clients javaClients(Lab lab, WireFormat format) {
        return (account, device) -> {
            XmppConnection client = lab.login(account);
            return new XmppClientTransports(client, List.of(format), new PeerLiveness(client, lab.time(), WATCHFUL))
                    .to(device, format);
        };
    }

    /** Puts a client into the roster of a connection's account, in the groups that give it these roles. */
    public static void setRoles(XmppConnection connection, Jid client, Set<Role> roles) {
        Set<String> groups = roles.stream().map(GROUPS::get).collect(Collectors.toSet());
        Lab.done(connection.roster().set(client.bare(), "", groups));
    }

    /** A device in Java. */
    public static final class JavaDevice implements Device, Supplier<ServerTransport> {
        private final Lab lab;
        private final WireFormat format;
        private final XmppConnection connection;
        private final RosterRoles roles;

        /** Logs in. */
        public JavaDevice(Lab lab, WireFormat format) {
            this.lab = lab;
            this.format = format;
            connection = lab.login(lab.fresh("device"));
            connection.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
            roles = new RosterRoles(connection.roster(), RosterRoles.USUAL_GROUPS);
        }

        @Override
        public Jid jid() {
            return connection.jid();
        }

        @Override
        public void roles(Jid client, Set<Role> wanted) {
            setRoles(connection, client, wanted);
            // The answer to the change may overtake the push that tells of it.
            Awaitility.await().until(() -> roles.of(client).equals(wanted));
        }

        /** The server's end of the link. */
        @Override
        public ServerTransport get() {
            return new XmppServerTransport(
                    connection, roles, List.of(format), new PeerLiveness(connection, lab.time(), WATCHFUL));
        }
    }

    @Override
    public ServerTransport server() {
        if (device instanceof JavaDevice here) {
            return here.get();
        }
        throw new IllegalStateException("the device is a program of its own, whose transport is not seen here");
    }

    @Override
    public ClientTransport client(Set<Role> roles) {
        TcpProxy proxy = proxy();
        XmppSettings account = lab.fresh("client" + proxies.size());
        if (account.jid().bare().equals(device.jid().bare())) {
            account = lab.fresh("client" + proxies.size());
        }
        // The account may have been another client's before.
        device.roles(account.jid(), roles);
        ClientTransport transport = clients.open(account.with(lab.at(proxy.port())), device.jid());
        proxies.put(transport, proxy);
        accounts.put(transport, account.jid());
        return transport;
    }

    @Override
    public void changeRoles(ClientTransport client, Set<Role> roles) {
        device.roles(accounts.get(client), roles);
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
        clients.close();
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
