package org.sdvp.centre.fleet.twin;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.FleetTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers changes for one listener, and tells of them together. */
final class ChangeFeed {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    private final FleetTime time;
    private final Duration atMostEvery;
    private final Consumer<Fleet.Change> listener;
    private Set<DeviceId> rows = new TreeSet<>();
    private Map<DeviceId, Set<String>> values = new HashMap<>();
    private Instant last = Instant.MIN;
    private boolean waiting;
    private boolean closed;

    ChangeFeed(FleetTime time, Duration atMostEvery, Consumer<Fleet.Change> listener) {
        this.time = time;
        this.atMostEvery = atMostEvery;
        this.listener = listener;
    }

    synchronized void changed(Set<DeviceId> moreRows, Map<DeviceId, Set<String>> moreValues) {
        if (closed || (moreRows.isEmpty() && moreValues.isEmpty())) {
            return;
        }
        rows.addAll(moreRows);
        moreValues.forEach((device, references) ->
                values.computeIfAbsent(device, own -> new TreeSet<>()).addAll(references));
        if (!waiting) {
            waiting = true;
            tellLater();
        }
    }

    private void tellLater() {
        Instant now = time.now();
        boolean isDue = last.equals(Instant.MIN) || now.isBefore(last);
        Duration since = isDue ? atMostEvery : Duration.between(last, now);
        Duration rest = atMostEvery.minus(since);
        time.after(rest.isNegative() ? Duration.ZERO : rest, this::tell);
    }

    private void tell() {
        Fleet.Change change;
        synchronized (this) {
            if (closed) {
                return;
            }
            change = new Fleet.Change(rows, values);
            rows = new TreeSet<>();
            values = new HashMap<>();
            last = time.now();
        }
        try {
            listener.accept(change);
        } catch (RuntimeException e) {
            LOG.error("a listener of the fleet failed", e);
        }
        synchronized (this) {
            waiting = !closed && !(rows.isEmpty() && values.isEmpty());
            if (waiting) {
                tellLater();
            }
        }
    }

    synchronized void close() {
        closed = true;
    }
}
