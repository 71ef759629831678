package org.sdvp.centre.acsi;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.FleetStoreException;
import org.sdvp.centre.fleet.Received;
import org.sdvp.centre.fleet.Sample;
import org.sdvp.centre.fleet.SampleStore;

/** A store that can be taken away. */
final class SwitchedStore implements SampleStore {
    private final SampleStore real;
    private volatile boolean away;

    SwitchedStore(SampleStore real) {
        this.real = real;
    }

    void away(boolean now) {
        away = now;
    }

    private SampleStore store() {
        if (away) {
            throw new FleetStoreException("the database is away", new IllegalStateException("switched off"));
        }
        return real;
    }

    @Override
    public void append(Collection<Received> received) {
        store().append(received);
    }

    @Override
    public Optional<Received.Place> mark(DeviceId device, String block) {
        return store().mark(device, block);
    }

    @Override
    public void forgetMark(DeviceId device, String block) {
        store().forgetMark(device, block);
    }

    @Override
    public Map<String, Sample> latest(DeviceId device) {
        return store().latest(device);
    }

    @Override
    public Map<DeviceId, Map<String, Sample>> latest() {
        return store().latest();
    }

    @Override
    public List<Bucket> history(DeviceId device, String reference, Instant from, Instant to, Duration bucket) {
        return store().history(device, reference, from, to, bucket);
    }

    @Override
    public List<Received.Gap> gaps(DeviceId device, Instant from, Instant to) {
        return store().gaps(device, from, to);
    }
}
