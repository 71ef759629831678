package org.sdvp.centre.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Keeps what devices tell. Every method throws {@link FleetStoreException} while the database is away; nothing is half
 * done then.
 */
public interface SampleStore {
    /**
     * Stores all of it in one transaction, on disk when this returns. A sample of the same point and time as one that is
     * there replaces it, so that the same report twice leaves one. A place moves the mark of its block forward.
     */
    void append(Collection<Received> received);

    /** The place of the last report stored of a block of a device; empty if there is none. */
    Optional<Received.Place> mark(DeviceId device, String block);

    /** Forgets the mark, for a device whose buffer no longer holds the entry. */
    void forgetMark(DeviceId device, String block);

    /** The last sample of each point of a device, by reference. */
    Map<String, Sample> latest(DeviceId device);

    /** The last sample of each point of all devices. */
    Map<DeviceId, Map<String, Sample>> latest();

    /**
     * History of a point.
     *
     * @param device whose
     * @param reference of the point
     * @param from from this time, including
     * @param to up to this time, excluding
     * @param bucket width of a bucket; zero for the samples themselves, of which 100,000 at most come
     * @return in order of time; of buckets those that hold something
     */
    List<Bucket> history(DeviceId device, String reference, Instant from, Instant to, Duration bucket);

    /** Gaps of a device that touch a time, in order. */
    List<Received.Gap> gaps(DeviceId device, Instant from, Instant to);

    /**
     * Samples of a stretch of time as one.
     *
     * @param start beginning of the stretch; of a single sample its time
     * @param count how many samples there were
     * @param mean mean of the numbers; empty where there are none
     * @param min smallest
     * @param max greatest
     * @param last the last value
     * @param trust the worst there was
     */
    record Bucket(
            Instant start,
            int count,
            OptionalDouble mean,
            OptionalDouble min,
            OptionalDouble max,
            PointValue last,
            Trust trust) {}
}
