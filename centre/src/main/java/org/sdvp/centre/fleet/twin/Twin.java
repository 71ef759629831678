package org.sdvp.centre.fleet.twin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdvp.centre.fleet.Device;
import org.sdvp.centre.fleet.Point;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.Trust;

/** One device as it is now, for as long as it is in the fleet: what is asked twice may have changed. Safe for many threads. */
public final class Twin {
    private final Supplier<List<Point>> stored;
    private final Map<String, Sample> values = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<@Nullable Sample> shown = new AtomicReferenceArray<>(Shown.values().length);
    private volatile Device device;
    private volatile @Nullable List<Point> points;
    private volatile int alarms;
    private volatile String duplicate = "";
    private volatile String otherModel = "";
    private volatile @Nullable Instant heard;

    Twin(Device device, Supplier<List<Point>> stored) {
        this.device = device;
        this.stored = stored;
        this.heard = device.presence().heard().orElse(null);
    }

    /** Who it is, and whether it is there; its {@code heard} is that of now. */
    public Device device() {
        Device now = device;
        Device.Presence presence = now.presence();
        return now.with(new Device.Presence(
                presence.status(),
                presence.since(),
                presence.reason(),
                Optional.ofNullable(heard),
                presence.resource()));
    }

    /**
     * Its points, in the order of its model; of a device that has not been there since the centre started those of the store.
     *
     * @throws org.sdvp.centre.fleet.FleetStoreException if they must be had from the store, and that is away
     */
    public List<Point> points() {
        List<Point> known = points;
        if (known == null) {
            known = stored.get();
            points = known;
        }
        return known;
    }

    /** The point of a reference, see {@link #points}. */
    public Optional<Point> point(String reference) {
        return points().stream()
                .filter(point -> point.reference().equals(reference))
                .findFirst();
    }

    /** The last value of each point, by reference; what came last of a device that is not there. */
    public Map<String, Sample> values() {
        return Map.copyOf(values);
    }

    /** The last value of a point. */
    public Optional<Sample> value(String reference) {
        return Optional.ofNullable(values.get(reference));
    }

    /** A value of the list. */
    public Optional<Sample> value(Shown which) {
        return Optional.ofNullable(shown.get(which.ordinal()));
    }

    /** A value of the list as a number; empty if it has none, or one not to be used. */
    public OptionalDouble number(Shown which) {
        Sample sample = shown.get(which.ordinal());
        return sample == null || sample.trust() == Trust.INVALID
                ? OptionalDouble.empty()
                : sample.value().number();
    }

    /** How many of its alarms last or are not acknowledged. */
    public int alarms() {
        return alarms;
    }

    /** Changes who it is; gives what it is now. */
    synchronized Device change(UnaryOperator<Device> change) {
        device = change.apply(device);
        return device;
    }

    /** Its points from now on. */
    void points(List<Point> now) {
        points = now;
    }

    /** What is wrong with who it says it is, such as that it is logged in twice; empty if nothing is. */
    public String identity() {
        return duplicate + (duplicate.isEmpty() || otherModel.isEmpty() ? "" : "; ") + otherModel;
    }

    /** Whether that is something new. */
    synchronized boolean duplicate(String trouble) {
        boolean same = duplicate.equals(trouble);
        duplicate = trouble;
        return !same;
    }

    /** Whether that is something new. */
    synchronized boolean otherModel(String trouble) {
        boolean same = otherModel.equals(trouble);
        otherModel = trouble;
        return !same;
    }

    void alarms(int now) {
        alarms = now;
    }

    /**
     * Samples came.
     *
     * @param news in the order in which they came
     * @param now by the clock of the centre
     * @return references whose value is another one now
     */
    Set<String> received(Iterable<Sample> news, Instant now) {
        Set<String> changed = new TreeSet<>();
        for (Sample sample : news) {
            Sample latest =
                    values.merge(sample.reference(), sample, (old, next) -> isNewer(old, next, now) ? next : old);
            if (sample.equals(latest)) {
                changed.add(sample.reference());
                Shown.of(sample.reference()).ifPresent(which -> shown.set(which.ordinal(), sample));
            }
        }
        Instant before = heard;
        heard = before == null || before.isBefore(now) ? now : before;
        return changed;
    }

    // What a buffer gives later is older than what was read. A time that has not come yet is no reason to keep a value.
    private static boolean isNewer(Sample old, Sample next, Instant now) {
        return !next.time().isBefore(old.time()) || old.time().isAfter(now);
    }

    /** Values of the store, before any came. */
    void restore(Map<String, Sample> latest) {
        latest.values().forEach(sample -> {
            values.putIfAbsent(sample.reference(), sample);
            Shown.of(sample.reference()).ifPresent(which -> shown.compareAndSet(which.ordinal(), null, sample));
        });
    }
}
