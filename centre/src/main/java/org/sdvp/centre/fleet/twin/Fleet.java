package org.sdvp.centre.fleet.twin;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.DeviceStatus;
import org.sdvp.centre.fleet.DeviceStore;
import org.sdvp.centre.fleet.FleetStoreException;
import org.sdvp.centre.fleet.FleetTime;
import org.sdvp.centre.fleet.Point;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.SampleStore;

/**
 * All devices as they are now, in memory, so that nobody has to ask the store what is now. What people change is stored
 * before it holds; what devices change holds at once and is stored when the store can. Safe for many threads; to be closed.
 */
public final class Fleet implements AutoCloseable {
    private final DeviceStore devices;
    private final FleetTime time;
    private final LaterWrites later;
    private final Map<DeviceId, Twin> twins = new ConcurrentHashMap<>();
    private final Map<List<Point>, List<Point>> models = new ConcurrentHashMap<>();
    private final Set<ChangeFeed> feeds = ConcurrentHashMap.newKeySet();
    private final Object storing = new Object();

    /**
     * What happened in a stretch of time.
     *
     * @param rows devices of which what stands in the list changed, also if they are new or gone
     * @param values references whose values changed, of each device that has any
     */
    public record Change(Set<DeviceId> rows, Map<DeviceId, Set<String>> values) {}

    /** Somebody who hears of changes. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        /** Nothing more is told. */
        @Override
        void close();
    }

    private Fleet(DeviceStore devices, FleetTime time) {
        this.devices = devices;
        this.time = time;
        this.later = new LaterWrites(time);
    }

    /**
     * The fleet as it was left. No device counts as there: what presence was stored is UNKNOWN until it is heard of.
     *
     * @param time for stamps, and for telling of changes
     * @throws org.sdvp.centre.fleet.FleetStoreException if the store is away
     */
    public static Fleet load(DeviceStore devices, SampleStore samples, FleetTime time) {
        Fleet fleet = new Fleet(devices, time);
        Map<DeviceId, Map<String, Sample>> latest = samples.latest();
        for (Device device : devices.devices()) {
            Twin twin = fleet.twin(device);
            twin.restore(latest.getOrDefault(device.id(), Map.of()));
            fleet.twins.put(device.id(), twin);
            if (device.presence().status() != DeviceStatus.AWAITED) {
                fleet.presence(device.id(), unknown(device.presence(), time.now()));
            }
        }
        return fleet;
    }

    private static Device.Presence unknown(Device.Presence was, Instant now) {
        return new Device.Presence(
                DeviceStatus.UNKNOWN, now, "the centre has just started", was.heard(), Optional.empty());
    }

    private Twin twin(Device device) {
        return new Twin(device, () -> shared(devices.points(device.id())));
    }

    // Most devices have the same model: it is kept once.
    private List<Point> shared(List<Point> points) {
        List<Point> own = List.copyOf(points);
        return Objects.requireNonNullElse(models.putIfAbsent(own, own), own);
    }

    /** A device, whoever it belongs to. */
    public Optional<Twin> device(DeviceId id) {
        return Optional.ofNullable(twins.get(id));
    }

    /** A device of a tenant; empty if it is another's. */
    public Optional<Twin> device(String tenant, DeviceId id) {
        return device(id).filter(twin -> twin.device().tenant().equals(tenant));
    }

    /** All devices, whoever they belong to. */
    public Collection<Twin> devices() {
        return List.copyOf(twins.values());
    }

    /** The devices of a tenant that are meant, by address. */
    public List<Twin> devices(String tenant, FleetQuery query) {
        return matching(tenant, query)
                .sorted((one, other) ->
                        one.device().id().compareTo(other.device().id()))
                .toList();
    }

    private Stream<Twin> matching(String tenant, FleetQuery query) {
        return twins.values().stream().filter(twin -> {
            Device device = twin.device();
            return device.tenant().equals(tenant) && query.matches(device);
        });
    }

    /** Sums over the devices of a tenant that are meant. */
    public RollUp rollUp(String tenant, FleetQuery query) {
        return RollUp.of(matching(tenant, query).toList());
    }

    /** The groups of a tenant that have devices, with how many. */
    public Map<String, Integer> groups(String tenant) {
        Map<String, Integer> groups = new TreeMap<>();
        matching(tenant, FleetQuery.ALL)
                .forEach(twin -> twin.device().groups().forEach(group -> groups.merge(group, 1, Integer::sum)));
        return groups;
    }

    /**
     * Names a device, or puts it into groups; stored when this returns.
     *
     * @param change of label and groups; what else it changes is not taken
     * @return what it is now; empty if there is no such device
     * @throws org.sdvp.centre.fleet.FleetStoreException if it cannot be stored; nothing has changed then
     */
    public Optional<Device> edit(String tenant, DeviceId id, UnaryOperator<Device> change) {
        Optional<Twin> found = device(tenant, id);
        found.ifPresent(twin -> {
            synchronized (storing) {
                Device wanted = change.apply(twin.device());
                UnaryOperator<Device> named = old ->
                        new Device(id, old.tenant(), wanted.label(), old.plate(), wanted.groups(), old.presence());
                devices.put(named.apply(twin.device()));
                twin.change(named);
            }
            changed(id);
        });
        return found.map(Twin::device);
    }

    /**
     * Forgets a device with all that was stored of it. It is there again, new, when it shows up.
     *
     * @return whether there was one
     * @throws org.sdvp.centre.fleet.FleetStoreException if the store is away; nothing has changed then
     */
    public boolean remove(String tenant, DeviceId id) {
        if (device(tenant, id).isEmpty()) {
            return false;
        }
        synchronized (storing) {
            devices.remove(id);
            twins.remove(id);
        }
        changed(id);
        return true;
    }

    /**
     * A device is expected, or there, and perhaps not known yet.
     *
     * @param fresh makes what it is if it is new
     */
    public Twin known(DeviceId id, Supplier<Device> fresh) {
        Twin known = twins.get(id);
        if (known != null) {
            return known;
        }
        Twin made = twins.computeIfAbsent(id, own -> twin(fresh.get()));
        store(id);
        changed(id);
        return made;
    }

    /** What the presence of a device is from now on; without effect if it is not known. */
    public void presence(DeviceId id, Device.Presence now) {
        Twin twin = twins.get(id);
        if (twin != null) {
            twin.change(device -> device.with(now));
            later.add(() -> put(id, now));
            changed(id);
        }
    }

    /**
     * What a device says of itself; without effect if it is not known.
     *
     * @param name what it calls itself, taken as long as nobody has named it; may be empty
     * @return whether its points are others than before
     */
    public boolean model(DeviceId id, String name, Device.Plate plate, List<Point> points) {
        Twin twin = twins.get(id);
        if (twin == null) {
            return false;
        }
        Device before = twin.device();
        String label = before.label().equals(id.name()) && !name.isBlank() ? name : before.label();
        if (!before.plate().equals(plate) || !before.label().equals(label)) {
            twin.change(old -> new Device(id, old.tenant(), label, plate, old.groups(), old.presence()));
            store(id);
        }
        List<Point> own = shared(points);
        boolean others = !own.equals(pointsOf(twin));
        twin.points(own);
        if (others) {
            later.add(() -> devices.setPoints(id, own));
        }
        changed(id);
        return others;
    }

    // While the store is away, nobody knows what they were.
    private static List<Point> pointsOf(Twin twin) {
        try {
            return twin.points();
        } catch (FleetStoreException e) {
            return List.of();
        }
    }

    private void store(DeviceId id) {
        later.add(() -> {
            synchronized (storing) {
                Twin twin = twins.get(id);
                if (twin != null) {
                    devices.put(twin.device());
                }
            }
        });
    }

    private void put(DeviceId id, Device.Presence presence) {
        synchronized (storing) {
            Twin twin = twins.get(id);
            if (twin != null) {
                devices.put(twin.device().with(presence));
            }
        }
    }

    /** Values came, and are stored. */
    public void received(Collection<Received> received) {
        Instant now = time.now();
        Map<DeviceId, Set<String>> values = new HashMap<>();
        Set<DeviceId> rows = new TreeSet<>();
        for (Received one : received) {
            Twin twin = twins.get(one.device());
            if (twin == null) {
                continue;
            }
            Set<String> changed = twin.received(one.samples(), now);
            values.computeIfAbsent(one.device(), own -> new TreeSet<>()).addAll(changed);
            if (changed.stream().anyMatch(reference -> Shown.of(reference).isPresent())) {
                rows.add(one.device());
            }
        }
        feeds.forEach(feed -> feed.changed(rows, values));
    }

    /** How many alarms of a device last or are not acknowledged. */
    public void alarms(DeviceId id, int open) {
        device(id).filter(twin -> twin.alarms() != open).ifPresent(twin -> {
            twin.alarms(open);
            changed(id);
        });
    }

    /** That a device is logged in several times, for people; empty if it is not. */
    public void duplicate(DeviceId id, String trouble) {
        device(id).filter(twin -> twin.duplicate(trouble)).ifPresent(twin -> changed(id));
    }

    /** That the model of a device is another one than before, for people; empty from its next association on. */
    public void otherModel(DeviceId id, String trouble) {
        device(id).filter(twin -> twin.otherModel(trouble)).ifPresent(twin -> changed(id));
    }

    private void changed(DeviceId id) {
        feeds.forEach(feed -> feed.changed(Set.of(id), Map.of()));
    }

    /**
     * Tells of changes from now on: the first soon, others together, but no more often than is said. Whoever listens looks up
     * what has become of the devices, so nobody can be told of something that is over.
     *
     * @param atMostEvery time between two
     * @param listener called by one thread at a time; while it works, changes gather
     */
    public Subscription listen(Duration atMostEvery, Consumer<Change> listener) {
        ChangeFeed feed = new ChangeFeed(time, atMostEvery, listener);
        feeds.add(feed);
        return () -> {
            feeds.remove(feed);
            feed.close();
        };
    }

    /** What waits for the store, of what devices have changed; 0 if all is stored. */
    public int unstored() {
        return later.waiting();
    }

    /** Tells nobody of anything any more, and tries once more to store what is not stored. */
    @Override
    public void close() {
        feeds.forEach(ChangeFeed::close);
        feeds.clear();
        later.close();
    }
}
