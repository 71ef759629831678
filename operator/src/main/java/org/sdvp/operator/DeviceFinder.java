package org.sdvp.operator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sdvp.operator.UnreachableException.Kind;
import org.sdvp.operator.sdvp2.Sdvp2Box;
import org.sdvp.xmpp.DeviceDirectory;
import org.sdvp.xmpp.XmppConnection;
import org.sdvp.xmpp.stanza.Jid;
import org.sdvp.xmpp.stanza.Presence;
import org.sdvp.xmpp.stanza.RosterItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds devices by name. Presence comes in some time after the login and nothing says when all of it has come, so whoever
 * is not there yet is waited for: while others still show up, and only until the patience since the login is used up.
 */
final class DeviceFinder {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceFinder.class);
    private static final int NAMES_SHOWN = 8;
    private static final int QUIET_PART = 5;

    private final XmppConnection connection;
    private final DeviceDirectory directory;
    private final long patienceNanos;
    private final Map<Jid, Boolean> present = new ConcurrentHashMap<>();
    private final Set<Jid> boxes = ConcurrentHashMap.newKeySet();
    private final OperatorSettings settings;
    private final Object change = new Object();
    private long since = System.nanoTime();
    private long lastChange = since;

    DeviceFinder(XmppConnection connection, DeviceDirectory directory, OperatorSettings settings) {
        this.connection = connection;
        this.directory = directory;
        this.settings = settings;
        this.patienceNanos = settings.patience().toNanos();
        connection.onPresence(presence -> presence.from().ifPresent(from -> heard(presence, from)));
        connection.onState((state, reason) -> {
            synchronized (change) {
                since = System.nanoTime();
                change.notifyAll();
            }
        });
        connection.roster().listen(item -> changed());
        directory.listen(new DeviceDirectory.Listener() {
            @Override
            public void onOnline(DeviceDirectory.Device device) {}

            @Override
            public void onOffline(DeviceDirectory.Device device, String reason) {}

            @Override
            public void onChange() {
                changed();
            }
        });
    }

    /**
     * What a name has led to.
     *
     * @param jid full address
     * @param entry what the directory knows of it; empty: it is an original box of the SDVP2 project
     */
    record Found(Jid jid, Optional<DeviceDirectory.Device> entry) {}

    private void heard(Presence presence, Jid from) {
        switch (presence.type()) {
            case AVAILABLE -> present.put(from, presence.caps().isPresent());
            case UNAVAILABLE, ERROR -> {
                Predicate<Jid> gone = jid -> jid.belongsTo(from);
                present.keySet().removeIf(gone);
                boxes.removeIf(gone);
            }
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE -> {}
        }
        changed();
    }

    private void changed() {
        synchronized (change) {
            lastChange = System.nanoTime();
            change.notifyAll();
        }
    }

    List<DeviceDirectory.Device> online() {
        waitFor(() -> !contacts().isEmpty()
                && directory.online().values().stream()
                        .map(device -> device.jid().bare())
                        .collect(Collectors.toSet())
                        .containsAll(contacts()));
        return List.copyOf(directory.online().values());
    }

    Found find(String name) {
        Jid wanted = address(name);
        Optional<Found> found = look(wanted);
        if (found.isEmpty() && !isHeard(wanted) && connection.state().isOnline()) {
            UnreachableException absent = absent(wanted);
            boolean isStranger = connection.roster().item(wanted.bare()).isEmpty();
            introduce(wanted.bare());
            found = look(wanted);
            if (found.isEmpty() && !isHeard(wanted)) {
                if (isStranger) {
                    withdraw(wanted.bare());
                }
                throw absent;
            }
        }
        return found.orElseThrow(() -> absent(wanted));
    }

    private boolean isHeard(Jid wanted) {
        return connection
                .roster()
                .item(wanted.bare())
                .map(item -> item.subscription().hears())
                .orElse(false);
    }

    /**
     * Asks a device that is named but not known for its presence, and grants ours. A device asks its owners for theirs, but
     * an XMPP server may keep that from an account whose priority is negative, as ejabberd does.
     */
    private void introduce(Jid device) {
        synchronized (change) {
            since = System.nanoTime();
        }
        connection.send(Presence.subscribe(device));
        connection.send(Presence.subscribed(device));
    }

    /** Nobody by that name has answered: it may have been mistyped, and must not stay in the roster. */
    private void withdraw(Jid device) {
        connection.roster().remove(device).exceptionally(failure -> {
            LOG.info("{} stays in the roster: {}", device, failure.getMessage());
            return null;
        });
    }

    private Optional<Found> look(Jid wanted) {
        waitFor(() -> !candidates(wanted).isEmpty() || !perhapsBoxes(wanted).isEmpty());
        if (candidates(wanted).isEmpty()) {
            for (Jid perhaps : perhapsBoxes(wanted)) {
                if (isBox(perhaps)) {
                    return Optional.of(new Found(perhaps, Optional.empty()));
                }
            }
            waitFor(() -> !candidates(wanted).isEmpty());
        }
        List<DeviceDirectory.Device> found = candidates(wanted);
        if (found.size() > 1) {
            throw new UnreachableException(
                    Kind.DEVICE_AMBIGUOUS,
                    wanted + " is online several times; name one of "
                            + found.stream()
                                    .map(device -> device.jid().toString())
                                    .collect(Collectors.joining(", ")));
        }
        return found.stream().findFirst().map(device -> new Found(device.jid(), Optional.of(device)));
    }

    /** Who is there by that name and does not say what it understands: devices do (XEP-0115), original boxes do not. */
    private List<Jid> perhapsBoxes(Jid wanted) {
        if (!settings.sdvp2()) {
            return List.of();
        }
        return present.entrySet().stream()
                .filter(entry -> !entry.getValue() || settings.formats().isEmpty())
                .map(Map.Entry::getKey)
                .filter(jid -> wanted.isBare() ? jid.bare().equals(wanted) : jid.equals(wanted))
                .filter(jid -> connection.roster().item(jid.bare()).isPresent())
                .sorted()
                .toList();
    }

    /** Asks for the names of a box, which harms nobody; whoever is none says that it does not understand, or nothing. */
    private boolean isBox(Jid jid) {
        if (boxes.contains(jid)) {
            return true;
        }
        try {
            new Sdvp2Box(connection, jid, settings.callTimeout())
                    .names("")
                    .toCompletableFuture()
                    .get(patienceNanos, TimeUnit.NANOSECONDS);
            boxes.add(jid);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("{} is no SDVP2 box: {}", jid, String.valueOf(e.getMessage()));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Jid address(String name) {
        try {
            boolean local = name.indexOf('@') < 0 && name.indexOf('/') < 0;
            Jid jid = Jid.of(local ? name + "@" + connection.jid().domain() : name);
            if (jid.local().isEmpty()) {
                throw new InputException("\"" + name + "\" is no device; expected its address such as hp01@"
                        + connection.jid().domain() + ", or only hp01");
            }
            return jid;
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private List<DeviceDirectory.Device> candidates(Jid wanted) {
        if (wanted.isFull()) {
            return directory.find(wanted).stream().toList();
        }
        List<DeviceDirectory.Device> all = directory.online().values().stream()
                .filter(device -> device.jid().bare().equals(wanted))
                .toList();
        // RFC 6121 8.5.2.1: the stream of the highest priority answers for the account.
        int highest =
                all.stream().mapToInt(DeviceDirectory.Device::priority).max().orElse(0);
        return all.stream().filter(device -> device.priority() == highest).toList();
    }

    private UnreachableException absent(Jid wanted) {
        Optional<RosterItem> item = connection.roster().item(wanted.bare());
        Jid own = connection.jid().bare();
        if (!connection.state().isOnline()) {
            return new UnreachableException(
                    Kind.STREAM_LOST,
                    "the stream of " + own + " to its XMPP server is lost, so nothing is known of " + wanted.bare()
                            + "; logging in again");
        }
        if (item.isEmpty()) {
            return new UnreachableException(
                    Kind.DEVICE_UNKNOWN,
                    wanted.bare() + " is unknown: it is not in the roster of " + own + ", which has " + names());
        }
        if (!item.get().subscription().hears()) {
            return new UnreachableException(
                    Kind.DEVICE_OFFLINE,
                    wanted.bare() + " has not granted " + own + " to hear its presence (subscription "
                            + item.get().subscription().text() + ")");
        }
        List<Jid> there = present.keySet().stream()
                .filter(jid -> jid.bare().equals(wanted.bare()))
                .sorted()
                .toList();
        if (there.isEmpty()) {
            return new UnreachableException(
                    Kind.DEVICE_OFFLINE,
                    wanted.bare() + " is offline: no presence of it has come; see \"sdvp devices\"");
        }
        return there.contains(wanted) || wanted.isBare()
                ? new UnreachableException(
                        Kind.DEVICE_OFFLINE,
                        there.get(0) + " is online, but offers no ACSI services that we understand")
                : new UnreachableException(
                        Kind.DEVICE_OFFLINE, wanted + " is offline; the account is online as " + there.get(0));
    }

    private String names() {
        List<String> names = contacts().stream().map(Jid::local).sorted().toList();
        if (names.isEmpty()) {
            return "no contacts";
        }
        String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        return names.size() > NAMES_SHOWN ? shown + " and " + (names.size() - NAMES_SHOWN) + " more" : shown;
    }

    private Set<Jid> contacts() {
        return connection.roster().items().stream()
                .filter(item -> item.subscription().hears())
                .map(RosterItem::jid)
                .collect(Collectors.toSet());
    }

    private void waitFor(BooleanSupplier condition) {
        synchronized (change) {
            try {
                long left = left();
                while (!condition.getAsBoolean() && left > 0) {
                    TimeUnit.NANOSECONDS.timedWait(change, left);
                    left = left();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How long to wait on: less where nothing more seems to come, all of it where somebody is there but not known yet. */
    private long left() {
        long now = System.nanoTime();
        boolean pending = present.keySet().stream()
                .anyMatch(jid -> connection.roster().item(jid.bare()).isPresent()
                        && !directory.online().containsKey(jid));
        long quiet = Math.max(since, lastChange) + patienceNanos / QUIET_PART - now;
        long patience = since + patienceNanos - now;
        return pending ? patience : Math.min(patience, quiet);
    }
}
