package org.sdvp.operator.presence;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sdvp.acsi.TimeSource;
import org.sdvp.operator.presence.PresenceChange.Kind;
import org.sdvp.xmpp.DeviceDirectory;
import org.sdvp.xmpp.stanza.Jid;

/**
 * The last changes of the presence of each device, in memory: of the 10,000 accounts that changed last 100 each. What is
 * held back of a device that is flapping is not in it. Safe for many threads.
 */
public final class PresenceHistory implements DeviceDirectory.Listener {
    /** How many changes of an account are kept. */
    public static final int MOST_CHANGES = 100;

    private static final int MOST_ACCOUNTS = 10_000;

    private final TimeSource time;
    private final Map<Jid, Deque<PresenceChange>> accounts = new LinkedHashMap<>();
    private final List<Consumer<PresenceChange>> listeners = new ArrayList<>();

    /** An empty one, to be made a listener of a directory before the login. */
    public PresenceHistory(TimeSource time) {
        this.time = time;
    }

    @Override
    public void onOnline(DeviceDirectory.Device device) {
        add(new PresenceChange(device.since(), Kind.ONLINE, device.jid(), ""));
    }

    @Override
    public void onOffline(DeviceDirectory.Device device, String reason) {
        add(new PresenceChange(time.now(), Kind.OFFLINE, device.jid(), reason));
    }

    @Override
    public void onFlapping(Jid account, Instant since) {
        add(new PresenceChange(since, Kind.FLAPPING, account, "comes and goes"));
    }

    @Override
    public void onSteady(Jid account, int held) {
        add(new PresenceChange(time.now(), Kind.STEADY, account, held + " changes were not told"));
    }

    private synchronized void add(PresenceChange change) {
        Jid account = change.jid().bare();
        Deque<PresenceChange> changes =
                Optional.ofNullable(accounts.remove(account)).orElseGet(ArrayDeque::new);
        // The one that changed last is the last of the map.
        accounts.put(account, changes);
        changes.add(change);
        if (changes.size() > MOST_CHANGES) {
            changes.remove();
        }
        if (accounts.size() > MOST_ACCOUNTS) {
            accounts.remove(accounts.keySet().iterator().next());
        }
        listeners.forEach(listener -> listener.accept(change));
    }

    /** The changes of a device, the oldest first. */
    public synchronized List<PresenceChange> of(Jid device) {
        return List.copyOf(accounts.getOrDefault(device.bare(), new ArrayDeque<>()));
    }

    /**
     * Tells all that is kept, of each account in its order, and then each change as it comes.
     *
     * @param listener must not throw, and be quick: other listeners wait for it
     */
    public synchronized void listen(Consumer<PresenceChange> listener) {
        accounts.values().forEach(changes -> changes.forEach(listener));
        listeners.add(listener);
    }
}
