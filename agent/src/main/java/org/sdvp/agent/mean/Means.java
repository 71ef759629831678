package org.sdvp.agent.mean;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.model.LogicalDevice;
import org.sdvp.model.LogicalNode;
import org.sdvp.model.ModelValues;
import org.sdvp.model.ObjectReference;

/**
 * Makes the means of one server: each measured value of a logical node with ClcMth AVG is the time-weighted mean of the
 * object of the same name in the node that ClcSrc refers to, over intervals of ClcIntvPer (ClcIntvTyp MS or DAY) that begin
 * at whole multiples of their length since 1970 in UTC: five minutes begin at :00, :05 and so on. Its t is the end of the
 * interval.
 *
 * <p>A mean is written as soon as a sample of the next interval comes, and at the latest 2 s after the end, so that a sample
 * that is late by as much still counts where it belongs; a later one counts from the beginning of the present interval. If
 * the clock is put, or the process stands still, the time that nobody saw counts as not covered.
 *
 * <p>Safe for many threads; has none of its own.
 */
public final class Means implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(10);
    private static final Duration UNSEEN = Duration.ofSeconds(30);
    private static final Duration JITTER = Duration.ofSeconds(5);

    private final Consumer<List<ModelValues.Write>> writer;
    private final TimeSource time;
    private final List<MeanPoint> points = new ArrayList<>();
    private final Map<Integer, List<MeanPoint>> bySlot = new HashMap<>();
    private final List<List<ModelValues.Write>> outcomes = new ArrayList<>();
    private Instant seen;
    private TimeSource.@Nullable Timer timer;
    private boolean started;
    private boolean closed;

    /**
     * Finds the derived nodes of a model.
     *
     * @param values of the server, watched from {@link #start()} on
     * @param writer the way by which means are written
     * @param time wall clock and timers
     */
    public Means(ModelValues values, Consumer<List<ModelValues.Write>> writer, TimeSource time) {
        this.writer = writer;
        this.time = time;
        this.seen = time.now();
        for (LogicalDevice device : values.model().logicalDevices()) {
            ObjectReference place = ObjectReference.parse(device.name());
            for (LogicalNode node : device.logicalNodes()) {
                points.addAll(MeanPoint.of(values, place.child(node.name()), node, seen));
            }
        }
        points.forEach(point -> point.slots()
                .forEach(slot ->
                        bySlot.computeIfAbsent(slot, key -> new ArrayList<>()).add(point)));
        if (!points.isEmpty()) {
            values.addChangeListener(this::changed);
        }
    }

    /** Number of means it makes. */
    public int size() {
        return points.size();
    }

    /** Begins, in the middle of intervals of which the part before now is not covered. To be called once. */
    public void start() {
        if (points.isEmpty()) {
            return;
        }
        synchronized (this) {
            started = true;
            seen = time.now();
            points.forEach(point -> {
                point.restart(seen);
                point.begin(seen);
            });
        }
        look();
    }

    // Called while the values are being written: what comes of it is written later.
    private void changed(List<ModelValues.Change> changes) {
        Set<MeanPoint> affected = new LinkedHashSet<>();
        changes.forEach(change -> affected.addAll(bySlot.getOrDefault(change.slot(), List.of())));
        if (affected.isEmpty()) {
            return;
        }
        synchronized (this) {
            if (!started || closed) {
                return;
            }
            Instant now = now();
            boolean waiting = !outcomes.isEmpty();
            affected.forEach(point -> keep(point, point.changed(now)));
            if (!waiting && !outcomes.isEmpty()) {
                time.after(Duration.ZERO, this::look);
            }
        }
    }

    private void keep(MeanPoint point, List<WindowMean.Result> results) {
        for (int i = 0; i < results.size(); i++) {
            while (outcomes.size() <= i) {
                outcomes.add(new ArrayList<>());
            }
            outcomes.get(i).addAll(point.writes(results.get(i)));
        }
    }

    /** The time, having seen to it that what nobody saw is not covered. */
    private Instant now() {
        Instant now = time.now();
        Instant before = seen;
        if (now.isAfter(before.plus(UNSEEN))) {
            points.forEach(point -> keep(point, point.gap(before, now)));
        } else if (now.plus(JITTER).isBefore(before)) {
            points.forEach(point -> point.restart(now));
        } else if (now.isBefore(before)) {
            return before;
        }
        seen = now;
        return now;
    }

    private void look() {
        List<List<ModelValues.Write>> written;
        synchronized (this) {
            if (closed) {
                return;
            }
            Instant now = now();
            Instant due = now.minus(GRACE);
            points.forEach(point -> keep(point, point.closeUntil(due)));
            written = List.copyOf(outcomes);
            outcomes.clear();
            sleep(now);
        }
        written.forEach(writer);
    }

    private void sleep(Instant now) {
        if (timer != null) {
            timer.cancel();
        }
        Duration rest = points.stream()
                .map(point -> Duration.between(now, point.end().plus(GRACE)))
                .filter(left -> left.compareTo(LONGEST_SLEEP) < 0)
                .min(Duration::compareTo)
                .orElse(LONGEST_SLEEP);
        Duration shortest = Duration.ofMillis(1);
        timer = time.after(rest.compareTo(shortest) < 0 ? shortest : rest, this::look);
    }

    /** Makes no means any more. */
    @Override
    public synchronized void close() {
        closed = true;
        if (timer != null) {
            timer.cancel();
        }
    }
}
