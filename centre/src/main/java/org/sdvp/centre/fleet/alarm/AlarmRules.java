package org.sdvp.centre.fleet.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.FleetStoreException;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.twin.Fleet;
import org.sdvp.centre.fleet.twin.Twin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds what people should know of, and begins and ends alarms. What is not known of a device, as while it is
 * away, neither begins nor ends one. Safe for many threads; to be closed.
 */
public final class AlarmRules implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmRules.class);
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Fleet fleet;
    private final AlarmStore store;
    private final FleetTime time;
    private final AlarmLimits limits;
    private final Map<DeviceId, DeviceWatch> watches = new ConcurrentHashMap<>();
    private final Map<Long, Alarm> open = new ConcurrentHashMap<>();
    private final List<Consumer<Alarm>> listeners = new CopyOnWriteArrayList<>();
    private FleetTime.@Nullable Task next;
    private boolean closed;

    private AlarmRules(Fleet fleet, AlarmStore store, FleetTime time, AlarmLimits limits) {
        this.fleet = fleet;
        this.store = store;
        this.time = time;
        this.limits = limits;
    }

    /**
     * Begins to look, with the alarms that were left.
     *
     * @throws FleetStoreException if the store is away
     */
    public static AlarmRules start(Fleet fleet, AlarmStore store, FleetTime time, AlarmLimits limits) {
        AlarmRules rules = new AlarmRules(fleet, store, time, limits);
        store.open().forEach(alarm -> rules.open.put(alarm.id(), alarm));
        rules.open.values().forEach(alarm -> rules.count(alarm.device()));
        rules.next = time.after(Duration.ZERO, rules::beat);
        return rules;
    }

    /** The alarms of a tenant that last or that nobody has acknowledged, newest first. */
    public List<Alarm> open(String tenant) {
        return open.values().stream()
                .filter(alarm -> fleet.device(tenant, alarm.device()).isPresent())
                .sorted((one, other) -> Long.compare(other.id(), one.id()))
                .toList();
    }

    /**
     * Somebody has seen an alarm; the first who has counts.
     *
     * @return it; empty if the tenant has none of that number
     * @throws FleetStoreException if the store is away; nothing has changed then
     */
    public synchronized Optional<Alarm> acknowledge(String tenant, long id, String by) {
        Optional<Alarm> found = Optional.ofNullable(open.get(id))
                .or(() -> store.alarm(id))
                .filter(alarm -> fleet.device(tenant, alarm.device()).isPresent());
        if (found.isEmpty() || found.get().acknowledged().isPresent()) {
            return found;
        }
        Alarm old = found.get();
        Alarm seen = new Alarm(
                old.id(),
                old.device(),
                old.kind(),
                old.text(),
                old.began(),
                old.ended(),
                Optional.of(new Alarm.Acknowledgement(by, now())));
        changed(seen);
        return Optional.of(seen);
    }

    private Instant now() {
        return time.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Tells of alarms that begin, end or are acknowledged from now on; called by one thread at a time. */
    public Fleet.Subscription listen(Consumer<Alarm> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void beat() {
        try {
            look();
        } catch (FleetStoreException e) {
            LOG.debug("alarms wait for the store: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("alarms stumbled", e);
        }
        synchronized (this) {
            if (!closed) {
                next = time.after(BEAT, this::beat);
            }
        }
    }

    private synchronized void look() {
        Instant now = now();
        Map<DeviceId, Map<Alarm.Kind, Alarm>> lasting = new ConcurrentHashMap<>();
        open.values().stream()
                .filter(alarm -> alarm.ended().isEmpty())
                .forEach(alarm -> lasting.computeIfAbsent(alarm.device(), id -> new EnumMap<>(Alarm.Kind.class))
                        .put(alarm.kind(), alarm));
        for (Twin twin : fleet.devices()) {
            DeviceId id = twin.device().id();
            DeviceWatch watch = watches.computeIfAbsent(id, own -> new DeviceWatch(limits));
            Map<Alarm.Kind, Alarm> own = lasting.getOrDefault(id, Map.of());
            watch.look(twin, own.keySet(), now).forEach((kind, finding) -> found(id, kind, finding, own.get(kind)));
        }
        for (DeviceId gone : lasting.keySet()) {
            if (fleet.device(gone).isEmpty()) {
                lasting.get(gone).values().forEach(alarm -> open.remove(alarm.id()));
                watches.remove(gone);
            }
        }
    }

    private void found(DeviceId id, Alarm.Kind kind, Finding finding, @Nullable Alarm lasting) {
        if (finding.state() == Finding.State.BAD && lasting == null) {
            changed(store.begin(new Alarm(0, id, kind, finding.text(), now(), Optional.empty(), Optional.empty())));
        } else if (finding.state() == Finding.State.GOOD && lasting != null) {
            changed(new Alarm(
                    lasting.id(),
                    id,
                    kind,
                    lasting.text(),
                    lasting.began(),
                    Optional.of(now()),
                    lasting.acknowledged()));
        }
    }

    private void changed(Alarm alarm) {
        if (open.containsKey(alarm.id())
                || alarm.ended().isPresent()
                || alarm.acknowledged().isPresent()) {
            store.update(alarm);
        }
        if (alarm.ended().isPresent() && alarm.acknowledged().isPresent()) {
            open.remove(alarm.id());
        } else {
            open.put(alarm.id(), alarm);
        }
        count(alarm.device());
        for (Consumer<Alarm> listener : listeners) {
            try {
                listener.accept(alarm);
            } catch (RuntimeException e) {
                LOG.error("a listener to alarms failed", e);
            }
        }
    }

    private void count(DeviceId id) {
        fleet.alarms(id, (int) open.values().stream()
                .filter(alarm -> alarm.device().equals(id))
                .count());
    }

    /** Looks no more. */
    @Override
    public synchronized void close() {
        closed = true;
        if (next != null) {
            next.cancel();
        }
    }
}
