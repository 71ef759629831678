package org.sdvp.centre.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one report brought, or one reading: stored as a whole or not at all.
 *
 * @param device whose it is
 * @param came when, by the clock of the centre
 * @param samples what
 * @param place of a buffered report the place in its buffer; empty for all else
 * @param gap what is missing before it; empty if nothing is known to be
 */
public record Received(DeviceId device, Instant came, List<Sample> samples, Optional<Place> place, Optional<Gap> gap) {
    /** Copies the samples. */
    public Received {
        samples = List.copyOf(samples);
    }

    /**
     * Where a report stood in the buffer of a device; after it the centre resumes (IEC 61850-7-2, EntryID).
     *
     * @param block reference of the buffered report control block
     * @param entryId 8 octets as 16 hexadecimal digits
     * @param entryTime time of the entry, by the device's clock
     */
    public record Place(String block, String entryId, Instant entryTime) {}

    /**
     * Values that nobody has any more.
     *
     * @param from after this time something may be missing
     * @param to up to this time
     * @param why for people
     */
    public record Gap(Instant from, Instant to, String why) {}
}
