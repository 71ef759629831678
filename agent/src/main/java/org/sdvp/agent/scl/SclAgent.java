package org.sdvp.agent.scl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.ServerTransport;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.log.MemoryLogStore;
import org.sdvp.acsi.server.AcsiServerListener;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.agent.audit.KeptRoles;
import org.sdvp.agent.audit.RoleMemory;
import org.sdvp.agent.config.DeviceAccount;
import org.sdvp.agent.config.StoreConfig;
import org.sdvp.agent.rights.RightsExplainer;
import org.sdvp.agent.store.DeviceStore;
import org.sdvp.agent.store.StoreHealth;
import org.sdvp.agent.store.StoreParts;
import org.sdvp.model.scl.SclIed;
import org.sdvp.wire.compact.CompactFormat;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.PeerLiveness;
import org.sdvp.xmpp.Reconnection;
import org.sdvp.xmpp.RosterRoles;
import org.sdvp.xmpp.Subscriptions;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.XmppConnector;
import org.sdvp.xmpp.XmppServerTransport;
import org.sdvp.xmpp.limit.CallLimiter;
import org.sdvp.xmpp.limit.Gate;
import org.sdvp.xmpp.link.EntityTime;
import org.sdvp.xmpp.rights.RightsQuestions;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.RosterItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A device of an SCL file on its own XMPP account; logging in is tried for ever. */
public final class SclAgent implements AutoCloseable {
    private static final int AUDIT_ENTRIES = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(SclAgent.class);

    private final XmppConnection connection;
    private final SclDevice device;
    private final Optional<DeviceStore> store;
    private final Reconnection reconnection;
    private final XmppConnection.Registration told;

    /**
     * Starts it. Comes back at once; the first login is tried in the background.
     *
     * @param ied what is served
     * @param account its account and who may use it
     * @param connector makes the connection to the XMPP server
     * @param parts what it works with; their limits and listener are replaced by those of the account and of this class
     * @throws IllegalArgumentException if the settings of the connection or the store cannot be used, or the device cannot
     *     be built
     */
    public SclAgent(SclIed ied, DeviceAccount account, XmppConnector connector, SclDevice.Parts parts) {
        TimeSource time = parts.time();
        this.connection = connector.connection(account.xmpp());
        RosterRoles roles =
                new RosterRoles(connection.roster(), account.access().groups());
        XmppServerTransport transport = new XmppServerTransport(
                        connection,
                        roles,
                        List.of(new CompactFormat()),
                        new PeerLiveness(connection, time, account.limits().liveness()))
                .guardedBy(new Gate(
                        roles::of, Optional.of(new CallLimiter(account.access().rates(), time))));
        this.store = account.store().map(where -> open(where, parts));
        String name = account.xmpp().jid().bare().toString();
        this.device = device(
                ied,
                transport,
                new SclDevice.Parts(
                        time,
                        parts.worker(),
                        parts.random(),
                        account.limits().server(),
                        new Told(name),
                        parts.animate(),
                        Optional.of(store.map(DeviceStore::logs).orElseGet(() -> new MemoryLogStore(AUDIT_ENTRIES)))),
                store);
        answerForRights(account, roles, time);
        if (account.owners().isEmpty()) {
            Subscriptions.ofRoster(connection, jid -> !roles.of(jid).isEmpty());
        } else {
            new Subscriptions(
                    connection, account.owners(), account.access().groups().keySet());
        }
        this.told = connection.onState((state, reason) -> told(name, state, reason));
        device.start();
        connection.announce(Presence.available(Presence.FULL_ADDRESS_ONLY, ""));
        this.reconnection = new Reconnection(connection, account.limits().backoff(), time, parts.random());
    }

    private static DeviceStore open(StoreConfig where, SclDevice.Parts parts) {
        try {
            return DeviceStore.open(
                    where.database(),
                    new StoreParts(parts.worker(), parts.time(), StoreHealth.ignored()),
                    where.limits());
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static SclDevice device(
            SclIed ied, ServerTransport transport, SclDevice.Parts parts, Optional<DeviceStore> store) {
        try {
            return new SclDevice(ied, transport, parts);
        } catch (RuntimeException e) {
            store.ifPresent(DeviceStore::close);
            throw e;
        }
    }

    /** Records what never comes to the device, and who gets which role; tells who may do what, and why. */
    private void answerForRights(DeviceAccount account, RosterRoles roles, TimeSource time) {
        EntityTime.answer(connection, time);
        device.audit().ifPresent(audit -> {
            connection.iqs().onRefused((request, error) -> audit.refused(request, error, roles::of));
            new RoleMemory(
                    connection,
                    roles,
                    store.<RoleMemory.Store>map(kept -> new KeptRoles(kept.deviceSettings()))
                            .orElseGet(RoleMemory.Store::inMemory),
                    time,
                    audit);
        });
        RightsQuestions.answer(
                connection,
                roles::of,
                new RightsExplainer(
                        device.rights(),
                        account.access(),
                        who -> connection.roster().item(who).map(RosterItem::groups)));
    }

    private void told(String name, ConnectionState state, String reason) {
        switch (state) {
            case CONNECTED -> LOG.info("{}: logged in as {}", name, connection.jid());
            case RESUMED -> LOG.info("{}: stream resumed as {}", name, connection.jid());
            case SUSPENDED -> LOG.warn("{}: link lost, the stream may be resumed: {}", name, reason);
            case DISCONNECTED -> LOG.warn("{}: not logged in: {}", name, reason);
        }
    }

    /** What happens in the server, a line each. */
    private record Told(String name) implements AcsiServerListener {
        @Override
        public void onAssociated(Caller caller, String associationId) {
            LOG.info("{}: association with {} opened, roles {}", name, caller.peer(), caller.roles());
        }

        @Override
        public void onEnded(String peer, String associationId, String reason) {
            LOG.info("{}: association with {} ended: {}", name, peer, reason);
        }

        @Override
        public void onFault(Caller caller, ServiceName service, Throwable fault) {
            LOG.error("{}: fault in {} for {}", name, service.text(), caller.peer(), fault);
        }
    }

    /** The connection to the XMPP server. */
    public XmppConnection connection() {
        return connection;
    }

    /** Its address: full once it has logged in. */
    public Jid jid() {
        return connection.jid();
    }

    /** The device. */
    public SclDevice device() {
        return device;
    }

    @Override
    public void close() {
        reconnection.close();
        // What follows is of our own making: nothing to be told of.
        told.remove();
        device.close();
        store.ifPresent(DeviceStore::close);
        connection.close();
        LOG.info("{}: stopped", jid().bare());
    }
}
