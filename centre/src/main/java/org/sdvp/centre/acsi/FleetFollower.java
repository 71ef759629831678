package org.sdvp.centre.acsi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.Twin;
import org.sdvp.operator.Operator;
import org.sdvp.xmpp.ConnectionState;
import org.sdvp.xmpp.DeviceDirectory;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.RosterItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows all devices of an account: who is there by presence (RFC 6121 4), and what each tells. A device that has a roster
 * entry is known even if it has never been there. Safe for many threads; to be closed before its {@link Operator}.
 */
public final class FleetFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FleetFollower.class);
    private static final String CONFLICT = "conflict";

    private final FollowPorts ports;
    private final FollowSettings settings;
    private final Operator operator;
    private final Fleet fleet;
    private final Map<DeviceId, DeviceFollower> followers = new ConcurrentHashMap<>();
    private final List<XmppConnection.Registration> registrations;
    private FleetTime.@Nullable Task settling;
    private String trouble = "";
    private boolean closed;

    private FleetFollower(FollowPorts ports, FollowSettings settings) {
        this.ports = ports;
        this.settings = settings;
        this.operator = ports.operator();
        this.fleet = ports.fleet();
        this.registrations = List.of(
                operator.directory().listen(new Presences()),
                operator.connection().onState(this::stream));
    }

    /** Begins to follow whoever is there, and whoever comes. */
    public static FleetFollower start(FollowPorts ports, FollowSettings settings) {
        FleetFollower follower = new FleetFollower(ports, settings);
        follower.stream(ports.operator().connection().state(), "");
        return follower;
    }

    /** Why nothing is known of devices now, for people; empty if they are followed. */
    public synchronized String trouble() {
        return trouble;
    }

    private final class Presences implements DeviceDirectory.Listener {
        @Override
        public void onOnline(DeviceDirectory.Device device) {
            look(device.jid(), "");
        }

        @Override
        public void onOffline(DeviceDirectory.Device device, String reason) {
            look(device.jid(), reason);
        }

        @Override
        public void onFlapping(Jid account, Instant since) {
            look(account, "comes and goes");
        }

        @Override
        public void onSteady(Jid account, int held) {
            look(account, held + " changes were not told");
        }
    }

    /** What is so now with a device, whatever it was that has changed. */
    private synchronized void look(Jid jid, String reason) {
        if (closed || jid.local().isEmpty()) {
            return;
        }
        DeviceId id = new DeviceId(jid.bare().toString());
        DeviceDirectory directory = operator.directory();
        List<DeviceDirectory.Device> logins = directory.online().values().stream()
                .filter(device -> device.jid().bare().equals(jid.bare()))
                .toList();
        Optional<DeviceDirectory.Device> there = directory.find(jid.bare());
        if (there.isEmpty() && fleet.device(id).isEmpty()) {
            return;
        }
        fleet.known(id, () -> awaited(id));
        if (!operator.connection().state().isOnline()) {
            set(id, DeviceStatus.UNKNOWN, trouble, Optional.empty());
        } else if (directory.flappingSince(jid).isPresent()) {
            set(id, DeviceStatus.FLAPPING, reason, Optional.empty());
        } else if (there.isPresent()) {
            set(id, DeviceStatus.ONLINE, "", Optional.of(there.get().jid().resource()));
        } else {
            boolean silent = jid.isFull() && directory.isPresent(jid);
            set(id, silent ? DeviceStatus.SILENT : DeviceStatus.OFFLINE, reason, Optional.empty());
        }
        tellDoubles(id, logins);
        follow(id, there);
    }

    private void follow(DeviceId id, Optional<DeviceDirectory.Device> there) {
        DeviceFollower follower = followers.computeIfAbsent(id, own -> new DeviceFollower(own, ports, settings));
        if (there.isPresent() && operator.connection().state().isOnline()) {
            follower.begin(there.get());
        } else {
            follower.end();
        }
    }

    private void tellDoubles(DeviceId id, List<DeviceDirectory.Device> logins) {
        if (logins.size() > 1) {
            fleet.duplicate(
                    id,
                    "logged in " + logins.size() + " times, as "
                            + logins.stream()
                                    .map(device -> device.jid().resource())
                                    .collect(Collectors.joining(" and ")));
        } else {
            fleet.duplicate(id, "");
        }
    }

    private Device awaited(DeviceId id) {
        Device.Presence never = new Device.Presence(
                DeviceStatus.AWAITED, ports.time().now(), "has not been there yet", Optional.empty(), Optional.empty());
        return new Device(id, settings.tenant().apply(id), id.name(), Device.Plate.BLANK, Set.of(), never);
    }

    private void set(DeviceId id, DeviceStatus status, String reason, Optional<String> resource) {
        Twin twin = fleet.device(id).orElseThrow();
        Device.Presence before = twin.device().presence();
        if (before.status() != status || !before.resource().equals(resource)) {
            fleet.presence(id, new Device.Presence(status, ports.time().now(), reason, before.heard(), resource));
        }
    }

    private synchronized void stream(ConnectionState state, String reason) {
        if (closed) {
            return;
        }
        if (settling != null) {
            settling.cancel();
            settling = null;
        }
        if (state.isOnline()) {
            trouble = "";
            operator.directory().online().values().forEach(device -> look(device.jid(), ""));
            settling = ports.time().after(settings.settle(), this::settle);
        } else {
            trouble = lost(reason);
            fleet.devices().forEach(twin -> unknown(twin.device()));
        }
    }

    private String lost(String reason) {
        if (!reason.contains(CONFLICT)) {
            return "the centre has lost its stream to the XMPP server: " + reason;
        }
        operator.stayAway();
        String why = "another program has logged in as " + operator.jid()
                + ": two centres on one account throw each other out. This one stays away now; end one of them, and start"
                + " the other again";
        LOG.error(why);
        return why;
    }

    private void unknown(Device device) {
        if (device.presence().status() != DeviceStatus.AWAITED) {
            set(device.id(), DeviceStatus.UNKNOWN, trouble, Optional.empty());
        }
        Optional.ofNullable(followers.get(device.id())).ifPresent(DeviceFollower::end);
    }

    /** Who has not shown up by now is not there. */
    private synchronized void settle() {
        if (closed || !operator.connection().state().isOnline()) {
            return;
        }
        operator.connection().roster().items().stream()
                .filter(item -> item.subscription().hears())
                .map(RosterItem::jid)
                .filter(jid -> !jid.local().isEmpty())
                .map(jid -> new DeviceId(jid.bare().toString()))
                .forEach(id -> fleet.known(id, () -> awaited(id)));
        for (Twin twin : fleet.devices()) {
            Device device = twin.device();
            if (device.presence().status() == DeviceStatus.UNKNOWN) {
                boolean online =
                        operator.directory().find(Jid.of(device.id().jid())).isPresent();
                if (online) {
                    look(Jid.of(device.id().jid()), "");
                } else {
                    set(device.id(), DeviceStatus.OFFLINE, "no presence of it has come", Optional.empty());
                }
            }
        }
    }

    /** Follows nobody any more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (settling != null) {
                settling.cancel();
            }
        }
        registrations.forEach(XmppConnection.Registration::remove);
        followers.values().forEach(DeviceFollower::end);
    }
}
